"""When something is due, found in a typed line.

A date counts only after "by", "on", "due" or "before", or at the end of the line; the longest phrase wins.
Where it may as well belong to what is to be done ("book the room for Friday", "report on Friday lunches",
"cut dues by 1/3"), it is unclear, with that one reading. Habits and names are no dates: "every Friday",
"May Chen", "Black Friday", "open 24/7", "grades 9/10". Two different days in one line are unclear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from convene.captured import date_words
from convene.dates import NOTHING, ReadDate, read_date

LONGEST = 1000
"""Characters; a longer line was pasted, not typed, and is not searched."""

_MOST_WORDS = 9
_WORD = re.compile(r"[^\s,;()\[\]!?]+")
_GAP = re.compile(r"\s+|,\s*")
_JOIN = re.compile(r"\s*(?:,|,?\s*(?:or|and)|&|to|through|thru|until|till|[-–—/])\s*", re.IGNORECASE)
_CUE = re.compile(
    r"(?:^|(?<=[\s(\[,;:.!?–—]))"
    r"(due(?:\s+(?:by|on|before))?|on\s+or\s+before|no\s+later\s+than|by|on|before):?\s*$",
    re.IGNORECASE,
)
_CLOCK = r"[0-9]{1,2}(?::[0-9]{2})?\s*[ap]\.?m\b\.?|[0-9]{1,2}:[0-9]{2}\b|noon\b|midnight\b"
_TIME = re.compile(
    rf",?\s+(?:(?:at\s+)?(?:{_CLOCK})|at\s+[0-9]{{1,2}}\b|(?:morning|afternoon|evening|night)\b)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*[,;:.)\]!?@(—]|\s+[-–]\s|\s*$")
_NEXT = re.compile(r"\s+([^\W_][\w’']*)")
_PREVIOUS = re.compile(r"([^\W_][\w’']*)\s+$")


class FoundDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date in a line, and the characters that say it, `start` to `end`, with their cue word.

    `removable`: the day is certain, and nothing else would be lost with these characters (as a time would).
    `cue` is the cue word in small letters, empty for a date that just ends the line.
    """

    read: ReadDate = NOTHING
    start: int = 0
    end: int = 0
    removable: bool = False
    cue: str = ""


class _Mention(NamedTuple):
    start: int
    end: int
    read: ReadDate

    @property
    def days(self) -> tuple[date, ...]:
        return (self.read.day,) if self.read.day else self.read.readings


class _Judged(NamedTuple):
    found: FoundDate
    sure: bool


def find_date(line: str, today: date, month_first: bool = True) -> FoundDate:
    """When the line says that something is due; `read` is nothing if it doesn't say."""
    if len(line) > LONGEST:
        return FoundDate()
    mentions = _joined(line, list(_mentions(line, today, month_first)))
    judged = [one for mention in mentions if (one := _judge(line, mention))]
    sure = [one.found for one in judged if one.sure]
    if len({one.read for one in sure}) > 1:
        days = tuple(dict.fromkeys(day for one in sure for day in (one.read.day, *one.read.readings) if day))
        read = ReadDate(readings=days, unclear="More than one date is named.")
        return FoundDate(read=read, start=sure[-1].start, end=sure[-1].end, cue=sure[-1].cue)
    if sure:
        return sure[-1]
    return judged[-1].found if judged else FoundDate()


def _mentions(line: str, today: date, month_first: bool) -> Iterator[_Mention]:
    """Every date named in the line, due or not, each as long as it goes."""
    words = list(_WORD.finditer(line))
    at = 0
    while at < len(words):
        mention = None
        if not _CUE.fullmatch(words[at][0]):
            mention = _longest(line, words[at : at + _MOST_WORDS], today, month_first)
        if mention:
            yield mention
        at += 1
        while mention and at < len(words) and words[at].start() < mention.end:
            at += 1


def _longest(line: str, words: list[re.Match[str]], today: date, month_first: bool) -> _Mention | None:
    run = 0
    for word in words:
        joined = not run or _GAP.fullmatch(line, words[run - 1].end(), word.start())
        if not joined or not date_words.INSIDE.fullmatch(_bare(word[0])):
            break
        run += 1
    for last in reversed(words[:run]):
        if date_words.LAST.fullmatch(_bare(last[0])):
            phrase = line[words[0].start() : last.end()].rstrip(".:")
            read = read_date(phrase, today, month_first)
            if read:
                return _Mention(words[0].start(), words[0].start() + len(phrase), read)
    return None


