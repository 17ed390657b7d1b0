"""English is told from other languages, in capitals and full of foreign names, too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language import tell_language

ENGLISH = [
    "The army said on Monday that three soldiers were killed when their convoy hit a mine near the border.",
    "LIMA, 3 MAR 90 (AGENCIA) -- GUERRILLAS ATTACKED A POLICE POST IN THE TOWN OF SANTA CLARA AND KILLED TWO GUARDS.",
    "Abu Yusuf al-Halabi of Liwa Ahrar al-Furat told Shabakat al-Khabar that Tell Rumman and Deir Hafir had been hit.",
    "Three dead, eleven wounded after the blast.",
    "The mayor of Villanueva del Río, José María Gómez Rodríguez, was abducted by men who were armed with rifles.",
]
OTHERS = [
    ("fr", "Deux soldats ont été tués lundi par l'explosion d'une mine au passage de leur convoi, a annoncé l'armée."),
    ("es", "Dos soldados murieron el lunes cuando su convoy pisó una mina cerca de la frontera, informó el ejército."),
    (
        "de",
        "Zwei Soldaten wurden am Montag getötet, als ihr Konvoi auf eine Mine fuhr, teilte die Armee mit.",
    ),
    (
        "pt",
        "Dois soldados morreram na segunda-feira quando o comboio passou por uma mina na fronteira, disse o exército.",
    ),
    ("it", "Due soldati sono stati uccisi lunedì quando il loro convoglio è finito su una mina vicino al confine."),
    ("nl", "Twee soldaten zijn maandag omgekomen toen hun konvooi bij de grens op een mijn reed, meldde het leger."),
    ("sv", "Två soldater dödades på måndagen när deras konvoj körde på en mina nära gränsen, uppgav armén."),
    (
        "uk",
        "Двоє військових загинули в понеділок, коли їхня колона підірвалася на міні поблизу кордону, повідомила армія.",
    ),
    ("ru", "Двое военных погибли в понедельник, когда их колонна подорвалась на мине у границы, сообщила армия."),
    ("ar", "قتل جنديان يوم الاثنين عندما انفجر لغم بقافلتهما قرب الحدود، وفق ما أعلن الجيش."),
    ("tr", "Pazartesi günü sınır yakınında konvoyun mayına çarpması sonucu iki asker öldü, ordu açıkladı."),
    ("id", "Dua tentara tewas pada hari Senin ketika konvoi mereka melindas ranjau di dekat perbatasan, kata militer."),
    ("zh", "军方表示，周一两名士兵在边境附近因车队触雷身亡，另有三人受伤。当地官员说伤者已送往医院。"),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert tell_language(text) == "en"
    assert tell_language(text.upper()) == "en"


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_other_languages(code: str, text: str) -> None:
    assert tell_language(text) == code
    assert tell_language(text.upper()) != "en"


@pytest.mark.parametrize("text", ["", "12 345", "Oui.", "!!!" * 100, "\x00" * 500])
def test_too_little_to_tell(text: str) -> None:
    assert tell_language(text) is None


@given(st.text(max_size=300))
def test_any_text_gets_a_code_or_none(text: str) -> None:
    code = tell_language(text)
    assert code is None or (code.isascii() and 2 <= len(code) <= 3)
