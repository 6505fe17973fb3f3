"""As Quoted, called by its engine: cases as JSON lines in, verdicts as JSON lines out, the seconds last."""

from __future__ import annotations

import json
import sys
import time

from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from asquoted.document import Document
from asquoted.model import Part
from asquoted.values import PartKind

cases = [json.loads(line) for line in sys.stdin]
begun = time.perf_counter()
documents: dict[tuple[str, str], Document] = {}
for case in cases:
    key = case["text"], case["language"]
    document = documents.setdefault(key, Document(*key))
    parts = [Part(PartKind(kind), start, end) for kind, start, end in case["parts"]]
    verdict = verify(case["quote"], document, parts, prefix=case["prefix"], suffix=case["suffix"])
    print(json.dumps(isinstance(verdict, Found)))
print(time.perf_counter() - begun)
