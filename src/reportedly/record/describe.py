"""The tables and views of a record as Markdown, from the comments in `schema.py`: `docs/record.md` holds this text.

Run `python -m reportedly.record.describe` and put what it prints between the two marks of that file; a test tells when
they differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table, create_engine, inspect
from sqlalchemy.types import JSON, Boolean, Date, Float, Integer, LargeBinary, TypeEngine

from reportedly.record import schema as s
from reportedly.record.migrations import create
from reportedly.record.views import VIEWS

_TYPES: tuple[tuple[type[TypeEngine[Any]], str], ...] = (
    (JSON, "JSON"),
    (Boolean, "0 or 1"),
    (Date, "date"),
    (Float, "number"),
    (Integer, "integer"),
    (LargeBinary, "bytes"),
)


def described() -> str:
    """Every table with its columns, then every view with its columns."""
    return "\n".join([*_tables(), *_views()])


def _tables() -> Iterator[str]:
    for table in s.metadata.tables.values():
        yield f"### `{table.name}`\n"
        yield f"{table.comment}\n"
        yield "| column | type | |"
        yield "|---|---|---|"
        for column in table.columns:
            yield f"| `{column.name}` | {_type(column)} | {column.comment}{_key(table, column)} |"
        yield ""


def _type(column: Column[object]) -> str:
    name = next((name for kind, name in _TYPES if isinstance(column.type, kind)), "text")
    return name if not column.nullable else f"{name} or NULL"


def _key(table: Table, column: Column[object]) -> str:
    keys = [key.target_fullname for key in column.foreign_keys]
    points = f" → `{keys[0]}`" if keys else ""
    return points + (" (key)" if column.name in table.primary_key.columns else "")


def _views() -> Iterator[str]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        create(connection)
        looked = inspect(connection)
        yield "## Views\n"
        yield "| view | what it lists | columns |"
        yield "|---|---|---|"
        for name, build in VIEWS.items():
            about = " ".join((build.__doc__ or "").split())
            columns = ", ".join(f"`{column['name']}`" for column in looked.get_columns(name))
            yield f"| `{name}` | {about} | {columns} |"
    engine.dispose()


if __name__ == "__main__":
    print(described())
