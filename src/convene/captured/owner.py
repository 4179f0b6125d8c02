"""Who promises, found in a typed line: "Dana to send ...", "Dana: ...", "... @dana", "... (Dana)".

A name of one person on record is that person. One that several share, that is also a word ("Grant"), that is
an organization, or that is nearly a known name is unclear, with those it could be. Two or more capitalized
words that are none of these are a new person's name; a single one is a new person only perhaps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from convene.captured.owner_words import (
    ALSO_WORDS,
    FIRST_VERBS,
    GROUP_WORDS,
    MANY,
    NO_PROMISE,
    NOT_NAMES,
    PARTICLES,
    VERBS_ONLY,
)
from convene.people.matching import Known, alike, exactly, plain

ALIKE = 82
"""Per cent of letters; a name this like a known one may be a slip of the keys."""

_MOST_READINGS = 9
_PROMISE = r"to|will|is\s+(?:going\s+)?to|(?:agreed|offered|promised|volunteered)\s+to"
_LEADING = re.compile(
    r"(?P<name>[^:@\"“”]{1,60}?)"
    rf"(?P<sign>\s+(?:{_PROMISE})\s+|['’]ll\s+|\s*:\s+|\s+[-–—]\s+)(?P<rest>\S.*)",
    re.IGNORECASE,
)
_LEADING_AT = re.compile(r"@(?P<name>\S+(?:\s+\S+){0,2})")
_ENDING_AT = re.compile(r"\s@(?P<name>[^\s@]+(?:\s[^\s@]+){0,3})$")
_ENDING = re.compile(r"\s(?:\((?P<name>[^()]{1,60})\)|[-–—]\s+(?P<dashed>[^-–—]{1,60}))$")
_OF = re.compile(r"(?P<name>.+?)\s*\((?P<organization>[^()]+)\)")
_AND = re.compile(r"\s*(?:,|&|\band\b)\s*", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


class FoundOwner(msgspec.Struct, frozen=True, kw_only=True):
    """Whose a line is: a known `person`; a `new` name; or why it is `unclear`, with those it could be.

    Among the `readings`, one with id 0 is a name not on record. If there is none of these, somebody without a
    name of their own promises ("Parents to bring food"). `rest` is the line without a name that is certain.
    `instead` is the line as it would be if the only one of the readings were taken.
    """

    person: Known | None = None
    new: str | None = None
    readings: tuple[Known, ...] = ()
    unclear: str = ""
    rest: str = ""
    instead: str = ""


def find_owner(line: str, people: Sequence[Known], *, promised: bool = False) -> FoundOwner | None:
    """Whose the line is; None if it names nobody.

    `promised`: the line is an action for sure; otherwise "Dana will be late" and "Grant: due in May" name
    nobody.
    """
    if line.startswith("@"):
        return _leading_at(line, people)
    at_end = _ENDING_AT.search(line)
    if at_end:
        return _at(at_end["name"].rstrip(" .,;"), people, line, line[: at_end.start()])
    leading = _LEADING.match(line)
    if leading:
        found = _leading(leading, people, promised)
        if found:
            return found
    ending = _ENDING.search(line)
    if ending:
        name = ending["name"] or ending["dashed"]
        return known_in(name, people, line, line[: ending.start()])
    return None


def _at(name: str, people: Sequence[Known], line: str, rest: str) -> FoundOwner | None:
    found = exactly(name, people)
    if len(found) == 1:
        return FoundOwner(person=found[0], rest=rest)
    if found:
        return _several(name, found, line)
    if _is_name(name) or _may_be_name(name):
        return _new(name, people, line, rest)
    if name.isalpha() and not {name.casefold()} & (NOT_NAMES | GROUP_WORDS):
        return _perhaps_new(name, people, line)
    return None


def _leading_at(line: str, people: Sequence[Known]) -> FoundOwner | None:
    words = _LEADING_AT.match(line)
    names = words["name"].split() if words else []
    for count in range(len(names), 0, -1):
        name = " ".join(names[:count]).rstrip(":,")
        if exactly(name, people):
            rest = line[1:].split(maxsplit=count)[count:]
            return _at(name, people, line, re.sub(r"^(?:to|will)\s+", "", " ".join(rest)))
    return None


def _leading(match: re.Match[str], people: Sequence[Known], promised: bool) -> FoundOwner | None:
    name, sign, first = match["name"].strip(), match["sign"].strip().casefold(), _first(match["rest"])
    news = sign not in {"to", ":"} and first in NO_PROMISE
    word = plain(name) in ALSO_WORDS and first not in FIRST_VERBS
    if not promised and (news or word):
        return None
    found = known_in(name, people, match.string, match["rest"])
    if found or sign in {":", "-", "–", "—"}:
        return found
    return _not_known(name, match["rest"], people, match.string)


def _not_known(name: str, rest: str, people: Sequence[Known], line: str) -> FoundOwner | None:
    """Somebody who isn't a person on record "to" do something: an organization, a new person, or nobody."""
    words = plain(name).split()
    members = members_of(name, people, line)
    if members:
        return members
    if rest[0].islower() and _is_name(name) and not _begun(name, people):
        return _new(name, people, line, rest)
    if _first(rest) not in FIRST_VERBS:
        return None
    if _may_be_name(name):
        return _perhaps_new(name, people, line)
    many = words and (words[-1] in MANY or not GROUP_WORDS.isdisjoint(words))
    small = name.islower() and len(words) <= 2 and NOT_NAMES.isdisjoint(words) and _first(rest) in VERBS_ONLY
    return FoundOwner(rest=line) if many or small else None


