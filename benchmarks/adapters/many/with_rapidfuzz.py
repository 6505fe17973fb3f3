"""rapidfuzz's partial ratio of at least 95, on one source: a JSON of `source` and `quotes` in, figures out."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from memory import peak  # type: ignore[import-not-found]
from rapidfuzz import fuzz

given = json.load(sys.stdin)
text = Path(given["source"]).read_bytes().decode()
before = peak()
begun = time.process_time()
even = " ".join(text.split())
accepted = sum(fuzz.partial_ratio(" ".join(quote.split()), even, score_cutoff=95) >= 95 for quote in given["quotes"])
seconds = time.process_time() - begun
print(json.dumps([accepted, seconds, peak() - before]))
