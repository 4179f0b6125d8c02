"""Numbers and names as a paper says them."""

from __future__ import annotations

from datetime import date

from convene.dates import show_day

_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def count(number: int, one: str, many: str = "") -> str:
    """ "no decisions", "1 decision", "3 decisions"; `many` where an s does not do."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def spelled(number: int, one: str, many: str = "") -> str:
    """ "no decision", "one decision", "three decisions", "12 decisions"."""
    return f"{number_of(number)} {one if number <= 1 else many or one + 's'}"


def number_of(number: int) -> str:
    """ "no", "one", "nine", "12"."""
    return _SPELLED[number] if number < len(_SPELLED) else str(number)


def month_day(day: date, beside: date) -> str:
    """ "Dec 3"; with its year ("Jan 15, 2027") when that isn't the year of the day beside it."""
    return show_day(day, year=day.year != beside.year).partition(" ")[2]


def sentence(words: str) -> str:
    """The words with a mark at their end; nothing stays nothing."""
    words = words.strip()
    return words if not words or words[-1] in ".!?…" else f"{words}."


def begun_small(words: str) -> str:
    """Words as they stand inside a sentence: "Vaped last month" as "vaped last month"; "ER visits" stays."""
    return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"
