"""One typed line: what it is, what is to be done, whose it is, and when it is due.

The kind is named for sure by a small first letter and a space (`a`, `d`, `p`, `n`), or by a word and a colon
("action:", "decision:", "parking lot:", "note:", "decided:", "later:"). Otherwise it is guessed, in order:

1. a known person promises ("Dana to ...", "Dana will ...", "Dana: ...", "... @dana"): action;
2. it asks something ("...?", "should we ..."), or begins with "park": parking lot;
3. it says that a group decided, agreed, approved or adopted: decision;
4. somebody not yet known promises, it begins with a verb such as "send" or with "we will", "we should",
   "let's", it has a date after "by" or "due", or somebody known does something by its date: action;
5. anything else: note.

Only an action has an owner and a date. A part that can be read in more than one way is left open, its words
stay in the title, and the readings are told. No date and no owner are fine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeAlias

import msgspec

from convene.captured.dates import LONGEST, FoundDate, find_date
from convene.captured.owner import FoundOwner, find_owner
from convene.captured.owner_words import VERBS_ONLY
from convene.captured.suggested import begins_with_a_deed, suggested
from convene.dates import ReadDate
from convene.people.matching import Known, exactly
from convene.typed import clean_line

Kind: TypeAlias = Literal["decision", "action", "parking", "note"]

_LETTERS: dict[str, Kind] = {"a": "action", "d": "decision", "p": "parking", "n": "note"}
_LETTER = re.compile(r"\s*([adpnDPN])\s+")
_WORDS: dict[str, Kind] = {
    **_LETTERS,
    **dict.fromkeys(("action", "action item", "to do", "to-do", "todo"), "action"),
    **dict.fromkeys(("decision", "decided", "agreed", "approved", "resolved"), "decision"),
    **dict.fromkeys(
        ("parking lot", "parking-lot", "parking", "park", "parked", "later", "question"), "parking"
    ),
    "note": "note",
}
_WORD = re.compile(
    rf"\s*({'|'.join(sorted(_WORDS, key=len, reverse=True))})(?:\s*:\s*|\s+[-–—]\s+)", re.IGNORECASE
)
_BULLET = re.compile(r"\s*(?:[-*•·–]|[0-9]{1,2}[.)]|\[[ xX]?\])\s+")

_ASKS = re.compile(
    r".*\?[\s)\"”’]*$|(?:what (?:about|if)|how about|(?:how|who|why) (?:do|can|could|should|would|will)"
    r"|(?:should|could|can|do|would|shall) we)\b",
    re.IGNORECASE | re.DOTALL,
)
_PARK = re.compile(r"park\s", re.IGNORECASE)
_PARKED = re.compile(r"(?:park|Park(?=\s+(?:this|that|it|the)\b))\s+(?:(?:this|that|it)\b\s*[:,–—-]?\s*)?")
_GROUP = r"we|everyone|everybody|all|(?:the )?(?:whole )?(?:group|team|board|committee|coalition|council)"
_DECIDED = re.compile(
    rf"(?:(?:{_GROUP})(?:['’]ve)?\s+(?:(?:have|has|all|also|now|just|both|unanimously)\s+)*"
    r"(?:(?:decide|agree|approve|resolve)d?|(?:adopt|vote)(?:e?d)?|choose|chose)"
    r"|(?:it was )?(?:decided|agreed|approved|adopted|voted|resolved)"
    r"|(?:the )?motion (?:carried|passed|failed))\b",
    re.IGNORECASE,
)
_PROMISES = re.compile(
    r"(?:(?:we|i|someone|somebody|everyone|everybody)(?:['’]ll|\s+(?:will|should|must|need to|have to|to))"
    r"|let['’]?s|need to|remember to|(?:do not|don['’]t) forget to|make sure|please)\s+(?!not\b)",
    re.IGNORECASE,
)


class Reading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way to read a part: a day it may be due, or who may own it.

    `owner_id` is None for a name that is not on record. `owner` says the organization too where two people
    share a name.
    """

    due: date | None = None
    owner: str | None = None
    owner_id: int | None = None


class Captured(msgspec.Struct, frozen=True, kw_only=True):
    """A typed line as it was understood; `text` is as typed, without what could harm a terminal.

    `owner` is a person's id and `owner_name` the name; of a `new_person` there is only the name. If a part is
    not `certain`, it is None, `readings` holds what it can be, `unclear` says why, its words are in `title`.
    `readings` may be empty ("next week"), or hold a single one: that or nothing ("book it for Friday").
    Where the words suggest one owner ("Ben calls the court"), `proposed` is the line with that one taken.
    """

    text: str
    kind: Kind
    title: str
    owner: int | None = None
    owner_name: str | None = None
    new_person: str | None = None
    due: date | None = None
    certain: bool = True
    readings: tuple[Reading, ...] = ()
    unclear: str = ""
    proposed: Captured | None = None


