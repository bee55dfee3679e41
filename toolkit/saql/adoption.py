"""A sample plan made an organisation's own: its name, its places, its year, and what it lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from saql.course import default_course
from saql.plan.document import Plan
from saql.plan.places import PlaceRow, Places

OWN_FIELDS = ("legal_form", "founded_year", "registration", "sectors", "target_group", "contact")
"""Fields of the profile that a cohort file may give for an organisation."""

CENTRE = "مركز "
"""How the Arabic name of a governorate's central district begins."""

_AR_BEFORE, _AR_AFTER = r"(?<!\w)([وف]?)([بلك]?)", r"(?!\w)"


def adopted(plan: Plan, organisation: Mapping[str, Any], places: Places | None = None) -> Plan:
    """A sample plan as this organisation's own.

    Args:
        plan: A sample.
        organisation: Its entry in a cohort file: ``id`` and ``name``, and where given ``places``
            (the sample's places become these, in their order, in every text), the fields of
            ``OWN_FIELDS``, and ``lacks``: what it has not written yet, each as ``section``,
            ``section.field``, ``section:item`` or ``section:item.field``.
        places: The gazetteer; the shipped one unless given.

    Raises:
        ValueError: ``lacks`` names something that the sample does not have.
    """
    data = plan.model_dump(mode="json")
    before = plan.profile.name
    names = {before.ar: organisation["name"]["ar"], before.en: organisation["name"]["en"]}
    names.pop("", None)
    moved = _moves(plan.profile.places, organisation.get("places", ()), places)

    def told(text: str) -> str:
        for old, new in names.items():
            text = text.replace(old, new)
        return moved(text)

    data = _each_text(data, told)
    profile = data["profile"]
    year = organisation.get("founded_year")
    if year and plan.profile.founded_year:
        old_year = re.compile(rf"\b{plan.profile.founded_year}\b")
        for field in ("summary", "registration"):
            profile[field] = _each_text(profile[field], lambda text: old_year.sub(str(year), text))
    profile |= {field: organisation[field] for field in OWN_FIELDS if field in organisation}
    profile["places"] = list(organisation.get("places", profile["places"]))
    data["id"] = str(organisation["id"])
    _leave_out(data, organisation.get("lacks", ()))
    return Plan.model_validate(data)


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _each_text(each, change) for key, each in value.items()}
    if isinstance(value, list):
        return [_each_text(each, change) for each in value]
    return change(value) if isinstance(value, str) else value


# Places -------------------------------------------------------------------------------------


def _moves(old: list[str], new: list[str], places: Places | None) -> Callable[[str], str]:
    """What carries a text, or a p-code, from the old places to the new ones."""
    if not new or list(old) == list(new):
        return lambda text: text
    gazetteer = places or default_course().places
    arabic: dict[str, str] = {}
    english: dict[str, str] = {}
    codes: dict[str, str] = {}
    pairs = [(code, new[index % len(new)]) for index, code in enumerate(old)]
    parents = [(_parent(gazetteer, a), _parent(gazetteer, b)) for a, b in pairs]
    # Districts before governorates: «دير الزور» alone is told of the district that bears it.
    for row, to in [
        (gazetteer.by_pcode[a], gazetteer.by_pcode[b]) for a, b in [*pairs, *parents] if a and b
    ]:
        codes.setdefault(row.pcode, to.pcode)
        if row.name_ar.startswith(CENTRE):
            arabic.setdefault(row.name_ar, to.name_ar)
        for name in _plain_names(row):
            if _is_arabic(name):
                arabic.setdefault(name, to.name_ar.removeprefix(CENTRE))
            else:
                english.setdefault(name, to.name_en)
    in_arabic, in_english = _arabic_words(arabic), _english_words(english)
    return lambda text: codes.get(text) or in_english(in_arabic(text))


def _parent(gazetteer: Places, pcode: str) -> str:
    return next((row.parent for row in gazetteer.chain(pcode) if row.level > 1), "")


def _plain_names(row: PlaceRow) -> Iterator[str]:
    yield row.name_ar.removeprefix(CENTRE)
    yield row.name_en
    yield from row.spellings


def _is_arabic(name: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in name)


def _arabic_words(names: Mapping[str, str]) -> Callable[[str], str]:
    """Names in a sentence, with و ف ب ل ك joined before them, and «لل» where the article is."""
    spelled: dict[str, str] = dict(names)
    for name, to in names.items():
        if name.startswith("ال"):
            spelled[_to(name)] = _to(to)
    alternatives = "|".join(re.escape(name) for name in sorted(spelled, key=len, reverse=True))
    pattern = re.compile(f"{_AR_BEFORE}({alternatives}){_AR_AFTER}")

    def write(found: re.Match[str]) -> str:
        conjunction, preposition, name = found.groups()
        to = spelled[name]
        return conjunction + (_to(to) if preposition == "ل" else preposition + to)

    return lambda text: pattern.sub(write, text)


def _to(name: str) -> str:
    """The name with the preposition ل joined to it («للرقة»، «للاذقية»)."""
    if name.startswith("الل"):
        return "ل" + name[2:]
    return "لل" + name[2:] if name.startswith("ال") else "ل" + name


def _english_words(names: Mapping[str, str]) -> Callable[[str], str]:
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])({alternatives})(?![\w-])")
    return lambda text: pattern.sub(lambda found: names[found[1]], text)


# What an organisation has not written yet ------------------------------------------------------


def _leave_out(data: dict[str, Any], lacks: Iterable[str]) -> None:
    gone: set[str] = set()
    for lack in lacks:
        place, _, field = lack.partition(".")
        section, _, item = place.partition(":")
        try:
            holder = data if not item and not field else data[section]
            if item:
                items, at = _item(data[section], item)
                holder = items[at]
                if not field:
                    gone |= _ids(items.pop(at))
                    continue
            gone |= _ids(holder.pop(field or section))
        except LookupError as error:
            raise ValueError(f"the sample has no {lack}") from error
    if gone:
        _forget(data, gone)


def _item(section: dict[str, Any], item: str) -> tuple[list[dict[str, Any]], int]:
    for items in section.values():
        if isinstance(items, list):
            for at, each in enumerate(items):
                if isinstance(each, dict) and each.get("id") == item:
                    return items, at
    raise LookupError(item)


def _ids(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["id"]} if isinstance(value.get("id"), str) else set()
        return own.union(*(_ids(each) for each in value.values()))
    if isinstance(value, list):
        return set().union(*(_ids(each) for each in value))
    return set()


def _forget(value: Any, gone: set[str]) -> None:
    """Take the ids of what was left out from everything that pointed at it."""
    if isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, str) and each in gone:
                value[key] = ""
            elif isinstance(each, list):
                value[key] = [x for x in each if not (isinstance(x, str) and x in gone)]
            _forget(value[key], gone)
    elif isinstance(value, list):
        for each in value:
            _forget(each, gone)
