"""Every page and every form of the desk, as a browser asks for them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from dateline.store import Store
from tests.web.tags import Tags, whole

Desk = Callable[..., TestClient]


def incident_of(store: Store, mention: str) -> str:
    return store.incident_ids()[mention]


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def decide(browser: TestClient, at: str, do: str, **more: str | list[str]) -> str:
    """Press a button of a page; return the page that comes back."""
    page = browser.get(at)
    form = {"token": token_of(page.text), "back": at, "do": do, **more}
    answer = browser.post("/decide", data=form)
    assert answer.status_code == 200, re.findall(r"alert.*", answer.text)
    return answer.text


ADDRESSES = ["/", "/queue", "/search?q=bomb", "/help", "/api", "/nothing", "/?place=nowhere", "/queue?question=toll"]


def own(text: str) -> Tags:
    """Return the tags of a page that asks nothing of others and brings no scripts or styles along."""
    tags = whole(text)
    assert not any(name.startswith("on") or name == "style" for name in tags.attributes)
    assert all(re.match(r"[/#?](?!/)", address) for address in tags.addresses)
    return tags


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_are_whole_and_ask_nothing_of_others(desk: Desk, address: str) -> None:
    own(desk().get(address).text)


def test_pages_of_an_incident_and_its_parts(
    desk: Desk, record: Store, mentions: list[str], claims: dict[str, str]
) -> None:
    browser, home = desk(), incident_of(record, mentions[0])
    document = next(record.accounts([mentions[0]])).document.id
    for address in (
        f"/incident/{home}", f"/incident/{home[:6]}", f"/claim/{claims['nine people']}", f"/mention/{mentions[0]}",
        f"/mention/{mentions[0]}?field=weapon", f"/report/{document}", "/next",
    ):  # fmt: skip
        answer = browser.get(address)
        assert answer.status_code == 200, address
        own(answer.text)


def test_every_link_of_the_desk_leads_somewhere(desk: Desk) -> None:
    browser, seen, waiting = desk(), set[str](), {"/", "/queue"}
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = browser.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            found = {link.split("#")[0] for link in Tags(answer.text).addresses if link.startswith("/")}
            waiting |= found - seen - {"/decide", ""}
    assert len(seen) > 20


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 2), ("after=2031-05-12", 1), ("before=2031-05-11", 1), ("before=2030", 0), ("after=2031-05", 2),
        ("place=sal", 1), ("place=UY", 1), ("place=%25", 0), ("type=shooting", 1), ("outlet=LEDGER", 1),
        ("standing=disputed", 1), ("standing=reviewed", 0), ("standing=unreviewed", 2), ("mine=1", 0),
        ("words=guards", 1), ("words=%22went+off%22", 1), ("words=zebra", 0), ("type=bombing&outlet=courier", 0),
        ("page=9", 2), ("page=x&after=%F0%9F%95%AF", 2), ("standing=x", 2),
    ],
)  # fmt: skip
def test_incidents_are_found_by_what_is_known_of_them(desk: Desk, asked: str, count: int) -> None:
    page = desk().get(f"/?{asked}")
    assert f"{count} incident{'' if count == 1 else 's'}" in page.text


def test_the_queue_says_why_and_leads_on(desk: Desk, record: Store, mentions: list[str]) -> None:
    browser = desk()
    page = browser.get("/queue").text
    assert "killed: the record states 17; others say at least 20" in page
    assert "may be one with incident" in page
    assert "injured: “Dozens”" in page
    first = browser.get("/next", follow_redirects=False).headers["location"]
    assert first.startswith(f"/incident/{incident_of(record, mentions[0])}?item=")
    assert "Look at this:" in browser.get(first).text


def test_a_claim_is_accepted_and_taken_back(
    desk: Desk, record: Store, mentions: list[str], claims: dict[str, str]
) -> None:
    browser, home = desk(), incident_of(record, mentions[0])
    page = decide(browser, f"/incident/{home}", f"accept {claims['at least 20']}", note="They counted.")
    assert "Accepted." in page
    assert "accepted by <bdi>amina</bdi>" in page
    assert "the record had stated 17" in page
    assert "They counted." in page
    assert [value.value for value in record.incident(home).stated("killed")] == ["20.."]
    page = decide(browser, f"/incident/{home}", "undo")
    assert "took back: accepted at least 20" in page
    assert [value.value for value in record.incident(home).stated("killed")] == ["17"]
    assert record.audit() == ()


def test_what_was_decided_leaves_the_queue(
    desk: Desk, record: Store, mentions: list[str], claims: dict[str, str]
) -> None:
    browser, home = desk(), incident_of(record, mentions[0])
    decide(browser, f"/incident/{home}", f"accept {claims['Seventeen people']}")
    decide(browser, f"/incident/{home}", f"reject {claims['Dozens']}")
    decide(browser, f"/incident/{home}", f"different {mentions[0]} {mentions[2]}")
    page = browser.get("/queue").text
    assert "Nothing is open." in page, re.findall(r"data-row>.*", page)
    assert "<b>2</b> of 2 incidents looked at" in page
    assert "1 incident found" in browser.get("/?mine=1&standing=reviewed").text


@pytest.mark.parametrize(
    ("claim", "quote", "value", "stated"),
    [
        ("nine people", "at least 20", "", ("killed", "20..")),
        ("nine people", "nine people", "8", ("killed", "8")),
        ("nine people", " nine\n people ", "about ten", ("killed", "~10")),
        ("Sunday", "on Sunday", "2031-05", ("date", "2031-05")),
        ("bomb", "A bomb", "suicide_bombing", ("type", "suicide_bombing")),
        ("Salto", "in Salto", "Salto, Uruguay", ("place", "geonames:3440714")),
    ],
)
def test_a_claim_is_corrected_by_words_of_its_report(
    desk: Desk, record: Store, mentions: list[str], claims: dict[str, str], claim: str, quote: str, value: str,
    stated: tuple[str, str],
) -> None:  # fmt: skip
    home = incident_of(record, mentions[0])
    form = {"quote": quote, "value": value, "note": "Read it.", "back": f"/incident/{home}"}
    page = decide(desk(), f"/claim/{claims[claim]}", f"correct {claims[claim]}", **form)
    assert "corrected" in page
    assert "Read it." in page
    assert [found.value for found in record.incident(home).stated(stated[0])] == [stated[1]]
    assert record.audit() == ()


@pytest.mark.parametrize(
    ("parts", "stated", "said"),
    [
        ({"stance": "denied"}, "17", "corrected 9 (“nine people”) to 9 (“nine people”), denied"),
        ({"counts": "civilians", "scope": "part"}, "17", "to 9 (“nine people”), civilians, a part of it"),
        ({"hedge": "at least"}, "9..", "to at least 9 (“nine people”)"),
        ({"speaker": "Witnesses"}, "9", "corrected 9"),
    ],
)
def test_every_part_of_a_claim_is_corrected_while_its_words_stay(
    desk: Desk,
    record: Store,
    mentions: list[str],
    claims: dict[str, str],
    parts: dict[str, str],
    stated: str,
    said: str,
) -> None:
    home, claim = incident_of(record, mentions[0]), claims["nine people"]
    form = {"quote": "nine people", "value": "", "back": f"/incident/{home}", **parts}
    assert said in decide(desk(), f"/claim/{claim}", f"correct {claim}", **form)
    assert [found.value for found in record.incident(home).stated("killed")] == [stated]
    kept = [one for one in record.claims(mentions[:1]) if one.quote == "nine people" and one.id != claim]
    assert [{name: getattr(one, name) for name in parts if name != "hedge"} for one in kept] == [
        {name: answer for name, answer in parts.items() if name != "hedge"}
    ]
    assert record.audit() == ()


def test_a_value_is_added_by_words_that_nothing_had_read(desk: Desk, record: Store, mentions: list[str]) -> None:
    decide(desk(), f"/mention/{mentions[0]}", f"add {mentions[0]}", field="target", quote="a market", value="")
    [value] = record.incident(incident_of(record, mentions[0])).stated("target")
    assert (value.value, value.status) == ("a market", "reviewed")


def test_incidents_are_merged_and_split(desk: Desk, record: Store, mentions: list[str]) -> None:
    browser = desk()
    one, other = incident_of(record, mentions[0]), incident_of(record, mentions[2])
    page = decide(browser, f"/incident/{one}", f"merge {one}", other=other[:8])
    assert "Merged into one incident." in page
    assert "tell of one incident" in page
    assert len({incident_of(record, mention) for mention in mentions}) == 1
    page = decide(browser, f"/incident/{one}", "split", id=[mentions[2]], note="Another day.")
    assert "Another day." in page
    assert len({incident_of(record, mention) for mention in mentions}) == 2
    assert record.incident_ids()[mentions[0]] == record.incident_ids()[mentions[1]]
    assert record.audit() == ()


def test_a_note_is_kept(desk: Desk, record: Store, mentions: list[str]) -> None:
    page = decide(
        desk(), f"/incident/{incident_of(record, mentions[0])}", f"note {mentions[0]}", note="Ask the ministry."
    )
    assert "noted: Ask the ministry." in page
    assert [note.text for note in record.notes()] == ["Ask the ministry."]


def test_where_the_rule_says_otherwise_the_page_says_so(
    desk: Desk, record: Store, mentions: list[str], claims: dict[str, str]
) -> None:
    home = incident_of(record, mentions[0])
    page = decide(desk(), f"/incident/{home}", f"accept {claims['nine people']}")
    assert "The rule by itself would now say 17" in page


@pytest.mark.parametrize(
    ("do", "more", "said"),
    [
        ("accept zz", {}, "No claim has the id zz"),
        ("accept", {}, "is about one thing, not 0"),
        ("dance", {}, "Nothing is called"),
        ("", {}, "Nothing is called"),
        ("undo", {}, "amina has nothing to take back"),
        ("split", {}, "No report is chosen"),
        ("split", {"id": "zz"}, "not of one incident"),
        ("merge zz", {"other": "yy"}, "No incident has an id"),
        ("note zz", {"note": "x"}, "No mention has the id zz"),
        ("note zz", {"note": "x" * 5000}, "at most 4000 characters"),
        ("correct CLAIM", {"quote": "ten people"}, "The report does not say"),
        ("correct CLAIM", {"quote": "", "value": "9"}, "No words are chosen"),
        ("correct CLAIM", {"quote": "a market"}, "is no number"),
        ("correct CLAIM", {"quote": "nine people", "counts": "ghosts"}, "is no answer for counts"),
        ("correct CLAIM", {"quote": "nine people", "speaker": "the mayor"}, "The report does not say"),
        ("correct CLAIM", {"quote": "nine people", "value": "9"}, "says what the claim says"),
        ("correct DAY", {"quote": "a market"}, "is no day"),
        ("correct PLACE", {"quote": "people at"}, "has no place"),
        ("correct TYPE", {"quote": "market"}, "is no answer to type"),
        ("add MENTION", {"quote": "market", "field": "mood"}, "The codebook has no field"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    desk: Desk, record: Store, mentions: list[str], claims: dict[str, str], do: str, more: dict[str, str], said: str
) -> None:
    browser = desk()
    named = {"CLAIM": claims["nine people"], "DAY": claims["Sunday"], "PLACE": claims["Salto"], "TYPE": claims["bomb"],
             "MENTION": mentions[0]}  # fmt: skip
    action, *rest = do.split() or [""]
    form = {
        "token": token_of(browser.get("/claim/" + claims["Sunday"]).text),
        "do": " ".join([action, *(named.get(one, one) for one in rest)]),
    }
    answer = browser.post("/decide", data={**form, **more})
    assert answer.status_code == 400
    assert said in answer.text
    own(answer.text)
    assert record.seal() == (0, "")


@pytest.mark.parametrize(
    "address", ["/incident/ffff", "/claim/zz", "/mention/zz", "/report/zz", "/mention/zz?field=mood"]
)
def test_what_is_not_there_is_said_in_words(desk: Desk, address: str) -> None:
    answer = desk().get(address)
    assert answer.status_code == 404
    own(answer.text)
