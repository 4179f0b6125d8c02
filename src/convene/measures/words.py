"""How a measure stands, in sentences: the same on screen, paper and in scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from convene.measures.figure import difference_words, rounded, unit_words, value_words
from convene.measures.measure import USUAL_TOLERANCE, Measure
from convene.measures.standing import STATUSES, At, Standing, Status

NOT_SHOWN = "Worked out from small counts, which are not shown."


def reason(found: Standing, measure: Measure) -> str:
    """Why it has its status: "15.1% in 2026; the straight path is at 15.3% then: 0.2 points ahead of it."."""
    if found.lacks:
        return found.lacks
    if found.is_hidden or not (found.latest and found.target):
        return NOT_SHOWN
    now, goal = (at_words(one, measure) for one in (found.latest, found.target))
    if found.status in {"Target met", "Target missed"}:
        return f"{now}: the target of {goal} {'is' if found.status == 'Target met' else 'was not'} reached."
    return f"{now}; {_against_path(found, measure.unit)}."


def notes(found: Standing, measure: Measure) -> Iterator[str]:
    """What else one should know: provisional, met before, a baseline that isn't the one in the definition."""
    if found.latest and found.provisional:
        yield f"The value of {found.latest.period.words} is provisional: it may still change."
    if measure.tolerance != USUAL_TOLERANCE and found.tolerance is not None:
        yield f"On track here means: behind the path by at most {allowed_words(measure)}."
    if found.met_in:
        yield f"The target was met in {found.met_in.words}."
    typed = measure.typed_baseline
    if found.is_observed and found.baseline and typed is not None and not found.is_hidden:
        places = len(str(measure.baseline_value).partition(".")[2].rstrip("0"))
        if rounded(typed, places) != rounded(found.baseline.value, places):
            counted, said = (value_words(one, measure.unit) for one in (found.baseline.value, typed))
            yield f"The baseline that was counted is {counted}, the definition says {said}."


def change_words(found: Standing, measure: Measure) -> str:
    """The change since the baseline: "3.1 points down since 2024 (a fall of 17%), 43% of the way to the
    target"; "" where there is none to show.
    """
    if found.is_hidden or found.change is None or found.baseline is None or found.latest is None:
        return ""
    if found.latest.period <= found.baseline.period:
        return ""
    since = f"since {found.baseline.period.words}"
    if found.change == 0:
        return f"the same {since}"
    words = f"{difference_words(found.change, measure.unit)} {'up' if found.change > 0 else 'down'} {since}"
    if found.relative is not None:
        part = abs(100 * found.relative)
        words += f" (a {'rise' if found.change > 0 else 'fall'} of {rounded(part, 0 if part >= 1 else 1)}%)"
    if found.share is not None and found.share > 0:
        words += f", {rounded(100 * found.share, 0)}% of the way to the target"
    return words


def allowed_words(measure: Measure) -> str:
    """How far behind its path a measure is still on track: "10% of the planned change"."""
    percent = 100 * measure.tolerance
    return f"{rounded(percent, 0 if percent.denominator == 1 else 1)}% of the planned change"


def at_words(at: At, measure: Measure) -> str:
    """ "15.1% in 2026"."""
    return f"{value_words(at.value, measure.unit)}{unit_words(measure.unit)} in {at.period.words}"


def summary(standings: Iterable[Standing]) -> str:
    """ "1 target met, 2 on track, 2 off track, 1 not enough data"."""
    counts: Mapping[Status, int] = Counter(one.status for one in standings)
    return ", ".join(f"{counts[status]} {status.lower()}" for status in STATUSES if counts.get(status))


def _against_path(found: Standing, unit: str) -> str:
    path, lead, allowed = (one or Fraction(0) for one in (found.path, found.lead, found.tolerance))
    ahead = "ahead of" if lead >= 0 else "behind"
    at = value_words(path, unit) + unit_words(unit)
    line = f"the straight path is at {at} then: {difference_words(lead, unit)} {ahead} it"
    if lead >= 0:
        return line
    if not allowed:
        return f"{line}, and this measure allows nothing behind it"
    within = "within" if found.status == "On track" else "more than"
    return f"{line}, {within} the {value_words(allowed, unit)} that are allowed"
