"""One or several of a list."""

from __future__ import annotations

from convene.blocks import Blocks, Items, Prose, TickBoxes
from convene.errors import BadInput
from convene.kinds.field import Around, Field, Value
from convene.typed import clean_line

SEPARATOR = "; "
"""Between several choices, since options have commas of their own."""


class Definition(Field, frozen=True, kw_only=True, tag="choice"):
    """`most` choices of `options` (0: no limit). An `open` list also takes words of the group's own."""

    options: tuple[str, ...]
    open: bool = False
    most: int = 1

    def holds(self, value: Value) -> bool:
        """One option, or a list of them."""
        return isinstance(value, str) or (
            isinstance(value, list) and all(isinstance(one, str) for one in value)
        )


def parse(text: str, field: Definition, around: Around) -> Value:
    """Typed words or beginnings of options, several with a semicolon between; None for nothing."""
    words = [part for part in (clean_line(part).strip() for part in text.split(";")) if part]
    chosen = list(dict.fromkeys(_option(word, field) for word in words))
    return _counted(chosen, field)


def check(value: Value, field: Definition, around: Around) -> Value:
    """A string, or a list of strings where several are allowed."""
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(word, str) for word in given):
        raise BadInput(f"{field.title} takes one of: {', '.join(field.options)}.")
    return _counted(list(dict.fromkeys(_option(clean_line(word).strip(), field) for word in given)), field)


def show(value: Value, field: Definition, around: Around) -> str:
    """The options as they stand in the list, with semicolons between."""
    return value if isinstance(value, str) else SEPARATOR.join(value)


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """The choice in words; the blank form has a box for each option."""
    if value is None:
        own = (f"Another: {'_' * 40}",) if field.open else ()
        return (TickBoxes(options=(*field.options, *own)),)
    return (Prose(text=value),) if isinstance(value, str) else (Items(items=tuple(value)),)


def is_answered(value: Value | None, field: Definition) -> bool:
    """At least one is chosen."""
    return bool(value)


def _option(word: str, field: Definition) -> str:
    typed = word.casefold()
    same = [option for option in field.options if option.casefold() == typed]
    begins = same or [option for option in field.options if option.casefold().startswith(typed)]
    if len(begins) == 1:
        return begins[0]
    if begins:
        raise BadInput(f"“{word}” could be {' or '.join(begins)}.", todo="Type a little more.")
    if field.open:
        return word
    raise BadInput(f"“{word}” is not in the list.", todo=f"Choose from: {', '.join(field.options)}.")


def _counted(chosen: list[str], field: Definition) -> Value:
    if field.most and len(chosen) > field.most:
        raise BadInput(f"{field.title} takes {'one' if field.most == 1 else f'at most {field.most}'}.")
    if not chosen:
        return None
    return chosen[0] if field.most == 1 else chosen
