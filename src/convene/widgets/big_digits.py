"""A time in digits as large as there is room for: read from the last row."""

from __future__ import annotations

from textual.widgets import Static

from convene.widgets.words import plain

ROWS = 5
# fmt: off
_GLYPHS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}
# fmt: on


def drawn(words: str, columns: int, rows: int) -> str:
    """Digits and colons in blocks that fill so many columns and rows; the words themselves if none fit."""
    glyphs = [_GLYPHS[letter] for letter in words]
    dots = sum(len(glyph[0]) for glyph in glyphs) + len(glyphs) - 1
    high, wide = rows // ROWS, min(columns // max(1, dots), 2 * (rows // ROWS) + 1)
    if high < 1 or wide < 1:
        return words
    lines = (" ".join(glyph[row] for glyph in glyphs) for row in range(ROWS))
    return "\n".join(
        line for row in lines for line in ["".join(("█" if dot == "#" else " ") * wide for dot in row)] * high
    )


class BigDigits(Static):
    """Draws its digits anew when they or the room for them change."""

    DEFAULT_CSS = """
    BigDigits { width: 100%; height: 1fr; content-align: center middle; text-align: left; color: $primary; }
    """

    def __init__(self, most_rows: int = 0) -> None:
        """`most_rows`: no higher than this, however much room there is; 0 for all of it."""
        super().__init__("", markup=False)
        self._words = ""
        self._most_rows = most_rows

    def say(self, words: str) -> None:
        """Show digits and colons."""
        if words != self._words:
            self._words = words
            self.on_resize()

    def on_resize(self) -> None:
        """As large as there is room for."""
        rows = min(self.size.height, self._most_rows or self.size.height)
        self.update(plain(drawn(self._words, self.size.width, rows)))
