"""A finding in words: what is wrong, why it matters, how to mend it, and where it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from saql.i18n.catalogue import catalogue
from saql.i18n.finding_words import MESSAGES, REASONS
from saql.i18n.formats import format_date, format_number
from saql.i18n.labels import code_label, field_label, item_label, section_label
from saql.plan.checks.rule import Datum, Finding, PlaceIn
from saql.plan.document import ITEM_LISTS, Plan
from saql.plan.fields import Language, Text, date_of
from saql.plan.fundraising import FundingMapEntry
from saql.plan.items import Item

_CODES = {
    "box": "BOXES",
    "other_box": "BOXES",
    "quadrant": "QUADRANTS",
    "currency": "CURRENCIES",
    "whole": "CURRENCIES",
}
_LISTS = ("quarters", "years", "figures", "arabic", "english")
_DATES = ("date", "start", "end")
_SHORT = 60
_BETWEEN = " › "


@dataclass(frozen=True)
class Described:
    """A finding in words; ``where`` is the way from the section to the field."""

    message: str
    reason: str
    mend: str
    where: str


def describe(finding: Finding, language: Language, plan: Plan) -> Described:
    """Put a finding into words of one language.

    A rule or variant of a newer version is described by its code alone.
    """
    say = catalogue("checks", language).gettext
    list_name, item = _item_at(plan, finding.place)
    message, mend = MESSAGES.get((finding.code, finding.variant), (finding.code, ""))
    data = _in_words(finding, language, list_name, item)
    reason = REASONS.get(finding.code, "")
    return Described(
        message=say(message) % data,
        reason=say(reason) % {} if reason else "",
        mend=say(mend) % data if mend else "",
        where=_where(finding.place, language, list_name, item),
    )


def _item_at(plan: Plan, place: PlaceIn) -> tuple[str, Item | None]:
    """The item of a place and the list that holds it; an item may be gone by now."""
    section = getattr(plan, place.section, None)
    if place.item is not None and section is not None:
        for list_name in ITEM_LISTS.get(place.section, ()):
            for item in getattr(section, list_name):
                if item.id == place.item:
                    return list_name, item
    return "", None


def _in_words(
    finding: Finding, language: Language, list_name: str, item: Item | None
) -> dict[str, str]:
    place = finding.place
    words = {key: _datum(key, value, language) for key, value in finding.data.items()}
    if "missing" in finding.data:
        words["missing"] = _listed(
            (
                field_label(place.section, list_name, name, language)
                for name in str(finding.data["missing"]).split(",")
            ),
            language,
        )
    words["item"] = _named(place.section, list_name, item, language)
    words["label"] = item_label(place.section, list_name, language) if list_name else ""
    words["field"] = _field(place, list_name, language)
    return words


def _datum(key: str, value: Datum, language: Language) -> str:
    if not isinstance(value, str):
        return format_number(value, language)
    if key in _CODES:
        return code_label(_CODES[key], value, language)
    if key in _DATES:
        return _as_date(value, language)
    if key == "part":
        return _as_part(value, language)
    if key == "attachments":
        return _listed((code_label("ATTACHMENTS", c, language) for c in value.split(",")), language)
    if key in _LISTS:
        return value.replace(", ", "، ") if language == "ar" else value
    if key == "chain":
        return value.replace("→", "←") if language == "ar" else value
    return value


def _listed(labels: Iterable[str], language: Language) -> str:
    return ("، " if language == "ar" else ", ").join(labels)


def _as_date(value: str, language: Language) -> str:
    try:
        return format_date(dt.date.fromisoformat(value), language)
    except ValueError:
        return value


def _as_part(value: str, language: Language) -> str:
    section, _, field = value.partition(".")
    title, label = section_label(section, language), field_label(section, "", field, language)
    return title if field in ITEM_LISTS.get(section, ()) else f"{title}{_BETWEEN}{label}"


def _field(place: PlaceIn, list_name: str, language: Language) -> str:
    return field_label(place.section, list_name, place.field, language) if place.field else ""


def _named(section: str, list_name: str, item: Item | None, language: Language) -> str:
    """The item by its own words in quotation marks, else by what it is."""
    if item is None:
        return section_label(section, language)
    own = _own_words(item, language)
    if own:
        return f"«{own}»" if language == "ar" else f"“{own}”"
    return item_label(section, list_name, language)


def _own_words(item: Item, language: Language) -> str:
    for name in ("text", "name", "group", "partner", "need", "who"):
        text = getattr(item, name, None)
        if isinstance(text, Text) and text:
            return short(text.best(language))
    if area := getattr(item, "area", ""):
        return code_label("CAPACITY_AREAS", area, language)
    if line := getattr(item, "item", ""):
        return short(code_label("READINESS_ITEMS", line, language))
    if isinstance(item, FundingMapEntry):
        return code_label("FUNDING_KINDS", item.kind, language) if item.kind else ""
    kind, date = getattr(item, "kind", ""), date_of(getattr(item, "date", None))
    shown = [code_label("REVIEW_KINDS", kind, language)] if kind else []
    return " ".join(shown + ([format_date(date, language)] if date else []))


def short(text: str, most: int = _SHORT) -> str:
    """The beginning of a text in whole words, on one line."""
    line = " ".join(text.split()).rstrip(".")
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0]
    return f"{cut}…"


def _where(place: PlaceIn, language: Language, list_name: str, item: Item | None) -> str:
    steps = [section_label(place.section, language)]
    if item is not None:
        steps.append(_named(place.section, list_name, item, language))
    if place.field:
        steps.append(_field(place, list_name, language))
    return _BETWEEN.join(step for step in steps if step)
