from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import BadSetting
from dateline.settings import SETTINGS, check, chosen, load


def test_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, {}) == {setting.name: setting.default for setting in SETTINGS}


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text('store = "a.db"\njobs = 2\n')
    assert load(tmp_path, {})["store"] == "a.db"
    assert load(tmp_path, {"DATELINE_STORE": "b.db"})["store"] == "b.db"
    assert load(tmp_path, {})["jobs"] == "2"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("store = ", "cannot be read as TOML"),
        ('shop = "x"', "unknown setting 'shop': the settings are store, model"),
        ('model = "oracle"', "model cannot be 'oracle': choose one of encoder, english, none"),
        ("jobs = 0", "jobs cannot be '0': give a number from 1 to 256"),
        (b"\xff\xfe", "cannot be read as TOML"),
    ],
)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, written: str | bytes, message: str) -> None:
    (tmp_path / "dateline.toml").write_bytes(written if isinstance(written, bytes) else written.encode())
    with pytest.raises(BadSetting, match=message):
        load(tmp_path, {})


@pytest.mark.parametrize("jobs", ["-1", "many", "1.5", "257", ""])
def test_jobs_are_a_number(jobs: str) -> None:
    with pytest.raises(BadSetting, match="give a number"):
        check("jobs", jobs)


@pytest.mark.parametrize(
    ("given", "rule"), [("gtd", "gtd@1"), ("gtd@1", "gtd@1"), ("maverick_informative", "maverick_informative@1")]
)
def test_a_rule_goes_by_its_name_with_or_without_its_version(given: str, rule: str, tmp_path: Path) -> None:
    assert check("rule", given) == rule
    assert load(tmp_path, {"DATELINE_RULE": given})["rule"] == rule


def test_only_what_somebody_set_is_chosen(tmp_path: Path) -> None:
    assert chosen(tmp_path, {}) == {}
    assert chosen(tmp_path, {"DATELINE_RULE": "ucdp"}) == {"rule": "ucdp@1"}
    with pytest.raises(BadSetting, match="rule cannot be 'gtd@9'"):
        chosen(tmp_path, {"DATELINE_RULE": "gtd@9"})
