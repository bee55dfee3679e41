"""Certificates of attendance and of completion, in both languages, with a number to verify."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from saql.exports.direction import runs
from saql.exports.pack.inputs import Certificate, PackInputs
from saql.exports.pdf import typeset
from saql.exports.voice import printable
from saql.i18n import LANGUAGES, catalogue
from saql.i18n.formats import format_date
from saql.plan.fields import Language

TEMPLATE = Path(__file__).parent / "certificate.typ"


def certificate_sheets(inputs: PackInputs, language: Language) -> bytes:
    """The issued certificates, one on a page, as a PDF; the language is that of its title."""
    rule = inputs.course.certificates
    _ = catalogue("pack", language).gettext
    content = {
        "title": _("Certificates"),
        "issuer": {each: _said(rule.issuer.get(each)) for each in LANGUAGES},
        "signatures": [
            {
                "ar": line.title.ar,
                "en": line.title.en,
                "name": line.name.get(language) if line.name else "",
            }
            for line in rule.signatures
        ],
        "certificates": [_certificate(inputs, one) for one in inputs.certificates],
    }
    return typeset(TEMPLATE, content)


def _certificate(inputs: PackInputs, one: Certificate) -> dict[str, Any]:
    import segno

    picture = io.BytesIO()
    segno.make(one.text, error="l", micro=False).save(picture, kind="svg", border=1)
    return {
        "number": one.number,
        "name": _said(one.name),
        "issued": {each: format_date(one.issued, each) for each in LANGUAGES},
        "picture": picture.getvalue().decode(),
        "words": {each: _words(inputs, one, each) for each in LANGUAGES},
    }


def _words(inputs: PackInputs, one: Certificate, language: Language) -> dict[str, Any]:
    _ = catalogue("pack", language).gettext
    rule = inputs.course.certificates
    attended = one.kind == "attendance"
    title = (rule.name_attendance if attended else rule.name_completion).get(language)
    course = inputs.title.best(language)
    if attended:
        reason = _("for attending at least %(percent)d%% of the training sessions of: %(course)s")
        filled = reason % {"percent": rule.attendance_percent, "course": course}
    else:
        reason = _(
            "for completing: %(course)s, with the training sessions attended, the knowledge test "
            "passed and the assignments handed in"
        )
        filled = reason % {"course": course}
    return {
        "title": title,
        "awarded": _("awarded to"),
        "organisation": _said(inputs.organisation_name(one.organisation, language)),
        "reason": filled,
    }


def _said(text: str) -> list[str]:
    plain = printable(text)
    return [plain, runs(plain)]
