"""Open a file or a folder with the program that the system has for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from convene.errors import ConveneError


def open_path(path: Path) -> None:
    """Start the system's program for a path, without waiting for it. Raises ConveneError in words."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606  a path of ours, no shell
        else:
            command = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.Popen(  # noqa: S603  no shell, one argument
                [command, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
    except OSError as error:
        raise ConveneError(
            "This computer has no program for that, or it did not start.",
            "The file is there.",
            f"Open {path}",
        ) from error
