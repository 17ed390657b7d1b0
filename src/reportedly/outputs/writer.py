"""Writes `reportedly-record/1` as text: the same bytes for the same readings, a line a row, in little memory.

The contract puts the reports first and the incidents after them, while readings come one by one with both. So each
section's rows wait compressed in memory (a tenth of their size), never on disk, until all have come.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from reportedly.model import FORMAT, Appearance, Reading
from reportedly.outputs.contract import SECTIONS, pieces

# Control characters, and marks that turn the direction of text: JSON may escape them, a terminal must not obey them.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def dumps(value: Any) -> str:
    """JSON on one line, in plain Unicode except for characters that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


class _Section:
    """Lines kept compressed, given back in their order."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(level=1)
        self._packed: list[bytes] = []
        self.rows = 0

    def add(self, row: Any) -> None:
        line = (",\n" if self.rows else "\n") + dumps(row)
        self._packed.append(self._packer.compress(line.encode("utf-8")))
        self.rows += 1

    def text(self) -> Iterator[bytes]:
        opener = zlib.decompressobj()
        for part in (*self._packed, self._packer.flush()):
            yield opener.decompress(part)
        yield opener.flush()


class RecordWriter:
    """Takes readings in the order in which they are to stand, then writes the whole."""

    def __init__(self) -> None:
        self._sections = {name: _Section() for name in SECTIONS}

    def add(self, reading: Reading, appearances: Sequence[Appearance] | None = None) -> None:
        """`appearances` stand in for the report's own where given."""
        for name, rows in pieces(reading, appearances).items():
            for row in rows:
                self._sections[name].add(row)

    def write(self, out: TextIO) -> None:
        """The whole record to `out`; call it once."""
        decoder = _Utf8(out)
        out.write(f'{{"format": "{FORMAT}"')
        for name, section in self._sections.items():
            out.write(f',\n"{name}": [')
            for part in section.text():
                decoder.write(part)
            out.write("\n]" if section.rows else "]")
        out.write("}\n")


class _Utf8:
    """UTF-8 cut anywhere, written as text."""

    def __init__(self, out: TextIO) -> None:
        import codecs

        self._out = out
        self._decode = codecs.getincrementaldecoder("utf-8")().decode

    def write(self, part: bytes) -> None:
        self._out.write(self._decode(part))


def write_record(out: TextIO, readings: Iterable[Reading]) -> None:
    """The readings as one JSON document."""
    writer = RecordWriter()
    for reading in readings:
        writer.add(reading)
    writer.write(out)
