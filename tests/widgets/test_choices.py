"""A list shows every word, also when its scroll bar takes a column of them."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets.option_list import Option

from convene.widgets.choices import Choices

FULL_LINE = f"said {'heard' * 5}"  # 30 columns, as wide as the list is without its bar


class Lists(App[None]):
    """One list in a narrow place."""

    CSS = """
    Choices { width: 30; height: 8; border: none; padding: 0; scrollbar-size-vertical: 1; }
    Choices > .option-list--option { padding: 0; }
    """

    def compose(self) -> ComposeResult:
        yield Choices()


async def test_no_words_are_lost_when_a_scroll_bar_comes() -> None:
    app = Lists()
    async with app.run_test(size=(40, 20)) as pilot:
        choices = app.query_one(Choices)
        choices.set_options([Option(FULL_LINE) for _ in range(9)])
        await pilot.pause()
        assert choices.show_vertical_scrollbar
        shown = [choices.render_line(row).text.strip() for row in range(choices.size.height)]
        assert shown == ["said", "heard" * 5] * 4
