"""What a vote of a worksheet is held under: its own terms, or those of the group's rule for deciding."""

from __future__ import annotations

from convene.initiative.offering import fits
from convene.initiative.view import View
from convene.kinds.field import Row
from convene.kinds.table import Definition as Table
from convene.kinds.vote import Definition
from convene.voting import CHOOSING, METHODS
from convene.voting.tally import Terms


def terms_of(view: View, field: Definition) -> Terms:
    """The method and what goes with it; a rule of the charter that can be counted comes first."""
    method: str = field.method
    threshold = field.threshold
    if rule := rule_of(view, field):
        named = {module.NAME: name for name, module in METHODS.items()}
        method = named.get(str(rule.cells.get("method", "")), field.method)
        threshold = str(rule.cells.get("threshold", threshold))
    if method not in CHOOSING:
        return Terms(method, (), threshold)
    dots, most = (field.dots, field.most_on_one) if method == "dots" else (0, 0)
    return Terms(method, field.options or _options(view, field), "", dots, most)


def rule_of(view: View, field: Definition) -> Row | None:
    """The row of the group's rules whose first cell begins with the words that the step names."""
    if not (field.rule_from and field.rule):
        return None
    source = field.rule_from.removesuffix("?")
    return next(
        (row for row in view.rows(source) if (view.name(source, row.id) or "").startswith(field.rule)), None
    )


def _options(view: View, field: Definition) -> tuple[str, ...]:
    """The words of the rows that can be voted on; the fixed ones where nobody has filled in the table yet."""
    source = (field.options_from or "").removesuffix("?")
    step = view.step(source)
    left_out = {row.id for row in view.rows(source) if field.options_not and fits(row, field.options_not)}
    found = tuple(words for row, words in view.choices(source) if row not in left_out)
    fixed = step.field.fixed if step and isinstance(step.field, Table) else ()
    return found or fixed
