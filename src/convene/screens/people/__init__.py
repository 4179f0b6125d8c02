"""The place People: who is at the table, and for whom."""

from convene.screens.people.screen import People

__all__ = ["People"]
