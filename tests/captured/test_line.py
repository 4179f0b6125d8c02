"""Lines typed on Monday, November 16, 2026, among these people."""

from __future__ import annotations

import time
import unicodedata
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.captured.line import Captured, Kind, Reading, read_line
from convene.people.matching import Known

MONDAY = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)
PEOPLE = [
    Known(1, "Dana Ruiz", "School District"),
    Known(2, "Marcus Delacroix", "City Schools"),
    Known(3, "Dr. Helen Prakash", "County Health Department"),
    Known(4, "Grant Whitfield-Moss", "Area Chamber"),
    Known(5, "Lucía Barrera", "Open Door Clinic"),
    Known(6, "James Okafor", "Youth Center"),
    Known(7, "May Chen", "Library"),
    Known(8, "Devon R.", "Youth Council"),
]
SECOND_DANA = Known(9, "Dana Whitfield", "Area Chamber")


def read(text: str, *more: Known, **named: Any) -> Captured:
    return read_line(text, people=[*PEOPLE, *more], today=MONDAY, **named)


def test_the_line_of_the_drawing() -> None:
    line = "Dana Ruiz to send the data agreement to the school district by Fri"
    assert read(line) == Captured(
        text=line,
        kind="action",
        title="Send the data agreement to the school district",
        owner=1,
        owner_name="Dana Ruiz",
        due=FRIDAY,
    )


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("a call the clinic", "action", "Call the clinic"),
        ("d Meet every second Thursday", "decision", "Meet every second Thursday"),
        ("D Meet every second Thursday", "decision", "Meet every second Thursday"),
        ("p Vape sensors: do they help?", "parking", "Vape sensors: do they help?"),
        ("n Dana Ruiz to send the list by Friday", "note", "Dana Ruiz to send the list by Friday"),
        ("  n   two   spaces ", "note", "Two spaces"),
        ("A: call", "action", "Call"),
        ("Action item: call", "action", "Call"),
        ("Decision: we meet monthly", "decision", "We meet monthly"),
        ("decided:we meet monthly", "decision", "We meet monthly"),
        ("PARKING LOT: housing", "parking", "Housing"),
        ("park: housing", "parking", "Housing"),
        ("later: housing", "parking", "Housing"),
        ("note: housing", "note", "Housing"),
        ("a ", "action", ""),
    ],
)
def test_the_kind_can_be_named(text: str, kind: Kind, title: str) -> None:
    line = read(text)
    assert (line.kind, line.title) == (kind, title)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A parent asked about rides", "note"),
        ("Meeting at 9 am shuts out students. Move to afternoons with a meal.", "note"),
        ("The sheriff asked that jail data wait until the new records system.", "note"),
        ("State survey adds a question on nicotine pouches next spring.", "note"),
        ("Access to care is the top need", "note"),
        ("Budget: 300 dollars", "note"),
        ("Marcus will be late", "note"),
        ("Grant to the county is due", "note"),
        ("", "note"),
        ("We agreed to use this problem statement in public", "decision"),
        ("We've decided Dana will send the letter", "decision"),
        ("We approve the budget", "decision"),
        ("The group adopted six measures", "decision"),
        ("Approved the minutes", "decision"),
        ("Should we meet in the evening", "parking"),
        ("Vape sensors in school restrooms: do they help?", "parking"),
        ("Have we decided who speaks?", "parking"),
        ("park the vape sensors", "parking"),
        ("What about housing", "parking"),
        ("Ask two North Ridge families to help plan Friday evenings", "action"),
        ("Find a room and a key holder in North Ridge for Friday evenings", "action"),
        ("Get a price for rides to first visits from the transit office", "action"),
        ("We should reach out to the churches", "action"),
        ("Let's meet Friday", "action"),
        ("Flyers printed by Friday", "action"),
        ("Parents to bring food", "action"),
        ("County EMS to send counts", "action"),
    ],
)
def test_otherwise_the_kind_is_guessed(text: str, kind: Kind) -> None:
    assert read(text).kind == kind


def test_a_forced_kind_overrules_the_words() -> None:
    assert read("Dana Ruiz to call by Friday", kind="note").title == "Dana Ruiz to call by Friday"
    assert read("d Dana Ruiz to call by Friday", kind="action").title == "Call"
    assert read("Marcus will be late", kind="action").owner == 2


def test_an_initial_is_not_a_letter_that_names_the_kind() -> None:
    line = read("D Ruiz to call the clinic")
    assert (line.kind, line.owner) == ("action", 1)


