"""The store: what was read, on whose word, and what was decided about it, in one database that others can open.

`Record` is loaded when it is first asked for: whoever needs only the forms of values does not load a database library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.record.forget import Forgotten
    from reportedly.record.queries import Filter, ListedIncident, ListedReport
    from reportedly.record.record import Record
    from reportedly.record.store import Kept, Outcome
    from reportedly.record.verify import Problem, Verified

_WHERE = {
    "Filter": "queries",
    "Forgotten": "forget",
    "Kept": "store",
    "ListedIncident": "queries",
    "ListedReport": "queries",
    "Outcome": "store",
    "Problem": "verify",
    "Record": "record",
    "Verified": "verify",
}

__all__ = [
    "Filter",
    "Forgotten",
    "Kept",
    "ListedIncident",
    "ListedReport",
    "Outcome",
    "Problem",
    "Record",
    "Verified",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"reportedly.record.{_WHERE[name]}"), name)
