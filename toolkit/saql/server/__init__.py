"""The room: Voilà with sign-in, kernels that belong to a session, and its own pages."""
