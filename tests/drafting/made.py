"""A source to draft from, and what a draft of it says."""

from __future__ import annotations

from asquoted.drafting.draft import Drafting
from asquoted.files.given import Files
from tests.support import record

FERRY = """\
The old ferry is to stay

“The ferry pays for itself,” said Wilma Tarn, the master of the harbour. “We will keep it.”

Odo Fennick, a former pilot, said that the ferry was “a danger in autumn storms”. He said the harbour knew it.

“The engine,” Fennick added, “is older than I am.”

The so-called “last boat” leaves at ten.
"""
SPEAKERS = "Wilma Tarn: {kind: person}\nOdo Fennick: {kind: person, aliases: [the pilot]}\n"
HEAD = "title: T\nquestion: Q?\nsummary: S.\nstatus: published\nsource: ferry\nclaims:\n"


def source(text: str = FERRY, *, language: str = "en", more: str = "", **files: str) -> Files:
    """Return a project with one source, and briefs by slug."""
    sealed = record(text, more=more).replace("language: en", f"language: {language}")
    made = {"seeds/ferry.txt": text, "seeds/ferry.yml": sealed}
    made |= {f"briefs/{slug}.yml": brief for slug, brief in files.items()}
    return {path: data.encode() for path, data in made.items()}


def told(drafting: Drafting) -> list[tuple[str, ...]]:
    """Return the speaker and the words of each claim."""
    return [(each.speaker, *(quote.words for quote in each.quotes)) for each in drafting.claims]


def brief_of(drafting: Drafting, slug: str = "ferry") -> str:
    """Return the text of a brief that would be written."""
    return drafting.writing.files[f"briefs/{slug}.yml"].decode()
