"""Lessons and tests."""

from __future__ import annotations

from saql.client.wire import Json, Wire


class Learning(Wire):
    """Lessons and tests, as a participant takes them and a trainer sees them."""

    def lesson_progress(self) -> list[Json]:
        """One's own progress in the lessons, or (coach, trainer) everybody's."""
        return self.listed("/lessons/progress", "progress")

    def lesson_opened(self, lesson: str, *, key: str) -> Json:
        """Note that a lesson was opened; the person's progress in it."""
        return self._event({"lesson": lesson, "event": "opened", "key": key})

    def lesson_answered(
        self, lesson: str, question: str, option: str, *, right: bool, key: str
    ) -> Json:
        """Note the answer to a question of a self-check; the latest counts."""
        answer = {"question": question, "option": option, "right": right}
        return self._event({"lesson": lesson, "event": "answered", "key": key} | answer)

    def lesson_done(self, lesson: str, *, passed: bool, key: str) -> Json:
        """Note that a lesson is done, and whether its self-check is passed."""
        return self._event({"lesson": lesson, "event": "done", "passed": passed, "key": key})

    def _event(self, body: Json) -> Json:
        return dict(self.ask("POST", "/lessons/progress", body)["progress"])

    def tests(self) -> list[Json]:
        """The tests, and how far this person is with each."""
        return self.listed("/tests", "tests")

    def begin_test(self, test: str) -> Json:
        """Begin a test, go on with it, or read again what was handed in."""
        return dict(self.ask("POST", f"/tests/{test}/attempt", {})["attempt"])

    def answer_test(self, test: str, slot: str, option: str, *, key: str) -> Json:
        """Keep an answer; every answer that is kept, by slot."""
        path = f"/tests/{test}/attempt/answers/{slot}"
        return dict(self.ask("PUT", path, {"option": option, "key": key})["answers"])

    def submit_test(self, test: str, *, key: str) -> Json:
        """Hand a test in: ``{"submitted_at", "score"}``."""
        return self.ask("POST", f"/tests/{test}/attempt/submit", {"key": key})

    def attempts(self, test: str) -> list[Json]:
        """Everybody's attempts at a test (trainer)."""
        return self.listed(f"/tests/{test}/attempts", "attempts")

    def reopen_test(self, test: str, person: int) -> Json:
        """Let a person go on with a test that was handed in."""
        return dict(self.ask("POST", f"/tests/{test}/reopen", {"person": person})["attempt"])

    def hand_in_begun(self, test: str, people: list[int]) -> list[Json]:
        """Hand in what these people answered and did not hand in themselves (trainer)."""
        asked = {"people": people}
        return list(self.ask("POST", f"/tests/{test}/hand-in", asked)["attempts"])

    def type_in_test(self, test: str, person: int, answers: dict[str, str]) -> Json:
        """Keep a test that a person wrote on paper (slot to option)."""
        path = f"/tests/{test}/paper/{person}"
        return dict(self.ask("PUT", path, {"answers": answers})["attempt"])

    def grading(self) -> Json:
        """What is handed in and graded, and the run under way: ``{"running", "assignments"}``."""
        return self.ask("GET", "/grading")

    def grade(self, assignments: list[str]) -> Json:
        """Begin to grade these (trainer); the state as `grading` gives it."""
        return self.ask("POST", "/grading", {"assignments": assignments})
