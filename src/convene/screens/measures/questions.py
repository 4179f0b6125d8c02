"""What is asked beside the grid of values: another period, another group, who reports."""

from __future__ import annotations

from collections.abc import Sequence

from convene.errors import BadInput
from convene.initiative.attending import known_people
from convene.initiative.view import View
from convene.measures.measure import Measure
from convene.measures.observation import LONGEST
from convene.measures.period import EXAMPLES, Period, read_period
from convene.people.matching import exactly, matches
from convene.screens.form import Question
from convene.typed import clean_line
from convene.widgets.typeahead import Offer


def period_question(measure: Measure, proposed: Period) -> Question:
    """Which period; the next one is there already."""
    return Question(
        "period",
        f"Which one? ({measure.how_often.lower()}: {EXAMPLES[measure.how_often]})",
        parse=lambda words: read_period(words, measure.how_often),
        value=proposed.words,
        required=True,
    )


def group_question(there: Sequence[str]) -> Question:
    """The name of a group that isn't there yet."""

    def parse(words: str) -> str:
        name = " ".join(clean_line(words).split())
        if name.casefold() in {one.casefold() for one in there}:
            raise BadInput("This group is there already.")
        if len(name) > LONGEST:
            raise BadInput(f"A name of a group has at most {LONGEST} letters.")
        return name

    return Question("group", "Its name", parse=parse, hint="e.g. Grade 8", required=True)


FILES = (".csv", ".tsv", ".xlsx", ".xlsm")
"""Endings of files that values are imported from: who types goes on with none of them as the source."""


def reporter_questions(view: View, who: int | None, source: str) -> list[Question]:
    """Who reports, of the people on record, and where the numbers are from."""
    people = known_people(view)

    def parse(words: str) -> int | None:
        if not words:
            return None
        found = exactly(words, people)
        if len(found) != 1:
            raise BadInput("Nobody on record is called so." if not found else "Several are called so.")
        return found[0].id

    def find(words: str) -> Sequence[Offer]:
        return [Offer(one.name, one.organization) for one in matches(words, people, 6)] if words else []

    name = view.name("people", who) if who else ""
    return [
        Question(
            "who", "Who?", parse=parse, value=name or "", find=find, hint="a name of the people on record"
        ),
        Question(
            "source", "From where?", parse=clean_line, value=source, hint="e.g. state survey, county file"
        ),
    ]
