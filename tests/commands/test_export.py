"""Handouts from the command line: which, of which meeting, where to."""

from __future__ import annotations

import stat
from pathlib import Path
from zipfile import ZipFile

import pytest

from commands_driving import Convene
from convene.captured.note import Note
from convene.exchange.locking import unlocked
from convene.handouts import HANDOUTS
from convene.initiative.home import Home
from generating import schema
from schema_checking import faults

SCHEMA = schema()


def words_in(path: str) -> str:
    with ZipFile(path) as package:
        return package.read("word/document.xml").decode()


def test_without_words_it_is_the_summary_of_the_meeting_closed_last(convene: Convene, larkspur: Path) -> None:
    ran = convene("export")
    assert (ran.code, ran.err) == (0, "")
    path = ran.out.strip()
    assert Path(path).parent == larkspur / "handouts"
    assert "Fall check" in path
    assert "The first Friday evening site opens in North Ridge." in words_in(path)


@pytest.mark.usefixtures("larkspur")
@pytest.mark.parametrize(
    "words", [("--meeting", "2"), ("clear", "--meeting", "M2"), ("meeting-summary", "--meeting", "2")]
)
def test_a_meeting_is_named_by_its_number(convene: Convene, words: tuple[str, ...]) -> None:
    assert "Our common agenda" in convene("export", *words).out


@pytest.mark.usefixtures("larkspur")
def test_the_agenda_is_of_the_meeting_to_come_unless_another_is_named(convene: Convene) -> None:
    ran = convene("export", "agenda", "agenda-facilitator")
    assert [Path(line).name for line in ran.lines] == [
        "Agenda 2026-12-03 Choices for the new year.docx",
        "Agenda for the facilitator 2026-12-03 Choices for the new year.docx",
    ]
    ran = convene("export", "agenda", "--meeting", "2")
    assert (ran.code, ran.out) == (1, "")
    assert "There is no agenda of M2 Our common agenda: it is closed." in ran.err


@pytest.mark.usefixtures("larkspur")
def test_the_next_meeting_is_written_for_calendars(convene: Convene) -> None:
    ran = convene("export", "--format", "ics", "--json")
    assert not list(faults(ran.json, SCHEMA["$defs"]["export"], SCHEMA))
    (data,) = ran.json["data"]
    assert (data["format"], Path(data["file"]).name) == ("ics", "choices-for-the-new-year-2026-12-03.ics")
    assert "Choices for the new year" in Path(data["file"]).read_text("utf-8")
    assert Path(convene("export", "--format", "ics", "--meeting", "4").out.strip()).name.endswith("-2.ics")


@pytest.mark.usefixtures("larkspur")
def test_the_actions_of_one_person_are_written_for_them(convene: Convene) -> None:
    path = convene("export", "--person", "jamal").out.strip()
    assert Path(path).name == "Actions of Jamal Everett Clear Path Larkspur.docx"
    assert "Find a room and a key holder" in words_in(path)
    assert "Denise Pruitt" not in words_in(path)
    ran = convene("export", "actions-by-owner", "--person", "de")
    assert (ran.code, ran.out) == (2, "")
    assert "“de” is nobody on the list of people for certain. It could be " in ran.err


@pytest.mark.usefixtures("larkspur")
def test_a_worksheet_is_written_filled_in_or_blank_and_what_names_people_only_when_ticked(
    convene: Convene,
) -> None:
    filled = convene("export", "--worksheet", "champions-and-group").out.strip()
    assert "Who stands where" not in words_in(filled)
    ticked = convene("export", "worksheet", "--worksheet", "champions-and-group", "--tick").out.strip()
    assert Path(ticked).stem.endswith("Clear Path Larkspur with the grid of people")
    assert "Who stands where" in words_in(ticked)
    blank = convene("export", "blank-worksheet", "--worksheet", "progress-report").out.strip()
    assert Path(blank).name == "Blank worksheet What we tell the community.docx"
    ran = convene("export", "stakeholder-grid")
    assert (ran.code, ran.out) == (1, "")
    assert "so it is only written when you tick it. No file was written. Tick it: " in ran.err
    assert Path(convene("export", "stakeholder-grid", "--tick").out.strip()).is_file()
    ran = convene("export", "--worksheet", "progress-report")
    assert (ran.code, ran.out) == (1, "")
    assert "Nothing is answered in the worksheet “progress-report”." in ran.err
    ran = convene("export", "--worksheet", "nope")
    assert ran.code == 2
    assert "There is no worksheet “nope”. See which: convene worksheets" in ran.err


