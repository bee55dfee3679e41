"""Plans in which every text field holds hostile texts, by walking the document's model."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

from pydantic import BaseModel

from saql.plan import vocabulary as v
from saql.plan.document import ITEM_LISTS, SECTIONS, Plan
from saql.plan.fields import Text

Json = dict[str, Any]

CODES: dict[tuple[str, str], tuple[str, ...]] = {
    ("about", "status"): v.STATUSES,
    ("profile", "legal_form"): v.LEGAL_FORMS,
    ("profile", "sectors"): v.SECTORS[:3],
    ("stakeholders", "type"): v.STAKEHOLDER_TYPES,
    ("capacity", "area"): v.CAPACITY_AREAS,
    ("swot", "box"): v.BOXES,
    ("swot", "pestel"): v.PESTEL,
    ("tows", "quadrant"): tuple(v.QUADRANTS),
    ("indicators", "kind"): v.INDICATOR_KINDS,
    ("indicators", "direction"): v.DIRECTIONS,
    ("indicators", "frequency"): v.FREQUENCIES,
    ("indicators", "disaggregation"): v.DISAGGREGATIONS[:2],
    ("risks", "response"): v.RESPONSES,
    ("budget", "category"): v.CATEGORIES,
    ("budget", "currency"): v.CURRENCIES[1:2],
    ("budget", "rate_currency"): v.CURRENCIES[:1],
    ("funding", "kind"): v.FUNDING_KINDS,
    ("funding", "status"): v.FUNDING_STATUSES,
    ("meal", "kind"): v.REVIEW_KINDS,
    ("meal", "criterion"): v.DAC_CRITERIA,
    ("readiness", "item"): v.READINESS_ITEMS,
    ("readiness", "answer"): v.READINESS_ANSWERS,
    ("funding_map", "kind"): v.FUNDING_KINDS,
    ("funding_map", "decision"): v.SOURCE_DECISIONS,
    ("donors", "type"): v.DONOR_TYPES,
    ("donors", "priorities"): v.SECTORS[:2],
    ("donors", "currency"): v.CURRENCIES[1:2],
    ("donors", "categories"): v.CATEGORIES[:2],
    ("donors", "languages"): v.LANGUAGES_USED[:2],
    ("donors", "attachments"): v.ATTACHMENTS[:2],
    ("donors", "attachments_ready"): v.ATTACHMENTS[:1],
    ("donors", "relation"): v.RELATIONS,
    ("pipeline", "stage"): v.PIPELINE_STAGES,
    ("pipeline", "eligible"): v.YES_NO,
    ("pipeline", "fits_mission"): v.YES_NO,
    ("pipeline", "decision"): v.GO_DECISIONS,
    ("pipeline", "lost_reason"): v.LOST_REASONS,
    ("campaign", "currency"): v.CURRENCIES[1:2],
    ("campaign", "channel"): v.CHANNELS,
    ("ties", "type"): v.TIE_TYPES,
    ("agreements", "status"): v.AGREEMENT_STATUSES,
    ("coordination", "sector"): v.SECTORS[:1],
    ("coordination", "status"): v.PRESENCE_STATUSES,
    ("coordination", "frequency"): v.FREQUENCIES,
    ("communication", "channel"): v.CHANNELS,
    ("communication", "frequency"): v.FREQUENCIES,
}
POINTERS = {
    ("objectives", "goal"): "goals-items",
    ("results", "objective"): "objectives-items",
    ("results", "outcome"): "results-outcomes",
    ("indicators", "measures"): "objectives-items",
    ("activities", "output"): "results-outputs",
    ("activities", "activity"): "activities-items",
    ("risks", "threat"): "swot-items",
    ("budget", "activity"): "activities-items",
    ("tows", "cites"): "swot-items",
    ("goals", "strategies"): "tows-strategies",
    ("activities", "depends_on"): "activities-items",
    ("pipeline", "donor"): "donors-items",
    ("pipeline", "source"): "funding-sources",
    ("ties", "stakeholder"): "stakeholders-items",
    ("ties", "goal"): "goals-items",
    ("agreements", "tie"): "ties-items",
    ("coordination", "activity"): "activities-items",
    ("communication", "goal"): "goals-items",
    ("communication", "message"): "messages-items",
}
UNSEEN = {"newer", "id", "pcode", "language"}
POINTING = {name for _section, name in POINTERS}
CHANCE = 12
"""Characters up to which a text may be found in another one by chance."""
INHERITED = ("constructor", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf")
"""Legal ids that a careless page finds in every object."""


def hostile_plan(
    texts: list[str],
    *,
    items: int = 3,
    swot: int = 3,
    same: bool = False,
    wild: bool = False,
    extra: bool = False,
) -> Plan:
    """A plan with the texts in turn in every text field.

    Args:
        texts: the texts; they begin again where more fields than texts are.
        items: how many items each list has; ``swot`` those of the SWOT analysis.
        same: whether a field has the same text in both languages.
        wild: whether codes, references, numbers and dates are hostile texts too; otherwise they
            are honest, so that the plan holds together and every view has something to draw.
        extra: whether fields that this version does not know are there as well.
    """
    supply = cycle(texts)

    def value(section: str, name: str, kind: Any, at: int) -> Any:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return part(section, "", kind, at)
        shapes = _shapes(kind)
        if list in shapes:
            return _list(section, name, at) or [next(supply), next(supply)]
        if bool in shapes:
            return at % 2 == 0
        if name == "pcode":
            return next(supply) if wild else "SY04"
        honest = _honest(section, name, at)
        if honest is not None and not wild:
            return honest
        if shapes & {int, float}:
            return next(supply) if wild else _number(name, at)
        if "date" in {getattr(s, "__name__", "") for s in shapes}:
            return next(supply) if wild else f"{2027 + at % 3}-0{1 + at % 9}-15"
        return next(supply)

    def part(section: str, name: str, model: type[BaseModel], at: int) -> Json:
        if model is Text:
            first = next(supply)
            return {"ar": first, "en": first if same else next(supply)}
        content: Json = {}
        for field, info in model.model_fields.items():
            inner = _item_model(info.annotation)
            if field == "id":
                own = wild and section == "swot" and at < len(INHERITED)
                content["id"] = INHERITED[at] if own else f"{section}-{name}-{at}"
            elif field == "language":
                content["language"] = "ar"
            elif inner is not None and field in ITEM_LISTS.get(section, ()):
                count = swot if section == "swot" else items
                content[field] = [part(section, field, inner, n) for n in range(count)]
            elif inner is not None:
                content[field] = [part(section, field, inner, n) for n in range(2)]
            else:
                content[field] = value(section, field, info.annotation, at)
        if extra:
            content["newer"] = {"__proto__": next(supply), next(supply): [next(supply)]}
        return content

    def _list(section: str, name: str, at: int) -> list[str]:
        if (section, name) in POINTERS:
            return [f"{POINTERS[section, name]}-{at}"]
        if name == "places":
            return [next(supply), "SY04"] if wild else ["SY04"]
        return [] if wild else list(CODES.get((section, name), ()))

    data = {name: part(name, "", _model(name), 0) for name in SECTIONS}
    return Plan.model_validate(data)


def written(value: Any) -> Iterator[str]:
    """Every text in a document's JSON, the names of fields left out."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from written(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from written(inner)
    elif isinstance(value, str):
        yield value


