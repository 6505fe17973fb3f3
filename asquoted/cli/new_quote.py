"""`new claim` and `new beside`: the words are taken from the source, so that they stand."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from asquoted.cli.ask import Asking, an_id, one_of
from asquoted.cli.command import CannotRun, project_option
from asquoted.cli.writing import schemas_of, write
from asquoted.disk import find_project, read_project
from asquoted.files.insert import value_of
from asquoted.files.kinds import slugified
from asquoted.files.layout import Entry
from asquoted.files.tree import Scalar
from asquoted.model import Library, Source
from asquoted.pipeline import check
from asquoted.report.passages import passages
from asquoted.report.plain import place
from asquoted.resolve.between import Taken, taken_between
from asquoted.resolve.desk import suggestion
from asquoted.resolve.find import find_words
from asquoted.values import Relation, SpeakerKind
from asquoted.writing import TODO, Registered, brief_file, claim_in, ids_of, new_beside, new_claim, taken_ids

_MOST_PLACES = 5
_ID_WORDS = 4
_FIND = "its words, or the first and the last of them around …"
_TO_WRITE = f"{TODO}: say in neutral words what the passage says, and whose statement it is"
_NOTE_TO_WRITE = f"{TODO}: say in which words the two agree or differ"

AddKind = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add(kind: AddKind) -> None:
    """Add both."""
    claim = kind("claim", _claim, "a claim at the end of a brief, with the words it rests on")
    claim.add_argument("brief", metavar="BRIEF", help="the brief: what-is-funded")
    _quote_options(claim)
    claim.add_argument("--claim", metavar="TEXT", help="the statement, in neutral words that say whose it is")
    claim.add_argument("--id", help="its address on the page (default: from its words)")
    beside = kind("beside", _beside, "a quote beside a claim")
    beside.add_argument("claim", metavar="BRIEF/CLAIM", help="the claim: what-is-funded/headline")
    _quote_options(beside)
    beside.add_argument("--relation", help="how its wording stands to the claim's quote: " + ", ".join(Relation))
    beside.add_argument("--note", metavar="TEXT", help="in which words the two agree or differ")


def _quote_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--find",
        metavar="WORDS",
        help="all of its words, or “first words … last words”; they are taken from the source",
    )
    parser.add_argument("--via", metavar="WORK", help="the work in which the source found the words, in your words")
    parser.add_argument("--via-find", metavar="WORDS", help="the words in which the source names that work")
    parser.add_argument("--place", metavar="N", help="which place, where the words can be taken from several")
    parser.add_argument("--speaker", metavar="NAME", help="who the words belong to, as in briefs/speakers.yml")
    parser.add_argument("--kind", help="for a new speaker, who is then registered: " + ", ".join(SpeakerKind))
    parser.add_argument("--source", metavar="ID", help="the source (default: the brief's, or the only one)")


@dataclass(frozen=True)
class _Quote:
    """Asks for what every quote needs.

    Attributes:
        library: What stands.
        ask: What was given and can be asked.
        default: The source that the brief names for every quote.
    """

    library: Library
    ask: Asking
    default: str | None

    def entries(self) -> list[Entry]:
        """Return the keys of the words."""
        source = self._source()

        def judge(find: str) -> str | None:
            return None if taken_between(find, source) else passages(find, find_words(find, [source])).rstrip()

        taken = self._chosen(taken_between(self.ask.get("find", _FIND, judge=judge), source))
        entries: list[Entry] = [("quote", taken.words)]
        entries += [taken.context] if taken.context else []
        entries += [("source", source.id)] if source.id != self.default else []
        return [*entries, *self._via(source)]

    def _via(self, source: Source) -> list[Entry]:
        """Return the work in which the source found the words, if one is named."""
        work, find = self.ask.given.via, self.ask.given.via_find
        if work is None and find is None:
            return []
        if work is None or find is None:
            raise CannotRun("--via names the work, --via-find the words in which the source does; one needs the other")
        taken = taken_between(find, source)
        if len(taken) != 1 or taken[0].alike:
            raise CannotRun(
                f"--via-find: these words stand at {len(taken)} places of `{source.id}`; give the words of one"
            )
        return [
            (
                "via",
                dict([("work", work), ("quote", taken[0].words), *([taken[0].context] if taken[0].context else [])]),
            )
        ]

    def _chosen(self, taken: list[Taken]) -> Taken:
        """Return the place that is meant; it is never guessed."""
        number = "1"
        if len(taken) > 1:
            lines = [
                f"  {number}  {place(each.source.file.span(each.place.start))}: {_short(each.words)}"
                for number, each in enumerate(taken[:_MOST_PLACES], start=1)
            ]
            lines += [f"  and {len(taken) - _MOST_PLACES} more"] if len(taken) > _MOST_PLACES else []
            question = "which place is meant; these words can be taken from\n" + "\n".join(lines) + "\n  its number"
            numbers = [str(number) for number in range(1, len(taken) + 1)]
            number = self.ask.get("place", question, judge=one_of(numbers))
        chosen = taken[int(number) - 1]
        if chosen.alike:
            raise CannotRun(
                f"“{_short(chosen.words)}” stands more than once, and nothing beside it tells which is meant"
            )
        return chosen

    def _source(self) -> Source:
        known = self.library.sources
        if not known:
            raise CannotRun("there is no source to quote from; to add one: python3 build.py new source FILE")

        def judge(id_: str) -> str | None:
            return None if id_ in known else f"no source has the id `{id_}`; {suggestion(id_, known, 'sources')}"

        default = self.default or (next(iter(known)) if len(known) == 1 else None)
        if default and self.ask.given.source is None:
            if wrong := judge(default):
                raise CannotRun(wrong)
            return known[default]
        return known[self.ask.get("source", f"its source ({', '.join(known)})", judge=judge)]

    def speaker(self) -> tuple[str, Registered | None]:
        """Return the name of the speaker, and the entry to register if it is a new one."""
        known = self.library.speakers
        named = {alias: each.name for each in known.values() for alias in each.aliases}
        while True:
            name = self.ask.get("speaker", "who the words belong to")
            if name in known or name in named:
                return name if name in known else named[name], None
            kind = self.ask.get(
                "kind",
                f"no speaker is called `{name}`; {suggestion(name, known, 'speakers')}\n"
                f"  to register a new one, its kind ({', '.join(SpeakerKind)}; empty: another name)",
                judge=one_of(SpeakerKind),
                needed=self.ask.given.speaker is not None or not self.ask.is_possible,
            )
            if kind:
                return name, Registered(name, kind)


def _claim(given: argparse.Namespace) -> int:
    root, ask = find_project(given.project), Asking(given, "new claim")
    files = read_project(root)
    slug = _slug(given.brief)
    _, tree = brief_file(files, slug)
    quote = _Quote(check(files).library, ask, _text(value_of(tree, "source")))
    words = quote.entries()
    speaker, registered = quote.speaker()
    text = ask.get("claim", "the claim, in your own words", default=_TO_WRITE, needed=False)
    taken = taken_ids(tree)
    id_ = ask.get(
        "id", "its id", default=_free(str(words[0][1]), taken), judge=lambda id_: _id(id_, taken), needed=False
    )
    entries: list[Entry] = [("id", id_), ("claim", text), ("speaker", speaker), *words]
    written = new_claim(files, slug, entries, registered, schemas_of(root))
    return write(
        root, written, f"put a quote beside it: python3 build.py new beside {slug}/{id_}{project_option(given)}"
    )


def _beside(given: argparse.Namespace) -> int:
    root, ask = find_project(given.project), Asking(given, "new beside")
    files = read_project(root)
    slug, slash, id_ = given.claim.removeprefix("briefs/").partition("/")
    slug = _slug(slug)
    if not slash:
        raise CannotRun(f"`{given.claim}` names no claim; write BRIEF/CLAIM: {slug}/<id>")
    _, tree = brief_file(files, slug)
    if claim_in(tree, id_) is None:
        raise CannotRun(f"briefs/{slug}.yml has no claim `{id_}`; {suggestion(id_, ids_of(tree), 'claims')}")
    quote = _Quote(check(files).library, ask, _text(value_of(tree, "source")))
    words = quote.entries()
    speaker, registered = quote.speaker()
    relation = ask.get(
        "relation", f"how it stands to the claim's quote ({', '.join(Relation)})", judge=one_of(Relation)
    )
    note = ask.get("note", "in which words they agree or differ", default=_NOTE_TO_WRITE, needed=False)
    entries: list[Entry] = [("speaker", speaker), *words, ("relation", relation), ("note", note)]
    written = new_beside(files, slug, id_, entries, registered, schemas_of(root))
    return write(root, written, f"read it on the site: python3 build.py serve{project_option(given)}")


def _slug(given: str) -> str:
    """Return the slug of a brief, which may be given as its file."""
    return given.removeprefix("briefs/").removesuffix(".yml")


def _text(node: object) -> str | None:
    return node.value if isinstance(node, Scalar) and not node.is_empty else None


def _short(words: str) -> str:
    parts = words.split()
    return " ".join(parts) if len(parts) <= 12 else f"{' '.join(parts[:6])} … {' '.join(parts[-5:])}"


def _free(words: str, taken: set[str]) -> str:
    """Return an id made of the first words, one that no claim of the brief has."""
    base = "-".join(slugified(words).split("-")[:_ID_WORDS]) or "claim"
    return next(id_ for id_ in (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))) if id_ not in taken)


def _id(value: str, taken: set[str]) -> str | None:
    if value in taken:
        return f"`{value}` is the id of another claim of this brief"
    return an_id(value)
