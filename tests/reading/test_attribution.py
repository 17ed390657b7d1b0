"""Who says what. A case is one line: the text, then source | cue | words of the content, for each saying expected."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.language import Parsed, Pipeline
from reportedly.model import Certainty
from reportedly.reading.attribution import find_attributions, voices
from reportedly.reading.mentions import Attribution

SAYINGS = [
    ("The army said two soldiers died in the ambush.", "army | said | two soldiers died"),
    ("Two soldiers died in the ambush, the army said.", "army | said | Two soldiers died"),
    ("Two soldiers died, said Ines Duarte, head of the border guard.", "Ines Duarte | said | Two soldiers died"),
    ("The bridge, officials said, was hit by three rockets.", "officials | said | was hit by three rockets"),
    (
        "According to the health ministry, nine people were hurt.",
        "health ministry | according to | nine people were hurt",
    ),
    (
        "Nine people were hurt, according to the health ministry.",
        "health ministry | according to | Nine people were hurt",
    ),
    ("The ministry announced the capture of the rebel commander.", "ministry | announced | the capture of the rebel"),
    ("Residents told the newspaper that soldiers had burned the mill.", "Residents | told | soldiers had burned"),
    ("The governor put the number of dead at 14.", "governor | put | the number of dead at 14"),
    ("The monitor counted 12 dead in the quarry.", "monitor | counted | 12 dead"),
    ("The observatory recorded four kidnappings in May.", "observatory | recorded | four kidnappings"),
    ("Investigators found a grenade pin near the gate.", "Investigators | found | a grenade pin"),
    ("The hospital spoke of six dead.", "hospital | spoke | of six dead"),
    (
        "The ministry issued a statement saying that the convoy was shelled.",
        "ministry | saying | the convoy was shelled",
    ),
    ("Radio Sol, citing police, said a mayor was shot.", "police | citing | a mayor was shot"),
    ("A spokesman was quoted as saying that the town had fallen.", "spokesman | saying | the town had fallen"),
    ("The agency quoted an officer as saying that the town had fallen.", "agency | quoted | the town had fallen"),
    ("The agency quoted an officer as saying that the town had fallen.", "officer | saying | the town had fallen"),
    ("The ministry's claim that 30 rebels died could not be checked.", "ministry | claim | 30 rebels died"),
    ("A claim by the opposition that 30 rebels died was dropped.", "opposition | claim | 30 rebels died"),
    ("Villagers described the raid as a massacre.", "Villagers | described | the raid as a massacre"),
    ("Army: 12 rebels killed in raid", "Army | : | 12 rebels killed"),
]

ACTS = [
    ("The ministry accused the rebels of shelling the market.", "blame", "stated", "the rebels of shelling the market"),
    ("Police blamed a local gang for the fire.", "blame", "stated", "a local gang for the fire"),
    ("The rebels were accused of shelling the market.", "blame", "hedged", "shelling the market"),
    ("The two brothers accused of bombing the market fled.", "blame", "hedged", "of bombing the market"),
    ("The men charged with planting the mine left.", "blame", "hedged", "with planting the mine"),
    ("The army denied that its troops had entered the village.", "deny", "denied", "its troops had entered"),
    ("The militia denied any involvement in the attack.", "deny", "denied", "any involvement"),
    ("The army denied having shelled the camp.", "deny", "denied", "having shelled the camp"),
    ("The general called the accusation a lie.", "deny", "denied", "the accusation a lie"),
    ("The Red Dawn group claimed responsibility for the blast.", "claim_responsibility", "stated", "for the blast"),
    ("The Red Dawn group claimed the attack.", "claim_responsibility", "stated", "the attack"),
    ("No group claimed responsibility for the blast.", "unsaid", "hedged", "responsibility"),
    ("The governor confirmed the deaths of two nurses.", "confirm", "stated", "the deaths of two nurses"),
    ("The governor did not confirm the deaths.", "unsaid", "hedged", "the deaths"),
    ("Relatives allege that guards beat the prisoners.", "say", "hedged", "guards beat the prisoners"),
    ("Villagers believe that the army fired the shell.", "say", "hedged", "the army fired the shell"),
    ("The mayor was certain that rebels fired the rocket.", "say", "hedged", "rebels fired the rocket"),
    ("The rebels were said to have left the town.", "say", "hedged", "to have left the town"),
    ("It was reported that a ferry had been hit.", "say", "hedged", "a ferry had been hit"),
    ("The rebels threatened to blow up the dam.", "vow", "stated", "to blow up the dam"),
    ("The council condemned the attack on the clinic.", "attitude", "stated", "the attack on the clinic"),
]

SILENT = [
    "The agreement states that prisoners shall be freed.",
    "Two hundred recruits reported for duty on Monday.",
    "The self-declared republic was hit by rockets.",
    "The officer asked not to be named.",
    "The captain told the men to lie down.",
    "The rebels released two nurses on Sunday.",
]


def _find(parsed: Parsed, source: str, cue: str) -> list[Attribution]:
    return [
        one
        for one in find_attributions(parsed)
        if one.cue == cue and source in f"{one.source.name} {one.source.office} {one.source.description}"
    ]


def _content(parsed: Parsed, one: Attribution) -> str:
    return " … ".join(parsed.words(*part) for part in one.content)


@pytest.mark.parametrize(("text", "expected"), SAYINGS)
def test_source_cue_content(pipeline: Pipeline, text: str, expected: str) -> None:
    parsed = pipeline.parse(text)
    source, cue, content = expected.split(" | ")
    assert any(content in _content(parsed, one) for one in _find(parsed, source, cue)), find_attributions(parsed)


@pytest.mark.parametrize(("text", "act", "certainty", "content"), ACTS)
def test_acts(pipeline: Pipeline, text: str, act: str, certainty: str, content: str) -> None:
    parsed = pipeline.parse(text)
    fitting = [one for one in find_attributions(parsed) if one.act == act and content in _content(parsed, one)]
    assert fitting, find_attributions(parsed)
    assert fitting[0].certainty == certainty


@pytest.mark.parametrize("text", SILENT)
def test_no_saying(pipeline: Pipeline, text: str) -> None:
    assert [one for one in find_attributions(pipeline.parse(text)) if one.act not in ("attitude", "ask")] == []


def test_a_quotation_goes_on_from_its_speaker(pipeline: Pipeline) -> None:
    text = "“She is dead,” Omar Sayegh, head of the clinic, said. “She was hit at home. Medics came too late.”"
    parsed = pipeline.parse(text)
    (one,) = find_attributions(parsed)
    assert (one.source.name, one.source.office, one.quoted) == ("Omar Sayegh", "head of the clinic", True)
    assert _content(parsed, one) == "“She is dead,” … “She was hit at home. Medics came too late.”"


def test_a_quotation_over_paragraphs_is_one_speakers(pipeline: Pipeline) -> None:
    text = "“We heard two blasts,” the baker said. “Then came the smoke.\n\n“My brother ran. He never came back.”"
    parsed = pipeline.parse(text)
    (one,) = find_attributions(parsed)
    assert "He never came back" in _content(parsed, one)


def test_rivals_in_one_sentence(pipeline: Pipeline) -> None:
    text = "Local news reports differed. Some reported he had drowned and others that he was shot. State radio said no."
    parsed = pipeline.parse(text)
    found = [(one.source.description or one.source.name, _content(parsed, one)) for one in find_attributions(parsed)]
    assert found[0] == ("some Local news reports", "he had drowned")
    assert found[1] == ("other Local news reports", "that he was shot")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Col. Ana Ruiz said two men died. She added that one was a guard.", "Ana Ruiz"),
        ("Ana Ruiz, a spokeswoman for the army, denied it. The spokeswoman said no shots were fired.", "Ana Ruiz"),
        ("The defence ministry spoke of two dead. It said later that a third man had died.", "defence ministry"),
        ("Witnesses told of shooting. They said that a lorry burned.", "Witnesses"),
    ],
)
def test_later_words_keep_the_name(pipeline: Pipeline, text: str, name: str) -> None:
    assert find_attributions(pipeline.parse(text))[-1].source.name == name


def test_a_denial_points_to_what_it_denies(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("Residents said that the army shelled the school. A spokesman denied it.")
    denial = find_attributions(parsed)[-1]
    assert denial.act == "deny"
    assert "shelled the school" in " ".join(parsed.words(*part) for part in denial.about)


def _voice(pipeline: Pipeline, text: str, word: str) -> tuple[list[str], str, bool]:
    parsed = pipeline.parse(text)
    laid = voices(parsed, find_attributions(parsed))
    token = next(i for i in range(len(parsed.doc)) if parsed.words(i, i + 1) == word)
    voice = laid.of(token)
    return [source.name or "" for source in voice.chain], str(voice.certainty), voice.quoted


@pytest.mark.parametrize(
    ("text", "word", "chain", "certainty"),
    [
        ("Police said a mayor was shot in Alta.", "shot", ["Police"], "stated"),
        ("Two buses burned. Police said a mayor was shot.", "burned", [], "stated"),
        ("A mayor was reportedly shot.", "shot", [], "hedged"),
        ("The raids were launched to deny the rebels access to the road.", "raids", [], "stated"),
        ("The raids were launched to deny the rebels access to the road.", "road", [], "stated"),
        ("The brothers accused of bombing the market fled.", "bombing", [], "hedged"),
        ("Police said the mayor may have been poisoned.", "poisoned", ["Police"], "hedged"),
        ("The army denied that it shelled the camp.", "shelled", ["army"], "denied"),
        (
            "The monitor said that, according to medics, nine people drowned.",
            "drowned",
            ["monitor", "medics"],
            "stated",
        ),
        ("The agency quoted an officer as saying that the fort fell.", "fell", ["agency", "officer"], "stated"),
        ("The council condemned the killing of the nurse.", "killing", [], "stated"),
        ("Investigators reportedly found blood on the stairs.", "blood", ["Investigators"], "hedged"),
    ],
)
def test_voices(pipeline: Pipeline, text: str, word: str, chain: list[str], certainty: str) -> None:
    assert _voice(pipeline, text, word)[:2] == (chain, certainty)


def test_quoted_tokens_are_marked(pipeline: Pipeline) -> None:
    text = 'The mayor said the raid was "a massacre" and left.'
    assert _voice(pipeline, text, "massacre")[2]
    assert not _voice(pipeline, text, "raid")[2]


def test_an_empty_text_has_the_reports_voice(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("")
    assert find_attributions(parsed) == []
    assert voices(parsed, []).of(0).chain == ()


_PIECES = [
    *(
        "The",
        "army",
        "said",
        '"',
        "“",
        "”",
        "‘",
        "'",
        "«",
        "»",
        "that",
        "he",
        "died",
        ",",
        ";",
        ":",
        ".",
        "according",
        "to",
    ),
    *(
        "it",
        "was",
        "and",
        "others",
        "some",
        "denied",
        "claims",
        "(",
        ")",
        "–",
        "reportedly",
        "police",
        "\n\n",
        "may",
        "have",
    ),
    *("been", "shot", "whether", "who", "quoted", "as", "saying", "citing"),
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(_PIECES),
        max_size=40,
    )
)
def test_any_text_gives_ranges_inside_it(pipeline: Pipeline, words: list[str]) -> None:
    parsed = pipeline.parse(" ".join(words))
    size = len(parsed.doc)
    found = find_attributions(parsed)
    for one in found:
        assert one.content
        for first, last in (*one.content, *filter(None, (one.source_tokens, one.cue_tokens))):
            assert 0 <= first < last <= size
        assert list(one.content) == sorted(one.content)
    laid = voices(parsed, found)
    for token in range(size):
        assert laid.of(token).certainty in Certainty
