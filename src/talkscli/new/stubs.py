"""What of an article a machine can find: its own data, its quotations, quantities and names.

What is found stands in the article word for word. What is guessed besides is told as a guess, and
a person judges it.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from msgspec import Struct

from talkscli.new import dateline
from talkscli.new.names import Name, names_of, speaker_at
from talkscli.new.quantities import statistics
from talkscli.text import marks
from talkscli.text.folding import fold
from talkscli.text.tokens import less_stop
from talkscli.verify import article
from talkscli.verify.article import Paragraph, spans

MOST = 1_000
"""So many quotes, or figures, are written at most; no article has more."""
OPENING = 40
"""So much of a paragraph, at most, is shown to know it by."""
TOP = 4
"""The text begins among so many paragraphs."""


class Stub(NamedTuple):
    """What is known of a record that is yet to be finished."""

    name: str
    """What its id is made of."""
    values: Mapping[str, Any] = {}
    at: Mapping[str, str] = {}
    guessed: Mapping[str, Any] = {}
    """Values that a person must look at, by field."""
    maybe: Mapping[str, Any] = {}
    """Lines that may be right, switched off; by key, as `at.cue`."""
    lost: str = ""
    """Words that were found, but that no locator leads to."""


class Reading(Struct, frozen=True):
    """What a machine can tell of an article."""

    source: Stub
    division: str
    """How its paragraphs are told apart; see `article.DIVISIONS`."""
    openings: list[str]
    """How each of its first paragraphs begins, on one line."""
    found: dict[str, list[Stub]]
    """The stubs of each kind."""
    names: list[Name]
    unclosed: list[int]
    """The lines in which a quotation mark opens that is never closed."""


def read(data: bytes, text: str) -> Reading:
    """Read an article of these bytes, which say `text`."""
    division, parts = article.divide(text)
    paragraphs = [Paragraph(part) for part in parts]
    names = names_of([paragraph.text for paragraph in paragraphs])
    known = {"sha256": hashlib.sha256(data).hexdigest(), "length": len(text)}
    known["paragraphs"] = len(paragraphs)
    quotes = (one for n, part in enumerate(paragraphs, 1) for one in _quotes(part, n, names))
    figures = (one for n, part in enumerate(paragraphs, 1) for one in _statistics(part, n))
    return Reading(
        source=_source(known, paragraphs),
        division=division,
        openings=[_opening(paragraph.raw) for paragraph in paragraphs[:MOST]],
        found={"quote": list(islice(quotes, MOST)), "statistic": list(islice(figures, MOST))},
        names=names,
        unclosed=_unclosed(text, parts),
    )


def _opening(raw: str) -> str:
    """Enough of a paragraph to know it by."""
    plain = " ".join(raw.split())
    if len(plain) <= OPENING:
        return plain
    return f"{plain[:OPENING].rpartition(' ')[0] or plain[:OPENING]}…"


def _source(known: dict[str, Any], paragraphs: Sequence[Paragraph]) -> Stub:
    """The article's own record, with its dateline if it surely opens with one."""
    plain = [" ".join(paragraph.raw.split()) for paragraph in paragraphs[:TOP]]
    # A headline and the names of the authors may stand on top.
    first = next((number for number, one in enumerate(plain) if dateline.is_prose(one)), 0)
    place, sure = dateline.place(plain[first])
    if sure:
        return Stub("", {**known, "dateline": place}, {"dateline": f"P{first + 1}"})
    maybe = place if first == 0 else dateline.place(plain[0])[0]
    offered = {"dateline": maybe, "at.dateline": "P1"} if maybe else {}
    return Stub("", known, maybe=offered)


def _quotes(paragraph: Paragraph, number: int, names: Sequence[Name]) -> Iterator[Stub]:
    known = set()
    for start, end in spans(paragraph.raw):
        text = less_stop(" ".join(paragraph.raw[start:end].split()))
        if text in known or not any(map(str.isalnum, text)):
            continue
        known.add(text)
        folded = fold(text)
        # Folding drops what is invisible, and a mark may then be none.
        if folded not in paragraph.held or not paragraph.find(folded):
            yield Stub(text, lost=f"P{number}: {text}")
            continue
        maybe = _speaker(paragraph, folded, number, names)
        yield Stub(text, {"text": text}, {"text": f"P{number}"}, {"form": _form(text)}, maybe)


def _form(text: str) -> str:
    """The likeliest form: a sentence has a capital and some words, a term set off has few."""
    count = len(text.split())
    if count <= 2:
        return "scare"
    return "direct" if text[:1].isupper() and count > 3 else "mixed"


def _speaker(
    paragraph: Paragraph, folded: str, number: int, names: Sequence[Name]
) -> dict[str, Any]:
    """Who may have said a quote: a name with one word between it and the marks."""
    for start, end in paragraph.find(folded):
        if found := speaker_at(paragraph.text, start, end, names):
            name, cue, written = found
            offered = {"speakers": [name.id], "at.speakers": f"P{number}: {written}"}
            return offered | ({"cue": cue, "at.cue": f"P{number}"} if cue else {})
    return {}


def _statistics(paragraph: Paragraph, number: int) -> Iterator[Stub]:
    for written, values, measure in statistics(paragraph):
        if not values:
            yield Stub(written, lost=f"P{number}: {written}")
            continue
        guessed = {"measure": measure} | ({} if "unit" in values else {"unit": ""})
        yield Stub(written, values, {"as_written": f"P{number}"}, guessed)


def _unclosed(text: str, parts: Sequence[str]) -> list[int]:
    """The lines in which a mark opens that its paragraph doesn't close, nor the next one begins.

    A quotation of several paragraphs opens anew in each, and closes in the last alone.
    """
    plain, found, place = re.sub(r"\r\n?", "\n", text), [], 0
    for part, following in zip(parts, (*parts[1:], ""), strict=True):
        place = plain.index(part, place)
        for opening, closing in marks.pairs(part, 0, len(part)):
            if closing == len(part) and following.lstrip()[:1] != part[opening]:
                found.append(plain.count("\n", 0, place + opening) + 1)
        place += len(part)
    return found
