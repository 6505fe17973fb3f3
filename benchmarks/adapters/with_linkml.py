"""linkml-reference-validator, called by its Python API: `SupportingTextValidator.validate` on `file:` references.

It reads a `file:` reference as it is, once, and keeps it in its cache. JSON lines in and out, the seconds last.
"""

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

cases = [json.loads(line) for line in sys.stdin]
with tempfile.TemporaryDirectory() as folder:
    files: dict[str, Path] = {}
    for case in cases:
        file = files.setdefault(case["text"], Path(folder) / f"source-{len(files)}.txt")
        file.write_bytes(case["text"].encode())
    validator = SupportingTextValidator(
        ReferenceValidationConfig(
            cache_dir=Path(folder) / "cache", private_cache_dir=Path(folder) / "private", fetch_full_text=False
        )
    )
    begun = time.perf_counter()
    for case in cases:
        result = validator.validate(case["quote"], f"file:{files[case['text']]}")
        if result.unavailable or result.skipped:
            sys.exit(f"the source was not read: {result.message}")
        print(json.dumps(bool(result.is_valid)))
    print(time.perf_counter() - begun)
