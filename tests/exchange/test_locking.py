"""A passphrase locks, the same one opens, and nothing else does."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from convene.errors import BadFile, ConveneError
from convene.exchange.locking import is_locked, locked, need_lock, unlocked

pyrage = pytest.importorskip("pyrage")


@pytest.fixture(scope="module")
def right() -> bytes:
    """Locked with "right", once: locking takes its time, on purpose."""
    return locked(b"PK" * 99, "right")


def test_the_same_passphrase_opens_from_every_keyboard() -> None:
    data = locked(b"plain words", "Caf\u00e9 au lait")
    assert is_locked(data)
    assert not is_locked(b"PK")
    assert b"plain" not in data
    assert unlocked(data, "Cafe\u0301 au lait", "b") == b"plain words"


def test_another_passphrase_opens_nothing(right: bytes) -> None:
    with pytest.raises(BadFile) as told:
        unlocked(right, "Right", "b.zip.age")
    assert told.value.what == "“b.zip.age” could not be opened: the passphrase is another one."
    assert told.value.safe == "Nothing was written."


@pytest.mark.parametrize(
    "damage", [pytest.param(slice(0, -3), marks=pytest.mark.long), slice(0, 40), slice(0, 22)]
)
def test_a_damaged_file_is_told_from_a_wrong_passphrase(right: bytes, damage: slice) -> None:
    with pytest.raises(BadFile, match="it is damaged"):
        unlocked(right[damage], "right", "b.zip.age")


def test_a_file_that_would_take_hours_to_open_is_refused_at_once(right: bytes) -> None:
    line = right.split(b"\n")[1]
    slow = line.rpartition(b" ")[0] + b" 40"
    with pytest.raises(BadFile, match="a much faster computer"):
        unlocked(right.replace(line, slow), "right", "b.zip.age")


def test_a_computer_that_is_busy_for_a_moment_opens_it_all_the_same(
    right: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = pyrage.DecryptError("Excessive work parameter for passphrase.")
    answers: Iterator[Exception | bytes] = iter([slow, slow, b"plain"])

    def decrypt(*_: object) -> bytes:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)
    assert unlocked(right, "right", "b.zip.age") == b"plain"


def test_a_file_locked_for_somebodys_key_is_told() -> None:
    key = pyrage.x25519.Identity.generate().to_public()
    with pytest.raises(BadFile, match="locked in another way"):
        unlocked(pyrage.encrypt(b"PK", [key]), "right", "b.zip.age")


def test_any_age_program_opens_it(right: bytes) -> None:
    assert pyrage.passphrase.decrypt(right, "right") == b"PK" * 99


def test_without_the_library_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(ConveneError) as told:
        need_lock()
    assert told.value.exit_code == 1
    assert 'install "pyrage>=1.2,<2"' in told.value.todo
