"""Measures with their values, worked out once; after a change only those that it touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import compress
from operator import is_, is_not
from typing import Any, TypeAlias

from convene.measures.measure import Measure
from convene.measures.observation import Observation, Values

Documents: TypeAlias = Mapping[str, Mapping[str, Any]]


class Measured:
    """Compares documents by identity: the record replaces them and never alters one.

    So a look at twenty thousand of which none changed takes no time that anybody would notice.
    """

    def __init__(self, read: Callable[[str, Mapping[str, Any]], Observation | None]) -> None:
        """`read` makes a value of a document; None of one that is on no list."""
        self._read = read
        self._documents: Documents = {}
        self._observed: dict[int, dict[str, Observation]] = {}
        self._values: dict[int, Values] = {}

    def values(self, measures: Iterable[Measure], documents: Documents) -> list[Values]:
        """The values of each measure that has a name, in the order of the measures."""
        touched = self._take_in(documents)
        found = {}
        for measure in measures:
            if measure.name:
                values = self._values.get(measure.id)
                if values is None or measure.id in touched or values.measure != measure:
                    values = Values(measure, self._observed.get(measure.id, {}).values())
                found[measure.id] = values
        self._values = found
        return list(found.values())

    def _take_in(self, documents: Documents) -> set[int]:
        """The measures with values that came, went or changed since the last time."""
        before = self._documents
        if len(before) == len(documents) and all(map(is_, before.values(), documents.values())):
            return set()
        touched: set[int] = set()
        new = _other(documents, before)
        in_place = len(before) == len(documents) and all(key in before for key in new)
        gone = () if in_place else before.keys() - documents.keys()
        for key in (*gone, *new):
            if key in before:
                measure = before[key].get("measure")
                if isinstance(measure, int):  # else it was no value of any
                    touched.add(measure)
                    self._observed.get(measure, {}).pop(key, None)
        for key in new:
            value = self._read(key, documents[key])
            if value:
                touched.add(value.measure)
                self._observed.setdefault(value.measure, {})[key] = value
        self._documents = dict(documents)
        return touched


def _other(documents: Documents, before: Documents) -> list[str]:
    """The keys of all documents that are new or replaced; there may be more where some came and some went."""
    if len(before) == len(documents):  # a replaced one stays in its place
        return list(compress(documents, map(is_not, documents.values(), before.values())))
    return list(compress(documents, map(is_not, documents.values(), map(before.get, documents))))
