"""A library in, pages out: Markdown and assets as text, by their path below the folder of pages."""

from __future__ import annotations

from importlib import resources

from asquoted.model import Library
from asquoted.render.brief import brief_page
from asquoted.render.home import briefs_page, corrections_page, home_page
from asquoted.render.listing import topic_page_of
from asquoted.render.site import site_of
from asquoted.render.source import source_page, sources_page
from asquoted.render.speaker import speaker_page, speakers_page
from asquoted.render.topics import topic_page, topics_page
from asquoted.render.who import own_pages, who_brief_page, who_page
from asquoted.render.words import term_pages, words_page


def render(library: Library, *, drafts: bool = False) -> dict[str, str]:
    """Make every page of a library.

    Args:
        library: What stands.
        drafts: Whether drafts are shown too, each under a banner.

    Returns:
        Pages and assets as text, by path: `index.md`, `briefs/<slug>.md`, `assets/asquoted.css` …
    """
    site = site_of(library, drafts=drafts)
    pages = {
        "index.md": home_page(site),
        "briefs/index.md": briefs_page(site),
        "sources/index.md": sources_page(site),
        "speakers/index.md": speakers_page(site),
        "topics/index.md": topics_page(site),
        "who-says-what/index.md": who_page(site),
        "words.md": words_page(site),
        "corrections.md": corrections_page(site),
    }
    for brief in site.briefs:
        pages[f"briefs/{brief.slug}.md"] = brief_page(site, brief)
    for source in library.sources.values():
        pages[f"sources/{source.id}.md"] = source_page(site, source)
    for speaker in library.speakers.values():
        pages[f"speakers/{speaker.slug}.md"] = speaker_page(site, speaker)
    for topic in site.topics:
        pages[f"topics/{topic_page_of(topic)}.md"] = topic_page(site, topic)
    pages |= term_pages(site)
    for brief in own_pages(site):
        pages[f"who-says-what/{brief.slug}.md"] = who_brief_page(site, brief)
    pages["assets/asquoted.css"] = stylesheet()
    return pages


def stylesheet() -> str:
    """Return the stylesheet of the pages."""
    return (resources.files("asquoted.render") / "assets" / "asquoted.css").read_text(encoding="utf-8")
