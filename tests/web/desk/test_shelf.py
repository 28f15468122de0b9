"""The work that is kept at hand is the work that a look at the whole record gives."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline import pipeline
from dateline.records import Incident, Record
from dateline.review import actions
from dateline.review.queue import progress, queue
from dateline.store import Store
from dateline.web.desk import forms
from dateline.web.desk.shelf import Shelf, Work, seen

RULE = "default@1"


def whole(store: Store) -> Work:
    record, looked = pipeline.load_record(store), seen(store)
    items = queue(record, looked, RULE)
    return Work(items, progress(record.incidents, items, looked))


def rule(shelf: Shelf, store: Store, asked: forms.Request, who: str = "amina") -> None:
    with shelf.ruling(store, who) as touched:
        mentions = forms.carry_out(asked, forms.Bench(store, who, RULE, lambda _: ()))
        touched += mentions


@pytest.mark.parametrize("who", ["amina", "boris"])
def test_the_work_stays_in_step(record: Store, mentions: list[str], claims: dict[str, str], who: str) -> None:
    shelf = Shelf(RULE)
    assert shelf.work(record) == whole(record)
    for asked in (
        forms.Request("accept", (claims["at least 20"],)),
        forms.Request("reject", (claims["Dozens"],)),
        forms.Request("undo"),
        forms.Request("correct", (claims["nine people"],), quote="nine people", value="8"),
        forms.Request("merge", tuple(set(record.incident_ids().values()))),
        forms.Request("note", (mentions[0],), note="Seen."),
        forms.Request("split", (mentions[2],)),
        forms.Request("add", (mentions[0],), field="target", quote="market"),
        forms.Request("undo"),
    ):
        rule(shelf, record, asked, who)
        assert shelf.work(record) == whole(record), asked.action


def test_only_what_a_ruling_touched_is_asked_again(
    record: Store, claims: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(RULE)
    shelf.work(record)
    loaded, load = list[object](), pipeline.load_record

    def watched(store: Store, some: Sequence[Incident] | None = None) -> Record:
        loaded.append(some)
        return load(store, some)

    monkeypatch.setattr(pipeline, "load_record", watched)
    for asked in (
        forms.Request("accept", (claims["at least 20"],)),
        forms.Request("merge", tuple(set(record.incident_ids().values()))),
        forms.Request("undo"),
    ):
        rule(shelf, record, asked)
        shelf.work(record)
    assert None not in loaded
    actions.accept(record, claims["nine people"], "boris")
    shelf.work(record)
    assert loaded[-1] is None


def test_a_ruling_that_fails_leaves_the_work_as_it_was(record: Store) -> None:
    shelf = Shelf(RULE)
    before = shelf.work(record)
    with pytest.raises(Exception, match="No claim"):
        rule(shelf, record, forms.Request("accept", ("zz",)))
    assert shelf.work(record) == before
