"""The cohort: roster, attendance, tests and learning gain. Pure: no files, no clock."""
