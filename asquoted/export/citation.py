"""Citations: a passage as one line of text, a source as an entry of BibTeX. What is not known is said, or left out."""

from __future__ import annotations

from asquoted.model import Anchor, AnchoredQuote, Inserted, Source, Words
from asquoted.values import Voice
from asquoted.wording import gettext, gettext_noop

_ESCAPED = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_TOLD = {
    Voice.DIRECT: gettext_noop("direct quotation"),
    Voice.MIXED: gettext_noop("quoted in part, as reported by %(publisher)s"),
    Voice.INDIRECT: gettext_noop("as reported by %(publisher)s"),
    Voice.AUTHOR: gettext_noop("own words"),
    Voice.HEADLINE: gettext_noop("headline"),
    Voice.CAPTION: gettext_noop("caption"),
}
_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})
"""What would end a field of BibTeX too early; the rest of an address stays as it is."""


def citation(quote: AnchoredQuote, page: str | None = None) -> str:
    """Return a passage as people cite it: words, speaker, how they stand, and where.

    Args:
        quote: The passage.
        page: The address at which this site shows it, if that is known.
    """
    anchor = quote.anchor
    source = anchor.source
    said = [quote.speaker.name, _told(quote)]
    if quote.via:
        said.append(gettext("via %(work)s", work=quote.via.work))
    where = [
        source.publisher or gettext("Publisher not given"),
        source.published.isoformat() if source.published else gettext("undated"),
        _paragraphs(anchor),
    ]
    parts = [f"{_in_marks(anchor)} ({', '.join(said)}).", gettext("In:")]
    if source.author:
        parts.append(_stopped(source.author))
    parts += [_stopped(source.title), f"{', '.join(where)}."]
    if source.url:
        parts.append(source.url)
    if page:
        parts.append(gettext("As quoted at %(address)s", address=page))
    return " ".join(" ".join(parts).split())


def bibtex(source: Source) -> str:
    """Return a source as an entry of BibTeX; what its record leaves empty is left out."""
    published = source.published
    fields = {
        "author": source.author and f"{{{_escaped(source.author)}}}",
        "title": f"{{{_escaped(source.title)}}}",
        "howpublished": source.publisher and _escaped(source.publisher),
        "type": source.kind and _escaped(source.kind),
        "date": published and published.isoformat(),
        "year": published and f"{published.year}",
        "url": source.url and source.url.translate(_ADDRESS),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{source.id},", *lines, "}"])


def plain_words(anchor: Anchor) -> str:
    """Return quoted words as one line: the source's, with the editors' brackets and signs of omission."""
    document = anchor.source.document
    made = ""
    for piece in anchor.pieces:
        if isinstance(piece, Words):
            words = " ".join(document.text[piece.start : piece.end].split())
            spaced = words[:1].isalnum() or piece.start in document.marks.places
        else:
            words, spaced = f"[{piece.words}]" if isinstance(piece, Inserted) else "[…]", True
        made += f" {words}" if made and spaced else words
    return made


def _in_marks(anchor: Anchor) -> str:
    """Return quoted words in quotation marks; a quotation that has its own gets no second ones."""
    words = plain_words(anchor)
    whole = (anchor.start, anchor.end) in anchor.source.document.marks.edges
    return words if whole and len(anchor.pieces) == 1 else f"“{words}”"


def _told(quote: AnchoredQuote) -> str:
    publisher = quote.anchor.source.publisher or gettext("the source")
    return gettext(_TOLD[quote.voice], publisher=publisher)


def _paragraphs(anchor: Anchor) -> str:
    first, last = anchor.paragraph, anchor.source.document.paragraph_at(anchor.end - 1).number
    if first == last:
        return gettext("paragraph %(number)s", number=first)
    return gettext("paragraphs %(first)s–%(last)s", first=first, last=last)


def _stopped(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _escaped(words: str) -> str:
    return " ".join(words.split()).translate(_ESCAPED)
