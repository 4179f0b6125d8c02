"""Whether a file is a bundle, found out without writing anything. It may come from anybody.

Nothing that a zip says of itself is believed: names must be of the few that a record has, sizes are
counted while the bytes come out, and hashes are made anew.
"""

from __future__ import annotations

import hashlib
import io
import stat
import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple, NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import msgspec

from convene.errors import BadFile, NewerVersion
from convene.exchange.bundles.manifest import FILE, FORMAT, LIMITS, Limits, Manifest, is_member

_PIECE = 64 * 1024
_END = struct.Struct("<4s4H2LH")
"""The last record of a zip: mark, disks (2), entries (2), size and place of the directory, comment."""

_END_MARK, _LONG_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LONG_END = 20
"""Before the last record of a zip for more than ours ever hold."""

_LEAST_ENTRY, _MOST_ENTRY = 46, 1024
_ENCRYPTED = 0x1 | 0x20 | 0x40 | 0x2000
"""Flags of what zipfile can't read, or asks a password for."""


class Bundle(NamedTuple):
    """A zip that was looked through and found good, and what it says of itself."""

    archive: ZipFile
    manifest: Manifest

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of one of its files; its size was counted before, so nothing is without end here."""
        with self.archive.open(name) as member:
            while piece := member.read(_PIECE):
                yield piece


def read_bundle(data: bytes, name: str, *, limits: Limits = LIMITS) -> Bundle:
    """The bundle in these bytes, wholly checked; `name` is the file's, for the error.

    Raises BadFile, or NewerVersion for one that a newer convene made.
    """
    try:
        _check_end(data, limits)
        archive = ZipFile(io.BytesIO(data))
        _check_names(archive.infolist(), limits)
        manifest = _manifest(archive, limits)
        _check_members(archive, manifest, limits)
    except _Refused as refused:
        _refuse(name, str(refused))
    except (BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError) as error:
        _refuse(name, "it is damaged.", error)
    except (RuntimeError, ValueError, OverflowError, OSError) as error:  # oddities that zipfile meets
        _refuse(name, "it is no zip as convene writes them.", error)
    return Bundle(archive, manifest)


class _Format(msgspec.Struct):
    format: int


class _Refused(Exception):
    """Why, as the end of a sentence."""


def _refuse(name: str, why: str, error: Exception | None = None) -> NoReturn:
    raise BadFile(
        f"“{name}” can't be restored: {why}",
        "Nothing was written.",
        "Use another copy of it. A new one is made with: convene backup",
    ) from error


def _check_end(data: bytes, limits: Limits) -> None:
    """The directory's size, before anything reads the directory: a false one could fill the memory."""
    if not data.startswith(b"PK"):
        raise _Refused("it is no backup of convene.")
    if len(data) > limits.file:
        raise _Refused("it is larger than any backup.")
    at = len(data) - _END.size
    if at < 0 or data[at : at + 4] != _END_MARK:
        raise _Refused("its end is missing, or something was added to it.")
    _, disk, first, here, entries, size, _, comment = _END.unpack_from(data, at)
    if data[at - _LONG_END : at - _LONG_END + 4] == _LONG_MARK or disk or first or comment or here != entries:
        raise _Refused("it is no zip as convene writes them.")
    if entries > limits.members or size > entries * _MOST_ENTRY or size < entries * _LEAST_ENTRY:
        raise _Refused("it has more files than any record.")


def _check_names(entries: list[ZipInfo], limits: Limits) -> None:
    names = [entry.orig_filename for entry in entries]
    if len(names) > limits.members:
        raise _Refused("it has more files than any record.")
    if FILE not in names:
        other = "record.json" in names
        raise _Refused(
            "it was written by convene export, for reading." if other else "it is no backup of convene."
        )
    if len(set(names)) < len(names):
        raise _Refused("it has a file twice.")
    for entry in entries:
        if entry.filename != entry.orig_filename or not (entry.filename == FILE or is_member(entry.filename)):
            raise _Refused(f"it has a file that no record has ({entry.orig_filename[:60]!r}).")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in {0, stat.S_IFREG}:
            raise _Refused(f"{entry.filename} in it is no plain file.")
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or entry.flag_bits & _ENCRYPTED:
            raise _Refused("it is no zip as convene writes them.")


def _manifest(archive: ZipFile, limits: Limits) -> Manifest:
    data = bytearray()
    for piece in _counted(archive, FILE, limits.manifest):
        data += piece
    try:
        if msgspec.json.decode(data, type=_Format).format > FORMAT:
            raise NewerVersion(
                "This backup was made by a newer convene.",
                "Nothing was written.",
                "Update convene to restore it.",
            )
        return msgspec.json.decode(data, type=Manifest)
    except msgspec.MsgspecError as error:
        raise _Refused("its list of files is damaged.") from error


def _check_members(archive: ZipFile, manifest: Manifest, limits: Limits) -> None:
    listed = [member.name for member in manifest.members]
    if sorted(listed) != sorted(name for name in archive.namelist() if name != FILE):
        raise _Refused("its files are not those of its list.")
    if not any(name == "initiative.json" or name.startswith("journal/") for name in listed):
        raise _Refused("it holds no record.")
    left = limits.total
    for member in manifest.members:
        made, size = hashlib.sha256(), 0
        for piece in _counted(archive, member.name, min(left, limits.member)):
            made.update(piece)
            size += len(piece)
        left -= size
        if (size, made.hexdigest()) != (member.size, member.sha256):
            raise _Refused(f"{member.name} in it is not what it was.")


def _counted(archive: ZipFile, name: str, most: int) -> Iterator[bytes]:
    """A file's bytes, up to a limit that counts what really comes out."""
    size = 0
    with archive.open(name) as member:
        while piece := member.read(_PIECE):
            size += len(piece)
            if size > most:
                raise _Refused("more comes out of it than any record holds.")
            yield piece
