"""The submissions and reviews that a coach's desk holds, as the service last gave them."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from saql.client import ServiceClient
from saql.course import Course
from saql.plan.document import Plan
from saql.plan.fields import Text
from saql.store import StoreRefused

Json = dict[str, Any]

PLANS_HELD = 8
"""Opened plans kept, so that going back and forth costs nothing."""


class Cohort:
    """The newest submission of each organisation and assignment, with its latest review."""

    def __init__(self, client: ServiceClient, course: Course) -> None:
        self.course = course
        self.names: dict[str, Text] = {}
        self.submissions: dict[int, Json] = {}
        self.reviews: dict[int, Json] = {}
        self.earlier: dict[int, list[Json]] = {}
        self._client = client
        self._plans: OrderedDict[int, Plan] = OrderedDict()

    def refresh(self) -> list[int]:
        """Ask for the submissions again; the numbers of those not seen before."""
        organisations = self._client.organisations()
        self.names = {one["id"]: Text.model_validate(one["name"]) for one in organisations}
        newest: dict[tuple[str, str], Json] = {}
        earlier: dict[int, list[Json]] = {}
        for one in self._client.submissions():  # the newest come first
            last = newest.setdefault((one["organisation"], one["assignment"]), one)
            if last is not one:
                earlier.setdefault(last["id"], []).append(one)
        self.earlier = earlier
        known = set(self.submissions)
        self.submissions = {one["id"]: one for one in newest.values()}
        fresh = [number for number in self.submissions if number not in known]
        for number in fresh:
            self.fetch_review(number)
        return fresh

    def fetch_review(self, number: int) -> None:
        """Take over the latest review, another coach's too."""
        found = self._client.review(number)
        if found is None:
            self.reviews.pop(number, None)
        else:
            self.reviews[number] = found

    def number(self, asked: object) -> int:
        """A submission's number, if there is such a submission.

        Raises:
            StoreRefused: there is none.
        """
        if not isinstance(asked, int) or asked not in self.submissions:
            raise StoreRefused("unknown_submission")
        return asked

    def base(self, number: int) -> int:
        """The number of the latest review state that the desk has seen."""
        return int((self.reviews.get(number) or {}).get("number") or 0)

    def author(self, number: int) -> str:
        """Who wrote the latest review state."""
        return str((self.reviews.get(number) or {}).get("coach") or "")

    def content(self, number: int) -> Json:
        """A review as the page edits it: every criterion there, every comment with an id."""
        review = self.reviews.get(number) or {}
        levels = review.get("levels") or {}
        asked = self.course.rubric.for_assignment(self.submissions[number]["assignment"])
        blank = {"level": None, "reason": "", "evidence": ""}
        return {
            "levels": {one.id: {**blank, **(levels.get(one.id) or {})} for one in asked},
            "comments": [
                {**comment, "id": comment.get("id") or f"co-{place}"}
                for place, comment in enumerate(review.get("comments") or [])
            ],
            "message": review.get("message") or "",
        }

    def save(self, number: int, content: Json, result: str, key: str) -> str:
        """Save a review's next state; the service's own remark, if it has one.

        Raises:
            StoreRefused: ``review_overtaken`` where another coach saved since.
        """
        levels = content["levels"].items()
        body = {
            "levels": {name: {**said, "level": said["level"] or None} for name, said in levels},
            "comments": content["comments"],
            "message": content["message"],
            "result": result,
            "base": self.base(number),
            "key": key,
        }
        answer = self._client.save_review(number, body)
        self.reviews[number] = answer["review"]
        if result != "draft":
            self.submissions[number]["result"] = result
        return str(answer.get("sentence") or "")

    def reviewed_before(self, number: int, person: str) -> tuple[Json, Json] | None:
        """The last earlier submission that this coach reviewed, with that review.

        A coach who has reviewed none of them begins from the last one that anybody reviewed.
        """
        others: tuple[Json, Json] | None = None
        for submission in self.earlier.get(number, ()):
            states = self._client.review_history(submission["id"])
            own = [state for state in states if state["coach"] == person]
            if own:
                return submission, own[-1]
            if states and others is None:
                others = submission, states[-1]
        return others

    def plan(self, number: int) -> Plan:
        """The plan that a submission froze."""
        if number in self._plans:
            self._plans.move_to_end(number)
            return self._plans[number]
        plan = Plan.model_validate(self._client.submission(number)["plan"])
        self._plans[number] = plan
        while len(self._plans) > PLANS_HELD:
            self._plans.popitem(last=False)
        return plan
