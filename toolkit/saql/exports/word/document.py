"""The whole Word file: cover, contents, sections of either orientation, header and footer."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import parse_xml

from saql.exports.blocks import (
    Bars,
    Block,
    Gantt,
    KeyFigures,
    Matrix,
    Outline,
    Paragraph,
    Signatures,
    Span,
    Subheading,
    Table,
)
from saql.exports.spreads import Spread, Title, spreads, titles
from saql.exports.voice import line
from saql.exports.word.fonts import embed_fonts
from saql.exports.word.tables import Tables
from saql.exports.word.text import Element, Writer, add, tag

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

HERE = Path(__file__).parent
SHORT, LONG, MARGIN = 11906, 16838, 1134
"""A4 and its margins in twentieths of a point."""
_STYLES = {"body": "Normal", "lead": "IntenseQuote", "quiet": "Normal", "note": "Note"}


def docx(outlines: Sequence[Outline]) -> bytes:
    """One Word file with every outline, each in its own direction."""
    document = Document()
    base = outlines[0].language
    _prepare(document, outlines[0])
    body = document.element.body
    for child in list(body):
        body.remove(child)
    for at, outline in enumerate(outlines):
        _Part(document, Writer(outline.language, base), outline, at).write(
            body, last=at == len(outlines) - 1
        )
    embed_fonts(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: WordDocument, outline: Outline) -> None:
    """Our styles and numbering in place of the library's, and the properties of the file."""
    styles = parse_xml((HERE / "styles.xml").read_bytes())
    if outline.language == "ar":
        normal = styles.find(f"{tag('style')}[@{tag('styleId')}='Normal']")
        # On the style, so that what is typed into the file later runs the same way.
        add(normal.find(tag("pPr")), "bidi")
        add(normal.find(tag("rPr")), "rtl")
    for relation, element in (
        (RELATION.STYLES, styles),
        (RELATION.NUMBERING, parse_xml((HERE / "numbering.xml").read_bytes())),
    ):
        document.part.part_related_by(relation)._element = element  # type: ignore[attr-defined]  # the parts are XmlPart
    for setting in document.settings.element.iter(tag("compatSetting")):
        if setting.get(tag("name")) == "compatibilityMode":
            setting.set(tag("val"), "15")  # as Word since 2013 lays pages out
    properties = document.core_properties
    properties.title = outline.cover.title[:255]
    properties.author = outline.cover.organisation[:255]
    properties.subject = outline.cover.kind
    properties.language = "ar-SY" if outline.language == "ar" else "en-GB"
    properties.comments = ""
    properties.keywords = ""


