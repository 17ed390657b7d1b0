"""The command line: one small file a verb, each loaded only when it is called for."""

from reportedly.cli.program import app, main, run

__all__ = ["app", "main", "run"]
