"""What happened, but is no single happening: trends, running tolls, history, habits.

Asked only where nothing over the trigger takes it out of the world. Each question answers with the tokens that say so,
or with the first thing that was missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportedly.model import TimePrecision
from reportedly.reading.mentions import TimeKind, TimeMention
from reportedly.reading.modality_syntax import NOMINAL, Syntax
from reportedly.reading.modality_words import Words

_OLD = 400  # days before the report from which a stated month or day is still news; about a year
_STRETCH = frozenset({"since", "between", "from"})


def time_words(s: Syntax, w: Words, token: int) -> dict[str, list[tuple[int, int]]]:
    """The words of time in a token's sentence, by class, as token ranges. Worked out once a sentence."""
    number = s.sent[token]
    kept = s.times.get(number)
    if kept is not None:
        return kept
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in (*w.time, "year", "stretch")}
    first, last = s.bounds[number]
    for i in range(first, last):
        word = s.lower[i]
        if word not in w.time_openers and word not in _STRETCH and not word[:1].isdigit():
            continue
        for name in w.time_names.get(word, ()):
            if name != "month" or s.pos[i] == "PROPN":
                found[name].append((i, i + 1))
        for name, phrase in w.time_phrases.get(word, ()):
            end = i + len(phrase)
            if tuple(s.lower[i:end]) != phrase or (word == "a" and not _rate(s, i, end)):
                continue
            if phrase[-1] == "past" and i + 3 < last and s.pos[i + 3] in ("NUM", "ADJ", "NOUN"):
                continue  # "in the past few hours" is no history
            found[name].append((i, end))
        if word in _STRETCH:
            found["stretch"].append((i, i + 1))
        elif (
            word[:1].isdigit()
            and word[:4].isdigit()
            and "1800" <= word[:4] <= "2100"
            and (len(word) == 4 or word[4:] == "s")
        ):
            found["year"].append((i, i + 1))
    s.times[number] = found
    return found


def _rate(s: Syntax, first: int, last: int) -> bool:
    """Whether "a week" says how often ("three rockets a week") and not when ("a week after the raid")."""
    if s.lower[last - 1] not in ("day", "week", "month", "year", "night"):
        return True
    after = s.lower[last] if last < len(s.lower) else ""
    before = s.pos[first - 1] if first else ""
    counted = before == "NOUN" or s.lower[first - 1] in ("once", "twice")
    return counted and after not in ("after", "before", "ago", "later", "earlier", "long", "old", "-", "of", "from")


