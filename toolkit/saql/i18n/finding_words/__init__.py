"""What the checks say, in English, by rule and variant; the Arabic words are in ``checks.po``."""

from __future__ import annotations

from saql.i18n.finding_words import analysis, raising, results, together, work

REASONS: dict[str, str] = {
    **analysis.REASONS,
    **results.REASONS,
    **work.REASONS,
    **together.REASONS,
    **raising.REASONS,
}
"""Rule to why it matters."""

MESSAGES: dict[tuple[str, str], tuple[str, str]] = {
    **analysis.MESSAGES,
    **results.MESSAGES,
    **work.MESSAGES,
    **together.MESSAGES,
    **raising.MESSAGES,
}
"""Rule and variant to what is wrong and how to mend it."""
