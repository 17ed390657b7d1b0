"""Sayings and hedges laid over the tokens of a text, so that any token's voice is looked up in constant time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.model import Certainty, Source
from reportedly.reading.attribution_tree import Tree
from reportedly.reading.certainty import find_hedges
from reportedly.reading.mentions import Attribution, Voice
from reportedly.reading.quotes import find_quotations, quoted_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.language import Parsed

_VOICELESS = frozenset({"attitude", "unsaid", "ask"})  # acts that make nobody the source of what happened
_LAYERS = 6  # sayings that may hold one another
_DEEPEST = 3  # sources in a chain
_REPORT = Voice()


class Voices:
    """The voice of every token. `of(token)` is constant time; a token outside the text has the report's own voice."""

    __slots__ = ("_at", "_voices")

    def __init__(self, at: Sequence[int], voices: Sequence[Voice]) -> None:
        self._at = at
        self._voices = voices

    def of(self, token: int) -> Voice:
        """Who says the token: chain outermost first, cue, quoted, certainty."""
        return self._voices[self._at[token]] if 0 <= token < len(self._at) else _REPORT


def voices(parsed: Parsed, attributions: Sequence[Attribution]) -> Voices:
    """The voices of a text, from its attributions (`find_attributions`) and its hedges."""
    size = len(parsed.doc)
    if size == 0:
        return Voices((), (_REPORT,))
    chains = [0] * size
    layers: list[tuple[Attribution, ...]] = [()]
    known: dict[tuple[int, int], int] = {}
    order = sorted(range(len(attributions)), key=lambda n: (-_extent(attributions[n]), n))
    for number in order:
        attribution = attributions[number]
        for first, last in attribution.content:
            for token in range(first, last):
                if len(layers[chains[token]]) >= _LAYERS:
                    continue  # deeper than any text means
                key = (chains[token], number)
                layer = known.get(key)
                if layer is None:
                    layer = known[key] = len(layers)
                    layers.append((*layers[chains[token]], attribution))
                chains[token] = layer
    tree = Tree(parsed)
    flags = bytearray(size)
    origins: dict[int, str] = {}
    for hedge in find_hedges(tree, attributions):
        for token in range(max(0, hedge.first), min(size, hedge.last)):
            if not flags[token]:
                flags[token] = 1
                origins[token] = hedge.origin
    quoted = quoted_tokens(parsed, find_quotations(parsed))
    return _looked_up(chains, layers, flags, origins, quoted)


def _extent(attribution: Attribution) -> int:
    return sum(last - first for first, last in attribution.content)


def _looked_up(
    chains: list[int],
    layers: list[tuple[Attribution, ...]],
    flags: bytearray,
    origins: dict[int, str],
    quoted: bytearray,
) -> Voices:
    """One `Voice` for each combination that occurs."""
    made: dict[tuple[int, int, int, str | None], int] = {}
    found: list[Voice] = []
    at: list[int] = []
    for token, chain in enumerate(chains):
        key = (chain, flags[token], quoted[token], origins.get(token))
        number = made.get(key)
        if number is None:
            number = made[key] = len(found)
            found.append(_voice(layers[chain], bool(flags[token]), bool(quoted[token]), origins.get(token)))
        at.append(number)
    return Voices(at, found)


def _voice(layers: tuple[Attribution, ...], hedged: bool, quoted: bool, hedge: str | None) -> Voice:
    """The voice of a stack of sayings, outermost first."""
    chain: list[Source] = []
    certainty = Certainty.HEDGED if hedged else Certainty.STATED
    cue: str | None = None
    origin = hedge
    for attribution in layers:
        if attribution.act not in _VOICELESS:
            source = attribution.source
            known = source.name is not None or source.description is not None
            if known and (not chain or chain[-1] != source):
                chain.append(source)
            cue, origin = attribution.cue, attribution.origin
        if attribution.act == "attitude":
            continue
        if attribution.certainty is Certainty.DENIED:
            certainty = Certainty.DENIED
        elif attribution.certainty is Certainty.HEDGED and certainty is Certainty.STATED:
            certainty = Certainty.HEDGED
    if not chain and not hedged and certainty is Certainty.STATED and not quoted:
        return _REPORT
    return Voice(tuple(chain[:_DEEPEST]), cue, quoted, certainty, origin)
