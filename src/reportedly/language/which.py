"""Which language a text is in. English is read; another is kept and not read.

A trained identifier (py3langid) is fooled by what this program reads most: short wires in capitals, full of foreign
names. So the commonest English function words are counted first: they make up a quarter to a half of any English prose
and a few hundredths of prose in another language. Only where that does not settle it, the identifier is asked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from reportedly.vocabulary import load_vocabulary

_SAMPLE = 6_000  # characters from the start: enough to tell, and bounded for huge texts
_LEAST_LETTERS = 20
_LEAST_WORDS = 8
_ENGLISH_SHARE = 0.16  # of function words: measured, English news .25-.50, other languages under .09
_FOREIGN_SHARE = 0.08  # under it, prose of enough words is not English whatever the identifier thinks
_PROSE = 40  # words from which the share of function words is steady
_SURE = 0.6  # least probability of the identifier
_LIKELY = 0.3  # the same for prose that is not English: only which of near languages it is (Malay, Indonesian) is open
_FEW = 12  # words that are too few to say that

_WORD = re.compile(r"[^\W\d_]+")


def tell_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None where it cannot be told.

    "en" for English in capitals, and with many foreign names, too. Looks at the first 6,000 characters.
    """
    sample = text[:_SAMPLE]
    if sum(c.isalpha() for c in sample) < _LEAST_LETTERS:
        return None
    words = _WORD.findall(sample.lower())
    english, own = _function_words()
    # words that other languages have too count only beside words that they do not have
    telling = min(sum(w in english for w in words), 3 * sum(w in own for w in words))
    share = telling / max(len(words), 1)
    if len(words) >= _LEAST_WORDS and share >= _ENGLISH_SHARE:
        return "en"
    code, probability = _identifier().classify(sample.lower())  # it learned from mixed case
    if code == "en" and len(words) >= _PROSE and share < _FOREIGN_SHARE:
        return None
    sure = _SURE if len(words) < _FEW or share >= _FOREIGN_SHARE else _LIKELY
    return str(code) if probability >= sure else None


@lru_cache(maxsize=1)
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    """All English function words that are counted, and those of them that other languages do not have."""
    lists = load_vocabulary("reportedly.language", "function_words.yaml", dict[str, list[str]])
    own = frozenset(lists["own"])
    return own | frozenset(lists["shared"]), own


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
