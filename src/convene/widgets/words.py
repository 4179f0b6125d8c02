"""The one way a person's words become something a widget shows: as they are, never as markup."""

from __future__ import annotations

from rich.text import Text
from textual.content import Content
from textual.fuzzy import FuzzySearch
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
    """Words with the letters that a search matched set off."""
    content = Content(words)
    for offset in FuzzySearch().match(query, words)[1]:
        content = content.stylize(style, offset, offset + 1)
    return content