def test_it_goes_where_it_is_told_and_replaces_nothing(
    convene: Convene, larkspur: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a new folder" / "inside"
    first, second = (convene("export", "--to", str(target)).out.strip() for _ in range(2))
    assert first != second
    assert {Path(first), Path(second)} == set(target.iterdir())
    assert not (larkspur / "handouts").exists()


@pytest.mark.usefixtures("larkspur")
def test_scripts_are_told_what_was_written(convene: Convene) -> None:
    document = convene("export", "--json").json
    assert not list(faults(document, SCHEMA["$defs"]["export"], SCHEMA))
    (written,) = document["written"]
    assert written["handout"] == "meeting-summary"
    assert Path(written["file"]).is_file()
    assert written["pages_about"] >= 1


@pytest.mark.usefixtures("larkspur")
def test_the_paper_is_the_one_of_the_settings_or_the_one_said(convene: Convene) -> None:
    convene("settings", "paper", "a4")
    assert 'w:w="11906"' in words_in(convene("export").out.strip())
    assert 'w:w="12240"' in words_in(convene("export", "--paper", "letter").out.strip())
    ran = convene("export", "--paper", "a5")
    assert ran.code == 2
    assert "a5" in ran.err


def test_the_list_says_which_there_are(convene: Convene) -> None:
    ran = convene("export", "--list")
    assert ran.code == 0
    assert ran.lines[0] == "meeting-summary  Meeting summary (docx)"
    assert [line.split()[0] for line in ran.lines] == [*HANDOUTS]
    document = convene("export", "--list", "--json").json
    assert not list(faults(document, SCHEMA["$defs"]["export --list"], SCHEMA))


@pytest.mark.usefixtures("larkspur")
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--format", "pdf"), 2, "Handouts can't be written as pdf yet. Use --format docx"),
        (
            ("--format", "ics", "--meeting", "2"),
            1,
            "M2 Our common agenda is over: it needs no",
        ),
        (("agenda", "--format", "ics"), 2, "Handouts are not written as ics. Use --format docx"),
        (
            ("communication-plan",),
            1,
            "No file was written. It goes into communication-plan.inside, in the app",
        ),
        (("--format", "odt"), 2, "There is no format “odt”. There are: docx, ics, xlsx, csv, json."),
        (("clear", "folder"), 2, "There is no handout “folder”. There are: meeting-summary, agenda, "),
        (("--meeting", "9"), 2, "There is no meeting 9 in Clear Path Larkspur. There are: M1, M2, M3, M4."),
        (("--meeting", "second"), 2, "“second” is not the number of a meeting. Say it as 3 or M3."),
        (
            ("--meeting", "4"),
            1,
            "There is no meeting-summary of M4 Choices for the new year: it is planned. No file was written.",
        ),
    ],
)
def test_what_can_not_be_written_is_told(
    convene: Convene, words: tuple[str, ...], code: int, told: str
) -> None:
    ran = convene("export", *words)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err


@pytest.mark.usefixtures("folder")
def test_before_the_first_meeting_there_is_nothing_to_sum_up(convene: Convene) -> None:
    ran = convene("export")
    assert (ran.code, ran.err) == (
        1,
        "convene: No meeting was held yet, so there is nothing to sum up. No file was written.\n",
    )


def test_it_works_on_a_folder_that_can_only_be_read_and_while_the_app_has_it_open(
    convene: Convene, home: Home, larkspur: Path, tmp_path: Path
) -> None:
    initiative = home.open(larkspur)
    initiative.of(Note).add(Note(number=4, text="x", at=home.now(), meeting=1), "note N4 captured")
    initiative.drain()
    for path in larkspur.rglob("*"):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        assert convene("export", "--to", str(tmp_path)).code == 0
    finally:
        for path in larkspur.rglob("*"):
            path.chmod(path.stat().st_mode | stat.S_IWUSR)
        initiative.close()


