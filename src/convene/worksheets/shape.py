"""How values from a file are checked against a type, told in words a facilitator understands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import FieldInfo, fields

_WORDS = {
    "str": "words in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list in [ ]",
    "object": "a table",
    "null": "nothing",
    "datetime": "a date",
    "date": "a date",
    "time": "a time",
}


@cache
def fields_of(struct: type[msgspec.Struct]) -> tuple[FieldInfo, ...]:
    """The fields of a struct, in order, worked out once: reading a shelf asks for them a thousand times."""
    return fields(struct)


@cache
def keys_of(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """The keys of a struct, in order."""
    return tuple(field.encode_name for field in fields_of(struct))


def short(value: Any) -> str:
    """A value in a sentence: at most 60 letters of it."""
    words = str(value) if isinstance(value, str | int | float) else f"{type(value).__name__}"
    return words if len(words) <= 60 else f"{words[:59]}…"


def named(what: str, number: int, data: dict[str, Any]) -> str:
    """Which one is meant: "step 2 (candidates)", or "step 2" without an id."""
    name = data.get("id")
    return f"{what} {number} ({short(name)})" if isinstance(name, str) else f"{what} {number}"


def is_id(text: str) -> bool:
    """Whether this can be an id: small letters, digits, dashes, underscores; 1 to 40 of them."""
    return re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,39}", text) is not None


def unknown_keys(
    data: dict[str, Any], struct: type[msgspec.Struct], leave: Iterable[str], allowed: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Keys that the struct doesn't have, each with what it may have meant or what is allowed."""
    known = [key for key in keys_of(struct) if key not in set(leave)] + sorted(allowed)
    for key in data:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1)
            yield key, f"did you mean “{close[0]}”?" if close else f"allowed: {', '.join(known)}."


def convert_value(value: Any, wanted: Any) -> tuple[Any, str]:
    """The value as the wanted type and ""; or None and what is wrong, in words."""
    try:
        return msgspec.convert(value, wanted), ""
    except msgspec.ValidationError as error:
        return None, _in_words(str(error), value, wanted)


def _in_words(message: str, value: Any, wanted: Any) -> str:
    message = message.partition(" - at ")[0]
    expected = re.match(r"Expected `([^`]+)`, got `([^`]+)`", message)
    if expected:
        want, got = (
            " or ".join(_WORDS.get(w.strip(), w) for w in part.split("|")) for part in expected.groups()
        )
        return f"takes {want}, not {got}."
    if "enum value" in message:
        allowed = ", ".join(str(one) for one in _literals(wanted))
        return f"“{short(value)}” is not known; allowed: {allowed}."
    return f"{message[:1].lower()}{message[1:]}."


def _literals(wanted: Any) -> list[Any]:
    found: list[Any] = []
    for argument in getattr(wanted, "__args__", ()):
        found += _literals(argument) if hasattr(argument, "__args__") else [argument]
    return [one for one in found if isinstance(one, str)]
