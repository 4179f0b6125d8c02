"""What papers on measures share: how each stands, its line, its groups, its values.

All that is shown comes through `suppression.shown` and `hidden`: a small count is on no paper.
"""
