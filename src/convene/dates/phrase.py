"""A typed phrase to a day: it must match a rule as a whole.

The rules stand in `weekdays`, `of_months`, `spans`, `holidays` and `about`, each pattern beside what it
means; the first that matches decides. What they don't know is no date: "ASAP", "May Chen", "3 of 12".
"""

from __future__ import annotations

import re
from datetime import date

from convene.dates import about, holidays, of_months, spans, weekdays
from convene.dates.said import DAYS_IN_WORDS, NOTHING, WEEKDAY_NAME, ReadDate, Said

LONGEST = 60
"""Characters; no phrase that the rules know is longer."""

_RULES = (*weekdays.RULES, *of_months.RULES, *spans.RULES, *holidays.RULES, *about.RULES)
_SPELLED = re.compile(
    rf"\b({'|'.join(sorted(DAYS_IN_WORDS, key=len, reverse=True))})"
    rf"(?! (?:{WEEKDAY_NAME}|quarter|half|week|day)\b)(?=$|[ ,])"
)
_SHORT = {"eow": "end of week", "eom": "end of month", "eoq": "end of quarter", "eoy": "end of year"}
_LEAD = re.compile(
    r"(?:due:? )?(?:(?:on or before|no later than|by|on|before):? )?"
    r"(?:(?:(?:the )?end of (?:the )?day|eod|cob|close of business|first thing),?(?: on)? (?=.))?"
)


def read_date(phrase: str, today: date, month_first: bool = True) -> ReadDate:
    """The day that the whole phrase names, counted from `today`; nothing if no rule knows it.

    A leading "by", "on", "due" or "before" is skipped. `month_first`: 12/5 is
    December 5. A numeric date that exists in only one order is read in that order.
    """
    shown = " ".join(phrase.split()).rstrip(".,")
    if len(shown) > LONGEST:
        return NOTHING
    words = shown.casefold().replace("’", "'")
    words = _LEAD.sub("", words, count=1)
    words = _SHORT.get(words, words)
    words = _SPELLED.sub(lambda match: DAYS_IN_WORDS[match[1]], words)
    said = Said(shown, today, month_first)
    for pattern, rule in _RULES:
        match = pattern.fullmatch(words)
        if match:
            return rule(match, said)
    return NOTHING
