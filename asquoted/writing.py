"""`new` and `draft`: what is written for a new source, brief, claim or quote, and whether it may be.

Files in, files out. What would be written is checked first, with all that is there: if it would bring an error, other
than that something is not finished yet, nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources

from asquoted.export.schema import FILES, schema_files
from asquoted.files.catalogue import FOLDER as CATALOGUES, completed, parse_catalogue
from asquoted.files.given import Files
from asquoted.files.insert import CannotAdd, are_apart, at_the_end, below, column_of, is_on_lines, value_of
from asquoted.files.kinds import is_slug
from asquoted.files.layout import Entry, entries, item
from asquoted.files.modeline import SCHEMAS, modeline
from asquoted.files.paste import edited
from asquoted.files.rules import MISSING_KEY
from asquoted.files.settings import SETTINGS
from asquoted.files.text import decode
from asquoted.files.tree import Mapping as Tree, Node, Scalar, Sequence as Items, read_tree
from asquoted.findings import Edit, Finding, SourceFile
from asquoted.pipeline import SPEAKERS, check
from asquoted.resolve.sources import seal_of
from asquoted.rules.project import UNFINISHED
from asquoted.sealing.seals import sealing
from asquoted.wording import ENGLISH

TODO = "TODO"
"""How a text begins that is still to be written; a published brief may hold none."""
_STEP = 2
_BESIDE = {
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".editorconfig": "editorconfig",
    ".vscode/settings.json": "vscode.json",
    ".github/CODEOWNERS": "github/CODEOWNERS",
    ".github/pull_request_template.md": "github/pull_request_template.md",
    **{
        f".github/ISSUE_TEMPLATE/{form}.yml": f"github/ISSUE_TEMPLATE/{form}.yml"
        for form in ("config", "correction", "quotation", "reply", "source")
    },
}
"""What a new project has beside its claim files, for git, for editors and for GitHub, and where the starter keeps it.

Without the forms, the pages' links to report a problem would open an empty issue.
"""


@dataclass(frozen=True)
class Writing:
    """What would be written.

    Attributes:
        files: The new and the changed files, by path.
        wrong: The errors that they would bring; with any of them, nothing may be written.
        told: What else `check` would say that it did not say before.
    """

    files: Mapping[str, bytes]
    wrong: tuple[Finding, ...] = ()
    told: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Registered:
    """A speaker that is new to the registry.

    Attributes:
        name: As readers see it.
        kind: What the speaker is.
        described: The keys of the words with which a source describes the speaker.
        doubt: Why the kind needs a second look.
    """

    name: str
    kind: str
    described: Mapping[str, str] = field(default_factory=dict)
    doubt: str | None = None


@dataclass(frozen=True)
class Record:
    """What the record of a new source says."""

    title: str
    language: str
    rights: str
    publisher: str = ""


def new_project() -> Mapping[str, bytes]:
    """Return the files of a project to begin with: an example of our own making that builds at once."""
    folder = resources.files("asquoted") / "starter"
    files: dict[str, bytes] = {}
    for path in ("seeds/example.txt", "seeds/example.yml", SPEAKERS, "briefs/example.yml", SETTINGS):
        line = "" if path.endswith(".txt") else modeline(path, FILES)
        files[path] = (line + folder.joinpath(path).read_text(encoding="utf-8")).encode("utf-8")
    files |= sealing(files).records
    files |= {path: folder.joinpath(name).read_bytes() for path, name in _BESIDE.items()}
    return files | project_schemas()


def project_schemas() -> dict[str, bytes]:
    """Return the schemas of a project's files, by the paths that its files name."""
    return {f"{SCHEMAS}/{name}": text.encode("utf-8") for name, text in schema_files().items()}


def new_source(files: Files, id_: str, text: bytes, record: Record, schemas: Collection[str] = ()) -> Writing:
    """Add a source: its text byte for byte, its record, and its seal. The text may lie there already."""
    text_path, record_path = f"seeds/{id_}.txt", f"seeds/{id_}.yml"
    lies_there = files.get(text_path) == text
    _must_be_free(files, "source", id_, *([] if lies_there else [text_path]), record_path)
    lines = entries(
        [
            ("title", record.title),
            ("publisher", record.publisher),
            ("language", record.language),
            ("published", ""),
            ("author", ""),
            ("url", ""),
            ("rights", record.rights),
            ("seal", seal_of(text)),
        ],
        0,
    )
    written = modeline(record_path, schemas) + "".join(f"{line}\n" for line in lines)
    return checked(files, ({} if lies_there else {text_path: text}) | {record_path: written.encode("utf-8")})


