"""A file locked with a passphrase, in the age format: any age program opens it, without convene too."""

from __future__ import annotations

import time
import unicodedata
from types import ModuleType

from convene.errors import BadFile, ConveneError

_HEAD = b"age-encryption.org/"
_TOO_LONG = "Excessive work parameter"
_ATTEMPTS, _A_MOMENT = 8, 0.1
"""The library looks how fast the computer is just now, and opens nothing that would take it long."""

_FAULTS = {
    "Decryption failed": ("the passphrase is another one.", "Try again; capital letters and spaces count."),
    _TOO_LONG: (
        "it was locked on a much faster computer, or this one is busy.",
        "Close other programs and try again, or open it on a faster computer.",
    ),
}
_DAMAGED = ("it is damaged, or locked in another way.", "Use another copy of it.")


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
    attempts = _ATTEMPTS
    while True:
        try:
            found: bytes = pyrage.passphrase.decrypt(data, _same(passphrase))
        except pyrage.DecryptError as error:
            attempts -= 1
            if attempts and _TOO_LONG in str(error):
                time.sleep(_A_MOMENT)
                continue
            why, todo = next((said for words, said in _FAULTS.items() if words in str(error)), _DAMAGED)
            raise BadFile(f"“{name}” could not be opened: {why}", "Nothing was written.", todo) from error
        return found


def _same(passphrase: str) -> str:
    """The same passphrase from every keyboard: some send é as one character, some as two."""
    return unicodedata.normalize("NFC", passphrase)
