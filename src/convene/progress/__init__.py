"""What follows from the record: how far each cell is, and what to do next, each with its reasons."""
