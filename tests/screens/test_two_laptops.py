"""Two laptops with copies of one initiative: both answers are kept, and one key lets one of them stand."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.widgets import OptionList

from conftest import Clock
from convene.initiative import together
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.screens.both_laptops import BothLaptops
from convene.screens.changed_outside import ChangedOutside, first_few
from convene.screens.choosing import Choosing
from convene.screens.record.past import differs_at, in_short
from driving import Room
from hostile import FEW, holds, shown
from screens_waiting import until

SCOPE, PROBLEM = "landscape-map.scope", "common-agenda.problem"


def sync(one: Path, other: Path) -> None:
    """As a sync client does it: what is new or longer on one side is copied to the other."""
    for source, target in ((one, other), (other, one)):
        for path in (source / "journal").iterdir():
            there = target / "journal" / path.name
            if not there.exists() or there.stat().st_size < path.stat().st_size:
                shutil.copy(path, there)


class Laptops:
    """This laptop's home and folder, and the other one's copy of it."""

    def __init__(self, home: Home, folder: Path, other: Home) -> None:
        self.home, self.folder, self.other = home, folder, other
        self.copy = other.folder / folder.name
        shutil.copytree(folder, self.copy)

    def both_answer(self, place: str, mine: str, theirs: str) -> None:
        """Theirs is the later one: it stands."""
        for home, folder, words in ((self.home, self.folder, mine), (self.other, self.copy, theirs)):
            opened = home.open(folder)
            if words == theirs:
                opened.answer(place, "Begun")
            opened.answer(place, words)
            opened.close()
        sync(self.folder, self.copy)


@pytest.fixture
def laptops(home: Home, folder: Path, tmp_path: Path, clock: Clock) -> Laptops:
    return Laptops(home, folder, Home(tmp_path / "other", now=clock, settings=tmp_path / "other-settings"))


@pytest.fixture
async def asked(laptops: Laptops, home: Home, folder: Path, clock: Clock) -> AsyncIterator[Room]:
    """The app after both laptops answered the scope."""
    laptops.both_answer(SCOPE, "The county", "Two towns")
    async with Room.opened(home, folder, clock) as room:
        yield room


def open_questions(initiative: Initiative) -> int:
    return len(together.questions(initiative))


async def test_it_is_told_after_opening_and_overview_leads_there(asked: Room) -> None:
    told = "1 answer was changed on both laptops"
    assert f"{told}. Overview leads to them." in asked.toasts()
    assert told in asked.screen_text()
    await asked.press("enter")
    assert isinstance(asked.app.screen, BothLaptops)
    text = asked.screen_text()
    assert "What and where in Who does what already?" in text
    assert "here: The county" in text
    assert "other laptop (" in text
    assert "): Two towns  stands now" in text


async def test_one_key_keeps_the_one_here_and_undo_asks_again(asked: Room) -> None:
    await asked.press("enter", "k")
    assert asked.view.answer(SCOPE) == "The county"
    assert "Nothing is open" in asked.screen_text()
    assert asked.toasts()[-1] == "What and where in Who does what already?: “The county” stands. Undo: ^Z"
    await asked.press("ctrl+z")
    assert open_questions(asked.initiative) == 1
    assert asked.view.answer(SCOPE) == "Two towns"
    assert "here: The county" in asked.screen_text()
    await asked.press("escape")
    assert asked.app.current_mode == "overview"
    assert "1 answer was changed on both laptops" in asked.screen_text()


async def test_one_key_takes_the_other(asked: Room) -> None:
    await asked.press("enter", "o")
    assert asked.view.answer(SCOPE) == "Two towns"
    assert open_questions(asked.initiative) == 0


async def test_enter_or_a_click_shows_both_to_choose_from(asked: Room) -> None:
    await asked.press("enter", "enter")
    assert isinstance(asked.app.screen, Choosing)
    await asked.press("1")
    assert asked.view.answer(SCOPE) == "The county"
    await asked.press("ctrl+z")
    await asked.pilot.click(OptionList, offset=(5, 1))
    await asked.settle()
    assert isinstance(asked.app.screen, Choosing)


async def test_the_palette_leads_there(asked: Room) -> None:
    await asked.press("3", "ctrl+p")
    await asked.type("both laptops")
    await until(asked, lambda: "1 answer was changed on both laptops" in asked.screen_text())
    await asked.press("enter")
    await until(asked, lambda: isinstance(asked.app.screen, BothLaptops))


async def test_it_is_empty_when_nothing_is_open(room: Room) -> None:
    await room.app.push_screen(BothLaptops(room.app.session))  # type: ignore[arg-type]
    await room.settle()
    assert "Nothing is open" in room.screen_text()
    await room.press("k", "o", "escape")
    assert room.app.current_mode == "overview"


async def test_it_is_usable_on_a_projector_with_long_answers(
    laptops: Laptops, home: Home, folder: Path, clock: Clock
) -> None:
    long = "The county and the towns around it, as agreed in spring. " * 8
    laptops.both_answer(SCOPE, long + "Not the river.", long + "And the river.")
    laptops.both_answer(PROBLEM, "One", "Other")
    async with Room.opened(home, folder, clock, size=(60, 18)) as room:
        await until(room, lambda: "2 answers were changed on both laptops" in room.screen_text())
        await room.press("enter")
        shown_text = " ".join(room.screen_text().split())
        assert "Not the river." in shown_text, "what differs is seen"
        assert "And the river." in shown_text
        assert "k Keep ours" in shown_text
        await room.press("k", "o")
        assert open_questions(room.initiative) == 0


async def test_what_the_other_laptop_did_comes_while_one_works(
    laptops: Laptops, home: Home, folder: Path, clock: Clock
) -> None:
    theirs = laptops.other.open(laptops.copy)
    async with Room.opened(home, folder, clock) as room:
        room.initiative.answer(PROBLEM, "Mine")
        room.initiative.drain()
        theirs.answer(PROBLEM, "Theirs")
        theirs.answer(SCOPE, "Two towns")
        theirs.drain()
        sync(folder, laptops.copy)
        await until(room, lambda: room.view.answer(SCOPE) == "Two towns")
        assert any(toast.endswith("from another laptop were added.") for toast in room.toasts())
        assert "1 answer was changed on both laptops. Overview leads to them." in room.toasts()
    theirs.close()


async def test_a_field_that_is_being_typed_in_is_not_disturbed(
    laptops: Laptops, home: Home, folder: Path, clock: Clock
) -> None:
    theirs = laptops.other.open(laptops.copy)
    async with Room.opened(home, folder, clock) as room:
        await room.press("3", "down", "enter")
        await room.type("Mine")
        await until(room, lambda: room.view.answer(SCOPE) == "Mine")
        theirs.answer(SCOPE, "Theirs, later")
        theirs.drain()
        theirs.answer(SCOPE, "Theirs, last")
        theirs.drain()
        room.initiative.drain()
        sync(folder, laptops.copy)
        await until(room, lambda: open_questions(room.initiative) == 1)
        await room.type(" and more")
        assert "Mine and more" in room.screen_text()
        await until(room, lambda: room.view.answer(SCOPE) == "Mine and more")
        [question] = together.questions(room.initiative)
        assert {side.words for side in question.sides} == {"Mine and more", "Theirs, last"}
    theirs.close()


async def test_a_row_that_was_taken_out_elsewhere_takes_nothing_typed_along(
    laptops: Laptops, home: Home, folder: Path, clock: Clock
) -> None:
    place = "landscape-map.organizations"
    opened = home.open(folder)
    row = opened.rows(place).add({"name": "Northside"})
    opened.close()
    sync(folder, laptops.copy)
    theirs = laptops.other.open(laptops.copy)
    async with Room.opened(home, folder, clock) as room:
        await room.press("3", "down", "enter", "ctrl+g", "enter")
        await room.type(" Alliance")
        theirs.rows(place).remove(row)
        theirs.drain()
        sync(folder, laptops.copy)
        await until(room, lambda: not room.initiative.rows(place).all())
        await until(room, lambda: any("taken out elsewhere" in toast for toast in room.toasts()))
        room.app.clear_notifications()
        await room.settle()
        assert "not kept yet: “Northside" in room.screen_text()
        await room.press("enter", "enter")
        assert [one.cells["name"] for one in room.initiative.rows(place).all()] == ["Northside Alliance"]
    theirs.close()


async def test_any_words_are_shown_as_they_are(
    laptops: Laptops, home: Home, folder: Path, clock: Clock
) -> None:
    mine, theirs = (" ".join(map(shown, FEW)) + f" {who}" for who in ("mine", "theirs"))
    laptops.both_answer(SCOPE, mine, theirs)
    async with Room.opened(home, folder, clock, size=(160, 45)) as room:
        await room.press("enter")
        for words in FEW:
            assert holds(room.screen_text(), words), words


def test_where_texts_begin_to_differ() -> None:
    assert differs_at(["abc", "abd"]) == 2
    assert differs_at(["ab", "abd"]) == 2
    assert differs_at(["", "abd"]) == 0
    assert in_short("The county → Two towns") == "The county → Two towns"
    same = "The county and the towns around it, "
    assert in_short(f"{same}one → {same}two") == "…ns around it, one → …ns around it, two"


# A record's file that another program changed


@pytest.fixture
async def changed(home: Home, folder: Path, clock: Clock) -> AsyncIterator[Room]:
    """The app at a record in whose file something else wrote."""
    opened = home.open(folder)
    opened.answer(SCOPE, "The county")
    opened.close()
    path = folder / "initiative.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    for document in record["answers"].values():
        document["value"] = "The state"
    path.write_text(json.dumps(record), encoding="utf-8")
    async with Room.opened(home, folder, clock) as room:
        await until(room, lambda: isinstance(room.app.screen, ChangedOutside))
        yield room


async def test_a_file_changed_outside_is_asked_about(changed: Room) -> None:
    text = changed.screen_text()
    assert "The record's file was changed outside convene" in text
    assert "What and where in Who does what already? (changed)" in text
    await changed.press("t")
    assert changed.view.answer(SCOPE) == "The state"
    assert changed.initiative.undo() == "changes made outside convene taken in"
    assert changed.view.answer(SCOPE) == "The county"


@pytest.mark.parametrize("keys", [("k",), ("enter",), ("escape",)])
async def test_mine_stays_unless_theirs_is_taken(changed: Room, keys: tuple[str, ...]) -> None:
    await changed.press(*keys)
    assert not isinstance(changed.app.screen, ChangedOutside)
    assert changed.view.answer(SCOPE) == "The county"
    assert bool(together.changed_outside(changed.initiative)) == (keys == ("escape",))


async def test_later_means_that_it_is_asked_again_and_takes_nothing_that_was_typed_since(
    changed: Room, home: Home, folder: Path, clock: Clock
) -> None:
    await changed.press("escape")
    changed.initiative.answer("landscape-map.why", "Typed since")
    changed.initiative.close()
    async with Room.opened(home, folder, clock) as again:
        await until(again, lambda: isinstance(again.app.screen, ChangedOutside))
        await again.press("t")
        assert again.view.answer(SCOPE) == "The state"
        assert again.view.answer("landscape-map.why") == "Typed since"


def test_only_the_first_of_many_changes_are_listed() -> None:
    assert first_few([str(number) for number in range(20)])[-2:] == ["4", "and 15 more"]
    assert first_few(["one", "two"]) == ["one", "two"]
