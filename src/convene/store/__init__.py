"""Bytes and operations: the log, the snapshot, the lock; TinyDB's table and storage."""
