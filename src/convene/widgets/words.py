"""The one way a person's words become something a widget shows: as they are, never as markup."""

from __future__ import annotations

from rich.text import Text
from textual.content import Content
from textual.style import Style


def plain(words: str, style: str = "") -> Content:
    """Words for any widget but DataTable and Tree. `style` is one of ours ("bold", "$late")."""
    return Content.styled(words, style) if style else Content(words)


def cell(words: str, style: str = "", *, right: bool = False) -> Text:
    """Words for a DataTable or a Tree; `right` aligns numbers."""
    return Text(words, style=style, no_wrap=True, overflow="ellipsis", justify="right" if right else "left")


def joined(*parts: str | tuple[str, str]) -> Content:
    """Several words in a row, each alone or with a style of ours: `joined(("A7 ", "bold"), title)`."""
    return Content.assemble(*parts)


def highlighted(query: str, words: str, style: Style) -> Content:
    """Words with what was typed set off: each part as it stands, or else its letters in their order."""
    content, small = Content(words), words.casefold()
    if len(small) != len(words):
        return content
    for part in query.casefold().split():
        at = small.find(part)
        for start, end in [(at, at + len(part))] if at >= 0 else _letters(part, small):
            content = content.stylize(style, start, end)
    return content


def _letters(part: str, words: str) -> list[tuple[int, int]]:
    """Where the letters stand one after the other; nothing if they don't."""
    found: list[tuple[int, int]] = []
    for letter in part:
        at = words.find(letter, found[-1][1] if found else 0)
        if at < 0:
            return []
        found.append((at, at + 1))
    return found
