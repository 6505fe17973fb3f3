"""`diff`: what changes in meaning, and what must not change without a word."""

from __future__ import annotations

import json
import re

import markdown as reader
import pytest
from hypothesis import given, settings, strategies as st

from asquoted.difference.compare import difference
from asquoted.difference.data import data
from asquoted.difference.markdown import markdown, told
from asquoted.difference.model import Difference
from asquoted.difference.page import page
from asquoted.outcome import Outcome
from asquoted.pipeline import check
from tests.support import REPORT, SPEAKERS, brief, project, record, this_repository

TWO = """\
- id: a
  claim: C.
  speaker: The Bank
  quote: Prices fell by 15%
  beside:
    - {speaker: The Bank, quote: We saw it coming, relation: adds, note: N.}
    - {speaker: The Paper, quote: the bank said, relation: differs, note: M.}
- id: b
  claim: D.
  speaker: The Bank
  quote: it added
  also: [{quote: The bank said so}]
"""
THE_PAPER = "    - {speaker: The Paper, quote: the bank said, relation: differs, note: M.}\n"
CORRECTED = "corrections: [{date: 2026-11-30, claim: a, text: The quote was longer.}]\n"


def outcome(claims: str = TWO, *, top: str = "", **files: str) -> Outcome:
    """Check a project with one brief."""
    return check(project(b=brief(claims, top=top), **files))


def between(old: str, new: str, *, top: str = "") -> Difference:
    """Return the difference between two states of a brief's claims."""
    return difference(outcome(old), outcome(new, top=top))


def changed(found: Difference) -> list[tuple[str, str, list[str]]]:
    """Return what is otherwise: the kind, the id, and which texts."""
    rows = []
    for one in found.briefs:
        rows += [(one.kind, one.slug, [each.what for each in one.changes])] if one.changes else []
        for each in one.claims:
            rows += [(each.kind, each.id, [text.what for text in each.changes])] if each.changes else []
            rows += [(quote.kind, quote.id, [text.what for text in quote.changes]) for quote in each.quotes]
    return rows


def test_what_is_only_written_otherwise_changes_nothing() -> None:
    """Marks, folding, comments, the order of keys, an id of a quote that moves up."""
    other = (
        TWO.replace("Prices fell by 15%", ">-\n    Prices fell\n    by 15%  ")
        .replace("We saw", '"We saw')
        .replace("coming,", 'coming",')
    )
    found = between(TWO, other + "# a remark\n")

    assert found.is_none
    assert (found.quotes_before, found.quotes_gone, found.findings) == (5, 0, ())


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("by 15%", "by 15% in May", ("changed", "b/a", ["words"])),
        ("quote: it added", "quote: it added\n  voice: indirect", None),
        ("claim: C.", "claim: E.", ("changed", "a", ["claim"])),
        ("note: N.", "note: O.", ("changed", "b/a/beside-1", ["note"])),
        ("relation: adds", "relation: agrees", ("changed", "b/a/beside-1", ["relation"])),
        ("{speaker: The Paper", "{speaker: The Bank", ("changed", "b/a/beside-2", ["speaker", "voice"])),
        ("coming,", "coming, via: {work: W, quote: The bank said so},", ("changed", "b/a/beside-1", ["via"])),
        (
            "also: [{quote: The bank said so}]",
            "beside: [{speaker: The Bank, quote: The bank said so, relation: adds, note: N.}]",
            ("changed", "b/b/beside-1", ["relation", "note"]),
        ),
        ("- id: b\n", "- id: z\n  was: [b]\n", ("changed", "z", ["id"])),
    ],
)  # fmt: skip
def test_each_change_is_told_once(old: str, new: str, row: tuple[str, str, list[str]] | None) -> None:
    """By what it is: the words, who says them, how they stand, the editors' own sentences."""
    assert old in TWO
    found = [each for each in changed(between(TWO, TWO.replace(old, new))) if not each[1].startswith("b/z")]

    assert found == ([row] if row else [])


