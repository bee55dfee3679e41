"""The HTTP face of the service: routes only; what they do is in the modules beside this package."""
