"""One concept, one word: the Arabic catalogues against the field's terms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import saql.i18n
from saql.i18n.findings import describe
from saql.i18n.labels import field_label
from saql.plan.checks.rule import Finding, PlaceIn
from saql.plan.document import Plan
from saql.plan.results import Indicator

CATALOGUES = sorted((Path(saql.i18n.__file__).parent / "locale/ar/LC_MESSAGES").glob("*.po"))
RETIRED = {
    "عنصر": "بند",
    "عناصر": "بنود",
    "خانة": "مربع",
    "تكليف": "واجب",
    "مهمة": "واجب",
    "تقاطع": "نوع الاستراتيجية",
    "مشاورة": "استشارة",
    "مشاورات": "استشارات",
    "الميزانية": "الموازنة",
    "معلم": "مَعلَم",
    "تكلفة الوحدة": "كلفة الوحدة",
    "المنصوح": "يُنصح",
}
"""Words that once stood beside another word for the same thing, and the one that stayed."""


def texts(path: Path) -> list[tuple[str, str]]:
    """Every message of a catalogue as (English, Arabic); plural forms each by itself."""
    with path.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    return [
        (message.id[0], arabic) if isinstance(message.id, tuple) else (message.id, arabic)
        for message in messages
        for arabic in (message.string if message.pluralizable else [message.string])
    ]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_uses_one_word_for_one_thing(path: Path) -> None:
    used = {
        (word, arabic)
        for _, arabic in texts(path)
        for word in RETIRED
        if re.search(rf"(?<!\w)[وفبلك]?(ال|لل)?{word}(?!\w)", arabic)
        and "الرسالة (المهمة)" not in arabic
    }
    assert used == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_the_tanwin_stands_after_its_alef_as_in_the_whole_course(path: Path) -> None:
    assert [arabic for _english, arabic in texts(path) if "\u064b\u0627" in arabic] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_coach_is_never_called_a_trainer(path: Path) -> None:
    bare = [
        arabic
        for english, arabic in texts(path)
        if re.search(r"\bcoach\b", english.lower())
        and "مدر" in arabic
        and not re.search("مدرّب(ي)? (ال)?صقل", arabic)
    ]
    assert bare == []


@pytest.mark.parametrize("field", ["source", "method", "frequency", "person"])
def test_a_finding_names_a_field_as_its_label_does(field: str) -> None:
    plan = Plan()
    plan.indicators.items = [Indicator(id="i1")]
    finding = Finding("F5", f"no_{field}", "E", PlaceIn("indicators", "i1", field))
    label = field_label("indicators", "items", field, "ar")
    assert f"«{label}»" in describe(finding, "ar", plan).message
