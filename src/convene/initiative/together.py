"""Other windows and other laptops: what they wrote, taking over, and where both changed the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from convene.errors import ConveneError
from convene.initiative.in_words import called, field_called, shown
from convene.initiative.initiative import Initiative
from convene.store.fold import CONFLICTS
from convene.store.operation import Change, apply, difference, differences
from convene.store.replay import Replayed
from convene.store.watching import Watch

NUMBERED = ("decisions", "actions", "parking_lot", "notes", "meetings", "votes")
"""Tables whose rows have a number that people say aloud."""

Seen = tuple[Replayed, Watch]


class Side(NamedTuple):
    """What one laptop made of it: its words, when (UTC, ISO), by whom, whether that laptop is this one."""

    site: str
    words: str
    at: str
    by: str
    mine: bool


class Question(NamedTuple):
    """Something two laptops changed: what it is in words, both sides (mine first), which one stands now."""

    id: int
    what: str
    sides: tuple[Side, ...]
    stands: str


def look(initiative: Initiative) -> Seen | None:
    """What others wrote since the last look; None if nothing. Reads files: not for the event loop."""
    return initiative.store.look()


def take_in(initiative: Initiative, seen: Seen) -> tuple[str, ...] | None:
    """Show what was found, and say in words what was added.

    None if something was changed here meanwhile: look again.
    """
    notes = initiative.store.adopt(seen)
    if notes is not None:
        initiative.others_wrote(initiative.store.tables)
        if initiative.writable:
            renumber(initiative)
    return notes


def take_over(initiative: Initiative) -> None:
    """Go on as the window that writes. Raises Locked if another still does, or ConveneError in words."""
    initiative.store.take_over()
    initiative.read_only_because = ""
    initiative.others_wrote(initiative.store.tables)


def can_take_over(initiative: Initiative) -> bool:
    """Whether this window only reads and no other one writes any more. Not for the event loop."""
    waits = "window" in initiative.read_only_because and not initiative.writable
    return waits and initiative.store.is_free


def changed_outside(initiative: Initiative) -> list[str]:
    """What another program changed in the record's file, a line a row; none if nothing."""
    changes = _outside(initiative)
    lines = []
    for change in changes:
        document = {**(change.was or {}), **(change.set or {}), **(change.new or {})}
        held = initiative.store.tables.get(change.table, {}).get(str(change.id), {})
        name = called(initiative.view, change.table, {**held, **document})
        how = "added" if change.new is not None else "taken out" if change.set is None else "changed"
        lines.append(f"{name} ({how})")
    return lines


def decide_outside(initiative: Initiative, *, take: bool) -> None:
    """Take what another program changed, as one operation that can be undone; or leave it aside."""
    changes = _outside(initiative) if take else []
    initiative.store.outside = ()
    initiative.commit("changes made outside convene taken in", changes, "import")


def _outside(initiative: Initiative) -> list[Change]:
    """What the record lacks of it: what was typed since then stays as it is."""
    tables = initiative.store.tables
    after = {name: dict(table) for name, table in tables.items()}
    apply(after, initiative.store.outside)
    return differences(tables, after)


def questions(initiative: Initiative) -> list[Question]:
    """What two laptops changed and nobody has decided on, in the order of the record."""
    store = initiative.store
    found = store.tables.get(CONFLICTS, {}).items()
    return [_question(initiative, int(key), _as_it_is_now(initiative, document)) for key, document in found]


def settle(initiative: Initiative, question: int, site: str) -> None:
    """Let one side's value stand; one operation, undone in one step. Raises ConveneError if it is settled."""
    tables = initiative.store.tables
    asked = tables.get(CONFLICTS, {}).get(str(question))
    if asked is None or site not in asked["sides"]:
        raise ConveneError("This is settled already.", "Nothing was changed.")
    table, row, field = asked["table"], asked["row"], asked["field"]
    side = _as_it_is_now(initiative, asked)["sides"][site]
    before = tables.get(table, {}).get(str(row))
    changes = [Change(table=CONFLICTS, id=question, was=asked)]
    if not field:
        changes += _whole(table, row, before, side)
    elif before is not None:
        after = {key: value for key, value in before.items() if key != field}
        after |= {field: side["value"]} if "value" in side else {}
        change = difference(table, row, before, after)
        changes += [change] if change else []
    initiative.commit(f"settled: {_what(initiative, asked)}", changes, "merge")


def renumber(initiative: Initiative) -> None:
    """Two laptops may both have made a D7: the later one gets the next number, and history says so."""
    tables = initiative.store.tables
    for table in NUMBERED:
        rows = sorted(tables.get(table, {}).items(), key=lambda one: (str(one[1].get("at", "")), int(one[0])))
        highest = max((document.get("number", 0) for _, document in rows), default=0)
        taken: set[int] = set()
        for key, document in rows:
            number = document.get("number", 0)
            if number in taken:
                highest += 1
                name = called(initiative.view, table, document)
                change = Change(table=table, id=int(key), set={"number": highest}, was={"number": number})
                initiative.commit(f"{name} is now number {highest}", [change], "merge")
            taken.add(number)


def _as_it_is_now(initiative: Initiative, asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """A question with what was written into its field since it was asked: that stands, as this side."""
    field, sides = asked["field"], asked["sides"]
    document = initiative.store.tables.get(asked["table"], {}).get(str(asked["row"]), {})
    now = document.get(field)
    if not field or now is None or any(side.get("value") == now for side in sides.values()):
        return asked
    site = initiative.store.site if initiative.store.site in sides else asked["stands"]
    return {**asked, "stands": site, "sides": {**sides, site: {**sides[site], "value": now}}}


def _whole(table: str, row: int, before: Mapping[str, Any] | None, side: Mapping[str, Any]) -> list[Change]:
    wanted = side.get("value")
    if wanted is None:
        return [Change(table=table, id=row, was=dict(before))] if before is not None else []
    if before is None:
        return [Change(table=table, id=row, new=wanted)]
    change = difference(table, row, before, wanted)
    return [change] if change else []


def _question(initiative: Initiative, key: int, asked: Mapping[str, Any]) -> Question:
    store, view = initiative.store, initiative.view
    table, field = asked["table"], asked["field"]
    document = _document(initiative, asked)

    def words(side: Mapping[str, Any]) -> str:
        if "value" not in side:
            return "removed" if not field else "nothing"
        return (
            called(view, table, side["value"])
            if not field
            else shown(view, table, document, field, side["value"])
        )

    sides = [
        Side(site, words(side), side.get("at", ""), side.get("by", ""), site == store.site)
        for site, side in asked["sides"].items()
    ]
    sides.sort(key=lambda side: (not side.mine, side.site))
    return Question(key, _what(initiative, asked), tuple(sides), asked["stands"])


def _what(initiative: Initiative, asked: Mapping[str, Any]) -> str:
    document = _document(initiative, asked)
    name = called(initiative.view, asked["table"], document)
    field = asked["field"] and field_called(initiative.view, asked["table"], document, asked["field"])
    return f"{name}: {field}" if field else name


def _document(initiative: Initiative, asked: Mapping[str, Any]) -> Mapping[str, Any]:
    here = initiative.store.tables.get(asked["table"], {}).get(str(asked["row"]))
    if here is not None:
        return here
    held = (side.get("value") for side in asked["sides"].values())
    return next((value for value in held if isinstance(value, dict)), {})
