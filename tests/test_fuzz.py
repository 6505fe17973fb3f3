"""The laws of `fuzz/`, tried with inputs made of those of the cases; `python -m fuzz` tries more, led by coverage."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings, strategies as st

from benchmarks.fuzz import Broken
from fuzz import laws
from fuzz.laws import BETWEEN, LAWS
from fuzz.seeds import WORDS, seeds
from tests.support import ROOT, claim

EXAMPLES = 200
"""Inputs of each law in a run of the tests; hundreds of thousands are in docs/project/trust.md."""


def inputs(target: str) -> st.SearchStrategy[bytes]:
    """Make inputs: one of the cases with words or bytes put in, with a piece of another, or cut; or any bytes."""
    begun = st.sampled_from([each for each in seeds(target) if len(each) < 3000])
    pieces = st.sampled_from(WORDS[target]).map(str.encode) | st.binary(max_size=4) | begun
    places = st.integers(0, 3000)

    def put_in(data: bytes, at: list[tuple[int, int, bytes]]) -> bytes:
        for start, length, piece in at:
            data = data[:start] + piece + data[start + length % 8 :]
        return data

    changed = st.builds(put_in, begun, st.lists(st.tuples(places, places, pieces), max_size=4))
    return changed | st.binary(max_size=200)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(inputs("yaml"))
def test_any_claim_file_is_told_or_shown(data: bytes) -> None:
    """No traceback, places within the file, the values that YAML gives, and fixes that are done once they are made."""
    LAWS["yaml"](data)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(inputs("sources"))
def test_any_source_is_told_and_drafted(data: bytes) -> None:
    """Whatever a source and its record say, what is drafted from them stands in it."""
    LAWS["sources"](data)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
@given(inputs("quotes"))
def test_any_quote_is_found_as_it_stands_or_refused(data: bytes) -> None:
    """What is found folds back to the quote, in its order, within the text."""
    LAWS["quotes"](data)


def test_a_value_that_is_not_yamls_own_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The law can fail: to a reader for whom `no` is false, the file says something else."""
    monkeypatch.setattr(laws, "STRINGS", yaml.SafeLoader)

    with pytest.raises(Broken, match="YAML reads"):
        LAWS["yaml"](claim("no").encode())


def test_there_is_something_to_begin_with() -> None:
    """Each target has the inputs of the cases, and its parts are told apart."""
    assert {target: len(seeds(target)) > 100 for target in LAWS} == dict.fromkeys(LAWS, True)
    assert all(BETWEEN in each for target in ("sources", "quotes") for each in seeds(target))


def test_an_input_is_tried_again(tmp_path: Path) -> None:
    """What the fuzzer kept is tried without it."""
    kept = tmp_path / "kept"
    kept.write_bytes(b"title: T\n")
    done = subprocess.run(
        [sys.executable, "-m", "fuzz", "yaml", "--input", str(kept)],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip

    assert done.stdout == f"{kept} keeps the laws of yaml\n"
