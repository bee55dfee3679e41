"""Markdown of lessons: one parser for page, slides, notes and print.

HTML in it is text, and pictures are left out: a page asks nothing from elsewhere, and what an
author pastes cannot become a script.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

Tone = Literal["", "strong", "em"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: plain, strong or emphasised; ``break`` stands for a new line."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text without any format: heading, paragraph, list, table or quotation.

    Attributes:
        kind: which of them.
        level: of a heading.
        pieces: the words of a heading or a paragraph.
        items: the entries of a list, or what a quotation holds, each as blocks.
        rows: of a table, the heading row first; a cell is pieces.
        ordered: whether a list counts.
    """

    kind: Literal["heading", "paragraph", "list", "table", "quote"]
    level: int = 0
    pieces: tuple[Piece, ...] = ()
    items: tuple[tuple[Block, ...], ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    ordered: bool = False


@dataclass(slots=True)
class _Cursor:
    tokens: list[Token]
    at: int = 0


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def html(text: str, *, down: int = 0) -> str:
    """A Markdown text as HTML.

    Args:
        text: the Markdown.
        down: how many levels its headings are moved down.
    """
    tokens = _parser().parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + down)}"
        elif token.type in ("th_open", "td_open"):
            # Columns begin where the language begins, whatever the author's dashes say.
            token.attrs = {"scope": "col"} if token.type == "th_open" else {}
    made = str(_parser().renderer.render(tokens, _parser().options, {}))
    # What looks like a tag in a text is escaped, so these are ours. A wide table gets a frame.
    framed = made.replace("<table>", '<div class="lesson-table" tabindex="0"><table>')
    return framed.replace("</table>", "</table></div>")


def heading(text: str) -> str:
    """The words of a text's first heading; empty where it has none."""
    return next((plain(b.pieces) for b in blocks(text) if b.kind == "heading"), "")


def plain(pieces: tuple[Piece, ...]) -> str:
    """The words of pieces without their tones."""
    return " ".join("".join(piece.text for piece in pieces).split())


def blocks(text: str) -> tuple[Block, ...]:
    """A Markdown text as blocks, for whatever is not HTML."""
    return _blocks(_Cursor(_parser().parse(text)), "")


def _blocks(cursor: _Cursor, until: str) -> tuple[Block, ...]:
    found: list[Block] = []
    while cursor.at < len(cursor.tokens):
        token = cursor.tokens[cursor.at]
        cursor.at += 1
        if token.type == until:
            break
        if token.type == "heading_open":
            found.append(Block("heading", level=int(token.tag[1]), pieces=_inline(cursor)))
        elif token.type == "paragraph_open":
            found.append(Block("paragraph", pieces=_inline(cursor)))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            found.append(_list(cursor, token.type))
        elif token.type == "blockquote_open":
            found.append(Block("quote", items=(_blocks(cursor, "blockquote_close"),)))
        elif token.type == "table_open":
            found.append(_table(cursor))
        elif token.type in ("fence", "code_block"):
            found.append(Block("paragraph", pieces=(Piece(token.content),)))
    return tuple(found)


def _list(cursor: _Cursor, opened: str) -> Block:
    items: list[tuple[Block, ...]] = []
    while cursor.at < len(cursor.tokens):
        token = cursor.tokens[cursor.at]
        cursor.at += 1
        if token.type == opened.replace("_open", "_close"):
            break
        if token.type == "list_item_open":
            items.append(_blocks(cursor, "list_item_close"))
    return Block("list", items=tuple(items), ordered=opened.startswith("ordered"))


def _table(cursor: _Cursor) -> Block:
    rows: list[tuple[tuple[Piece, ...], ...]] = []
    row: list[tuple[Piece, ...]] = []
    while cursor.at < len(cursor.tokens):
        token = cursor.tokens[cursor.at]
        cursor.at += 1
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(_pieces(token))
        elif token.type == "tr_close":
            rows.append(tuple(row))
    return Block("table", rows=tuple(rows))


def _inline(cursor: _Cursor) -> tuple[Piece, ...]:
    token = cursor.tokens[cursor.at]
    cursor.at += 2  # the text and the closing token
    return _pieces(token)


def _pieces(token: Token) -> tuple[Piece, ...]:
    found: list[Piece] = []
    tones: list[Tone] = []
    for child in token.children or []:
        if child.type == "strong_open":
            tones.append("strong")
        elif child.type == "em_open":
            tones.append("em")
        elif child.type in ("strong_close", "em_close"):
            tones.pop()
        elif child.type in ("softbreak", "hardbreak"):
            found.append(Piece(" " if child.type == "softbreak" else "\n"))
        elif child.content:
            tone: Tone = "strong" if "strong" in tones else tones[-1] if tones else ""
            found.append(Piece(child.content, tone))
    return tuple(found)
