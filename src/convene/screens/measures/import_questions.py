"""What is asked before a file of values is looked at: which file, and who reports it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from convene.exchange.importing.opening import dropped_path
from convene.initiative.view import View
from convene.screens.form import Question
from convene.screens.measures.questions import FILES, reporter_questions
from convene.widgets.typeahead import Offer

TITLE = "Values from a spreadsheet"
_MOST = 6
_LOOKED_AT = 400
"""So many entries of a folder are looked at: there are people who never tidy up."""


def file_questions(view: View, nearby: Sequence[Path], who: int | None) -> list[Question]:
    """Which file, with the newest of those nearby to choose from; who reports."""
    reporter = reporter_questions(view, who, "")[0]
    return [
        Question(
            "file",
            "Which file?",
            parse=dropped_path,
            hint="drop it here, or type where it lies; Down for the newest",
            required=True,
            find=_finder(nearby),
            replaces=False,
        ),
        reporter._replace(label="Who reports these values?"),
    ]


def nearby_files() -> list[Path]:
    """The spreadsheets in the user's downloads, documents and desktop, newest first. Waits for the disk."""
    from platformdirs import (  # noqa: PLC0415  only when a file is asked for
        user_desktop_path,
        user_documents_path,
        user_downloads_path,
    )

    found: dict[Path, float] = {}
    for folder in dict.fromkeys((user_downloads_path(), user_documents_path(), user_desktop_path())):
        try:
            for at, path in enumerate(folder.iterdir()):
                if at == _LOOKED_AT:
                    break
                if path.suffix.casefold() in FILES and not path.name.startswith(("~$", ".")):
                    found[path] = path.stat().st_mtime
        except OSError:  # not there, or not ours to see
            continue
    return sorted(found, key=lambda path: -found[path])


def _finder(nearby: Sequence[Path]) -> Callable[[str], Sequence[Offer]]:
    def find(words: str) -> Sequence[Offer]:
        """Files by a part of their name; a path that is typed is taken as it is."""
        if "/" in words or "\\" in words:
            return ()
        wanted = words.strip().casefold()
        fitting = [path for path in nearby if wanted in path.name.casefold()]
        return [Offer(str(path)) for path in fitting[:_MOST]]

    return find
