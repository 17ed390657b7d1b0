"""Where the words of one telling differ: claims of different sources that cannot all be true, kept side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from reportedly.model import TOLLS, Certainty, Claim, Disagreement, Field, KindValue, Number, Participant, TextValue
from reportedly.reading.telling_words import telling_words

_MOST = 8  # claims in one disagreement
_FIELD_WORDS = {
    Field.KILLED: "killed", Field.INJURED: "injured", Field.MISSING: "missing", Field.ABDUCTED: "abducted",
    Field.DETAINED: "detained",
}  # fmt: skip
# Where somebody died: at the place itself, on the way, or in hospital.
_FATE = (
    ("at the scene", re.compile(r"\b(?:at the scene|on the spot|instantly|immediately|dead on arrival)\b", re.I)),
    ("on the way", re.compile(r"\bon (?:his|her|their|the) way\b|\ben route\b|\bbefore reaching\b", re.I)),
    ("in hospital", re.compile(r"\b(?:in|at) (?:a |the |\w{1,20} )?hospital\b|\bdoctors\b", re.I)),
)


def disagreements(telling: str, claims: Sequence[Claim], contrary: Sequence[str] = ()) -> list[Disagreement]:
    """All disagreements among a telling's claims, a field at a time; `contrary`: ids that go against what was told."""
    found: list[Disagreement] = []
    for which in TOLLS:
        found.extend(_tolls(telling, which, [c for c in claims if c.field is which]))
    found.extend(_causes(telling, claims))
    found.extend(_perpetrators(telling, [c for c in claims if c.field is Field.PERPETRATOR]))
    found.extend(_kinds(telling, claims))
    found.extend(_fates(telling, claims))
    found.extend(_contrary(telling, claims, contrary, {c for d in found for c in d.claims}))
    return found


_NEAR = 900  # characters between a contrary claim and what it goes against
_MOST_CONTRARY = 2  # such disagreements a telling
_TELLING_FIELDS = (
    Field.PERPETRATOR,
    Field.KILLED,
    Field.INJURED,
    Field.CAUSE,
    Field.OUTCOME,
    Field.EVIDENCE,
    Field.TARGET,
    Field.VICTIM,
    Field.KIND,
)


def _contrary(telling: str, claims: Sequence[Claim], contrary: Sequence[str], held: set[str]) -> Iterator[Disagreement]:
    """A claim that goes against another source's: "police insisted that no shots had been fired"."""
    given = 0
    for c in claims:
        if c.id not in contrary or c.id in held or given == _MOST_CONTRARY:
            continue
        others = [
            o for o in claims
            if _voice(o) != _voice(c) and o.field in _TELLING_FIELDS and not o.span.overlaps(c.span)
            and 0 < c.span.start - o.span.start < _NEAR
        ]  # fmt: skip
        if not others:
            continue
        spoken = [o for o in others if o.according_to] or others
        sides = sorted(spoken, key=lambda o: c.span.start - o.span.start)[:4]
        which = next((f for f in (Field.PERPETRATOR, Field.KILLED) if c.field is f), c.field)
        given += 1
        note = f"{who(c)} goes against {who(sides[0])}: {c.text}."
        yield Disagreement(telling, which, tuple(x.id for x in (*reversed(sides), c)), note)


def who(claim: Claim) -> str:
    """The innermost source of a claim in words, "the report" where there is none."""
    for source in reversed(claim.according_to):
        words = source.name or source.description or source.office
        if words:
            return words
    return "an unnamed source" if claim.according_to else "the report"


def _voice(claim: Claim) -> tuple[str, ...]:
    return tuple((s.name or s.description or s.office or s.kind).casefold() for s in claim.according_to)


def _bounds(n: Number) -> tuple[int, float]:
    return (n.low if n.low is not None else 0, n.high if n.high is not None else float("inf"))


def _clash(a: Claim, b: Claim) -> bool:
    if not isinstance(a.value, Number) or not isinstance(b.value, Number) or _voice(a) == _voice(b):
        return False
    if a.value.part_of or b.value.part_of or (a.value.low is None and a.value.high is None):
        return False
    if b.value.low is None and b.value.high is None:
        return False
    if a.value.of and b.value.of and not _same_group(a.value.of, b.value.of):
        return False
    (low1, high1), (low2, high2) = _bounds(a.value), _bounds(b.value)
    if a.certainty is Certainty.DENIED or b.certainty is Certainty.DENIED:
        return a.certainty is not b.certainty
    return max(low1, low2) > min(high1, high2) or a.value.low != b.value.low


def _same_group(a: str, b: str) -> bool:
    """Whether two counts may speak of the same dead: soldiers and rebels are others, soldiers and women too."""
    first, second = (_class(w) for w in (a, b))
    return first == second or "people" in (first, second) or {first, second} == {"fighters", "civilians"}


def _class(group: str) -> str:
    last, words = group.casefold().split()[-1], telling_words()
    if last in words.forces:
        return "forces"
    if last in words.fighters:
        return "fighters"
    return "civilians" if last in words.civilians else "people"


