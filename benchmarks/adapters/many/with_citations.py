"""citations, by its `check_one`, on one source: a JSON of `source` and `quotes` in, figures out."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from citations import check_one  # type: ignore[import-not-found]
from memory import peak  # type: ignore[import-not-found]

given = json.load(sys.stdin)
source = Path(given["source"])
before = peak()
begun = time.process_time()
accepted = sum(check_one(quote, source).state == "found" for quote in given["quotes"])
seconds = time.process_time() - begun
print(json.dumps([accepted, seconds, peak() - before]))
