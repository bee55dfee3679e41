"""Rule K1: a plan that is written in two languages says the same in both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from saql.plan.checks.reading import texts_of
from saql.plan.checks.rule import Look, Outcome, Setting, rule
from saql.plan.document import ITEM_LISTS, SECTIONS, Plan
from saql.plan.fields import Text
from saql.plan.figures import figures, same_digits

_BEGUN = 0.5
"""The share of a section's texts from which on its second language counts as a version."""

_SMALL = frozenset({0.0, 1.0, 2.0})
"""Figures that Arabic says by the form of the noun, or by nothing: none, one and two."""


@rule("K1", "E", reads=SECTIONS, source="Coach's rubric: consistent versions")
def versions_agree(plan: Plan, _setting: Setting, look: Look) -> None:
    """Arabic and English state the same figures, name the same numbers, and both are whole."""
    for section in SECTIONS:
        look_at_section(plan, section, look)


def look_at_section(plan: Plan, section: str, look: Look) -> None:
    """The rule's work on one section, which needs nothing of the others but the language."""
    written = both = 0
    for item, field, text in _texts(plan, section):
        written += bool(text)
        if text.ar.strip() and text.en.strip():
            both += 1
            _compare(look, section, item, field, text)
    if _BEGUN * written <= both < written:
        other = "en" if plan.about.language == "ar" else "ar"
        look.flag(f"partly_{other}", section, severity="W", have=both, all=written)


def _texts(plan: Plan, section: str) -> Iterator[tuple[str | None, str, Text]]:
    part = getattr(plan, section)
    for field, text in texts_of(part):
        yield None, field, text
    for list_name in ITEM_LISTS.get(section, ()):
        for item in getattr(part, list_name):
            for field, text in texts_of(item):
                yield item.id, field, text


def _compare(look: Look, section: str, item: str | None, field: str, text: Text) -> None:
    """Compare the figures of a text in both languages.

    Two different figures contradict each other (an error); a figure that one language leaves out
    is unfinished (a warning). One and two alone are not missed: Arabic says them by the noun.
    """
    look.at()
    if same_digits(text.ar, text.en):
        return
    arabic, english = figures(text.ar), figures(text.en)
    only_ar, only_en = arabic.lacking_in(english), english.lacking_in(arabic)
    if only_ar and only_en:
        look.flag("differ", section, item, field, arabic=_listed(only_ar), english=_listed(only_en))
    elif only_ar - _SMALL:
        look.flag("not_en", section, item, field, severity="W", figures=_listed(only_ar - _SMALL))
    elif only_en - _SMALL:
        look.flag("not_ar", section, item, field, severity="W", figures=_listed(only_en - _SMALL))
    elif arabic.references and english.references and arabic.references != english.references:
        look.flag(
            "differ",
            section,
            item,
            field,
            arabic=", ".join(sorted(arabic.references)),
            english=", ".join(sorted(english.references)),
        )


def _listed(numbers: set[float]) -> str:
    return ", ".join(f"{number:,.10g}" for number in sorted(numbers))


def _section_outcome(plan: Plan, section: str, _setting: Setting) -> Outcome:
    look = Look(versions_agree.id, versions_agree.severity)
    look_at_section(plan, section, look)
    return look.outcome()


RULES = (replace(versions_agree, run_section=_section_outcome),)
