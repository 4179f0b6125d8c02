"""What comes back at the next meeting: each with why, and how often it was left or was on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import takewhile
from typing import Literal, NamedTuple, TypeAlias

from convene.captured.action import Action, days_late
from convene.captured.parking_lot import ParkingItem
from convene.dates import show_day
from convene.initiative.convening import agenda_of
from convene.initiative.left_over import VOTE, left_over
from convene.initiative.undecided import undecided
from convene.initiative.view import View
from convene.meetings.agenda import AgendaItem
from convene.meetings.carrying import held_before
from convene.meetings.meeting import Meeting
from convene.meetings.taken import Took, took_last
from convene.meetings.templates import like
from convene.meetings.theme import Item, Theme, covers, theme
from convene.meetings.typed_item import USUAL, TypedItem

Reason: TypeAlias = Literal["promised", "open", "parked", "recurs"]
"""Open actions; an item or a vote that was left or not decided; the parking lot; what is on every agenda."""

PROMISED = "What we promised last time"
PARKED = "The parking lot"
LEAST = 2
"""At so many meetings in a row an item recurs."""

LOOKS_BACK = 12
"""So many meetings are looked back on for how often."""


class Returning(NamedTuple):
    """An item as it would be put on an agenda, the sort of reason, the reason in words, and how often."""

    item: TypedItem
    reason: Reason
    why: str
    often: int


def returning(view: View, meeting: Meeting) -> list[Returning]:
    """What may come back at this meeting: promises, what was left, the parking lot, what recurs."""
    held = held_before(view.all(Meeting), meeting)
    taken = minutes_taken(view, meeting)
    actions = [one for one in view.all(Action) if one.is_open and one.meeting != meeting.id]
    promised = _promised(view, held, actions)
    found = [*promised, *_left(view, held), *_parked(view, held), *_recurring(view, held)]
    return [one._replace(item=as_it_took(one.item, taken)) for one in found]


def not_there(found: Sequence[Returning], agenda: Sequence[Item]) -> list[Returning]:
    """Those that an agenda doesn't have yet."""
    return [one for one in found if not any(covers(there, one.item) for there in agenda)]


def reason_of(found: Sequence[Returning], item: Item) -> Returning | None:
    """Why an item on an agenda is back; None for a new one."""
    return next((one for one in found if covers(item, one.item)), None)


def minutes_taken(view: View, meeting: Meeting) -> dict[Theme, Took]:
    """What everything took the last time before this meeting."""
    return dict(took_last(held_before(view.all(Meeting), meeting), view.all(AgendaItem)))


def waited(view: View, topic: ParkingItem) -> str:
    """How long a parked topic waits: "since Thu Sep 17, through 2 meetings"."""
    day = topic.at.date()
    since = f"since {show_day(day, year=day.year != view.today.year)}"
    meetings = _since([one for one in view.all(Meeting) if one.closed], topic.at)
    return f"{since}, {_through(meetings)}" if meetings else since


def as_it_took(item: TypedItem, taken: dict[Theme, Took]) -> TypedItem:
    """An item with the minutes that the same one took the last time, where anybody knows."""
    last = taken.get(theme(item))
    return item._replace(minutes=last.proposed) if last else item


def _promised(view: View, held: Sequence[Meeting], actions: Sequence[Action]) -> Iterator[Returning]:
    """One item for all open actions; there is no last time before the first meeting."""
    if not held or not actions:
        return
    late = sum(days_late(one, view.today) > 0 for one in actions)
    oldest = min(actions, key=lambda one: one.at)
    since = _since(held, oldest.at)
    why = f"{len(actions)} {'action is' if len(actions) == 1 else 'actions are'} open"
    why += f", {late} late" if late else ""
    why += f"; {oldest.label} the longest, {_through(since)}" if since else ""
    yield Returning(TypedItem(PROMISED, USUAL["review"], "review"), "promised", f"{why}.", since)


def _left(view: View, held: Sequence[Meeting]) -> Iterator[Returning]:
    """What the last meeting left, and the votes since then or before that decided nothing."""
    if not held:
        return
    looked = held[:LOOKS_BACK]
    left = [left_over(view, one.id) for one in looked]
    votes = list(_undecided(view, looked, left))
    for item in (one for one in left[0] if one.kind not in {"review", "parking"}):
        if any(covers(one.item, item) for one in votes):
            continue
        often = len([*takewhile(lambda other: any(covers(one, item) for one in other), left)])  # noqa: B023
        what = "Left without a vote" if item.kind == "vote" or item.title.startswith(VOTE) else "Not reached"
        what = "Left out to save time" if item.left_out else what
        why = _when(view, what, looked[often - 1], often, "times in a row")
        (again,) = like([item])
        yield Returning(again, "open", f"{why}.", often)
    yield from (one for one in votes if not any(_more(item, one.item) for item in left[0]))


def _undecided(
    view: View, held: Sequence[Meeting], left: Sequence[Sequence[AgendaItem]]
) -> Iterator[Returning]:
    """Each vote that was held and is open, and at how many meetings it was on since."""
    for vote in undecided(view, held):
        first = min(vote.rounds, key=lambda one: one.at)
        voted = {one.meeting for one in vote.rounds}
        on = [
            one
            for one, items in zip(held, left, strict=True)
            if one.id in voted
            or (one.day >= first.at.date() and any(covers(item, vote.item) for item in items))
        ]
        last = "" if len(on) == 1 else "last "
        why = _when(view, "Not decided", on[-1], len(on), "times")
        (again,) = like([vote.item])
        yield Returning(again, "open", f"{why} ({last}{vote.outcome}).", len(on))


def _when(view: View, what: str, first: Meeting, often: int, times: str) -> str:
    """ "Not reached on Thu Oct 8", "Not reached 3 times in a row, since Sat Sep 12"."""
    day = show_day(first.day, year=first.day.year != view.today.year)
    return f"{what} on {day}" if often == 1 else f"{what} {often} {times}, since {day}"


def _more(item: Item, vote: Item) -> bool:
    """Whether an item has the vote in it and more."""
    return covers(item, vote) and not covers(vote, item)


def _parked(view: View, held: Sequence[Meeting]) -> Iterator[Returning]:
    """One item for all open topics."""
    topics = [one for one in view.all(ParkingItem) if one.state == "Open"]
    if not topics:
        return
    oldest = min(topics, key=lambda one: one.at)
    since = _since(held, oldest.at)
    why = f"{len(topics)} {'topic waits' if len(topics) == 1 else 'topics wait'}"
    why += f"; {oldest.label} the longest, {_through(since)}" if since else ""
    yield Returning(TypedItem(PARKED, USUAL["parking"], "parking"), "parked", f"{why}.", since)


def _recurring(view: View, held: Sequence[Meeting]) -> Iterator[Returning]:
    """What stood on the last agendas in a row; a break is planned anew each time."""
    agendas = [[item for item in agenda_of(view, one.id) if item.started] for one in held[:LOOKS_BACK]]
    for item in agendas[0] if agendas else ():
        often = len([*takewhile(lambda other: theme(item) in map(theme, other), agendas)])  # noqa: B023
        if often >= LEAST and item.kind not in {"break", "review", "parking", "vote"}:
            (again,) = like([item])
            yield Returning(again, "recurs", f"On the last {often} agendas.", often)


def _since(held: Sequence[Meeting], at: datetime) -> int:
    """How many meetings were held since then, not counting the one in which it was said."""
    return sum(one.started is not None and one.started > at for one in held)


def _through(meetings: int) -> str:
    return f"through {meetings} {'meeting' if meetings == 1 else 'meetings'}"
