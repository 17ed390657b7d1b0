"""What sources say of an incident that no narrower claim holds: a witness's detail, a rival account, a denial's reason.

"They took their telephones", one witness said: no toll, no perpetrator, but a coder keeps it, with its source. Each
sentence of a saying becomes at most one claim, and only near the incident that it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model import Field, SourceKind
from reportedly.reading.cluster import Cluster
from reportedly.reading.found import Found
from reportedly.reading.mentions import Attribution, Reality
from reportedly.reading.telling_words import telling_words

_LEAST = 4  # tokens: less is no account
_MOST = 30  # tokens of a quote
_REACH = 3  # sentences after the last word on an incident
_OPENING = 12  # tokens within which a "not" denies what was told
_SILENT = frozenset({"unsaid", "ask", "attitude", "vow", "claim_responsibility"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of what a source says of an incident. `contrary`: it goes against what was told before."""

    cluster: int
    field: Field
    first: int
    last: int
    contrary: bool
    origin: str = "saying@1"


def find_sayings(found: Found, clusters: Sequence[Cluster], taken: Sequence[tuple[int, int]]) -> list[Saying]:
    """Sayings near the clusters' incidents. `taken` are token ranges (statements) that are no part of an incident."""
    owners = {h.trigger.token: c for c in clusters for h in c.members}
    rows: list[Saying] = []
    for a in found.attributions:
        if a.act in _SILENT or (a.source.kind is SourceKind.UNNAMED and not (a.source.name or a.source.description)):
            continue
        for first, last in _sentences(found, a):
            if any(f < last and first < t and (t - f) * 2 > last - first for f, t in taken):
                continue
            cluster = _owner(found, clusters, owners, a, (first, last))
            if cluster is not None:
                rows.append(
                    Saying(cluster.number, _field(found, first, last), first, last, _contrary(found, a, first, last))
                )
    return rows


def _sentences(found: Found, a: Attribution) -> Iterator[tuple[int, int]]:
    """The content, a sentence at a time, without the quotation marks at its ends."""
    doc = found.parsed.doc
    for at, last in a.content:
        first = at
        while first < last:
            end = min(last, found.sentence_bounds[found.sentence[first]][1])
            low, high = first, min(end, first + _MOST)
            while low < high and (doc[low].is_punct or doc[low].is_quote or doc[low].lower_ == "that"):
                low += 1
            while high > low and (doc[high - 1].is_punct or doc[high - 1].is_quote):
                high -= 1
            if high - low >= _LEAST:
                yield low, high
            first = end


def _owner(
    found: Found, clusters: Sequence[Cluster], owners: dict[int, Cluster], a: Attribution, tokens: tuple[int, int]
) -> Cluster | None:
    """The cluster of an act that the words name, or else the one told last before them; None for neither."""
    first, last = tokens
    inside = [owners[i] for i in range(first, last) if i in owners]
    if inside:
        return inside[0]
    judged = [found.judge(i).reality for i in range(first, last) if i in found.trigger_at]
    if a.act != "deny" and any(r not in (Reality.NEGATED, Reality.DENIED) for r in judged):
        return None  # it tells of something else, or of nothing that happened
    sentence = found.sentence[first]
    told = [(max(s for s in c.sentences if s <= sentence), c) for c in clusters if min(c.sentences) <= sentence]
    if not told:
        return None
    near, cluster = max(told, key=lambda row: (row[0], -row[1].number))
    return cluster if sentence - near <= _REACH else None


def _field(found: Found, first: int, last: int) -> Field:
    words = {found.parsed.doc[i].lower_ for i in range(first, last)}
    if words & telling_words().causal:
        return Field.CAUSE
    return Field.EVIDENCE if words & telling_words().senses else Field.OUTCOME


def _contrary(found: Found, a: Attribution, first: int, last: int) -> bool:
    """Whether the saying goes against what was told: by its verb, a "but" before it, or a "not" in it."""
    doc, words = found.parsed.doc, telling_words()
    cue = (a.cue or "").lower().split()
    start, end = found.sentence_bounds[found.sentence[first]]
    opening = {doc[i].lower_ for i in range(start, min(start + 3, end))}
    before = a.source_tokens[0] - 1 if a.source_tokens else first - 1
    joined = before >= 0 and doc[before].lower_ in words.but
    negative = any(doc[i].lower_ in words.negative for i in range(first, min(last, first + _OPENING)))
    return a.act == "deny" or bool(set(cue) & words.contrary_cues) or bool(opening & words.but) or joined or negative
