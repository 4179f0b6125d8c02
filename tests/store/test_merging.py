"""Two laptops with one synced folder: what both typed is there, and what both changed is asked."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convene.store.fold import CONFLICTS, question_id
from convene.store.operation import Change, Tables
from convene.store.store import Store
from laptops import FixedLaptop


class Laptop:
    """One laptop and its own copy of the folder."""

    def __init__(self, path: Path, site: str) -> None:
        self.path = path
        self.laptop = FixedLaptop(site)
        self.store: Store | None = None

    def open(self) -> Store:
        self.store = Store(self.path, laptop=self.laptop, by=self.laptop.site)
        return self.store

    def do(self, *changes: Change) -> None:
        store = self.store or self.open()
        store.commit("did", changes)
        store.drain()

    def set(self, field: str, value: Any, *, row: int = 1) -> None:
        document = (self.store or self.open()).tables["notes"][str(row)]
        was = {field: document[field]} if field in document else {}
        self.do(Change(table="notes", id=row, set={field: value}, was=was))

    def remove(self, row: int = 1) -> None:
        self.do(Change(table="notes", id=row, was=(self.store or self.open()).tables["notes"][str(row)]))

    def close(self) -> None:
        if self.store:
            self.store.close()
        self.store = None

    def look(self) -> tuple[str, ...] | None:
        """As an open app does each second."""
        store = self.store or self.open()
        seen = store.look()
        return store.adopt(seen) if seen else None

    @property
    def tables(self) -> Tables:
        return {name: dict(table) for name, table in (self.store or self.open()).tables.items() if table}

    @property
    def row(self) -> dict[str, Any] | None:
        return self.tables.get("notes", {}).get("1")

    @property
    def questions(self) -> list[dict[str, Any]]:
        return list(self.tables.get(CONFLICTS, {}).values())


def sync(one: Laptop, other: Laptop, *, whole: bool = False) -> None:
    """What a sync client does: files that the other lacks or has shorter; with `whole` the snapshot too."""
    for source, target in ((one, other), (other, one)):
        (target.path / "journal").mkdir(parents=True, exist_ok=True)
        for path in sorted((source.path / "journal").iterdir()):
            there = target.path / "journal" / path.name
            if not there.exists() or there.stat().st_size < path.stat().st_size:
                shutil.copy(path, there)
    if whole and (one.path / "initiative.json").exists():
        (other.path / "backups").mkdir(exist_ok=True)
        shutil.copy(one.path / "initiative.json", other.path / "initiative.json")
        for path in (one.path / "backups").glob("index-*"):
            shutil.copy(path, other.path / "backups" / path.name)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Laptop, Laptop]:
    """Two laptops that start from the same note."""
    mine, theirs = Laptop(tmp_path / "mine", "mmmm"), Laptop(tmp_path / "theirs", "tttt")
    mine.do(Change(table="notes", id=1, new={"text": "start", "owner": "nobody"}))
    mine.close()
    shutil.copytree(mine.path, theirs.path)
    return mine, theirs


def exchange(mine: Laptop, theirs: Laptop) -> None:
    """Both close, the files travel, both open again."""
    mine.close()
    theirs.close()
    sync(mine, theirs)
    mine.open()
    theirs.open()


def test_other_fields_and_other_rows_come_together_without_a_question(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.set("text", "mine")
    theirs.set("owner", "Dana")
    theirs.do(Change(table="notes", id=2, new={"text": "another"}))
    exchange(mine, theirs)
    assert mine.row == {"text": "mine", "owner": "Dana"}
    assert mine.tables == theirs.tables
    assert mine.questions == []
    assert mine.store is not None
    assert mine.store.notes == ("2 changes by tttt from another laptop were added.",)


def test_one_field_changed_on_both_is_asked_with_both_values(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.set("text", "mine")
    theirs.set("text", "theirs")
    exchange(mine, theirs)
    assert mine.tables == theirs.tables
    [question] = mine.questions
    assert (question["table"], question["row"], question["field"]) == ("notes", 1, "text")
    assert {site: side["value"] for site, side in question["sides"].items()} == {
        "mmmm": "mine",
        "tttt": "theirs",
    }
    assert mine.row == {"text": question["sides"][question["stands"]]["value"], "owner": "nobody"}


def test_the_same_typed_on_both_is_no_question(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.set("text", "same")
    theirs.set("text", "same")
    exchange(mine, theirs)
    assert mine.questions == theirs.questions == []
    assert mine.row == theirs.row == {"text": "same", "owner": "nobody"}


def test_a_row_removed_here_and_changed_there_is_asked(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.remove()
    theirs.set("text", "theirs")
    exchange(mine, theirs)
    assert mine.tables == theirs.tables
    assert mine.row is None
    [question] = mine.questions
    assert question["field"] == ""
    assert "value" not in question["sides"]["mmmm"]
    assert question["sides"]["tttt"]["value"] == {"text": "theirs", "owner": "nobody"}


def test_a_row_changed_here_and_removed_there_later_is_asked_too(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.set("text", "mine")
    theirs.do(Change(table="notes", id=5, new={"text": "so that the time goes on"}))
    theirs.remove()
    exchange(mine, theirs)
    assert mine.tables == theirs.tables
    [question] = mine.questions
    assert question["sides"]["mmmm"]["value"] == {"text": "mine", "owner": "nobody"}


def test_an_answered_question_is_gone_on_both(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.set("text", "mine")
    theirs.set("text", "theirs")
    exchange(mine, theirs)
    [question] = mine.questions
    row = mine.row
    assert row is not None
    mine.do(
        Change(table=CONFLICTS, id=question_id("notes", 1, "text"), was=question),
        Change(table="notes", id=1, set={"text": "mine"}, was={"text": row["text"]}),
    )
    exchange(mine, theirs)
    assert mine.tables == theirs.tables
    assert mine.questions == []
    assert mine.row == {"text": "mine", "owner": "nobody"}


def test_a_question_says_what_stands_also_where_it_was_just_typed(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.set("text", "mine")
    theirs.set("text", "theirs")
    exchange(mine, theirs)
    mine.set("text", "mine again")
    [question] = mine.questions
    assert (question["stands"], question["sides"]["mmmm"]["value"]) == ("mmmm", "mine again")
    exchange(mine, theirs)
    assert mine.tables == theirs.tables


def test_where_a_row_stands_is_never_asked(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.set("order", 3)
    theirs.set("order", 5)
    exchange(mine, theirs)
    assert mine.questions == []
    assert mine.row == theirs.row


def test_an_open_window_takes_in_what_arrives(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.open()
    theirs.open()
    assert mine.look() is None
    mine.set("text", "mine")
    theirs.set("text", "theirs")
    theirs.set("owner", "Dana")
    sync(mine, theirs)
    assert mine.look() == ("2 changes by tttt from another laptop were added.",)
    assert theirs.look() == ("1 change by mmmm from another laptop was added.",)
    assert mine.tables == theirs.tables
    assert len(mine.questions) == 1
    assert (mine.row or {})["owner"] == "Dana"
    mine.set("owner", "Sam")
    exchange(mine, theirs)
    assert mine.tables == theirs.tables
    assert (mine.row or {})["owner"] == "Sam"


def test_an_open_window_says_of_each_change_once_that_it_arrived(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.open()
    for text in ("one", "two", "three"):
        theirs.set("text", text)
        sync(mine, theirs)
        assert mine.look() == ("1 change by tttt from another laptop was added.",)


def test_what_came_of_a_line_in_part_is_no_last_line_cut_off(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    theirs.set("text", "theirs, in a sentence of some length that takes its time to arrive")
    theirs.close()
    newest = max((theirs.path / "journal").glob("*-tttt.jsonl"))
    (mine.path / "journal" / newest.name).write_bytes(newest.read_bytes()[:-20])
    assert mine.open().notes == ()
    sync(mine, theirs)
    assert mine.look() == ("1 change by tttt from another laptop was added.",)


def test_the_others_snapshot_may_arrive_too(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.set("text", "mine")
    theirs.set("owner", "Dana")
    mine.close()
    theirs.close()
    sync(mine, theirs, whole=True)
    for laptop in pair:
        laptop.open()
        assert laptop.row == {"text": "mine", "owner": "Dana"}
        assert laptop.store is not None
        assert laptop.store.outside == ()


def test_a_snapshot_of_another_laptop_forgets_no_ones_numbers(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.open()
    theirs.set("owner", "Dana")
    theirs.close()
    sync(theirs, mine, whole=True)
    mine.look()  # their snapshot covers their line: nothing of it is read from the log
    mine.set("text", "mine")
    mine.close()
    sync(mine, theirs, whole=True)
    theirs.set("owner", "Kim")
    assert theirs.store is not None
    names = [name for name, _ in theirs.store.operations()]
    assert sorted(names) == ["mmmm-1", "mmmm-2", "tttt-1", "tttt-2"]


def test_a_segment_that_came_in_half_is_read_again_when_only_the_head_of_the_next_is_here(
    pair: tuple[Laptop, Laptop],
) -> None:
    mine, theirs = pair
    theirs.set("owner", "Dana")
    theirs.set("owner", "Kim")
    theirs.close()
    theirs.set("text", "theirs")
    mine.open()
    for path in sorted((theirs.path / "journal").glob("*-tttt.jsonl")):
        part = 2 if path.name.startswith("000001") else 1  # of the first one line, of the next its head
        lines = path.read_bytes().splitlines(keepends=True)
        (mine.path / "journal" / path.name).write_bytes(b"".join(lines[:part]))
    mine.look()
    mine.close()
    sync(mine, theirs)
    mine.open()
    assert mine.row == theirs.row == {"text": "theirs", "owner": "Kim"}


def test_a_snapshot_that_arrives_before_its_log_waits(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair
    mine.set("text", "mine")
    mine.close()
    shutil.copy(mine.path / "initiative.json", theirs.path / "initiative.json")
    store = theirs.open()
    assert store.outside == ()
    theirs.set("owner", "Dana")
    exchange(mine, theirs)
    assert mine.tables == theirs.tables
    assert mine.row == {"text": "mine", "owner": "Dana"}


def test_a_snapshot_that_arrives_before_its_index_is_no_change_from_outside(
    pair: tuple[Laptop, Laptop],
) -> None:
    """Each laptop's backups hold what the other's snapshot lacks: they are no ground to judge it by."""
    mine, theirs = pair
    mine.set("text", "mine")
    mine.set("owner", "Sam")
    mine.close()
    for row in (2, 3):
        theirs.do(Change(table="notes", id=row, new={"text": "theirs"}))
        theirs.close()
    sync(mine, theirs)
    shutil.copy(mine.path / "initiative.json", theirs.path / "initiative.json")
    store = theirs.open()
    assert store.outside == ()
    assert not any("damaged" in said or "outside" in said for said in store.notes)
    assert theirs.row == {"text": "mine", "owner": "Sam"}
    assert theirs.tables == mine.tables


@pytest.mark.parametrize("opens", ["look", "open"])
def test_a_snapshot_that_arrives_before_its_log_swallows_no_question(
    pair: tuple[Laptop, Laptop], opens: str
) -> None:
    mine, theirs = pair
    mine.set("text", "mine")
    theirs.remove()
    theirs.close()
    if opens == "open":
        mine.close()
    (mine.path / "backups").mkdir(exist_ok=True)
    for name in ("initiative.json", "backups/index-tttt.jsonl"):
        shutil.copy(theirs.path / name, mine.path / name)
    if opens == "look":
        mine.look()
    else:
        mine.open()
    mine.close()
    sync(mine, theirs)
    mine.open()
    theirs.open()
    assert mine.tables == theirs.tables
    [question] = mine.questions
    assert question["sides"]["mmmm"]["value"] == {"text": "mine", "owner": "nobody"}
    assert "value" not in question["sides"]["tttt"]
    mine.close()
    theirs.close()
    assert mine.questions == theirs.questions != []


def test_no_id_is_given_twice_after_the_others_snapshot(pair: tuple[Laptop, Laptop]) -> None:
    mine, theirs = pair

    def add(laptop: Laptop) -> int:
        store = laptop.store or laptop.open()
        with store.collect() as changes:
            row = store.database.table("notes").insert({"text": "new"})
        store.commit("added", changes)
        store.drain()
        return row

    rows = [add(mine), add(mine), add(mine)]
    mine.remove(rows[2])
    mine.close()
    sync(mine, theirs)
    theirs.set("text", "theirs")
    theirs.close()  # their snapshot covers what was added here
    sync(theirs, mine, whole=True)
    assert add(mine) not in rows


VALUES = st.sampled_from(["a", "b", "c"])
DEEDS = st.one_of(
    st.tuples(
        st.just("set"), st.integers(0, 1), st.integers(1, 3), st.sampled_from(["text", "owner"]), VALUES
    ),
    st.tuples(st.just("add"), st.integers(0, 1), st.integers(1, 3), st.just(""), VALUES),
    st.tuples(st.just("remove"), st.integers(0, 1), st.integers(1, 3), st.just(""), VALUES),
    st.tuples(st.just("sync"), st.integers(0, 1), st.booleans(), st.just(""), VALUES),
    st.tuples(st.sampled_from(["look", "close"]), st.integers(0, 1), st.just(0), st.just(""), VALUES),
)


def did(laptop: Laptop, what: str, row: int, field: str, value: str) -> None:
    there = str(row) in laptop.tables.get("notes", {})
    if what == "add" and not there:
        laptop.do(Change(table="notes", id=row, new={"text": value}))
    elif what == "set" and there:
        laptop.set(field, value, row=row)
    elif what == "remove" and there:
        laptop.remove(row)


@given(st.lists(DEEDS, max_size=25))
@settings(max_examples=80, deadline=None)
def test_whoever_reads_the_same_log_sees_the_same(
    tmp_path_factory: pytest.TempPathFactory, story: list[tuple[Any, ...]]
) -> None:
    """Any story of two laptops, synced now and then while open or closed: in the end both show the same."""
    folder = tmp_path_factory.mktemp("pair")
    mine, theirs = Laptop(folder / "mine", "mmmm"), Laptop(folder / "theirs", "tttt")
    mine.do(Change(table="notes", id=1, new={"text": "start"}))
    mine.close()
    shutil.copytree(mine.path, theirs.path)
    for what, which, row, field, value in story:
        laptop = (mine, theirs)[which]
        if what == "sync":
            sync(laptop, (theirs, mine)[which], whole=bool(row))
        elif what == "look":
            laptop.look()
        elif what == "close":
            laptop.close()
        else:
            did(laptop, what, row, field, value)
    exchange(mine, theirs)
    assert mine.tables == theirs.tables
    exchange(mine, theirs)
    assert mine.tables == theirs.tables
    mine.close()
    theirs.close()
    (mine.path / "initiative.json").unlink()
    shutil.rmtree(mine.path / "backups")
    assert mine.tables == theirs.tables  # the log alone says the same
    mine.close()
    theirs.close()
