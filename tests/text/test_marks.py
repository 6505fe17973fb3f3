"""Where quotation marks are. Each row: a text, and its quotations from outside to inside."""

from __future__ import annotations

import pytest

from asquoted.document import Document

ROWS = [
    pytest.param("She said “no” and left.", ["“no”"], id="curly"),
    pytest.param('She said "no" and left.', ['"no"'], id="straight"),
    pytest.param("Er sagte „nein“ und ging.", ["„nein“"], id="german"),
    pytest.param("Er sagte »nein« und ging.", ["»nein«"], id="guillemets that point inwards"),
    pytest.param("Il dit « non » et part.", ["« non »"], id="french"),
    pytest.param(
        "‘The tenants’ money,’ he said. It’s gone.", ["‘The tenants’ money,’"], id="british, with apostrophes"
    ),
    pytest.param("'The tenants' money,' he said.", ["'The tenants' money,'"], id="straight single, with an apostrophe"),
    pytest.param("In the '90s rock 'n' roll wasn't old.", [], id="apostrophes only"),
    pytest.param("He is 5' 10\" tall.", [], id="feet and inches"),
    pytest.param('"The plank was 6" wide," she said.', ['"The plank was 6" wide,"'], id="inches inside"),
    pytest.param("“He told me ‘no’ twice.”", ["“He told me ‘no’ twice.”", "‘no’"], id="nested"),
    pytest.param("“One.\n\n“Two.” Three.", ["“One.\n\n“Two.”"], id="a paragraph that opens without closing"),
    pytest.param("“One.\n\nTwo.", ["“One."], id="a quotation that nothing closes ends with its paragraph"),
    pytest.param("``so'' he said", ["``so''"], id="typewriter"),
    pytest.param('"One.\n\nTwo," she said.', ['"One.\n\nTwo,"'], id="a paragraph that closes what the last left open"),
    pytest.param("We saw it,” he said.", ["We saw it,”"], id="a closing mark whose opening mark is missing"),
    pytest.param('"There is a way.“ However, no.', ['"There is a way.“'], id="closed by the mark of another language"),
    pytest.param('It is 6" wide and 5" high.', [], id="inches alone"),
    pytest.param('“We saw it," he said.', ['“We saw it,"'], id="closed by a straight mark"),
    pytest.param(
        '“We saw the "old" mill,” he said.', ['“We saw the "old" mill,”', '"old"'], id="straight inside curly"
    ),
    pytest.param('He said "no".', ['"no"'], id="before a stop"),
    pytest.param('"One " he said.', ['"One "'], id="with a space before the closing mark"),
    pytest.param('"One "two" three" four.', ['"One "two" three"', '"two"'], id="straight inside straight"),
    pytest.param('“We saw it," he said. "No," she said.', ['“We saw it,"', '"No,"'], id="a straight mark, then others"),
    pytest.param('"No," he said ("yes").', ['"No,"', '"yes"'], id="in round brackets"),
    pytest.param('He said "it was 6".', ['"it was 6"'], id="a number, and no inches"),
    pytest.param('"It is 6" she said, "or 7".', ['"It is 6"', '"or 7"'], id="a number before a new quotation"),
    pytest.param('"It was 6" wide, 5" high," she said.', ['"It was 6" wide, 5" high,"'], id="inches twice inside"),
    pytest.param("Er sagte „ja“und ging.", ["„ja“"], id="german, and no space after it"),
    pytest.param("We saw it,“ he said.", ["We saw it,“"], id="a german closing mark that nothing opened"),
    pytest.param('He said:"no".', ['"no"'], id="right after a colon"),
    pytest.param("“He told me ‘no twice,” she said.", ["“He told me ‘no twice,”"], id="an inner one is never closed"),
    pytest.param("“One (“two”) three,” he said.", ["“One (“two”) three,”", "“two”"], id="curly in round brackets"),
    pytest.param("He said “no.”” Then he left.", ["“no.”"], id="closed twice"),
    pytest.param("‘It is gone’ he said of the workers’ mill.", ["‘It is gone’"], id="an apostrophe after the end"),
    pytest.param("It is the workers’ mill. Nobody’s.", [], id="apostrophes without a quotation"),
    pytest.param("‘It is theirs’ he said. ‘No,’ she said.", ["‘It is theirs’", "‘No,’"], id="closed after an s"),
    pytest.param("‘THE WORKERS’ MILL,’ he said.", ["‘THE WORKERS’ MILL,’"], id="capitals, with an apostrophe"),
    pytest.param("‘It was gone. Nobody knew.", [], id="a single mark that nothing closes is an apostrophe"),
    pytest.param("The plank was 6” wide.", [], id="inches with a curly mark"),
    pytest.param(
        '"One.\n\n“Two,” he said. Three," she said.',
        ['"One.', "“Two,”", 'he said. Three,"'],
        id="what was left open is not what is closed after another quotation",
    ),
    pytest.param('" he said.', ['" he said.'], id="a mark alone"),
    pytest.param("彼は「いいえ」と言った。", ["「いいえ」"], id="corner brackets"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_quotations_are_found(text: str, expected: list[str]) -> None:
    """Quotations are found in every style, and apostrophes are none."""
    found = Document(text).marks.quotations

    assert [text[each.start : each.end] for each in found] == expected
    assert [text[each.first : each.last] for each in found] == [each.strip("“”„\"«»‘’'`「」") for each in expected]


def test_depth_counts_from_the_outside() -> None:
    """A quotation inside another one is deeper."""
    found = Document("“He told me ‘no’ twice.”").marks.quotations

    assert [each.depth for each in found] == [0, 1]