@pytest.mark.parametrize(
    ("text", "title", "owner", "due"),
    [
        ("marcus to send the letter by 12/5", "Send the letter", 2, "2026-12-05"),
        ("Marcus: call the clinic Friday", "Call the clinic", 2, "2026-11-20"),
        ("Marcus - call the clinic", "Call the clinic", 2, None),
        ("Marcus’ll bring food", "Bring food", 2, None),
        ("Marcus will call the clinic Friday morning", "Call the clinic Friday morning", 2, "2026-11-20"),
        ("Helen agreed to chair", "Chair", 3, None),
        ("Dr. Prakash will e-mail the board", "e-mail the board", 3, None),
        ("J. Okafor to run the youth survey", "Run the youth survey", 6, None),
        ("lucia to call", "Call", 5, None),
        ("Devon R. to ask the council", "Ask the council", 8, None),
        ("Grant Whitfield-Moss to call", "Call", 4, None),
        ("Dana (School District) to call", "Call", 1, None),
        ("Send the letter by Fri @marcus", "Send the letter", 2, "2026-11-20"),
        ("Send the letter Friday @Marcus", "Send the letter", 2, "2026-11-20"),
        ("Send the letter (Marcus) by Friday.", "Send the letter", 2, "2026-11-20"),
        ("Send the letter (Marcus, by Friday)", "Send the letter", 2, "2026-11-20"),
        ("Send the letter - Marcus", "Send the letter", 2, None),
        ("Call the Chamber @grant", "Call the Chamber", 4, None),
        ("@lucia call the clinic by Fri", "Call the clinic", 5, "2026-11-20"),
        ("@Dana Ruiz to call the clinic", "Call the clinic", 1, None),
        ("By Friday, Marcus to call", "Call", 2, "2026-11-20"),
        ("Helen to get it signed by May Chen", "Get it signed by May Chen", 3, None),
        ("Helen to meet with May", "Meet with May", 3, None),
        ("Marcus to ask Dana for the list (Dana Ruiz)", "Ask Dana for the list (Dana Ruiz)", 2, None),
        ("Marcus to call the clinic every Friday", "Call the clinic every Friday", 2, None),
        ("Marcus to finish 3 of 12", "Finish 3 of 12", 2, None),
        ("Call the clinic - Mercy Ridge", "Call the clinic - Mercy Ridge", None, None),
        ("Mail info@clinic.example", "Mail info@clinic.example", None, None),
        ("Ask Dana to send the letter", "Ask Dana to send the letter", None, None),
        ("a Nudge Helen to send the letter", "Nudge Helen to send the letter", None, None),
        ("County EMS to send counts", "County EMS to send counts", None, None),
        ("a by Friday", "By Friday", None, "2026-11-20"),
    ],
)
def test_an_action_names_its_owner_and_its_date(
    text: str, title: str, owner: int | None, due: str | None
) -> None:
    line = read(text)
    assert (line.kind, line.title, line.owner) == ("action", title, owner)
    assert line.due == (date.fromisoformat(due) if due else None)
    assert line.certain
    assert (line.readings, line.unclear, line.new_person) == ((), "", None)


def test_an_owner_who_is_not_certain_is_left_open() -> None:
    line = read("Dana to send the letter by Fri", SECOND_DANA)
    assert (line.kind, line.title, line.due) == ("action", "Dana to send the letter", FRIDAY)
    assert (line.owner, line.owner_name, line.new_person, line.certain) == (None, None, None, False)
    assert line.readings == (
        Reading(owner="Dana Ruiz", owner_id=1),
        Reading(owner="Dana Whitfield", owner_id=9),
    )
    assert line.unclear == "“Dana” can be more than one person."


def test_a_name_that_may_be_new_is_a_reading_and_not_a_new_person() -> None:
    line = read("Sam to call the clinic")
    assert (line.title, line.new_person, line.readings) == (
        "Sam to call the clinic",
        None,
        (Reading(owner="Sam"),),
    )


def test_two_people_of_one_name_are_told_apart_by_their_organization() -> None:
    line = read("Dana Ruiz to call", Known(10, "Dana Ruiz", "Library"))
    assert [reading.owner for reading in line.readings] == [
        "Dana Ruiz (School District)",
        "Dana Ruiz (Library)",
    ]
    assert [reading.owner_id for reading in line.readings] == [1, 10]


def test_a_name_that_is_not_known_is_offered_as_a_new_person() -> None:
    line = read("Sam Ortiz to call the clinic by 12/5")
    assert (line.owner, line.owner_name, line.new_person) == (None, "Sam Ortiz", "Sam Ortiz")
    assert (line.kind, line.title, line.due, line.certain) == (
        "action",
        "Call the clinic",
        date(2026, 12, 5),
        True,
    )


