"""What the checks say, in English, by rule and variant; the Arabic words are in ``checks.po``."""

from __future__ import annotations

from saql.i18n.finding_words import analysis, results, work

REASONS: dict[str, str] = {**analysis.REASONS, **results.REASONS, **work.REASONS}
"""Rule to why it matters."""

MESSAGES: dict[tuple[str, str], tuple[str, str]] = {
    **analysis.MESSAGES,
    **results.MESSAGES,
    **work.MESSAGES,
}
"""Rule and variant to what is wrong and how to mend it."""
