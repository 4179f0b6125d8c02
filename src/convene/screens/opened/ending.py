"""When the window is closed from outside: what was typed in the last moment is written before it ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App

from convene.screens.opened.leaving import Then

AT_MOST = 4.0
"""Seconds after which the program ends in any case."""

GONE = 1.0
"""Seconds that are left when everything is written: a terminal that is gone may hold up its own end."""


def end_on_signals(app: App[Any], end: Callable[[Then], None]) -> None:
    """End the app in order when the system says so: a closed window, a lost connection, a shutdown.

    `end` writes what there is to write and calls back. Tests, which have no terminal, are left alone.
    """
    if app.is_headless:
        return
    loop = asyncio.get_running_loop()

    def end_in(seconds: float, code: int) -> None:
        timer = threading.Timer(seconds, os._exit, (code,))
        timer.daemon = True
        timer.start()

    def asked(number: int) -> None:
        def written(words: str) -> None:
            end_in(GONE, 128 + number)
            app.exit(words, return_code=128 + number)

        end_in(AT_MOST, 128 + number)
        end(written)

    if sys.platform == "win32":
        for number in (signal.SIGTERM, signal.SIGBREAK):
            signal.signal(number, lambda got, _: loop.call_soon_threadsafe(asked, got) and None)
    else:
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, partial(asked, number))
