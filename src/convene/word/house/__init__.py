"""A house look: somebody's own Word document as the dress of every handout."""
