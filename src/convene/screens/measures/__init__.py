"""The place Measures: the scoreboard, one measure with its line, its values typed."""

from convene.screens.measures.screen import Measures

__all__ = ["Measures"]
