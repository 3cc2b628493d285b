"""Comma-separated values, quoted as RFC 4180 says, lines ending in LF."""

import re
from collections.abc import Iterator
from typing import Any

from talkscli.formats import Answer, Screen
from talkscli.formats.json import encode

FOR_PEOPLE = False

_special = re.compile('[,"\r\n]')


def render(answer: Answer, screen: Screen) -> str:
    """A line of column names, then a line a record."""
    return "".join(",".join(map(_quoted, cells)) + "\n" for cells in lines(answer, screen))


def _quoted(cell: str) -> str:
    # The standard library's writer leaves a lone carriage return unquoted.
    return '"' + cell.replace('"', '""') + '"' if _special.search(cell) else cell


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
