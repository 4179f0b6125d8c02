"""Organizations and people, and finding them by typed words."""
