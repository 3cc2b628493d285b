"""What the values of a sheet rest on: the words each needs in the article, and its level."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from talkscli.sheet.fields import Field, as_tuple, fields, parse_locator
from talkscli.sheet.records import Record
from talkscli.sheet.sheet import Sheet
from talkscli.text import tokens
from talkscli.text.folding import fold

LEVELS = {
    "verbatim": "the value is the words of the article",
    "interpreted": "the value is ours, the words are what it rests on",
    "inferred": "the article does not say it",
}
"""How a value stands to the article, and what that means."""
VERBATIM, INTERPRETED, INFERRED = LEVELS


class Need(NamedTuple):
    """Words that must stand in a paragraph for a value to hold."""

    locator: str
    paragraph: int
    spellings: tuple[str, ...]
    """Folded; any one of them will do, as a participant may be called by an alias."""


def claims(record: Record) -> Iterator[str]:
    """The fields of a record that report the article, by name."""
    for field in fields(type(record)).values():
        located = field.name in record.at or field.name in record.inferred
        if located or (field.fact and as_tuple(getattr(record, field.name))):
            yield field.name


def levels(sheet: Sheet, record: Record) -> dict[str, str]:
    """The level of every field that reports the article."""
    return {name: _level(sheet, record, name) for name in claims(record)}


def needs(sheet: Sheet, record: Record, name: str) -> Iterator[Need]:
    """What must stand in the article for a field to hold; nothing where it is inferred."""
    base = _base(record, name)
    for text in as_tuple(record.at.get(base.name)):
        locator = parse_locator(text)
        if locator is None:
            continue
        if locator.words is not None:
            yield Need(text, locator.paragraph, (fold(locator.words),))
            continue
        for item in as_tuple(getattr(record, base.name)):
            yield Need(text, locator.paragraph, _spellings(sheet, base, item))


def locators(record: Record, name: str) -> tuple[str, ...]:
    """Where a field's value stands; with the words where those are of another field."""
    base = _base(record, name).name
    return tuple(
        f"{text}: {getattr(record, base)}" if base != name and ":" not in text else text
        for text in as_tuple(record.at.get(base))
    )


def _base(record: Record, name: str) -> Field:
    """The field whose locators serve for the one called `name`: mostly itself."""
    known = fields(type(record))
    rests_on = known[name].rests_on
    return known[rests_on] if rests_on and name not in record.at else known[name]


def _level(sheet: Sheet, record: Record, name: str) -> str:
    if name in record.inferred:
        return INFERRED
    field = fields(type(record))[name]
    words = {word for need in needs(sheet, record, name) for word in need.spellings}
    items = [_spellings(sheet, field, item) for item in as_tuple(getattr(record, name))]
    if _base(record, name) is field:
        same = all(words.intersection(spellings) for spellings in items)
    else:  # the words are those of a whole figure, of which the value is a part
        rows = [_row(each) for each in words]
        same = all(any(_row(word) in one for one in rows for word in item) for item in items)
    return VERBATIM if same else INTERPRETED


def _row(folded: str) -> str:
    """Every word of folded text between spaces, so that none is found inside another."""
    return f" {' '.join(word.text for word in tokens.words(folded))} "


def _spellings(sheet: Sheet, field: Field, item: Any) -> tuple[str, ...]:
    """How a value, or an item of a list, may be written in the article."""
    if field.refers:
        return tuple(map(fold, sheet.names[item]))
    if isinstance(item, int | float):
        return (str(item), f"{item:,}")
    return (fold(item),)
