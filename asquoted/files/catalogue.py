"""A catalogue of translations, `wording/<language>.po`: GNU gettext's format, read and checked before it is used.

A translation may say what it likes in words. Its placeholders and its markup are those of the English message, in the
same order or another, so that a page holds together whatever the language.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from gettext import GNUTranslations
from importlib import resources
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from asquoted.files.rules import BAD_TRANSLATION, NOT_TRANSLATED
from asquoted.findings import Finding, Label, Rule, SourceFile
from asquoted.wording import Wording

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

FOLDER = "wording"
_SIGNS = re.compile(r"%\(\w+\)s|%%|%|\{\w+\}|<[^<>]*>|\]\([^()]*\)|[\\`*_{}\[\]()<>&|~^$@#\"]|://")
"""Placeholders, and whatever means something to a reader of HTML or Markdown; whole tags and ends of links."""
_HEAD = """msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {forms}\\n"
"""
_PARENTHESES = {"(", ")"}
_LEAD = re.compile(r"[\w“„«‹‘¡¿(%<]|\Z")
"""What a translation may begin with, besides the sign of its message: nothing that begins a list in Markdown."""


def parse_catalogue(file: SourceFile, language: str, findings: list[Finding]) -> Wording | None:
    """Read a catalogue.

    Args:
        file: The `.po` file.
        language: Its language, as BCP 47 has it.
        findings: Where problems go: what is no catalogue, what cannot stand in its message's place.

    Returns:
        How pages speak by it; `None` if it cannot be read. A message without a usable translation stays English.
    """
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - slow to load, and English needs none of it
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    try:
        catalogue = read_po(StringIO(file.text), abort_invalid=True)
        catalogue.charset = "utf-8"
        made = BytesIO()
        _check(file, catalogue, findings)
        write_mo(made, catalogue)
        made.seek(0)
        return Wording(language, GNUTranslations(made))
    except PoFileError as error:
        start, end = file.line_span(min(error.lineno + 1, file.position(len(file.text))[0]))
        findings.append(_no_catalogue(str(error).rpartition(" on ")[0], file, start, end))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        findings.append(_no_catalogue(str(error), file, *file.line_span(1)))
    return None


def completed(text: str, language: str) -> str:
    """Return a catalogue with every message that it lacks added at its end, still to be translated.

    Args:
        text: The catalogue as it is, which is kept as it is; empty to begin one.
        language: Its language, as BCP 47 has it.
    """
    from babel.core import UnknownLocaleError  # noqa: PLC0415 - slow to load, and English needs none of it
    from babel.messages.catalog import Catalog  # noqa: PLC0415
    from babel.messages.pofile import read_po, write_po  # noqa: PLC0415

    try:
        lacking = Catalog(locale=language.replace("-", "_"), charset="utf-8")
    except (UnknownLocaleError, ValueError):
        lacking = Catalog(charset="utf-8")
    known = {_key(message) for message in read_po(StringIO(text))}
    for key in messages():
        if key not in known:
            lacking.add(key, "" if isinstance(key, str) else ("",) * lacking.num_plurals)
    made = BytesIO()
    write_po(made, lacking, width=100, omit_header=True)
    head = text or _HEAD.format(language=language, forms=lacking.plural_forms)
    return head + ("\n" if made.getvalue() else "") + made.getvalue().decode("utf-8")


@cache
def messages() -> dict[str | tuple[str, ...], None]:
    """Return every message of the pages: one text, or the forms for one and for many."""
    from babel.messages.pofile import read_po  # noqa: PLC0415

    template = resources.files("asquoted.wording") / "asquoted.pot"
    with template.open(encoding="utf-8") as file:
        return {_key(message): None for message in read_po(file) if message.id}


def _check(file: SourceFile, catalogue: Catalog, findings: list[Finding]) -> None:
    """Tell what cannot be used, and take it out; tell how much is missing."""
    missing = dict(messages())
    empty = 0
    for message in list(catalogue):
        if not message.id or _key(message) not in missing:
            continue
        if message.fuzzy or not all(_strings(message)):
            empty = empty or message.lineno or 0
            continue
        del missing[_key(message)]
        problem = _problem(message)
        if problem:
            start, end = file.line_span(message.lineno or 1)
            findings.append(_finding(BAD_TRANSLATION, problem, file, start, end))
            catalogue.delete(message.id)
    if missing:
        first = next(iter(missing))
        shown = first if isinstance(first, str) else first[0]
        told = f"{len(missing)} of {len(messages())} messages are not translated and stay English; the first: “{shown}”"
        findings.append(_finding(NOT_TRANSLATED, told, file, *file.line_span(empty or 1)))


def _problem(message: Message) -> str | None:
    """Return what is wrong with a translation; nothing if it can stand in its message's place."""
    ids = (message.id,) if isinstance(message.id, str) else message.id
    wanted = [_signs(each) for each in ids]
    for each in _strings(message):
        signs = _signs(each)
        if signs not in wanted:
            nearest = wanted[-1]
            less, more = sorted((nearest - signs).elements()), sorted((signs - nearest).elements())
            told = [f"lacks `{' '.join(less)}`"] if less else []
            told += [f"has `{' '.join(more)}` besides"] if more else []
            return f"the translation {' and '.join(told)}"
        if not _LEAD.match(each) and each[0] not in {id_[0] for id_ in ids}:
            return f"the translation begins with `{each[0]}`"
    return None


def _signs(text: str) -> Counter[str]:
    return Counter(each for each in _SIGNS.findall(text) if each not in _PARENTHESES)


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _key(message: Message) -> str | tuple[str, ...]:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _no_catalogue(reason: str, file: SourceFile, start: int, end: int) -> Finding:
    hint = 'each message is a line `msgid "…"` and below it a line `msgstr "…"`'
    return Finding(
        rule=BAD_TRANSLATION,
        message=f"this is no catalogue: {reason[:1].lower()}{reason[1:]}",
        primary=Label(file.span(start, end)),
        hint=hint,
    )


def _finding(rule: Rule, message: str, file: SourceFile, start: int, end: int) -> Finding:
    hints = {
        BAD_TRANSLATION: "keep what stands in `%( )s`, `{ }`, `< >` or `]( )`, and add no such signs",
        NOT_TRANSLATED: "translate what is left between the quotation marks after `msgstr`",
    }
    return Finding(rule=rule, message=message, primary=Label(file.span(start, end)), hint=hints[rule])
