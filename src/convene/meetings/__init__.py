"""Meetings: agenda, clock, attendance."""
