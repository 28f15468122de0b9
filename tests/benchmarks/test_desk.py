"""The benchmark of the desk runs on a small record, and its crowded incident is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import desk
from dateline.store import open_store


def test_every_page_is_timed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "TIMES", 2)
    path = tmp_path / "record.db"
    assert desk.run(40, 12, path) == 0
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == 1 + len(desk.questions(path))
    assert printed[1].startswith("incident of 12")
    with open_store(str(path)) as store:
        assert max(len(incident.mention_ids) for incident in store.incidents()) == 12
        assert store.audit() == ()
