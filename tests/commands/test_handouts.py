"""A house look from the command line: written to begin with, checked, used for every handout."""

from __future__ import annotations

from pathlib import Path

from commands_driving import Convene
from convene.initiative.home import Home
from generating import schema
from schema_checking import faults
from word import templates
from word.reading import Read, text_width

SCHEMA = schema()


def test_a_document_to_begin_with_is_written_where_it_is_used(convene: Convene, home: Home) -> None:
    path = home.folder / "templates" / "handout.docx"
    ran = convene("handouts", "template")
    assert (ran.code, ran.lines) == (0, [str(path)])
    assert "every handout then looks like it" in ran.err
    document = convene("handouts", "template", "--json").json
    assert document["written"]["file"] == str(path.with_name("handout-2.docx"))
    assert not list(faults(document, SCHEMA["$defs"]["handouts template"], SCHEMA))
    assert convene("handouts", "template", str(path)).lines == [f"{path} can be used."]


def test_a_letterhead_is_checked(convene: Convene, tmp_path: Path) -> None:
    path = tmp_path / "letterhead.docx"
    path.write_bytes(templates.german())
    document = convene("handouts", "template", str(path), "--json").json
    assert document == {"look": {"file": str(path), "remarks": []}}
    assert not list(faults(document, SCHEMA["$defs"]["handouts template FILE"], SCHEMA))
    path.write_bytes(b"Dear all,")
    ran = convene("handouts", "template", str(path))
    assert (ran.code, ran.out) == (1, "")
    assert "save it as .docx" in ran.err
    ran = convene("handouts", "template", str(tmp_path / "none.docx"))
    assert (ran.code, "can't be read" in ran.err) == (1, True)


def test_other_words_are_refused(convene: Convene) -> None:
    assert convene("handouts").code == 2
    assert convene("handouts", "frame").code == 2


def test_every_handout_wears_it_and_a_broken_one_is_said(
    convene: Convene, home: Home, larkspur: Path, tmp_path: Path
) -> None:
    look = home.folder / "templates" / "handout.docx"
    look.parent.mkdir(parents=True)
    look.write_bytes(templates.german())
    ran = convene("export", str(larkspur), "--to", str(tmp_path / "out"))
    assert (ran.code, ran.err) == (0, "")
    read = Read(Path(ran.lines[0]).read_bytes())
    assert text_width(read, read.body[0]) == 11906 - 1418 - 1134
    blank = convene("worksheets", "blank", "readiness", str(tmp_path / "blank.docx"))
    assert b"Unser Kreis" in Read(Path(blank.lines[0]).read_bytes()).parts["word/header.xml"]
    look.write_bytes(b"Dear all,")
    ran = convene("export", str(larkspur), "--to", str(tmp_path / "out"))
    assert ran.code == 0
    assert "This time the usual look was used." in ran.err
    read = Read(Path(ran.lines[0]).read_bytes())
    assert text_width(read, read.body[0]) == 9648
