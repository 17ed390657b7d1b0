"""The parts of reading one report: people, places, times, numbers, happenings, attribution, certainty, joining.

`reportedly.reader` puts them together; importing this room loads nothing heavy.
"""

from reportedly.reading.version import RULES_VERSION

__all__ = ["RULES_VERSION"]