def test_quotes_are_known_by_their_words_not_by_their_number() -> None:
    """One is put before the others, one is gone: the others are the same as before."""
    first = "    - {speaker: The Paper, quote: Prices fell, relation: adds, note: P.}\n"
    new = TWO.replace("  beside:\n", f"  beside:\n{first}")
    lines = [line for line in new.splitlines(keepends=True) if "We saw" not in line]

    assert changed(between(TWO, "".join(lines))) == [
        ("added", "b/a/beside-1", ["words", "speaker", "voice", "relation", "source", "note"]),
        ("removed", "b/a/beside-1", ["words", "speaker", "voice", "relation", "source", "note"]),
    ]


def test_claims_and_briefs_come_and_go() -> None:
    """With their quotes; the counts say how many."""
    one = TWO[: TWO.index("- id: b")]
    found = between(one, TWO)
    assert [(each.kind, each.id) for each in found.briefs[0].claims] == [("added", "b")]
    assert (found.before.quotes, found.after.quotes, found.quotes_gone) == (3, 5, 0)
    gone = difference(outcome(), check(project()))
    assert [(each.kind, each.slug) for each in gone.briefs] == [("removed", "b")]
    assert (gone.quotes_gone, gone.is_large) == (5, True)
    assert not between(TWO, one).is_large


def test_a_source_is_replaced_recorded_otherwise_or_broken() -> None:
    """By its seal; one that cannot be read now is not taken for one that is gone."""
    text = REPORT + "\nMore.\n"
    replaced = difference(outcome(), outcome(seeds__report_txt=text, seeds__report_yml=record(text)))
    rights = difference(outcome(), outcome(seeds__report_yml=record().replace("excerpts", "full")))
    broken = difference(outcome(), outcome(seeds__report_txt=text))

    assert [(each.kind, [text.what for text in each.changes]) for each in replaced.sources] == [
        ("replaced", ["seal", "words"])
    ]
    assert [(each.kind, [text.what for text in each.changes]) for each in rights.sources] == [("changed", ["rights"])]
    assert [each.kind for each in broken.sources] == ["cannot be compared"]
    assert {each.kind for each in broken.briefs[0].claims} == {"cannot be compared"}
    assert (broken.findings, broken.quotes_gone, broken.is_large) == ((), 0, False)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("by 15%", "by 15% in May", ["the published quote `b/a` has other words"]),
        ("{speaker: The Paper", "{speaker: The Bank", ["the published quote `b/a/beside-2` has another speaker"]),
        (THE_PAPER, "", ["the published quote `b/a/beside-2` is gone"]),
        (TWO[TWO.index("- id: b"):], "", ["the published claim `b/b` is gone"]),
        ("note: N.", "note: O.", []),
        ("claim: C.", "claim: E.", []),
        ("relation: adds", "relation: agrees", []),
    ],
)  # fmt: skip
def test_what_was_published_does_not_change_without_a_correction(old: str, new: str, told: list[str]) -> None:
    """A new entry that names the claim says so; an old one, or one about another claim, does not."""
    assert old in TWO
    found = between(TWO, TWO.replace(old, new))
    assert [each.message for each in found.findings] == [f"{each}, and no correction says so" for each in told]
    assert {each.rule.code for each in found.findings} <= {"changed-without-correction"}
    claim = "b" if "claim" in "".join(told) else "a"
    corrected = CORRECTED.replace("claim: a", f"claim: {claim}")
    assert [f"claim: {claim}," in (each.hint or "") for each in found.findings] == [True] * len(told)
    assert between(TWO, TWO.replace(old, new), top=corrected).findings == ()
    stale = difference(outcome(top=corrected), outcome(TWO.replace(old, new), top=corrected))
    assert len(stale.findings) == len(told)
    other = CORRECTED.replace("claim: a", "claim: another")
    assert len(between(TWO, TWO.replace(old, new), top=other).findings) == len(told)


