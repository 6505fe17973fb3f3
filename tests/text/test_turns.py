"""Where the turns of a transcript begin. Each row: a text, and the first words of its turns."""

from __future__ import annotations

import pytest

from asquoted.text.turns import turn_starts

ROWS = [
    pytest.param("MR GREEN: Yes.\nMRS BROWN: No.", ["MR", "MRS"], id="capitals"),
    pytest.param("SPEAKER 1: Yes.\nSPEAKER 2: No.", ["SPEAKER", "SPEAKER"], id="numbered"),
    pytest.param("LÓPEZ: Sí.\nÇELIK: No.", ["LÓPEZ", "ÇELIK"], id="capitals of any alphabet"),
    pytest.param("ИВАНОВ: Да.\nПЕТРОВ: Нет.", ["ИВАНОВ", "ПЕТРОВ"], id="any script with capitals"),
    pytest.param("Smith: Yes.\nJones: No.", ["Smith", "Jones"], id="names on lines"),
    pytest.param("Juan Pérez Gómez de León: Sí.\n\nAna: No.", ["Juan", "Ana"], id="a name with a small word in it"),
    pytest.param("THE CHAIR (reading): Order.", ["THE"], id="a stage direction"),
    pytest.param("Q. Were you there?\nA. I was.", ["Q.", "A."], id="questions and answers"),
    pytest.param("AB: Yes, she said.", ["AB"], id="one name in capitals is enough"),
    pytest.param("AB: Yes.\nCD: No.", ["AB", "CD"], id="two capitals"),
    pytest.param("He came.\nHe went.\nAB: Yes.", ["AB"], id="after lines without a name"),
    pytest.param("Note: this.\nAB: Yes.", ["Note", "AB"], id="capitals make any name beside them a turn"),
    pytest.param("Smith: Yes.\nit depends: No.", [], id="small letters are no name"),
    pytest.param("Smith: Yes.\nThe end of it: No.", [], id="a small word that no name has"),
    pytest.param(
        "財務 大臣 補佐：はい。\n記者：いいえ。", ["財務", "記者：いいえ。"], id="three words without capitals"
    ),
    pytest.param("財務 大臣 の 補佐：はい。\n記者：いいえ。", [], id="four are a sentence"),
    pytest.param("大臣：はい。\n記者：いいえ。", ["大臣：はい。", "記者：いいえ。"], id="a script without capitals"),
    pytest.param("Note: this is prose.", [], id="a single note is no transcript"),
    pytest.param("He wrote in March:\n\nWe met.", [], id="a sentence that ends in a colon"),
    pytest.param("It opens at 9:30 and he said: no.", [], id="colons inside a line"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_turns_are_found(text: str, expected: list[str]) -> None:
    """A turn begins with the name of whoever speaks."""
    assert [text[start:].split(maxsplit=1)[0].rstrip(":") for start in turn_starts(text)] == expected
