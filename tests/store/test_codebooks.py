"""The codebooks of a record: appended, sealed, and still understood when another stands."""

from __future__ import annotations

import pytest

from dateline.codebook import parse
from dateline.errors import BadSetting
from dateline.fields import SHIPPED, Codebook
from dateline.store import open_store
from dateline.store.database import connect
from tests.builders import ticking

AMINA = "person:amina"
MOOD = parse('[fields.mood]\nkind = "category"\nhelp = "How?"\nanswers = [{code = "calm"}]\n', "mood")
FEW = parse('[fields.weapon]\nhide = true\n[fields.type.answers]\nkeep = ["attack"]\n', "few")


def record_under(url: str, *codebooks: Codebook) -> None:
    with open_store(url, clock=ticking()) as store:
        for codebook in codebooks:
            store.adopt(codebook, AMINA)


def test_a_new_record_has_the_shipped_codebook(url: str) -> None:
    with open_store(url) as store:
        assert store.codebook() == SHIPPED
        assert store.codebooks() == ()
        assert not store.adopt(SHIPPED, AMINA)


def test_the_last_codebook_stands_and_remembers_those_before(url: str) -> None:
    record_under(url, MOOD, MOOD, FEW)
    with open_store(url) as store:
        standing = store.codebook()
        assert (standing.id, standing.name) == (FEW.id, "few")
        assert (standing.shows("mood"), standing.named("mood").show("calm")) == (False, "calm")
        assert [one.codebook for one in store.codebooks()] == [MOOD, FEW]
        first, second = store.codebooks()
        assert first.adopted_by == AMINA
        assert first.adopted_at < second.adopted_at
        assert store.audit() == ()


def test_a_field_stays_of_its_kind(url: str) -> None:
    record_under(url, MOOD, SHIPPED)
    with open_store(url) as store:
        with pytest.raises(BadSetting, match="has had it as a category, and not a figure: choose another name"):
            store.adopt(parse('[fields.mood]\nkind = "figure"\nhelp = "How?"\n', "moods"), AMINA)
        assert store.codebook().id == SHIPPED.id


def test_the_shipped_codebook_can_be_taken_up_again(url: str) -> None:
    record_under(url, FEW, SHIPPED, FEW)
    with open_store(url) as store:
        assert [one.codebook.id for one in store.codebooks()] == [FEW.id, "", FEW.id]


@pytest.mark.parametrize(
    "meddling",
    [
        "UPDATE codebook SET content = '[fields.killed] hide = true' WHERE ordinal = 1",
        "UPDATE codebook SET adopted_by = 'person:boris' WHERE ordinal = 2",
        "DELETE FROM codebook WHERE ordinal = 1",
    ],
)
def test_meddling_shows(url: str, meddling: str) -> None:
    record_under(url, MOOD, FEW)
    database = connect(url)
    with database.transaction():
        database.execute(meddling)
    database.close()
    with open_store(url) as store:
        assert {finding.promise for finding in store.audit()} == {"codebook-is-as-sealed"}
