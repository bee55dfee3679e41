"""Group J: who does what where, agreements, and the ties that serve the goals.

J3 and J4 compare several organisations and are no rules of one plan. The sections are optional:
what is missing in a row that somebody began is a warning, so that it never keeps the strategic
plan from being ready; only what is wrong (an unknown place, an end before its start) is an error.
"""

from __future__ import annotations

from saql.plan.checks.reading import flag_missing, missing
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.document import Plan
from saql.plan.fields import date_of, number_of
from saql.plan.network import goals_without_ties, level_of, to_grow
from saql.plan.networking import Agreement, Presence
from saql.plan.vocabulary import PRESENCE_STATUSES, SECTORS

_OCHA = "OCHA 3W (who does what where)"
_MOU = "Memorandum of understanding practice"
_ROW = ("pcode", "start", "end", "target_group", "targeted")
_REACHING = ("ongoing", "completed")


@rule("J1", "W", reads=("coordination",), source=_OCHA)
def presence_is_complete(plan: Plan, _setting: Setting, look: Look) -> None:
    """A 3W row says what, in which sector, where, from when to when, for whom and how many."""
    for row in plan.coordination.presence:
        look.at()
        flag_missing(look, "coordination", row, _missing_of(row))
        start, end = date_of(row.start), date_of(row.end)
        if start and end and end < start:
            look.flag("order", "coordination", row.id, "end", severity="E")
        for field in ("targeted", "reached"):
            count = number_of(getattr(row, field))
            if count is not None and (count < 0 or count != int(count)):
                look.flag("not_a_count", "coordination", row.id, field, severity="E", value=count)


def _missing_of(row: Presence) -> tuple[str, ...]:
    found = list(missing(row, *_ROW))
    if row.sector not in SECTORS:
        found.insert(0, "sector")
    if not row.text and not row.activity.strip():
        found.insert(0, "text")
    if row.status not in PRESENCE_STATUSES:
        found.append("status")
    elif row.status in _REACHING and row.reached is None:
        found.append("reached")
    return tuple(found)


@rule("J2", "E", reads=("profile", "coordination", "donors"), source="OCHA place codes")
def places_are_known(plan: Plan, setting: Setting, look: Look) -> None:
    """A place code is one of the gazetteer, and work lies where the organisation says it works."""
    known = setting.places.by_pcode
    home = set(plan.profile.places)
    for row in plan.coordination.presence:
        pcode = row.pcode.strip()
        if not pcode:
            continue
        look.at()
        if pcode not in known:
            look.flag("unknown", "coordination", row.id, "pcode", typed=pcode[:40])
        elif home and not plan.profile.other_places:
            chain = {place.pcode for place in setting.places.chain(pcode)}
            below = any(
                pcode in {place.pcode for place in setting.places.chain(each)} for each in home
            )
            if not chain & home and not below:
                look.flag("elsewhere", "coordination", row.id, "pcode", severity="W")
    for donor in plan.donors.items:
        for pcode in donor.places:
            look.at()
            if pcode not in known:
                look.flag("unknown", "donors", donor.id, "places", typed=pcode[:40])


@rule("J7", "W", reads=("agreements",), source=_MOU)
def agreements_are_complete(plan: Plan, _setting: Setting, look: Look) -> None:
    """An agreement has purpose, roles, contributions, period, data sharing and a way out."""
    for agreement in plan.agreements.items:
        look.at()
        flag_missing(look, "agreements", agreement, missing(agreement, *_AGREED))
        _look_at_period(agreement, look)


_AGREED = (
    "purpose",
    "our_role",
    "their_role",
    "our_contribution",
    "their_contribution",
    "start",
    "end",
    "data_sharing",
    "exit",
)


def _look_at_period(agreement: Agreement, look: Look) -> None:
    start, end = date_of(agreement.start), date_of(agreement.end)
    if start and end and end < start:
        look.flag("order", "agreements", agreement.id, "end", severity="E")


@rule("J8", "W", reads=("ties",), source="Network mapping practice: a tie for a goal")
def ties_lead_somewhere(plan: Plan, _setting: Setting, look: Look) -> None:
    """A tie is named, scored and serves a goal; one that is to grow has a first step in time."""
    for tie in plan.ties.items:
        look.at()
        fields = [] if tie.name or tie.stakeholder.strip() else ["name"]
        fields += [name for name in ("now", "wanted") if getattr(tie, name) is None]
        fields += missing(tie, "goal")
        if to_grow(tie):
            fields += missing(tie, "first_step", "owner", "due")
        flag_missing(look, "ties", tie, tuple(fields))
        for name in ("now", "wanted"):
            value = getattr(tie, name)
            if number_of(value) is not None and level_of(value) is None:
                look.flag("out_of_scale", "ties", tie.id, name)


@rule("J9", "W", reads=("goals", "ties"), source="Network mapping practice: a tie for a goal")
def goals_have_ties(plan: Plan, _setting: Setting, look: Look) -> None:
    """Once ties are written, each strategic goal has somebody beside the organisation."""
    if not plan.ties.items:
        return
    look.at(len(plan.goals.items))
    for goal in goals_without_ties(plan):
        look.flag("alone", "goals", goal)


RULES = (
    presence_is_complete,
    places_are_known,
    agreements_are_complete,
    ties_lead_somewhere,
    goals_have_ties,
)
