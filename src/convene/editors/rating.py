"""A level on a short scale, or how many show each."""

from __future__ import annotations

from convene.editors.line import LineEditor
from convene.kinds.rating import Definition


class RatingEditor(LineEditor):
    """A field for one level, or for a count of each with commas between; the levels stand below."""

    @property
    def hint(self) -> str:
        """What can be typed."""
        field = self._levels
        return f"{field.least} to {field.greatest}, or a count for each: 0,2,5,8,4"

    @property
    def legend(self) -> str:
        """What the levels mean."""
        field = self._levels
        words = [*field.words, *[""] * len(field.levels)]
        return "\n".join(
            f"{level}  {said}".rstrip() for level, said in zip(field.levels, words, strict=False)
        )

    @property
    def _levels(self) -> Definition:
        assert isinstance(self.step.field, Definition)  # noqa: S101  editors go by the kind's name
        return self.step.field
