"""The one way from a person's words to Word text.

Nothing in a word becomes alive: no field, no link, no markup. What XML can't hold is shown as a
replacement mark instead of being dropped, so that a reader sees that something stood there.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from convene.typed import REPLACEMENT, clean_text

_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_NOT_PLAIN = re.compile("[\x00-\x1f\x7f&<>]")
_RIGHT_TO_LEFT = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_EAST_ASIAN = (
    "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
)
_SOME_RIGHT_TO_LEFT = re.compile(f"[{_RIGHT_TO_LEFT}]")
_SOME_SCRIPT = re.compile(f"[{_RIGHT_TO_LEFT}{_EAST_ASIAN}]")
_EAST_ASIAN_CHARACTER = re.compile(f"[{_EAST_ASIAN}]")
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f\U0001b000-\U0001b16f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7fb]")

_OPEN, _CLOSE = '<w:t xml:space="preserve">', "</w:t>"
_EMPTY = _OPEN + _CLOSE
_RIGHT_TO_LEFT_CLASSES = ("R", "AL", "AN")

Script: TypeAlias = Literal["ltr", "rtl", "cjk", ""]


class _Stretch(NamedTuple):
    """Neighboring characters of one script; "" is what has no direction of its own."""

    script: Script
    text: str


def clean(text: str) -> str:
    """Line ends as newlines; what XML forbids, and what would turn the letters round, as U+FFFD."""
    return _NOT_IN_XML.sub(REPLACEMENT, clean_text(text))


def paragraphs(text: str) -> list[str]:
    """Long text cut at its blank lines; nothing for blank text."""
    return [part for part in _BLANK_LINES.split(clean(text).strip()) if part]


def is_blank(text: str) -> bool:
    """Nothing to see: no paragraph should be made of it."""
    return not clean(text).strip()


def one_line(text: str) -> str:
    """Cleaned, with runs of white space as one space: for document properties and titles of tables."""
    return " ".join(clean(text).split())


def attribute(text: str) -> str:
    """The value of an XML attribute, without its quotes."""
    return _escaped(one_line(text)).replace('"', "&quot;")


def starts_right_to_left(text: str) -> bool:
    """Whether the first character that has a direction runs from right to left."""
    if text.isascii() or not _SOME_RIGHT_TO_LEFT.search(text):
        return False
    return next((_script(character) for character in text if _script(character)), "") == "rtl"


def runs(text: str, look: str = "") -> str:
    """The runs of a line: newlines as breaks, tabs as tabs, each script with its language.

    `look` is the id of a character style. Empty text gives no run.
    """
    style = f'<w:rStyle w:val="{look}"/>' if look else ""
    if text.isascii() and not _NOT_PLAIN.search(text):
        return _run(text, style) if text else ""
    text = clean(text)
    if not _SOME_SCRIPT.search(text):
        return _run(_escaped(text), style) if text else ""
    east_asian = _east_asian_language(text)
    return "".join(
        _run(_escaped(stretch.text), _properties(stretch, style, east_asian)) for stretch in _stretches(text)
    )


def _run(escaped: str, properties: str) -> str:
    if "\n" in escaped or "\t" in escaped:
        escaped = escaped.replace("\n", f"{_CLOSE}<w:br/>{_OPEN}").replace("\t", f"{_CLOSE}<w:tab/>{_OPEN}")
    body = f"{_OPEN}{escaped}{_CLOSE}".replace(_EMPTY, "")
    return f"<w:r><w:rPr>{properties}</w:rPr>{body}</w:r>" if properties else f"<w:r>{body}</w:r>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _properties(stretch: _Stretch, style: str, east_asian: str) -> str:
    """In the order the schema wants: rStyle, rFonts, rtl, lang."""
    if stretch.script == "rtl":
        language = "he-IL" if _HEBREW.search(stretch.text) else "ar-SA"
        return f'{style}<w:rtl/><w:lang w:bidi="{language}"/>'
    if stretch.script == "cjk":
        return f'{style}<w:rFonts w:hint="eastAsia"/><w:lang w:eastAsia="{east_asian}"/>'
    return style


def _east_asian_language(text: str) -> str:
    """Of the whole text: Japanese has characters that alone would look Chinese."""
    if _KANA.search(text):
        return "ja-JP"
    return "ko-KR" if _HANGUL.search(text) else "zh-CN"


@lru_cache(maxsize=4096)
def _script(character: str) -> Script:
    if _EAST_ASIAN_CHARACTER.match(character):
        return "cjk"
    direction = unicodedata.bidirectional(character)
    if direction in _RIGHT_TO_LEFT_CLASSES or (direction == "NSM" and _SOME_RIGHT_TO_LEFT.match(character)):
        return "rtl"
    return "ltr" if direction == "L" else ""


def _stretches(text: str) -> list[_Stretch]:
    """Text cut where its script changes.

    What has no direction goes with the characters around it if they agree, otherwise with the
    direction of the whole text (rules N1 and N2 of the Unicode bidirectional algorithm).
    """
    base: Script = "rtl" if starts_right_to_left(text) else "ltr"
    raw = [_Stretch(script, "".join(part)) for script, part in groupby(text, key=_script)]
    settled: list[_Stretch] = []
    for place, stretch in enumerate(raw):
        script = stretch.script
        if not script:
            before = raw[place - 1].script if place else base
            after = raw[place + 1].script if place + 1 < len(raw) else base
            alike = (before == "rtl") == (after == "rtl")
            towards = before if alike else base
            script = "rtl" if towards == "rtl" else "ltr"
        if settled and settled[-1].script == script:
            settled[-1] = _Stretch(script, settled[-1].text + stretch.text)
        else:
            settled.append(_Stretch(script, stretch.text))
    return settled
