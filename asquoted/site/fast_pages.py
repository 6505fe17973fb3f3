"""Our pages as MkDocs would make them, without MkDocs: HTML of our own Markdown in a shell of the theme.

The plain way is `plainly`: MkDocs reads the page, Python-Markdown converts it, the theme's template prints it. The
fast way is `page`; whatever it does not know goes the plain way, one page at a time. The law
(`tests/site/test_plain.py`): both ways give the same bytes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from asquoted.render.pages import Maker
from asquoted.site.from_markdown import Finished, Heading, Permalink, finished, permalink_of
from asquoted.site.front_matter import front_matter
from asquoted.site.shell import NOT_SHOWN, Inside, Shell, shell_of

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

NO_DAY = "1970-01-01"
"""MkDocs stamps its compressed list of pages with a day; it needs one."""

_KNOWN = {"search", "material/search", "asquoted"}
"""Plugins that do nothing to a page of ours that we do not know of."""

_RUNS = ("<script", "<style", " style=")
"""What a page's policy would have to name."""


def can_make(config: MkDocsConfig) -> bool:
    """Tell whether nothing in mkdocs.yml does to our pages what we do not know of: hooks, plugins, own templates."""
    known = config.theme.name == "material" and not config.theme.custom_dir and set(config.plugins) <= _KNOWN
    return known and bool(config.nav) and not config.hooks and _permalink(config) is not None


def _permalink(config: MkDocsConfig) -> Permalink | None:
    given = config.mdx_configs or {}
    return permalink_of({name: given.get(name, {}) for name in config.markdown_extensions})


def _runs(html: str) -> bool:
    small = html.lower()
    return any(each in small for each in _RUNS)


class WithOurs(Files):
    """The files of MkDocs, and those that it can link to but is not to make."""

    def __init__(self, files: Files, ours: dict[str, File]) -> None:
        """Take over files, and add ours."""
        super().__init__(files)
        self.ours = ours

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file of a path, whoever makes it."""
        return super().get_file_from_path(path) or self.ours.get(path)


def apart(paths: Iterable[str], config: MkDocsConfig) -> dict[str, File]:
    """Return those of our pages that are made without MkDocs: all that are listed as not in the navigation.

    The page of a folder itself stays with MkDocs: its address is another than its name says.
    """
    listed = set(_listed(config.nav))
    wanted = [path for path in paths if path not in listed and posixpath.basename(path) != "index.md"]
    files = {path: File.generated(config, path, content="") for path in wanted}
    set_exclusions(files.values(), config)
    return {path: file for path, file in files.items() if file.inclusion is InclusionLevel.NOT_IN_NAV}


def _listed(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield posixpath.normpath(nav)
    elif isinstance(nav, Mapping):
        for each in nav.values():
            yield from _listed(each)
    elif isinstance(nav, Sequence):
        for each in nav:
            yield from _listed(each)


@dataclass(frozen=True)
class Made:
    """A page, and what it says of itself.

    Attributes:
        html: The whole page.
        markdown: What it is made from.
        about: Its front matter.
    """

    html: str
    markdown: str
    about: Mapping[str, Any]


@dataclass
class Making:
    """Makes our pages.

    Attributes:
        config, nav, env: Those of MkDocs, as they are when it has read all pages.
        files: All files that pages can link to.
        makers: What makes the Markdown of our pages, by path.
        finish: What is done to a page in the end.
    """

    config: MkDocsConfig
    files: WithOurs
    nav: Navigation
    env: Environment
    makers: Mapping[str, Maker]
    finish: Callable[[str], str]
    _shells: dict[tuple[object, ...], Shell | None] = field(default_factory=dict)

    def page(self, path: str) -> Made:
        """Make a page."""
        text = self.makers[path]()
        markdown, about = front_matter(text)
        file = self.files.ours[path]
        made = finished(markdown, self._permalink, partial(self._address, path)) if self._permalink else None
        whole = self._in_shell(file, about, made) if made else None
        return Made(whole or self.plainly(file, text), text, about)

    def plainly(self, file: File, text: str) -> str:
        """Make a page as MkDocs does."""
        return self._converted(Page(None, File.generated(self.config, file.src_uri, content=text), self.config))

    def listed(self, file: File) -> str:
        """Make a page anew that MkDocs has made, and that is in its navigation."""
        assert file.page is not None  # MkDocs gives one to each file that it makes a page of
        file.content_string = self.makers[file.src_uri]()
        try:
            return self._converted(file.page)
        finally:
            file.page.active = False

    def _converted(self, page: Page) -> str:
        page.read_source(self.config)
        page.update_date = NO_DAY
        page.render(self.config, self.files)
        return self._printed(page)

    def _in_shell(self, file: File, about: Mapping[str, Any], made: Finished) -> str | None:
        """Return a page in its shell; nothing if there is none that fits."""
        first, *contents = made.headings or (Heading(0, "", ""),)
        fits = (
            first.level == 1 and all(each.level == 2 for each in contents) and {"title", "description"} <= about.keys()
        )
        if not fits or _runs(made.html):
            return None
        others = {name: value for name, value in about.items() if name not in {"title", "description", "updated"}}
        folder = posixpath.dirname(file.src_uri)
        key = folder, repr(others), bool(contents)
        if key not in self._shells:
            printed = partial(self._printed_with, folder, others)
            self._shells[key] = shell_of(printed, contents=bool(contents))
        shell = self._shells[key]
        name = posixpath.splitext(posixpath.basename(file.src_uri))[0]
        inside = Inside(about["title"], about["description"], name, first.id, made.html, contents)
        return shell.around(inside) if shell else None

    def _printed_with(self, folder: str, others: Mapping[str, Any], inside: Inside) -> str:
        """Print a page that is made up, of which only what is inside is known."""
        path = posixpath.join(folder, f"{inside.name}.md")
        page = Page(None, File.generated(self.config, path, content=""), self.config)
        page.meta = {**others, "title": inside.title, "description": inside.about}
        page.markdown, page.content = "", inside.words
        page.update_date = NO_DAY
        links = [AnchorLink(each.name, each.id, each.level) for each in inside.contents]
        title = AnchorLink(NOT_SHOWN, inside.top, 1)
        title.children.extend(links)
        page.toc = TableOfContents([title])
        return self._printed(page)

    def _printed(self, page: Page) -> str:
        page.active = True
        context = get_context(self.nav, self._pages, self.config, page)
        return self.finish(self.env.get_template("main.html").render(context))

    @cached_property
    def _pages(self) -> Sequence[File]:
        return self.files.documentation_pages()

    @cached_property
    def _permalink(self) -> Permalink | None:
        return _permalink(self.config)

    def _address(self, path: str, link: str) -> str | None:
        """Return where a link to a file leads from a page, as MkDocs does; nothing if MkDocs would complain."""
        to, sign, place = link.partition("#")
        target = self.files.get_file_from_path(posixpath.normpath(posixpath.join(posixpath.dirname(path), to)))
        if target is None or target.inclusion.value <= InclusionLevel.DRAFT.value:
            return None
        return f"{get_relative_url(target.url, self.files.ours[path].url)}{sign}{place}"
