"""Several fact sheets asked as one."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from talkscli.errors import BadFile, BadSheet, Fault
from talkscli.sheet import sheet
from talkscli.sheet.fields import references
from talkscli.sheet.records import KINDS, Record
from talkscli.sheet.rules import Problem
from talkscli.sheet.sheet import Sheet

Item = TypeVar("Item")
Watch = Callable[[Sequence[Item]], Iterable[Item]]
"""What shows a person who waits how many of some things have been gone through."""


def load(paths: Sequence[str], watched: Watch[str] = iter) -> Sheet:
    """Read the sheets at `paths`, files or folders, as one.

    Raises BadFile, or BadSheet with the faults of all of them.
    """
    files = files_in(paths)
    if not several(paths):
        return sheet.load(files[0])
    loaded, faults, unread = read(watched(files))
    if unread:
        raise unread[0]
    faults += taken(loaded)
    if faults:
        raise BadSheet(faults)
    return merged(loaded)


def read(files: Iterable[str]) -> tuple[list[Sheet], list[Fault], list[BadFile]]:
    """The sheets in files, what is wrong in those that are none, and which cannot be read."""
    loaded: list[Sheet] = []
    faults: list[Fault] = []
    unread: list[BadFile] = []
    for path in files:
        try:
            loaded.append(sheet.load(path))
        except BadSheet as error:
            faults += error.faults
        except BadFile as error:
            unread.append(error)
    return loaded, faults, unread


def several(paths: Sequence[str]) -> bool:
    """Whether the paths are asked as several sheets: a folder is, however few it holds."""
    return any(map(os.path.isdir, paths)) or len(files_in(paths)) > 1


def files_in(paths: Iterable[str]) -> list[str]:
    """The files that the paths name, each once; of a folder those that end in `.toml`.

    Raises BadFile for a folder that has none or cannot be read.
    """
    found: dict[object, str] = {}
    for path in paths:
        for file in _folder(path) if os.path.isdir(path) else (path,):
            found.setdefault(_identity(file), file)
    return list(found.values())


def _identity(path: str) -> object:
    """The same for every path of one file."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):  # reading it will tell
        return path
    return path if path == "-" else (status.st_dev, status.st_ino)


def _folder(path: str) -> list[str]:
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        raise BadFile(f"{path}: cannot be read: {error.strerror}") from None
    sheets = [name for name in names if name.endswith(".toml") and not name.startswith(".")]
    if not sheets:
        raise BadFile(f"{path}: no sheet in this folder, expected files that end in .toml")
    return [os.path.join(path, name) for name in sheets]


def taken(loaded: Sequence[Sheet]) -> list[Fault]:
    """A fault for each sheet that has the id of one before it."""
    first: dict[str, Sheet] = {}
    faults = []
    for one in loaded:
        other = first.setdefault(one.id, one)
        if other is not one:
            message = f'"{one.id}" is the id of {other.path}, too; expected another'
            problem = Problem("source", 0, "id", message)
            faults += sheet.faults([problem], one.records, one.text, one.path)
    return faults


def merged(loaded: Sequence[Sheet]) -> Sheet:
    """The sheets as one; ids that two of them share are written `sheet:id`."""
    held = [(one, [*one.sides, *[record.id for record in one]]) for one in loaded]
    counts = Counter(id_ for _, ids in held for id_ in ids)
    parts = []
    home: dict[str, str] = {}
    for one, ids in held:
        name = one.id
        prefixed = {id_: f"{name}:{id_}" for id_ in ids if counts[id_] > 1}
        parts.append(_prefixed(one, prefixed) if prefixed else one)
        home.update((prefixed.get(id_, id_), name) for id_ in ids)
    return Sheet(
        path=", ".join(part.path for part in parts),
        sides={id_: names for part in parts for id_, names in part.sides.items()},
        records={
            kind: tuple(record for part in parts for record in part.records[kind]) for kind in KINDS
        },
        parts=tuple(parts),
        home=home,
    )


def _prefixed(one: Sheet, prefixed: Mapping[str, str]) -> Sheet:
    """The sheet with its ids as they are to be prefixed."""
    sides = {prefixed.get(id_, id_): names for id_, names in one.sides.items()}
    records = {kind: tuple(_renamed(all_, prefixed)) for kind, all_ in one.records.items()}
    return replace(one, sides=sides, records=records)


def _renamed(records: Sequence[Record], prefixed: Mapping[str, str]) -> Iterator[Record]:
    for record in records:
        changes: dict[str, Any] = {"id": prefixed.get(record.id, record.id)}
        for field, ids in references(record):
            renamed = tuple([prefixed.get(id_, id_) for id_ in ids])
            changes[field.name] = renamed if field.many else renamed[0]
        yield replace(record, **changes)
