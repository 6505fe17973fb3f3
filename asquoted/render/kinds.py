"""The kinds of passage that readers tell apart: by frame, face, icon and label, never by colour."""

from __future__ import annotations

from dataclasses import dataclass

from asquoted.model import AnchoredQuote
from asquoted.values import PartKind, Voice


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of passage.

    Attributes:
        name: The last part of its class in the stylesheet, and the name of its icon.
        label: What readers see.
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
    "direct", "Direct quotation", "in quotation marks", "direct",
    "Solid rule, serif: the words stand in quotation marks in the source.", quotation=True,
)  # fmt: skip
BLOCK = Kind(
    "block", "Block quotation", "set apart, no marks", "block",
    "Double rule, serif: the source sets the words apart, without marks around them.", quotation=True,
)  # fmt: skip
PART = Kind(
    "part", "Quoted in part", "only the words in the marks", "quoted in part",
    "Broken rule: sans, with the quoted words in serif.",
)  # fmt: skip
REPORTED = Kind(
    "reported", "Reported speech", "in the source’s words", "reported speech",
    "Dashed frame, sans: someone else tells what was said.",
)  # fmt: skip
OWN = Kind(
    "own", "Article’s own words", "the article itself", "article’s own words",
    "Thin frame, sans: the article itself speaks.", spoken=False,
)  # fmt: skip
HEADLINE = Kind(
    "headline", "Headline", "the publication’s own words", "headline",
    "Heavy rule above, bold sans: kept apart from the sentences under it.", spoken=False,
)  # fmt: skip
CAPTION = Kind(
    "caption", "Caption", "the publication’s own words", "caption",
    "Thin frame, sans, labelled as what stands under a picture.", spoken=False,
)  # fmt: skip

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
