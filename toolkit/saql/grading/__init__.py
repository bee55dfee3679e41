"""Grading with nbgrader: submissions out of plans, a cohort graded at once, the coach's levels.

Answers are data. What people write lies in ``plan.json``; a test cell of an assignment reads it
and awards points by rule, and the coach's levels become manual scores. The gradebook is
nbgrader's own, and its stock commands work on the course folder unchanged.
"""
