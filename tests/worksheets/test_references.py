"""References between worksheets: those that lead nowhere, circles, lists claimed twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from convene.worksheets.options import Options
from convene.worksheets.shelf import Shelf, shipped_folder, worksheet_files

HEAD = 'title = "T"\nphase = "any-phase"\npurpose = "p"\noutcome = "o"\n'
COLUMN = '[[step.column]]\nid = "name"\ntitle = "Name"\nkind = "text"\n'


def table(step: str, keys: str = "") -> str:
    """A step with a table."""
    keys_of_all = f'kind = "table"\ntitle = "T"\nprompt = "?"\nminutes = 5\nnote = ""\n{keys}\n'
    return f'[[step]]\nid = "{step}"\n{keys_of_all}{COLUMN}'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "worksheets"
    folder.mkdir()
    return folder


def put(own: Path, name: str, *steps: str, file: str = "") -> Path:
    """A worksheet file in the facilitator's folder."""
    path = own / f"{file or name}.toml"
    path.write_text(f'id = "{name}"\n{HEAD}' + "".join(steps), "utf-8")
    return path


def told(path: Path, own: Path) -> list[str]:
    """The faults of a file beside the others of its folder."""
    return [str(fault) for fault in Shelf(own).check(path)]


def test_what_ships_has_no_fault_and_lies_where_it_is_looked_for() -> None:
    shelf = Shelf()
    files = list(worksheet_files(shipped_folder()))
    assert [str(fault) for path in files for fault in shelf.check(path)] == []
    assert len(shelf.worksheets) == len(files)
    assert not shelf.faults
    assert not shelf.check(shipped_folder() / "options.toml")


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("nowhere.steps", "there is no worksheet “nowhere” (in “nowhere.steps”); check the spelling"),
        (
            "landscape-mop.gaps",
            "there is no worksheet “landscape-mop” (in “landscape-mop.gaps”); did you mean",
        ),
        ("landscape-map.gap", "“landscape-map” has no step “gap”; did you mean “gaps”? Allowed: scope,"),
        ("landscape-map.gap?", "“landscape-map” has no step “gap”"),
        ("landscape-map", "“landscape-map” names no step; allowed: worksheet.step"),
        ("?", "“?” names no step"),
        ("mine.here", "“mine.here” is this step itself; it takes an earlier step; allowed: first."),
        ("mine.later", "“mine.later” is a later step; it takes an earlier step; allowed: first."),
        ("mine.neither", "“mine” has no step “neither”; allowed: first, here, later."),
    ],
)
@pytest.mark.parametrize("key", ["rows_from", "reminder_from"])
def test_a_reference_to_nothing_is_told_with_its_key(own: Path, reference: str, words: str, key: str) -> None:
    path = put(own, "mine", table("first"), table("here", f'{key} = "{reference}"'), table("later"))
    (fault,) = told(path, own)
    assert fault.startswith(f"mine.toml: step 2 (here), {key}: {words}")


def test_the_first_step_takes_from_none_of_its_own_worksheet(own: Path) -> None:
    (fault,) = told(put(own, "mine", table("a", 'reminder_from = "mine.b"'), table("b")), own)
    assert fault.endswith("is a later step; it takes an earlier step, and there is none.")


def test_a_column_links_to_rows_above_also_of_its_own_table(own: Path) -> None:
    def link(to: str) -> str:
        return f'[[step.column]]\nid = "of"\ntitle = "Of"\nkind = "row"\nrows = "mine.{to}"\n'

    assert not told(put(own, "mine", table("a"), table("b") + link("b")), own)
    assert not told(put(own, "mine", table("a"), table("b") + link("a")), own)
    (fault,) = told(put(own, "mine", table("a") + link("b"), table("b")), own)
    assert fault.startswith("mine.toml: step 1 (a), column 2 (of), rows: “mine.b” is a later step;")


def test_a_reference_that_may_be_missing_is_no_fault(own: Path) -> None:
    assert not told(put(own, "mine", table("later", 'rows_from = "nowhere.steps?"')), own)


