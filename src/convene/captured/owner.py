"""Who promises, found in a typed line: "Dana to send ...", "Dana: ...", "... @dana", "... (Dana)".

A name of one person on record is that person. One that several share, that is also a word ("Grant"), that is
an organization, or that is nearly a known name is unclear, with those it could be. Two or more capitalized
words that are none of these are a new person's name; a single one is a new person only perhaps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

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
from convene.people.matching import Known, alike, begun, exactly, initialed, plain

ALIKE = 82
"""Per cent of letters; a name this like a known one may be a slip of the keys."""

_MOST_READINGS = 9
_MOST_HOMES = 2
"""Organizations; words that more have in their names name a place."""
_LEAST_LETTERS = 4
_LEAST_BEGUN = 3
_PROMISE = (
    r"to|will|should|can|must|(?:needs?|has|have)\s+to|is\s+(?:going\s+)?to"
    r"|(?:agreed|offered|promised|volunteered)\s+to"
)
_LEADING = re.compile(
    r"(?P<name>[^:@\"“”]{1,60}?)"
    rf"(?P<sign>\s+(?:{_PROMISE})\s+|['’]ll\s+|\s*:\s+|\s+[-–—]\s+)(?P<rest>\S.*)",
    re.IGNORECASE,
)
_LEADING_AT = re.compile(r"@(?P<name>\S+(?:\s+\S+){0,2})")
_ENDING_AT = re.compile(r"\s@(?P<name>[^\s@]+(?:\s[^\s@]+){0,3})$")
_ENDING = re.compile(r"\s(?:\((?P<name>[^()]{1,60})\)|[-–—]\s+(?P<dashed>[^-–—]{1,60}))$")
_MODAL = frozenset({"should", "can", "must"})
_ENDING_COMMA = re.compile(r",\s+(?P<name>[^,;:()@]{1,60})$")
_INITIALS = re.compile(r"[A-Z](?:\.?[A-Z]){1,3}\.?")
_OF = re.compile(
    r"(?P<name>.+?)\s*(?:\((?P<home>[^()]+)\)|\b(?:from|of|at)\s+(?:the\s+)?(?P<place>.+))", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|&|/|\b(?:and|with|or)\b)\s*", re.IGNORECASE)
_THE = re.compile(r"the\s+", re.IGNORECASE)
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
    return _called(line, people)


def _called(line: str, people: Sequence[Known]) -> FoundOwner | None:
    """Somebody spoken to at the end: "Call the clinic, Tobias"; no one of a list of names."""
    comma = _ENDING_COMMA.search(line)
    if not comma or "," in line[: comma.start()]:
        return None
    found, rest = exactly(comma["name"], people), line[: comma.start()]
    before = rest.split()
    if not found or any(exactly(word, people) for word in before if word[0].isupper()):
        return None
    if len(found) > 1:
        return _several(comma["name"], found, line)
    return _proposed(comma["name"], found, line, rest, "may be who does it")


def _proposed(name: str, found: Sequence[Known], line: str, rest: str, why: str) -> FoundOwner:
    """The only one whom it may be is proposed; of several it is asked who."""
    readings = tuple(found[:_MOST_READINGS])
    instead = rest if len(readings) == 1 else ""
    return FoundOwner(readings=readings, unclear=f"“{name}” {why}.", rest=line, instead=instead)


def _at(name: str, people: Sequence[Known], line: str, rest: str) -> FoundOwner | None:
    found = exactly(name, people)
    if len(found) == 1:
        return FoundOwner(person=found[0], rest=rest)
    if found:
        return _several(name, found, line)
    if _INITIALS.fullmatch(name) and (found := initialed(name, people)):
        return _proposed(name, found, line, rest, "may be initials")
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
    if not promised and (news or word or (sign in _MODAL and first not in FIRST_VERBS)):
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
    if _may_be_name(name) and alike(name, people, ALIKE):
        return _perhaps_new(name, people, line)
    if _first(rest) not in FIRST_VERBS:
        return None
    if _may_be_name(name):
        return _perhaps_new(name, people, line)
    many = words and (words[-1] in MANY or not GROUP_WORDS.isdisjoint(words))
    small = name.islower() and len(words) <= 2 and NOT_NAMES.isdisjoint(words) and _first(rest) in VERBS_ONLY
    return FoundOwner(rest=line) if many or small else None


def members_of(name: str, people: Sequence[Known], line: str) -> FoundOwner | None:
    """Those who come for an organization of this name, or with it in its own; None if nobody does."""
    typed = plain(_THE.sub("", name, count=1))
    named = [one for one in people if _organization(one.organization) == typed]
    members = named or [one for one in people if _names(typed, one.organization)]
    homes = {one.organization for one in members}
    if not members or len(homes) > _MOST_HOMES:
        return None
    readings = tuple(members[:_MOST_READINGS])
    return FoundOwner(readings=readings, unclear=f"“{name}” is an organization.", rest=line)


def _names(name: str, organization: str) -> bool:
    """Whether a part of an organization's name stands for it: "mercy ridge", "health department"."""
    words = name.split()
    telling = len(words) > 1 or not {*GROUP_WORDS, *NOT_NAMES}.intersection(words)
    return bool(words) and telling and len(words[0]) >= _LEAST_LETTERS and _has(organization, words)


