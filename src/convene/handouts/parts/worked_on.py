"""What a meeting worked on: the answers to the steps of its agenda, as each kind says them on paper."""

from __future__ import annotations

from collections.abc import Sequence

from convene import kinds
from convene.blocks import Block, Blocks, Cell, Column, Heading, Prose, Rows, SmallNote
from convene.handouts.parts.counting import sentence
from convene.handouts.parts.vote_words import all_that_was_said
from convene.initiative.valuing import as_shown
from convene.initiative.view import View
from convene.kinds import grid, pick, table
from convene.kinds.field import Row, Value
from convene.measures.measure import Measure
from convene.measures.suppression import HIDDEN
from convene.meetings.agenda import AgendaItem
from convene.voting import tally_of
from convene.voting.aloud import aloud, round_in_words
from convene.voting.tally import Amount, Vote, in_figures
from convene.voting.weighted_scoring import mean
from convene.worksheets.definition import Step, Worksheet

REFUSED = "Said no for now"
"""How involved an organization is, when it isn't: stays off paper."""

SHARED = "In public"
"""The one answer to "may share?" that lets a story onto paper."""


def worked_on(view: View, items: Sequence[AgendaItem], votes: Sequence[Vote]) -> Blocks:
    """A section for each worksheet of these items, in their order; only steps they took, answered ones.

    Votes held in no step stand at the end. Nothing when nothing was answered.
    """
    blocks: list[Block] = []
    for sheet, steps in taken(view, items):
        answers = [block for step in steps for block in _step(view, sheet, step, votes)]
        if answers:
            blocks += [Heading(level=2, text=sheet.title), Prose(text=sheet.purpose), *answers]
    places = {sheet.place(step.id) for sheet, steps in taken(view, items) for step in steps}
    for question, rounds in _by_question([vote for vote in votes if vote.step not in places]):
        blocks += [Heading(level=2, text=question), *vote_blocks(view, rounds, under=question)]
    return (Heading(level=1, text="What we worked on"), *blocks) if blocks else ()


def taken(view: View, items: Sequence[AgendaItem]) -> list[tuple[Worksheet, list[Step]]]:
    """The worksheets of these items with the steps they take, each worksheet once, in agenda order."""
    wanted: dict[tuple[str, int], set[str]] = {}
    for item in sorted(items, key=lambda one: (one.order, one.id)):
        sheet = view.shelf.get(item.worksheet) if item.worksheet else None
        if sheet:
            every = tuple(step.id for step in sheet.steps)
            wanted.setdefault((sheet.id, item.meeting), set()).update(item.steps or every)
    return [
        (sheet.at(meeting), [step for step in sheet.steps if step.id in steps])
        for (sheet_id, meeting), steps in wanted.items()
        for sheet in (view.shelf.worksheets[sheet_id],)
    ]


def _step(view: View, sheet: Worksheet, step: Step, votes: Sequence[Vote]) -> Blocks:
    place = sheet.place(step.id)
    rounds = [vote for vote in votes if vote.step == place]
    if rounds:
        by_question = _by_question(rounds)
        bars = [block for _, same in by_question for block in vote_blocks(view, same, under=step.title)]
        return (Heading(level=3, text=step.title), *bars)
    value = view.value_of(sheet, step)
    if (
        value is None
        or _about_people(view, step)
        or not kinds.kind_of(step.field).is_answered(value, step.field)
    ):
        return ()
    if isinstance(step.field, table.Definition):
        value = _for_paper(view, step.field, value)
        if step.field.registry == Measure.table:
            value = as_shown(view, value, HIDDEN)
        if not value:
            return ()
    said = kinds.kind_of(step.field).blocks(value, step.field, view)
    return (Heading(level=3, text=step.title), *said) if said else ()


def _about_people(view: View, step: Step) -> bool:
    """What is private, or a grid that places persons: never on paper unless asked for."""
    if step.private:
        return True
    if not isinstance(step.field, grid.Definition):
        return False
    source = view.step(step.field.source)
    if source is None or not isinstance(source.field, table.Definition):
        return False
    first = source.field.columns[0].field
    return source.field.registry == "people" or (
        isinstance(first, pick.Definition) and first.registry == "people"
    )


