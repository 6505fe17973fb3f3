"""The commonest word orders in languages other than English. Each row: a tag, a text, and what is found in it."""

from __future__ import annotations

import pytest

from asquoted.document import Document
from asquoted.speech.passages import speech_in

Row = tuple[str, str, str | None]

ROWS = [
    pytest.param("es", "«Todo se acabó», dijo Juan Pérez.", [("said-after-inverted", "Todo se acabó", "Juan Pérez")]),
    pytest.param("es", "Juan Pérez dijo: “Todo se acabó ya.”", [("said-before", "Todo se acabó ya.", "Juan Pérez")]),
    pytest.param("es", "Juan Pérez dijo que todo se acabó.", [("said-that", "todo se acabó", "Juan Pérez")]),
    pytest.param(
        "es", "Según Juan Pérez, los precios cayeron.", [("according-to", "los precios cayeron", "Juan Pérez")]
    ),
    pytest.param("es", "El ministro no dijo que los precios cayeron.", []),
    pytest.param("es", "el llamado “flujo controlado” sigue", [("term", "flujo controlado", None)]),
    pytest.param(
        "fr", "« Tout est fini », a déclaré Jean Dupont.", [("said-after-inverted", "Tout est fini", "Jean Dupont")]
    ),
    pytest.param("fr", "« Tout est fini », dit-il.", [("said-after-inverted", "Tout est fini", None)]),
    pytest.param(
        "fr", "Jean Dupont a dit : « Tout est fini ici. »", [("said-before", "Tout est fini ici.", "Jean Dupont")]
    ),
    pytest.param("fr", "Jean Dupont a affirmé que tout était fini.", [("said-that", "tout était fini", "Jean Dupont")]),
    pytest.param("fr", "Selon Jean Dupont, les prix baissent.", [("according-to", "les prix baissent", "Jean Dupont")]),
    pytest.param("fr", "Jean Dupont n’a pas dit que tout était fini.", []),
    pytest.param(
        "de", "„Alles ist vorbei“, sagte Hans Meier.", [("said-after-inverted", "Alles ist vorbei", "Hans Meier")]
    ),
    pytest.param("de", "Hans Meier sagte: „Alles ist vorbei.“", [("said-before", "Alles ist vorbei.", "Hans Meier")]),
    pytest.param("de", "Hans Meier sagte, dass alles vorbei ist.", [("said-that", "alles vorbei ist", "Hans Meier")]),
    pytest.param(
        "de", "Laut Hans Meier fielen die Preise stark.", [("according-to", "fielen die Preise stark", "Hans Meier")]
    ),
    pytest.param("de", "die sogenannte „Obergrenze“ gilt", [("term", "Obergrenze", None)]),
    pytest.param(
        "tlh", "Qo' “batlh Daqawlu'taH je 'ej quvmoH” jatlh.", [("bare", "batlh Daqawlu'taH je 'ej quvmoH", None)]
    ),
]


@pytest.mark.parametrize(("tag", "text", "expected"), ROWS)
def test_word_orders_are_known(tag: str, text: str, expected: list[Row]) -> None:
    """Marks and the commonest orders are known; of a language without lists, the marks."""
    found = speech_in(Document(text, tag))

    assert [(each.rule.name, text[each.start : each.end].strip(), each.speaker) for each in found] == expected
