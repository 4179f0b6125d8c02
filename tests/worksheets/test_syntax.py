"""What breaks a file's form is told in plain words, with its line."""

from __future__ import annotations

import tomllib

import pytest

from convene.worksheets.syntax import explained


def told(text: str) -> str:
    """What is said of a text that is no TOML."""
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    return ": ".join(explained(caught.value, text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = Whom do we visit\n", "line 1, column 9: invalid value; words stand in straight quotes:"),
        ("title = “Whom”\n", 'words stand in straight quotes: "like this", not in curly ones.'),
        ('title = "a”\n', "the closing quote is missing; words stand in straight quotes"),
        ('title = "Who is "we"?"\n', 'behind their closing quote; a quote inside words is written \\".'),
        (
            'note = "first\nsecond"\n',
            "line 1, column 14: the closing quote is missing; words over several lines",
        ),
        ('note = """open\n', "end of the file: the closing quote is missing"),
        ("short = True\n", "true and false are written small."),
        ("short = yes\n", "it is true or false."),
        ("minutes =\n", "invalid value; nothing stands behind the =."),
        ("minutes = 20 min\n", "a number stands alone: no comma, no leading 0, no unit"),
        ("minutes = .5\n", "a number begins with a digit, as in 0.5."),
        (
            "id = 1\nid = 2\n",
            "line 2, column 7: this key is there twice: id; or a [[step]] is missing above it.",
        ),
        ("a = { b = 1, b = 2 }\n", "this key is there twice: b;"),
        (
            "[step]\nid = 1\n[[step]]\nid = 2\n",
            "line 3, column 7: a step begins with [[step]], in two brackets;",
        ),
        ("[[step.column]]\nid = 1\n[[step]]\n", "[[step.column]]s stand below it."),
        ('options = ["In" "Out"]\n', "a comma between two entries is missing, or the closing ]."),
        ('options = ["In",\nmost = 2\n', "line 2, column 1: the closing ] of the list above is missing."),
        ("rows_where = { a = 1\n", "a comma between two entries is missing, or the closing }."),
        ('prompt: "What?"\n', "line 1, column 7: between key and value stands =, not :."),
        ("Ask everyone.\n", "a line is key = value, or [[step]], or a remark that begins with #."),
        ("[[step]\n", "as many brackets close as open, as in [[step]]."),
        ("[[step]] id = 1\n", "behind the brackets the line ends."),
        ('note = "C:\\Users"\n', "a backslash inside words is written twice: \\\\."),
        ("day = 2024-02-31\n", "there is no such day or time"),
        ('note = "a\x01"\n', "a sign that can't be seen stands here; delete it."),
    ],
)
def test_a_usual_slip_is_told_in_plain_words(text: str, words: str) -> None:
    assert words in told(text)
    assert words in told(text.replace("\n", "\r\n"))


def test_what_is_not_known_is_told_as_the_reader_says_it() -> None:
    error = tomllib.TOMLDecodeError("Something new (at line 1, column 1)")
    assert explained(error, "x") == ("line 1, column 1", "something new.")


def test_any_place_is_borne() -> None:
    error = tomllib.TOMLDecodeError("Invalid value (at line 9, column 9)")
    assert explained(error, "")[0] == "line 9, column 9"
