"""Nobody under 18 is named in full on paper, wherever the name would come from."""

from __future__ import annotations

from convene.initiative.view import View
from convene.people.names import of_someone_young
from convene.people.person import Person


def for_paper(view: View) -> View:
    """The view that papers are made of: of people under 18 it knows the first name and an initial."""
    people = view.documents(Person.table)
    short = {
        key: {**one, "name": of_someone_young(one["name"])}
        for key, one in people.items()
        if one.get("under_18") is True and isinstance(one.get("name"), str)
    }
    return view.with_documents(Person.table, {**people, **short}) if short else view
