"""The ways to decide that a vote on the agenda can be held by: the group's own rules first."""

from __future__ import annotations

from typing import NamedTuple

from convene.initiative.terms import method_of, rules, threshold_of
from convene.initiative.view import View
from convene.voting import ONE_BODY, STATED, TALKED_THROUGH, fist_to_five, gradients, name_of


class Way(NamedTuple):
    """A method with its threshold and what it is good for (practice rules, 6.5); a `rule` of the group's."""

    method: str
    hint: str
    threshold: str = ""
    rule: str = ""

    @property
    def is_stated(self) -> bool:
        """Whether somebody says what came out, and nothing is counted."""
        return self.method in STATED


WAYS = (
    Way("show-of-hands", "for or against; more than half"),
    Way("show-of-hands", "at least two thirds", "At least two thirds"),
    Way("show-of-hands", "at least three quarters", "At least three quarters"),
    Way("show-of-hands", "everyone", "Everyone"),
    Way("consent", "a charter, new members: nobody has a reason against it"),
    Way("fist-to-five", "words for the public, or when people are tired"),
    Way("fist-to-five", "no fist, and four of five show three or more", fist_to_five.SOFT),
    Way("gradients", "a goal or strategies: how much each is for it"),
    Way("gradients", "the same; a veto is noted and does not block", gradients.NOTED),
    Way("dots", "many ideas to few"),
    Way("ranked-choice", "one of several names, places or dates"),
    Way("weighted-scoring", "measures, sites, vendors: helps to talk"),
    Way(TALKED_THROUGH, "small things: asked out loud, no one objects"),
    Way(ONE_BODY, "a school board, a sheriff: elsewhere, by others"),
)
"""Hints and never rules: any method can be chosen for anything."""


def ways(view: View) -> tuple[Way, ...]:
    """Those of the group's rules that can be counted, each with what it is for; then all methods."""
    ours = []
    for words, row in rules(view):
        stated = next((key for key, name in STATED.items() if name == row.cells.get("method")), None)
        method = method_of(row) or stated
        if method:
            threshold, needed = threshold_of(row, method), row.cells.get("members_needed")
            more = [threshold[:1].lower() + threshold[1:], f"{needed} here" if needed else ""]
            said = ", ".join(part for part in (name_of(method), *more) if part)
            ours.append(Way(method, said, threshold, words))
    return (*ours, *WAYS)
