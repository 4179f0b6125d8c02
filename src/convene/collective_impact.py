"""The deck "The Power of Collective Impact" as data: phases, components, cells, conditions and the rest.

The words are the deck's own. Each part but a phase or a component has the id by which a worksheet
says that it `covers` it: "condition:common-agenda".
"""

from __future__ import annotations

from typing import NamedTuple


class Phase(NamedTuple):
    """One of the three phases; `number` is I, II or III."""

    id: str
    number: str
    title: str


class Component(NamedTuple):
    """One of the four components for success."""

    id: str
    title: str


class Cell(NamedTuple):
    """One component in one phase, and the deck's task there. `phase` and `component` are ids."""

    phase: str
    component: str
    task: str

    @property
    def id(self) -> str:
        """ "cell:initiate-action/strategic-planning"."""
        return f"cell:{self.phase}/{self.component}"


class Part(NamedTuple):
    """A line of the deck: a precondition, a key to success, a backbone role and so on."""

    id: str
    text: str


class Condition(NamedTuple):
    """One of the five conditions; `plain` says it in everyday words."""

    id: str
    title: str
    plain: str


class Contrast(NamedTuple):
    """One line of the table of isolated and collective impact, in the deck's own order.

    The two columns are set side by side as the deck has them; they don't answer each other line by line.
    """

    id: str
    isolated: str
    collective: str


PHASES = (
    Phase("initiate-action", "I", "Initiate Action"),
    Phase("organize-for-impact", "II", "Organize for Impact"),
    Phase("sustain-action-and-impact", "III", "Sustain Action and Impact"),
)

COMPONENTS = (
    Component("governance-and-infrastructure", "Governance and Infrastructure"),
    Component("strategic-planning", "Strategic Planning"),
    Component("community-involvement", "Community Involvement"),
    Component("evaluation-and-improvement", "Evaluation and Improvement"),
)

CELLS = (
    Cell(
        "initiate-action",
        "governance-and-infrastructure",
        "Identify champions and form cross-sector group",
    ),
    Cell("organize-for-impact", "governance-and-infrastructure", "Create infrastructure"),
    Cell("sustain-action-and-impact", "governance-and-infrastructure", "Facilitate and refine"),
    Cell("initiate-action", "strategic-planning", "Map the landscape and use data to make the case"),
    Cell("organize-for-impact", "strategic-planning", "Create a common agenda (goals and strategy)"),
    Cell("sustain-action-and-impact", "strategic-planning", "Support implementation"),
    Cell("initiate-action", "community-involvement", "Facilitate community outreach"),
    Cell("organize-for-impact", "community-involvement", "Engage community and build public will"),
    Cell(
        "sustain-action-and-impact",
        "community-involvement",
        "Continue engagement and conduct advocacy",
    ),
    Cell(
        "initiate-action",
        "evaluation-and-improvement",
        "Analyze baseline data to identify key issues and gaps",
    ),
    Cell("organize-for-impact", "evaluation-and-improvement", "Establish shared metrics"),
    Cell("sustain-action-and-impact", "evaluation-and-improvement", "Collect, track and report progress"),
)
"""The twelve cells in the order of the deck's table: a component's three phases, then the next component."""

CONDITIONS = (
    Condition("condition:common-agenda", "Common Agenda", "one goal and plan"),
    Condition("condition:shared-measurement", "Shared Measurement", "same numbers"),
    Condition(
        "condition:mutually-reinforcing-activities",
        "Mutually Reinforcing Activities",
        "parts that fit",
    ),
    Condition("condition:continuous-communication", "Continuous Communication", "staying in touch"),
    Condition("condition:backbone-support", "Backbone Support", "a team that holds it together"),
)

PRECONDITIONS = (
    Part("precondition:influential-champion", "An Influential Champion"),
    Part("precondition:adequate-financial-resources", "Adequate Financial Resources"),
    Part("precondition:sense-of-urgency", "Sense of Urgency for Change"),
)

CONTRASTS = (
    Contrast(
        "contrast:1",
        "Funders select individual grantees that offer the most promising solutions.",
        "Funders & implementers understand that social problems, and their solutions, arise from"
        " the interaction of many organizations within a larger system.",
    ),
    Contrast(
        "contrast:2",
        "Nonprofits work separately & compete to produce the greatest independent impact.",
        "Progress depends on working toward the same goal & measuring the same things.",
    ),
    Contrast(
        "contrast:3",
        "Evaluation attempts to isolate a particular organization's impact.",
        "Large scale impact depends on increasing cross-sector alignment and learning"
        " among many organizations.",
    ),
    Contrast(
        "contrast:4",
        "Large scale change is assumed to depend on scaling a single organization.",
        "Corporate & government sectors are essential partners.",
    ),
    Contrast(
        "contrast:5",
        "Corporate & government sectors are often disconnected from the efforts of"
        " foundations & non-profits.",
        "Organizations actively coordinate their action & share lessons learned.",
    ),
)

KEYS_TO_SUCCESS = (
    Part("key:build-on-existing", "Must build on any existing collaborative efforts"),
    Part("key:honor-current-efforts", "Honoring current efforts, engaging established organizations"),
    Part("key:realistic-about-time", "Being realistic about time investment"),
)

ON_TIME = Part(
    "quotation:on-time",
    "It takes time to create an effective infrastructure that allows stakeholders to work together"
    " and that truly can ameliorate a broken system.",
)
"""The quotation that goes with the keys to success."""

FRAMEWORK = (
    Part("framework:researched-problem", "Researched description of the problem"),
    Part("framework:key-strategies", "Portfolio of key strategies driving large scale change"),
    Part("framework:clear-goal", "Clear goal for the desired change"),
    Part("framework:guiding-principles", "Clear set of guiding principles"),
    Part(
        "framework:short-and-long-term",
        "Combo of easy, short term wins & more ambitious long-term systemic strategies",
    ),
)
"""The strategic action framework: four elements, and the mix that the portfolio should have."""

BACKBONE_ROLES = (
    Part("role:providing-overall-strategic-direction", "Providing overall strategic direction"),
    Part("role:facilitating-dialogue-between-partners", "Facilitating dialogue between partners"),
    Part("role:managing-data-collection-and-analysis", "Managing data collection & analysis"),
    Part("role:handling-communications", "Handling communications"),
    Part("role:coordinating-community-outreach", "Coordinating community outreach"),
    Part("role:mobilizing-funding", "Mobilizing funding"),
)

HOPE = (
    Part("hope:short-supply", "Hope: Intangible benefit in short supply"),
    Part("hope:new-optimism", "New sense of optimism"),
    Part("hope:belief-in-the-future", "Belief in the future"),
)
"""What the deck says of the messy and fragile process."""


def phase(phase_id: str) -> Phase:
    """The phase with this id. Raises KeyError for "any-phase" and other words."""
    return {one.id: one for one in PHASES}[phase_id]


def cell(phase_id: str, component_id: str) -> Cell:
    """The cell of a component in a phase. Raises KeyError if there is none."""
    return {(one.phase, one.component): one for one in CELLS}[phase_id, component_id]


def everything() -> tuple[str, ...]:
    """The ids of all parts that a worksheet can say it `covers`, in the order of the deck."""
    parts = (
        *CONDITIONS,
        *CONTRASTS,
        *PRECONDITIONS,
        *CELLS,
        *KEYS_TO_SUCCESS,
        ON_TIME,
        *FRAMEWORK,
        *BACKBONE_ROLES,
        *HOPE,
    )
    return tuple(part.id for part in parts)
