"""What the theme puts around a page, rendered once for all pages of a kind and then filled.

The plain way is the theme's template, which takes longer to render than all that we do for a page. Most of what it
prints is the same on every page of a folder, so we let it print a page whose title, words, place and headings are
tokens, and put those of a page in their stead.

Whether a template only prints these, and as they are, nobody can tell from outside. So each shell is tried on a page
with signs that an escape, a filter or a count would change; if the template prints that page in another way than the
shell, there is no shell, and every page goes through the template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from asquoted.site.from_markdown import Heading

_TOKEN = re.compile(r"(asquoted0[a-z0-9]+0here|<h1>asquoted0words0here</h1>)")
TITLE, ABOUT, NAME, TOP = (f"asquoted0{each}0here" for each in ("title", "about", "name", "top"))
WORDS = "<h1>asquoted0words0here</h1>"
NOT_SHOWN = "asquoted0none0here"
"""What no shell may hold: the words of the first heading, which the table of contents leaves out."""
_TOC = [(f"asquoted0id{each}0here", f"asquoted0heading{each}0here") for each in "12"]


@dataclass(frozen=True)
class Inside:
    """What is on a page inside of its shell.

    Attributes:
        title, about: Its title and description.
        name: Its name in its folder.
        top: The id of its first heading.
        words: Its HTML; it holds a heading of the first level.
        contents: The headings below the title; all of one level.
    """

    title: str
    about: str
    name: str
    top: str
    words: str
    contents: Sequence[Heading] = ()


@dataclass(frozen=True)
class Shell:
    """A page of a kind, cut where one differs from another.

    Attributes:
        before, after: What stands before and after the table of contents, tokens in pieces of their own.
        middle: What stands between the id of a heading and its name.
        between: What stands between two headings.
    """

    before: tuple[str, ...]
    middle: str = ""
    between: str = ""
    after: tuple[str, ...] = ()

    def around(self, inside: Inside) -> str:
        """Return the whole page."""
        filled = {TITLE: inside.title, ABOUT: inside.about, NAME: inside.name, TOP: inside.top, WORDS: inside.words}
        items = self.between.join(f"{each.id}{self.middle}{each.name}" for each in inside.contents)
        made = [filled.get(piece, piece) for piece in (*self.before, items, *self.after)]
        return "".join(made)


def shell_of(template: Callable[[Inside], str], *, contents: bool) -> Shell | None:
    """Return the shell that a template puts around pages, or nothing if it does more than that.

    Args:
        template: The plain way: prints a whole page.
        contents: Whether the pages have headings below the title.
    """
    toc = [Heading(2, *each) for each in _TOC] if contents else []
    shell = _cut(template(Inside(TITLE, ABOUT, NAME, TOP, WORDS, toc)), contents=contents)
    tried = shell is not None and all(template(each) == shell.around(each) for each in _probes(contents=contents))
    return shell if tried else None


def _cut(page: str, *, contents: bool) -> Shell | None:
    pieces = _TOKEN.split(page)
    if NOT_SHOWN in pieces:
        return None
    if not contents:
        return Shell(tuple(pieces))
    wanted = [token for pair in _TOC for token in pair]
    first = next((place for place, piece in enumerate(pieces) if piece == wanted[0]), None)
    if first is None:
        return None
    id_1, middle, name_1, between, id_2, again, name_2 = (*pieces[first : first + 7], *[""] * 7)[:7]
    if [id_1, name_1, id_2, name_2] != wanted or middle != again:
        return None
    return Shell(tuple(pieces[:first]), middle, between, tuple(pieces[first + 7 :]))


def _probes(*, contents: bool) -> list[Inside]:
    """Return pages that look different if a template does more than print what it is given."""
    signs = "a &amp; &lt;b&gt; &quot;c&#39; “d” 100 % {{ e }} \\1 é"
    words = f"<h1 id='a'>{signs}</h1>\n<p>b</p>\n"
    headings = [Heading(2, f"i-{each}_", f"{each} {signs}") for each in range(3)] if contents else []
    return [
        Inside(signs, f"{signs} f", "slug-1", "a", words, headings),
        Inside("Title", "About", "b", "t_1", f"{words}<h2>c</h2>", headings[:1]),
    ]