def _tolls(telling: str, which: Field, claims: Sequence[Claim]) -> Iterator[Disagreement]:
    sides = _sides(claims, _clash)
    if sides:
        words = "; ".join(f"{who(c)}: {c.text}" for c in sides)
        yield Disagreement(
            telling, which, tuple(c.id for c in sides), f"The number {_FIELD_WORDS[which]} differs: {words}."
        )


def _sides(claims: Sequence[Claim], clash: Callable[[Claim, Claim], bool]) -> list[Claim]:
    """The claims that clash with another, in order, a claim a voice and text."""
    found: list[Claim] = []
    for a, b in combinations(claims, 2):
        if clash(a, b):
            found.extend(c for c in (a, b) if c not in found)
    return found[:_MOST]


def _causes(telling: str, claims: Sequence[Claim]) -> Iterator[Disagreement]:
    causes = [c for c in claims if c.field is Field.CAUSE]
    if len(causes) == 1 and causes[0].according_to:  # one source's cause against another's doer
        cause = causes[0]
        doers = [
            c
            for c in claims
            if c.field in (Field.PERPETRATOR, Field.KIND) and c.according_to and _voice(c) != _voice(cause)
        ]
        if doers and cause.span.start > doers[0].span.start:
            sides = (*doers[:3], cause)
            note = f"{who(cause)} gives another cause than {who(doers[0])}: {cause.text}."
            yield Disagreement(telling, Field.CAUSE, tuple(c.id for c in sides), note)
        return
    if len(causes) < 2 or len({_plain(c.text) for c in causes}) < 2 or len({_voice(c) for c in causes}) < 2:
        return
    words = "; ".join(f"{who(c)}: {c.text}" for c in causes[:_MOST])
    yield Disagreement(telling, Field.CAUSE, tuple(c.id for c in causes[:_MOST]), f"The cause differs: {words}.")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _name(claim: Claim) -> str:
    value = claim.value
    return _plain((value.name or value.group or value.description or "") if isinstance(value, Participant) else "")


def _denial(telling: str, which: Field, claims: Sequence[Claim], note: str) -> Disagreement | None:
    """Claims that deny beside claims that stand; `note` takes who denies and who is denied. None without both."""
    denied = [c for c in claims if c.certainty is Certainty.DENIED]
    standing = [c for c in claims if c.certainty is not Certainty.DENIED]
    if not denied or not standing:
        return None
    sides = [*standing[: _MOST // 2], *denied[: _MOST // 2]]
    return Disagreement(telling, which, tuple(c.id for c in sides), note.format(who(denied[0]), who(standing[0])))


def _perpetrators(telling: str, claims: Sequence[Claim]) -> Iterator[Disagreement]:
    refusal = _denial(telling, Field.PERPETRATOR, claims, "{} denies what {} says of who did it.")
    if refusal is not None:
        yield refusal
        return
    standing = [c for c in claims if c.certainty is not Certainty.DENIED]

    def clash(a: Claim, b: Claim) -> bool:
        x, y = _name(a), _name(b)
        return (
            _voice(a) != _voice(b)
            and bool(x and y)
            and x not in y
            and y not in x
            and bool(a.according_to or b.according_to)
        )

    told = [
        c for c in standing if isinstance(c.value, Participant) and (c.value.name or c.value.group or c.according_to)
    ]
    sides = _sides(told, clash)
    if sides:
        words = "; ".join(f"{who(c)}: {c.text}" for c in sides)
        yield Disagreement(telling, Field.PERPETRATOR, tuple(c.id for c in sides), f"Who did it differs: {words}.")


def _kinds(telling: str, claims: Sequence[Claim]) -> Iterator[Disagreement]:
    kinds = [c for c in claims if c.field is Field.KIND and isinstance(c.value, KindValue)]
    refusal = _denial(telling, Field.KIND, kinds, "{} denies that it happened as {} tells it.")
    if refusal is not None:
        yield refusal


def _fates(telling: str, claims: Sequence[Claim]) -> Iterator[Disagreement]:
    """Two sources on where a victim died: "on his way to hospital" against "he was in hospital"."""
    fates: list[tuple[str, Claim]] = []
    for c in claims:
        if (c.field is Field.OUTCOME and isinstance(c.value, TextValue)) or c.field is Field.KILLED:
            place = next((name for name, pattern in _FATE if pattern.search(c.span.quote)), None)
            if place is not None:
                fates.append((place, c))
    sides = [
        c for place, c in fates if any(other != place and _voice(c) != _voice(d) for other, d in fates)
    ]  # fmt: skip
    if sides:
        words = "; ".join(f"{who(c)}: {c.span.quote}" for c in sides[:_MOST])
        yield Disagreement(
            telling, Field.OUTCOME, tuple(c.id for c in sides[:_MOST]), f"Where the victim died differs: {words}."
        )
