"""Words that have broken terminals, markup and layouts; each must be shown as it was typed."""

from __future__ import annotations

from convene.typed import clean_line

STRINGS = (
    "[b]x[/b]",
    "[/]",
    "tag[/nope]",
    "[@click=app.bell]x[/]",
    "[red",
    "a[0]",
    "\\[k]",
    "{{x}}",
    "$who",
    "\x1b[2J",
    "\x1b]0;t\x07",
    "\x9b5m",
    "a\tb",
    "a\r\nb",
    "\u202eabc",
    "👨‍👩‍👧",
    "❤️",
    "e\u0301",
    "مرحبا",
    "表",
)


FEW = ("[/]", "[@click=app.bell]x[/]", "\x1b]0;t\x07", "a\r\nb", "👨‍👩‍👧", "مرحبا")
"""For journeys of many keys; beside each one, a shorter test takes all of the strings."""


def shown(words: str) -> str:
    """What must be found on the screen: one clean line."""
    return clean_line(words).strip()


def holds(screen: str, words: str) -> bool:
    """Whether a screen shows the words; wide characters leave a blank cell behind them in its text."""
    return shown(words) in screen
