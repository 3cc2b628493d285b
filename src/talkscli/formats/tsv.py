"""Tab-separated values; tabs, line breaks and backslashes in them are escaped."""

from talkscli.formats import Answer, Screen
from talkscli.formats.csv import lines

FOR_PEOPLE = False

_escapes = str.maketrans({"\t": r"\t", "\n": r"\n", "\r": r"\r", "\\": r"\\"})


def render(answer: Answer, screen: Screen) -> str:
    """A line of column names, then a line a record, with the same columns on every line."""
    return "".join(
        "\t".join(cell.translate(_escapes) for cell in cells) + "\n"
        for cells in lines(answer, screen)
    )
