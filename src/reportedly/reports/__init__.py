"""How a report comes in: text, HTML, JSON lines, folders of these, gzip of these, standard input."""

from reportedly.reports.opening import Failed, Loaded, count_inputs, open_inputs

__all__ = ["Failed", "Loaded", "count_inputs", "open_inputs"]
