"""The head of a lesson in JupyterLab: gives the notebook the direction of its language.

Lab lays every notebook out from left to right. The text of an Arabic lesson would begin at the
wrong side, with its full stops and table columns out of place.
"""

from __future__ import annotations

import anywidget
import traitlets

from saql.i18n import catalogue, direction
from saql.plan.fields import Language
from saql.widgets.esm import css, esm


class LessonFrame(anywidget.AnyWidget):
    """One line that says whose language the notebook speaks, and lays it out so."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    direction = traitlets.Unicode("rtl").tag(sync=True)
    language = traitlets.Unicode("ar").tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)

    def __init__(self, language: Language) -> None:
        _ = catalogue("lessons", language).gettext
        super().__init__(
            _esm=esm("lesson-frame"),
            _css=css("lesson-frame"),
            direction=direction(language),
            language=language,
            text=_("The exercises of this lesson write into plan.json beside the notebook."),
        )
