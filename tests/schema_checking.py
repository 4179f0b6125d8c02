"""Holds a JSON value to a JSON Schema: the few keywords that ours uses, and no key that it doesn't name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
KNOWN = {
    "$ref", "anyOf", "type", "enum", "properties", "required", "items", "format",
    "title", "description", "default", "additionalProperties",
}  # fmt: skip


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> Iterator[str]:
    """What is wrong with a value, each with its place."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, at)
        return
    if "anyOf" in schema:
        if all(list(faults(value, one, root, at)) for one in schema["anyOf"]):
            yield f"{at}: {value!r} is none of these"
        return
    kind = schema.get("type")
    if kind and not _is(value, kind):
        yield f"{at}: {value!r} is no {kind}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not one of {schema['enum']}"
    if schema.get("format") == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield f"{at}: {value!r} is no day"
    inside = _in_array if kind == "array" else _in_object
    if kind in {"array", "object"}:
        yield from inside(value, schema, root, at)


def _in_array(value: list[Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    for number, item in enumerate(value if "items" in schema else ()):
        yield from faults(item, schema["items"], root, f"{at}[{number}]")


def _in_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    if "properties" not in schema:
        return
    for key in set(schema.get("required", ())) - set(value):
        yield f"{at}: {key} is missing"
    for key, item in value.items():
        if key not in schema["properties"]:
            yield f"{at}: {key} is not described"
        else:
            yield from faults(item, schema["properties"][key], root, f"{at}.{key}")


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, TYPES[kind]) and not (isinstance(value, bool) and kind in {"integer", "number"})