def read_line(
    text: str,
    *,
    people: Sequence[Known],
    today: date,
    month_first: bool = True,
    kind: Kind | None = None,
    otherwise: Kind | None = None,
) -> Captured:
    """What a typed line says.

    `kind` overrules what the line says it is; a bullet and a naming letter or word are cut off all the same.
    `otherwise` is the kind of a line that names none, where nothing has to be guessed.
    A line of more than 1000 characters was pasted: it is kept whole, without owner and date.
    """
    cleaned = clean_line(text)
    bullet = _BULLET.match(cleaned)
    named, rest = _named(cleaned[bullet.end() :] if bullet else cleaned, people)
    rest = " ".join(rest.split())
    kind = kind or named or otherwise
    text = cleaned.strip()
    if len(rest) > LONGEST or kind not in {None, "action"}:
        return Captured(text=text, kind=kind or "note", title=_title(rest, kind or "note"))
    found = find_date(rest, today, month_first)
    work = _without(rest, found)
    owner = find_owner(work, people, promised=kind == "action")
    kind = kind or _guess(rest, owner, found)
    if kind == "note" and found.read and begins_with_a_deed(rest, people):
        kind = "action"
    if kind != "action":
        return Captured(text=text, kind=kind, title=_title(rest, kind))
    owner = owner or FoundOwner(rest=work)
    if not found.read:
        # "Call the clinic Friday @dana": the date ends the line only without the owner.
        found = find_date(owner.rest, today, month_first)
        owner = msgspec.structs.replace(owner, rest=_without(owner.rest, found))
    if owner.rest and not (owner.person or owner.new or owner.readings):
        owner = suggested(owner.rest, people) or owner
    line = _action(text, _title(owner.rest or work or rest, kind), owner, found.read)
    if not owner.instead:
        return line
    taken = FoundOwner(person=owner.readings[0])
    proposed = _action(text, _title(owner.instead, kind), taken, found.read)
    return msgspec.structs.replace(line, proposed=proposed)


def _named(line: str, people: Sequence[Known]) -> tuple[Kind | None, str]:
    """The kind that a first letter or word names, and the line without it."""
    match = _WORD.match(line)
    if match:
        return _WORDS[match[1].casefold()], line[match.end() :]
    match = _LETTER.match(line)
    if match and not (match[1].isupper() and exactly(" ".join(line.split()[:2]), people)):
        return _LETTERS[match[1].casefold()], line[match.end() :]
    return None, line


def _guess(line: str, owner: FoundOwner | None, found: FoundDate) -> Kind:
    if owner and (owner.person or any(one.id for one in owner.readings)):
        return "action"
    if _ASKS.match(line) or _PARK.match(line):
        return "parking"
    if _DECIDED.match(line):
        return "decision"
    first = line.split(maxsplit=1)[0].casefold() if line else ""
    due = found.cue.startswith(("by", "due", "no later", "on or before"))
    return "action" if owner or due or first in VERBS_ONLY or _PROMISES.match(line) else "note"


def _action(text: str, title: str, owner: FoundOwner, due: ReadDate) -> Captured:
    unclear = " ".join(why for why in (owner.unclear, due.unclear) if why)
    return Captured(
        text=text,
        kind="action",
        title=title,
        owner=owner.person.id if owner.person else None,
        owner_name=owner.person.name if owner.person else owner.new,
        new_person=owner.new,
        due=due.day,
        certain=not unclear,
        readings=(*_owners(owner.readings), *(Reading(due=day) for day in due.readings)),
        unclear=unclear,
    )


def _owners(people: Sequence[Known]) -> tuple[Reading, ...]:
    names = [one.name for one in people]
    return tuple(
        Reading(
            owner=f"{one.name} ({one.organization})" if names.count(one.name) > 1 else one.name,
            owner_id=one.id or None,
        )
        for one in people
    )


def _without(line: str, found: FoundDate) -> str:
    """The line without the words of a certain date; whole if nothing else were left."""
    if not found.removable:
        return line
    before, after = line[: found.start].rstrip(), line[found.end :].lstrip()
    if before.endswith(",") or not before:
        after = after.lstrip(" ,;")
    before = before.rstrip(" ,;")
    joint = "" if not before or not after or after[0] in ",;:).!?" or before[-1] == "(" else " "
    return (before + joint + after).strip(" ,;:–—-") or line


def _title(words: str, kind: Kind) -> str:
    """With a capital first letter, unless the first word is spelled its own way ("e-mail", "iPad")."""
    if kind == "parking":
        parked = _PARKED.match(words)
        words = (words[parked.end() :] if parked else "") or words
    first = words.split(maxsplit=1)[0] if words else ""
    return words[:1].upper() + words[1:] if first.rstrip(",;:.!?").isalpha() and first.islower() else words
