"""A file that cannot be read at all, as a code and a sentence."""

from __future__ import annotations

from saql.i18n.cohort_words import intake_sentence
from saql.plan.fields import Language


class IntakeError(Exception):
    """A file that cannot be taken in; ``code`` says why."""

    def __init__(self, code: str, **data: str | int) -> None:
        self.code = code
        self.data = data
        super().__init__(self.sentence("en"))

    def sentence(self, language: Language) -> str:
        """What is wrong and what to do."""
        return intake_sentence(self.code, self.data, language)
