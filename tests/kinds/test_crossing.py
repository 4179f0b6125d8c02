"""Rows seen as a grid."""

from __future__ import annotations

from around import FakeAround
from convene.blocks import Rows, SmallNote
from convene.kinds import choice, pick, table, text
from convene.kinds.columns import Column
from convene.kinds.crossing import crossing
from convene.kinds.field import Row

AROUND = FakeAround(organizations={1: "Clinic", 2: "Sheriff"}, strategies={7: "Cards", 8: "Rides"})
FIELD = table.Definition(
    id="matrix",
    title="Promises",
    columns=(
        Column(field=pick.Definition(id="who", title="Who", registry="organizations")),
        Column(field=pick.Definition(id="what", title="What", registry="strategies")),
        Column(
            field=choice.Definition(
                id="part", title="Part", options=("Leads", "Supports", "Shares information"), open=True
            )
        ),
        Column(field=text.Definition(id="words", title="Words")),
    ),
    crossed_by=("who", "what", "part"),
)
ROWS = [
    Row(1, 1, {"who": 2, "what": 7, "part": "Leads"}),
    Row(2, 2, {"who": 1, "what": 7, "part": "Shares information"}),
    Row(3, 3, {"who": 2, "what": 7, "part": "Supports"}),
    Row(4, 4, {"who": 2, "part": "Leads"}),
    Row(5, 5, {"who": 1, "what": 7}),
]


def test_each_option_has_a_letter_of_its_own() -> None:
    found = crossing(ROWS, FIELD.crossing, AROUND)
    assert found.key == "L Leads  S Supports  I Shares information"


def test_what_nobody_does_is_an_empty_column() -> None:
    found = crossing(ROWS, FIELD.crossing, AROUND)
    assert (found.down, found.across) == (("Sheriff", "Clinic"), ("Cards", "Rides"))
    assert found.letters == {("Sheriff", "Cards"): "L S", ("Clinic", "Cards"): "I ·"}


def test_paper_has_the_grid_its_key_and_then_the_rows() -> None:
    grid, key, rows = table.blocks(ROWS, FIELD, AROUND)
    assert isinstance(grid, Rows)
    assert [column.title for column in grid.columns] == ["Who", "Cards", "Rides"]
    assert [cell.text for cell in grid.rows[0]] == ["Sheriff", "L S", ""]
    assert isinstance(key, SmallNote)
    assert key.text.startswith("L Leads")
    assert isinstance(rows, Rows)


def test_an_empty_table_has_no_grid() -> None:
    assert len(table.blocks([], FIELD, AROUND)) == 1
