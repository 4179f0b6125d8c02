"""Typed words to the people or organizations they may name, or name for certain.

Case, accents, dots, apostrophes and hyphens don't matter, nor do titles ("Dr.", "Captain") before a name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

ALIKE = 75
"""Per cent of letters that must agree for a slip of the keys."""

_LEAST_ALIKE = 3
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "-": " ", "‐": " ", "–": " "}
    | dict.fromkeys(".'’`\"“”()", "")
)
# fmt: off
_TITLES = frozenset({
    "dr", "mr", "mrs", "ms", "mx", "miss", "prof", "professor", "rev", "reverend", "pastor", "father",
    "sister", "rabbi", "imam", "judge", "justice", "sheriff", "captain", "capt", "chief", "officer", "sgt",
    "sergeant", "lt", "lieutenant", "deputy", "mayor", "principal", "coach", "superintendent",
    "doctor", "nurse",
})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd", "rn", "lcsw", "esq"})
# fmt: on


class Known(NamedTuple):
    """Someone or something on record, under their id; an organization has an empty `organization`."""

    id: int
    name: str
    organization: str = ""


class _Name(NamedTuple):
    """A name taken apart: "Dr. Kwame Osei-Boateng" has the parts "kwame" and "osei boateng"."""

    parts: tuple[str, ...]
    titles: tuple[str, ...]
    whole: str


def plain(text: str) -> str:
    """Words for comparing: "Lucía  O'Brien-Ortiz" is "lucia obrien ortiz"."""
    small = text.casefold()
    if not small.isascii():
        letters = unicodedata.normalize("NFKD", small)
        small = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(small.translate(_PLAIN).split())


def matches(typed: str, known: Sequence[Known], limit: int = 9, *, slips: bool = True) -> list[Known]:
    """Those whom unfinished words may name, best first, at most `limit`; for no words the first ones known.

    A beginning of the name comes before beginnings of any of its words ("j okafor"), then those of the
    organization's, then, with `slips`, names that are only alike.
    """
    words = plain(typed).split()
    if not words:
        return list(known[:limit])
    best = [one for _, one in _ranked(words, known)[:limit]]
    if slips and len(best) < limit:
        best += [one for one in alike(typed, known) if one not in best][: limit - len(best)]
    return best


def likeliest(typed: str, known: Sequence[Known]) -> list[Known]:
    """Those of `matches` whom unfinished words fit best: "de" Denise before Delacroix and the Department."""
    ranked = _ranked(plain(typed).split(), known)
    return [one for rank, one in ranked if rank == ranked[0][0]]


def begun(typed: str, known: Sequence[Known]) -> list[Known]:
    """All whose own name unfinished words begin, as in `matches` but not by their organization."""
    words = plain(typed).split()
    ranked = [
        (rank, place, one)
        for place, one in enumerate(known)
        if words and (rank := _rank(" ".join(words), words, _split(one.name), "")) is not None
    ]
    return [one for _, _, one in sorted(ranked)]


def initialed(letters: str, known: Sequence[Known]) -> list[Known]:
    """Those with these initials, all of them: "KOB" is Kwame Osei-Boateng."""
    typed = plain(letters).replace(" ", "")
    return [
        one
        for one in known
        if len(typed) > 1 and "".join(part[0] for part in _split(one.name).whole.split()) == typed
    ]


def exactly(name: str, known: Sequence[Known]) -> list[Known]:
    """Those whom a finished name names: all, if several share it; none, if it names nobody for certain.

    A full name names only those who bear it whole; a first or a last name alone, a first name with the last
    initial, or an initial with the last name ("J. Okafor") all those whom it fits.
    """
    typed = _split(name)
    if not typed.parts:
        return []
    full = [one for one in known if _split(one.name).whole == typed.whole]
    if full and len(typed.parts) > 1:
        return full
    return [one for one in known if one in full or _fits(typed.whole, _split(one.name).parts)]


def alike(name: str, known: Sequence[Known], least: int = ALIKE) -> list[Known]:
    """Those with a name so like this one that it may be a slip of the keys, most alike first.

    One word is compared with each part of a name, several with the whole name; under three letters with none.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only typing needs it

    typed = _split(name)
    if len(typed.whole) < _LEAST_ALIKE:
        return []
    choices, owners = (_parts if len(typed.parts) == 1 else _wholes)(tuple(known))
    found = process.extract(typed.whole, choices, scorer=fuzz.ratio, score_cutoff=least, limit=None)
    return list(dict.fromkeys(owners[place] for _, _, place in found))


