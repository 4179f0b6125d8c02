"""What the editor of a step is given to show."""

from __future__ import annotations

from collections.abc import Mapping

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.editors.editor import Shown
from convene.initiative.offering import offered
from convene.initiative.standing import votes_of
from convene.initiative.terms import fallback_of, terms_of
from convene.initiative.valuing import BASELINE, small_baselines
from convene.initiative.view import View
from convene.initiative.voters import voters_here
from convene.kinds import actions, decisions, table, text, vote
from convene.kinds.field import Field
from convene.measures.measure import Measure
from convene.measures.suppression import HIDDEN
from convene.meetings.meeting import Meeting
from convene.screens.session import Session
from convene.screens.worksheet.unfinished import in_cells
from convene.worksheets.definition import Step, Worksheet


def shown(session: Session, worksheet: Worksheet, step: Step, meeting: Meeting | None) -> Shown:
    """All that the editor of a step may show; `meeting` is the running one."""
    view, place, field = session.view, worksheet.place(step.id), step.field
    if isinstance(field, decisions.Definition | actions.Definition):
        kind = Decision if isinstance(field, decisions.Definition) else Action
        captured = _captured(view, kind, worksheet, meeting)
        linked = frozenset(one.id for one in captured if worksheet.id in one.worksheets)
        return Shown(captured=captured, linked=linked)
    if isinstance(field, vote.Definition):
        base, rounds = voters_here(view, field), votes_of(view, place)
        last = rounds[-1] if rounds else None
        here = last is not None and last.counting and last.meeting == (meeting.id if meeting else None)
        return Shown(
            votes=rounds,
            counting=last.id if last and here else None,
            terms=terms_of(view, field),
            voters=base.here if base else None,
            needed=base.needed if base else 0,
            members=base.members if base else 0,
            fallback=fallback_of(view, field),
            decided={one.vote: one.label for one in view.all(Decision) if one.vote is not None},
        )
    if field.keeping == "rows":
        offers = tuple(offered(view, place))
        source = (getattr(field, "rows_from", None) or "").removesuffix("?")
        earlier = view.step(source)
        has_rows = earlier is not None and earlier.field.keeping == "rows"
        return Shown(
            rows=tuple(view.rows(place)),
            offered=offers,
            offered_from=earlier.title if earlier else "",
            offered_order={row.id: row.order for row in view.rows(source)} if has_rows else {},
            unfinished=in_cells(session.typing, place),
            for_room=_for_room(view, field),
        )
    return Shown(value=view.answer(place) if field.keeping == "value" else None, earlier=_earlier(view, step))


def _earlier(view: View, step: Step) -> tuple[str, str] | None:
    """The words of an earlier text that this text reminds of, with the title of its step."""
    for place in (one.removesuffix("?") for one in step.reminders):
        before, words = view.step(place), view.answer(place)
        if before and isinstance(before.field, text.Definition) and words:
            return (str(words), before.title) if isinstance(step.field, text.Definition) else None
    return None


def _for_room(view: View, field: Field) -> Mapping[tuple[int, str], str]:
    """What the room sees in place of a cell: no baseline that is a small count."""
    if not (isinstance(field, table.Definition) and field.registry == Measure.table):
        return {}
    return {(row, BASELINE): HIDDEN for row in small_baselines(view)}


def _captured(
    view: View, kind: type[Decision | Action], worksheet: Worksheet, meeting: Meeting | None
) -> tuple[Decision | Action, ...]:
    """Those linked to this worksheet, and those of the running meeting."""
    return tuple(
        one
        for one in view.all(kind)
        if worksheet.id in one.worksheets or (meeting and one.meeting == meeting.id)
    )
