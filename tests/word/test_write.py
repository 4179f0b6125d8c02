"""Writing tells its progress, can be stopped, and leaves a file that opens."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from convene.errors import NotSaved
from convene.word.write import packed_document, write
from word import papers

OFFICE = shutil.which("libreoffice") or shutil.which("soffice")


PAPERS = {
    "summary": papers.summary(),
    "worksheet": papers.worksheet(),
    "report": papers.report(),
    "twelve cells": papers.twelve_cells(),
    "sign-in": papers.sign_in(),
    "every block": papers.every_block("Some words"),
}


def test_it_writes_where_told_under_a_safe_name(tmp_path: Path) -> None:
    path = write(papers.summary(), tmp_path, "What/why?")
    assert path == tmp_path / "What-why.docx"
    assert path.read_bytes() == packed_document(papers.summary())


def test_progress_ends_at_the_end(tmp_path: Path) -> None:
    table = papers.words("A", rows=[("a",)] * 1000)
    told: list[tuple[int, int]] = []
    write(papers.paper(table), tmp_path, "long", progress=lambda done, of: told.append((done, of)))
    assert told[0] == (0, 1001)
    assert told[-1] == (1001, 1001)
    assert told == sorted(told)
    assert 5 < len(told) < 50


def test_a_stopped_document_leaves_nothing(tmp_path: Path) -> None:
    answers = iter([False, False])
    table = papers.words("A", rows=[("a",)] * 1000)
    with pytest.raises(NotSaved, match="stopped"):
        write(papers.paper(table), tmp_path, "long", stopped=lambda: next(answers, True))
    assert list(tmp_path.iterdir()) == []


def test_the_library_is_imported_only_when_a_document_is_written() -> None:
    program = "import sys, convene.word.write; print('docx' in sys.modules, 'lxml' in sys.modules)"
    environment = {"PYTHONPATH": ":".join(sys.path) if sys.platform != "win32" else ";".join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")
def test_libreoffice_opens_it_and_counts_the_pages(tmp_path: Path) -> None:
    for name, document in PAPERS.items():
        write(document, tmp_path, name)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, *map(str, tmp_path.glob("*.docx"))], check=True, capture_output=True, timeout=180
    )
    pages = {
        path.stem: len(re.findall(rb"/Type\s*/Page\b", path.read_bytes())) for path in tmp_path.glob("*.pdf")
    }
    one_page = {"report": 1, "twelve cells": 1, "sign-in": 1}
    assert pages == {"summary": 2, "worksheet": 2, "every block": 3, **one_page}
