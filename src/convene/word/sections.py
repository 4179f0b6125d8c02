"""Which parts of a paper lie sideways: those with a table too wide for an upright page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from convene.blocks import (
    Block,
    Break,
    FillGrid,
    Glance,
    Heading,
    Items,
    Lead,
    Masthead,
    Matrix,
    Prose,
    Quote,
    Rows,
    SmallNote,
    Tab,
)
from convene.word.paper import House, Page
from convene.word.rows import lines, wishes

_WIDE_TO_FILL = 5  # columns to write into by hand; more don't fit upright
_NARROW_TO_FILL = 900  # twips, 0.62 inch: where the share of each column is known
_WIDE = 7  # columns of words, those of numbers counting half
_WORTH_TURNING = 3  # rows; a shorter table stays where it is
_MOST_LINES = 8  # of a row, on the whole; with more, an upright page has columns like strips
_FEW_CHARACTERS = 500
_INTRODUCES = (Masthead, Tab, Lead, Prose, SmallNote, Glance)


class Section(NamedTuple):
    """Neighboring blocks on pages of one orientation, and the tab of a binder they are in."""

    page: Page
    blocks: tuple[Block, ...]
    tab: int = 0


def sections(blocks: Sequence[Block], house: House, *, landscape: bool = False) -> list[Section]:
    """Blocks cut into sections, in order; at least one. Each tab begins a new one."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Tab)]
    found = _of_one(blocks[: starts[0] if starts else None], house, landscape=landscape)
    for place, end in pairwise([*starts, len(blocks)]):
        tab = blocks[place]
        if isinstance(tab, Tab):
            cut = _of_one(blocks[place:end], house, landscape=tab.landscape)
            found += [one._replace(tab=tab.number) for one in cut]
    return found


def _of_one(blocks: Sequence[Block], house: House, *, landscape: bool = False) -> list[Section]:
    """The sections of a paper, or of a tab; only one if all of them lie sideways.

    A wide table takes along everything from its heading to the next one, and a few words after it
    that would otherwise have a page to themselves.
    """
    found: list[Section] = []
    upright, sideways = house.upright, house.sideways
    if landscape:
        return [Section(sideways, tuple(blocks))]
    groups = _groups(blocks)
    wide = [any(_is_wide(block, upright.text_width) for block in group) for group in groups]
    for place, group in enumerate(groups):
        after_wide = bool(found) and found[-1].page.sideways and not isinstance(group[0], Break)
        turned = wide[place] or (after_wide and _is_slight(_until_a_new_page(groups, wide, place)))
        of = sideways if turned else upright
        if found and found[-1].page == of:
            found[-1] = Section(of, found[-1].blocks + tuple(group))
        else:
            found.append(Section(of, tuple(group)))
    return found or [Section(upright, ())]


def _until_a_new_page(groups: Sequence[Sequence[Block]], wide: Sequence[bool], place: int) -> Iterator[Block]:
    for number in range(place, len(groups)):
        if wide[number] or isinstance(groups[number][0], Break):
            return
        yield from groups[number]


def _is_slight(blocks: Iterable[Block]) -> bool:
    """A few words, nothing that has a width."""
    texts: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Prose() | Quote() | SmallNote():
                texts.append(block.text)
            case Items():
                texts.extend(block.items)
            case _:
                return False
    return sum(map(len, texts)) < _FEW_CHARACTERS


def _is_wide(block: Block, width: int) -> bool:
    """Whether its columns would be strips upright; a sheet turned for less leaves holes before and after."""
    if isinstance(block, Matrix):
        return True
    if isinstance(block, FillGrid):
        least = width * min(block.weights) // sum(block.weights) if block.weights else 0
        return least < _NARROW_TO_FILL if least else len(block.columns) > _WIDE_TO_FILL
    if not isinstance(block, Rows) or len(block.rows) <= _WORTH_TURNING:
        return False
    words = sum(1 if column.look == "words" else 0.5 for column in block.columns)
    return (
        words > _WIDE or sum(one.least for one in wishes(block)) > width or lines(block, width) > _MOST_LINES
    )


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks from one heading to the next; what only introduces the next heading stays with it."""
    groups: list[list[Block]] = []
    for block in blocks:
        starts = isinstance(block, (Heading, Break, Masthead)) and not (
            groups and _leads_to(groups[-1], block)
        )
        if starts or not groups:
            groups.append([])
        groups[-1].append(block)
    return groups


def _leads_to(group: Sequence[Block], following: Block) -> bool:
    """Whether a group is but an introduction of what follows: a masthead, a heading over a deeper one."""
    if isinstance(group[-1], Break):
        return True
    if not isinstance(following, Heading):
        return False
    headings = [block.level for block in group if isinstance(block, Heading)]
    others = [block for block in group if not isinstance(block, (Heading, Break))]
    introduces = all(isinstance(block, _INTRODUCES) for block in others)
    return introduces and (not headings or following.level > headings[-1])