class Clock:
    """The words of time in the clause of one trigger."""

    def __init__(self, s: Syntax, w: Words, trigger: int, times: Sequence[TimeMention]) -> None:
        self.s = s
        self.w = w
        self.trigger = trigger
        self.clause = s.clause(trigger)
        self.first, self.last = self._edges()
        self.others = self._other_clauses()
        self.times = [t for t in times if self.first <= t.first and t.last <= self.last]

    def _edges(self) -> tuple[int, int]:
        """The tokens of the trigger's clause with what hangs on it, without clauses of their own beside it."""
        s = self.s
        first, last = s.left[self.clause], s.right[self.clause] + 1
        trigger = self.trigger
        for k in s.kids[self.clause]:
            own_clause = s.dep[k] in ("conj", "ccomp", "advcl", "parataxis", "relcl") and s.verbal(k)
            if (
                own_clause
                and not any(s.lower[m] == "since" for m in s.kids[k])
                and not s.left[k] <= trigger <= s.right[k]
                and s.subject_of_own(k)
            ):
                if k < trigger:
                    first = max(first, s.right[k] + 1)
                else:
                    last = min(last, s.left[k])
        return min(first, trigger), max(last, trigger + 1)

    def _other_clauses(self) -> list[tuple[int, int]]:
        """Clauses inside this one with a subject of their own, whose times are not the trigger's."""
        s = self.s
        found = []
        for i in range(self.first, self.last):
            if (
                s.dep[i] in ("relcl", "advcl", "ccomp", "acl")
                and s.pos[i] in ("VERB", "AUX")
                and not s.left[i] <= self.trigger <= s.right[i]
            ) and s.subject_of_own(i):
                found.append((s.left[i], s.right[i] + 1))
        return found

    def _mine(self, i: int) -> bool:
        """Whether a token is of the trigger's clause and not of another clause inside it."""
        return self.first <= i < self.last and not any(a <= i < b for a, b in self.others)

    def find(self, name: str) -> tuple[int, int] | None:
        """The first words of this class in the clause."""
        return next((hit for hit in time_words(self.s, self.w, self.trigger)[name] if self._mine(hit[0])), None)

    def day(self, outside: tuple[int, int] | None = None) -> bool:
        """Whether the clause names a day or night of its own; one `outside` a stretch of time, where that is given."""
        first, last = outside or (-1, -1)
        for time in self.times:
            precise = time.when.precision in (TimePrecision.DAY, TimePrecision.HOUR)
            if time.kind is TimeKind.POINT and precise and not time.span_of_time and not first <= time.first < last + 4:
                return True
        found = self.find("day")
        return found is not None and not first <= found[0] < last + 4

    def month(self) -> bool:
        if any(
            t.kind is TimeKind.POINT
            and t.when.precision in (TimePrecision.MONTH, TimePrecision.WEEK)
            and not t.span_of_time
            for t in self.times
        ):
            return True
        found = self.find("month")
        return found is not None and self.s.lower[max(0, found[0] - 1)] not in ("since", "between", "from", "until")

    def since(self) -> tuple[int, int] | None:
        """ "Since 2014", "so far this year", "over the past six months", "between January and June"."""
        s = self.s
        for i, _ in time_words(s, self.w, self.trigger)["stretch"]:
            if not self.first <= i < self.last:
                continue
            word = s.lower[i]
            if word == "since" and (s.dep[i] in ("prep", "mark") or s.pos[i] in ("SCONJ", "ADP", "ADV")):
                ends = s.right[s.head[i]] if s.dep[i] == "mark" else i + 2
                if any(i < a <= ends for a, _ in time_words(s, self.w, self.trigger)["day"]):
                    continue  # "since Friday night": one spell, not a running toll
                return i, i + 1
            if (
                word in ("between", "from")
                and any(
                    s.lower[j] in self.w.time["month"] or (s.lower[j].isdigit() and len(s.lower[j]) == 4)
                    for j in (i + 1, i + 2)
                    if j < self.last
                )
                and any(s.lower[j] in ("and", "to", "until") for j in range(i + 2, min(i + 5, self.last)))
            ):
                return i, i + 1
        for time in self.times:
            if time.span_of_time:
                return time.first, time.last
        return self.find("since")

    def phase(self) -> tuple[int, int] | None:
        """ "In the first few days of the war": a part of a conflict that has no date of its own."""
        s, w = self.s, self.w
        for i, _ in time_words(s, w, self.trigger)["phases"]:
            if self._mine(i) and i < self.last - 3:
                for j in range(i + 1, min(i + 4, self.last - 2)):
                    if s.lemma[j] in w.time["phase_units"] and s.lower[j + 1] == "of":
                        ends = [k for k in range(j + 2, min(j + 9, self.last)) if s.lemma[k] in w.time["conflicts"]]
                        if ends:
                            return i, ends[0] + 1
        return None

    def around_when(self) -> int | None:
        """The verb whose clause a "when" clause explains ("was raided in the first years of the war, when ...")."""
        s = self.s
        verb = self.clause
        while s.dep[verb] in ("xcomp", "conj") and s.head[verb] != verb:
            verb = s.head[verb]
        if s.dep[verb] not in ("advcl", "relcl") or not any(s.lower[k] == "when" for k in s.kids[verb]):
            return None
        outer = s.clause(s.head[verb])
        return outer if outer != verb and s.left[verb] > outer else None

    def future(self) -> int | None:
        """ "Next Wednesday", "tomorrow": a day that had not come when the report was written."""
        s = self.s
        for i in range(self.first, self.last):
            if s.lower[i] not in ("tomorrow", "next") or not self._mine(i):
                continue
            after = s.lower[i + 1] if i + 1 < self.last else ""
            before = s.lower[i - 1] if i else ""
            if s.lower[i] == "tomorrow" and before not in ("until", "early", "by"):
                return i
            if (
                s.lower[i] == "next"
                and before not in ("the", "that", "this")
                and (
                    after in ("week", "month", "year", "weekend", "spring", "summer", "autumn", "winter")
                    or after in self.w.time["weekdays"]
                )
            ):
                return i
        return None

    def when_year(self) -> int | None:
        """ "In 2003, when militias burned the town": the year stands in the clause that the "when" belongs to."""
        s = self.s
        verb = self.clause
        while s.dep[verb] in ("xcomp", "conj") and s.head[verb] != verb:
            verb = s.head[verb]
        if s.dep[verb] not in ("advcl", "relcl") or not any(s.lower[k] == "when" for k in s.kids[verb]):
            return None
        first = s.bounds[s.sent[self.clause]][0]
        for i in range(max(first, s.left[verb] - 8), s.left[verb]):
            if (
                s.lower[i].isdigit()
                and len(s.lower[i]) == 4
                and s.lower[i - 1] in ("in", "of", "since", "during", "late", "early")
            ):
                return i
        return None

    def year_only(self) -> int | None:
        """A year with no month or day beside it ("in 1993", "the 1980s", "last year")."""
        s = self.s
        for i, _ in time_words(s, self.w, self.trigger)["year"]:
            if self._mine(i):
                before = s.lower[max(0, i - 3) : i]
                if any(b in self.w.time["month"] or b.isdigit() for b in before[-2:]):
                    continue
                if before[-1:] and before[-1] in (
                    "in",
                    "of",
                    "the",
                    "since",
                    "during",
                    "early",
                    "late",
                    "by",
                    "around",
                    "mid",
                    "a",
                    "-",
                ):
                    return i
                if (
                    s.dep[i] in ("nummod", "amod")
                    and s.pos[s.head[i]] in NOMINAL
                    and s.head[i] > i
                    and s.lower[i - 1] in ("a", "the", "its", "their", "his")
                ):
                    return i
        return None


