"""The verbatim law: every way in which a quote can fail to stand word for word, as a rule with its own words."""

from __future__ import annotations

from dataclasses import dataclass

from asquoted.anchor.verdict import Reason
from asquoted.findings import Rule, Severity


@dataclass(frozen=True, slots=True)
class Clause:
    """How a reason is told.

    Attributes:
        rule: The rule that is broken.
        message: What is wrong; `{words}`, `{kind}` and `{source}` are filled in.
        place: What the place in the source shows.
        hint: What to do.
    """

    rule: Rule
    message: str
    place: str
    hint: str


EMPTY = Rule("quote-empty", "a quote holds no word of the source")
NOT_FOUND = Rule("quote-not-found", "a quote does not stand in its source")
CASE = Rule("quote-differs-in-case", "a quote has other capitals than its source")
ACCENTS = Rule("quote-differs-in-accents", "a quote has other accents than its source")
NUMBER = Rule("quote-differs-in-a-number", "a quote has another number than its source")
SIGN = Rule("quote-differs-in-a-sign", "a quote has another sign or currency at a number than its source")
WORD_BREAKS = Rule("quote-differs-in-word-breaks", "a quote joins or splits words of its source")
MARK = Rule("quote-differs-in-a-mark", "a quote has another mark than its source")
MARK_ADDED = Rule("quote-adds-a-mark", "a quote has a mark where its source has none")
MARK_DROPPED = Rule("quote-drops-a-mark", "a quote leaves out a mark that changes what it says")
CUT = Rule("quote-cut", "a quote begins or ends inside what belongs together")
TWICE = Rule("quote-ambiguous", "a quote can be placed in more than one way")
CONTEXT = Rule("quote-context", "a prefix or suffix does not stand beside the quote")
PART_SHORT = Rule("quote-part-short", "a part between signs of omission is too short")
PARTS_APART = Rule("quote-parts-apart", "the parts of a quote do not follow each other closely")
NOTHING_OMITTED = Rule("quote-omits-nothing", "a sign of omission stands where nothing is left out")
NEGATION = Rule("quote-omits-negation", "a quote leaves out a negation")
BRACKET = Rule("quote-bracket", "square brackets hold or hide what they must not")
BRACKET_NEGATION = Rule("quote-bracket-negation", "square brackets add or hide a negation")
CROSSES_QUOTATION = Rule("quote-cuts-quotation", "a quote cuts a quotation of its source")
CROSSES_PART = Rule("quote-crosses-part", "a quote crosses the edge of a part of its source")
CROSSES_TURN = Rule("quote-crosses-turn", "a quote runs from one speaker’s turn into another’s")
SENTENCE_NEGATION = Rule("omits-negated-sentence", "a quote leaves out a sentence with a negation", Severity.WARNING)
CONDITION_OMITTED = Rule("omits-condition", "a quote leaves out a condition", Severity.WARNING)
CONDITION_FOLLOWS = Rule("stops-before-condition", "a quote stops right before a condition", Severity.WARNING)
BLOCK_UNDECLARED = Rule(
    "block-not-declared", "a block quotation is not declared in the record of its source", Severity.WARNING
)
VOICE = Rule("voice-not-borne-out", "a given voice is not how the words stand in the source")

_COPY = "copy the words from the source, or remove the quote"

