"""Progress on standard error: a bar on a terminal, nothing elsewhere, and results never torn by it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self


class Meter:
    """Counts inputs as they are done. `total` None is unknown; one input needs no bar."""

    def __init__(self, total: int | None) -> None:
        self._bar: Any = None
        self._task: Any = None
        self._shared = sys.stdout.isatty()
        if sys.stderr.isatty() and total != 1:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            console = Console(file=sys.stderr)
            self._bar = Progress(
                *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
            )
            self._task = self._bar.add_task("reading", total=total)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self) -> None:
        if self._bar:
            self._bar.advance(self._task)

    @contextmanager
    def aside(self, *, error: bool = False) -> Iterator[None]:
        """Takes the bar away while something is written to the same terminal."""
        if self._bar and (self._shared or error):
            self._bar.stop()
            yield
            self._bar.start()
        else:
            yield
