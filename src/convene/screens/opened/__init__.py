"""The initiative that is open: its disk, other windows, other laptops; and how it is left without a loss."""
