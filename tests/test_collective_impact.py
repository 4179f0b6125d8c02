"""The deck as data says what the deck says, item by item."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from convene import collective_impact as deck

DECK = (Path(__file__).parent / "deck.txt").read_text(encoding="utf-8")

SLIDES = (
    "The Five Conditions Needed",
    "Isolated Impact vs. Collective Impact",
    "Preconditions for Collective Impact",
    "Phases of Collective Impact",
    "Keys to Success",
    "Strategic Action Framework",
    "Role of the Backbone Organization(s)",
    "Messy and Fragile Process",
    "Contact Information",
)


def slide(title: str) -> list[str]:
    """The lines of a slide below its title, without blank ones and without list marks.

    "cross- sector" is the deck's line break inside a word; it is joined again.
    """
    lines = [line.strip(" ") for line in DECK.splitlines()]
    start = lines.index(title) + 1
    later = [lines.index(other) for other in SLIDES if lines.index(other) >= start]
    body = lines[start : min(later, default=len(lines))]
    return [
        re.sub(r"^- (\d+\. )?", "", line).replace("cross- sector", "cross-sector") for line in body if line
    ]


def table(title: str) -> list[list[str]]:
    """The rows of a slide's table, as cells."""
    return [line.rstrip("\t").split("\t") for line in slide(title) if "\t" in line]


def texts(parts: tuple[deck.Part, ...]) -> list[str]:
    """What the parts say, in order."""
    return [part.text for part in parts]


def test_the_five_conditions_are_the_decks() -> None:
    assert [condition.title for condition in deck.CONDITIONS] == slide("The Five Conditions Needed")


def test_each_condition_has_a_plain_line() -> None:
    assert [condition.plain for condition in deck.CONDITIONS] == [
        "one goal and plan",
        "same numbers",
        "parts that fit",
        "staying in touch",
        "a team that holds it together",
    ]


def test_the_contrasts_are_the_decks_rows_in_its_order() -> None:
    head, *rows = table("Isolated Impact vs. Collective Impact")
    assert head == ["Isolated Impact", "Collective Impact"]
    assert [[contrast.isolated, contrast.collective] for contrast in deck.CONTRASTS] == rows
    assert [contrast.id for contrast in deck.CONTRASTS] == [f"contrast:{n}" for n in range(1, 6)]


def test_the_preconditions_are_the_decks() -> None:
    assert texts(deck.PRECONDITIONS) == slide("Preconditions for Collective Impact")


def test_the_phases_are_the_decks_columns() -> None:
    head = table("Phases of Collective Impact")[0]
    assert head[0] == "Components for Success"
    assert [f"Phase {phase.number} {phase.title}" for phase in deck.PHASES] == head[1:]


def test_the_components_are_the_decks_rows() -> None:
    rows = table("Phases of Collective Impact")[1:]
    assert [component.title for component in deck.COMPONENTS] == [row[0] for row in rows]


def test_every_cell_has_the_decks_task() -> None:
    rows = table("Phases of Collective Impact")[1:]
    in_the_deck = {
        (phase.id, component.id): task
        for component, row in zip(deck.COMPONENTS, rows, strict=True)
        for phase, task in zip(deck.PHASES, row[1:], strict=True)
    }
    assert {(cell.phase, cell.component): cell.task for cell in deck.CELLS} == in_the_deck
    assert [cell.task for cell in deck.CELLS] == list(in_the_deck.values())


def test_the_keys_to_success_and_the_quotation_are_the_decks() -> None:
    *keys, quotation = slide("Keys to Success")
    assert texts(deck.KEYS_TO_SUCCESS) == keys
    assert f'"{deck.ON_TIME.text}"' == quotation


def test_the_framework_is_the_decks() -> None:
    assert texts(deck.FRAMEWORK) == slide("Strategic Action Framework")


def test_the_backbone_roles_are_the_decks() -> None:
    assert texts(deck.BACKBONE_ROLES) == slide("Role of the Backbone Organization(s)")


def test_the_lines_on_hope_are_the_decks() -> None:
    assert texts(deck.HOPE) == slide("Messy and Fragile Process")


def test_nothing_of_the_deck_is_left_out() -> None:
    front = DECK[: DECK.index(SLIDES[0])].split("\n")
    assert [line for line in front if line] == [
        "The Power of Collective Impact",
        "Karen Pershing, MPH, CPS II",
        "Executive Director",
        "Metro Drug Coalition",
    ]
    for title in ("Isolated Impact vs. Collective Impact", "Phases of Collective Impact"):
        assert len(table(title)) == len(slide(title)), "a line outside the table"


@pytest.mark.parametrize(
    "part",
    [
        "cell:initiate-action/strategic-planning",
        "condition:shared-measurement",
        "precondition:influential-champion",
        "role:mobilizing-funding",
        "framework:clear-goal",
        "key:build-on-existing",
        "contrast:1",
        "contrast:5",
    ],
)
def test_the_ids_that_scripts_rely_on_are_there(part: str) -> None:
    assert part in deck.everything()


def test_every_part_has_an_id_of_its_own() -> None:
    parts = deck.everything()
    counts = {
        kind: sum(part.startswith(f"{kind}:") for part in parts)
        for kind in (
            "cell",
            "condition",
            "precondition",
            "contrast",
            "key",
            "quotation",
            "framework",
            "role",
            "hope",
        )
    }
    assert counts == {
        "cell": 12,
        "condition": 5,
        "precondition": 3,
        "contrast": 5,
        "key": 3,
        "quotation": 1,
        "framework": 5,
        "role": 6,
        "hope": 3,
    }
    assert len(set(parts)) == len(parts) == sum(counts.values())
    assert all(re.fullmatch(r"[a-z]+:[a-z0-9/-]+", part) for part in parts)


def test_a_cell_is_found_by_phase_and_component() -> None:
    for cell in deck.CELLS:
        assert deck.cell(cell.phase, cell.component) is cell
    with pytest.raises(KeyError):
        deck.cell("any-phase", "strategic-planning")


def test_the_copy_of_the_deck_names_no_phone_number_and_no_mail_address() -> None:
    assert "@" not in DECK
    assert not re.search(r"\d{3}-\d{4}", DECK)
