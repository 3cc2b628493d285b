"""A sheet to start from: every kind of record explained once, then what an article has of it.

What begins with `# ` is a record that is switched off, so that taking it away puts the record into
the sheet; `#field` is one that a record may have, and `##` begins what is meant for the reader.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from talkscli.new.names import Name
from talkscli.new.stubs import MOST, Reading, Stub
from talkscli.sheet import records
from talkscli.sheet.decoding import FORMAT, expected, fits
from talkscli.sheet.fields import Field, fields
from talkscli.sheet.records import FILL_IN, Record
from talkscli.text.folding import unaccented
from talkscli.text.terminal import UNSAFE
from talkscli.verify.article import DIVISIONS

_HEAD = f"""\
## What one article reports, and the words of it that each value rests on.
##
## Fill in what is marked {FILL_IN}, and look at what is marked "guess". Each kind of record begins
## with one that explains its fields: it is switched off by the "# " in front of its lines, and
## counts once that is taken away. A line that begins with "#" alone is a field that may be left
## out. Delete whatever you do not need.
##
## What a record says of the article needs its place. at.FIELD = "P3": paragraph 3 has the value
## word for word. at.FIELD = "P3: words": the words there say so. What the article does not say
## has its name in the list inferred. Then run:
##     talkscli validate SHEET
##     talkscli verify ARTICLE --data SHEET
##
## Editors that know TOML complete and check as you type, once you have run
## "talkscli schema > sheet.schema.json" here and the first line is: #:schema ./sheet.schema.json

