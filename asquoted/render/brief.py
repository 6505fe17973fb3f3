"""The page of a brief: question, summary, and each claim with its passages side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from asquoted.model import AnchoredQuote, Brief, Claim, Source
from asquoted.render.actions import about_claim
from asquoted.render.compare import compare
from asquoted.render.escape import markdown_summary
from asquoted.render.filters import claim_filters, keys
from asquoted.render.kinds import KINDS, kind_of
from asquoted.render.passage import figure, in_marks, words_in
from asquoted.render.site import Placed, Site, counted, numbers_of, placed_in
from asquoted.render.templating import html, page
from asquoted.text.fold import folded
from asquoted.values import Status, Voice
from asquoted.wording import gettext, gettext_noop, number

ROOT = Markup("../../")
"""The way from a brief's address up to the site's top."""

_ROW = 2.4
"""A later pair is not put side by side if one passage has more than so many times the words of the other."""

_TOC_WORDS = 9
_TOC_VOICES = {
    Voice.INDIRECT: gettext_noop("%(speaker)s, as reported: %(words)s"),
    Voice.AUTHOR: gettext_noop("%(speaker)s, own words: %(words)s"),
    Voice.HEADLINE: gettext_noop("%(speaker)s, headline: %(words)s"),
    Voice.CAPTION: gettext_noop("%(speaker)s, caption: %(words)s"),
}
_TOC_SAFE = re.compile(r"[^\w .,;:!?%()“”‘’«»…–—$€£-]|_")
_TOC_MARKUP = re.compile(r":(?=[-+\w]+:)|[!?](?=\d)|(?<=\bwww)\.|\$(?=.*\$)|(?<=\$)\$", re.IGNORECASE)
"""Safe signs, where some reader of Markdown takes them for an emoji, a reference, a link or a formula."""


def brief_page(site: Site, brief: Brief) -> str:
    """Return the page of a brief; a withdrawn one says when and why, in place of its claims."""
    draft = (
        gettext("Draft: not published, not finished, and shown only here.") if brief.status is Status.DRAFT else None
    )
    kicker = gettext("Brief %(number)s", number=site.number(brief)) if brief in site.told else gettext("Brief")
    masthead = html("masthead", index=kicker, kicker=(), banner=draft)
    question = brief.question
    if brief.withdrawn is not None and brief.status is Status.WITHDRAWN:
        description = gettext("This brief was withdrawn on %(date)s.", date=brief.withdrawn.date.isoformat())
        return page(
            "withdrawn", title=brief.title, description=description, hide=("navigation", "toc"),
            masthead=masthead, question=question, withdrawn=brief.withdrawn, updated=brief.withdrawn.date,
        )  # fmt: skip
    sources = sources_of(brief)
    description = gettext(
        "%(claims)s, %(passages)s from %(documents)s, each an exact text match.",
        claims=counted(len(brief.claims), "claim"),
        passages=counted(len(brief.quotes), "quoted passage"),
        documents=counted(len(sources), "document"),
    )
    numbers = numbers_of(brief)
    changed = max((brief.updated, *(each.date for each in brief.corrections)), key=lambda day: day or date.min)
    return page(
        "brief",
        updated=changed,
        title=brief.title,
        description=description,
        hide=("navigation",),
        masthead=masthead,
        question=question,
        summary=markdown_summary(brief.summary, numbers),
        facts=_facts(brief, sources, changed),
        filters=claim_filters(brief),
        claims=[_claim(site, brief, placed) for placed in placed_in(brief)],
        documents=len(sources),
        gaps=brief.gaps,
        replies=brief.replies,
        corrections=_corrections(brief, numbers),
        sources=sources_table(sources, gettext("Documents used in this brief"), root=ROOT),
        keys=keys(),
    )


def sources_of(brief: Brief) -> tuple[Source, ...]:
    """Return the sources that a brief quotes, by first use."""
    return tuple({quote.anchor.source.id: quote.anchor.source for quote in brief.quotes}.values())


def sources_table(sources: Sequence[Source], caption: str, *, root: str) -> Markup:
    """Return the table of sources; what a record leaves empty is said to be unknown."""
    rows = []
    for source in sources:
        published = source.published.isoformat() if source.published else None
        given = [each for each in (source.author, published, source.url) if each]
        seal = html("code", words=source.seal.removeprefix("sha256:")[:12])
        rows.append({"source": source, "given": given, "words": number(source.document.words), "last": seal})
    return html("sources_table", rows=rows, caption=caption, last="SHA-256", root=root)


def _corrections(brief: Brief, numbers: Mapping[str, int]) -> list[dict[str, object]]:
    """Return what is said of each correction; the first one of a claim that was removed stands at its old address."""
    told: list[dict[str, object]] = []
    gone: set[str] = set()
    for each in brief.corrections:
        anchor = each.claim if each.claim not in numbers and each.claim not in gone else None
        gone |= {each.claim} - numbers.keys()
        told.append(
            {
                "date": each.date,
                "claim": each.claim,
                "number": numbers.get(each.claim),
                "anchor": anchor,
                "text": each.text,
            }
        )
    return told


def _facts(brief: Brief, sources: Sequence[Source], changed: date | None) -> Markup:
    kinds = Counter(kind_of(quote) for quote in brief.quotes)
    documents = dict.fromkeys(source.kind or gettext("kind not given") for source in sources)
    return html(
        "brief_facts",
        documents=len(sources),
        kinds=", ".join(documents) or gettext("none"),
        quotes=len(brief.quotes),
        changed=changed,
        corrections=len(brief.corrections),
        tally=", ".join(f"{kinds[kind]} {gettext(kind.count)}" for kind in KINDS if kinds[kind]),
    )


def _claim(site: Site, brief: Brief, placed: Sequence[Placed]) -> dict[str, object]:
    claim = placed[0].claim
    comparison = compare([(each.label, each.quote) for each in placed], brief.terms)
    rows = _rows(placed)
    figures = [
        figure(site, each, comparison, root=ROOT, row=each.letter in rows, brings_in=_is_first_via(brief, each))
        for each in placed
    ]
    return {
        "number": placed[0].number,
        "id": claim.id,
        "statement": claim.statement,
        "toc": Markup(toc_label(placed[0].number, claim)),  # noqa: S704 - holds no sign of Markdown
        "olds": html("olds", ids=claim.was) if claim.was else "",
        "about": about_claim(site, brief, claim),
        "figures": html("cmp", number=placed[0].number, figures=figures, comparison=comparison),
    }


def _is_first_via(brief: Brief, placed: Placed) -> bool:
    """Tell whether a passage is the first of a brief that the source found at this place elsewhere."""
    via = placed.quote.via
    return via is not None and next(each for each in brief.quotes if each.via == via) is placed.quote


def _rows(placed: Sequence[Placed]) -> set[str]:
    """Return the letters of the passages that take a whole row; the first pair never does."""
    rows: set[str] = set()
    for left, right in zip(placed[2::2], placed[3::2], strict=False):
        few, many = sorted((words_in(left.quote), words_in(right.quote)))
        if many > _ROW * few:
            rows |= {left.letter, right.letter}
    return rows


def toc_label(number: int, claim: Claim) -> str:
    """Return what the table of contents calls a claim: its speaker and the words that the statement quotes.

    It stands in an attribute of Markdown, so it holds letters, digits and plain punctuation only.
    """
    said = folded(" ".join(claim.quote.anchor.exact.split()))
    quoted = next((each for each in re.findall(r"“([^“”]+)”", claim.statement) if folded(each) in said), None)
    label = _attributed(claim.quote, quoted) if quoted else _balanced(_short(claim.statement))
    plain = _TOC_MARKUP.sub(" ", _TOC_SAFE.sub(" ", label))
    return f"{number} {' '.join(plain.split())}"


def _attributed(quote: AnchoredQuote, words: str) -> str:
    """Return words with their speaker; in quotation marks only if they are the speaker's own."""
    voice = quote.voice
    if voice is Voice.MIXED:
        voice = Voice.DIRECT if _in_marks(quote, words) else Voice.INDIRECT
    if voice is Voice.DIRECT:
        return gettext("%(speaker)s: “%(words)s”", speaker=quote.speaker.name, words=_short(words))
    return gettext(_TOC_VOICES[voice], speaker=quote.speaker.name, words=_short(words))


def _in_marks(quote: AnchoredQuote, words: str) -> bool:
    """Tell whether words of a quote stand inside quotation marks of the source."""
    anchor = quote.anchor
    text = anchor.source.document.text
    inside = [text[max(start, anchor.start) : min(end, anchor.end)] for start, end in in_marks(anchor)]
    return any(folded(words) in folded(" ".join(each.split())) for each in inside)


def _short(words: str) -> str:
    parts = words.split()
    return " ".join(parts[:_TOC_WORDS]) + (" …" if len(parts) > _TOC_WORDS else "")


def _balanced(words: str) -> str:
    """Close a quotation mark that was left open where words were cut."""
    return f"{words}”" if words.count("“") > words.count("”") else words
