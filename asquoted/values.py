"""The fixed values that files use: the words of the field, each spelled once."""

from __future__ import annotations

from enum import StrEnum


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
