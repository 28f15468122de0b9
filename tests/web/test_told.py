"""When the reports of an incident came out, one dot each."""

from __future__ import annotations

from dataclasses import replace

from dateline.web.view import told
from tests.web.examples import record


def test_reports_stand_over_their_days_and_lead_to_their_text() -> None:
    whole = record()
    wide, narrow = told(whole.incidents[0], whole, "/page") or (None, None)
    assert wide
    assert narrow
    assert len(wide.dots) == len(narrow.dots) == 7
    assert [dot.colour for dot in wide.dots].count("other") == 1
    assert {dot.href for dot in wide.dots} == {f"/page#m-{mention}" for mention in whole.incidents[0].mention_ids}
    assert wide.dots[0].label == "Herald, 11 May 2031"
    assert [dot.x for dot in wide.dots] == sorted(dot.x for dot in wide.dots)


def test_reports_without_a_day_are_left_out() -> None:
    whole = record()
    undated = {
        name: replace(account, document=replace(account.document, published=""))
        for name, account in whole.accounts.items()
    }
    assert told(whole.incidents[0], replace(whole, accounts=undated)) is None
