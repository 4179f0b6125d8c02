"""Typed words to people on record, and to someone new with what fits part by part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from convene.errors import BadInput
from convene.initiative.attending import known_organizations, known_people, sectors
from convene.initiative.view import View
from convene.people.matching import Known, alike, exactly, matches, plain
from convene.people.walk_in import WalkIn, read_walk_in
from convene.widgets.typeahead import Offer

MOST = 6
"""Offers at a time."""


def people_offers(view: View, words: str, mark: Callable[[int], bool]) -> list[Offer]:
    """Those whom the words may name, and someone new of that name; `mark` says who has the mark already.

    An offer's value is a tuple of people's ids, or a `WalkIn`.
    """
    if "," in words:
        return new_people_offers(view, words)
    known = known_people(view)
    found = matches(words, known, MOST, slips=False)
    slips = [] if found else alike(words, known)[:MOST]
    offers = [Offer(one.name, _note(one, mark), (one.id,), loose=one in slips) for one in (*found, *slips)]
    if not exactly(words, known):
        note = "new person: Enter, or type on: , organization, sector"
        offers.append(Offer(words.strip(), note, WalkIn(words.strip()), own=True))
    return offers


def new_people_offers(view: View, words: str) -> list[Offer]:
    """What a new person's line may mean: organizations that begin so, or sectors; and the line as typed."""
    try:
        typed = new_person(view, words)
    except BadInput:
        return []
    meant: Sequence[WalkIn] = [typed]
    if words.count(",") == 1 and typed.organization and typed.organization_id is None:
        begun = [
            typed._replace(organization=one.name, organization_id=one.id)
            for one in known_organizations(view)
            if plain(one.name).startswith(plain(typed.organization))
        ]
        meant = [*begun[: MOST - 1], typed]
    elif words.count(",") > 1:
        fits = sectors(view).fitting(words.split(",", 2)[2])
        found = (typed._replace(sector=one, new_sector=False) for one in fits)
        meant = list(dict.fromkeys([*found, typed]))[:MOST]
    return [Offer(one.words, _news(one), one, own=one == typed) for one in meant]


def new_person(view: View, words: str) -> WalkIn:
    """The line as typed. Raises BadInput without a name."""
    return read_walk_in(words, known_organizations(view), sectors(view))


def _note(known: Known, mark: Callable[[int], bool]) -> str:
    return " · ".join(part for part in (known.organization, "✓" if mark(known.id) else "") if part)


def _news(new: WalkIn) -> str:
    if new.organization and new.organization_id is None:
        return "new person, new organization"
    return "new person"
