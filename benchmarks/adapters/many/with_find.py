"""`str.find` after white space is evened out, on one source: a JSON of `source` and `quotes` in, figures out."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

given = json.load(sys.stdin)
text = Path(given["source"]).read_bytes().decode()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.process_time()
even = " ".join(text.split())
accepted = sum(even.find(" ".join(quote.split())) >= 0 for quote in given["quotes"])
seconds = time.process_time() - begun
print(json.dumps([accepted, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before]))
