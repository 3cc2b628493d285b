"""Evidence that a sheet lacks and its article has: the line to paste, beside each fault."""

import re
from collections.abc import Iterator, Mapping, Sequence

import tomli
from msgspec.structs import replace

from talkscli.errors import Fault
from talkscli.sheet import decoding
from talkscli.sheet.fields import as_tuple, fields, parse_locator
from talkscli.sheet.records import Record
from talkscli.sheet.rules import NO_EVIDENCE, Report
from talkscli.text.folding import fold
from talkscli.verify.article import Paragraph, split

Names = Mapping[str, tuple[str, ...]]


def suggested(faults: Sequence[Fault], sheet: str, article: str) -> Iterator[Fault]:
    """The faults of the sheet whose TOML is given, those without evidence with what to paste."""
    sides, records = decoding.decode(tomli.loads(sheet), Report())
    known = {record.id: record for entries in records.values() for record in entries}
    called = {
        id_: tuple(filter(None, (getattr(one, one.main), *getattr(one, "aliases", ()))))
        for id_, one in known.items()
    }
    count = next((getattr(one, "paragraphs", None) for one in records["source"]), None)
    paragraphs = [Paragraph(part) for part in split(article, count)]
    for fault in faults:
        record = known.get(fault.record)
        line = None
        if record and fault.message.startswith(NO_EVIDENCE):
            line = _line(record, fault.field, {**called, **sides}, paragraphs)
        message = f"{NO_EVIDENCE}; the article has it: {line}"
        yield replace(fault, message=message) if line else fault


def _line(record: Record, name: str, names: Names, paragraphs: Sequence[Paragraph]) -> str | None:
    """The line of TOML that locates each item of a field; None where one is not to be found."""
    field = fields(type(record))[name]
    homes = [one.paragraph for text in as_tuple(record.at.get(record.main, ()))
             if (one := parse_locator(text))]  # fmt: skip
    found = []
    for item in as_tuple(getattr(record, name)):
        spellings = names.get(item, ()) if field.refers else (str(item),)
        place = _place(spellings, homes, paragraphs)
        if place is None:
            return None
        found.append(f'"{place}"')
    places = list(dict.fromkeys(found))
    value = places[0] if len(places) == 1 else f"[{', '.join(places)}]"
    return f"at.{name} = {value}" if places else None


def _place(
    spellings: Sequence[str], homes: Sequence[int], paragraphs: Sequence[Paragraph]
) -> str | None:
    """Where one of some spellings stands: in the main field's paragraph, else in just one."""
    found = {
        number: words
        for number, paragraph in enumerate(paragraphs, 1)
        if (words := _words(spellings, paragraph))
    }
    number = next((one for one in homes if one in found), None)
    if number is None and len(found) == 1:
        (number,) = found
    return None if number is None else f"P{number}: {found[number]}"


def _words(spellings: Sequence[str], paragraph: Paragraph) -> str | None:
    """The article's own words for one of some spellings, whatever their case."""
    for spelling in spellings:
        for match in re.finditer(re.escape(fold(spelling)), paragraph.text, re.IGNORECASE):
            if match.span() in paragraph.find(match[0]) and '"' not in match[0]:
                return match[0]
    return None
