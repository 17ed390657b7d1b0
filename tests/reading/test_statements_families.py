"""Statements of all families, in sentences of no known text: other subjects, tenses and voices than the rules name.

A line is the kinds that a careful coder would accept, the sentence, and words that the quote must hold.
"""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline
from reportedly.reading.modality import judge
from reportedly.reading.statements import find_statements
from reportedly.reading.triggers import find_triggers

# t trend, p plan, x threat, b background, m movement, r measure (a rule laid down), s situation
KINDS = {
    "t": "trend",
    "p": "plan",
    "x": "threat",
    "b": "background",
    "m": "movement",
    "r": "measure",
    "s": "situation",
}

TRENDS = [
    ("t", "Roadside bombings have tapered off since the checkpoints went up.", "have tapered off"),
    ("tb", "The district logged 31 ambushes in the first quarter, up from 12 a year earlier.", "logged 31 ambushes"),
    ("t", "The number of sorties over the valley has halved.", "has halved"),
    ("tbs", "Herders are increasingly being targeted by gunmen on the plateau.", "increasingly being targeted"),
    ("t", "Shelling has eased a little along the canal.", "Shelling has eased"),
    ("tb", "Pirates have hijacked a dozen dhows in the gulf this season.", "hijacked a dozen dhows"),
    ("tb", "It was the deadliest month for aid workers since the crisis began.", "deadliest month"),
    ("tb", "She was the fourth magistrate to be murdered in the province this year.", "fourth magistrate"),
    ("tb", "The killing is the latest in a string of attacks on lawyers.", "string of attacks"),
    ("t", "Insurgents are resorting to smaller, cruder devices.", "resorting to smaller"),
    ("tbs", "Extortion has become routine along the trunk road.", "has become routine"),
    ("tsb", "Gunfire is heard in the suburbs almost every night.", "almost every night"),
    ("tbs", "Kidnappers often release their victims within days.", "often release"),
    ("tbs", "Each side accused the other of breaching the truce at least 40 times in three days.", "at least 40 times"),
    ("tb", "Observers counted 15 violations of the ceasefire over the weekend.", "15 violations"),
    ("tb", "His murder brings to nine the number of reporters killed in the state in two years.", "the number of reporters"),
    ("t", "The pace of the bombardment has slackened in recent days.", "has slackened"),
    ("t", "Fighting is spreading to the north of the province.", "Fighting is spreading"),
    ("tbs", "Highway robberies peak around the feast, when traders carry cash.", "robberies peak"),
    ("t", "Militiamen have been extending their reach into the lowlands.", "extending their reach"),
    ("ts", "There has been a marked lull in the shooting since Eid.", "lull in the shooting"),
    ("tb", "Assassinations of village headmen nearly doubled in 1993.", "nearly doubled"),
    ("tb", "Armed clashes between the clans recur whenever the rains fail.", "recur"),
    ("t", "Both armies have switched from artillery to drones.", "switched from artillery"),
]
PLANS = [
    ("p", "The envoy will fly to the capital on Monday for talks with the junta.", "fly to the capital"),
    ("p", "A prisoner exchange is scheduled for the end of the month.", "scheduled for the end"),
    ("p", "The two suspects are to appear in court this afternoon.", "appear in court"),
    ("pm", "A further 2,000 marines would be shipped to the gulf by Easter, the admiral said.", "would be shipped"),
    ("p", "Foreign ministers meet in Geneva next week to discuss the crisis.", "meet in Geneva"),
    ("p", "The rebels have agreed to lay down their arms by March.", "lay down their arms"),
    ("p", "Army commanders spoke of a push on the northern suburbs before winter.", "push on the northern suburbs"),
    ("p", "The general hinted that his men would cross the river.", "would cross the river"),
    ("p", "Voters go to the polls on Sunday to choose a new assembly.", "go to the polls"),
    ("p", "The garrison is bracing for an assault.", "bracing for an assault"),
    ("p", "The alliance is considering air strikes on the depots.", "considering air strikes"),
    ("p", "Her body will be flown home tomorrow.", "will be flown home"),
    ("p", "Mediators hope to bring the factions back to the table.", "hope to bring"),
    ("p", "The minister is expected to visit the stricken villages on Thursday.", "expected to visit"),
    ("pt", "An army spokesman said the sweep through the forest would go on for a week.", "would go on for a week"),
    ("p", "The tribunal opens its hearings in June.", "opens its hearings"),
    ("p", "Peacekeepers are poised to take over the airport.", "poised to take over"),
    ("px", "The movement wants an independent homeland and has pledged to fight on.", "pledged to fight on"),
    ("pr", "The ministry said it would pay the families of the dead.", "would pay the families"),
    ("p", "The council is drawing up plans for the evacuation of the enclave.", "plans for the evacuation"),
    ("p", "The funeral is due to take place on Saturday under heavy guard.", "due to take place"),
    ("p", "Police say they will question the driver once he is fit.", "will question the driver"),
    ("p", "The party is demanding that the garrison be withdrawn.", "garrison be withdrawn"),
    ("p", "Opposition groups are planning a sit-in outside parliament.", "planning a sit-in"),
]
THREATS = [
    ("x", "The junta gave the strikers 48 hours to return to work.", "48 hours to return to work"),
    ("x", "Posters on the mosque wall told tax collectors to quit or face death.", "face death"),
    ("x", '"Anyone who votes will lose a finger," the pamphlet read.', "will lose a finger"),
    ("xp", "The militia leader promised that the killers would pay.", "the killers would pay"),
    ("x", "Callers have told the station to stop broadcasting or be bombed.", "or be bombed"),
    ("xp", "The front said it would treat foreign workers as combatants.", "treat foreign workers as combatants"),
    ("x", "The embassy warned its citizens of a possible attack on hotels.", "possible attack on hotels"),
    ("xp", "The prime minister pledged a crushing response to the rocket fire.", "crushing response"),
    ("x", "Drivers who refuse to pay are told that their buses will be burnt.", "buses will be burnt"),
    ("x", "He has received death threats since he testified.", "death threats"),
    ("x", "The cartel has put a price on the mayor's head.", "price on the mayor's head"),
    ("x", "In a video the masked men say no tourist is safe.", "no tourist is safe"),
    ("xp", "The separatists threatened a fresh wave of bombings unless their leader was freed.", "fresh wave of bombings"),
    ("x", "The ministry declared that any ship entering the gulf would be sunk.", "would be sunk"),
    ("x", "An anonymous letter gave the priest a week to leave the parish.", "a week to leave"),
    ("x", "Teachers have been warned not to reopen the schools.", "not to reopen the schools"),
    ("xsp", "Intelligence officials said bombers were planning attacks on churches.", "planning attacks on churches"),
    ("xp", "The president warned neighbours that he would answer force with force.", "answer force with force"),
    ("x", "The group says all who work for the company are legitimate targets.", "legitimate targets"),
    ("x", "The deadline set by the kidnappers runs out at midnight.", "deadline set by the kidnappers"),
]
BACKGROUNDS = [
    ("b", "The party split from the liberation front in 1996.", "split from the liberation front"),
    ("b", "The mountain republic broke away after a brief war in the early 1990s.", "broke away"),
    ("b", "His father was killed by the same group eleven years ago.", "eleven years ago"),
    ("bs", "The organisation, which is banned in most western countries, is funded by a tax on cattle.", "funded by a tax"),
    ("b", "The hamlet used to be a rebel supply base.", "used to be a rebel supply base"),
    ("b", "An earlier truce broke down after eleven days.", "earlier truce"),
    ("b", "The peace accord of 2006 was never carried out.", "peace accord of 2006"),
    ("bs", "The province has been at war for most of the past two decades.", "has been at war"),
    ("b", "Thirty years of fighting have left the road network in ruins.", "Thirty years of fighting"),
    ("b", "In all, some 3,400 people are thought to have perished in the uprising.", "3,400 people"),
    ("b", "The garrison was set up after the massacre of 1989.", "set up after the massacre"),
    ("bs", "The two communities have long quarrelled over grazing.", "have long quarrelled"),
    ("bs", "The militia has controlled the diamond fields since independence.", "has controlled the diamond fields"),
    ("b", "The rebels want a separate state in the oil-rich south.", "want a separate state"),
    ("bs", "The group, an offshoot of a Salafist movement, operates on both sides of the border.", "operates on both sides"),
    ("b", "The conflict has its roots in a dispute over the crown lands.", "has its roots"),
    ("b", "He was a guerrilla leader during the struggle against colonial rule.", "guerrilla leader"),
    ("b", "Nobody has ever been tried for the shooting of the bishop.", "ever been tried"),
    ("bs", "The army has often been accused of abuses in the valley.", "often been accused of abuses"),
    ("b", "A United Nations force withdrew from the island in 2004.", "withdrew from the island"),
    ("b", "Before the war the town was known for its carpets and its mixed population.", "Before the war"),
    ("b", "About one million people were uprooted during the civil war.", "were uprooted"),
    ("bs", "The neighbours have never signed a peace treaty.", "never signed a peace treaty"),
    ("bs", "The area is a stronghold of the guerrillas.", "stronghold of the guerrillas"),
]
MOVEMENTS = [
    ("m", "An armoured brigade has taken up positions around the dam.", "taken up positions"),
    ("m", "Trucks packed with militiamen were seen leaving the barracks.", "leaving the barracks"),
    ("m", "The last paratroopers pulled out of the valley at dawn.", "pulled out of the valley"),
    ("m", "Thousands of villagers have streamed into the provincial capital.", "streamed into the provincial capital"),
    ("m", "The carrier group is steaming towards the strait.", "steaming towards the strait"),
    ("m", "Government forces fell back to the second ridge.", "fell back"),
    ("m", "Around 60,000 refugees have gone home since spring.", "have gone home"),
    ("m", "Extra police have been drafted in from neighbouring counties.", "drafted in"),
    ("m", "The ministry has flown in a battalion of gendarmes.", "flown in a battalion"),
    ("m", "Women and children were taken by bus to the coast.", "taken by bus"),
    ("m", "A column of pickups mounted with machine guns entered the oasis.", "entered the oasis"),
    ("m", "The rebels are massing on the far bank.", "massing on the far bank"),
    ("m", "The neighbouring state has moved rocket launchers closer to the frontier.", "moved rocket launchers"),
    ("m", "Half the population of the islet has left for the mainland.", "left for the mainland"),
    ("m", "Two gunboats were dispatched to the delta.", "dispatched to the delta"),
    ("m", "Embassy staff have been moved to a safer city.", "moved to a safer city"),
    ("ms", "Families with bundles on their heads are trekking south.", "trekking south"),
    ("m", "The mission's Ghanaian contingent has begun to redeploy.", "begun to redeploy"),
    ("m", "The convoy of relief lorries reached the besieged quarter late on Friday.", "convoy of relief lorries"),
    ("m", "Fighters have infiltrated the city from the marshes.", "infiltrated the city"),
    ("ms", "About 900 people are sheltering in the cathedral after fleeing their homes.", "900 people"),
]
MEASURES = [
    ("r", "Motorists must now carry a permit to drive after dusk.", "must now carry a permit"),
    ("r", "The islands have been placed under direct military rule.", "under direct military rule"),
    ("r", "The charity has pulled its staff out of the camps.", "pulled its staff out"),
    ("r", "All leave has been cancelled for police in the capital.", "leave has been cancelled"),
    ("r", "The bridge was closed to traffic until further notice.", "closed to traffic"),
    ("r", "Judges were told to vary the times at which they travel.", "told to vary"),
    ("r", "Visitors are searched at the gates of the ministry.", "searched at the gates"),
    ("r", "The cabinet declared three days of mourning.", "three days of mourning"),
    ("r", "A reward of $50,000 was offered for information.", "reward of $50,000"),
    ("r", "The state has set up a committee to look into the shooting.", "set up a committee"),
    ("r", "Flights to the island were grounded.", "Flights to the island"),
    ("r", "The bank froze the accounts of two generals.", "froze the accounts"),
    ("r", "Young men are being called up for a year's service.", "being called up"),
    ("r", "A truce was declared for the duration of the feast.", "truce was declared"),
    ("r", "Mobile phone masts in the valley have been switched off.", "switched off"),
    ("rs", "Armed guards now ride on every train.", "ride on every train"),
    ("r", "The mayor called off the carnival.", "called off the carnival"),
    ("r", "Reporters have been kept out of the zone since Friday.", "kept out of the zone"),
    ("r", "Sappers have begun clearing mines from the road.", "clearing mines"),
    ("r", "The ambassador was recalled for consultations.", "ambassador was recalled"),
    ("r", "The governor has ordered markets to shut at six.", "ordered markets to shut"),
    ("rm", "Patrols along the pipeline have been doubled.", "Patrols along the pipeline"),
    ("r", "Parliament granted an amnesty to deserters.", "granted an amnesty"),
    ("r", "The World Food Programme halted deliveries to the enclave.", "halted deliveries"),
]
SITUATIONS = [
    ("s", "Residents are afraid to go out to their fields.", "afraid to go out"),
    ("s", "The wards are so full that patients lie on mattresses in the corridor.", "wards are so full"),
    ("s", "Bread now costs four times what it did in spring.", "costs four times"),
    ("s", "The pumping station is out of action.", "out of action"),
    ("s", "Only two of the nine clinics still function.", "still function"),
    ("s", "The road to the pass is impassable after the rains and the shelling.", "impassable"),
    ("s", "An uneasy calm hangs over the port.", "uneasy calm"),
    ("s", "There is no work and no school in the settlement.", "There is no work"),
    ("s", "Most of the inhabitants now live in cellars.", "live in cellars"),
    ("s", "The harvest is rotting in the fields because nobody dares to bring it in.", "harvest is rotting"),
    ("s", "Soldiers stand guard at every corner of the old town.", "stand guard"),
    ("s", "The hospital is operating on a generator.", "operating on a generator"),
    ("s", "Queues for petrol stretch for a mile.", "Queues for petrol"),
    ("s", "The villages on the plain are deserted.", "are deserted"),
    ("sb", "Neither side has gained ground since March.", "gained ground"),
    ("s", "The frontier runs along the crest of the hills, and both sides have dug in.", "dug in"),
    ("sb", "The northern half of the city is held by the rebels.", "held by the rebels"),
    ("s", "Oil exports have come to a halt.", "come to a halt"),
    ("s", "Life in the capital was slowly returning to normal.", "returning to normal"),
    ("s", "Children have not been to school for a year.", "have not been to school"),
    ("s", "Aid agencies say 200,000 people are going hungry.", "going hungry"),
    ("s", "Telephone lines to the region were down.", "lines to the region were down"),
    ("s", "Families in the enclave survive on boiled grass.", "survive on boiled grass"),
    ("sm", "Some 12,000 people remain displaced.", "remain displaced"),
]
CASES = [*TRENDS, *PLANS, *THREATS, *BACKGROUNDS, *MOVEMENTS, *MEASURES, *SITUATIONS]

