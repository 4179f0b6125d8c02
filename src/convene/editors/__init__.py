"""How a step kind is typed: the same names as in kinds."""
