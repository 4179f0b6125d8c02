"""A meeting on the screen: its plan, who is here, and how it runs."""
