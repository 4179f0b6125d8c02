"""Deeds that may wait for a disk, in a thread that never keeps the app from going on or from ending."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

Result = TypeVar("Result")


async def beside(deed: Callable[[], Result]) -> Result:
    """What a deed answers, or raises; meanwhile the screen goes on.

    Not a thread worker of Textual: those are joined when the app ends, and a disk that never answers would
    hold it for ever.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Result] = loop.create_future()

    def told(deed: Callable[[], None]) -> None:
        """On the loop."""
        if not answer.done():  # else nobody waits any more
            deed()

    def run() -> None:
        """In the thread."""
        try:
            said = partial(answer.set_result, deed())
        except BaseException as error:  # raised again where it is waited for
            said = partial(answer.set_exception, error)
        with contextlib.suppress(RuntimeError):  # the app has ended
            loop.call_soon_threadsafe(told, said)

    threading.Thread(target=run, name="convene-beside", daemon=True).start()
    return await answer
