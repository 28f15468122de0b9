"""A desk that listens: `dateline serve` in a process of its own, as people start it, or a thread of this one."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from dateline.web.desk.app import Setup, make_app


@contextmanager
def serving(url: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A desk of Amina over a record, and where it listens; killed in the end with no warning."""
    command = [sys.executable, "-m", "dateline", "serve", "--store", url, "--port", "0", "--by", "amina"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().partition("/queue")[0]
        finally:
            process.kill()


@contextmanager
def listening(url: str, who: str) -> Iterator[str]:
    """Where the desk of somebody over a record listens, in a thread."""
    setup = Setup(url, "default@1", who, "a key")
    server = uvicorn.Server(uvicorn.Config(make_app(setup), log_level="error", lifespan="off", ws="none"))
    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join()
