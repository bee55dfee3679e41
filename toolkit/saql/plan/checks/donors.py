"""Groups I, K and L: donor profiles against the plan, and the case for support."""

from __future__ import annotations

from collections.abc import Iterator

from saql.plan.checks.reading import (
    by_id,
    flag_missing,
    is_begun,
    missing,
    sums,
    text_of,
    word_count,
)
from saql.plan.checks.rule import Look, Setting, rule
from saql.plan.document import Plan
from saql.plan.fields import number_of
from saql.plan.fundraising import DonorProfile, Opportunity
from saql.plan.pipeline import ASKING_STAGES
from saql.plan.tokens import is_number, tokens
from saql.plan.vocabulary import ATTACHMENTS, CATEGORIES, DONOR_TYPES, OPEN_STAGES

_PROFILE = "Donor profile"
_CASE = "Case for support practice"
_GIVERS = ("individual", "diaspora", "religious_fund")
"""Those who give without a grant scheme."""

CASE_PARTS = ("need", "people", "answer", "why_us", "change", "ask")
"""What every case says; what happens without support may be left out."""


def asked_donors(
    plan: Plan, stages: tuple[str, ...] = OPEN_STAGES
) -> Iterator[tuple[Opportunity, DonorProfile]]:
    """Each ask in these stages whose donor has a profile, with that profile."""
    profiles = by_id(plan.donors.items)
    for ask in plan.pipeline.items:
        if ask.stage in stages and ask.donor in profiles:
            yield ask, profiles[ask.donor]


@rule("I9", "W", reads=("budget", "funding", "donors", "pipeline"), source=_PROFILE)
def asks_fit_the_donor(plan: Plan, _setting: Setting, look: Look) -> None:
    """An open ask keeps the donor's ceiling, co-funding, indirect cost and eligible costs."""
    made = sums(plan)
    for ask, donor in asked_donors(plan):
        look.at()
        amount = number_of(ask.amount)
        same = donor.currency in ("", plan.budget.currency)
        if amount is not None and same and donor.type not in _GIVERS:
            _look_at_size(ask, donor, amount, look)
        if amount is not None:
            _look_at_co_funding(plan, ask, donor, amount, look)
        eligible = [each for each in donor.categories if each in CATEGORIES]
        if eligible and amount is not None and made.grand:
            covered = round(sum(made.by_category.get(each, 0.0) for each in eligible), 2)
            if amount > covered:
                look.flag("ineligible", "pipeline", ask.id, "amount", asked=amount, covered=covered)
        most = number_of(donor.indirect_max)
        if most is not None and made.direct and 100 * made.support / made.direct > most + 1e-9:
            percent = round(100 * made.support / made.direct, 1)
            look.flag("indirect", "pipeline", ask.id, "donor", percent=percent, most=most)


def _look_at_size(ask: Opportunity, donor: DonorProfile, amount: float, look: Look) -> None:
    most, least = number_of(donor.grant_max), number_of(donor.grant_min)
    if most is not None and amount > most:
        look.flag("ceiling", "pipeline", ask.id, "amount", asked=amount, most=most)
    elif least is not None and amount < least:
        look.flag("floor", "pipeline", ask.id, "amount", asked=amount, least=least)


def _look_at_co_funding(
    plan: Plan, ask: Opportunity, donor: DonorProfile, amount: float, look: Look
) -> None:
    """The donor pays 100 - n per cent of the whole; the rest must be there from other sources."""
    share = number_of(donor.co_funding)
    if not share or not 0 < share < 100:
        return
    needed = round(amount * share / (100 - share), 2)
    have = sum(
        number_of(source.amount) or 0.0
        for source in plan.funding.sources
        if source.status == "confirmed" and source.id != ask.source
    )
    if have < needed:
        look.flag(
            "co_funding", "pipeline", ask.id, "amount", percent=share, needed=needed, have=have
        )


@rule("K2", "W", reads=("about", "case_for_support"), source="Proposal portals: word limits")
def case_keeps_its_length(plan: Plan, setting: Setting, look: Look) -> None:
    """The whole case fits a few pages, its short version a portal or a message."""
    limits, case = setting.thresholds.fundraising, plan.case_for_support
    if not is_begun(plan, "case_for_support"):
        return
    look.at(2)
    count = sum(
        word_count(text_of(plan, getattr(case, part))) for part in (*CASE_PARTS, "without_you")
    )
    if count > limits.case_words_max:
        most = limits.case_words_max
        look.flag("long", "case_for_support", field="need", words=count, most=most)
    short = word_count(text_of(plan, case.short))
    if short > limits.short_words_max:
        most = limits.short_words_max
        look.flag("short_long", "case_for_support", field="short", words=short, most=most)


@rule("K3", "W", reads=("donors", "pipeline"), source="NUPAS and OCA document lists")
def attachments_are_ready(plan: Plan, _setting: Setting, look: Look) -> None:
    """The attachments of a donor are ready when a proposal to it is written or sent."""
    donors = {donor.id: donor for _, donor in asked_donors(plan, ASKING_STAGES)}
    for donor in donors.values():
        look.at()
        asked = [each for each in donor.attachments if each in ATTACHMENTS]
        left = [each for each in asked if each not in donor.attachments_ready]
        if not asked:
            look.flag("no_list", "donors", donor.id, "attachments", severity="I")
        elif left:
            attachments = ",".join(left)
            look.flag("not_ready", "donors", donor.id, "attachments_ready", attachments=attachments)


@rule("L4", "W", reads=("donors",), source=_PROFILE)
def donors_are_known(plan: Plan, _setting: Setting, look: Look) -> None:
    """A profile says what kind of donor it is, what it funds and how large its grants are."""
    for donor in plan.donors.items:
        look.at()
        fields = [] if donor.type in DONOR_TYPES else ["type"]
        fields += [] if donor.priorities or donor.interests else ["interests"]
        fields += missing(donor, "grant_max") if donor.type not in _GIVERS else ()
        flag_missing(look, "donors", donor, tuple(fields))
        least, most = number_of(donor.grant_min), number_of(donor.grant_max)
        if least is not None and most is not None and least > most:
            look.flag("range", "donors", donor.id, "grant_min", severity="E")
        for field in ("co_funding", "indirect_max"):
            share = number_of(getattr(donor, field))
            if share is not None and not 0 <= share <= 100:
                look.flag("over_hundred", "donors", donor.id, field, severity="E", value=share)


@rule("L5", "W", reads=("about", "case_for_support"), source=_CASE)
def case_is_whole(plan: Plan, _setting: Setting, look: Look) -> None:
    """A case has all its parts, a figure for the need, an amount in the ask, a short version."""
    case = plan.case_for_support
    if not is_begun(plan, "case_for_support"):
        return
    for part in (*CASE_PARTS, "short"):
        look.at()
        if not getattr(case, part):
            look.flag("no_part", "case_for_support", field=part)
        elif part in ("need", "ask") and not any(
            is_number(word) for word in tokens(text_of(plan, getattr(case, part)))
        ):
            look.flag(f"no_figure_{part}", "case_for_support", field=part)


RULES = (
    asks_fit_the_donor,
    case_keeps_its_length,
    attachments_are_ready,
    donors_are_known,
    case_is_whole,
)
