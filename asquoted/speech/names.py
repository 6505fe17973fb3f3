"""Who is named in a text, and how: full names, titles, descriptions, and how often.

Names are runs of words with capitals. A run of two words or more is a full name; it is a person's if a title, a role
or a first name says so, and an organisation's if one of its words does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from asquoted.document import Document
from asquoted.speech.lexicon import Lexicon, lexicon

_CAPITAL = r"(?:(?:[^\W\d_a-z]\.)+|[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?)"
_WORD = re.compile(r"\S+")
WORDS = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_POSSESSIVES = ("'s", "’s", "'", "’")
_APPOSITION = re.compile(r",\s+([^\W\d_][^,.;:]{2,110})(?=[,.;:])")
_NOT_IN_DESCRIPTION = re.compile(r"[^\w’'.& -]|[.](?= [A-Z])")
_ACRONYM = re.compile(r"\(([^\W\d_a-z]{2,8})\)")
_LONGEST_ROLE = 70
_LONGEST_LINK = 9
_LONGEST_APPOSITION = 115


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where somebody is named.

    Attributes:
        start, end: Where, titles left out.
        name: The words of the name.
        titles: The titles before it.
    """

    start: int
    end: int
    name: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(slots=True)
class Named:
    """Somebody who has a full name in a text.

    Attributes:
        name: The words of the full name.
        first: Where it stands first.
        is_organisation, is_person: What the words in it and before it say.
        gender: `he` or `she`, if a title or a role says so.
        places: Where the full name stands.
    """

    name: tuple[str, ...]
    first: int
    is_organisation: bool = False
    is_person: bool = False
    gender: str | None = None
    places: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Description:
    """Words with a role in them that describe somebody: `Panama’s foreign minister`, in lower case."""

    place: int
    named: Named
    words: frozenset[str]


class Names:
    """Everyone who is named in a document."""

    def __init__(self, document: Document) -> None:
        """Read the names of a document."""
        self.text = document.text
        self.words = lexicon(document.tag)
        self.namings = _namings(document, self.words)
        self.starts = [each.start for each in self.namings]
        self.full: dict[tuple[str, ...], Named] = {}
        self.by_role: dict[str, list[Description]] = {}
        self._by_word: dict[str, list[Named]] = {}
        for naming in self.namings:
            if len(naming.name) > 1:
                self._add(naming)
        for named in self.full.values():
            for word in {named.name[0], named.name[-1]}:
                self._by_word.setdefault(word, []).append(named)
        for naming in self.namings:
            if len(naming.name) == 1 and naming.titles:
                family = [each for each in self._by_word.get(naming.name[0], ()) if each.name[-1] == naming.name[0]]
                # `Mr Roe` says nothing of John where Jane is a Roe, too.
                if len(family) == 1:
                    self._note_titles(family[0], naming.titles)

    def _add(self, naming: Naming) -> None:
        named = self.full.get(naming.name)
        if named is None:
            organisation = any(word.rstrip(".") in self.words.organisations for word in naming.name)
            named = self.full[naming.name] = Named(naming.name, naming.start, is_organisation=organisation)
        named.places.append(naming.start)
        if naming.titles:
            self._note_titles(named, naming.titles)
        for description in self._descriptions(naming):
            self._describe(named, naming.start, [word.lower() for word in WORDS.findall(description)])

    def _describe(self, named: Named, place: int, listed: list[str]) -> None:
        roles = self.words.roles.intersection(listed)
        if not roles or named.is_organisation:
            return
        named.is_person = True
        named.gender = named.gender or _gender(listed, self.words.he_words, self.words.she_words)
        description = Description(place, named, frozenset(listed))
        for role in {self.same_role(each) for each in roles}:
            self.by_role.setdefault(role, []).append(description)

    def same_role(self, role: str) -> str:
        """Return one word for all that a spokesperson may be called by."""
        return min(self.words.spokespeople) if role in self.words.spokespeople else role

    def _note_titles(self, named: Named, titles: tuple[str, ...]) -> None:
        named.is_person, named.is_organisation = True, False
        named.gender = named.gender or self.gender_of(titles)

    def gender_of(self, titles: tuple[str, ...]) -> str | None:
        """Return `he` or `she`, if one of some titles says so."""
        return _gender([each.rstrip(".") for each in titles], self.words.he_titles, self.words.she_titles)

    def _descriptions(self, naming: Naming) -> list[str]:
        """Return how a text describes somebody right after the name, and right before it."""
        found = []
        after = _APPOSITION.match(self.text, naming.end, naming.end + _LONGEST_APPOSITION)
        if after is not None:
            found.append(after.group(1))
        start = naming.start - sum(len(title) + 1 for title in naming.titles)
        before = self.text[max(start - _LONGEST_ROLE, 0) : naming.start].rstrip(", ")
        last = before.rsplit(maxsplit=1)[-1:]
        if last and (naming.titles or last[0].lower() in self.words.roles):
            found.append(_NOT_IN_DESCRIPTION.split(before)[-1])
        return found

    def by_surname(self, word: str, place: int, gender: str | None = None) -> Named | None:
        """Return whose surname a word is: a person named before a place, the last one of several.

        Args:
            word: The surname.
            place: Where it stands.
            gender: What the title before it says: no `Mr Roe` is a Jane Roe of whom the text says `she`.
        """
        listed = [each for each in self._by_word.get(word, []) if gender is None or each.gender in (gender, None)]
        surnames = [each for each in listed if each.name[-1] == word and not each.is_organisation]
        first_names = [each for each in listed if each.name[0] == word and each.is_person]
        found = surnames or [each for each in listed if each.name[-1] == word] or first_names
        found = [each for each in found if each.first <= place] or found
        return max(found, key=lambda each: (each.is_person, last_place(each, place)), default=None)

    def naming_within(self, start: int, end: int) -> list[Naming]:
        """Return the names that begin in a stretch."""
        place = bisect_left(self.starts, start)
        found = []
        while place < len(self.namings) and self.namings[place].start < end:
            found.append(self.namings[place])
            place += 1
        return found

    def named_at(self, naming: Naming) -> Named | None:
        """Return who with a full name is named at a place, in full or by the surname."""
        named = self.full.get(naming.name)
        if named is not None or len(naming.name) > 1:
            return named
        return self.by_surname(naming.name[0], naming.start, self.gender_of(naming.titles))


