"""A house look dresses every handout; a broken one is said in a sentence, and the usual look is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from convene.errors import BadFile
from convene.word.house.house import FILE, check_house, find_house, read_house
from convene.word.house.sample import sample
from convene.word.package import base
from convene.word.write import packed_document
from word import papers, templates
from word.reading import NAMES, Read, audit, faults, said, text_width, value, w


def put(folder: Path, data: bytes) -> Path:
    path = folder / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def style(read: Read, name: str) -> etree._Element:
    (found,) = [
        one for one in read.xml["word/styles.xml"].iter(w("style")) if value(one.find(w("name"))) == name
    ]
    return found


def test_the_document_to_begin_with_has_every_style_and_changes_nothing(tmp_path: Path) -> None:
    data = sample("letter", templates.MADE)
    (tmp_path / "sample.docx").write_bytes(data)
    assert faults(data) == audit(tmp_path / "sample.docx") == []
    read = Read(data)
    used = {value(one) for kind in ("pStyle", "rStyle", "tblStyle") for one in read.all(f".//w:{kind}")}
    known = {value(one, "styleId") for one in etree.fromstring(base()["word/styles.xml"]).iter(w("style"))}
    unseen = {
        "PageStart",
        "Gap",
        "Header",
        "Footer",
        "TOC1",
        "Hyperlink",
        "DefaultParagraphFont",
        "TableNormal",
        "NoList",
    }
    assert known - used <= unseen
    assert packed_document(papers.summary(), house=read_house(data)) == packed_document(papers.summary())


def test_other_fonts_and_colors_and_margins_are_taken_over(tmp_path: Path) -> None:
    house = read_house(templates.other_fonts())
    data = packed_document(papers.report(), house=house)
    (tmp_path / "fonts.docx").write_bytes(data)
    assert faults(data) == audit(tmp_path / "fonts.docx") == []
    read = Read(data)
    assert b"Georgia" in read.parts["word/theme/theme1.xml"]
    assert text_width(read, read.body[0]) == 12240 - 1296 - 1500
    assert "How our handouts look" not in read.texts()
    wide = Read(packed_document(papers.twelve_cells(), house=house))
    assert text_width(wide, wide.all(".//w:tbl")[0]) == 15840 - 1296 - 1500


@pytest.mark.parametrize("number", [False, True])
def test_a_german_letterhead_is_found_by_the_names_of_its_styles(tmp_path: Path, *, number: bool) -> None:
    data = packed_document(papers.summary(), house=read_house(templates.german(number=number)))
    (tmp_path / "german.docx").write_bytes(data)
    assert faults(data) == audit(tmp_path / "german.docx") == []
    read = Read(data)
    heading = style(read, "heading 1")
    assert value(heading, "styleId") == "Heading1"
    assert value(heading.find("w:rPr/w:color", NAMES)) == "AA0000"
    assert (value(heading.find(w("basedOn"))), heading.find(".//w:numPr", NAMES)) == ("Normal", None)
    assert value(style(read, "Amtlicher Titel"), "styleId") == "TitleOfHouse"
    assert value(style(read, "Title"), "styleId") == "Title"
    bullets = style(read, "List Bullet")
    assert [value(one) for one in bullets.iter(w("numId"))] == ["1"]
    assert text_width(read, read.body[0]) == 11906 - 1418 - 1134
    header = read.xml["word/header.xml"]
    assert said(header).startswith("Unser Kreis")
    assert [one.get("descr") for one in header.iter("{*}docPr")] == ["Logo"]
    assert read.parts["word/media/logo.png"] == templates.DOT
    everything = b"".join(read.parts.values())
    assert not re.search(b"Geheimer|00AB12CD", everything)
    footer = said(read.xml["word/footer.xml"])
    assert footer == ("" if number else "September 17, 2026\tPage 1 of 1")


@pytest.mark.parametrize("broken", templates.BROKEN)
def test_a_broken_one_is_refused_in_a_sentence_that_says_what_to_do(tmp_path: Path, broken: str) -> None:
    make, words = templates.BROKEN[broken]
    path = put(tmp_path, make())
    found = find_house([tmp_path])
    assert found.house is None
    assert found.refused.startswith(str(path))
    assert words in found.refused
    assert found.refused.endswith("This time the usual look was used.")
    assert found.refused.removeprefix(str(path)).count(":") == 1  # what it is: what to do
    with pytest.raises(BadFile):
        check_house(path)


def test_the_look_of_an_initiative_goes_before_that_of_the_home_folder(tmp_path: Path) -> None:
    own, home = tmp_path / "own", tmp_path / "home"
    assert find_house([own, home]) == (None, "")
    put(home, templates.german())
    found = find_house([own, home]).house
    assert found is not None
    assert found.upright.top == 2268
    put(own, templates.other_fonts())
    found = find_house([own, home]).house
    assert found is not None
    assert found.upright.right == 1500


def test_faint_words_are_told_and_used_all_the_same(tmp_path: Path) -> None:
    light = templates.changed("word/styles.xml", '<w:color w:val="52606D"/>', '<w:color w:val="B0B0B0"/>')
    path = put(tmp_path, templates.zipped(light))
    remarks = check_house(path)
    assert "“Subtitle” is hard to read on white paper: make its color darker." in remarks
    assert find_house([tmp_path]).house is not None
    assert check_house(put(tmp_path / "good", templates.german())) == []


def test_a_look_gives_the_same_bytes_again() -> None:
    first, second = (packed_document(papers.report(), house=read_house(templates.german())) for _ in range(2))
    assert first == second
