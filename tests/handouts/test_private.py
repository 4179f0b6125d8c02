"""What a facilitator marked as private in a worksheet of their own is on no paper, whichever says it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from convene import handouts
from convene.exchange.shapes.captured import votes
from convene.initiative.valuing import keep_values
from convene.initiative.view import View
from convene.measures.figure import Figure
from convene.measures.observation import Observation
from convene.voting.tally import Vote
from convene.word.write import packed_document
from convene.worksheets.shelf import Shelf, shipped_folder
from handouts.making import AT, Made
from word.reading import Read

PRIVATE_STEPS = (
    "2-organize-for-impact/communication-plan.toml hard-news",
    "2-organize-for-impact/strategic-action-framework.toml principles",
    "2-organize-for-impact/strategic-action-framework.toml goal-line",
    "2-organize-for-impact/backbone-roles.toml agree",
    "1-initiate-action/landscape-map.toml gaps",
    "3-sustain-action-and-impact/turn-the-curve.toml story",
)
KEPT = "kept to ourselves"


def own_shelf(folder: Path) -> Shelf:
    """Worksheets of one's own: the shipped ones, with some steps marked as private."""
    folder.mkdir()
    for one in PRIVATE_STEPS:
        file, step = one.split()
        path = folder / Path(file).name
        text = (path if path.exists() else shipped_folder() / file).read_text("utf-8")
        before, mark, after = text.partition(f'[[step]]\nid = "{step}"\n')
        assert mark
        path.write_text(f"{before}{mark}private = true\n{after}", "utf-8")
    return Shelf(folder)


def test_no_paper_has_what_a_private_step_holds(made: Made, tmp_path: Path) -> None:
    initiative = made.initiative
    made.organization("Health")
    made.item("backbone-roles")
    made.vote(KEPT, (3, 1, 0), method="consent", step="backbone-roles.agree", note=KEPT)
    beside = made.new_meeting("Beside the agenda", date(2026, 9, 24), started=AT)
    vote = Vote(number=2, question=KEPT, counts=(2, 0, 0), at=AT, meeting=beside.id, method="consent")
    initiative.of(Vote).add(msgspec.structs.replace(vote, step="backbone-roles.agree"), "counted")
    initiative.rows("communication-plan.outside").add({"audience": "Parents", "what": "News"})
    initiative.rows("common-agenda.goals").add({"for_whom": "All", "what_will_change": "Fewer deaths"})
    for place in ("communication-plan.hard-news", "strategic-action-framework.principles"):
        initiative.rows(place).add({"text": KEPT})
    initiative.rows("landscape-map.gaps").add({"what_we_see": KEPT})
    initiative.answer("strategic-action-framework.goal-line", KEPT)
    known = {"unit": "Count", "how_often": "Calendar year", "baseline_period": "2023", "baseline_value": 90}
    measure = initiative.rows("shared-measures.measures").add({"name": "Deaths", **known})
    value = Observation(measure=measure, period="2024", figure=Figure(count=80))
    keep_values(initiative, [value], "typed")
    initiative.answer("turn-the-curve.measure", measure)
    initiative.rows("turn-the-curve.story").add({"force": KEPT})
    view = initiative.view
    tables = {name: view.documents(name) for name in view.frozen()._tables}
    shown = [words for words in papers(view) if KEPT in words]
    assert {words[:11] for words in shown} >= {"Summary of ", "Common agen", "Communicati", "Data report"}
    assert len(shown) > len(PRIVATE_STEPS)
    own = View(tables, own_shelf(tmp_path / "own"), today=view.today)
    assert own.shelf.faults == []
    assert not [words for words in papers(own) if KEPT in words]


def test_how_half_counted_ballots_stand_is_on_no_paper_and_in_no_export(made: Made) -> None:
    made.item("working-structure")
    half = {
        "method": "ranked-choice",
        "options": ("Alpha", "Beta"),
        "ballots": ((0, 1), (0,)),
        "counting": True,
    }
    for step in (None, "working-structure.decide"):
        made.vote("Which one?", (), step=step, **half)
    view = made.initiative.view
    said = [words for words in papers(view) if "Which one?" in words]
    assert said
    for words in said:
        assert "Its ballots were not counted to the end." in words
        assert "Alpha" not in words
    for one in votes(view):
        assert (one.ballots, one.outcome, one.sentence) == ((), "", "")


def test_ballots_are_exported_in_no_order_that_tells_whose_they_are(made: Made) -> None:
    cast = ((1, 0), (0,), (1,), (0, 1))
    made.vote("Which?", (), method="ranked-choice", options=("Alpha", "Beta"), ballots=cast)
    (one,) = votes(made.initiative.view)
    assert one.ballots == (("Alpha",), ("Alpha", "Beta"), ("Beta",), ("Beta", "Alpha"))


def test_a_grid_of_people_who_are_named_in_another_column_is_on_no_paper_unticked(
    made: Made, tmp_path: Path
) -> None:
    file = "engagement-and-advocacy.toml"
    text = (shipped_folder() / "3-sustain-action-and-impact" / file).read_text("utf-8")
    before, grid, after = text.partition('id = "deciders"\nkind = "grid"\n')
    after = after.replace("private = true\n", "", 1)
    after = after.replace("engagement-and-advocacy.policies", "communication-plan.inside")
    after = after.replace('items_column = "who_decides"', 'items_column = "who_sends"')
    (tmp_path / file).write_text(before + grid + after, "utf-8")
    zoe = made.person("Zoe Ruiz")
    row = made.initiative.rows("communication-plan.inside").add({"what": "News", "who_sends": zoe.id})
    made.initiative.rows("engagement-and-advocacy.deciders").add({"item": row, "across": 8, "up": 8})
    view = made.initiative.view
    tables = {name: view.documents(name) for name in view.frozen()._tables}
    own = View(tables, Shelf(tmp_path), today=view.today)
    assert own.shelf.faults == []
    (one,) = [one for one in handouts.offered(own, ["worksheet"]) if one.worksheet == file[:-5]]
    for ticked in (False, True):
        words = str(handouts.document(own, one._replace(ticked=ticked)).blocks)
        assert ("Zoe Ruiz" in words) == ticked


def papers(view: View) -> list[str]:
    every = [kind for kind in handouts.HANDOUTS if kind != "blank-worksheet"]
    found = handouts.possible(view, every)
    return [
        f"{one.name} {' '.join(Read(packed_document(handouts.document(view, one))).texts())}" for one in found
    ]
