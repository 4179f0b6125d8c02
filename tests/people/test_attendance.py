"""Who is here, in numbers and by sector."""

from __future__ import annotations

from datetime import UTC, datetime

from convene.people.attendance import (
    NO_ORGANIZATION,
    NOT_HERE,
    Presence,
    SectorCount,
    count_in_words,
    counted,
    present,
    sector_counts,
)
from convene.people.organization import Organization
from convene.people.person import Person
from convene.people.sectors import Sectors

SECTORS = Sectors(
    ("Schools", "Health care", "Business", "Media", "Law"), {"Law": ("police",), "Media": ("newspaper",)}
)
AT = datetime(2026, 11, 19, 9, tzinfo=UTC)
PEOPLE = {
    1: Person(id=1, name="Zoe", organization=1),
    2: Person(id=2, name="al", organization=2),
    3: Person(id=3, name="Bea"),
}
ORGANIZATIONS = {
    1: Organization(id=1, name="School", sector="Schools"),
    2: Organization(id=2, name="Clinic", sector="Health care"),
    3: Organization(id=3, name="Bank", sector="Business"),
    4: Organization(id=4, name="Choir"),
}


def presence(person: int, *, invited: bool = True, here: bool = True) -> Presence:
    return Presence(meeting=1, person=person, invited=invited, arrived=AT if here else None)


def test_those_here_by_name_without_the_removed() -> None:
    there = [presence(1), presence(2), presence(3, here=False), presence(99)]
    assert [person.name for person in present(there, PEOPLE)] == ["al", "Zoe"]


def test_counts_in_words() -> None:
    there = [presence(1), presence(2, here=False), presence(3, invited=False), presence(99)]
    assert count_in_words(counted(there, PEOPLE)) == "1 of 2, 1 walk-in"
    assert count_in_words(counted([presence(1, invited=False)], PEOPLE)) == "1 here"
    assert count_in_words(counted([presence(1)], PEOPLE)) == "1 of 1"
    assert counted(there, PEOPLE).here == 2


def test_missing_sectors_say_why() -> None:
    counts = sector_counts([PEOPLE[1], PEOPLE[3]], ORGANIZATIONS, ["Media", "Business", "Schools"], SECTORS)
    assert counts == [
        SectorCount("Schools", 1),
        SectorCount("Business", 0, NOT_HERE),
        SectorCount("Health care", 0, NOT_HERE),
        SectorCount("Media", 0, NO_ORGANIZATION),
    ]


def test_a_sector_typed_by_another_word_is_not_missing() -> None:
    organizations = {1: Organization(id=1, name="Sheriff", sector="police")}
    counts = sector_counts([PEOPLE[1]], organizations, ["Law"], SECTORS)
    assert counts == [SectorCount("Law", 1)]


def test_an_organization_that_said_no_does_not_stand_for_its_sector() -> None:
    for involvement in ("Said no for now", "Not yet asked"):
        paper = Organization(id=9, name="Gazette", sector="newspaper", involvement=involvement)
        assert sector_counts([], {9: paper}, ["Media"], SECTORS) == [SectorCount("Media", 0, NO_ORGANIZATION)]
        person = Person(id=9, name="Ed", organization=9)
        assert sector_counts([person], {9: paper}, ["Media"], SECTORS) == [SectorCount("Media", 1)]