def new_wording(files: Files, language: str) -> Writing:
    """Begin the catalogue of a language, or add to it what it lacks; all that is in it stays as it is.

    Raises:
        CannotAdd: The pages speak the language already, or the file that is there cannot be read.
    """
    path = f"{CATALOGUES}/{language}.po"
    if language.partition("-")[0].lower() == ENGLISH:
        raise CannotAdd("the pages are in English as they are: name another language")
    found: list[Finding] = []
    file = decode(path, files[path], found) if path in files else None
    if (file and parse_catalogue(file, language, found) is None) or (path in files and file is None):
        raise CannotAdd(f"{path} cannot be added to as it is: {found[0].message}")
    return checked(files, {path: completed(file.text if file else "", language).encode("utf-8")})


def new_brief(
    files: Files, slug: str, *, title: str, question: str, source: str | None, schemas: Collection[str] = ()
) -> Writing:
    """Add a brief without claims, as a draft."""
    path = f"briefs/{slug}.yml"
    _must_be_free(files, "brief", slug, path)
    written = modeline(path, schemas) + brief_head(title, question, source)
    return checked(files, {path: written.encode("utf-8")}, unfinished=path)


def brief_head(title: str, question: str, source: str | None) -> str:
    """Return a brief without claims."""
    given: list[Entry] = [
        ("title", title or f"{TODO}: what readers see first"),
        ("question", question or f"{TODO}: the question it answers"),
        ("summary", f"{TODO}: a few sentences for readers"),
        ("status", "draft"),
        *([("source", source)] if source else []),
        ("claims", ""),
    ]
    return "".join(f"{line}\n" for line in entries(given, 0))


def new_claim(
    files: Files,
    slug: str,
    given: Sequence[Entry],
    speaker: Registered | None = None,
    schemas: Collection[str] = (),
) -> Writing:
    """Add a claim at the end of a brief."""
    file, tree = brief_file(files, slug)
    claims = value_of(tree, "claims")
    if claims is None or (isinstance(claims, Scalar) and claims.is_empty):
        edit = _first(file, tree, "claims", given)
    elif isinstance(claims, Items) and is_on_lines(claims):
        indent = column_of(claims.span)
        apart = len(claims.items) == 1 or are_apart(claims)
        edit = below(file, claims.span.end, item(given, indent), deeper_than=indent, apart=apart)
    else:
        raise CannotAdd(f"`claims` of {file.path} stands in brackets; put each claim on lines of its own first")
    return _with_speaker(files, file, edit, speaker, schemas)


def new_beside(
    files: Files,
    slug: str,
    claim: str,
    given: Sequence[Entry],
    speaker: Registered | None = None,
    schemas: Collection[str] = (),
) -> Writing:
    """Add a quote beside a claim, after those that stand there."""
    file, tree = brief_file(files, slug)
    node = claim_in(tree, claim)
    if node is None:
        raise CannotAdd(f"{file.path} has no claim with the id `{claim}`")
    beside = value_of(node, "beside")
    if not is_on_lines(node) or (beside is not None and not isinstance(beside, Scalar) and not is_on_lines(beside)):
        raise CannotAdd(f"the claim `{claim}` is written in brackets or braces; put it on lines of its own first")
    if isinstance(beside, Items):
        indent = column_of(beside.span)
        apart = are_apart(beside)
        edit = below(file, beside.span.end, item(given, indent), deeper_than=indent, apart=apart)
    else:
        edit = _first(file, node, "beside", given)
    return _with_speaker(files, file, edit, speaker, schemas)


def brief_file(files: Files, slug: str) -> tuple[SourceFile, Tree]:
    """Return a brief and its tree.

    Raises:
        CannotAdd: There is no such brief, or it cannot be read.
    """
    path = f"briefs/{slug}.yml"
    if path not in files or not is_slug(slug):
        raise CannotAdd(f"there is no brief `{slug}`; to begin one: python3 build.py new brief {slug}")
    return _readable(files, path)


def claim_in(tree: Node, claim: str) -> Tree | None:
    """Return the claim of a brief that has an id."""
    for node in _claims(tree):
        id_ = value_of(node, "id")
        if isinstance(node, Tree) and isinstance(id_, Scalar) and id_.value == claim:
            return node
    return None


def _readable(files: Files, path: str) -> tuple[SourceFile, Tree]:
    found: list[Finding] = []
    file = decode(path, files[path], found)
    tree = read_tree(file, found) if file else None
    if file is None or not isinstance(tree, Tree) or found:
        raise CannotAdd(f"{path} cannot be read as it is; python3 build.py check says why")
    return file, tree


