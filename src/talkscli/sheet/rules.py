"""The rules that decoded records must keep among themselves."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from talkscli.sheet.fields import LOCATOR, Field, as_tuple, fields, references
from talkscli.sheet.records import NONE, Record
from talkscli.text.terminal import did_you_mean

A_LOCATOR = '"P<paragraph>" or "P<paragraph>: words"'
"""What messages call a locator."""
NO_ID = f'"{NONE}" stands for nobody where a command asks for a name, expected another id'
HINTED = 20
"""So many faults may tell of a wrong id with the nearest: to find it takes long."""
BLANK = "found spaces only, expected text"
NO_EVIDENCE = "no evidence"
"""The message on a field that names no place in the article begins so."""
ABSENT = (None, ())
"""The values of a field that a record does not have."""


class Problem(NamedTuple):
    """Something wrong in a sheet, by table, entry (counted from 0) and field."""

    table: str
    ordinal: int
    field: str
    message: str


class Report:
    """Collects problems, and knows which fields have one already."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._faulted: set[tuple[str, int, str]] = set()

    def __call__(self, table: str, ordinal: int, field: str, message: str) -> None:
        """Note a problem."""
        problem = Problem(table, ordinal, field, message)
        self.problems.append(problem)
        self._faulted.add((table, ordinal, field))

    def has(self, table: str, ordinal: int, *names: str) -> bool:
        """Whether the entry as a whole or one of the fields has been faulted."""
        return any((table, ordinal, name) in self._faulted for name in ("", *names))


def check(
    sides: Mapping[str, tuple[str, ...]],
    records: Mapping[str, Sequence[Record]],
    report: Report,
) -> None:
    """Report every id, reference, locator and number that breaks the rules."""
    tables = _ids(sides, records, report)
    source = records["source"]
    last = getattr(source[0], "paragraphs", None) if source else None
    for id_, names in sides.items():
        if any(name.isspace() for name in names):
            report("sides", 0, id_, BLANK)
    for kind, entries in records.items():
        for ordinal, record in enumerate(entries):
            _texts(kind, ordinal, record, report)
            _evidence(kind, ordinal, record, report)
            _locators(kind, ordinal, record, last, report)
            _references(kind, ordinal, record, tables, report)
    for ordinal, record in enumerate(records["statistic"]):
        _number(ordinal, record, report)
        _period(ordinal, record, report)
    _tracks(records["talk"], report)


def _ids(
    sides: Mapping[str, Any], records: Mapping[str, Sequence[Record]], report: Report
) -> dict[str, str]:
    """The table that each id stands in; an id that is taken is reported."""
    tables = dict.fromkeys(sides, "side")
    if NONE in sides:
        report("sides", 0, NONE, NO_ID)
    for kind, entries in records.items():
        for ordinal, record in enumerate(entries):
            if record.id == NONE:
                report(kind, ordinal, "id", NO_ID)
            elif record.id in tables:
                taken = tables[record.id]
                report(kind, ordinal, "id", f'"{record.id}" is taken already, by a {taken}')
            if record.id is not None:
                tables.setdefault(record.id, kind)
    return tables


@cache
def _facts(cls: type[Record]) -> tuple[tuple[str, str | None], ...]:
    """The fields that report the article, each with the one whose locator serves it, too."""
    return tuple((field.name, field.rests_on) for field in fields(cls).values() if field.fact)


def _evidence(kind: str, ordinal: int, record: Record, report: Report) -> None:
    """Every fact is located or inferred, not both; nothing absent is either."""
    at, inferred = record.at, record.inferred
    for name, rests_on in _facts(type(record)):
        if name in at or name in inferred or getattr(record, name) in ABSENT:
            continue
        if rests_on in at or report.has(kind, ordinal, name, "at", f"at.{name}", "inferred"):
            continue
        message = f'{NO_EVIDENCE}, expected at.{name} = {A_LOCATOR}, or "{name}" in inferred'
        report(kind, ordinal, name, message)
    known = fields(type(record))
    for name in (*at, *inferred):
        place = f"at.{name}" if name in at else "inferred"
        if name not in known:
            report(kind, ordinal, place, f'no field "{name}"{did_you_mean(name, known)}')
        elif getattr(record, name) in ABSENT and not report.has(kind, ordinal, name):
            report(kind, ordinal, place, f'the record has no "{name}"')
    for name in at.keys() & {*inferred}:
        message = "located, but also in inferred, expected one of the two"
        report(kind, ordinal, f"at.{name}", message)


