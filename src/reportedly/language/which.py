"""Which language a text is in. English is read; another is kept and not read."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_LEAST_LETTERS = 20
_SAMPLE = 4_000  # characters from the start: enough to tell, and bounded for huge texts


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)


def tell_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None where there is too little text to tell."""
    sample = text[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if letters < _LEAST_LETTERS:
        return None
    # langid learned from mixed case: capitals look like another language to it
    code, probability = _identifier().classify(sample.lower() if sample.isupper() else sample)
    return str(code) if probability > 0.5 else None
