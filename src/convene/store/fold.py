"""Operations applied one after the other; what two laptops did to one field is kept as a question.

The state of a record follows from its operations in the order of (logical time, site), whoever reads them:
two laptops that have the same log show the same. A field that both changed holds the later value, and both
values stand in the table `conflicts` until somebody chooses. A removed row stays removed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from convene.store.operation import ID_STEP, Change, Operation, Tables, apply

CONFLICTS = "conflicts"
"""Table of open questions: `table`, `row`, `field` ("" for the whole row), `stands` (the site whose value is
in the record) and `sides`: site to {`value` unless removed, `at`, `by`}."""

_UNASKED = frozenset({"order", "on"})
"""Fields that only say where a row stands and on which day it was typed: the later one wins unasked."""

_MISSING: Any = object()


class _Mark(NamedTuple):
    """Who wrote a field last; for a removed row also what it held."""

    site: str
    at: str
    by: str
    held: Mapping[str, Any] | None = None


class Fold:
    """Tables that operations are applied to, and what follows from them for the record's bookkeeping.

    `several` is set when more than one site's operations are applied, so that what they did to one field can
    be told. `unexplained` counts changes that found something else there than they expected, by nobody's
    operation known here: then a fold from the beginning of the log tells more.
    """

    def __init__(self, tables: Tables, *, time: int, several: bool) -> None:
        self.tables = tables
        self.time = time
        self.last: dict[str, int] = {}
        self.highest: dict[str, dict[int, int]] = {}
        self.unexplained = 0
        self._several = several
        self._marks: dict[tuple[str, int, str], _Mark] = {}

    def take(self, site: str, operation: Operation) -> None:
        """Apply one operation. An operation out of order never overwrites what it did not see."""
        late = operation.t < self.time
        self.time = max(self.time, operation.t)
        self.last[site] = max(self.last.get(site, 0), operation.n)
        for change in operation.ch:
            self._count(change)
            if self._several and change.table != CONFLICTS:
                self._merge(site, operation, change, late=late)
            else:
                apply(self.tables, (change,))
                went_on(self.tables, site, operation, change)

    def _count(self, change: Change) -> None:
        counter, maker = divmod(change.id, ID_STEP)
        if counter >= 0:  # ids below zero are made of names, not counted
            sites = self.highest.setdefault(change.table, {})
            sites[maker] = max(sites.get(maker, 0), counter)

    def _merge(self, site: str, operation: Operation, change: Change, *, late: bool) -> None:
        document = self.tables.get(change.table, {}).get(str(change.id))
        mark = _Mark(site, operation.at, operation.by)
        if change.new is not None and document is None:
            self._apply(change, mark, change.new)
        elif change.new is not None:  # both made, or put back, the same row
            fields = Change(table=change.table, id=change.id, set=change.new, was={})
            self._set(fields, document or {}, mark, late=late)
        elif document is None:
            self._lost(change, mark)
        elif change.set is None:
            self._remove(change, document, mark)
        else:
            self._set(change, document, mark, late=late)

    def _set(self, change: Change, document: Mapping[str, Any], mark: _Mark, *, late: bool) -> None:
        now, was = dict(change.set or {}), dict(change.was or {})
        for field in dict.fromkeys((*now, *was)):
            here = document.get(field, _MISSING)
            new = now.get(field, _MISSING)
            if here in (was.get(field, _MISSING), new):
                _went_on(self.tables, change, field, new, mark)
                continue
            writer = self._marks.get((change.table, change.id, field))
            if writer is None:
                self.unexplained += 1
            if field not in _UNASKED and (late or (writer is not None and writer.site != mark.site)):
                other = writer or _Mark("", "", "")
                _ask(self.tables, change, field, ((other, here), (mark, new)), stands=other if late else mark)
            if late:  # what stands was not seen by this one
                now.pop(field, None)
                was.pop(field, None)
        self._apply(Change(table=change.table, id=change.id, set=now, was=was), mark, {**now, **was})

    def _remove(self, change: Change, document: Mapping[str, Any], mark: _Mark) -> None:
        was = change.was or {}
        differing = [field for field in {**document, **was} if document.get(field) != was.get(field)]
        writers = [self._marks.get((change.table, change.id, field)) for field in differing]
        others = [writer for writer in writers if writer and writer.site != mark.site]
        if others and not _UNASKED.issuperset(differing):
            _ask(self.tables, change, "", ((others[-1], dict(document)), (mark, _MISSING)), stands=mark)
        elif None in writers:
            self.unexplained += 1
        self._apply(change, mark, document)
        self._marks[change.table, change.id, ""] = mark._replace(held=document)

    def _lost(self, change: Change, mark: _Mark) -> None:
        """A change of a row that another removed: it stays removed, and the change is kept in a question."""
        remover = self._marks.get((change.table, change.id, ""))
        if remover is None:
            self.unexplained += 1
        elif remover.site != mark.site and change.set is not None and not _UNASKED.issuperset(change.set):
            theirs = {**(remover.held or {}), **change.set}
            _ask(self.tables, change, "", ((remover, _MISSING), (mark, theirs)), stands=remover)

    def _apply(self, change: Change, mark: _Mark, fields: Iterable[str]) -> None:
        apply(self.tables, (change,))
        for field in fields:
            self._marks[change.table, change.id, field] = mark


def went_on(tables: Tables, site: str, operation: Operation, change: Change) -> None:
    """A side of an open question goes on by itself: the question shows its newest value, and that it stands.

    So it does at once where it is typed, as on every laptop that reads it in the log.
    """
    if change.set is not None and tables.get(CONFLICTS) and change.table != CONFLICTS:
        mark = _Mark(site, operation.at, operation.by)
        for field in dict.fromkeys((*change.set, *(change.was or {}))):
            _went_on(tables, change, field, change.set.get(field, _MISSING), mark)


def _went_on(tables: Tables, change: Change, field: str, value: Any, mark: _Mark) -> None:
    asked = tables.get(CONFLICTS, {}).get(str(question_id(change.table, change.id, field)))
    if asked and mark.site in asked["sides"]:
        _ask(tables, change, field, ((mark, value),), stands=mark)


def _ask(
    tables: Tables, change: Change, field: str, sides: Iterable[tuple[_Mark, Any]], *, stands: _Mark
) -> None:
    questions = tables.setdefault(CONFLICTS, {})
    key = str(question_id(change.table, change.id, field))
    before = questions.get(key, {}).get("sides", {})
    told = {
        mark.site: {"at": mark.at, "by": mark.by} | ({} if value is _MISSING else {"value": value})
        for mark, value in sides
    }
    questions[key] = {
        "table": change.table,
        "row": change.id,
        "field": field,
        "stands": stands.site,
        "sides": {**before, **told},
    }


def question_id(table: str, row: int, field: str) -> int:
    """The id of the question about a field: the same on every laptop, and below zero."""
    return named_id(f"{table}/{row}/{field}")


def named_id(name: str) -> int:
    """An id made of a name instead of a counter: two laptops that make the same thing make the same row."""
    return -1 - int.from_bytes(hashlib.blake2b(name.encode(), digest_size=6).digest(), "big")
