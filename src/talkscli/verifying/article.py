"""An article: its paragraphs, where whole words stand in them, and what they put in marks."""

import hashlib
import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import cached_property
from itertools import groupby, islice

from msgspec import Struct

from talkscli import files
from talkscli.language import figures, ranges
from talkscli.language.figures import Figure
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
            elif word.text != "'s" and any(map(str.isalnum, word.text)):
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

    def longer(self, words: str) -> str | None:
        """The longer figure of which folded `words` are only part, wherever they stand."""
        spans = self.find(words)
        ends = sorted(end for span in spans for end in span)
        cutting = (
            figure.text
            for figure in self.figures
            if bisect_right(ends, figure.start) < bisect_left(ends, figure.end)
        )
        found = list(islice(cutting, len(spans)))
        return found[0] if spans and len(found) == len(spans) else None

    def read(self, words: str, value: int | float) -> list[tuple[Figure, Span]]:
        """The figures of a value where folded `words` stand, each with the place of the words.

        Of many places the first are read.
        """
        starts = self._written_starts
        there = [
            (figure, (start, end))
            for start, end in self.find(words)[:MOST]
            for figure in self.written[bisect_left(starts, start) : bisect_left(starts, end)]
            if has(figure, value)
        ]
        own = [(figure, span) for figure, span in there if figure.value == value]
        return own or there

    def before(self, figure: Figure) -> Figure | None:
        """The figure in front of one of the paragraph."""
        number = bisect_left(self._written_starts, figure.start)
        return self.written[number - 1] if number else None

    def moved(self, figure: Figure) -> Span | None:
        """Where two numbers stand, of which one is a figure's: from what to what it changed."""
        return next((span for span in self._moves if span[0] <= figure.start < span[1]), None)

    @cached_property
    def _moves(self) -> tuple[Span, ...]:
        found = ((one.start, one.end) for one in ranges.find(self.text))
        return tuple(span for span in found if is_change(self.text, span[0]))

    def around(self, start: int, end: int) -> str:
        """The folded text of a span, with the three words on either side of it."""
        before, behind = self.text[:start].split(" "), self.text[end:].split(" ")
        return " ".join(before[-4:]) + self.text[start:end] + " ".join(behind[:4])

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
    def written(self) -> tuple[Figure, ...]:
        """Whatever may be a figure where words are known to be one: `one boat`, too."""
        return tuple(figures.written(self.text))

    @cached_property
    def _written_starts(self) -> list[int]:
        return [figure.start for figure in self.written]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the folded text."""
        return tuple(figures.told(self.written, self.text))


def has(figure: Figure, value: int | float) -> bool:
    """Whether a figure, or the other end of a range that it is an end of, is exactly `value`."""
    ends = figure.ends.values if figure.ends else ()
    return any(
        one == value or Decimal(repr(one)) == Decimal(repr(value)) for one in (figure.value, *ends)
    )


def is_change(text: str, start: int) -> bool:
    """Whether two numbers from a place on are no range, but before and after: rose from 40 to 50.

    The verb stands right in front: rising prices range from $40 to $50.
    """
    verb, *rest = ranges.change(text, ranges.beginning(text, start)).split() or [""]
    direct = verb and all(word.endswith("ly") for word in rest)
    return bool(direct) and not text.startswith("between", start)


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


def split(text: str, count: int | None) -> list[str]:
    """The blocks between blank lines where that gives `count`, else the non-blank lines."""
    parts = blocks(text)
    return parts if len(parts) == count else lines(text)


def lines(text: str) -> list[str]:
    """The lines that are not blank."""
    return [line for line in _LINE_BREAK.split(text) if line.strip()]


def blocks(text: str) -> list[str]:
    """What stands between blank lines."""
    runs = groupby(_LINE_BREAK.split(text), key=lambda line: bool(line.strip()))
    return ["\n".join(run) for filled, run in runs if filled]


_LINE_BREAK = re.compile(r"\r\n|\r|\n")


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
