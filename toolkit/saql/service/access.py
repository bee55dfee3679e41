"""Who may do what: one table of rules. What no rule allows is refused.

A rule names a route, the roles it is open to, and whether a kernel's key will do or only the
browser's own session. Where a route speaks of one organisation, a participant must belong to it;
another's organisation looks exactly like one that does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass

from saql.service.refusals import Refused
from saql.service.sessions import Visitor

ROLES = ("participant", "coach", "trainer")

_EVERYBODY = frozenset(ROLES)
_DESK = frozenset(("coach", "trainer"))
_TEAM = frozenset(("participant",))
_TEAM_OR_TRAINER = frozenset(("participant", "trainer"))
_TRAINER = frozenset(("trainer",))


@dataclass(frozen=True)
class Rule:
    """One route's openness."""

    roles: frozenset[str]
    kernel: bool = True


PUBLIC = frozenset((("GET", "/health"), ("POST", "/sessions")))
"""What is open before anybody has signed in."""

_PLAN = "/organisations/{organisation}/plan"
_ATTEMPT = "/tests/{test}/attempt"

RULES: dict[tuple[str, str], Rule] = {
    ("GET", "/session"): Rule(_EVERYBODY),
    ("PATCH", "/session"): Rule(_EVERYBODY),
    ("DELETE", "/session"): Rule(_EVERYBODY, kernel=False),
    ("POST", "/session/kernels"): Rule(_EVERYBODY, kernel=False),
    ("GET", "/organisations"): Rule(_EVERYBODY),
    ("GET", _PLAN): Rule(_EVERYBODY),
    ("PUT", _PLAN): Rule(_TEAM),
    ("PUT", f"{_PLAN}/sections/{{section}}"): Rule(_TEAM),
    ("GET", f"{_PLAN}/news"): Rule(_EVERYBODY),
    ("GET", f"{_PLAN}/history"): Rule(_EVERYBODY),
    ("GET", f"{_PLAN}/at/{{revision}}"): Rule(_EVERYBODY),
    ("POST", f"{_PLAN}/restore"): Rule(_TEAM_OR_TRAINER),
    ("GET", "/organisations/{organisation}/export"): Rule(_TRAINER, kernel=False),
    ("POST", "/organisations/import"): Rule(_TRAINER, kernel=False),
    ("POST", "/organisations/{organisation}/submissions"): Rule(_TEAM_OR_TRAINER),
    ("GET", "/organisations/{organisation}/submissions"): Rule(_EVERYBODY),
    ("GET", "/submissions"): Rule(_DESK),
    ("GET", "/submissions/{submission}"): Rule(_EVERYBODY),
    ("GET", "/submissions/{submission}/review"): Rule(_EVERYBODY),
    ("PUT", "/submissions/{submission}/review"): Rule(_DESK),
    ("GET", "/submissions/{submission}/reviews"): Rule(_DESK),
    ("GET", "/people"): Rule(_TRAINER),
    ("POST", "/people"): Rule(_TRAINER),
    ("POST", "/people/{person}/code"): Rule(_TRAINER),
    ("DELETE", "/people/{person}/code"): Rule(_TRAINER),
    ("PATCH", "/people/{person}"): Rule(_TRAINER),
    ("POST", "/people/{person}/replace"): Rule(_TRAINER),
    ("PATCH", "/organisations/{organisation}"): Rule(_TRAINER),
    ("POST", "/cohort/import"): Rule(_TRAINER),
    ("GET", "/codes"): Rule(_TRAINER),
    ("GET", "/live"): Rule(_DESK),
    ("GET", "/learning/plans"): Rule(_DESK),
    ("GET", "/grading"): Rule(_TRAINER),
    ("POST", "/grading"): Rule(_TRAINER),
    ("GET", "/certificates"): Rule(_TRAINER),
    ("POST", "/certificates"): Rule(_TRAINER),
    ("DELETE", "/certificates/{number}"): Rule(_TRAINER),
    ("GET", "/lessons/progress"): Rule(_EVERYBODY),
    ("POST", "/lessons/progress"): Rule(_TEAM),
    ("GET", "/tests"): Rule(_EVERYBODY),
    ("POST", _ATTEMPT): Rule(_TEAM),
    ("PUT", f"{_ATTEMPT}/answers/{{slot}}"): Rule(_TEAM),
    ("POST", f"{_ATTEMPT}/submit"): Rule(_TEAM),
    ("GET", "/tests/{test}/attempts"): Rule(_TRAINER),
    ("POST", "/tests/{test}/reopen"): Rule(_TRAINER),
    ("POST", "/tests/{test}/hand-in"): Rule(_TRAINER),
    ("PUT", "/tests/{test}/paper/{person}"): Rule(_TRAINER),
    ("GET", "/openings"): Rule(_EVERYBODY),
    ("PUT", "/openings/{name}"): Rule(_TRAINER),
    ("GET", "/workshop"): Rule(_EVERYBODY),
    ("POST", "/workshop/sessions"): Rule(_TRAINER),
    ("POST", "/workshop/sessions/{training_session}/end"): Rule(_TRAINER),
    ("PUT", "/workshop/sessions/{training_session}/attendance"): Rule(_EVERYBODY),
    ("POST", "/workshop/parking"): Rule(_EVERYBODY),
    ("PATCH", "/workshop/parking/{parked}"): Rule(_TRAINER),
    ("POST", "/workshop/announcements"): Rule(_TRAINER),
    ("DELETE", "/workshop/announcements/{announcement}"): Rule(_TRAINER),
    ("GET", "/forms"): Rule(_EVERYBODY),
    ("POST", "/forms/{form}/answers"): Rule(_TEAM_OR_TRAINER),
    ("GET", "/forms/{form}/answers"): Rule(_TRAINER),
    ("GET", "/requests"): Rule(_TRAINER),
    ("POST", "/requests"): Rule(_TRAINER),
    ("PATCH", "/requests/{request}"): Rule(_TRAINER),
}


def check_route(visitor: Visitor, method: str, path: str) -> None:
    """Refuse a route that no rule opens to this visitor."""
    rule = RULES.get((method, path))
    if rule is None or visitor.role not in rule.roles or (visitor.kernel and not rule.kernel):
        raise Refused("not_allowed")


def check_organisation(visitor: Visitor, organisation: str | None, *, missing: str) -> None:
    """Refuse another organisation's things, with the words for things that do not exist."""
    if visitor.role in _DESK and organisation is not None:
        return
    if organisation is None or organisation != visitor.organisation_id:
        raise Refused(missing)
