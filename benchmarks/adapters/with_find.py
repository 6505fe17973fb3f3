"""The plainest check: `str.find` after white space is evened out. JSON lines in and out, the seconds last."""

from __future__ import annotations

import json
import sys
import time

cases = [json.loads(line) for line in sys.stdin]
begun = time.perf_counter()
texts = {case["text"]: " ".join(case["text"].split()) for case in cases}
for case in cases:
    print(json.dumps(texts[case["text"]].find(" ".join(case["quote"].split())) >= 0))
print(time.perf_counter() - begun)
