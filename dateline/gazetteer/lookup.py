"""Place lookup over one SQLite file: read-only, safe to share between threads and processes."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from functools import lru_cache
from pathlib import Path

import platformdirs

from dateline.errors import MissingData
from dateline.gazetteer import build as builder
from dateline.gazetteer.names import key, variants
from dateline.records import Place

SETTING = "DATELINE_GAZETTEER"
MOST = 120
"""At most so many places of one name are candidates: the most populous. ('San José' names over 300.)"""
CACHED = 20_000
"""Names whose candidates are kept in memory: about 20 MB of places."""
STALE = 600.0
"""Seconds after which the lock of a process that died while building is broken; a build takes about ten."""

_COLUMNS = "p.id, p.name, p.kind, p.country, p.lat, p.lon, p.province, p.district, p.population"
_BY_NAME = f"""SELECT {_COLUMNS} FROM name n JOIN place p ON p.row = n.row WHERE n.key = ?
GROUP BY p.row ORDER BY p.population DESC, p.row LIMIT {MOST}"""
_RANKS = "SELECT MIN(rank), MAX(rank) FROM name WHERE key = ?"


class Gazetteer:
    """The places of the world by name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._candidates = lru_cache(maxsize=CACHED)(self._look_up)
        self._get = lru_cache(maxsize=CACHED)(self._fetch)
        self._capitals = frozenset(row[0] for row in self._connection().execute("SELECT id FROM capital"))
        self._is_adjective = lru_cache(maxsize=CACHED)(self._ranked_as_adjective)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        """Travel to another process as a path: the file is opened again there."""
        return Gazetteer, (self.path,)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the gazetteer file, built now if it is missing or from other data than the installed packages hold.

        Without a path it is the one that DATELINE_GAZETTEER names, else the one in the user's cache folder.
        """
        found = path or default_path()
        if not is_current(found):
            _build_once(found)
        return cls(found)

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Return the places that a name can mean, the most populous first; none if it names no place."""
        return self._candidates(name)

    def get(self, identifier: str) -> Place | None:
        """Return the place of that id, or None."""
        return self._get(identifier)

    def is_adjective(self, name: str) -> bool:
        """Tell whether a name is only ever the adjective or the people of an area: 'Belgian', 'Texans'."""
        return self._is_adjective(name)

    def country(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code, or None."""
        return self.get(f"country:{code}")

    def is_capital(self, place: Place) -> bool:
        """Tell whether a place is the capital of its country."""
        return place.id in self._capitals

    def province(self, place: Place) -> Place | None:
        """Return the first-order area that a place lies in, or None."""
        if not place.province:
            return None
        found = self.candidates(place.province)
        return next((area for area in found if area.kind == "province" and is_within(place, area)), None)

    def _look_up(self, name: str) -> tuple[Place, ...]:
        form = key(name)
        if not form:
            return ()
        for variant in (form, *variants(form)):
            rows = self._connection().execute(_BY_NAME, (variant,)).fetchall()
            if rows:
                return tuple(Place(*row) for row in rows)
        return ()

    def _fetch(self, identifier: str) -> Place | None:
        prefix, _, code = identifier.partition(":")
        where = "p.kind = 'country' AND p.country = ?" if prefix == "country" else "p.id = ?"
        value = code if prefix == "country" else identifier
        row = self._connection().execute(f"SELECT {_COLUMNS} FROM place p WHERE {where}", (value,)).fetchone()
        return Place(*row) if row else None

    def _ranked_as_adjective(self, name: str) -> bool:
        lowest, highest = self._connection().execute(_RANKS, (key(name),)).fetchone()
        return lowest is not None and lowest == highest == builder.ADJECTIVE

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection; a forked process must not use its parent's."""
        if getattr(self._local, "process", None) != os.getpid():
            uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._local.process = os.getpid()
        connection: sqlite3.Connection = self._local.connection
        return connection


def is_within(place: Place, area: Place) -> bool:
    """Tell whether a place lies in an area (a district, a province, a country) or is that area."""
    if place.id == area.id:
        return True
    if area.kind == "country":
        return bool(area.country) and place.country == area.country
    if place.country != area.country:
        return False
    if area.kind == "province":
        return place.province == area.name
    return area.kind == "district" and place.district == area.name and place.province == area.province


def default_path() -> Path:
    """Return where the gazetteer file is kept when nobody says otherwise."""
    chosen = os.environ.get(SETTING, "")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("dateline")) / "gazetteer.db"


def is_current(path: Path) -> bool:
    """Tell whether there is a gazetteer file that was built from the installed packages."""
    if not path.is_file():
        return False
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            return dict(connection.execute("SELECT name, value FROM meta")) == builder.stamp()
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False


def _build_once(path: Path) -> None:
    """Build the file unless another process is building it: then wait for that one."""
    lock = path.with_name(path.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        while not _take(lock):
            time.sleep(0.2)
        try:
            if not is_current(path):
                builder.write(path)
        finally:
            lock.unlink(missing_ok=True)
    except OSError as error:
        raise MissingData(
            f"the gazetteer cannot be written to {path} ({error.strerror or error}): "
            f"set {SETTING} to a file in a folder that can be written"
        ) from error


def _take(lock: Path) -> bool:
    """Take the lock file, or tell that another process holds it. A lock left behind long ago is broken."""
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        try:
            if time.time() - lock.stat().st_mtime > STALE:
                lock.unlink(missing_ok=True)
        except FileNotFoundError:
            pass
        return False
    return True
