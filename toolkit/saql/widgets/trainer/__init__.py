"""The trainer's desk: one module for each tab over what the service and the course hold."""
