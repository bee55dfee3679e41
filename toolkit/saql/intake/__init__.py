"""Spreadsheets that people send, read with care: a preview first, nothing applied."""

from __future__ import annotations

from saql.intake.preview import Preview, preview
from saql.intake.refusal import IntakeError
from saql.intake.template import roster_template

__all__ = ["IntakeError", "Preview", "preview", "roster_template"]
