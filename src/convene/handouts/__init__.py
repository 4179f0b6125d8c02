"""What a handout says, as blocks; one module a handout."""
