"""Decisions, actions, parking-lot items and notes, and the one typed line that makes them."""
