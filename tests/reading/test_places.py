"""Places in sentences: one line a case. `[...]` marks a place that must be found, in its words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.gazetteer import Gazetteer, open_gazetteer
from reportedly.language import Pipeline
from reportedly.reading.mentions import PlaceMention
from reportedly.reading.places import find_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def read(text: str, pipeline: Pipeline, gazetteer: Gazetteer) -> list[PlaceMention]:
    return [m for m in find_places(pipeline.parse(text), gazetteer) if not m.origin.startswith("place-people")]


def one(text: str, name: str, pipeline: Pipeline, gazetteer: Gazetteer) -> PlaceMention:
    found = [m for m in read(text, pipeline, gazetteer) if m.where.name == name]
    assert found, f"{name} not found"
    return found[0]


@pytest.mark.parametrize(
    "marked",
    [
        "Gunmen killed two farmers in [Gwoza] on Monday.",
        "A blast shook [Kandahar] before dawn, and another hit [Lashkar Gah].",
        "Rebels said they had taken villages near [Deir ez-Zor].",
        "Fighting went on in [Donbas] and along the [Euphrates].",
        "The convoy left [Mekelle] for [Adigrat] at noon.",
        "Troops fired on a crowd in the [Gaza Strip], medics said.",
        "Shells fell on [Avdiivka], [Toretsk] and [Chasiv Yar].",
        "Three were hurt in the village of [Zelibor], police said.",
        "Ali Mansour, 34, was shot in [Basra].",
        "Police in [Tank], in north-western [Pakistan], arrested two men.",
        "He drove a tank and spoke in Congress.",
        "Guards fired in the air outside [Uludere], and others near [Zelibor].",
        "Men of the San Luis de Zelibor council met.",
        "Reading a statement in March, Mr Lincoln named nobody.",
        "The Bank of America building stood empty.",
    ],
)
def test_finds_places_and_nothing_else(marked: str, pipeline: Pipeline, gazetteer: Gazetteer) -> None:
    wanted = re.findall(r"\[(.*?)\]", marked)
    found = read(re.sub(r"[\[\]]", "", marked), pipeline, gazetteer)
    assert [m.where.name for m in found if m.stands_for is None] == wanted


@pytest.mark.parametrize(
    ("text", "name", "precision", "country"),
    [
        ("Two died in Goma, in North Kivu province.", "Goma", "town", "CD"),
        ("A bomb went off in Tripoli, Lebanon, on Friday.", "Tripoli", "town", "LB"),
        ("A bomb went off in Tripoli. Libyan officials said militias had clashed.", "Tripoli", "town", "LY"),
        ("Saboteurs were seen in the Kherson region.", "Kherson region", "region", "UA"),
        ("Farmers were killed in Benue state, Nigeria.", "Benue state", "region", "NG"),
        ("Clashes broke out in the Aleppo countryside.", "Aleppo countryside", "region", "SY"),
        ("A drone hit a market in Nyala.", "Nyala", "site", "SD"),
        ("Shells hit the Kharkiv hospital.", "Kharkiv", "site", "UA"),
        ("Gunmen attacked a post outside Mopti.", "Mopti", "near_town", "ML"),
        ("Rebels took a hill some 30km north of Kidal.", "Kidal", "near_town", "ML"),
        ("A bus burned on the outskirts of Quetta.", "Quetta", "near_town", "PK"),
        ("Violence went on across Colombia.", "Colombia", "country", "CO"),
        ("Men were seized in the village of Zelibor.", "Zelibor", "town", None),
        ("Six died in Springfield, Ill., on Sunday.", "Springfield", "town", "US"),
    ],
)
def test_precision_and_country(
    text: str, name: str, precision: str, country: str | None, pipeline: Pipeline, gazetteer: Gazetteer
) -> None:
    where = one(text, name, pipeline, gazetteer).where
    assert (where.precision.value, where.country) == (precision, country)


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ("Rebels ambushed trucks some 30km north of Kidal.", "some 30km north of Kidal", "north of"),
        ("Rebels ambushed trucks near Kidal.", "near Kidal", "near"),
        ("Trucks were burned on the Garowe-Galkayo road.", "the Garowe-Galkayo road", "between"),
        ("They hid on the outskirts of Quetta.", "on the outskirts of Quetta", "on the outskirts of"),
        ("A drone hit a market in Nyala.", "a market in Nyala", None),
        ("They met in the besieged town of Kobani.", "the besieged town of Kobani", None),
    ],
)
def test_relations_keep_the_reports_words(
    text: str, words: str, relation: str | None, pipeline: Pipeline, gazetteer: Gazetteer
) -> None:
    found = [m for m in read(text, pipeline, gazetteer) if m.where.text == words]
    assert found
    assert found[0].relation == relation


@pytest.mark.parametrize(
    ("text", "name", "stands_for"),
    [
        ("Moscow said its troops had withdrawn.", "Moscow", "government"),
        ("The Moscow-installed mayor was shot.", "Moscow", "people"),
        ("A pro-Iran militia fired rockets.", "Iran", "people"),
        ("Bombs fell on Moscow.", "Moscow", None),
    ],
)
def test_metonyms(text: str, name: str, stands_for: str | None, pipeline: Pipeline, gazetteer: Gazetteer) -> None:
    assert one(text, name, pipeline, gazetteer).stands_for == stands_for


def test_a_people_is_no_place_but_says_which_country(pipeline: Pipeline, gazetteer: Gazetteer) -> None:
    mentions = find_places(pipeline.parse("Syrian rebels fired."), gazetteer)
    assert [(m.where.country, m.stands_for) for m in mentions] == [("SY", "people")]


def test_unresolved_places_have_no_point(pipeline: Pipeline, gazetteer: Gazetteer) -> None:
    where = one("Men were seized in the village of Zelibor.", "Zelibor", pipeline, gazetteer).where
    assert where.latitude is None
    assert where.gazetteer_id is None


def test_rivers_have_no_point(pipeline: Pipeline, gazetteer: Gazetteer) -> None:
    assert one("They crossed the Euphrates.", "Euphrates", pipeline, gazetteer).where.latitude is None


def test_one_name_has_one_sense(pipeline: Pipeline, gazetteer: Gazetteer) -> None:
    text = "A bomb hit Tripoli, Lebanon. Later, shots were heard in Tripoli."
    ids = {m.where.gazetteer_id for m in read(text, pipeline, gazetteer) if m.where.name == "Tripoli"}
    assert len(ids) == 1


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Kherson", "in", "the", "of", "-", ",", "al", "Bab", "near", "30", "km", "\n\n", "Ohio", "U.S.", "’s"]
        ),
        max_size=25,
    )
)
def test_offsets_hold_for_any_words(pipeline: Pipeline, gazetteer: Gazetteer, words: list[str]) -> None:
    parsed = pipeline.parse(" ".join(words))
    for mention in find_places(parsed, gazetteer):
        assert 0 <= mention.full_first <= mention.first < mention.last <= mention.full_last <= len(parsed.doc)
        assert parsed.span(mention.full_first, mention.full_last).quote
