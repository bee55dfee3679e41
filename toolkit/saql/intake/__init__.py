"""Spreadsheets that people bring: what they hold, and row by row what is wrong."""