def given_first(name: str) -> list[str]:
    """The words of a name as they are spelled, first names first, also of "Osei-Boateng, Kwame"."""
    last, comma, first = name.partition(",")
    if comma and plain(first) not in SUFFIXES:
        name = f"{first} {last}"
    return name.replace(",", " ").split()


def last_name(name: str) -> str:
    """The last name, for comparing: "prakash" of "Dr. Helen Prakash", "whitfield moss" of a double name."""
    return (_split(name).parts or ("",))[-1]


def _ranked(words: list[str], known: Sequence[Known]) -> list[tuple[int, Known]]:
    """Those whom the words fit, best first, each with its rank."""
    whole = " ".join(words)
    ranked = [
        (rank, name.whole, one.id, one)
        for one in known
        if words and (rank := _rank(whole, words, name := _split(one.name), one.organization)) is not None
    ]
    return [(rank, one) for rank, _, _, one in sorted(ranked)]


def _rank(typed: str, words: list[str], name: _Name, organization: str) -> int | None:
    """0 best; None if the words don't fit at all."""
    if name.whole.startswith(typed):
        return 0 if name.whole[len(typed) : len(typed) + 1] in {"", " "} else 1
    own = name.whole.split()
    if _begin_in_order(words, own):
        return 2
    own += name.titles
    if _begin(words, own):
        return 3
    if organization and _begin(words, own + _plain_once(organization).split()):
        return 4
    return None


def _begin_in_order(words: list[str], own: list[str]) -> bool:
    rest = iter(own)
    return all(any(word.startswith(typed) for word in rest) for typed in words)


def _begin(words: list[str], pool: list[str]) -> bool:
    return all(any(word.startswith(typed) for word in pool) for typed in words)


def _fits(typed: str, name: tuple[str, ...]) -> bool:
    if len(name) < 2:
        return typed in name
    firsts = {name[0], " ".join(name[:-1])}
    lasts = {name[-1], " ".join(name[1:])}
    if typed in firsts or typed in lasts:
        return True
    words = typed.split()
    cuts = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words)))
    return any(_given_and_family(given, family, firsts, lasts) for given, family in cuts)


def _given_and_family(given: str, family: str, firsts: set[str], lasts: set[str]) -> bool:
    """Both in full, or one of them an initial."""
    if given in firsts:
        return family in lasts or (len(family) == 1 and any(one.startswith(family) for one in lasts))
    return len(given) == 1 and family in lasts and any(one.startswith(given) for one in firsts)


@lru_cache(maxsize=8192)
def _split(name: str) -> _Name:
    """The parts of a name, first names first: "Osei-Boateng, Kwame" is "kwame", "osei boateng"."""
    parts = [part for part in map(plain, given_first(name)) if part]
    titles: list[str] = []
    while len(parts) > 1 and parts[0] in _TITLES:
        titles.append(parts.pop(0))
    while len(parts) > 1 and parts[-1] in SUFFIXES:
        parts.pop()
    return _Name(tuple(parts), tuple(titles), " ".join(parts))


_plain_once = lru_cache(maxsize=2048)(plain)


@lru_cache(maxsize=4)
def _parts(known: tuple[Known, ...]) -> tuple[list[str], list[Known]]:
    """Every part of every name, and beside it whose it is."""
    pairs = [(part, one) for one in known for part in _split(one.name).parts]
    return [part for part, _ in pairs], [one for _, one in pairs]


@lru_cache(maxsize=4)
def _wholes(known: tuple[Known, ...]) -> tuple[list[str], list[Known]]:
    """Every whole name, and beside it whose it is."""
    return [_split(one.name).whole for one in known], list(known)
