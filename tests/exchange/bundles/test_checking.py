"""Bundles from anybody: what is not as convene packs it is refused in a sentence, and nothing is written."""

from __future__ import annotations

import hashlib
import io
import stat
import struct
import warnings
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convene.errors import BadFile, NewerVersion
from convene.exchange.bundles.checking import read_bundle
from convene.exchange.bundles.manifest import FILE, LIMITS, Limits, is_member
from convene.exchange.zipped import zipped

AT = datetime(2026, 11, 16, 9, 42, tzinfo=UTC)
RECORD = {
    "initiative.json": b'{"meta":{"1":{"record":"r"}}}',
    "journal/000001-abcd.jsonl": b'{"segment":1}\n',
}
SMALL = Limits(total=10_000, member=6_000, members=20)


def manifest(files: Mapping[str, bytes], **changed: object) -> bytes:
    members = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
    ]
    return msgspec.json.encode({"format": 1, "record": "r", "made": AT, "members": members, **changed})


def bundle(files: Mapping[str, bytes] = RECORD, **changed: object) -> bytes:
    """An honest zip of files, whatever they are called, with an honest list of them."""
    return zipped({FILE: manifest(files, **changed), **files}, AT)


def with_entry(name: str, data: bytes = b"x", kind: int = stat.S_IFREG, method: int = ZIP_DEFLATED) -> bytes:
    """A bundle with one more entry, as its list says; zipfile mends no name here."""
    made = io.BytesIO(bundle())
    listed = {**RECORD, name: data}
    with ZipFile(made, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for one, inside in {FILE: manifest(listed), **RECORD}.items():
            archive.writestr(one, inside)
        entry = ZipInfo("x" * len(name.encode()))
        entry.external_attr = (kind | 0o777) << 16
        entry.compress_type = method
        archive.writestr(entry, data)
    return made.getvalue().replace(b"x" * len(name.encode()), name.encode())


def why(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(BadFile) as refused:
        read_bundle(data, "b.zip", limits=limits)
    told = refused.value
    assert (told.exit_code, told.safe) == (1, "Nothing was written.")
    assert told.todo
    assert told.what.startswith("“b.zip” can't be restored: ")
    assert told.what.count(". ") == 0
    return told.what


def test_an_honest_bundle_is_taken_with_its_list() -> None:
    found = read_bundle(bundle(), "b.zip")
    assert [one.name for one in found.manifest.members] == list(RECORD)
    assert {name: b"".join(found.pieces(name)) for name in RECORD} == RECORD


@pytest.mark.parametrize(
    "name",
    [
        "../out.json",
        "journal/../../out.jsonl",
        "/etc/passwd",
        "//server/share",
        "C:\\out",
        "C:out",
        "journal\\000002-abcd.jsonl",
        "worksheets/..\\out.toml",
        "journal/",
        "journal/000002-abcd.jsonl/x",
        "./initiative.json",
        "Initiative.json",
        "initiative.json ",
        "initiative.json\n",
        "INITIATIVE.JSON",
        "JOURNAL/000002-abcd.jsonl",
        "journal/٠٠٠٠٠٢-abcd.jsonl",
        "worksheets/con.toml",
        "worksheets/com1.toml",
        "worksheets/nul.toml",
        "worksheets/a.toml:stream",
        "worksheets/a.toml\0.exe",
        "worksheets/.toml",
        "worksheets/Map.toml",
        ".lock",
        ".owner.json",
        ".initiative.json.1.tmp",
        "backups/000001-abcd.json",
        "set-aside/x",
        "handouts/x.docx",
        "MANIFEST.JSON",
        "other.zip",
    ],
)
def test_a_name_that_no_record_has_is_refused(name: str) -> None:
    assert not is_member(name)
    assert "it has a file that no record has" in why(with_entry(name))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO])
def test_links_and_devices_are_refused(kind: int) -> None:
    assert "is no plain file" in why(with_entry("worksheets/map.toml", b"/etc/passwd", kind))


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_ways_to_pack_that_convene_does_not_use_are_refused(method: int) -> None:
    assert "no zip as convene writes them" in why(
        with_entry("worksheets/map.toml", b"x" * 999, method=method)
    )


def test_a_file_twice_is_refused() -> None:
    assert "it has a file twice" in why(with_entry("initiative.json"))


def test_a_zip_that_asks_for_a_password_is_refused() -> None:
    data = bytearray(bundle())
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[at + 8] |= 1
    assert "no zip as convene writes them" in why(bytes(data))


def test_two_names_for_one_file_are_refused() -> None:
    data = bundle()
    at = data.index(b"initiative.json")
    assert "damaged" in why(data[:at] + b"Initiative.json" + data[at + 15 :])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no backup of convene"),
        (b"PK", "its end is missing"),
        (b"Not a zip at all, but long enough to be one" * 9, "no backup of convene"),
        (b"MZ" + bundle(), "no backup of convene"),
        (bundle()[:-1], "its end is missing"),
        (bundle()[:-30], "its end is missing"),
        (bundle()[: len(bundle()) // 2], "its end is missing"),
        (bundle() + b"\n", "something was added"),
        (zipped(RECORD, AT), "no backup of convene"),
        (zipped({"inside.zip": bundle()}, AT), "no backup of convene"),
        (zipped({"record.json": b"{}"}, AT), "it was written by convene export, for reading"),
        (zipped({FILE: b"{", **RECORD}, AT), "its list of files is damaged"),
        (zipped({FILE: b"[]", **RECORD}, AT), "its list of files is damaged"),
        (
            zipped({FILE: manifest(RECORD), "initiative.json": b"{}"}, AT),
            "its files are not those of its list",
        ),
        (zipped({FILE: manifest({}), **RECORD}, AT), "its files are not those of its list"),
        (bundle({"worksheets/map.toml": b""}), "it holds no record"),
        (bundle({}), "it holds no record"),
    ],
)
def test_what_is_no_whole_bundle_is_refused(data: bytes, told: str) -> None:
    assert told in why(data)


