"""Organizations, people, strategies or measures: one or several of a registry, kept by id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from convene.blocks import Blocks, Items, WritingLines
from convene.errors import BadInput
from convene.kinds.field import REMOVED, Around, Field, Value

Registry = Literal["organizations", "people", "strategies", "measures"]


class NotAmong(BadInput):
    """Names that a registry doesn't have yet."""

    def __init__(self, registry: Registry, names: tuple[str, ...]) -> None:
        words = " and ".join(f"“{name}”" for name in names)
        are = "is" if len(names) == 1 else "are"
        todo = f"Add {'it' if len(names) == 1 else 'them'} first, or check the spelling."
        super().__init__(f"{words} {are} not among the {registry} yet.", todo=todo)
        self.registry: Registry = registry
        self.names = names


class Definition(Field, frozen=True, kw_only=True, tag="pick"):
    """From `least` to `most` (0: no limit) of a `registry`."""

    registry: Registry
    least: int = 0
    most: int = 1

    @property
    def source(self) -> str:
        """Where the rows come from."""
        return self.registry

    def holds(self, value: Value) -> bool:
        """An id, or a list of them."""
        return all(isinstance(one, int) for one in (value if isinstance(value, list) else [value]))


def parse(text: str, field: Definition, around: Around) -> Value:
    """Names or beginnings of names, several with semicolons between, to ids; None for nothing.

    Raises NotAmong if all is clear but some names are new.
    """
    ids, new = known_and_new([part.strip() for part in text.split(";") if part.strip()], field, around)
    if new:
        raise NotAmong(field.registry, new)
    return _counted(list(ids), field)


def check(value: Value, field: Definition, around: Around) -> Value:
    """An id, a name, or a list of them."""
    given = value if isinstance(value, list) else [value]
    ids = []
    for item in given:
        if isinstance(item, str):
            ids.append(_find(item, field, around))
        elif isinstance(item, int) and around.name(field.registry, item) is not None:
            ids.append(item)
        else:
            raise BadInput(f"There is no such entry among the {field.registry}.")
    return _counted(list(dict.fromkeys(ids)), field)


def show(value: Value, field: Definition, around: Around) -> str:
    """The names of today, so that a name mended once is mended everywhere."""
    return "; ".join(names(value, field, around))


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """A list of names; the blank form has lines."""
    if not value:
        return (WritingLines(count=max(field.least, min(field.most, 8), 3)),)
    return (Items(items=names(value, field, around)),)


def is_answered(value: Value | None, field: Definition) -> bool:
    """At least one is picked."""
    return bool(value)


def names(value: Value, field: Definition, around: Around) -> tuple[str, ...]:
    """The picked ones by name, in the order picked; one that is gone says so."""
    ids = value if isinstance(value, list) else [value]
    return tuple(around.name(field.registry, row) or REMOVED for row in ids)


def known_and_new(
    words: Sequence[str], field: Definition, around: Around
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Ids of those on record, and the names that aren't yet. Raises BadInput for what could be several."""
    ids: list[int] = []
    new: list[str] = []
    for word in words:
        try:
            ids.append(_find(word, field, around))
        except NotAmong as fault:
            new += fault.names
    return tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(new))


def _find(word: str, field: Definition, around: Around) -> int:
    typed = word.casefold()
    rows = around.choices(field.registry)
    same = [row for row in around.named(field.registry) if row[1].casefold() == typed]
    found = same or [row for row in rows if row[1].casefold().startswith(typed)]
    if len(found) == 1:
        return found[0][0]
    if found:
        raise BadInput(
            f"“{word}” could be {' or '.join(name for _, name in found[:4])}.", todo="Type a little more."
        )
    raise NotAmong(field.registry, (word,))


def _counted(ids: list[int], field: Definition) -> Value:
    if field.most and len(ids) > field.most:
        raise BadInput(f"{field.title} takes {'one' if field.most == 1 else f'at most {field.most}'}.")
    if not ids:
        return None
    return ids[0] if field.most == 1 else ids