def last_place(named: Named, place: int) -> int:
    """Return where somebody's full name stood last before a place; -1 if nowhere."""
    before = bisect_left(named.places, place + 1)
    return named.places[before - 1] if before else -1


def _gender(listed: list[str], he: frozenset[str], she: frozenset[str]) -> str | None:
    for word in listed:
        if word in he:
            return "he"
        if word in she:
            return "she"
    return None


def _pattern(words: Lexicon) -> re.Pattern[str]:
    inner = "|".join(sorted(map(re.escape, words.inner), key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"\b{_CAPITAL}(?:[ \t]+(?:(?:{inner})[ \t]+)*{_CAPITAL})*")


def _namings(document: Document, words: Lexicon) -> list[Naming]:
    """Return every place where somebody is named, `University of Reno` in one."""
    found: list[Naming] = []
    for naming in _runs(document, words):
        before = found[-1] if found else None
        if before is not None and _belongs_to(document.text, before, naming, words):
            between = document.text[before.end : naming.start].split()
            found[-1] = Naming(before.start, naming.end, (*before.name, *between, *naming.name), before.titles)
        else:
            found.append(naming)
    return found


def _belongs_to(text: str, before: Naming, naming: Naming, words: Lexicon) -> bool:
    """Tell whether two names are one: `Department` of `State`."""
    if naming.start - before.end > _LONGEST_LINK or words.organisations.isdisjoint(before.name):
        return False
    between = text[before.end : naming.start].split()
    return bool(between) and between[0] in words.name_links and between[1:] in ([], ["the"])


def _runs(document: Document, words: Lexicon) -> list[Naming]:
    """Return the names in every run of words with capitals."""
    abbreviations = document.language.abbreviations
    found = []
    for match in _pattern(words).finditer(document.text):
        run: list[tuple[str, int, int]] = []
        for word in _WORD.finditer(match.group()):
            start, text = match.start() + word.start(), word.group()
            bare = text.removesuffix(".")
            stops = text.endswith(".") and "." not in bare and len(bare) > 1 and bare not in abbreviations
            if bare.endswith(_POSSESSIVES):
                bare, stops = bare.rstrip("s").rstrip("'’"), True
            kept = bare if stops else text
            run.append((kept, start, start + len(kept)))
            if stops:
                found.extend(_naming(run, words))
                run = []
        found.extend(_naming(run, words))
    return found


def _naming(run: list[tuple[str, int, int]], words: Lexicon) -> list[Naming]:
    """Return the name in a run of words with capitals: without the words that only open a sentence, without titles."""
    first = 0
    while first < len(run) and _opens_sentence(run[first][0], words):
        first += 1
    titles_end = first
    organised = any(word in words.organisations for word, _, _ in run[first:])
    for place in range(first, len(run) - 1 if not organised else first):
        if run[place][0].rstrip(".") in words.before_names or run[place][0].lower() in words.roles:
            titles_end = place + 1
    name = run[titles_end:]
    if name and not organised and name[-1][0].lower() in words.offices:
        # An `Afghan Ambassador` is described, not named.
        return []
    if not name or (len(name) == 1 and (len(name[0][0]) < 2 or name[0][0] in words.before_names)):
        return []
    titles = tuple(word for word, _, _ in run[first:titles_end])
    return [Naming(name[0][1], name[-1][2], tuple(word for word, _, _ in name), titles)]


def _opens_sentence(word: str, words: Lexicon) -> bool:
    lower = word.lower()
    opens = lower in words.not_nouns or lower in words.according_begins
    return opens or lower in words.days or word in words.months or lower in words.asked
