"""Votes as paper says them: bars, the outcome, what was said."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from convene.blocks import Block, Blocks, Cell, Column, Prose, Rows, SmallNote
from convene.handouts.parts.counting import sentence
from convene.handouts.parts.vote_words import all_that_was_said
from convene.initiative.view import View
from convene.voting import tally_of
from convene.voting.aloud import aloud, round_in_words
from convene.voting.tally import Amount, Vote, in_figures
from convene.voting.weighted_scoring import mean

NOT_ALL_IN = "Its ballots were not counted to the end."


def by_question(votes: Sequence[Vote]) -> list[tuple[str, list[Vote]]]:
    """The rounds of each question, in order of their numbers."""
    found: dict[str, list[Vote]] = {}
    for vote in sorted(votes, key=lambda one: (one.number, one.round)):
        found.setdefault(vote.question, []).append(vote)
    return list(found.items())


def vote_blocks(view: View, rounds: Sequence[Vote], under: Collection[str] = ()) -> Blocks:
    """The round that counts as bars with its outcome; earlier rounds in a line each.

    The question stands over the bars unless what they are `under` says it.
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
    titled = last.question not in under
    blocks: list[Block] = []
    if last.scores:
        blocks.append(_scores(last, titled=titled))
    elif rows:
        blocks.append(Rows(caption=last.question, columns=columns, rows=rows, titled=titled))
    if last.counting:
        blocks.append(Prose(text=NOT_ALL_IN))
    if tally:
        blocks.append(Prose(text=aloud(last) or sentence(tally.outcome)))
    if last.ballots and tally:
        blocks.append(SmallNote(text=sentence(tally.numbers)))
    for vote in earlier:
        counts = f"Round {vote.round}: {', '.join(map(str, vote.counts))}."
        said = NOT_ALL_IN if vote.counting else aloud(vote) or counts
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
