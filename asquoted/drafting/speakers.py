"""Speakers that a registry lacks: what they are, and the words with which the source describes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from asquoted.drafting.quoting import Copied, copied
from asquoted.files.kinds import slugified
from asquoted.model import Source, Speaker, Words
from asquoted.speech.lexicon import lexicon
from asquoted.speech.names import WORDS, Names
from asquoted.speech.passage import How, Passage
from asquoted.values import SpeakerKind
from asquoted.writing import Registered

_LONGEST_NAME = 80
_LONGEST_MENTION = 6
"""Words of a description that can stand for a name."""
_LONGEST_DESCRIPTION = 200
_APPOSITION = re.compile(r",\s+(?P<words>[^,.;:]{2,200})(?=[,.;:])")
_BETWEEN = " ,\t\r\n"


class Registry:
    """Everyone who is registered, and those who are about to be; each has a page of their own."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        """Begin with those who are registered."""
        self._by_slug: dict[str, str] = {}
        self._known: dict[str, str] = {}
        for each in speakers:
            self.add(each.name)
            self._known |= {name.casefold(): each.name for name in (*each.aliases, each.name)}

    @property
    def known(self) -> frozenset[str]:
        """The names and aliases of those who are registered, in lower case."""
        return frozenset(self._known)

    def add(self, name: str) -> None:
        """Add a speaker."""
        self._by_slug[slugified(name)] = name

    def holds(self, name: str) -> bool:
        """Tell whether a speaker is registered."""
        return self._by_slug.get(slugified(name)) == name

    def name_of(self, speaker: str) -> str | None:
        """Return the name under which somebody is or can be registered.

        Args:
            speaker: As the text names them.

        Returns:
            The name; `None` if the words are none, or if the page of that name is somebody else's.
        """
        if speaker.casefold() in self._known:
            return self._known[speaker.casefold()]
        name = speaker[:1].upper() + speaker[1:]
        slug = slugified(name)
        there = self._by_slug.get(slug)
        if there is not None:
            return there if there.casefold() == name.casefold() else None
        return name if slug and len(name) <= _LONGEST_NAME and name.isprintable() else None


def with_descriptions(source: Source, passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages with whoever is only described as a speaker: `the harbour master`, where nobody is named so."""
    text, words = source.document.text, lexicon(source.language)
    for passage in passages:
        speaker = None
        if passage.speaker is None and passage.mention is not None:
            mention = text[passage.mention.start : passage.mention.end].partition(",")[0].split()
            if 1 < len(mention) <= _LONGEST_MENTION and mention[0].lower() in words.articles:
                speaker = " ".join(mention[1:])
        yield replace(passage, speaker=speaker, how=How.DESCRIPTION) if speaker else passage


def registration(source: Source, names: Names, name: str, passages: Sequence[Passage]) -> Registered:
    """Return the entry of a new speaker.

    Args:
        source: The source that lets them speak.
        names: Who is named in it.
        name: The name to register.
        passages: What they say there.
    """
    kind, doubt = _kind(source, names, name, passages)
    described = _described(source, names, name, kind, passages)
    entries = {}
    if described is not None:
        context = [described.context] if described.context else []
        entries = dict([("quote", described.words), ("source", source.id), *context])
    return Registered(name, kind, entries, doubt)


def _kind(source: Source, names: Names, name: str, passages: Sequence[Passage]) -> tuple[SpeakerKind, str | None]:
    """Return what a speaker is, and why that is uncertain."""
    if source.publisher and name.casefold() == source.publisher.casefold():
        return SpeakerKind.PUBLICATION, None
    named = names.full.get(tuple(name.split()))
    if named is not None and named.is_organisation:
        return SpeakerKind.ORGANISATION, None
    if (named is not None and named.is_person) or any(each.how is How.PRONOUN for each in passages):
        return SpeakerKind.PERSON, None
    if named is None and all(each.how is How.DESCRIPTION for each in passages):
        last = WORDS.findall(name)[-1].lower()
        if last in names.words.bodies:
            return SpeakerKind.ORGANISATION, None
        if last in names.words.writings:
            return SpeakerKind.UNNAMED, "this may be a text, and no person"
        is_role = not names.words.roles.isdisjoint(WORDS.findall(name.lower()))
        return SpeakerKind.UNNAMED, None if is_role else "the text may name this speaker elsewhere"
    return SpeakerKind.PERSON, "nothing in the text says whether this is a person"


def _described(
    source: Source, names: Names, name: str, kind: SpeakerKind, passages: Sequence[Passage]
) -> Copied | None:
    """Return the first words that describe a speaker and can be quoted."""
    found = [*_after_name(names, name), *_before_name(names, name, passages)]
    if kind is SpeakerKind.UNNAMED:
        found = [each.mention for each in passages if each.mention is not None and each.how is How.DESCRIPTION]
    for words in found:
        if words.end - words.start <= _LONGEST_DESCRIPTION:
            quote = copied(source, [words])
            if quote is not None:
                return quote
    return None


def _after_name(names: Names, name: str) -> Iterable[Words]:
    """Yield what stands after a full name up to the next mark and describes it: `Jane Roe, a former teacher,`."""
    named = names.full.get(tuple(name.split()))
    for naming in (each for place in (named.places if named else ()) for each in names.naming_within(place, place + 1)):
        after = _APPOSITION.match(names.text, naming.end)
        if after is not None and _is_description(names, after["words"], article=True):
            yield Words(*after.span("words"))


def _before_name(names: Names, name: str, passages: Iterable[Passage]) -> Iterable[Words]:
    """Yield what stands before a name in a mention and holds a role: `Mayor` Jane Roe."""
    for mention in (each.mention for each in passages if each.mention is not None):
        naming = next(
            (each for each in names.naming_within(mention.start, mention.end) if " ".join(each.name) == name), None
        )
        if naming is not None:
            words = names.text[mention.start : naming.start].rstrip(_BETWEEN)
            if _is_description(names, words, article=False):
                yield Words(mention.start, mention.start + len(words))


def _is_description(names: Names, text: str, *, article: bool) -> bool:
    """Tell whether words begin as a noun phrase does, and hold a role; after a name an article is as good."""
    listed = [word.lower() for word in WORDS.findall(text)]
    words = names.words
    if not listed or listed[0] in words.relative | words.subjects | words.conjunctions or listed[0] in words.verbs:
        return False
    return (article and listed[0] in words.articles) or not words.roles.isdisjoint(listed)
