"""How wide the columns of a worksheet's table are."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from convene.kinds import choice, rating
from convene.kinds.columns import Column
from convene.widgets.cell_looks import sheet_column


@pytest.mark.parametrize("words", ["学校と保健所", "👨‍👩‍👧 families", "Schools (K-12)"])
def test_a_column_has_room_for_its_options_and_its_head(words: str) -> None:
    chosen = Column(field=choice.Definition(id="a", title="A", options=(words,)))
    headed = Column(field=rating.Definition(id="b", title=words))
    for column in (chosen, headed):
        assert sheet_column(column, first=False, narrow=False).width >= cell_len(words)
