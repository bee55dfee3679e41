"""Findings as a page shows them: beside their field, with what to do."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from saql.i18n.findings import describe
from saql.plan.checks import Finding
from saql.plan.document import Plan
from saql.plan.fields import Language


def advice(
    findings: Iterable[Finding], sections: Container[str], language: Language, plan: Plan
) -> list[dict[str, Any]]:
    """The findings in these sections, in words."""
    found = []
    for finding in findings:
        if finding.place.section not in sections:
            continue
        words = describe(finding, language, plan)
        found.append(
            {
                "code": finding.code,
                "severity": finding.severity,
                "section": finding.place.section,
                "item": finding.place.item,
                "field": finding.place.field,
                "message": words.message,
                "reason": words.reason,
                "mend": words.mend,
                "where": words.where,
                "data": finding.data,
            }
        )
    return found
