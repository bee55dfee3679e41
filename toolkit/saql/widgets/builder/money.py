"""The budget and its funding as numbers for the bars on the screen."""

from __future__ import annotations

from typing import Any

from saql.i18n.formats import format_money
from saql.i18n.labels import code_label
from saql.plan.budget import line_total, totals
from saql.plan.document import Plan
from saql.plan.fields import Language, number_of
from saql.plan.vocabulary import CATEGORIES


def money(plan: Plan, language: Language) -> dict[str, Any]:
    """Sums by category and year, the funding and the gap, each with its amount in words."""
    sums, currency = totals(plan), plan.budget.currency

    def bar(label: str, amount: float) -> dict[str, Any]:
        return {"label": label, "amount": amount, "words": format_money(amount, currency, language)}

    categories = [
        bar(code_label("CATEGORIES", code, language), sums.by_category[code])
        for code in CATEGORIES
        if sums.by_category.get(code)
    ]
    loose = sum(v for code, v in sums.by_category.items() if code not in CATEGORIES)
    years = sorted((year, v) for year, v in sums.by_year.items() if year is not None)
    uncertain = sums.by_year.get(None, 0.0)
    return {
        "grand": bar("", sums.grand),
        "categories": categories + ([bar("", loose)] if loose else []),
        "years": [bar(str(year), v) for year, v in years]
        + ([bar("", uncertain)] if uncertain else []),
        "confirmed": bar("", sums.confirmed),
        "weighted": bar("", sums.weighted),
        "gap": bar("", sums.gap),
        "lines": line_totals(plan, language),
    }


def line_totals(plan: Plan, language: Language) -> dict[str, str]:
    """Budget line id to its total in words, calculated where nobody stated one."""
    found = {}
    for line in plan.budget.lines:
        total = line_total(line)
        total = number_of(line.total) if total is None else total
        if total is not None:
            currency = line.currency or plan.budget.currency
            found[line.id] = format_money(total, currency, language)
    return found
