"""One line a case: the kind, the sentence, and words that the statement's quote must hold."""

from __future__ import annotations

import pytest

from reportedly.errors import VocabularyError
from reportedly.language import Pipeline
from reportedly.model import QUOTE_LIMIT
from reportedly.reading.modality import judge
from reportedly.reading.statements import find_statements, rules
from reportedly.reading.statements_patterns import Patterns
from reportedly.reading.triggers import find_triggers

CASES: list[tuple[str, str, str]] = [
    # trends
    ("trend", "Rebels have stepped up their attacks on the pipeline.", "stepped up their attacks"),
    ("trend", "Violence in the hills has worsened since the harvest.", "has worsened"),
    ("trend", "Kidnappings in the province have fallen by half this year.", "have fallen by half"),
    ("trend", "Monitors recorded six ambushes on the coast road in August.", "recorded six ambushes"),
    ("trend", "It was the third bombing in the district this month.", "third bombing"),
    ("trend", "Attacks on teachers have become more frequent.", "more frequent"),
    ("trend", "The port has been shelled almost daily.", "shelled almost daily"),
    ("trend", "The gang has launched a campaign of extortion in the markets.", "campaign of extortion"),
    ("trend", "Drone attacks on fuel depots have multiplied.", "have multiplied"),
    ("trend", "A wave of abductions has emptied the villages.", "wave of abductions"),
    ("trend", "Warplanes have been bombing the valley for weeks.", "have been bombing"),
    ("trend", "The army has intensified its shelling of the ridge.", "intensified its shelling"),
    ("trend", "The war has entered a new phase.", "new phase"),
    ("trend", "Clashes between herders and farmers flare up every dry season.", "flare up every dry season"),
    ("trend", "Officials registered 40 cases of looting in May.", "registered 40 cases"),
    # plans
    ("plan", "The army is gearing up for an offensive in the delta.", "gearing up for an offensive"),
    ("plan", "The union plans to send a battalion to the border by June.", "plans to send a battalion"),
    ("plan", "Peace talks are due to resume in the capital next week.", "due to resume"),
    ("plan", "Talks are to open on Thursday.", "are to open"),
    ("plan", "Miners will march on the ministry on Friday.", "will march"),
    ("plan", "The men were preparing to attack a police post.", "preparing to attack"),
    ("plan", "The general promised an offensive before the rains.", "promised an offensive"),
    ("plan", "The army may begin an operation there in spring.", "may begin an operation"),
    ("plan", "The opposition has called a general strike for Monday.", "called a general strike"),
    ("plan", "Troops gathered ahead of a planned assault on the town.", "planned assault"),
    ("plan", "Police found a plan to blow up the bridge.", "plan to blow up the bridge"),
    ("plan", "A second protest is expected on Sunday.", "protest is expected"),
    ("plan", "The brothers intend to leave for the coast and join the rebels.", "intend to leave"),
    # threats
    ("threat", "The gang threatened to kill any driver who pays the tax.", "threatened to kill"),
    ("threat", "The commander vowed to avenge his brother.", "vowed to avenge"),
    ("threat", "Militants warned residents to leave by Friday.", "warned residents to leave"),
    ("threat", "The group warned that it will attack any convoy on the road.", "will attack any convoy"),
    ("threat", '"We will strike again," the spokesman said.', "We will strike again"),
    ("threat", 'The letter said: "Pay or you will be next."', "or you will be next"),
    ("threat", "The rebels issued an ultimatum to the governor.", "issued an ultimatum"),
    ("threat", "The front has threatened to disrupt the vote.", "threatened to disrupt"),
    ("threat", "The president swore revenge on the bombers.", "swore revenge"),
    ("threat", "Officials warned of more attacks during the feast.", "warned of more attacks"),
    # background
    ("background", "The conflict has killed more than 50,000 people since 1999.", "more than 50,000 people"),
    ("background", "Rebels captured the area in the first days of the war.", "captured the area"),
    ("background", "The six-year insurgency has killed thousands of people.", "killed thousands"),
    ("background", "The junta seized power in a coup in 2021.", "seized power in a coup"),
    ("background", "More than 900 people have been killed since the campaign began.", "More than 900 people"),
    ("background", "The two sides have been fighting since April.", "have been fighting since April"),
    ("background", "The village was burned in 1987 by soldiers.", "burned in 1987"),
    ("background", "The market has been bombed before.", "has been bombed before"),
    ("background", "So far this year 300 people have died in such attacks.", "300 people have died"),
    ("background", "The movement took up arms in 1980.", "took up arms"),
    # movements
    (
        "movement",
        "The ministry has sent thousands of reinforcements to the valley.",
        "sent thousands of reinforcements",
    ),
    ("movement", "Long convoys of lorries are heading towards the front.", "convoys of lorries"),
    ("movement", "Commando units have moved to the border.", "units have moved"),
    ("movement", "Some 4,000 people have crossed the river into the neighbouring state.", "have crossed the river"),
    ("movement", "Hundreds of families fled to the forest.", "families fled"),
    ("movement", "Rebels withdrew from the outskirts at night.", "withdrew from the outskirts"),
    ("movement", "The navy deployed two frigates off the island.", "deployed two frigates"),
    ("movement", "Three hundred soldiers were being flown to the province.", "soldiers were being flown"),
    ("movement", "Reinforcements are on their way from the garrison.", "on their way"),
    ("movement", "Tanks rolled into the northern suburbs.", "Tanks rolled into"),
    # measures
    ("measure", "The governor imposed a curfew on the town.", "imposed a curfew"),
    ("measure", "The government extended the state of emergency by a month.", "state of emergency"),
    ("measure", "Authorities closed schools along the border.", "closed schools"),
    ("measure", "The district banned motorcycles after dark.", "banned motorcycles"),
    ("measure", "The airline suspended flights to the capital.", "suspended flights"),
    ("measure", "Police set up checkpoints on the ring road.", "set up checkpoints"),
    ("measure", "Residents were told to stay indoors.", "told to stay indoors"),
    ("measure", "The ban on public gatherings remains in force.", "ban on public gatherings"),
    ("measure", "The agency has suspended all movement south of the lake.", "suspended all movement"),
    ("measure", "The council imposed sanctions on two commanders.", "imposed sanctions"),
    ("measure", "The president ordered an inquiry into the shooting.", "ordered an inquiry"),
    ("measure", "The regime has cut mobile internet in the township.", "cut mobile internet"),
    # situations
    ("situation", "Fighting has stalled along the river.", "Fighting has stalled"),
    ("situation", "The town remains under siege.", "remains under siege"),
    ("situation", "The city has been cut off for weeks.", "cut off for weeks"),
    ("situation", "Hospitals are overwhelmed.", "Hospitals are overwhelmed"),
    ("situation", "The enclave has had no electricity since July.", "no electricity"),
    ("situation", "Water is scarce in the camps.", "Water is scarce"),
    ("situation", "The hills are under the control of the militia.", "under the control"),
    ("situation", "Some 30,000 people are now in evacuation centres.", "in evacuation centres"),
    ("situation", "The front line has hardly moved.", "hardly moved"),
    ("situation", "Families in the camp need food and blankets.", "need food"),
    ("situation", "The situation in the port remains tense.", "remains tense"),
    ("situation", "Shops stayed closed in the old town.", "stayed closed"),
    ("situation", "The clinic is running out of medicine.", "running out of medicine"),
    ("situation", "The rebels control most of the countryside.", "control most of the countryside"),
]

