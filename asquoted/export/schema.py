"""JSON Schemas (draft-07) of the files that editors touch, from the declarations that the parser reads.

They say of a file's shape what `check` says of it; what the words of a quote have to be, no schema can say. A value
that stands without quotation marks may be a number or a truth value to other readers of YAML, and an empty one is
null to them, so both are let through where `check` takes them for a text or for nothing. A number has lost its spelling
there: `1.5` is let through for an id that could be `15e-1`, while `-1` can be none.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from typing import Any

from asquoted.files import drafts
from asquoted.files.fields import Drafted, Field, Shape, declared
from asquoted.files.kinds import Kind, Listing, OneOf, Whole, Words, line
from asquoted.files.limits import LimitsDraft
from asquoted.files.settings import SettingsDraft
from asquoted.files.tree import Node, Scalar, Sequence, read_tree
from asquoted.findings import SourceFile
from asquoted.values import MEANING

Json = dict[str, Any]

DRAFT_07 = "http://json-schema.org/draft-07/schema#"
FILES: dict[str, type[Drafted]] = {
    "record": drafts.RecordDraft,
    "speakers": drafts.SpeakerDraft,
    "brief": drafts.BriefDraft,
    "settings": SettingsDraft,
}
"""What each schema is of: in `speakers`, every entry is one."""

TITLES: dict[type[Drafted], str] = {
    drafts.RecordDraft: "A record",
    drafts.PartDraft: "A part",
    drafts.UnquotedDraft: "An unquoted passage",
    drafts.SpeakerDraft: "A speaker",
    drafts.DescribedDraft: "A description",
    drafts.BriefDraft: "A brief",
    drafts.ClaimDraft: "A claim",
    drafts.AlsoDraft: "A further passage",
    drafts.BesideDraft: "A quote beside it",
    drafts.ViaDraft: "The work in between",
    drafts.AttributedDraft: "A confirmed speaker",
    drafts.TermDraft: "A term",
    drafts.ReplyDraft: "A reply",
    drafts.CorrectionDraft: "A correction",
    drafts.WithdrawnDraft: "A withdrawal",
    SettingsDraft: "The settings",
    LimitsDraft: "The limits",
}

_TYPES = ("array", "object", "string", "number", "boolean", "null")
_EMPTY = "the same as leaving it out"


def schema_files() -> dict[str, str]:
    """Return all schemas as JSON, by the names of their files."""
    return {f"{name}.json": f"{json.dumps(schema(name), ensure_ascii=False, indent=2)}\n" for name in FILES}


def schema(name: str) -> Json:
    """Return the schema of a kind of file; `name` is one of `FILES`."""
    draft = FILES[name]
    inner = {_id(each): _mapping(each) for each in _within(draft)}
    if name == "speakers":
        top: Json = {
            "title": "The speakers",
            "description": "Everyone who is quoted, by the name that readers see.",
            "type": "object",
            "propertyNames": {"pattern": _whole(line)},
            "additionalProperties": _of(draft),
        }
        inner = {_id(draft): _mapping(draft), **inner}
    else:
        top = _mapping(draft)
    return {"$schema": DRAFT_07, **top, **({"definitions": inner} if inner else {})}


def _within(draft: type[Drafted]) -> Iterator[type[Drafted]]:
    """Yield the drafts of the mappings inside a mapping."""
    for field in declared(draft).values():
        kind = field.kind.of if isinstance(field.kind, Listing) else field.kind
        if isinstance(kind, Shape):
            yield kind.draft
            yield from _within(kind.draft)


def _id(draft: type[Drafted]) -> str:
    return draft.__name__.removesuffix("Draft").lower()


def _of(draft: type[Drafted]) -> Json:
    return {"$ref": f"#/definitions/{_id(draft)}"}


def _mapping(draft: type[Drafted]) -> Json:
    fields = declared(draft)
    required = [key for key, field in fields.items() if field.required]
    made: Json = {
        "title": TITLES[draft],
        "description": inspect.cleandoc(draft.__doc__ or ""),
        "type": "object",
        "properties": {key: _field(field) for key, field in fields.items()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }
    conditions = [_condition(key, *field.required_with) for key, field in fields.items() if field.required_with]
    return {**made, "allOf": conditions} if conditions else made


def _condition(key: str, other: str, value: str) -> Json:
    """Say that a key is required with a value of another one."""
    return {
        "if": {"properties": {other: {"const": value}}, "required": [other]},
        "then": {"properties": {key: {"not": {"type": "null"}}}, "required": [key]},
    }


def _field(field: Field) -> Json:
    return {
        "description": field.about,
        **_value(field.kind, may_be_empty=not field.required),
        **({} if _is_made_of_fields(field.kind) else {"examples": [_plain(_example(field))]}),
    }


def _is_made_of_fields(kind: Kind) -> bool:
    """Tell whether a value has fields of its own: those have the examples, and an editor writes down their keys."""
    return isinstance(kind.of if isinstance(kind, Listing) else kind, Shape)


def _value(kind: Kind, *, may_be_empty: bool) -> Json:
    """Return what a value can be; only the value of a key may be empty, no item of a list."""
    empty = ["null"] if may_be_empty else []
    match kind:
        case Words():
            return _words(kind, {"string", *kind.also, *empty})
        case OneOf(values):
            told = [MEANING[values][each] for each in values]
            if may_be_empty:
                return {"enum": [*values, None], "enumDescriptions": [*told, _EMPTY]}
            return {"enum": [*values], "enumDescriptions": told}
        case Whole():
            types = ["integer", "string", *empty]
            bounds = {"minimum": 1, "maximum": kind.most, "pattern": _whole(kind)}
            return {"$comment": "number", "type": types, **bounds}
        case Listing(of):
            some: Json = {"type": ["array", *empty] if empty else "array", "items": _value(of, may_be_empty=False)}
            return some if may_be_empty else {**some, "minItems": 1}
        case Shape(draft):
            return {"anyOf": [_of(draft), *({"type": each} for each in empty)]}
    raise AssertionError(f"no schema can say what a {kind} is")


def _words(kind: Words, accepted: set[str]) -> Json:
    """Return what a text can be.

    What it cannot be is said by `if`, not by `type`: editors would offer `true`, `false` and `null` as values.
    """
    refused = [each for each in _TYPES if each not in accepted]
    made: Json = {
        "$comment": kind.name,
        "if": {"type": refused},
        "then": {"type": "string", "errorMessage": "a text belongs here"},
        "pattern": _whole(kind),
        "patternErrorMessage": kind.hint,
    }
    if kind.longest:
        made["maxLength"] = kind.longest
    if "number" in accepted and not re.fullmatch(kind.pattern, "-1"):
        made["minimum"] = 0
    return made


def _whole(words: Words | Whole) -> str:
    """Return the pattern of a whole text: to Python, `$` alone may stand before a last line end too."""
    return f"^(?:{words.pattern})(?!\\n)$"


def _example(field: Field) -> Node:
    tree = read_tree(SourceFile("", field.example), [])
    assert tree is not None, field.example  # every example is written in the code
    return tree


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.value
    assert isinstance(node, Sequence), node  # what is made of fields has no example: each of them has
    return [_plain(item) for item in node.items]
