"""Building a site: beside the old one, read back, swapped in whole; and what leaves the old one as it was."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import markdown
import pytest

from asquoted.cli import main
from asquoted.disk import read_project
from asquoted.pipeline import check
from asquoted.render.pages import render
from asquoted.site import build
from asquoted.site.finished_page import FinishedPage
from asquoted.site.folder import MARKER, NotOurs, staged
from asquoted.site.plugin import PACKAGE
from asquoted.site.proof import words_of
from asquoted.site.read_back import read_back
from tests.support import claim, project, this_repository, written

BRIEF = claim('"Prices fell by 15%"', "also: [{quote: We saw it coming}]\n")


def digest(folder: Path) -> str:
    """Return a digest of every file of a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project on disk that holds only `seeds/` and `briefs/`."""
    return written(tmp_path, project(b=BRIEF))


def test_a_site_is_built_and_replaced_only_when_all_stands(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong quote leaves the site from before whole, and nothing beside it."""
    site = folder / "site"

    assert main(["--project", str(folder)]) == 0
    assert "2 quotes read back from the pages" in capsys.readouterr().out
    assert {path.name for path in (site / "briefs" / "b").iterdir()} == {"index.html", "brief.md", "brief.json"}
    assert (site / "how-to-read" / "index.html").is_file()
    assert not (site / "sitemap.xml").exists(), "it would hold nothing but the day of the build"
    before = digest(site)
    (folder / "briefs" / "b.yml").write_text(BRIEF.replace("15%", "5%"))
    assert main(["--project", str(folder)]) == 1
    assert digest(site) == before
    assert sorted(path.name for path in folder.iterdir()) == ["briefs", "seeds", "site"]


def test_no_finding_is_in_a_site_that_is_built(folder: Path) -> None:
    """A warning stops no build, and is told by `serve` only."""
    (folder / "briefs" / "b.yml").write_text(claim('"Prices fell by 15%"'))

    assert main(["--project", str(folder)]) == 0
    made = [path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()]
    assert len(made) > 50
    assert not any(b"told-here" in each or b'class="told' in each for each in made)


def test_a_page_that_is_in_the_way_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hand-written page never hides one that is made from the briefs."""
    (folder / "docs").mkdir()
    (folder / "docs" / "words.md").write_text("# Mine\n")

    assert main(["--project", str(folder)]) == 2
    assert "words.md in docs/ is in the way" in capsys.readouterr().err
    assert not (folder / "site").exists()


def test_a_folder_of_somebody_else_is_not_replaced(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`site/` may hold other people's files; they are safe."""
    (folder / "site").mkdir()
    (folder / "site" / "thesis.txt").write_text("years of work")

    assert main(["--project", str(folder)]) == 2
    assert "was not made by this program" in capsys.readouterr().err
    assert (folder / "site" / "thesis.txt").read_text() == "years of work"


def test_pages_are_written_as_markdown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For any renderer; a second run replaces the first."""
    for _ in range(2):
        assert main(["pages", "--project", str(folder), "--to", str(folder / "out")]) == 0
    assert "files written" in capsys.readouterr().out
    assert {"index.md", "how-to-read.md", "words.md"} <= {path.name for path in (folder / "out").iterdir()}


def test_settings_can_be_loaded_again(folder: Path) -> None:
    """`serve` loads them at every change."""
    with build._settings(folder) as settings:  # noqa: SLF001 - the promise is about these settings
        for _ in range(2):
            build._plugin(build._load(settings, site_dir=str(folder / "site")))  # noqa: SLF001


def test_a_page_that_shows_other_words_is_found(folder: Path) -> None:
    """The last check before a site is published can fail."""
    assert main(["--project", str(folder)]) == 0
    library = check(read_project(folder)).library
    page = folder / "site" / "briefs" / "b" / "index.html"
    read = read_back(library, folder / "site")
    assert (read.compared, read.wrong) == (2, ())

    page.write_text(page.read_text().replace("coming", "going"))

    read = read_back(library, folder / "site")
    assert (read.compared, [each.quote for each in read.wrong]) == (2, ["b/a/also-1"])


def test_a_page_that_is_not_there_shows_no_words(folder: Path) -> None:
    """A published brief is read back, or the site is not sound."""
    assert main(["--project", str(folder)]) == 0
    library = check(read_project(folder)).library
    count = read_back(library, folder / "site").compared
    (folder / "site" / "briefs" / "b" / "index.html").unlink()

    missing = read_back(library, folder / "site")
    assert missing.compared == count > 0
    assert [each.shown for each in missing.wrong] == [""] * count


def test_pages_that_are_no_folders_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Their addresses would not be those that pages and data name."""
    settings = "site_name: S\ntheme: material\nplugins: [search, asquoted]\nuse_directory_urls: false\n"
    written(folder, {"mkdocs.yml": settings.encode(), "docs/note.md": b"# A note\n"})

    assert main(["--project", str(folder)]) == 2
    assert "leave it out" in capsys.readouterr().err


def test_pages_show_the_words_of_the_source_as_markdown_is_read() -> None:
    """Every quote of this repository, on the way to HTML through Python-Markdown."""
    library = this_repository().library
    pages = render(library)
    seen = 0
    for brief in library.briefs:
        html = markdown.markdown(pages[f"briefs/{brief.slug}.md"], extensions=["attr_list", "tables", "toc"])
        shown = FinishedPage(html).words
        for quote in brief.quotes:
            assert shown[quote.id] == words_of(quote)
            seen += 1

    assert seen >= 60


def test_a_stage_that_is_not_published_leaves_nothing(tmp_path: Path) -> None:
    """Whatever ends it."""
    with pytest.raises(RuntimeError), staged(tmp_path / "out") as stage:  # noqa: PT012 - the block is what is ended
        (stage.fresh / "half").write_text("written")
        raise RuntimeError("killed")

    assert list(tmp_path.iterdir()) == []


def test_a_stage_takes_the_place_of_its_target(tmp_path: Path) -> None:
    """Only of a folder that carries our mark, or is empty."""
    target = tmp_path / "out"
    for text in ("one", "two"):
        with staged(target) as stage:
            (stage.fresh / "page").write_text(text)
            stage.publish()
        assert (target / "page").read_text() == text
    (target / MARKER).unlink()

    with pytest.raises(NotOurs), staged(target):
        pass


@pytest.mark.parametrize(("address", "top"), [(None, "/"), ("https://example.org/repo/", "/repo/")])
def test_a_missing_page_leads_on(folder: Path, address: str | None, top: str) -> None:
    """404.html says what is the matter; its addresses begin at the path of `site_url`, as it is served at any depth."""
    settings = (PACKAGE / "site" / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(settings + (f"site_url: {address}\n" if address else ""), encoding="utf-8")

    assert main(["--project", str(folder)]) == 0

    page = (folder / "site" / "404.html").read_text(encoding="utf-8")
    assert "There is no page at this address." in page
    for href in (top, f"{top}briefs/", f"{top}?q=", f"{top}assets/asquoted.css"):
        assert f'href="{href}"' in page


@pytest.mark.parametrize(
    ("page", "tab"), [("briefs/b", "Briefs"), ("briefs", "Briefs"), ("words", "Words"), ("", "Home")]
)
def test_the_tab_of_a_page_is_marked(folder: Path, page: str, tab: str) -> None:
    """A brief is below “Briefs”, though the navigation does not name it."""
    assert main(["--project", str(folder)]) == 0

    html = (folder / "site" / page / "index.html").read_text(encoding="utf-8")
    active = re.findall(r'md-tabs__item--active">\s*<a [^>]*>([^<]*)<', html)
    assert active == [tab]
