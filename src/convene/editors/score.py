"""Options scored by weighted criteria: the rows of an earlier step, each with what the group agreed on."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from convene.editors.editor import Editor, Shown, choices_with
from convene.editors.score_sheet import Marked, ScoreSheet
from convene.kinds.field import Around, Row
from convene.kinds.score import Definition, given_to
from convene.voting.weighted_scoring import Given, mean
from convene.widgets.words import plain
from convene.worksheets.definition import Step

BELOW = 6
"""Lines below the table."""


class ScoreEditor(Editor):
    """A sheet of scores; each one is an answer as soon as it is typed."""

    DEFAULT_CSS = "ScoreEditor .empty { margin: 0 2; }"

    def __init__(self, step: Step, around: Around) -> None:
        super().__init__(step, around)
        self.scores = ScoreSheet()

    @property
    def _definition(self) -> Definition:
        assert isinstance(self.step.field, Definition)  # noqa: S101  editors go by the kind's name
        return self.step.field

    def compose(self) -> ComposeResult:
        """The sheet, or why there is none."""
        yield Static(
            plain("Nothing to score yet: the step before has no rows."), classes="empty", markup=False
        )
        yield self.scores

    def on_resize(self) -> None:
        """Leave room for the criterion and the order below."""
        self.scores.sheet.styles.max_height = max(4, self.size.height - BELOW)

    def begin(self) -> None:
        """Score."""
        self.scores.begin()

    def show(self, shown: Shown) -> None:
        """Show the scores and what they come to."""
        super().show(shown)
        choices = choices_with(self.around, self._definition.source, self._by_item)
        self.scores.show(
            self._definition.criteria, [Marked(item, name, self._given(item)) for item, name in choices]
        )
        self.query_one(".empty").display = not choices

    @property
    def _by_item(self) -> Mapping[int, Row]:
        return {int(row.cells.get("item", 0)): row for row in self.shown.rows}

    def _given(self, item: int) -> tuple[Given, ...]:
        row = self._by_item.get(item)
        return given_to(row, self._definition) if row else ((),) * len(self._definition.criteria)

    @on(ScoreSheet.Scored)
    def _scored(self, event: ScoreSheet.Scored) -> None:
        event.stop()
        one = self._definition.criteria[event.criterion]
        what = f"{one.title} scored in {self.step.title}"
        score = int(mean(event.given) or 0) or None
        self.post_message(self.ItemSet(self.step.id, event.key, {one.id: score}, what))
