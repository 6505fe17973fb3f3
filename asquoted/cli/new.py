"""`new`: a project, a source, a brief, a claim, a quote beside a claim, or another language."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from asquoted.cli import new_quote
from asquoted.cli.ask import Asking, an_id, one_of
from asquoted.cli.command import OK, AddCommand, CannotRun, project_option, subcommands, told, write_files
from asquoted.cli.writing import schemas_of, write
from asquoted.disk import find_project, read_project
from asquoted.files.kinds import language_tag, slugified
from asquoted.files.text import decode
from asquoted.files.tree import Scalar
from asquoted.findings import Finding, SourceFile
from asquoted.pipeline import read_sources
from asquoted.report.plain import place
from asquoted.resolve.desk import suggestion
from asquoted.values import Rights
from asquoted.writing import Record, new_brief, new_project, new_source, new_wording

_EXAMPLES = """\
examples:
  python3 build.py new project ../desk
  python3 build.py new source letter.txt --title "A letter" --language en --rights excerpts
  python3 build.py new brief what-is-funded --source controlled-flow
  python3 build.py new claim what-is-funded --speaker "Todd Bensman" --find "the first words … the last words"
  python3 build.py new beside what-is-funded/headline --speaker "Piotr Plewa" --relation adds --find "its words"

On a terminal, what is left out is asked for. What would be wrong is told and not written.
"""


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("new", None, "begin a project, a source, a brief, a claim, or a quote beside a claim")
    parser.epilog, parser.formatter_class = _EXAMPLES, argparse.RawDescriptionHelpFormatter
    kind = subcommands(parser, "WHAT")
    project = kind("project", _project, "a folder of its own, with an example that builds at once")
    project.add_argument("folder", type=Path, metavar="DIR", help="the folder; it must be new or empty")
    source = kind("source", _source, "a source: its text as it is, its record and its seal")
    source.add_argument("file", type=Path, metavar="FILE", help="the text, in UTF-8; it is copied byte for byte")
    source.add_argument("--id", help="its id (default: from the name of the file)")
    source.add_argument("--title", help="what it is called")
    source.add_argument("--publisher", help="who published it, if known")
    source.add_argument("--language", metavar="TAG", help="its language: en, pt-BR")
    source.add_argument("--rights", help="what the site may show of it beside the quotes: none, excerpts or full")
    brief = kind("brief", _brief, "a brief, as a draft without claims")
    brief.add_argument("slug", metavar="SLUG", help="its name in addresses: what-is-funded")
    brief.add_argument("--title", help="what readers see first")
    brief.add_argument("--question", help="the question it answers")
    brief.add_argument("--source", metavar="ID", help="the source of every quote that names none")
    new_quote.add(kind)
    wording = kind("wording", _wording, "the words of the pages in another language, still to be translated")
    wording.add_argument("language", metavar="TAG", help="the language: es, pt-BR")


def _project(given: argparse.Namespace) -> int:
    folder: Path = given.folder
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CannotRun(f"{folder} is not an empty folder; nothing is written")
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotRun(f"{folder} cannot be made: {error.strerror}") from error
    write_files(folder, new_project())
    sys.stdout.write(
        f"{told(folder.resolve())} holds a project with an example: seeds/, briefs/ and asquoted.yml\n"
        f"to build its site: python3 build.py --project {folder}\n"
    )
    return OK


def _source(given: argparse.Namespace) -> int:
    root, ask = find_project(given.project), Asking(given, "new source")
    try:
        text = given.file.read_bytes()
    except OSError as error:
        raise CannotRun(f"{given.file} cannot be read: {error.strerror}") from error
    first = _first_line(str(given.file), text)
    id_ = ask.get("id", "its id", default=slugified(given.file.stem), judge=an_id, needed=False)
    record = Record(
        title=ask.get("title", "what it is called", default=first),
        publisher=ask.get("publisher", "who published it (empty: unknown)", needed=False),
        language=ask.get("language", "its language, as a tag like en or pt-BR", judge=_language),
        rights=ask.get("rights", "what the site may show of it: none, excerpts or full", judge=one_of(Rights)),
    )
    written = new_source(read_project(root), id_, text, record, schemas_of(root))
    return write(root, written, f"declare under `parts` what is not running text: seeds/{id_}.yml")


def _first_line(path: str, text: bytes) -> str:
    """Return the first line of a text, which is often its title."""
    found: list[Finding] = []
    file = decode(path, text, found)
    if file is None:
        where = place(found[0].primary.span)
        raise CannotRun(f"{where}: {found[0].message}; {found[0].hint}")
    lines = (line.strip("\ufeff \t") for line in file.text.splitlines())
    line = next((line for line in lines if line), "")
    if not line:
        raise CannotRun(f"{path} holds no words; nothing is written")
    return line


def _brief(given: argparse.Namespace) -> int:
    root, ask = find_project(given.project), Asking(given, "new brief")
    files = read_project(root)
    title = ask.get("title", "its title (empty: to be written)", needed=False)
    question = ask.get("question", "its question (empty: to be written)", needed=False)
    known = [source.id for source in read_sources(files)[0]]

    def judge(id_: str) -> str | None:
        return None if id_ in known else f"no source has the id `{id_}`; {suggestion(id_, known, 'sources')}"

    source = ask.get("source", "the source of most of its quotes (empty: none)", judge=judge, needed=False)
    written = new_brief(
        files, given.slug, title=title, question=question, source=source or None, schemas=schemas_of(root)
    )
    return write(root, written, f"its first claim: python3 build.py new claim {given.slug}{project_option(given)}")


def _wording(given: argparse.Namespace) -> int:
    root = find_project(given.project)
    if wrong := _language(given.language):
        raise CannotRun(wrong)
    written = new_wording(read_project(root), given.language)
    return write(root, written, f"translate what is empty, and write `language: {given.language}` into asquoted.yml")


def _language(value: str) -> str | None:
    found: list[Finding] = []
    language_tag.read(Scalar(value, SourceFile("", value).span(0), plain=False), found)
    return f"{found[0].message}; {found[0].hint}" if found else None
