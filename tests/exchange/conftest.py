"""Fixtures of files in and out."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.exchange.demo import demo_folder
from convene.initiative.home import Home


@pytest.fixture
def larkspur(home: Home) -> Path:
    """The folder of the sample initiative, closed."""
    return demo_folder(home)
