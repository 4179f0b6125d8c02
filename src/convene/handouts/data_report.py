"""Better or worse: every measure with its line, the story behind it, what we do next, and its groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from convene.blocks import Block, Document, Heading, Items, Lead, Paper, Prose, SmallNote
from convene.captured.action import Action, by_date
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import begun_small, count, month_day, sentence
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.measures.every_value import value_tables
from convene.handouts.parts.measures.groups import groups
from convene.handouts.parts.measures.line import PROVISIONAL, line_figure, told
from convene.handouts.parts.measures.scored import (
    NO_MEASURE,
    Scored,
    finding,
    holds,
    marks,
    scoreboard,
    scored,
)
from convene.handouts.parts.sources import PEOPLE_UNSEEN, Sources
from convene.initiative.talk import forecast_of, talk_about
from convene.initiative.valuing import definition_gaps
from convene.initiative.view import View
from convene.listed import listed
from convene.measures.forecast import FORECAST, PICKED
from convene.measures.measure import Measure
from convene.measures.observation import Observation
from convene.measures.standing import RULE_IN_SHORT, At
from convene.measures.suppression import HIDDEN, UNSTEADY, faults_shown, hidden
from convene.measures.trust import QUALITY, cautions
from convene.measures.words import notes
from convene.people.person import Person

KIND, NAME = "data-report", "Data report"

NO_VALUES = Lack("No value of a measure is typed in yet.", "measures")
CURVE = "turn-the-curve"
STORY = f"{CURVE}.story"


def offered(view: View) -> tuple[Handout, ...]:
    """One, once there is a value."""
    measures = scored(view)
    values = sum(len(one.values.cells) for one in measures)
    lacks = NO_MEASURE if not measures else None if values else NO_VALUES
    return whole.offered(view, KIND, NAME, holds(measures), lacks)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """The finding, all of them in a table, then one by one, off track first; all values at the end."""
    measures = scored(view)
    blocks = (
        Lead(text=finding(measures)),
        scoreboard(measures),
        SmallNote(text=RULE_IN_SHORT),
        *(block for one in measures for block in _measure(view, one)),
        Heading(level=1, text="All values"),
        *(table for one in measures for table in value_tables(one)),
    )
    return whole.document(
        view,
        NAME,
        blocks,
        changed=last_change(
            view,
            *(one.at for one in _next(view)),
            worksheets=("shared-measures", "data-collection", CURVE),
            days=(one.on for one in view.all(Observation) if one.on),
        ),
        paper=paper,
        title="Are we getting there?",
        facts=(count(len(measures), "measure"),),
    )


def sources(view: View, handout: Handout) -> Sources:
    """What the report is made of."""
    return Sources(
        tables=frozenset({"measures", "observations", "organizations", "actions", "people"}),
        steps=frozenset({PICKED, FORECAST, STORY, QUALITY}),
        unseen={
            "organizations": frozenset({"sector", "what_they_do", "whom_they_reach", "reach", "involvement"}),
            "people": PEOPLE_UNSEEN - {"under_18"},
            "actions": frozenset({"note", "partners"}),
            "observations": frozenset({"reported_by"}),
        },
    )


def _measure(view: View, one: Scored) -> Iterator[Block]:
    guesses = forecast_of(view, one.measure)
    yield Heading(level=1, text=one.measure.name)
    yield Prose(text=told(one))
    figure = line_figure(one, guesses)
    if figure:
        yield figure
    yield SmallNote(text=" ".join(map(sentence, _notes(view, one))))
    yield from _story(view, one.measure)
    yield from groups(one)


def _notes(view: View, one: Scored) -> Iterator[str]:
    """Where the numbers are from and how far to trust them; what is hidden; what the definition lacks."""
    measure, values, found = one.measure, one.values, one.found
    yield f"Source: {measure.source or 'not named yet'}"
    away = [period for period in values.periods if (period, "", "") in hidden(values)]
    known = [At(*one) for one in values.of_everybody.items() if one[0] not in away]
    marked = {at.period.words: list(marks(values, at)) for at in known}
    if any("provisional" in its for its in marked.values()):
        yield f"{PROVISIONAL} Provisional: it may still change"
    if unsteady := [words for words, its in marked.items() if UNSTEADY in its]:
        yield f"{UNSTEADY.capitalize()}, from few: {listed(unsteady)}"
    if away:
        yield f"{listed([period.words for period in away])}: {HIDDEN}"
    if values.new_ways:
        since = listed([period.words for period in values.new_ways])
        yield f"Counted in a new way since {since}: the line begins anew"
    yield from notes(found._replace(provisional=False), measure)
    yield from (f"How far to trust it: {words}" for words in cautions(whole.rows(view, QUALITY), measure))
    lacking = [title for title in definition_gaps(view, measure) if title != "Source"]
    if lacking:
        yield f"Missing for a full definition: {listed(lacking)}"
    yield from faults_shown(values)


def _story(view: View, measure: Measure) -> Iterator[Block]:
    """What the group said of this line, and what is promised since."""
    talk = talk_about(view, measure)
    if talk is None:
        return
    rows = (defaultdict(str, one.words) for one in talk.story)
    step = view.step(STORY)
    told_of = [] if step and step.private else [_force(one) for one in rows if one["force"]]
    if told_of:
        yield Heading(level=2, text="The story behind the line")
        yield Items(items=tuple(told_of))
    if actions := by_date(one for one in talk.actions if one.is_open):
        yield Heading(level=2, text="What we do next")
        yield Items(items=tuple(_promise(view, one) for one in actions))


def _force(row: Mapping[str, str]) -> str:
    """ "Hurts: Field parties. No place to go (clear in the data)"."""
    force = f"{row['it']}: {row['force']}" if row["it"] else row["force"]
    words = f"{sentence(force)} {row['behind_that']}" if row["behind_that"] else force
    return f"{words} ({begun_small(row['how_sure'])})" if row["how_sure"] else words


def _next(view: View) -> list[Action]:
    """Open actions that came out of the talk about the line."""
    return by_date(one for one in view.all(Action) if one.is_open and CURVE in one.worksheets)


def _promise(view: View, action: Action) -> str:
    owner = view.get(Person, action.who)
    when = month_day(action.due, view.today) if action.due else "no date"
    return f"{action.what} ({action.label}, {owner.name if owner else 'no one yet'}, {when})"
