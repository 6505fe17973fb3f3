"""linkml-reference-validator, by its Python API, on one source: a JSON of `source` and `quotes` in, figures out."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from linkml_reference_validator.models import ReferenceValidationConfig  # type: ignore[import-not-found]
from linkml_reference_validator.validation.supporting_text_validator import (  # type: ignore[import-not-found]
    SupportingTextValidator,
)
from memory import peak  # type: ignore[import-not-found]

given = json.load(sys.stdin)
with tempfile.TemporaryDirectory() as folder:
    validator = SupportingTextValidator(
        ReferenceValidationConfig(
            cache_dir=Path(folder) / "cache", private_cache_dir=Path(folder) / "private", fetch_full_text=False
        )
    )
    before = peak()
    begun = time.process_time()
    accepted = sum(bool(validator.validate(quote, f"file:{given['source']}").is_valid) for quote in given["quotes"])
    seconds = time.process_time() - begun
print(json.dumps([accepted, seconds, peak() - before]))
