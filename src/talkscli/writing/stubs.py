"""What of an article a machine can find: its own data, and stubs of quotes and figures.

Finding is all it does. Whether a stub becomes a record, and what else it says, is a person's
to judge.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any, NamedTuple

from msgspec import Struct

from talkscli.language import figures, hedges, nouns
from talkscli.language.vocabulary import OBJECTS
from talkscli.text.folding import fold, loose
from talkscli.text.tokens import less_stop
from talkscli.verifying import article, mismatch
from talkscli.verifying.article import Paragraph, spans
from talkscli.writing import dateline

MOST = 1_000
"""So many quotes, or figures, are listed at most; no article has more."""
OPENING = 40
"""So much of a paragraph, at most, is shown to know it by."""
WRAPPED = 100
"""The longest line of a text whose lines are broken to a width."""


class Stub(NamedTuple):
    """What is known of a record that is yet to be written."""

    name: str
    """What its id is made of."""
    values: Mapping[str, Any] = {}
    at: Mapping[str, str] = {}
    maybe: Mapping[str, str] = {}
    """Values that may be right, by field."""
    lost: str = ""
    """Words that were found, but that no locator leads to."""


Finder = Callable[[Paragraph, str], Iterator[Stub]]


class Reading(Struct, frozen=True):
    """What a machine can tell of an article."""

    source: Stub
    blocks: bool
    """Whether its paragraphs are the blocks between blank lines, not the lines."""
    openings: list[str]
    """How each of its first paragraphs begins, on one line."""
    found: dict[str, list[Stub]]
    """What may become a record of each kind."""


def read(data: bytes, text: str) -> Reading:
    """Read an article of these bytes, which say `text`."""
    paragraphs, blocks = _paragraphs(text)
    known = {"sha256": hashlib.sha256(data).hexdigest(), "length": len(text)}
    known["paragraphs"] = len(paragraphs)
    found = {kind: list(_first(find, paragraphs)) for kind, find in FINDERS.items()}
    openings = [_opening_words(paragraph.raw) for paragraph in paragraphs[:MOST]]
    return Reading(_source(known, paragraphs), blocks, openings, found)


def _opening_words(raw: str) -> str:
    """Enough of a paragraph to know it by."""
    plain = " ".join(raw.split())
    if len(plain) <= OPENING:
        return plain
    return f"{plain[:OPENING].rpartition(' ')[0] or plain[:OPENING]}…"


def _first(find: Finder, paragraphs: Sequence[Paragraph]) -> Iterator[Stub]:
    """The first of what there is to find."""
    places = enumerate(paragraphs, 1)
    return islice((stub for number, one in places for stub in find(one, f"P{number}")), MOST)


def _paragraphs(text: str) -> tuple[list[Paragraph], bool]:
    """The paragraphs, and whether they are the blocks between blank lines.

    Where lines are broken to a width, a block is a paragraph; elsewhere every line is, and so is
    every item of a list.
    """
    lines, blocks = article.lines(text), article.blocks(text)
    wrapped = 1 < len(blocks) < len(lines) and max(map(len, lines)) <= WRAPPED
    wrapped = wrapped and not any(_item.search(block) for block in blocks)
    return [Paragraph(raw) for raw in (blocks if wrapped else lines)], wrapped


_item = re.compile(r"\n[^\S\n]*(?:[-*•–]|[0-9]{1,2}[.)])[^\S\n]")
TOP = 4
"""The text begins among so many paragraphs."""


def _source(known: dict[str, Any], paragraphs: Sequence[Paragraph]) -> Stub:
    """The article's own record, with its dateline if it surely opens with one."""
    plain = [" ".join(paragraph.raw.split()) for paragraph in paragraphs[:TOP]]
    # A headline and the names of the authors may stand on top.
    first = next((number for number, one in enumerate(plain) if dateline.is_prose(one)), 0)
    place, sure = dateline.place(plain[first])
    if sure:
        return Stub("", {**known, "dateline": place}, {"dateline": f"P{first + 1}"})
    maybe = place if first == 0 else dateline.place(plain[0])[0]
    return Stub("", known, maybe={"dateline": maybe} if maybe else {})


