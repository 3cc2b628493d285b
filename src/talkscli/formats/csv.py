"""Comma-separated values, quoted as RFC 4180 says, lines ending in LF."""

import re

from talkscli.formats import Answer, Screen
from talkscli.formats.flat import lines

FOR_PEOPLE = False

_special = re.compile('[,"\r\n]')


def render(answer: Answer, screen: Screen) -> str:
    """A line of column names, then a line a record."""
    return "".join(",".join(map(_quoted, cells)) + "\n" for cells in lines(answer, screen))


def _quoted(cell: str) -> str:
    # The standard library's writer leaves a lone carriage return unquoted.
    return '"' + cell.replace('"', '""') + '"' if _special.search(cell) else cell
