"""One spelling for many: names brought to the form in which the place index keeps them.

Reports write Kyiv and Kiev, Deir ez-Zor and Deir Ezzor, Al-Hasakah and Hassakeh. `fold` undoes case, accents, hyphens
and apostrophes and is exact enough to look a name up; `skeleton` keeps little but the consonants, so that spellings of
one Arabic, Persian, Cyrillic or Burmese name meet, and `likeness` says whether two that meet are close enough.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# letters that have no canonical decomposition into a base letter and an accent
_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a",
        "ǝ": "a", "ħ": "h", "ŋ": "ng", "ƙ": "k", "ɓ": "b", "ɗ": "d",
        "'": None, "’": None, "‘": None, "`": None, "´": None, "ʻ": None, "ʼ": None, "ʹ": None, "ʿ": None, "ʾ": None,
        "ʽ": None, "ˈ": None, ".": None, ")": None, "(": None,
        "-": " ", "–": " ", "—": " ", "‐": " ", "‑": " ", "/": " ", "_": " ", ",": " ",
    }
)  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "&": "and"}
ARTICLES = frozenset(
    (
        "al", "el", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez", "an", "en", "ul",
        "il", "ath", "edh", "adh",
    )
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyw]+")
_DOUBLED = re.compile(r"(.)\1+")
_ALIKE = (
    ("sch", "s"), ("shch", "s"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"),
    ("zh", "z"), ("dj", "j"), ("ts", "s"), ("ph", "f"), ("q", "k"), ("c", "k"), ("x", "h"), ("v", "b"), ("p", "b"),
    ("j", "g"), ("h", ""),
)  # fmt: skip


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """`name` without case, accents, hyphens, apostrophes and stops; "St. Louis" and "Saint-Louis" fold alike."""
    low = name.casefold()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c)).casefold()
    words = low.translate(_LETTERS).split()
    return " ".join([_SHORT.get(word, word) for word in words])


def without_article(key: str) -> str:
    """A folded name without the Arabic article before it: "al hasakah" is "hasakah", but "el paso" is "paso" too."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key


def skeleton(key: str) -> str:
    """The consonants of a folded name, near ones made one, or "" where too few are left to tell names apart."""
    text = without_article(key).replace(" ", "")
    for written, heard in _ALIKE:
        text = text.replace(written, heard)
    bones = _DOUBLED.sub(r"\1", text[:1] + _VOWELS.sub("", text[1:]))
    return bones if len(bones) >= 3 else ""


@lru_cache(maxsize=100_000)
def likeness(a: str, b: str) -> float:
    """How alike two folded names are, from 0 to 1: one less the edit distance over the longer length."""
    a, b = without_article(a).replace(" ", ""), without_article(b).replace(" ", "")
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        left = i
        for j, y in enumerate(b, 1):
            over = row[j]
            if x != y:  # the least of the three neighbours, and one more
                before = min(before, left, over) + 1
            row[j] = left = before
            before = over
    return 1.0 - row[-1] / max(len(a), len(b))
