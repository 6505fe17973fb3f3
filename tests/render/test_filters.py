"""What can be chosen from a page: only what leaves something out, with names as data, in the order of the page."""

from __future__ import annotations

import gzip
from pathlib import PurePosixPath

import pytest

from asquoted.model import Library
from asquoted.render.pages import assets, render
from tests.render.reading import Element, read

LIMITS = {".css": 10_000, ".js": 5_000}
"""In bytes, compressed, all files of a kind together."""


def choices(page: Element) -> dict[str, list[list[str]]]:
    """Return what can be chosen on a page: values and names, by key."""
    return {
        choice.attributes["data-choice"]: [
            [each.attributes["data-value"], each.attributes["data-name"]] for each in choice.having("data-value")
        ]
        for choice in page.having("data-choice")
    }


def test_claims_are_chosen_by_what_their_passages_are(real: Library) -> None:
    """Every speaker, kind and relation of a brief, once, each said of at least one passage on its page."""
    page = read(render(real)["briefs/what-is-funded.md"])

    found = choices(page)

    assert list(found) == ["speaker", "kind", "relation"]
    assert found["speaker"][:2] == [
        ["breitbart-news", "Breitbart News"],
        ["state-department-spokesperson", "State Department spokesperson"],
    ]
    assert ["reported", "Reported speech"] in found["kind"]
    assert found["relation"][0] == ["differs", "≠ differs from"]
    for key, options in found.items():
        there = {each.attributes[f"data-{key}"] for each in page.having(f"data-{key}")}
        assert {value for value, _ in options} == there


def test_briefs_are_chosen_by_topic(real: Library) -> None:
    """On both pages that list them; topics are told in words."""
    pages = render(real)
    for path in ("index.md", "briefs/index.md"):
        page = read(pages[path])
        assert ["controlled-flow", "controlled flow"] in choices(page)["topic"]
        assert {"funding", "numbers conditions"} <= {
            each.attributes["data-topic"] for each in page.having("data-topic")
        }


@pytest.mark.parametrize("path", ["index.md", "briefs/index.md"])
def test_no_choice_is_offered_where_there_is_none(sample: Library, path: str) -> None:
    """Briefs without topics cannot be chosen by topic."""
    assert choices(read(render(sample)[path])) == {}


def test_a_choice_that_all_claims_share_is_not_offered(sample: Library) -> None:
    """It would leave everything shown."""
    page = read(render(sample, drafts=True)["briefs/next.md"])

    assert len(page.classed("claim")) == 1
    assert choices(page) == {}


def test_controls_are_no_words_of_a_page(real: Library) -> None:
    """A reader of the file, or of another renderer's page, sees nothing of them."""
    for path, text in render(real).items():
        if path.endswith(".md"):
            for holder in (page := read(text)).having("data-filters") + page.having("data-keys"):
                assert holder.text == "", path


def test_style_and_script_are_small(capsys: pytest.CaptureFixture[str]) -> None:
    """Under 10 kB and under 5 kB, as they are sent."""
    sizes = dict.fromkeys(LIMITS, 0)
    for path, text in assets().items():
        sizes[PurePosixPath(path).suffix] += len(gzip.compress(text.encode(), 9, mtime=0))
    with capsys.disabled():
        print("\n" + ", ".join(f"{kind}: {size} bytes compressed" for kind, size in sizes.items()))  # noqa: T201

    for kind, size in sizes.items():
        assert 0 < size < LIMITS[kind], kind


def test_the_script_is_alone_and_holds_no_words() -> None:
    """Nothing from elsewhere, nothing written as HTML, nothing global: all it says stands in the pages."""
    script = assets()["assets/asquoted.js"]

    for never in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "import ",
        "fetch(",
        "window.asq",
    ):
        assert never not in script
    assert script.rstrip().endswith("})();")