def test_a_draft_may_change() -> None:
    """Only what was published is held to its words."""
    old, new = brief(TWO).replace("published", "draft"), brief(TWO.replace("by 15%", "by 15% in May"))

    assert difference(check(project(b=old)), check(project(b=new))).findings == ()


def test_a_published_brief_stays_at_its_address() -> None:
    """One that is withdrawn says when and why; one that is deleted, or becomes a draft, says nothing."""
    reason = "withdrawn: {date: 2026-11-30, reason: R.}\n"
    withdrawn = check(
        project(
            b=brief("- id: b\n  claim: D.\n  speaker: The Bank\n  quote: it added\n", top=reason).replace(
                "published", "withdrawn"
            )
        )
    )
    draft = check(project(b=brief(TWO).replace("status: published", "status: draft")))

    assert difference(outcome(), withdrawn).findings == ()
    assert difference(draft, check(project())).findings == ()
    for old, was in ((outcome(), "published"), (withdrawn, "withdrawn")):
        for new, what, line in ((check(project()), "is gone", 1), (draft, "becomes a draft", 4)):
            (finding,) = difference(old, new).findings
            span = finding.primary.span
            assert finding.rule.code == "brief-unpublished"
            assert finding.message == f"the {was} brief `b` {what}, and its page goes from the site"
            assert (span.file.path, span.file.position(span.start)[0]) == ("briefs/b.yml", line)
            assert finding.hint == (
                "keep the file, with `status: withdrawn` and `withdrawn: {date: YYYY-MM-DD, reason: …}`: "
                "its address stays, and says when and why"
            )


def test_what_cannot_be_read_is_not_gone() -> None:
    """A file that is broken, a status that is misspelt: `check` says so, and nothing is said to be removed."""
    broken = difference(outcome(), check(project(b=brief(TWO) + "  - [\n")))
    misspelt = difference(outcome(), check(project(b=brief(TWO).replace("published", "publishd"))))

    assert [(each.kind, each.changes, each.claims) for each in broken.briefs] == [("cannot be compared", (), ())]
    assert (broken.findings, broken.quotes_gone, broken.is_large) == ((), 0, False)
    assert misspelt.findings == ()


def test_the_markdown_says_what_changes() -> None:
    """Old beside new with the words marked, and what must be mended at the top."""
    text = markdown(between(TWO, TWO.replace("fell by 15%", "fell by 15% in May")), "main")

    expected = """\
# What changes in meaning since `main`

| | before | after |
|---|--:|--:|
| sources | 1 | 1 |
| briefs | 1 | 1 |
| claims | 2 | 2 |
| quotes | 5 | 5 |
| exact | 5 | 5 |

## To be mended

- `changed-without-correction` `briefs/b.yml:10:12`: the published quote \\`b/a\\` has other words, \
and no correction says so
  - add to \\`corrections\\` of the brief: \\`- \\{date: YYYY-MM-DD, claim: a, \
text: what was wrong and is right now\\}\\`

## Brief changed: T

- file: `briefs/b.yml`

### Claim changed: `a`

- **quote changed**: `b/a`
  - speaker: The Bank
  - words
    - before: Prices fell by 15%
    - after: Prices fell by 15% <ins>in May</ins>
"""

    assert text == expected


def test_a_large_removal_is_told_first() -> None:
    """More than half of the quotes gone: before anything else."""
    lines = markdown(difference(outcome(), check(project())), "main").splitlines()

    assert lines[2] == "**More than half of the quotes are gone: 5 of 5.**"


