"""Two windows and two laptops on one initiative: followed, taken over, merged, asked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import Clock
from convene.captured.decision import Decision
from convene.errors import ConveneError, Locked
from convene.initiative.bringing_back import bring_back
from convene.initiative.home import Home
from convene.initiative.initiative import Changed, Initiative
from convene.initiative.together import look, questions, settle, take_in, take_over


@pytest.fixture
def other(home: Home, tmp_path: Path, clock: Clock) -> Home:
    """Another laptop with the same home folder's copy."""
    return Home(tmp_path / "other-home", now=clock, settings=tmp_path / "other-settings")


def sync(one: Path, other: Path) -> None:
    for source, target in ((one, other), (other, one)):
        for path in (source / "journal").iterdir():
            shutil.copy(path, target / "journal" / path.name) if not (
                target / "journal" / path.name
            ).exists() or (target / "journal" / path.name).stat().st_size < path.stat().st_size else None


def decide(initiative: Initiative, words: str, clock: Clock) -> Decision:
    number = initiative.of(Decision).next_number()
    decision = Decision(number=number, text=words, at=clock())
    return initiative.of(Decision).add(decision, f"D{number} decided")


def test_a_second_window_reads_and_follows(home: Home, folder: Path, clock: Clock) -> None:
    writer = home.open_as_can_be(folder)
    reader = home.open_as_can_be(folder)
    assert (writer.writable, reader.writable) == (True, False)
    assert reader.read_only_because.startswith("open in another window by ")
    heard: list[Changed] = []
    reader.subscribe(heard.append)
    decide(writer, "Meet every second Thursday", clock)
    writer.drain()
    seen = look(reader)
    assert seen is not None
    assert take_in(reader, seen) == ()
    assert [one.text for one in reader.view.all(Decision)] == ["Meet every second Thursday"]
    assert len(heard) == 1
    assert look(reader) is None
    with pytest.raises(Locked):
        decide(reader, "From here", clock)
    writer.close()


def test_a_reader_follows_over_a_fold_of_the_writer(home: Home, folder: Path, clock: Clock) -> None:
    writer = home.open(folder)
    reader = home.open(folder, write=False)
    decide(writer, "One", clock)
    writer.drain()
    assert writer.store.fold()
    decide(writer, "Two", clock)
    writer.drain()
    seen = look(reader)
    assert seen is not None
    take_in(reader, seen)
    assert [one.text for one in reader.view.all(Decision)] == ["One", "Two"]
    writer.close()


def test_the_second_window_takes_over_when_the_first_is_gone(home: Home, folder: Path, clock: Clock) -> None:
    writer = home.open_as_can_be(folder)
    reader = home.open_as_can_be(folder)
    decide(writer, "One", clock)
    with pytest.raises(Locked):
        take_over(reader)
    writer.close()
    take_over(reader)
    assert (reader.writable, reader.read_only_because) == (True, "")
    decide(reader, "Two", clock)
    assert reader.undo() == "D2 decided"
    assert reader.undo() == "D1 decided"  # this laptop made that one too
    assert reader.redo() == "D1 decided"
    reader.close()
    assert [one.text for one in home.read(folder).all(Decision)] == ["One"]


def test_two_d1_become_d1_and_d2(home: Home, other: Home, folder: Path, clock: Clock) -> None:
    copy = other.folder / folder.name
    shutil.copytree(folder, copy)
    mine, theirs = home.open(folder), other.open(copy)
    decide(mine, "Mine", clock)
    clock.move(minutes=1)
    decide(theirs, "Theirs", clock)
    mine.drain()
    theirs.drain()
    sync(folder, copy)
    for one in (mine, theirs):
        seen = look(one)
        assert seen is not None
        take_in(one, seen)
        assert [(d.number, d.text) for d in one.view.all(Decision)] == [(1, "Mine"), (2, "Theirs")]
        assert questions(one) == []
        one.close()
    sync(folder, copy)
    for home_, place in ((home, folder), (other, copy)):
        again = home_.open(place)
        assert [(d.number, d.text) for d in again.view.all(Decision)] == [(1, "Mine"), (2, "Theirs")]
        assert any("is now number 2" in entry.what for entry in again.history())
        again.close()


