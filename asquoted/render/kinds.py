"""The kinds of passage that readers tell apart: by frame, face, icon and label, never by colour."""

from __future__ import annotations

from dataclasses import dataclass

from asquoted.model import AnchoredQuote
from asquoted.values import PartKind, Voice
from asquoted.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of passage.

    Attributes:
        name: The last part of its class in the stylesheet, and the name of its icon.
        label: What readers see; like all words here a message of the catalogue.
        how: What it means, in a few words.
        count: How it is called when passages are counted.
        look: What it looks like, for the key.
        quotation: Whether all of it is the speaker's own words (a `blockquote`).
        spoken: Whether the source gives the words to a speaker.
    """

    name: str
    label: str
    how: str
    count: str
    look: str
    quotation: bool = False
    spoken: bool = True


DIRECT = Kind(
    "direct",
    gettext_noop("Direct quotation"),
    gettext_noop("in quotation marks"),
    gettext_noop("direct"),
    gettext_noop("Solid rule, serif: the words stand in quotation marks in the source."),
    quotation=True,
)
BLOCK = Kind(
    "block",
    gettext_noop("Block quotation"),
    gettext_noop("set apart, no marks"),
    gettext_noop("block"),
    gettext_noop("Double rule, serif: the source sets the words apart, without marks around them."),
    quotation=True,
)
PART = Kind(
    "part",
    gettext_noop("Quoted in part"),
    gettext_noop("only the words in the marks"),
    gettext_noop("quoted in part"),
    gettext_noop("Broken rule: sans, with the quoted words in serif."),
)
REPORTED = Kind(
    "reported",
    gettext_noop("Reported speech"),
    gettext_noop("in the source’s words"),
    gettext_noop("reported speech"),
    gettext_noop("Dashed frame, sans: someone else tells what was said."),
)
OWN = Kind(
    "own",
    gettext_noop("Article’s own words"),
    gettext_noop("the article itself"),
    gettext_noop("article’s own words"),
    gettext_noop("Thin frame, sans: the article itself speaks."),
    spoken=False,
)
HEADLINE = Kind(
    "headline",
    gettext_noop("Headline"),
    gettext_noop("the publication’s own words"),
    gettext_noop("headline"),
    gettext_noop("Heavy rule above, bold sans: kept apart from the sentences under it."),
    spoken=False,
)
CAPTION = Kind(
    "caption",
    gettext_noop("Caption"),
    gettext_noop("the publication’s own words"),
    gettext_noop("caption"),
    gettext_noop("Thin frame, sans, labelled as what stands under a picture."),
    spoken=False,
)

KINDS = (DIRECT, BLOCK, PART, REPORTED, OWN, HEADLINE, CAPTION)
"""In the order of the key."""

_BY_VOICE = {
    Voice.DIRECT: DIRECT,
    Voice.MIXED: PART,
    Voice.INDIRECT: REPORTED,
    Voice.AUTHOR: OWN,
    Voice.HEADLINE: HEADLINE,
    Voice.CAPTION: CAPTION,
}


def kind_of(quote: AnchoredQuote) -> Kind:
    """Return the kind of passage that a quote is."""
    if quote.voice is Voice.DIRECT and any(
        part.kind is PartKind.BLOCK and part.start <= quote.anchor.start and quote.anchor.end <= part.end
        for part in quote.anchor.source.parts
    ):
        return BLOCK
    return _BY_VOICE[quote.voice]
