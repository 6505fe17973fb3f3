"""Similarity with a threshold: rapidfuzz's partial ratio of at least 95. JSON lines in and out, the seconds last."""

from __future__ import annotations

import json
import sys
import time

from rapidfuzz import fuzz

cases = [json.loads(line) for line in sys.stdin]
begun = time.perf_counter()
texts = {case["text"]: " ".join(case["text"].split()) for case in cases}
for case in cases:
    quote = " ".join(case["quote"].split())
    print(json.dumps(fuzz.partial_ratio(quote, texts[case["text"]], score_cutoff=95) >= 95))
print(time.perf_counter() - begun)
