"""One line a case: the trigger in brackets, and how it stands to the world."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.language.parsed import Parsed
from reportedly.reading.modality import judge, why_not

CASES: list[tuple[str, str]] = [
    # harmless after all; told, not wanted or repeated
    ("The [explosions] turned out to be fireworks.", "negated"),
    ("The [blast] proved to be a gas bottle.", "negated"),
    ("The [explosion] was later found to be a burst tyre.", "negated"),
    ("The [blast] was in fact a transformer.", "negated"),
    ("Guards mistook the noise for an [attack].", "negated"),
    ("The [blast] turned out to be a car bomb.", "actual"),
    ("The [explosion] was a car bomb.", "actual"),
    ("We repeat: nine people were [killed].", "actual"),
    ("We consider that this is another [attack] on the press.", "actual"),
    ("The council is considering an [attack] on the fort.", "planned"),
    ("Lawyers gathered papers to prove that the bishop was [murdered].", "actual"),
    # a lasting state, a remembrance, a habit told with another verb, a test
    ("The mayor visited the [riot]-torn city on Saturday.", "generic"),
    ("Aid reached the [riot] affected areas on Saturday.", "generic"),
    ("Aid reached people affected by the [riot] on Saturday.", "actual"),
    ("The [attack] hit a bus on Monday.", "actual"),
    ("The anniversary of the [massacre] was marked on Monday.", "background"),
    ("A memorial for victims of the [bombing] was opened on Monday.", "background"),
    ("The trial of two men over the 2015 [bombing] opened on Monday.", "background"),
    ("Two victims of the [bombing] died on Monday.", "actual"),
    ("When they capture rebels, they question them and then [murder] them.", "generic"),
    ("The rebels usually attack at night and [burn] houses.", "trend"),
    ("Rebels attacked at night and [burned] houses.", "actual"),
    ("The navy [fired] two missiles into the sea on Monday.", "figurative"),
    ("The navy [fired] two missiles into the port on Monday.", "actual"),
    ("Sappers [destroyed] 200 mines near the river on Monday.", "figurative"),
    ("The mayor narrowly escaped an [ambush] on Monday.", "actual"),
    ("The mayor escaped an assassination [attempt] on Monday.", "actual"),
    ("The mayor escaped [arrest] on Monday.", "negated"),
    ("Several people were feared [dead] after the blast.", "actual"),
    ("Two clerks were feared [killed] in the blast.", "actual"),
    ("Residents fear an [attack] on the camp.", "planned"),
    ("She is the sixth journalist [murdered] in the north this year.", "cumulative"),
    ("It was the 12th school [burned] in the region since March.", "cumulative"),
    ("She is the nurse [murdered] on Monday.", "actual"),
    ("The bank [fended] off a bid from a rival on Monday.", "figurative"),
    ("The troops [fended] off an assault on Monday.", "actual"),
    ("Its battery unit was [hurt] by economic problems.", "figurative"),
    # accidents and illness
    ("A bus crash [killed] 12 people on Monday.", "generic"),
    ("Twelve people [died] when a boat capsized on Monday.", "generic"),
    ("He [died] of cancer in the capital on Monday.", "generic"),
    ("Three people were [killed] in a road accident on Monday.", "generic"),
    ("Five soldiers were [killed] when their helicopter crashed after rebels fired at it.", "actual"),
    ("Six people [died] when a bus plunged off a bridge hit by a missile.", "actual"),
    # happened
    ("The guard was [shot] outside the depot on Monday.", "actual"),
    ("A bomb [exploded] in the market, wounding nine traders.", "actual"),
    ("Militants [attacked] a convoy near the river and burned two lorries.", "actual"),
    ("Militants attacked a convoy near the river and [burned] two lorries.", "actual"),
    ("The [blast] shattered windows across the district.", "actual"),
    ("Police said the [attack] killed two clerks.", "actual"),
    ("Gunmen [shot] dead a councillor as he left the mosque.", "actual"),
    ("Rebels managed to [kill] the commander on Sunday.", "actual"),
    ("Hundreds of families were forced to [flee] their homes on Tuesday.", "actual"),
    ("The army failed to prevent the [attack] on the village.", "actual"),
    ("He was convicted of [murdering] a teacher.", "actual"),
    ("The first soldier to be [killed] was a corporal.", "actual"),
    ("Four men were arrested after [firing] on a patrol.", "actual"),
    ("Three farmers were [killed] in an attack by herders on Friday.", "actual"),
    ("Three farmers were killed in an [attack] by herders on Friday.", "actual"),
    ("The minister condemned the [bombing].", "actual"),
    ("The driver would later [die] of his injuries.", "actual"),
    ("The convoy may have been [hit] by a mortar, an officer said.", "actual"),
    ("No one was killed in the [raid].", "actual"),
    ("Nobody has claimed responsibility for the [explosion].", "actual"),
    ("A series of [blasts] rocked the port on Thursday night.", "actual"),
    ("In June, two car bombs [killed] a prosecutor and a judge.", "actual"),
    ("The hostages were [freed] after elders paid for them.", "actual"),
    ("Troops continued to [shell] the bridge on Wednesday night.", "actual"),
    ("A policeman was [stabbed] repeatedly in the chest.", "actual"),
    ("The [blast] victims were taken to three hospitals.", "actual"),
    ("The army appears to have [shelled] the clinic.", "actual"),
    ("If the army wants peace, why did its men [kill] my son, she said.", "actual"),
    ("The prisoners, who had been [tortured], were released on Sunday.", "actual"),
    ("Witnesses told of seeing soldiers [shoot] at the crowd.", "actual"),
    ("The talks ended when gunmen [stormed] the hotel.", "actual"),
    ("Two men [killed] in the raid were buried on Friday.", "actual"),
    # attempted
    ("A gunman tried to [kill] the governor.", "attempted"),
    ("The guards foiled an [attack] on the refinery.", "attempted"),
    ("Police thwarted a plan to [bomb] the station.", "attempted"),
    ("The general survived an assassination [attempt].", "actual"),
    ("The colonel escaped an attempted [murder].", "attempted"),
    ("A grenade thrown at the shop failed to [explode].", "attempted"),
    ("The army said it had foiled an attempt by insurgents to [blow] up a bridge.", "attempted"),
    ("Security men prevented a [bombing] at the shrine.", "attempted"),
    ("A failed [attack] on the barracks left no mark.", "attempted"),
    ("An attempt to [abduct] the judge was thwarted by neighbours.", "attempted"),
    ("Gunmen try to [kill] mayor of river port", "attempted"),
    # planned
    ("The men were preparing to [attack] a police station.", "planned"),
    ("They were planning a suicide [bombing] in the capital.", "planned"),
    ("The army is gearing up for an [offensive] against the hill forts.", "planned"),
    ("Commanders ordered their men to [fire] on the crowd.", "planned"),
    ("The front intends to [seize] the port before winter.", "planned"),
    ("The group called for [attacks] on embassies.", "planned"),
    ("Troops massed ahead of a planned [assault] on the town.", "planned"),
    ("The army will [retake] the valley, the general said.", "planned"),
    ("Students plan to [march] on the ministry on Monday.", "planned"),
    ("An imminent [attack] on the dam is feared.", "planned"),
    ("Officials expect more [attacks] before the vote.", "planned"),
    ("Reinforcements arrived for an offensive to [recapture] the border post.", "planned"),
    ("Two soldiers were sent to [kill] the mayor.", "planned"),
    ("He was charged with plotting to [murder] a banker.", "planned"),
    ("A [protest] is planned for Saturday.", "planned"),
    ("The rebels have called an armed [strike] for next Friday.", "planned"),
    ("The next day gunmen [attacked] the depot.", "actual"),
    ("The rebels are about to [storm] the citadel.", "planned"),
    ("The militia urged its followers to [attack] foreigners.", "planned"),
    ("The bishop appealed to both sides to [release] the children.", "planned"),
    ("Officers check every car as they try to [catch] the bombers.", "planned"),
    # threatened
    ("The gang threatened to [kill] the hostages.", "threatened"),
    ("He vowed to [strike] every ship in the strait.", "threatened"),
    ("The captors threatened to [behead] the driver unless they were paid.", "threatened"),
    ("The school closed after a bomb [threat].", "actual"),
    ("Threats to [bomb] the court were telephoned to a newspaper.", "threatened"),
    # hypothetical
    ("The town would be [attacked] if the troops left.", "hypothetical"),
    ("If rebels [attack] the dam, the valley will flood.", "hypothetical"),
    ("A stray shell could [kill] dozens of people here.", "hypothetical"),
    ("The risk of an [attack] on the ferry is high.", "hypothetical"),
    ("Residents must leave in case of an [attack].", "hypothetical"),
    ("The missile is able to [strike] targets far away.", "hypothetical"),
    ("Any [attack] on our ships is an act of war, he said.", "hypothetical"),
    ("Unless the road is cleared, people may [die] of hunger.", "hypothetical"),
    ("It is unclear whether the men were [killed].", "hypothetical"),
    ("Did the army [shell] the school?", "hypothetical"),
    ("The brigade might [fire] back when it is provoked.", "hypothetical"),
    # negated
    ("No one was [hurt].", "negated"),
    ("Nobody was [injured] in the collapse.", "negated"),
    ("There was no [attack], the mayor insisted.", "negated"),
    ("The guards did not [fire] a shot.", "negated"),
    ("The town was taken without [firing] a shot.", "negated"),
    ("No [deaths] were reported.", "negated"),
    ("There were no reports of [casualties].", "negated"),
    ("None of the passengers was [killed].", "negated"),
    ("The mayor had no knowledge of an [attack] on the depot.", "negated"),
    ("The soldiers never [opened] fire.", "negated"),
    ("There were no deaths or [injuries].", "negated"),
    ("The crowd left instead of [attacking] the station.", "negated"),
    ("The sentry refused to [shoot].", "negated"),
    ("The [explosions] turned out to be fireworks.", "negated"),
    ("Not a single villager was [wounded].", "negated"),
    ("The militia refrained from [shelling] the port.", "negated"),
    ("The state of alert is meant to prevent [attacks] on the grid.", "hypothetical"),
    # denied
    ("The army denied having [shot] the boy.", "denied"),
    ("The ministry denied that its jets had [bombed] a school.", "denied"),
    ("A spokesman denied any [attack] on the camp.", "denied"),
    # generic
    ("Two attack [helicopters] circled above.", "actual"),
    ("An [attack] helicopter circled above the camp.", "generic"),
    ("The [bomb] squad searched the hotel.", "generic"),
    ("His [murder] trial opens in May.", "generic"),
    ("A former [war] crimes prosecutor spoke.", "generic"),
    ("Soldiers held an anti-tank [attack] drill.", "generic"),
    ("The navy has a long-range [strike] capability.", "generic"),
    ("Landmines [kill] farmers and herders.", "generic"),
    ("The army [shells] its own villages, he said.", "generic"),
    ("[Kidnappings] are common on the coast road.", "generic"),
    ("Herders are [kidnapped] by bandits on the coast road.", "generic"),
    ("Soldiers took part in a mock [attack].", "generic"),
    # figurative
    ("The currency was [hammered] by traders after the vote.", "figurative"),
    ("He suffered a heart [attack] at his desk.", "figurative"),
    ("The prisoners began a hunger [strike].", "figurative"),
    ("Unions called a general [strike] over wages.", "figurative"),
    ("The coast was [hit] by a cyclone.", "figurative"),
    ("The region, already [hit] by drought, needs grain.", "figurative"),
    ("The two sides [struck] a deal on grain.", "figurative"),
    ("Food prices have [exploded] since spring.", "figurative"),
    ("The director [shot] a film in the old fort.", "figurative"),
    ("The editor was [fired] from his job.", "figurative"),
    ("The minister was [bombarded] with questions.", "figurative"),
    ("The senator [attacked] the government's record in a speech.", "figurative"),
    ("A [war] of words broke out between the two ministries.", "figurative"),
    ("The parties are locked in a [battle] for votes.", "figurative"),
    ("An [explosion] of anger followed the verdict.", "figurative"),
    ("The soldiers were [captured] on video as they danced.", "figurative"),
    ("The teams [clashed] in the final on Sunday.", "figurative"),
    ("The bill [died] in committee.", "figurative"),
    ("The peace process is bleeding to [death].", "figurative"),
    ("The peace talks [collapsed] and hopes died with them.", "figurative"),
    ("The ministry [released] a statement on the flood.", "figurative"),
    ("The bank [raid] on pension funds angered savers.", "figurative"),
    ("A [bloodbath] on the stock exchange wiped out savings.", "figurative"),
    ("Fans [mobbed] by reporters laughed.", "figurative"),
    ("The company [slashed] prices in March.", "figurative"),
    # trend
    ("Rebels have stepped up their [attacks] on the pipeline.", "trend"),
    ("[Attacks] on shipping have increased since the autumn.", "trend"),
    ("Warplanes have been [bombing] the ridge for days.", "trend"),
    ("A wave of [killings] has shaken the port.", "trend"),
    ("Gunmen have [attacked] villages in recent weeks.", "trend"),
    ("Snipers regularly [fire] on the market.", "trend"),
    ("Artillery has [pounded] bridges over the river.", "trend"),
    ("Both sides continue to [shell] border hamlets.", "trend"),
    ("The post is [shelled] almost every night.", "trend"),
    ("A campaign of [assassinations] began in spring.", "trend"),
    ("[Kidnappings] in the province have fallen by a third.", "trend"),
    ("[Violence] has worsened in the hills.", "trend"),
    # background
    ("Thousands died when the dictator's army [attacked] the north in 1987.", "background"),
    ("The city was [captured] in the first days of the war.", "background"),
    ("His grandfather was [killed] in the 1950s.", "background"),
    ("Decades ago the same tribe was [massacred] by settlers.", "background"),
    ("The fort was [overrun] several times during the civil war.", "background"),
    ("The fort was raided in the first years of the struggle, when nine soldiers were [killed].", "background"),
    # cumulative
    ("At least 9,000 people have been [killed] since 2019.", "cumulative"),
    ("So far this year 300 people have [died] in bomb attacks.", "cumulative"),
    ("Mines have [killed] 40 herders over the past year.", "cumulative"),
    ("The conflict has [displaced] two million people since 2011.", "cumulative"),
    ("The group recorded 112 [killings] between January and June.", "cumulative"),
    ("Some 50 [kidnappings] have been reported since January.", "cumulative"),
]


def parse_marked(pipeline: Pipeline, marked: str) -> tuple[Parsed, int]:
    at = marked.index("[")
    parsed = pipeline.parse(marked.replace("[", "").replace("]", ""))
    return parsed, next(i for i, end in enumerate(parsed.ends) if end > at)


@pytest.mark.parametrize(("marked", "reality"), CASES, ids=[marked for marked, _ in CASES])
def test_reality(pipeline: Pipeline, marked: str, reality: str) -> None:
    parsed, trigger = parse_marked(pipeline, marked)
    found = judge(parsed, trigger)
    assert (found.reality, found.origin) == (reality, found.origin)


@pytest.mark.parametrize(
    "marked",
    [
        "The convoy may have been [hit] by a mortar.",
        "The army appears to have [shelled] the clinic.",
        "He is suspected of [killing] a guard.",
        "Police are investigating an alleged [attack] on a shop.",
        "The men are believed to have been [shot] at night.",
    ],
)
def test_hedged(pipeline: Pipeline, marked: str) -> None:
    parsed, trigger = parse_marked(pipeline, marked)
    found = judge(parsed, trigger)
    assert (found.reality, found.hedged) == ("actual", True)


def test_every_decision_names_a_rule_and_its_version(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("Rebels threatened to attack the town, and no one was hurt in the blast.")
    for trigger in range(len(parsed.doc)):
        assert "@" in judge(parsed, trigger).origin


def test_why_not_lists_the_rules_up_to_the_one_that_held(pipeline: Pipeline) -> None:
    parsed, trigger = parse_marked(pipeline, "The gang threatened to [kill] the hostages.")
    tried = why_not(parsed, trigger)
    assert tried[-1][0] == judge(parsed, trigger).origin
    assert tried[-1][1].startswith("holds: threatened")
    assert all(reason and not reason.startswith("holds") for _, reason in tried[:-1])


def test_any_token_of_hostile_text_is_judged(pipeline: Pipeline) -> None:
    parsed = pipeline.parse("to to to attack if if not not bomb, of of of killed ) ( killed killed " * 30)
    for trigger in range(0, len(parsed.doc), 7):
        judge(parsed, trigger)
