"""A file locked with a passphrase, in the age format: any age program opens it, without convene too."""

from __future__ import annotations

import unicodedata
from types import ModuleType

from convene.errors import BadFile, ConveneError

_HEAD = b"age-encryption.org/"


def is_locked(data: bytes) -> bool:
    """Whether these are the bytes of a locked file, by how they begin."""
    return data.startswith(_HEAD)


def need_lock() -> ModuleType:
    """The library that locks and opens. Raises ConveneError that says how to install it."""
    try:
        import pyrage  # noqa: PLC0415  an extra, and only for those who lock
    except ImportError as error:
        raise ConveneError(
            "Passphrases need pyrage, which is not installed.",
            "Nothing was written.",
            'Install it beside convene: python3 -m pip --python .venv install "pyrage>=1.2,<2"',
        ) from error
    module: ModuleType = pyrage
    return module


def locked(data: bytes, passphrase: str) -> bytes:
    """The bytes of an age file that this passphrase opens. Takes a second or two, on purpose."""
    found: bytes = need_lock().passphrase.encrypt(data, _same(passphrase))
    return found


def unlocked(data: bytes, passphrase: str, name: str) -> bytes:
    """What was locked; `name` is the file's, for the error. Raises BadFile."""
    pyrage = need_lock()
    try:
        found: bytes = pyrage.passphrase.decrypt(data, _same(passphrase))
    except pyrage.DecryptError as error:
        wrong = "Decryption failed" in str(error)
        raise BadFile(
            f"“{name}” could not be opened: "
            + ("the passphrase is another one." if wrong else "it is damaged, or locked in another way."),
            "Nothing was written.",
            "Try again; capital letters and spaces count." if wrong else "Use another copy of it.",
        ) from error
    return found


def _same(passphrase: str) -> str:
    """The same passphrase from every keyboard: some send é as one character, some as two."""
    return unicodedata.normalize("NFC", passphrase)
