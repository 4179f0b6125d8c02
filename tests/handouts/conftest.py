"""The sample initiative, read once: papers are made of it and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Clock
from convene.exchange.demo import NAME
from convene.initiative.home import Home
from convene.initiative.initiative import Initiative
from convene.initiative.view import View
from handouts.making import Made


@pytest.fixture(scope="session")
def larkspur(sample: Path) -> View:
    """The sample on its day."""
    home = Home(sample / "home", now=Clock(), settings=sample / "settings")
    return home.read(sample / "home" / NAME)


@pytest.fixture
def made(initiative: Initiative) -> Made:
    """A new initiative with one meeting."""
    return Made(initiative)
