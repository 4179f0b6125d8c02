"""Other windows and other laptops: looked for once a second, taken in, taken over; each in words."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.app import App

from convene.errors import ConveneError
from convene.initiative import together
from convene.initiative.about import About
from convene.screens.keeping import tell_of
from convene.screens.opened.beside import beside
from convene.screens.session import Session

TAKEN_OVER = "This window writes now."


class Following:
    """Follows the record of one session, and makes this window the one that writes when that is asked for.

    Nothing here waits for a disk on the app's thread, and nothing is begun again before it has ended: with
    a disk that hangs, one look hangs with it and no more.
    """

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app = app
        self._session = session
        self._at_work: set[str] = set()
        self._ticks = 0
        self._refusals = 0
        self._asked = len(together.questions(session.initiative))
        self.is_over = False

    def tick(self) -> None:
        """A second has passed."""
        self._ticks += 1
        if self.is_over or "taking over" in self._at_work:
            return
        self._begin("looking")
        if not self._session.initiative.writable and self._ticks % 2 == 0:
            self._begin("asking")

    def take_over(self) -> None:
        """Go on as the window that writes; says so, or why not."""
        if not self._session.initiative.writable:
            self._begin("taking over")

    def _begin(self, what: str) -> None:
        if what not in self._at_work:
            self._at_work.add(what)
            deeds = {"looking": self._look, "asking": self._ask, "taking over": self._take_over}
            self._app.run_worker(self._do(what, deeds[what]), group=f"following, {what}")

    async def _do(self, what: str, deed: Any) -> None:
        try:
            await deed()
        finally:
            self._at_work.discard(what)

    async def _look(self) -> None:
        try:
            seen = await beside(partial(together.look, self._session.initiative))
        except (OSError, ConveneError):  # what can't be read now is looked at again
            return
        if seen is not None and not self.is_over and "taking over" not in self._at_work:
            self._take_in(seen)

    def _take_in(self, seen: together.Seen) -> None:
        if not seen[0].tables.get(About.table):  # the folder is gone, or only half of it is there
            return
        notes = together.take_in(self._session.initiative, seen)
        if notes is not None:
            for note in notes:
                self._app.notify(note, markup=False, timeout=12)
            self.tell_of_questions()

    async def _ask(self) -> None:
        initiative, window = self._session.initiative, self._session.window
        try:
            may = await beside(partial(together.can_take_over, initiative))
        except (OSError, ConveneError):
            return
        self._refusals = 0 if may else self._refusals + 1
        if self._refusals == 1 and window.may_take_over:  # perhaps only another window that asked as well
            return
        if may != window.may_take_over and not initiative.writable and not self.is_over:
            window.may_take_over = may
            self._publish()

    async def _take_over(self) -> None:
        try:
            await beside(partial(together.take_over, self._session.initiative))
        except ConveneError as error:
            self._app.notify(str(error), severity="warning", markup=False, timeout=12)
        else:
            await beside(self._session.typing.read_again)
            tell_of(self._app, self._session.typing)
            self.tell(TAKEN_OVER)
        self._session.window.may_take_over = False
        self._publish()

    def tell(self, first: str = "") -> None:
        """Say, in one message, what was found on opening."""
        words = " ".join(filter(None, (first, *self._session.initiative.notes)))
        if words:
            self._app.notify(words, markup=False, timeout=20)
        self._asked = 0
        self.tell_of_questions()

    def tell_of_questions(self) -> None:
        """Say how many answers two laptops changed, if there are more than were told of."""
        count = len(together.questions(self._session.initiative))
        if count > self._asked:
            self._app.notify(f"{both_changed(count)}. Overview leads to them.", markup=False, timeout=12)
        self._asked = count

    def _publish(self) -> None:
        self._session.saved.publish(self._session.initiative.saving)


def both_changed(count: int) -> str:
    """ "3 answers were changed on both laptops"."""
    return f"{count} {'answer was' if count == 1 else 'answers were'} changed on both laptops"
