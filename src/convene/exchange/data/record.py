"""The whole record as one document for other programs: what `convene show --json` says, all at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from convene.exchange.shapes.answers import answers
from convene.exchange.shapes.captured import actions, decisions, notes, parked, votes
from convene.exchange.shapes.measures import measures
from convene.exchange.shapes.meetings import meetings
from convene.exchange.shapes.overview import history, initiative, overview
from convene.exchange.shapes.people import organizations, people
from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from convene.initiative.young import for_paper, past_for_paper

LISTS: dict[str, Callable[[View], Any]] = {
    "overview": overview,
    "meetings": meetings,
    "decisions": decisions,
    "actions": actions,
    "parking": parked,
    "notes": notes,
    "votes": votes,
    "people": people,
    "organizations": organizations,
    "measures": measures,
}
"""What of a record can be shown, by its word."""


def record_json(opened: Initiative, made: datetime) -> bytes:
    """The document, UTF-8: `made`, `initiative`, then a key for each of LISTS, `answers` and `history`.

    The folder is told by its name only: where it lies is nobody's business.
    """
    view = for_paper(opened.view)
    document = {
        "made": made.isoformat(timespec="seconds"),
        "initiative": initiative(view, Path(opened.folder.name)),
        **{word: found(view) for word, found in LISTS.items()},
        "answers": answers(view),
        "history": history(past_for_paper(view, opened.history())),
    }
    return (
        json.dumps(msgspec.to_builtins(document), ensure_ascii=False, indent=2).encode("utf-8", "replace")
        + b"\n"
    )
