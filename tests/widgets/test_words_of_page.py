"""A page gets the words it can ask for, and not those that Python alone says."""

import json
import re

import pytest

from saql.i18n.catalogue import words
from saql.widgets.esm import JS, literals
from saql.widgets.words import words_of_page

ASKED = re.compile(r'\b[tn]\(\s*("(?:[^"\\]|\\.)*")')
DOMAINS = ("board", "builder", "grading", "trainer", "lessons")


def asked():
    return {
        json.loads(match[1])
        for path in JS.glob("*.js")
        for match in ASKED.finditer(path.read_text("utf-8"))
    }


def test_every_word_that_a_page_asks_for_is_known_as_one():
    assert asked() <= literals()


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_a_page_asks_for_reaches_it_and_the_rest_stays(domain):
    sent = words_of_page(domain, "ar")
    assert asked() & set(words(domain, "ar")) <= set(sent)
    assert len(sent) <= len(words(domain, "ar"))


def test_the_questions_of_the_walk_are_not_sent_a_second_time():
    assert len(words_of_page("builder", "ar")) < len(words("builder", "ar")) / 2
