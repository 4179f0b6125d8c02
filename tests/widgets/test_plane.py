"""The drawing of two axes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convene.kinds.grid import Axes
from convene.widgets.plane import Spot, drawing

AXES = Axes(
    id="effort-impact",
    title="Effort and impact",
    across=("Less effort", "More effort"),
    up=("Less impact", "More impact"),
    corners=("Do soon", "Plan well", "If there is time", "Leave"),
)
PLACES = st.integers(0, 10)


def lines(*spots: Spot, width: int = 60, height: int = 20) -> list[str]:
    return drawing(AXES, spots, width, height).plain.split("\n")


def test_ends_and_corners_are_said_in_words() -> None:
    text = "\n".join(lines())
    for words in (*AXES.corners, "More impact", "Less impact, less effort", "More effort"):
        assert words in text


def test_in_little_room_words_break_and_none_is_cut() -> None:
    titles = ("Win over", "Work closely", "Keep posted", "Give a bigger voice")
    axes = Axes(
        id="influence",
        title="Influence",
        across=("Less interest", "More interest"),
        up=("Less influence", "More influence"),
        corners=titles,
    )
    drawn = drawing(axes, (), 24, 12).plain.split("\n")
    assert drawn[1].rstrip().endswith("Work")
    assert drawn[2].rstrip().endswith("closely")
    assert drawn[-4].startswith("│ Keep")
    assert drawn[-3].startswith("│ posted")
    assert drawn[-1].split() == ["More", "interest"], "both ends would not fit; the upper one is enough"


def test_the_title_of_a_corner_makes_way_for_numbers_and_stays_whole() -> None:
    drawn = lines(Spot("1", 0, 10), Spot("2", 1, 10), Spot("3", 10, 0))
    assert "1" in drawn[1]
    assert "Do soon" not in drawn[1]
    assert "Do soon" in drawn[2]
    full = [
        Spot(str(number), across, up)
        for number, (across, up) in enumerate(
            ((across, up) for across in range(11) for up in range(11)), start=1
        )
    ]
    assert "Do soon" not in "\n".join(lines(*full, height=10))


def test_high_stands_above_and_much_to_the_right() -> None:
    drawn = lines(Spot("1", 1, 9), Spot("2", 9, 1))
    high = next(place for place, line in enumerate(drawn) if "1" in line)
    low = next(place for place, line in enumerate(drawn) if "2" in line)
    assert high < low
    assert drawn[high].index("1") < drawn[low].index("2")


def test_numbers_at_one_place_stand_beside_each_other() -> None:
    text = "\n".join(lines(Spot("1", 5, 5), Spot("2", 5, 5), Spot("3", 5, 5)))
    assert all(number in text for number in "123")


def test_without_room_nothing_is_drawn() -> None:
    assert drawing(AXES, (), 10, 20).plain == ""
    assert drawing(AXES, (), 60, 3).plain == ""
    assert drawing(AXES, (), 0, 0).plain == ""


@given(st.lists(st.tuples(PLACES, PLACES), max_size=12), st.integers(0, 100), st.integers(0, 40))
def test_the_drawing_never_leaves_its_room(places: list[tuple[int, int]], width: int, height: int) -> None:
    spots = [Spot(str(number), *place) for number, place in enumerate(places, start=1)]
    drawn = lines(*spots, width=width, height=height)
    assert len(drawn) <= max(1, height)
    assert all(len(line) <= max(0, width) for line in drawn)
