"""Group L: a donation campaign, its gift table, its steps, its thanks and what it costs."""

from __future__ import annotations

from saql.plan.campaign import campaign_totals
from saql.plan.checks.reading import flag_missing, is_begun, missing
from saql.plan.checks.rule import Datum, Look, Setting, rule
from saql.plan.document import Plan
from saql.plan.fields import date_of, number_of
from saql.plan.vocabulary import CHANNELS, CURRENCIES

_CAMPAIGN = "Campaign planning checklists"
_GIFTS = "Gift tables in campaign checklists"


@rule("L10", "W", reads=("campaign",), source=_CAMPAIGN)
def campaign_is_framed(plan: Plan, _setting: Setting, look: Look) -> None:
    """A campaign has a purpose, an amount, a currency, an audience and its two dates."""
    campaign = plan.campaign
    if not is_begun(plan, "campaign"):
        return
    for field in ("name", "purpose", "goal", "currency", "audience", "start", "end"):
        look.at()
        value = getattr(campaign, field)
        if not value or (field == "currency" and value not in CURRENCIES):
            look.flag("no_part", "campaign", field=field)
    for field in ("goal", "raised"):
        if (number_of(getattr(campaign, field)) or 0) < 0:
            look.flag("negative", "campaign", field=field, severity="E")
    start, end = date_of(campaign.start), date_of(campaign.end)
    if start and end and end < start:
        look.flag("order", "campaign", field="end", severity="E")


@rule("L11", "W", reads=("campaign",), source=_GIFTS)
def gifts_reach_the_goal(plan: Plan, _setting: Setting, look: Look) -> None:
    """The gift table adds up to the amount that is to be raised."""
    made = campaign_totals(plan.campaign)
    if not made.goal:
        return
    look.at()
    if not plan.campaign.gifts:
        look.flag("none", "campaign", field="gifts")
    elif made.missing > 0.01:
        look.flag("short", "campaign", field="gifts", planned=made.planned, goal=made.goal)


@rule("L12", "I", reads=("campaign",), source=f"{_GIFTS}: leading gift 10 to 15 % of the goal")
def one_gift_leads(plan: Plan, setting: Setting, look: Look) -> None:
    """The largest gift is large enough to lead, and not so large that all hangs on it."""
    made = campaign_totals(plan.campaign)
    share = made.leading_share
    if not share:
        return
    look.at()
    limits = setting.thresholds.fundraising
    least, most = limits.leading_gift_share_min, limits.leading_gift_share_max
    row = made.rows[0]
    data: dict[str, Datum] = {
        "percent": round(100 * share),
        "least": round(100 * least),
        "most": round(100 * most),
    }
    variant = "small" if share < least - 1e-9 else "large" if share > most + 1e-9 else ""
    if variant:
        look.flag(variant, "campaign", row.id, "amount", severity=None, **data)


@rule("L13", "W", reads=("campaign",), source=f"{_GIFTS}: three people asked for each gift")
def enough_people_are_asked(plan: Plan, setting: Setting, look: Look) -> None:
    """Each row of the gift table is whole, with enough people to ask for its gifts."""
    ratio = setting.thresholds.fundraising.prospects_per_gift_min
    for level in plan.campaign.gifts:
        look.at()
        fields = missing(level, "amount", "gifts", "prospects")
        flag_missing(look, "campaign", level, fields)
        gifts, asked = number_of(level.gifts), number_of(level.prospects)
        if gifts and asked is not None and asked < gifts * ratio:
            needed = int(-(-gifts * ratio // 1))
            look.flag("few", "campaign", level.id, "prospects", have=asked, least=needed)


@rule("L14", "W", reads=("campaign",), source="Cost per unit raised")
def costs_are_counted(plan: Plan, setting: Setting, look: Look) -> None:
    """What the campaign costs is written down and is a small part of what it brings."""
    made = campaign_totals(plan.campaign)
    if not made.goal:
        return
    look.at()
    share = made.cost_per_unit_planned or 0.0
    most = setting.thresholds.fundraising.cost_share_max
    if not plan.campaign.costs:
        look.flag("none", "campaign", field="costs")
    elif share > most + 1e-9:
        percent = round(100 * share)
        look.flag("dear", "campaign", field="costs", percent=percent, most=round(100 * most))
    for cost in plan.campaign.costs:
        look.at()
        flag_missing(look, "campaign", cost, missing(cost, "amount"))


@rule("L15", "W", reads=("campaign",), source="Donor stewardship practice")
def givers_are_thanked(plan: Plan, setting: Setting, look: Look) -> None:
    """Everybody who gives is thanked, within days, by somebody."""
    if not is_begun(plan, "campaign"):
        return
    if not plan.campaign.thanks:
        look.at()
        look.flag("none", "campaign", field="thanks")
    most = setting.thresholds.fundraising.thanks_days_max
    for thanks in plan.campaign.thanks:
        look.at()
        flag_missing(look, "campaign", thanks, missing(thanks, "who", "days", "owner"))
        days = number_of(thanks.days)
        if days is not None and days > most:
            look.flag("slow", "campaign", thanks.id, "days", days=days, most=most)


@rule("L16", "W", reads=("campaign",), source=_CAMPAIGN)
def steps_are_dated(plan: Plan, setting: Setting, look: Look) -> None:
    """Each step has a channel, an owner and a date in the campaign or shortly around it."""
    campaign = plan.campaign
    if not is_begun(plan, "campaign"):
        return
    if not campaign.steps:
        look.at()
        look.flag("none", "campaign", field="steps")
    around = setting.thresholds.fundraising.step_days_around
    start, end = date_of(campaign.start), date_of(campaign.end)
    for step in campaign.steps:
        look.at()
        fields = [] if step.channel in CHANNELS else ["channel"]
        flag_missing(look, "campaign", step, (*fields, *missing(step, "date", "owner")))
        day = date_of(step.date)
        early = day and start and (start - day).days > around
        late = day and end and (day - end).days > around
        if early or late:
            look.flag("outside", "campaign", step.id, "date", days=around)


RULES = (
    campaign_is_framed,
    gifts_reach_the_goal,
    one_gift_leads,
    enough_people_are_asked,
    costs_are_counted,
    givers_are_thanked,
    steps_are_dated,
)
