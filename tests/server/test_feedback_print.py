"""The feedback page on paper: a long judgement breaks between its findings, never through them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from saql.server.assets import SHEETS

ROOM = Path(__file__).parents[2] / "voila_apps/template/static/room"
MANY = 40
FINDING = "<li class='room-finding'><p>found{n}</p><p class='room-small'>mend{n}</p></li>"
PAGE = """<body><main class='room-main'><h1>Feedback</h1><section class='room-card'>
<h2>Criterion</h2><div class='room-voices'><div class='room-voice'><h4>Coach</h4><p>Level</p></div>
<div class='room-voice'><h4>Program</h4><ul class='room-list'>{findings}</ul><p>rest</p></div>
</div></section></main></body>"""
WORD = re.compile(r'<word xMin="[\d.]+" yMin="([\d.]+)" .*?>(.+?)</word>')


def test_a_long_list_of_findings_begins_at_once_and_nothing_is_printed_over_it(chromium) -> None:
    page = chromium.new_page()
    page.set_content(PAGE.format(findings="".join(FINDING.format(n=n) for n in range(MANY))))
    for part in SHEETS:
        page.add_style_tag(content=(ROOM / f"{part}.css").read_text(encoding="utf-8"))
    printed = page.pdf(format="A4")
    page.close()
    command = ["pdftotext", "-bbox", "-", "-"]
    placed = subprocess.run(command, input=printed, capture_output=True, check=True)
    sheets = [
        {word: float(height) for height, word in WORD.findall(sheet)}
        for sheet in placed.stdout.decode().split("<page ")[1:]
    ]
    assert len(sheets) > 1
    assert "found0" in sheets[0]
    for number in range(MANY):
        (sheet,) = [one for one in sheets if f"found{number}" in one]
        assert f"mend{number}" in sheet, "a finding is not cut"
    (last,) = [one for one in sheets if "rest" in one]
    above = [height for word, height in last.items() if word.startswith(("found", "mend"))]
    assert all(last["rest"] - height > 8 for height in above), "each line has its own place"
