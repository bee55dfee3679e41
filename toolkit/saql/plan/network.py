"""The network as a map: the organisation in the middle, its ties today and the ties it wants.

A tie's strength runs from 0 (none) to 5 (partnership): the ladder of working together from
networking through coordination to collaboration (Himmelman; Frey's levels of collaboration).
A map that serves a plan needs no measures of a graph: what it shows is which ties are to grow,
what for, and which strategic goal has nobody beside the organisation.
"""

from __future__ import annotations

from dataclasses import dataclass

from saql.plan.document import Plan
from saql.plan.fields import Text, number_of
from saql.plan.networking import Tie
from saql.plan.vocabulary import TIE_LEVELS

CENTRE = "organisation"
"""The id of the node in the middle."""


@dataclass(frozen=True)
class Node:
    """A body on the map; ``stakeholder`` is the id of the plan's stakeholder where it is one."""

    id: str
    name: Text
    type: str = ""
    stakeholder: str = ""


@dataclass(frozen=True)
class Edge:
    """The tie from the middle to a body: its strength now and wanted, None where not chosen."""

    tie: str
    now: int | None
    wanted: int | None
    goal: str
    agreement: str

    @property
    def grows(self) -> bool:
        """Whether a stronger tie is wanted than there is."""
        return (self.wanted or 0) > (self.now or 0)


@dataclass(frozen=True)
class Network:
    """The map: the middle first, then one node for each tie, and the edges in the same order."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(plan: Plan) -> Network:
    """The map of a plan's ties; a tie without a name takes its stakeholder's."""
    names = {holder.id: holder for holder in plan.stakeholders.items}
    agreed = {each.tie: each.status for each in plan.agreements.items if each.tie}
    nodes = [Node(CENTRE, plan.profile.name)]
    edges = []
    for tie in plan.ties.items:
        holder = names.get(tie.stakeholder)
        name = tie.name if tie.name or holder is None else holder.name
        kind = tie.type or (holder.type if holder else "")
        nodes.append(Node(tie.id, name, kind, holder.id if holder else ""))
        edges.append(
            Edge(tie.id, level_of(tie.now), level_of(tie.wanted), tie.goal, agreed.get(tie.id, ""))
        )
    return Network(tuple(nodes), tuple(edges))


def level_of(value: int | float | str | None) -> int | None:
    """A tie's strength as its place in ``TIE_LEVELS``, or None where none is chosen."""
    number = number_of(value)
    if number is None or number != int(number) or not 0 <= number < len(TIE_LEVELS):
        return None
    return int(number)


def to_grow(tie: Tie) -> bool:
    """Whether a stronger tie is wanted than there is; a tie not scored today counts as none."""
    return (level_of(tie.wanted) or 0) > (level_of(tie.now) or 0)


def goals_without_ties(plan: Plan) -> tuple[str, ...]:
    """The ids of the strategic goals that no tie serves, in order."""
    served = {tie.goal for tie in plan.ties.items}
    return tuple(goal.id for goal in plan.goals.items if goal.id not in served)
