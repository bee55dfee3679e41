"""Spreadsheets that people bring: what a file holds, row by row, with sentences for what is wrong."""
