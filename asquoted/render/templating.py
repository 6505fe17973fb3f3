"""Templates: one environment that makes HTML, one that makes Markdown, each with its one escape function."""

from __future__ import annotations

import json
from collections.abc import Callable, MutableMapping
from datetime import date
from functools import cache
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from asquoted import wording
from asquoted.render.escape import html_text, markdown_text, meta_text


class _EscapedOnce(CodeGenerator):
    """Has a printed value escaped by our function alone: Jinja's own would only find it escaped already."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or finalize.src is None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"({finalize.src}")


class _Environment(Environment):
    """Has the same few globals in all templates, so each template gets them as they are."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template: a plain dictionary, which Jinja copies for each piece that is made."""
        return {**self.globals, **(d or {})}


def environment(package: str, escape: Callable[[object], Markup]) -> Environment:
    """Return what reads the templates of a package.

    Every printed value passes through `escape`, so nothing reaches a page as it is; messages of the catalogue are ours,
    and only what is filled into them is escaped.
    """

    def gettext(message: str, **values: object) -> Markup:
        return Markup(wording.gettext(message, **{name: escape(each) for name, each in values.items()}))  # noqa: S704

    def ngettext(one: str, many: str, number: int, **values: object) -> Markup:
        filled = {name: escape(each) for name, each in values.items() if name != "num"}
        return Markup(wording.ngettext(one, many, number, **filled))  # noqa: S704

    made = _Environment(
        loader=PackageLoader(package),
        auto_reload=False,  # or Jinja asks the disk for the age of a template each time it is used
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{%#",  # `{#` gives a heading its id
        comment_end_string="#%}",
        extensions=["jinja2.ext.i18n"],
    )
    made.code_generator_class = _EscapedOnce
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.globals |= {"gettext": gettext, "ngettext": ngettext}
    return made


_HTML = environment("asquoted.render", html_text)
_MARKDOWN = environment("asquoted.render", markdown_text)


@cache
def icon(name: str) -> Markup:
    """Return the drawing that stands for a kind of passage, or for a match. It has no words, so it is made once."""
    return Markup(_HTML.get_template("parts/icon.html").render(name=name))  # noqa: S704 - a template of ours


@cache
def pattern(name: str) -> Markup:
    """Return a speaker's pattern, as it stands before a name."""
    return Markup('<span class="sw sw--{}" aria-hidden="true"></span>').format(name)


_HTML.globals |= {"icon": icon, "pattern": pattern}


def read_anew(compiled: BytecodeCache | None = None) -> None:
    """Forget the templates that were read: they may be others now.

    Args:
        compiled: Templates that were compiled before, if their source is still the same.
    """
    for each in (_HTML, _MARKDOWN):
        each.bytecode_cache = compiled
        if each.cache is not None:
            each.cache.clear()
    icon.cache_clear()


def html(template: str, **values: Any) -> Markup:
    """Make a piece of HTML; it holds no blank line, so Markdown passes it through as one block."""
    made = _HTML.get_template(f"parts/{template}.html").render(values)
    lines = (line.strip() for line in made.split("\n"))
    return Markup("\n".join(line for line in lines if line))  # noqa: S704 - the template escapes


def page(
    template: str,
    *,
    title: str,
    description: str,
    hide: tuple[str, ...] = (),
    search: bool = True,
    updated: date | None = None,
    **values: Any,
) -> str:
    """Make a page: front matter, then the Markdown of a template.

    Args:
        template: Its name.
        title: Its name, which other pages may tell too.
        description: What search engines tell of it.
        hide: What the theme leaves out.
        updated: When what it shows last changed, if its files say so.
        search: Whether its words can be searched for; not those of a page that only repeats other pages.
        **values: What the template shows.
    """
    made = _MARKDOWN.get_template(f"pages/{template}.md").render(values, title=title)
    lines = ["---", f"title: {_scalar(title)}", f"description: {_scalar(description)}"]
    if hide:
        lines.append(f"hide: [{', '.join(hide)}]")
    if updated:
        lines.append(f"updated: {updated.isoformat()}")
    if not search:
        lines.append("search: {exclude: true}")
    return "\n".join(lines) + "\n---\n\n" + _tidied(made)


def _scalar(words: str) -> str:
    """Return words as a YAML scalar in double quotes."""
    return json.dumps(meta_text(words), ensure_ascii=False)


def _tidied(markdown: str) -> str:
    """Leave one empty line where templates leave several, and one line end at the end."""
    kept: list[str] = []
    for line in markdown.strip("\n").split("\n"):
        if line.strip() or (kept and kept[-1]):
            kept.append(line.rstrip())
    return "\n".join(kept) + "\n"