def test_a_date_that_is_not_certain_is_left_open() -> None:
    line = read("Marcus to send the letter by next Friday")
    assert (line.owner, line.title, line.due, line.certain) == (
        2,
        "Send the letter by next Friday",
        None,
        False,
    )
    assert line.readings == (Reading(due=FRIDAY), Reading(due=date(2026, 11, 27)))
    assert [msgspec.to_builtins(reading) for reading in line.readings] == [
        {"due": "2026-11-20"},
        {"due": "2026-11-27"},
    ]


def test_a_stretch_of_time_says_why_it_is_not_certain() -> None:
    line = read("Marcus to send the letter next week")
    assert (line.title, line.certain, line.readings) == ("Send the letter next week", False, ())
    assert line.unclear == "“next week” is a week, not a day."


def test_owner_and_date_can_both_be_open() -> None:
    line = read("Dana to book the gym for Friday", SECOND_DANA)
    assert line.title == "Dana to book the gym for Friday"
    assert [msgspec.to_builtins(reading) for reading in line.readings] == [
        {"owner": "Dana Ruiz", "owner_id": 1},
        {"owner": "Dana Whitfield", "owner_id": 9},
        {"due": "2026-11-20"},
    ]


def test_numbers_follow_the_setting() -> None:
    assert read("a call 12/5").due == date(2026, 12, 5)
    assert read("a call 12/5", month_first=False).due == date(2027, 5, 12)


def test_only_an_action_has_an_owner_and_a_date() -> None:
    for letter in "dpn":
        line = read(f"{letter} Dana Ruiz to call by Friday")
        assert (line.owner, line.due, line.title) == (None, None, "Dana Ruiz to call by Friday")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("park the vape sensors", "The vape sensors"),
        ("Park this: who pays?", "Who pays?"),
        ("park it", "Park it"),
        ("Park Street wants a light", "Park Street wants a light"),
    ],
)
def test_the_word_park_is_cut_only_where_it_is_a_verb(text: str, title: str) -> None:
    line = read(text)
    assert (line.kind, line.title) == ("parking", title)


def test_what_could_harm_a_terminal_does_not_get_in() -> None:
    line = read("a call\x1b[2J the\tclinic\r\nby Fri \u202e")
    assert line.text == "a call\ufffd[2J the clinic by Fri \ufffd"
    assert line.title == "call\ufffd[2J the clinic by Fri \ufffd"


def test_a_pasted_page_is_kept_whole() -> None:
    page = "Dana Ruiz to call by Friday. " * 100
    assert read(page).title == page.strip()
    assert read(page, kind="action").owner is None


PIECES = st.sampled_from(
    [
        *(
            "Dana",
            "Ruiz",
            "dana",
            "Sam",
            "Ortiz",
            "Grant",
            "to",
            "will",
            ":",
            " - ",
            "@",
            "(",
            ")",
            "and",
            "a",
            "d",
            "p",
        ),
        *(
            "send",
            "the",
            "letter",
            "by",
            "on",
            "due",
            "Fri",
            "next",
            "Friday",
            "12/5",
            "May",
            "5",
            "park",
            "we",
            "agreed",
        ),
        *("\x1b", "\n", "\u202e", "\t", "?", ".", ",", "'ll", "@dana", "week", "2026-12-05"),
    ]
)
LINES = st.one_of(st.text(), st.lists(PIECES, max_size=14).map(" ".join))
KINDS = st.sampled_from(("decision", "action", "parking", "note", None))


@given(LINES, KINDS, st.dates(date(2020, 1, 1), date(2080, 1, 1)), st.booleans())
def test_any_line_is_read_and_what_is_read_is_sound(
    text: str, kind: Kind | None, today: date, month_first: bool
) -> None:
    people = [*PEOPLE, SECOND_DANA]
    line = read_line(text, people=people, today=today, month_first=month_first, kind=kind)
    assert kind is None or line.kind == kind
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in line.title + line.text)
    assert line.certain == (not line.unclear)
    assert line.certain or line.kind == "action"
    assert not line.readings or not line.certain
    assert line.owner is None or line.owner_name == next(one.name for one in people if one.id == line.owner)
    assert line.new_person is None or (line.owner, line.owner_name) == (None, line.new_person)
    assert line.title or len(line.text) <= 13
    if line.due and "2026-12-05" not in text:
        assert today <= line.due <= today + timedelta(days=800)


@given(LINES)
def test_nothing_is_cut_from_an_action_but_what_was_understood(text: str) -> None:
    line = read(text, SECOND_DANA)
    if line.kind == "action" and not (line.owner_name or line.due):
        assert " ".join(line.text.split()).casefold().endswith(line.title.casefold())


