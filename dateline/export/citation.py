"""How to cite a release: a CITATION.cff file (Citation File Format 1.2.0)."""

from __future__ import annotations

import json

MESSAGE = "If you use these data, please cite them as below, and the reports of the incidents that you tell of."


def citation(title: str, publisher: str, day: str, abstract: str) -> str:
    """Return the file. Its strings are written as JSON, which YAML reads as they are meant."""
    lines = {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": title,
        "version": day,
        "date-released": day,
        "abstract": abstract,
        "authors": [{"name": publisher}],
    }
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in lines.items())
