"""The plan builder on the page, over real workspaces and a real plan file."""

from __future__ import annotations

import shutil
import types

import pytest

from saql import shipped
from saql.store import FileStore
from saql.widgets.builder import DOMAINS, PlanBuilder
from saql.widgets.workspace import Workspace


def serve_builder(server):
    """Make the page server show the builder."""
    server.entry, server.styles = PlanBuilder.entry, PlanBuilder.styles
    boards = []

    def workspace(who):
        work = Workspace(
            lambda: FileStore(server.plan, author=who), scope=f"test:{who}", domains=DOMAINS
        )
        board = PlanBuilder(work)
        boards.append(board)
        handle = work.handle

        def handled(message):
            replies = handle(message)
            if board.answers.replaced:
                board.answers.replaced = False
                replies.append(work.state())
            return replies

        work.handle = types.MethodType(lambda _self, message: handled(message), work)
        if who == "room":
            numbers = {"strategic_plan": 3, "fundraising": 4}
            work.answers["submit"] = lambda asked: {"number": numbers[asked["assignment"]]}
        return work

    server.workspace = workspace
    return boards


@pytest.fixture
def page_server(page_server):
    boards = serve_builder(page_server)
    yield page_server
    for board in boards:
        board.close()


@pytest.fixture
def on_sample(page_server):
    def put(name):
        shutil.copy(shipped.path("course") / "samples" / f"{name}.plan.json", page_server.plan)

    return put
