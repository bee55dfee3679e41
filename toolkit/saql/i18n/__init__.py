"""Words in Arabic and English: gettext catalogues, direction, and how numbers and dates look."""

from saql.i18n.catalogue import LANGUAGES, Catalogue, catalogue, direction

__all__ = ["LANGUAGES", "Catalogue", "catalogue", "direction"]
