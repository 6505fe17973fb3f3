"""What the search of a site finds: claims by their words, speakers, sources and terms; nothing as markup."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from asquoted.export.search import Entry, with_entries
from asquoted.files.given import Files
from asquoted.site.build import build_site
from asquoted.site.plugin import PACKAGE
from tests.support import CASES, ROOT, brief as written, project, record

HOSTILE = "Before <img src=x onerror=alert(1)> and <script>alert(2)</script> &amp; after it.\n"
QUOTE = "'<img src=x onerror=alert(1)> and <script>alert(2)</script> &amp; after it'"


def index_of(root: Path, site: Path) -> dict[str, dict[str, str]]:
    """Build a site and return what can be found, by address."""
    assert build_site(root, site).is_sound
    docs = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    found = {each["location"]: each for each in docs}
    assert len(found) == len(docs), "an address stands for one entry"
    return found


def laid_out(root: Path, files: Files) -> Path:
    """Write the files of a project to disk."""
    for path, data in files.items():
        assert isinstance(data, bytes)
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(data)
    return root


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What can be found on the site of this repository."""
    return index_of(ROOT, tmp_path_factory.mktemp("ours") / "site")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What can be found on the site of the sample: a brief, a draft and a withdrawn brief."""
    return index_of(CASES / "sample", tmp_path_factory.mktemp("sample") / "site")


def test_a_claim_is_found_by_all_that_it_shows(ours: dict[str, dict[str, str]]) -> None:
    """Its own sentence is the title; each passage is a paragraph: who, how, the words, the relation and its note."""
    entry = ours["briefs/what-is-funded/#headline"]

    assert entry["title"].startswith("Breitbart News writes in its headline that the State Department “Funds Smuggling")
    first, second = re.findall(r"<p>(.*?)</p>", entry["text"])[:2]
    assert first == "1A Breitbart News, Headline: State Department Funds Smuggling of Global Migrants to U.S."
    assert second.startswith("1B State Department spokesperson, Direct quotation: In Panama, through our international")
    assert " · ≠ differs from 1A: The quoted verb is “provides”" in second


def test_everything_has_an_entry_that_leads_there(ours: dict[str, dict[str, str]]) -> None:
    """Claims, speakers, the source, terms, and the pages that somebody wrote."""
    assert sum(re.fullmatch(r"briefs/[a-z-]+/#[a-z-]+", location) is not None for location in ours) == 38
    assert ours["speakers/todd-bensman/"]["title"] == "Todd Bensman"
    assert "the CIS expert" in ours["speakers/todd-bensman/"]["text"]
    assert ours["sources/controlled-flow/"]["text"] == "<p>Source · Breitbart News · news article</p>"
    assert ours["words/#t_10"]["title"] == "controlled flow"
    assert "similarity" in ours["method/#the-law"]["text"]
    assert ours["briefs/"]["text"] == "<p>Every brief with its question and what is in it.</p>"


def test_a_page_comes_before_what_is_on_it(ours: dict[str, dict[str, str]]) -> None:
    """Material takes the first entry of an address for the page itself, and would not find it otherwise."""
    pages: set[str] = set()
    for location in ours:
        page, sign, _ = location.partition("#")
        assert not sign or page in pages, location
        pages.add(page)

    assert "words/" in pages


def test_nothing_of_a_draft_or_a_withdrawn_brief_is_found(samples: dict[str, dict[str, str]]) -> None:
    """Nor of the page that says that it was withdrawn."""
    assert "briefs/bridge/" in samples
    assert not [location for location in samples if location.startswith(("briefs/toll/", "briefs/next/"))]
    told = " ".join(each["title"] + each["text"] for each in samples.values())
    for words in ("The tolls", "Not finished", "“open” beside “close”", "The source said nothing of a toll"):
        assert words not in told


def test_words_in_brackets_and_left_out_are_as_on_the_page(ours: dict[str, dict[str, str]]) -> None:
    """The signs for them are the same."""
    assert "illegal migrants […] the governments" in ours["briefs/what-controlled-flow-is/#serve-as"]["text"]
    assert ": [The system] provides the U.S." in ours["briefs/security/#early-warning"]["text"]


def test_hostile_words_are_words(tmp_path: Path) -> None:
    """Material puts what it finds into the page as HTML: there is no tag in it but the paragraphs."""
    claims = f"- id: a\n  claim: The report has '<b>' & <i onclick=x>.\n  speaker: The Paper\n  quote: {QUOTE}\n"
    files = project(
        seeds__report_txt=HOSTILE,
        seeds__report_yml=record(HOSTILE, more="publisher: The Paper\n"),
        b=written(claims).replace("title: T", "title: <u>T</u>"),
    )

    found = index_of(laid_out(tmp_path, files), tmp_path / "site")

    for entry in found.values():
        assert set(re.findall(r"<[^>]*>", entry["title"] + entry["text"])) <= {
            *("<p>", "</p>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<code>", "</code>")
        }, entry
    claim = found["briefs/b/#a"]
    assert html.unescape(claim["title"]) == "The report has '<b>' & <i onclick=x>."
    assert html.unescape(claim["text"]).endswith(f"{QUOTE[1:-1]}</p>")
    assert found["briefs/b/"]["title"] == "&lt;u&gt;T&lt;/u&gt;"


@pytest.mark.parametrize("plugins", ["[search, asquoted]", "[asquoted, search]", "[asquoted]"])
def test_any_order_of_plugins_will_do(tmp_path: Path, plugins: str) -> None:
    """The index is mended after it was made; a site without a search has none."""
    settings = (PACKAGE / "site" / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings.replace("[search, asquoted]", plugins), encoding="utf-8")
    (tmp_path / "docs").mkdir()
    claims = written('- id: a\n  claim: C.\n  speaker: The Bank\n  quote: "Prices fell by 15%"\n')

    laid_out(tmp_path, project(b=claims))

    if "search" in plugins:
        assert "briefs/b/#a" in index_of(tmp_path, tmp_path / "site")
    else:
        assert build_site(tmp_path, tmp_path / "site").is_sound
        assert not (tmp_path / "site" / "search").exists()


def separator_of(given: str) -> re.Pattern[str]:
    """Return what parts the words of an index, as its settings have it after ours were put in."""
    index = json.dumps({"config": {"separator": given}, "docs": []})
    separator: str = json.loads(with_entries(index, [Entry("a/", "A")], []))["config"]["separator"]
    return re.compile(separator, re.ASCII)  # as a browser reads it: only a to z are letters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Funds Smuggling”, it said.", ["Funds", "Smuggling", "it", "said"]),
        ("15,000 in the U.S. by 1.5%", ["15,000", "in", "the", "U.S", "by", "1.5%"]),
        ("the claim’s owners’ note’s", ["the", "claim’s", "owners", "note’s"]),
        ("a &lt;b&gt; &amp; so-called", ["a", "b", "so", "called"]),
        ("l’été «à Paris»", ["l", "été", "à", "Paris"]),
    ],
)
def test_quotation_marks_are_no_part_of_a_word(text: str, words: list[str]) -> None:
    """Else “Funds” would be found only by those who type the mark."""
    assert [each for each in separator_of(r"[\s\-]+").split(text) if each] == words


def test_a_separator_that_a_project_chose_stays() -> None:
    """It knows its language."""
    assert separator_of("x+").pattern == "x+"
