"""Both looks can be read from the last row: contrast by WCAG, computed for every pair that is used."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from convene.themes import THEMES

TEXT, REST = 7.0, 4.5


def luminance(color: Color) -> float:
    parts = [part / 255 for part in color.rgb]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pairs(theme: Theme) -> dict[str, tuple[str, str, float]]:
    named = theme.variables
    back, panel = str(theme.background), str(theme.panel)
    return {
        "words": (str(theme.foreground), back, TEXT),
        "words on a panel": (str(theme.foreground), panel, TEXT),
        "muted words": (named["muted"], back, TEXT),
        "muted words on a panel": (named["muted"], panel, REST),
        "example in an empty field": (named["hint"], panel, REST),
        "accent": (str(theme.primary), back, TEXT),
        "accent on a panel": (str(theme.primary), panel, REST),
        "late": (named["late"], back, TEXT),
        "late on a panel": (named["late"], panel, REST),
        "cursor": (named["block-cursor-foreground"], named["block-cursor-background"], TEXT),
        "blurred cursor": (
            named["block-cursor-blurred-foreground"],
            named["block-cursor-blurred-background"],
            TEXT,
        ),
        "muted on a blurred cursor": (named["muted"], named["block-cursor-blurred-background"], REST),
        "accent on the cursor": (str(theme.primary), named["block-cursor-background"], REST),
        "late on the cursor": (named["late"], named["block-cursor-background"], REST),
        "muted on the cursor": (named["muted"], named["block-cursor-background"], REST),
        "selected words": (str(theme.foreground), named["input-selection-background"], REST),
        "footer": (named["footer-description-foreground"], named["footer-background"], TEXT),
        "footer keys": (named["footer-key-foreground"], named["footer-key-background"], REST),
        "typing cursor": (named["input-cursor-foreground"], named["input-cursor-background"], TEXT),
    }


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_has_contrast_enough(name: str) -> None:
    short = {
        words: round(contrast(one, other), 2)
        for words, (one, other, least) in pairs(THEMES[name]).items()
        if contrast(one, other) < least
    }
    assert not short


def test_both_looks_name_the_same_colors() -> None:
    assert set(THEMES["dark"].variables) == set(THEMES["light"].variables)