def _quotes(paragraph: Paragraph, place: str) -> Iterator[Stub]:
    texts = (" ".join(paragraph.raw[start:end].split()) for start, end in spans(paragraph.raw))
    for text in dict.fromkeys(map(less_stop, texts)):
        if not any(map(str.isalnum, text)):
            continue
        folded = fold(text)
        # Folding drops what is invisible, and a mark may then be none.
        if folded in paragraph.held and paragraph.find(folded):
            yield Stub(text, {"text": text}, {"text": place})
        else:
            yield Stub(text, lost=f"{place}: {text}")


def _statistics(paragraph: Paragraph, place: str) -> Iterator[Stub]:
    plain = " ".join(paragraph.raw.split())
    folded = paragraph.figures
    found = folded if plain == paragraph.text else tuple(figures.find(plain))
    # verify reads the folded text, which may have other figures.
    if [fold(figure.text) for figure in found] != [figure.text for figure in folded]:
        plain, found = paragraph.text, folded
    written = paragraph.written if plain == paragraph.text else figures.written(plain)
    in_front = {whole.start: part for part, whole in pairwise(written)}
    seen, told = set(), 0
    held: tuple[int, Stub] | None = None
    for figure in found:
        unit, end = _counted(figure, plain)
        if plain[figure.begin : end] in seen:
            continue
        seen.add(plain[figure.begin : end])
        part = in_front.get(figure.start)
        if part and mismatch.is_proportion(plain, part, figure):
            first, stub = _proportion(paragraph, place, plain[part.begin : end], part)
        else:
            first, stub = _stub(paragraph, place, plain, figure, unit, end)
        if stub.lost and figure.end <= told:
            continue  # the record in front of it has these words
        # The first end of a range is told of with its last.
        if held and held[0] < first:
            yield held[1]
        held = figure.start, stub
        told = first + len(stub.values.get("as_written", ""))
    if held:
        yield held[1]


def _stub(
    paragraph: Paragraph, place: str, plain: str, figure: figures.Figure, unit: str, end: int
) -> tuple[int, Stub]:
    """The first words of a figure that verify will take, and where they begin."""
    for first, last, counted in _tries(figure, plain, unit, end):
        written = plain[first:last]
        if last - first <= LONGEST and _holds(paragraph, written, figure.value):
            return first, _statistic(figure, written, counted, place)
    return figure.start, Stub(figure.text, lost=f"{place}: {figure.text}")


def _proportion(
    paragraph: Paragraph, place: str, written: str, part: figures.Figure
) -> tuple[int, Stub]:
    """A proportion from its first number on, as the share that it comes to."""
    words = fold(written)
    found = mismatch.share(words)
    if found is None or not paragraph.find(words) or paragraph.longer(words):
        return part.start, Stub(written, lost=f"{place}: {written}")
    stub = _statistic(part, written, "", place)
    percent = round(float(found), 1)
    value = int(percent) if percent.is_integer() else percent
    return part.begin, stub._replace(values={**stub.values, "value": value, "unit": "percent"})


def _tries(
    figure: figures.Figure, plain: str, unit: str, end: int
) -> Iterator[tuple[int, int, str]]:
    """From where to where a figure may be written, best first, and its unit if that is in it."""
    for first in _beginnings(figure, plain):
        yield first, end, unit
        for more in islice(_word_end.finditer(plain, end), FURTHER):
            if more[0].lower() not in _DANGLING:
                yield first, more.end(), unit
    yield figure.begin, figure.end, ""
    yield figure.start, figure.end, ""


