"""A prompt is said as a question and what comes after it."""

from __future__ import annotations

import pytest

from convene.screens.worksheet.step_pane import asked


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("Who is here? Say your name.", ("Who is here?", "Say your name.")),
        ("Read the page. Do not talk.", ("Read the page.", "Do not talk.")),
        ("One question only?", ("One question only?", "")),
        ("Which is true?\n0 Nothing.\n1 All of it.", ("Which is true?", "0 Nothing.\n1 All of it.")),
    ],
)
def test_nothing_of_a_prompt_is_lost(prompt: str, said: tuple[str, str]) -> None:
    assert asked(prompt) == said
