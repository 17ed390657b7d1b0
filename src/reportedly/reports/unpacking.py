"""Streams that stop at a stated size: gzip is unpacked as it is read, and a zip bomb is never unpacked wholly."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from reportedly.errors import InputTooLarge, UnreadableInput
from reportedly.reports.limits import UNPACKED_BYTES, UNPACKED_FREE, UNPACKED_RATIO, megabytes

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP_MAGIC = b"\x1f\x8b"


class _Counted(io.RawIOBase):
    """A stream that counts what is read of it, and puts bytes that were already read back in front."""

    def __init__(self, stream: BinaryIO, head: bytes = b"") -> None:
        self._stream = stream
        self._head = head
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        if self._head:
            part, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            part = self._stream.read(len(view)) or b""
        view[: len(part)] = part
        self.count += len(part)
        return len(part)


class _Unpacked(io.RawIOBase):
    """The bytes that a gzip stream unpacks to, as far as the limits allow. Raises `InputError`s while it is read."""

    def __init__(self, packed: BinaryIO, head: bytes, name: str) -> None:
        self._source = _Counted(packed, head)
        self._gzip = gzip.GzipFile(fileobj=io.BufferedReader(self._source), mode="rb")
        self._name = name
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        try:
            part = self._gzip.read(len(view))
        except (EOFError, OSError, zlib.error) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise UnreadableInput(f"{self._name}: its gzip is broken or cut off: fetch or pack it again") from error
        self._count += len(part)
        if self._count > UNPACKED_BYTES:
            raise InputTooLarge(f"{self._name}: unpacks to more than {megabytes(UNPACKED_BYTES)}: split it")
        if self._count > max(UNPACKED_FREE, UNPACKED_RATIO * self._source.count):
            raise InputTooLarge(
                f"{self._name}: unpacks to more than {UNPACKED_RATIO} times its size, as a zip bomb does: "
                "if it is none, unpack it yourself and read the result"
            )
        view[: len(part)] = part
        return len(part)


def rewound(stream: BinaryIO, head: bytes) -> BinaryIO:
    """A stream of `head` and then the rest of `stream`, for streams that cannot seek."""
    return io.BufferedReader(_Counted(stream, head), 1 << 17)


def unpacked(stream: BinaryIO, head: bytes, name: str) -> BinaryIO:
    """What a gzip stream, of which `head` was already read, unpacks to.

    Reading it raises `UnreadableInput` where it is broken, `InputTooLarge` where it grows past the limits.
    """
    return io.BufferedReader(_Unpacked(stream, head, name), 1 << 16)


def read_up_to(stream: BinaryIO, limit: int, name: str, what: str) -> bytes:
    """All bytes of a stream. Raises `InputTooLarge` over `limit`, having read no more than that."""
    parts: list[bytes] = []
    left = limit + 1
    while left > 0:
        part = stream.read(min(left, 1 << 20))
        if not part:
            return b"".join(parts)
        parts.append(part)
        left -= len(part)
    raise InputTooLarge(f"{name}: is over the limit of {megabytes(limit)} for {what}: split it into one file a report")
