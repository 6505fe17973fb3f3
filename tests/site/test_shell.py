"""A shell is used only if it prints what the template prints."""

from __future__ import annotations

import pytest

from asquoted.site.from_markdown import Heading
from asquoted.site.shell import Inside, shell_of

PAGE = Inside("A &amp; B", "About", "toll", "a-b", "<h1>A</h1>", [Heading(2, "c-1", "1 C"), Heading(2, "d_", "D")])


def plain(page: Inside) -> str:
    """Print a page as a theme does."""
    listed = "".join(f'<li><a href="#{each.id}">{each.name}</a></li>\n' for each in page.contents)
    return f"<title>{page.title}</title> {page.about} <a href='x/{page.name}/#{page.top}'>\n{listed}{page.words}!"


def test_a_shell_prints_what_the_template_prints() -> None:
    """Whatever the page, and as many headings as it has."""
    shell = shell_of(plain, contents=True)

    assert shell is not None
    assert shell.around(PAGE) == plain(PAGE)


def test_pages_without_contents_have_their_own_shell() -> None:
    """A template may leave out the whole table of contents then."""
    shell = shell_of(plain, contents=False)

    assert shell is not None
    assert shell.around(Inside("A", "", "b", "c", "<h1>d</h1>")) == plain(Inside("A", "", "b", "c", "<h1>d</h1>"))


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(lambda page: plain(page).replace("&amp;", "&"), id="changes words"),
        pytest.param(lambda page: plain(page) + str(len(page.contents)), id="counts headings"),
        pytest.param(lambda page: plain(page) + str("<h2" in page.words), id="looks into the words"),
        pytest.param(lambda page: plain(page) + page.title.upper(), id="says the title otherwise"),
        pytest.param(
            lambda page: plain(page) + "".join(each.name for each in page.contents), id="lists headings twice"
        ),
        pytest.param(lambda page: plain(page) + "asquoted0none0here", id="says what no shell knows"),
        pytest.param(lambda page: page.title + page.words, id="lists no headings"),
        pytest.param(
            lambda page: page.title + "".join(f"{each.name} {each.id}\n" for each in page.contents),
            id="names before ids",
        ),
    ],
)
def test_a_template_that_does_more_has_no_shell(template: object) -> None:
    """Every page goes through the template then."""
    assert shell_of(template, contents=True) is None  # type: ignore[arg-type]
