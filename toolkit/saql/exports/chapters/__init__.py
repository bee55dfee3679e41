"""The chapters of a strategic plan, in the order in which donors look for them."""
