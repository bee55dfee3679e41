"""The published JSON Schema of the plan document."""

from __future__ import annotations

from typing import Any

from saql.plan.document import SCHEMA_VERSION, Plan


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the plan file in this version."""
    schema = Plan.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:saql:plan:{SCHEMA_VERSION}",
        **schema,
    }
