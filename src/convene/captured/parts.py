"""The places in captured words where one thing ends and the next begins."""

from __future__ import annotations

import re

from convene.errors import BadInput

_WORD = re.compile(r"\S+")
_LIKELY = re.compile(r"[;.]\s+|,?\s+(?:and|then|also)\s+|,\s+", re.IGNORECASE)
_JOINT = re.compile(r"^(?:[\s,;.:–—-]|(?:and|then|also|&)\s)+", re.IGNORECASE)
_JOINT_BEFORE = re.compile(r"(?:[\s,;:–—-]|\s(?:and|then|also|&))+$", re.IGNORECASE)


def places(words: str) -> list[int]:
    """Where words begin, but for the first one."""
    return [word.start() for word in _WORD.finditer(words)][1:]


def likely_place(words: str) -> int:
    """Where most would divide them: at a semicolon, a sentence, an "and"; else in the middle."""
    starts = places(words)
    found = _LIKELY.search(words)
    if found and found.end() in starts:
        return found.end()
    return min(starts, key=lambda start: abs(start - len(words) / 2), default=0)


def divided(words: str, place: int) -> tuple[str, str]:
    """The two parts, without the "and" or the comma between them. Raises BadInput if one is empty."""
    first, second = _JOINT_BEFORE.sub("", words[:place]), _JOINT.sub("", words[place:]).strip()
    if not first or not second:
        raise BadInput("Both parts need words.", "Nothing was changed.")
    return first, second[:1].upper() + second[1:]
