"""What an item is about: by it the same item is known again on another agenda."""

from __future__ import annotations

from typing import Protocol, TypeAlias

from convene.people.matching import plain

Theme: TypeAlias = tuple[str, frozenset[str] | str]
"""A worksheet with the steps it takes, or the sort of item with its title."""


class Item(Protocol):
    """Anything that stands on an agenda, or could."""

    @property
    def title(self) -> str:
        """Its words."""

    @property
    def kind(self) -> str:
        """The sort of item."""

    @property
    def worksheet(self) -> str | None:
        """The worksheet it fills in."""

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps it takes; none named is all."""


def theme(item: Item) -> Theme:
    """What it is about. A review, the parking lot and a close are the same under every title."""
    if item.worksheet:
        return item.worksheet, frozenset(item.steps)
    return item.kind, "" if item.kind in {"review", "parking", "close"} else plain(item.title)


def covers(there: Item, item: Item) -> bool:
    """Whether an item on an agenda does what the other one is for: the same, or all of its steps and more."""
    if there.worksheet and there.worksheet == item.worksheet:
        return not there.steps or (bool(item.steps) and set(item.steps) <= set(there.steps))
    return theme(there) == theme(item)