def _must_be_free(files: Files, what: str, id_: str, *paths: str) -> None:
    if not is_slug(id_):
        raise CannotAdd(f"`{id_}` cannot be an id: use a–z, 0–9 and single hyphens between them, at most 80 characters")
    for path in paths:
        if path in files:
            raise CannotAdd(f"there is a {what} `{id_}` already: {path}; nothing is overwritten")


def _first(file: SourceFile, node: Tree, key: str, given: Sequence[Entry]) -> Edit:
    """Return the change that begins a list under a key that is empty or missing."""
    empty = next((each for each, _ in node.entries if each.value == key), None)
    column = column_of(node.span)
    lines = item(given, column + _STEP)
    if empty is not None:
        return below(file, empty.span.end, lines, deeper_than=column)
    return below(file, node.span.end, [f"{' ' * column}{key}:", *lines], deeper_than=column)


def _with_speaker(
    files: Files, file: SourceFile, edit: Edit, speaker: Registered | None, schemas: Collection[str]
) -> Writing:
    changed = {file.path: edited(file.text, [edit]).encode("utf-8")}
    if speaker:
        changed[SPEAKERS] = registered(files, [speaker], schemas)
    return checked(files, changed)


def registered(files: Files, speakers: Sequence[Registered], schemas: Collection[str] = ()) -> bytes:
    """Return the registry with speakers more, written as the last one is."""
    if SPEAKERS not in files:
        lines = [line for number, each in enumerate(speakers) for line in _entry(each, braces=True, apart=number > 0)]
        return (modeline(SPEAKERS, schemas) + "".join(f"{line}\n" for line in lines)).encode("utf-8")
    file, tree = _readable(files, SPEAKERS)
    if not is_on_lines(tree):
        raise CannotAdd(f"{SPEAKERS} is written in braces; put each speaker on a line first")
    braces = not tree.entries or not is_on_lines(tree.entries[-1][1])
    apart = not braces and "\n\n" in file.text.replace("\r\n", "\n").strip()
    lines = [
        line for number, each in enumerate(speakers) for line in _entry(each, braces=braces, apart=number > 0 and apart)
    ]
    return edited(file.text, [at_the_end(file, lines, apart=apart)]).encode("utf-8")


def _entry(speaker: Registered, *, braces: bool, apart: bool) -> list[str]:
    """Return the lines of a speaker: in braces if there is only a kind to write, and if the others are so."""
    if braces and not speaker.described and not speaker.doubt:
        lines = entries([(speaker.name, {"kind": speaker.kind})], 0)
    else:
        described: list[Entry] = [("described", speaker.described)] if speaker.described else []
        (kind,) = entries([("kind", speaker.kind)], _STEP)
        doubt = f"  # check: {speaker.doubt}" if speaker.doubt else ""
        lines = [*entries([(speaker.name, "")], 0), kind + doubt, *entries(described, _STEP)]
    return ["", *lines] if apart else lines


def checked(files: Files, changed: Mapping[str, bytes], unfinished: str | None = None) -> Writing:
    """Compare what `check` says before and after."""
    known = Counter(_key(each) for each in check(files).findings)
    new: list[Finding] = []
    for finding in check({**files, **changed}).findings:
        key = _key(finding)
        if known[key]:
            known[key] -= 1
        else:
            new.append(finding)
    wrong = tuple(each for each in new if each.is_error and not _is_open(each, unfinished))
    return Writing(changed, wrong, tuple(each for each in new if each not in wrong))


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule.code, finding.primary.span.file.path, finding.message


def _is_open(finding: Finding, unfinished: str | None) -> bool:
    """Tell whether a finding only says that something is still to be written."""
    if finding.rule is UNFINISHED:
        return True
    return finding.rule is MISSING_KEY and finding.primary.span.file.path == unfinished and "claims" in finding.message


def ids_of(tree: Node) -> Iterator[str]:
    """Yield the ids of all claims of a brief."""
    for node in _claims(tree):
        if isinstance(id_ := value_of(node, "id"), Scalar):
            yield id_.value


def taken_ids(tree: Node) -> set[str]:
    """Return the ids that no new claim of a brief can have: those of its claims, and those that they once had."""
    former = [value_of(node, "was") for node in _claims(tree)]
    listed = (id_.value for was in former if isinstance(was, Items) for id_ in was.items if isinstance(id_, Scalar))
    return {*ids_of(tree), *listed}


def _claims(tree: Node) -> Iterable[Node]:
    claims = value_of(tree, "claims")
    return claims.items if isinstance(claims, Items) else ()
