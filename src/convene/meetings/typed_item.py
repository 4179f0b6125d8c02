"""One typed line to an agenda item: "50 Choose shared measures", "9:10 15 What we promised", "Break 15".

Several lines, as pasted from a mail, become several items; where a line has a clock time and no minutes, the
next line's time gives them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from itertools import pairwise, zip_longest
from typing import NamedTuple

from convene.errors import BadInput
from convene.meetings.agenda import ItemKind
from convene.times import read_clock
from convene.typed import clean_line, clean_text

USUAL: dict[ItemKind, int] = {
    "talk": 10,
    "review": 10,
    "worksheet": 30,
    "break": 10,
    "vote": 15,
    "parking": 10,
    "close": 15,
}
"""Minutes of an item for which none were typed."""

MOST = 600
"""Minutes of one item; a larger number is part of the title."""

_TIME = r"\d{1,2}(?::\d{2})?\s*[ap]\.?m\.?|\d{1,2}:\d{2}|noon"
_CLOCK = re.compile(rf"(?P<from>{_TIME})(?:\s*(?:-|–|—|to)\s*(?P<to>{_TIME}))?(?=[\s:–—-]|$)", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-•*·▪‣]|\d{1,2}[.)])\s+")
_UNIT = r"(?:min(?:utes?|s)?\b\.?|m\b|['’′])"
_HOURS = r"(?P<hours>\d{1,2})\s*h(?:ours?|rs?)?(?![a-z])\.?(?:\s*(?P<rest>\d{1,2})(?:\s*min(?:utes)?\b)?)?"
_LEADING = re.compile(rf"(?:{_HOURS}|(?P<minutes>\d{{1,3}})\s*{_UNIT}?)(?=[\s:–—]|-\s|$)", re.IGNORECASE)
_TRAILING = re.compile(
    rf"[\s,;:(\[–—-]+(?:{_HOURS}|(?P<minutes>\d{{1,3}})\s*{_UNIT})\s*[)\]]?$", re.IGNORECASE
)
_BARE = re.compile(r"[\s,;:(\[–—-]+(?P<minutes>\d{1,3})\s*[)\]]?$")
_BETWEEN = " \t:;,.–—-|"

_OF_VOTES = r"(?:counts?|counting|results?|recap|tall(?:y|ies)|totals?|numbers|shares?|history|dates?)\b"
"""What makes a vote something to talk about."""

_BARE_VOTE = re.compile(
    r"vote\s+(?!(?:on|about|for|left|again|to|if|whether)\b)(?P<asked>\w.*)", re.IGNORECASE
)
"""A vote that is typed without a colon."""

_SAYS_VOTE = re.compile(r"^\s*vot(?:es?|ing)\s*(?:[:,–—-]|\bon\b|\babout\b)\s*", re.IGNORECASE)

_NAMES: dict[ItemKind, str] = {
    "break": r"(?:(?:short|coffee|lunch|tea|bio|stretch) )?break|lunch|dinner|coffee|break (?:for|until) .*",
    "close": r"(?:clos(?:e|ing)|wrap[- ]?up|before we go|plus ?/ ?delta)(?:[:,–—-].*)?",
    "review": (
        r"(?:review of )?(?:open actions|action (?:review|items?)|actions|what we promised(?: last time)?)"
        r"(?:[:,–—-].*)?"
    ),
    "parking": r"(?:the )?parking[- ]lot(?:[:,–—-].*)?|parked topics",
    "vote": rf"(?:votes?|voting)(?:\s*[:,–—-].*)?|vot(?:es?|ing) (?:on|about) .*|vote (?!{_OF_VOTES}).*",
}
_KINDS = {kind: re.compile(names) for kind, names in _NAMES.items()}


class Attachable(NamedTuple):
    """A worksheet as the agenda sees it: its length, and the length and the steps of its short version.

    `step_ids` are all of its steps.
    """

    id: str
    title: str
    minutes: int
    short_minutes: int
    short_steps: tuple[str, ...]
    step_ids: tuple[str, ...] = ()

    @property
    def kind(self) -> ItemKind:
        """The sort of item it makes: one that is called what a close is called closes the meeting."""
        return "close" if kind_named(self.title) == "close" else "worksheet"

    def fitting(self, minutes: int | None) -> tuple[int, tuple[str, ...]]:
        """Minutes and steps for the time there is; no steps named is all of them.

        The short version where the time typed is no longer than that.
        """
        if minutes is None or minutes > self.short_minutes:
            return minutes or self.minutes, ()
        return minutes, self.short_steps


class TypedItem(NamedTuple):
    """What a line says. `minutes` are the typed ones, or the usual ones if `said` is false.

    `again` is the vote of an earlier agenda that it is once more.
    """

    title: str
    minutes: int
    kind: ItemKind
    worksheet: str | None = None
    steps: tuple[str, ...] = ()
    said: bool = True
    again: int = 0


class _Line(NamedTuple):
    """A line taken apart, before it is known what it names."""

    begins: time | None
    ends: time | None
    minutes: int | None
    title: str


def read_item(words: str, worksheets: Sequence[Attachable] = ()) -> TypedItem:
    """The item that one line names. Raises BadInput for a line without a title.

    A clock time is passed over: times follow from the order and the minutes. A title or id of a worksheet,
    whole, attaches it with all its steps, or those of its short version if the minutes allow no more.
    """
    return _made(_taken_apart(words), worksheets, None)


def read_items(text: str, worksheets: Sequence[Attachable] = ()) -> list[TypedItem]:
    """The items of several lines; empty lines are passed over. Raises BadInput that names the line."""
    lines = [line for line in map(_cleaned, clean_text(text).split("\n")) if line]
    apart = []
    for number, line in enumerate(lines, start=1):
        try:
            apart.append(_taken_apart(line))
        except BadInput as fault:
            raise BadInput(f"Line {number}: {fault.what}", fault.safe, fault.todo) from fault
    gaps = [_gap(one.begins, other.begins) for one, other in pairwise(apart)]
    return [_made(line, worksheets, gap) for line, gap in zip_longest(apart, gaps)]


def kind_named(title: str) -> ItemKind:
    """What sort of item a title names by itself: break, close, review of actions, vote; otherwise a talk."""
    words = title.casefold().strip()
    return next((kind for kind, pattern in _KINDS.items() if pattern.fullmatch(words)), "talk")


def question_in(title: str) -> str:
    """What a vote with this title asks: "Vote: Where?" asks "Where?"."""
    return capitalized(_SAYS_VOTE.sub("", title).strip() or title)


def typed_title(words: str) -> str:
    """The title part of a line that is still being typed, for finding worksheets; "" if there is none yet."""
    try:
        return _taken_apart(words).title
    except BadInput:
        return ""


def typed_minutes(words: str) -> int | None:
    """The minutes in a line that is still being typed; None if there are none yet."""
    try:
        return _taken_apart(words).minutes
    except BadInput:
        return None


def _made(line: _Line, worksheets: Sequence[Attachable], gap: int | None) -> TypedItem:
    minutes = line.minutes or _gap(line.begins, line.ends) or gap
    same = line.title.casefold()
    sheet = next((one for one in worksheets if same in {one.title.casefold(), one.id}), None)
    if sheet:
        taken, steps = sheet.fitting(minutes)
        return TypedItem(sheet.title, taken, sheet.kind, sheet.id, steps, minutes is not None)
    kind = kind_named(line.title)
    bare = _BARE_VOTE.fullmatch(line.title) if kind == "vote" else None
    title = f"Vote: {capitalized(bare['asked'])}" if bare else line.title
    title = title if kind == "talk" else capitalized(title)
    return TypedItem(title, minutes or USUAL[kind], kind, said=minutes is not None)


def _taken_apart(words: str) -> _Line:
    rest = _cleaned(words)
    begins = ends = None
    clock = _CLOCK.match(rest)
    if clock:
        begins, ends = _clock(clock["from"]), _clock(clock["to"] or "")
        if begins:
            rest = rest[clock.end() :].lstrip(_BETWEEN)
    minutes, rest = _minutes(rest)
    if not rest:
        raise BadInput("This line has no title.", todo="Type minutes and what it is: 15 What we promised.")
    return _Line(begins, ends, minutes, rest)


def _minutes(rest: str) -> tuple[int | None, str]:
    """Minutes before or after the title, and what is left; a number that can't be minutes stays."""
    found = _LEADING.match(rest)
    if found and (minutes := _counted(found)):
        return minutes, rest[found.end() :].lstrip(_BETWEEN)
    found = _TRAILING.search(rest)
    if found and (minutes := _counted(found)) and rest[: found.start()].strip():
        return minutes, rest[: found.start()].rstrip()
    found = _BARE.search(rest)
    kind = kind_named(rest[: found.start()]) if found else "talk"
    if found and kind != "talk" and 0 < int(found["minutes"]) <= MOST:
        if kind == "vote" and int(found["minutes"]) % 5 and not rest[: found.start()].endswith("?"):
            return None, rest  # "Vote on Proposition 12"
        return int(found["minutes"]), rest[: found.start()].rstrip()
    return None, rest


def capitalized(words: str) -> str:
    """Words as a title begins."""
    return words[:1].upper() + words[1:]


def _counted(found: re.Match[str]) -> int | None:
    minutes = (
        int(found["minutes"]) if found["minutes"] else int(found["hours"]) * 60 + int(found["rest"] or 0)
    )
    return minutes if 0 < minutes <= MOST else None


def _clock(words: str) -> time | None:
    try:
        return read_clock(words) if words else None
    except BadInput:
        return None


def _gap(begins: time | None, ends: time | None) -> int | None:
    """Minutes between two times of a list; half a day off is a missing "pm"."""
    if begins is None or ends is None:
        return None
    minutes = (ends.hour * 60 + ends.minute - begins.hour * 60 - begins.minute) % (12 * 60)
    return minutes if 0 < minutes <= MOST else None


def _cleaned(line: str) -> str:
    words = " ".join(clean_line(line).split())
    return _BULLET.sub("", words, count=1) if _BULLET.match(words) else words
