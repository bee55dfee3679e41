"""The apps: each joins a board to the visitor's plan, for one Voilà notebook."""