def _for_paper(view: View, field: table.Definition, rows: Sequence[Row]) -> list[Row]:
    """Without stories that are not public and without the words of a refusal."""
    share = view.shelf.options.list_named("may-share")
    marks = [
        column.id
        for column in field.columns
        if share and share.options and getattr(column.field, "options", None) == share.options
    ]
    public = [row for row in rows if all(row.cells.get(mark) == SHARED for mark in marks)]
    return [
        row._replace(cells={key: cell for key, cell in row.cells.items() if not _refused(cell)})
        for row in public
    ]


def _refused(cell: Value) -> bool:
    return bool(cell == REFUSED)


def _by_question(votes: Sequence[Vote]) -> list[tuple[str, list[Vote]]]:
    """The rounds of each question, in order of their numbers."""
    found: dict[str, list[Vote]] = {}
    for vote in sorted(votes, key=lambda one: (one.number, one.round)):
        found.setdefault(vote.question, []).append(vote)
    return list(found.items())


def vote_blocks(view: View, rounds: Sequence[Vote], under: str = "") -> Blocks:
    """The round that counts as bars with its outcome; earlier rounds in a line each.

    The question stands over the bars unless the heading they are `under` says it.
    """
    *earlier, last = sorted(rounds, key=lambda vote: (vote.round, vote.number))
    tally = tally_of(last)
    options = last.options or tuple(str(place) for place in range(1, len(last.counts) + 1))
    by_place: tuple[tuple[str, Amount], ...] = tuple(zip(options, last.counts, strict=False))
    lines = tally.lines if tally else by_place
    most = max((number for _, number in lines), default=0) or 1
    rows = tuple(
        (Cell(words), Cell(share=float(number / most)), Cell(in_figures(number), strong=True))
        for words, number in lines
    )
    columns = (Column("Choice"), Column("", "bar"), Column("Count", "number"))
    titled = last.question != under
    blocks: list[Block] = []
    if last.scores:
        blocks.append(_scores(last, titled=titled))
    elif rows:
        blocks.append(Rows(caption=last.question, columns=columns, rows=rows, titled=titled))
    if tally:
        blocks.append(Prose(text=aloud(last) or sentence(tally.outcome)))
    if last.ballots and tally:
        blocks.append(SmallNote(text=sentence(tally.numbers)))
    for vote in earlier:
        said = aloud(vote) or f"Round {vote.round}: {', '.join(map(str, vote.counts))}."
        before = "" if vote.round > 1 else f"{round_in_words(vote.round).capitalize()}: "
        words = all_that_was_said(view, vote)
        blocks += [SmallNote(text=f"{before}{said}"), *(SmallNote(text=one) for one in words)]
    blocks += [SmallNote(text=words) for words in all_that_was_said(view, last)]
    if last.recorded_by not in {"", view.about.facilitator}:
        blocks.append(SmallNote(text=f"Recorded by {last.recorded_by}."))
    return tuple(blocks)


def _scores(vote: Vote, *, titled: bool) -> Rows:
    """Each option with its score on each criterion, highest total first; those without a place last."""
    tally = tally_of(vote)
    totals = dict(tally.lines) if tally else {}
    heads = [f"{one.title} (x{one.weight})" for one in vote.criteria]
    order = [*totals, *(words for words in vote.options if words not in totals)]
    rows = []
    for words in order:
        given = vote.scores[vote.options.index(words)]
        marks = [mean(one) for one in given]
        rows.append(
            (
                Cell(words),
                *(Cell("" if mark is None else f"{float(mark):.3g}") for mark in marks),
                Cell(in_figures(totals[words]) if words in totals else "no place", strong=words in totals),
            )
        )
    columns = (Column("Choice"), *(Column(head, "number") for head in heads), Column("Total", "number"))
    return Rows(caption=vote.question, columns=columns, rows=tuple(rows), titled=titled)
