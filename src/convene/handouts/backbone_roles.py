"""The six backbone jobs: who does each, what it takes, and whether it is paid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from convene.blocks import Block, Cell, Column, Document, Lead, Paper, Rows
from convene.dates import show_day
from convene.handouts.parts import whole
from convene.handouts.parts.changed import last_change
from convene.handouts.parts.counting import sentence
from convene.handouts.parts.handout import Handout, Lack
from convene.handouts.parts.sources import PEOPLE_UNSEEN, Sources
from convene.initiative.view import View
from convene.kinds import number
from convene.kinds.table import Definition as Table
from convene.listed import listed
from convene.progress.backbone import MONEY, ROLES, Job, backbone_jobs, in_words

KIND, NAME = "backbone-roles", "Backbone roles"

NONE_NAMED = Lack("Nobody is named for one of the six jobs yet.", ROLES)
COLUMNS = (
    Column("Job", "words", 16),
    Column("Who does it", "words", 23),
    Column("Hours a month", "number", 9),
    Column("Cost a year", "number", 10),
    Column("Paid by", "words", 19),
    Column("Until", "words", 13),
    Column("State", "words", 10),
)
SUMMED = ("hours_a_month", "cost_a_year")


def offered(view: View) -> tuple[Handout, ...]:
    """One, once somebody does one of the jobs."""
    jobs = backbone_jobs(view)
    named = any(job.standing != "open" for job in jobs)
    return whole.offered(view, KIND, NAME, in_words(jobs), None if named else NONE_NAMED)


def document(view: View, handout: Handout, *, paper: Paper = "letter", hours: str = "12") -> Document:
    """The jobs in the deck's order, and their sum; what is at risk is said above."""
    rows = {one["job"].casefold(): one for one in whole.told(view, ROLES)}
    jobs = backbone_jobs(view)
    table = [_row(job, rows.get(job.name.casefold(), {})) for job in jobs]
    blocks = (*_lead(jobs), Rows(caption=NAME, columns=COLUMNS, rows=(*table, _total(view))))
    changed = last_change(view, worksheets=("backbone-roles",))
    return whole.document(view, NAME, blocks, changed=changed, paper=paper, title="Who holds it together")


def sources(view: View, handout: Handout) -> Sources:
    """What the table is made of."""
    return Sources(
        tables=frozenset({"organizations", "people"}),
        steps=frozenset({ROLES, MONEY}),
        unseen={
            "organizations": frozenset({"sector", "what_they_do", "whom_they_reach", "reach", "involvement"}),
            "people": PEOPLE_UNSEEN - {"under_18"},
        },
    )


def _lead(jobs: tuple[Job, ...]) -> Iterator[Block]:
    """What is at risk, and what nobody does or pays for."""
    said = [
        f"{job.name} is at risk: the money ends on {_day(job.paid_until)}"
        for job in jobs
        if job.standing == "at risk" and job.paid_until
    ]
    unpaid = [job.name for job in jobs if job.standing == "named"]
    nobody = [job.name for job in jobs if job.standing == "open"]
    said += [f"Named, but without hours or money from today on: {listed(unpaid)}"] if unpaid else []
    said += [f"Nobody does this yet: {listed(nobody)}"] if nobody else []
    if said:
        yield Lead(text=" ".join(map(sentence, said)))


def _row(job: Job, row: Mapping[str, str]) -> tuple[Cell, ...]:
    who, person = row.get("done_by", ""), row.get("person", "")
    until = _day(job.paid_until) if job.paid_until else ""
    first, below = (person, who) if person else (who, "")
    return (
        Cell(job.name, strong=True),
        Cell(first or "No one yet", note=below, late=not first),
        Cell(row.get("hours_a_month", "")),
        Cell(row.get("cost_a_year", "")),
        Cell(row.get("paid_by", "")),
        Cell(until),
        Cell(job.standing.capitalize(), late=job.standing != "covered"),
    )


def _total(view: View) -> tuple[Cell, ...]:
    """Hours and money of all jobs, each as its column shows it."""
    step = view.step(ROLES)
    fields = (
        {one.id: one.field for one in step.field.columns} if step and isinstance(step.field, Table) else {}
    )
    sums = []
    for column in SUMMED:
        field = fields.get(column)
        given = [row.cells.get(column) for row in whole.rows(view, ROLES)]
        total = sum(one for one in given if isinstance(one, int | float))
        sums.append(number.show(total, field, view) if isinstance(field, number.Definition) else f"{total:g}")
    return (
        Cell("All six", strong=True),
        Cell(),
        *(Cell(one, strong=True) for one in sums),
        *(Cell() for _ in COLUMNS[4:]),
    )


def _day(day: date) -> str:
    """ "Jan 31, 2027"."""
    return show_day(day, year=True).partition(" ")[2]
