"""The lists of a record: one a subject, one a table that was answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from convene.captured.action import Action
from convene.exchange.data.lists import lists
from convene.exchange.data.spreadsheets import Listing, csv_bytes
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.valuing import keep_values
from convene.measures.figure import Figure
from convene.measures.observation import Observation
from convene.meetings.agenda import AgendaItem
from convene.people.person import Person
from convene.voting.tally import Vote
from filling import own_worksheet, step_of

SUBJECTS = [
    "organizations",
    "people",
    "meetings",
    "agenda",
    "attendance",
    "decisions",
    "votes",
    "actions",
    "parking-lot",
    "notes",
    "values",
]


def by_name(home: Home, folder: Path) -> dict[str, Listing]:
    return {one.name: one for one in lists(home.read(folder))}


def column(listing: Listing, head: str) -> list[object]:
    place = listing.heads.index(head)
    return [row[place] for row in listing.rows]


def test_every_row_has_a_cell_for_every_head(home: Home, larkspur: Path) -> None:
    found = lists(home.read(larkspur))
    assert [one.name for one in found[:11]] == SUBJECTS
    assert found[-1].name == "answers"
    for one in found:
        assert {len(row) for row in one.rows} <= {len(one.heads)}, one.name


def test_the_sample_is_all_there(home: Home, larkspur: Path) -> None:
    found, view = by_name(home, larkspur), home.read(larkspur)
    assert len(found["actions"].rows) == 14
    assert column(found["decisions"], "Number") == [f"D{number}" for number in range(1, 9)]
    assert column(found["decisions"], "Vote")[2] == "V4"
    assert "agenda" not in map(str.casefold, found["meetings"].heads)
    assert len(found["agenda"].rows) == len(view.all(AgendaItem))
    for place in ("landscape-map.gaps", "common-agenda.sort", "shared-measures.criteria"):
        assert len(found[place].rows) == len(view.rows(place))
    assert "renata@lpp.example" in column(found["people"], "Contact")
    assert found["shared-measures.criteria"].heads[0] == "Option"
    assert found["common-agenda.sort"].heads[0] == "Item"


def test_links_are_words_and_days_are_days(home: Home, larkspur: Path) -> None:
    found = by_name(home, larkspur)
    assert column(found["actions"], "Owner")[0] == "Marcus Delacroix"
    assert column(found["actions"], "Due")[0] == date(2024, 10, 4)
    assert column(found["meetings"], "Date")[0] == date(2024, 9, 19)
    assert column(found["shared-measures.measures"], "Baseline value")[0] == 18.2


def test_who_came_is_told_with_the_time(home: Home, larkspur: Path) -> None:
    attendance = by_name(home, larkspur)["attendance"]
    first = dict(zip(attendance.heads, attendance.rows[0], strict=True))
    assert first["Person"] == "Amara Nwosu"
    assert (first["Meeting"], first["Invited"], first["Came"]) == ("M1", True, True)
    assert isinstance(first["Arrived"], datetime)


def test_someone_removed_is_told_so(home: Home, larkspur: Path) -> None:
    opened = home.open(larkspur)
    gone = opened.view.all(Person)[0]
    opened.of(Person).remove(gone.id, "person removed")
    opened.close()
    assert "(removed)" in column(by_name(home, larkspur)["attendance"], "Person")


def test_a_new_initiative_has_every_list_with_its_heads(home: Home, folder: Path) -> None:
    found = by_name(home, folder)
    assert list(found) == [*SUBJECTS, "answers"]
    assert not any(one.rows for one in found.values())
    assert found["people"].heads[:2] == ("Name", "Organization")


def test_answers_of_all_other_kinds_are_in_one_list(home: Home, folder: Path) -> None:
    own_worksheet(
        home,
        step_of("date", step="when")
        + step_of("number", step="many")
        + step_of("choice", 'options = ["=1", "b"]\nmost = 0', step="things")
        + step_of("text", "lines = 3", step="words"),
    )
    opened = home.open(folder)
    given = {"when": "2026-12-05", "many": -3.5, "things": ["=1", "b"], "words": "one\n- two"}
    for step, value in given.items():
        opened.answer(f"ours.{step}", value)
    opened.close()
    answers = by_name(home, folder)["answers"]
    assert column(answers, "Answer") == [date(2026, 12, 5), -3.5, ("=1", "b"), "one\n- two"]
    assert column(answers, "Worksheet title") == ["Our own"] * 4


def test_a_table_whose_worksheet_is_gone_is_there_under_its_ids(home: Home, folder: Path) -> None:
    keys = '[[step.column]]\nid = "name"\nkind = "text"\ntitle = "Their name"\n'
    path = own_worksheet(home, step_of("table", keys))
    opened = home.open(folder)
    opened.rows("ours.first").add_all([{"name": "A"}, {"name": "B"}])
    opened.close()
    assert by_name(home, folder)["ours.first"] == Listing(
        "ours.first", "ours.first", ("Their name",), (("A",), ("B",))
    )
    path.unlink()
    assert by_name(home, folder)["ours.first"] == Listing(
        "ours.first", "ours.first", ("name",), (("A",), ("B",))
    )


def test_the_entries_of_a_list_are_under_its_title(home: Home, folder: Path) -> None:
    own_worksheet(home, step_of("list"))
    opened = home.open(folder)
    opened.rows("ours.first").add_all([{"text": "A"}, {"text": "B"}])
    opened.close()
    assert by_name(home, folder)["ours.first"][2:] == (("The first",), (("A",), ("B",)))


def test_late_is_counted_from_today(
    home: Home, initiative: Initiative, clock: Callable[[], datetime]
) -> None:
    initiative.of(Action).add(
        Action(number=1, what="Call", due=date(2026, 11, 10), at=clock()), "action A1 captured"
    )
    actions = next(one for one in lists(initiative.view) if one.name == "actions")
    assert column(actions, "Days late") == [6]


def test_a_ballot_that_is_not_counted_is_not_shown(initiative: Initiative) -> None:
    at = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
    options, ballots = ("North", "South"), ((1, 0), (0, 7))
    vote = Vote(
        number=1, question="Where?", method="ranked-choice", options=options, ballots=ballots, at=at, step="x"
    )
    initiative.of(Vote).add(vote, "counted")
    (votes,) = [one for one in lists(initiative.view) if one.name == "votes"]
    assert column(votes, "Ballots") == [("South > North",)]


def test_a_ballot_is_an_order_of_options(initiative: Initiative) -> None:
    at = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
    vote = Vote(
        number=1,
        question="Where?",
        method="ranked-choice",
        options=("North", "South"),
        ballots=((1, 0), (0,)),
        at=at,
        step="agenda.7",
    )
    initiative.of(Vote).add(vote, "counted")
    (votes,) = [one for one in lists(initiative.view) if one.name == "votes"]
    (row,) = votes.rows
    said = dict(zip(votes.heads, row, strict=True))
    assert said["Ballots"] == ("North", "South > North")
    assert said["Step"] is None


def test_values_are_listed_with_the_small_counts_hidden(home: Home, larkspur: Path) -> None:
    values, view = by_name(home, larkspur)["values"], home.read(larkspur)
    assert len(values.rows) == len(view.all(Observation))
    rows = [dict(zip(values.heads, row, strict=True)) for row in values.rows]
    assert sum(row["Hidden"] is True for row in rows) == 49
    for row in rows:
        assert all((row[name] is None) == row["Hidden"] for name in ("Value", "Count", "Out of"))
    first = {name: rows[0][name] for name in ("Unit", "Period", "Value", "Count", "Out of", "Reported by")}
    assert list(first.values()) == ["Percent", "2021", 16.394001, 481, 2934, "Ingrid Solheim"]
    assert rows[0]["Reported on"] == date(2025, 7, 11)


def test_numbers_below_zero_stay_numbers_and_names_are_no_formulas(initiative: Initiative) -> None:
    kept = {"name": "=1+1", "unit": "Dollars", "how_often": "Calendar year", "breakdowns": ["-A"]}
    measure = initiative.rows("measures").add(kept)
    figure = Figure(number=-3.5)
    value = Observation(measure=measure, period="2025", breakdown="-A", group="@x", figure=figure)
    keep_values(initiative, [value], "typed")
    (values,) = [one for one in lists(initiative.view) if one.name == "values"]
    line = csv_bytes(values).decode("utf-8-sig").splitlines()[1]
    assert line.startswith("'=1+1,Dollars,2025,'-A,'@x,-3.5,,,no,")
