"""The table of what each of the twelve cells needs (a house rule, in the spirit of staged gateways)."""

from __future__ import annotations

from typing import NamedTuple


class KeyStep(NamedTuple):
    """A step that a cell rests on, and its least amount.

    `one` and `many` are the words for what is counted. `sectors` is from how many sectors it must come.
    `row`: only the row with these first words counts. `above_zero`: only rows with a number in this column.
    `all_of`: one for each row of that list or step; of measures only those `with_data`, that is with values.
    """

    place: str
    one: str
    many: str = ""
    least: int = 1
    sectors: int = 0
    row: str = ""
    above_zero: str = ""
    all_of: str = ""
    with_data: bool = False

    @property
    def worksheet(self) -> str:
        """The worksheet's id."""
        return self.place.partition(".")[0]


class CellRule(NamedTuple):
    """A cell by its id without "cell:", its worksheets, what they must hold, and how often to look again."""

    cell: str
    worksheets: tuple[str, ...]
    steps: tuple[KeyStep, ...]
    review_months: int


RULES = (
    CellRule(
        "initiate-action/governance-and-infrastructure",
        ("champions-and-group",),
        (
            KeyStep("champions-and-group.people", "person", "people", 5, sectors=3),
            KeyStep("champions-and-group.the-ask", "what you ask of a new member"),
        ),
        12,
    ),
    CellRule(
        "initiate-action/strategic-planning",
        ("landscape-map", "case-for-change"),
        (
            KeyStep("landscape-map.organizations", "organization", "organizations", 8, sectors=4),
            KeyStep("landscape-map.gaps", "gap or overlap", "gaps and overlaps"),
            KeyStep("case-for-change.problem-statement", "the problem statement"),
        ),
        24,
    ),
    CellRule(
        "initiate-action/community-involvement",
        ("community-outreach",),
        (
            KeyStep("community-outreach.who", "group to hear from", "groups to hear from", 2),
            KeyStep("community-outreach.plan", "visit", "visits", 2),
            KeyStep("community-outreach.themes", "theme", "themes", 2),
        ),
        12,
    ),
    CellRule(
        "initiate-action/evaluation-and-improvement",
        ("baseline-data",),
        (
            KeyStep("baseline-data.indicators", "local fact", "local facts", 5),
            KeyStep("baseline-data.causes", "cause", "causes", 2),
            KeyStep("baseline-data.priority", "vote on the causes", "votes on the causes"),
        ),
        24,
    ),
    CellRule(
        "organize-for-impact/governance-and-infrastructure",
        ("working-structure", "backbone-roles"),
        (
            KeyStep("working-structure.groups", "group", "groups"),
            KeyStep(
                "working-structure.decision-rules", "rule for goal and strategies", row="Goal and strategies"
            ),
            KeyStep("working-structure.agreements", "agreement", "agreements", 3),
            KeyStep("backbone-roles.roles", "backbone job", "backbone jobs", 6),
        ),
        12,
    ),
    CellRule(
        "organize-for-impact/strategic-planning",
        ("common-agenda", "strategic-action-framework"),
        (
            KeyStep("common-agenda.goals", "goal", "goals"),
            KeyStep("common-agenda.strategies", "strategy", "strategies", 2),
            KeyStep("strategic-action-framework.principles", "principle", "principles", 3),
            KeyStep("strategic-action-framework.wins", "short-term win", "short-term wins", 2),
        ),
        12,
    ),
    CellRule(
        "organize-for-impact/community-involvement",
        ("public-will",),
        (
            KeyStep("public-will.audiences", "audience", "audiences", 2),
            KeyStep("public-will.messages", "message", "messages", 2),
            KeyStep(
                "public-will.seats",
                "group with seats for residents",
                "groups with seats for residents",
                above_zero="seats",
            ),
        ),
        12,
    ),
    CellRule(
        "organize-for-impact/evaluation-and-improvement",
        ("shared-measures",),
        (KeyStep("shared-measures.measures", "fully defined measure", "fully defined measures", 3),),
        12,
    ),
    CellRule(
        "sustain-action-and-impact/governance-and-infrastructure",
        ("steering-review",),
        (
            KeyStep("steering-review.groups", "group", "groups", all_of="working-structure.groups"),
            KeyStep("steering-review.risks", "risk", "risks", 3),
        ),
        6,
    ),
    CellRule(
        "sustain-action-and-impact/strategic-planning",
        ("strategy-review",),
        (
            KeyStep("strategy-review.status", "strategy status", "strategy statuses", all_of="strategies"),
            KeyStep("strategy-review.choices", "strategy choice", "strategy choices", all_of="strategies"),
        ),
        4,
    ),
    CellRule(
        "sustain-action-and-impact/community-involvement",
        ("engagement-and-advocacy",),
        (
            KeyStep("engagement-and-advocacy.groups", "group", "groups"),
            KeyStep("engagement-and-advocacy.told-them", "answer to a theme", "answers to themes"),
            KeyStep("engagement-and-advocacy.policies", "rule or law", "rules or laws"),
        ),
        6,
    ),
    CellRule(
        "sustain-action-and-impact/evaluation-and-improvement",
        ("data-collection", "turn-the-curve", "progress-report"),
        (
            KeyStep(
                "data-collection.calendar",
                "measure on the calendar",
                "measures on the calendar",
                all_of="measures",
            ),
            KeyStep("turn-the-curve.story", "force behind a line", "forces behind a line", 2),
            KeyStep("progress-report.headlines", "headline", "headlines", all_of="measures", with_data=True),
        ),
        12,
    ),
)
