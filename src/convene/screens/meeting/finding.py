"""Typed words to people on record, and to someone new with what fits part by part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from convene.errors import BadInput
from convene.initiative.attending import known_organizations, known_people, sectors
from convene.initiative.view import View
from convene.people.matching import Known, alike, exactly, likeliest, matches, plain
from convene.people.walk_in import WalkIn, read_walk_in
from convene.widgets.typeahead import Offer

MOST = 6
"""Offers at a time."""

LIKE = 80
"""Per cent of letters; an organization so like a typed one may be meant."""


def people_offers(view: View, words: str, mark: Callable[[int], bool]) -> list[Offer]:
    """Those whom the words may name, and someone new of that name; `mark` says who has the mark already.

    Enter takes the one whom they fit best among those without the mark; two letters make nobody new.

    An offer's value is a tuple of people's ids, or a `WalkIn`.
    """
    if "," in words:
        return new_people_offers(view, words)
    known = known_people(view)
    likely = likeliest(words, known)
    first = [one for one in likely if not mark(one.id)] or likely
    found = [*first, *(one for one in matches(words, known, MOST, slips=False) if one not in first)][:MOST]
    slips = [] if found else alike(words, known)[:MOST]
    offers = [
        Offer(one.name, _note(one, mark), (one.id,), lesser=one not in [*first, *slips], loose=one in slips)
        for one in (*found, *slips)
    ]
    if not exactly(words, known):
        note = "new person: Enter, or type on: , organization, sector"
        whole = " " in words.strip()
        offers.append(Offer(words.strip(), note, WalkIn(words.strip()), own=True, seldom=not whole))
    return offers


def new_people_offers(view: View, words: str) -> list[Offer]:
    """What a new person's line may mean: organizations that begin so, or sectors; and the line as typed."""
    try:
        typed = new_person(view, words)
    except BadInput:
        return []
    meant: list[WalkIn] = []
    slips: list[WalkIn] = []
    if words.count(",") > 1:
        found = sectors(view)
        meant = [typed._replace(sector=one, new_sector=False) for one in found.fitting(typed.sector)]
        slips = [typed._replace(sector=one, new_sector=False) for one in found.near(typed.sector)]
    if typed.organization and typed.organization_id is None:
        known = known_organizations(view)
        begun = [one for one in known if plain(one.name).startswith(plain(typed.organization))]
        if words.count(",") == 1:
            meant = [_of(typed, one) for one in begun]
        slips += [_of(typed, one) for one in _slips(typed.organization, known) if one not in begun]
    sure = [Offer(one.words, _news(one), one, own=one == typed) for one in dict.fromkeys(meant)]
    loose = [Offer(one.words, _news(one), one, loose=True) for one in slips if one not in [*meant, typed]]
    offers = [*sure, *loose][: MOST - 1]
    return offers if typed in meant else [*offers, Offer(typed.words, _news(typed), typed, own=True)]


def _slips(words: str, organizations: Sequence[Known]) -> list[Known]:
    """Those the words may be a slip for: "Station 4" is none for "Station 5"."""
    return [one for one in alike(words, organizations, LIKE) if _figures(one.name) == _figures(words)]


def _figures(words: str) -> list[str]:
    return [letter for letter in words if letter.isdigit()]


def _of(new: WalkIn, organization: Known) -> WalkIn:
    """The same from an organization on record, which has its sector already."""
    return new._replace(
        organization=organization.name, organization_id=organization.id, sector="", new_sector=False
    )


def new_person(view: View, words: str) -> WalkIn:
    """The line as typed. Raises BadInput without a name."""
    return read_walk_in(words, known_organizations(view), sectors(view))


def _note(known: Known, mark: Callable[[int], bool]) -> str:
    return " · ".join(part for part in (known.organization, "✓" if mark(known.id) else "") if part)


def _news(new: WalkIn) -> str:
    if new.organization and new.organization_id is None:
        return "new person, new organization"
    return "new person"
