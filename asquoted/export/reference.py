"""The reference pages of the docs, from the schemas of the files and from the list of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asquoted.export.schema import FILES, Json, schema
from asquoted.files.layout import inline
from asquoted.findings import Rule
from asquoted.rules import attribution
from asquoted.rules.registry import ALL


def files_reference() -> str:
    """Return the page that explains every key of every file."""
    return "\n".join(_page("The files", "Every key of the files that editors touch.", _files()))


def rules_reference() -> str:
    """Return the page that lists every rule."""
    return "\n".join(_page("Rules", "Everything that a check can say.", _rules(ALL)))


def _page(title: str, about: str, body: Iterable[str]) -> Iterator[str]:
    yield from ("---", f"title: {title}", f"description: {about}", "search: {exclude: true}", "---")
    yield from ("", f"# {title}", "")
    yield from body


def _files() -> Iterator[str]:
    yield "Every value is a text: write it plain, or between quotation marks if it holds `: ` or ` #`."
    yield "An empty key means “unknown”. Keys in **bold** are required."
    yield ""
    for name in FILES:
        whole = schema(name)
        inner: dict[str, Json] = whole.get("definitions", {})
        for mapping in (whole, *inner.values()):
            yield from _mapping(mapping, inner)


def _mapping(mapping: Json, inner: dict[str, Json]) -> Iterator[str]:
    """Yield the section of one mapping, and what each value of its fields says."""
    yield from (f"## {mapping['title']}", "", mapping["description"], "")
    if "properties" not in mapping:
        return
    yield from ("| Key | What it means | Type | Example |", "|---|---|---|---|")
    required = mapping.get("required", ())
    fields: dict[str, Json] = mapping["properties"]
    for name, field in fields.items():
        key = f"**`{name}`**" if name in required else f"`{name}`"
        yield f"| {key} | {field['description']} | {_type(field, inner)} | `{_shown(_example(field, inner))}` |"
    yield ""
    for name, field in fields.items():
        if "enum" in field:
            yield from (f"`{name}` is one of:", "")
            told = zip(field["enum"], field["enumDescriptions"], strict=True)
            yield from (f"- `{value}`: {meaning}" for value, meaning in told if value is not None)
            yield ""
    for condition in mapping.get("allOf", ()):
        ((key, value),) = condition["if"]["properties"].items()
        yield from (f"With `{key}: {value['const']}`, `{condition['then']['required'][0]}` is required.", "")


def _type(field: Json, inner: dict[str, Json]) -> str:
    if "enum" in field:
        return "one of those below"
    if "items" in field:
        return f"list: {_type(field['items'], inner)}"
    if within := _within(field, inner):
        title: str = within["title"]
        return f"[{title[0].lower()}{title[1:]}](#{title.lower().replace(' ', '-')})"
    return str(field["$comment"])


def _within(field: Json, inner: dict[str, Json]) -> Json | None:
    """Return the mapping that a field has inside it."""
    found = [each["$ref"] for each in field.get("anyOf", ()) if "$ref" in each]
    return inner[found[0].rpartition("/")[2]] if found else None


def _example(field: Json, inner: dict[str, Json]) -> object:
    """Return an example; of a mapping, the examples of what it has to have, or of its first key."""
    if "examples" in field:
        return field["examples"][0]
    if "items" in field:
        return [_example(field["items"], inner)]
    within = _within(field, inner)
    assert within is not None  # a field is a mapping, or a list of them, if it has no example of its own
    keys = within.get("required") or list(within["properties"])[:1]
    return {key: _example(within["properties"][key], inner) for key in keys}


def _shown(value: object) -> str:
    """Return a value as it is written on one line."""
    match value:
        case dict():
            return f"{{{', '.join(f'{key}: {_shown(each)}' for key, each in value.items())}}}"
        case list():
            return f"[{', '.join(map(_shown, value))}]"
    return inline(str(value))


def _rules(rules: Iterable[Rule]) -> Iterator[str]:
    yield "An error stops the build; a warning does not. Every finding names its rule, its place and what to do;"
    yield "`python3 build.py explain RULE` prints the page of a rule."
    yield from ("", "| Rule | What is wrong | Severity |", "|---|---|---|")
    for rule in rules:
        severity = "error or warning" if rule in attribution.RULES else rule.severity
        yield f"| [`{rule.code}`]({rule.code}.md) | {rule.title} | {severity} |"
    yield ""
