"""Pictures of working with others and of telling people: the network, a message's scores."""

from __future__ import annotations

from saql.i18n.message_words import score_label, told
from saql.plan.fields import Language
from saql.plan.message import judge
from saql.plan.network import goals_without_ties, network
from saql.plan.numbering import numbering
from saql.plan.vocabulary import TIE_LEVELS
from saql.widgets.builder.sight import Data, Sight


def network_map(sight: Sight) -> Data:
    """The organisation in the middle, and each tie's strength today and wanted."""
    found = network(sight.plan)
    numbers = numbering(sight.plan)
    ties = [
        {
            "id": edge.tie,
            "words": sight.words(node.name),
            "type": sight.code("TIE_TYPES", node.type),
            "now": edge.now or 0,
            "wanted": edge.wanted or 0,
            "grows": edge.grows,
            "goal": numbers.get(edge.goal, ""),
            "agreement": sight.code("AGREEMENT_STATUSES", edge.agreement),
        }
        for node, edge in zip(found.nodes[1:], found.edges, strict=True)
    ]
    return {
        "centre": sight.words(found.nodes[0].name),
        "levels": [sight.code("TIE_LEVELS", level) for level in TIE_LEVELS],
        "ties": ties,
        "lonely": [
            f"{numbers.get(goal.id, '')} {sight.words(goal.text)}".strip()
            for goal in sight.plan.goals.items
            if goal.id in goals_without_ties(sight.plan)
        ],
    }


def message(sight: Sight) -> Data:
    """The three scores of one message and each place in it that made them."""
    messages = {one.id: one for one in sight.plan.messages.items}
    if sight.item not in messages:
        return {"text": "", "scores": []}
    text, course = messages[sight.item].text, sight.course
    language: Language = sight.plan.about.language
    if not text.get(language).strip():
        language = "en" if language == "ar" else "ar"
    shown = text.get(language)
    scores = judge(shown, language, course.words, course.thresholds, course.places)
    limits = course.thresholds.messages
    return {
        "text": shown,
        "language": language,
        "scores": [
            {
                "name": name,
                "words": score_label(name, sight.language),
                "value": getattr(scores, name).value,
                "least": least,
                "hits": [
                    {
                        "start": hit.start,
                        "end": hit.end,
                        "good": hit.good,
                        "kind": hit.kind,
                        "words": told(hit, sight.language),
                    }
                    for hit in getattr(scores, name).hits
                ],
            }
            for name, least in (
                ("clear", limits.clear_min),
                ("specific", limits.specific_min),
                ("positive", limits.positive_min),
            )
        ]
        if shown.strip()
        else [],
    }