def _beginnings(figure: figures.Figure, plain: str) -> Iterator[int]:
    """Where a figure may begin: with the range that it ends, with its hedge, with a word more."""
    before = plain[: figure.begin].rstrip()
    if figure.apart and before.endswith(figure.apart):
        first = len(before) - len(figure.apart)
        if not article.is_change(plain, first):
            yield hedges.hedged(plain, first)
    yield figure.begin
    if figures.is_currency(figure.unit):  # a nation's dollars: Canadian $3 million
        yield len(before) - len(before[-NATION:].rpartition(" ")[2])


LONGEST = 200
"""No figure has so many characters; longer words are a heap of numbers."""
PLACES = 3
"""Of words that stand in a paragraph many times, so many places are looked at."""
FURTHER = 4
"""A hedge, or what it is shared by, is looked for so many words behind what is counted."""
NATION = 20
"""A word of so many characters in front of a sum of money may say whose it is."""
_DANGLING = figures.STOPS.union(("if", "up"))
"""Words with which a figure does not end."""
_word_end = re.compile(r"\([^()]{1,40}\)|\S*\w")


def _statistic(figure: figures.Figure, written: str, unit: str, place: str) -> Stub:
    values = {"as_written": written, "value": figure.value}
    if unit != figure.unit and figures.is_currency(unit):
        unit = unit.lower()  # three capitals: 40 MEN
    if unit and mismatch.counts(fold(written), figure.value, unit):
        values["unit"] = unit
    hedge = figure.qualifier if hedges.is_hedge(figure.qualifier) else figure.hedge
    if hedge and Paragraph(loose(written)).find(loose(hedge)):
        values["hedge"] = hedge
    name = written.removeprefix(figure.hedge)
    return Stub(name, values, {"as_written": place})


def _holds(paragraph: Paragraph, written: str, value: int | float) -> bool:
    """Whether a sheet can hold the figure, and verify will find the words and agree."""
    words = fold(written)
    agrees = any(
        one.unit == alone.unit and mismatch.reads(alone, one, paragraph, span)
        for one, span in paragraph.read(words, value)[:PLACES]
        for alone in figures.find(words)
    )
    whole = paragraph.longer(words) is None and not mismatch.is_part(words, value)
    return agrees and whole and abs(value) < 2**63


def _counted(figure: figures.Figure, plain: str) -> tuple[str, int]:
    """The unit of a figure, empty where it is not plain to see, and where its words end."""
    if figure.unit:
        return figure.unit, figure.end
    end = figure.end
    for number, word in enumerate(figure.following):
        end = plain.index(word, end) + len(word)
        lower = word.lower()
        if lower in figures.STOPS or not word.replace("-", "").isalpha():
            break
        hyphened = not plain[figure.end].isspace()
        if number == 0 and (lower in nouns.TIMES or hyphened):
            return nouns.plural(lower), end
        beyond = figure.following[number + 1 : number + 2]
        if nouns.is_plural(lower) and not any(nouns.is_plural(one.lower()) for one in beyond):
            more = _and_more(figure.following[number + 1 :], plain[end:])
            end += len(more)
            return " ".join((*figure.following[: number + 1], *more.split())), end
        # A name between the two begins another thought: in 2022 Brenia asks.
        if number or not word.islower():
            break
    return "", figure.end


def _and_more(words: Sequence[str], behind: str) -> str:
    """Of the text `behind` a plural, which begins with `words`, what is counted with it."""
    joint, noun, beyond = (*words[:3], "", "", "")[:3]
    counted = noun.islower() and noun.isalpha() and nouns.is_plural(noun)
    if joint not in ("and", "or") or not counted:
        return ""
    more = behind[: behind.index(noun) + len(noun)]
    # Not what drones do (and attacks the port), nor whose something is (and nurses’ aides).
    verb, owner = beyond.lower() in OBJECTS, behind[len(more) :].startswith(("'", "’"))
    return "" if verb or owner else more


FINDERS: dict[str, Finder] = {"quote": _quotes, "statistic": _statistics}
"""What may become a record of a kind, of a paragraph and the locator that leads to it."""
