"""What the declared kinds say of their fields, and what a record's fields hold."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, Literal, get_args, get_origin

from msgspec import NODEFAULT, Struct

from talkscli.sheet.records import Record


class Field(Struct, frozen=True):
    """One field of a kind of record, as its class declares it."""

    name: str
    type: Any
    description: str
    required: bool
    many: bool
    """Whether it holds a list."""
    fact: bool
    """Whether it reports the article, and so needs evidence."""
    refers: tuple[str, ...]
    """The tables whose ids it may hold."""
    rests_on: str | None
    """The field whose locator serves where this one has none of its own."""
    choices: tuple[str, ...] = ()
    """The values it may have, where there is a fixed list of them."""


@cache
def fields(cls: type[Record]) -> dict[str, Field]:
    """The fields that `cls` itself declares, by name, in order."""
    known = reversed(cls.__struct_fields__)
    defaults = dict(zip(known, reversed(cls.__struct_defaults__), strict=False))
    found = {}
    for name, hint in cls.__annotations__.items():
        if hasattr(hint, "__metadata__"):
            meta = hint.__metadata__[-1]
            many = getattr(hint.__origin__, "__origin__", None) is tuple
            required = defaults.get(name, NODEFAULT) is NODEFAULT
            choices = _choices(hint.__origin__)
            found[name] = Field(
                name, hint, meta.description, required, many, **meta.extra, choices=choices
            )
    return found


@cache
def keys(cls: type[Record]) -> tuple[str, ...]:
    """Every key of a record in the machine formats, in order."""
    return ("kind", "id", *fields(cls), "note", "inferred", "at", "where")


def _choices(hint: Any) -> tuple[str, ...]:
    lists = (get_args(one) for one in (hint, *get_args(hint)) if get_origin(one) is Literal)
    return next(lists, ())


class Locator(Struct, frozen=True):
    """A place in the article: a paragraph, and the words in it that matter."""

    paragraph: int
    """Counted from 1, headings included."""
    words: str | None
    """None: the words are the field's value."""


LOCATOR = re.compile(r"P([1-9][0-9]{0,8})(?:: (?=[^\n]*\S)[^\n]+)?")
"""How a locator is written: `P<paragraph>`, or `P<paragraph>: words`."""


@cache
def parse_locator(text: str) -> Locator | None:
    """Read a locator; None where `text` is none."""
    match = LOCATOR.fullmatch(text)
    return Locator(int(match[1]), text[match.end(1) + 2 :] or None) if match else None


def as_tuple(value: Any) -> tuple[Any, ...]:
    """A field's value as a sequence: none, one or many."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def where(record: Record) -> tuple[str, ...]:
    """The paragraphs that a record's locators name, ascending, each once."""
    return paragraphs(chain.from_iterable(map(as_tuple, record.at.values())))


def main_place(at: Mapping[str, Any], main: str) -> tuple[str, ...]:
    """The paragraphs of a record's main field; where it has none, those of all its fields."""
    locators = [at[main]] if main in at else at.values()
    return paragraphs(chain.from_iterable(map(as_tuple, locators)))


def paragraphs(locators: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs that locators name, ascending, each once."""
    named = {text.partition(":")[0] for text in locators}
    return tuple(sorted(named, key=lambda paragraph: int(paragraph[1:])))


@cache
def referring(cls: type[Record]) -> tuple[Field, ...]:
    """The fields of `cls` that hold ids."""
    return tuple(field for field in fields(cls).values() if field.refers)


def references(record: Record) -> Iterator[tuple[Field, tuple[str, ...]]]:
    """The fields of a record that hold ids, with the ids."""
    for field in referring(type(record)):
        if ids := as_tuple(getattr(record, field.name)):
            yield field, ids


def row(record: Record) -> dict[str, Any]:
    """A record as the machine formats show it: every key in order, locators in lists."""
    values = {key: getattr(record, key, None) for key in keys(type(record))}
    # Not `as_tuple`: an answer may have very many locators, and none of them is None.
    values["at"] = at = {
        name: place if isinstance(place, tuple) else (place,) for name, place in record.at.items()
    }
    values["where"] = paragraphs(chain.from_iterable(at.values()))
    return values
