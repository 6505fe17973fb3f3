"""From the words that mention a speaker to the speaker: a full name, or a registered speaker.

A registered name or alias decides. Then a name in the mention: in full, or a surname that belongs to a full name in
the text. Then a description that fits one with which somebody was introduced. A pronoun is the last speaker, unless
somebody else who fits it has been named since as the subject of a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from asquoted.document import Document
from asquoted.model import Speaker, Words
from asquoted.speech.names import WORDS, Named, Names, Naming
from asquoted.speech.passage import How
from asquoted.text.fold import folded
from asquoted.values import SpeakerKind

_STILL_SPEAKING = 1200
"""So many characters after a speaker was last heard, a pronoun can still mean them."""
_NEAR = 2500
_MOST_DESCRIPTIONS = 20
_POSSESSIVE = re.compile(r"['’]s\b")
_LINKS = re.compile(r"\b(?:of|for|at|from|in|with|to|on|by|near)\s+(?:the\s+|a\s+|an\s+)?$", re.IGNORECASE)

Resolved = tuple[str | None, How | None]


class Resolver:
    """Says who is meant, mention by mention, in the order of the text."""

    def __init__(self, document: Document, speakers: Iterable[Speaker]) -> None:
        """Begin at the start of a document."""
        self.text = document.text
        self.names = Names(document)
        self.words = self.names.words
        self.registered: dict[str, str] = {}
        self.bodies: set[str] = set()
        for speaker in speakers:
            if speaker.kind in (SpeakerKind.ORGANISATION, SpeakerKind.PUBLICATION):
                self.bodies.add(speaker.name)
            for known in (speaker.name, *speaker.aliases):
                self.registered.setdefault(self._bare(known), speaker.name)
        self.unnamed: dict[str, str] = {}
        self._known: dict[Words, Resolved] = {}
        self.last: str | None = None
        self.last_at = 0

    def _bare(self, words: str) -> str:
        """Return how a mention is compared: folded, in lower case, without an article."""
        return self._without_article(folded(words)).lower()

    def _without_article(self, words: str) -> str:
        listed = words.split()
        return " ".join(listed[1:] if listed and listed[0].lower() in self.words.articles else listed)

    def resolve(self, mention: Words, head: Words) -> Resolved:
        """Return who is meant by a mention.

        Args:
            mention: The mention, its apposition included.
            head: The noun phrase itself.
        """
        if mention in self._known:
            return self._known[mention]
        text = self.text[head.start : head.end]
        lower = text.lower()
        if lower in self.words.pronouns:
            speaker = self._pronoun(lower, mention.start)
            how = How.PRONOUN
        else:
            speaker, how = self._phrase(text, head)
        if speaker is not None:
            named = self.names.full.get(tuple(speaker.split()))
            if named is not None and not named.is_organisation:
                named.is_person = True
            speaker = self._registered_as(speaker)
            if speaker not in self.bodies and (named is None or named.is_person):
                self.last, self.last_at = speaker, mention.end
        resolved = self._known[mention] = (speaker, how) if speaker is not None else (None, None)
        return resolved

    def _registered_as(self, name: str) -> str:
        return self.registered.get(self._bare(name), name)

    def _phrase(self, text: str, head: Words) -> tuple[str | None, How]:
        known = self.registered.get(self._bare(text))
        naming = self._head_name(head)
        if known is not None:
            how = How.FULL if self._bare(text) == self._bare(known) else How.DESCRIPTION
            return known, How.SURNAME if how is How.DESCRIPTION and naming is not None else how
        if naming is not None:
            return self._named(naming)
        return self._described(text, head.start), How.DESCRIPTION

    def _named(self, naming: Naming) -> tuple[str, How]:
        name = " ".join(naming.name)
        if len(naming.name) > 1:
            return name, How.FULL
        named = self.names.by_surname(naming.name[0], naming.start, self.names.gender_of(naming.titles))
        return (" ".join(named.name), How.SURNAME) if named is not None else (name, How.FULL)

    def _head_name(self, head: Words) -> Naming | None:
        """Return the name that a noun phrase is about: not the one in `Obama’s aide`, `the head of Interpol`."""
        found = None
        for naming in self.names.naming_within(head.start, head.end):
            if self.text.startswith(("'s", "’s"), naming.end):
                continue
            if self._is_common_word(naming, head):
                continue
            if (
                _LINKS.search(self.text[max(naming.start - 12, head.start) : naming.start])
                and naming.start > head.start
            ):
                continue
            found = naming
        if found is None:
            return None
        return None if self._goes_on_to_role(found, head) else found

    def _is_common_word(self, naming: Naming, head: Words) -> bool:
        """Tell a word that only begins a sentence from a name: `Police` said, `Recent reports` say."""
        if len(naming.name) > 1 or naming.titles or naming.start != head.start:
            return False
        goes_on = self.text[naming.end + 1 : min(naming.end + 2, head.end)].islower()
        return goes_on or naming.name[0].lower() in self.words.speaking

    def _goes_on_to_role(self, naming: Naming, head: Words) -> bool:
        """Tell whether a name only says whose the speaker is: `Trump campaign officials`, not `Roe of the campaign`."""
        for word in WORDS.findall(self.text[naming.end : head.end]):
            if word.lower() in self.words.prepositions:
                return False
            if word.lower() in self.words.speaking:
                return True
        return False

    def _described(self, text: str, place: int) -> str | None:
        """Return who was introduced by words that a description takes up: `the CIS expert`."""
        listed = WORDS.findall(text)
        # In `the report’s authors` only the authors speak.
        own = WORDS.findall(_POSSESSIVE.split(text)[-1])
        roles = [word.lower() for word in own if word.lower() in self.words.speaking]
        others = {word.lower() for word in listed}.difference(roles, self.words.not_nouns)
        if not roles:
            return None
        if listed[0].lower() not in self.words.indefinite and listed[0].lower() in self.words.determiners:
            fitting = self._fitting(roles, others, place)
            if fitting is not None:
                return " ".join(fitting.name)
            for role in roles:
                known = self.unnamed.get(role)
                if known is not None and others <= {word.lower() for word in WORDS.findall(known)}:
                    return known
        name = self._without_article(text)
        self.unnamed.update(dict.fromkeys(roles, name))
        return name

    def _fitting(self, roles: list[str], others: set[str], place: int) -> Named | None:
        """Return who is described by a role and by other words too: last before a place, else first after it."""
        best: tuple[tuple[bool, int, int], Named] | None = None
        for role in roles:
            listed = self.names.by_role.get(self.names.same_role(role), [])
            known = bisect_left(listed, place, key=lambda each: each.place)
            for description in listed[max(known - _MOST_DESCRIPTIONS, 0) : known + _MOST_DESCRIPTIONS]:
                shared = len(others & description.words)
                after = description.place > place
                score = not after, shared, -description.place if after else description.place
                if (shared if after else shared or not others) and (best is None or score > best[0]):
                    best = score, description.named
        return best[1] if best else None

    def _pronoun(self, lower: str, place: int) -> str | None:
        """Return whom a pronoun means: the last speaker, unless somebody who fits was named since as a subject."""
        gender = "he" if lower in self.words.he else "she" if lower in self.words.she else None
        if gender is None:
            return None
        heard = self.last if self.last is not None and place - self.last_at < _STILL_SPEAKING else None
        if heard is not None and self._gender(heard) not in (gender, None):
            heard = None
        people = [each for each in self._named_before(place) if each[1].gender in (gender, None)]
        opening = [each for each in people if self._opens_sentence(each[0])]
        if heard is not None:
            newer = [each for each in opening if each[0] > self.last_at]
            return " ".join(newer[0][1].name) if newer else heard
        chosen = opening or [each for each in people if each[1].is_person]
        return " ".join(chosen[0][1].name) if chosen else None

    def _gender(self, name: str) -> str | None:
        named = self.names.full.get(tuple(name.split()))
        return named.gender if named is not None else None

    def _named_before(self, place: int) -> list[tuple[int, Named]]:
        """Return who is named not long before a place and is no organisation, the last one first."""
        found = []
        for naming in reversed(self.names.naming_within(place - _NEAR, place)):
            named = self.names.named_at(naming)
            if named is not None and not named.is_organisation:
                found.append((naming.start, named))
        return found

    def _opens_sentence(self, place: int) -> bool:
        """Tell whether a name begins a sentence or clause, but for titles."""
        before = self.text[max(place - 40, 0) : place].rstrip(" \t")
        while before:
            *rest, last = before.rsplit(maxsplit=1) if before.split() else ("", "")
            skipped = last.rstrip(".") in self.words.before_names or last.lower() in self.words.openers
            if not last or not skipped:
                break
            before = rest[0] if rest else ""
        return not before or before[-1] in '.!?”"\n:;—'