format = {FORMAT}
"""
_SIDES = """\
## The sides, if there are any: id = name, or [name, alias, …].
[sides]
#north = ["Northland", "the North"]
"""

_special = re.compile(rf'["\\{UNSAFE}]')


def render(id_: str, reading: Reading | None = None) -> str:
    """The TOML of a sheet called `id_`, on an article if that has been read."""
    source = reading.source if reading else Stub(id_)
    taken = {id_}
    parts = [_HEAD, "\n".join(_source_lines(source, id_, reading)) + "\n", _SIDES]
    for kind, cls in records.KINDS.items():
        if kind != "source":
            parts.append("\n".join(_section(cls, reading, taken)) + "\n")
    return "\n".join(parts)


def slug(text: str, otherwise: str) -> str:
    """`text` as an id: what of it is Latin letters and digits, `otherwise` if that is none."""
    plain = unaccented(re.sub(r"(?<=\d),(?=\d)", "", text))
    id_ = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
    return otherwise if id_ in ("", records.NONE) else id_


def _source_lines(source: Stub, id_: str, reading: Reading | None) -> Iterator[str]:
    cls = records.KINDS["source"]
    yield f"## {cls.__doc__}"
    if reading:
        yield f"## Its paragraphs are {DIVISIONS[reading.division]}:"
        for number, opening in enumerate(reading.openings, 1):
            yield f"##   P{number}: {_toml(opening)[1:-1]}"
        for line in reading.unclosed:
            yield f"## In line {line} of the article a quotation mark opens that is never closed."
    yield f"[{cls.kind}]"
    yield from _explained(cls, id_, source)


def _section(cls: type[Record], reading: Reading | None, taken: set[str]) -> Iterator[str]:
    """What there is to know of a kind, then what was found of it."""
    yield f"## {'-' * 20} {cls.noun[1]} {'-' * 20}"
    yield f"## {(cls.__doc__ or '').partition(chr(10))[0]}"
    yield f"# [[{cls.kind}]]"
    for line in _explained(cls, _free(f"{cls.kind}-1", taken), Stub("")):
        yield f"# {line}"
    if reading is None:
        return
    if cls.kind == "participant" and reading.names:
        yield "\n## Names in the article, the most frequent first; take away # where one matters."
        for name in reading.names:
            yield from _named(name, taken)
    found = reading.found.get(cls.kind, [])
    if len(found) == MOST:
        yield f"\n## Of these the article has more; the first {MOST} were looked at."
    for stub in found:
        yield ""
        yield from _lost(stub) if stub.lost else _found(cls, stub, taken)


def _named(name: Name, taken: set[str]) -> Iterator[str]:
    """A participant to choose, switched off; one line tells where the name stands."""
    taken.add(name.id)
    where = ", ".join(f"P{number}" for number in name.paragraphs[:_PLACES])
    more = ", …" if len(name.paragraphs) > _PLACES else ""
    values: dict[str, Any] = {"id": name.id, "name": name.text, "type": "person"}
    values |= {"aliases": name.aliases} if name.aliases else {}
    notes = {"name": f"{where}{more}", "type": "guess: person, group or institution"}
    yield ""
    yield "#[[participant]]"
    for key, value in {**values, "at.name": f"P{name.paragraphs[0]}"}.items():
        yield f"#{_line(key, value, notes.get(key, ''))}"


_PLACES = 8
"""So many paragraphs are listed of a name."""


def _lost(stub: Stub) -> Iterator[str]:
    yield f"## Found, too, but verify does not take these words alone: {_toml(stub.lost)}"
    yield "## Record it with the words around it that make it whole, or leave it out."


def _found(cls: type[Record], stub: Stub, taken: set[str]) -> Iterator[str]:
    """A record that counts at once, with only the lines that it needs."""
    short = "-".join(slug(stub.name, "").split("-")[:5])[:40].strip("-")
    known, inferred = fields(cls), []
    yield f"[[{cls.kind}]]"
    yield _line("id", _free(short or f"{cls.kind}-1", taken))
    for name in known:
        if name in stub.values:
            yield _line(name, stub.values[name])
        elif name in stub.guessed:
            guess = stub.guessed[name]
            yield _line(name, guess or FILL_IN, "guess" if guess else known[name].description)
            inferred += [name] if known[name].fact else []
    for name, place in stub.at.items():
        yield _line(f"at.{name}", place)
    if inferred:
        yield _line("inferred", inferred)
    for key, value in stub.maybe.items():
        yield f"#{_line(key, value, 'guess')}"


def _free(wanted: str, taken: set[str]) -> str:
    """An id that is not taken yet, and is from now on."""
    number, id_ = 1, wanted
    while id_ in taken:
        number += 1
        id_ = f"{wanted.removesuffix('-1')}-{number}"
    taken.add(id_)
    return id_


def _explained(cls: type[Record], id_: str, stub: Stub) -> Iterator[str]:
    """The lines of a record with every field of its kind, each explained."""
    yield _line("id", id_, fields(Record)["id"].description)
    guessed = []
    for name, field in fields(cls).items():
        if name in stub.values:
            yield _line(name, stub.values[name], field.description)
        elif field.required:
            yield _line(name, _placeholder(field), _task(field))
            guessed += [name] if field.fact else []
        else:
            value = stub.maybe.get(name) or _placeholder(field)
            this = f" Is it this? Then at.{name}, too." if name in stub.maybe else ""
            yield _line(f"#{name}", value, _hint(field) + this)
    for name, place in stub.at.items():
        yield _line(f"at.{name}", place)
    for key, value in stub.maybe.items():
        if key.startswith("at."):
            yield _line(f"#{key}", value)
    if guessed:
        located = f'at.{guessed[0] if len(guessed) == 1 else "FIELD"} = "P1: words"'
        task = f"{FILL_IN}: if the article says it, {located} in place of this"
        yield _line("inferred", guessed, task)


def _line(key: str, value: Any, comment: str = "") -> str:
    line = f"{key} = {_toml(value)}"
    return f"{line:<36}  # {comment}" if comment else line


def _toml(value: Any) -> str:
    """A value as TOML writes it, on one line whatever it holds."""
    if isinstance(value, str):
        return f'"{_special.sub(_escape, value)}"'
    if isinstance(value, Iterable):
        return f"[{', '.join(map(_toml, value))}]"
    return f"{value:_}" if isinstance(value, int) and abs(value) >= 10_000 else repr(value)


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if char in '"\\':
        return f"\\{char}"
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


def _placeholder(field: Field) -> Any:
    """What stands for a value to be filled in; in a required field, one that is no fault."""
    if field.refers:
        named = f"{'-or-'.join(field.refers)}-id"
        return [named] if field.many else named
    candidates = (FILL_IN, *field.choices, 0, 1, "2000")
    value = next((one for one in candidates if _fits(one, field)), FILL_IN)
    if not field.required:
        # Better a fault than a value that nobody has given.
        value = {1: 0, "2000": FILL_IN}.get(value, value)
    return [value] if field.many else value


def _fits(value: Any, field: Field) -> bool:
    return fits([value] if field.many else value, field.type)


def _hint(field: Field) -> str:
    """What belongs in a field: its description, and what is expected where any text will not do."""
    if field.refers or _fits(FILL_IN, field) or _fits(0.5, field):
        return field.description
    wanted = expected(field.type)
    return f"{field.description} {wanted[:1].upper()}{wanted[1:]}."


def _task(field: Field) -> str:
    """What a person is to fill in."""
    return _hint(field) if _placeholder(field) == FILL_IN else f"{FILL_IN}: {_hint(field)}"
