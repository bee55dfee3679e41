"""The plan as a workbook: logframe, indicators, work plan, budget, funding."""

from saql.exports.sheets.workbook import xlsx

__all__ = ["xlsx"]
