"""How much is taken in, in one place. `docs/inputs.md` states the same figures; a test holds the two together.

A limit is there so that one hostile or broken input costs a known amount of memory and time, and the others are still
read. Sizes are bytes, a megabyte is 1,000,000 of them.
"""

from __future__ import annotations

MEGABYTE = 1_000_000

TEXT_BYTES = 20 * MEGABYTE  # one plain text: about three million words, ten long books
PAGE_BYTES = 10 * MEGABYTE  # one HTML page
LINE_BYTES = 20 * MEGABYTE  # one line of JSON lines; their number is not limited
SIDECAR_BYTES = MEGABYTE  # one NAME.meta.json

UNPACKED_BYTES = 20_000 * MEGABYTE  # all that one gzip file may unpack to
UNPACKED_RATIO = 200  # unpacked bytes per packed byte; news packs 3 to 20 times, a bomb a thousand times
UNPACKED_FREE = 2 * MEGABYTE  # unpacked bytes before the ratio counts: small files may be very repetitive

PAGE_ELEMENTS = 60_000  # elements of a page that the main-text extractor is given; above: all text of the page, plainly
PAGE_DEPTH = 200  # nesting of a page that the main-text extractor is given; above: the same

SNIFFED_BYTES = 65_536  # looked at to tell what an input is
JSON_DEPTH = 100  # nesting of a JSON line


def megabytes(size: int) -> str:
    """A size as people write it: "20 MB"."""
    return f"{size / MEGABYTE:g} MB"
