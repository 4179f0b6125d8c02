"""A whole meeting of 22 people in the real program, by keyboard, killed ten times, with the keys counted.

Three hours, six items, two worksheets, a dot vote, a consent decision with an objection, decisions, actions
and topics for later, to the written handouts. Nothing connects to anything.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminal that Python can drive", allow_module_level=True)

from convene.captured.action import Action
from convene.captured.decision import Decision
from convene.captured.parking_lot import ParkingItem
from convene.initiative.about import About
from convene.initiative.attending import add_person, known_organizations, sectors
from convene.initiative.home import Home
from convene.initiative.view import View
from convene.people.attendance import Presence
from convene.people.walk_in import read_walk_in
from convene.voting.tally import Vote
from terminal import CAPTURE, ESC, QUIT, Terminal

ENTER, DOWN, GO_ON = "\r", "\x1b[B", "\x07"

EXPECTED = """
Alma Reyes, Larkspur Schools, Schools (K-12)
Ben Whitaker, Larkspur Schools, Schools (K-12)
Carla Diaz, County Health, Public health
David Chen, County Health, Public health
Esther Boone, Grace Church, Faith groups
Frank Moss, City Police, Law enforcement and courts
Gina Torres, City Police, Law enforcement and courts
Hana Kim, Youth Council, Youth
Ivan Petrov, Youth Council, Youth
Joan Okafor, Okafor Foods, Business
Karl Lund, Lund Hardware, Business
Lena Ortiz, Parent Circle, Parents and caregivers
Mark Stone, Parent Circle, Parents and caregivers
Nora Blake, Mercy Clinic, Health care
Omar Haddad, Mercy Clinic, Health care
Priya Nair, The Larkspur News, Media
Quinn Avery, The Larkspur News, Media
Rosa Marin, Larkspur Schools, Schools (K-12)
Sam Lowell, County Health, Public health
""".strip().splitlines()
"""Nineteen people of nine sectors."""

WALK_INS = (
    "Tess Yoder, Yoder Farms, business",
    "Uma Vance, Parent Circle, parents",
    "Vic Wells, City Police, law",
)
AGENDA = (
    "45 landscape",
    "20 Vote: Which ideas go on?",
    "15 Break",
    "45 champions",
    "25 Vote: Shall we adopt the charter?",
    "30 close",
)
IDEAS = (
    "Youth center",
    "Drop boxes",
    "Family nights",
    "Store checks",
    "Mentors",
    "Data hub",
    "Story nights",
    "Rides",
)
DOTS = (12, 9, 14, 7, 10, 3, 6, 5)


HEARD = "socket.connect socket.sendto socket.getaddrinfo socket.gethostbyname socket.bind"

LISTENING = """
import sys

def heard(event, given):
    if event in {heard_of!r}.split():
        with open({file!r}, "a") as told:
            print(event, given, file=told)

