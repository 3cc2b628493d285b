"""What the formats for people share: cells in names and plain words, safe to print."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from talkscli.formats import Answer, Screen
from talkscli.sheet.fields import as_tuple, main_place
from talkscli.sheet.periods import in_words
from talkscli.text.terminal import one_line

MARK = "*"
"""Stands behind a value that the article does not say."""


ABSENT = {"presence": "only mentioned"}
"""What people read where a field has no value, if that says something."""


def heading(column: str) -> str:
    """What people are shown above a column: `reported_by` as `Reported by`."""
    return column.replace("_", " ").capitalize()


def filled(answer: Answer) -> Answer:
    """The answer less the columns that no row fills, unless the user has chosen them."""
    if answer.chosen or not answer.rows:
        return answer
    brief = tuple(
        one for one in answer.brief if any(_text(answer, row, one) for row in answer.rows)
    )
    return replace(answer, brief=brief)


def cells(answer: Answer, screen: Screen) -> list[list[str]]:
    """Every row as people read it."""
    return [[_cell(answer, row, column, screen) for column in answer.brief] for row in answer.rows]


def _cell(answer: Answer, row: dict[str, Any], column: str, screen: Screen) -> str:
    """One value as people read it: names for ids, a mark on what is inferred."""
    text = screen.line(_text(answer, row, column))
    return text + MARK if text and column in (row.get("inferred") or ()) else text


def _text(answer: Answer, row: dict[str, Any], column: str) -> str:
    value = row.get(column)
    if column in ABSENT and column in row and value is None:
        return ABSENT[column]
    if column == "period" and value:
        return in_words(value)
    if column == "where" and (main := row.get("main", answer.main)):
        value = main_place(row["at"], main)
    if isinstance(value, dict):
        parts = (f"{name} {', '.join(map(str, as_tuple(part)))}" for name, part in value.items())
        return "; ".join(parts)
    named = answer.name if column in answer.references else str
    items = value if isinstance(value, list) else as_tuple(value)
    return ", ".join(named(item) for item in items)


CARD = ("field", "value", "level", "locator")
"""The columns of a card."""
_ABOUT = (
    *("kind", "id", "inferred", "at", "where", "levels", "locators"),
    *("refers_to", "referred_by", "named_as", "passages"),
)


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
    yield from _links(answer, "Refers to", ((id_, "") for id_ in row["refers_to"]))
    yield from _links(answer, "Named by", row["named_as"])
    yield from ({"field": place, "value": text} for place, text in row.get("passages", {}).items())


def _links(
    answer: Answer, label: str, links: Iterable[tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    """A line for each sort of record: their names, each with what it names the record as."""
    named: dict[str, dict[str, list[str]]] = {}
    for id_, field in links:
        named.setdefault(answer.noun(id_), {}).setdefault(id_, []).append(_part(field))
    for noun, fields in named.items():
        texts = (
            f"{answer.name(id_)} ({', '.join(parts)})" if any(parts) else answer.name(id_)
            for id_, parts in fields.items()
        )
        yield {"field": f"{label} {noun}", "value": "; ".join(texts)}


def _part(field: str) -> str:
    """What one of those in a field is: a host of `hosts`, a party of `parties`."""
    one = re.sub("ies$", "y", field)
    return re.sub("s$", "", one).replace("_", " ")
