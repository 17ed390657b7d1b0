"""Rules that are data: a word, and what must stand around it in its clause.

`statements.yaml` and `outcomes.yaml` are lists of such rules. One index from word to rules is made once; a text is gone
through once, and only the rules of the words that are there are tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.errors import VocabularyError
from reportedly.reading.modality_syntax import Syntax
from reportedly.reading.statements_around import ANY, Around


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule. `wanted` parts must all hold one of their words, `unwanted` none; `voice` binds a verb."""

    name: str
    sort: str  # the statement kind or claim field that it gives
    wanted: tuple[tuple[str, frozenset[str]], ...]
    unwanted: tuple[tuple[str, frozenset[str]], ...]
    voice: str | None = None
    part_of_speech: str | None = None
    rest: tuple[str, ...] = ()  # further words of a phrase that must follow
    negated: bool = False  # holds of what is negated as well
    weak: bool = False  # gives way to any other rule that holds of the clause

    @property
    def origin(self) -> str:
        return f"{self.sort}-{self.name}@1"


def fitting(rows: Sequence[Pattern], around: Around) -> Iterator[Pattern]:
    """The rules that hold, in their order; most of them fail on the part of speech or on the first part they want."""
    noun = None if around.s.pos[around.trigger] == "ADJ" else around.noun
    part = around.part
    for pattern in rows:
        wanted = pattern.part_of_speech
        if wanted is not None and noun is not None and (wanted == "noun") != noun:
            continue
        if pattern.wanted and not pattern.rest:
            name, listed = pattern.wanted[0]
            found = part(name)
            if not found or (listed.isdisjoint(found) and ANY not in listed):
                continue
        if fits(pattern, around):
            yield pattern


def fits(pattern: Pattern, around: Around) -> bool:
    """Whether all that the rule wants stands around the word, and nothing that it forbids."""
    s, at = around.s, around.trigger
    wanted = pattern.part_of_speech
    if wanted is not None and (wanted == "noun") != around.noun and s.pos[at] != "ADJ":
        return False
    for step, word in enumerate(pattern.rest, 1):
        if at + step >= len(s.lower) or word not in (s.lower[at + step], s.lemma[at + step]):
            if s.verbal(at) and any(s.dep[k] in ("prt", "prep", "advmod") and s.lower[k] == word for k in s.kids[at]):
                continue
            return False
    if pattern.voice is not None:
        passive = s.passive(at) or (
            s.tag[at] == "VBN"
            and s.dep[at] in ("acl", "advcl", "conj", "ROOT", "ccomp", "amod")
            and not any(s.dep[k] == "aux" and s.lemma[k] == "have" for k in s.kids[at])
        )
        if passive != (pattern.voice == "passive"):
            return False
    part = around.part
    for name, listed in pattern.wanted:
        found = part(name)
        if not found or (listed.isdisjoint(found) and ANY not in listed):
            return False
    for name, listed in pattern.unwanted:
        found = part(name)
        if found and (ANY in listed or not listed.isdisjoint(found)):
            return False
    return True


# parts that look at a whole clause or sentence: asked for last
_COSTLY = frozenset({"field", "window", "season", "since", "history", "longago", "year", "coming", "number_or_many"})
_NOUNLIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_OF_VERBS = frozenset(
    {"subject", "object", "voice", "modal", "attr", "then"}
)  # a weak rule with these opens with a verb


def _tense(s: Syntax, at: int) -> str | None:
    """The tense under which rules of any verb are kept: modal, perfect, present, or past."""
    found = None
    for k in s.kids[at]:
        if s.dep[k] in ("aux", "auxpass"):
            word = s.lower[k]
            if s.tag[k] == "MD" or word == "to":
                return "modal"
            if word in ("have", "has", "'ve", "’ve"):
                found = "perfect"
            elif found is None:
                found = "present" if word in ("is", "are", "am", "'re", "do", "does") else "past"
    if found is None:
        found = {"VBZ": "present", "VBP": "present", "VBD": "past"}.get(s.tag[at])
    return found


