"""English words for every section, field and code of the plan document; Arabic in ``plan.po``."""

from __future__ import annotations

from saql.i18n.label_words.module_codes import MODULE_CODE_WORDS
from saql.i18n.label_words.module_fields import MODULE_FIELD_WORDS
from saql.i18n.label_words.plan_codes import PLAN_CODE_WORDS
from saql.i18n.label_words.plan_fields import PLAN_FIELD_WORDS
from saql.i18n.label_words.sections import ITEM_WORDS, SECTION_WORDS
from saql.i18n.label_words.sectors import SECTOR_WORDS

__all__ = ["CODE_WORDS", "FIELD_WORDS", "ITEM_WORDS", "SECTION_WORDS"]

FIELD_WORDS = {**PLAN_FIELD_WORDS, **MODULE_FIELD_WORDS}
"""``section.list.field`` or ``section.field``, or ``.field`` where many sections share the word."""

CODE_WORDS: dict[str, dict[str, str]] = {
    **PLAN_CODE_WORDS,
    **MODULE_CODE_WORDS,
    "TIE_TYPES": PLAN_CODE_WORDS["STAKEHOLDER_TYPES"],
    "SECTORS": SECTOR_WORDS,
}
"""Name of a vocabulary to its codes and their words."""
