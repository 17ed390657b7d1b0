"""Decides how one word of violence stands to the world: happened, failed, planned, feared, denied, said in a figure.

Most words of violence in the news tell of no incident: a planned offensive, an attack helicopter, a price explosion, a
history of massacres. `judge` tries small named rules in a stated order (`RULES`); the first that holds decides, and its
name goes into the claim's origin. `why_not` lists the others with the first condition that failed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.language.parsed import Parsed
from reportedly.reading.mentions import Modality, Reality, TimeMention
from reportedly.reading.modality_figures import (
    accident,
    figurative_use,
    fixed_expression,
    noun_modifier,
    own_year,
    remembered,
    stricken,
)
from reportedly.reading.modality_operators import State
from reportedly.reading.modality_scope import Scope
from reportedly.reading.modality_syntax import NOMINAL, Syntax, syntax
from reportedly.reading.modality_time import Clock, has_number, old, ranked
from reportedly.reading.modality_words import Words, words


@dataclass(slots=True)
class Case:
    """One trigger with what the rules ask of it."""

    s: Syntax
    w: Words
    trigger: int
    noun: bool
    state: State
    clock: Clock
    published: date | None = None

    def found(self, reality: Reality, origin: str, first: int | None = None, last: int | None = None) -> Modality:
        cue = None if first is None else (first, first + 1 if last is None else last)
        return Modality(reality, hedged=self.state.hedged, cue=cue, origin=origin)


Answer = Modality | str  # a modality, or the first condition that failed
Rule = Callable[[Case], Answer]


def fixed(case: Case) -> Answer:
    """ "Heart attack", "hunger strike": the expression as a whole means something else."""
    found = fixed_expression(case.s, case.w, case.trigger)
    if found is None:
        return "no fixed expression holds it"
    return case.found(Reality.FIGURATIVE, "fixed-expression@1", *found)


def modifier(case: Case) -> Answer:
    """ "Attack helicopter", "bomb squad": the word only says of what sort something is."""
    if not case.noun:
        return "it is no noun"
    head = noun_modifier(case.s, case.w, case.trigger)
    if head is None:
        return "it describes no other noun that leaves the event behind"
    return case.found(Reality.GENERIC, "noun-modifier@1", head)


def state_of_place(case: Case) -> Answer:
    """ "The riot-torn city", "riot affected areas": what an act left a place, told as its name."""
    at = stricken(case.s, case.w, case.trigger)
    if at is None:
        return "no participle after it makes it a lasting state"
    return case.found(Reality.GENERIC, "stricken@1", at)


def remembrance(case: Case) -> Answer:
    """ "The anniversary of the massacre", "the trial over the 2015 bombing": the day told is not its own."""
    if not case.noun:
        return "it is no noun"
    at = remembered(case.s, case.w, case.trigger)
    if at is not None:
        return case.found(Reality.BACKGROUND, "remembered@1", at)
    year = own_year(case.s, case.trigger)
    if year is None:
        return "nothing remembers it, and no year names it"
    if case.published is not None and case.published.year - int(case.s.lower[year]) < 2:
        return "its year is the report's own or the one before"
    return case.found(Reality.BACKGROUND, "named-by-year@1", year)


def figurative(case: Case) -> Answer:
    """ "Prices exploded", "hit by drought": its company makes it a figure of speech."""
    figure = figurative_use(case.s, case.w, case.trigger, case.noun)
    if figure is None:
        if (at := accident(case.s, case.w, case.trigger)) is not None:
            return case.found(Reality.GENERIC, "accident@1", at)
        return "its subject, object and prepositions fit no figurative entry"
    return case.found(Reality.FIGURATIVE, f"figurative-{figure.number}@1", case.trigger)


def scope(case: Case) -> Answer:
    """Modals, negation, conditions and governing verbs and nouns."""
    state = case.state
    if state.reality in (Reality.ACTUAL, Reality.TREND):
        return "no modal, negation, condition or governing word takes it out of the world"
    return case.found(state.reality, state.origin or "scope@1", state.token)


def question(case: Case) -> Answer:
    """A question asserts nothing."""
    s = case.s
    first, last = s.bounds[s.sent[case.trigger]]
    if "?" not in s.lower[last - 2 : last]:
        return "its sentence is no question"
    if case.noun and s.definite(case.trigger):
        return "a question about a thing that is known"
    clause = case.clock.clause
    asked = s.tag[clause] in ("VB", "VBP", "VBZ") or s.lower[first] in (
        "did",
        "was",
        "were",
        "has",
        "have",
        "do",
        "will",
        "who",
        "what",
        "is",
    )
    if s.head[clause] == clause and asked:
        return case.found(Reality.HYPOTHETICAL, "question@1", last - 1)
    return "its clause is not what is asked"


def future(case: Case) -> Answer:
    """ "An armed strike next Wednesday": on a day that is still to come."""
    found = case.clock.future()
    if found is None:
        return "no day that is still to come"
    if not case.noun and case.s.tag[case.trigger] in ("VBD", "VBN") and not case.s.passive(case.trigger):
        return "its verb is in the past"
    return case.found(Reality.PLANNED, "future-time@1", found)


def trend_noun(case: Case) -> Answer:
    """ "A wave of killings", "an increase in attacks"; one evening's series of blasts is an incident."""
    s, w = case.s, case.w
    if not case.noun:
        return "it is no noun"
    at = case.trigger
    head = s.head[at]
    if s.dep[at] == "pobj" and s.lower[head] in ("of", "in"):
        over = s.head[head]
    elif s.dep[at] == "compound":
        over = head
    else:
        return "it stands after no noun of trend"
    if s.lemma[over] not in w.trend_nouns or (
        s.dep[at] == "compound" and s.lemma[over] in ("explosion", "fall", "drop", "rise")
    ):
        return f"{s.lemma[over]!r} is no noun of trend"
    if s.lemma[over] in w.series_nouns and case.clock.day():
        return "the series has a day of its own"
    return case.found(Reality.TREND, "trend-noun@1", over)


