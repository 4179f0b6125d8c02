"""Yes or no, in a column."""

from __future__ import annotations

from convene.blocks import Blocks, Prose, TickBoxes
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Value

WORDS = {True: "Yes", False: "No"}


class Definition(Field, frozen=True, kw_only=True, tag="yes-no"):
    """No keys of its own."""


def parse(text: str, field: Definition, around: Around) -> Value:
    """ "Yes", "y", "no" or "n" to true or false; None for nothing. Raises BadInput."""
    typed = text.strip().casefold()
    if not typed:
        return None
    found = [value for value, word in WORDS.items() if word.casefold().startswith(typed)]
    if len(found) != 1:
        raise BadInput(f"“{text.strip()}” is neither yes nor no.", todo="Type y or n.")
    return found[0]


def check(value: Value, field: Definition, around: Around) -> Value:
    """True or false, or the words for it."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return parse(value, field, around)
    raise BadInput(f"{field.title} takes yes or no.")


def show(value: Value, field: Definition, around: Around) -> str:
    """ "Yes" or "No"."""
    return WORDS[bool(value)]


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """The word; the blank form has a box for each."""
    return (TickBoxes(options=tuple(WORDS.values())),) if value is None else (Prose(text=WORDS[bool(value)]),)


def is_answered(value: Value | None, field: Definition) -> bool:
    """No is an answer."""
    return value is not None
