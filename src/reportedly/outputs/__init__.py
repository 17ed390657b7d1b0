"""What the record hands on: the JSON of the contract and its schema. Kept light, so that `schema` starts at once."""

from reportedly.outputs.schema import record_schema

__all__ = ["record_schema"]
