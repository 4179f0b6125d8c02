"""A row of an earlier table, by link; or words, where that table isn't there or lacks it."""

from __future__ import annotations

from convene.blocks import Blocks, Items, WritingLines
from convene.errors import BadInput
from convene.kinds.field import REMOVED, Around, Field, Value
from convene.typed import clean_line


class Definition(Field, frozen=True, kw_only=True, tag="row"):
    """`rows` names the step; `most` is 1, or 0 for several."""

    rows: str
    most: int = 1

    @property
    def source(self) -> str:
        """The step, without the mark that says it may be missing."""
        return self.rows.removesuffix("?")


def parse(text: str, field: Definition, around: Around) -> Value:
    """What stands in the earlier rows becomes a link, other words stay words; None for nothing."""
    parts = text.split(";") if field.most != 1 else [text]
    words = [part for part in (clean_line(part).strip() for part in parts) if part]
    return _counted([_find(word, field, around) for word in words], field)


def check(value: Value, field: Definition, around: Around) -> Value:
    """A row's id, words, or a list of them."""
    given = value if isinstance(value, list) else [value]
    links: list[int | str] = []
    for item in given:
        if isinstance(item, str) and item.strip():
            links.append(_find(clean_line(item).strip(), field, around))
        elif isinstance(item, int) and around.name(field.source, item) is not None:
            links.append(item)
        else:
            raise BadInput(f"{field.title} takes rows of {field.source}, or words.")
    return _counted(links, field)


def show(value: Value, field: Definition, around: Around) -> str:
    """The words of the linked rows as they are today."""
    return "; ".join(names(value, field, around))


def blocks(value: Value | None, field: Definition, around: Around) -> Blocks:
    """A list of the rows' words."""
    if not value:
        return (WritingLines(count=2),)
    return (Items(items=names(value, field, around)),)


def is_answered(value: Value | None, field: Definition) -> bool:
    """At least one link or word."""
    return bool(value)


def names(value: Value, field: Definition, around: Around) -> tuple[str, ...]:
    """The rows' words in the order given; one that is gone says so."""
    links = value if isinstance(value, list) else [value]
    return tuple(
        link if isinstance(link, str) else around.name(field.source, link) or REMOVED for link in links
    )


def _find(word: str, field: Definition, around: Around) -> int | str:
    typed = word.casefold()
    rows = around.choices(field.source)
    same = [row for row, words in around.named(field.source) if words.casefold() == typed]
    begins = same or [row for row, words in rows if words.casefold().startswith(typed)]
    return begins[0] if len(begins) == 1 else word


def _counted(links: list[int | str], field: Definition) -> Value:
    links = list(dict.fromkeys(links))
    if not links:
        return None
    if field.most == 1:
        if len(links) > 1:
            raise BadInput(f"{field.title} takes one.")
        return links[0]
    return links
