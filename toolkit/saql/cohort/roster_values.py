"""The small values of a roster as people type them, in either language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from saql.plan.folding import fold
from saql.plan.numbers import parse_number, to_latin_digits

AGES = (14, 100)
PHONE_DIGITS = (6, 15)


@dataclass(frozen=True)
class Reading:
    """A value as it is kept, and the code of what is wrong with what was typed."""

    value: Any
    code: str = ""
    typed: str = ""
    severity: Literal["error", "warning"] = "warning"


def _spellings(**words: str) -> dict[str, str]:
    return {fold(each): value for value, listed in words.items() for each in listed.split("|")}


LANGUAGES = _spellings(
    ar="ar|ara|arabic|عربي|عربية|العربية|اللغة العربية|ع",
    en="en|eng|english|إنكليزي|إنكليزية|الإنكليزية|إنجليزي|إنجليزية|الإنجليزية|انجليزي",
)
SEXES = _spellings(
    female="f|female|woman|أنثى|انثى|امرأة|إمرأة|إناث|سيدة|آنسة|نساء|ث|w",
    male="m|male|man|ذكر|رجل|ذكور|سيد|رجال|ذ",
)
ROLES = _spellings(
    participant="participant|trainee|member|مشارك|مشاركة|متدرب|متدربة|المشارك|المتدرب",
    coach="coach|مدرب الصقل|مدربة الصقل|الصقل|صقل|coach/mentor|mentor|مرشد",
    trainer="trainer|facilitator|مدرب|مدربة|المدرب|المدربة|ميسر|ميسرة",
)


def read_language(typed: str) -> Reading:
    """Arabic unless something else is typed."""
    return _one_of(typed, LANGUAGES, "ar", "bad_language")


def read_sex(typed: str) -> Reading:
    """``female``, ``male`` or nothing."""
    return _one_of(typed, SEXES, "", "bad_sex")


def read_role(typed: str) -> Reading:
    """A participant unless something else is typed; an unknown role is an error."""
    found = _one_of(typed, ROLES, "participant", "bad_role")
    return Reading(found.value, found.code, typed, "error") if found.code else found


def read_age(typed: str) -> Reading:
    """Whole years; what cannot be an age is left out."""
    if not typed:
        return Reading(None)
    number = parse_number(typed)
    low, high = AGES
    if number is None or number != int(number) or not low <= number <= high:
        return Reading(None, "bad_age", typed)
    return Reading(int(number))


def read_phone(typed: str) -> Reading:
    """Digits and a plus sign; what has too few or too many digits is left out."""
    if not typed:
        return Reading("")
    latin = to_latin_digits(typed)
    digits = "".join(sign for sign in latin if sign.isdigit())
    low, high = PHONE_DIGITS
    strange = any(not (sign.isdigit() or sign in "+-–()./ \u00a0") for sign in latin)
    if strange or not low <= len(digits) <= high:
        return Reading("", "bad_phone", typed)
    return Reading(("+" if latin.strip().startswith("+") else "") + digits)


def _one_of(typed: str, words: Mapping[str, str], default: str, code: str) -> Reading:
    if not typed:
        return Reading(default)
    found = words.get(fold(typed))
    return Reading(default, code, typed) if found is None else Reading(found)