def test_content_that_is_not_what_it_was_is_refused() -> None:
    changed = {**RECORD, "initiative.json": RECORD["initiative.json"].replace(b"r", b"s")}
    assert "initiative.json in it is not what it was" in why(zipped({FILE: manifest(RECORD), **changed}, AT))
    longer = {**RECORD, "initiative.json": RECORD["initiative.json"] + b" "}
    assert "initiative.json in it is not what it was" in why(zipped({FILE: manifest(RECORD), **longer}, AT))


def test_a_bundle_of_a_newer_convene_is_told_from_a_bad_one() -> None:
    for data in (bundle(format=2), zipped({FILE: b'{"format":2,"new":[]}', **RECORD}, AT)):
        with pytest.raises(NewerVersion) as told:
            read_bundle(data, "b.zip")
        assert told.value.todo == "Update convene to restore it."


# Bombs


def lying(data: bytes, size: int) -> bytes:
    """A bundle whose first file is said to have this size, in both places, in the list and with its sum."""
    files = {"initiative.json": data}
    made = bytearray(zipped({FILE: manifest(files), **files}, AT))
    for mark, field in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = made.index(mark, made.index(mark) + 1)
        struct.pack_into("<L", made, at + field, size)
    return bytes(made)


def test_more_than_a_record_holds_is_refused_though_every_sum_is_right() -> None:
    assert "more comes out of it" in why(bundle({"initiative.json": bytes(6_001)}), SMALL)
    two = {f"journal/00000{number}-abcd.jsonl": bytes(5_500) for number in (1, 2)}
    assert "more comes out of it" in why(bundle(two), SMALL)
    read_bundle(bundle({"initiative.json": bytes(6_000)}), "b.zip", limits=SMALL)


@pytest.mark.parametrize("said", [0, 1, 100])
def test_a_size_that_is_said_too_small_hides_nothing(said: int) -> None:
    assert "it is damaged" in why(lying(bytes(50_000), said), SMALL)


def test_a_size_that_is_said_too_large_is_not_believed() -> None:
    found = read_bundle(lying(b"{}", 4_000_000_000), "b.zip", limits=SMALL)
    assert b"".join(found.pieces("initiative.json")) == b"{}"


def test_a_list_of_files_without_end_is_refused() -> None:
    data = zipped({FILE: b" " * 500_000 + manifest(RECORD), **RECORD}, AT)
    assert len(data) < 2_000
    assert "more comes out of it" in why(data, SMALL)


def test_a_bomb_of_a_thousand_to_one_is_stopped_at_the_limit(tmp_path: Path) -> None:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr(FILE, manifest({"initiative.json": b""}))
        with archive.open("initiative.json", "w") as inside:
            for _ in range(600):
                inside.write(bytes(1024 * 1024))
    assert made.tell() < 1024 * 1024
    assert "more comes out of it" in why(made.getvalue())


def test_ten_thousand_files_are_refused_before_any_is_read() -> None:
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr(FILE, manifest(RECORD))
        for number in range(10_000):
            archive.writestr(f"journal/{number:06}-abcd.jsonl", b"")
    assert "its files are not those of its list" in why(made.getvalue())
    assert "more files than any record" in why(made.getvalue(), SMALL._replace(total=10_000_000))


@pytest.mark.parametrize(("entries", "size"), [(20, 400_000), (65_535, 3_000_000), (3, 1), (3, 2**32 - 1)])
def test_a_directory_that_lies_about_itself_is_refused_unread(entries: int, size: int) -> None:
    data = bundle()
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, entries, entries, size, 0, 0)
    assert "more files than any record" in why(data[:-22] + end)


def test_a_zip_for_more_than_four_gigabytes_is_refused() -> None:
    data = bundle()
    assert "no zip as convene writes them" in why(data[:-22] + b"PK\x06\x07" + bytes(16) + data[-22:])


GOOD = bundle({**RECORD, "worksheets/map.toml": b'id = "map"\n' * 40})
CONTENT = {name: b"".join(read_bundle(GOOD, "b").pieces(name)) for name in (*RECORD, "worksheets/map.toml")}


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=6),
    st.integers(0, 40),
)
def test_any_damage_is_refused_or_harmless(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    try:
        found = read_bundle(bytes(data[: len(data) - cut] if cut > 35 else data), "b.zip")
        names = {one.name for one in found.manifest.members}
        assert {name: b"".join(found.pieces(name)) for name in names} == CONTENT
    except (BadFile, NewerVersion):
        pass


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 3))
def test_any_bytes_are_refused_in_words(noise: bytes, at: int) -> None:
    pieces = [b"PK\x03\x04", GOOD[:80], GOOD[-22:], GOOD[-90:]]
    with pytest.raises(BadFile):
        read_bundle(pieces[at] + noise + pieces[at - 1], "b.zip")


def test_the_sum_of_a_file_is_checked_by_zip_too() -> None:
    data = bytearray(bundle())
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    struct.pack_into("<L", data, at + 16, zlib.crc32(b"other"))
    assert "damaged" in why(bytes(data))
