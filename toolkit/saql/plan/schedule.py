"""The work plan as a network: dependencies, cycles and the critical path, on dates as planned.

The critical path is the chain of dependent activities that decides when the last one ends: each
link is the predecessor that ends last before it, as drawn on the Gantt chart.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from saql.plan.delivery import Activity
from saql.plan.document import Plan
from saql.plan.fields import date_of


@dataclass(frozen=True)
class Slot:
    """An activity with its float: days it may slip before it delays the end of the work plan."""

    activity: str
    start: dt.date
    end: dt.date
    slack: int

    @property
    def critical(self) -> bool:
        """Whether any delay of it delays the end."""
        return self.slack == 0


@dataclass(frozen=True)
class Clash:
    """An activity that starts before one it depends on has ended."""

    activity: str
    before: str
    start: dt.date
    earliest: dt.date


def dated(plan: Plan) -> dict[str, Activity]:
    """Activities with a readable start and end in order, by id."""
    found: dict[str, Activity] = {}
    for activity in plan.activities.items:
        start, end = date_of(activity.start), date_of(activity.end)
        if start and end and start <= end:
            found.setdefault(activity.id, activity)
    return found


def dependency_cycles(plan: Plan) -> list[list[str]]:
    """Chains of activities that wait for each other, each once, as ids."""
    graph: dict[str, list[str]] = {}
    for activity in plan.activities.items:
        graph.setdefault(activity.id, list(activity.depends_on))
    done: set[str] = set()
    cycles: list[list[str]] = []
    for root in graph:
        path: list[str] = []
        on_path: dict[str, int] = {}
        stack: list[tuple[str, int]] = [(root, 0)]
        while stack:
            node, step = stack.pop()
            if step == 0:
                if node in done:
                    continue
                on_path[node] = len(path)
                path.append(node)
            following = graph[node]
            while step < len(following):
                target = following[step]
                step += 1
                if target in on_path:
                    cycles.append(path[on_path[target] :])
                elif target in graph and target not in done:
                    stack += [(node, step), (target, 0)]
                    break
            else:
                done.add(node)
                del on_path[path.pop()]
    return cycles


def clashes(plan: Plan) -> list[Clash]:
    """Every dependency that the dates break; the same day is allowed."""
    known = dated(plan)
    found: list[Clash] = []
    for activity in plan.activities.items:
        start = date_of(activity.start)
        if start is None:
            continue
        for before in dict.fromkeys(activity.depends_on):
            earlier = known.get(before)
            end = date_of(earlier.end) if earlier else None
            if end and before != activity.id and start < end:
                found.append(Clash(activity.id, before, start, end))
    return found


def slots(plan: Plan) -> dict[str, Slot]:
    """Every dated activity with its slack, by id; links on a cycle count for nothing."""
    known = dated(plan)
    if not known:
        return {}
    order = _in_order(known)
    finish = max(_end(activity) for activity in known.values())
    latest = dict.fromkeys(known, finish)
    position = {name: number for number, name in enumerate(order)}
    for name in reversed(order):
        activity = known[name]
        length = _end(activity) - _start(activity)
        start_by = latest[name] - length
        for before in activity.depends_on:
            if before in known and position[before] < position[name]:
                latest[before] = min(latest[before], start_by)
    return {
        name: Slot(
            name,
            _start(known[name]),
            _end(known[name]),
            max(0, (latest[name] - _end(known[name])).days),
        )
        for name in order
    }


def critical_path(plan: Plan) -> list[str]:
    """The chain of activities that ends last, first to last, as ids; empty without dates."""
    known = dated(plan)
    if not known:
        return []
    order = _in_order(known)
    position = {name: number for number, name in enumerate(order)}
    last = max(order, key=lambda name: (_end(known[name]), position[name]))
    path = [last]
    while True:
        name = path[-1]
        earlier = [
            before
            for before in known[name].depends_on
            if before in known and position[before] < position[name]
        ]
        if not earlier:
            return path[::-1]
        path.append(max(earlier, key=lambda before: _end(known[before])))


def _in_order(known: dict[str, Activity]) -> list[str]:
    """The ids, every predecessor first; links that would close a cycle are left out."""
    order: list[str] = []
    state: dict[str, int] = {}
    for root in known:
        stack = [(root, False)]
        while stack:
            name, finished = stack.pop()
            if finished:
                order.append(name)
                continue
            if name in state:
                continue
            state[name] = 1
            stack.append((name, True))
            stack += [
                (before, False)
                for before in reversed(known[name].depends_on)
                if before in known and before not in state
            ]
    return order


def _start(activity: Activity) -> dt.date:
    start = date_of(activity.start)
    return start if start else dt.date.min


def _end(activity: Activity) -> dt.date:
    end = date_of(activity.end)
    return end if end else dt.date.max
