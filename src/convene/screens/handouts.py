"""The place Handouts: what can be written now, written with one key, and where it went."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState, get_current_worker

from convene import handouts
from convene.errors import ConveneError
from convene.handouts import Handout
from convene.initiative.history import Entry
from convene.initiative.log import write_log
from convene.initiative.view import View
from convene.meetings.meeting import Meeting
from convene.screens.handout_files import last_written, with_changes, written_words
from convene.screens.handout_words import YOURS, Key, Listed, entry, failure, key_of, waiting
from convene.screens.handout_writing import made, written
from convene.screens.leading import lead_to, leading_words
from convene.screens.meeting.doing import doing
from convene.screens.meeting.opening import WriteOfMeeting
from convene.screens.place import Place
from convene.screens.preview import PreviewScreen
from convene.screens.session import Session
from convene.widgets.choices import Choices
from convene.widgets.words import plain


class _Handouts(Choices):
    """Enter writes, or goes to what is missing; Space picks several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.write", "Write", key_display="Enter"),
        Binding("enter", "screen.fill", "Go there", key_display="Enter"),
        Binding("space", "screen.pick", "Pick", key_display="Space"),
    ]


class Handouts(Place):
    """Lists, previews and writes; the list is worked out beside the screen."""

    place = "handouts"
    HELP = """
    What can be written for the people who come, who were there, and who were not. p shows the text first;
    Enter writes a Word file and says where it is; o opens it. Space picks several to be written at once.
    What can't be written yet says what it waits for, and Enter goes there.

    The file is yours: change it in Word as you like. It is never overwritten and never read back; writing
    again makes a second file beside it. Phone and mail are on the contact list alone. Private columns,
    stories that are not public and grids about people are never on paper.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "preview", "Preview"),
        Binding("o", "open", "Open", tooltip="The newest file of this handout"),
        Binding("f", "folder", "Folder", tooltip="All handouts of this initiative", show=False),
    ]
    DEFAULT_CSS = """
    Handouts OptionList { height: 1fr; margin: 1 0 0 0; text-wrap: nowrap; text-overflow: ellipsis; }
    Handouts #said { height: auto; margin: 0 1; }
    Handouts .note { margin: 0 1; max-width: 90; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._listed: list[Listed] = []
        self._just_written: Key | None = None
        self._picked: set[Key] = set()
        self._looked = False
        self._past: Sequence[Entry] = ()
        self._opens_after: Worker[None] | None = None

    def compose_middle(self) -> ComposeResult:
        """The list, what is said of the last deed, and whose the files are."""
        yield _Handouts()
        yield Static("", id="said", markup=False)
        yield Static(plain(YOURS), classes="note", markup=False)

    @property
    def folder(self) -> Path:
        """Where handouts of this initiative go."""
        return self.session.initiative.folder / "handouts"

    # What there is

    def show(self) -> None:
        """Look again at what can be written."""
        self.query_one("#said").display = bool(self._said.plain)
        self._look(self.session.view.frozen())

    _said: Content = plain("")

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def _look(self, view: View) -> None:
        entries = self._past = self.session.initiative.history()
        offered = handouts.offered(view.with_past(entries))
        listed = [Listed(one, last_written(self.folder, one)) for one in offered]
        if any(one.written for one in listed):
            listed = [
                Listed(one.handout, with_changes(view, one.handout, one.written, entries)) for one in listed
            ]
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take, listed)

    def _take(self, listed: list[Listed]) -> None:
        options = self.query_one(OptionList)
        before = self._just_written or (key_of(self.chosen.handout) if self.chosen else None)
        self._listed, self._just_written = listed, None
        keys = [key_of(one.handout) for one in listed]
        self._picked &= set(keys)
        options.set_options([Option(self._entry(one)) for one in listed])
        at = keys.index(before) if before in keys else 0
        options.highlighted = at
        if self.is_current and self.focused is None:
            options.focus()
        self.refresh_bindings()

    def _entry(self, one: Listed) -> Content:
        if one.handout.lacks:
            return waiting(one.handout, leading_words(self, one.handout.lacks.where))
        now, hours = self.session.now(), self.session.home.settings.clock
        state = written_words(one.written, now.tzinfo, self.session.today, hours)
        return entry(one, state, picked=key_of(one.handout) in self._picked)

    @property
    def chosen(self) -> Listed | None:
        """The handout with the cursor."""
        at = self.query_one(OptionList).highlighted
        return None if at is None or at >= len(self._listed) else self._listed[at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to open before anything is written; what is picked is written wherever the cursor is."""
        chosen = self.chosen if self.is_mounted else None
        waits = chosen is not None and chosen.handout.lacks is not None
        if action in {"preview", "pick"}:
            return chosen is not None and not waits
        if action == "write":
            return bool(self._picked) or (chosen is not None and not waits)
        if action == "fill":
            return waits and not self._picked
        if action == "open":
            return bool(chosen and chosen.written)
        if action == "folder":
            return self.folder.is_dir()
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    # Deeds

    def action_pick(self) -> None:
        """Pick the one with the cursor, or not any more; the cursor goes on."""
        options, chosen = self.query_one(OptionList), self.chosen
        if chosen and options.highlighted is not None:
            self._picked ^= {key_of(chosen.handout)}
            options.replace_option_prompt_at_index(options.highlighted, self._entry(chosen))
            options.action_cursor_down()

    def action_preview(self) -> None:
        """The text, before it is written."""
        chosen = self.chosen
        if chosen:
            with doing(self):
                document = made(self.session, self.session.view.with_past(self._past), chosen.handout)
                self.app.push_screen(PreviewScreen(document), partial(self._previewed, chosen.handout))

    def _previewed(self, handout: Handout, write: bool | None) -> None:
        if write:
            self._write(self.session.view.frozen(), [handout])

    @on(WriteOfMeeting)
    def _write_of(self, event: WriteOfMeeting) -> None:
        view = self.session.view.frozen()
        self._opens_after = self._write(view, (), view.get(Meeting, event.meeting))

    @on(OptionList.OptionSelected)
    async def _clicked(self) -> None:
        await self.run_action("fill" if self.check_action("fill", ()) else "write")

    def action_write(self) -> None:
        """Write what is picked, or else the one with the cursor."""
        picked = [one.handout for one in self._listed if key_of(one.handout) in self._picked]
        chosen = self.chosen
        if picked or chosen:
            self._write(self.session.view.frozen(), picked or [chosen.handout] if chosen else picked)

    def action_fill(self) -> None:
        """Go where the one with the cursor gets what it waits for."""
        lacks = self.chosen.handout.lacks if self.chosen else None
        if lacks:
            lead_to(self, lacks.where)

    def action_open(self) -> None:
        """Open the newest file with the program that the system has for it."""
        if self.chosen and self.chosen.written:
            self._open(self.chosen.written.path)

    def action_folder(self) -> None:
        """Open the folder with all handouts."""
        self._open(self.folder)

    @work(thread=True, group="open-path", exit_on_error=False)
    def _open(self, path: Path) -> None:
        try:
            self.session.open_path(path)
        except ConveneError as error:
            self.app.call_from_thread(self._say, failure(error))

    @work(thread=True, group="write", exit_on_error=False)
    def _write(self, view: View, wanted: Sequence[Handout], meeting: Meeting | None = None) -> None:
        """Beside the screen; of a `meeting` it is all that can be written now."""
        worker = get_current_worker()
        view = view.with_past(self.session.initiative.history())
        if meeting:
            wanted = [one for one in handouts.possible(view) if one.meeting == meeting.id]
            self._just_written = key_of(wanted[0]) if wanted else None
        say: Callable[[Content], None] = partial(self.app.call_from_thread, self._say)
        done = written(
            self.session,
            view,
            wanted,
            folder=self.folder,
            meeting=meeting,
            say=say,
            stopped=lambda: worker.is_cancelled,
        )
        say(done)
        self._picked.clear()
        self.app.call_from_thread(self.show)

    def _say(self, words: Content) -> None:
        self._said = words
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
            self._say(failure(words))
