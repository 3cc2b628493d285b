"""What the values of a sheet rest on: the words each needs in the article, and its level."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from talkscli.sheet.fields import Field, as_tuple, fields, parse_locator
from talkscli.sheet.periods import in_words
from talkscli.sheet.records import Record
from talkscli.sheet.sheet import Sheet
from talkscli.text import tokens
from talkscli.text.folding import fold

LEVELS = {
    "verbatim": "the value is the words of the article, but for case and how a number is spelled",
    "named": "whoever it refers to is named there; that they did it is our reading",
    "interpreted": "the value is ours, the words are what it rests on",
    "inferred": "the article does not say it",
}
"""How a value stands to the article, and what that means."""
VERBATIM, NAMED, INTERPRETED, INFERRED = LEVELS


class Need(NamedTuple):
    """Words that must stand in a paragraph for a value to hold."""

    locator: str
    paragraph: int
    spellings: tuple[str, ...]
    """Folded; any one of them will do, as a participant may be called by an alias."""


def reported(record: Record) -> Iterator[str]:
    """The fields of a record that report the article, by name."""
    for field in fields(type(record)).values():
        located = field.name in record.at or field.name in record.inferred
        if located or (field.fact and as_tuple(getattr(record, field.name))):
            yield field.name


def levels(sheet: Sheet, record: Record) -> dict[str, str]:
    """The level of every field that reports the article."""
    return {
        name: level(sheet, record, name, needs(sheet, record, name)) for name in reported(record)
    }


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


def level(sheet: Sheet, record: Record, name: str, needed: Iterable[Need]) -> str:
    """How the value of a field stands to the article, which must have the words `needed`."""
    if name in record.inferred:
        return INFERRED
    field = fields(type(record))[name]
    words = {word for need in needed for word in need.spellings}
    items = {item: _spellings(sheet, field, item) for item in as_tuple(getattr(record, name))}
    if field.refers:
        named = all(map(words.intersection, items.values()))
        return NAMED if named and words.issubset(chain(*items.values())) else INTERPRETED
    whole = _base(record, name) is field
    same = all(any(_says(word, *item, whole) for word in words) for item in items.items())
    return VERBATIM if same else INTERPRETED


def _says(words: str, value: Any, spellings: tuple[str, ...], whole: bool) -> bool:
    """Whether folded words are a value, or those of a whole figure have it among them."""
    if isinstance(value, int | float):
        from talkscli.quantity import parse  # few records have numbers
        from talkscli.quantity.stated import holds

        found = parse.whole(words)
        alone = found is not None and (found.start, found.end) == (0, len(words))
        return found is not None and holds(found, value) and (alone or not whole)
    if words in spellings:
        return True
    words, texts = words.casefold(), [one.casefold() for one in spellings]
    return words in texts if whole else _row(texts[0]) in _row(words)


def _row(folded: str) -> str:
    """Every word of folded text between spaces, so that none is found inside another."""
    return f" {' '.join(word.text for word in tokens.words(folded))} "


@lru_cache(maxsize=1000)  # a few names are referred to again and again
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, names))


def _spellings(sheet: Sheet, field: Field, item: Any) -> tuple[str, ...]:
    """How a value, or an item of a list, may be written in the article."""
    if field.refers:
        return _folded(sheet.names[item])
    if isinstance(item, int | float):
        return (str(item), f"{item:,}")
    return (fold(item), in_words(item)) if field.name == "period" else (fold(item),)
