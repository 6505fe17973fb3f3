"""As Quoted on one source: a JSON of `source` (a file) and `quotes` in; accepted, CPU seconds and kB of memory out."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from memory import peak  # type: ignore[import-not-found]

from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify_all
from asquoted.document import Document

given = json.load(sys.stdin)
text = Path(given["source"]).read_bytes().decode()
list(verify_all(["what is loaded late"], Document("")))
before = peak()
begun = time.process_time()
accepted = sum(isinstance(verdict, Found) for verdict in verify_all(given["quotes"], Document(text)))
seconds = time.process_time() - begun
print(json.dumps([accepted, seconds, peak() - before]))
