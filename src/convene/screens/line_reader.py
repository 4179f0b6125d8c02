"""Typed lines read against the people on record, and kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

import msgspec

from convene.captured.line import Captured, Kind, Reading, read_line
from convene.initiative.attending import known_people
from convene.initiative.capturing import Kept, keep
from convene.meetings.meeting import Meeting, running
from convene.screens.session import Session
from convene.typed import clean_line, clean_text
from convene.voting.tally import Vote

TypedLine: TypeAlias = tuple[str, Kind | None]
"""The words, and the kind that was chosen for them, if one was."""


_QUOTED = re.compile("“([^”]+)”")


class LineReader:
    """Reads and keeps lines in one session. `worksheet` is what is kept linked to, `vote` what a decision is.

    `otherwise` is the kind of a line that names none; it is guessed where there is none.
    """

    def __init__(
        self,
        session: Session,
        worksheet: str | None = None,
        otherwise: Kind | None = None,
        vote: Vote | None = None,
    ) -> None:
        self.otherwise = otherwise
        self.vote = vote
        self._session = session
        self._worksheet = worksheet
        self._people = known_people(session.view)

    @property
    def homes(self) -> Mapping[int, str]:
        """The organizations of people, by person."""
        return {one.id: one.organization for one in self._people}

    @property
    def today(self) -> date:
        """The day that "Friday" counts from."""
        return self._session.today

    def read(self, text: str, kind: Kind | None = None) -> Captured:
        """What a line says; its title is one clean line."""
        view = self._session.view
        line = read_line(
            text,
            people=self._people,
            today=self.today,
            month_first=view.month_first,
            kind=kind,
            otherwise=self.otherwise,
        )
        proposed = _cleaned(line.proposed) if line.proposed else None
        return msgspec.structs.replace(_cleaned(line), proposed=proposed)

    def lines_in(self, text: str) -> list[str]:
        """The lines of a pasted text that say anything."""
        lines = [clean_line(line).strip() for line in clean_text(text).split("\n")]
        return [line for line in lines if self.read(line).title]

    def settled(self, line: Captured, reading: Reading) -> Captured:
        """The line with one of its readings taken; the words that said it are taken out of the title.

        Where they can't be found for certain they stay: nothing that was typed is lost.
        """
        if reading.due:
            words, chosen = reading.due.isoformat(), msgspec.structs.replace(line, due=reading.due)
        else:
            words = str(reading.owner).partition(" (")[0]
            new = reading.owner if reading.owner_id is None else None
            chosen = msgspec.structs.replace(
                line, owner=reading.owner_id, owner_name=reading.owner, new_person=new
            )
        for phrase in _QUOTED.findall(line.unclear):
            if line.text.count(phrase) == 1:
                again = self.read(line.text.replace(phrase, words), line.kind)
                for found in (again, again.proposed):
                    if found and _parts(found) == _parts(chosen):
                        return msgspec.structs.replace(found, unclear=line.unclear)
        return chosen

    def keep(self, line: Captured) -> Kept:
        """Keep a line, in the running meeting if there is one. Raises ConveneError."""
        meeting = running(self._session.view.all(Meeting))
        return keep(
            self._session.initiative,
            line,
            at=self._session.now(),
            meeting=meeting.id if meeting else None,
            worksheet=self._worksheet,
            vote=self.vote,
        )

    def keep_all(self, lines: Sequence[TypedLine]) -> list[Kind]:
        """Keep lines in one deed; what kinds they were. Raises ConveneError, with none of them kept.

        A person that one line adds is known to the next. What isn't certain stays in the words.
        """
        kinds: list[Kind] = []
        self.vote = None
        with self._session.initiative.group(f"{len(lines)} lines captured"):
            for text, kind in lines:
                self._people = known_people(self._session.view)
                line = self.read(text, kind)
                self.keep(line)
                kinds.append(line.kind)
        return kinds


def without_proposal(line: Captured) -> Captured:
    """The line when the proposed owner isn't meant: nobody is, and nobody is asked about."""
    taken = line.proposed or line
    return msgspec.structs.replace(
        line, proposed=None, readings=taken.readings, unclear=taken.unclear, certain=taken.certain
    )


def _cleaned(line: Captured) -> Captured:
    return msgspec.structs.replace(line, title=clean_line(line.title).strip())


def _parts(line: Captured) -> tuple[object, ...]:
    return line.due, line.owner, line.new_person