def test_references_are_told_beside_other_faults(own: Path) -> None:
    path = put(own, "mine", table("first", "fixd = []"), table("later", 'rows_from = "nowhere.x"'))
    faults = told(path, own)
    assert any("fixd" in fault for fault in faults)
    assert any("nowhere" in fault for fault in faults)
    path = put(own, "mine", table("first", "fixd = []"), table("later", 'rows_from = "mine.first"'))
    assert len(told(path, own)) == 1


def test_a_circle_is_told_in_the_files_that_make_it(own: Path) -> None:
    one = put(own, "one", table("a", 'rows_from = "two.b"'))
    two = put(own, "two", table("b", 'rows_from = "one.a"'))
    three = put(own, "three", table("c", 'rows_from = "one.a"'))
    (fault,) = told(one, own)
    assert fault.startswith("one.toml: references go in a circle: ")
    assert fault.count("one.a") + fault.count("two.b") == 3
    assert told(two, own)
    assert not told(three, own)


def test_a_circle_inside_one_file_is_told_as_a_later_step(own: Path) -> None:
    path = put(own, "one", table("a", 'rows_from = "one.b"'), table("b", 'reminder_from = "one.a"'))
    (fault,) = told(path, own)
    assert fault.startswith("one.toml: step 1 (a), rows_from: “one.b” is a later step")


def test_rows_where_names_a_column_that_is_there(own: Path) -> None:
    keys = 'rows_from = "landscape-map.gaps"\nrows_where = { kinds = "Gap" }'
    (fault,) = told(put(own, "mine", table("a", keys)), own)
    assert "rows_where: landscape-map.gaps has no column “kinds”; did you mean “kind”? Allowed: what" in fault
    (fault,) = told(put(own, "mine", table("a", 'rows_where = { kind = "Gap" }')), own)
    assert fault.endswith("step 1 (a), rows_where: needs rows_from beside it.")


def test_rows_where_has_words_that_can_be_chosen(own: Path) -> None:
    keys = 'rows_from = "landscape-map.gaps"\nrows_where = {{ kind = "{}" }}'
    assert not told(put(own, "mine", table("a", keys.format("Gap"))), own)
    (fault,) = told(put(own, "mine", table("a", keys.format("gap"))), own)
    assert fault.startswith(
        "mine.toml: step 1 (a), rows_where: “gap” is no option of the column kind; did you"
    )


def test_rows_also_needs_something_to_add_to(own: Path) -> None:
    keys = 'rows_from = "landscape-map.efforts"\n'
    also = 'rows_also = { money_until = "passed" }'
    (fault,) = told(put(own, "mine", table("a", keys + also)), own)
    assert fault.endswith("rows_also: needs rows_where beside it: without that, all rows are taken.")
    where = 'rows_where = { does_it_work = "Not known" }\n'
    assert not told(put(own, "mine", table("a", keys + where + also)), own)


def test_a_list_is_claimed_once(own: Path) -> None:
    (fault,) = told(put(own, "mine", table("a", 'registry = "organizations"')), own)
    assert "landscape-map.organizations and mine.a both say that they are the list of organizations" in fault


def test_a_circle_or_a_bad_file_leaves_the_rest_of_the_shelf_in_use(own: Path) -> None:
    put(own, "one", table("a", 'rows_from = "two.b"'))
    put(own, "two", table("b", 'rows_from = "one.a"'))
    (own / "bad.toml").write_text("= 3", "utf-8")
    shelf = Shelf(own)
    assert {"landscape-map", "one", "two"} <= set(shelf.worksheets)
    assert len(shelf.faults) == 2


def test_own_worksheets_stand_in_the_place_of_the_shipped(own: Path) -> None:
    path = put(own, "landscape-map", table("organizations"), file="my-map")
    shelf = Shelf(own)
    sheet = shelf.get("landscape-map")
    assert sheet
    assert [step.id for step in sheet.steps] == ["organizations"]
    assert shelf.files["landscape-map"] == path


def test_a_copy_with_a_fault_leaves_the_shipped_one_in_use(own: Path) -> None:
    put(own, "landscape-map", table("organizations", "x = 1"))
    sheet = Shelf(own).get("landscape-map")
    assert sheet
    assert sheet.title == "Who does what already?"


