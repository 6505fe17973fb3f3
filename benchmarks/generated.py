"""Whole projects of any size, made up from a seed: does a site still read and build well with 500 briefs?

Neutral texts about a bridge, a mill, a bank and the like; every quote stands in its source, so that the check passes.
One long document is quoted by every brief, the others by a few, as it is in life.

    python -m benchmarks.generated                         # build sites of 5, 50 and 500 briefs, and measure them
    python -m benchmarks.generated --briefs 50 --to FOLDER # write the project instead
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import yaml

from asquoted.disk import write_file
from asquoted.pipeline import check
from asquoted.render.pages import render
from asquoted.resolve.sources import seal_of
from asquoted.site.build import build_site

LARGEST = 1_500_000
"""Bytes that no page may have more of."""

TOPICS = (
    "bridge", "old-mill", "savings-bank", "ferry", "school-roof", "water-works",
    "night-train", "market-hall", "library", "town-wood", "harbour", "street-lamps",
)  # fmt: skip
_FIRST = ("Ada", "Bruno", "Clara", "Daniel", "Edith", "Felix", "Greta", "Hugo")
_LAST = ("Stone", "Miller", "Reed", "Carter", "Fisher")
PEOPLE = tuple(f"{first} {last}" for last in _LAST for first in _FIRST)
"""Forty speakers."""

_VERBS = ("needs", "keeps", "gets", "asks for", "can do without", "is promised")
_THINGS = (
    "new beams",
    "open days",
    "lamps",
    "doors",
    "keys",
    "benches",
    "hours of work",
    "letters",
    "boats",
    "tickets",
)
_WHEN = ("in spring", "before winter", "this year", "next year", "after the fair", "in the first week")
_WORKS = ("beams", "doors", "keys", "tickets")


@dataclass(frozen=True)
class Said:
    """A sentence of a document: what may be quoted of it, by whom and how."""

    speaker: str
    quote: str
    voice: str
    topic: str


@dataclass(frozen=True)
class Paper:
    """A document with its record and what is said in it."""

    id: str
    publisher: str
    text: str
    said: tuple[Said, ...]


def generated(briefs: int, *, seed: int = 1, claims: int = 10) -> dict[str, bytes]:
    """Return the files of a project.

    Args:
        briefs: How many briefs.
        seed: The same seed makes the same files.
        claims: How many claims each brief has.
    """
    dice = random.Random(seed)
    town = _paper(dice, "town-report", "The Town Report", max(60, min(briefs * 2, 400)))
    papers = [_paper(dice, f"paper-{number}", f"Paper {number}", 60) for number in range(1, max(2, briefs // 10) + 1)]
    files = dict(_seeds([town, *papers]))
    speakers = {paper.publisher: {"kind": "publication"} for paper in (town, *papers)}
    files["briefs/speakers.yml"] = _yaml(speakers | {name: {"kind": "person"} for name in PEOPLE})
    for number in range(1, briefs + 1):
        two = (town, papers[number % len(papers)])
        files[f"briefs/brief-{number:04}.yml"] = _yaml(_brief(dice, number, two, claims))
    return files


def _paper(dice: random.Random, name: str, publisher: str, paragraphs: int) -> Paper:
    told: list[Said] = []
    blocks = [f"What the town says: {name}"]
    for number in range(paragraphs):
        topic = TOPICS[dice.randrange(len(TOPICS))]
        sentences = []
        for place in range(3):
            said, sentence = _sentence(dice, topic, f"{number * 3 + place + 2}")
            told.append(said if said.voice != "author" else Said(publisher, said.quote, said.voice, topic))
            sentences.append(sentence)
        blocks.append(" ".join(sentences))
    return Paper(name, publisher, "\n\n".join(blocks) + "\n", tuple(told))


def _sentence(dice: random.Random, topic: str, number: str) -> tuple[Said, str]:
    """Return a sentence, and what may be quoted of it; its number makes it the only one of its kind."""
    words = f"{_words(topic)} {dice.choice(_VERBS)} {number} {dice.choice(_THINGS)} {dice.choice(_WHEN)}"
    speaker = dice.choice(PEOPLE)
    voice = dice.choice(("direct", "direct", "indirect", "author"))
    if voice == "direct":
        return Said(speaker, f"The {words}", voice, topic), f"“The {words},” said {speaker}."
    if voice == "indirect":
        return Said(speaker, f"the {words}", voice, topic), f"According to {speaker}, the {words}."
    return Said(speaker, f"The {words}", voice, topic), f"The {words}."


def _seeds(papers: Sequence[Paper]) -> Iterator[tuple[str, bytes]]:
    for paper in papers:
        text = paper.text.encode()
        record = {
            "title": f"What the town says: {paper.id}", "publisher": paper.publisher, "kind": "news article",
            "language": "en", "rights": "excerpts", "seal": seal_of(text),
        }  # fmt: skip
        yield f"seeds/{paper.id}.txt", text
        yield f"seeds/{paper.id}.yml", _yaml(record)


def _brief(dice: random.Random, number: int, papers: tuple[Paper, Paper], claims: int) -> dict[str, object]:
    topics = dice.sample(TOPICS, 1 + (number % 4 == 0))
    made: dict[str, object] = {
        "title": f"The {_words(topics[0])}, question {number}",
        "question": f"What is said about the {_words(topics[0])}, and by whom?",
        "summary": "People speak of what is needed, kept and asked for.\n",
        "status": "published",
        "topics": topics,
        "terms": [{"term": words, "forms": [words]} for words in (_words(topics[0]), dice.choice(_WORKS))],
    }
    if number % 10 == 7:
        made["status"] = "withdrawn"
        made["withdrawn"] = {"date": f"2026-05-{number % 28 + 1:02}", "reason": "The document was a draft."}
    elif number % 3 == 0:
        made["updated"] = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
    if number % 5 == 1:
        text = "One word was left out before."
        made["corrections"] = [{"date": f"2026-06-{number % 28 + 1:02}", "claim": "c1", "text": text}]
    made["claims"] = [_claim(dice, papers, place) for place in range(1, claims + 1)]
    return made


def _claim(dice: random.Random, papers: tuple[Paper, Paper], number: int) -> dict[str, object]:
    paper = papers[number % 5 != 0]
    topic = dice.choice(paper.said).topic
    own = next(each for each in dice.sample(paper.said, len(paper.said)) if each.topic == topic)
    beside = []
    for _ in range(1 + number % 2):
        other = papers[dice.randrange(2)]
        said = dice.choice(other.said)
        note = "Both speak of the town; the words are others."
        relation = dice.choice(("agrees", "differs", "qualifies", "adds"))
        beside.append({**_quote(other, said), "relation": relation, "note": note})
    return {
        "id": f"c{number}",
        "claim": f"{own.speaker} speaks of the {_words(topic)}, as the document has it.",
        **_quote(paper, own),
        "beside": beside,
    }


def _quote(paper: Paper, said: Said) -> dict[str, str]:
    return {"speaker": said.speaker, "source": paper.id, "quote": said.quote, "voice": said.voice}


def _words(topic: str) -> str:
    return topic.replace("-", " ")


def _yaml(value: object) -> bytes:
    text: str = yaml.dump(value, sort_keys=False, allow_unicode=True, width=110, Dumper=_dumper())
    return text.encode()


def _dumper() -> type[yaml.SafeDumper]:
    class NoAliases(yaml.SafeDumper):
        def ignore_aliases(self, _data: object) -> bool:
            return True

    return NoAliases


def write(files: dict[str, bytes], folder: Path) -> None:
    """Write a project into a folder."""
    for path, data in files.items():
        write_file(folder / path, data)


def measure(briefs: int, seed: int) -> list[tuple[int, str]]:
    """Build a site, print how long each step took (CPU) and how large it is, and return its largest pages."""
    files = generated(briefs, seed=seed)
    times = [time.process_time()]
    outcome = check(dict(files))
    times.append(time.process_time())
    if outcome.findings:
        raise SystemExit(f"a generated project has findings: {outcome.findings[0]}")
    render(outcome.library)
    times.append(time.process_time())
    with tempfile.TemporaryDirectory() as folder, redirect_stderr(StringIO()):
        write(files, Path(folder))
        site = Path(folder) / "site"
        times.append(time.process_time())
        if not build_site(Path(folder), site).is_sound:
            raise SystemExit("a generated site was not published")
        times.append(time.process_time())
        sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")}
        search = (site / "search" / "search_index.json").stat().st_size
    checked, rendered, built = times[1] - times[0], times[2] - times[1], times[4] - times[3]
    print(
        f"{briefs} briefs: check {checked:.1f} s, render {rendered:.1f} s, build in all {built:.1f} s; "
        f"{len(sizes)} pages, {sum(sizes.values()) / 1e6:.1f} MB, search index {search / 1e6:.1f} MB"
    )
    largest = sorted(((size, path) for path, size in sizes.items()), reverse=True)
    kinds: dict[str, tuple[int, str]] = {}
    for size, path in largest:
        kinds.setdefault(_kind(path), (size, path))
    for size, path in kinds.values():
        print(f"  {size / 1e3:8.0f} kB  {path.removesuffix('index.html') or 'home'}")
    return largest


def _kind(path: str) -> str:
    parts = path.split("/")
    return parts[0] if len(parts) < 3 else f"{parts[0]}/*"


def main() -> int:
    """Measure, or write a project."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--briefs", type=int, nargs="+", default=[5, 50, 500])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, help="write the project into this folder and measure nothing")
    given = parser.parse_args()
    if given.to:
        write(generated(given.briefs[0], seed=given.seed), given.to)
        return 0
    largest = [measure(number, given.seed)[0] for number in given.briefs]
    print(f"largest page: {max(largest)[0] / 1e3:.0f} kB; limit {LARGEST / 1e3:.0f} kB")
    return int(max(largest)[0] > LARGEST)


if __name__ == "__main__":
    sys.exit(main())
