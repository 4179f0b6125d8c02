"""In and out: CSV, JSON, and the loader of the sample initiative."""