class _Part:
    """One language's document inside the file."""

    def __init__(self, document: WordDocument, writer: Writer, outline: Outline, at: int) -> None:
        self.document = document
        self.writer = writer
        self.outline = outline
        self.at = at
        self.tables = 0

    def write(self, body: Element, *, last: bool) -> None:
        """Cover and contents in the first section, then the spreads."""
        found = spreads(self.outline.chapters, f"p{self.at}_")
        brief = self.outline.brief
        if not brief:
            self._cover(body)
            self._contents(body, titles(found))
            self._section(self._section_end(body), landscape=False, first=True)
        for number, spread in enumerate(found):
            final = number == len(found) - 1
            if number == 0:
                self._bookmark(body, f"part_{self.at}", 9000 + self.at, opening=True)
            self._spread(body, spread)
            if final:
                self._bookmark(body, f"part_{self.at}", 9000 + self.at, opening=False)
            place = body if final and last else self._section_end(body)
            self._section(place, spread.landscape, first=brief and number == 0)

    def _cover(self, body: Element) -> None:
        cover, writer = self.outline.cover, self.writer
        writer.paragraph(body, "CoverKind", line(cover.kind), own_side=True)
        writer.paragraph(body, "Title", line(cover.title), own_side=True)
        writer.paragraph(body, "Subtitle", line(cover.organisation), own_side=True)
        writer.paragraph(body, "CoverPeriod", line(cover.period))
        if not cover.facts:
            return
        tables = Tables(writer, SHORT - 2 * MARGIN)
        t, widths = tables.frame(body, [1, 4], "PlanTable", cover.kind, head=False)
        for name, value in cover.facts:
            tr = tables.row(t)
            writer.paragraph(tables.cell(tr, widths[0]), "TableText", line(name, "quiet"))
            writer.paragraph(tables.cell(tr, widths[1]), "TableText", line(value, "strong"))

    def _contents(self, body: Element, found: list[Title]) -> None:
        """A contents field whose entries are already there; an update adds the page numbers."""
        writer = self.writer
        writer.paragraph(body, "TOCHeading", line(self.outline.words.contents))
        for at, title in enumerate(found):
            p = writer.paragraph(body, f"TOC{title.level}", ())
            if at == 0:
                self._field_mark(p, "begin")
                code = add(add(p, "r"), "instrText")
                code.text = f' TOC \\o "1-2" \\h \\z \\u \\b part_{self.at} '
                code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                self._field_mark(p, "separate")
            link = add(p, "hyperlink", anchor=f"_Toc{title.anchor}", history="1")
            writer.span(link, Span(f"{title.number}  "))
            writer.span(link, Span(title.text))
            if at == len(found) - 1:
                self._field_mark(p, "end")

    @staticmethod
    def _field_mark(p: Element, kind: str) -> None:
        add(add(p, "r"), "fldChar", fldCharType=kind)

    @staticmethod
    def _bookmark(parent: Element, name: str, number: int, *, opening: bool) -> None:
        if opening:
            add(parent, "bookmarkStart", id=str(number), name=name)
        else:
            add(parent, "bookmarkEnd", id=str(number))

    def _spread(self, body: Element, spread: Spread) -> None:
        width = (LONG if spread.landscape else SHORT) - 2 * MARGIN
        tables = Tables(self.writer, width)
        for piece in spread.pieces:
            if isinstance(piece, Title):
                self._heading(body, piece)
            else:
                self._block(body, piece, tables)

    def _heading(self, body: Element, title: Title) -> None:
        p = self.writer.paragraph(body, f"Heading{title.level}", ())
        if title.fresh:
            p[0].insert(1, add(p[0], "pageBreakBefore"))
        number = int("".join(c for c in title.anchor if c.isdigit()) or 0) * 10 + title.level
        self._bookmark(p, f"_Toc{title.anchor}", number, opening=True)
        # Written out: Word and LibreOffice place automatic numbers differently right-to-left.
        if not self.outline.brief:
            self.writer.run(p, f"{title.number}  ", self.writer.rtl, "HeadingNumber")
        self.writer.span(p, line(title.text)[0])
        self._bookmark(p, f"_Toc{title.anchor}", number, opening=False)

    def _block(self, body: Element, block: Block, tables: Tables) -> None:
        writer = self.writer
        if isinstance(block, Paragraph):
            for spans in block.lines:
                writer.paragraph(body, _STYLES[block.role], spans, own_side=True)
        elif isinstance(block, Subheading):
            for spans in block.lines:
                writer.paragraph(body, "Heading3", spans, own_side=True)
        elif isinstance(block, Bars):
            if block.caption:
                writer.paragraph(body, "Caption", line(block.caption))
            tables.bars(body, block)
            self._gap(body)
        else:
            self._tabular(body, block, tables)
            self._gap(body)

    def _tabular(
        self,
        body: Element,
        block: Table | Matrix | Gantt | KeyFigures | Signatures,
        tables: Tables,
    ) -> None:
        if isinstance(block, KeyFigures):
            tables.figures(body, block)
        elif isinstance(block, Signatures):
            tables.signatures(body, block)
        else:
            self._caption(body, block.caption)
            if isinstance(block, Table):
                tables.table(body, block)
            elif isinstance(block, Matrix):
                tables.matrix(body, block)
            else:
                tables.gantt(body, block)

    def _caption(self, body: Element, caption: str) -> None:
        if not caption:
            return
        self.tables += 1
        restart = f" \\r {self.tables}" if self.tables == 1 else ""
        p = self.writer.paragraph(body, "Caption", ())
        self.writer.span(p, Span(self.outline.words.table + " ", "strong"))
        self.writer.field(p, f"SEQ Table \\* ARABIC{restart}", str(self.tables))
        self.writer.span(p, Span("  "))
        self.writer.span(p, line(caption)[0])

    def _gap(self, body: Element) -> None:
        """A small paragraph, without which two tables would grow together."""
        self.writer.paragraph(body, "SectionEnd", ())

    def _section_end(self, body: Element) -> Element:
        return self.writer.paragraph(body, "SectionEnd", ())[0]

    def _section(self, parent: Element, landscape: bool, *, first: bool = False) -> None:
        """The properties of a section, the first with header and footer of the language."""
        section = add(parent, "sectPr")
        if first:
            self._frame(section)
        add(section, "type", val="nextPage")
        across, down = (LONG, SHORT) if landscape else (SHORT, LONG)
        size = {"w": str(across), "h": str(down)}
        add(section, "pgSz", **(size | {"orient": "landscape"} if landscape else size))
        add(
            section, "pgMar", top="1300", right=str(MARGIN), bottom="1190", left=str(MARGIN),
            header="567", footer="567", gutter="0",
        )  # fmt: skip
        if first and not self.outline.brief:
            add(section, "titlePg")
        if self.writer.rtl:
            add(section, "bidi")

    def _frame(self, section: Element) -> None:
        """Header and footer; the cover has neither."""
        part = self.document.part
        makers: dict[str, Any] = {"header": part.add_header_part, "footer": part.add_footer_part}
        for kind, make in makers.items():
            for page in ("default", "first"):
                made, relation = make()
                root = made.element
                for child in list(root):
                    root.remove(child)
                p = self.writer.paragraph(root, "Normal" if page == "first" else kind.title(), ())
                if page == "default":
                    self._header(p) if kind == "header" else self._footer(p)
                reference = add(section, f"{kind}Reference", type=page)
                reference.set(
                    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
                    relation,
                )

    def _header(self, p: Element) -> None:
        self.writer.span(p, line(self.outline.cover.running)[0])
        self.writer.span(p, Span("  |  "))
        self.writer.span(p, Span(self.outline.cover.kind))

    def _footer(self, p: Element) -> None:
        words, writer = self.outline.words, self.writer
        writer.span(p, Span(words.page + " "))
        writer.field(p, "PAGE", "1")
        writer.span(p, Span(f" {words.of} "))
        writer.field(p, "NUMPAGES", "1")
