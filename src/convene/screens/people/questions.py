"""The questions about a person and about an organization."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from convene.errors import BadInput
from convene.initiative.attending import known_organizations, sectors
from convene.initiative.view import View
from convene.kinds import choice
from convene.people.matching import exactly, matches
from convene.people.names import is_short, shortened
from convene.people.organization import Organization
from convene.people.person import Person
from convene.people.walk_in import WalkIn, read_walk_in
from convene.screens.form import Question
from convene.typed import clean_line
from convene.widgets.fitting import SEPARATOR, fitting, fitting_last
from convene.widgets.typeahead import Offer

YES_NO = ("Yes", "No")


def new_person_question(view: View) -> Question:
    """One line for a new person: name, organization, sector; what fits is offered part by part."""
    organizations, known_sectors = known_organizations(view), sectors(view)

    def parse(words: str) -> WalkIn:
        return read_walk_in(words, organizations, known_sectors)

    def find(words: str) -> Sequence[Offer]:
        parts = words.split(",", 2)
        typed = parts[-1].strip()
        if len(parts) == 2 and typed:
            return [
                Offer(f"{parts[0].strip()}, {one.name}", value=one.id)
                for one in matches(typed, organizations, 6)
            ]
        if len(parts) == 3 and typed:
            before = ", ".join(part.strip() for part in parts[:2])
            fits = known_sectors.fitting(typed)[:6]
            new = (
                [Offer(words.strip(), "new sector", own=True)]
                if known_sectors.is_new(known_sectors.meant_by(typed))
                else []
            )
            return [*(Offer(f"{before}, {sector}") for sector in fits), *new]
        return ()

    label = "Name, organization, sector"
    return Question(
        "person", label, parse, hint="e.g. Lena Ortiz, Falls Youth Center, Youth", required=True, find=find
    )


def person_questions(view: View, person: Person) -> tuple[Question, ...]:
    """All about one person but phone and mail. Of someone under 18 only first name and initial are kept."""
    typed: dict[str, Any] = {}
    organizations = [Offer(one.name) for one in known_organizations(view)]
    home = view.get(Organization, person.organization)

    def name(words: str) -> str:
        cleaned = clean_line(words).strip()
        typed["name"] = cleaned
        return cleaned

    def under_18(words: str) -> bool:
        typed["under_18"] = yes_or_no(words)
        if typed["under_18"] and not is_short(typed["name"]):
            short = shortened(typed["name"])
            what = "For someone under 18, only the first name and an initial are kept."
            raise BadInput(what, todo=f"Type the name as {short}")
        return bool(typed["under_18"])

    return (
        Question("name", "Name", name, person.name, hint="e.g. Dana Ruiz", required=True),
        Question(
            "organization",
            "Organization",
            lambda words: clean_line(words).strip(),
            home.name if home else "",
            hint="a new name adds the organization",
            find=unless_same(lambda words: fitting(words, organizations)),
        ),
        options_question(view, "roles", "Roles", "seat-roles", person.roles),
        options_question(view, "brings", "What they bring", "brings", person.brings),
        _yes_no("decides", "Can they decide for their organization?", yes_or_no, person.decides),
        _yes_no("vote", "Do they have a seat with a vote?", yes_or_no, person.vote),
        _yes_no("under_18", "Under 18?", under_18, person.under_18),
    )


def contact_question(person: Person) -> Question:
    """Phone or mail, apart from the rest: a form may be on the projector. Nobody under 18 has one."""

    def contact(words: str) -> str:
        if words and person.under_18:
            raise BadInput("For someone under 18, no phone or mail is kept.", todo="Esc goes back.")
        return clean_line(words).strip()

    return Question("contact", "Phone or mail", contact, person.contact, hint="e.g. dana@school.example")


def organization_questions(view: View, organization: Organization) -> tuple[Question, ...]:
    """All about one organization."""

    def one(key: str, label: str, list_id: str, value: str) -> Question:
        return options_question(view, key, label, list_id, (value,) if value else (), several=False)

    return (
        Question("name", "Name", lambda words: clean_line(words).strip(), organization.name, required=True),
        one("sector", "Sector", "sectors", organization.sector),
        options_question(
            view, "what_they_do", "What they do about it", "what-they-do", organization.what_they_do
        ),
        Question(
            "whom_they_reach",
            "Whom they reach",
            lambda words: clean_line(words).strip(),
            organization.whom_they_reach,
        ),
        one("reach", "Reach", "reach", organization.reach),
        one("involvement", "How involved now", "involvement", organization.involvement),
    )


def organization_named(view: View, name: str) -> int | None:
    """The organization that a finished name names for certain; None for a new one.

    Raises BadInput when several bear it.
    """
    found = exactly(name, known_organizations(view)) if name else []
    same = [one for one in found if one.name.casefold() == name.casefold()]
    if len(same) > 1:
        raise BadInput(
            f"There are several organizations “{name}”.", todo="Give one of them another name first."
        )
    return same[0].id if same else None


def options_question(
    view: View, key: str, label: str, list_id: str, values: Sequence[str], *, several: bool = True
) -> Question:
    """A choice from a list; its answer is a tuple of several, or one text.

    What is on record stays allowed, whatever the list says today.
    """
    listed = view.shelf.options.list_named(list_id)
    options = tuple(dict.fromkeys((*(listed.options if listed else ()), *values)))
    closed = bool(listed and listed.closed)
    field = choice.Definition(id=key, title=label, options=options, open=not closed, most=0 if several else 1)
    offers = [Offer(one) for one in options]

    def parse(words: str) -> Any:
        value = choice.parse(words, field, view)
        return tuple(value or ()) if several else value or ""

    find = unless_same(lambda words: fitting_last(words, offers)) if several else one_of(options)
    hint = "several with ; between" if several else ""
    return Question(key, label, parse, SEPARATOR.join(values), hint=hint, find=find, replaces=not several)


def unless_same(find: Callable[[str], Sequence[Offer]]) -> Callable[[str], Sequence[Offer]]:
    """The same offers, but none when the only one is what stands there already."""

    def found(words: str) -> Sequence[Offer]:
        offers = find(words)
        same = len(offers) == 1 and offers[0].words.casefold() == words.strip().casefold()
        return () if same else offers

    return found


def one_of(options: Sequence[str]) -> Callable[[str], Sequence[Offer]]:
    """Offers for one of a list: those that fit what is typed; all, where one of them stands already."""
    offers = [Offer(one) for one in options]

    def found(words: str) -> Sequence[Offer]:
        return offers if words.strip() in options else fitting(words, offers)

    return found


def yes_or_no(words: str) -> bool:
    """Yes or no, or a beginning of either; nothing is no. Raises BadInput."""
    typed = words.strip().casefold()
    found = [word for word in YES_NO if word.casefold().startswith(typed)]
    if not typed:
        return False
    if len(found) != 1:
        raise BadInput(f"“{words}” is neither yes nor no.", todo="Type y or n.")
    return found[0] == "Yes"


def _yes_no(key: str, label: str, parse: Callable[[str], bool], value: bool) -> Question:
    return Question(key, label, parse, "Yes" if value else "", hint="no", find=one_of(YES_NO), replaces=True)
