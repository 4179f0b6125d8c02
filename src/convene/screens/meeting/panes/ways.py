"""The ways to decide that a vote on the agenda can be held by: the group's own rules first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from convene.initiative.terms import method_of, rules, threshold_of
from convene.initiative.view import View
from convene.voting import ONE_BODY, RULES, STATED, TALKED_THROUGH, name_of, show_of_hands


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

    @property
    def name(self) -> str:
        """What it is called in the list."""
        return self.rule or SHORT.get(self.method) or name_of(self.method)


SHORT = {TALKED_THROUGH: "Talked through", ONE_BODY: "One person or body"}
"""Names that would not fit into one line."""

WAYS = (
    Way("show-of-hands", "for or against"),
    Way("consent", "a charter, new members"),
    Way("fist-to-five", "a wording for the public"),
    Way("gradients", "how much each is for it"),
    Way("dots", "many ideas to few"),
    Way("ranked-choice", "one of several names"),
    Way("weighted-scoring", "sites or vendors, scored"),
    Way(TALKED_THROUGH, "small things, out loud"),
    Way(ONE_BODY, "elsewhere, by others"),
)
"""One line each at 80 columns. Hints and never rules: any method can be chosen for anything."""

STRICT = {"fist-to-five": "Nobody shows less than three", "gradients": "A veto blocks"}
"""The usual rule of methods that name only their softer ones."""


def carried_when(way: Way) -> Mapping[str, str]:
    """When it can be said to be carried: words, each with the threshold it stands for, the usual one first.

    Empty where there is nothing to choose: one rule, or a rule of the group's.
    """
    if way.rule:
        return {}
    strict = STRICT.get(way.method, show_of_hands.USUAL)
    softer = {words: words for words in RULES.get(way.method, ()) if words != strict}
    return {strict: "", **softer} if softer else {}


def ways(view: View) -> tuple[Way, ...]:
    """Those of the group's rules that can be counted, each with what it is for; then all methods."""
    ours = []
    for words, row in rules(view):
        stated = next((key for key, name in STATED.items() if name == row.cells.get("method")), None)
        method = method_of(row) or stated
        if method:
            threshold, needed = threshold_of(row, method), row.cells.get("members_needed")
            more = [threshold[:1].lower() + threshold[1:], f"needs {needed} here" if needed else ""]
            said = ", ".join(part for part in (name_of(method), *more) if part)
            ours.append(Way(method, said, threshold, words))
    return (*ours, *WAYS)
