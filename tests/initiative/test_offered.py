"""What a table that starts from an earlier one offers: rows begun with a link, where a column links there."""

from __future__ import annotations

from convene.initiative.initiative import Initiative


def test_a_column_that_picks_from_a_registry_links_to_the_rows_of_its_owner(initiative: Initiative) -> None:
    clinic = initiative.rows("landscape-map.organizations").add({"name": "Clinic"})
    (offered,) = initiative.view.offered("commitments.matrix")
    assert offered.cells == {"organization": clinic, "from": clinic}


def test_a_column_that_links_to_the_earlier_step_is_filled_though_it_is_not_the_first(
    initiative: Initiative,
) -> None:
    strategy = initiative.rows("common-agenda.strategies").add({"name": "Check Every Card"})
    (offered,) = initiative.view.offered("strategic-action-framework.wins")
    assert offered.cells == {"strategy": strategy, "from": strategy}


def test_where_no_column_links_there_the_words_are_taken_over(initiative: Initiative) -> None:
    candidate = initiative.rows("shared-measures.candidates").add({"measure": "Vaping"})
    initiative.rows("shared-measures.keep").add({"measure": candidate, "keep": "Keep", "why": "Clear"})
    (offered,) = initiative.view.offered("shared-measures.measures")
    assert offered.cells["name"] == "Vaping"


def test_a_row_that_was_taken_up_is_not_offered_again(initiative: Initiative) -> None:
    initiative.rows("landscape-map.organizations").add({"name": "Clinic"})
    (offered,) = initiative.view.offered("commitments.matrix")
    initiative.rows("commitments.matrix").add(dict(offered.cells))
    assert not initiative.view.offered("commitments.matrix")
