"""A house look, read from a template: its theme, styles, page, header and footer; never its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from convene.errors import BadFile
from convene.word.house.edges import Edges, edges
from convene.word.house.opening import LEAST_WIDTH, Template, W, check_changes, opened, parsed, serialized
from convene.word.house.styles import faint, merged
from convene.word.package import base
from convene.word.paper import House, Page
from convene.word.text import attribute

FILE = Path("templates", "handout.docx")
"""Where a house look lies, in the folder of an initiative or in the home folder."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_THEME = "word/theme/theme1.xml"
_FOUND = 10_000_000  # bytes; more is not even read


class Found(NamedTuple):
    """The look to use, ours if it is None, and what must be said about one that can't be used."""

    house: House | None = None
    refused: str = ""


def find_house(folders: Sequence[Path]) -> Found:
    """The look in the first of these folders that has one; a broken one is said, and ours is used."""
    for folder in folders:
        path = folder / FILE
        try:
            if not path.is_file():
                continue
            return Found(read_house(_bytes(path)))
        except BadFile as error:
            return Found(refused=f"{path} {error.what} This time the usual look was used.")
    return Found()


def check_house(path: Path) -> list[str]:
    """What could be better in a template that can be used. Raises BadFile for one that can't."""
    try:
        template = opened(_bytes(path))
        read_house(_bytes(path))
        colors = _colors(_theme(template))
        return [
            f"“{attribute(name)}” is hard to read on white paper: make its color darker."
            for name in faint(template.xml(_part(template, "styles")), colors)
        ]
    except BadFile as error:
        raise BadFile(f"{path} {error.what}", "The usual look is used until then.") from error


def read_house(data: bytes) -> House:
    """The look in a template. Raises BadFile: one sentence that begins with a small letter."""
    template = opened(data)
    document = template.xml(template.main)
    check_changes(document)
    theme = _theme(template)
    styles = template.xml(_part(template, "styles"))
    check_changes(styles)
    renamed = merged(styles, _colors(theme))
    section = _last_section(document)
    upright = _page(section)
    made = edges(template, section, renamed)
    parts = {"word/styles.xml": serialized(styles), _THEME: theme, **(made.parts if made else {})}
    parts["[Content_Types].xml"] = _types(template, parts)
    sideways = upright._replace(width=upright.height, height=upright.width)
    if upright.sideways:
        upright, sideways = sideways, upright
    if min(upright.text_width, sideways.text_width) < LEAST_WIDTH:
        raise BadFile("leaves less than 3.5 inches (9 cm) for words: make its margins smaller.")
    return _dressed(House(upright, sideways, parts), made)


def _dressed(house: House, made: Edges | None) -> House:
    if made is None:
        return house
    return house._replace(edges=made.texts, unnumbered=made.unnumbered, first=made.first)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_FOUND)
    except OSError as error:
        raise BadFile(
            f"can't be read: {error.strerror or error}; see whether it is there and closed."
        ) from error


def _part(template: Template, kind: str) -> str:
    leads = template.relations(template.main)
    found = next((one.target for one in leads.values() if one.kind == kind), "")
    if kind == "styles" and found not in template.parts:
        raise BadFile("has no paragraph styles: begin with the one that “convene handouts template” writes.")
    return found


def _theme(template: Template) -> bytes:
    """Their theme; ours if it has none, or one with pictures in it."""
    data = template.parts.get(_part(template, "theme"), b"")
    if not data or b"r:embed" in data or b"r:link" in data:
        return base()[_THEME]
    parsed(data, "theme")
    return data


def _colors(theme: bytes) -> dict[str, str]:
    """The colors of a theme by their names in it."""
    found = {}
    for color in parsed(theme, "theme").iterfind(f".//{{{_A}}}clrScheme/*"):
        shown = next(iter(color), None)
        if shown is not None:
            found[str(color.tag).rsplit("}", 1)[-1]] = shown.get("lastClr") or shown.get("val", "")
    return {name: value.upper() for name, value in found.items() if len(value) == 6}


def _last_section(document: Any) -> Any:
    sections = list(document.iter(f"{{{W}}}sectPr"))
    if not sections:
        raise BadFile("has no page: open it in Word and save it.")
    return sections[-1]


def _page(section: Any) -> Page:
    """The page, turned upright or not, as the template has it."""
    size, margins = section.find(f"{{{W}}}pgSz"), section.find(f"{{{W}}}pgMar")
    if size is None or margins is None:
        raise BadFile("has no page: open it in Word and save it.")
    try:
        numbers = {name: int(float(size.get(f"{{{W}}}{name}"))) for name in ("w", "h")}
        edge = {name: abs(int(float(margins.get(f"{{{W}}}{name}", "0")))) for name in _MARGINS}
    except (TypeError, ValueError) as error:
        raise BadFile("has a page without a size: open it in Word and save it.") from error
    page = Page(
        numbers["w"],
        numbers["h"],
        edge["left"] + edge["gutter"],
        edge["right"],
        edge["top"],
        edge["bottom"],
        edge["header"],
        edge["footer"],
    )
    if not (page.text_width >= LEAST_WIDTH and page.text_height >= LEAST_WIDTH):
        raise BadFile("leaves less than 3.5 inches (9 cm) for words: make its margins smaller.")
    return page


_MARGINS = ("left", "right", "top", "bottom", "header", "footer", "gutter")


def _types(template: Template, parts: Mapping[str, bytes]) -> bytes:
    """Our list of content types with those of their pictures."""
    known = base()["[Content_Types].xml"].decode()
    added = "".join(
        f'<Override PartName="/{attribute(name)}" ContentType="{attribute(template.types.get(name, ""))}"/>'
        for name in sorted(parts)
        if name not in base() and not name.endswith(".rels") and name in template.parts
    )
    return known.replace("</Types>", f"{added}</Types>").encode()
