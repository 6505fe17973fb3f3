"""What is shown while something is broken: each broken brief as it last stood, beside all that stands now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from asquoted.files.kinds import is_slug
from asquoted.files.names import DEVICES, RESERVED
from asquoted.model import Anchor, Brief, Library, Source, Speaker
from asquoted.outcome import Outcome
from asquoted.render.templating import page


class Kept:
    """The briefs as they last stood, by slug."""

    def __init__(self) -> None:
        """Begin with none."""
        self._briefs: dict[str, Brief] = {}

    def library(self, now: Outcome) -> Library:
        """Return what is shown, and remember what stands.

        A brief that has an error is shown as it last stood, with the sources and speakers that are gone. If it never
        stood, or if the text of one of its sources is another now, what stands of it is shown.
        """
        broken = broken_briefs(now)
        stood = {slug: brief for slug, brief in self._briefs.items() if slug in broken}
        self._briefs = stood | {brief.slug: brief for brief in now.library.briefs if brief.slug not in broken}
        sources, speakers = dict(now.library.sources), dict(now.library.speakers)
        shown = {brief.slug: brief for brief in now.library.briefs}
        for slug, brief in stood.items():
            theirs = {each.id: each for each in _sources(brief)}
            if all(sources.get(id_, each).document.text == each.document.text for id_, each in theirs.items()):
                shown[slug] = brief
                sources = theirs | sources
                speakers |= {each.name: each for each in _speakers(brief) if each.name not in speakers}
        briefs = tuple(shown[slug] for slug in sorted(shown, key=_file))
        return replace(now.library, sources=dict(sorted(sources.items())), speakers=speakers, briefs=briefs)


def broken_briefs(outcome: Outcome) -> set[str]:
    """Return the slugs of briefs that have an error, or a quote that does not stand because of another file."""
    paths = {finding.primary.span.file.path for finding in outcome.findings if finding.is_error}
    slugs = {slug for path in paths if (slug := slug_of(path))}
    return slugs | {quote.id.partition("/")[0] for quote in outcome.quotes if quote.anchor is None}


def slug_of(path: str) -> str | None:
    """Return the slug of the brief that a file holds; nothing for any other file."""
    where = PurePosixPath(path)
    is_brief = str(where.parent) == "briefs" and where.suffix == ".yml" and is_slug(where.stem)
    return where.stem if is_brief and where.stem not in RESERVED["briefs"] | DEVICES else None


def stand_ins(outcome: Outcome) -> dict[str, str]:
    """Return a page for each brief of which nothing can be shown, by its path."""
    missing = broken_briefs(outcome) - {brief.slug for brief in outcome.library.briefs}
    return {
        f"briefs/{slug}.md": page(
            "unreadable", title=slug, description="A brief that cannot be read.", search=False, file=_file(slug)
        )
        for slug in sorted(missing)
    }


def _file(slug: str) -> str:
    return f"briefs/{slug}.yml"


def _sources(brief: Brief) -> Iterator[Source]:
    return (anchor.source for anchor in _anchors(brief))


def _anchors(brief: Brief) -> Iterator[Anchor]:
    for quote in brief.quotes:
        yield quote.anchor
        if quote.via:
            yield quote.via.anchor
        if quote.speaker.described:
            yield quote.speaker.described


def _speakers(brief: Brief) -> Iterator[Speaker]:
    return (quote.speaker for quote in brief.quotes)
