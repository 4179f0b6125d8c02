"""A worksheet tried out: in the sample initiative, in a home of its own that is gone afterward."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from convene.errors import NotSaved
from convene.exchange.demo import demo_folder
from convene.initiative.home import Home
from convene.initiative.settings import write_settings
from convene.store.disk import in_words
from convene.worksheets.shelf import worksheet_files


@contextlib.contextmanager
def trial(home: Home, worksheet_id: str, file: Path) -> Iterator[tuple[Home, Path]]:
    """A home with the sample, one's own worksheets, and this file over them; and the sample's folder.

    Nothing typed there is kept, and nothing of one's own home is changed. Raises NotSaved without room.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="convene-trial-") as beside:
            folder = Path(beside)
            settings = msgspec.structs.replace(home.settings, home="", last="")
            write_settings(folder / "settings", settings)
            own = folder / "home" / "worksheets"
            own.mkdir(parents=True)
            replaced = home.shelf().files.get(worksheet_id)
            for path in worksheet_files(home.folder / "worksheets"):
                if path != replaced:
                    shutil.copyfile(path, own / path.name)
            shutil.copyfile(
                file, own / f"0-{worksheet_id}.toml"
            )  # the first with an id is the one that counts
            beside_it = Home(folder / "home", now=home.now, settings=folder / "settings")
            yield beside_it, demo_folder(beside_it)
    except OSError as error:
        raise NotSaved(f"The worksheet can't be tried out: {in_words(error)}.") from error
