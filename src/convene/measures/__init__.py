"""Shared measures: their definitions, their values by period and group, and what follows from these."""
