"""Lessons as data: what a lesson notebook holds, read and checked."""
