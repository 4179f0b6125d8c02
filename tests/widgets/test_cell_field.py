"""The field over a cell may be asked for before it is drawn."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.geometry import Region, Size

from convene.widgets.cell_field import CellField


class Cells(App[None]):
    """Only a field."""

    def __init__(self) -> None:
        super().__init__()
        self.field = CellField(lambda words, _: (), lambda _: None)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"late": "red", "rule": "gray"}

    def compose(self) -> ComposeResult:
        yield self.field
        yield self.field.below
        self.field.place(Region(0, 0, 20, 1), Size(80, 20))  # typed at once, on a busy laptop
        self.field.show_fault("No such day.")
        self.field.below.close()


async def test_it_takes_its_place_before_its_parts_are_drawn() -> None:
    app = Cells()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.field.input.is_attached
        assert app.field.below.list.is_attached
