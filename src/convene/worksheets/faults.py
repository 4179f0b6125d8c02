"""What is wrong in a file, collected key by key instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from convene.worksheets.shape import convert_value, fields_of, is_id, short, unknown_keys

BETWEEN = {"column": "_", "criterion": "_"}
"""What stands between the words of an id, where it isn't a dash: ids of columns are keys of a stored row."""

EXAMPLES = {"-": "first-talks", "_": "by_when"}


class Fault(NamedTuple):
    """One thing wrong in a file: the file, the place inside, what is wrong and what is allowed."""

    file: str
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.what}" if self.place else f"{self.file}: {self.what}"


class Faults:
    """The faults of one file, in the order in which they were met."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.all: list[Fault] = []

    def __len__(self) -> int:
        return len(self.all)

    def add(self, place: str, what: str) -> None:
        """One more."""
        self.all.append(Fault(self.file, place, what))

    def keys(
        self,
        data: dict[str, Any],
        struct: type[msgspec.Struct],
        place: str,
        *,
        leave: Collection[str] = (),
        others: Sequence[str] = (),
        strays: Mapping[str, str] = MappingProxyType({}),
    ) -> dict[str, Any]:
        """The keys of a struct that are right, each converted; every other one is a fault.

        Those to `leave` are looked at elsewhere; the `others` are known and left out. `strays` are keys
        that are right in another place, with what is said of them here.
        """
        for key, hint in unknown_keys(data, struct, leave, others):
            self.add(place, f"key “{short(key)}” {strays.get(key) or f'is not known; {hint}'}")
        made: dict[str, Any] = {}
        for field in fields_of(struct):
            name = field.encode_name
            if field.name in leave:
                continue
            if name not in data:
                if field.required:
                    self.add(place, f"key “{name}” is missing.")
                continue
            value, wrong = convert_value(data[name], field.type)
            if wrong:
                self.add(within(place, name), wrong)
            else:
                made[field.name] = value
        return made

    def words(self, made: Mapping[str, Any], place: str, *keys: str) -> None:
        """Keys that are there, and have no words."""
        for key in keys:
            if isinstance(made.get(key), str) and not made[key].strip():
                self.add(within(place, key), "takes words; it is empty.")

    def identity(self, name: Any, place: str, what: str) -> None:
        """An id with other signs than ids have."""
        between = BETWEEN.get(what, "-")
        if isinstance(name, str) and not is_id(name, between):
            signs = f"small letters, digits and {between}, at most 40, as in {EXAMPLES[between]}"
            self.add(place, f"the id “{short(name)}” of this {what} has other signs; allowed: {signs}.")

    def twice(self, ids: Sequence[Any], what: str) -> None:
        """Ids that are there more than once, with all their places."""
        known = [one for one in ids if isinstance(one, str)]
        for name in sorted({one for one in known if known.count(one) > 1}):
            places = [str(number) for number, one in enumerate(ids, start=1) if one == name]
            self.add(f"{what} {' and '.join(places)}", f"id “{short(name)}” is there more than once.")


def within(place: str, key: str) -> str:
    """The place of a key: "step 2 (candidates), minutes", or "phase" at the top of a file."""
    return f"{place}, {key}" if place else key
