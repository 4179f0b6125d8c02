"""How values from a file are checked against a type, told in words a facilitator understands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import FieldInfo, fields

FEW = 15
"""So many words that are allowed are all told: as many as there are kinds of steps."""

TOLD = 6
"""Of a longer list only so many are told, the nearest first."""

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


def is_id(text: str, between: str) -> bool:
    """Whether this can be an id: 1 to 40 small letters, digits, and the sign that goes `between` words."""
    return re.fullmatch(rf"[a-z0-9][a-z0-9{re.escape(between)}]{{0,39}}", text) is not None


def near(given: Any, known: Iterable[str]) -> list[str]:
    """Those of the known words that are most like a given one, the nearest first; capitals don't count."""
    if not isinstance(given, str):
        return []
    by_small = {one.casefold(): one for one in known}
    return [by_small[one] for one in difflib.get_close_matches(short(given).casefold(), by_small, n=3)]


def allowed(known: Sequence[str], given: Any = None, *, where: str = "") -> str:
    """What may stand there instead, as the end of a sentence: "did you mean “text”? Allowed: text, list."

    A long list is cut; `where` tells where all of it stands.
    """
    nearest = near(given, known)
    told = list(known) if len(known) <= FEW else list(dict.fromkeys([*nearest, *known]))[:TOLD]
    left = len(known) - len(told)
    more = f" and {left} more{f' in {where}' if where else ''}" if left else ""
    listed = f"llowed: {', '.join(told) or 'none'}{more}."
    return f"did you mean “{nearest[0]}”? A{listed}" if nearest else f"a{listed}"


def unknown_keys(
    data: dict[str, Any], struct: type[msgspec.Struct], leave: Iterable[str], others: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Keys that the struct doesn't have, each with what it may have meant or what is allowed.

    Those to `leave` don't count, the `others` do.
    """
    known = [*(key for key in keys_of(struct) if key not in set(leave)), *others]
    for key in data:
        if key not in known:
            close = near(key, known)
            yield key, f"did you mean “{close[0]}”?" if close else allowed(known)


def convert_value(value: Any, wanted: Any) -> tuple[Any, str]:
    """The value as the wanted type and ""; or None and what is wrong, in words."""
    try:
        return msgspec.convert(value, wanted), ""
    except msgspec.ValidationError as error:
        return None, _in_words(str(error), value, wanted)


def _in_words(message: str, value: Any, wanted: Any) -> str:
    message, _, place = message.partition(" - at ")
    entry = re.fullmatch(r"`\$\[(\d+)\]`", place)
    which = f"entry {int(entry[1]) + 1} " if entry else ""
    expected = re.match(r"Expected `([^`]+)`(?: of length (\d+))?, got `?([^`]+)`?", message)
    if expected:
        want, length, got = expected.groups()
        if length:
            return f"{which}takes {length} entries in [ ], not {got}."
        return f"{which}takes {_said(want)}, not {_said(got)}."
    if "enum value" in message:
        given = value[int(entry[1])] if entry else value
        return f"“{short(given)}” is not known; {allowed(_literals(wanted), given)}"
    return f"{which}{message[:1].lower()}{message[1:]}."


def _said(types: str) -> str:
    return " or ".join(_WORDS.get(one.strip(), one) for one in types.split("|"))


def _literals(wanted: Any) -> list[str]:
    found: list[Any] = []
    for argument in getattr(wanted, "__args__", ()):
        found += _literals(argument) if hasattr(argument, "__args__") else [argument]
    return [one for one in found if isinstance(one, str)]
