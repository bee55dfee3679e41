"""Tables, and the charts that are drawn as tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from saql.exports.blocks import (
    Bars,
    Cell,
    Gantt,
    KeyFigures,
    Line,
    Matrix,
    Quarter,
    Row,
    Signatures,
    Span,
    Table,
)
from saql.exports.voice import line
from saql.exports.word.text import Element, Writer, add

FILLS = {
    "soft": "EEF3F5",
    "teal": "DCEBEE",
    "amber": "FAEDD3",
    "green": "E1EFDF",
    "rose": "F8E1DE",
    "low": "E1EFDF",
    "medium": "FAEDD3",
    "high": "F3C9C3",
    "accent": "0F4C5C",
    "bar": "35707F",
}
TALL = 900
"""Characters from which a row may break across pages."""


class Tables:
    """Writes tables of one language into a body, as wide as the page allows."""

    def __init__(self, writer: Writer, width: int) -> None:
        self.writer = writer
        self.width = width

    def frame(
        self, body: Element, widths: Sequence[float], style: str, title: str, head: bool = True
    ) -> tuple[Element, list[int]]:
        """An empty table with its columns; ``title`` is what a screen reader announces."""
        whole = sum(widths)
        columns = [int(self.width * part / whole) for part in widths]
        columns[-1] += self.width - sum(columns)
        t = add(body, "tbl")
        properties = add(t, "tblPr")
        add(properties, "tblStyle", val=style)
        if self.writer.rtl:
            add(properties, "bidiVisual")
        add(properties, "tblW", w=str(self.width), type="dxa")
        add(properties, "tblLayout", type="fixed")
        look = "0020" if head else "0000"
        add(
            properties, "tblLook", val=look, firstRow="1" if head else "0", lastRow="0",
            firstColumn="0", lastColumn="0", noHBand="1", noVBand="1",
        )  # fmt: skip
        if title:
            add(properties, "tblCaption", val=title[:250])
        grid = add(t, "tblGrid")
        for column in columns:
            add(grid, "gridCol", w=str(column))
        return t, columns

    def row(
        self, t: Element, *, head: bool = False, whole: bool = True, height: int = 0
    ) -> Element:
        """An empty row; a heading row repeats, a whole one does not break across pages."""
        tr = add(t, "tr")
        properties = add(tr, "trPr")
        if whole:
            add(properties, "cantSplit")
        if height:
            add(properties, "trHeight", val=str(height), hRule="atLeast")
        if head:
            add(properties, "tblHeader")
        return tr

    def cell(
        self,
        tr: Element,
        width: int,
        *,
        span: int = 1,
        fill: str = "",
        valign: str = "",
        merge: str = "",
        top: bool = False,
    ) -> Element:
        """An empty cell; the caller adds at least one paragraph."""
        tc = add(tr, "tc")
        properties = add(tc, "tcPr")
        add(properties, "tcW", w=str(width), type="dxa")
        if span > 1:
            add(properties, "gridSpan", val=str(span))
        if merge:
            add(properties, "vMerge", **({"val": "restart"} if merge == "restart" else {}))
        if top:
            borders = add(properties, "tcBorders")
            add(borders, "top", val="single", sz="8", space="0", color="0F4C5C")
        if fill:
            add(properties, "shd", val="clear", color="auto", fill=FILLS.get(fill, fill))
        if valign:
            add(properties, "vAlign", val=valign)
        return tc

    def fill_cell(self, tc: Element, cell: Cell, style: str, jc: str, strong: bool) -> None:
        """The lines of a cell, each its own paragraph."""
        for spans in cell.lines or (line(" "),):
            shown = tuple(Span(s.text, "strong") for s in spans) if strong else spans
            self.writer.paragraph(tc, style, shown, jc=jc)

    def side(self, kind: str) -> str:
        """The alignment of a kind of column: figures always to the right-hand edge."""
        if kind == "centre":
            return "center"
        return "right" if kind == "number" and not self.writer.rtl else ""

    def table(self, body: Element, block: Table) -> None:
        """A plain table with a heading row."""
        grid = block.look == "grid"
        style = "PlanBoxes" if grid else "PlanTable"
        t, widths = self.frame(body, [c.width for c in block.columns], style, block.caption)
        tr = self.row(t, head=True)
        for column, width in zip(block.columns, widths, strict=True):
            tc = self.cell(tr, width, fill="accent", valign="center")
            side = self.side(column.kind)
            self.writer.paragraph(tc, "TableHeading", line(column.title), jc=side, keep=block.whole)
        for row, following in zip_longest(block.rows, block.rows[1:]):
            # A total never stands on a page of its own.
            total = following is not None and following.role == "total"
            keep = row.role == "group" or total or (block.whole and following is not None)
            self._body_row(t, block, row, widths, keep)

    def _body_row(self, t: Element, block: Table, row: Row, widths: list[int], keep: bool) -> None:
        tr = self.row(t, whole=_length(row) < TALL)
        at = 0
        for cell in row.cells:
            group = row.role == "group"
            tc = self.cell(
                tr,
                sum(widths[at : at + cell.span]),
                span=cell.span,
                fill="soft" if group else cell.shade,
                valign="center" if block.look == "grid" else "",
                top=row.role == "total",
            )
            kind = "text" if group or cell.span > 1 else block.columns[at].kind
            self.fill_cell(tc, cell, "TableText", self.side(kind), row.role != "body")
            if keep:
                for p in tc.findall(tc.tag.replace("}tc", "}p")):
                    p[0].insert(1, add(p[0], "keepNext"))
            at += cell.span

    def figures(self, body: Element, block: KeyFigures) -> None:
        """Large figures, four in a row."""
        across = min(4, len(block.figures))
        t, widths = self.frame(body, [1] * across, "PlanBoxes", "", head=False)
        for start in range(0, len(block.figures), across):
            tr = self.row(t)
            shown = [*block.figures[start : start + across], *[("", "")] * across][:across]
            for (figure, label), width in zip(shown, widths, strict=True):
                tc = self.cell(tr, width, fill="soft" if label else "")
                self.writer.paragraph(tc, "KeyFigure", line(figure))
                self.writer.paragraph(tc, "TableText", line(label, "quiet"))

    def matrix(self, body: Element, block: Matrix) -> None:
        """Two by two boxes, with names of columns and rows where they have some."""
        named = bool(block.columns[0] or block.rows[0])
        shares = [1.1, 4, 4] if named else [1, 1]
        t, widths = self.frame(body, shares, "PlanBoxes", block.caption, head=False)
        if named:
            tr = self.row(t)
            for title, width in zip(("", *block.columns), widths, strict=True):
                tc = self.cell(tr, width, valign="center")
                self.writer.paragraph(tc, "TableText", line(title, "quiet"), jc="center", keep=True)
        for at in (0, 1):
            pair = block.quarters[2 * at : 2 * at + 2]
            tr = self.row(t, whole=_boxes_length(pair) < 2 * TALL)
            if named:
                tc = self.cell(tr, widths[0], valign="center")
                self.writer.paragraph(tc, "TableText", line(block.rows[at], "quiet"), jc="center")
            for quarter, width in zip(pair, widths[-2:], strict=True):
                self._quarter(self.cell(tr, width, fill=quarter.shade or "F7F9FA"), quarter)

    def _quarter(self, tc: Element, quarter: Quarter) -> None:
        self.writer.paragraph(tc, "BoxHeading", line(quarter.title))
        for item in quarter.items:
            self.writer.paragraph(tc, "ListBullet", item)
        if not quarter.items:
            self.writer.paragraph(tc, "TableText", line("–", "quiet"))

    def bars(self, body: Element, block: Bars) -> None:
        """A bar chart out of shaded cells."""
        steps = 50
        described = "; ".join(f"{bar.label}: {bar.value}" for bar in block.bars)
        shares = [22.0, *[36 / steps] * steps, 7.0]
        t, widths = self.frame(body, shares, "PlanBoxes", described, head=False)
        for at, bar in enumerate(block.bars, 1):
            tr = self.row(t)
            tc = self.cell(tr, widths[0], valign="center")
            # Each row holds on to the next, so that a chart stays on one page.
            self.writer.paragraph(tc, "ChartText", line(bar.label), keep=at < len(block.bars))
            least = 1 if bar.fraction > 0 else 0
            full = max(least, min(steps, round(bar.fraction * steps)))
            for fill, first, last in (("accent", 0, full), ("soft", full, steps)):
                if last > first:
                    width = sum(widths[1 + first : 1 + last])
                    tc = self.cell(tr, width, span=last - first, fill=fill)
                    self.writer.paragraph(tc, "ChartText")
            tc = self.cell(tr, widths[-1], valign="center")
            self.writer.paragraph(
                tc, "ChartText", line(bar.value, "strong"), jc=self.side("number")
            )

    def gantt(self, body: Element, block: Gantt) -> None:
        """Activities over quarters."""
        count = len(block.quarters)
        quarter = min(0.9, 9.5 / count)
        shares = [1.75, 6.0, *[quarter] * count]
        t, widths = self.frame(body, shares, "PlanTable", block.caption)
        self._gantt_head(t, block, widths)
        for row in block.rows:
            tr = self.row(t)
            if row.role == "group":
                tc = self.cell(tr, self.width, span=count + 2, fill="soft")
                self.fill_cell(tc, Cell(row.lines), "ChartText", "", True)
                continue
            self.fill_cell(
                self.cell(tr, widths[0]), Cell((line(row.code, "accent"),)), "ChartText", "", False
            )
            self.fill_cell(self.cell(tr, widths[1]), Cell(row.lines), "ChartText", "", False)
            for at in range(count):
                inside = row.first <= at <= row.last and row.first >= 0
                mark = inside and row.role == "milestone"
                fill = "bar" if inside and not mark else ""
                tc = self.cell(tr, widths[2 + at], fill=fill, valign="center")
                p = self.writer.paragraph(tc, "ChartText", jc="center")
                if mark:
                    self.writer.run(p, "◆", self.writer.rtl, "Mark")

    def _gantt_head(self, t: Element, block: Gantt, widths: list[int]) -> None:
        for level in ("restart", "continue"):
            tr = self.row(t, head=True)
            for at, title in enumerate(("", block.title)):
                tc = self.cell(tr, widths[at], fill="accent", merge=level, valign="center")
                shown: Line = line(title) if level == "restart" else ()
                self.writer.paragraph(tc, "TableHeading", shown)
            at = 2
            if level == "restart":
                for year, count in block.years:
                    tc = self.cell(tr, sum(widths[at : at + count]), span=count, fill="accent")
                    self.writer.paragraph(tc, "TableHeading", line(year), jc="center")
                    at += count
            else:
                for name in block.quarters:
                    tc = self.cell(tr, widths[at], fill="accent")
                    self.writer.paragraph(tc, "TableHeading", line(name), jc="center")
                    at += 1

    def signatures(self, body: Element, block: Signatures) -> None:
        """Empty lines to sign on."""
        t, widths = self.frame(body, [1.6, 1.3, 1.6, 1.0], "PlanTable", "")
        tr = self.row(t, head=True)
        for title, width in zip(block.headings, widths, strict=True):
            tc = self.cell(tr, width, fill="accent")
            self.writer.paragraph(tc, "TableHeading", line(title), keep=True)
        for number in range(1, block.rows + 1):
            tr = self.row(t, height=640)
            for width in widths:
                self.writer.paragraph(self.cell(tr, width), "TableText", keep=number < block.rows)


def _length(row: Row) -> int:
    return max(
        (sum(len(s.text) for spans in cell.lines for s in spans) for cell in row.cells), default=0
    )


def _boxes_length(quarters: Sequence[Quarter]) -> int:
    return max(sum(len(s.text) for item in q.items for s in item) for q in quarters)
