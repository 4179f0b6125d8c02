"""Someone nobody expected, typed in one line."""

from __future__ import annotations

import pytest

from convene.errors import BadInput
from convene.people.matching import Known
from convene.people.sectors import Sectors
from convene.people.walk_in import WalkIn, read_walk_in

SECTORS = Sectors(
    ("Youth", "Schools (K-12)", "Youth-serving groups", "Health care", "Public health", "Faith groups"),
    {"Health care": ("hospital",)},
)
ORGANIZATIONS = [Known(3, "Falls Youth Center"), Known(4, "St. Brigid's")]


def test_name_organization_and_sector() -> None:
    new = read_walk_in("Lena Ortiz, Corner Market, faith", ORGANIZATIONS, SECTORS)
    assert new == WalkIn("Lena Ortiz", "Corner Market", None, "Faith groups")
    assert new.words == "Lena Ortiz · Corner Market · Faith groups"


def test_a_known_organization_is_found_by_its_full_name_only() -> None:
    assert read_walk_in("Lena, falls youth center", ORGANIZATIONS, SECTORS).organization_id == 3
    assert read_walk_in("Lena, St Brigids", ORGANIZATIONS, SECTORS).organization == "St. Brigid's"
    assert read_walk_in("Lena, Falls Youth", ORGANIZATIONS, SECTORS).organization_id is None


def test_a_name_alone_is_enough_and_none_is_not() -> None:
    assert read_walk_in("Lena Ortiz", ORGANIZATIONS, SECTORS) == WalkIn("Lena Ortiz")
    with pytest.raises(BadInput, match="needs a name"):
        read_walk_in(" , Falls Youth Center", ORGANIZATIONS, SECTORS)


def test_further_commas_stay_with_the_sector() -> None:
    new = read_walk_in(
        "Al, Arc, Prevention, treatment and recovery", [], Sectors(("Prevention, treatment and recovery",))
    )
    assert new.sector == "Prevention, treatment and recovery"


def test_an_everyday_word_is_the_sector_and_another_one_is_new() -> None:
    known = read_walk_in("Al, Mercy Ridge, hospital", [], SECTORS)
    assert (known.sector, known.new_sector) == ("Health care", False)
    new = read_walk_in("Al, Mercy Ridge, Astronomy", [], SECTORS)
    assert (new.sector, new.new_sector) == ("Astronomy", True)
    assert new.words == "Al · Mercy Ridge · new sector: Astronomy"


def test_an_organization_called_as_a_sector_is_of_that_sector() -> None:
    assert read_walk_in("Dev, hospital", ORGANIZATIONS, SECTORS) == WalkIn(
        "Dev", "hospital", None, "Health care"
    )
    assert read_walk_in("Dev, Hospital, youth", ORGANIZATIONS, SECTORS).sector == "Youth"
    assert read_walk_in("Dev, Mercy Hospital", ORGANIZATIONS, SECTORS).sector == ""
    assert read_walk_in("Dev", ORGANIZATIONS, SECTORS).sector == ""
