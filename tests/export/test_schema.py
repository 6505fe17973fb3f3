"""The schemas for editors say of a file's shape what `check` says of it."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, strategies as st
from jsonschema import Draft7Validator

from asquoted.disk import read_project
from asquoted.export.schema import FILES, schema
from asquoted.files.fields import declared
from asquoted.files.modeline import schema_of
from asquoted.files.rules import BAD_VALUE, MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE, YAML_SYNTAX
from asquoted.files.settings import SETTINGS
from asquoted.files.tree import Mapping, Node, Scalar, Sequence, read_tree
from asquoted.findings import SourceFile
from asquoted.pipeline import SPEAKERS, check
from asquoted.rules.project import NO_WITHDRAWAL, SEAL_EMPTY
from asquoted.values import MEANING
from asquoted.writing import new_project, project_schemas
from tests.export.shapes import changed_file, right_file, written
from tests.support import CASES, ROOT, project

SHAPE = {UNKNOWN_KEY, MISSING_KEY, WRONG_TYPE, BAD_VALUE, NO_WITHDRAWAL, SEAL_EMPTY}
"""What is wrong with the shape of a file: all that a schema can say."""

PATHS = {"record": "seeds/report.yml", "speakers": SPEAKERS, "brief": "briefs/b.yml", "settings": SETTINGS}
JUDGES = {name: Draft7Validator(schema(name)) for name in FILES}
_CLAIM = "{id: a, claim: C, speaker: S, quote: Q}"
START = {
    "record": {"title": "T", "language": "en", "rights": "full", "seal": f"sha256:{'0' * 64}"},
    "brief": {"title": "T", "question": "Q", "summary": "S", "status": "draft", "claims": f"[{_CLAIM}]"},
    "settings": {},
}


def start(name: str, key: str, value: str) -> str:
    """Return a file with what it has to have, and a key with a value."""
    return "".join(f"{each}: {given}\n" for each, given in {**START[name], key: value}.items())


def check_accepts(name: str, text: str) -> bool:
    """Tell whether `check` finds nothing wrong with the shape of a file."""
    files = {**project(), PATHS[name]: text.encode()}
    found = {each.rule for each in check(files).findings if each.primary.span.file.path == PATHS[name]}
    assert YAML_SYNTAX not in found, text
    return not found & SHAPE


def schema_accepts(name: str, value: object) -> bool:
    """Tell whether the schema of such files finds nothing wrong with one."""
    return bool(JUDGES[name].is_valid(value))


def as_texts(text: str) -> object:
    """Return a file's values as our reader has them: texts, and null for what is empty."""

    def plain(node: Node) -> object:
        match node:
            case Mapping(entries):
                return {key.value: plain(value) for key, value in entries}
            case Sequence(items):
                return [plain(item) for item in items]
            case Scalar(value):
                return None if node.is_empty else value

    tree = read_tree(SourceFile("", text), [])
    assert tree is not None
    return plain(tree)


class Core(yaml.SafeLoader):
    """The core schema of YAML 1.2, by which language servers read: there are no dates, and `no` is a text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - as PyYAML has it


_NUMBER = r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:null|Null|NULL|~|)$"), ["n", "N", "~", ""])
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), [*"tTfF"])
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(f"^(?:{_NUMBER})$"), [*"-+.0123456789"])


def as_core(text: str) -> object:
    """Return a file's values as a language server has them."""
    return yaml.load(text, Core)  # noqa: S506 - made of the safe loader


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
def test_what_is_right_is_accepted(name: str, data: st.DataObject) -> None:
    """By `check` and by the schema, for every file that the declarations allow."""
    text = written(data.draw(right_file(name)))

    assert check_accepts(name, text)
    assert schema_accepts(name, as_texts(text))
    assert schema_accepts(name, as_core(text))


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
def test_what_is_changed_is_judged_alike(name: str, data: st.DataObject) -> None:
    """The schema refuses exactly what `check` refuses in shape."""
    text = written(data.draw(changed_file(name)))

    assert schema_accepts(name, as_texts(text)) is check_accepts(name, text)


