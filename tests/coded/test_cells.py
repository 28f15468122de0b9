from __future__ import annotations

from pathlib import Path

import pytest

from dateline.coded.cells import Cells, read_cells
from dateline.errors import DocumentFailed

ROW = {"id": "1", "city": "Liège"}


def cells_of(data: bytes, tmp_path: Path) -> list[Cells | str]:
    path = tmp_path / "table"
    path.write_bytes(data)
    return list(read_cells(path))[1:]


@pytest.mark.parametrize(
    "data",
    [
        "id,City\n1,Liège\n".encode(),
        "id\tcity\r\n1\tLiège\r\n".encode(),
        'id;"city"\n1;"Liège"\n'.encode("cp1252"),
        "\ufeffid,city\n1,  Liège \n".encode(),
        'ID,city,note\n1,"Liège",\n'.encode("utf-16"),
        '{"id": 1, "city": "Liège", "note": null}\n\n'.encode(),
    ],
)
def test_a_table_of_any_kind_and_encoding_gives_the_same_cells(data: bytes, tmp_path: Path) -> None:
    assert cells_of(data, tmp_path) == [ROW]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"id,city\n1,a,b\n1,Li\xc3\xa8ge\n", "row 1 has 3 cells for 2 columns"),
        (b'{"id": 1,\n{"id": 1, "city": "Li\xc3\xa8ge"}\n', "line 1 is not valid JSON"),
        (b'{"id": 2}\n[1]\n{"id": 1, "city": "Li\xc3\xa8ge"}\n', "line 2 is not a JSON object"),
    ],
)
def test_a_bad_row_is_told_and_the_others_are_read(data: bytes, said: str, tmp_path: Path) -> None:
    found = cells_of(data, tmp_path)
    assert any(said in item for item in found if isinstance(item, str))
    assert ROW in found


DAMAGED = b"id,city\n1,Li\xc3\xa8ge " + b"\xc3\xa8" * 9 + b"\xff"


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01\x02\x03" * 50, DAMAGED])
def test_what_is_no_table_is_refused_in_words(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(DocumentFailed, match=r"[:;] "):
        cells_of(data, tmp_path)
