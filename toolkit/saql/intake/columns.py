"""Which column holds what: headers in either language, of one row or of two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from saql.intake.sheet import HEADER_ROWS, Sheet
from saql.plan.folding import fold

FIRST_NAME, LAST_NAME = "first_name", "last_name"
ORGANISATION_COLUMNS = ("organisation_ar", "organisation_en", "organisation_id")
NAME_COLUMNS = ("name", FIRST_NAME, LAST_NAME)

_TOKEN = re.compile(r"[^\W_]+")


def _tokens(text: str) -> tuple[str, ...]:
    """The words of a header, without letters that stand alone, as in «المشارك/ة»."""
    found = _TOKEN.findall(fold(text))
    return tuple(_bare(token) for token in found if len(token) > 1 or token.isdigit())


def _bare(token: str) -> str:
    """A word without the article and the prepositions that stick to it."""
    for prefix in ("بال", "ال", "لل"):
        if token.startswith(prefix) and len(token) > len(prefix) + 1:
            return token[len(prefix) :]
    return token


def _words(text: str) -> frozenset[str]:
    return frozenset(_tokens(text))


ORGANISATION = _words(
    "organisation organization organisations ngo cso association foundation org "
    "المنظمة منظمة الجمعية جمعية المؤسسة مؤسسة الجهة جهة"
)
ID = _words("id short code معرّف المعرف رمز الرمز رقم number no كود")
ENGLISH = _words("english en انكليزي الإنكليزية الانجليزية إنجليزي إنكليزية انجليزية لاتيني latin")
ARABIC = _words("arabic ar عربي العربية عربية")
NAME = _words("name names اسم الاسم أسماء")
FULL = _words(
    "full person participant participants trainee attendee member مشترك المشترك المشتركة "
    "المشاركين المتدربين الحاضر العضو كامل الكامل ثلاثي الثلاثي رباعي المشارك المشاركة "
    "المتدرب المتدربة الشخص والشهرة والنسبة والكنية the of in"
)
FIRST = _words("first given الأول")
LAST = _words("last family surname العائلة الكنية النسبة الشهرة الأخير")
BOTH_SEXES = (_words("male female"), _words("ذكر أنثى"))
LANGUAGE = _words("language lang اللغة لغة")
SEX = _words("sex gender الجنس جنس النوع الجندر")
AGE = _words("age العمر عمر السن سن years")
PHONE = _words(
    "phone mobile tel telephone whatsapp cell الهاتف هاتف الجوال جوال الموبايل موبايل "
    "واتساب محمول المحمول تلفون"
)
ROLE = _words("role الدور دور الصفة صفة")
FILLERS = _words(
    "name of the in number no اسم رقم الاسم في language اللغة preferred المفضلة "
    "contact للتواصل التواصل group الفئة male female ذكر أنثى"
)


@cache
def column_of(header: str) -> str:
    """The column that a header means; empty where it is none of ours."""
    words = _words(header)
    if not words:
        return ""
    if words & ORGANISATION:
        return _organisation(words - ORGANISATION)
    if words & NAME or words <= FULL or words <= (FIRST | LAST):
        found = _name(words - NAME)
        if found:
            return found
    if words in BOTH_SEXES:
        return "sex"
    for column, known in (
        ("language", LANGUAGE),
        ("sex", SEX),
        ("age", AGE),
        ("phone", PHONE),
        ("role", ROLE),
    ):
        if words & known and words <= known | FILLERS:
            return column
    return ""


def _organisation(rest: frozenset[str]) -> str:
    rest = rest - NAME
    if rest and rest <= ID:
        return "organisation_id"
    if rest & ENGLISH and rest <= ENGLISH | LANGUAGE | FULL:
        return "organisation_en"
    return "organisation_ar" if rest <= ARABIC | LANGUAGE | FULL else ""


def _name(rest: frozenset[str]) -> str:
    if rest and rest <= FIRST:
        return FIRST_NAME
    if rest and rest <= LAST:
        return LAST_NAME
    return "name" if rest <= FULL | ARABIC | ENGLISH | LANGUAGE else ""


@dataclass(frozen=True)
class Header:
    """Where a table begins, and which of its columns hold what (counted from 0)."""

    first: int
    last: int
    """Positions of its rows in ``Sheet.rows``."""
    columns: dict[str, tuple[int, ...]]
    ignored: tuple[str, ...]

    @property
    def score(self) -> int:
        """How many of our columns it has."""
        return len(self.columns)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Which of the two needed columns are missing."""
        lacking = []
        if not any(column in self.columns for column in ORGANISATION_COLUMNS):
            lacking.append("organisation_ar")
        if not any(column in self.columns for column in NAME_COLUMNS):
            lacking.append("name")
        return tuple(lacking)


def best_header(sheet: Sheet) -> Header | None:
    """The header of a sheet, of one row or of two; None where there is nothing like one."""
    found: list[Header] = []
    for at in range(min(HEADER_ROWS, len(sheet.rows))):
        found.append(_header(sheet, at, at))
        if at + 1 < len(sheet.rows):
            found.append(_header(sheet, at, at + 1))
    known = [header for header in found if header.score >= 2 or _only_names(header)]
    if not known:
        return None
    best = max(known, key=lambda h: (not h.lacking, h.score, h.first == h.last, -h.first))
    return _with_twins(sheet, best)


def _only_names(header: Header) -> bool:
    return any(column in header.columns for column in NAME_COLUMNS)


def _with_twins(sheet: Sheet, header: Header) -> Header:
    """A second header row below, as in two languages, belongs to the header.

    It must name every column in its own place; a row of data never does.
    """
    below = header.last + 1
    if below >= len(sheet.rows) or header.lacking:
        return header
    twin = _header(sheet, below, below)
    if all(set(places) & set(twin.columns.get(c, ())) for c, places in header.columns.items()):
        return Header(header.first, below, header.columns, header.ignored)
    return header


def _header(sheet: Sheet, first: int, last: int) -> Header:
    rows = [_spread(sheet, at) for at in range(first, last + 1)]
    width = max(len(row) for row in rows)
    texts = [[row[n] if n < len(row) else "" for row in rows] for n in range(width)]
    columns: dict[str, list[int]] = {}
    ignored = []
    for at, stacked in enumerate(texts):
        column = _stacked(stacked)
        if column:
            columns.setdefault(column, []).append(at)
        elif any(stacked):
            ignored.append(" ".join(filter(None, stacked))[:80])
    kept = {column: tuple(places) for column, places in columns.items()}
    return Header(first, last, kept, tuple(ignored))


def _stacked(texts: Sequence[str]) -> str:
    """The column that headers above one another mean together."""
    top, bottom = texts[0], texts[-1]
    if len(texts) == 1 or top == bottom:
        return column_of(top)
    tries = (f"{top} {bottom}", bottom, top) if bottom else (top,)
    return next((found for each in tries if (found := column_of(each))), "")


def _spread(sheet: Sheet, at: int) -> list[str]:
    """A header row in which a merged cell says its text over all its columns and rows."""
    number, cells = sheet.rows[at]
    row = list(cells)
    by_number = dict(sheet.rows[: HEADER_ROWS + 2])
    for top, left, bottom, right in sheet.spans:
        if top <= number <= bottom and top in by_number and left <= len(by_number[top]):
            row += [""] * (right - len(row)) if right <= len(row) + 100 else []
            for column in range(left - 1, min(right, len(row))):
                row[column] = row[column] or by_number[top][left - 1]
    return row