NOTHING = [
    # one act of violence, told once
    "A sniper shot a baker in the doorway of his shop.",
    "Four miners were kidnapped at a roadblock on Tuesday.",
    "Masked men set fire to the court house overnight.",
    "The mortar shell hit a kitchen and injured two cooks.",
    "A policeman was stabbed by a protester.",
    "The helicopter crashed into a hillside, killing its pilot.",
    # what followed, and who says so
    "Her brother identified the body.",
    "Nobody has claimed the bombing.",
    "The ministry confirmed the death of the colonel.",
    "Doctors removed a bullet from his shoulder.",
    "The gunmen fled on motorcycles.",
    # feelings and views
    "I will never forget her face.",
    "We are proud of our son.",
    "It is a terrible day for the town, the mayor said.",
    "The bishop called it a cowardly act.",
    "He said he was shocked by the news.",
    "My heart is broken.",
    # ordinary politics, business, sport, weather
    "The senator gave a speech about taxes.",
    "The chancellor and the president discussed trade over lunch.",
    "The central bank cut its forecast for growth.",
    "The striker scored twice in the second half.",
    "Heavy rain fell on the coast.",
    "The company opened a new factory near the lake.",
    "The minister resigned over a loan.",
    "Her novel is set in a fishing village.",
    "The orchestra played for two hours.",
    "Analysts say the vote was close.",
    "A goalkeeper saved the penalty.",
    # description
    "The town lies 40 kilometres south of the capital.",
    "He is a teacher and has three daughters.",
    "The district is known for its honey.",
    "The river is two miles wide here.",
    "The colonel wore a blue scarf.",
    "She was 34 and worked in a bakery.",
]


def statements(pipeline: Pipeline, text: str) -> list[tuple[str, str]]:
    parsed = pipeline.parse(text)
    triggers = [(t.token, judge(parsed, t.token, noun=t.noun)) for t in find_triggers(parsed)]
    return [(str(m.kind), parsed.words(m.first, m.last)) for m in find_statements(parsed, triggers)]


@pytest.mark.parametrize(("kinds", "text", "words"), CASES, ids=[text for _, text, _ in CASES])
def test_a_family_is_found(pipeline: Pipeline, kinds: str, text: str, words: str) -> None:
    found = statements(pipeline, text)
    wanted = {KINDS[letter] for letter in kinds}
    assert any(kind in wanted and words.casefold() in quote.casefold() for kind, quote in found), found


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_statement(pipeline: Pipeline, text: str) -> None:
    assert statements(pipeline, text) == []
