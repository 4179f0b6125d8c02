"""The filter line of the record: "open late who: Dana due Dec 5 since Sep", and words to find."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from convene.captured.action import SOON
from convene.dates import read_date
from convene.dates.said import MONTHS
from convene.meetings.meeting import Meeting
from convene.screens.record.entries import RecordEntry
from convene.widgets.found import fits

HINT = "/  open · late · due Dec 5 · who: Dana or schools · since Sep · actions"

_FLAGS = ("open", "late", "doing", "done", "dropped", "undated", "unowned")
_KINDS = {
    "decision": "decisions",
    "action": "actions",
    "parking": "parking lot",
    "parked": "parking lot",
    "vote": "votes",
    "note": "notes",
}
_STOP = r"(?=\s+(?:since|due|who|with|open|late|doing|done|dropped)\b|\s*[·;]|\s*,(?!\s*\d{4})|\s*$)"
_WHO = re.compile(rf"\bwho\s*:?\s+(?P<value>\S.*?){_STOP}|\bwho:(?P<close>\S.*?){_STOP}", re.IGNORECASE)
_SINCE = re.compile(rf"\bsince:?\s+(?P<value>\S.*?(?:,\s*\d{{4}})?){_STOP}", re.IGNORECASE)
_DUE = re.compile(
    rf"\bdue\b:?(?:\s+(?:by|on|before|until)\b)?(?:\s+(?!(?:since|who|with|{'|'.join(_FLAGS)}|{'|'.join(_KINDS)})s?\b)"
    rf"(?P<value>[^\s·;].*?(?:,\s*\d{{4}})?){_STOP})?",
    re.IGNORECASE,
)
_LOT = re.compile(r"\bparking[ -]lot\b", re.IGNORECASE)
_MEETING = re.compile(r"m(\d{1,6})")
_DAY = re.compile(r"(?P<month>[a-z]{3,9})\.?(?:\s+(?P<day>\d{1,2}))?(?:,?\s+(?P<year>\d{4}))?")
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?")


class Filter(NamedTuple):
    """What is to be seen; `unread` asks for what isn't understood of it."""

    words: str = ""
    flags: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    who: str = ""
    since: date | None = None
    due: date | None = None
    unread: str = ""

    def shows(self, entry: RecordEntry) -> bool:
        """Whether an entry is to be seen."""
        return (
            (not self.kinds or entry.kind in self.kinds)
            and all(_has(entry, flag) for flag in self.flags)
            and (not self.who or fits(self.who, entry.who, entry.homes))
            and (self.due is None or _is_due(entry, self.due))
            and (self.since is None or entry.day >= self.since)
            and fits(self.words, entry.words)
        )


def read_filter(
    line: str, today: date, meetings: Iterable[Meeting] = (), *, month_first: bool = True
) -> Filter:
    """What the typed line asks for. Months and days are the last ones that were."""
    who, since, due, unread = "", None, None, ""
    rest = _LOT.sub("parking", line)
    found = _WHO.search(rest)
    if found:
        who = found["value"] or found["close"]
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    found = _SINCE.search(rest)
    if found:
        since = _day(found["value"].casefold(), today, meetings, month_first)
        unread = "" if since else f"since when? {found['value']}"
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    found = _DUE.search(rest)
    if found:
        due = _last_day(found["value"] or "", today, month_first)
        unread = unread if due else f"due when? {found['value']}"
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    flags, kinds, words = set(), set(), []
    for word in re.split(r"[\s·,;]+", rest):
        small = word.casefold()
        if small in _FLAGS:
            flags.add(small)
        elif small.removesuffix("s") in _KINDS:
            kinds.add(_KINDS[small.removesuffix("s")])
        elif word:
            words.append(word)
    return Filter(" ".join(words), frozenset(flags), frozenset(kinds), who, since, due, unread)


def _has(entry: RecordEntry, flag: str) -> bool:
    record = entry.record
    match flag:
        case "open":
            return entry.open
        case "late":
            return entry.late
        case "undated":
            return entry.open and getattr(record, "due", entry) is None
        case "unowned":
            return entry.open and getattr(record, "who", entry) is None
    state = getattr(record, "status", getattr(record, "state", ""))
    return str(state).casefold() == flag


def _is_due(entry: RecordEntry, day: date) -> bool:
    due = getattr(entry.record, "due", None)
    return entry.open and due is not None and due <= day


def _last_day(words: str, today: date, month_first: bool) -> date | None:
    """Until when something is due that is asked for: within a week, if nothing more is said."""
    if not words.strip():
        return today + SOON
    if words.casefold() in {"this week", "the week"}:
        return today + timedelta(days=6 - today.weekday())
    if words.casefold() == "next week":
        return today + timedelta(days=13 - today.weekday())
    if words.casefold() in {"this month", "the month"}:
        words = "end of the month"
    read = read_date(words, today, month_first)
    return read.day or max(read.readings, default=None)


def _day(words: str, today: date, meetings: Iterable[Meeting], month_first: bool) -> date | None:
    """The day of a meeting ("M3", "the last meeting"), or the latest day so named that isn't ahead."""
    days = {one.number: one.day for one in meetings if one.day <= today}
    if "meeting" in words:
        return max(days.values(), default=None)
    found = _MEETING.fullmatch(words)
    return days.get(int(found[1])) if found else _calendar_day(words, today, month_first)


def _calendar_day(words: str, today: date, month_first: bool) -> date | None:
    found = _NUMBERS.fullmatch(words)
    if found:
        month, day = (int(found[1]), int(found[2])) if month_first else (int(found[2]), int(found[1]))
        return _latest(month, day, int(found[3] or 0), today)
    found = _DAY.fullmatch(words)
    names = [name.casefold() for name in MONTHS]
    if found and found["month"][:3] in names:
        month = names.index(found["month"][:3]) + 1
        return _latest(month, int(found["day"] or 1), int(found["year"] or 0), today)
    try:
        return date(int(words), 1, 1) if re.fullmatch(r"(19|20)\d\d", words) else date.fromisoformat(words)
    except ValueError:
        return None


def _latest(month: int, day: int, year: int, today: date) -> date | None:
    """The day in that year; in no year, the last one up to today."""
    for tried in (year,) if year else (today.year, today.year - 1):
        try:
            found = date(tried, month, day)
        except ValueError:
            continue
        if year or found <= today:
            return found
    return None
