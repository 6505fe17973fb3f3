"""Drafted claims as lines of a brief, each in its place: after what its speaker says there already, else at the end."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from asquoted.drafting.quoting import Copied
from asquoted.files.insert import CannotAdd, are_apart, below, column_of, is_on_lines, value_of
from asquoted.files.layout import WIDTH, Entry, entries, item
from asquoted.files.paste import edited, one_line
from asquoted.files.tree import Mapping as Tree, Scalar, Sequence as Items
from asquoted.findings import Edit, SourceFile
from asquoted.model import Words
from asquoted.writing import TODO

_STEP = 2


@dataclass(slots=True)
class Drafted:
    """A claim that is being drafted.

    Attributes:
        id: Its id.
        speaker: Whose words it rests on.
        stretches: Where they stand.
        quotes: The words, its own first.
        source: The id of the source, if the brief has another one for all quotes.
        via: The keys of the work in which the source found the words.
        doubts: Why a person should check it.
        beside: Other claims that may belong beside it, and the words that both have.
    """

    id: str
    speaker: str
    stretches: tuple[Words, ...]
    quotes: tuple[Copied, ...]
    source: str | None = None
    via: dict[str, str] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    beside: list[tuple[str, list[str]]] = field(default_factory=list)

    def lines(self, indent: int) -> list[str]:
        """Return it as an item of a list, its hyphen at `indent`."""
        inner = indent + _STEP
        lines = item([("id", self.id), ("claim", TODO)], indent)
        if self.doubts:
            lines += _comment("check: " + "; ".join(self.doubts), inner)
        quotes = [self._with_source(each) for each in self.quotes]
        lines += entries([("speaker", self.speaker), *quotes[0]], inner)
        if len(quotes) > 1:
            lines.append(f"{' ' * inner}also:")
            lines += [line for each in quotes[1:] for line in item(each, inner + _STEP)]
        for id_, words in self.beside:
            shared = ", ".join(f"“{one_line(each)}”" for each in words)
            lines += _comment(f"beside? {id_}: both say {shared}", inner)
        return lines

    def _with_source(self, quote: Copied) -> list[Entry]:
        source: list[Entry] = [("source", self.source)] if self.source else []
        via: list[Entry] = [("via", self.via)] if self.via else []
        return [*quote.entries, *source, *via]


def _comment(words: str, indent: int) -> list[str]:
    """Return a comment on as many lines as it takes, with nothing in it that could end one."""
    shown = one_line("".join(char for char in one_line(words) if char.isprintable()))
    start = f"{' ' * indent}# "
    return textwrap.wrap(
        shown,
        WIDTH,
        initial_indent=start,
        subsequent_indent=f"{start}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def with_claims(file: SourceFile, tree: Tree, drafted: Sequence[Drafted]) -> str:
    """Return a brief with claims more; every other character stays as it is.

    Raises:
        CannotAdd: Its claims stand in brackets.
    """
    claims = value_of(tree, "claims")
    groups = _by_speaker(drafted)
    if claims is None or (isinstance(claims, Scalar) and claims.is_empty):
        return edited(file.text, [_first(file, tree, [each for group in groups.values() for each in group])])
    if not isinstance(claims, Items) or not is_on_lines(claims):
        raise CannotAdd(f"`claims` of {file.path} stands in brackets; put each claim on lines of its own first")
    indent = column_of(claims.span)
    apart = len(claims.items) == 1 or are_apart(claims)
    last_of = {
        name.value: number
        for number, node in enumerate(claims.items)
        if isinstance(name := value_of(node, "speaker"), Scalar)
    }
    end = len(claims.items) - 1
    at: dict[int, list[Drafted]] = {}
    for speaker in sorted(groups, key=lambda each: each not in last_of):
        at.setdefault(last_of.get(speaker, end), []).extend(groups[speaker])
    edits = [
        below(file, claims.items[number].span.end, _lines(group, indent, apart=apart), deeper_than=indent, apart=apart)
        for number, group in at.items()
    ]
    return edited(file.text, edits)


def _by_speaker(drafted: Iterable[Drafted]) -> dict[str, list[Drafted]]:
    groups: dict[str, list[Drafted]] = {}
    for each in drafted:
        groups.setdefault(each.speaker, []).append(each)
    return groups


def _first(file: SourceFile, tree: Tree, drafted: Sequence[Drafted]) -> Edit:
    """Return the change that begins the list of claims."""
    empty = next((key for key, _ in tree.entries if key.value == "claims"), None)
    column = column_of(tree.span)
    lines = _lines(drafted, column + _STEP, apart=True)
    if empty is not None:
        return below(file, empty.span.end, lines, deeper_than=column)
    return below(file, tree.span.end, [f"{' ' * column}claims:", *lines], deeper_than=column)


def _lines(drafted: Iterable[Drafted], indent: int, *, apart: bool) -> list[str]:
    lines: list[str] = []
    for each in drafted:
        lines += [*([""] if lines and apart else []), *each.lines(indent)]
    return lines
