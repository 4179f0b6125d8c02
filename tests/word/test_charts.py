"""A figure is a chart that Word can open, with its numbers and only these inside."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from convene.blocks import Document, Figure, Series
from convene.word.charts.labels import line_labels
from convene.word.charts.numbers import drawn, number_format
from convene.word.text import one_line
from convene.word.write import packed_document, write
from word import papers
from word.reading import Read, audit, faults

C = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
KNOWN = st.floats(-1e9, 1e9) | st.none()


def chart(data: bytes, number: int = 1) -> Any:
    return Read(data).xml[f"word/charts/chart{number}.xml"]


def cells(data: bytes, number: int = 1) -> list[list[str | float | None]]:
    """The rows of the workbook inside a chart; its first cell is empty."""
    book = zipfile.ZipFile(
        io.BytesIO(Read(data).parts[f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"])
    )
    strings = ["".join(one.itertext()) for one in etree.fromstring(book.read("xl/sharedStrings.xml"))]
    read = []
    for row in etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter("{*}row"):
        found: dict[str, str | float] = {}
        for cell in row:
            value = cell.findtext("{*}v")
            found[cell.get("r")[0]] = strings[int(value)] if cell.get("t") == "s" else float(value)
        read.append(found)
    width = 1 + len(read[0])
    return [[found.get(letter) for letter in "ABCDEFGHIJ"[:width]] for found in read]


def values(series: Any) -> dict[int, float]:
    return {
        int(point.get("idx")): float(point.findtext("c:v", namespaces=C))
        for point in series.iterfind("c:val/c:numRef/c:numCache/c:pt", C)
    }


def alone(figure: Figure) -> bytes:
    return packed_document(papers.paper(figure))


def everything(data: bytes) -> bytes:
    """Every part, and every part of the workbooks inside."""
    parts = Read(data).parts
    inner = [zipfile.ZipFile(io.BytesIO(part)) for name, part in parts.items() if name.endswith(".xlsx")]
    return b"".join([*parts.values(), *(book.read(name) for book in inner for name in book.namelist())])


def test_a_chart_and_its_workbook_hold_the_same_numbers() -> None:
    data = alone(papers.trend())
    for column, series in enumerate(chart(data).iter(f"{{{C['c']}}}ser"), 1):
        rows = [row[column] for row in cells(data)]
        assert series.findtext("c:tx/c:strRef/c:strCache/c:pt/c:v", namespaces=C) == rows[0]
        known = {place: number for place, number in enumerate(rows[1:]) if number is not None}
        assert known == pytest.approx(values(series))
    assert [row[0] for row in cells(data)][1:] == list(papers.trend().places)


def test_a_gap_is_a_gap_and_what_is_left_out_is_nowhere() -> None:
    figure = papers.groups()
    data = alone(figure)
    assert chart(data).find("c:chart/c:dispBlanksAs", C).get("val") == "gap"
    earlier = next(chart(data).iter(f"{{{C['c']}}}ser"))
    assert sorted(values(earlier)) == [0, 1, 3]
    assert cells(data)[3] == ["Girls, Ridge High", None, 20.1]
    told = Series("2023", (21.4, 22.8, 31.415926, 27.0), "earlier")
    shown = alone(msgspec.structs.replace(figure, series=(told, *figure.series[1:])))
    assert b"31.415926" in everything(shown)
    assert b"31.415926" not in everything(data)
    assert b"None" not in everything(data)


def test_the_words_for_those_who_cannot_see_it_are_the_finding() -> None:
    read = Read(packed_document(papers.report()))
    told = [one.get("descr") for one in read.body.iter() if one.tag.endswith("}docPr")]
    assert told == [papers.trend().told, papers.groups().told]


def test_each_line_is_told_apart_without_color_and_named_at_its_end() -> None:
    found = chart(alone(papers.trend()))
    looks = [
        (
            dash.get("val") if (dash := one.find(".//{*}prstDash")) is not None else "",
            one.find("c:marker/c:symbol", C).get("val"),
        )
        for one in found.iter(f"{{{C['c']}}}ser")
    ]
    assert len(set(looks)) == len(looks) == 4
    assert found.find(".//c:legend", C) is None
    path, forecast, counted, target = line_labels(drawn(papers.trend()), 11, from_zero=True)
    assert [(one.place, one.name, one.value) for one in counted] == [(0, False, True), (6, True, True)]
    assert [(one.place, one.side, one.value) for one in path] == [(8, "b", False)]
    assert [(one.place, one.side) for one in (*forecast, *target)] == [(10, "r"), (10, "r")]
    apart = (17.8 - 14.0) / 28.4 + forecast[0].lift - target[0].lift
    assert apart >= 0.1999


def test_a_single_baseline_has_its_own_mark_and_label() -> None:
    series = (Series("Baseline", (30.0, None, None), "baseline"), Series("We counted", (None, None, 25.0)))
    figure = Figure(caption="c", told="t", places=("1", "2", "3"), series=series)
    baseline, counted = line_labels(drawn(figure), 3, from_zero=True)
    assert [(one.place, one.name, one.value) for one in (*baseline, *counted)] == [
        (0, True, True),
        (2, True, True),
    ]


def test_percents_begin_at_zero_unless_something_lies_below() -> None:
    def least(*numbers: float) -> object:
        figure = Figure(caption="c", told="t", places=("1", "2"), series=(Series("s", numbers),))
        return chart(alone(figure)).find("c:chart/c:plotArea/c:valAx/c:scaling/c:min", C)

    assert least(28.0, 27.0) is not None
    assert least(-1.0, 27.0) is None


def test_without_a_single_value_the_finding_is_said_in_words() -> None:
    figure = Figure(caption="c", told="Nothing is known yet.", places=("1",), series=(Series("s", (None,)),))
    read = Read(alone(figure))
    assert read.texts() == ["Nothing is known yet."]
    assert not [name for name in read.parts if "chart" in name]


def test_words_stand_after_labels_only_and_money_before_its_number() -> None:
    figure = Figure(caption="c", told="t", places=("1",), series=(), unit=" per child", decimals=1)
    assert number_format(figure) == '#,##0.0" per child"'
    assert number_format(figure, axis=True) == "#,##0.0"
    assert number_format(figure, axis=True, values=(0, 250)) == "#,##0"
    dollars = msgspec.structs.replace(figure, unit="$", decimals=0)
    assert (number_format(dollars), dollars.written(1200)) == ('"$"#,##0', "$1,200")


def test_names_under_the_axis_never_run_into_each_other() -> None:
    places = tuple(f"{year} Q{quarter}" for year in range(2020, 2026) for quarter in (1, 2, 3, 4))
    figure = Figure(caption="c", told="t", places=places, series=(Series("s", tuple(range(24))),))
    found = chart(alone(figure))
    names = [point.findtext("c:v", namespaces=C) for point in found.iterfind(".//c:cat//c:pt", C)]
    assert names == list(places[::3])
    assert [row[0] for row in cells(alone(figure))][1:] == list(places)


def test_a_unit_cannot_break_the_format() -> None:
    figure = Figure(
        caption="c", told="t", places=("1",), series=(Series("s", (1,)),), unit='"%\\<&>', decimals=1
    )
    assert number_format(figure) == '#,##0.0"”%/<&>"'
    data = alone(figure)
    assert chart(data).findtext(".//c:formatCode", namespaces=C) == number_format(figure)
    assert faults(data) == []


@settings(max_examples=25, deadline=None)
@given(
    st.text(st.characters()) | st.sampled_from(papers.HOSTILE),
    st.lists(KNOWN, min_size=1, max_size=6),
    st.sampled_from(["lines", "bars"]),
)
def test_any_words_and_numbers_make_a_sound_chart(text: str, numbers: list[float | None], kind: Any) -> None:
    series = (Series(text, tuple(numbers)), Series("t", tuple(numbers[:1]), "target"))
    data = alone(
        Figure(
            caption=text, told=text or "t", places=(text,) * len(numbers), series=series, kind=kind, unit=text
        )
    )
    if any(number is not None for number in numbers) and one_line(text):
        assert faults(data) == []
        assert any(one_line(text) in row for row in cells(data))


def test_charts_are_sound_for_a_validator_and_the_same_on_another_day(tmp_path: Path) -> None:
    text = " ".join(papers.HOSTILE)
    figures = [msgspec.structs.replace(one, caption=text, told=text, unit=text) for one in _figures()]
    assert audit(write(papers.paper(*figures), tmp_path, "hostile")) == []
    again = _report()
    assert packed_document(again) == packed_document(_report())


def test_a_broken_chart_is_seen(tmp_path: Path) -> None:
    """That the checks of this file can fail: an unquoted format, a drawing without words, a lost workbook."""
    whole = Read(packed_document(_report())).parts
    unquoted = {**whole, "word/charts/chart1.xml": whole["word/charts/chart1.xml"].replace(b"&quot;", b'"')}
    with pytest.raises(etree.XMLSyntaxError):
        Read(_zipped(unquoted))
    mute = whole["word/document.xml"].replace(papers.trend().told.encode(), b"")
    assert faults(_zipped({**whole, "word/document.xml": mute})) == ["drawing 1 says nothing"]
    lost = {
        name: part for name, part in whole.items() if name != "word/embeddings/Microsoft_Excel_Sheet2.xlsx"
    }
    assert faults(_zipped(lost)) == ["word/embeddings/Microsoft_Excel_Sheet2.xlsx is not there"]
    path = tmp_path / "order.docx"
    swapped = whole["word/charts/chart1.xml"].replace(b'<c:varyColors val="0"/>', b"")
    swapped = swapped.replace(
        b'<c:grouping val="standard"/>', b'<c:varyColors val="0"/><c:grouping val="standard"/>'
    )
    path.write_bytes(_zipped({**whole, "word/charts/chart1.xml": swapped}))
    assert audit(path) != []


def _report() -> Document:
    return papers.report()


def _figures() -> tuple[Figure, Figure]:
    return papers.trend(), papers.groups()


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()
