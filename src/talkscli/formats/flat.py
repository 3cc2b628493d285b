"""What csv and tsv share: records as lines of plain text cells."""

from collections.abc import Iterator
from typing import Any

from talkscli.formats import Answer, Screen
from talkscli.formats.json import encode


def lines(answer: Answer, screen: Screen) -> Iterator[list[str]]:
    """The header if there is to be one, then each record; every line has all columns."""
    columns = [column for column in answer.columns if column != "at" or answer.chosen]
    if screen.header:
        yield columns
    for row in answer.rows:
        yield [_cell(row.get(column)) for column in columns]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return ";".join(map(_cell, value))
    return encode(value) if isinstance(value, dict | bool) else str(value)
