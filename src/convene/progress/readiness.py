"""Is the group ready to begin? The three preconditions, and a verdict from them (practice rules, 5.2).

The preconditions are those of Hanleybrown, Kania and Kramer (2012); the numbers are a house rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from dateutil.relativedelta import relativedelta

from convene.progress.evidence import Evidence

Standing: TypeAlias = Literal["in place", "partly", "missing", "not rated"]
Verdict: TypeAlias = Literal["Ready", "Almost ready", "Not yet"]

WORKSHEET = "readiness"
PARTS = {"champion": "Champion", "money": "Money and time", "urgency": "Urgency"}
"""The steps with the ratings; the champion weighs most, so it comes first."""

IN_PLACE, PARTLY = Fraction(2), Fraction(1)
LEAST_RATED = 3
"""Of four statements; with fewer there is no verdict."""

OLD = relativedelta(months=18)


class Precondition(NamedTuple):
    """One of the three: its step, its name, how it stands, the mean of its ratings (0 to 3)."""

    step: str
    name: str
    standing: Standing
    mean: Fraction | None

    @property
    def words(self) -> str:
        """ "Champion 2.5: in place"."""
        mean = "" if self.mean is None else f" {float(self.mean):.1f}"
        return f"{self.name}{mean}: {self.standing}"


class Readiness(NamedTuple):
    """The verdict, None while too little is rated; what it rests on, and from which day it is."""

    verdict: Verdict | None
    preconditions: tuple[Precondition, ...]
    rated_on: date | None
    is_old: bool
    may_be_simple: bool

    @property
    def words(self) -> str:
        """The verdict in a sentence, with what to fix first, and whether to look again."""
        if self.verdict is None:
            return "You have not checked whether you are ready."
        lacking = ", ".join(one.name.lower() for one in self.preconditions if one.standing != "in place")
        said = {
            "Ready": "Ready: you have what it takes to begin.",
            "Almost ready": f"Almost ready: begin with small steps, and fix this first: {lacking}.",
            "Not yet": f"Not yet. Build this first: {lacking}.",
        }[self.verdict]
        simple = (
            " This may not need collective impact. A simple partnership may do." if self.may_be_simple else ""
        )
        month = f"{self.rated_on:%B %Y}" if self.rated_on else ""
        return f"{said}{simple}" + (f" From {month}; check again." if self.is_old and month else "")


def readiness(evidence: Evidence) -> Readiness:
    """The verdict of the readiness worksheet, worked out from its ratings."""
    parts = tuple(_precondition(step, name, evidence) for step, name in PARTS.items())
    rated_on = max(
        filter(None, (evidence.answered_on(f"{WORKSHEET}.{step}") for step in PARTS)), default=None
    )
    refused = sum(row.cells.get("fits") == "No" for row in evidence.rows(f"{WORKSHEET}.fit"))
    is_old = rated_on is not None and rated_on + OLD < evidence.today
    return Readiness(_verdict(parts), parts, rated_on, is_old, refused >= 2)


def _precondition(step: str, name: str, evidence: Evidence) -> Precondition:
    ratings = [row.cells.get("how_true") for row in evidence.rows(f"{WORKSHEET}.{step}")]
    given = [one for one in ratings if isinstance(one, int) and not isinstance(one, bool)]
    mean = Fraction(sum(given), len(given)) if given else None
    if mean is None or len(given) < LEAST_RATED:
        standing: Standing = "not rated"
    elif mean >= IN_PLACE and 0 not in given:
        standing = "in place"
    else:
        standing = "partly" if mean >= PARTLY else "missing"
    return Precondition(step, name, standing, mean)


def _verdict(parts: Sequence[Precondition]) -> Verdict | None:
    standings = [one.standing for one in parts]
    if "not rated" in standings:
        return None
    if standings == ["in place"] * len(standings):
        return "Ready"
    champion, *others = standings
    return "Almost ready" if champion == "in place" and "missing" not in others else "Not yet"
