"""The words of the pages, in the language of the site.

English stands in the templates and in the code. Every other language is a catalogue of GNU gettext, a `.po` file that
gives each English sentence its translation; `asquoted.pot` lists them all. What a catalogue lacks stays English.

See https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html for the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from gettext import NullTranslations

ENGLISH = "en"


@dataclass(frozen=True)
class Wording:
    """How the pages of a site speak.

    Attributes:
        language: As BCP 47 has it.
        messages: The translations; those of English are the messages themselves.
    """

    language: str = ENGLISH
    messages: NullTranslations = field(default_factory=NullTranslations)

    def number(self, number: int) -> str:
        """Return a number with the marks between thousands that the language has."""
        if self.language == ENGLISH:
            return f"{number:,}"
        from babel.core import UnknownLocaleError  # noqa: PLC0415 - slow to load, and English needs none of it
        from babel.numbers import format_decimal  # noqa: PLC0415

        try:
            return format_decimal(number, locale=self.language.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return f"{number}"


_spoken: ContextVar[Wording] = ContextVar("wording", default=Wording())  # noqa: B039 - never changed


@contextmanager
def speaking(wording: Wording) -> Iterator[None]:
    """Make pages in a language, for as long as the context lasts."""
    token = _spoken.set(wording)
    try:
        yield
    finally:
        _spoken.reset(token)


def gettext(message: str, **values: object) -> str:
    """Return a message in the language of the pages, with `%(name)s` filled in; a sign of per cent is written twice."""
    return _spoken.get().messages.gettext(message) % values


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Return the message for a number of things, in the form that the language has for it; `%(num)s` is the number."""
    wording = _spoken.get()
    return wording.messages.ngettext(one, many, number) % {"num": wording.number(number), **values}


def number(value: int) -> str:
    """Return a number as the language of the pages writes it."""
    return _spoken.get().number(value)


def gettext_noop(message: str) -> str:
    """Mark a message that is put into the language where it is used."""
    return message


def ngettext_noop(one: str, many: str) -> tuple[str, str]:
    """Mark the two forms of a message that is put into the language where it is used."""
    return one, many
