"""Saql: a course toolkit that takes an organisation from first workshop to a strategic plan."""
