"""What a glossary must be."""

from __future__ import annotations

import pytest

from saql.cohort.glossary import Glossary, glossary_mistakes
from saql.course import default_course


def glossary(*terms):
    said = [{"group": "money", "en": "term"} | term for term in terms]
    groups = {"money": {"ar": "المال", "en": "Money"}}
    return Glossary.model_validate({"groups": groups, "terms": said})


@pytest.mark.parametrize(
    ("second", "code", "place"),
    [
        ({"id": "a", "ar": "ب"}, "id_twice", ("terms", 1, "id")),
        ({"id": "b", "ar": "أ"}, "id_twice", ("terms", 1, "ar")),
        ({"id": "b", "ar": "ب", "group": "time"}, "no_group", ("terms", 1, "group")),
    ],
)
def test_one_term_stands_for_one_concept_of_a_known_group(second, code, place):
    (found,) = glossary_mistakes(glossary({"id": "a", "ar": "أ"}, second))
    assert (found.code, found.place) == (code, place)


def test_the_shipped_glossary_avoids_no_term_that_it_recommends():
    shipped = default_course().glossary
    assert glossary_mistakes(shipped) == []
    assert all(term.ar not in term.variants for term in shipped.terms)
    assert {"الغاية الاستراتيجية", "الموازنة", "شدة الأثر"} <= {term.ar for term in shipped.terms}
    assert all(shipped.of_group(group) for group in shipped.groups)
