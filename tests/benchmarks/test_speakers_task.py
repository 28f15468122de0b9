"""The speakers task: an invented row in the format of the scorer."""

from __future__ import annotations

from benchmarks.speakers import predict


def test_spans_are_pairs_and_a_source_takes_in_its_closing_comma() -> None:
    text = '"We saw it," Ada Moor, head of the union, said.'
    (found,) = predict({"doc_id": "a", "text": text})["attributions"]
    words = {part: [text[starts:ends] for starts, ends in spans] for part, spans in found.items()}
    assert words == {"source": ["Ada Moor, head of the union,"], "cue": ["said"], "content": ['"We saw it,"']}
