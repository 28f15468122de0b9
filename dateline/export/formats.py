"""Every format by name, and which of them a file is meant to be."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from dateline.errors import BadSetting
from dateline.export import acled, flat, ftm, geojson, gtd, maverick, timemap, ucdp, webannotation
from dateline.export.table import Format

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        format.name: format
        for format in (
            flat.FORMAT, gtd.FORMAT, ucdp.FORMAT, acled.FORMAT, maverick.FORMAT, ftm.FORMAT, geojson.FORMAT,
            timemap.FORMAT, webannotation.FORMAT,
        )
    }
)  # fmt: skip

GUESSED = {".csv": "native", ".jsonl": "native", ".parquet": "native", ".geojson": "geojson", ".jsonld": "annotations"}
"""The format of a file whose user names none, by its ending."""


def format_of(path: Path, name: str = "") -> Format:
    """Return the format of that name, else the one that a file's ending means; BadSetting where they do not fit."""
    if not name and path.suffix not in GUESSED:
        told = (
            f"{path} has no ending that names a format" if path.suffix != ".json" else f"{path} can be several formats"
        )
        raise BadSetting(f"{told}: use {' or '.join(GUESSED)}, or say --format {'|'.join(FORMATS)}")
    found = FORMATS[name or GUESSED[path.suffix]]
    if path.suffix not in found.endings:
        raise BadSetting(f"{path} is no file for the format {found.name}: let it end in {' or '.join(found.endings)}")
    return found