def readable(value: Any, language: str, joined: bool = False) -> Iterator[str]:
    """The texts that a reader of the plan in this language sees.

    What points at another item shows that item; what a newer version wrote shows nowhere. Of the
    texts that stand together in one line only those are given that cannot be there by chance.
    """
    if isinstance(value, dict):
        together = joined or "pcode" in value
        for name, inner in value.items():
            # A field of words may be called as a pointer of another section is.
            points = name in POINTING and not isinstance(inner, dict)
            if name in UNSEEN or points:
                continue
            if name != ("en" if language == "ar" else "ar"):
                yield from readable(inner, language, together or name == "milestones")
    elif isinstance(value, list):
        for inner in value:
            yield from readable(inner, language, joined or isinstance(inner, str))
    elif isinstance(value, str) and not (joined and len(value) <= CHANCE):
        yield value


def rotated(texts: tuple[str, ...] | list[str], by: int) -> list[str]:
    """The texts from another beginning, so that each field gets others."""
    return list(islice(cycle(texts), by, by + len(texts)))


def _honest(section: str, name: str, at: int) -> str | None:
    if (section, name) in POINTERS:
        return f"{POINTERS[section, name]}-{at}"
    codes = CODES.get((section, name))
    return codes[at % len(codes)] if codes else None


def _number(name: str, at: int) -> int:
    if "year" in name:
        return 3 if name == "horizon_years" else 2027 + at % 3
    return 1 + at % 4


def _model(section: str) -> type[BaseModel]:
    found = Plan.model_fields[section].annotation
    assert isinstance(found, type)
    return found


def _item_model(kind: Any) -> type[BaseModel] | None:
    if typing.get_origin(kind) is not list:
        return None
    (inner,) = typing.get_args(kind)
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None


def _shapes(kind: Any) -> set[Any]:
    """The plain types that an annotation is made of."""
    origin = typing.get_origin(kind)
    if origin is list:
        return {list}
    if origin in (typing.Union, types.UnionType, typing.Annotated):
        found: set[Any] = set()
        for inner in typing.get_args(kind):
            found |= (
                _shapes(inner) if typing.get_origin(inner) or isinstance(inner, type) else set()
            )
        return found
    return {kind}
