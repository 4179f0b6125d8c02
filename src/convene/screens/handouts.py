"""The place Handouts: what can be written now, written with one key, and where it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from convene import handouts
from convene.blocks import Document
from convene.errors import ConveneError
from convene.handouts import Handout, Key, key_of
from convene.initiative.history import Entry
from convene.initiative.view import View
from convene.screens.handout_deeds import WritesHandouts
from convene.screens.handout_files import Written, last_written, with_changes, written_words
from convene.screens.handout_list import FOLDED, Found, HandoutList
from convene.screens.handout_words import YOURS, Fold, Listed, about, entry, failure, kept, waiting
from convene.screens.handout_writing import made
from convene.screens.leading import lead_to, leading_words
from convene.screens.preview import PreviewScreen
from convene.screens.session import Session
from convene.widgets.filter_line import FilterLine
from convene.widgets.words import plain


class Handouts(WritesHandouts):
    """Lists, previews and writes; the list is worked out beside the screen."""

    place = "handouts"
    HELP = """
    What can be written for the people who come, who were there, and who were not. p shows the text first;
    Enter writes a Word file and says where it is; o opens it. Space picks several to be written at once,
    and Esc stops while they are written. Worksheets stand in two folds, filled in and blank; / finds one.
    What can't be written yet says what it waits for, and Enter goes there.

    t takes along what is on paper only when you tick it: contacts in the binder, where people stand, your
    notes on a blank worksheet. What is left out of a handout to protect people is said below the list.

    The file is yours: change it in Word as you like. It is never overwritten and never read back; writing
    again makes a second file beside it. Phone and mail are on the contact list alone, and in a binder that
    has it. Private columns and stories that are not public are never on paper.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "preview", "Preview"),
        Binding("t", "tick", "Tick", tooltip="Take along what is only on paper when it is ticked"),
        Binding("o", "open", "Open", tooltip="The newest file of this handout"),
        Binding("f", "folder", "Folder", tooltip="All handouts of this initiative", show=False),
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("escape", "stop", "Stop", key_display="Esc"),
        Binding("escape", "up", "Back", show=False),
    ]
    DEFAULT_CSS = """
    Handouts OptionList { height: 1fr; margin: 1 0 0 0; text-wrap: nowrap; text-overflow: ellipsis; }
    Handouts FilterLine { display: none; }
    Handouts.-filtering FilterLine { display: block; }
    Handouts #said { height: auto; margin: 0 1; }
    Handouts .note { margin: 0 1; max-width: 90; height: auto; max-height: 3; }
    Handouts.-low .note { max-height: 2; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._ticks: set[Key] = set()
        self._past: Sequence[Entry] = ()
        self._all_known, self._view = False, session.view
        self._one_at_a_time = Lock()

    def compose_middle(self) -> ComposeResult:
        """A filter, the list, what is said of the last deed, what is left out and whose the files are."""
        yield FilterLine("a word of its name")
        yield HandoutList(self._entry)
        yield Static("", id="said", markup=False)
        yield Static(plain("Looking at what can be written ..."), classes="note", markup=False)

    # What there is

    def show(self) -> None:
        """Look again at what can be written."""
        self.query_one("#said").display = bool(self.said.plain)
        folded = () if self._filter else tuple(set(FOLDED) - self.list.unfolded)
        self._all_known = not folded
        self._view = self.session.view.frozen()
        self._look(self._view, folded, frozenset(self._ticks))

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def _look(self, view: View, folded: Sequence[str], ticks: frozenset[Key]) -> None:
        entries = self._past = self.session.initiative.history()
        view = view.with_past(entries)
        counts = {kind: handouts.how_many(view, kind) for kind in folded}
        kinds = [kind for kind in handouts.HANDOUTS if not counts.get(kind)]
        listed = [Listed(one, last_written(self.folder, one)) for one in handouts.offered(view, kinds, ticks)]
        if any(one.written for one in listed):
            listed = [
                Listed(one.handout, with_changes(view, one.handout, one.written, entries)) for one in listed
            ]
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take, Found(listed, counts))

    def _take(self, found: Found) -> None:
        self.list.take(found, self._filter, self.just_written)
        self.just_written = None
        if self.is_current and self.focused is None:
            self.list.focus()
        self._moved()

    def _entry(self, one: Listed, picked: bool) -> Content:
        handout = one.handout
        if handout.lacks:
            leads = "t ticks it." if not handout.waits else leading_words(self, handout.lacks.where)
            return waiting(handout, leads)
        now, hours = self.session.now(), self.session.home.settings.clock
        state = written_words(one.written, now.tzinfo, self.session.today, hours)
        return entry(one, state, picked=picked)

    @property
    def list(self) -> HandoutList:
        """The handouts."""
        return self.query_one(HandoutList)

    @property
    def chosen(self) -> Listed | None:
        """The handout with the cursor."""
        return self.list.chosen

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to open before anything is written; what is picked is written wherever the cursor is."""
        if not self.is_mounted:
            return super().check_action(action, parameters)
        chosen, picked = self.chosen.handout if self.chosen else None, bool(self.list.picked)
        ready = chosen is not None and not chosen.lacks
        can = {
            "preview": ready,
            "pick": ready,
            "write": picked or ready,
            "unfold": isinstance(self.list.at_cursor, Fold) and not picked,
            "fill": chosen is not None and chosen.waits and not picked,
            "tick": chosen is not None and bool(chosen.extra),
            "open": bool(self.chosen and self.chosen.written),
            "stop": self.is_writing,
        }
        if action == "folder":
            return self.folder.is_dir()
        return can[action] if action in can else super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()
        none = f"No handout has “{self._filter}” in its name. Esc shows all."
        self.query_one(".note", Static).update(plain(YOURS if self.list.rows or not self._filter else none))
        chosen = self.chosen
        if chosen and not chosen.handout.lacks:
            self._leave_out(self._view, chosen.handout)

    @work(thread=True, exclusive=True, group="left-out", exit_on_error=False)
    def _leave_out(self, view: View, handout: Handout) -> None:
        """Say what is kept from the handout with the cursor; not of those that it only passes."""
        worker = get_current_worker()
        with self._one_at_a_time:
            if worker.is_cancelled:
                return
            try:
                left_out = handouts.left_out(view, handout, made(self.session, view, handout))
            except ConveneError:
                return  # its meeting is gone: the list is about to say so
        if not worker.is_cancelled:
            words = kept(left_out) if left_out and self.has_class("-low") else about(left_out)
            self.app.call_from_thread(self._say_left_out, handout, words)

    def _say_left_out(self, handout: Handout, words: str) -> None:
        if self.chosen and self.chosen.handout == handout:
            self.query_one(".note", Static).update(plain(words))

    # Which of them

    @property
    def _filter(self) -> str:
        return self.query_one(FilterLine).value.strip()

    def action_filter(self) -> None:
        """Type to see fewer, worksheets among them."""
        self.add_class("-filtering")
        self.query_one(FilterLine).focus()

    def action_up(self) -> None:
        """All of them again, if they were filtered; else home."""
        if self.has_class("-filtering"):
            self.query_one(FilterLine).action_clear()
        else:
            super().action_up()

    @on(FilterLine.Filtered)
    def _filtered(self) -> None:
        if self._all_known or not self._filter:
            self.list.filter(self._filter)
            self._moved()
        else:
            self.show()

    @on(FilterLine.Left)
    def _left(self) -> None:
        self.set_class(bool(self._filter), "-filtering")
        self.list.focus()

    def action_unfold(self) -> None:
        """Show all handouts of a kind, or none of them."""
        fold = self.list.at_cursor
        if isinstance(fold, Fold):
            self.list.unfold(fold)
            self.show()

    def action_pick(self) -> None:
        """Pick the one with the cursor, or not any more; the cursor goes on."""
        self.list.pick()

    def action_tick(self) -> None:
        """Take along, or not, what is only on paper when it is ticked."""
        chosen = self.chosen
        if chosen and chosen.handout.extra:
            self._ticks ^= {key_of(chosen.handout)}
            self.show()

    # Deeds

    def after_writing(self, files: Mapping[Key, Path]) -> None:
        """Nothing is picked any more, and what was written is listed as such at once."""
        self.list.picked.clear()
        self.list.written({key: Written(path, self.session.now()) for key, path in files.items()})
        self.show()

    def action_preview(self) -> None:
        """The text, before it is written."""
        if self.chosen:
            self.query_one(".note", Static).update(plain("Putting its text together ..."))
            self._preview(self._view, self.chosen.handout)

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False)
    def _preview(self, view: View, handout: Handout) -> None:
        view = view.with_past(self._past)
        try:
            document = made(self.session, view, handout)
            left_out = handouts.left_out(view, handout, document)
        except ConveneError as error:
            self.app.call_from_thread(self.say, failure(error))
            return
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show, handout, document, left_out)

    def _show(self, handout: Handout, document: Document, left_out: Sequence[str]) -> None:
        if self.is_current:  # somebody may be elsewhere by now
            self.app.push_screen(PreviewScreen(document, left_out), partial(self._previewed, handout))

    def _previewed(self, handout: Handout, write: bool | None) -> None:
        if write:
            self.begin(self.session.view.frozen(), [handout])

    @on(OptionList.OptionSelected)
    async def _clicked(self) -> None:
        deeds = ("unfold", "fill", "write", "tick")
        deed = next((one for one in deeds if self.check_action(one, ())), "")
        if deed:
            await self.run_action(deed)

    def action_write(self) -> None:
        """Write what is picked, or else the one with the cursor."""
        wanted = [one.handout for one in self.list.wanted if not one.handout.lacks]
        if wanted:
            self.begin(self.session.view.frozen(), wanted)

    def action_fill(self) -> None:
        """Go where the one with the cursor gets what it waits for."""
        lacks = self.chosen.handout.lacks if self.chosen else None
        if lacks:
            lead_to(self, lacks.where)

    def action_open(self) -> None:
        """Open the newest file with the program that the system has for it."""
        if self.chosen and self.chosen.written:
            self._open(self.chosen.written.path)
