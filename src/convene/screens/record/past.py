"""History in words: what a deed changed, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from convene.dates import show_day
from convene.initiative.in_words import FIELDS, field_called, row_called, shown
from convene.initiative.view import ANSWERS, REGISTRIES, ROWS, View
from convene.screens.record.subject import Subject, Told
from convene.store.operation import Change
from convene.times import show_clock

MOST = 2000
"""So many deeds are shown at once, the newest ones."""

ARROW = " → "

FEW = 14
"""So many letters that are the same stay before the first that is not."""

_UNTOLD = frozenset({"step", "order", "on", "from", "item"})
"""What holds rows together and means nothing by itself; the day stands beside."""


def when_words(at: str, zone: tzinfo | None, today: date, hours: str) -> str:
    """ "today 9:42 AM", "Mon Nov 16, 9:42 AM"; as it stands when it can't be read."""
    try:
        moment = datetime.fromisoformat(at).astimezone(zone)
    except ValueError:
        return at
    clock = show_clock(moment, hours)
    if moment.date() == today:
        return f"today {clock}"
    return f"{show_day(moment.date(), year=moment.year != today.year)}, {clock}"


def words_of(told: Told, subject: Subject, view: View) -> str:
    """What a change did, in words: "by when: Fri Nov 20, 2026 → nothing"; "" where its deed says it all."""
    change = told.change
    before, after = change.was or {}, change.new or change.set or {}
    document = {"step": subject.step, **(told.before or {}), **(told.after or {})}
    name = row_called(view, subject.step, document) if change.table != ANSWERS and subject.step else ""
    said = f"“{name}” " if name and subject.row is None else ""
    if change.table not in {ANSWERS, ROWS} and change.set is None and not subject.step:
        return ""  # "decision D7 captured"
    if change.set is None and change.table != ANSWERS:
        return f"{said}{'added' if change.new is not None else 'taken out'}"
    lines = [
        f"{title}: {one}" if (title := field_called(view, change.table, document, field)) else one
        for field, one in _values(view, change, document, before, after)
    ]
    return f"{said}{'; '.join(lines)}" if lines else ""


def _values(
    view: View,
    change: Change,
    document: Mapping[str, Any],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> Iterable[tuple[str, str]]:
    """The fields that are told of, each as "before → after"."""
    if change.table == ANSWERS:
        fields = ["value"]
    elif change.table == ROWS or change.table in REGISTRIES:
        fields = [name for name in dict.fromkeys((*before, *after)) if name not in _UNTOLD]
    else:
        fields = [name for name in FIELDS if name in before or name in after]
    for field in fields:
        was, now = (shown(view, change.table, document, field, side.get(field)) for side in (before, after))
        yield field, f"{was}{ARROW}{now}"


def in_short(words: str) -> str:
    """ "before → after" from shortly before where the two begin to differ, if what is the same is long."""
    before, _, after = words.partition(ARROW)
    start = differs_at([before, after]) - FEW
    return f"…{before[start:]}{ARROW}…{after[start:]}" if after and start > FEW else words


def differs_at(texts: list[str]) -> int:
    """The first letter that is not the same in all."""
    for place, letters in enumerate(zip(*texts, strict=False)):
        if len(set(letters)) > 1:
            return place
    return min(map(len, texts), default=0)