HOSTILE = [
    "![x](http://evil.example/x.png)", "<img src=x onerror=alert(1)>", "@everyone and @org/team", "see #12 and GH-12",
    "[click](javascript:alert(1))", "http://evil.example", "www.evil.example", "::error file=x::y", "##[command]rm",
    "</del></ins><script>", "a@evil.example", "`x` | y | z", "<!-- x -->", "&lt;b&gt;", "# x", "> ::set-output", "\\@x",
    "a :octocat: b", ":tada:", "costs $5 and $6", "$x$", ":e_mail:",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_the_files_becomes_more_than_words(words: str) -> None:
    """No image, link, mention, HTML or command: in any text that is told, wherever it stands."""
    quoted = json.dumps(words, ensure_ascii=False)
    new = TWO.replace("note: N.", f"note: {quoted}").replace("claim: C.", f"claim: {quoted}")
    made = markdown(between(TWO, new), "main")
    html = reader.markdown(made, extensions=["tables"])

    assert (
        re.sub(
            r"</?(?:h[1-6]|p|ul|li|strong|code|del|ins|table|thead|tbody|tr|t[hd](?: style=\"[^\"]*\")?)>|<!-- -->",
            "",
            html,
        ).count("<")
        == 0
    )
    assert not re.search(r"@\w|(?<!&)#\d|GH-\d|http://|www\.\w|\$\w|:(?:octocat|tada|e\\_mail):", made)
    assert not [line for line in made.splitlines() if re.match(r"\s*(::|##\[)", line)]
    page_ = page(between(TWO, new), "main", outcome().library, outcome(new).library)
    assert not re.search(r"<(?:img|script|a|iframe|link)\b|\son\w+=|(?:href|src)=", page_)


@settings(max_examples=50)
@given(st.text(st.sampled_from("<>[]()!@#&*_`~|\\:/.-=+ \n1aG H$"), max_size=40))
def test_words_are_told_as_they_are(words: str) -> None:
    """A reader of Markdown shows exactly these words."""
    html = reader.markdown(f"- x {told(words)} x")
    shown = re.sub(r"<!-- -->|</?(?:ul|li)>", "", html)
    for code, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        shown = shown.replace(code, sign)
    shown = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), shown)

    assert shown.split() == ["x", *words.split(), "x"]


def test_the_page_needs_nothing_else() -> None:
    """One file: no link, no request, no id twice; both sides with the words that differ."""
    old, new = outcome(), outcome(TWO.replace("by 15%", "by 15% in May").replace("note: N.", "note: O <b>."))
    made = page(difference(old, new), "main", old.library, new.library)

    assert "http" not in re.sub(r"http-equiv", "", made)
    assert not re.search(r"\b(?:href|src|id)=|url\(|@import", made)
    assert '<mark class="m-only">in</mark>' in made
    assert "<ins>O&#32;&#60;b&#62;&#46;</ins>" in made or "<ins>O &#60;b&#62;&#46;</ins>" in made
    assert made.count("<figure") == 4
    assert "quotes are gone" in page(difference(old, check(project())), "main", old.library, check(project()).library)


def test_the_json_has_all_keys() -> None:
    """Null where there is nothing."""
    made = json.loads(data(between(TWO, TWO[: TWO.index("- id: b")]), "main"))

    assert (made["version"], made["base"], made["quotes_before"], made["quotes_gone"]) == (1, "main", 5, 2)
    (one,) = made["briefs"][0]["claims"]
    assert (one["kind"], one["id"], one["broken"]) == ("removed", "b", False)
    assert one["quotes"][0]["new"] is None
    assert one["quotes"][0]["old"]["words"] == "it added"
    assert one["quotes"][0]["old"]["via"] is None
    assert made["findings"][0]["rule"] == "changed-without-correction"


def test_this_repository_does_not_differ_from_itself() -> None:
    """All of it, compared with all of it."""
    found = difference(this_repository(), this_repository())

    assert found.is_none
    assert found.quotes_before > 100


def test_speakers_are_those_of_their_side() -> None:
    """A speaker who is renamed is another speaker."""
    renamed = SPEAKERS.replace("The Bank", "A Bank")
    new = outcome(TWO.replace("The Bank", "A Bank"), briefs__speakers_yml=renamed)

    assert {each.message.split("`")[2] for each in difference(outcome(), new).findings} == {
        " has another speaker, and no correction says so"
    }


def test_the_markdown_says_that_nothing_changes() -> None:
    """In a sentence, after the counts."""
    assert markdown(between(TWO, TWO), "main").endswith("| exact | 5 | 5 |\n\nNothing changes in meaning.\n")
