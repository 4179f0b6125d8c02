"""The file is sound, the same each time, and tells on nobody."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import docx
import msgspec
import pytest
from lxml import etree

from convene.blocks import (
    Document,
    Prose,
)
from convene.word.package import base
from convene.word.write import packed_document, write
from word import papers
from word.reading import Read, audit, faults, value, w

PAPERS = {
    "summary": papers.summary(),
    "summary on A4": papers.summary("a4"),
    "worksheet": papers.worksheet(),
    "worksheet on A4": papers.worksheet("a4"),
    "twelve cells": papers.twelve_cells(),
    "sign-in sheet on A4": papers.sign_in("a4"),
    "report with charts": papers.report(),
    "every block": papers.every_block("Some words"),
    "nothing": papers.paper(),
}


@pytest.fixture(params=PAPERS)
def document(request: pytest.FixtureRequest) -> Document:
    return PAPERS[request.param]


def test_the_file_is_sound(document: Document, tmp_path: Path) -> None:
    path = write(document, tmp_path, "sound")
    assert faults(path.read_bytes()) == []
    assert audit(path) == []


def test_hostile_words_leave_the_file_sound(tmp_path: Path) -> None:
    text = " ".join(papers.HOSTILE)
    assert audit(write(papers.every_block(text), tmp_path, "hostile")) == []


def test_the_base_is_a_document_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "base.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in base().items():
            archive.writestr(name, data)
    assert audit(path) == []
    assert docx.Document(str(path)).paragraphs == []


def test_the_properties_name_the_initiative_and_nobody_else() -> None:
    east = timezone(timedelta(hours=2))
    document = msgspec.structs.replace(
        papers.summary(), changed=datetime(2026, 9, 17, 18, 42, tzinfo=east), title="t" * 300
    )
    data = packed_document(document)
    properties = docx.Document(_stream(data)).core_properties
    assert properties.author == "Harlan County Together"
    assert (properties.title, properties.subject) == ("t" * 255, "Meeting summary")
    assert (properties.language, properties.revision) == ("en-US", 1)
    assert (properties.last_modified_by, properties.keywords, properties.comments) == ("", "", "")
    assert properties.created == properties.modified == datetime(2026, 9, 17, 16, 42, tzinfo=UTC)
    application = Read(data).xml["docProps/app.xml"]
    assert [(part.tag.rsplit("}")[-1], part.text) for part in application] == [("Application", "convene")]


def test_the_same_document_gives_the_same_bytes_on_another_day(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, now = packed_document(document), time.time()
    monkeypatch.setattr(time, "time", lambda: now + 86_400 * 400)
    assert packed_document(document) == first


def test_a_changed_document_gives_other_bytes() -> None:
    document = papers.summary()
    other = msgspec.structs.replace(document, blocks=(*document.blocks, Prose(text="More.")))
    assert packed_document(document) != packed_document(other)


def test_every_color_of_text_can_be_read_on_white_and_on_the_tint() -> None:
    styles = etree.fromstring(base()["word/styles.xml"])
    colors = {value(color) for color in styles.iter(w("color"))} - {"FFFFFF"}
    assert {"1F2933", "52606D", "0B5563", "9A3B12"} == colors
    assert (
        min(_contrast(color, ground) for color in colors for ground in ("FFFFFF", "E6F0F1", "F5F8F9")) >= 4.5
    )


def _contrast(one: str, other: str) -> float:
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_bold_italic_and_size_hold_for_right_to_left_text_too() -> None:
    styles = etree.fromstring(base()["word/styles.xml"])
    for properties in styles.iter(w("rPr")):
        names = {part.tag.removeprefix(w("")) for part in properties}
        for one, other in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
            assert (one in names) == (other in names)


def _stream(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)