def trend_verb(case: Case) -> Answer:
    """ "Attacks have increased", "have intensified their attacks"."""
    s, w = case.s, case.w
    if not case.noun or s.tag[case.trigger] not in ("NNS", "NN", "NNPS"):
        return "it is no noun"
    verb = s.head[case.trigger]
    path = 0
    while not s.verbal(verb) and s.head[verb] != verb and path < 4:
        if s.dep[verb] in ("prep",) and s.lower[verb] not in ("in", "of", "with", "on", "up"):
            return "its verb is beyond another preposition"
        verb, path = s.head[verb], path + 1
    if s.lemma[verb] not in w.time["trend_verbs"]:
        particle = next((s.lower[k] for k in s.kids[verb] if s.dep[k] in ("prt", "advmod", "prep")), "")
        if f"{s.lemma[verb]} {particle}" not in {" ".join(p) for p in w.phrases["trend_verbs"]}:
            return f"{s.lemma[verb]!r} is no verb of trend"
    plural = s.tag[case.trigger] in ("NNS", "NNPS") or s.lemma[case.trigger] in w.time["mass_nouns"]
    if not plural:
        return "one act, not many"
    return case.found(Reality.TREND, "trend-verb@1", verb)


def aspect(case: Case) -> Answer:
    """ "Continued to shell"; with a day of its own it is that day's shelling."""
    if case.state.reality is not Reality.TREND:
        return "no verb or adjective of going on stands over it"
    if case.clock.day():
        return "it goes on, but on a stated day"
    return case.found(Reality.TREND, case.state.origin or "trend@1", case.state.token)


def cumulative(case: Case) -> Answer:
    """ "9,000 killed since 2019", "so far this year 300 have died": a toll of many incidents."""
    s = case.s
    if s.lemma[case.trigger] not in case.w.harm:
        return "nothing that tolls count"
    since = case.clock.since()
    if since is None:
        return "no stretch of time (since, so far, over the past)"
    if s.lower[since[0]] == "since" and s.dep[since[0]] == "mark" and not _perfect(s, case.clock.clause):
        return "'since' gives a reason"
    if s.left[since[0]] <= case.trigger <= s.right[since[0]] or _inside(s, case.trigger, since[0]):
        return "it is what the stretch of time began with"
    if has_number(s, case.trigger, case.clock.clause, case.noun) is None and not ranked(s, case.trigger):
        return "no number"
    if case.clock.day(outside=since) and not _alone(s, since):
        return "it has a day of its own"
    return case.found(Reality.CUMULATIVE, "toll-since@1", *since)


