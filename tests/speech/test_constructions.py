"""The orders of words in which news says whose words are whose, beside those that `test_rules.py` has for each rule.

Each row: a text, and whose the words in it are, in the order of the text: the mention, and the words.
"""

from __future__ import annotations

import pytest

from asquoted.document import Document
from asquoted.speech.passages import speech_in
from tests.speech.reading import Row, whose_words

SUBJECTS = [
    pytest.param(
        "There was a crisis, the science and technology committee added.",
        [("the science and technology committee", "There was a crisis")],
        id="and inside a name for a body",
    ),
    pytest.param(
        "Crops fell by half, the report from the Food Organisation and the World Programme said.",
        [("the report from the Food Organisation and the World Programme", "Crops fell by half")],
        id="two bodies",
    ),
    pytest.param(
        "It is safe, First Minister Jane Roe has insisted.",
        [("First Minister Jane Roe", "It is safe")],
        id="a title that is also an adverb",
    ),
    pytest.param(
        "Among the old, 70% said they would be certain to vote.",
        [("70%", "they would be certain to vote")],
        id="a share of those who were asked",
    ),
    pytest.param(
        "US officials say they are not satisfied. It was not us.",
        [("US officials", "they are not satisfied")],
        id="an acronym that is a pronoun in small letters",
    ),
    pytest.param(
        "A man who was on the bus said that he heard a bang.",
        [("A man who was on the bus", "he heard a bang")],
        id="a relative clause without commas",
    ),
    pytest.param(
        "Even Republicans who support the bill, like Senator Jane Roe of Maine, say the vote was flawed.",
        [("Republicans", "the vote was flawed")],
        id="a relative clause and an example",
    ),
    pytest.param(
        "The study of salt in the Journal, revealed that children are ill.",
        [("The study of salt in the Journal", "children are ill")],
        id="a comma between subject and verb",
    ),
    pytest.param(
        "Roe - who was released in May - said the families were delighted.",
        [("Roe", "the families were delighted")],
        id="hyphens for dashes",
    ),
    pytest.param(
        "“The ice will go,” the study’s author, Jane Roe of the University of Oslo, said.",
        [("the study’s author, Jane Roe of the University of Oslo", "The ice will go,")],
        id="a name with where it is from in apposition",
    ),
    pytest.param(
        "Roe, who has called it “a disaster,” said Monday that she would leave.",
        [("Roe", "it “a disaster,”"), ("Roe", "a disaster,"), ("Roe", "she would leave")],
        id="an aside that ends in a quotation, and a day after the verb",
    ),
    pytest.param(
        "“It is up to you,” said Rep. Jane Roe (R-Ohio), “and to me.”",
        [("Rep. Jane Roe", "It is up to you,"), ("Rep. Jane Roe", "and to me.")],
        id="brackets after a name",
    ),
    pytest.param(
        "It has a rival in Acme, which argues that its service is cheaper.",
        [("Acme", "its service is cheaper")],
        id="which, of a body",
    ),
    pytest.param(
        "It is liked by charities who say it would be better.",
        [("charities", "it would be better")],
        id="who, and a first form",
    ),
    pytest.param(
        "Calm, order and peace would be the themes in July, said Mr Roe.",
        [("Mr Roe", "Calm, order and peace would be the themes in July")],
        id="commas that enclose no apposition",
    ),
    pytest.param(
        "When prices fell, Mr Roe, said the vote would go on.",
        [("Mr Roe", "the vote would go on")],
        id="a comma too many",
    ),
    pytest.param(
        "Viewers lead the trend, according to research published on Monday.",
        [("research published", "Viewers lead the trend")],
        id="according to something without an article",
    ),
    pytest.param(
        "In 1998 the party said it would not return.",
        [("the party", "it would not return")],
        id="an article after an adjunct without a comma",
    ),
    pytest.param(
        "In its report on the budget the committee said it was alarmed.",
        [("the committee", "it was alarmed")],
        id="an article after a long adjunct",
    ),
    pytest.param(
        "The union representing the pilots said it would not return.",
        [("The union representing the pilots", "it would not return")],
        id="a participle inside a subject",
    ),
    pytest.param(
        "Jane Roe, the last to be elected, told researchers: “It is an old club.”",
        [("Jane Roe", "It is an old club.")],
        id="an infinitive in an apposition, and a hearer",
    ),
    pytest.param(
        "Ms Roe, who presents The Weakest Link, tells Doe that she despaired.",
        [("Ms Roe", "she despaired")],
        id="a relative clause with a name",
    ),
    pytest.param("After the programme investigated claims that he was paid, Roe left.", [], id="claims as a noun"),
    pytest.param("It led to claims denied by the party, which lost.", [], id="a passive participle"),
    pytest.param(
        "“It is not so,” said Treasury Under Secretary Jane Roe.",
        [("Treasury Under Secretary Jane Roe", "It is not so,")],
        id="a preposition in a title",
    ),
    pytest.param(
        "Despite his past, President Roe has kept calm, arguing that it was gone.",
        [("President Roe", "it was gone")],
        id="a participle takes the subject after an adjunct",
    ),
    pytest.param(
        "Lawyers for the alleged spammers said it was groundless.",
        [("Lawyers for the alleged spammers", "it was groundless")],
        id="a participle before a noun is no verb",
    ),
    pytest.param(
        "The 28-year-old runner has trained but believes he can run faster.",
        [("The 28-year-old runner", "he can run faster")],
        id="an age",
    ),
    pytest.param(
        "The driver was reported to have said that the brakes had failed.",
        [("The driver", "the brakes had failed")],
        id="what somebody was reported to have said",
    ),
    pytest.param(
        "The agency quoted a spokesman as saying that two men had died.",
        [("a spokesman", "two men had died")],
        id="whom somebody quotes as saying",
    ),
    pytest.param(
        "Roe was quoted by the agency as saying that two men had died.",
        [("Roe", "two men had died")],
        id="who was quoted as saying",
    ),
    pytest.param(
        "One witness, Jane Roe, 45, said: “He was shouting.”",
        [("One witness, Jane Roe, 45", "He was shouting.")],
        id="a name and an age",
    ),
    pytest.param(
        "People close to Roe say he is furious. Those close to her say she is not.",
        [("People close to Roe", "he is furious"), ("Those close to her", "she is not")],
        id="close to somebody",
    ),
    pytest.param(
        "Asked by a reporter whether he was sorry, Roe shook his head and said, “Never.”",
        [("Roe", "Never.")],
        id="asked first, and a second verb",
    ),
    pytest.param(
        "Roe, asked about it, said she had no idea.",
        [("Roe", "she had no idea")],
        id="asked between commas",
    ),
    pytest.param("The U.S. said it would go.", [("The U.S.", "it would go")], id="an abbreviation with stops"),
    pytest.param("US state Texas has sued two men.", [], id="an acronym before a noun"),
    pytest.param("Mr Roe, angry at it, said no.", [], id="no, which is no subject"),
    pytest.param(
        "Roe lied when she took us to war, say the Tories.",
        [("the Tories", "Roe lied when she took us to war")],
        id="a first form before a plural",
    ),
    pytest.param(
        "Speaking outside the school, Roe said: “It is not acceptable.”",
        [("Roe", "It is not acceptable.")],
        id="a participle first, whose words follow another verb",
    ),
    pytest.param(
        "Asked whether she would go, the minister replied, “No.”",
        [("the minister", "No.")],
        id="a question first, which is not said",
    ),
    pytest.param(
        "Calling it “a shame and a disgrace”, Roe left.",
        [("Roe", "it “a shame and a disgrace”"), ("Roe", "a shame and a disgrace")],
        id="a participle first, whose subject follows",
    ),
]

