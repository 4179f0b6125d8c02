"""Words around a date in a typed line: which can be in a date, and which turn it into something else."""

from __future__ import annotations

import re

from convene.dates import holidays
from convene.dates.said import COUNTS, DAYS_IN_WORDS, MONTH_NAME, WEEKDAY_NAME

_NUMBER = r"'?[0-9]{1,4}(?:(?:st|nd|rd|th)?(?:-?ish)?|[-–/.][0-9]{1,2}(?:[-/.][0-9]{2,4})?|/[0-9]{4})?"
_STRETCH = (
    r"(?:month|quarter|year)(?:'s|[-']s?-?end)?|day|week|weekend|spring|summer|fall|autumn|winter|q[1-4]"
)
_ORDINAL = "|".join(DAYS_IN_WORDS)
_HOLIDAY_WORDS = sorted({word for name in holidays.NAMES.split("|") for word in name.split()})
_UNIT = r"(?:day|week|wk|month|year|hour|hr)(?:s'?|'s)?"
_NAMED = r"meeting|time|break|holidays|semester|trimester|term|half-term"

LAST = re.compile(
    rf"{WEEKDAY_NAME}(?:'s)?|(?:mid-)?{MONTH_NAME}|{_NUMBER}|{_STRETCH}|{_ORDINAL}|{_UNIT}|fortnights?|end|now"
    r"|today|tonight|tomorrow|tmrw?|morning|afternoon|evening|eod|cob|business|eow|eom|eoq|eoy|next|so"
    rf"|{WEEKDAY_NAME}[-–/]{WEEKDAY_NAME}|{'|'.join(COUNTS)}|{_NAMED}|{'|'.join(_HOLIDAY_WORDS)}"
)
"""A word that can end a date."""

INSIDE = re.compile(
    rf"{LAST.pattern}|the|of|on|at|in|within|after|before|from|this|coming|very|close|over|during|sometime"
    r"|early|mid|late|later|middle|beginning|start|half|last|a|an|couple|few|several|some|working|about"
    r"|around|roughly|maybe|or|to|thing|school|fiscal|financial|calendar|program|our"
)
"""A word that can be in a date."""

BEGINS_A_NAME = re.compile(rf"(?:mon|tue|wed|thu|fri|sat|sun|{MONTH_NAME})\.?")
"""Followed by a capital letter, such a word is a name: "May Chen", "Sun Health"."""

FRACTION = re.compile(r"1/[234]|2/3|3/4")

NEVER_ALONE = re.compile(
    rf"sat|sun|{MONTH_NAME}|spring|summer|fall|autumn|winter|(?:in )?[0-9]{{4}}|24/7|9/11|{FRACTION.pattern}"
    rf"|{holidays.NAMES}|(?:the )?(?:{_ORDINAL})|{WEEKDAY_NAME}(?:'s|[-–]{WEEKDAY_NAME})"
    rf"|(?:the )?last {WEEKDAY_NAME}|(?:the )?{WEEKDAY_NAME} after next"
    r"|(?:(?:the|our|this) )?(?:next )?(?:meeting|time|\w+ break|holidays|semester|trimester|term)"
    r"|[0-9]{1,2}\.[0-9]{1,2}"
)
"""No date without a cue: a word or a name, a year, a fraction, an event, a phrase of its own."""

NUMERIC = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")
CHANGES_IT = frozenset({"next", "coming", "early", "late", "mid", "circa", "roughly"})
"""Before a date, such a word makes it another one, or none."""

NOT_BY = re.compile(
    r"\b(?:not\s+(?:by|on|before|until|due|due\s+(?:by|on|before))|no\s+(?:earlier|sooner)\s+than|after)\s+$",
    re.IGNORECASE,
)
"""Before a date, such words say that it is due on another day."""

AT_THE_EARLIEST = re.compile(r"\s*,?\s*(?:at\s+the\s+(?:very\s+)?(?:earliest|soonest)\b|\?)", re.IGNORECASE)
"""After a date, this leaves it open."""

PERHAPS = re.compile(r"(?:the )?[0-9]{1,2}(?:st|nd|rd|th)|(?:with)?in (?:a|one) (?:day|year)")
"""Without a cue, perhaps a date: "invite the 5th", "train twenty people in a day"."""

# fmt: off
GOES_ON = frozenset({
    "to", "for", "and", "so", "with", "from", "at", "in", "about", "the", "a", "an", "their", "her",
    "his", "our", "my", "your", "its", "if", "when", "while", "because", "via", "by", "using", "then",
    "but", "before", "please", "on",
})
"""After a date, such a word goes on with the sentence; another may belong to it ("Friday lunches")."""

OF_THE_TASK = frozenset({
    "for", "until", "till", "til", "to", "through", "thru", "at", "in", "or", "and", "around", "about",
    "with", "between", "into", "vs", "over", "as", "is", "are", "was", "be", "during", "within", "per",
    "like", "also",
})
"""Before a date without a cue, such a word may make it part of what is to be done."""

NOT_DUE = frozenset({
    "every", "each", "other", "alternate", "first", "second", "third", "fourth", "fifth", "last",
    "past", "previous", "after", "since", "from", "of", "than", "another", "any", "some", "no", "one",
    "a", "an", "the", "that", "all", "both", "most", "not", "except", "black", "good", "ash", "giving",
    "cyber", "super", "palm", "easter", "fat", "holy", "bowl", "casual", "whit", "ruby",
})
"""Before a date without a cue, such a word makes it a habit, a name or another day than the one it is due."""

CLAUSE = frozenset({
    "what", "who", "whom", "which", "that", "how", "when", "where", "why", "whether", "if",
})
"""After such a word, a date may belong to what is asked: "find out what happened Friday"."""

COUNTED = frozenset({
    "grade", "grades", "age", "ages", "aged", "item", "items", "phase", "phases", "step", "steps",
    "part", "parts", "page", "pages", "room", "rooms", "group", "groups", "question", "questions",
    "number", "numbers", "no", "chapter", "section", "level", "levels", "score", "scores", "bill",
    "ratio", "version", "goal", "goals", "tier", "unit", "route", "highway", "form", "measure",
    "measures", "strategy", "table", "tables", "apartment", "suite",
})
"""Before numbers, such a word makes them something else than a date."""
# fmt: on
