"""The pictures below the questions, each worked out from the plan: who draws which."""

from __future__ import annotations

from collections.abc import Callable

from saql.widgets.builder.panels_asking import go, pipeline
from saql.widgets.builder.panels_campaign import campaign
from saql.widgets.builder.panels_people import message, network_map
from saql.widgets.builder.panels_preparing import funding_map, readiness
from saql.widgets.builder.sight import Data, Sight

DRAWN: dict[str, Callable[[Sight], Data]] = {
    "readiness": readiness,
    "funding_map": funding_map,
    "go": go,
    "pipeline": pipeline,
    "campaign": campaign,
    "network": network_map,
    "message": message,
}


def panel(name: str, sight: Sight) -> Data | None:
    """What the page needs to draw a picture; None for one that nobody draws."""
    return DRAWN[name](sight) if name in DRAWN else None
