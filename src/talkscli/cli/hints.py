"""What helps a person on where `check` does not find the words."""

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, islice
from typing import Any

from talkscli.check.index import Index
from talkscli.text.terminal import nearest, one_line

SHORT = 40
"""Of fewer characters a quotation may be too short to be altered rather than unknown."""
MANY = 3
"""Fewer quotations and figures that are unknown are no sign of a wrong sheet."""
SHOWN = 5
"""So many hints are given at most."""
EFFORT = 100_000
"""So often a quotation is compared with a text of the sheet; thereafter there are no hints."""


def of_draft(rows: Sequence[Mapping[str, Any]], index: Index) -> Iterator[str]:
    """Which unknown quotations of drafts, too short to be altered, are much like the sheet's."""
    unknown = (row["verdict"] == "unknown" and row["record"] is None for row in rows)
    short = (row for row in compress(rows, unknown) if row["quoted"] and len(row["span"]) < SHORT)
    most = EFFORT // max(1, len(index.passages))
    hints = (
        f'{row["place"]} "{one_line(row["span"])}" is unknown; {near}'
        for row in islice(short, most)
        for near in _nearest(row["span"], index)
    )
    yield from islice(hints, SHOWN)


def is_foreign(rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether drafts have next to nothing to do with a sheet, of all that they quote and count."""
    return len(rows) >= MANY and all(row["record"] is None for row in rows)


def _nearest(span: str, index: Index) -> Iterator[str]:
    """The text of the sheet that is spelt most like a phrase, if any."""
    texts = (one.text for one in index.passages)
    for text in nearest(span, texts, 1):
        id_ = next(one.record.id for one in index.passages if one.text == text)
        yield f'nearest: "{one_line(text)[:100]}" ({id_})'


def of_phrase(row: Mapping[str, Any], index: Index) -> Iterator[str]:
    """What may help where a phrase is not found."""
    span = row["span"]
    if row["verdict"] == "unknown":
        if os.path.isfile(span):
            yield "it is a file: --file checks what a draft quotes"
        yield from _nearest(span, index)
