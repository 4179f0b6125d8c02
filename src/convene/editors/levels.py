"""The levels or options of a vote with their counts, and which keys count."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from convene.editors.round import Round
from convene.voting.tally import Tally
from convene.widgets.first_keys import FirstKeys
from convene.widgets.vote_words import level_lines

MOST = 999
"""No room has more people; a fourth digit is a slip of the keys."""


class Levels(FirstKeys):
    """The levels with their counts."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Keep result", key_display="Enter")]

    may_keep = True
    """Whether there is a result that Enter would keep."""

    _left_at: int | None = None
    """Where the cursor was left when the round ended; None once it has moved."""

    def count(self, *, live: bool) -> None:
        """Keys count from now on; or the round is over, and is read from the top."""
        self.may_keep, self._left_at = live, None if live else self.highlighted

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Who moves the cursor sees where it goes."""
        if highlighted is not None and highlighted != self._left_at:
            self._left_at = None
        super().watch_highlighted(highlighted)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """What came out begins with the first option, wherever the last count was typed."""
        if self._left_at is None:
            super().scroll_to_highlight(top)
        else:
            self.scroll_home(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is named while somebody counts."""
        return self.may_keep if action == "select" else super().check_action(action, parameters)

    def show(self, counted: Round, tally: Tally | None, *, with_keys: bool, hidden: bool) -> bool:
        """Show how it stands, unless that is hidden; whether there is anything to show."""
        shown, at = counted.lines(tally), self.highlighted
        lines = level_lines(
            [words for words, _ in shown],
            [count for _, count in shown],
            self.size.width - 2,
            keys=counted.keys if with_keys and counted.are_letters else (),
            hidden=hidden,
        )
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options([Option(line) for line in lines])
            self.highlighted = at or (0 if lines else None)
        return bool(lines)


def slip(event: events.Key, counted: Round) -> int | None:
    """Count one slip or dot; where it went. `-` takes the last one back. None if the key is none of these."""
    if event.key in {"minus", "backspace"}:
        if not counted.slips:
            return None
        at = counted.slips.pop()
        counted.counts[at] = max(0, counted.counts[at] - 1)
        return at
    key = event.character or ""
    if not key or key not in counted.keys:
        return None
    at = counted.keys.index(key)
    counted.counts[at] = min(MOST, counted.counts[at] + 1)
    counted.slips.append(at)
    return at


def is_count(event: events.Key) -> bool:
    """Whether a key changes the count at the cursor."""
    return event.key.isdigit() or event.key in {"plus", "minus", "backspace"}


def change_count(event: events.Key, counted: Round, at: int, *, fresh: bool) -> None:
    """A digit begins a count, or goes on with it; + and - are one more or less."""
    before = counted.counts[at]
    if event.key.isdigit():
        count = (0 if fresh else before * 10) + int(event.key)
    else:
        count = {"plus": before + 1, "minus": before - 1, "backspace": before // 10}[event.key]
    counted.counts[at] = min(MOST, max(0, count))