def war_toll(case: Case) -> Answer:
    """ "The insurgency has killed thousands": a conflict as the killer counts over all its years."""
    s = case.s
    if case.noun or s.lemma[case.trigger] not in case.w.harm:
        return "no verb that tolls count"
    subject = s.subject(case.trigger)
    if subject is None or s.lemma[subject] not in case.w.time["conflicts"]:
        return "its subject is no war or insurgency"
    if case.clock.day() or has_number(s, case.trigger, case.clock.clause) is None:
        return "no number, or a day of its own"
    return case.found(Reality.CUMULATIVE, "toll-of-war@1", subject)


def at_war(case: Case) -> Answer:
    """ "Has been fighting the army since April": a war, not a fight."""
    s = case.s
    if case.noun or s.lemma[case.trigger] not in ("fight", "battle", "wage", "combat", "rebel"):
        return "no verb of waging war"
    since = case.clock.since()
    if since is None or not _perfect(s, case.trigger):
        return "no perfect with a stretch of time"
    return case.found(Reality.BACKGROUND, "at-war-since@1", *since)


def history(case: Case) -> Answer:
    """ "Decades ago", "during the civil war", "in the first days of the war", a year and nothing nearer."""
    clock, s = case.clock, case.s
    if (found := clock.find("history")) is not None:
        if (clock.day() or clock.month()) and s.lower[found[1] - 1] != "ago":
            return "words of history, but a day or month beside them"
        return case.found(Reality.BACKGROUND, "history-words@1", *found)
    if (phase := clock.phase()) is not None:
        return case.found(Reality.BACKGROUND, "history-phase@1", *phase)
    if (when := clock.when_year()) is not None and not clock.day():
        return case.found(Reality.BACKGROUND, "background-year-only@1", when)
    if (outer := clock.around_when()) is not None and not clock.day():
        around = Clock(s, case.w, outer, clock.times)
        if (told := around.phase() or around.find("history")) is not None:
            return case.found(Reality.BACKGROUND, "history-around@1", *told)
    if (year := clock.year_only()) is not None and not clock.day() and not clock.month():
        if case.published is not None and s.lower[year] == str(case.published.year):
            return "its year is the report's own"
        return case.found(Reality.BACKGROUND, "background-year-only@1", year)
    if old(clock.times, case.published):
        return case.found(Reality.BACKGROUND, "background-old-date@1", clock.times[0].first, clock.times[0].last)
    if (last_year := _last_year(s, clock)) is not None and not clock.month() and not clock.day():
        return case.found(Reality.BACKGROUND, "background-year-only@1", last_year)
    return "no words of history and no bare year"


def often(case: Case) -> Answer:
    """ "Regularly attack", "have attacked villages almost daily", "every planting season"."""
    s = case.s
    found = case.clock.find("often")
    if found is not None and not (
        case.clock.day() and s.lower[found[0]] not in ("daily", "nightly", "almost", "nearly")
    ):
        return case.found(Reality.TREND, "often@1", *found)
    found = case.clock.find("repeated")
    if found is None:
        return "no word for how often"
    if case.clock.day() or case.clock.month():
        return "it has a day or month of its own"
    if s.lemma[case.trigger] in case.w.within_one_act and not _perfect(s, case.clock.clause):
        return "repeated within one act"
    if (
        s.lower[found[0]] in ("recently", "lately")
        and s.tag[case.trigger] not in ("NNS",)
        and not _perfect(s, case.clock.clause)
    ):
        return "once, recently"
    if (
        s.lower[found[0]] in ("recently", "lately", "in", "recent", "past", "last")
        and has_number(s, case.trigger, case.clock.clause) is not None
    ):
        return "counted, not recurring"
    return case.found(Reality.TREND, "repeated@1", *found)


