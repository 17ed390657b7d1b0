"""Where sentences begin, in all the ways that reports are laid out: `|` marks each beginning but the text's own."""

from __future__ import annotations

import pytest

from reportedly.language import Pipeline

CASES = [
    "The army denied it. |Witnesses did not.",
    "Lt. Col. Adam Reed and Insp. Ruth Hale were killed near St. Marys on Monday. |A third man was hurt.",
    "Bulletin no. 37 covers the north. |It has no figures.",
    "Supt. Hale said that Mr. Reed, of Stone & Co. in the capital, had been shot at 4 p.m. on Monday.",
    "Gen. V. V. Orlan was wounded by a sniper. |He died later.",
    "“We saw the blast.” |He then ran to the bridge. |“There was nobody left.”",
    "“Why did they do it?” he asked. |Nobody knew.",
    '"It was a mine," the officer said. |"We found the wires." |Two men were held.',
    "The rebels (who hold the town) denied it. |(The army did not comment.) |Talks go on.",
    "He named three villages: Alma, Borna and Cesta. |All were burnt.",
    "ARUA. |Before dawn on Tuesday, gunmen attacked a camp of miners near the lake and left with their gold.",
    "LOMA, Feb 3 (Hill Wire) - |Gunmen on motorcycles shot dead a village chief and two of his sons on Monday.",
    "LOMA, 3 FEB 91 (WIRE) -- |[TEXT] |GUNMEN ON MOTORCYCLES SHOT DEAD A VILLAGE CHIEF AND TWO OF HIS SONS ON MONDAY.",
    "BORNA -- |Three people died when a bus drove over a mine on the road to the coast, officials said on Monday.",
    "THE NATIONAL PEASANT FRONT [NPF] SAID THAT ITS MEN HAD SEIZED THE TOWN. |THE ARMY DENIED IT.",
]
BLOCKS = [
    "1. On Wednesday, gunmen opened fire on a border post.\n|2. Eight shells fell near the village.",
    "(a) Two men were held in the north;\n|(b) A third one fled to the coast.",
    "- Two men were held in the north.\n|- A third one fled.",
    "Two killed in raid on farm\n\n|Two men were killed in a raid on a farm on Sunday.",
    "Men were taken from a bus that was on\nits way to the coast, and were led off by\ngunmen. |They were not seen.",
]


@pytest.mark.parametrize("marked", CASES + BLOCKS)
def test_sentences(pipeline: Pipeline, marked: str) -> None:
    text = marked.replace("|", "")
    parsed = pipeline.parse(text)
    found = [parsed.starts[s.start] for s in parsed.doc.sents][1:]
    for at in reversed(found):
        text = text[:at] + "|" + text[at:]
    assert text == marked
