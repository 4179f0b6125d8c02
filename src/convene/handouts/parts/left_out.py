"""What is kept from a paper so that it harms nobody, in a few words: for the screen, never on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from convene.blocks import Document
from convene.handouts.parts.counting import count
from convene.handouts.parts.handout import Handout
from convene.handouts.parts.sources import Sources
from convene.handouts.parts.worked_on import kept_from_paper, not_public
from convene.initiative.view import View
from convene.initiative.young import for_paper
from convene.kinds import grid, kind_of, table
from convene.listed import listed
from convene.measures.suppression import HIDDEN
from convene.people.attendance import Presence
from convene.people.person import Person
from convene.voting.tally import Vote


def left_out(view: View, handout: Handout, document: Document, sources: Sources) -> tuple[str, ...]:
    """A part of a sentence for each sort of thing; nothing where nothing had to be left out."""
    said = "\n".join(_texts(msgspec.to_builtins(document.blocks)))
    return (
        *([handout.extra] if handout.extra and not handout.ticked else []),
        *_of_people(view, said),
        *_unlisted(view, sources),
        *_ballots(view, said),
        *_of_steps(view, handout, _steps(sources)),
        *(["counts of few people"] if HIDDEN in said else []),
    )


def _texts(value: Any) -> Iterator[str]:
    """Every text in a document, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)


def _of_people(view: View, said: str) -> Iterator[str]:
    named = [one for one in for_paper(view).all(Person) if one.name and one.name in said]
    contacts = {one.id: one.contact for one in view.all(Person)}  # on paper nobody young has any
    if any(contacts[one.id] and contacts[one.id] not in said for one in named):
        yield "phone and mail"
    if young := sum(one.under_18 is True for one in named):
        yield f"the last {'name' if young == 1 else 'names'} of {count(young, 'person', 'people')} under 18"


def _unlisted(view: View, sources: Sources) -> Iterator[str]:
    """Who was there and did not want to be named among them."""
    documents = sources.documents.union(*(part.documents for part in sources.parts))
    people = {one.person for one in view.all(Presence) if one.unlisted and (one.table, one.id) in documents}
    if people:
        names = "name" if len(people) == 1 else "names"
        yield f"the {names} of {count(len(people), 'person', 'people')} who did not want to be listed"


def _ballots(view: View, said: str) -> Iterator[str]:
    """Counts stand on paper, ballots never do."""
    if any(one.ballots and one.question in said for one in view.all(Vote)):
        yield "who voted how"


def _steps(sources: Sources) -> frozenset[str]:
    return sources.steps.union(*map(_steps, sources.parts))


def _of_steps(view: View, handout: Handout, places: frozenset[str]) -> Iterator[str]:
    """Answers that are private, stories that are not public, private columns."""
    steps = [(place, step) for place in sorted(places) if (step := view.step(place))]
    private = [
        f"“{step.title}”"
        for place, step in steps
        if kept_from_paper(view, step)
        and not (handout.worksheet and isinstance(step.field, grid.Definition))
        and kind_of(step.field).is_answered(view.rows(place) or view.answer(place), step.field)
    ]
    if private:
        yield listed(list(dict.fromkeys(private)))
    tables = [
        (view.rows(place), step.field) for place, step in steps if isinstance(step.field, table.Definition)
    ]
    if stories := sum(not_public(view, field, row) for rows, field in tables for row in rows):
        yield count(stories, "story that is not public", "stories that are not public")
    columns = [
        f"“{column.title}”"
        for rows, field in tables
        for column in field.columns
        if column.private and any(row.cells.get(column.id) is not None for row in rows)
    ]
    if columns:
        once = list(dict.fromkeys(columns))
        yield f"the private {'column' if len(once) == 1 else 'columns'} {listed(once)}"
