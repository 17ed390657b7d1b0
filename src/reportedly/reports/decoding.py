"""Bytes become text: the encoding is told, a byte-order mark dropped, CR and CRLF made LF, nothing else changed."""

from __future__ import annotations

import codecs
import re

from reportedly.errors import UnreadableInput

_MARKS = (  # longest first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (  # first bytes -> what it is, what to do
    (b"%PDF-", "a PDF", "convert it to text first (pdftotext FILE.pdf)"),
    (b"{\\rtf", "an RTF document", "save it as plain text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save the document as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"BZh", "a bzip2 file", "unpack it first (bunzip2)"),
    (b"\xfd7zXZ\x00", "an xz file", "unpack it first (unxz)"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "unpack it first (unzstd)"),
    (b"\x89PNG", "an image", "give the report's text"),
    (b"\xff\xd8\xff", "an image", "give the report's text"),
    (b"GIF8", "an image", "give the report's text"),
    (b"\x7fELF", "a program", "give the report's text"),
    (b"SQLite format 3\x00", "a database", "give the report's text"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.02  # share of control bytes above which bytes are no text
_SAMPLE = 60_000
_HIGH = re.compile(rb"[\x80-\xff]")
# typographic quotes, dashes, the ellipsis, the no-break space: what windows-1252 adds to English text
_LATIN_SIGNS = frozenset(b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa7\xa9\xab\xad\xae\xb0\xb4\xbb")


def decode(raw: bytes, name: str) -> str:
    """The text in `raw`. Raises `UnreadableInput` where it is no text or in no encoding that can be told."""
    refuse_binary(raw, name)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding, name)
    wide = _wide_encoding(raw)
    if wide is not None:
        return _strictly(raw, wide, name)
    try:
        return tidy(raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    for encoding in _candidates(raw):
        try:
            return tidy(raw.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    raise UnreadableInput(
        f"{name}: its encoding cannot be told: convert it to UTF-8 first (iconv -f ENCODING -t UTF-8)"
    )


def tidy(text: str) -> str:
    """The contract's text: a byte-order mark at the start dropped, CR and CRLF made LF, nothing else changed."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def refuse_binary(raw: bytes, name: str) -> None:
    """Raises `UnreadableInput` where bytes are known to be no text: by their first bytes or their control bytes."""
    for magic, what, advice in _MAGIC:
        if raw.startswith(magic):
            raise UnreadableInput(f"{name}: is {what}, not text: {advice}")
    if any(raw.startswith(mark) for mark, _ in _MARKS) or _wide_encoding(raw) is not None:
        return
    sample = raw[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(_MOST_CONTROLS * len(sample), 1 if sample.count(0) else 4):
        raise UnreadableInput(f"{name}: is a binary file, not text: give the report's text")


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        return tidy(raw.decode(encoding))
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{name}: looks like {encoding.upper()}, but byte {error.start} is not: save it as UTF-8 again"
        ) from error


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a mark: in text of any script, the spaces and line ends have their zero byte on one side only."""
    sample = raw[: _SAMPLE // 2 * 2]
    if len(sample) < 8 or len(raw) % 2 or 0 not in sample:
        return None
    even, odd = sample[0::2], sample[1::2]
    signs = sum(sample.count(sign) for sign in (b"\x20\x00", b"\x0a\x00", b"\x00\x20", b"\x00\x0a"))
    if signs * 60 < len(even):
        return None
    if odd.count(0) >= 0.05 * len(odd) and even.count(0) == 0:
        return "utf-16-le"
    if even.count(0) >= 0.05 * len(even) and odd.count(0) == 0:
        return "utf-16-be"
    return None


def _candidates(raw: bytes) -> list[str]:
    """Likely encodings of bytes that are not UTF-8, best first."""
    from charset_normalizer import from_bytes

    sample = raw[:_SAMPLE]
    high = _HIGH.findall(sample)
    signs = sum(1 for byte in high if byte[0] in _LATIN_SIGNS)
    # mostly ASCII with a few accents and typographic quotes is English from Windows: a detector has too little to go by
    latin = bool(high) and (len(high) <= 0.02 * len(sample) or signs >= 0.5 * len(high))
    guessed = [match.encoding for match in from_bytes(sample) if match.encoding not in ("ascii", "utf_8")]
    return ["cp1252", *guessed] if latin else [*guessed, "cp1252"]
