"""`draft`: a claim file compiled from a source. Files in, files out.

What is there already is known by its place: words that the brief quotes, and words that the record leaves out on
purpose, are not drafted again. Whatever a person wrote stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from asquoted.drafting.candidates import Candidate, Only, Taken, candidates
from asquoted.drafting.claims import Drafted, with_claims
from asquoted.drafting.doubts import doubts
from asquoted.drafting.ids import claim_id
from asquoted.drafting.pairs import Stated, proposals
from asquoted.drafting.quoting import copied
from asquoted.drafting.speakers import Registry, registration, with_descriptions
from asquoted.files.given import Files
from asquoted.files.insert import CannotAdd, value_of
from asquoted.files.modeline import modeline
from asquoted.files.names import DEVICES, RESERVED
from asquoted.files.tree import Scalar
from asquoted.findings import Span
from asquoted.pipeline import SPEAKERS, check
from asquoted.speech.lexicon import lexicon
from asquoted.speech.names import Names
from asquoted.speech.passage import Passage
from asquoted.speech.passages import speech_in
from asquoted.writing import (
    TODO,
    Registered,
    Writing,
    brief_file,
    brief_head,
    checked,
    registered,
    taken_ids,
)

_HEAD = """\
# Drafted from seeds/{source}.txt: who says what, in the words of the source. The rest is to be written.
# `# check: …` says what was guessed; `# beside? …` proposes another claim whose words may stand beside this one.
# A claim that is deleted comes back with the next draft, unless its words are listed under `unquoted` in the record.
"""
_NO_NAME = "whose words these are cannot be read from the text"
_NO_QUOTE = "the law allows no quote of these words"
_NO_ENTRY = "`{name}` cannot be registered: too long, or its page would be another speaker's"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to draft.

    Attributes:
        source: The id of the source.
        brief: The slug of the brief.
        speaker: The only speaker wanted, `None` for all.
        only: The only kind of statement wanted, `None` for all.
    """

    source: str
    brief: str
    speaker: str | None = None
    only: Only | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """A statement that is not drafted, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, kw_only=True)
class Drafting:
    """What would be written, and what was found.

    Attributes:
        writing: The files.
        claims: The claims that are new.
        speakers: The names that are new in the registry.
        there: How many statements are quoted or set aside already.
        left: What is left to a person.
        heard: Everyone who is known to speak in the source.
    """

    writing: Writing
    claims: tuple[Drafted, ...] = ()
    speakers: tuple[str, ...] = ()
    there: int = 0
    left: tuple[Left, ...] = ()
    heard: tuple[str, ...] = ()


def draft(files: Files, wanted: Wanted, schemas: Collection[str] = ()) -> Drafting:
    """Compile the claims that a brief lacks of what a source lets people say.

    A speaker who has become known may make plain who else is meant; so the source is read until nothing new is found.

    Raises:
        CannotAdd: The source, the brief or the registry cannot be used as they are.
    """
    if wanted.brief in RESERVED["briefs"] | DEVICES:
        raise CannotAdd(f"no brief can be called `{wanted.brief}`; name another one: --to briefs/<slug>.yml")
    now = dict(files)
    claims: list[Drafted] = []
    speakers: list[str] = []
    reading = first = _Round(now, wanted)
    while drafted := reading.claims():
        places = {each.stretches for each in claims}
        assert places.isdisjoint(each.stretches for each in drafted), "what was written must be found there"
        claims += drafted
        speakers += [each.name for each in reading.new]
        now |= reading.written(drafted, schemas)
        reading = _Round(now, wanted)
    changed = {path: data for path, data in now.items() if files.get(path) != data and isinstance(data, bytes)}
    return Drafting(
        writing=checked(files, changed) if changed else Writing({}),
        claims=tuple(claims),
        speakers=tuple(speakers),
        there=first.there,
        left=tuple(reading.left),
        heard=tuple(reading.heard),
    )


class _Round:
    """One reading of the source.

    Attributes:
        there: How many statements are quoted or set aside already.
        left: What is left to a person.
        heard: Everyone who is known to speak in the source.
        new: The speakers to register.
    """

    def __init__(self, files: Files, wanted: Wanted) -> None:
        self.files, self.wanted = files, wanted
        self.path = f"briefs/{wanted.brief}.yml"
        self.outcome = check(files)
        if wanted.source not in self.outcome.library.sources:
            raise CannotAdd(f"the source `{wanted.source}` cannot be quoted from; python3 build.py check says why")
        self.source = self.outcome.library.sources[wanted.source]
        self.registry = Registry(self.outcome.library.speakers.values())
        self.speaker = wanted.speaker and (self.registry.name_of(wanted.speaker) or wanted.speaker)
        self.there = 0
        self.left: list[Left] = []
        self.heard: dict[str, None] = {}
        self.new: list[Registered] = []
        self.ids: set[str] = set()
        self.default: str | None = wanted.source
        if self.path in files:
            _, tree = brief_file(files, wanted.brief)
            self.ids = taken_ids(tree)
            default = value_of(tree, "source")
            self.default = default.value if isinstance(default, Scalar) and not default.is_empty else None

    def claims(self) -> list[Drafted]:
        """Return the claims that are new, in the order of the text."""
        known = self.outcome.library.speakers.values()
        found = speech_in(self.source.document, self.source.parts, known)
        passages = tuple(with_descriptions(self.source, found))
        names = Names(self.source.document)
        taken = self._taken()
        drafted = []
        for each in candidates(self.source, passages, self.wanted.only):
            speaker = each.passage.speaker
            name = self.registry.name_of(speaker) if speaker is not None else None
            if name is not None:
                self.heard[name] = None
            if self.speaker is not None and self.speaker != name:
                continue
            if taken.holds_any(each.stretches):
                self.there += 1
            elif name is None or not each.quotes:
                self._leave(each, name)
            else:
                if not self.registry.holds(name):
                    own = [other for other in passages if other.speaker == speaker]
                    self.new.append(registration(self.source, names, name, own))
                    self.registry.add(name)
                drafted.append(self._drafted(each, name))
        self._propose(drafted)
        return drafted

    def _taken(self) -> Taken:
        """Return the words that the brief quotes, and those that the record leaves out."""
        anchors = [anchor for anchor, _ in self.source.unquoted]
        for each in self.outcome.quotes:
            if not each.id.startswith(f"{self.wanted.brief}/"):
                continue
            if each.anchor is not None:
                anchors.append(each.anchor)
            elif each.source in (self.wanted.source, None):
                raise CannotAdd(
                    f"`{each.id}` does not stand, so its words might be drafted again; "
                    "python3 build.py check says what is wrong with it"
                )
        return Taken(words for each in anchors if each.source.id == self.source.id for words in each.segments)

    def _leave(self, each: Candidate, name: str | None) -> None:
        reason = _NO_QUOTE if name is not None else _NO_NAME
        if name is None and each.passage.speaker is not None:
            reason = _NO_ENTRY.format(name=each.passage.speaker)
        self.left.append(Left(self.source.file.span(each.stretches[0].start, each.stretches[-1].end), reason))

    def _drafted(self, each: Candidate, name: str) -> Drafted:
        id_ = claim_id(self.source, name, each.stretches, self.ids)
        self.ids.add(id_)
        return Drafted(
            id=id_,
            speaker=name,
            stretches=each.stretches,
            quotes=each.quotes,
            source=None if self.default == self.source.id else self.source.id,
            via=self._via(each.passage),
            doubts=doubts(self.source, each, name, self.registry.known),
        )

    def _via(self, passage: Passage) -> dict[str, str]:
        """Return the keys of the work that a statement was found in; its name is copied where the text has it."""
        quote = copied(self.source, [passage.via]) if passage.via is not None else None
        if quote is None:
            return {}
        first, _, rest = quote.words.partition(" ")
        is_named = first.lower() in lexicon(self.source.language).works_from
        return dict([("work", rest if is_named else TODO), ("quote", quote.words), *filter(None, [quote.context])])

    def _propose(self, drafted: Iterable[Drafted]) -> None:
        """Note which claims may belong beside new ones."""
        briefs = [each for each in self.outcome.library.briefs if each.slug == self.wanted.brief]
        stated = [
            Stated(claim.id, claim.quote.speaker.name, claim.quote.anchor.segments, is_new=False)
            for brief in briefs
            for claim in brief.claims
            if claim.quote.anchor.source.id == self.source.id
        ]
        by_id = {each.id: each for each in drafted}
        stated += [Stated(each.id, each.speaker, each.stretches, is_new=True) for each in by_id.values()]
        names = [*self.outcome.library.speakers, *(each.name for each in self.new)]
        for id_, found in proposals(self.source, stated, names).items():
            by_id[id_].beside += found

    def written(self, drafted: Sequence[Drafted], schemas: Collection[str]) -> dict[str, bytes]:
        """Return the brief with the claims, and the registry with the speakers."""
        files = dict(self.files)
        if self.path not in files:
            head = modeline(self.path, schemas) + _HEAD.format(source=self.source.id)
            files[self.path] = (head + brief_head("", "", self.source.id)).encode("utf-8")
        changed = {self.path: with_claims(*brief_file(files, self.wanted.brief), drafted).encode("utf-8")}
        return changed | ({SPEAKERS: registered(files, self.new, schemas)} if self.new else {})
