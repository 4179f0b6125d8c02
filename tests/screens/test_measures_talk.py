"""Turn the curve from the place Measures: the line, and below it what the group said of it."""

from __future__ import annotations

from conftest import Clock
from convene.exchange.demo import NAME
from convene.initiative.home import Home
from convene.initiative.talk import talk_about, talked_about
from convene.initiative.valuing import measured
from convene.screens.measures.talk import TurnTheCurve
from convene.screens.measures.talk_words import talk_words
from convene.screens.worksheet.screen import WorksheetScreen
from driving import Room


async def test_a_line_with_its_story_is_one_key_away(sample_home: Home, clock: Clock) -> None:
    async with Room.opened(sample_home, sample_home.folder / NAME, clock) as room:
        await room.press("6", "down", "t")
        screen = room.screen_text()
        assert all(mark in screen for mark in ("●", "◆", "◇", "×", "The story behind it", "Hurts: "))
        assert "If we change nothing: 17.8% in 2029" in screen
        await room.press("ctrl+r")
        assert "●" in room.screen_text()
        assert "Enter" not in room.screen_text()
        await room.press("escape", "ctrl+k")
        assert "The story" not in room.screen_text()
        await room.press("escape", "enter")
        assert isinstance(room.app.screen, WorksheetScreen)
        assert room.app.screen.worksheet.id == "turn-the-curve"
        await room.press("escape", "escape", "down", "t")
        assert isinstance(room.app.screen, TurnTheCurve)
        assert "The group has not talked about this line yet." in room.screen_text()
        await room.press("enter")
        assert "WHICH LINE DO WE LOOK AT TODAY?" in room.screen_text()


def test_the_whole_talk_is_told_and_only_of_its_measure(sample_home: Home) -> None:
    view = sample_home.read(sample_home.folder / NAME)
    vaped, drank = (one.measure for one in measured(view)[:2])
    assert talk_about(view, vaped) is None
    assert talked_about(view) == drank.name
    talk = talk_about(view, drank)
    assert talk
    words = " ".join(talk_words(talk, "", view, 120).plain.split())
    for said in (
        "Hurts: Field parties in West County. No place to go, land owners far away (clear in the data)",
        "High school coaches: Talk to their teams (with us already)",
        "The quarry company: Light the quarry (not with us yet)",
        "Rule on hosting (low cost, proven elsewhere, change rules and policies). Works on: Field parties",
    ):
        assert said in words
    assert words.index("Hurts: Parents think") < words.index("Helps: Parents' pledge")
    assert [action.label for action in talk.actions]
    assert all(f"{action.label} {action.what}" in words for action in talk.actions)


def test_where_there_is_room_what_to_do_stands_beside_what_is_going_on(sample_home: Home) -> None:
    view = sample_home.read(sample_home.folder / NAME)
    talk = talk_about(view, measured(view)[1].measure)
    assert talk
    lines = talk_words(talk, "If we change nothing: worse.", view, 150).plain.split("\n")
    assert lines[0] == "If we change nothing: worse."
    assert lines[2].split("  ")[0] == "The story behind it"
    assert lines[2].endswith("What would work")
    assert max(map(len, lines)) <= 150