NOTHING = [
    "Gunmen shot dead two traders in the market on Monday.",
    "The mayor was buried in his home village.",
    "It rained for three days.",
    "She said that she loved her brother.",
    "The minister thanked the doctors.",
    "Investigators found casings near the gate.",
    "The attack was not claimed by anyone.",
    "A bomb wounded four people in March.",
    "The bank raised interest rates.",
    "The film was shot in the old fort.",
    "The team won the cup on Saturday.",
    "He was flown to hospital.",
]


def statements(pipeline: Pipeline, text: str) -> list[tuple[str, str]]:
    parsed = pipeline.parse(text)
    triggers = [(t.token, judge(parsed, t.token, noun=t.noun)) for t in find_triggers(parsed)]
    return [(str(m.kind), parsed.words(m.first, m.last)) for m in find_statements(parsed, triggers)]


@pytest.mark.parametrize(("kind", "text", "words"), CASES, ids=[text for _, text, _ in CASES])
def test_kind_and_quote(pipeline: Pipeline, kind: str, text: str, words: str) -> None:
    found = statements(pipeline, text)
    assert any(k == kind and words in quote for k, quote in found), found


@pytest.mark.parametrize("text", NOTHING)
def test_not_everything_is_a_statement(pipeline: Pipeline, text: str) -> None:
    assert statements(pipeline, text) == []


def test_two_statements_of_one_sentence_have_words_of_their_own(pipeline: Pipeline) -> None:
    text = "Rebels appear to have launched a campaign of bombings of depots ahead of a planned offensive in the delta."
    found = dict(statements(pipeline, text))
    assert "campaign of bombings" in found["trend"] and "planned offensive" not in found["trend"]
    assert "planned offensive" in found["plan"] and "campaign" not in found["plan"]


def test_who_says_so_stays_outside(pipeline: Pipeline) -> None:
    [(kind, quote)] = statements(pipeline, "Convoys are heading south, the ministry said.")
    assert (kind, quote) == ("movement", "Convoys are heading south")


@pytest.mark.parametrize(
    "text",
    [
        "The governor did not impose a curfew.",
        "The army denied that troops had moved to the border.",
        "The council could close schools if fighting resumes.",
    ],
)
def test_what_did_not_happen_is_no_measure_or_movement(pipeline: Pipeline, text: str) -> None:
    assert not {k for k, _ in statements(pipeline, text)} & {"measure", "movement"}


def test_quotes_stay_within_a_sentence_and_the_limit(pipeline: Pipeline) -> None:
    text = "The army sent reinforcements to " + ", ".join(["the hills near the river"] * 60) + ". It imposed a curfew."
    parsed = pipeline.parse(text)
    for m in find_statements(parsed, []):
        span = parsed.span(m.first, m.last)
        assert len(span.quote) <= QUOTE_LIMIT
        assert m.first <= m.trigger < m.last


def test_origins_name_rule_and_version(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("Talks are to open on Thursday, and the ban remains in force.")
    assert all("@" in m.origin for m in find_statements(parsed, []))


def test_every_kind_has_rules_and_a_rank() -> None:
    assert len(set(rules().rank.values())) == len(rules().rank)


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ({"words": ["go"]}, "needs a name"),
        ({"name": "x", "words": []}, "needs a name and words"),
        ({"name": "x", "words": ["go"], "subject": ["@nobody-knows"]}, "no class"),
        ({"name": "x", "words": ["go"], "subject": []}, "needs a list"),
    ],
)
def test_a_rule_that_is_not_in_order_is_named(entry: dict[str, object], complaint: str) -> None:
    with pytest.raises(VocabularyError, match=f"plan.0.*{complaint}"):
        Patterns("some.yaml", {}, {"plan": [entry]})
