"""A worksheet on the screen: its outline, one step at a time, and the deeds that follow from typing."""