def test_a_line_is_read_while_it_is_typed_among_two_thousand_people() -> None:
    people = [
        Known(number, f"First{number} Last{number % 50}", f"Group {number % 40}") for number in range(1, 2001)
    ]
    line = "First7 Last7 to send the data agreement to the school district by Friday"
    read_line(line, people=people, today=MONDAY)
    begun = time.process_time()
    for end in range(1, len(line) + 1):
        read_line(line[:end], people=people, today=MONDAY)
    assert (time.process_time() - begun) / len(line) < 0.05


BEN = Known(20, "Ben Carter", "Youth Court")
CARLA = Known(21, "Carla Diaz", "Library")


@pytest.mark.parametrize(
    ("text", "owner", "title", "due"),
    [
        ("Ben calls the youth court by Wednesday", 20, "Call the youth court", "2026-11-18"),
        ("a Carla draft a flyer Dec 10", 21, "Draft a flyer", "2026-12-10"),
        ("a carla drafts a flyer", 21, "Draft a flyer", None),
        ("a Ben Carter fixes the projector", 20, "Fix the projector", None),
        ("a B. Carter reaches out to the court", 20, "Reach out to the court", None),
        ("a Mr. Carter coordinates the vans", 20, "Coordinates the vans", None),
        ("a Diaz tries the new form", 21, "Try the new form", None),
        ("a Carter carries the flag", 20, "Carries the flag", None),
        ("a Youth Court sends the numbers", 20, "Send the numbers", None),
        ("a Helen e-mails the board", 3, "e-mail the board", None),
        ("a May orders the food", 7, "Order the food", None),
    ],
)
def test_who_begins_an_action_before_a_verb_is_proposed(
    text: str, owner: int, title: str, due: str | None
) -> None:
    line = read(text, BEN, CARLA)
    assert (line.kind, line.owner, line.owner_name, line.certain) == ("action", None, None, False)
    assert [one.owner_id for one in line.readings] == [owner]
    assert line.unclear
    taken = line.proposed
    assert taken
    assert (taken.owner, taken.title, taken.certain, taken.proposed) == (owner, title, True, None)
    assert (taken.readings, taken.unclear, taken.text) == ((), "", line.text)
    assert taken.due == line.due == (date.fromisoformat(due) if due else None)


def test_the_words_stay_as_typed_unless_the_proposal_is_taken() -> None:
    assert read("Ben calls the youth court by Friday", BEN).title == "Ben calls the youth court"


def test_nobody_is_proposed_when_two_fit() -> None:
    line = read("a Ben calls the court", BEN, Known(22, "Ben Ortiz"))
    assert line.proposed is None
    assert [one.owner for one in line.readings] == ["Ben Carter", "Ben Ortiz"]
    assert not line.certain
    both = read("a Ben and Carla draft a flyer", BEN, CARLA)
    assert both.proposed is None
    assert [one.owner for one in both.readings] == ["Ben Carter", "Carla Diaz"]


def test_an_organization_of_several_people_proposes_none_of_them() -> None:
    line = read("a Youth Court sends the numbers", BEN, Known(23, "Ana Cruz", "Youth Court"))
    assert line.proposed is None
    assert {one.owner for one in line.readings} == {"Ben Carter", "Ana Cruz"}


def test_a_day_that_is_not_certain_stays_so_when_the_proposal_is_taken() -> None:
    line = read("Ben calls the youth court by next Wednesday", BEN)
    assert line.proposed
    assert (line.proposed.owner, line.proposed.due, line.proposed.certain) == (20, None, False)
    assert [one.due for one in line.proposed.readings] == [date(2026, 11, 18), date(2026, 11, 25)]
    assert line.readings == (Reading(owner="Ben Carter", owner_id=20), *line.proposed.readings)


@pytest.mark.parametrize(
    "text",
    [
        "a Ben is out of town",
        "a Ben was here",
        "a Ben has the keys",
        "a Ben's list of names",
        "a Call Ben about the court",
        "a Flyers for Ben",
        "a Ben",
        "a may need a van",
        "a will send the list",
        "a Ben this afternoon",
        "a Ben always late",
        "a Library hours by Friday",
        "Ben calls the youth court",
    ],
)
def test_words_that_only_look_alike_propose_nobody(text: str) -> None:
    line = read(text, BEN, CARLA, Known(24, "Will Moss"))
    assert line.proposed is None
    assert line.certain


@given(st.text(alphabet="abBenCcarldts '.", max_size=40))
def test_a_proposal_never_changes_what_is_certain(text: str) -> None:
    line = read(f"a {text}", BEN, CARLA)
    assert line.owner is None or line.proposed is None
    if line.proposed:
        assert (line.certain, line.proposed.kind, line.proposed.text) == (False, "action", line.text)
        assert line.proposed.title
