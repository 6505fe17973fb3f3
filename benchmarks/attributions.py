"""Articles with their attributions, and how what is found in them is scored.

The articles are the news part of the GUM corpus, in the form that benchmarks/README.md describes. Its attributions are
cut at discourse units, and it leaves out many quotations in marks: so those were judged by hand, in `quotations.yml`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from asquoted.speech.passage import How, Kind, Passage

JUDGED = Path(__file__).resolve().parent / "quotations.yml"
_SAME = 0.8
_ABOUT_THE_SAME = 0.5
_SPEECH = Path(__file__).resolve().parent / "verbs.txt"
SPEECH = frozenset(_SPEECH.read_text(encoding="utf-8").split())
"""The verbs that make an attribution of the corpus one of speech, kept apart from the rules' own lists."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Article:
    """An article with what people found in it.

    Attributes:
        id: Its name in the corpus.
        text: The text.
        attributions: The corpus's: content, source and cue spans, and the names of the source's coreference chain.
        said: Quotations in marks, judged by hand: where, and words of which the speaker has one.
        left: Words in marks that count neither way.
    """

    id: str
    text: str = field(repr=False)
    attributions: list[dict[str, Any]] = field(repr=False)
    said: dict[Span, set[str]]
    left: list[Span]


def articles(path: Path) -> list[Article]:
    """Read the corpus and our judgements of its quotations, in the order of the articles' names."""
    judged = yaml.safe_load(JUDGED.read_text(encoding="utf-8"))
    found = []
    for row in sorted(json.loads(path.read_text(encoding="utf-8")), key=lambda each: str(each["id"])):
        ours = judged.get(row["id"], {})
        said = {(start, end): set(who.lower().split()) for start, end, who in ours.get("said", ())}
        left = [(start, end) for start, end in ours.get("left", ())]
        found.append(Article(row["id"], row["text"], row["attributions"], said, left))
    return found


@dataclass
class Score:
    """How many were right, of how many."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)

    def count(self, what: str, *, right: bool) -> None:
        """Count one case."""
        self.right[what] += right
        self.of[what] += 1

    def share(self, what: str) -> float:
        """Return the share that was right."""
        return self.right[what] / self.of[what] if self.of[what] else 0.0


def letters(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    """Return where the letters and digits of some stretches are: what spans are compared by."""
    return {place for start, end in spans for place in range(start, end) if text[place].isalnum()}


def alike(ours: set[int], theirs: set[int]) -> float:
    """Return intersection over union."""
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def spans_of(passage: Passage) -> list[Span]:
    """Return where the words of a passage are."""
    return [(each.start, each.end) for each in passage.words]


def shown(article: Article, spans: Iterable[Sequence[int]]) -> str:
    """Return the words at some places."""
    return " … ".join(article.text[start:end] for start, end in spans)


Quoted = tuple[int, int, str]
"""A quotation that a tool found: where, and the words that name or mention the speaker, in lower case."""


def quoted_by(article: Article, passages: Iterable[Passage]) -> list[Quoted]:
    """Return the direct quotations among some passages as any tool's."""
    direct = (each for each in passages if each.kind is Kind.DIRECT and each.rule.name != "nested")
    return [(each.start, each.end, _who(article, each)) for each in direct]


def _who(article: Article, passage: Passage) -> str:
    mention = [(passage.mention.start, passage.mention.end)] if passage.mention is not None else []
    return f"{passage.speaker or ''} {shown(article, mention)}".lower()


def score_quotations(article: Article, found: Sequence[Quoted], score: Score) -> Iterator[str]:
    """Count how many quotations in marks are found, how many are credited to the right person, and false ones."""
    ours = [(letters(article.text, [(start, end)]), who) for start, end, who in found]
    right = [(letters(article.text, [span]), who) for span, who in article.said.items()]
    left = [letters(article.text, [span]) for span in article.left]
    for theirs, who in right:
        near = [told for place, told in ours if alike(place, theirs) >= _SAME]
        score.count("direct, recall", right=bool(near))
        credited = bool(near) and any(word in near[0] for word in who)
        score.count("direct, credited", right=credited)
        if not credited:
            yield f"quotation: {article.text[min(theirs) :][:60]} | {near} | {who}"
    for place, _ in ours:
        if any(alike(place, each) >= _ABOUT_THE_SAME for each in left):
            continue
        score.count("direct, precision", right=any(alike(place, theirs) >= _SAME for theirs, _ in right))


