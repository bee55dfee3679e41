"""Rosters as people send them, made for real with the libraries that make them."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

HEADERS = ("المنظمة", "اسم المشارك/ة", "اللغة", "الجنس", "العمر", "الهاتف")


@pytest.fixture
def saved():
    """The bytes of a workbook."""

    def save(book: Workbook) -> bytes:
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return save


@pytest.fixture
def made(saved):
    """A workbook of one sheet from its rows."""

    def make(rows, headers=HEADERS) -> bytes:
        book = Workbook()
        for row in [headers, *rows] if headers else rows:
            book.active.append(row)
        return saved(book)

    return make
