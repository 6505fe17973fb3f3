"""A library in, pages out: Markdown and assets as text, by their path below the folder of pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import resources

from asquoted.model import Library
from asquoted.render.brief import brief_page
from asquoted.render.home import briefs_page, corrections_page, home_page
from asquoted.render.listing import topic_page_of
from asquoted.render.site import Site, site_of
from asquoted.render.source import source_page, sources_page
from asquoted.render.speaker import speaker_page, speakers_page
from asquoted.render.topics import topic_page, topics_page
from asquoted.render.who import own_pages, who_brief_page, who_page
from asquoted.render.words import term_pages, words_page
from asquoted.wording import speaking

Maker = Callable[[], str]
"""Makes a page, when it is called."""

LISTS = (
    "index.md",
    "briefs/index.md",
    "sources/index.md",
    "speakers/index.md",
    "topics/index.md",
    "who-says-what/index.md",
    "words.md",
    "corrections.md",
)
"""The pages that every site has; what they say of themselves in their front matter is the same whatever they list."""

ASSETS = ("asquoted.css", "asquoted.js", "copy.js")
"""The stylesheet of the pages, the script that filters and takes keys, and the one that copies."""


def render(library: Library, *, drafts: bool = False, address: str | None = None) -> dict[str, str]:
    """Make every page of a library.

    Args:
        library: What stands.
        drafts: Whether drafts are shown too, each under a banner.
        address: Where the site is published, if that is known; citations name it.

    Returns:
        Pages and assets as text, by path: `index.md`, `briefs/<slug>.md`, `assets/asquoted.css` …
    """
    site = site_of(library, drafts=drafts, address=address)
    return {path: make() for path, make in makers(site).items()} | assets()


def makers(site: Site) -> dict[str, Maker]:
    """Return what makes each page, by its path: one may be made now and the others later, or elsewhere."""
    with speaking(site.library.settings.wording):
        return {path: partial(_spoken, site, make) for path, make in _makers(site).items()}


def _spoken(site: Site, make: Maker) -> str:
    """Make a page in the language of its site."""
    with speaking(site.library.settings.wording):
        return make()


def _makers(site: Site) -> dict[str, Maker]:
    library = site.library
    pages: dict[str, Maker] = {
        "index.md": partial(home_page, site),
        "briefs/index.md": partial(briefs_page, site),
        "sources/index.md": partial(sources_page, site),
        "speakers/index.md": partial(speakers_page, site),
        "topics/index.md": partial(topics_page, site),
        "who-says-what/index.md": partial(who_page, site),
        "words.md": partial(words_page, site),
        "corrections.md": partial(corrections_page, site),
    }
    for brief in site.briefs:
        pages[f"briefs/{brief.slug}.md"] = partial(brief_page, site, brief)
    for source in library.sources.values():
        pages[f"sources/{source.id}.md"] = partial(source_page, site, source)
    for speaker in library.speakers.values():
        pages[f"speakers/{speaker.slug}.md"] = partial(speaker_page, site, speaker)
    for topic in site.topics:
        pages[f"topics/{topic_page_of(topic)}.md"] = partial(topic_page, site, topic)
    pages |= term_pages(site)
    for brief in own_pages(site):
        pages[f"who-says-what/{brief.slug}.md"] = partial(who_brief_page, site, brief)
    return pages


def assets() -> dict[str, str]:
    """Return the files that all pages share, by path."""
    folder = resources.files("asquoted.render") / "assets"
    return {f"assets/{name}": (folder / name).read_text(encoding="utf-8") for name in ASSETS}
