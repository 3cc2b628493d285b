"""What the formats for people share: cells in names and plain words, safe to print."""

from collections.abc import Iterator
from typing import Any

from talkscli.formats import Answer, Screen
from talkscli.sheet.fields import as_tuple
from talkscli.text.terminal import one_line

MARK = "*"
"""Stands behind a value that the article does not say."""


def heading(column: str) -> str:
    """What people are shown above a column: `reported_by` as `Reported by`."""
    return column.replace("_", " ").capitalize()


def cells(answer: Answer, screen: Screen) -> list[list[str]]:
    """Every row as people read it."""
    return [[_cell(answer, row, column, screen) for column in answer.brief] for row in answer.rows]


def _cell(answer: Answer, row: dict[str, Any], column: str, screen: Screen) -> str:
    """One value as people read it: names for ids, a mark on what is inferred."""
    text = screen.line(_text(answer, row, column))
    return text + MARK if text and column in (row.get("inferred") or ()) else text


def _text(answer: Answer, row: dict[str, Any], column: str) -> str:
    value = row.get(column)
    if isinstance(value, dict):
        parts = (f"{name} {', '.join(map(str, as_tuple(part)))}" for name, part in value.items())
        return "; ".join(parts)
    named = answer.name if column in answer.references else str
    items = value if isinstance(value, list) else as_tuple(value)
    return ", ".join(named(item) for item in items)


CARD = ("field", "value", "level", "locator")
"""The columns of a card."""
_ABOUT = ("kind", "id", "inferred", "at", "where", "levels", "locators", "refers_to", "referred_by")


def cards(answer: Answer, screen: Screen) -> Iterator[tuple[str, Answer]]:
    """Each record as a title and a table of its own, a line a field."""
    for row in answer.rows:
        title = screen.line(f"{answer.name(row['id'])} ({row['id']})")
        yield title, Answer(rows=list(_card(answer, row)), columns=CARD, brief=CARD, name=str)


def _card(answer: Answer, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for column in row:
        if column not in _ABOUT and (text := one_line(_text(answer, row, column))):
            yield {
                "field": heading(column),
                "value": text,
                "level": row["levels"].get(column),
                "locator": "; ".join(row["locators"].get(column, ())),
            }
    for label, column in (("Refers to {}", "refers_to"), ("Named by {}", "referred_by")):
        names: dict[str, list[str]] = {}
        for id_ in row[column]:
            names.setdefault(answer.noun(id_), []).append(answer.name(id_))
        for noun, called in names.items():
            yield {"field": label.format(noun), "value": "; ".join(called)}
