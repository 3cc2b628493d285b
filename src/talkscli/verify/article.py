"""An article: its paragraphs, where whole words stand in them, and what they put in marks."""

import hashlib
import re
from bisect import bisect_right
from functools import cached_property
from itertools import groupby, pairwise

from msgspec import Struct

from talkscli import files
from talkscli.quantity import parse
from talkscli.quantity.parse import Quantity, overlapping
from talkscli.text import marks
from talkscli.text.folding import fold
from talkscli.text.tokens import Word, less_stop, negates, words

MOST = 100
"""So many places of the same words are looked at in a paragraph."""
Span = tuple[int, int]
"""Where something begins in a text, and where it ends."""


class Paragraph(Struct, frozen=True, dict=True):
    """One paragraph, as it stands in the article."""

    raw: str

    @cached_property
    def text(self) -> str:
        """The folded text, in which everything is looked for."""
        return fold(self.raw)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word of the folded text; a possessive 's is one of its own."""
        return tuple(words(self.text))

    @cached_property
    def counted(self) -> tuple[Span, ...]:
        """Every word as people count them: a possessive's is a part of it, a symbol none."""
        found: list[Span] = []
        for word in self.words:
            if word.text == "'s" and found and found[-1][1] == word.start:
                found[-1] = (found[-1][0], word.end)
            elif word.text.isalnum() or (word.text != "'s" and any(map(str.isalnum, word.text))):
                found.append((word.start, word.end))
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def find(self, words: str) -> list[Span]:
        """Where the folded `words` stand, as whole words and not behind a negation."""
        found = []
        start = self.text.find(words) if words else -1
        while start >= 0:
            end = start + len(words)
            whole = self._between(start) and self._between(end)
            if whole and not self._negated(start):
                found.append((start, end))
            start = self.text.find(words, start + 1)
        return found

    def _between(self, place: int) -> bool:
        """Whether no word goes on from in front of a place to behind it."""
        number = bisect_right(self._starts, place) - 1
        return number < 0 or self.words[number].start == place or self.words[number].end <= place

    def _negated(self, start: int) -> bool:
        """Whether the word in front turns what begins at `start` into its opposite."""
        number = bisect_right(self._starts, start - 1) - 1
        if number < 0 or self.text[self.words[number].end : start] != " ":
            return False
        if number and self.words[number].text == "even":
            number -= 1
        return negates(self.words[number].text)

    def quantities_in(self, words: str) -> list[Quantity]:
        """Every quantity whose number lies where folded `words` stand; of many places the first.

        What begins with `one` is read as a number there, too.
        """
        ones = words.lower().startswith("one")
        found = tuple(parse.find(self.text, ones=True)) if ones else self.quantities
        numbers = [one.number[0] for one in found]
        return [
            one
            for start, end in self.find(words)[:MOST]
            for one in overlapping(found, numbers, start, end)
        ]

    def around(self, start: int, end: int) -> str:
        """The folded text of a span, with the three words on either side of it."""
        left, right = self.text[:start].split(" "), self.text[end:].split(" ")
        return " ".join(left[-4:]) + self.text[start:end] + " ".join(right[:4])

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Where the folded text stands between quotation marks, in order."""
        return tuple(_stripped(self.text, span) for span in spans(fold(self.raw, marks=False)))

    @cached_property
    def held(self) -> frozenset[str]:
        """What stands between quotation marks, with a closing comma or full stop and without."""
        wholes = {self.text[start:end] for start, end in self.quoted}
        return frozenset(wholes.union(map(less_stop, wholes)))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of the folded text."""
        return tuple(parse.find(self.text))


class Article(Struct, frozen=True):
    """The text that a sheet reports."""

    sha256: str
    paragraphs: tuple[Paragraph, ...]


def decode(data: bytes, path: str, count: int | None) -> Article:
    """The article in the bytes read from `path`, of `count` paragraphs if that is known.

    Raises BadFile where the bytes are not UTF-8.
    """
    paragraphs = tuple(map(Paragraph, split(files.decode(data, path), count)))
    return Article(hashlib.sha256(data).hexdigest(), paragraphs)


DIVISIONS = {
    "blocks": "the blocks between blank lines",
    "joined": "lines broken to a width, joined: a paragraph begins at an indent if there are any,"
    " else behind a short line that ends a sentence",
    "lines": "the lines with text",
}
"""How paragraphs are told apart, and what they then are."""
WIDTH = 100
"""The longest line of a text whose lines are broken to a width."""


def split(text: str, count: int | None) -> list[str]:
    """The paragraphs of a text in the first division that gives `count`, else its lines."""
    ways = (blocks(text), joined(text), lines(text))
    return next((parts for parts in ways if len(parts) == count), ways[-1])


def divide(text: str) -> tuple[str, list[str]]:
    """The likeliest of `DIVISIONS`, and the paragraphs that it gives."""
    every, parts = lines(text), blocks(text)
    short = max(map(len, every)) <= WIDTH
    if short and 1 < len(parts) < len(every) and not any(_item.search(part) for part in parts):
        return "blocks", parts
    if short and len(parts) == 1 and _breaks_sentence.search(parts[0]):
        runs = joined(text)
        return ("joined", runs) if len(runs) > 1 else ("blocks", parts)
    return "lines", every


def lines(text: str) -> list[str]:
    """The lines that are not blank."""
    return [line for line in _LINE_BREAK.split(text) if line.strip()]


def blocks(text: str) -> list[str]:
    """What stands between blank lines."""
    runs = groupby(_LINE_BREAK.split(text), key=lambda line: bool(line.strip()))
    return ["\n".join(run) for filled, run in runs if filled]


def joined(text: str) -> list[str]:
    """The lines joined that are broken to a width, by their indents or by their ends.

    A line is short where the first word of the next would have fitted.
    """
    every = lines(text)
    width = max(map(len, every), default=0)
    indented = any(line[:1].isspace() for line in every[1:])
    parts: list[list[str]] = [every[:1]] if every else []
    for line, following in pairwise(every):
        room = width - len(line.rstrip()) > len(following.split()[0])
        if following[:1].isspace() if indented else room and _sentence_end.search(line):
            parts.append([])
        parts[-1].append(following)
    return ["\n".join(part) for part in parts]


_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_item = re.compile(r"\n[^\S\n]*(?:[-*•–]|[0-9]{1,2}[.)])[^\S\n]")
_sentence_end = re.compile(r"[.!?…:][\"'”’»)\]]*\s*\Z")
_breaks_sentence = re.compile(r"[\w,]\s*\n\s*[a-z]")


def spans(text: str) -> list[Span]:
    """What stands between quotation marks, outer marks before inner ones.

    An unclosed double mark ends with the text; an apostrophe is no mark.
    """
    pairs = ((opening + 1, closing) for opening, closing in marks.pairs(text, 0, len(text)))
    return sorted(span for span in pairs if not text[slice(*span)].isspace() and span[0] < span[1])


def _stripped(text: str, span: Span) -> Span:
    """A span of folded text less the space at its ends."""
    start, end = span
    return start + text.startswith(" ", start, end), end - text.endswith(" ", start, end)
