"""Words typed while a vote is set up: how many go on, a criterion with its weight and must-have."""

from __future__ import annotations

import re

from convene.voting.tally import Criterion

_CUT = re.compile(r"(?:the\s+)?(?:top|first)\s+(\d{1,2})(?:\s+go(?:es)?\s+on)?\.?", re.IGNORECASE)
_CRITERION = re.compile(
    r"(?P<title>.*?\S)[\s,:]+x?(?P<weight>[1-5])(?:[\s,]+at\s+least\s+(?P<least>[1-5]))?\s*", re.IGNORECASE
)


def read_cut(words: str) -> int | None:
    """4 for "top 4" or "the first 4 go on"; None for anything else."""
    found = _CUT.fullmatch(words.strip())
    return int(found[1]) or None if found else None


def read_criterion(words: str, number: int) -> Criterion | None:
    """ "Data now 4" or "Data now 4, at least 3", as the criterion of this number; None without a weight."""
    found = _CRITERION.fullmatch(words.strip())
    if found is None:
        return None
    least = int(found["least"] or 0)
    return Criterion(id=f"c{number}", title=found["title"], weight=int(found["weight"]), least=least)