_RANKS = frozenset(
    {
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "latest",
    }
)


def ranked(s: Syntax, trigger: int) -> bool:
    """ "She is the sixth journalist murdered this year": one of a row of many, told of somebody named elsewhere."""
    noun = s.head[trigger]
    if s.dep[trigger] not in ("acl", "relcl") or s.dep[noun] != "attr":
        return False
    return any(
        s.lower[k] in _RANKS or (s.lower[k][:-2].isdigit() and s.lower[k][-2:] in ("st", "nd", "rd", "th"))
        for k in s.kids[noun]
    )


def has_number(s: Syntax, trigger: int, clause: int, noun: bool = False) -> int | None:
    """A count of people or things with the trigger: among its subject, objects, or its own numeral."""
    near = [trigger] if noun else [trigger, clause]
    for base in list(near):
        for k in s.kids[base]:
            if s.dep[k] in ("nsubj", "nsubjpass", "dobj", "attr", "nummod", "amod", "oprd", "npadvmod"):
                near.append(k)
        if s.dep[base] in ("acl", "relcl", "amod"):
            near.append(s.head[base])
    for at in near:
        if s.pos[at] == "NUM" or s.lemma[at] in ("dozen", "hundred", "thousand", "score", "million"):
            return at
        for k in s.kids[at]:
            if s.dep[k] in ("nummod", "quantmod") or (
                s.dep[k] == "amod" and s.lower[k] in ("many", "numerous", "several", "countless")
            ):
                return k
        for word, inner in s.prepositional(at):
            if word in ("of", "than") and (s.pos[inner] == "NUM" or any(s.dep[k] == "nummod" for k in s.kids[inner])):
                return inner
    return None


def old(times: Sequence[TimeMention], published: date | None) -> bool:
    """Whether the times with a day or month are further back than about a year before the report."""
    if published is None:
        return False
    ends = [t.when.latest for t in times if t.when.latest is not None]
    return bool(ends) and all((published - end).days > _OLD for end in ends)
