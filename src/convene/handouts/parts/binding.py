"""Papers as parts of a binder: on new pages, their headings deeper, their tops as headings of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

import msgspec

from convene.blocks import Block, Blocks, Break, Document, Heading, Level, Masthead, SmallNote, Tab

DEEPEST = 5


def bound(number: int, title: str, papers: Sequence[Document]) -> Blocks:
    """A tab with these papers. A single one has its title and facts under that of the tab."""
    if len(papers) == 1:
        (paper,) = papers
        top, *rest = paper.blocks
        facts = _facts(top, title)
        tab = Tab(number=number, title=title, facts=facts, landscape=paper.landscape)
        return (tab, *_deeper(rest, 1))
    return (Tab(number=number, title=title), *_one_by_one(papers))


def _one_by_one(papers: Sequence[Document]) -> Iterator[Block]:
    for place, paper in enumerate(papers):
        top, *rest = paper.blocks
        if place:
            yield Break()
        yield Heading(level=2, text=paper.title)
        if facts := _facts(top, paper.title):
            yield SmallNote(text="  ·  ".join(facts))
        yield from _deeper(rest, 2)


def _facts(top: Block, said: str) -> tuple[str, ...]:
    """What the top of a paper says beside what is said already."""
    if not isinstance(top, Masthead):
        return ()
    return tuple(one for one in (top.title, *top.facts) if one and one != said)


def _deeper(blocks: Sequence[Block], by: int) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Heading):
            level = cast("Level", min(block.level + by, DEEPEST))
            yield msgspec.structs.replace(block, level=level)
        else:
            yield block
