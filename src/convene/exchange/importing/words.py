"""What offices call the columns of such files, and how a name there finds the one on record."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from convene.listed import listed
from convene.measures.pasted import WHOLE

Role: TypeAlias = Literal[
    "measure", "period", "month", "quarter", "breakdown", "group", "unit",
    "value", "count", "of", "provisional", "new_way", "ignored",
]  # fmt: skip
"""What a column is for."""

_NAMES: Mapping[Role, str] = {
    "measure": "measure, indicator, metric, measure name, indicator name",
    "period": "period, year, date, time, time period, school year, calendar year, academic year, "
    "reporting period, sy",
    "month": "month",
    "quarter": "quarter, qtr",
    "breakdown": "breakdown, dimension, disaggregation, breakdown by, by",
    "group": "group, subgroup, sub group, student group, population group",
    "unit": "unit, units",
    "value": "value, percent, percentage, pct, %, rate, result, figure, estimate, share",
    "count": "count, numerator, cases, number",
    "of": "of, out of, denominator, out of how many, enrolled, enrollment, surveyed, respondents, n, base",
    "provisional": "provisional, preliminary",
    "new_way": "new way, new way of counting, break in series",
    "ignored": "note, notes, comment, comments, remark, remarks, source, sources, footnote, footnotes, "
    "hidden, unsteady, reported by, reported on, updated, id, row, no, no., #, goal, target, change, "
    "difference",
}
ROLES: Mapping[Role, frozenset[str]] = {role: frozenset(names.split(", ")) for role, names in _NAMES.items()}
"""What a column of each role is called, in small letters."""

_YES = frozenset({"yes", "y", "true", "x", "1", "provisional", "preliminary", "p"})
TOTALS = frozenset(
    {"total", "totals", "sum", "grand total", "average", "mean", "all years", "subtotal", "avg"}
)
"""What stands in place of a period where a column is added up."""


def role_of(head: str) -> Role | None:
    """What a column of this heading is for; None for one that says nothing of it."""
    words = plain(head)
    return next((role for role, names in ROLES.items() if words in names), None)


def plain(words: str) -> str:
    """A name for comparing: small letters, single blanks, no sign at the end that only a heading has."""
    return " ".join(words.casefold().replace("_", " ").split()).rstrip(":?").strip()


def is_everybody(words: str) -> bool:
    """Whether a name stands for the value of everybody."""
    return plain(words) in WHOLE | {"", "all students", "all groups", "both", "county", "county total"}


def is_yes(words: str) -> bool:
    """Whether a cell of a mark says yes."""
    return plain(words) in _YES


def named(words: str, names: Iterable[str]) -> str | None:
    """The name that words mean, capitals and blanks aside."""
    wanted = plain(words)
    return next((name for name in names if plain(name) == wanted), None)


def nearest(words: str, names: Sequence[str]) -> str:
    """The names that words may mean, at most two, in words: "“Overdose deaths”"; "" if there are none."""
    wanted = plain(words)
    within = [name for name in names if wanted in plain(name) or plain(name) in wanted]
    near = difflib.get_close_matches(wanted, [plain(name) for name in names], n=2)
    found = within or [name for name in names if plain(name) in near]
    return listed((f"“{name}”" for name in found[:2]), "or")


def begins_with(words: str, name: str) -> bool:
    """Whether words begin with a name as a word: "Grade 6" with "Grade"."""
    return bool(re.match(rf"{re.escape(plain(name))}s?\b", plain(words)))