class Patterns:
    """Rules indexed by the word that opens them."""

    def __init__(
        self, file: str, classes: Mapping[str, Sequence[str]], rules: Mapping[str, Sequence[Mapping[str, object]]]
    ) -> None:
        self.file = file
        self.classes: dict[str, frozenset[str]] = {}
        for name, listed in classes.items():  # a class may hold classes that stand before it
            self.classes[name] = self._expand(listed, f"classes.{name}")
        self.by_word: dict[str, list[Pattern]] = {}
        self.any_verb: dict[str, list[Pattern]] = {}  # by a tense that they want: rules of whatever verb
        for sort, entries in rules.items():
            for number, entry in enumerate(entries):
                self._add(sort, number, entry)
        for rows in self.by_word.values():
            rows.sort(key=lambda pattern: pattern.weak)  # what words say before what tense says

    def _add(self, sort: str, number: int, entry: Mapping[str, object]) -> None:
        where = f"rules.{sort}.{number}"
        name, openers, voice = entry.get("name"), entry.get("words"), entry.get("voice")
        if not isinstance(name, str) or not isinstance(openers, list) or not openers:
            raise self._wrong(where, "needs a name and words")
        part_of_speech = str(entry["pos"]) if "pos" in entry else None
        if entry.get("weak") and part_of_speech is None and _OF_VERBS & entry.keys():
            part_of_speech = "verb"
        wanted: list[tuple[str, frozenset[str]]] = []
        unwanted: list[tuple[str, frozenset[str]]] = []
        for part, values in entry.items():
            if part in ("name", "words", "voice", "pos", "negated", "weak"):
                continue
            if not isinstance(values, list) or not values:
                raise self._wrong(f"{where}.{part}", "needs a list of words")
            base = part.removeprefix("not_")
            if voice == "passive" and base == "subject":
                base = "object"
            (unwanted if part.startswith("not_") else wanted).append((base, self._expand(values, f"{where}.{part}")))
        wanted.sort(key=lambda row: row[0] in _COSTLY)
        unwanted.sort(key=lambda row: row[0] in _COSTLY)
        for phrase in openers:
            if phrase == ANY:
                held = bool(entry.get("negated", False))
                verb = str(voice) if voice else None
                self._add_any(where, Pattern(name, sort, tuple(wanted), tuple(unwanted), verb, "verb", (), held, True))
                continue
            if phrase.startswith("@"):
                parts_of = [w.split() for w in self._expand([phrase], where)]
            else:
                parts_of = [phrase.split()]
            for first, *rest in parts_of:
                self.by_word.setdefault(first, []).append(
                    Pattern(
                        name,
                        sort,
                        tuple(wanted),
                        tuple(unwanted),
                        str(voice) if voice else None,
                        part_of_speech,
                        tuple(rest),
                        bool(entry.get("negated", False)),
                        bool(entry.get("weak", False)),
                    )
                )

    def _add_any(self, where: str, pattern: Pattern) -> None:
        """A rule of whatever verb: it must want a tense or a modal, under which it is kept."""
        tenses = next((words for part, words in pattern.wanted if part == "tense"), frozenset())
        if any(part == "modal" for part, _ in pattern.wanted):
            tenses = frozenset({"modal"})
        if not tenses or ANY in tenses:
            raise self._wrong(where, "a rule of any verb needs a tense or a modal")
        for tense in sorted(tenses):
            self.any_verb.setdefault(tense, []).append(pattern)

    def _wrong(self, where: str, what: str) -> VocabularyError:
        return VocabularyError(f"reportedly.reading/{self.file}, entry {where}: {what}; mend the entry")

    def _expand(self, values: Sequence[str], where: str) -> frozenset[str]:
        found: set[str] = set()
        for value in values:
            if value.startswith("@"):
                if value[1:] not in self.classes:
                    raise self._wrong(where, f"no class {value!r}")
                found |= self.classes[value[1:]]
            else:
                found.add(value)
        return frozenset(found)

    def openers(self, s: Syntax) -> list[int]:
        """The tokens whose word opens a rule, in order."""
        by_word = self.by_word
        return [
            at
            for at, (lemma, lower) in enumerate(zip(s.lemma, s.lower, strict=True))
            if lemma in by_word or lower in by_word
        ]

    def matches_any(self, s: Syntax, at: int) -> Iterator[tuple[Pattern, Around]]:
        """The rules of whatever verb that hold of the verb at this token."""
        tense = _tense(s, at)
        rows = self.any_verb.get(tense) if tense else None
        if rows:
            around = Around(s, at, False)
            for pattern in fitting(rows, around):
                yield pattern, around

    def matches(self, s: Syntax, at: int) -> Iterator[tuple[Pattern, Around]]:
        """The rules that hold of the word at this token, in the file's order."""
        rows = self.by_word.get(s.lemma[at])
        if rows is None:
            rows = self.by_word.get(s.lower[at])
        if rows is None:
            return
        around = Around(s, at, s.pos[at] in _NOUNLIKE)
        for pattern in fitting(rows, around):
            yield pattern, around
