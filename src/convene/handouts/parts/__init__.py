"""Parts that several handouts share."""
