"""Who: every noun phrase that is a person, a group of people, an armed force or an authority.

A mention says only what its own words say; `coreference` numbers those that are the same. Armed groups come from a list
(`groups.yaml`), nouns for people and their roles from `roles.yaml`, offices from `offices.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.language import Parsed
from reportedly.model import Number, Participant, Role
from reportedly.reading.coreference import number_entities
from reportedly.reading.groups import GroupMention, find_groups
from reportedly.reading.mentions import PersonMention, PlaceMention
from reportedly.reading.numbers import count_of_noun, find_numbers
from reportedly.reading.people_drafts import Draft
from reportedly.reading.people_grid import Grid, grid
from reportedly.reading.people_names import Name, find_names
from reportedly.reading.people_owners import with_owners
from reportedly.reading.people_phrases import age_of, left_edge, phrase, right_edge, side_of, tells, trim
from reportedly.reading.people_unlisted import befallen, unlisted
from reportedly.reading.roles import Noun, PeopleWords, people_words

DESCRIPTION_LIMIT = 160  # characters
_ADULT = 18
_PRONOUNS = {
    "he": ("m", False), "him": ("m", False), "his": ("m", False), "himself": ("m", False),
    "she": ("f", False), "her": ("f", False), "hers": ("f", False), "herself": ("f", False),
    "they": (None, True), "them": (None, True), "their": (None, True), "themselves": (None, True),
    "it": (None, True), "its": (None, True),
}  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "both"})
_SUBSTANTIVES = frozenset(
    {"dead", "wounded", "injured", "deceased", "elderly", "faithful", "eldest", "youngest", "oldest"}
)
_MODIFYING = frozenset({"compound", "nmod", "amod", "npadvmod"})
_SAYS = frozenset({"say", "claim", "accuse", "deny", "announce", "warn", "vow", "threaten", "blame", "insist", "admit"})
_ARMED = frozenset({Role.STATE_FORCES, Role.POLICE, Role.REBEL, Role.MILITIA})
_UNMANNED = frozenset(
    {"be", "crash", "fall", "explode", "land", "miss", "return", "fail", "burn", "sink"}
)  # no one's deed
_COUNTRY_SIZES = frozenset({"country"})
_ONE = Number(1, 1)


def find_people(parsed: Parsed, places: Sequence[PlaceMention]) -> list[PersonMention]:
    """Every mention of people, in order, numbered by entity. Places are left out, but for states that act."""
    g = grid(parsed)
    drafts = with_owners(g, number_entities(g, _drafts(parsed, places)))
    return [PersonMention(d.first, d.last, d.head, d.entity, d.who, d.kind == "pronoun", d.origin) for d in drafts]


def _drafts(parsed: Parsed, places: Sequence[PlaceMention]) -> list[Draft]:
    g = grid(parsed)
    if g.size == 0:
        return []
    words = people_words()
    finder = _Finder(parsed, g, words)
    for place in places:
        for k in range(place.first, place.last):
            finder.place[k] = True
    finder.find(places)
    finder.drafts.sort(key=lambda d: (d.head, d.first))
    return finder.drafts


class _Finder:
    """One pass over one text."""

    def __init__(self, parsed: Parsed, g: Grid, words: PeopleWords) -> None:
        self.parsed = parsed
        self.g = g
        self.words = words
        self.place = [False] * g.size
        self.name_at: dict[int, Name] = {}
        self.group_at: dict[int, GroupMention] = {}
        self.drafts: list[Draft] = []
        self.counts = {n.head: n.number for n in find_numbers(parsed) if n.head is not None}

    def find(self, places: Sequence[PlaceMention]) -> None:
        g = self.g
        groups = find_groups(g)
        taken = list(self.place)
        for group in groups:
            for k in range(group.first, group.last):
                self.group_at[k] = group
                taken[k] = True
        for name in find_names(g, taken, self.words):
            for k in range(name.first, name.last):
                self.name_at[k] = name
            self._name(name)
        for group in groups:
            self._group(group)
        for i in range(g.size):
            if i in self.name_at or i in self.group_at:
                continue
            tag = g.tag[i]
            if tag[:2] == "NN" or tag in ("JJ", "JJS", "VBN", "VBD"):
                self._noun(i)
            elif tag[:3] == "PRP" and g.lower[i] in _PRONOUNS:
                self._pronoun(i)
        for place in places:
            self._state(place)

    # --- names

    def _name(self, name: Name) -> None:
        g, words = self.g, self.words
        head = next(
            (k for k in range(name.last - 1, name.first - 1, -1) if not name.first <= g.head[k] < name.last),
            name.last - 1,
        )
        start = name.first if name.title is None else name.title
        first = left_edge(g, head, start) if g.head[head] != head or g.kids[head] else start
        if first < start and (
            g.lower[first] in ("his", "her", "their", "my", "our")
            or any(g.tag[k] == "POS" for k in range(first, start))
        ):
            inner = [k for k in range(first, start) if words.noun(g.lower[k]) is not None]
            first = first if inner else start
        age = age_of(g, first, name.last - 1)
        if g.lower[first] in ("dead", "alive"):  # "shot dead Jane Roe"
            first += 1
        description, office, role, gender = self._before_name(first, start)
        if name.title is not None and office is None and g.lower[name.title] not in words.title_gender:
            office = self.parsed.words(name.title, name.first)
            role = words.offices.get(g.lower[name.title], Role.UNKNOWN) if role is Role.UNKNOWN else role
        who = Participant(
            self.parsed.words(name.first, name.last), description, office, role=role,
            side=side_of(g, first, start, words), count=_ONE, age=age, minor=None if age is None else age < _ADULT,
        )  # fmt: skip
        parts = tuple(g.text[k] for k in range(name.first, name.last) if g.text[k][:1].isalpha())
        self.drafts.append(
            Draft("name", first, name.last, head, who, "", name.gender or gender, False, True, parts, "person-name@1")
        )

    def _before_name(self, first: int, start: int) -> tuple[str | None, str | None, Role, str | None]:
        """Description, office, role and gender from the words between a phrase's start and the name."""
        g, words = self.g, self.words
        first = trim(g, first, start) if first < start else start
        for k in range(start - 1, first - 1, -1):
            found = words.phrase(g.lower, k)
            if found is None or g.tag[k] == "POS" or k in self.group_at:
                continue
            noun, _size = found
            told = tells(g, first, start, k, noun, group_role=self._group_role(first, k), words=words)
            said = self._said(first, start)
            office = said if told.office or noun.role is Role.OFFICIAL else None
            return said, office, told.role, noun.gender
        return None, None, Role.UNKNOWN, None

    # --- groups and nouns

    def _group(self, group: GroupMention) -> None:
        g = self.g
        head = next(
            (k for k in range(group.last - 1, group.first - 1, -1) if not group.first <= g.head[k] < group.last),
            group.last - 1,
        )
        outer = g.head[head]
        if (
            g.dep[head] in _MODIFYING
            and outer >= group.last
            and (self.words.noun(g.lower[outer]) or outer in self.name_at or self._acts(outer))
        ):
            return  # told by the noun or the name that it stands with
        if (
            g.dep[head] in _MODIFYING
            and outer >= group.last
            and g.pos[outer] == "NOUN"
            and outer - group.last < 2
            and group.role is Role.UNKNOWN
        ):
            return
        first = left_edge(g, head, group.first)
        lead = trim(g, first, group.last)
        who = Participant(
            None, self._said(lead, group.last), group=self._group_name(group), role=group.role,
            side=side_of(g, group.first, group.last, self.words),
        )  # fmt: skip
        draft = Draft(
            "group", min(first, group.first), group.last, head, who, "group", None, True, True, (group.name,), "group@1"
        )
        self.drafts.append(draft)

    def _group_name(self, group: GroupMention) -> str:
        said = self.parsed.words(group.first, group.last)
        return said if said.lower() in group.name.lower() and len(said) > 3 else group.name

    def _group_role(self, first: int, head: int) -> Role | None:
        group = next((self.group_at[k] for k in range(first, head) if k in self.group_at), None)
        return group.role if group is not None else None

    def _noun(self, i: int) -> None:
        g, words = self.g, self.words
        found = self._known(i)
        if found is None:
            if not self._aged(i) and not self._nationals(i):
                self._machines(i)
            return
        noun, size, tail = found
        if not self._heads(i, noun, size):
            return
        first, last = phrase(g, i, i - size + 1, words)
        last = max(last, i + 1 + tail)
        if noun.lemma == "couple" and g.lower[i + 1 : i + 2] == ["of"]:
            return
        if noun.shy and not self._supported(i, first, noun, size):
            return
        if any(k in self.name_at for k in range(i + 1, min(last, i + 2))):
            return
        group = next((self.group_at[k] for k in range(first, last) if k in self.group_at), None)
        told = tells(g, first, last, i, noun, group_role=group.role if group is not None else None, words=words)
        lead = trim(g, first, i + 1)
        said = self._said(lead, last)
        named = noun.collective and any(
            g.ent[k] in ("NORP", "GPE", "ORG") or g.pos[k] == "PROPN" for k in range(lead, i)
        )
        count = self.counts.get(i)
        if count is None and not noun.plural and not noun.collective:
            count = _ONE
        minor = True if noun.minor else None if told.age is None else told.age < _ADULT
        who = Participant(
            None, said, said if (told.office and last > i + 1) or (told.office and lead < i) else None,
            self._group_name(group) if group is not None else (self._said(lead, i + 1) if named else None),
            told.side, told.role, count, told.age, minor,
        )  # fmt: skip
        many = noun.plural or noun.collective
        definite = g.lower[first] in _DEFINITE or g.tag[first] in ("PRP$",)
        origin = "person-group@1" if noun.collective else "person-noun@1"
        self.drafts.append(Draft("noun", first, last, i, who, noun.lemma, noun.gender, many, definite, (), origin))

    def _known(self, i: int) -> tuple[Noun, int, int] | None:
        """The noun of people that ends at a token: what it tells, its words, and the words of it that follow."""
        g, words = self.g, self.words
        found = words.phrase(g.lower, i) if g.lower[i] in words.last_words else None
        if found is not None:
            return *found, 0
        if g.lower[i] in words.hyphened:
            rest, noun = words.hyphened[g.lower[i]]
            return (noun, 1, len(rest)) if tuple(g.lower[i + 1 : i + 1 + len(rest)]) == rest else None
        known = words.noun(g.lower[i]) or unlisted(g, i, i in self.counts, words)
        return None if known is None else (known, 1, 0)

    def _heads(self, i: int, noun: Noun, size: int) -> bool:
        """Whether the word stands for people here, and not before another noun that does."""
        g = self.g
        if g.tag[i] in ("VBN", "VBD") and not (
            g.lower[i] in ("wounded", "injured", "deceased") and g.lower[i - 1 : i] == ["the"]
        ):
            return False
        if g.tag[i] == "JJS":
            return g.lower[i] in _SUBSTANTIVES and g.tag[i - 1] in ("PRP$", "POS") and g.dep[i] not in _MODIFYING
        if g.tag[i] == "JJ":
            known = (
                size > 1
                or noun.plural
                or g.lower[i] not in _SUBSTANTIVES
                or (i > 0 and g.lower[i - 1] in ("the", "their", "those"))
            )
            if not known or (g.dep[i] in ("amod", "acomp", "oprd", "advmod") and g.lower[i] not in _SUBSTANTIVES):
                return False
            if g.lower[i] in _SUBSTANTIVES and i + 1 < g.size and g.tag[i + 1][:2] == "NN" and g.head[i] == i + 1:
                return False
        head = g.head[i]
        if g.dep[i] in _MODIFYING and head > i and head - i < 6:
            if head in self.name_at:
                return False
            joined = all(
                g.pos[k] in ("NOUN", "PROPN", "ADJ", "PUNCT", "NUM") and g.text[k] != "," for k in range(i + 1, head)
            )
            return not joined
        following = (
            i + 1 < g.size and g.tag[i + 1] in ("NN", "NNS") and g.head[i + 1] == i and g.dep[i + 1] == "compound"
        )
        return not following and not (self.place[i] and g.text[i][:1].isupper())

    def _supported(self, i: int, first: int, noun: Noun, size: int) -> bool:
        """Whether a word that mostly means something else stands for people here."""
        g = self.g
        if size > 1 or i in self.counts or (noun.plural and noun.lemma not in self.words.very_shy):
            return True
        if any(g.lower[k] == "of" for k in g.kids[i]) and noun.lemma not in (
            "body",
            "number",
            "group",
            "team",
            "minor",
            "private",
            "major",
            "party",
        ):
            return g.lower[i] in self.words.offices or noun.lemma not in self.words.very_shy
        before = g.lower[first:i]
        if any(w in self.words.modifiers or w in self.words.body_roles or self.words.noun(w) for w in before):
            return noun.lemma != "body"
        if any(k in self.group_at or g.ent[k] in ("NORP", "GPE", "ORG") for k in range(first, i)):
            return noun.lemma not in ("body", "head", "party", "general")
        if noun.lemma in ("force", "group", "team", "unit", "crew") and noun.lemma != "body":
            return "armed" in before or (noun.plural and len(before) > 0) or g.dep[i] in ("agent",)
        article = g.lower[first] in ("a", "an")
        if not noun.collective and (befallen(g, i, self.words) or (article and g.text[i][:1].isupper())):
            return noun.lemma not in ("body", "match", "lead")  # "a cook was killed", "a Marine"
        if noun.collective and g.dep[i] == "nsubj" and g.lemma[g.head[i]] in _SAYS:
            return first < i  # "the movement said"
        if noun.lemma in self.words.very_shy:
            return any(g.dep[k] == "appos" and k in self.name_at for k in g.kids[i]) or (
                g.dep[i] == "appos" and g.head[i] in self.name_at
            )
        return first < i or g.dep[i] in ("nsubj", "nsubjpass", "appos", "dobj")

    def _aged(self, i: int) -> bool:
        """ "a 34-year-old", "the 13-year-old", "two 14-year-olds": an age that stands for its person."""
        g = self.g
        if (
            g.lower[i] not in ("old", "olds")
            or i < 2
            or g.lower[i - 1] not in ("-", "–")
            or g.lower[i - 2] not in ("year", "month", "week", "day")
        ):
            return False
        if i + 1 < g.size and g.tag[i + 1][:2] in ("NN", "JJ") and g.sentence[i + 1] == g.sentence[i] and g.head[i] > i:
            return True
        first = i - 4 if i >= 4 and g.lower[i - 3] in ("-", "–") else i - 3
        if first < 0:
            return True
        number = g.lower[first]
        age = (int(number) if number.isdigit() and len(number) < 4 else None) if g.lower[i - 2] == "year" else 0
        lead = first
        if first and g.lower[first - 1] in (
            "a",
            "an",
            "the",
            "this",
            "that",
            "another",
            "his",
            "her",
            "their",
            "two",
            "three",
            "four",
        ):
            first -= 1
        many = g.lower[i] == "olds"
        who = Participant(
            None, self._said(trim(g, first, lead + 1), i + 1), count=self.counts.get(i) if many else _ONE, age=age,
            minor=None if age is None else age < _ADULT,
        )  # fmt: skip
        self.drafts.append(
            Draft("noun", first, i + 1, i, who, "old", None, many, g.lower[first] in _DEFINITE, (), "person-age@1")
        )
        return True

    def _nationals(self, i: int) -> bool:
        """ "12 Palestinians", "the Kurds", "a Somali"."""
        g = self.g
        if g.ent[i] not in ("NORP", "GPE") or (g.dep[i] in _MODIFYING and g.head[i] > i):
            return False
        one = g.tag[i] in ("NNP", "NN") and i > 0 and g.lower[i - 1] in ("a", "an") and g.head[i - 1] == i
        if not one and (g.tag[i] != "NNPS" or g.ent[i] != "NORP"):
            return False
        first, last = left_edge(g, i, i), right_edge(g, i, self.words)
        lead = trim(g, first, i + 1)
        who = Participant(None, self._said(lead, last), side=None, count=_ONE if one else self.counts.get(i))
        definite = g.lower[first] in _DEFINITE
        self.drafts.append(
            Draft("noun", first, last, i, who, g.lower[i], None, not one, definite, (), "person-national@1")
        )
        return True

    def _machines(self, i: int) -> None:
        """ "Ethiopian jets bombed", "hit by army artillery": the forces behind them, where a side is named."""
        g, words = self.g, self.words
        if not self._acts(i):
            return
        first = left_edge(g, i, i)
        lead = trim(g, first, i + 1)
        group = next((self.group_at[k] for k in range(first, i) if k in self.group_at), None)
        side = side_of(g, lead, i, words)
        told = (words.modifiers.get(g.lower[k]) or _role(words.phrase(g.lower, k)) for k in range(lead, i))
        force = next((role for role in told if role in _ARMED), None)
        owned = g.lower[first] in ("its", "their")  # whose they are is told once pronouns are known
        if group is None and side is None and force is None and not owned:
            return
        role = group.role if group is not None else force or (Role.UNKNOWN if owned else Role.STATE_FORCES)
        if side is not None and side.lower() in words.stateless:
            role = Role.UNKNOWN
        name = self._group_name(group) if group is not None else None
        who = Participant(None, self._said(lead, i + 1), group=name, side=side, role=role)
        self.drafts.append(Draft("noun", first, i + 1, i, who, "force", None, True, False, (), "person-machines@1"))

    def _pronoun(self, i: int) -> None:
        gender, many = _PRONOUNS[self.g.lower[i]]
        who = Participant(None, count=None if many else _ONE)
        lemma = "it" if self.g.lower[i] in ("it", "its") else ""
        self.drafts.append(Draft("pronoun", i, i + 1, i, who, lemma, gender, many, True, (), "person-pronoun@1"))

    def _state(self, place: PlaceMention) -> None:
        """A country that acts ("Israel struck", "shelled by Russia") stands for its state."""
        g = self.g
        head = place.last - 1
        dateline = place.last < g.size and g.text[place.last] in (",", "(", "-", "–", "—", ":", ".")
        if dateline or (place.where.precision not in _COUNTRY_SIZES and place.stands_for != "government"):
            return
        by = g.dep[head] == "pobj" and g.dep[g.head[head]] == "agent"
        if (
            not (by or g.dep[head] == "nsubj")
            or head in self.name_at
            or head in self.group_at
            or place.stands_for == "people"
        ):
            return
        said = self.parsed.words(place.first, place.last)
        who = Participant(None, said, group=said, side=said, role=Role.STATE_FORCES)
        self.drafts.append(
            Draft("place", place.first, place.last, head, who, "state", None, True, True, (said,), "person-state@1")
        )

    def _acts(self, i: int) -> bool:
        """Whether an aircraft, a gun or a boat is who does something here."""
        g = self.g
        if g.lemma[i].lower() not in self.words.machines:
            return False
        if g.dep[i] == "pobj":
            return g.dep[g.head[i]] == "agent"
        return g.dep[i] == "nsubj" and g.lemma[g.head[i]] not in _UNMANNED

    def _said(self, first: int, last: int) -> str:
        said = self.parsed.words(first, last)
        while len(said) > DESCRIPTION_LIMIT and last > first + 1:
            last -= 1
            said = self.parsed.words(first, last)
        return said[:DESCRIPTION_LIMIT]


def _role(found: tuple[Noun, int] | None) -> Role | None:
    return None if found is None else found[0].role


__all__ = ["DESCRIPTION_LIMIT", "count_of_noun", "find_people"]
