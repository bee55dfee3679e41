"""Looks at a page for anything that hostile text made, and for texts that it does not show."""

from __future__ import annotations

import time
from collections.abc import Iterable

from playwright.sync_api import Locator, Page

PATIENCE = 5
"""Seconds that a page may take to draw what it was asked for."""

INJECTED = """() => {
  const found = [];
  const addresses = "href src action formaction srcdoc xlink:href data poster".split(" ");
  const strange = "base,embed,object,iframe,img,video,audio,math,marquee,xmp,template,"
    + "meta[http-equiv],[style*=canary],[id^=pwned],[class*=pwned],foreignObject,animate,form form";
  for (const one of document.querySelectorAll(`.saql :is(${strange}), main :is(${strange}), `
      + "[id^=pwned], [class*=pwned], base, meta[http-equiv=refresh]"))
    found.push(one.outerHTML.slice(0, 200));
  for (const one of document.querySelectorAll("*"))
    for (const { name, value } of one.attributes)
      if (/^on/i.test(name) || (addresses.includes(name) && /script:|canary|<script/i.test(value)))
        found.push(`${one.tagName} ${name}=${value.slice(0, 200)}`);
  for (const one of document.scripts)
    if (/canary\\.example/.test(one.src)) found.push(one.src);
  if ("__canary" in window) found.push("the canary ran");
  if (document.body.textContent.includes("[native code]")) found.push("an inherited name");
  if ({}.polluted !== undefined) found.push("prototype polluted");
  return found;
}"""

MISSING = """(root, texts) => {
  const shown = new Set(), lines = new Set();
  for (const one of root.querySelectorAll("textarea, input")) {
    shown.add(one.value);
    if (one.tagName === "INPUT") lines.add(one.value);
  }
  for (const one of root.querySelectorAll("*"))
    if (!one.childElementCount) shown.add(one.textContent);
  const pieces = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (pieces.nextNode()) shown.add(pieces.currentNode.data);
  const all = root.textContent;
  const trimmed = (text) => text.trim().replace(/^[\\x1c-\\x1f\\x85]+|[\\x1c-\\x1f\\x85]+$/g, "");
  const area = (text) => text.replace(/\\r\\n?/g, "\\n");
  const has = (text) => shown.has(text) || (text.length > 12 && all.includes(text));
  return texts.filter((text) =>
    !has(text) && !has(trimmed(text)) && !has(area(text)) && !has(area(trimmed(text)))
    && !lines.has(text.replace(/[\\r\\n]/g, "")));
}"""


def injected(page: Page) -> list[str]:
    """Elements, attributes and globals that only a hostile text can have made."""
    return page.evaluate(INJECTED)


def missing(page: Page, texts: Iterable[str], inside: Locator | None = None) -> list[str]:
    """Those of the texts that the page does not show as they were typed.

    A field or an element must hold the whole text; the ends of lines may be written in the
    browser's one way, and an input of one line has none. Spaces around a text may be left out.
    """
    left = [text for text in dict.fromkeys(texts) if text.strip()]
    until = time.monotonic() + PATIENCE
    while left and time.monotonic() < until:
        left = (inside or page.locator("body")).evaluate(MISSING, left)
    return left
