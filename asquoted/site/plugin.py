"""The MkDocs plugin: checks the claim files, and adds their pages to the site.

With it `mkdocs build` and `mkdocs serve` work as they do anywhere; nothing that correctness needs is done by hooks of
MkDocs that another renderer would lack: the pages are finished Markdown.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from html import unescape
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import base, config_options
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from asquoted.checking import check_project
from asquoted.disk import read_project
from asquoted.export.search import Entry, search_entries, with_entries
from asquoted.files.catalogue import FOLDER as CATALOGUES
from asquoted.files.settings import SETTINGS
from asquoted.outcome import Outcome
from asquoted.render.pages import Maker, assets, makers
from asquoted.render.site import site_of
from asquoted.render.templating import read_anew
from asquoted.report.plain import full, summary
from asquoted.serving.asked import Asked
from asquoted.serving.board import Board
from asquoted.serving.compiled import Compiled
from asquoted.serving.converted import Converted
from asquoted.serving.looking import Looking, Shown
from asquoted.serving.standing import Standing
from asquoted.serving.steady import Quick, make_steady
from asquoted.serving.watching import Watcher
from asquoted.site import pagefind
from asquoted.site.fast_pages import NO_DAY, Making, WithOurs, apart, can_make
from asquoted.site.folder import MARKER
from asquoted.site.front_matter import front_matter
from asquoted.site.general import general_files
from asquoted.site.links import address_of
from asquoted.site.policy import Policy
from asquoted.site.writing import made_later, write_apart, write_data, write_sitemap
from asquoted.wording import ENGLISH, Wording, gettext, speaking

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation

PACKAGE = Path(str(resources.files("asquoted")))
THEME = PACKAGE / "render" / "theme"
MKDOCS_ONLY = PACKAGE / "site" / "theme"
"""What takes the place of files of MkDocs itself; other renderers have their own."""
STYLESHEET = "assets/asquoted.css"
INDEX = "search/search_index.json"
SCRIPTS = ("assets/asquoted.js", "assets/copy.js")


class PluginConfig(base.Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say of the plugin.

    Attributes:
        project: The folder that holds `seeds/` and `briefs/`, seen from mkdocs.yml; its own if not given.
        policy: Whether pages say in their head that nothing may be loaded from elsewhere. A site that embeds what
            others host sets it to `false`.
        search: What answers the search dialog: `material`, or `pagefind`, which large sites need. Nothing else
            decides it: the same files give the same site wherever it is built.
    """

    project = config_options.Type(str, default="")
    policy = config_options.Type(bool, default=True)
    search = config_options.Choice(("material", "pagefind"), default="material")


class AsQuotedPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Makes a site of claim files."""

    outcome: Outcome | None = None
    serving = False
    plain = False
    """Whether MkDocs makes all pages, those too that we can make faster."""
    _makers: dict[str, Maker]
    _pages: dict[str, str]
    _apart: dict[str, File]
    _policy: Policy | None = None
    _shown: Shown
    _standing: Standing | None = None
    _index: Callable[[], object] | None = None
    _nav: Navigation
    _env: Environment

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Learn whether the site is served: then drafts and findings are shown, and nothing stops it."""
        self.serving = command == "serve"
        self._looking, self._board, self._converted = Looking(), Board(), Converted()
        self._compiled, self._asked, self._watcher = Compiled(), Asked(), Watcher()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check everything before MkDocs empties the folder of the site.

        Raises:
            Abort: There are errors. While serving they are told on the pages, and each brief is shown as it last stood.
                Or the search that is wanted cannot be made here.
            PluginError: The pages would have other addresses than those that they name.
        """
        if not config.use_directory_urls:
            raise PluginError(
                "mkdocs.yml has `use_directory_urls: false`, but every page here is a folder: leave it out"
            )
        if self._by_pagefind:
            pagefind.look_for(config)
        read_anew(self._compiled if self.serving else None)
        if self.serving:
            # The first site may take long, and nobody waits with an edit until it stands.
            for path in (config.docs_dir, str(config.config_file_path), *self._quick(config), self._catalogues(config)):
                self._watcher.remember(path)
            self._show(self._looking.at(self.root(config), config.site_url))
        else:
            self.outcome = outcome = check_project(read_project(self.root(config)))
            _tell(outcome)
            if outcome.failed:
                raise Abort("the site is not built: mend the errors above")
            self._site = site_of(outcome.library, drafts=False, address=config.site_url)
            self._makers = makers(self._site)
        config.theme.dirs[:0] = [str(THEME), str(MKDOCS_ONLY)]
        self._speak(config)
        config.extra_css.insert(0, STYLESHEET)
        config.extra_javascript[:0] = SCRIPTS
        if "attr_list" not in config.markdown_extensions:
            config.markdown_extensions.append("attr_list")  # gives the headings of our pages their ids
        # Not while serving: the script that reloads a page is another at every build.
        wanted = self.config.policy and not self.serving
        self._policy = Policy(map(Path, config.theme.dirs)) if wanted else None
        config.theme.static_templates.discard("sitemap.xml")  # written in the end, when all pages are there
        return config

    def _show(self, shown: Shown) -> None:
        """Tell what was found, and take what is shown."""
        _tell(shown.outcome)
        self._board.findings = shown.outcome.findings
        self._shown, self.outcome, self._site = shown, shown.outcome, shown.site
        self._makers = dict(shown.makers)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of the library.

        Raises:
            Abort: A hand-written page has the address of one of them.
        """
        if sitemap := files.get_file_from_path("sitemap.xml"):
            files.remove(sitemap)
        fast = not self.plain and can_make(config)
        later = self._add_general(files, config, rules_later=fast and self.serving)
        for path in (*self._makers, *assets()):
            if existing := files.get_file_from_path(path):
                raise Abort(
                    f"{existing.src_uri} in docs/ is in the way of a page that is made from the briefs: rename it"
                )
        self._apart = apart(self._makers, config) if fast else {}
        for file in later:
            self._apart[file.src_uri], self._makers[file.src_uri] = file, partial(str, file.content_string)
        self._pages = {path: make() for path, make in self._makers.items() if path not in self._apart}
        for path, text in (self._pages | assets()).items():
            files.append(File.generated(config, path, content=text))
        self._files = WithOurs(files, self._apart)
        return self._files

    def _add_general(self, files: Files, config: MkDocsConfig, *, rules_later: bool) -> list[File]:
        """Add the pages that every site has and docs/ has not; return those of rules, if they are made later."""
        taken = {file.dest_uri for file in files}
        later: list[File] = []
        with speaking(self._wording):
            general = general_files()
        for path, text in general.items():
            # One reads the page of a rule when one has broken it; no project has to list them.
            is_rule = path.startswith("rules/") and path != "rules/index.md"
            nav = InclusionLevel.NOT_IN_NAV if path.startswith("rules/") else InclusionLevel.UNDEFINED
            page = File.generated(config, path, content=text, inclusion=nav)
            if page.dest_uri in taken:
                continue
            if is_rule and rules_later:
                later.append(page)
            else:
                files.append(page)
        return later

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Remember what leads through the site."""
        self._nav = nav
        return nav

    @event_priority(-100)  # after everything that changes it
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let no page know the day of the build; while serving, leave out of a page what was converted before."""
        page.update_date = NO_DAY
        return self._converted.left_of(markdown, page, files, config) if self.serving else markdown

    @event_priority(100)  # before everything that changes it
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put it in."""
        return self._converted.content(html, page) if self.serving else html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Let the theme's own pages speak as ours do; while serving, take the templates that were compiled before."""
        env.globals["gettext"] = self._wording.messages.gettext
        if self.serving:
            env.bytecode_cache = self._compiled
        self._env = env
        return env

    @event_priority(100)  # before the search plugin
    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG002
        """Spare the search plugin our pages: what it would say of them is replaced in the end."""
        if page.file.src_uri in self._pages:
            page.meta["search"] = {"exclude": True}
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Mend the theme's own defect on a page, and say what the page may load."""
        return self._finished(output)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Do the same to 404.html, which is no page."""
        return self._finished(output_content) if template_name.endswith(".html") else output_content

    @event_priority(-100)  # after the search plugin, wherever mkdocs.yml names it
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the pages that MkDocs has not made, publish briefs as data, and let the search find all of it."""
        site = Path(config.site_dir)
        assert self.outcome is not None  # on_config made it
        making = Making(config, self._files, self._nav, self._env, self._makers, self._finished)
        if self.serving:
            about: dict[str, Mapping[str, Any]] = {path: {} for path in self._apart}
        else:
            about = {each.path: each.about for each in write_apart(making, self.outcome)}
        for brief in self.outcome.library.briefs:
            folder = site / "briefs" / brief.slug
            if (page := self._pages.get(f"briefs/{brief.slug}.md")) and folder.is_dir():
                write_data(folder, page, brief, self.outcome)
        about = {path: about.get(path) or front_matter(self._pages.get(path, ""))[1] for path in self._makers}
        if config.site_url and not self.serving:
            self._list(about, site, config)
        index = site / INDEX
        if self.serving:
            self._standing = Standing(making, self._shown, self._pages) if can_make(config) and not self.plain else None
            self._index = partial(self._write_index, site, index.read_text("utf-8"), about) if index.is_file() else None
            self._wait(made_later(making, self.outcome))
            index.unlink(missing_ok=True)
        elif index.is_file():
            self._write_index(site, index.read_text("utf-8"), about)
        (site / MARKER).touch()

    def _wait(self, makers: Mapping[str, Callable[[], object]]) -> set[str]:
        """Have pages and the search index made when they are asked for; return the files that are no longer right."""
        return self._asked.wait({**makers, INDEX: self._index} if self._index else makers)

    def _refresh(self) -> bool:
        """Show what the claim files hold now without MkDocs, if it would make all other pages as they are."""
        if self._standing is None:
            return False
        shown = self._looking.at(self.root(self._standing.config), self._standing.config.site_url)
        if not self._standing.fits(shown):
            return False
        self._show(shown)
        for file in self._wait(self._standing.take(shown)):
            (Path(self._standing.config.site_dir) / file).unlink(missing_ok=True)
        return True

    def _list(self, about: Mapping[str, Mapping[str, Any]], site: Path, config: MkDocsConfig) -> None:
        """Write the list of all pages: those of MkDocs, then ours in their order."""
        ours = [self._apart.get(path) or self._files.get_file_from_path(path) for path in about]
        for path, file in self._apart.items():
            Page(None, file, config).meta = dict(about[path])
        others = [each for each in self._files.documentation_pages() if each.src_uri not in about]
        write_sitemap(site, [*others, *(each for each in ours if each and each.page)], self._env, config)

    def _write_index(self, site: Path, index: str, about: Mapping[str, Mapping[str, Any]]) -> None:
        about = {path: about.get(path, {}) for path in self._makers}  # others may have come since, or gone
        found = self._found(index, about)
        if self._by_pagefind:
            found = pagefind.publish(found, site, self._wording.language)
        (site / INDEX).write_text(found, encoding="utf-8", newline="\n")

    def _found(self, index: str, about: Mapping[str, Mapping[str, Any]]) -> str:
        """Return the search index with entries from our data; a page without any has what it says of itself."""
        assert self.outcome is not None  # on_config made it
        with speaking(self._wording):
            entries = list(search_entries(self._site))
        made = {_location(path): says for path, says in about.items()}
        known = {entry.location for entry in entries}
        others = [each for each in made if each not in known and (each == "briefs/" or not each.startswith("briefs/"))]
        others = [each for each in others if made[each]]  # while serving, nothing is known yet of some pages
        pages = [_page_entry(location, made[location]) for location in others]
        return with_entries(index, [*pages, *entries], made)  # a page before what is on it

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Build anew when a claim file, a source or a template changes."""
        quick = Quick(self._quick(config), self._refresh)
        make_steady(server, config, self._board, self._asked, quick, self._watcher)
        for watched in (self._catalogues(config), str(PACKAGE / "render")):
            server.watch(watched)
        return server

    def _quick(self, config: MkDocsConfig) -> tuple[str, ...]:
        """Return the files and folders of which a change may need no MkDocs: it publishes all that lies in docs/."""
        paths, docs = (
            (self.root(config) / each for each in ("seeds", "briefs", SETTINGS)),
            Path(config.docs_dir).resolve(),
        )
        return tuple(str(path) for path in paths if not path.is_relative_to(docs))

    def _catalogues(self, config: MkDocsConfig) -> str:
        return str(self.root(config) / CATALOGUES)

    @property
    def _by_pagefind(self) -> bool:
        """Not while serving: an index would be made anew at every save."""
        return self.config.search == "pagefind" and not self.serving

    @property
    def _wording(self) -> Wording:
        assert self.outcome is not None  # on_config made it
        return self.outcome.library.settings.wording

    def _speak(self, config: MkDocsConfig) -> None:
        """Give the theme the language of our pages, if it knows it and mkdocs.yml names none."""
        language = self._wording.language
        known = any((Path(folder) / f"partials/languages/{language}.html").is_file() for folder in config.theme.dirs)
        if known and config.theme["language"] == ENGLISH:
            config.theme["language"] = language

    def _finished(self, output: str) -> str:
        with speaking(self._wording):
            named = _name_search(output)
            if self._by_pagefind:
                named = pagefind.asking_pagefind(named)
        return self._policy.on(named) if self._policy else named

    def root(self, config: MkDocsConfig) -> Path:
        """Return the folder that holds `seeds/` and `briefs/`."""
        return (Path(str(config.config_file_path)).parent / self.config.project).resolve()


def _tell(outcome: Outcome) -> None:
    sys.stderr.write(full(outcome.findings) + summary(outcome.counts, outcome.findings))


def _location(path: str) -> str:
    """Return the address of a page as the search index has it: `briefs/toll/` for `briefs/toll.md`."""
    address = address_of(path)
    return f"{address}/" if address else ""


def _page_entry(location: str, about: Mapping[str, Any]) -> Entry:
    """Return the entry of a page that says what it is in its front matter, where the words are escaped."""
    return Entry(location, unescape(about["title"]), (unescape(about["description"]),))


def _name_search(output: str) -> str:
    """Give the search dialog the name that Material for MkDocs 9.8 leaves out."""
    dialog = 'data-md-component="search" role="dialog"'
    return output.replace(f"{dialog}>", f'{dialog} aria-label="{gettext("Search")}">', 1)
