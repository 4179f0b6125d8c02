"""Who may do it where a line only suggests it: "Ben calls the court", "Carla draft a flyer".

Only the beginning of an action counts, and only before a word that looks like a verb. It is never certain.
"""

from __future__ import annotations

from collections.abc import Sequence

from convene.captured.owner import FoundOwner, known_in, members_of
from convene.captured.owner_words import ALSO_WORDS, FIRST_VERBS
from convene.people.matching import Known, exactly, plain

LONGEST_NAME = 5
"""Words of a name, or of two with "and" between."""

_LEAST_LETTERS = 4
# fmt: off
_NO_VERBS = frozenset({
    "across", "afternoons", "always", "besides", "days", "evenings", "hours", "lots", "minutes", "mondays",
    "mornings", "nights", "others", "perhaps", "sometimes", "thanks", "towards", "upstairs", "weekends",
    "weeks", "whereas", "years",
})
# fmt: on
"""Small words that end as verbs do after a name."""


def suggested(line: str, people: Sequence[Known]) -> FoundOwner | None:
    """Those whom the first words name before a verb, all that fit; None if they name nobody.

    Of a single one, `instead` is the line as it would be without the name: "Call the court".
    """
    words = line.split()
    for count in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        name, rest = " ".join(words[:count]), words[count:]
        if not _is_verb(rest[0]) or (name.islower() and plain(name) in ALSO_WORDS):
            continue
        found = known_in(name, people, line, line) or members_of(name, people, line)
        if found:
            return _suggesting(found, name, " ".join([_asked(rest[0]), *rest[1:]]), line)
    return None


def begins_with_a_deed(line: str, people: Sequence[Known]) -> bool:
    """Whether somebody known does at the beginning what actions begin with: "Ben calls the court"."""
    words = line.split()
    return any(
        words[count].casefold() in _THIRD and exactly(" ".join(words[:count]), people)
        for count in range(1, min(LONGEST_NAME, len(words) - 1) + 1)
    )


def _suggesting(found: FoundOwner, name: str, instead: str, line: str) -> FoundOwner:
    readings = (found.person,) if found.person else found.readings
    if len(readings) != 1:
        return found
    unclear = found.unclear or f"“{name}” may be who does it."
    return FoundOwner(readings=readings, unclear=unclear, rest=line, instead=instead)


def _is_verb(word: str) -> bool:
    known = word.casefold() in FIRST_VERBS or word.casefold() in _THIRD
    return known or (
        word.isalpha()
        and word.islower()
        and len(word) >= _LEAST_LETTERS
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in _NO_VERBS
    )


def _asked(verb: str) -> str:
    """What is to be done, of what somebody does: "calls" is "call"; a verb not known stays."""
    base = _THIRD.get(verb.casefold())
    return base if base else verb


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"


_THIRD = {_third(verb): verb for verb in FIRST_VERBS}