def _bare(word: str) -> str:
    return word.casefold().replace("’", "'").rstrip(".:")


def _joined(line: str, mentions: list[_Mention]) -> list[_Mention]:
    """The mentions, those with only "or", "to" or the like between them made one."""
    joined: list[_Mention] = []
    for mention in mentions:
        if joined and _JOIN.fullmatch(line, joined[-1].end, mention.start):
            first = joined.pop()
            days = tuple(dict.fromkeys((*first.days, *mention.days)))
            words = line[first.start : mention.end]
            same = first.read.day is not None and days == first.days and mention.days
            read = (
                first.read if same else ReadDate(readings=days, unclear=f"“{words}” names more than one day.")
            )
            joined.append(_Mention(first.start, mention.end, read))
        else:
            joined.append(mention)
    return joined


def _judge(line: str, mention: _Mention) -> _Judged | None:
    """Whether this is when something is due: sure, perhaps, or not at all (None)."""
    cue = _CUE.search(line[: mention.start])
    rest = line[mention.end :]
    time = _TIME.match(rest)
    rest = rest[time.end() :] if time else rest
    before = _PREVIOUS.search(line[: mention.start])
    if mention.days and before and before[1].casefold() in date_words.CHANGES_IT:
        return _open(line, mention, f"after “{before[1]}” may be another day.")
    if date_words.NOT_BY.search(line[: mention.start]) or date_words.AT_THE_EARLIEST.match(rest):
        return _open(line, mention, "says when it is not due, or leaves it open.")
    ends = not rest.strip(" .!)]")
    if cue:
        sure = _cued_is_sure(line, mention, cue[1].casefold(), rest)
    else:
        sure = _uncued_is_sure(line, mention) if ends else None
    if sure is None:
        return None
    start, end = _covered(line, cue.start(1) if cue else mention.start, mention.end)
    read = mention.read
    if not sure:
        return _open(line, mention, "may say when it is due, or belong to what is to be done.")
    removable = read.day is not None and not time
    return _Judged(
        FoundDate(read=read, start=start, end=end, removable=removable, cue=cue[1].casefold() if cue else ""),
        sure,
    )


def _open(line: str, mention: _Mention, why: str) -> _Judged:
    words = line[mention.start : mention.end]
    read = ReadDate(readings=mention.days, unclear=f"“{words}” {why}")
    return _Judged(FoundDate(read=read, start=mention.start, end=mention.end), sure=False)


def _cued_is_sure(line: str, mention: _Mention, cue: str, rest: str) -> bool | None:
    words = line[mention.start : mention.end]
    if cue == "on" and not mention.days:
        return None  # "work on spring", "focus on next week"
    if cue == "by" and date_words.FRACTION.fullmatch(words):
        return False
    if cue == "on" and _in_clause(line[: mention.start]):
        return False
    following = _NEXT.match(rest)
    if _BREAK.match(rest) or (following and following[1].casefold() in date_words.GOES_ON):
        return True
    named = following and following[1][0].isupper() and date_words.BEGINS_A_NAME.fullmatch(words.casefold())
    return None if named or not mention.days else False


def _uncued_is_sure(line: str, mention: _Mention) -> bool | None:
    words = line[mention.start : mention.end]
    bare = _bare(words)
    before = _PREVIOUS.search(line[: mention.start])
    previous = before[1].casefold() if before else ""
    if previous == "from" and len(mention.days) > 1:
        return True  # unclear already: "from Dec 1 to Dec 5"
    if date_words.NEVER_ALONE.fullmatch(bare) or words == "wed" or previous in date_words.NOT_DUE:
        return None
    if date_words.NUMERIC.fullmatch(bare) and previous in date_words.COUNTED:
        return None
    perhaps = date_words.PERHAPS.fullmatch(bare) or _in_clause(line[: mention.start])
    sure = previous not in date_words.OF_THE_TASK and not perhaps
    return sure if sure or mention.days else None


def _in_clause(before: str) -> bool:
    return not date_words.CLAUSE.isdisjoint(before.casefold().split())


def _covered(line: str, start: int, end: int) -> tuple[int, int]:
    """The characters with the brackets around them, and with the stop that ends the line."""
    if line[start - 1 : start] == "(" and line[end : end + 1] == ")":
        start, end = start - 1, end + 1
    return start, len(line) if not line[end:].strip(" .!") else end
