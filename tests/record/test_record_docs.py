"""`docs/record.md` names every table and column as they are, and its queries run."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from record.samples import make_reading
from reportedly.record import Record
from reportedly.record import schema as s
from reportedly.record.describe import described
from reportedly.record.migrations import STEPS
from reportedly.record.views import VIEWS

DOCS = Path(__file__).parents[2] / "docs" / "record.md"
TEXT = DOCS.read_text(encoding="utf-8")


def test_the_tables_are_described_as_they_are() -> None:
    between = re.search(r"<!-- described -->\n(.*)\n<!-- /described -->", TEXT, re.DOTALL)
    assert between
    assert between[1] == described(), "run `python -m reportedly.record.describe` and put it between the marks"


def test_every_table_and_column_has_a_comment() -> None:
    for table in s.metadata.tables.values():
        assert table.comment, table.name
        assert f"### `{table.name}`" in TEXT
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"
            assert f"| `{column.name}` |" in TEXT


@pytest.mark.parametrize("query", re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL))
def test_its_queries_run(record: Record, path: Path, query: str) -> None:
    record.keep(make_reading())
    connection = sqlite3.connect(path)
    connection.execute(query).fetchall()
    connection.close()


def test_the_database_has_these_tables_and_views_and_its_keys_hold(record: Record, path: Path) -> None:
    record.keep(make_reading())
    connection = sqlite3.connect(path)
    found = dict(connection.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"))
    assert found == {**dict.fromkeys(s.metadata.tables, "table"), **dict.fromkeys(VIEWS, "view")}
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for name in found:
        connection.execute(f"SELECT * FROM {name}").fetchall()
    for table in s.metadata.tables.values():
        keys = {(row[3], row[2]) for row in connection.execute(f"PRAGMA foreign_key_list({table.name})")}
        assert keys == {(key.parent.name, key.column.table.name) for key in table.foreign_keys}
    connection.close()


def test_steps_are_named_in_their_order() -> None:
    assert list(STEPS) == sorted(STEPS)


def test_the_tables_are_nothing_peculiar_to_sqlite() -> None:
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    from reportedly.record.views import rendered

    for table in s.metadata.tables.values():
        assert str(CreateTable(table).compile(dialect=postgresql.dialect()))
    for name, build in VIEWS.items():
        assert "SELECT" in rendered(build(), postgresql.dialect()), name
