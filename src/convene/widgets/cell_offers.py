"""What is offered while a cell is typed: options, names, rows of earlier tables, the day that words mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from convene.errors import BadInput
from convene.kinds import choice, date, number, pick, rating, row, text, yes_no
from convene.kinds.columns import CellField, Column, parse_cell, show_cell
from convene.kinds.field import Around
from convene.kinds.pick import Registry
from convene.typed import clean_line
from convene.widgets.fitting import SEPARATOR, fitting, fitting_last, split_last
from convene.widgets.offer import Offer


class NewName(NamedTuple):
    """Stands in an offer for a name that would be added to a registry."""

    registry: Registry
    name: str


class AsTyped(NamedTuple):
    """Stands in an offer for the words themselves."""

    words: str


def new_name(name: str, registry: Registry) -> list[Offer]:
    """The offer to add a name to a registry; none for a day or a number.

    Strategies and measures have worksheets where they are thought out: a word in the wrong column must not
    become one.
    """
    if not any(letter.isalpha() for letter in name):
        return []
    value, seldom = NewName(registry, name), registry in {"strategies", "measures"}
    return [Offer(f"Add “{name}”", f"to the {registry}", value, own=True, seldom=seldom)]


def takes_several(field: CellField) -> bool:
    """Whether more than one can be chosen, with semicolons between."""
    return isinstance(field, choice.Definition | pick.Definition | row.Definition) and field.most != 1


def chooses(field: CellField) -> bool:
    """Whether one chooses from a list, so that what is typed replaces what was chosen before."""
    listed = choice.Definition | pick.Definition | row.Definition | rating.Definition | yes_no.Definition
    return isinstance(field, listed)


def begins_with_digits(field: CellField) -> bool:
    """Whether what belongs here begins with a digit: numbers, days, numbered options."""
    if isinstance(field, choice.Definition):
        return bool(field.options) and all(option[:1].isdigit() for option in field.options)
    return isinstance(field, number.Definition | rating.Definition | date.Definition)


def offers_for(words: str, column: Column, around: Around, *, all_of_them: bool = False) -> list[Offer]:
    """Offers for typed words, best first; `all_of_them` for words that were there when the cell opened."""
    field = column.field
    if isinstance(field, date.Definition):
        return _day(words, column, around)
    known = _known(field, around)
    if takes_several(field):
        offers = fitting_last("" if all_of_them and not words else words, known)
        last = split_last(words)[1]
    else:
        offers = fitting("" if all_of_them else words, known)
        last = clean_line(words).strip()
    if last and not all_of_them and not _is_there(last, known):
        offers += _new(last, words, field)
    return offers


def separates_here(words: str, field: CellField) -> bool:
    """Whether a comma typed after these words ends one of several choices, and isn't part of an option."""
    if not takes_several(field):
        return False
    begun = f"{split_last(words)[1].casefold()},"
    options = field.options if isinstance(field, choice.Definition) else ()
    return not any(option.casefold().startswith(begun) for option in options)


def _known(field: CellField, around: Around) -> Sequence[Offer]:
    if isinstance(field, choice.Definition):
        return [Offer(option) for option in field.options]
    if isinstance(field, pick.Definition | row.Definition):
        return [Offer(words, value=found) for found, words in around.choices(field.source)]
    if isinstance(field, yes_no.Definition):
        return [Offer(words, value=value) for value, words in yes_no.WORDS.items()]
    if isinstance(field, rating.Definition):
        names = dict(zip(field.levels, field.words, strict=False))
        return [Offer(str(level), names.get(level, ""), level) for level in field.levels]
    if isinstance(field, text.Definition) and field.suggest:
        return [Offer(words) for _, words in around.choices(field.suggest)]
    return []


def _is_there(last: str, known: Sequence[Offer]) -> bool:
    return any(offer.words.casefold() == last.casefold() for offer in known)


def _new(last: str, words: str, field: CellField) -> list[Offer]:
    if isinstance(field, pick.Definition):
        return new_name(last, field.registry)
    own_words = (
        isinstance(field, row.Definition)
        or (isinstance(field, choice.Definition) and field.open)
        or (isinstance(field, text.Definition) and field.suggest is not None)
    )
    whole = SEPARATOR.join((*split_last(words)[0], last)) if takes_several(field) else last
    return [Offer(f"“{last}”", "as typed", AsTyped(whole), own=True)] if own_words else []


def _day(words: str, column: Column, around: Around) -> list[Offer]:
    try:
        value = parse_cell(words, column, around)
    except BadInput:
        return []
    shown = show_cell(value, column, around)
    return [Offer(shown, value=value)] if shown and shown != words else []
