"""What can go wrong, as one small tree, so that a caller can catch as much of it as it means to.

    ReportedlyError                  anything that this program refuses or cannot do
    ├── ModelError                   a value of the model that breaks one of the three laws
    ├── VocabularyError              a vocabulary file that cannot be used (names file and entry)
    ├── InputError                   an input that cannot become a report
    │   ├── EmptyInput               nothing in it to read
    │   ├── UnreadableInput          wrong encoding, broken format, missing file
    │   └── InputTooLarge            over a stated limit, also after unpacking
    ├── GazetteerError               the place index cannot be built or opened
    ├── LanguageError                the language pipeline is missing or cannot be used
    └── RecordError                  the store
        ├── NotARecord               a file that is no record of ours
        ├── NewerRecord              written by a newer version of this program
        ├── RecordLocked             another process holds it
        ├── RecordFull               the disk (or quota) is full
        └── NotInRecord              nothing has that id

Every message is one line that says what, where and what to do next: it is printed as it is.
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """The base of all errors that this program raises on purpose."""


class ModelError(ReportedlyError):
    """A value of the model that breaks one of the three laws."""


class VocabularyError(ReportedlyError):
    """A vocabulary file that cannot be used."""


class InputError(ReportedlyError):
    """An input that cannot become a report."""


class EmptyInput(InputError):
    """Nothing in it to read."""


class UnreadableInput(InputError):
    """Wrong encoding, broken format, or missing."""


class InputTooLarge(InputError):
    """Over a stated limit, also after unpacking."""


class GazetteerError(ReportedlyError):
    """The place index cannot be built or opened."""


class LanguageError(ReportedlyError):
    """The language pipeline is missing or cannot be used."""


class RecordError(ReportedlyError):
    """The store cannot do what was asked."""


class NotARecord(RecordError):
    """A file that is no record of ours."""


class NewerRecord(RecordError):
    """Written by a newer version of this program."""


class RecordLocked(RecordError):
    """Another process holds the record."""


class RecordFull(RecordError):
    """No space left where the record is."""


class NotInRecord(RecordError):
    """Nothing in the record has that id."""
