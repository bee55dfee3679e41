"""The closed word lists of the plan document: codes in the document, words in the catalogues.

A field that holds a code outside its list (a newer version, a hand edit) is kept and treated
as not chosen yet.
"""

from __future__ import annotations

BOXES = ("strength", "weakness", "opportunity", "threat")
INTERNAL_BOXES = ("strength", "weakness")
EXTERNAL_BOXES = ("opportunity", "threat")

QUADRANTS = {
    "SO": ("strength", "opportunity"),
    "ST": ("strength", "threat"),
    "WO": ("weakness", "opportunity"),
    "WT": ("weakness", "threat"),
}
"""TOWS quadrant to its internal and external box (Weihrich 1982)."""

PESTEL = ("political", "economic", "social", "technological", "environmental", "legal")

STATUSES = ("draft", "under_review", "approved")

LEGAL_FORMS = ("association", "charity", "foundation", "cooperative", "initiative", "other")

STAKEHOLDER_TYPES = (
    "target_community",
    "government",
    "local_government",
    "national_ngo",
    "international_ngo",
    "un_agency",
    "donor",
    "private",
    "university",
    "bank",
    "media",
    "other",
)

CAPACITY_AREAS = (
    "governance",
    "legal",
    "strategy",
    "people",
    "finance",
    "programmes",
    "meal",
    "fundraising",
    "communication",
    "networking",
)

INDICATOR_KINDS = ("count", "percentage", "score", "amount", "yes_no")
DIRECTIONS = ("increase", "decrease")
FREQUENCIES = ("weekly", "monthly", "quarterly", "half_yearly", "yearly", "once")
DISAGGREGATIONS = ("sex", "age", "disability", "displacement", "place")

RESPONSES = ("avoid", "reduce", "share", "accept")

CATEGORIES = ("A", "B", "C", "D", "E", "F", "G", "PSC")
"""OCHA CBPF cost categories A to G, and programme support costs (indirect)."""

CURRENCIES = ("SYP", "USD", "EUR", "TRY")

FUNDING_KINDS = (
    "grant",
    "donations",
    "membership",
    "income",
    "own",
    "in_kind",
    "government",
    "other",
)
FUNDING_STATUSES = ("confirmed", "submitted", "planned", "refused")

REVIEW_KINDS = ("quarterly", "yearly", "mid_term", "final")
DAC_CRITERIA = (
    "relevance",
    "coherence",
    "effectiveness",
    "efficiency",
    "impact",
    "sustainability",
)

SECTORS = (
    "11110", "11120", "11130", "11220", "11230", "11231", "11240", "11250", "11330", "11420",
    "12220", "12230", "12240", "12340", "13020", "14030", "14032", "15110", "15112", "15113",
    "15150", "15153", "15160", "15170", "15180", "15190", "15220", "15250", "16010", "16015",
    "16020", "16030", "16040", "16050", "16070", "22040", "24040", "25030", "31120", "31161",
    "32130", "41010", "43010", "43030", "43040", "43060", "43072", "72010", "72011", "72012",
    "72040", "72050", "73010", "74020", "99810",
)  # fmt: skip
"""OECD-DAC purpose codes (names in the catalogues)."""
