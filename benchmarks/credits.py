"""Is a quote credited to the wrong speaker found, and one credited to the right speaker left alone?

    python -m benchmarks.credits --texts FILE [--show false-alarms|missed]

FILE is a JSON list of articles with attributions, as benchmarks/README.md says. Every attribution of speech that names
its speaker is credited once to that speaker, and once to everybody else who speaks in its article, its publisher
included; and so is every sentence that is the article's own. Exit code 1 if a limit is missed on the articles held out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asquoted.document import Document
from asquoted.findings import Severity, SourceFile
from asquoted.model import Anchor, Source, Speaker, Words
from asquoted.resolve.attribution import Credit, doubted
from asquoted.speech.attributions import Attributions
from asquoted.speech.lexicon import lexicon
from asquoted.values import Rights, SpeakerKind
from benchmarks.attributions import Article, Score, articles, has_speech_verb, letters, shown

PUBLISHER = "Wikinews"
OWN = "own words"
MOST = {
    "statements, right speaker: found": 0.15,
    "statements, right speaker: error": 0.05,
    "own words, right speaker: found": 0.02,
}
LEAST = {"statements, wrong speaker: found": 0.80, "own words, wrong speaker: found": 0.90}
_HALVES = ("development", "held out")
_SHOWN = ("false-alarms", "missed")


@dataclass(frozen=True)
class Gold:
    """Words of an article with the speaker that people gave them.

    Attributes:
        words: Where.
        kind: How they stand: direct, mixed or indirect, or the article's own words.
        speaker: The name of the speaker.
    """

    words: tuple[Words, ...]
    kind: str
    speaker: str


def register(article: Article, *, mentions: bool) -> tuple[dict[str, Speaker], list[Gold]]:
    """Return the speakers of an article as an editor would register them, and what they say.

    Args:
        article: The article.
        mentions: Whether the words that mention a speaker beside a quotation are aliases, too.
    """
    aliases: dict[str, list[str]] = {PUBLISHER: []}
    said = []
    for given in article.attributions:
        name, *others = sorted(given["names"], key=len, reverse=True) or [_mention(article, given)]
        if not has_speech_verb(article, given) or not name or name.lower() in lexicon("en").pronouns:
            continue
        known = aliases.setdefault(name, [])
        known += others
        if mentions and _mention(article, given).lower() not in lexicon("en").pronouns:
            known.append(_mention(article, given))
        said.append(Gold(tuple(Words(*span) for span in given["content"]), given["kind"], name))
    said += [Gold((words,), OWN, PUBLISHER) for words in own_words(article)]
    kinds = {PUBLISHER: SpeakerKind.PUBLICATION}
    registered = {
        name: Speaker(name, f"s-{number}", kinds.get(name, SpeakerKind.PERSON), aliases=tuple(dict.fromkeys(listed)))
        for number, (name, listed) in enumerate(aliases.items())
    }
    return registered, said


def own_words(article: Article) -> Iterator[Words]:
    """Yield the sentences of an article in which nobody but the article says anything, as far as people found."""
    said = letters(article.text, [span for given in article.attributions for span in given["content"]])
    said |= letters(article.text, [*article.said, *article.left])
    start = 0
    for end in Document(article.text).sentence_ends:
        words = letters(article.text, [(start, end)])
        if words and not words & said:
            yield Words(min(words), max(words) + 1)
        start = end


def _mention(article: Article, given: dict[str, Any]) -> str:
    return " ".join(shown(article, given["source"]).strip(' ,.:;“”"').split())


def credits_of(article: Article, *, mentions: bool) -> Iterator[tuple[Gold, Credit]]:
    """Yield every attribution of an article credited to everybody in turn."""
    document, file = Document(article.text), SourceFile(f"seeds/{article.id}.txt", article.text)
    record = SourceFile(f"seeds/{article.id}.yml", "")
    source = Source(article.id, article.id, "en", Rights.FULL, "", document, file, record, publisher=PUBLISHER)
    registered, said = register(article, mentions=mentions)
    attributions = Attributions(document, (), registered.values())
    for gold in said:
        for speaker in registered.values():
            yield gold, Credit(speaker, Anchor(source, gold.words), attributions, registered)


def measure(listed: Sequence[Article], *, mentions: bool) -> tuple[Score, dict[str, list[str]]]:
    """Return how often there was a finding, for right and for wrong speakers, and what should be otherwise."""
    score = Score()
    told: dict[str, list[str]] = {each: [] for each in _SHOWN}
    for article in listed:
        for gold, credit in credits_of(article, mentions=mentions):
            doubt = doubted(credit)
            is_right = credit.speaker.name == gold.speaker
            speaker = "right" if is_right else "wrong"
            for kind in {gold.kind, gold.kind if gold.kind == OWN else "statements"}:
                score.count(f"{kind}, {speaker} speaker: found", right=doubt is not None)
                is_error = doubt is not None and doubt.rule.severity is Severity.ERROR
                score.count(f"{kind}, {speaker} speaker: error", right=is_error)
            if doubt is not None:
                score.count(f"{doubt.rule.severity} {doubt.rule.code}: deserved", right=not is_right)
            if is_right == (doubt is not None):
                words = " ".join(shown(article, [(each.start, each.end) for each in gold.words]).split())
                line = (
                    f"{article.id}: {gold.speaker} | {doubt.message if doubt else credit.speaker.name} | {words[:90]}"
                )
                told["false-alarms" if is_right else "missed"].append(line)
    return score, told


def main() -> int:
    """Measure, print the tables, and say whether a limit is missed."""
    parser = argparse.ArgumentParser(description="Are wrong speakers found, and right ones left alone?")
    parser.add_argument("--texts", type=Path, required=True, help="the articles with their attributions, as JSON")
    parser.add_argument("--show", choices=_SHOWN, help="list these on the articles for development")
    given = parser.parse_args()
    listed = articles(given.texts)
    failed = False
    for aliases, mentions in (("names", False), ("names and mentions", True)):
        scores = {half: measure(listed[first::2], mentions=mentions) for first, half in enumerate(_HALVES)}
        print(f"aliases: {aliases}")
        for what in sorted(set().union(*(score.of for score, _ in scores.values()))):
            figures = (f"{half} {score.share(what):.3f} of {score.of[what]:4}" for half, (score, _) in scores.items())
            print(f"  {what:42} {'   '.join(figures)}")
        held_out = scores["held out"][0]
        failed |= any(held_out.share(what) > most for what, most in MOST.items())
        failed |= any(held_out.share(what) < least for what, least in LEAST.items())
        if given.show:
            print("\n".join(scores["development"][1][given.show]))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
