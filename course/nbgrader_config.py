"""nbgrader's configuration for this course folder.

``saql new`` copies this file to the course folder's root. Run nbgrader there as usual:

    nbgrader generate_assignment swot
    nbgrader autograde swot
    nbgrader generate_feedback swot
    nbgrader export

``saql grade`` does the same for the whole cohort, in parallel, and leaves the same gradebook.
"""

import os
import shutil
import sysconfig

# nbgrader makes a gradebook with a program called "alembic" and expects it on the path, where
# it is missing unless the virtual environment is activated.
if shutil.which("alembic") is None:
    os.environ["PATH"] = os.pathsep.join(
        [sysconfig.get_path("scripts"), os.environ.get("PATH", "")]
    )

c = get_config()  # noqa: F821  # traitlets puts it into this file's namespace

# The folders of this course. The gradebook lies beside them, as gradebook.db.
c.CourseDirectory.course_id = "saql"
c.CourseDirectory.source_directory = "assignments"
c.CourseDirectory.release_directory = "release"
c.CourseDirectory.submitted_directory = "submitted"
c.CourseDirectory.autograded_directory = "autograded"
c.CourseDirectory.feedback_directory = "feedback"
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    "feedback",
    "Thumbs.db",
    "desktop.ini",
    ".DS_Store",
]

# A test cell reads plan.json and takes milliseconds; a minute means that something is wrong.
c.Execute.timeout = 60
c.Execute.startup_timeout = 120
c.Execute.interrupt_on_timeout = True

# A graded cell that somebody deleted comes back, and is graded like the rest.
c.OverwriteCells.add_missing_cells = True
c.OverwriteCells.missing_cell_notification = (
    "This cell (id:{cell_id}) was missing from the submission and was added back.\n\n"
)

# What stands in an answer cell before anybody writes in it: the words of the source notebooks, so
# that an answer cell nobody touched counts as no response.
c.ClearSolutions.text_stub = "اكتبوا هنا / Write here"

# Grades as a CSV that a spreadsheet opens in Arabic on every system.
c.ExportApp.plugin_class = "saql.grading.export.GradesCsv"

# Graders see times as the room's clock shows them.
c.NbGraderAPI.timezone = "Asia/Damascus"
