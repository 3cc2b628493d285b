"""What differs between two sheets: records added, removed, and changed field by field."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from talkscli.sheet.fields import row
from talkscli.sheet.records import Record
from talkscli.sheet.sheet import Sheet
from talkscli.text.folding import fold

_DERIVED = ("kind", "where")


class Difference(NamedTuple):
    """One field that differs, or a whole record; the fields are named as its keys are."""

    change: str
    """added, removed or changed."""
    kind: str
    id: str
    """Of a record whose id has changed the new one."""
    field: str | None = None
    """None where the record is in one sheet alone."""
    old: Any = None
    new: Any = None


def differences(old: Sheet, new: Sheet) -> Iterator[Difference]:
    """All that differs, in the order of the new sheet, what it no longer has at the end of a kind.

    Ids decide which records are the same; where an id is in one sheet alone, the main text does.
    """
    yield from _of_kind("side", _sides(old), _sides(new))
    for kind in new.records:
        yield from _of_kind(kind, _records(old, kind), _records(new, kind))


class _Entry(NamedTuple):
    """A record or a side, as far as two are compared."""

    text: str
    """What it is known by."""
    values: Mapping[str, Any]


def _sides(sheet: Sheet) -> dict[str, _Entry]:
    return {
        id_: _Entry(names[0], {"id": id_, "name": names[0], "aliases": names[1:]})
        for id_, names in sheet.sides.items()
    }


def _records(sheet: Sheet, kind: str) -> dict[str, _Entry]:
    return {one.id: _Entry(getattr(one, one.main), _values(one)) for one in sheet.records[kind]}


def _values(record: Record) -> dict[str, Any]:
    """Every key of a record that somebody has written, each locator for itself."""
    values = {name: value for name, value in row(record).items() if name not in _DERIVED}
    return values | {f"at.{name}": place for name, place in values.pop("at").items()}


def _of_kind(kind: str, old: dict[str, _Entry], new: dict[str, _Entry]) -> Iterator[Difference]:
    same = _same(old, new, whole=kind == "source")
    for id_, entry in new.items():
        if id_ in same:
            yield from _fields(kind, id_, old[same[id_]].values, entry.values)
        else:
            yield Difference("added", kind, id_, new=entry.text)
    kept = set(same.values())
    for id_, entry in old.items():
        if id_ not in kept:
            yield Difference("removed", kind, id_, old=entry.text)


def _same(old: dict[str, _Entry], new: dict[str, _Entry], *, whole: bool) -> dict[str, str]:
    """The old id of each new one that both sheets have; of two sources it is always the same."""
    if whole:
        return dict(zip(new, old, strict=False))
    same = {id_: id_ for id_ in new if id_ in old}
    gone = {fold(entry.text): id_ for id_, entry in old.items() if id_ not in same}
    for id_, entry in new.items():
        if id_ not in same and fold(entry.text) in gone:
            same[id_] = gone.pop(fold(entry.text))
    return same


def _fields(
    kind: str, id_: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Difference]:
    for name in dict.fromkeys((*new, *old)):
        values = (old.get(name), new.get(name))
        if values[0] != values[1]:
            yield Difference("changed", kind, id_, name, *values)
