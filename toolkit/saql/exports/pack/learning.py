"""Learning in a report: paired scores, gains with their edge cases, questions one by one."""

from __future__ import annotations

from saql.cohort.gain import LearningGain, learning_gain
from saql.cohort.papers import BankTooSmall, draw
from saql.exports.blocks import Block, Column
from saql.exports.pack.inputs import PackInputs
from saql.exports.pack.page import bars, listed, paragraph
from saql.exports.voice import Voice
from saql.i18n import catalogue
from saql.i18n.cohort_words import caution_sentence


def gain_of(inputs: PackInputs) -> LearningGain:
    """The gain of everybody who took both tests."""
    scores: dict[str, dict[str, float]] = {"pre_test": {}, "post_test": {}}
    for attempt in inputs.attempts:
        scores.setdefault(attempt.test, {})[str(attempt.person)] = attempt.percent
    return learning_gain(scores["pre_test"], scores["post_test"])


def learning(inputs: PackInputs, voice: Voice) -> tuple[tuple[str, list[Block]], ...]:
    """The sections of the chapter; empty where nobody took both tests."""
    _ = catalogue("pack", voice.language).gettext
    gain = gain_of(inputs)
    if not gain.people:
        return ()
    return (
        (_("Before and after"), _figures(gain, voice)),
        (_("Known, learned, still to learn"), _shares(gain, voice)),
        (_("Question by question"), _items(inputs, gain, voice)),
        (_("How to read these figures"), _cautions(gain, voice)),
    )


def _figures(gain: LearningGain, voice: Voice) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    heads = (Column(_("Figure"), "text", 4), Column(_("Value"), "centre", 1.5))
    rows: list[tuple[str, str]] = [
        (_("People with both tests"), voice.number(gain.n)),
        (_("People with only one of them, left out"), voice.number(gain.missing)),
    ]
    if gain.pre and gain.post:
        rows += [
            (_("Mean before, %"), one(gain.pre.mean, voice)),
            (_("Mean after, %"), one(gain.post.mean, voice)),
            (_("Median before, %"), one(gain.pre.median, voice)),
            (_("Median after, %"), one(gain.post.median, voice)),
        ]
    rows += [
        (_("Absolute gain, percentage points"), one(gain.absolute_mean, voice)),
        (_("Normalised gain of the class"), two(gain.class_normalised, voice)),
        (_("Mean of the persons' normalised gains"), two(gain.individual_normalised, voice)),
    ]
    if gain.effect:
        rows.append((_("Effect size, by the pooled standard deviation of both tests"),
                     two(gain.effect.size, voice)))  # fmt: skip
    bands = {"low": _("low, below 0.3"), "medium": _("medium, 0.3 to 0.7"),
             "high": _("high, above 0.7")}  # fmt: skip
    rows += [
        (_("People with a gain that is %(band)s") % {"band": bands[band]}, voice.number(count))
        for band, count in gain.bands.items()
    ]
    return listed(voice, heads, (row for row in rows if row[1]))


def _shares(gain: LearningGain, voice: Voice) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    if gain.shares is None:
        return []
    parts = [
        (_("Known before, and kept"), gain.shares.known),
        (_("Learned"), gain.shares.learned),
        (_("Right before, not after"), gain.shares.lost),
        (_("Still to learn"), gain.shares.to_learn),
    ]
    return bars("", ((name, f"{one(value, voice)}%", value / 100) for name, value in parts))


def _items(inputs: PackInputs, gain: LearningGain, voice: Voice) -> list[Block]:
    _ = catalogue("pack", voice.language).gettext
    try:
        papers = draw(inputs.course.questions, inputs.course.tests)
    except BankTooSmall:
        return []
    both = {person.person for person in gain.people}
    right = {
        test: [a.right for a in inputs.attempts if a.test == test and str(a.person) in both]
        for test in papers
    }
    heads = (
        Column(_("Question"), "text", 5),
        Column(_("Right before"), "centre", 1),
        Column(_("Right after"), "centre", 1),
    )
    rows = []
    for item in papers["post_test"].items:
        shares = [
            sum(bool(marks.get(item.slot)) for marks in right[test]) / max(1, len(right[test]))
            for test in ("pre_test", "post_test")
        ]
        before, after = (f"{voice.number(round(100 * share))}%" for share in shares)
        worse = " ▼" if shares[1] < shares[0] else ""
        rows.append((item.question.text.get(voice.language), before, after + worse))
    remark = _("▼ fewer were right after than before: look at how this subject was taught. The "
               "question of the pre-test is another one on the same subject.")  # fmt: skip
    return [*listed(voice, heads, rows), paragraph(remark, quiet=True)]


def _cautions(gain: LearningGain, voice: Voice) -> list[Block]:
    return [paragraph(caution_sentence(each, voice.language)) for each in gain.cautions]


def one(value: float | None, voice: Voice) -> str:
    """A figure with one decimal; empty where there is none."""
    return "" if value is None else voice.number(round(value, 1))


def two(value: float | None, voice: Voice) -> str:
    """A figure with two decimals; empty where there is none."""
    return "" if value is None else voice.number(round(value, 2))
