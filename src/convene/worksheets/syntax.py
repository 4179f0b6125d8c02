"""What breaks the form of a TOML file, in plain words: the line, and what usually is wrong there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import TypeAlias

Say: TypeAlias = Callable[[str, str, str], str]
"""Words for what the reader said: from that, and from the line before and behind where it stopped."""

END = "end of the file"
STRAIGHT = 'words stand in straight quotes: "like this"'
LINE = "a line is key = value, or [[step]], or a remark that begins with #"
KEY = re.compile(r"\s*([\w.-]+)\s*=")
_CURLY = "“”„‟‘’‚«»"


def explained(error: tomllib.TOMLDecodeError, text: str) -> tuple[str, str]:
    """The place ("line 5, column 9"), and what is wrong there as a sentence.

    The reader of TOML has words for programmers; one of its messages that isn't known here is left as it is.
    """
    said, _, at = str(error).partition(" (at ")
    place = at.rstrip(")").replace("end of document", END)
    found = re.search(r"line (\d+), column (\d+)", place)
    lines = text.replace("\r\n", "\n").split("\n")
    if found:
        number, column = int(found[1]), int(found[2])
    else:
        number = max((n for n, line in enumerate(lines, start=1) if line.strip()), default=1)
        column = len(lines[number - 1]) + 1
    line = lines[number - 1] if number <= len(lines) else ""
    say = next((words for pattern, words in _SAID if re.search(pattern, said)), None)
    what = say(said, line[: column - 1], line[column - 1 :]) if say else f"{said[:1].lower()}{said[1:]}"
    return place, f"{what}."


def _twice(said: str, before: str, rest: str) -> str:
    if before.lstrip().startswith("["):
        return "a step begins with [[step]], in two brackets; its [[step.column]]s stand below it"
    key = re.search(r"key '([^']+)'", said) or KEY.match(before + rest)
    return f"this key is there twice{f': {key[1]}' if key else ''}; or a [[step]] is missing above it"


def _open_quote(said: str, before: str, rest: str) -> str:
    curly = any(sign in before + rest for sign in _CURLY)
    more = STRAIGHT if curly else 'words over several lines stand between """ and """'
    return f"the closing quote is missing; {more}"


def _goes_on(said: str, before: str, rest: str) -> str:
    """Something goes on where the line should end."""
    value = before.partition("=")[2].strip()
    if before.lstrip().startswith("["):
        return "behind the brackets the line ends"
    if value.endswith(('"', "'")):
        return 'words go on behind their closing quote; a quote inside words is written \\"'
    if re.match(r"[\d+-]", value):
        return "a number stands alone: no comma, no leading 0, no unit; words stand in quotes"
    return "the line should end here: one key = value in a line"


def _value(said: str, before: str, rest: str) -> str:
    value = rest.strip()
    if KEY.match(value) and "=" not in before:
        return "the closing ] of the list above is missing"
    hints = (words for pattern, words in _VALUES if re.match(pattern, value, re.IGNORECASE))
    return f"invalid value; {next(hints)}"


def _no_sign(said: str, before: str, rest: str) -> str:
    return "between key and value stands =, not :" if rest.startswith(":") else f"= is missing; {LINE}"


def _no_statement(said: str, before: str, rest: str) -> str:
    return f"invalid statement; {STRAIGHT if rest and rest[0] in _CURLY else LINE}"


def _always(words: str) -> Say:
    return lambda said, before, rest: words


_SAID: tuple[tuple[str, Say], ...] = (
    (r"overwrite|twice|mutate|Duplicate", _twice),
    (r"Unterminated|Illegal character '\\[nr]|Expected [\"']{2,5}$", _open_quote),
    (r"Expected newline", _goes_on),
    (r"Invalid value", _value),
    (r"Unclosed array", _always("a comma between two entries is missing, or the closing ]")),
    (r"Unclosed", _always("a comma between two entries is missing, or the closing }")),
    (r"Expected '='", _no_sign),
    (r"Expected '\]", _always("as many brackets close as open, as in [[step]]")),
    (r"hex value|Unescaped", _always("a backslash inside words is written twice: \\\\")),
    (r"Illegal character", _always("a sign that can't be seen stands here; delete it")),
    (r"date or datetime", _always("there is no such day or time; words stand in quotes")),
    (r"Invalid statement", _no_statement),
)
"""By what the reader of TOML says: the first that fits."""

_VALUES = (
    (r"$", "nothing stands behind the ="),
    (r"(true|false)\b", "true and false are written small"),
    (r"(yes|no|on|off)\b", "it is true or false"),
    (f"[{_CURLY}]", f"{STRAIGHT}, not in curly ones"),
    (r"\.", "a number begins with a digit, as in 0.5"),
    (r"", f"{STRAIGHT}; true, false and numbers stand without"),
)
"""By how the value begins: the first that fits."""
