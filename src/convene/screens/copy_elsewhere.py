"""Everything, also what is not saved yet, into another folder: asked for, written, or said why not."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Label, Static

from convene.errors import ConveneError
from convene.initiative.elsewhere import save_copy
from convene.initiative.initiative import Initiative
from convene.screens.opened.beside import beside
from convene.widgets.footer import Footer
from convene.widgets.typeahead import LineInput
from convene.widgets.words import plain

HOW = (
    "Everything typed goes along, also what is not saved yet. "
    "You go on in the copy; this folder stays as it is."
)
WRITING = "Writing the copy…"
SOON = 0.5
"""Seconds after which it is said that something is still being written."""


class CopyElsewhere(ModalScreen[Path | None]):
    """Answers with the folder of the copy once it is written; stays with the reason when it can't be."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g,f4", "write", "Save the copy", key_display="^G"),
        Binding("escape", "leave", "Back", key_display="Esc"),
        Binding("f1", "app.help", "Help", show=False),
    ]
    AUTO_FOCUS = "LineInput"
    DEFAULT_CSS = """
    CopyElsewhere { align: center middle; background: $background 60%; }
    CopyElsewhere > Vertical { width: 76; max-width: 100%; height: auto; background: $background; border: round $border; padding: 0 1; margin-bottom: 1; }
    CopyElsewhere .title { text-style: bold; color: $primary; }
    CopyElsewhere Static { height: auto; }
    CopyElsewhere .how { color: $muted; margin: 0 0 1 0; }
    CopyElsewhere Label { color: $muted; }
    CopyElsewhere LineInput { background: $panel; padding: 0; }
    CopyElsewhere .fault { color: $late; min-height: 1; }
    """  # noqa: E501

    def __init__(self, initiative: Initiative) -> None:
        super().__init__()
        self._initiative = initiative
        self._writing = False
        self._soon: Timer | None = None

    def compose(self) -> ComposeResult:
        """What will happen, the folder, room for what is wrong with it."""
        with Vertical():
            yield Static(plain("Save a copy elsewhere"), classes="title", markup=False)
            yield Static(plain(HOW), classes="how", markup=False)
            yield Label(plain("In which folder?"), markup=False)
            yield LineInput(select_on_focus=False, compact=True)
            yield Static("", classes="fault", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Propose a folder, unless something was typed: also the disk with the documents may not answer."""
        self.run_worker(self._propose())

    async def _propose(self) -> None:
        folder, line = await beside(proposed_folder), self.query_one(LineInput)
        if not line.value:
            line.insert_text_at_cursor(str(folder))

    @on(Input.Submitted)
    def action_write(self) -> None:
        """Write the copy, beside the screen."""
        words = self.query_one(LineInput).value.strip()
        if self._writing:
            return
        if not words:
            self._say("Type a folder, for example on another disk.")
            return
        self._writing = True
        self._say("")
        self._soon = self.set_timer(SOON, partial(self._say, WRITING))
        self.app.run_worker(self._write(Path(words)), group="copy elsewhere")

    async def _write(self, folder: Path) -> None:
        try:
            copy = await beside(partial(save_copy, self._initiative, folder))
        except ConveneError as error:
            if self.is_attached:
                self._say(" ".join(filter(None, (error.what, error.todo))))
            return
        finally:
            self._writing = False
            if self._soon:
                self._soon.stop()
        if self.is_current:
            self.dismiss(copy)
        else:
            self.app.notify(f"The copy is in {copy}.", markup=False, timeout=12)

    def action_leave(self) -> None:
        """Back, without going on in a copy."""
        self.dismiss(None)

    def _say(self, words: str) -> None:
        self.query_one(".fault", Static).update(plain(words))


def proposed_folder() -> Path:
    """The user's documents, or the home folder where there are none."""
    from platformdirs import user_documents_path  # noqa: PLC0415  only when a copy is asked for

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
