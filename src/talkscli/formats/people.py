"""What the formats for people share: cells in names and plain words, safe to print."""

from functools import cache
from typing import Any

from talkscli.fields import fields
from talkscli.formats import Answer
from talkscli.records import KINDS
from talkscli.text import one_line

INFERRED = "*"
"""Stands behind a value that the article does not say."""


def heading(column: str) -> str:
    """What people are shown above a column: `reported_by` as `Reported by`."""
    return column.replace("_", " ").capitalize()


def cell(answer: Answer, row: dict[str, Any], column: str) -> str:
    """One value as people read it: names for ids, a mark on what is inferred."""
    value = row.get(column)
    if value is None or value == ():
        return ""
    if isinstance(value, dict):
        text = "; ".join(f"{name} {', '.join(map(str, part))}" for name, part in value.items())
    else:
        items = value if isinstance(value, tuple | list) else (value,)
        named = answer.name if column in _references() else str
        text = ", ".join(named(item) for item in items)
    mark = INFERRED if column in (row.get("inferred") or ()) else ""
    return one_line(text) + mark


def cells(answer: Answer) -> list[list[str]]:
    """Every row as people read it."""
    return [[cell(answer, row, column) for column in answer.brief] for row in answer.rows]


@cache
def _references() -> frozenset[str]:
    """The fields that hold ids, of whatever kind of record."""
    return frozenset(
        field.name for cls in KINDS.values() for field in fields(cls).values() if field.refers
    )
