"""The command that users type: finds the verb, and lets no traceback reach anybody who did not ask for one.

Exit codes: 0 done, 1 failed, 2 used wrongly, 3 done but some inputs failed, 130 interrupted. Results go to standard
output, everything else to standard error.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from reportedly import __version__
from reportedly.cli.intake import REPORT_IT
from reportedly.cli.terminal import complain
from reportedly.errors import ReportedlyError

INTERRUPTED = 130

# Verb to module of this package and the command's name in it; `--help` shows them in this order.
VERBS = {
    "read": "read",
    "list": "list_",
    "show": "show",
    "explain": "explain",
    "verify": "verify",
    "forget": "forget",
    "export": "export",
    "schema": "schema",
    "gazetteer": "gazetteer",
    "benchmark": "benchmark",
}


class ReaderGone(Exception):
    """Whoever read our output has had enough (click would take a broken pipe for a failure)."""


class LazyGroup(click.Group):
    """Loads a verb's module when it is called for: a verb that reads nothing must not wait for a parser to load."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's name
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        command = import_module(f"reportedly.cli.{VERBS[cmd_name]}").command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGone from error


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="reportedly", message="%(prog)s %(version)s")
@click.option(
    "--record",
    metavar="FILE",
    envvar="REPORTEDLY_RECORD",
    default="reportedly.db",
    show_default=True,
    show_envvar=True,
    help="The record to work on.",
)
@click.option("--debug", is_flag=True, help="On an unexpected failure, show where in the program it came from.")
@click.pass_context
def app(ctx: click.Context, record: str, debug: bool) -> None:
    """Read news reports of armed conflict and keep a sourced record of incidents: what happened, when, where, to whom,
    and on whose word."""
    ctx.obj = {"record": record, "debug": debug}


def run(arguments: Sequence[str]) -> int:
    """Does what the arguments ask and gives the exit code. Raises nothing."""
    try:
        code = app.main(args=list(arguments), prog_name="reportedly", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ReportedlyError as error:
        complain(str(error))
        return 1
    except (BrokenPipeError, ReaderGone):
        _hush()
        return 0
    except OSError as error:
        return _system_failure(error, arguments)
    except Exception as error:
        return _unexpected(error, arguments)
    return code if isinstance(code, int) else 0


def _system_failure(error: OSError, arguments: Sequence[str]) -> int:
    """The disk, a pipe or a file failed outside the record."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        complain("no space is left where the output goes: free some and run the same command again")
        _hush()
        return 1
    return _unexpected(error, arguments)


def _unexpected(error: Exception, arguments: Sequence[str]) -> int:
    """A mistake of the program's own: one line, and the traceback only for whoever asked."""
    if "--debug" in arguments:
        traceback.print_exception(error)
    said = " ".join(str(error).split())[:200]
    complain(f"unexpected failure ({type(error).__name__}: {said}); {REPORT_IT}")
    return 1


def _hush() -> None:
    """Nobody reads standard output any more: let its last flush go nowhere."""
    try:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.stdout.fileno())
    except (OSError, ValueError):
        pass  # standard output is no file here, and has nothing to flush to


def main() -> NoReturn:
    """The entry point of `reportedly`."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))
