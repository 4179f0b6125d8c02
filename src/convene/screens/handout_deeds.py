"""Writing handouts from a screen, beside it; stopping; opening what was written."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from textual import on, work
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState, get_current_worker

from convene import handouts
from convene.errors import ConveneError
from convene.handouts import Handout, Key, key_of
from convene.initiative.log import write_log
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.screens.handout_list import FOLDED
from convene.screens.handout_words import failure
from convene.screens.handout_writing import AFTER, writing_words, written
from convene.screens.meeting.opening import WriteOfMeeting
from convene.screens.place import Place
from convene.screens.session import Session
from convene.widgets.words import plain


class WritesHandouts(Place):
    """What is said of it stands in `#said`."""

    said: Content
    just_written: Key | None
    """What the cursor goes to when the list is filled anew."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.said, self.just_written = plain(""), None
        self._opens_after: Worker[None] | None = None
        self._writing: Worker[None] | None = None

    @property
    def folder(self) -> Path:
        """Where handouts of this initiative go."""
        return self.session.initiative.folder / "handouts"

    @property
    def is_writing(self) -> bool:
        """Whether anything is being written."""
        return self._writing is not None and self._writing.is_running

    def after_writing(self, files: Mapping[Key, Path]) -> None:
        """Called when all is written, or nothing more will be, with what was written."""

    @on(WriteOfMeeting)
    def _write_of(self, event: WriteOfMeeting) -> None:
        view = self.session.view.frozen()
        self._opens_after = self.begin(view, (), view.get(Meeting, event.meeting))

    def action_stop(self) -> None:
        """Write no more; what is not finished is nowhere."""
        if self._writing:
            self._writing.cancel()
            self.say(plain("Stopping."))
            self.refresh_bindings()

    def begin(self, view: View, wanted: Sequence[Handout], meeting: Meeting | None = None) -> Worker[None]:
        """Write these, or all that can be written of a meeting now."""
        writing: Worker[None] = self._write(view, wanted, meeting)
        self._writing = writing
        self.refresh_bindings()
        self.set_timer(AFTER, partial(self._still, writing, wanted[0].name if wanted else ""))
        return writing

    def _still(self, writing: Worker[None], name: str) -> None:
        """It takes long enough to be noticed, and what is written may still be gathered."""
        if writing.is_running:
            self.say(writing_words(name))

    def action_folder(self) -> None:
        """Open the folder with all handouts."""
        self._open(self.folder)

    @work(thread=True, group="open-path", exit_on_error=False)
    def _open(self, path: Path) -> None:
        try:
            self.session.open_path(path)
        except ConveneError as error:
            self.app.call_from_thread(self.say, failure(error))

    @work(thread=True, group="write", exit_on_error=False)
    def _write(self, view: View, wanted: Sequence[Handout], meeting: Meeting | None = None) -> None:
        """Beside the screen; of a `meeting` it is all that can be written now."""
        worker = get_current_worker()
        view = view.with_past(self.session.initiative.history())
        if meeting:
            kinds = [kind for kind in handouts.SINGLE if kind not in FOLDED]
            wanted = [one for one in handouts.possible(view, kinds) if one.meeting == meeting.id]
            self.just_written = key_of(wanted[0]) if wanted else None
        say: Callable[[Content], None] = partial(self.app.call_from_thread, self.say)
        done = written(
            self.session,
            view,
            wanted,
            folder=self.folder,
            meeting=meeting,
            say=say,
            stopped=lambda: worker.is_cancelled,
        )
        say(done.words)
        self.app.call_from_thread(self.after_writing, done.files)

    def say(self, words: Content) -> None:
        """Say how a deed went; it stays until the next one."""
        self.said = words
        said = self.query_one("#said", Static)
        said.update(words)
        said.display = True

    @on(Worker.StateChanged)
    def _written(self, event: Worker.StateChanged) -> None:
        """What was written of a meeting is shown by its folder."""
        if event.worker is self._opens_after and event.state == WorkerState.SUCCESS:
            self._open(self.folder)

    @on(Worker.StateChanged)
    def _broken(self, event: Worker.StateChanged) -> None:
        """Something unforeseen in a worker: say so calmly; the rest goes to the log file."""
        error = event.worker.error
        if event.state == WorkerState.ERROR and error:
            told = "".join(traceback.format_exception(error))
            path = write_log(self.session.home.settings_folder, told)
            where = f"What happened is written in {path}." if path else ""
            words = ConveneError(
                "This did not work, for a reason not foreseen.", "The record is untouched.", where
            )
            self.say(failure(words))
