"""The files of a project as they are given: by path, and none of them read yet."""

from __future__ import annotations

from collections.abc import Mapping

from asquoted.files.limits import limits_of
from asquoted.files.parse import parse_settings
from asquoted.files.settings import SETTINGS
from asquoted.files.text import Unreadable, decode
from asquoted.model import Limits

Files = Mapping[str, bytes | Unreadable]
"""`asquoted.yml` and the files of `seeds/`, `briefs/` and `wording/` by their path below the project, with `/`."""

READ = (".yml", ".yaml", ".txt", ".po")
"""What a name ends in (whatever its case) for a file to be looked at; all others are the project's own affair."""


def limits_given(data: bytes | Unreadable | None) -> Limits:
    """Return the limits that `asquoted.yml` sets, before anything else is read; `check` tells what is wrong with it."""
    file = decode(SETTINGS, data, []) if data is not None else None
    draft = parse_settings(file, []) if file else None
    return limits_of(draft.limits if draft else None)


def what_stands(data: bytes | Unreadable | None) -> bytes:
    """Return what a file holds, or why that is not known: an empty file is another than one that is not there."""
    return b"+" + data if isinstance(data, bytes) else repr(data).encode()
