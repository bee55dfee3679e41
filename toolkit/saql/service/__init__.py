"""The owner of data: one process that knows who may do what, and says *saved* only when it is.

Importing this package does nothing; ``python -m saql.service`` runs the service on this machine.
"""
