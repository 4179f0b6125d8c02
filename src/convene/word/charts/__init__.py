"""Figures as native charts: drawn by Word, with their numbers inside, and told in words."""
