"""What was found on opening, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convene.store.replay import Findings, Replayed, arrived_since
from convene.times import show_clock

NO_LOCKS = "This disk can't tell whether somebody else is writing here too. Work in one window only."


def clock(at: str, hours: str = "12") -> str:
    """The local time of a moment in UTC (ISO); with its day if that isn't today.

    What is no time is said as such: the label of who writes has no checksum.
    """
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return "an unknown time"
    day = "" if moment.date() == datetime.now().astimezone().date() else f"{moment:%B} {moment.day}, "
    return day + show_clock(moment, hours)


def notes(replayed: Replayed, own: str, *, unclean: bool, kept: dict[str, str]) -> list[str]:
    """Sentences for what a person has to know at the site `own`. `kept` says where copies of damaged files
    were put.

    Nothing for what needs no one: a torn end that was never saved, a leftover file.
    """
    found = replayed.found
    words = []
    if found.outside:
        words.append("The record's file was changed outside convene. Both are kept.")
    elif found.damaged_snapshot or found.rebuilt:
        words.append(_rebuilt(found))
    words += [
        f"journal/{name} is damaged. What could be read of it is here. Run “convene doctor” to see more."
        for name in replayed.journal.damaged
        if name.site in found.waiting  # else nothing of it is missing, or that was said before
    ]
    words += [_missing(site, len(seqs), replayed) for site, seqs in found.waiting.items()]
    if replayed.journal.foreign:
        words.append(_foreign(len(replayed.journal.foreign)))
    words += [_arrived(*added) for site, added in found.arrived.items() if site != own]
    if unclean and found.unclean and not words:
        words.append(f"Everything up to {clock(found.unclean)} is here.")
    words += [f"{what} is kept in {where}." for what, where in kept.items()]
    return words


def news(now: Replayed, before: Replayed, own: str) -> list[str]:
    """What has to be said of what others wrote since it was read before; what was said then is not again."""

    def said(one: Replayed, arrived: Mapping[str, tuple[int, tuple[str, ...]]]) -> list[str]:
        found = one.found._replace(arrived=arrived)
        return notes(one._replace(found=found), own, unclean=False, kept={})

    old = said(before, {})
    return [words for words in said(now, arrived_since(before, now)) if words not in old]


def older_copy(at: str) -> str:
    """A folder that holds less than was once saved from this laptop, at a moment in UTC (ISO)."""
    return (
        f"This folder is older than what was last saved here ({clock(at)}). Was it restored from a copy? "
        "What was saved later is added when it turns up."
    )


def _rebuilt(found: Findings) -> str:
    if found.behind:
        return (
            f"The record was damaged and has been rebuilt in its state of {clock(found.behind)}. "
            "What came later can't be read any more: if you have a backup of it, restore that."
        )
    missing = " Nothing is missing." if not found.waiting else ""
    return f"The record was damaged and has been rebuilt.{missing}"


def _foreign(count: int) -> str:
    belong = "1 file in journal/ belongs" if count == 1 else f"{count} files in journal/ belong"
    return f"{belong} to another initiative and can be taken out. “convene doctor” says which."


def _missing(site: str, count: int, replayed: Replayed) -> str:
    lines = "1 change" if count == 1 else f"{count} changes"
    if any(name.site == site for name in replayed.journal.damaged):
        return f"{lines} of laptop {site} could not be read and {'is' if count == 1 else 'are'} missing."
    return f"{lines} of laptop {site} {'has' if count == 1 else 'have'} not arrived yet."


def _arrived(count: int, names: tuple[str, ...]) -> str:
    lines = "1 change" if count == 1 else f"{count} changes"
    by = f" by {', '.join(names)}" if names else ""
    return f"{lines}{by} from another laptop {'was' if count == 1 else 'were'} added."
