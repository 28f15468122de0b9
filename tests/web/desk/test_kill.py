"""A desk that is killed while a person decides: what it answered is kept, and the record audits clean."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import count, cycle
from threading import Thread
from time import sleep
from urllib.error import URLError
from urllib.request import Request, urlopen

from dateline.store import open_store
from tests.web.desk.conftest import fill, readings
from tests.web.desk.serving import serving

SITTINGS = 3


def decide(address: str, asked: dict[str, object]) -> None:
    body = json.dumps(asked).encode()
    with urlopen(Request(f"{address}/api/decisions", body, {"Content-Type": "application/json"})) as answer:
        assert answer.status == 200


def decide_until_killed(address: str, numbers: Iterator[int], claims: Iterator[str], answered: list[str]) -> None:
    """Accept and reject claims one after the other, each with a note that tells it apart."""
    for number, claim in zip(numbers, claims, strict=False):
        note = f"decision {number}"
        try:
            decide(address, {"action": ("accept", "reject")[number % 2], "ids": [claim], "note": note})
        except (URLError, ConnectionError):
            return
        answered.append(note)


def test_killed_while_a_person_decides(url: str) -> None:
    with open_store(url) as store:
        mentions = fill(store)
    claims = [claim.id for reading in readings() for mention in reading.mentions for claim in mention.claims]
    chance, numbers, answered = random.Random(11), count(), list[str]()
    for sitting in range(SITTINGS):
        with serving(url) as (process, address):
            deciding = Thread(target=decide_until_killed, args=(address, numbers, cycle(claims), answered), daemon=True)
            before = len(answered)
            deciding.start()
            while deciding.is_alive() and len(answered) < before + 4:
                sleep(0.01)
            sleep(chance.uniform(0, 0.05))
            process.kill()
            deciding.join()
        assert process.returncode < 0, "the desk ended before it could be killed"
        assert len(answered) > before, sitting
        with open_store(url) as store:
            assert store.audit() == ()
            kept = {deed.judgement.note for deed in store.deeds(mentions) if hasattr(deed.judgement, "note")}
            assert kept >= set(answered)
