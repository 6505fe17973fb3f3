"""One run of libFuzzer, in a process of its own: `python -m fuzz.underway TARGET` and the options of libFuzzer."""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-untyped]  # its stubs would be one more package for one file

with atheris.instrument_imports(include=["asquoted"]):
    from fuzz.laws import LAWS

if __name__ == "__main__":
    target = sys.argv.pop(1)
    atheris.Setup(sys.argv, LAWS[target])
    atheris.Fuzz()
