from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from dateline.cli.main import run
from dateline.cli.serve import named
from dateline.store import open_store


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = str(tmp_path / "record.db")
    open_store(path).close()
    return path


def test_the_desk_opens_where_it_says_and_stops(record: str) -> None:
    command = [sys.executable, "-m", "dateline", "serve", "--store", record, "--by", "amina", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout
        address = desk.stdout.readline().split()[0]
        assert address.startswith("http://127.0.0.1:")
        with urlopen(address) as answer:
            assert "Nothing is open." in answer.read().decode()
        desk.terminate()
        assert desk.wait(60) in (0, -15)


def test_a_port_that_is_taken_is_one_clear_line(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert run(["serve", "--store", record, "--by", "amina", "--port", port]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert "give another --port or --host" in line


@pytest.mark.parametrize("host", ["no.such.host.invalid", "::zz", "a" * 300])
def test_a_host_that_is_none_is_one_clear_line(record: str, host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--store", record, "--by", "amina", "--host", host, "--port", "0"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_record_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--store", str(tmp_path / "none.db"), "--by", "amina"]) == 1
    assert "make one with `dateline build`" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")])
def test_a_host_is_written_as_an_address(host: str, shown: str) -> None:
    assert named(host) == shown
