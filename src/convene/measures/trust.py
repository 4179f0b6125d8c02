"""How far a number can be trusted, as the data team wrote it down in “Are the numbers in?”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convene.kinds.field import Row
from convene.measures.measure import Measure

QUALITY = "data-collection.quality"
"""The step that says how far each number can be trusted."""


def cautions(rows: Iterable[Row], measure: Measure) -> Iterator[str]:
    """ "Fair. Provisional; it may rise by one or two" for this measure; nothing where all is well."""
    for row in rows:
        if row.cells.get("measure") == measure.id and (words := _caution(row)):
            yield words


def _caution(row: Row) -> str:
    trust, same = row.cells.get("how_far_we_trust_it"), row.cells.get("same_way_as_before")
    said = [
        str(trust) if trust and trust != "High" else "",
        "not counted in the same way as before" if same is False else "",
        *(str(row.cells.get(name) or "") for name in ("what_changed", "anyone_left_out")),
    ]
    return ". ".join(words for words in said if words)
