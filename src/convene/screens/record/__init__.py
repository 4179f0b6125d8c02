"""The place Record: what was decided, promised, parked, voted and noted, and its history."""

from convene.screens.record.screen import Record

__all__ = ["Record"]
