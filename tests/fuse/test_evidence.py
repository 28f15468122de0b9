from __future__ import annotations

from dateline.fuse.evidence import gather
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
