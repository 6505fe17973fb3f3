"""Whatever was edited, each page that is served is the one that a server which starts now would serve."""

from __future__ import annotations

import html
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.gates.serving import running
from tests.support import CASES, claim, project, record, written

CONFIG = CASES.parent.parent / "asquoted" / "site" / "mkdocs.yml"
LONG = claim('"Prices fell by 15%"', "also: [{quote: We saw it coming}]\n")
TERMS = LONG.replace("claims:", "terms: [{term: price, forms: [prices]}]\nclaims:")
TOPIC = TERMS.replace("claims:", "topics: [money]\nclaims:").replace("title: T", "title: Money")
COMPARED = {"forms of a term", "a brief less", "a record", "a brief less that a page leads to", "a sentence again"}
_SCRIPT = re.compile(r"<script>\nvar livereload = .*?</script>", re.DOTALL)
_EPOCH = re.compile(r"livereload\((\d+), \d+\);")


def asked(address: str, path: str) -> str:
    """Return what is served at an address, or that nothing is; without what is another on each server."""
    try:
        with urllib.request.urlopen(f"{address}{path}", timeout=30) as answer:  # noqa: S310 - ours
            return _SCRIPT.sub("", str(answer.read(), "utf-8")).replace(address.split(":")[2].strip("/"), "PORT")
    except urllib.error.HTTPError as error:
        return f"{error.code}"


def pages_of(address: str) -> dict[str, str]:
    """Return all that is served: what links lead to from page to page, the search index, and briefs as data."""
    found: dict[str, str] = {}
    waiting = ["", "search/search_index.json", "404.html"]
    while waiting:
        path = waiting.pop()
        if path in found or path.startswith(("assets/", "rules/")):
            continue
        found[path] = page = asked(address, path)
        links = [html.unescape(each) for each in re.findall(r'href="([^"]*)"', page)]
        inner = [each.partition("#")[0] for each in links if ":" not in each] if not Path(path).suffix else []
        waiting += [urllib.parse.urljoin(f"/{path}", each).lstrip("/") for each in inner]
    return found


def after(address: str, edit: Callable[[], object]) -> None:
    """Edit, and wait until the site is another one."""
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - ours
        epoch = _EPOCH.search(str(answer.read(), "utf-8"))
    assert epoch
    edit()
    for _ in range(10):  # each answer comes when there is a change, or after a minute
        with urllib.request.urlopen(f"{address}livereload/{epoch[1]}/1", timeout=90) as answer:  # noqa: S310 - ours
            if int(answer.read()) > int(epoch[1]):
                return


def test_pages_are_those_that_a_new_server_would_serve(tmp_path: Path) -> None:
    """After edits of every kind of file, each of which was looked at."""
    files = {**project(a=LONG, b=TERMS), "mkdocs.yml": CONFIG.read_bytes(), "docs/note.md": b"# Note\n"}
    folder = written(tmp_path / "project", files)

    def saves(path: str, text: str) -> Callable[[], object]:
        return lambda: (folder / path).write_text(text)

    edits = {
        "a sentence": saves("briefs/a.yml", LONG.replace("claim: C.", "claim: Once more.")),
        "a quote": saves("briefs/b.yml", TERMS.replace("Prices fell by", "by")),
        "forms of a term": saves("briefs/b.yml", TERMS.replace("[prices]", "[prices, May]")),
        "a draft": saves("briefs/a.yml", LONG.replace("published", "draft")),
        "a topic": saves("briefs/b.yml", TOPIC),
        "a brief": saves("briefs/c.yml", LONG.replace("title: T", "title: A third one")),
        "a brief less": (folder / "briefs" / "a.yml").unlink,
        "a speaker": saves(
            "briefs/speakers.yml", "The Bank: {kind: organisation, aliases: [bank]}\nRoe: {kind: person}\n"
        ),
        "a record": saves("seeds/report.yml", record().replace("A report", "The report")),
        "a page": saves("docs/note.md", "# Note\n\nSee [the brief](briefs/b.md).\n"),
        "a brief less that a page leads to": (folder / "briefs" / "b.yml").unlink,
        "it is there again": saves("briefs/b.yml", TOPIC),
        "a sentence again": saves("briefs/b.yml", TOPIC.replace("claim: C.", "claim: And again.")),
    }
    with running(folder, tmp_path / "said") as (address, _):
        pages_of(address)
        for what, edit in edits.items():
            after(address, edit)
            served = pages_of(address)
            if what in COMPARED:
                with running(folder, tmp_path / "said too") as (fresh, _):
                    wanted = pages_of(fresh)
                assert served.keys() == wanted.keys(), what
                for path in served:
                    assert served[path] == wanted[path], (what, path)
                assert [path for path, page in served.items() if page == "404"] == []
    said = (tmp_path / "said").read_text()

    assert said.count("Documentation built") == 4  # at the start, for the page, and for each change of what it leads to
    assert "Traceback" not in said


def test_a_claim_file_that_is_published_itself_is_the_new_one(tmp_path: Path) -> None:
    """MkDocs copies all that lies in docs/, claim files too."""
    config = CONFIG.read_text().replace("[search, asquoted]", "[search, asquoted: {project: docs}]")
    files = {f"docs/{path}": data for path, data in project(a=LONG).items()}
    folder = written(tmp_path / "project", {**files, "mkdocs.yml": config.encode()})
    with running(folder, tmp_path / "said") as (address, _):
        after(address, lambda: (folder / "docs/briefs/a.yml").write_text(LONG.replace("claim: C.", "claim: Again.")))

        assert "Again." in asked(address, "briefs/a.yml")
        assert "Again." in asked(address, "briefs/a/")


def test_a_page_is_converted_anew_for_what_its_own_words_do_not_tell(tmp_path: Path) -> None:
    """For a file that it takes in, and for what mkdocs.yml says of Markdown."""
    snippets = "markdown_extensions:\n  - pymdownx.snippets: {base_path: [docs]}\n"
    config = CONFIG.read_text().replace("markdown_extensions:\n", snippets)
    note = b'---\ntitle: Note\n---\n# Note\n\n--8<-- "inner.txt"\n'
    files = {**project(a=LONG), "mkdocs.yml": config.encode(), "docs/note.md": note, "docs/inner.txt": b"Before.\n"}
    folder = written(tmp_path / "project", files)
    config = config.replace("base_path: [docs]", f"base_path: ['{folder / 'docs'}']")
    (folder / "mkdocs.yml").write_text(config)
    with running(folder, tmp_path / "said") as (address, _):
        assert "Before." in asked(address, "note/")
        after(address, lambda: (folder / "docs" / "inner.txt").write_text("After.\n"))
        assert "After." in asked(address, "note/")

        assert "Link here" not in asked(address, "briefs/")
        named = config.replace("Permalink to this section", "Link here")
        after(address, lambda: (folder / "mkdocs.yml").write_text(named))
        assert "Link here" in asked(address, "briefs/")