def members_of(name: str, people: Sequence[Known], line: str) -> FoundOwner | None:
    """Those who come for the organization of this name; None if nobody does."""
    members = [one for one in people if one.organization and plain(one.organization) == plain(name)]
    if not members:
        return None
    readings = tuple(members[:_MOST_READINGS])
    return FoundOwner(readings=readings, unclear=f"“{name}” is an organization.", rest=line)


def _begun(name: str, people: Sequence[Known]) -> bool:
    """Whether it is a sentence about somebody rather than a name: "Tell Dana", "Nudge Dana Ruiz"."""
    first, _, others = name.partition(" ")
    others = plain(others)
    return first.casefold() in FIRST_VERBS or any(
        " " in others or not plain(one.name).endswith(f" {others}") for one in exactly(others, people)
    )


def _first(words: str) -> str:
    return words.split(maxsplit=1)[0].casefold()


def known_in(name: str, people: Sequence[Known], line: str, rest: str) -> FoundOwner | None:
    """Those on record whom a name fits, one or several names with "and" between."""
    of = _OF.fullmatch(name)
    if of:
        organization = plain(of["organization"])
        found = [
            one for one in exactly(of["name"], people) if plain(one.organization).startswith(organization)
        ]
    else:
        found = exactly(name, people)
    if not found:
        each = [exactly(part, people) for part in _AND.split(name) if part]
        found = [one for some in each for one in some] if len(each) > 1 and all(each) else []
    if not found:
        return None
    if len(found) > 1:
        return _several(name, found, line)
    if plain(name) in ALSO_WORDS:
        return FoundOwner(readings=tuple(found), unclear=f"“{name}” may be a name, or a word.", rest=line)
    return FoundOwner(person=found[0], rest=rest)


def _several(name: str, found: Sequence[Known], line: str) -> FoundOwner:
    readings = tuple(dict.fromkeys(found))[:_MOST_READINGS]
    return FoundOwner(readings=readings, unclear=f"“{name}” can be more than one person.", rest=line)


def _new(name: str, people: Sequence[Known], line: str, rest: str) -> FoundOwner:
    return _perhaps_new(name, people, line) if alike(name, people, ALIKE) else FoundOwner(new=name, rest=rest)


def _perhaps_new(name: str, people: Sequence[Known], line: str) -> FoundOwner:
    """Somebody new, or a known person by a slip of the keys, or no name at all."""
    near = alike(name, people, ALIKE)[: _MOST_READINGS - 1]
    return FoundOwner(
        readings=(*near, Known(0, name)), unclear=f"“{name}” is not among the people yet.", rest=line
    )


def _is_name(name: str) -> bool:
    """Two to five words, capitalized but for small ones inside, and none that tells another story."""
    words = name.split()
    return (
        2 <= len(words) <= 5
        and all(_may_be_name(word) or (inside and word in PARTICLES) for inside, word in enumerate(words))
        and _may_be_name(words[-1])
    )


def _may_be_name(word: str) -> bool:
    spelled = word.casefold().rstrip(".")
    shouted = len(spelled) > 2 and word.isupper() and "." not in word
    return bool(
        _NAME_WORD.fullmatch(word)
        and word[0].isupper()
        and not shouted
        and spelled not in NOT_NAMES
        and spelled not in GROUP_WORDS
    )
