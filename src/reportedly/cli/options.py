"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from reportedly.record import Record

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            self.fail(f"{value!r} is not a date: write it as 2022-08-07", param, ctx)


def record_option(function: F) -> F:
    """`--record FILE` after the verb, too: it goes before the one in front of the verb."""

    def keep(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
        if value is not None:
            ctx.ensure_object(dict)["record"] = value

    return click.option(
        "--record",
        metavar="FILE",
        expose_value=False,
        callback=keep,
        help="The record to work on (default: reportedly.db, or REPORTEDLY_RECORD).",
    )(function)


def debug_option(function: F) -> F:
    """`--debug` after the verb, too."""

    def keep(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value:
            ctx.ensure_object(dict)["debug"] = True

    return click.option(
        "--debug", is_flag=True, expose_value=False, callback=keep, help="Show where a failure came from."
    )(function)


def open_record(*, create: bool = False, readonly: bool = False) -> Record:
    """The record that the command line names. Raises `RecordError` and its kinds."""
    from reportedly.record import Record

    context = click.get_current_context()
    return Record.open(context.ensure_object(dict)["record"], create=create, readonly=readonly)
