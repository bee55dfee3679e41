"""Running a lesson's code cells in a kernel that is ready for lessons."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import nbformat
from jupyter_core.utils import ensure_async
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from voila.execute import VoilaExecutor  # type: ignore[import-untyped]  # it has no types

from saql.lessons import Lesson

log = logging.getLogger(__name__)

Output = dict[str, Any]


async def run_lesson(kernel: Any, lesson: Lesson, seconds: float) -> dict[str, list[Output] | None]:
    """What each code cell puts out, by cell; None for one that fails.

    Args:
        kernel: the manager of a kernel that is bound to the visitor.
        lesson: whose cells.
        seconds: how long they may take together.
    """
    cells = [cell for cell in lesson.without_notes() if cell.kind == "code"]
    book = nbformat.v4.new_notebook(  # type: ignore[no-untyped-call]  # nbformat is untyped
        cells=[
            nbformat.v4.new_code_cell(cell.source, id=cell.id)  # type: ignore[no-untyped-call]  # as above
            for cell in cells
        ]
    )
    executor = VoilaExecutor(book, km=kernel, timeout=int(seconds))
    found: dict[str, list[Output] | None] = {cell.id: None for cell in cells}
    executor.kc = await executor.async_start_new_kernel_client()
    try:
        async with asyncio.timeout(seconds):
            for index, cell in enumerate(book.cells):
                try:
                    await executor.async_execute_cell(cell, index, store_history=False)
                except (CellExecutionError, CellTimeoutError) as error:
                    log.warning("%s, cell %s fails: %s", lesson.id, cell.id, _last_line(error))
                    continue
                found[cell.id] = [shown for one in cell.outputs if (shown := _shown(one))]
    except (TimeoutError, DeadKernelError):
        log.warning("%s does not end in time", lesson.id)
    finally:
        await ensure_async(executor.kc.stop_channels())
    return found


def _shown(output: Any) -> Output | None:
    """An output as the page's scripts draw it; what is printed is plain text."""
    if "data" in output:
        return dict(output)
    if output.get("output_type") == "stream" and output.get("name") == "stdout":
        data = {"text/plain": output["text"]}
        return {"output_type": "display_data", "data": data, "metadata": {}}
    return None


def _last_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[-1][:200] if lines else type(error).__name__
