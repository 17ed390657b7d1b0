"""When a clause says that something is: the parts of its surroundings that are about time.

A stretch in which things are counted, a year long past, a day that can lie ahead: what tells trends, history and plans
from an incident.
"""

from __future__ import annotations

from reportedly.reading.modality_figures import Company
from reportedly.reading.modality_syntax import Syntax
from reportedly.reading.modality_time import Clock, time_words
from reportedly.reading.modality_words import words

ANY = "*"
_SPANS = frozenset(
    {"year", "month", "week", "day", "hour", "weekend", "season", "quarter", "decade", "term", "period", "night"}
)
_WITHIN = frozenset(
    {
        "this",
        "in",
        "since",
        "last",
        "past",
        "over",
        "within",
        "during",
        "previous",
        "that",
        "first",
        "second",
        "third",
        "so",
    }
)
_COMING = frozenset({"tomorrow", "tonight", "coming", "later", "afternoon", "evening", "forthcoming"})
_DECADES = frozenset({"fifties", "sixties", "seventies", "eighties", "nineties"})
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})


class Timed(Company):
    """The words of time in the clause around a word. Each part is "*" where it holds, else empty."""

    _kept_clock: Clock | None = None

    def __init__(self, s: Syntax, trigger: int, noun: bool) -> None:
        super().__init__(s, trigger, noun)
        if not s.verbal(trigger):
            self.verb = s.clause(trigger)  # of an adverb or a preposition too

    def _clock(self) -> Clock:
        if self._kept_clock is None:
            self._kept_clock = Clock(self.s, words(), self.trigger, ())
        return self._kept_clock

    def _history(self) -> set[str]:
        clock = self._clock()
        found = clock.find("history") or clock.since() or clock.year_only() or clock.find("month")
        return {ANY} if found is not None else set()

    def _year(self) -> set[str]:
        """A year without a day, or "last year": long enough ago to be history."""
        s = self.s
        told = time_words(s, words(), self.trigger)
        if not (told["year"] or told["history"] or "last" in s.lower[slice(*s.bounds[s.sent[self.trigger]])]):
            return set()
        clock = self._clock()
        if clock.find("day") is not None or s.headline(self.trigger):
            return set()
        for i in range(clock.first, clock.last):
            word = s.lower[i]
            if len(word) == 4 and word.isdigit() and "1800" <= word <= "2100" and not self._dated(i):
                return {ANY}
            if word == "last" and i + 1 < clock.last and s.lower[i + 1] in ("year", "decade", "century"):
                return {ANY}
        return {ANY} if clock.find("history") is not None else set()

    def _dated(self, year: int) -> bool:
        """Whether a day stands before a year ("10 September 2016", "September 10, 2016"), or it is the report's own."""
        s = self.s
        before = s.lower[max(0, year - 4) : year]
        if any(w.isdigit() and len(w) < 3 for w in before) and any(w[:3] in _MONTHS for w in before):
            return True
        return s.lower[year] == self._own_year()

    def _own_year(self) -> str:
        """The year of a full date, where a text holds one: mostly its own date line. Worked out once a text."""
        s = self.s
        kept = s.memo.get("own year")
        if isinstance(kept, str):
            return kept
        years = {
            s.lower[i]
            for i in range(2, min(len(s.lower), 60))
            if len(s.lower[i]) == 4
            and s.lower[i].isdigit()
            and any(w[:3] in _MONTHS for w in s.lower[i - 2 : i] + s.lower[max(0, i - 3) : i - 2])
            and any(w.isdigit() and len(w) < 3 for w in s.lower[max(0, i - 3) : i])
        }
        found = max(years, default="-")
        s.memo["own year"] = found
        return found

    def _long_ago(self) -> set[str]:
        first, last = self.s.bounds[self.s.sent[self.trigger]]
        decade = any(word in _DECADES for word in self.s.lower[first:last])
        times = time_words(self.s, words(), self.trigger)
        if not (decade or times["history"] or times["year"] or times["phases"]):
            return set()
        clock = self._clock()
        told = clock.find("history") or clock.phase() or (clock.find("year") is not None and self._year())
        return {ANY} if told or decade else set()

    def _season(self) -> set[str]:
        """A stretch of time of a week or more."""
        s = self.s
        if not self._window():
            return set()
        first, last = s.bounds[s.sent[self.trigger]]
        short = any(s.lemma[i] in ("hour", "day", "weekend", "night") for i in range(first, last))
        return set() if short else {ANY}

    def _window(self) -> set[str]:
        """A stretch of time in which things are counted: "this year", "in three days", "since May"."""
        s = self.s
        if self._clock().since() is not None:
            return {ANY}
        first, last = s.bounds[s.sent[self.trigger]]
        for i in range(first + 1, last):
            if s.lemma[i] in _SPANS and s.lower[i] != "ago":
                words_before = s.lower[max(first, i - 4) : i]
                if any(w in _WITHIN for w in words_before):
                    return {ANY}
        return set()

    def _since(self) -> set[str]:
        return {ANY} if self._clock().since() is not None else set()

    def _coming(self) -> set[str]:
        """A time that can be one to come: a weekday, a month, "next week", "tomorrow", "later", "by June", "soon"."""
        s = self.s
        clock = self._clock()
        if s.headline(self.trigger):
            return set()
        if clock.future() is not None:
            return {ANY}
        for i in range(clock.first, clock.last):
            word = s.lower[i]
            if word in _COMING or word in words().time["weekdays"]:
                return {ANY}
            if (
                word in words().time["month"]
                and s.pos[i] == "PROPN"
                and i
                and s.lower[i - 1] in ("in", "on", "by", "until", "next")
            ):
                return {ANY}
        return set()

    def _before_end(self) -> set[str]:
        s = self.s
        return (
            {ANY}
            if any(
                s.lower[k] in ("before", "previously", "already") and s.dep[k] == "advmod" and s.left[k] == s.right[k]
                for k in s.kids[self.trigger]
            )
            else set()
        )

    def _on_a_day(self) -> set[str]:
        return {ANY} if self._clock().find("day") is not None else set()