sys.addaudithook(heard)
"""


class Facilitator:
    """Somebody at the keys. What is pressed beyond the words themselves is counted by what it is for."""

    def __init__(self, tmp_path: Path) -> None:
        self._tmp_path = tmp_path
        self.keys: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        self.terminal = self._sits_down()
        self._for = ""

    def _sits_down(self) -> Terminal:
        """The program, begun again; what it connects to is written down by the interpreter itself."""
        before = os.environ.get("PYTHONPATH", "")
        listening = str(self._tmp_path / "listening")
        return Terminal(self._tmp_path, PYTHONPATH=os.pathsep.join(one for one in (listening, before) if one))

    def begins(self, what: str) -> None:
        """What the next keys are for."""
        self._for = what
        self.done[what] += 1

    def press(self, *keys: str) -> None:
        self.keys[self._for] += len(keys)
        self.terminal.send("".join(keys))

    def say(self, words: str) -> None:
        self.terminal.send(words)

    def sees(self, words: str) -> None:
        self.terminal.wait_for(words)

    def a(self, what: str) -> float:
        """Keys for one of these, on the average."""
        return self.keys[what] / self.done[what]

    @property
    def view(self) -> View:
        """What is on disk."""
        home = Home(self._tmp_path / "home", now=_now, settings=self._tmp_path / "settings")
        [folder] = [one for one in home.folder.iterdir() if (one / "journal").exists()]
        return home.read(folder)

    def is_killed(self, item: str, confirmed: tuple[int, int, int, int, int]) -> None:
        """Between two keys. Started again, nothing confirmed is missing, and the meeting goes on."""
        self.sees("saved")
        self.terminal.kill()
        view = self.view
        assert (
            sum(one.arrived is not None for one in view.all(Presence)),
            *(len(view.all(kind)) for kind in (Decision, Action, ParkingItem, Vote)),
        ) == confirmed
        self.terminal = self._sits_down()
        self.sees(f"▶ {item}")
        self.begins("going on after the laptop died")
        self.press(GO_ON)
        self.sees("^G Go on")


def _now() -> datetime:
    return datetime.now().astimezone()


def _everybody_known(tmp_path: Path) -> None:
    """An initiative whose nineteen people are on record."""
    home = Home(tmp_path / "home", now=_now, settings=tmp_path / "settings")
    about = About(name="Clear Path", place="Larkspur", facilitator="Renee Dubois", created=_now())
    initiative = home.open(home.create(about))
    for line in EXPECTED:
        view = initiative.view
        add_person(initiative, read_walk_in(line, known_organizations(view), sectors(view)))
    initiative.close()


def test_a_whole_meeting_by_keyboard(tmp_path: Path) -> None:
    _everybody_known(tmp_path)
    heard = tmp_path / "heard.txt"
    (tmp_path / "listening").mkdir()
    (tmp_path / "listening" / "sitecustomize.py").write_text(
        LISTENING.format(heard_of=HEARD, file=str(heard)), "utf-8"
    )
    me = Facilitator(tmp_path)
    me.sees("1 OVERVIEW")
    _plan(me)
    _check_in(me)
    _map_the_landscape(me)
    _vote_with_dots(me)
    _take_a_break(me)
    _say_who_must_be_there(me)
    _decide_by_consent(me)
    _close(me)
    written = sorted(path.name for path in (tmp_path / "home").rglob("*.docx"))
    assert [name for name in written if name.startswith("Summary")], written
    assert not heard.exists(), heard.read_text("utf-8")
    assert me.a("a decision or an action") <= 3
    assert me.a("an attendee") <= 2
    assert me.keys["from “we are done” to the summary"] <= 6


def _plan(me: Facilitator) -> None:
    me.begins("planning")
    me.press("n")
    me.sees("What is it called?")
    for words in ("Fall check", "today", "9:00", "12:00"):
        me.say(words)
        me.press(ENTER)
    me.press(GO_ON)
    me.sees("Type the first item")
    for words in AGENDA:
        me.say(words)
        me.press(ENTER)
    me.sees("it fits to the minute")
    me.press(ESC)
    me.sees("i Invite")
    me.press("i")
    me.sees("WHO IS INVITED?")
    me.press(DOWN, ENTER)
    me.sees("20 invited")
    me.press(ESC)
    me.sees("i Invite")
    me.press("s")
    me.sees("WHO IS HERE?")


def _check_in(me: Facilitator) -> None:
    for line in EXPECTED:
        name = line.split(",")[0]
        me.begins("an attendee")
        me.say(name[:2])
        me.press(ENTER)
        me.sees(f"✓ {name} is here")
    for line in WALK_INS:
        me.begins("an attendee")
        me.say(line)
        me.press(ENTER)
        me.sees(f"✓ {line.split(',')[0]} is here")
    me.sees("19 of 20, 3 walk-ins")
    me.is_killed("Fall check", (22, 0, 0, 0, 0))


def _capture(me: Facilitator, words: str, then: str) -> None:
    me.begins("a decision or an action" if then[0] in "AD" else "a topic for later")
    me.press(CAPTURE)
    me.say(words)
    me.press(ENTER)
    me.sees(f"just now  {then} ")


def _go_on(me: Facilitator, to: str) -> None:
    me.begins("going on")
    me.press(GO_ON)
    me.sees(to)


def _map_the_landscape(me: Facilitator) -> None:
    _go_on(me, "WHO WORKS ON THIS HERE")
    me.begins("a row")
    me.press("a")
    me.say("River Trust")
    me.press(ENTER)
    me.say("Civic")
    me.press(ENTER, ESC)
    me.sees("River Trust")
    _go_on(me, "STEP BACK AND LOOK")
    me.begins("a row")
    me.press("a")
    me.say("Nobody works after school")
    me.press(ENTER)
    me.say("Gap")
    me.press(ENTER, ESC)
    me.sees("Nobody works after sc")
    _capture(me, "park who pays for the van", "P1")
    _capture(me, "Should we map the churches too?", "P2")
    me.is_killed("1/6", (22, 0, 0, 2, 0))
    _go_on(me, "WHAT DID WE DECIDE FROM THIS MAP?")
    me.begins("a decision or an action")
    me.press("a")
    me.say("The map is good enough to use")
    me.press(ENTER)
    me.sees("D1")
    _go_on(me, "WHO TALKS TO WHOM")
    for number, words in enumerate(("Alma to send the map to all by Friday", "Hana will ask the band"), 1):
        me.begins("a decision or an action")
        me.press("a")
        me.say(words)
        me.press(ENTER)
        me.sees(f"A{number}")
    me.is_killed("1/6", (22, 1, 2, 2, 0))


def _vote_with_dots(me: Facilitator) -> None:
    _go_on(me, "How do we decide?")
    me.begins("a dot vote on eight options")
    me.press("5")
    me.sees("Among what?")
    for words in IDEAS:
        me.say(words)
        me.press(ENTER)
    me.press(ENTER)
    me.sees("dots each")
    for dots in DOTS:
        me.say(str(dots))
        me.press(DOWN)
    me.sees("Family nights   14")
    me.press(ENTER)
    me.sees("V1, first round")
    me.is_killed("2/6", (22, 1, 2, 2, 1))
    me.begins("a decision or an action")
    me.press("m")
    me.sees("Decision, in full words")
    me.say("We begin with family nights and the youth center")
    me.press(GO_ON)
    me.sees("D2")
    _capture(me, "Joan to book the hall by Dec 18", "A3")
    _capture(me, "Karl to price the drop boxes by Dec 18", "A4")
    me.is_killed("2/6", (22, 2, 4, 2, 1))


def _take_a_break(me: Facilitator) -> None:
    _go_on(me, "We are back at")
    _capture(me, "Nora to bring the clinic numbers", "A5")
    me.is_killed("3/6", (22, 2, 5, 2, 1))


def _say_who_must_be_there(me: Facilitator) -> None:
    _go_on(me, "WHICH PARTS OF THE COMMUNITY")
    _go_on(me, "WHO ARE THE PEOPLE?")
    _go_on(me, "WHERE DOES EACH PERSON STAND?")
    _go_on(me, "WHO IS MISSING")
    _go_on(me, "WHAT DO WE ASK OF A NEW MEMBER")
    _capture(me, "Ben to call the sheriff by Dec 7", "A6")
    _capture(me, "Carla to call the county board by Dec 7", "A7")
    _go_on(me, "IS THIS THE RIGHT GROUP")
    me.begins("a consent vote")
    me.say("22")
    me.press(ENTER)
    me.sees("V2, first round")
    me.is_killed("4/6", (22, 2, 7, 2, 2))
    _go_on(me, "WHAT DID WE DECIDE ABOUT WHO IS IN?")
    _capture(me, "We agreed that this group starts and meets on first Mondays", "D3")
    _go_on(me, "WHO ASKS WHOM?")
    _capture(me, "Priya to write the story by Dec 11", "A8")


def _decide_by_consent(me: Facilitator) -> None:
    _go_on(me, "How do we decide?")
    me.begins("a consent vote with an objection")
    me.press("2")
    me.sees("Consent with a concern")
    for count in (20, 1, 1):
        me.say(str(count))
        me.press(DOWN)
    me.sees("1 open objection")
    me.press(ENTER)
    me.sees("The objection")
    for words in ("Omar", "It promises money we do not have", "A line that says who pays"):
        me.say(words)
        me.press(ENTER)
    me.sees("In a few words")
    me.say("It is long")
    me.press(ENTER)
    me.sees("V3, first round")
    me.is_killed("5/6", (22, 3, 8, 2, 3))
    me.begins("a consent vote with an objection")
    me.say("22")
    me.press(DOWN)
    me.say("0")
    me.press(DOWN)
    me.say("0")
    me.press(ENTER)
    me.sees("V4, second round")
    me.begins("a decision or an action")
    me.press("m")
    me.sees("Decision, in full words")
    me.say("We adopt the charter, with a line that says who pays")
    me.press(GO_ON)
    me.sees("D4")
    _capture(me, "Rosa to mend the charter by Dec 4", "A9")
    _capture(me, "Sam will print it by Dec 9", "A10")
    _capture(me, "park a budget line for food", "P3")
    me.is_killed("5/6", (22, 4, 10, 3, 4))


def _close(me: Facilitator) -> None:
    _go_on(me, "WHAT HELPED TODAY?")
    me.say("The map")
    me.press(ENTER)
    _go_on(me, "WHAT SHOULD WE CHANGE NEXT TIME?")
    me.say("Shorter votes")
    me.press(ENTER)
    _go_on(me, "HOW HOPEFUL ARE YOU")
    me.say("0,1,5,10,6")
    me.press(ENTER)
    _go_on(me, "WHAT GIVES YOU HOPE RIGHT NOW?")
    me.say("So many came")
    me.press(ENTER)
    _go_on(me, "WHEN DO WE MEET NEXT?")
    me.say("Jan 11 at 9 am")
    me.press(ENTER)
    _capture(me, "Quinn to take the pictures", "A11")
    _capture(me, "Lena to bring two more parents by Jan 11", "A12")
    _capture(me, "park the name of the group", "P4")
    _capture(me, "We decided to meet on January 11", "D5")
    me.is_killed("6/6", (22, 5, 12, 4, 4))
    _go_on(me, "HERE IS WHAT WE DECIDED")
    _go_on(me, "HERE IS WHO DOES WHAT")
    me.begins("from “we are done” to the summary")
    me.press(GO_ON)
    me.sees("WHAT WE DECIDED, AND WHO DOES WHAT")
    me.press(GO_ON)
    me.sees("Close all the same?")
    me.press("y")
    me.sees("Write the summary now?")
    me.press("y")
    me.sees("Written.")
    me.press(QUIT)
    assert me.terminal.ended() == 0
