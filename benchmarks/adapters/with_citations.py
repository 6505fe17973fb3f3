"""citations, called by its Python API: `check_one` on a text file. JSON lines in and out, the seconds last.

With `--strict`, a passage that is found but carries the warning `truncated` or `normalized` is refused. With
`--coverage`, a quote that is not found and holds an ellipsis is asked of `citations.coverage`, which is what reads an
ellipsis as omitted text.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from pathlib import Path

from citations import check_one  # type: ignore[import-not-found]
from citations.coverage import Quotation, attribute, comparable  # type: ignore[import-not-found]
from citations.verify import passage_fold  # type: ignore[import-not-found]

STRICT, COVERAGE = "--strict" in sys.argv, "--coverage" in sys.argv
SIGN = re.compile(r"[\[(]?(?:…|\.\s?\.\s?\.)[\])]?")

cases = [json.loads(line) for line in sys.stdin]
with tempfile.TemporaryDirectory() as folder:
    files: dict[str, Path] = {}
    for case in cases:
        file = files.setdefault(case["text"], Path(folder) / f"source-{len(files)}.txt")
        file.write_bytes(case["text"].encode())
    begun = time.perf_counter()
    for case in cases:
        quote, file = case["quote"], files[case["text"]]
        result = check_one(quote, file, prefix=case["prefix"] or "", suffix=case["suffix"] or "")
        if result.state == "unchecked":
            sys.exit(f"the source was not read: {result.detail}")
        accepted = result.state == "found"
        if STRICT and {"truncated", "normalized"} & set(result.warnings):
            accepted = False
        if COVERAGE and not accepted and SIGN.search(quote):
            asked = Quotation(line=1, raw=quote, text=passage_fold(SIGN.sub(" ... ", quote)), keys=("source",))
            accepted = attribute(asked, {"source": comparable(case["text"])}, set()).status == "covered"
        print(json.dumps(accepted))
    print(time.perf_counter() - begun)
