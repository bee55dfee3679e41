"""Documents of several chapters: the few ways in which guide and report write their blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from saql.course import default_course
from saql.exports.blocks import (
    Bar,
    Bars,
    Block,
    Chapter,
    Column,
    Cover,
    Outline,
    Paragraph,
    Section,
    Subheading,
    Words,
)
from saql.exports.outline import shortened
from saql.exports.pack.inputs import PackInputs
from saql.exports.voice import Voice, lines, table
from saql.i18n import catalogue
from saql.plan.fields import Language, Text


def paragraph(text: str, *, quiet: bool = False) -> Paragraph:
    """Running text; a quiet one is a remark."""
    return Paragraph(lines(text, "quiet" if quiet else "ink"), "quiet" if quiet else "body")


def subheading(text: str) -> Subheading:
    """A heading inside a section."""
    return Subheading(lines(text))


def listed(
    voice: Voice,
    heads: Sequence[Column],
    rows: Iterable[Sequence[str | Text]],
    *,
    whole: bool = False,
) -> list[Block]:
    """A table, or nothing where it has no row; a column in which no row says anything is left out.

    Args:
        voice: writes the values.
        heads: the columns.
        rows: the values of each row, one for each column.
        whole: whether the table stays on one page.
    """
    found = [voice.row(*values) for values in rows]
    return [replace(table("", heads, found), whole=whole)] if found else []


def bars(caption: str, shares: Iterable[tuple[str, str, float]]) -> list[Block]:
    """A bar chart of name, value in words and share from 0 to 1; nothing without bars."""
    found = tuple(
        Bar(name, value, min(1.0, max(0.0, fraction))) for name, value, fraction in shares
    )
    return [Bars(caption, found)] if found else []


def chapter(
    title: str, *sections: tuple[str, Sequence[Block]], fresh: Collection[str] = ()
) -> Chapter:
    """A chapter; sections without blocks are left out, those named ``fresh`` begin a page."""
    return Chapter(
        title,
        tuple(
            Section(name, tuple(blocks), fresh=name in fresh) for name, blocks in sections if blocks
        ),
    )


def document(
    inputs: PackInputs,
    language: Language,
    kind: str,
    facts: Iterable[tuple[str, str]],
    chapters: Iterable[Chapter],
) -> Outline:
    """A document with a cover; chapters without sections are left out."""
    _ = catalogue("exports", language).gettext
    title = inputs.title.best(language)
    voice = Voice(language, inputs.course.places)
    return Outline(
        language,
        Cover(
            kind=kind,
            title=title,
            organisation=_issuer(inputs, language),
            period=voice.date(inputs.today),
            running=shortened(title),
            facts=tuple((name, value) for name, value in facts if value),
        ),
        Words(_("Contents"), _("Page"), _("of"), _("Table")),
        tuple(each for each in chapters if each.sections),
    )


def _issuer(inputs: PackInputs, language: Language) -> str:
    """Who gives the workshop; nobody while the course file still holds the words it came with."""
    issuer = inputs.course.certificates.issuer
    return "" if issuer == default_course().certificates.issuer else issuer.get(language)
