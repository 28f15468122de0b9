from __future__ import annotations

from dateline.fuse import fuse
from dateline.fuse.evidence import count_voices, gather
from dateline.records import Account, Decision
from tests.builders import report, told


def test_a_named_speaker_is_one_voice_in_two_outlets() -> None:
    accounts = []
    for outlet in ("a", "b"):
        document = report("Nine died, he said.", outlet=outlet, address=outlet)
        mention = told(
            document, "Nine died, he said.", ("killed", "Nine", "9", {"low": 9, "high": 9, "speaker": "Agron Shehu"})
        )
        accounts.append(Account(mention, document))
    found = gather(accounts, {}, {})
    assert len({item.voice for item in found}) == 1
    ruled = gather(accounts, {}, {found[0].claim.id: Decision(found[0].claim.id, "rejected", "person:x")})
    assert [item.ruling for item in ruled].count("rejected") == 1


def test_a_speaker_whom_two_outlets_quote_does_not_outvote_one_whom_nobody_repeats() -> None:
    """Two voices for eleven, on one day, weigh more than one voice for nine that two outlets quote."""
    said = [("a", "Nine", 9, "Agron Shehu"), ("b", "Nine", 9, "Agron Shehu"), ("c", "Eleven", 11, "Ana Basha"),
            ("d", "Eleven", 11, "Ilir Gjoni")]  # fmt: skip
    accounts = []
    for outlet, word, number, speaker in said:
        document = report(f"{word} died, officials said.", outlet=outlet, address=outlet, published="2031-05-11")
        bounds = {"low": number, "high": number, "speaker": speaker}
        mention = told(document, document.text, ("killed", word, str(number), bounds))
        accounts.append(Account(mention, document))
    for order in (accounts, accounts[::-1]):
        incident = fuse("x", tuple(account.mention.id for account in order), gather(order, {}, {}), {})
        assert [value.value for value in incident.stated("killed")] == ["11"]
    assert count_voices(gather(accounts, {}, {})) == 3
