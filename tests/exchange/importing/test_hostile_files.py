"""Files that are broken, huge, or made to harm: each is refused in a sentence, and nothing is changed."""

from __future__ import annotations

import csv as csv_module
import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.errors import BadFile, ConveneError
from convene.exchange.importing import workbook_file
from convene.exchange.importing.opening import dropped_path, read_data, read_file
from convene.exchange.importing.plan import FORMULAS
from convene.exchange.importing.table import MOST_ROWS, Stopped
from convene.initiative.initiative import Initiative
from convene.typed import clean_line
from hostile import STRINGS
from offices import csv, planned, refused, said, with_measures, xlsx


def changed(
    data: bytes, part: str, replace: dict[bytes, bytes] | None = None, whole: bytes | None = None
) -> bytes:
    """A workbook with one part of it made otherwise."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            held = before.read(name)
            if name == part:
                held = held if whole is None else whole
                for one, other in (replace or {}).items():
                    assert one in held
                    held = held.replace(one, other)
            after.writestr(name, held)
    return made.getvalue()


NOT_IN_XLSX = {at: None for at in range(32) if at not in {9, 10, 13}}
"""What the other library refuses to write."""

SHEET = "xl/worksheets/sheet1.xml"
SMALL = xlsx(["Year", "Deaths"], [2024, 31])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "is empty"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "protected by a password, or of the old kind"),
        (b"%PDF-1.7 ...", "is no spreadsheet"),
        (bytes(300), "is no spreadsheet"),
        (b"PK\x03\x04 cut off", "is damaged, or no workbook"),
        (SMALL[:-200], "is damaged, or no workbook"),
        (changed(SMALL, SHEET, whole=b"<worksheet><sheetData>"), "is damaged"),
        (
            changed(SMALL, SHEET, whole=b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'),
            "is damaged",
        ),
        (changed(SMALL, SHEET, {b"<v>2024</v>": b"<v>1e999</v>"}, None), "Nobody can tell where"),
        (changed(SMALL, SHEET, {b"<v>2024</v>": b"<v>many</v>"}), "is damaged"),
        (changed(SMALL, SHEET, {b'<row r="2"': b'<row r="-"'}), "is damaged"),
    ],
    ids=[
        *("nothing", "blank", "old", "pdf", "zeros", "no zip", "cut off", "no end", "declaration"),
        *("endless number", "no number", "no row"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_in_words(initiative: Initiative, data: bytes, why: str) -> None:
    with pytest.raises(BadFile, match=why) as told:
        planned(with_measures(initiative), data, "Overdose deaths")
    assert told.value.safe == "Nothing was changed."
    assert told.value.todo


def test_a_workbook_of_another_program_says_which() -> None:
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("content.xml", "<office:document-content/>")
    with pytest.raises(BadFile, match=r"LibreOffice \(.ods\). .*Save it as .xlsx"):
        read_data(made.getvalue(), "a.ods")


def test_a_million_rows_are_refused_before_they_are_all_read() -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (at, at) for at in range(1, 200_000))
    data = changed(SMALL, SHEET, whole=b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>")
    seen: list[int] = []
    with pytest.raises(BadFile, match=r"more than 50,000 rows.*file of their own"):
        read_data(data, "large.xlsx", lambda done, _: seen.append(done))
    assert max(seen) <= MOST_ROWS
    with pytest.raises(BadFile, match="more than 50,000 rows"):
        read_data(b"a,b\n" + b"1,2\n" * (MOST_ROWS + 1), "large.csv")


def test_a_million_rows_with_nothing_in_them_do_no_harm(initiative: Initiative) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (at, at) for at in range(3, 100_000))
    data = changed(SMALL, SHEET, {b"</sheetData>": rows + b"</sheetData>"})
    assert said(planned(with_measures(initiative), data, "Overdose deaths").lines) == ["2024: 31"]


def test_what_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_file, "_UNPACKED", 3_000_000)
    bomb = b"<worksheet><sheetData>" + b" " * 4_000_000 + b"</sheetData></worksheet>"
    with pytest.raises(BadFile, match="more than 3 MB in it"):
        read_data(changed(SMALL, SHEET, whole=bomb), "bomb.xlsx")


def test_reading_can_be_stopped() -> None:
    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_data(b"a,b\n" * 5000, "a.csv", stop)
    with pytest.raises(Stopped):
        read_data(xlsx(*([1, 2] for _ in range(2000))), "a.xlsx", stop)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"Year,Deaths\n"):
        try:
            read_data(start + data, "any.csv")
        except ConveneError as told:
            assert told.what.endswith(".")  # noqa: PT017


@given(st.integers(0, len(SMALL) - 1), st.integers(0, 255))
def test_a_workbook_with_one_byte_changed_is_read_or_refused(at: int, byte: int) -> None:
    try:
        read_data(SMALL[:at] + bytes([byte]) + SMALL[at + 1 :], "any.xlsx")
    except ConveneError as told:
        assert told.safe == "Nothing was changed."  # noqa: PT017


def test_formulas_are_never_run_and_their_results_are_taken(initiative: Initiative) -> None:
    one = changed(SMALL, SHEET, {b"<v>31</v>": b"<f>30+1</f><v>31</v>"})
    plan = planned(with_measures(initiative), one, "Overdose deaths")
    assert said(plan.lines) == ["2024: 31"]
    assert plan.notes == (FORMULAS,)
    none = planned(initiative, xlsx(["Year", "Deaths"], [2023, 30], [2024, "=30+1"]), "Overdose deaths")
    assert refused(none) == {"B3": "A formula whose result is not in the file. Put the number itself there."}
    words = planned(initiative, csv("Year,Deaths", "2023,30", "2024,=30+1"), "Overdose deaths", name="a.csv")
    assert refused(words)["B3"] == "“=30+1” is not a number. Put digits there, or nothing."


def test_an_error_of_the_spreadsheet_is_no_number(initiative: Initiative) -> None:
    cell = b't="e"><f>1/0</f><v>#DIV/0!</v>'
    data = changed(SMALL, SHEET, {b'<c r="B2" t="n"><v>31</v>': b'<c r="B2" ' + cell})
    plan = planned(with_measures(initiative), data, "Overdose deaths")
    assert refused(plan) == {"B2": "The spreadsheet says #DIV/0!. Put the number itself there."}


def test_text_of_old_windows_and_of_excel_unicode_is_read(initiative: Initiative) -> None:
    lines = ("Year,Age group,Value", "2024,Años 25–34,31")
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        plan = planned(
            with_measures(initiative), csv(*lines, encoding=encoding), "Overdose deaths", name="a.csv"
        )
        assert said(plan.lines) == ["2024 Años 25–34: 31"]
    tabs = csv(*(line.replace(",", "\t") for line in lines))
    assert said(planned(initiative, tabs, "Overdose deaths", name="a.tsv").lines) == ["2024 Años 25–34: 31"]


def test_what_can_t_be_opened_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"There is no file .*none.csv. .*Type its whole path."):
        read_file(tmp_path / "none.csv")
    with pytest.raises(BadFile, match="is a folder"):
        read_file(tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        "/a b/c (1).csv",
        "'/a b/c (1).csv' ",
        '"/a b/c (1).csv"',
        r"/a\ b/c\ \(1\).csv",
        "file:///a%20b/c%20(1).csv",
    ],
)
def test_a_file_that_is_dropped_into_the_terminal_is_found(words: str) -> None:
    assert dropped_path(words).as_posix().endswith("/a b/c (1).csv")


@pytest.mark.parametrize("words", STRINGS)
def test_words_that_could_harm_a_terminal_are_clean_when_they_are_read(words: str) -> None:
    lines = io.StringIO()
    csv_module.writer(lines).writerow(["Year", words])
    for data in (lines.getvalue().encode(), xlsx(["Year", words.translate(NOT_IN_XLSX)])):
        (table,) = read_data(data, f"{words}.csv").tables
        cell = table.at(1, 2)
        assert cell.words == " ".join(clean_line(cell.words).split())