@pytest.mark.usefixtures("larkspur")
def test_a_place_that_is_no_folder_is_said_in_three_parts(convene: Convene, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    ran = convene("export", "--to", str(tmp_path / "file"))
    assert (ran.code, ran.out) == (1, "")
    assert "No file was left behind. Name another with --to DIR" in ran.err
    assert (tmp_path / "file").read_text("utf-8") == "x"


# Data


def test_everything_is_one_zip(convene: Convene, larkspur: Path) -> None:
    ran = convene("export", "--everything")
    assert ran.code == 0
    assert ran.err == "What is private is in it, such as contacts: mind who gets it.\n"
    path = Path(ran.out.strip())
    assert path == larkspur / "handouts" / "clear-path-larkspur-2026-11-16-everything.zip"
    with ZipFile(path) as archive:
        names = archive.namelist()
    assert {"record.json", "workbook.xlsx", "csv/people.csv"} <= set(names)
    papers = [name for name in names if name.startswith("handouts/") and name.endswith(".docx")]
    assert len([name for name in papers if "Summary" in name]) == 3
    assert len(papers) >= len(HANDOUTS)
    assert any("Worksheet Who must be at the table" in name for name in papers)
    assert not [name for name in papers if "Binder" in name or "Blank" in name or "Stakeholder" in name]
    assert Path(convene("export", "--everything").out.strip()).name.endswith("-everything-2.zip")


@pytest.mark.usefixtures("larkspur")
def test_everything_can_be_locked(convene: Convene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("pyrage")
    monkeypatch.setenv("CONVENE_PASSPHRASE", "open sesame")
    ran = convene("export", "--everything", "--passphrase", "--to", str(tmp_path / "stick"))
    assert (ran.code, ran.err) == (0, "")
    path = Path(ran.out.strip())
    assert path.name == "clear-path-larkspur-2026-11-16-everything.zip.age"
    assert unlocked(path.read_bytes(), "open sesame", path.name).startswith(b"PK")


@pytest.mark.usefixtures("larkspur")
def test_data_is_written_in_the_forms_asked_for(convene: Convene, tmp_path: Path) -> None:
    ran = convene("export", "--format", "json,CSV,xlsx,docx", "--to", str(tmp_path / "out"), "--json")
    document = ran.json
    assert not list(faults(document, SCHEMA["$defs"]["export"], SCHEMA))
    assert len(document["written"]) == 1
    stem = "clear-path-larkspur-2026-11-16"
    assert {one["format"]: Path(one["file"]).name for one in document["data"]} == {
        "xlsx": f"{stem}.xlsx",
        "csv": f"{stem}-lists",
        "json": f"{stem}.json",
    }
    assert (tmp_path / "out" / f"{stem}-lists" / "actions.csv").is_file()
    again = convene("export", "--format", "csv", "--to", str(tmp_path / "out"))
    assert Path(again.out.strip()).name == f"{stem}-lists-2"


@pytest.mark.usefixtures("folder")
def test_data_needs_no_meeting(convene: Convene) -> None:
    assert convene("export", "--format", "xlsx").code == 0
    assert convene("export", "--everything").code == 0


@pytest.mark.usefixtures("larkspur")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--everything", "meeting-summary"), "--everything is every handout and every format."),
        (("--everything", "--meeting", "2"), "--everything is every handout and every format."),
        (("--everything", "--format", "csv"), "--everything is every handout and every format."),
        (("meeting-summary", "--format", "csv"), "Handouts are not written as csv. Use --format docx"),
        (("--passphrase",), "Only --everything can be locked with a passphrase. Add --everything"),
    ],
)
def test_words_that_do_not_go_together_are_told(convene: Convene, words: tuple[str, ...], told: str) -> None:
    ran = convene("export", *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


# demo


def test_without_a_terminal_the_sample_writes_its_handouts(convene: Convene, home: Home) -> None:
    ran = convene("demo")
    assert ran.code == 0
    assert ran.err == f"The sample initiative is in {home.folder / 'clear-path-larkspur'}\n"
    assert len(ran.lines) == len(set(ran.lines)) >= len(HANDOUTS)
    assert all(Path(line).is_file() for line in ran.lines)
    (path,) = (line for line in ran.lines if "Our common agenda" in line)
    assert "These three goals and five strategies" in words_in(path)


def test_the_sample_stays_as_it_was_left_unless_made_afresh(convene: Convene) -> None:
    convene("demo", "--no-screen")
    convene("capture", "n Mine")
    convene("demo")
    assert "N4  Mine" in convene("show", "notes").out
    convene("demo", "--fresh")
    assert "N4" not in convene("show", "notes").out


def test_afresh_is_refused_while_another_window_has_it_open(
    convene: Convene, home: Home, larkspur: Path
) -> None:
    initiative = home.open(larkspur)
    ran = convene("demo", "--fresh")
    initiative.close()
    assert (ran.code, ran.out) == (1, "")
    assert "open in another window" in ran.err
