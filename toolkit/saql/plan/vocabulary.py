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

READINESS_GROUPS: dict[str, tuple[str, ...]] = {
    "legal": ("licence", "bank_account", "signatories"),
    "governance": ("board_role", "conflict_policy", "plan_approved"),
    "finance": ("budget_approved", "financial_report", "spending_rules"),
    "evidence": ("achievements", "results_measured", "references"),
    "people": ("fundraiser", "volunteers", "writing_time"),
    "message": ("case_written", "one_page", "realistic_goal", "standing"),
    "data": ("donor_list", "documents", "thanks_record"),
}
"""The lines of the readiness self-check by group."""
READINESS_ITEMS = tuple(item for items in READINESS_GROUPS.values() for item in items)
READINESS_ANSWERS = ("yes", "partly", "no")

SOURCE_DECISIONS = ("keep", "grow", "try", "leave")

DONOR_TYPES = (
    "government",
    "un_agency",
    "pooled_fund",
    "international_ngo",
    "foundation",
    "company",
    "diaspora",
    "individual",
    "religious_fund",
    "other",
)
RELATIONS = ("unknown", "identified", "in_contact", "met", "partner", "past_partner")
LANGUAGES_USED = ("ar", "en", "fr", "de", "tr")
ATTACHMENTS = (
    "licence",
    "by_laws",
    "board_list",
    "bank_letter",
    "audit",
    "annual_report",
    "policies",
    "cvs",
    "references",
    "budget",
    "logframe",
    "safeguarding",
)
PIPELINE_STAGES = (
    "identified",
    "qualified",
    "cultivating",
    "preparing",
    "submitted",
    "awarded",
    "refused",
    "managing",
    "stewardship",
    "closed",
)
"""Identify, qualify, cultivate, ask, await the decision, award or refusal, manage, thank, close."""
OPEN_STAGES = ("identified", "qualified", "cultivating", "preparing", "submitted")
GO_SCORES = ("go_impact", "go_fit", "go_winnable", "go_effect")
GO_DECISIONS = ("go", "later", "no_go")
YES_NO = ("yes", "no", "unsure")
LOST_REASONS = ("not_eligible", "priorities", "quality", "budget", "capacity", "late", "no_answer")

CHANNELS = (
    "meeting",
    "visit",
    "phone",
    "whatsapp",
    "facebook",
    "website",
    "email",
    "radio",
    "poster",
    "event",
    "press",
    "letter",
)

TIE_LEVELS = ("none", "contact", "exchange", "coordination", "joint_work", "partnership")
"""The strengths of a tie; the place in the list, from 0, is the number in the plan."""
TIE_TYPES = STAKEHOLDER_TYPES
AGREEMENT_STATUSES = ("draft", "discussed", "signed", "ended")
PRESENCE_STATUSES = ("planned", "ongoing", "completed", "suspended")

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