CLAUSES: dict[Reason, Clause] = {
    Reason.EMPTY: Clause(
        EMPTY,
        "the quote holds no word of the source",
        "",
        "quote at least one word; brackets and dots are not the source's",
    ),
    Reason.NOT_FOUND: Clause(NOT_FOUND, "the words do not stand in `{source}`", "nearest passage", _COPY),
    Reason.CASE: Clause(
        CASE,
        "the source writes these words with other capitals",
        "the source has",
        "write them as the source does, or free one letter: [T]he",
    ),
    Reason.ACCENTS: Clause(ACCENTS, "the source writes these words with other accents", "the source has", _COPY),
    Reason.NUMBER: Clause(NUMBER, "the source has another number", "the source has", _COPY),
    Reason.SIGN: Clause(SIGN, "the source has another sign or currency at a number", "the source has", _COPY),
    Reason.WORD_BREAKS: Clause(
        WORD_BREAKS,
        "the source joins or splits these words otherwise",
        "the source has",
        "write the spaces and hyphens of the source",
    ),
    Reason.MARK: Clause(
        MARK,
        "the source has another mark inside these words",
        "the source has",
        "write the marks of the source",
    ),
    Reason.MARK_ADDED: Clause(
        MARK_ADDED,
        "the source has no `{words}` here",
        "the source goes on",
        "leave the mark out, or quote up to where the source has one",
    ),
    Reason.MARK_DROPPED: Clause(
        MARK_DROPPED, "the quote leaves out the `{words}` after it", "here", "add the mark to the quote"
    ),
    Reason.STOP_DROPPED: Clause(
        MARK_DROPPED, "the stop of `{words}` belongs to it and is left out", "here", "write `{words}`"
    ),
    Reason.CUT: Clause(
        CUT, "the quote cuts {kind}: `{words}`", "this belongs together", "quote `{words}` whole, or leave it out"
    ),
    Reason.TWICE: Clause(
        TWICE,
        "these words stand in `{source}` more than once",
        "here",
        "say which: add words before or after, or `prefix` or `suffix`",
    ),
    Reason.CONTEXT: Clause(
        CONTEXT,
        "the words of the quote stand in `{source}`, but not beside this `prefix` or `suffix`",
        "here",
        "copy the words directly before or after",
    ),
    Reason.PART_SHORT: Clause(
        PART_SHORT,
        "the part “{words}” has fewer than three words",
        "",
        "quote at least three words on each side of an omission",
    ),
    Reason.PART_ORDER: Clause(
        PARTS_APART,
        "the parts do not follow in this order in the source",
        "",
        "quote them in the source's order, or as two quotes",
    ),
    Reason.PART_OVERLAP: Clause(
        PARTS_APART,
        "the parts overlap in the source",
        "both parts hold this",
        "quote these words once, without a sign of omission in them",
    ),
    Reason.PART_FAR: Clause(
        PARTS_APART,
        "too much lies between the parts",
        "left out",
        "quote parts of the same or the next paragraph; use `also` for the other",
    ),
    Reason.NOTHING_OMITTED: Clause(NOTHING_OMITTED, "nothing is left out here", "here", "remove the sign of omission"),
    Reason.NEGATION_OMITTED: Clause(
        NEGATION,
        "“{words}” is left out of a sentence that is partly quoted",
        "left out",
        "quote the sentence with its negation",
    ),
    Reason.BRACKET_NEGATION: Clause(
        BRACKET_NEGATION,
        "the brackets add or hide “{words}”",
        "replaced",
        "quote the source's own words here",
    ),
    Reason.BRACKET_LONG: Clause(
        BRACKET,
        "the brackets stand for more than 60 letters, or for more than one sentence",
        "replaced",
        "mark the omission with … instead",
    ),
    Reason.BRACKET_NUMBER: Clause(BRACKET, "the brackets change a number", "replaced", "quote the source's own number"),
    Reason.BRACKET_GLUED: Clause(
        BRACKET,
        "the brackets change the form of a word",
        "",
        "replace the whole word: [worked], not work[ed]",
    ),
    Reason.BRACKET_ALONE: Clause(
        BRACKET,
        "a quote with brackets needs three of the source's words in a row",
        "",
        "quote more of the source's own words",
    ),
    Reason.BRACKET_EMPTY: Clause(
        BRACKET, "empty brackets say nothing about what they stand for", "", "mark the omission with … instead"
    ),
    Reason.CROSSES_QUOTATION: Clause(
        CROSSES_QUOTATION,
        "the quote begins or ends inside quotation marks that it does not hold whole",
        "this is one quotation",
        "quote inside the marks, or the whole quotation with its marks; `also` takes a second quotation",
    ),
    Reason.CROSSES_PART: Clause(
        CROSSES_PART,
        "the quote crosses the edge of a part ({words}) of the source",
        "this is one part",
        "quote one side; use `also` for the other",
    ),
    Reason.CROSSES_TURN: Clause(
        CROSSES_TURN,
        "the quote runs into another speaker's turn",
        "this turn begins here",
        "quote each speaker's words as their own quote",
    ),
    Reason.SENTENCE_NEGATION: Clause(
        SENTENCE_NEGATION,
        "a sentence with “{words}” is left out",
        "left out",
        "make sure that the omission does not turn the meaning round",
    ),
    Reason.CONDITION_OMITTED: Clause(
        CONDITION_OMITTED,
        "a condition (“{words}”) is left out",
        "left out",
        "make sure that the quote still says what was said",
    ),
    Reason.CONDITION_FOLLOWS: Clause(
        CONDITION_FOLLOWS,
        "the quote stops right before a condition (“{words}”)",
        "goes on",
        "consider quoting the condition too",
    ),
}

RULES = (*dict.fromkeys(clause.rule for clause in CLAUSES.values()), BLOCK_UNDECLARED, VOICE)
