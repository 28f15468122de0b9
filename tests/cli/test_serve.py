from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

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


def test_behind_a_proxy_the_desk_answers_to_its_name_and_to_no_other(record: str) -> None:
    with open_store(record) as store:
        store.add_user("amina", "coder", "no password fits", "person:root")
    command = [sys.executable, "-m", "dateline", "serve", "--store", record, "--port", "0", "--proxy", "Desk.example"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        assert desk.stdout
        address = desk.stdout.readline().split()[0].removesuffix("/queue")
        sent = {"Host": "desk.example", "X-Forwarded-Proto": "https"}
        with urlopen(Request(f"{address}/sign-in", headers=sent)) as answer:
            assert "secure" in answer.headers["set-cookie"].lower()
        with pytest.raises(HTTPError, match="400"):
            urlopen(Request(f"{address}/sign-in", headers={"Host": "evil.example"}))
        desk.terminate()
        assert desk.wait(60) in (0, -15)


@pytest.mark.parametrize("name", ["https://desk.example", "desk.example:443", "desk example"])
def test_a_proxy_is_named_by_its_bare_name(record: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--store", record, "--by", "amina", "--proxy", name]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "give the bare name" in line
