"""Format, lint, types, floors, docstrings: so that one command is all checks, here and everywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CODE = ["src", "tests", "benchmarks"]

pytestmark = pytest.mark.checks


def passes(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-6000:]}\n{done.stderr[-3000:]}"


def test_the_format_is_ruffs() -> None:
    passes(sys.executable, "-m", "ruff", "format", "--check", *CODE)


def test_the_lint_is_clean() -> None:
    passes(sys.executable, "-m", "ruff", "check", *CODE)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_types_hold_on(platform: str) -> None:
    passes(sys.executable, "-m", "mypy", "--platform", platform, "--cache-dir", f".mypy_cache/{platform}")


def test_the_floors_hold() -> None:
    passes(str(BIN / ("lint-imports.exe" if sys.platform == "win32" else "lint-imports")))


def test_every_public_thing_has_a_docstring() -> None:
    passes(sys.executable, "-m", "interrogate", "-q", "src")