@pytest.mark.parametrize(
    ("name", "key", "value", "accepted"),
    [
        pytest.param("brief", "claims", "[]", False, id="a required list may not be empty"),
        pytest.param("brief", "topics", "[]", True, id="another one may"),
        pytest.param("brief", "topics", "[a, ~]", False, id="an item may not"),
        pytest.param("brief", "title", "[]", False, id="a list is no text"),
        pytest.param("brief", "source", "[]", False, id="nor is an empty one nothing"),
        pytest.param("brief", "source", '"a\\n"', False, id="an id has no line end"),
        pytest.param("brief", "updated", '"2026-11-30\\n"', False, id="nor has a date"),
        pytest.param("brief", "status", "withdrawn", False, id="withdrawn, without saying when and why"),
        pytest.param("brief", "status", "withdrawn\nwithdrawn: ~", False, id="withdrawn, saying nothing"),
        pytest.param("brief", "status", "withdrawn\nwithdrawn: {date: 2026-11-30, reason: R}", True, id="saying it"),
        pytest.param("brief", "title", '"\\u3000"', False, id="blank"),
        pytest.param("brief", "title", '"\\u007f"', False, id="what cannot be shown"),
        pytest.param("brief", "titel", "T", False, id="an unknown key"),
        pytest.param("record", "seal", "", False, id="an empty seal"),
        pytest.param("record", "seal", "sha256:0", False, id="no seal"),
        pytest.param("record", "url", "example.org", False, id="no address"),
        pytest.param("brief", "topics", "[-1]", False, id="a negative number is no id"),
        pytest.param("brief", "topics", "[2026]", True, id="a number can be an id"),
        pytest.param("settings", "contested", "regime", False, id="a text is no list"),
    ],
)
def test_in_particular(name: str, key: str, value: str, accepted: bool) -> None:  # noqa: FBT001 - a table
    """What chance rarely meets."""
    text = start(name, key, value)

    assert check_accepts(name, text) is accepted
    assert schema_accepts(name, as_texts(text)) is accepted
    assert schema_accepts(name, as_core(text)) is accepted


PLAIN = st.one_of(
    st.sampled_from(["", "no", "true", "False", "null", "~", ".inf", "2026-11-30", "0x1f", "0o7", "12:30", "draft"]),
    st.from_regex(r"-?[0-9]{1,2}(\.[0-9])?(e-?[0-9])?", fullmatch=True),
    st.from_regex("[a-z][a-z0-9-]{0,3}", fullmatch=True),
)
"""Values without quotation marks, some of which other readers of YAML take for a number, a truth value or nothing."""


@pytest.mark.parametrize(("name", "key"), [(name, key) for name in START for key in declared(FILES[name])])
@given(value=PLAIN)
def test_no_editor_flags_what_check_accepts(name: str, key: str, value: str) -> None:
    """Whatever a language server takes a value for that stands without quotation marks."""
    text = start(name, key, value)

    assert not check_accepts(name, text) or schema_accepts(name, as_core(text))


def test_every_file_of_this_repository_is_accepted() -> None:
    """So is the example of a new project, and the sample of the tests."""
    seen = []
    for files in (read_project(ROOT), new_project(), read_project(CASES / "sample")):
        for path, data in files.items():
            if path.endswith(".yml") and not path.startswith("."):
                assert isinstance(data, bytes)
                name = schema_of(path)
                assert list(JUDGES[name].iter_errors(as_core(data.decode()))) == []
                seen.append(name)

    assert len(seen) > 15
    assert set(seen) == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_schemas_are_schemas_of_draft_07(name: str) -> None:
    """And their examples are examples of what they describe."""
    whole = schema(name)
    Draft7Validator.check_schema(whole)
    examples = 0
    for mapping in (whole, *whole.get("definitions", {}).values()):
        for key, field in mapping.get("properties", {}).items():
            for each in field.get("examples", ()):
                examples += 1
                assert key == "seal" or Draft7Validator(field).is_valid(each), (key, each)

    assert examples


def test_every_value_is_told() -> None:
    """People see what they choose from."""
    assert all(set(told) == set(values) for values, told in MEANING.items())


def test_the_schemas_of_this_repository_are_those_of_the_code() -> None:
    """Made anew with `python3 build.py schema`."""
    assert {path: (ROOT / path).read_bytes() for path in project_schemas()} == project_schemas()
