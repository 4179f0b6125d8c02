"""Worksheet definitions: read with all their faults, referred to, shelved."""