def f_measure(score: Score) -> float:
    """Return the harmonic mean of precision and recall of direct quotations."""
    precision, recall = score.share("direct, precision"), score.share("direct, recall")
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def has_speech_verb(article: Article, given: dict[str, Any]) -> bool:
    """Tell whether an attribution of the corpus has a verb of speech, or `according to`.

    The others are thoughts, findings of studies, bylines and dates.
    """
    cue = shown(article, given["cue"]).lower()
    return any(word.strip(".,:;\"'’”") in SPEECH for word in cue.split()) or "according to" in cue


def score_attributions(article: Article, passages: Sequence[Passage], score: Score) -> Iterator[str]:
    """Count what the corpus's attributions of speech say of some passages; yield what was missed."""
    placed = [(letters(article.text, spans_of(each)), each) for each in passages if each.kind is not Kind.TERM]
    for given in article.attributions:
        if not has_speech_verb(article, given) or not placed:
            continue
        theirs = letters(article.text, given["content"])
        near, passage = max(((alike(ours, theirs), each) for ours, each in placed), key=lambda pair: pair[0])
        hit = near >= _ABOUT_THE_SAME
        if given["kind"] == "indirect":
            score.count("indirect, recall", right=hit)
        if not hit:
            yield f"not found: {shown(article, given['cue'])} | {shown(article, given['content'])}"
        elif given["source"]:
            yield from _score_speaker(article, given, passage, score)


def _score_speaker(article: Article, given: dict[str, Any], passage: Passage, score: Score) -> Iterator[str]:
    """Count whether a passage that was found has the right mention, and the right speaker behind it."""
    mention, theirs = passage.mention, shown(article, given["source"])
    met = mention is not None and any(start < mention.end and mention.start < end for start, end in given["source"])
    score.count("mention", right=met)
    if not met:
        yield f"mention: {theirs} | {_who(article, passage)}"
    if given["names"]:
        right = passage.speaker is not None and any(_same_name(passage.speaker, name) for name in given["names"])
        score.count("entity", right=right)
        if met and passage.how in (How.FULL, How.SURNAME):
            score.count("names", right=right)
        if not right:
            yield f"entity: {theirs} | {passage.speaker} | {given['names'][:3]}"


def _same_name(ours: str, theirs: str) -> bool:
    """Tell whether the last word of a name is in another one; the corpus has them with and without titles."""
    words = {word.lower() for word in theirs.replace("-", " ").split() if word[0].isupper()}
    last = [word for word in ours.replace("-", " ").lower().split() if word[0].isalnum()]
    return bool(last) and last[-1] in words


def score_rules(article: Article, passages: Sequence[Passage], score: Score) -> None:
    """Count for every rule how often it found what people found, with the right speaker."""
    quoted = [(letters(article.text, [span]), who, _SAME) for span, who in article.said.items()]
    given = [
        (letters(article.text, each["content"]), set(shown(article, each["source"]).lower().split()), _ABOUT_THE_SAME)
        for each in article.attributions
    ]
    left = [letters(article.text, [span]) for span in article.left]
    for passage in passages:
        ours, who = letters(article.text, spans_of(passage)), _who(article, passage)
        if passage.kind is Kind.TERM:
            score.count(passage.rule.name, right=not any(alike(ours, each) >= least for each, _, least in quoted))
        elif not any(alike(ours, each) >= _ABOUT_THE_SAME for each in left):
            right = any(
                alike(ours, each) >= least and any(word in who for word in words)
                for each, words, least in (*quoted, *given)
            )
            score.count(passage.rule.name, right=right)