def perfect(case: Case) -> Answer:
    """ "Have been hitting", "have pounded bridges": a perfect of many things and no day."""
    s, trigger = case.s, case.trigger
    if case.noun:
        return "it is no verb"
    auxiliaries = [s.lower[k] for k in s.kids[trigger] if s.dep[k] in ("aux", "auxpass")]
    if not {"have", "has", "'ve", "had"} & set(auxiliaries):
        return "no perfect"
    if case.clock.day():
        return "it has a day of its own"
    if "been" in auxiliaries and s.tag[trigger] == "VBG":
        return case.found(Reality.TREND, "perfect-progressive@1", trigger)
    if "had" in auxiliaries or s.passive(trigger):
        return "past perfect or passive: one act"
    objects = [k for k in s.kids[trigger] if s.dep[k] == "dobj"] or [
        i for w, i in s.prepositional(trigger) if w in ("at", "on", "upon")
    ]
    for at in objects:
        bare = s.tag[at] == "NNS" and not any(s.dep[k] in ("det", "nummod", "poss", "quantmod") for k in s.kids[at])
        if bare and not any(s.dep[k] == "amod" and s.lower[k] in ("several", "many") for k in s.kids[at]):
            return case.found(Reality.TREND, "perfect-bare-plural@1", trigger)
    return "its object is not a bare plural"


def habit(case: Case) -> Answer:
    """ "Bombs kill", "attacks are common": the bare present tells what things do, not what happened."""
    s, trigger = case.s, case.trigger
    verb = case.clock.clause if case.noun else trigger
    if s.tag[verb] not in ("VBZ", "VBP") or s.lemma[verb] in ("say", "claim", "leave"):
        return "its verb is not in the present"
    if any(s.dep[k] in ("aux", "auxpass") for k in s.kids[verb]):
        return "its verb has an auxiliary"
    if case.noun:
        plural = s.tag[trigger] == "NNS" and not any(s.dep[k] in ("det", "nummod", "poss") for k in s.kids[trigger])
        if (
            s.dep[trigger] == "nsubj"
            and plural
            and s.lemma[verb] in ("be", "become", "remain", "tend", "happen", "occur")
        ):
            return case.found(Reality.GENERIC, "habit-noun@1", verb)
        return "no bare plural that is said to be common"
    if s.headline(trigger):
        return "a headline tells the past in the present"
    subject = s.subject(trigger)
    if subject is None or case.clock.day() or case.clock.month():
        return "no subject, or a day of its own"
    objects = [k for k in s.kids[trigger] if s.dep[k] == "dobj"]
    bare_subject = s.tag[subject] in ("NNS", "NNPS", "PRP", "WP", "WDT") and not any(
        s.dep[k] in ("nummod",) for k in s.kids[subject]
    )
    counted = any(s.dep[k] == "nummod" for o in objects for k in s.kids[o])
    if bare_subject and not counted:
        return case.found(Reality.GENERIC, "habit-present@1", trigger)
    many = bool(objects) and all(s.tag[o] == "NNS" for o in objects)
    if many and not counted and s.definite(subject):
        return case.found(Reality.GENERIC, "habit-of-one@1", trigger)
    return "subject or object are particular"


def habit_joined(case: Case) -> Answer:
    """ "They question them and then murder them": joined to a verb that tells a habit, without a subject of its own."""
    s, verb = case.s, case.trigger
    if case.noun or s.dep[verb] != "conj" or s.tag[verb] not in ("VB", "VBP", "VBZ") or s.subject_of_own(verb):
        return "it is joined to no other verb in the present"
    first = s.head[verb]
    while s.dep[first] == "conj" and s.head[first] != first:
        first = s.head[first]
    if s.tag[first] not in ("VBP", "VBZ") or case.clock.day():
        return "the verb that it is joined to is not in the present, or it has a day of its own"
    other = Case(s, case.w, first, False, case.state, Clock(s, case.w, first, case.clock.times), case.published)
    for rule in (often, habit):
        answer = rule(other)
        if isinstance(answer, Modality):
            return case.found(answer.reality, "habit-joined@1", first)
    return "the verb that it is joined to tells no habit"


def habit_passive(case: Case) -> Answer:
    """ "People are kidnapped by bandits here": a present passive of many, with no day."""
    s, trigger = case.s, case.trigger
    if case.noun or s.lemma[trigger] not in case.w.habitual:
        return "no verb of which habits are told"
    auxiliaries = {s.lower[k] for k in s.kids[trigger] if s.dep[k] in ("aux", "auxpass")}
    if not auxiliaries & {"is", "are"} or auxiliaries - {"is", "are"}:
        return "no plain present passive"
    subject = s.kid(trigger, "nsubjpass", "nsubj")
    if subject is None or s.tag[subject] not in ("NNS", "NNPS", "PRP"):
        return "its subject is not many"
    if case.clock.day() or case.clock.month() or any(s.dep[k] == "nummod" for k in s.kids[subject]):
        return "a number, or a day of its own"
    return case.found(Reality.GENERIC, "habit-passive@1", trigger)


