"""What was chosen to be counted and what was not: kept with its score and its reason."""

from __future__ import annotations

import pytest

from convene.exchange.demo import NAME
from convene.initiative.candidates import candidates, count_words, scores_of, to_define, told
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.voting.tally import in_figures


@pytest.fixture
def larkspur(sample_home: Home) -> Initiative:
    return sample_home.open(sample_home.folder / NAME)


def test_the_sample_says_what_was_chosen_and_why_the_rest_was_not(larkspur: Initiative) -> None:
    found = candidates(larkspur.view)
    assert [(one.kept, one.total and in_figures(one.total)) for one in found] == [
        *(("Keep", total) for total in ("4.70", "4.55", "4.30", "4.20", "3.95", "3.90")),
        ("Later", "3.20"),
        ("Later", "2.90"),
        ("No", "3.25"),
    ]
    assert count_words(found) == "6 chosen, 2 later, 1 not"
    rest = {one.name: one.why for one in found if one.kept != "Keep"}
    assert rest["Suspensions for substance use"].startswith("The two districts changed their rules")
    assert dict(told(larkspur.view, found[0]))["Can we get it?"] == "2 Shared when asked"
    assert scores_of(larkspur.view, found[0])[0] == ("Fits the goal", 5, "5")
    larkspur.close()


def test_what_was_kept_and_not_defined_is_said_until_it_is(larkspur: Initiative) -> None:
    assert to_define(larkspur.view) == []
    row = larkspur.rows("shared-measures.candidates").add({"measure": "Beds", "cost_a_year": 1200})
    assert [one.name for one in candidates(larkspur.view) if not one.kept] == ["Beds"]
    kept = larkspur.rows("shared-measures.keep").add({"measure": row, "keep": "Keep"})
    assert to_define(larkspur.view) == ["Beds"]
    larkspur.rows("shared-measures.keep").change(kept, "keep", "Later")
    assert to_define(larkspur.view) == []
    larkspur.undo()
    larkspur.rows("measures").add({"name": "Beds for the young", "from": kept})
    assert to_define(larkspur.view) == []
    larkspur.close()


def test_nothing_is_there_before_anything_is_written(initiative: Initiative) -> None:
    assert candidates(initiative.view) == []
    assert to_define(initiative.view) == []
    assert count_words([]) == ""
