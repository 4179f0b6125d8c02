"""How far a number can be trusted, as the data team wrote it down in “Are the numbers in?”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convene.kinds.field import Row
from convene.measures.measure import Measure
from convene.measures.observation import Values

QUALITY = "data-collection.quality"
"""The step that says how far each number can be trusted."""
SAME_WAY = "same_way_as_before"
"""Its column that says whether anything changed in how it was counted."""


def unbroken(rows: Iterable[Row], values: Iterable[Values]) -> Iterator[Measure]:
    """Measures that are not counted in the same way as before, while no value of them is marked so.

    Their line goes on as if nothing had changed, and so does what is said of it.
    """
    changed = {row.cells.get("measure") for row in rows if row.cells.get(SAME_WAY) is False}
    yield from (one.measure for one in values if one.measure.id in changed and one.cells and not one.new_ways)


def cautions(rows: Iterable[Row], measure: Measure) -> Iterator[str]:
    """ "Fair. Provisional; it may rise by one or two" for this measure; nothing where all is well."""
    for row in rows:
        if row.cells.get("measure") == measure.id and (words := _caution(row)):
            yield words


def _caution(row: Row) -> str:
    trust, same = row.cells.get("how_far_we_trust_it"), row.cells.get(SAME_WAY)
    said = [
        str(trust) if trust and trust != "High" else "",
        "not counted in the same way as before" if same is False else "",
        *(str(row.cells.get(name) or "") for name in ("what_changed", "anyone_left_out")),
    ]
    return ". ".join(words for words in said if words)
