"""The plan as a Word document that is right-to-left where its language is."""

from saql.exports.word.document import docx

__all__ = ["docx"]
