"""The settings as data: each with its default, its environment variable and its help.

A setting is taken from the command line, else from the environment, else from `dateline.toml` in the working folder,
else it has its default.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import BadSetting

FILE = "dateline.toml"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. Its environment variable is DATELINE_ and the name in capitals."""

    name: str
    default: str
    help: str
    choices: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """The environment variable."""
        return f"DATELINE_{self.name.upper()}"


RULES = (
    "default@1", "gtd@1", "ucdp@1", "acled@1", "ibc@1",
    "maverick_conservative@1", "maverick_informative@1", "maverick_representative@1",
)  # fmt: skip
"""The rules of `fuse`, which stands above the settings."""

SETTINGS = (
    Setting("store", "record.db", "The record: an SQLite file, or postgresql://user@host/name."),
    Setting(
        "model",
        "encoder",
        "What sees words: the packaged English pipeline with Dateline's encoder, that pipeline alone, or none.",
        ("encoder", "english", "none"),
    ),
    Setting(
        "rule",
        "default@1",
        "The rule that chooses the stated values: gtd, or gtd@1 with its version. Unless set, a record keeps its own.",
        RULES,
    ),
    Setting(
        "codebook",
        "",
        "The codebook: a TOML file, or `shipped`; empty = the one that the record has, at first the shipped one.",
    ),
    Setting("gazetteer", "", "The gazetteer file; empty = in the user's cache folder, built at first run."),
    Setting("jobs", "1", "Processes that read documents at once."),
)

NAMES = tuple(setting.name for setting in SETTINGS)


def load(folder: Path | None = None, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return every setting by name, from the environment and from `dateline.toml` in a folder (default: this one).

    Raises BadSetting for a file that is no TOML, an unknown setting and a value that is not among the choices.
    """
    given = chosen(folder, environment)
    return {setting.name: given.get(setting.name, check(setting.name, setting.default)) for setting in SETTINGS}


def chosen(folder: Path | None = None, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the settings that somebody made in the environment or in `dateline.toml`, checked as in `load`."""
    environment = os.environ if environment is None else environment
    written = _read_file((folder or Path()) / FILE)
    made = {s.name: environment.get(s.variable, written.get(s.name)) for s in SETTINGS}
    return {name: check(name, value) for name, value in made.items() if value is not None}


def check(name: str, value: str) -> str:
    """Return the value if the setting can have it, a rule with its version; raises BadSetting."""
    setting = next(s for s in SETTINGS if s.name == name)
    value = next((choice for choice in setting.choices if choice.partition("@")[0] == value), value)
    if setting.choices and value not in setting.choices:
        raise BadSetting(f"{name} cannot be {value!r}: choose one of {', '.join(setting.choices)}")
    if name == "jobs" and not (value.isdecimal() and 1 <= int(value) <= 256):
        raise BadSetting(f"jobs cannot be {value!r}: give a number from 1 to 256")
    return value


def _read_file(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            written = tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(f"{path} cannot be read as TOML ({error}): correct it or remove it") from error
    unknown = sorted(set(written) - set(NAMES))
    if unknown:
        raise BadSetting(f"{path} has an unknown setting {unknown[0]!r}: the settings are {', '.join(NAMES)}")
    return {name: str(value) for name, value in written.items()}
