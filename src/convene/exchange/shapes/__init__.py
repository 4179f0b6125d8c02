"""What scripts read: records as JSON says them, with the line that says the same to a person."""