WORDS = [
    pytest.param(
        "It would mean leave was longer, Roe told Radio Reno’s Sunday programme.",
        [("Roe", "It would mean leave was longer")],
        id="a hearer at the end",
    ),
    pytest.param(
        "Roe told the BBC progress had been made.",
        [("Roe", "progress had been made")],
        id="a hearer, and no that",
    ),
    pytest.param(
        "Roe warned investors that profits would fall.",
        [("Roe", "profits would fall")],
        id="a hearer in the plural",
    ),
    pytest.param(
        "Roe told “Meet the Press” that the race would tighten.",
        [(None, "Meet the Press"), ("Roe", "the race would tighten")],
        id="a hearer with a title in marks",
    ),
    pytest.param("They said this is illegal.", [("They", "this is illegal")], id="this, which begins no time"),
    pytest.param("Roe said Thursday’s report was late.", [("Roe", "Thursday’s report was late")], id="whose day it is"),
    pytest.param(
        "The plan, which critics say would cost jobs, passed on Tuesday.",
        [("critics", "would cost jobs")],
        id="a relative clause that is said ends at its comma",
    ),
    pytest.param(
        "Hundreds of students, according to police, had gathered by noon.",
        [("police", "Hundreds of students … had gathered by noon")],
        id="according to, before the verb",
    ),
    pytest.param(
        "“It is over,” Roe told donors, according to a guest. “I quit.”",
        [
            ("a guest", "“It is over,” Roe told donors"),
            ("Roe", "It is over,"),
            ("Roe", "I quit."),
        ],
        id="who reports what somebody else said",
    ),
    pytest.param(
        "Roe called this “quite wrong” but the government said it had “much improved things”.",
        [
            ("Roe", "this “quite wrong”"),
            ("Roe", "quite wrong"),
            ("the government", "it had “much improved things”"),
            ("the government", "much improved things"),
        ],
        id="but, without a comma, leads to another speaker",
    ),
    pytest.param(
        "Roe said costs were high, but it was a “very high priority”.",
        [("Roe", "costs were high, but it was a “very high priority”"), ("Roe", "very high priority")],
        id="but, and words quoted after it",
    ),
    pytest.param(
        "Roe wrote that it was “rigged,” adding, “That is sad!”",
        [("Roe", "it was “rigged,”"), ("Roe", "rigged,"), ("Roe", "That is sad!")],
        id="a comma inside the marks before a participle",
    ),
    pytest.param(
        "“She was,” as her teacher put it, “a force of nature.”",
        [("her teacher", "She was,"), ("her teacher", "a force of nature.")],
        id="as somebody put it",
    ),
    pytest.param(
        "By contrast, Roe said, digging up roads can take weeks.",
        [("Roe", "By contrast … digging up roads can take weeks")],
        id="an adjunct before the attribution",
    ),
    pytest.param(
        "But, she added, those keen on it will not take any old one.",
        [("she", "those keen on it will not take any old one")],
        id="an attribution after a first word that only joins",
    ),
    pytest.param(
        "In some cases, said the report, people were able to leave.",
        [("the report", "In some cases … people were able to leave")],
        id="an attribution between commas, verb first",
    ),
    pytest.param(
        "If prices rise, Roe said, the bank will act.",
        [("Roe", "If prices rise … the bank will act")],
        id="an attribution after a condition",
    ),
    pytest.param(
        "The plan would save energy, says the party - and money.",
        [("the party", "The plan would save energy")],
        id="an attribution before a dash",
    ),
    pytest.param(
        "Police said about 500 people had been held.",
        [("Police", "about 500 people had been held")],
        id="about so many",
    ),
    pytest.param(
        "Roe said at least half of them had been held.",
        [("Roe", "at least half of them had been held")],
        id="at least so many",
    ),
    pytest.param("The minister denied claims that she had lied.", [], id="of two verbs the second is a noun"),
    pytest.param(
        "When asked about it, Roe said, “I have not decided.”",
        [("Roe", "I have not decided.")],
        id="when asked, which is not said",
    ),
    pytest.param(
        "Roe replied that she had no idea, to which Doe responded, “Then ask her.”",
        [("Roe", "she had no idea"), ("Doe", "Then ask her.")],
        id="to which",
    ),
    pytest.param(
        "It is, says Roe, who runs a shop, a disgrace.",
        [("Roe", "It is … a disgrace")],
        id="an attribution with a clause about the speaker in between",
    ),
    pytest.param(
        "Roe said Monday night that it was late. She said that’s not true.",
        [("Roe", "it was late"), ("She", "that’s not true")],
        id="a day and a time, and that as a pronoun",
    ),
    pytest.param(
        "Roe said Doe had told police he was alone. “I believe him, and so should you.”",
        [
            ("Roe", "Doe had told police he was alone"),
            ("Doe", "he was alone"),
            ("Roe", "I believe him, and so should you."),
        ],
        id="who goes on is who reports, not who is reported",
    ),
    pytest.param(
        "Roe said the vote was fair. Jane Doe laughed at that. “It was rigged from the start.”",
        [("Roe", "the vote was fair"), ("Jane Doe", "It was rigged from the start.")],
        id="somebody with a name takes over",
    ),
    pytest.param(
        "“It is gone for good now.”\n\n— Former mayor Jane Roe, on the fire\n\nThe city is poor.",
        [("Former mayor Jane Roe", "It is gone for good now.")],
        id="a signature in a paragraph of its own",
    ),
    pytest.param(
        "Roe told conservative host Doe that it was “not there yet.”",
        [("Roe", "it was “not there yet.”"), ("Roe", "not there yet.")],
        id="a hearer that begins with an adjective",
    ),
    pytest.param(
        "Roe said that he opposed the war, a claim that many have disputed.",
        [("Roe", "he opposed the war")],
        id="what the narrator calls it",
    ),
    pytest.param(
        "“Lock her up,” the crowd roared back.",
        [("the crowd", "Lock her up,")],
        id="a verb that no list has",
    ),
    pytest.param(
        "Roe, appearing on NBC’s “Meet the Press,” said the week had been rough.",
        [(None, "Meet the Press,"), ("Roe", "the week had been rough")],
        id="an aside that ends in a title",
    ),
    pytest.param(
        "“If she wins,” said Jane Roe, chairman of the Arizona GOP, “we lose the court.”",
        [("Jane Roe", "If she wins,"), ("Jane Roe", "we lose the court.")],
        id="an apposition before the second half",
    ),
    pytest.param(
        "Roe, his rival, was not amused.\n\n“He lied. Everybody knows it.”",
        [("Roe", "He lied. Everybody knows it.")],
        id="the subject of the paragraph before",
    ),
    pytest.param(
        "Smith’s former wife, Roe, remembers it differently: “He lied all right.”",
        [("Smith’s former wife, Roe", "He lied all right.")],
        id="one name in apposition",
    ),
    pytest.param(
        "Prices fell by a tenth, said Roe, and he left the room.",
        [("Roe", "Prices fell by a tenth")],
        id="the narrator goes on after a joining word",
    ),
    pytest.param("The court ruled that the ban was void.", [("The court", "the ban was void")], id="a ruling"),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS + WORDS)
def test_whose_words_they_are(text: str, expected: list[Row]) -> None:
    """The mention is the noun phrase that speaks, and the words end where somebody else goes on."""
    assert whose_words(text) == expected


@pytest.mark.parametrize("text", [row.values[0] for row in SUBJECTS + WORDS])
def test_a_text_may_begin_and_break_off_anywhere(text: str) -> None:
    """A source can end in the middle of a sentence (“Roe said that”): nothing raises, and what is found is in it."""
    words = text.split(" ")
    for place in range(1, len(words)):
        for part in (" ".join(words[:place]), " ".join(words[place:])):
            for found in speech_in(Document(part)):
                assert all(0 <= each.start < each.end <= len(part) for each in found.words), part
