"""convene: run the meetings of a collective-impact initiative from a terminal."""

__version__ = "0.1.0"
