"""Their header and footer, with the pictures in them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from convene.errors import BadFile
from convene.word.house.opening import R, Template, W, check_changes, serialized
from convene.word.house.styles import rename, strip
from convene.word.text import attribute

_FIRST_DRAWING = 9001  # ids of drawings in the text begin at 1
_TYPE, _ID = f"{{{W}}}type", f"{{{R}}}id"
_PAGE = re.compile(r"(?<!NUM)\bPAGE\b")
_ALLOWED = frozenset({"image", "hyperlink"})
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Edges(NamedTuple):
    """Texts of headers and footers by part, what belongs to them, the footers that ours is added to."""

    texts: dict[str, str]
    parts: dict[str, bytes]
    unnumbered: frozenset[str]
    first: bool


def edges(template: Template, section: Any, renamed: Mapping[str, str]) -> Edges | None:
    """The edges of the last section; None if it has none, so that ours are used.

    Each goes on upright and on sideways pages. Without a page number anywhere, our footer is added.
    """
    leads = template.relations(template.main)
    theirs = {
        (_name(reference), reference.get(_TYPE, "default")): leads[reference.get(_ID)].target
        for reference in section
        if _name(reference) in {"header", "footer"} and reference.get(_ID) in leads
    }
    first = section.find(f"{{{W}}}titlePg") is not None
    kinds = ("default", "first") if first else ("default",)
    used = {
        key: target
        for key, target in theirs.items()
        if key[1] in kinds and _says_something(template.xml(target))
    }
    if not used:
        return None
    made = Edges({}, {}, frozenset(), first)
    numbered = False
    for (edge, kind), target in sorted(used.items()):
        part = _taken_over(template.xml(target), renamed)
        numbered, text = numbered or _has_number(part), serialized(part).decode()
        for name in _places(edge, kind):
            made.texts[name] = text
            made.parts.update(_belongings(template, target, name))
    return _completed(made, numbered=numbered)


def _completed(made: Edges, *, numbered: bool) -> Edges:
    """Empty ones where theirs has none, and our footer where no page says its number."""
    empty = {
        edge: f'<w:{tag} xmlns:w="{W}"><w:p/></w:{tag}>'
        for edge, tag in (("header", "hdr"), ("footer", "ftr"))
    }
    kinds = ("default", "first") if made.first else ("default",)
    lacking = [
        (name, edge)
        for edge in empty
        for kind in kinds
        for name in _places(edge, kind)
        if name not in made.texts
    ]
    footers = frozenset(name for name in made.texts if "footer" in name)
    for name, edge in lacking:
        if edge == "header" or "-first" in name:
            made.texts[name] = empty[edge]
    if numbered:
        for name, edge in lacking:
            made.texts.setdefault(name, empty[edge])
        return made
    added = frozenset(name for name in made.texts if "footer-first" in name)
    return made._replace(unnumbered=footers | added)


def _places(edge: str, kind: str) -> tuple[str, ...]:
    if kind == "first":
        return (f"word/{edge}-first.xml",)
    return (f"word/{edge}.xml", f"word/{edge}-wide.xml")


def _name(element: Any) -> str:
    return (
        str(element.tag).rsplit("}", 1)[-1].removesuffix("Reference") if isinstance(element.tag, str) else ""
    )


def _says_something(part: Any) -> bool:
    """Words, a picture or a field; an empty header is none."""
    words = "".join(one.text or "" for one in part.iter(f"{{{W}}}t", f"{{{W}}}instrText"))
    pictures = (f"{{{W}}}drawing", f"{{{W}}}pict", f"{{{W}}}fldSimple")
    return bool(words.strip()) or next(part.iter(*pictures), None) is not None


def _has_number(part: Any) -> bool:
    """Whether it says which page it is."""
    fields = [one.get(f"{{{W}}}instr", "") for one in part.iter(f"{{{W}}}fldSimple")]
    codes = "".join(one.text or "" for one in part.iter(f"{{{W}}}instrText"))
    return any(_PAGE.search(code) for code in (*fields, codes))


def _taken_over(part: Any, renamed: Mapping[str, str]) -> Any:
    """A header or footer with our ids of styles, alive to nothing that is left behind."""
    check_changes(part)
    rename(part, renamed)
    strip(part)
    for bound in list(part.iter(f"{{{W}}}dataBinding")):
        bound.getparent().remove(bound)
    for numbering in list(part.iter(f"{{{W}}}numPr")):
        numbering.getparent().remove(numbering)
    for number, drawing in enumerate(_drawings(part), _FIRST_DRAWING):
        drawing.set("id", str(number))
        if not drawing.get("descr"):
            drawing.set("descr", "Logo")
    return part


def _drawings(part: Any) -> Iterator[Any]:
    return (one for one in part.iter() if isinstance(one.tag, str) and one.tag.endswith("}docPr"))


def _belongings(template: Template, target: str, name: str) -> dict[str, bytes]:
    """The pictures of a part and its relationships, under the name that the part has here."""
    leads = template.relations(target)
    if not leads:
        return {}
    strange = {one.kind for one in leads.values()} - _ALLOWED
    if strange:
        raise BadFile(
            "has more than words and pictures in its header or footer: take the rest out, then save."
        )
    parts, lines = {}, []
    for relation, lead in sorted(leads.items()):
        mode = ' TargetMode="External"' if lead.outside else ""
        at = attribute(lead.target) if lead.outside else f"/{attribute(lead.target)}"
        lines.append(
            f'<Relationship Id="{attribute(relation)}" Type="{_KIND}/{lead.kind}" Target="{at}"{mode}/>'
        )
        if not lead.outside and lead.target in template.parts:
            parts[lead.target] = template.parts[lead.target]
    text = f'<Relationships xmlns="{_RELATIONS}">{"".join(lines)}</Relationships>'
    parts[f"word/_rels/{posixpath.basename(name)}.rels"] = text.encode()
    return parts
