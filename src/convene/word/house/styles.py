"""Their styles, with ours where they have none: found by name, for ids differ with the language of Word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from convene.errors import BadFile
from convene.word.house.opening import W
from convene.word.package import base

_REFERENCES = tuple(
    f"{{{W}}}{name}"
    for name in ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle", "numStyleLink", "styleLink")
)
_VAL, _ID, _TYPE, _DEFAULT = (f"{{{W}}}{name}" for name in ("val", "styleId", "type", "default"))
_NUMBERED = {"ListBullet": "1", "ListNumber": "2", "TableBullet": "3", "TickBox": "4"}
"""Styles of lists, by the numbering of ours that makes them lists."""
_THEME_NAMES = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2"}


def merged(theirs: Any, colors: Mapping[str, str]) -> dict[str, str]:
    """Change a styles part so that all of our styles are in it, under our ids; gives what ids became.

    Theirs win by name. Colors of the ones added follow their theme. Raises BadFile without paragraph styles.
    """
    from docx.oxml.parser import parse_xml  # noqa: PLC0415

    own = {_key(style): style for style in theirs.iter(f"{{{W}}}style")}
    if not any(kind == "paragraph" for kind, _ in own):
        raise BadFile("has no paragraph styles: begin with the one that “convene handouts template” writes.")
    ours = {_key(style): style for style in parse_xml(base()["word/styles.xml"]).iter(f"{{{W}}}style")}
    renamed = _renamed(own, ours)
    for style in own.values():
        style.set(_ID, renamed.get(style.get(_ID), style.get(_ID)))
    rename(theirs, renamed)
    _drop_numberings(theirs)
    defaults = {kind for (kind, _), style in own.items() if style.get(_DEFAULT) in {"1", "true", "on"}}
    for key, style in ours.items():
        if key not in own:
            added = deepcopy(style)
            if key[0] in defaults:
                added.attrib.pop(_DEFAULT, None)
            _recolor(added, colors)
            theirs.append(added)
    for style in theirs.iter(f"{{{W}}}style"):
        if style.get(_ID) in _NUMBERED:
            _number(style, _NUMBERED[style.get(_ID)])
    strip(theirs)
    return renamed


def rename(part: Any, renamed: Mapping[str, str]) -> None:
    """Let everything in a part that names a style name it by its new id."""
    for reference in part.iter(*_REFERENCES):
        value = reference.get(_VAL)
        if value in renamed:
            reference.set(_VAL, renamed[value])


def strip(part: Any) -> None:
    """Take out what tells when and where a part was edited."""
    for mark in list(part.iter(f"{{{W}}}rsid")):
        mark.getparent().remove(mark)
    for element in part.iter():
        if isinstance(element.tag, str):
            for name in [name for name in element.attrib if _is_mark(name)]:
                del element.attrib[name]


def _is_mark(name: str) -> bool:
    last = name.rsplit("}", 1)[-1]
    return last.startswith("rsid") or last in {"paraId", "textId"}


def _key(style: Any) -> tuple[str, str]:
    name = style.find(f"{{{W}}}name")
    words = "" if name is None else name.get(_VAL, "")
    return style.get(_TYPE, ""), " ".join(words.split()).casefold()


def _renamed(own: Mapping[tuple[str, str], Any], ours: Mapping[tuple[str, str], Any]) -> dict[str, str]:
    """Their ids to ours; an id of ours that something else of theirs has, moves out of the way."""
    found = {own[key].get(_ID): style.get(_ID) for key, style in ours.items() if key in own}
    taken = {style.get(_ID) for style in ours.values()}
    for style in own.values():
        if style.get(_ID) in taken and style.get(_ID) not in found:
            found[style.get(_ID)] = f"{style.get(_ID)}OfHouse"
    return {old: new for old, new in found.items() if old != new}


def _drop_numberings(styles: Any) -> None:
    """Their lists are numbered in a part that isn't taken over."""
    for numbering in list(styles.iter(f"{{{W}}}numPr")):
        numbering.getparent().remove(numbering)


def _number(style: Any, numbering: str) -> None:
    """Make a list of a style; an indent of its own would move it from its bullet."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415

    properties = style.get_or_add_pPr()
    for numbered in [*properties.iter(f"{{{W}}}numPr"), *properties.iter(f"{{{W}}}ind")]:
        numbered.getparent().remove(numbered)
    made = parse_xml(f'<w:numPr xmlns:w="{W}"><w:numId w:val="{numbering}"/></w:numPr>')
    before = [properties.find(f"{{{W}}}{name}") for name in _BEFORE_NUMBERING]
    place = sum(one is not None for one in before)
    properties.insert(place, made)


_BEFORE_NUMBERING = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")


def _recolor(style: Any, colors: Mapping[str, str]) -> None:
    """Colors as words and as theirs: Word reads the theme, others the number beside it."""
    for element in style.iter():
        for attribute, shown in (("themeColor", "color"), ("themeFill", "fill")):
            name = element.get(f"{{{W}}}{attribute}") if isinstance(element.tag, str) else None
            color = colors.get(_THEME_NAMES.get(name or "", name or ""))
            if color:
                is_text = element.tag == f"{{{W}}}color"
                element.set(f"{{{W}}}{'val' if is_text else shown}", color)


def contrast(one: str, other: str) -> float:
    """How well one color stands out from another: 1 to 21; words need 4.5."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def faint(styles: Any, colors: Mapping[str, str]) -> Iterable[str]:
    """Names of styles whose words are hard to read on white paper."""
    for style in styles.iter(f"{{{W}}}style"):
        color = style.find(f"{{{W}}}rPr/{{{W}}}color")
        if color is None or style.get(_TYPE) not in {"paragraph", "character"}:
            continue
        theme = color.get(f"{{{W}}}themeColor", "")
        value = colors.get(_THEME_NAMES.get(theme, theme)) or color.get(_VAL, "")
        if len(value) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in value):
            name = style.find(f"{{{W}}}name")
            if name is not None and contrast(value, "FFFFFF") < 4.5 and value.upper() != "FFFFFF":
                yield name.get(_VAL, "")


def _light(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