_organization = lru_cache(maxsize=4096)(plain)


def _has(organization: str, words: Sequence[str]) -> bool:
    """Whether these words stand in the name of an organization, one after the other."""
    return f" {' '.join(words)} " in f" {_organization(organization)} "


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
    found = exactly(name, people)
    of = _OF.fullmatch(name)
    if not found and of and (bearers := exactly(of["name"], people)):
        return _of_a_home(of, bearers, line, rest)
    if not found and _INITIALS.fullmatch(name) and (found := initialed(name, people)):
        return _proposed(name, found, line, rest, "may be initials")
    if not found:
        return _together(name, people, line)
    if len(found) > 1:
        return _several(name, found, line)
    if plain(name) in ALSO_WORDS:
        return FoundOwner(readings=tuple(found), unclear=f"“{name}” may be a name, or a word.", rest=line)
    return FoundOwner(person=found[0], rest=rest)


def _of_a_home(of: re.Match[str], bearers: Sequence[Known], line: str, rest: str) -> FoundOwner:
    """A name with an organization: "Dana (Area Chamber)", "Joel from the health department"."""
    home = plain(_THE.sub("", of["home"] or of["place"], count=1))
    found = [one for one in bearers if _has(one.organization, home.split())]
    found = found or [one for one in bearers if home and _organization(one.organization).startswith(home)]
    if len(found) == 1:
        return FoundOwner(person=found[0], rest=rest)
    return _several(of[0], found or bearers, line)


def _together(name: str, people: Sequence[Known], line: str) -> FoundOwner | None:
    """Several who do it: those of them who are known, if the first one is."""
    each = [exactly(part, people) for part in _AND.split(name) if part]
    if len(each) < 2 or not each[0] or plain(_AND.split(name)[0]) in ALSO_WORDS:
        return None
    return _several(name, [one for some in each for one in some], line)


def _several(name: str, found: Sequence[Known], line: str) -> FoundOwner:
    readings = tuple(dict.fromkeys(found))[:_MOST_READINGS]
    return FoundOwner(readings=readings, unclear=f"“{name}” can be more than one person.", rest=line)


def _new(name: str, people: Sequence[Known], line: str, rest: str) -> FoundOwner:
    is_near = bool(_near(name, people))
    return _perhaps_new(name, people, line) if is_near else FoundOwner(new=name, rest=rest)


def _perhaps_new(name: str, people: Sequence[Known], line: str) -> FoundOwner:
    """Somebody new, or a known person by a slip of the keys, or no name at all."""
    near = _near(name, people)[: _MOST_READINGS - 1]
    return FoundOwner(
        readings=(*near, Known(0, name)), unclear=f"“{name}” is not among the people yet.", rest=line
    )


def _near(name: str, people: Sequence[Known]) -> list[Known]:
    """Known people whose name this begins ("Sam Adeyemi", "Kwame Osei"), or is a slip of."""
    beginning = begun(name, people) if len(name) >= _LEAST_BEGUN else []
    return list(dict.fromkeys((*beginning, *alike(name, people, ALIKE))))


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
