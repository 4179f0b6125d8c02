"""Nobody under 18 is named in full on what leaves, wherever the name is from, or can be reached by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from convene.initiative.history import Entry
from convene.initiative.view import View
from convene.meetings.agenda import AgendaItem
from convene.people.names import of_someone_young
from convene.people.person import Person
from convene.voting.tally import Vote

_NAMED = ((AgendaItem.table, "lead"), (Vote.table, "recorded_by"))
"""Where the name of a person is kept as words."""

_Documents: TypeAlias = Mapping[str, Mapping[str, Any]]


def kept_short(table: str, document: Mapping[str, Any]) -> dict[str, Any]:
    """A row as it may be kept: of somebody under 18 with a first name, an initial and no contact."""
    found = dict(document)
    if table == Person.table and _is_young(found):
        found |= {"name": of_someone_young(found["name"])} if isinstance(found.get("name"), str) else {}
        found |= {"contact": ""} if found.get("contact") else {}
    return found


def for_paper(view: View) -> View:
    """The view that papers and exports are made of: people under 18 have a first name and an initial."""
    people = view.documents(Person.table)
    young = {
        key: {**one, "name": of_someone_young(one["name"]), "contact": ""}
        for key, one in people.items()
        if _is_young(one) and isinstance(one.get("name"), str)
    }
    if not young:
        return view
    names = _short_for(people[key]["name"] for key in young)
    view = view.with_documents(Person.table, {**people, **young})
    for table, field in _NAMED if names else ():
        view = view.with_documents(table, _shortened(view.documents(table), field, names))
    return view


def past_for_paper(view: View, past: Sequence[Entry]) -> list[Entry]:
    """Deeds as they may be told: without the full names that those under 18 have or once had."""
    given: dict[str, set[str]] = defaultdict(set)
    young: set[str] = set()
    changes = (change for entry in past for change in entry.changes if change.table == Person.table)
    for change in changes:
        for document in filter(None, (change.new, change.set, change.was)):
            given[str(change.id)].update(name for name in [document.get("name")] if isinstance(name, str))
            young |= {str(change.id)} if _is_young(document) else set()
    today = view.documents(Person.table)
    young = {key for key in young if key not in today or _is_young(today[key])}
    names = _short_for(name for key in sorted(young) for name in sorted(given[key]))
    return [entry._replace(what=_in_short(entry.what, names)) for entry in past]


def _is_young(person: Mapping[str, Any]) -> bool:
    return person.get("under_18") is True


def _short_for(names: Iterable[str]) -> dict[str, str]:
    """The short names of those that are not short."""
    return {name: short for name in names if (short := of_someone_young(name)) != name}


def _shortened(documents: _Documents, field: str, names: Mapping[str, str]) -> _Documents:
    return {
        key: {**one, field: _in_short(one[field], names)} if isinstance(one.get(field), str) else one
        for key, one in documents.items()
    }


def _in_short(words: str, names: Mapping[str, str]) -> str:
    for full, short in names.items():
        words = words.replace(full, short)
    return words
