"""How many were killed, injured, missing, abducted or detained, as the words of one place in the text tell it.

Each mention carries one number for one field, the words that tell it, and who they are where that is told. Which
incident it belongs to is decided later, from its trigger and the event that it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.language import Parsed
from reportedly.model import Field, Number
from reportedly.reading.mentions import NumberMention, PersonMention
from reportedly.reading.numbers_parts import find_parts
from reportedly.reading.tolls_ledger import Ledger, TollMention
from reportedly.reading.tolls_losses import burying, losing, loss, recount, share, uncounted_parts, with_shares
from reportedly.reading.tolls_nouns import bodies, noun, state, toll_noun
from reportedly.reading.tolls_takings import taking, unseen
from reportedly.reading.tolls_verbs import borne, hit, lives, undergo, verb
from reportedly.reading.tolls_wounds import condition, nobody_hurt, part_lost, treated, unhurt, unsurvived, without


def find_tolls(parsed: Parsed, numbers: Sequence[NumberMention], people: Sequence[PersonMention]) -> list[TollMention]:
    """Every toll that the text tells, in order of its words, from the numbers and people found in the same text."""
    ledger = Ledger(parsed, numbers, people)
    _read(ledger)
    return _settled(parsed, ledger)


def _read(b: Ledger) -> None:
    """One pass over the text."""
    g, words = b.g, b.words
    for i in range(g.size):
        lemma = g.lemma[i].lower()
        if lemma in words.file.borne and (
            g.pos[i] == "NOUN" or (g.lower[i - 1 : i] and g.lower[i - 1] in words.file.wounding)
        ):
            borne(b, i)
            if lemma not in words.nouns:
                continue
        if g.pos[i] in ("VERB", "AUX") and _act(b, i, lemma):
            continue
        if lemma in words.harm and verb(b, i, words.harm[lemma]):
            continue
        if lemma in words.undergo and g.pos[i] in ("VERB", "AUX", "ADJ") and undergo(b, i, words.undergo[lemma]):
            continue
        if lemma in words.file.hit and g.pos[i] in ("VERB", "ADJ"):
            hit(b, i)
        elif lemma in words.file.claim_lives and g.pos[i] == "VERB":
            lives(b, i)
        elif g.lower[i] in words.states and g.pos[i] in ("ADJ", "VERB", "ADV", "NOUN"):
            told = share(b, i, words.states[g.lower[i]]) or state(b, i)
            if not told and lemma in words.nouns:
                noun(b, i, lemma)
        elif g.lower[i] in words.file.unhurt:
            unhurt(b, i)
        elif g.pos[i] in ("NOUN", "ADJ", "PROPN") or g.lower[i] == "remains":
            _thing(b, i, lemma)


def _act(b: Ledger, i: int, lemma: str) -> bool:
    """Verbs that tell a toll only with what stands beside them."""
    file = b.words.file
    if lemma in file.maiming and part_lost(b, i):
        return True
    if lemma == "lose":
        return losing(b, i)
    if lemma in ("bury", "cremate"):
        return burying(b, i)
    if lemma in file.recounts and recount(b, i):
        return True
    if lemma == "treat":
        return treated(b, i)
    if lemma == "survive":
        return unsurvived(b, i)
    if lemma in ("see", "hear"):
        return unseen(b, i)
    return lemma in b.words.taking and taking(b, i)


def _thing(b: Ledger, i: int, lemma: str) -> None:
    words, noun_ = b.words, b.g.pos[i] == "NOUN"
    if lemma in words.file.toll_nouns and noun_:
        toll_noun(b, i)
    elif lemma == "condition" and noun_:
        condition(b, i)
    elif lemma in words.nouns:
        if not without(b, i, words.nouns[lemma]) and not (lemma == "loss" and loss(b, i)):
            noun(b, i, lemma)
    elif (lemma in words.file.bodies and noun_) or b.g.lower[i] in ("remains", "corpses"):
        bodies(b, i)


def _settled(parsed: Parsed, b: Ledger) -> list[TollMention]:
    """Doubles dropped, parts added and linked to their wholes, in order."""
    kept: list[TollMention] = []
    seen: set[tuple[object, ...]] = set()
    told = {(t.field, t.victim) for t in b.found if not t.implied and t.victim is not None}
    numbered = {
        t.number_index for t in b.found if not t.implied and t.number_index is not None and t.field is Field.KILLED
    }
    for toll in sorted(b.found, key=lambda t: (t.first, t.last, t.implied)):
        mark = (
            (toll.field, toll.number_index)
            if toll.number_index is not None
            else (toll.field, toll.victim, toll.trigger)
        )
        if mark in seen:
            continue
        same = (toll.field, toll.trigger, toll.victims)
        if toll.victims is not None and toll.number_index is None and same in seen:
            continue  # an apposition
        if toll.implied and (
            (Field.KILLED, toll.victim) in told or (Field.INJURED, toll.victim) in told or toll.number_index in numbered
        ):
            continue
        seen.update((mark, same))
        kept.append(toll)
    return uncounted_parts(b, with_shares(_raised(b, _with_parts(parsed, b, nobody_hurt(b, _plain(b, _died(kept)))))))


def _plain(b: Ledger, tolls: list[TollMention]) -> list[TollMention]:
    """Without "some of them badly burned" where the same sentence tells how many."""
    sentence = b.g.sentence
    counted = {(t.field, sentence[t.trigger]) for t in tolls if t.number.high != 0 and _bounded(t.number)}
    return [t for t in tolls if _bounded(t.number) or (t.field, sentence[t.trigger]) not in counted]


def _bounded(number: Number) -> bool:
    return number.low is not None or number.high is not None


def _died(tolls: list[TollMention]) -> list[TollMention]:
    """Without the wounds of a person whose death is told: "the guard was hit in the neck … the guard died"."""
    dead = {
        t.victims
        for t in tolls
        if t.field is Field.KILLED and t.victims is not None and t.number.high == t.number.low == 1
    }
    return [
        t
        for t in tolls
        if t.field is not Field.INJURED or t.victims not in dead or (t.number.low, t.number.high) != (1, 1)
    ]


def _whom(b: Ledger, mention: NumberMention) -> int | None:
    """ "five of whom were foreign militiamen": where the words on who they were end."""
    g, k = b.g, mention.last
    if g.lower[k : k + 1] != ["of"] or g.lower[k + 1 : k + 2] not in (["whom"], ["them"]):
        return None
    for j in range(k + 2, min(k + 4, g.size)):
        if g.lemma[j] == "be":
            attr = g.kid(j, "attr")
            person = b.patients.person_at.get(attr) if attr is not None else None
            return max(b.people[person].last, b.people[person].head + 1) if person is not None else None
    return None


def _raised(b: Ledger, tolls: list[TollMention]) -> list[TollMention]:
    """ "A cook died, bringing the toll to six": the one is part of the six."""
    sentence = b.g.sentence
    raised = {(t.field, sentence[t.trigger]): k for k, t in enumerate(tolls) if t.change == "raised"}
    for k, toll in enumerate(tolls):
        whole = raised.get((toll.field, sentence[toll.trigger]))
        if whole is not None and whole != k and toll.part_of is None and toll.number.high == 1:
            tolls[k] = replace(toll, part_of=whole)
    return tolls


def _with_parts(parsed: Parsed, b: Ledger, tolls: list[TollMention]) -> list[TollMention]:
    numbers = b.numbers
    links = find_parts(parsed, numbers)
    at: dict[tuple[Field, int], int] = {}
    for k, toll in enumerate(tolls):
        if toll.number_index is not None:
            at.setdefault((toll.field, toll.number_index), k)
    for part, whole in links.items():
        for field in Field:
            holder = at.get((field, whole))
            if holder is None:
                continue
            own = at.get((field, part))
            if own is not None:
                tolls[own] = replace(tolls[own], part_of=holder)
                continue
            mention, base = numbers[part], tolls[holder]
            if mention.head is not None and mention.head >= mention.last and not b.patients.human(mention.head):
                continue  # "took 11 of them, while two bombs went off"
            last = mention.last if mention.head is None else max(mention.last, mention.head + 1)
            number = mention.number
            said = _whom(b, mention) if mention.head is None else None
            if said is not None:
                last, number = said, replace(number, of=parsed.words(mention.last, said).split(" ", 3)[-1])
            at[(field, part)] = len(tolls)
            tolls.append(
                replace(
                    base,
                    number=number,
                    first=mention.first,
                    last=last,
                    victims=None,
                    victim=None,
                    part_of=holder,
                    additional=False,
                    origin="toll-part@1",
                    number_index=part,
                )
            )
    return tolls


__all__ = ["TollMention", "find_tolls"]
