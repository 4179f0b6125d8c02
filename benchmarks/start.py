"""What starting costs, beside what it can't be less than: `python benchmarks/start.py`.

Every figure is a ratio of medians measured in turn in the same run; the machines are noisy, so nothing
here is a test.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

TIMES = 15

BARE = [sys.executable, "-c", "pass"]
TEXTUAL = [
    sys.executable,
    "-c",
    "import textual.app, textual.widgets; textual.widgets.DataTable; textual.widgets.OptionList",
]

ROWS = (
    ("convene --version, beside bare Python", [sys.executable, "-m", "convene", "--version"], BARE),
    (
        "importing the app, beside Textual with its lists",
        [sys.executable, "-c", "import convene.app"],
        TEXTUAL,
    ),
    (
        "importing what export needs, beside bare Python",
        [sys.executable, "-c", "import convene.commands.export"],
        BARE,
    ),
)


def once(command: list[str]) -> float:
    """Seconds of a whole process."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Measure each pair in turn and print the ratios."""
    for words, ours, beside in ROWS:
        pairs = [(once(ours), once(beside)) for _ in range(TIMES)]
        mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"{words}: {mine / other:.1f}x")


if __name__ == "__main__":
    main()
