"""Alembic's entry: run the migrations on the connection that the service hands over."""

from alembic import context

from saql.service.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
