"""Learning: scores before and after, what they say, and how the plans themselves changed."""

from __future__ import annotations

from saql.cohort.gain import score_gain
from saql.cohort.papers import TESTS, Part, Score
from saql.i18n.cohort_words import option_letter
from saql.i18n.formats import format_number
from saql.widgets.trainer import gain_words
from saql.widgets.trainer.office import Json, Office, Question, number_of
from saql.widgets.trainer.unfinished import answered_words, begun, test_of, unfinished


def questions(office: Office) -> dict[str, Question]:
    """What the page may ask about tests and gain."""
    return {
        "learning": lambda _message: shown(office),
        "plan_gain": lambda _message: plans(office),
        "reopen": lambda message: _reopen(office, message),
        "paper": lambda message: _paper(office, message),
        "type_in": lambda message: _type_in(office, message),
    }


def shown(office: Office) -> Json:
    """The tests with who took them, and the gain of those who took both."""
    everything: dict[str, list[Json]] = {test: office.attempts(test) for test in TESTS}
    attempts = {test: latest(found) for test, found in everything.items()}
    pre, post = (
        {person: _score(one) for person, one in attempts[test].items() if one["submitted_at"]}
        for test in TESTS
    )
    gain = score_gain(pre, post)
    return {
        **_takers(office, everything),
        "paired": gain.n,
        "facts": gain_words.facts(office, gain),
        "bands": gain_words.bands(office, gain),
        "bars": gain_words.bars(office, pre, post),
        "pairs": gain_words.pairs(office, gain, attempts[TESTS[1]]),
        "items": gain_words.items(office, pre, post),
    }


def latest(attempts: list[Json]) -> dict[str, Json]:
    """Each person's attempt that counts: the newest handed in, or the newest begun."""
    found: dict[str, Json] = {}
    for one in sorted(attempts, key=lambda one: (bool(one["submitted_at"]), one["number"])):
        found[str(one["person"])] = one
    return found


def _score(attempt: Json) -> Score:
    modules: dict[str, Part] = {}
    for one in attempt["answers"]:
        before = modules.get(one["module"], Part(0, 0))
        modules[one["module"]] = Part(before.points + bool(one["right"]), before.of + 1)
    score = attempt["score"]
    return Score(
        points=score["points"],
        of=score["of"],
        by_module=modules,
        by_question={one["slot"]: bool(one["right"]) for one in attempt["answers"]},
        answered=attempt["answered"],
    )


def _takers(office: Office, everything: dict[str, list[Json]]) -> Json:
    open_now = office.client.openings()
    counted = {test: latest(found) for test, found in everything.items()}
    left = {test: unfinished(found) for test, found in everything.items()}
    participants = office.participants()
    people = [
        {
            **one,
            "tests": {
                test: _taken(office, counted[test].get(str(one["id"])), left[test].get(one["id"]))
                for test in TESTS
            },
        }
        for one in participants
    ]
    tests = [
        {
            "id": test,
            "name": office.course.tests.name(test).get(office.language),
            "open": bool(open_now.get(test)),
            "submitted": sum(one["tests"][test]["state"] == "submitted" for one in people),
            "begun": [] if open_now.get(test) else begun(office, everything[test], participants),
        }
        for test in TESTS
    ]
    return {"people": people, "tests": tests}


def _taken(office: Office, attempt: Json | None, left: Json | None) -> Json:
    """How far a person is: with the attempt that counts, and with one that is still open."""
    _ = office.gettext
    if attempt is None:
        return {"state": "not_started", "words": _("Not begun"), "unfinished": ""}
    unfinished_words = answered_words(office, left) if left and left["answered"] else ""
    if not attempt["submitted_at"]:
        said = _("Begun: %(answered)s answered") % {"answered": attempt["answered"]}
        return {"state": "started", "words": said, "unfinished": unfinished_words}
    said = _("%(points)s of %(of)s") % attempt["score"]
    if attempt["from_paper"]:
        said = _("%(score)s, from paper") % {"score": said}
    without = len(attempt["answers"]) - attempt["answered"]
    if without:
        said = _("%(score)s, without an answer: %(n)s") % {"score": said, "n": without}
    if left:
        said = _("%(score)s, reopened") % {"score": said}
    return {
        "state": "submitted",
        "words": said,
        "unfinished": unfinished_words,
        "reopened": left is not None,
    }


# -- the plans ------------------------------------------------------------------------------------


def plans(office: Office) -> Json:
    """Each organisation's plan, first and latest."""
    names = office.names()
    language = office.language

    def state(one: Json) -> Json:
        rubric = one.get("rubric_points")
        return {
            "errors": one["errors"],
            "warnings": one["warnings"],
            "checks": format_number(round(one["checks_points"], 1), language),
            "rubric": None if rubric is None else format_number(rubric, language),
        }

    rows = [
        {
            "name": names.get(one["id"], one["id"]),
            "first": state(one["first"]),
            "latest": state(one["latest"]),
        }
        for one in office.client.plan_gains()
        if one["first"] and one["latest"]
    ]
    return {"plans": sorted(rows, key=lambda one: str(one["name"]))}


# -- tests by hand --------------------------------------------------------------------------------


def _reopen(office: Office, message: Json) -> Json:
    office.client.reopen_test(test_of(office, message), number_of(message, "person"))
    return {}


def _paper(office: Office, message: Json) -> Json:
    """The questions with their options as printed: in the file's order, with their letters.

    The mark before a letter is what the page takes an option's direction from, since letters are
    isolated and an option may begin with words of the other language.
    """
    language = office.language
    mark = "\u200f" if language == "ar" else "\u200e"
    paper = office.course.papers[test_of(office, message)]
    return {
        "questions": [
            {
                "slot": item.slot,
                "text": item.question.text.get(language),
                "options": [
                    [
                        key,
                        f"{mark}\u2068{option_letter(key, language)}\u2069 · "
                        f"{option.text.get(language)}",
                    ]
                    for key, option in zip(
                        item.question.option_ids, item.question.options, strict=True
                    )
                ],
            }
            for item in paper.items
        ]
    }


def _type_in(office: Office, message: Json) -> Json:
    answers = message.get("answers")
    given = {str(k): str(v) for k, v in answers.items()} if isinstance(answers, dict) else {}
    office.client.type_in_test(test_of(office, message), number_of(message, "person"), given)
    return {}
