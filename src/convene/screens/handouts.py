"""The place Handouts: what can be written now, written with one key, and where it went."""

from __future__ import annotations

import contextlib
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
from convene.blocks import Document
from convene.errors import ConveneError
from convene.handouts import Handout
from convene.initiative.log import write_log
from convene.initiative.view import View
from convene.screens.handout_files import last_written, with_changes, written_words
from convene.screens.handout_words import EMPTY, YOURS, Listed, entry, failure, key_of, success
from convene.screens.meeting.doing import doing
from convene.screens.meeting.opening import WriteOfMeeting
from convene.screens.place import Place
from convene.screens.preview import PreviewScreen
from convene.screens.session import Session
from convene.widgets.choices import Choices
from convene.widgets.words import joined, plain


class _Handouts(Choices):
    """Enter writes, Space picks several."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Write", key_display="Enter"),
        Binding("space", "screen.pick", "Pick", key_display="Space"),
    ]


class Handouts(Place):
    """Lists, previews and writes; the list is worked out beside the screen."""

    place = "handouts"
    HELP = """
    What can be written for the people who were there, and for those who were not. p shows the text first;
    Enter writes a Word file and says where it is; o opens it. Space picks several to be written at once.

    The file is yours: change it in Word as you like. It is never overwritten and never read back; writing
    again makes a second file beside it. Phone and mail, private columns, stories that are not public and
    grids about people are never on paper.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "preview", "Preview"),
        Binding("o", "open", "Open", tooltip="The newest file of this handout"),
        Binding("f", "folder", "Folder", tooltip="All handouts of this initiative", show=False),
    ]
    DEFAULT_CSS = """
    Handouts OptionList { height: 1fr; margin: 1 0 0 0; text-wrap: nowrap; text-overflow: ellipsis; }
    Handouts #said { height: auto; margin: 0 1; }
    Handouts .note { margin: 0 1; }
    Handouts .note, Handouts .empty { max-width: 90; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._listed: list[Listed] = []
        self._just_written: tuple[str, int | None] | None = None
        self._picked: set[tuple[str, int | None]] = set()
        self._looked = False
        self._opens_after: Worker[None] | None = None

    def compose_middle(self) -> ComposeResult:
        """The list, what is said of the last deed, and whose the files are."""
        yield _Handouts()
        yield Static("", id="said", markup=False)
        yield Static(plain(YOURS), classes="note", markup=False)
        yield Static(plain(EMPTY), classes="empty", markup=False)

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
        listed = [Listed(one, last_written(self.folder, one)) for one in handouts.possible(view)]
        if any(one.written for one in listed):
            entries = self.session.initiative.history()
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
        options.highlighted = at if listed else None
        options.display = bool(listed)
        self.query_one(".note").display = bool(listed)
        self.query_one(".empty").display = not listed
        if listed and self.is_current and self.focused is None:
            options.focus()
        self.refresh_bindings()

    def _entry(self, one: Listed) -> Content:
        now, hours = self.session.now(), self.session.home.settings.clock
        state = written_words(one.written, now.tzinfo, self.session.today, hours)
        return entry(one, state, picked=key_of(one.handout) in self._picked)

    @property
    def chosen(self) -> Listed | None:
        """The handout with the cursor."""
        at = self.query_one(OptionList).highlighted
        return None if at is None or at >= len(self._listed) else self._listed[at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to open before anything is written."""
        chosen = self.chosen if self.is_mounted else None
        if action in {"preview", "pick"}:
            return chosen is not None
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
                document = self._document(self.session.view, chosen.handout)
                self.app.push_screen(PreviewScreen(document), partial(self._previewed, chosen.handout))

    def _previewed(self, handout: Handout, write: bool | None) -> None:
        if write:
            self._write(self.session.view.frozen(), [handout])

    @on(WriteOfMeeting)
    def _write_of(self, event: WriteOfMeeting) -> None:
        view = self.session.view.frozen()
        wanted = [one for one in handouts.possible(view) if one.meeting == event.meeting]
        if wanted:
            self._just_written = key_of(wanted[0])
            self._opens_after = self._write(view, wanted)

    @on(OptionList.OptionSelected)
    def _wanted(self) -> None:
        picked = [one.handout for one in self._listed if key_of(one.handout) in self._picked]
        chosen = self.chosen
        if picked or chosen:
            self._write(self.session.view.frozen(), picked or [chosen.handout] if chosen else picked)

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

    def _document(self, view: View, handout: Handout) -> Document:
        settings = self.session.home.settings
        return handouts.document(view, handout, paper=settings.paper_size, hours=settings.clock)

    @work(thread=True, group="write", exit_on_error=False)
    def _write(self, view: View, wanted: Sequence[Handout]) -> None:
        """Write one after the other, beside the screen; the first failure stops."""
        from convene.word.write import write  # noqa: PLC0415  docx is imported only when something is written

        worker = get_current_worker()
        paths: list[Path] = []
        said: Callable[[Content], None] = partial(self.app.call_from_thread, self._say)
        with contextlib.suppress(OSError):  # the writer says what is wrong with the folder
            self.folder.mkdir(mode=0o700, exist_ok=True)
        for number, handout in enumerate(wanted, start=1):
            said(joined(("Writing ", "bold"), f"{handout.name}  ", (f"{number} of {len(wanted)}", "$muted")))
            try:
                document = self._document(view, handout)
                paths.append(write(document, self.folder, handout.file, stopped=lambda: worker.is_cancelled))
            except ConveneError as error:
                said(failure(error, paths))
                break
        else:
            said(success(paths))
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
