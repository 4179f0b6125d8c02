"""What a table that starts from an earlier one offers: rows begun with a link, where a column links there."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.offering import offered


def test_a_column_that_picks_from_a_registry_links_to_the_rows_of_its_owner(initiative: Initiative) -> None:
    clinic = initiative.rows("landscape-map.organizations").add({"name": "Clinic"})
    (begun,) = offered(initiative.view, "commitments.matrix")
    assert begun.cells == {"organization": clinic, "from": clinic}


def test_a_column_that_links_to_the_earlier_step_is_filled_though_it_is_not_the_first(
    initiative: Initiative,
) -> None:
    strategy = initiative.rows("common-agenda.strategies").add({"name": "Check Every Card"})
    (begun,) = offered(initiative.view, "strategic-action-framework.wins")
    assert begun.cells == {"strategy": strategy, "from": strategy}


def test_where_no_column_links_there_the_words_are_taken_over(initiative: Initiative) -> None:
    candidate = initiative.rows("shared-measures.candidates").add({"measure": "Vaping"})
    initiative.rows("shared-measures.keep").add({"measure": candidate, "keep": "Keep", "why": "Clear"})
    (begun,) = offered(initiative.view, "shared-measures.measures")
    assert begun.cells["name"] == "Vaping"


def test_a_row_that_was_taken_up_is_not_offered_again(initiative: Initiative) -> None:
    initiative.rows("landscape-map.organizations").add({"name": "Clinic"})
    (begun,) = offered(initiative.view, "commitments.matrix")
    initiative.rows("commitments.matrix").add(dict(begun.cells))
    assert not offered(initiative.view, "commitments.matrix")


SHEET = """
id = "who-is-missing"
title = "Who is missing?"
phase = "any-phase"
purpose = "p"
outcome = "o"

[[step]]
id = "needed"
kind = "choice"
title = "Needed"
prompt = "?"
minutes = 5
note = "n"
options = "sectors"
most = 0

[[step]]
id = "there"
kind = "table"
title = "There"
prompt = "?"
minutes = 5
note = "n"

[[step.column]]
id = "name"
title = "Name"
kind = "text"

[[step.column]]
id = "organization"
title = "Organization"
kind = "pick"
registry = "organizations"

[[step.column]]
id = "state"
title = "State"
kind = "choice"
options = ["Strong", "Thin", "Missing"]

[[step]]
id = "missing"
kind = "table"
title = "Missing"
prompt = "?"
minutes = 5
note = "n"
rows_from = "who-is-missing.needed"
rows_less = "who-is-missing.there"

[[step.column]]
id = "sector"
title = "Sector"
kind = "choice"
options = "sectors"

[[step]]
id = "again"
kind = "table"
title = "Again"
prompt = "?"
minutes = 5
note = "n"
rows_from = "who-is-missing.there"
rows_where = { state = ["Thin", ""] }

[[step.column]]
id = "who"
title = "Who"
kind = "text"

[[step.column]]
id = "organization"
title = "From"
kind = "pick"
registry = "organizations"

[[step.column]]
id = "state"
title = "State"
kind = "text"
"""


@pytest.fixture
def home(home: Home) -> Home:
    own = home.folder / "worksheets"
    own.mkdir(parents=True, exist_ok=True)
    Path(own / "who-is-missing.toml").write_text(SHEET, encoding="utf-8")
    return home


def test_what_was_ticked_begins_rows_but_for_sectors_that_somebody_stands_for(initiative: Initiative) -> None:
    school = initiative.rows("organizations").add({"name": "City Schools", "sector": "Schools (K-12)"})
    initiative.rows("who-is-missing.there").add({"name": "Ingrid", "organization": school})
    initiative.answer("who-is-missing.needed", ["Media", "Schools (K-12)", "Youth"])
    assert [row.cells for row in offered(initiative.view, "who-is-missing.missing")] == [
        {"sector": "Media"},
        {"sector": "Youth"},
    ]
    initiative.rows("who-is-missing.missing").add({"sector": "Youth"})
    assert [row.cells for row in offered(initiative.view, "who-is-missing.missing")] == [{"sector": "Media"}]


def test_columns_of_one_id_and_kind_begin_with_what_stood_there(initiative: Initiative) -> None:
    school = initiative.rows("organizations").add({"name": "City Schools"})
    rows = initiative.rows("who-is-missing.there")
    thin = rows.add({"name": "Ingrid", "organization": school, "state": "Thin"})
    rows.add({"name": "Denise", "state": "Strong"})
    silent = rows.add({"name": "Lee"})
    assert [row.cells for row in offered(initiative.view, "who-is-missing.again")] == [
        {"who": "Ingrid", "organization": school, "from": thin},
        {"who": "Lee", "from": silent},
    ]


def test_a_promise_is_named_by_who_made_it_and_for_what(initiative: Initiative) -> None:
    clinic = initiative.rows("organizations").add({"name": "Clinic"})
    strategy = initiative.rows("common-agenda.strategies").add({"name": "Check Every Card"})
    promise = initiative.rows("commitments.matrix").add({"organization": clinic, "strategy": strategy})
    assert initiative.view.name("commitments.matrix", promise) == "Clinic · Check Every Card"


def test_a_strategy_check_begins_with_promises_that_are_stuck_late_or_without_news(
    initiative: Initiative,
) -> None:
    promises = initiative.rows("commitments.matrix")
    made = {
        name: promises.add({"what_exactly": name, "status": status, "end": end})
        for name, status, end in (
            ("on its way", "Going", "2027-06-30"),
            ("stuck", "Stuck", "2027-06-30"),
            ("late", "Going", "2020-06-30"),
            ("done long ago", "Done", "2020-06-30"),
            ("given up", "Dropped", "2020-06-30"),
        )
    }
    made["no news"] = promises.add({"what_exactly": "no news"})
    found = [row.cells["promise"] for row in offered(initiative.view, "strategy-review.promises")]
    assert found == [made["stuck"], made["late"], made["no news"]]
