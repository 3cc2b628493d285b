"""Words of a sheet looked up in an article, and what of it the sheet rests on."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from talkscli.text.tokens import UNSPACED
from talkscli.verify.article import Article, Span
from talkscli.verify.evidence import Need

MOST = 100
"""So many places are told at most of words that stand everywhere."""

FEW = 10
"""So few paragraphs are searched rather than sorted out further."""

# Whatever stands in a text as whole words has these of it whole, too.
_key = re.compile(rf"[^\W_{UNSPACED}]+")


Keys = frozenset[str | tuple[str, str]]
"""What a text must have for some words to stand in it: each of them, and each two in a row."""


def keys(folded: str) -> Keys:
    """The keys of a folded text."""
    found = _key.findall(folded)
    return frozenset((*found, *pairwise(found)))


class Place(NamedTuple):
    """What came of one need."""

    need: Need
    outcome: str
    found: tuple[int, ...]


class Lookup:
    """Looks words up in the article, and remembers what of it the sheet rests on."""

    def __init__(self, article: Article) -> None:
        self.paragraphs = article.paragraphs
        self._covered: list[set[Span]] = [set() for _ in article.paragraphs]
        self._known: dict[tuple[int, str], list[Span]] = {}
        self._phrases: list[bool] = []

    def look(self, need: Need, moves: dict[int, int]) -> Place:
        """Where the words of a need stand; `moves` tells where its record's main field went."""
        here = need.paragraph
        if any(self.spans(here, spelling) for spelling in need.spellings):
            return self._found(need, "verified", (here,))
        stands = {number for spelling in need.spellings for number in self._places(spelling)}
        for home in (moves.get(here), *moves.values()):
            if home in stands:
                return self._found(need, "drifted", (home,))
        outcome = ("missing", "drifted", "ambiguous")[min(len(stands), 2)]
        return self._found(need, outcome, tuple(sorted(stands)[:MOST]))

    def spans(self, number: int, words: str) -> list[Span]:
        """Where in a paragraph folded words stand; nowhere if there is no such paragraph."""
        if not 0 < number <= len(self.paragraphs):
            return []
        if (number, words) not in self._known:
            self._known[number, words] = self.paragraphs[number - 1].find(words)
        return self._known[number, words]

    def _places(self, words: str) -> list[int]:
        """The paragraphs in which folded words stand, by number."""
        return [number for number in self._candidates(words) if self.spans(number, words)]

    def _candidates(self, words: str) -> Iterable[int]:
        """The paragraphs that have every word, and perhaps more than those in which they stand."""
        named = keys(words)
        if not named:
            return range(1, len(self.paragraphs) + 1)
        lists = sorted((self._holding.get(key, []) for key in named), key=len)
        kept = set(lists[0])
        for numbers in lists[1:]:
            if len(kept) < FEW:
                break
            kept.intersection_update(numbers)
        return sorted(kept)

    @cached_property
    def _holding(self) -> dict[str | tuple[str, str], list[int]]:
        """The paragraphs that have a key."""
        holding: dict[str | tuple[str, str], list[int]] = {}
        for number, paragraph in enumerate(self.paragraphs, 1):
            for key in keys(paragraph.text):
                holding.setdefault(key, []).append(number)
        return holding

    def _found(self, need: Need, outcome: str, found: tuple[int, ...]) -> Place:
        if any(" " in spelling for spelling in need.spellings):
            self._phrases.append(bool(found))
        for number in found:
            for spelling in need.spellings:
                self._covered[number - 1].update(self.spans(number, spelling))
        return Place(need, outcome, found)

    def phrases_found(self) -> float:
        """The part of the words looked for that was found; single words stand anywhere."""
        return sum(self._phrases) / len(self._phrases) if self._phrases else 1.0

    @cached_property
    def covered(self) -> list["Cover"]:
        """What of each paragraph was found; to be asked when all has been looked for."""
        return [Cover(spans) for spans in self._covered]

    def repeated(self) -> int:
        """How many words of the article lie in something that was found."""
        return sum(
            cover.holds(start, end)
            for paragraph, cover in zip(self.paragraphs, self.covered, strict=True)
            if cover
            for start, end in paragraph.counted
        )


class Cover:
    """Spans of one text, to be asked whether any of them holds another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            self._starts.append(start)
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def __bool__(self) -> bool:
        return bool(self._starts)

    def holds(self, start: int, end: int) -> bool:
        """Whether one span has all that lies between `start` and `end`."""
        number = bisect_right(self._starts, start) - 1
        return number >= 0 and end <= self._ends[number]
