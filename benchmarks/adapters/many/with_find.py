"""`str.find` after white space is evened out, on one source: a JSON of `source` and `quotes` in, figures out."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from memory import peak  # type: ignore[import-not-found]

given = json.load(sys.stdin)
text = Path(given["source"]).read_bytes().decode()
before = peak()
begun = time.process_time()
even = " ".join(text.split())
accepted = sum(even.find(" ".join(quote.split())) >= 0 for quote in given["quotes"])
seconds = time.process_time() - begun
print(json.dumps([accepted, seconds, peak() - before]))
