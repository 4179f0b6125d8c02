"""What a vote of a worksheet is held under: its own terms, or those of the group's rule for deciding."""

from __future__ import annotations

from collections.abc import Mapping

from convene.initiative.offering import fits
from convene.initiative.view import View
from convene.kinds.field import Row
from convene.kinds.table import Definition as Table
from convene.kinds.vote import Definition
from convene.voting import BY_SCORE, CHOOSING, METHODS, RULES, name_of
from convene.voting.dots import usual
from convene.voting.tally import Terms

DECISION_RULES = "working-structure.decision-rules"
"""Where the group says what it decides how."""


def terms_of(view: View, field: Definition) -> Terms:
    """The method and what goes with it; a rule of the charter that can be counted comes first."""
    method: str = field.method
    threshold = field.threshold
    if rule := rule_of(view, field):
        named, fallback = method_of(rule), method_of(rule, "fallback")
        in_turn = (named, fallback) if named else ()
        method = next((one for one in in_turn if one and _is_usable(one, field)), field.method)
        threshold = threshold_of(rule, method) or threshold
    return _under(view, field, method, threshold)


def fallback_of(view: View, field: Definition) -> Terms | None:
    """What the charter says for when two rounds did not carry it; None where it says nothing that counts."""
    rule = rule_of(view, field)
    method = method_of(rule, "fallback") if rule else None
    if method is None or method in CHOOSING:
        return None
    return _under(view, field, method, threshold_of(rule, method)) if rule else None


def method_not_met(view: View, field: Definition) -> str:
    """The way to decide that the rule asks for, in words, when this vote is held in another; else ""."""
    rule = rule_of(view, field)
    if rule is None:
        return ""
    asked, held = str(rule.cells.get("method", "")), name_of(terms_of(view, field).method)
    ways = (asked, rule.cells.get("fallback")) if method_of(rule) else (asked,)
    return "" if held in ways else asked


def method_of(rule: Row, column: str = "method") -> str | None:
    """The method that a rule for deciding names, by its id; None for none that can be counted."""
    return _named().get(str(rule.cells.get(column, "")))


def threshold_of(rule: Row, method: str) -> str:
    """What a rule for deciding says of when this method carries; "" where it says nothing of it."""
    said = (str(rule.cells.get(column, "")) for column in ("threshold", "softer"))
    return next((one for one in said if one in RULES.get(method, ())), "")


def rules(view: View) -> list[tuple[str, Row]]:
    """The group's rules for deciding, by what they are for."""
    named = ((view.name(DECISION_RULES, row.id) or "", row) for row in view.rows(DECISION_RULES))
    return [(words, row) for words, row in named if words]


def rule_of(view: View, field: Definition) -> Row | None:
    """The row of the group's rules whose first cell begins with the words that the step names."""
    if not (field.rule_from and field.rule):
        return None
    source = field.rule_from.removesuffix("?")
    return next(
        (row for row in view.rows(source) if (view.name(source, row.id) or "").startswith(field.rule)), None
    )


def _is_usable(method: str, field: Definition) -> bool:
    """Whether this vote has what the method needs: options, criteria."""
    has_options = bool(field.options or field.options_from)
    return (has_options or method not in CHOOSING) and (bool(field.criteria) or method not in BY_SCORE)


def _named() -> Mapping[str, str]:
    return {module.NAME: name for name, module in METHODS.items()}


def _under(view: View, field: Definition, method: str, threshold: str) -> Terms:
    if method not in CHOOSING:
        return Terms(method, (), threshold)
    options = field.options or _options(view, field)
    if method in BY_SCORE:
        return Terms(method, options, goes_on=field.goes_on, criteria=field.criteria)
    dots, most = (0, 0)
    if method == "dots":
        dots, most = (field.dots, field.most_on_one) if field.dots else usual(len(options))
    return Terms(method, options, "", dots, most, field.goes_on)


def _options(view: View, field: Definition) -> tuple[str, ...]:
    """The words of the rows that can be voted on; the fixed ones where nobody has filled in the table yet."""
    source = (field.options_from or "").removesuffix("?")
    step = view.step(source)
    left_out = {
        row.id for row in view.rows(source) if field.options_not and fits(row, field.options_not, view.today)
    }
    found = tuple(words for row, words in view.choices(source) if row not in left_out)
    fixed = step.field.fixed if step and isinstance(step.field, Table) else ()
    return found or fixed
