"""What of each record can be found: a row of texts, by what a match in them is worth."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, groupby
from operator import attrgetter
from typing import Any

from talkscli.sheet.fields import as_tuple, fields, references, referring
from talkscli.sheet.names import bare
from talkscli.sheet.records import KINDS, Record
from talkscli.sheet.sheet import Sheet
from talkscli.text.folding import composed

FIELD_BREAK, NAME_BREAK = " \x1e ", " \x1f "
"""Stand between two fields, and two names. The index has them for words: no phrase runs across."""
_spaces = str.maketrans("\0\x1e\x1f", "   ")
WEIGHTS = (10.0, 4.0, 2.0, 1.0, 0.5)
"""What a match in each column is worth: what a record is called, what it says, whom it refers to,
its id and note, and its evidence."""

_NOTHING = (None, (), "")
"""The values that have no text."""


class Rows:
    """The texts of a sheet's records, made column by column, for a sheet may have very many."""

    def __init__(self, sheet: Sheet) -> None:
        self.records = tuple(sheet)
        named = {table for cls in KINDS.values() for one in referring(cls) for table in one.refers}
        called = sheet.called(tuple(named))
        self.names = {id_: NAME_BREAK.join(map(plain, names)) for id_, names in called.items()}
        people = sheet.records["participant"]
        self._sides = {one.id: self.names[one.side] for one in people if one.side}

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """The row of every record, a text for each of `WEIGHTS`."""
        for _, run in groupby(self.records, key=type):
            group = list(run)
            columns = [self._column(names, group) for names in _slots(type(group[0]))]
            columns.append([_joined([text for _, text in self._evidence(one)]) for one in group])
            yield from zip(*columns, strict=True)

    def fields(self, record: Record, column: int) -> list[str]:
        """The fields whose texts a column of a record's row has, in their order."""
        slots = _slots(type(record))
        if column == len(slots):
            return [name for name, _ in self._evidence(record)]
        return [name for name in slots[column] if getattr(record, name) not in _NOTHING]

    def named(self, record: Record, names: Collection[str]) -> tuple[str, str] | None:
        """The first of some fields that a record has, less its main one, and its text."""
        every = chain.from_iterable(_slots(type(record)))
        has = (name for name in every if name in names and getattr(record, name) not in _NOTHING)
        name = next((one for one in has if one != record.main), None)
        return None if name is None else (name, self._field(type(record), name, [record])[0])

    def _column(self, names: Iterable[str], records: Sequence[Record]) -> list[str]:
        """A column of records of one kind, the fields of it that any of them has joined."""
        texts = [self._field(type(records[0]), name, records) for name in names]
        filled = [one for one in texts if any(one)]
        if len(filled) == 1:
            return filled[0]
        return [*map(_joined, zip(*filled, strict=True))] or [""] * len(records)

    def _field(self, cls: type[Record], name: str, records: Iterable[Record]) -> list[str]:
        """The text of a field of each record; empty where it has none."""
        values = list(map(attrgetter(name), records))
        if not any(values) and 0 not in values:  # as most fields of most sheets
            return [""] * len(values)
        if name == "id":
            return [bare(value) for value in values]
        if name != "note" and fields(cls)[name].refers:
            return [NAME_BREAK.join([self.names[id_] for id_ in as_tuple(ids)]) for ids in values]
        return [plain(value) if type(value) is str else _listed(value) for value in values]

    def _evidence(self, record: Record) -> Iterator[tuple[str, str]]:
        """The words of locators, and the sides of those it refers to."""
        for name, places in record.at.items():
            for place in as_tuple(places):
                _, colon, words = place.partition(": ")
                if colon:
                    yield name, plain(words)
        for field, ids in references(record) if self._sides else ():
            if sides := dict.fromkeys(self._sides[id_] for id_ in ids if id_ in self._sides):
                yield field.name, NAME_BREAK.join(sides)


def _joined(texts: Iterable[str]) -> str:
    return FIELD_BREAK.join(filter(None, texts))


def _listed(value: Any) -> str:
    return "" if value is None else NAME_BREAK.join([plain(str(one)) for one in as_tuple(value)])


@cache
def _slots(cls: type[Record]) -> tuple[tuple[str, ...], ...]:
    """The fields in each column but that of evidence."""
    own = fields(cls)
    called = tuple(name for name in (cls.main, "aliases") if name in own)
    others = [name for name in own if name not in called]
    said = tuple(name for name in others if not own[name].refers)
    return called, said, tuple(name for name in others if own[name].refers), ("id", "note")


def plain(text: str) -> str:
    """Text as it is indexed: composed, without our breaks and what would end a string in C."""
    return text if text.isascii() and text.isprintable() else composed(text).translate(_spaces)
