"""The plan: document, checks, rubric, diff. Pure: no Jupyter, no files, no clock."""
