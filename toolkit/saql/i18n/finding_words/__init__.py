"""What the checks say, in English, by rule and variant; the Arabic words are in ``checks.po``."""

from __future__ import annotations

from saql.i18n.finding_words import (
    analysis,
    indicators,
    raising,
    results,
    structure,
    together,
    work,
)

REASONS: dict[str, str] = {
    **structure.REASONS,
    **analysis.REASONS,
    **results.REASONS,
    **indicators.REASONS,
    **work.REASONS,
    **together.REASONS,
    **raising.REASONS,
}
"""Rule to why it matters."""

MESSAGES: dict[tuple[str, str], tuple[str, str]] = {
    **structure.MESSAGES,
    **analysis.MESSAGES,
    **results.MESSAGES,
    **indicators.MESSAGES,
    **work.MESSAGES,
    **together.MESSAGES,
    **raising.MESSAGES,
}
"""Rule and variant to what is wrong and how to mend it."""
