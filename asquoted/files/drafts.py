"""The files that editors touch: every key, declared once.

What a key means to editors stands beside it, with an example: the parser, the schemas for editors and the reference in
the docs all read it from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from asquoted.files.fields import Drafted, Field, Shape, declare
from asquoted.files.kinds import (
    Choice,
    Day,
    Listing,
    OneOf,
    Text,
    address,
    day,
    language_tag,
    line,
    prose,
    seal,
    slug,
    words,
)
from asquoted.values import PartKind, Relation, Rights, SpeakerKind, Status, Voice

QUOTE = Field("The words, exactly as the source has them.", words, '"basic humanitarian aid"', required=True)
SPEAKER = Field("Who the words belong to, as in briefs/speakers.yml.", line, "Todd Bensman", required=True)
SOURCE = Field("The id of the source that is quoted.", slug, "controlled-flow")
PREFIX = Field("The words directly before, where the quote’s words occur twice.", words, '"In Panama,"')
SUFFIX = Field("The words directly after, where the quote’s words occur twice.", words, '"to Panama"')
LANGUAGE = Field("The language of the words, as a BCP 47 tag.", language_tag, "es")


@dataclass(frozen=True, kw_only=True)
class PartDraft(Drafted):
    """What is not running text in a source, found by its own words."""

    part: Choice | None = declare(Field("What it is.", OneOf(PartKind), "block", required=True))
    quote: Text | None = declare(
        Field(
            "Its words, or the first and last of them around `…`.", words, '"Since 2016, … Costa Rica."', required=True
        )
    )
    speaker: Text | None = declare(Field("Whose words a block quotation holds.", line, "Erika Mouynes"))
    prefix: Text | None = declare(PREFIX)
    suffix: Text | None = declare(SUFFIX)


@dataclass(frozen=True, kw_only=True)
class UnquotedDraft(Drafted):
    """A passage left out of every brief on purpose."""

    quote: Text | None = declare(QUOTE)
    reason: Text | None = declare(Field("Why no brief quotes it.", prose, '"A notice of the page."', required=True))


@dataclass(frozen=True, kw_only=True)
class RecordDraft(Drafted):
    """The record of a source: `seeds/<id>.yml` beside its text, `seeds/<id>.txt`."""

    title: Text | None = declare(Field("What the source is called.", prose, '"Annual report"', required=True))
    language: Text | None = declare(Field("The language it is in, as a BCP 47 tag.", language_tag, "en", required=True))
    rights: Choice | None = declare(
        Field("What the site may show of it beside the quotes.", OneOf(Rights), "excerpts", required=True)
    )
    seal: Text | None = declare(
        Field(
            "The SHA-256 of its text.",
            seal,
            "sha256:8a34…",
            required=True,
            mend="run `python3 build.py seal`, which writes it",
        )
    )
    publisher: Text | None = declare(Field("Who published it.", line, "Breitbart News"))
    kind: Text | None = declare(Field("What kind of document it is, in your words.", line, "news article"))
    published: Day | None = declare(Field("When, if the text says so.", day, "2026-11-30"))
    author: Text | None = declare(Field("Who wrote it, if the text says so.", line, "the editors"))
    url: Text | None = declare(Field("Where it can be read.", address, "https://example.org/report"))
    parts: tuple[PartDraft, ...] = declare(
        Field("What is not running text.", Listing(Shape(PartDraft)), "- {part: headline, quote: …}"), many=True
    )
    unquoted: tuple[UnquotedDraft, ...] = declare(
        Field("Passages left out of every brief on purpose.", Listing(Shape(UnquotedDraft)), "- {quote: …, reason: …}"),
        many=True,
    )


@dataclass(frozen=True, kw_only=True)
class DescribedDraft(Drafted):
    """The words in which a source describes a speaker."""

    quote: Text | None = declare(QUOTE)
    source: Text | None = declare(Field(SOURCE.about, slug, "controlled-flow", required=True))
    prefix: Text | None = declare(PREFIX)
    suffix: Text | None = declare(SUFFIX)


@dataclass(frozen=True, kw_only=True)
class SpeakerDraft(Drafted):
    """A speaker: an entry of `briefs/speakers.yml` under the name that readers see."""

    name: Text
    kind: Choice | None = declare(Field("What the speaker is.", OneOf(SpeakerKind), "person", required=True))
    described: DescribedDraft | None = declare(
        Field("How a source describes the speaker.", Shape(DescribedDraft), "{quote: …, source: …}")
    )
    aliases: tuple[Text, ...] = declare(
        Field("Other ways in which sources refer to the speaker.", Listing(line), "[the CIS expert]"), many=True
    )


@dataclass(frozen=True, kw_only=True)
class ViaDraft(Drafted):
    """The work in which the source found the words."""

    work: Text | None = declare(
        Field("The work, in the editors’ words.", prose, '"an article in Foreign Policy"', required=True)
    )
    quote: Text | None = declare(
        Field("The words in which the source names it.", words, '"In an article"', required=True)
    )
    prefix: Text | None = declare(PREFIX)
    suffix: Text | None = declare(SUFFIX)


@dataclass(frozen=True, kw_only=True)
class AttributedDraft(Drafted):
    """That a person has confirmed who said the words."""

    confirmed: Text | None = declare(Field("The reason.", prose, '"The sentence before names her."', required=True))


@dataclass(frozen=True, kw_only=True)
class QuoteDraft(Drafted):
    """Words that must stand in a source."""

    quote: Text | None = declare(QUOTE)
    voice: Choice | None = declare(
        Field("How the words stand in the source; read from there if left out.", OneOf(Voice), "direct")
    )
    source: Text | None = declare(SOURCE)
    prefix: Text | None = declare(PREFIX)
    suffix: Text | None = declare(SUFFIX)
    via: ViaDraft | None = declare(
        Field("The work in which the source found the words.", Shape(ViaDraft), "{work: …, quote: …}")
    )
    language: Text | None = declare(LANGUAGE)
    translation: Text | None = declare(Field("The editors’ own translation.", prose, '"basic aid"'))
    attributed: AttributedDraft | None = declare(
        Field("That a person confirmed the speaker.", Shape(AttributedDraft), "{confirmed: …}")
    )


@dataclass(frozen=True, kw_only=True)
class AlsoDraft(QuoteDraft):
    """A further passage of the claim’s speaker."""


@dataclass(frozen=True, kw_only=True)
class BesideDraft(QuoteDraft):
    """A quote shown next to the claim’s own."""

    speaker: Text | None = declare(SPEAKER)
    relation: Choice | None = declare(
        Field("How its wording stands to the claim’s quote.", OneOf(Relation), "differs", required=True)
    )
    note: Text | None = declare(
        Field("In which words the two agree or differ.", prose, '"The verb is “provides”."', required=True)
    )


@dataclass(frozen=True, kw_only=True)
class ClaimDraft(QuoteDraft):
    """One statement and the words it rests on."""

    id: Text | None = declare(Field("Its address on the page.", slug, "what-is-provided", required=True))
    claim: Text | None = declare(
        Field(
            "The statement, in neutral words that say whose it is.", prose, '"The spokesperson says …"', required=True
        )
    )
    speaker: Text | None = declare(SPEAKER)
    also: tuple[AlsoDraft, ...] = declare(
        Field("Further passages of the same speaker.", Listing(Shape(AlsoDraft)), "- quote: …"), many=True
    )
    beside: tuple[BesideDraft, ...] = declare(
        Field("The quotes shown beside it.", Listing(Shape(BesideDraft)), "- {speaker: …, quote: …}"), many=True
    )
    was: tuple[Text, ...] = declare(
        Field("Earlier ids, whose addresses keep working.", Listing(slug), "[old-id]"), many=True
    )


@dataclass(frozen=True, kw_only=True)
class TermDraft(Drafted):
    """A term whose use is followed."""

    term: Text | None = declare(Field("The term.", line, "smuggling", required=True))
    forms: tuple[Text, ...] = declare(
        Field("All forms in which it is counted; without any, as it is written.", Listing(line), "[smuggle, smuggled]"),
        many=True,
    )


@dataclass(frozen=True, kw_only=True)
class ReplyDraft(Drafted):
    """What someone who is quoted answered to the editors."""

    who: Text | None = declare(Field("Who was asked.", line, "Todd Bensman", required=True))
    asked: Day | None = declare(Field("When.", day, "2026-11-30", required=True))
    answer: Text | None = declare(Field("The answer; `none` if there was none.", prose, "none", required=True))


@dataclass(frozen=True, kw_only=True)
class CorrectionDraft(Drafted):
    """What was changed after publication."""

    date: Day | None = declare(Field("When it was corrected.", day, "2026-11-30", required=True))
    claim: Text | None = declare(Field("The claim it is about.", slug, "headline", required=True))
    text: Text | None = declare(
        Field("What was wrong and is right now.", prose, '"The quote left out “up to”."', required=True)
    )


@dataclass(frozen=True, kw_only=True)
class WithdrawnDraft(Drafted):
    """Why a brief was taken back."""

    date: Day | None = declare(Field("When.", day, "2026-11-30", required=True))
    reason: Text | None = declare(Field("Why.", prose, '"The source was withdrawn."', required=True))


@dataclass(frozen=True, kw_only=True)
class BriefDraft(Drafted):
    """A brief: `briefs/<slug>.yml`."""

    title: Text | None = declare(Field("What readers see first.", prose, '"What is funded"', required=True))
    question: Text | None = declare(Field("The question it answers.", prose, '"What is funded?"', required=True))
    summary: Text | None = declare(
        Field(
            "A few sentences; `[words](#claim-id)` is a link to a claim.", prose, '"The article says …"', required=True
        )
    )
    status: Choice | None = declare(Field("Where it is in its life.", OneOf(Status), "published", required=True))
    claims: tuple[ClaimDraft, ...] = declare(
        Field("Its claims, in the order of the page.", Listing(Shape(ClaimDraft)), "- id: …", required=True), many=True
    )
    source: Text | None = declare(Field("The source of every quote that names none.", slug, "controlled-flow"))
    topics: tuple[Text, ...] = declare(Field("What it is about.", Listing(slug), "[funding]"), many=True)
    updated: Day | None = declare(Field("When it last changed in meaning.", day, "2026-11-30"))
    terms: tuple[TermDraft, ...] = declare(
        Field("Terms whose use is followed.", Listing(Shape(TermDraft)), "- {term: …, forms: […]}"), many=True
    )
    gaps: tuple[Text, ...] = declare(
        Field("What the documents do not say.", Listing(prose), '- "The article names no document."'), many=True
    )
    replies: tuple[ReplyDraft, ...] = declare(
        Field("What those who are quoted answered.", Listing(Shape(ReplyDraft)), "- {who: …, asked: …, answer: …}"),
        many=True,
    )
    corrections: tuple[CorrectionDraft, ...] = declare(
        Field("What was corrected.", Listing(Shape(CorrectionDraft)), "- {date: …, claim: …, text: …}"), many=True
    )
    withdrawn: WithdrawnDraft | None = declare(
        Field(
            "When and why it was withdrawn.",
            Shape(WithdrawnDraft),
            "{date: …, reason: …}",
            required_with=("status", Status.WITHDRAWN),
        )
    )
