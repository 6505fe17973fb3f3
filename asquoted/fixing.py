"""`fix`: the changes that findings carry, made until there is nothing left to make.

Files in, files out. A round makes every change that lies in no other's way; what it leaves is checked again, because
one change may let another be seen. A round after which there are more errors than before is taken back, and its
changes are tried one by one. Whatever a finding may carry: who said something, what the editors say of it, a seal and
the text of a source are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from asquoted.files.given import Files
from asquoted.files.paste import edited
from asquoted.files.rules import YAML_TAB
from asquoted.files.tree import Mapping as Tree, Node, Scalar, Sequence as Items, read_tree
from asquoted.findings import Edit, Finding, SourceFile
from asquoted.outcome import Outcome
from asquoted.pipeline import check

PROTECTED = {"speaker", "claim", "note", "summary", "title", "question", "seal"}
"""Keys whose values only a person writes (a seal: only the command)."""
_MOST_ROUNDS = 50
"""Each round leaves fewer problems; only a defect of ours would need more."""


@dataclass(frozen=True)
class Fixing:
    """What fixing makes of a project.

    Attributes:
        before: What was found in the files as they are.
        after: What is found in them once they are fixed.
        fixed: The findings whose fixes were made, in the order in which they were.
        changed: The files that are different now, by path.
    """

    before: Outcome
    after: Outcome
    fixed: tuple[Finding, ...]
    changed: Mapping[str, bytes]


def fixing(files: Files) -> Fixing:
    """Make all fixes that can be made."""
    before = after = check(files)
    now, fixed = files, list[Finding]()
    for _ in range(_MOST_ROUNDS):
        made, now, after = _round(now, after)
        if not made:
            break
        fixed += made
    changed = {path: data for path, data in now.items() if isinstance(data, bytes) and data != files[path]}
    return Fixing(before, after, tuple(fixed), changed)


def _round(files: Files, outcome: Outcome) -> tuple[list[Finding], Files, Outcome]:
    """Make the fixes of one round: all together if that is right, else those that are right by themselves."""
    chosen = list(_chosen(outcome.findings))
    if not chosen:
        return [], files, outcome
    fixed = _applied(files, chosen)
    after = check(fixed)
    if _errors(after) <= _errors(outcome) and fixed != files:
        return chosen, fixed, after
    for each in chosen if len(chosen) > 1 else ():
        fixed = _applied(files, [each])
        after = check(fixed)
        if _errors(after) <= _errors(outcome) and fixed != files:
            return [each], fixed, after
    return [], files, outcome


def _errors(outcome: Outcome) -> int:
    return sum(finding.is_error for finding in outcome.findings)


def _chosen(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings whose fixes may be made together: none touches what another one does."""
    # Tabs that can be read in two ways leave open what else the file says.
    unsure = {each.primary.span.file.path for each in findings if each.rule is YAML_TAB and each.fix is None}
    taken: dict[str, list[tuple[int, int]]] = {}
    kept: dict[str, list[tuple[int, int]]] = {}
    for finding in findings:
        file = finding.primary.span.file
        if finding.fix is None or file.path in unsure or not file.path.endswith(".yml"):
            continue
        places = taken.setdefault(file.path, [])
        if file.path not in kept:
            kept[file.path] = list(_kept(read_tree(file, [])))
        if any(_changes_words(file, edit, place) for edit in finding.fix.edits for place in kept[file.path]):
            continue
        if not any(_meet(edit, place) for edit in finding.fix.edits for place in places):
            places += [(edit.start, edit.end) for edit in finding.fix.edits]
            yield finding


def _meet(edit: Edit, place: tuple[int, int]) -> bool:
    """Tell whether an edit touches a stretch: two insertions at one place do, too."""
    return edit.start <= place[1] and place[0] <= edit.end


def _changes_words(file: SourceFile, edit: Edit, value: tuple[int, int]) -> bool:
    """Tell whether an edit changes a value; white space is nothing that anybody said."""
    words = (file.text[edit.start : edit.end] + edit.text).strip()
    return bool(words) and edit.start < value[1] and value[0] < edit.end


def _kept(node: Node | None) -> Iterator[tuple[int, int]]:
    """Yield the values that are protected."""
    match node:
        case Tree(entries):
            for key, value in entries:
                if key.value in PROTECTED and isinstance(value, Scalar):
                    yield value.span.start, value.span.end
                else:
                    yield from _kept(value)
        case Items(items):
            for item in items:
                yield from _kept(item)


def _applied(files: Files, findings: Iterable[Finding]) -> Files:
    """Return the files with edits made in them; every other character stays as it is."""
    edits: dict[SourceFile, list[Edit]] = {}
    for finding in findings:
        made = finding.fix.edits if finding.fix else ()
        edits.setdefault(finding.primary.span.file, []).extend(made)
    return {**files, **{file.path: edited(file.text, each).encode("utf-8") for file, each in edits.items()}}
