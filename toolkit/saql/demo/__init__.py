"""A ready room to try: the fictional cohort of the course, in the middle of it."""

from saql.demo.room import fill_room

__all__ = ["fill_room"]
