"""Find, read and decode a fact sheet; say where it is wrong."""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import tomli
from msgspec import Struct

from talkscli import files
from talkscli.errors import BadSheet, Fault
from talkscli.sheet import decoding
from talkscli.sheet.names import bare
from talkscli.sheet.records import Record, Source
from talkscli.sheet.rules import Problem, Report, check


class Sheet(Struct, frozen=True, dict=True):
    """The records of one article, or of several put together."""

    path: str
    sides: Mapping[str, tuple[str, ...]]
    """What each side is called, by id; the first is its name, the others are aliases."""
    records: Mapping[str, tuple[Any, ...]]
    """The records of each kind, in the sheet's order."""
    parts: tuple["Sheet", ...] = ()
    """The sheets it is put together from; none where it is one of its own."""
    home: Mapping[str, str] = {}
    """Of several sheets, the id of the one that each side and record is from."""
    text: str = ""
    """The TOML of a sheet of its own, which tells the line of a fault that is found later."""

    @property
    def id(self) -> str:
        """What names a sheet among others."""
        return bare(self.source.id)

    @property
    def source(self) -> Source:
        """The record of the article; of several sheets, that of the first."""
        source: Source = self.records["source"][0]
        return source

    @property
    def sheets(self) -> tuple["Sheet", ...]:
        """Each single sheet."""
        return self.parts or (self,)

    def __iter__(self) -> Iterator[Record]:
        for records in self.records.values():
            yield from records

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """What every side and record is called, by id: its name first, then aliases."""
        return self.called(("side", *self.records))

    def name(self, id_: str) -> str:
        """What people call the side or record with an id."""
        return self.names[id_][0]

    def called(self, tables: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        """The names of all that stands in `tables`, by id."""
        records = (record for table in tables for record in self.records.get(table, ()))
        names = {record.id: _called(record) for record in records}
        return {**self.sides, **names} if "side" in tables else names


def _called(record: Record) -> tuple[str, ...]:
    return (getattr(record, record.main), *getattr(record, "aliases", ()))


def bundled() -> str:
    """The path of the sheet that comes with the program."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "data")
    # An editable install and a plain checkout have no copy inside the package.
    data = inside if os.path.isdir(inside) else os.path.join(package, "..", "..", "data")
    return os.path.normpath(os.path.join(data, "miami-talks.toml"))


def load(path: str) -> Sheet:
    """Read the sheet at `path`, or standard input for `-`; raises BadFile or BadSheet."""
    return decode(files.read_text(path), files.label(path))


def decode(text: str, path: str) -> Sheet:
    """Decode the TOML of a sheet; raises BadSheet with every fault in it."""
    document = _parse(text, path)
    report = Report()
    sides, records = decoding.decode(document, report)
    check(sides, records, report)
    if report.problems:
        raise BadSheet(faults(report.problems, records, text, path))
    return Sheet(path, sides, records, text=text)


def _parse(text: str, path: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        message = f"not TOML: {error.msg} (column {error.colno})"
        raise BadSheet([Fault(path, error.lineno, "", "", message)]) from None
    except (RecursionError, ValueError) as error:
        message = "brackets nested too deep to be read"
        if not isinstance(error, RecursionError):  # it has thousands of digits
            message = "found a number too large, expected one below 2^63"
        lengths = [len(line) for line in text.split("\n")]
        longest = lengths.index(max(lengths)) + 1  # nobody else writes so many brackets or digits
        raise BadSheet([Fault(path, longest, "", "", message)]) from None


def faults(
    problems: Iterable[Problem], records: Mapping[str, tuple[Any, ...]], text: str, path: str
) -> list[Fault]:
    """Problems with the line and the id of their record, in the order of the file."""
    from talkscli.sheet import lines  # only a faulty sheet needs it

    places = lines.places(text)
    found = []
    for table, ordinal, field, message in problems:
        line = next(
            (places[place] for place in _places(table, ordinal, field) if place in places),
            1,
        )
        found.append(Fault(path, line, _label(table, ordinal, records), field, message))
    return sorted(found, key=lambda fault: fault.line)


def _places(table: str, ordinal: int, field: str) -> list[tuple[str, int, str]]:
    """Where to look for a fault, the closest place first."""
    return [
        (table, ordinal, field),
        (table, ordinal, field.partition(".")[0]),
        (table, ordinal, ""),
        (field, 0, ""),
        ("", 0, table),
    ]


def _label(table: str, ordinal: int, records: Mapping[str, tuple[Any, ...]]) -> str:
    entries = records.get(table, ())
    if ordinal >= len(entries):
        return table
    return entries[ordinal].id or (table if table == "source" else f"{table} {ordinal + 1}")
