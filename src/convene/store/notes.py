"""What was found on opening, in words."""

from __future__ import annotations

from datetime import datetime

from convene.store.replay import Findings, Replayed
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


def notes(replayed: Replayed, *, unclean: bool, kept: dict[str, str]) -> list[str]:
    """Sentences for what a person has to know. `kept` says where copies of damaged files were put.

    Nothing for what needs no one: a torn end that was never saved, a leftover file.
    """
    found = replayed.found
    words = []
    if found.damaged_snapshot or found.rebuilt:
        words.append(_rebuilt(found))
    if found.outside:
        words.append("The record's file was changed outside convene. Both are kept.")
    words += [
        f"journal/{name} is damaged. What could be read of it is here. Run “convene doctor” to see more."
        for name in replayed.journal.damaged
    ]
    words += [_missing(site, len(seqs), replayed) for site, seqs in found.waiting.items()]
    words += [
        f"journal/{name} belongs to another initiative and was left alone."
        for name in replayed.journal.foreign
    ]
    words += [_arrived(count, names) for count, names in found.arrived.values()]
    if unclean and found.unclean and not words:
        words.append(f"Everything up to {clock(found.unclean)} is here.")
    words += [f"{what} is kept in {where}." for what, where in kept.items()]
    return words


def older_copy(at: str) -> str:
    """A folder that holds less than was once saved from this laptop, at a moment in UTC (ISO)."""
    return (
        f"This folder is older than what was last saved here ({clock(at)}). Was it restored from a copy? "
        "What was saved later is added when it turns up."
    )


def _rebuilt(found: Findings) -> str:
    missing = " Nothing is missing." if not found.waiting else ""
    return f"The record was damaged and has been rebuilt.{missing}"


def _missing(site: str, count: int, replayed: Replayed) -> str:
    lines = "1 change" if count == 1 else f"{count} changes"
    if any(name.site == site for name in replayed.journal.damaged):
        return f"{lines} of {site} could not be read and {'is' if count == 1 else 'are'} missing."
    return f"{lines} of {site} {'has' if count == 1 else 'have'} not arrived yet."


def _arrived(count: int, names: tuple[str, ...]) -> str:
    lines = "1 change" if count == 1 else f"{count} changes"
    by = f" by {', '.join(names)}" if names else ""
    return f"{lines}{by} from another laptop {'was' if count == 1 else 'were'} added."