def test_two_files_of_one_folder_with_one_id_are_told_and_the_first_counts(own: Path) -> None:
    put(own, "mine", table("a"), file="1")
    put(own, "mine", table("b"), file="2")
    shelf = Shelf(own)
    sheet = shelf.get("mine")
    assert sheet
    assert sheet.step("a")
    assert [str(fault) for fault in shelf.faults] == [
        "2.toml: id: id “mine” is also the one of 1.toml, which is used."
    ]


def test_files_lie_in_the_folder_or_one_below(own: Path) -> None:
    (own / "a" / "b").mkdir(parents=True)
    put(own / "a", "one", table("a"))
    put(own / "a" / "b", "two", table("a"))
    shelf = Shelf(own)
    assert shelf.get("one")
    assert shelf.get("two") is None


def test_a_missing_or_broken_list_of_options_is_a_fault(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    shutil.copytree(shipped_folder(), shipped)
    (shipped / "options.toml").write_text("list = 3", "utf-8")
    shelf = Shelf(shipped=shipped)
    assert shelf.get("landscape-map") is None
    assert any(fault.file == "options.toml" for fault in shelf.faults)
    assert not Shelf(shipped=tmp_path / "nothing").worksheets


def test_one_bad_list_leaves_the_others_in_use(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    shutil.copytree(shipped_folder(), shipped)
    options = shipped / "options.toml"
    options.write_text(options.read_text("utf-8") + '\n[[list]]\nid = "mine"\n', "utf-8")
    shelf = Shelf(shipped=shipped)
    assert shelf.get("landscape-map")
    assert [str(fault) for fault in shelf.faults] == [
        f"options.toml: list {len(shelf.options.lists) + 1} (mine), options: takes at least one entry."
    ]
    assert shelf.options != Options()


def test_a_file_that_ships_is_named_for_its_id_and_lies_in_the_folder_of_its_phase(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    shutil.copytree(shipped_folder(), shipped)
    ends = "".join(
        f'[[step]]\nid = "{kind}"\nkind = "{kind}"\ntitle = "T"\nprompt = "?"\nminutes = 5\nnote = "n"\n'
        for kind in ("decisions", "actions")
    )
    steps = table("a").replace('note = ""', 'note = "n"') + ends
    path = put(shipped / "1-initiate-action", "mine", steps, file="other")
    assert [str(fault) for fault in Shelf(shipped=shipped).check(path)] == [
        "other.toml: id: a worksheet that ships is named for its id: mine.toml.",
        "other.toml: phase: a worksheet of this phase that ships lies in the folder any-phase.",
    ]
    (shipped / "any-phase").mkdir(exist_ok=True)
    assert not Shelf(shipped=shipped).check(put(shipped / "any-phase", "mine", steps))


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (
            'shown_when = { rows = "landscape-map.gap" }',
            "shown_when, rows: “landscape-map” has no step “gap”",
        ),
        (
            'shown_when = { passed = "landscape-map.efforts.until" }',
            "shown_when, passed: landscape-map.efforts has no column “until”; ",
        ),
        ('shown_when = { low = ["mine.later.how"] }', "shown_when, low: “mine.later” is a later step"),
        (
            'shown_when = { rows = "landscape-map.gaps", passed = "landscape-map.efforts.money_until" }',
            "shown_when: takes one of rows, passed and low.",
        ),
        ("shown_when = {}", "shown_when: takes one of rows, passed and low."),
        ('shown_when = { row = "landscape-map.gaps" }', "shown_when: "),
        ('rows_less = "landscape-map.gaps"', "rows_less: needs rows_from beside it."),
        ('named_by = ["names"]', "named_by: has “names”, which is no column here; did you mean “name”?"),
        ('beside = ["weather"]', "beside: “weather” is not known; "),
        (
            'reminder_from = ["landscape-map.gaps", "landscape-map.gap"]',
            "reminder_from: “landscape-map” has no step “gap”",
        ),
        ('curve_of = "landscape-map.gaps"', "curve_of: “landscape-map.gaps” picks no measures; "),
        (
            'rows_from = "landscape-map.gaps"\nrows_where = { kind = ["Gap", "Hole"] }',
            "rows_where: “Hole” is no option of the column kind; ",
        ),
    ],
)
def test_what_a_step_asks_of_others_is_checked(own: Path, keys: str, words: str) -> None:
    path = put(own, "mine", table("first", keys), table("later"))
    assert [fault for fault in told(path, own) if words in fault], told(path, own)
