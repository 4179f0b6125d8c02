"""The files of the sample initiative fit each other, the option lists and the worksheets."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date, time
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from convene.exchange import demo

Data: TypeAlias = dict[str, Any]

ROOT = Path(__file__).parents[2]
FILES: dict[str, Data] = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((ROOT / "src/convene/exchange/demo").glob("*.toml"))
}
WORKSHEETS: dict[str, Data] = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in (ROOT / "worksheets").glob("*/*.toml")
    if path.stem in demo.WORKSHEETS
}
OPTIONS: dict[str, list[str]] = {
    one["id"]: one["options"]
    for one in tomllib.loads((ROOT / "worksheets/options.toml").read_text("utf-8"))["list"]
}

INITIATIVE = FILES["initiative"]
ORGANIZATIONS: list[Data] = FILES["organizations"]["organization"]
PEOPLE: list[Data] = FILES["people"]["person"]
MEETINGS: list[Data] = FILES["meetings"]["meeting"]
DECISIONS: list[Data] = FILES["decisions"]["decision"]
ACTIONS: list[Data] = FILES["actions"]["action"]
PARKED: list[Data] = FILES["parking"]["parked"]
NOTES: list[Data] = FILES["notes"]["note"]
ANSWERS = {data["worksheet"]: data for name, data in FILES.items() if name.startswith("answers-")}

OWN_WORDS = {"Kind of store"}
"""Words of the group's own in a list that isn't closed."""


def by_key(rows: list[Data]) -> dict[str, Data]:
    """Rows by their key, each of which is used once."""
    found = {row["key"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def many(value: Any) -> list[Any]:
    """One or several as a list."""
    return value if isinstance(value, list) else [value]


def answer(worksheet: str, step: str) -> Data:
    """The answer given in a step."""
    (found,) = (one for one in ANSWERS[worksheet]["answer"] if one["step"] == step)
    return dict(found)


def rows(worksheet: str, step: str) -> list[Data]:
    """The rows given in a step."""
    found: list[Data] = answer(worksheet, step)["row"]
    return found


def tables() -> Iterator[tuple[str, Data, list[Data]]]:
    """Every table with an answer: its place, its definition and its rows."""
    for worksheet, given in ANSWERS.items():
        steps = {step["id"]: step for step in WORKSHEETS[worksheet]["step"]}
        for one in given["answer"]:
            step = steps[one["step"]]
            if step["kind"] == "table":
                own = ORGANIZATIONS if "rows_in" in one else one["row"]
                yield f"{worksheet}.{step['id']}", step, own


TABLES = {place: (step, own) for place, step, own in tables()}


def test_the_keys_are_used_once_and_count_on() -> None:
    for rows_, letter, count in ((DECISIONS, "D", 8), (ACTIONS, "A", 14), (PARKED, "P", 5), (NOTES, "N", 3)):
        assert [row["key"] for row in rows_] == [f"{letter}{n}" for n in range(1, count + 1)]
    assert len(by_key(ORGANIZATIONS)) == 16
    assert len(by_key(PEOPLE)) == 20
    assert len({one["sector"] for one in ORGANIZATIONS}) == 10


def test_everything_that_is_named_is_there() -> None:
    people, organizations, meetings = by_key(PEOPLE), by_key(ORGANIZATIONS), by_key(MEETINGS)
    assert {person["organization"] for person in PEOPLE} == set(organizations)
    assert {INITIATIVE["facilitator"]} <= set(people)
    assert {INITIATIVE["backbone"]} <= set(organizations)
    for meeting in MEETINGS:
        assert set(meeting.get("present", ())) <= set(meeting["invited"]) <= set(people)
    for row in (*DECISIONS, *ACTIONS, *PARKED, *NOTES):
        assert row["meeting"] in meetings
    assert {row["who"] for row in ACTIONS} | {row["keeper"] for row in PARKED} <= set(people)
    assert {key for row in ACTIONS for key in row["partners"]} <= set(organizations)
    for vote in (vote for decision in DECISIONS for vote in decision["vote"]):
        assert {one["who"] for kind in ("objection", "conflict") for one in vote.get(kind, ())} <= set(people)
    for meeting in MEETINGS:
        taken = [
            key for item in meeting["item"] for key in (*item.get("actions", ()), *item.get("parked", ()))
        ]
        assert set(taken) <= {row["key"] for row in (*ACTIONS, *PARKED)}


def test_people_hold_roles_and_bring_what_the_lists_have() -> None:
    for person in PEOPLE:
        assert set(person["roles"]) <= set(OPTIONS["seat-roles"])
        assert set(person["brings"]) <= set(OPTIONS["brings"])
    assert sum(person["vote"] for person in PEOPLE) == INITIATIVE["seats"] == 13


def test_contacts_are_mail_at_example_domains_and_none_for_the_young() -> None:
    for person in PEOPLE:
        if person.get("under_18"):
            assert "contact" not in person
            assert person["adult_partner"] == "jamal"
            assert re.fullmatch(r"[\w-]+ [A-Z]\.", person["name"])
        else:
            assert person["contact"] == f"{person['key']}@{person['organization']}.example"
    assert sum(person.get("under_18", False) for person in PEOPLE) == 2


@pytest.mark.parametrize(
    ("day", "planned", "present", "organizations", "voters"),
    [("2024-09-19", 164, 15, 12, 12), ("2025-05-15", 172, 18, 15, 15), ("2026-09-17", 148, 16, 13, 10)],
)
def test_a_held_meeting_adds_up(
    day: str, planned: int, present: int, organizations: int, voters: int
) -> None:
    meeting, people = by_key(MEETINGS)[day], by_key(PEOPLE)
    there = [people[key] for key in meeting["present"]]
    assert sum(item["minutes"] for item in meeting["item"]) == planned
    assert len(there) == len(set(meeting["present"])) == present
    assert len({person["organization"] for person in there}) == organizations
    assert meeting["voters"] == voters
    with_a_vote = [
        person
        for person in there
        if (person["vote"] if "quorum" in meeting else person["organization"] != "lpp")
    ]
    assert len(with_a_vote) == voters


def test_the_planned_meeting_invites_everyone_and_fits_its_time() -> None:
    (meeting,) = (one for one in MEETINGS if one["state"] == "planned")
    assert sum(item["minutes"] for item in meeting["item"]) == 116
    assert set(meeting["invited"]) == set(by_key(PEOPLE))
    open_actions = [row["key"] for row in ACTIONS if row["status"] in {"Open", "Doing"}]
    (review,) = (item for item in meeting["item"] if item["kind"] == "review")
    assert review["actions"] == open_actions


def test_agendas_are_well_formed() -> None:
    for meeting in MEETINGS:
        assert date.fromisoformat(meeting["day"]).strftime("%A") == "Thursday"
        begins, ends = time.fromisoformat(meeting["begins"]), time.fromisoformat(meeting["ends"])
        length = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
        assert sum(item["minutes"] for item in meeting["item"]) <= length
        assert [item["order"] for item in meeting["item"]] == list(range(1, len(meeting["item"]) + 1))
        for item in meeting["item"]:
            assert item["kind"] in {"talk", "review", "worksheet", "break", "vote", "close"}
            assert "worksheet" in item or item["kind"] in {"talk", "review", "break", "vote"}


def test_an_item_takes_the_minutes_of_its_steps() -> None:
    for item in (item for meeting in MEETINGS for item in meeting["item"]):
        worksheet = WORKSHEETS.get(item.get("worksheet", ""))
        if worksheet:
            full = {step["id"]: step["minutes"] for step in worksheet["step"]}
            minutes = full | item.get("shortened", {})
            assert item["minutes"] == sum(minutes[step] for step in item.get("steps", full))


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda one: one["key"])
def test_a_decision_and_its_votes_use_the_lists_and_add_up(decision: Data) -> None:
    assert decision["method"] in OPTIONS["decision-methods"]
    meeting = by_key(MEETINGS)[decision["meeting"]]
    votes = decision["vote"]
    assert [vote["round"] for vote in votes] == list(range(1, len(votes) + 1))
    for vote in votes:
        lengths = {"show-of-hands": 3, "fist-to-five": 6, "gradients": 8, "consent": 3}
        if vote["method"] in lengths:
            assert len(vote["counts"]) == lengths[vote["method"]]
            assert sum(vote["counts"]) == vote["voters"] == meeting["voters"]
        if vote["method"] == "dots":
            assert sum(vote["counts"]) == vote["voters"] * vote["dots_each"]
            assert len(vote["counts"]) == len(vote["options"])
        if vote["method"] == "ranked-choice":
            assert sum(ballot["count"] for ballot in vote["ballots"]) == vote["voters"]
            assert {name for ballot in vote["ballots"] for name in ballot["order"]} == set(vote["options"])
        assert vote.get("threshold", "Everyone") in OPTIONS["thresholds"]
    assert votes[-1].get("carried", True)


def test_actions_stand_as_the_rules_will_find_them() -> None:
    today = date.fromisoformat(INITIATIVE["today"])
    due = {row["key"]: date.fromisoformat(row["due"]) for row in ACTIONS if "due" in row}
    to_do = [row["key"] for row in ACTIONS if row["status"] in {"Open", "Doing"}]
    assert {row["status"] for row in ACTIONS} <= set(OPTIONS["action-status"])
    assert Counter(row["status"] for row in ACTIONS)["Done"] == 8
    assert all(("done_on" in row) == (row["status"] == "Done") for row in ACTIONS)
    assert {key: (today - due[key]).days for key in to_do if key in due and due[key] < today} == {
        "A8": 47,
        "A10": 17,
    }
    assert [key for key in to_do if key in due and 0 <= (due[key] - today).days <= 7] == ["A11"]
    assert [key for key in to_do if key not in due] == ["A14"]


@pytest.mark.parametrize("place", sorted(TABLES))
def test_cells_have_a_column_and_hold_an_option_or_a_key(place: str) -> None:
    step, given = TABLES[place]
    columns = {column["id"]: column for column in step["column"]}
    known = {
        "organizations": set(by_key(ORGANIZATIONS)),
        "people": set(by_key(PEOPLE)),
        "strategies": set(by_key(rows("common-agenda", "strategies"))),
        "measures": set(by_key(rows("shared-measures", "measures"))),
    }
    for row in given:
        assert set(row) - {"key"} <= set(columns)
        missing = {name for name, column in columns.items() if column.get("required") and name not in row}
        assert not missing
        for name, cell in ((name, cell) for name, cell in row.items() if name != "key"):
            column = columns[name]
            assert isinstance(cell, list) == (column.get("most", 1) != 1), name
            if column["kind"] == "choice":
                options = (
                    column["options"] if isinstance(column["options"], list) else OPTIONS[column["options"]]
                )
                assert set(many(cell)) - OWN_WORDS <= set(options)
            elif column["kind"] == "pick":
                assert set(many(cell)) <= known[column["registry"]]
            elif column["kind"] == "date":
                date.fromisoformat(cell)
            elif column["kind"] == "yes-no":
                assert isinstance(cell, bool)
            elif column["kind"] in {"number", "rating"}:
                assert isinstance(cell, int | float)
                assert column.get("least", cell) <= cell <= column.get("greatest", cell)
            else:
                assert column["kind"] in {"text", "row"}


def test_the_newest_answer_is_when_the_worksheet_was_last_changed() -> None:
    for given in ANSWERS.values():
        assert max(one["on"] for one in given["answer"]) == given["last_changed"]


def test_rows_that_point_at_rows_name_them_in_their_own_words() -> None:
    candidates = [row["measure"] for row in rows("shared-measures", "candidates")]
    names = [row["name"] for row in rows("shared-measures", "measures")]
    kept = rows("shared-measures", "keep")
    assert [row["measure"] for row in kept] == candidates
    assert [row["item"] for row in rows("shared-measures", "criteria")] == candidates
    assert set(names) == {row["measure"] for row in kept if row["keep"] == "Keep"}
    assert {row["measure"] for row in rows("shared-measures", "data-promises")} == set(names)
    ideas = [row["idea"] for row in rows("common-agenda", "ideas")]
    assert [row["item"] for row in rows("common-agenda", "sort")] == ideas


def test_causes_are_those_that_the_data_showed() -> None:
    (ballot,) = (vote["options"] for vote in by_key(DECISIONS)["D2"]["vote"])
    causes = {row["but_why"] for row in rows("baseline-data", "causes")}
    named = {row["cause"] for row in rows("common-agenda", "ideas")}
    named |= {cause for row in rows("common-agenda", "strategies") for cause in row["causes"]}
    assert named <= causes
    assert len(ballot) == len(causes)


def test_the_scores_give_the_totals_that_were_announced() -> None:
    (criteria,) = (step for step in WORKSHEETS["shared-measures"]["step"] if step["id"] == "criteria")
    weights = {one["id"]: one["weight"] for one in criteria["criterion"]}
    totals = [
        Fraction(sum(weight * row[name] for name, weight in weights.items()), sum(weights.values()))
        for row in rows("shared-measures", "criteria")
    ]
    assert [f"{float(total):.2f}" for total in totals] == [
        "4.70",
        "4.55",
        "4.30",
        "4.20",
        "3.95",
        "3.90",
        "3.25",
        "3.20",
        "2.90",
    ]


def test_first_talks_are_three_to_five_organizations() -> None:
    picked = answer("landscape-map", "first-talks")["value"]
    assert 3 <= len(picked) <= 5
    assert set(picked) <= set(by_key(ORGANIZATIONS))


def test_the_sample_says_that_it_is_invented() -> None:
    assert INITIATIVE["note"] == "Invented data, modeled on public sources."
    assert INITIATIVE["problem_statement"]["text"] in by_key(DECISIONS)["D3"]["text"]
