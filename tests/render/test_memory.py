"""Pages of a site that has a memory of the sites before it are those of a site that has none."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st

from asquoted.files.given import Files
from asquoted.last_check import LastCheck
from asquoted.memory import Memory
from asquoted.pipeline import check
from asquoted.render.pages import LISTS, makers
from asquoted.render.site import site_of
from asquoted.site.front_matter import front_matter
from tests.support import claim, project
from tests.test_known_briefs import PROJECTS, RIGHT
from tests.test_last_check import STATES

TERMS = RIGHT.replace("claims:", "terms: [{term: price, forms: [prices]}]\nclaims:")
STATES = [
    *STATES,
    PROJECTS["the sample"],
    project(a=TERMS, b=claim('"Prices fell by 15%"')),
    project(a=TERMS.replace("[prices]", "[prices, May]"), b=RIGHT.replace("The Bank", "The Paper")),
    project(a=RIGHT.replace("published", "withdrawn"), b=TERMS),
]


@settings(max_examples=30)
@given(st.lists(st.sampled_from(STATES), min_size=2, max_size=5))
def test_pages_are_the_same_with_and_without_a_memory(states: list[Files]) -> None:
    """Whatever was shown before."""
    last, memory = LastCheck(), Memory()
    for files in states:
        library = check(files, last=last).library
        with_memory, without = (site_of(library, drafts=True, memory=each) for each in (memory, Memory()))

        assert {path: make() for path, make in makers(with_memory).items()} == {
            path: make() for path, make in makers(without).items()
        }


def test_lists_are_called_the_same_whatever_they_list() -> None:
    """So a site need not be built anew for what MkDocs knows of them: their front matter."""
    known = {
        str(front_matter(makers(site_of(check(files).library, drafts=True))[path]())[1])
        for files in STATES
        for path in LISTS
    }

    assert len(known) == len(LISTS)