def _perfect(s: Syntax, verb: int) -> bool:
    return any(s.dep[k] == "aux" and s.lemma[k] in ("have", "'ve") for k in s.kids[verb])


def _inside(s: Syntax, token: int, ancestor: int) -> bool:
    for _ in range(20):
        if token == ancestor:
            return True
        if s.head[token] == token:
            return False
        token = s.head[token]
    return False


def _alone(s: Syntax, since: tuple[int, int]) -> bool:
    return "year" in s.lower[since[0] : since[1] + 1] or "far" in s.lower[since[0] : since[1]]


def _last_year(s: Syntax, clock: Clock) -> int | None:
    for i in range(clock.first + 1, clock.last):
        if s.lower[i] == "year" and s.lower[i - 1] == "last":
            return i - 1
    return None


# In the order in which they are tried.
RULES: tuple[tuple[str, Rule], ...] = (
    ("fixed-expression@1", fixed),
    ("noun-modifier@1", modifier),
    ("stricken@1", state_of_place),
    ("figurative@1", figurative),
    ("scope@1", scope),
    ("question@1", question),
    ("remembered@1", remembrance),
    ("future-time@1", future),
    ("toll-since@1", cumulative),
    ("toll-of-war@1", war_toll),
    ("at-war-since@1", at_war),
    ("trend-noun@1", trend_noun),
    ("trend-verb@1", trend_verb),
    ("aspect@1", aspect),
    ("history@1", history),
    ("often@1", often),
    ("perfect@1", perfect),
    ("habit@1", habit),
    ("habit-joined@1", habit_joined),
    ("habit-passive@1", habit_passive),
)


def _case(
    parsed: Parsed, trigger: int, times: Sequence[TimeMention], noun: bool | None, published: date | None
) -> Case:
    s, w = syntax(parsed), words()
    if noun is None:
        noun = (
            s.pos[trigger] in NOMINAL
            or (s.pos[trigger] == "ADJ" and s.tag[trigger] != "VBN")
            or s.tag[trigger] in ("NN", "NNS")
        )
    state = Scope(s, w).over(trigger, noun)
    return Case(s, w, trigger, noun, state, Clock(s, w, trigger, times), published)


def judge(
    parsed: Parsed,
    trigger: int,
    *,
    times: Sequence[TimeMention] = (),
    noun: bool | None = None,
    published: date | None = None,
) -> Modality:
    """How the trigger at this token stands to the world.

    `times` are the text's time mentions (those of the trigger's clause are used); `noun` says whether to read it as an
    event noun, where the part of speech would not tell; `published` dates the report. Looks at one sentence.
    """
    case = _case(parsed, trigger, times, noun, published)
    for _, rule in RULES:
        answer = rule(case)
        if isinstance(answer, Modality):
            return answer
    state = case.state
    cue = None if state.token is None else (state.token, state.token + 1)
    return Modality(Reality.ACTUAL, hedged=state.hedged, cue=cue, origin=state.origin or "actual@1")


def why_not(
    parsed: Parsed,
    trigger: int,
    *,
    times: Sequence[TimeMention] = (),
    noun: bool | None = None,
    published: date | None = None,
) -> list[tuple[str, str]]:
    """The rules tried, up to the one that decided: (rule, the first condition that failed or "holds: ...")."""
    case = _case(parsed, trigger, times, noun, published)
    tried: list[tuple[str, str]] = []
    for name, rule in RULES:
        answer = rule(case)
        if isinstance(answer, Modality):
            cue = "" if answer.cue is None else f" ({parsed.words(*answer.cue)})"
            return [*tried, (answer.origin, f"holds: {answer.reality}{cue}")]
        tried.append((name, answer))
    return [*tried, (case.state.origin or "actual@1", f"holds: {Reality.ACTUAL}")]


__all__ = ["RULES", "judge", "why_not"]
