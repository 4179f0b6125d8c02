"""The line of a measure as a widget: large, in a few rows above something else, or in one line of words."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from convene.initiative.talk import forecast_of
from convene.initiative.valuing import values_of
from convene.initiative.view import View
from convene.measures.forecast import forecast_words
from convene.measures.observation import Values
from convene.measures.standing import At, Standing, standing
from convene.measures.words import at_words
from convene.screens.measures.chart import Plotted, chart, plotted
from convene.screens.measures.lines import trend
from convene.widgets.words import joined, plain

WIDEST = 118
"""Columns of the line, however wide the screen is."""

LEAST_WIDTH, LEAST_HEIGHT = 34, 7
"""Smaller than this the line can't be read; one line of words stands there instead."""

ROOMY = 12
"""From so many rows on, how it stands and the group's own forecast are said in words above the line."""


class Drawable(NamedTuple):
    """A measure with all that its line shows; small counts are left out when it is drawn."""

    values: Values
    found: Standing
    guesses: tuple[At, ...]

    @property
    def plotted(self) -> Plotted:
        """What is drawn."""
        return plotted(self.values, self.found, self.guesses)


def drawable(view: View, measure: int, today: date) -> Drawable | None:
    """A measure as it stands, with the forecast if the group drew one; None if it was taken out."""
    values = values_of(view, measure)
    if values is None:
        return None
    return Drawable(values, standing(values, today), forecast_of(view, values.measure))


class CurveLine(Static):
    """Draws beside the event loop: the library that draws is heavy."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, markup=False)
        self._drawn: tuple[Plotted, int, int] | None = None

    def draw(self, drawn: Plotted, width: int, height: int) -> None:
        """Draw, unless it is there already."""
        if (drawn, width, height) != self._drawn:
            self._drawn = (drawn, width, height)
            self._draw(drawn, width, height)

    @work(thread=True, exclusive=True, group="line")
    def _draw(self, drawn: Plotted, width: int, height: int) -> None:
        worker = get_current_worker()
        line = chart(drawn, width, height)
        if not worker.is_cancelled:
            self.app.call_from_thread(self.update, plain(line))


class Curve(Vertical):
    """The measure at hand: its name and how it stands, its line, what the marks mean."""

    DEFAULT_CSS = """
    Curve { height: auto; }
    Curve Static { height: auto; padding: 0 1; }
    Curve .head { max-height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    Curve .key { max-height: 2; color: $muted; }
    """

    def compose(self) -> ComposeResult:
        """The parts, empty."""
        for name in ("head", "stands", "guessed"):
            yield Static("", classes=name, markup=False)
        yield CurveLine()
        yield Static("", classes="key", markup=False)

    def show(self, given: Drawable, width: int, height: int, *, hint: str = "") -> None:
        """Fill so many columns and rows; where that is too few for a line, one line of words and the hint."""
        drawn = given.plotted
        drawing = bool(drawn.points) and width >= LEAST_WIDTH and height >= LEAST_HEIGHT
        roomy = drawing and height >= ROOMY
        said = {"head": headed(given) if drawing else in_one_line(given, width - 2, hint)}
        if roomy:
            guessed = forecast_words(given.guesses, given.found.target, given.values.measure)
            said |= {"stands": plain(how_it_stands(given)), "guessed": plain(guessed)}
        if drawing:
            said["key"] = plain(drawn.key if len(drawn.key) <= width - 2 else drawn.short_key)
        for name in ("head", "stands", "guessed", "key"):
            words = said.get(name, plain(""))
            part = self.query_one(f".{name}", Static)
            part.update(words)
            part.display = bool(words.plain)
        line = self.query_one(CurveLine)
        line.display = drawing
        if drawing:
            inside = width - 2
            taken = [1 if name == "head" else _rows(words, inside) for name, words in said.items()]
            rows = height - sum(taken)
            line.draw(drawn, min(WIDEST, width - 2), rows)


def _rows(words: Content, width: int) -> int:
    return len(words.wrap(width)) if words.plain else 0


def headed(given: Drawable) -> Content:
    """How it stands, in its word, and its name, which may be cut."""
    return joined((f"{given.found.status}: ", "bold"), given.values.measure.name)


def how_it_stands(given: Drawable) -> str:
    """ "18.3% in 2026, target 13.9% in 2029"; no number that is a small count."""
    measure, found = given.values.measure, given.found
    said = [] if found.is_hidden or found.latest is None else [at_words(found.latest, measure)]
    said += [f"target {at_words(found.target, measure)}"] if found.target else []
    return ", ".join(said)


def in_one_line(given: Drawable, width: int, hint: str) -> Content:
    """ "Off track ▁▃▅▇▆▅ 18.3% in 2026, target 13.9% in 2029", and the hint at its end."""
    if not given.values.periods:
        words = joined((f"{given.values.measure.name}: ", "bold"), "no value yet")
    else:
        bars = f"{trend(given.values)} "
        words = joined((f"{given.found.status} ", "bold"), bars, how_it_stands(given))
    end = plain(f" {hint}" if hint else "", "$muted")
    return words.truncate(max(0, width - end.cell_length), ellipsis=True).append(end)
