"""TinyDB's whole table interface, on our storage and on its own in memory, side by side."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.operations import delete
from tinydb.storages import MemoryStorage

from convene.store.store import Store
from laptops import FixedLaptop

words = st.text(alphabet="abc", max_size=2)
documents = st.dictionaries(st.sampled_from(["k", "v", "w"]), words, min_size=1)
steps = st.one_of(
    st.tuples(st.just("insert"), documents),
    st.tuples(st.just("insert_multiple"), st.lists(documents, max_size=3)),
    st.tuples(st.just("update"), documents, words),
    st.tuples(st.just("delete_field"), words),
    st.tuples(st.just("remove"), words),
    st.tuples(st.just("upsert"), documents, words),
    st.tuples(st.just("truncate")),
)


def apply_to(table: Any, step: tuple[Any, ...]) -> None:
    match step:
        case ("insert", document):
            table.insert(document)
        case ("insert_multiple", many):
            table.insert_multiple(many)
        case ("update", document, word):
            table.update(document, where("k") == word)
        case ("delete_field", word):
            table.update(delete("v"), (where("k") == word) & where("v").exists())
        case ("remove", word):
            table.remove(where("k") == word)
        case ("upsert", document, word):
            table.upsert(document, where("k") == word)
        case ("truncate",):
            table.truncate()


@settings(max_examples=60, deadline=None)
@given(st.lists(steps, max_size=12))
def test_our_table_does_what_tinydb_does_also_after_reopening(story: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = TinyDB(storage=MemoryStorage).table("t")
        store = Store(folder, laptop=FixedLaptop("abcd"))
        for step in story:
            apply_to(plain, step)
            with store.collect() as changes:
                apply_to(store.database.table("t"), step)
            store.commit("step", changes)
        ours = store.database.table("t")
        assert [dict(one) for one in ours.all()] == [dict(one) for one in plain.all()]
        assert len(ours) == len(plain)
        assert ours.count(where("k") == "a") == plain.count(where("k") == "a")
        assert ours.contains(where("v").exists()) == plain.contains(where("v").exists())
        store.close()
        again = Store(folder, laptop=FixedLaptop("abcd"), write=False)
        assert [dict(one) for one in again.database.table("t").all()] == [dict(one) for one in plain.all()]
