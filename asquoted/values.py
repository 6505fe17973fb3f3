"""The fixed values that files use: the words of the field, each spelled once."""

from __future__ import annotations

from enum import StrEnum

from asquoted.wording import gettext_noop


class Voice(StrEnum):
    """How words stand in their source."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    AUTHOR = "author"
    HEADLINE = "headline"
    CAPTION = "caption"


class Relation(StrEnum):
    """How a quote stands to the claim's own."""

    AGREES = "agrees"
    DIFFERS = "differs"
    QUALIFIES = "qualifies"
    ADDS = "adds"


class PartKind(StrEnum):
    """What is not running text in a source."""

    HEADLINE = "headline"
    CAPTION = "caption"
    BLOCK = "block"
    BOILERPLATE = "boilerplate"


class SpeakerKind(StrEnum):
    """Who words belong to."""

    PERSON = "person"
    UNNAMED = "unnamed"
    ORGANISATION = "organisation"
    PUBLICATION = "publication"


class Rights(StrEnum):
    """What the site may show of a source beside the quotes."""

    NONE = "none"
    EXCERPTS = "excerpts"
    FULL = "full"


class Status(StrEnum):
    """Where a brief is in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


MEANING: dict[type[StrEnum], dict[StrEnum, str]] = {
    Voice: {
        Voice.DIRECT: "inside quotation marks, or in a block quotation",
        Voice.MIXED: "reported speech with runs of words inside quotation marks",
        Voice.INDIRECT: "reported speech, outside quotation marks",
        Voice.AUTHOR: "the publication’s own words",
        Voice.HEADLINE: "in a headline",
        Voice.CAPTION: "in a caption",
    },
    Relation: {
        Relation.AGREES: gettext_noop("says the same, or part of it, in the same or similar words"),
        Relation.DIFFERS: gettext_noop("uses other words for the same thing, or says something else of it"),
        Relation.QUALIFIES: gettext_noop("has a condition, a limit or a doubt that the other does not have"),
        Relation.ADDS: gettext_noop("says something more about the same thing"),
    },
    PartKind: {
        PartKind.HEADLINE: "a headline",
        PartKind.CAPTION: "the caption of a picture",
        PartKind.BLOCK: "a block quotation",
        PartKind.BOILERPLATE: "what belongs to the page, not to the text: notices, invitations to comment",
    },
    SpeakerKind: {
        SpeakerKind.PERSON: "a person with a name",
        SpeakerKind.UNNAMED: "a person without a name, called by a role",
        SpeakerKind.ORGANISATION: "an organisation",
        SpeakerKind.PUBLICATION: "a publication, for its own words",
    },
    Rights: {
        Rights.NONE: "nothing",
        Rights.EXCERPTS: "some words around each quote",
        Rights.FULL: "all of it",
    },
    Status: {
        Status.DRAFT: "checked, and shown only by `serve`",
        Status.PUBLISHED: "on the site",
        Status.WITHDRAWN: "taken back: its address says when and why",
    },
}
"""What each value says, for people; by class, for a headline is a value of two."""
