"""Files made at random from the declarations of their fields, right ones and ones with something wrong in them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from asquoted.export.schema import FILES
from asquoted.files.fields import Drafted, Shape, declared
from asquoted.files.kinds import Kind, Listing, OneOf, Whole, Words

_UNSEEN = re.compile("[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML holds only as an escape."""

_GOOD: dict[str, st.SearchStrategy[str]] = {
    "text": st.text("ab \n\u00e9\U0001f600#:", min_size=1, max_size=8).filter(str.strip),
    "id": st.from_regex("[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,2}", fullmatch=True),
    "date": st.dates().map(dt.date.isoformat),
    "language": st.sampled_from(["en", "no", "pt-BR", "zh-Hant-TW"]),
    "address": st.sampled_from(["https://example.org/a?b=c#d", "http://x"]),
    "seal": st.from_regex("[0-9a-f]{64}", fullmatch=True).map("sha256:{}".format),
}
_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)
_strange = st.sampled_from(
    ["", " ", "\n", "\u3000", "\ufeff", "a-", "-a", "A", "a\n", "a" * 81, "e", "en_US", "ftp://x", "https://a b"]
) | st.sampled_from(["2026-02-30", "2026-1-1", "2026-11-30\n", "0000-01-01", "2000-02-29", "1900-02-29", "sha256:0"])
_odd = st.one_of(_words, _strange, st.none(), st.lists(_words, max_size=2), st.dictionaries(_words, _words, max_size=1))


def right_file(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Make files of a kind that have the right shape."""
    whole = _mapping(FILES[name])
    return st.dictionaries(_GOOD["text"], whole, max_size=2) if name == "speakers" else whole


@st.composite
def changed_file(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Make a file of which one place was changed: a key more or less, or another value."""
    whole = draw(right_file(name))
    found = list(_places(whole))
    if not found:
        return {draw(_words): draw(_odd)}
    holder, key = draw(st.sampled_from(found))
    change = draw(st.sampled_from(["other", "less", "more"]))
    if change == "less":
        del holder[key]
    elif change == "more" and isinstance(holder, dict):
        holder[draw(_words)] = draw(_odd)
    else:
        holder[key] = draw(_odd)
    return whole


def written(value: object) -> str:
    """Return a file as YAML in which every text stands between quotation marks."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))


def _value(kind: Kind) -> st.SearchStrategy[Any]:
    match kind:
        case Words():
            return _GOOD[kind.name]
        case OneOf(values):
            return st.sampled_from([each.value for each in values])
        case Whole():
            return st.integers(1, kind.most).map(str)
        case Listing(of):
            return st.lists(_value(of), min_size=1, max_size=2)
        case Shape(draft):
            return _mapping(draft)
    raise AssertionError(kind)


def _mapping(draft: type[Drafted]) -> st.SearchStrategy[dict[str, Any]]:
    """Make mappings that are right, with any of the optional keys; some of these are empty."""
    fields = declared(draft)
    needed = {key: _value(field.kind) for key, field in fields.items() if field.required}
    free = {key: st.none() | _value(field.kind) for key, field in fields.items() if not field.required}
    made = st.fixed_dictionaries(needed, optional=free)
    for key, field in fields.items():
        if field.required_with:
            made = made.filter(_Whole(key, *field.required_with))
    return made


@dataclass(frozen=True)
class _Whole:
    """That a mapping has a key if another key has a value."""

    key: str
    other: str
    value: str

    def __call__(self, mapping: dict[str, Any]) -> bool:
        """Tell whether it has."""
        return mapping[self.other] != self.value or bool(mapping.get(self.key))


def _places(value: object) -> Iterator[tuple[Any, Any]]:
    """Yield every place that can be changed: what it is in, and its key or number there."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in list(inner):
        yield value, key
        yield from _places(each)