def test_two_d1_that_came_together_while_both_were_closed_become_d1_and_d2(
    home: Home, other: Home, folder: Path, clock: Clock
) -> None:
    copy = other.folder / folder.name
    shutil.copytree(folder, copy)
    for home_, place, words in ((home, folder, "Mine"), (other, copy, "Theirs")):
        opened = home_.open(place)
        decide(opened, words, clock)
        opened.close()
        clock.move(minutes=1)
    sync(folder, copy)
    for _ in range(2):  # both, before either hears of the other; then with what both made of it
        for home_, place in ((home, folder), (other, copy)):
            again = home_.open(place)
            assert [(d.number, d.text) for d in again.view.all(Decision)] == [(1, "Mine"), (2, "Theirs")]
            assert questions(again) == []
            again.close()
        sync(folder, copy)


def test_a_folder_whose_beginning_has_not_arrived_is_opened_when_it_has(
    home: Home, other: Home, folder: Path, clock: Clock
) -> None:
    opened = home.open(folder)
    decide(opened, "Meet every second Thursday", clock)
    opened.close()
    first, second = sorted((folder / "journal").iterdir())
    copy = other.folder / folder.name
    (copy / "journal").mkdir(parents=True)
    for arrives in ((), (second,)):
        for path in arrives:
            shutil.copy(path, copy / "journal" / path.name)
        with pytest.raises(ConveneError, match="not its beginning yet"):
            other.open_as_can_be(copy)
    shutil.copy(first, copy / "journal" / first.name)
    again = other.open_as_can_be(copy)
    assert again.view.about.name == home.read(folder).about.name
    assert [one.text for one in again.view.all(Decision)] == ["Meet every second Thursday"]
    again.close()
    assert other.open_as_can_be(copy).notes == ()


def test_one_step_answered_on_two_laptops_is_one_answer_and_a_question(
    home: Home, other: Home, folder: Path, clock: Clock
) -> None:
    copy = other.folder / folder.name
    shutil.copytree(folder, copy)
    mine, theirs = home.open(folder), other.open(copy)
    mine.answer("landscape-map.scope", "The county")
    theirs.answer("landscape-map.scope", "Two towns")
    mine.close()
    theirs.close()
    sync(folder, copy)
    again = home.open(folder)
    [question] = questions(again)
    assert question.what == "What and where in Who does what already?"
    assert [(side.words, side.mine) for side in question.sides] == [
        ("The county", True),
        ("Two towns", False),
    ]
    settle(again, question.id, question.sides[1].site)
    assert again.view.answer("landscape-map.scope") == "Two towns"
    assert questions(again) == []
    assert again.undo() == "settled: What and where in Who does what already?"
    assert len(questions(again)) == 1
    again.redo()
    with pytest.raises(ConveneError, match="settled already"):
        settle(again, question.id, question.sides[0].site)
    again.close()


def test_an_earlier_answer_is_brought_back_in_one_step(initiative: Initiative) -> None:
    for words in ("First", "Second", "Third"):
        initiative.answer("landscape-map.scope", words)
    initiative.drain()
    history = initiative.history()
    found = initiative.view.answer_document("landscape-map.scope")
    assert found is not None
    row = found[0]
    touching = [one for one in history if any(change.id == row for change in one.changes)]
    assert len(touching) == 3
    bring_back(initiative, history, touching[-1], "answers", row)
    assert initiative.view.answer("landscape-map.scope") == "First"
    assert initiative.undo() == "brought back: What and where answered"
    assert initiative.view.answer("landscape-map.scope") == "Third"
    initiative.answer("landscape-map.scope", None)
    initiative.drain()
    bring_back(initiative, initiative.history(), touching[0], "answers", row)
    assert initiative.view.answer("landscape-map.scope") == "Third"