def _texts(kind: str, ordinal: int, record: Record, report: Report) -> None:
    """No text is of spaces alone."""
    names, values = _texts_of(type(record))
    for name, value in zip(names, values(record), strict=True):
        if value and _is_blank(value):
            report(kind, ordinal, name, BLANK)


def _is_blank(value: Any) -> bool:
    if isinstance(value, str):
        return value.isspace()
    return isinstance(value, tuple) and any(map(str.isspace, value))


@cache
def _texts_of(cls: type[Record]) -> tuple[tuple[str, ...], Callable[[Record], Any]]:
    """The fields that may hold text, and what gets their values; ids have rules of their own."""
    names = ("note", *(field.name for field in fields(cls).values() if not field.refers))
    return names, attrgetter(*names)


def _locators(kind: str, ordinal: int, record: Record, last: int | None, report: Report) -> None:
    """Every locator can be read, and names a paragraph of the article."""
    for name, place in record.at.items():
        if fault := _place_fault(place, last):
            report(kind, ordinal, f"at.{name}", fault)


def _place_fault(place: str | tuple[str, ...], last: int | None) -> str:
    """What is wrong with what `at` says of a field; empty where nothing is."""
    for text in as_tuple(place):
        found = LOCATOR.fullmatch(text)
        if found is None:
            return f'found "{text}", expected {A_LOCATOR}'
        if last is not None and int(found[1]) > last:
            return f"found P{found[1]}, expected P1 to P{last}, the article's paragraphs"
    return "" if place else f"found an empty list, expected {A_LOCATOR}"


def _references(
    kind: str, ordinal: int, record: Record, tables: Mapping[str, str], report: Report
) -> None:
    """Every id names something in one of the tables that the field may refer to."""
    for field, ids in references(record):
        for id_ in ids:
            table = tables.get(id_)
            if table in field.refers:
                continue
            hint = _of_another(table, field) if table else ""
            if not table and len(report.problems) < HINTED:
                known = [one for one, table in tables.items() if table in field.refers]
                hint = did_you_mean(id_, known)
            report(kind, ordinal, field.name, f'no {" or ".join(field.refers)} "{id_}"{hint}')


def _of_another(table: str, field: Field) -> str:
    """The end of a message about an id that is known, but not as what the field refers to."""
    known = f", which is the id of a {table}"
    if table == "side" and "participant" in field.refers:
        return f"{known}; where the side itself is meant, add a [[participant]] for it"
    return known


def _number(ordinal: int, record: Any, report: Report) -> None:
    value = record.value
    if isinstance(value, float) and not math.isfinite(value):
        report("statistic", ordinal, "value", f"found {value}, expected a finite number")
    elif isinstance(value, int) and abs(value) >= 2**63:
        report("statistic", ordinal, "value", "found a number too large, expected one below 2^63")


def _period(ordinal: int, record: Any, report: Report) -> None:
    """A period from one date to another does not end before it begins."""
    begins, _, ends = (record.period or "").partition("/")
    length = min(len(begins), len(ends), len("2025-12-21"))  # zones may shift a time, not a day
    if "P" not in (begins[:1], ends[:1]) and ends[:length] < begins[:length]:
        message = f"found an end ({ends}) before the beginning ({begins}), expected them in order"
        report("statistic", ordinal, "period", message)


def _tracks(talks: Sequence[Any], report: Report) -> None:
    """No talk is part of itself, not by way of others either."""
    circular = _circular({talk.id: talk.part_of for talk in talks if talk.id is not None})
    for ordinal, talk in enumerate(talks):
        if talk.id in circular:
            report("talk", ordinal, "part_of", f'"{talk.id}" is part of itself')


def _circular(part_of: Mapping[str, str | None]) -> set[str]:
    """The ids from which the way leads back to themselves; each is passed once."""
    circular: set[str] = set()
    passed: set[str] = set()
    for start in part_of:
        way: list[str] = []
        place: str | None = start
        while place is not None and place in part_of and place not in passed:
            passed.add(place)
            way.append(place)
            place = part_of[place]
        if place in way:
            circular.update(way[way.index(place) :])
    return circular
