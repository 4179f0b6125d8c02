"""A person's words reach Textual only as content or with markup off. This reads the source for anything else.

Textual reads a `str` as markup nearly everywhere: `[/]` in somebody's sentence would end the app. So a widget
or a message is given a constant of ours, something made by `widgets/words.py`, or has markup switched off.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import convene

SOURCE = Path(convene.__file__).parent
ROOMS = ("screens", "widgets", "editors")
FILES = sorted(
    [path for room in ROOMS for path in (SOURCE / room).rglob("*.py")]
    + [SOURCE / "app.py", SOURCE / "palette.py"]
)

MARKUP = {"Static", "Label", "Button", "Checkbox", "RadioButton", "Collapsible", "Tab", "TabPane"}
SWITCHED = {"OptionList", "SelectionList"}
ATTRIBUTES = {"tooltip", "border_title", "border_subtitle"}
MAKERS = {
    "plain",
    "joined",
    "highlighted",
    "cell",
    "Content",
    "Text",
    "assemble",
    "from_markup",
    "styled",
    "join",
}


def name_of(node: ast.AST) -> str:
    if isinstance(node, ast.Call):
        return name_of(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def makers() -> set[str]:
    """Functions and methods of ours that are declared to give content."""
    found = set(MAKERS)
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.returns is not None:
                words = ast.unparse(node.returns)
                if words in {"Content", "Text", "VisualType"}:
                    found.add(node.name)
    return found


SAFE = makers()


def content_names(tree: ast.AST) -> set[str]:
    """Names that hold content: annotated so, or set from something that makes it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            if ast.unparse(node.annotation).removesuffix(" | None") in {"Content", "Text"}:
                found.add(node.arg if isinstance(node, ast.arg) else name_of(node.target))
        elif isinstance(node, ast.Assign) and is_safe(node.value, set()):
            found |= {name_of(target) for target in node.targets if name_of(target)}
    return found


def is_safe(  # noqa: PLR0911  one line a kind of node
    node: ast.AST | None, names: set[str]
) -> bool:
    match node:
        case None | ast.Constant():
            return True
        case ast.Call():
            return name_of(node) in SAFE
        case ast.IfExp():
            return is_safe(node.body, names) and is_safe(node.orelse, names)
        case ast.BoolOp():
            return all(is_safe(value, names) for value in node.values)
        case ast.Name() | ast.Attribute():
            return name_of(node) in names or name_of(node).isupper()
        case ast.Dict() | ast.Set() | ast.GeneratorExp() | ast.DictComp():
            return True  # a dictionary's or a set's update, not a widget's
        case ast.JoinedStr():
            return all(isinstance(part, ast.Constant) for part in node.values)
    return False


def off(call: ast.Call) -> bool:
    return any(
        word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in call.keywords
    )


def passes_on(call: ast.Call) -> bool:
    """A method that hands what it was given to its parent: who called it is looked at."""
    return ast.unparse(call.func).startswith("super().")


def offences(tree: ast.AST) -> Iterator[tuple[int, str]]:
    names = content_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = name_of(node)
            first = node.args[0] if node.args else None
            if (
                (called in MARKUP and not off(node) and not is_safe(first, names))
                or (called in SWITCHED and not off(node))
                or (called == "notify" and not off(node) and not passes_on(node))
            ) or (
                called == "update"
                and len(node.args) == 1
                and "Digits" not in ast.unparse(node.func)  # draws figures of a clock
                and not is_safe(first, names)
            ):
                yield node.lineno, ast.unparse(node)[:90]
        elif isinstance(node, ast.Assign):
            hit = [target for target in node.targets if isinstance(target, ast.Attribute)]
            if any(target.attr in ATTRIBUTES for target in hit) and not is_safe(node.value, names):
                yield node.lineno, ast.unparse(node)[:90]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_words_are_shown_as_they_are(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [f"{path.name}:{line}: {code}" for line, code in offences(tree)] == []


@pytest.mark.parametrize(
    "code",
    [
        "Static(name)",
        "Label(f'Owner {name}')",
        "self.notify(name)",
        "OptionList()",
        "self.query_one(Static).update(name)",
        "widget.border_title = record.title",
        "widget.tooltip = f'{name}'",
    ],
)
def test_this_test_can_fail(code: str) -> None:
    assert list(offences(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "Static(plain(name))",
        "Static('ours')",
        "notify(name, markup=False)",
        "Option(joined(name, ' '))",
        "x.update(plain(n))",
    ],
)
def test_what_is_right_passes(code: str) -> None:
    assert not list(offences(ast.parse(code)))
