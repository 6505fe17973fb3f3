"""The policy in the head of a page: it allows what the theme's templates hold, and nothing that came with the words."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.config import load_config

from asquoted.site.build import build_site
from asquoted.site.plugin import AsQuotedPlugin
from asquoted.site.policy import Policy
from tests.support import claim, project, written

TEMPLATE = """<head><meta charset="utf-8"><title>{{ title }}</title></head>
<style>svg { width: 1rem }</style>
<script>var top = new URL("{{ base_url }}", location)</script>
<script type="application/json">{{ config }}</script>
<script>{{ everything }}</script>
<script src="{{ 'bundle.js' | url }}"></script>"""
HEAD = '<html><head>\n<meta charset="utf-8">\n<title>T</title></head>'


@pytest.fixture
def policy(tmp_path: Path) -> Policy:
    """The policy of a theme with one script and one style of its own."""
    (tmp_path / "base.html").write_text(TEMPLATE, encoding="utf-8")
    return Policy([tmp_path])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small project on disk."""
    return written(tmp_path, project(b=claim("Prices fell by 15%")))


def settings(folder: Path, plugin: str) -> Path:
    """Write a project's own mkdocs.yml."""
    (folder / "docs").mkdir()
    path = folder / "mkdocs.yml"
    path.write_text(f"site_name: S\ntheme: {{name: material, font: false}}\nplugins: [{plugin}]\n", encoding="utf-8")
    return path


def allowed(page: str, directive: str) -> list[str]:
    """Return what the policy of a page allows."""
    found = re.search(rf'http-equiv="Content-Security-Policy" content="[^"]*{directive} ([^;"]*)', page)
    assert found
    return found[1].split()


def hashed(body: str) -> str:
    """Return an inline script as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"


def test_the_theme_s_own_scripts_are_allowed(policy: Policy) -> None:
    """As they are on this page: the address in them differs from folder to folder."""
    script = 'var top = new URL("../..", location)'

    page = policy.on(f"{HEAD}<style>svg {{ width: 1rem }}</style><script>{script}</script>")

    assert allowed(page, "script-src") == ["'self'", hashed(script)]
    assert allowed(page, "style-src") == ["'self'", hashed("svg { width: 1rem }")]
    assert page.index("Content-Security-Policy") < page.index("<title>")


@pytest.mark.parametrize(
    "smuggled",
    [
        "<script>alert(1)</script>",
        '<SCRIPT type="module">alert(1)</SCRIPT >',
        '<script>var top = new URL("", alert(1) || "", location)</script>',
        '<script>var top = new URL("../..", location);alert(1)</script>',
        "<style>body { display: none }</style>",
    ],
)
def test_what_came_with_the_words_is_not(policy: Policy, smuggled: str) -> None:
    """A script that stands in no template of the theme does not run, however it came to the page."""
    page = policy.on(f"{HEAD}<p>{smuggled}</p>")

    assert allowed(page, "script-src") == allowed(page, "style-src") == ["'self'"]


def test_columns_of_a_table_may_be_aligned(policy: Policy) -> None:
    """Markdown writes that as a style; no other style is allowed."""
    page = policy.on(f'{HEAD}<td style="text-align: right;">1</td><p style="position: fixed">2</p>')

    assert allowed(page, "style-src") == ["'self'", "'unsafe-hashes'", hashed("text-align: right;")]


@pytest.mark.parametrize(("command", "count"), [("build", 1), ("serve", 0)])
def test_a_page_that_reloads_itself_has_none(folder: Path, command: Literal["build", "serve"], count: int) -> None:
    """While serving, MkDocs adds a script to every page that is another at every build."""
    config = load_config(str(settings(folder, "asquoted")))
    plugin = config.plugins["asquoted"]
    assert isinstance(plugin, AsQuotedPlugin)
    plugin.on_startup(command=command, dirty=False)
    plugin.on_config(config)

    page = plugin.on_post_template(HEAD, template_name="404.html", config=config)

    assert page.count("Content-Security-Policy") == count


def test_a_project_can_leave_it_out(folder: Path) -> None:
    """`policy: false` is for a site that embeds what others host; every other site has it on every page."""
    assert build_site(folder, folder / "with").is_sound
    settings(folder, "search, asquoted: {policy: false}")
    assert build_site(folder, folder / "without").is_sound

    pages = {
        name: [page.read_text("utf-8") for page in (folder / name).rglob("*.html")] for name in ("with", "without")
    }
    assert len(pages["with"]) == len(pages["without"]) > 5
    assert all("Content-Security-Policy" in page for page in pages["with"])
    assert not any("Content-Security-Policy" in page for page in pages["without"])
