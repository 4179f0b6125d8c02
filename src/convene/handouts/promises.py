"""Which organization does what for which strategy: my row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from convene.blocks import Block, Break, Document, Lead, Matrix, Paper, SmallNote, Square
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.sources import Sources
from convene.initiative.view import View
from convene.listed import listed
from convene.progress.promises import CHECK, DROPPED, LEADS, PROMISES, holes, statuses

KIND, NAME = "promises", "Promises"

NONE_MADE = Lack("No promise is written down yet.", PROMISES)
MOST_STRATEGIES = 6
"""On one sheet; more go on a second."""
SHAPES = {LEADS: "●", "Does part": "◐", "Supports": "◦"}
OTHERWISE = "·"
KEY = (
    "● Leads: answers for it.  ◐ Does part.  ◦ Supports.  · Shares information.  "
    "An empty box means that no promise was made, not that nothing is done."
)


def offered(view: View) -> tuple[Handout, ...]:
    """One, once there is a promise."""
    made = _made(view)
    who = len({one["organization"] for one in made})
    holds = f"{count(len(made), 'promise')} of {count(who, 'organization')}"
    return whole.offered(view, KIND, NAME, holds, None if made else NONE_MADE)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """Organizations down, strategies across; what nobody leads is named above."""
    blocks = (*_unled(view), *_sheets(view), SmallNote(text=KEY))
    changed = last_change(view, worksheets=("commitments",))
    return whole.document(
        view, NAME, blocks, changed=changed, paper=paper, title="Who does which part", landscape=True
    )


def sources(view: View, handout: Handout) -> Sources:
    """What the grid is made of."""
    return Sources(
        tables=frozenset({"organizations", "strategies"}),
        steps=frozenset({PROMISES, CHECK}),
        unseen={
            "organizations": frozenset({"sector", "what_they_do", "whom_they_reach", "reach", "involvement"}),
            "rows": frozenset({"start", "end", "hours_a_month", "help_needed", "on"}),
        },
    )


def _made(view: View) -> list[Mapping[str, str]]:
    """The promises that still stand."""
    stands, made = statuses(view), zip(whole.rows(view, PROMISES), whole.told(view, PROMISES), strict=True)
    on = [one for row, one in made if stands[row.id] != DROPPED]
    return [one for one in on if one["organization"] and one["strategy"]]


def _unled(view: View) -> Iterator[Block]:
    names = [view.name("strategies", one.strategy) or "" for one in holes(view) if one.nobody_leads]
    if names:
        yield Lead(text=f"Nobody leads {listed(names)} yet.")


def _sheets(view: View) -> Iterator[Block]:
    """A grid for each six strategies, each on its own sheet."""
    made = _made(view)
    strategies = [words for _, words in view.choices("strategies")]
    strategies += [one["strategy"] for one in made if one["strategy"] not in strategies]
    columns = list(dict.fromkeys(strategies))
    for start in range(0, len(columns), MOST_STRATEGIES):
        if start:
            yield Break()
        yield _grid(made, columns[start : start + MOST_STRATEGIES])


def _grid(made: Sequence[Mapping[str, str]], strategies: Sequence[str]) -> Matrix:
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in made:
        shape = SHAPES.get(one["part"], OTHERWISE)
        words = ": ".join(part for part in (one["part"], one["what_exactly"]) if part)
        said[one["organization"], one["strategy"]].append(f"{shape} {words}")
    organizations = sorted({one["organization"] for one in made}, key=str.casefold)
    rows = tuple(
        (Square(title=name), *(Square(lines=tuple(said[name, strategy])) for strategy in strategies))
        for name in organizations
    )
    return Matrix(caption="Who does which part", columns=("Organization", *strategies), rows=rows)
