"""Typed words to a day, and a day to words: a small grammar that never guesses."""

from convene.dates.example import example_day
from convene.dates.phrase import read_date
from convene.dates.said import NOTHING, ReadDate, show_day

__all__ = ["NOTHING", "ReadDate", "example_day", "read_date", "show_day"]
