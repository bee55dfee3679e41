"""Paragraphs and runs: which way each one runs, in the order that the schema demands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]  # ships no types

from saql.exports.blocks import Line, Span, Tone
from saql.exports.direction import runs
from saql.plan.fields import Language

Element = Any
"""An lxml element."""

_STYLE_OF_TONE: dict[Tone, str] = {"quiet": "Quiet", "accent": "Accent", "strong": "Strong"}
_STICKS_TO_LATIN = ("EN", "ES", "ET", "CS")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TAGS: dict[str, str] = {}


def tag(name: str) -> str:
    """The full name of a ``w:`` element or attribute."""
    if name not in _TAGS:
        _TAGS[name] = qn(f"w:{name}")
    return _TAGS[name]


def add(parent: Element, name: str, /, **attributes: str) -> Element:
    """Append a ``w:`` element; a trailing underscore in an attribute's name is dropped."""
    named = {tag(key.rstrip("_")): value for key, value in attributes.items()}
    return etree.SubElement(parent, tag(name), named)


class Writer:
    """Writes text of one language into a document whose styles run in another direction or not."""

    def __init__(self, language: Language, base: Language) -> None:
        self.language = language
        self.rtl = language == "ar"
        self.base_rtl = base == "ar"

    def paragraph(
        self,
        parent: Element,
        style: str,
        spans: Line = (),
        *,
        jc: str = "",
        own_side: bool = False,
        keep: bool = False,
    ) -> Element:
        """A paragraph; one that runs against the document keeps to its column's side.

        With ``own_side`` it goes to the side where its own direction starts. ``keep`` holds it
        together with the next one.
        """
        text = "".join(span.text for span in spans)
        own = runs(text)
        rtl = self.rtl if not own or _mixed(spans) else own == "rtl"
        p = add(parent, "p")
        properties = add(p, "pPr")
        add(properties, "pStyle", val=style)
        if keep:
            add(properties, "keepNext")
        if rtl != self.base_rtl:
            add(properties, "bidi", val="1" if rtl else "0")
        if rtl != self.rtl and not own_side and not jc:
            jc = "right"
        if jc:
            add(properties, "jc", val=jc)
        for span in spans:
            self.span(p, span, rtl)
        return p

    def span(self, p: Element, span: Span, rtl: bool | None = None) -> None:
        """A span, cut into runs of one script; isolated where it runs against the paragraph."""
        inside = self.rtl if rtl is None else rtl
        own = runs(span.text)
        if own and (own == "rtl") != inside:
            inside = own == "rtl"
            p = add(p, "dir", val=own)
        for text, right in script_runs(span.text, inside):
            self.run(p, text, right, _STYLE_OF_TONE.get(span.tone, ""))

    def run(self, p: Element, text: str, rtl: bool, style: str = "") -> Element:
        """A run of one direction."""
        r = add(p, "r")
        properties = add(r, "rPr")
        if style:
            add(properties, "rStyle", val=style)
        if rtl != self.base_rtl:
            add(properties, "rtl", val="1" if rtl else "0")
        for at, part in enumerate(text.split("\t")):
            if at:
                add(r, "tab")
            if part:
                t = add(r, "t")
                t.text = part
                t.set(_XML_SPACE, "preserve")
        return r

    def field(self, p: Element, code: str, shown: str) -> None:
        """A field with the result that stands until it is updated."""
        for kind in ("begin", "", "separate", "text", "end"):
            r = self.run(p, shown if kind == "text" else "", self.rtl)
            if kind == "":
                instruction = add(r, "instrText")
                instruction.text = f" {code} "
                instruction.set(_XML_SPACE, "preserve")
            elif kind != "text":
                add(r, "fldChar", fldCharType=kind)


def _mixed(spans: Iterable[Span]) -> bool:
    """Whether a line joins our words and a participant's, and so has the document's direction."""
    return len({runs(span.text) for span in spans} - {""}) > 1


def script_runs(text: str, rtl: bool) -> list[tuple[str, bool]]:
    """The text as (piece, is right-to-left): Latin words apart from Arabic ones.

    What has no direction goes with its neighbours where both agree, else with the paragraph;
    digits and signs that touch a Latin word stay with it («COVID-19»).
    """
    marks: list[bool | None] = []
    for at, character in enumerate(text):
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            marks.append(False)
        elif kind in ("R", "AL"):
            marks.append(True)
        elif kind in _STICKS_TO_LATIN and at and marks[at - 1] is False:
            marks.append(False)
        else:
            marks.append(None)
    sides = _resolved(marks, rtl)
    _pair_brackets(text, sides)
    found: list[tuple[str, bool]] = []
    for character, side in zip(text, sides, strict=True):
        if found and found[-1][1] is side:
            found[-1] = (found[-1][0] + character, side)
        else:
            found.append((character, side))
    return found


def _resolved(marks: list[bool | None], rtl: bool) -> list[bool]:
    """The marks with every gap filled: by its two neighbours where they agree, else ``rtl``."""
    sides: list[bool] = []
    before: bool | None = None
    at = 0
    while at < len(marks):
        end = at
        while end < len(marks) and marks[end] is None:
            end += 1
        after = marks[end] if end < len(marks) else None
        sides.extend([before if before is not None and before is after else rtl] * (end - at))
        if after is not None:
            sides.append(after)
            before = after
        at = end + 1
    return sides


def _pair_brackets(text: str, sides: list[bool]) -> None:
    """A closing bracket runs as its opening one does (rule N0 of the bidirectional algorithm)."""
    waiting: list[int] = []
    for at, character in enumerate(text):
        if character in _BRACKETS:
            waiting.append(at)
        elif waiting and character == _BRACKETS[text[waiting[-1]]]:
            sides[at] = sides[waiting.pop()]
