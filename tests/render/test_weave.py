"""Words of a source with layers of marks on them."""

from __future__ import annotations

from asquoted.render.weave import Layer, weave


def test_stretches_that_overlap_at_the_end_leave_no_empty_mark() -> None:
    """What an earlier stretch has marked to the end, a later one does not mark once more."""
    marks = Layer("mark", "hit", ((2, 9), (4, 12)))

    assert weave("so we saw it", 0, 9, [marks]) == 'so<mark class="hit"> we saw</mark>'
