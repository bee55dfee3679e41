"""The figures of the learning gain, in words and as the data of charts."""

from __future__ import annotations

from collections.abc import Mapping

from saql.cohort.gain import LearningGain, score_gain
from saql.cohort.item_gain import ItemGain, item_analysis
from saql.cohort.papers import Score
from saql.widgets.trainer.office import Json, Office

Scores = Mapping[str, Score]


def figure(value: float | None, digits: int = 2) -> str:
    """A figure with fixed decimals, or a dash where there is none."""
    if value is None:
        return "—"
    rounded = round(value, digits)
    return f"{rounded + 0:.{digits}f}"


def percent(value: float | None) -> str:
    """A percentage with at most one decimal, or a dash."""
    return "—" if value is None else f"{round(value, 1):g}%"


def facts(office: Office, gain: LearningGain) -> list[Json]:
    """The figures of the gain, each with what it means."""
    _ = office.gettext
    rows = [
        (
            _("People with both tests"),
            str(gain.n),
            _("With the pre-test only: %(pre)s. With the post-test only: %(post)s.")
            % {"pre": len(gain.only_pre), "post": len(gain.only_post)},
        ),
        (
            _("Mean score, before and after"),
            _two(
                percent(gain.pre.mean if gain.pre else None),
                percent(gain.post.mean if gain.post else None),
            ),
            _("Median: %(pre)s and %(post)s")
            % {
                "pre": percent(gain.pre.median if gain.pre else None),
                "post": percent(gain.post.median if gain.post else None),
            },
        ),
        (
            _("Absolute gain, mean"),
            _("%(n)s points") % {"n": figure(gain.absolute_mean, 1)},
            _("Post-test minus pre-test, in percentage points."),
        ),
        (
            _("Normalised gain of the class"),
            figure(gain.class_normalised),
            _class_band(office, gain),
        ),
        (
            _("Normalised gain, mean of the people"),
            figure(gain.individual_normalised),
            _undefined(office, gain),
        ),
        (
            _("Effect size"),
            figure(gain.effect.size if gain.effect else None),
            _effect(office, gain),
        ),
    ]
    return [{"words": words, "value": value, "hint": hint} for words, value, hint in rows]


def _two(first: str, second: str) -> str:
    return f"\u2068{first}\u2069 · \u2068{second}\u2069"


def band_words(office: Office) -> dict[str, str]:
    """What the bands are called."""
    _ = office.gettext
    return {"low": _("low"), "medium": _("medium"), "high": _("high")}


def _class_band(office: Office, gain: LearningGain) -> str:
    if gain.class_band:
        return band_words(office)[gain.class_band]
    return office.gettext("Undefined: nobody took both tests, or nothing was left to learn.")


def _undefined(office: Office, gain: LearningGain) -> str:
    said = []
    if gain.undefined:
        said.append(
            office.ngettext(
                "%(n)d person had everything right before: the gain is undefined and left out.",
                "%(n)d people had everything right before: their gain is undefined and left out.",
                len(gain.undefined),
            )
        )
    if gain.negative:
        said.append(
            office.ngettext(
                "%(n)d person scored lower than before: the negative gain is counted.",
                "%(n)d people scored lower than before: their negative gain is counted.",
                len(gain.negative),
            )
        )
    return " ".join(said) or office.gettext("Defined for everybody, and nobody fell.")


def _effect(office: Office, gain: LearningGain) -> str:
    _ = office.gettext
    if gain.effect is None:
        return _("Undefined: it needs at least two people whose scores differ.")
    return _(
        "The mean rise divided by the pooled standard deviation of both tests (%(deviation)s "
        "points)."
    ) % {"deviation": figure(gain.effect.deviation, 1)}


def bands(office: Office, gain: LearningGain) -> list[Json]:
    """How many are in each band; the negative and the undefined stand apart."""
    words = band_words(office)
    found: list[Json] = [
        {"id": name, "words": words[name], "n": gain.bands[name]}
        for name in ("low", "medium", "high")
    ]
    if gain.negative:
        words_negative = office.gettext("of these in the low band negative")
        found.insert(1, {"id": "negative", "words": words_negative, "n": len(gain.negative)})
    if gain.undefined:
        words_none = office.gettext("undefined (full score before)")
        found.append({"id": "undefined", "words": words_none, "n": len(gain.undefined)})
    return found


def bars(office: Office, pre: Scores, post: Scores) -> list[Json]:
    """The whole test, then each module."""
    found = []
    for module in ("", *office.course.tests.modules):
        full = office.module_id(module) if module else ""
        shares = score_gain(pre, post, full).shares
        if shares is None:
            continue
        name = office.module_name(module) if module else office.gettext("The whole test")
        figures = {key: round(value, 1) for key, value in vars(shares).items()}
        found.append({"words": name, **figures})
    return found


def pairs(office: Office, gain: LearningGain, after: Mapping[str, Json]) -> list[Json]:
    """Each person's two scores, by organisation; ``after`` names the people."""
    names = office.names()
    words = band_words(office)
    found = []
    for one in gain.people:
        kept = after[one.person]
        if one.normalised is None:
            said = office.gettext("undefined (full score before)")
        else:
            said = f"{figure(one.normalised)} ({words[one.band or 'low']})"
        found.append(
            {
                "person": kept["person_name"],
                "organisation": names.get(kept["organisation"] or "", ""),
                "pre": round(one.pre, 1),
                "post": round(one.post, 1),
                "pre_words": percent(one.pre),
                "post_words": percent(one.post),
                "gain_words": said,
            }
        )
    return sorted(found, key=lambda one: (one["organisation"], one["person"]))


def items(office: Office, pre: Scores, post: Scores) -> list[Json]:
    """Each question with its twin: the share of right answers before and after."""
    if not pre and not post:
        return []
    return [_item(office, one) for one in item_analysis(office.course.papers, pre, post)]


def _points(office: Office, change: int | None) -> str:
    if change is None:
        return ""
    return office.ngettext("%(n)d percentage point", "%(n)d percentage points", abs(change))


def _item(office: Office, one: ItemGain) -> Json:
    bank, language = office.course.questions, office.language

    def text(question: str) -> str:
        found = bank.get(question)
        return found.text.get(language) if found else question

    before, after = (None if v is None else round(100 * v) for v in (one.before, one.after))
    change = None if before is None or after is None else after - before
    return {
        "slot": one.slot,
        "module": office.module_name(one.module),
        "pre_text": text(one.pre_question),
        "post_text": text(one.post_question),
        "pre": before,
        "post": after,
        "change": change,
        "change_words": _points(office, change),
    }
