"""What is in the record, for people and for scripts; reading never writes."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path
from typing import Any

import pytest

from commands_driving import Convene
from convene.captured.decision import Decision
from convene.commands.show import WHAT
from convene.exchange.demo import WORKSHEETS
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from generating import schema
from schema_checking import faults

SCHEMA = schema()


def held_to_the_schema(document: Any, command: str) -> None:
    assert not list(faults(document, SCHEMA["$defs"][command], SCHEMA))


def files(folder: Path) -> dict[Path, tuple[int, bytes]]:
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.usefixtures("larkspur")
@pytest.mark.parametrize("what", WHAT)
def test_every_list_answers_people_and_scripts(convene: Convene, what: str) -> None:
    ran = convene("show", what)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.lines) > 1
    ran = convene("show", what, "--json")
    assert ran.json[what]
    held_to_the_schema(ran.json, f"show {what}")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("what", WHAT)
def test_an_empty_record_answers_too(convene: Convene, what: str) -> None:
    ran = convene("show", what)
    assert ran.code == 0
    assert ran.out or ran.err == f"There are no {what} yet.\n"
    held_to_the_schema(convene("show", what, "--json").json, f"show {what}")


@pytest.mark.usefixtures("larkspur")
def test_the_overview_says_where_the_initiative_stands(convene: Convene) -> None:
    ran = convene("show")
    assert ran.lines[0] == "Phase III"
    assert "  II   Evaluation and Improvement     agreed" in ran.lines
    assert ran.lines[-1] == "6 open actions · 2 late · next meeting Thu Dec 3, 2026"
    overview = convene("show", "--json").json["overview"]
    assert len(overview["cells"]) == 12
    assert (overview["open_actions"], overview["late_actions"], overview["next_meeting"]) == (
        6,
        2,
        "2026-12-03",
    )


@pytest.mark.usefixtures("larkspur")
def test_decisions_come_in_their_exact_words_with_their_vote(convene: Convene) -> None:
    decisions = convene("show", "clear", "decisions", "--json").json["decisions"]
    assert [one["id"] for one in decisions] == [f"D{n}" for n in range(1, 9)]
    assert (
        decisions[3]["title"] == "These three goals and five strategies are our common agenda until May 2028."
    )
    assert decisions[3]["vote"]["outcome"] == "Strong agreement: 11 of 15 at levels 1 and 2"
    assert decisions[5]["look_again"] == "2027-05-20"
    assert decisions[0]["meeting"] == "M1"


@pytest.mark.usefixtures("larkspur")
def test_actions_say_whose_they_are_and_how_late(convene: Convene) -> None:
    actions = convene("show", "actions", "--json").json["actions"]
    late = {one["id"]: one["days_late"] for one in actions if one["days_late"]}
    assert late == {"A8": 47, "A10": 17}
    assert (actions[13]["owner"], actions[13]["due"]) == ("Denise Pruitt", None)
    line = convene("show", "actions").lines[9]
    assert line.startswith(
        "A10  Find a room and a key holder in North Ridge for Friday evenings · Jamal Everett · due Fri"
    )
    assert line.endswith("17 days late")


@pytest.mark.usefixtures("larkspur")
def test_people_show_no_contact_and_scripts_get_it(convene: Convene) -> None:
    assert "@" not in convene("show", "people").out
    people = convene("show", "people", "--json").json["people"]
    assert people[0]["contact"] == "renata@lpp.example"
    assert people[3]["sector"] == "Public health"


@pytest.mark.usefixtures("larkspur")
def test_answers_come_for_all_for_a_worksheet_or_for_a_step(convene: Convene) -> None:
    everything = convene("show", "answers", "--json").json["answers"]
    assert {one["worksheet"] for one in everything} == set(WORKSHEETS)
    hopes = convene("show", "answers", "meeting-close.hope", "--json").json["answers"]
    assert next((one["meeting"], one["value"]) for one in hopes) == (1, [0, 3, 7, 4, 1])
    assert [one["meeting"] for one in hopes] == [1, 2, 3]
    (scores,) = convene("show", "answers", "shared-measures.criteria", "--json").json["answers"]
    assert scores["rows"][0]["item"] == "Students who vaped in the last 30 days"
    (efforts,) = convene("show", "answers", "landscape-map.efforts", "--json").json["answers"]
    assert efforts["rows"][0]["run_by"] == "Larkspur County Sheriff's Office"
    (talks,) = convene("show", "clear", "answers", "landscape-map.first-talks", "--json").json["answers"]
    assert talks["value"][0] == "Parents Together Larkspur"
    ran = convene("show", "answers", "landscape.gaps")
    assert ran.code == 2
    assert "There is no worksheet “landscape”. There are: " in ran.err
    assert "landscape-map, " in ran.err


@pytest.mark.usefixtures("larkspur")
def test_yes_and_no_are_words_to_a_person(convene: Convene) -> None:
    said = convene("show", "answers", "champions-and-group.people").out
    assert "Power to decide; Data · Yes · " in said
    assert "True" not in said


@pytest.mark.usefixtures("larkspur")
def test_a_step_that_nobody_knows_is_told_with_those_there_are(convene: Convene) -> None:
    ran = convene("show", "answers", "landscape-map.gasp")
    assert ran.code == 2
    assert "“landscape-map” has no step “gasp”. It has: scope, organizations, " in ran.err


def test_an_answer_to_a_step_that_is_gone_is_still_shown(
    convene: Convene, home: Home, larkspur: Path
) -> None:
    own = home.folder / "worksheets"
    own.mkdir()
    source = (larkspur / "worksheets" / "landscape-map.toml").read_text("utf-8")
    (own / "landscape-map.toml").write_text(source.replace('id = "gaps"', 'id = "holes"'), "utf-8")
    (gone,) = convene("show", "answers", "landscape-map.gaps", "--json").json["answers"]
    assert (gone["kind"], len(gone["rows"])) == (None, 7)


@pytest.mark.usefixtures("larkspur")
def test_what_can_not_be_shown_says_what_can(convene: Convene) -> None:
    for words, told in (
        (["clear", "decsions"], "Did you mean “decisions”?"),
        (["decsions"], "Did you mean “convene show decisions”?"),
        (["clear", "money"], "There are: overview, meetings,"),
        (["decisions", "D1"], "“D1” is one word too many."),
    ):
        ran = convene("show", *words)
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.err


def test_reading_writes_nothing_and_needs_no_writing(convene: Convene, larkspur: Path, home: Home) -> None:
    home.open(larkspur, write=False)
    before = files(home.folder)
    for path in (larkspur, *larkspur.rglob("*")):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        for words in (("show",), ("show", "history"), ("list",), ("show", "answers", "--json")):
            assert convene(*words).code == 0
    finally:
        for path in (larkspur, *larkspur.rglob("*")):
            path.chmod(path.stat().st_mode | stat.S_IWUSR)
    assert files(home.folder) == before


def test_it_shows_while_another_window_has_it_open(
    convene: Convene, initiative: Initiative, clock: Any
) -> None:
    initiative.of(Decision).add(Decision(number=1, text="We meet.", at=clock()), "decision D1 captured")
    initiative.drain()
    assert convene("show", "decisions").lines == ["D1  We meet. · Mon Nov 16, 2026"]


def test_a_record_that_was_tampered_with_does_not_reach_the_terminal(
    convene: Convene, initiative: Initiative, clock: Any
) -> None:
    evil = "a\x1b]0;t\x07b\x9b5m\u202ec"
    initiative.of(Decision).add(Decision(number=1, text=evil, at=clock()), "x")
    initiative.drain()
    ran = convene("show", "decisions")
    assert not set("\x1b\x07\x9b\u202e") & set(ran.out)
    ran = convene("show", "decisions", "--json")
    assert not set("\x1b\x07\x9b\u202e") & set(ran.out)
    assert ran.json["decisions"][0]["title"] == evil


@pytest.mark.usefixtures("larkspur")
def test_history_is_newest_first(convene: Convene) -> None:
    history = convene("show", "history", "--json").json["history"]
    assert history[0]["what"] == "6 rows added to Can we trust it?"
    assert history[-1]["what"] == "initiative started"
    assert [one["at"] for one in history] == sorted((one["at"] for one in history), reverse=True)


# list


def test_the_list_answers_people_and_scripts(convene: Convene, larkspur: Path) -> None:
    convene("new", "Riverbend")
    ran = convene("list")
    assert ran.lines == [
        "Riverbend · Phase I · no open actions · no meeting planned",
        "Clear Path Larkspur · Phase III · 6 open actions · next meeting Thu Dec 3, 2026",
    ]
    document = convene("list", "--json").json
    held_to_the_schema(document, "list")
    assert document["initiatives"][1] == {
        "name": "Clear Path Larkspur",
        "folder": str(larkspur),
        "phase": "sustain-action-and-impact",
        "open_actions": 6,
        "next_meeting": "2026-12-03",
        "trouble": "",
    }


def test_an_empty_home_is_no_error(convene: Convene, home: Home) -> None:
    ran = convene("list")
    assert (ran.code, ran.out) == (0, "")
    assert "No initiative yet. Start one: convene new" in ran.err
    assert convene("list", "--json").json == {"initiatives": []}
    assert not home.folder.exists()


def test_what_is_missing_from_the_record_is_told_beside_it(
    convene: Convene, home: Home, folder: Path
) -> None:
    for words in ("First", "Second"):
        opened = home.open(folder)
        opened.answer("landscape-map.scope", words)
        opened.close()
    (folder / "initiative.json").unlink()
    shutil.rmtree(folder / "backups")
    sorted((folder / "journal").iterdir())[1].unlink()
    ran = convene("show", "answers", "--json")
    assert (ran.code, "1 change of laptop " in ran.err, "not arrived yet" in ran.err) == (0, True, True)
    assert ran.json


def test_one_that_can_not_be_read_is_listed_with_its_trouble(
    convene: Convene, home: Home, folder: Path
) -> None:
    (home.folder / "odd" / "journal").mkdir(parents=True)
    (home.folder / "newer").mkdir()
    text = (folder / "initiative.json").read_text("utf-8")
    (home.folder / "newer" / "initiative.json").write_text(text.replace('"format":1', '"format":99'), "utf-8")
    ran = convene("list", "--json")
    assert ran.code == 0
    held_to_the_schema(ran.json, "list")
    found = {Path(one["folder"]).name: one for one in ran.json["initiatives"]}
    assert found["odd"]["trouble"] == "It holds nothing yet."
    assert found["odd"]["phase"] is None
    ran = convene("show", "odd")
    assert (ran.code, ran.out) == (1, "")
    assert "holds nothing yet. Nothing was changed. If a sync program" in ran.err
    assert convene("capture", "odd", "n x").code == 1
    assert found["newer"]["trouble"] == ""  # it can be read, but not written
    ran = convene("capture", str(home.folder / "newer"), "n x")
    assert (ran.code, ran.out) == (1, "")
    assert "made by a newer convene. Nothing was changed. Update convene to change it." in ran.err
    assert found[folder.name]["trouble"] == ""
