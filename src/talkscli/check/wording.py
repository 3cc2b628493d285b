"""The quotes and figures of a sheet as words, to be found by them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any

from msgspec import Struct

from talkscli.quantity import parse
from talkscli.quantity.parse import Quantity
from talkscli.quantity.stated import stated
from talkscli.text.folding import fold
from talkscli.text.tokens import (
    JOINTS,
    NOBODY,
    QUESTIONS,
    SENTENCE_END,
    TAGS,
    Word,
    at_end,
    denies,
    less_stop,
    weighty,
    words,
)

MOST_QUANTITIES = 100
"""So many quantities of a phrase are compared at most; no quotation has as many."""
Run = tuple[int, int]
"""The first word of a run and the one behind its last."""


class Wording(Struct, frozen=True, dict=True, eq=False, kw_only=True):
    """Folded text and its words."""

    text: str
    tokens: tuple[Word, ...] | None = None
    """Its words where they are not simply those of the text."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order; those of a large sheet take much memory, and few are asked for."""
        return tuple(words(self.text)) if self.tokens is None else self.tokens

    def gap(self, number: int) -> str:
        """What stands in front of a word; behind the last one for the number of words."""
        start = self.words[number - 1].end if number else 0
        end = self.words[number].start if number < len(self.words) else len(self.text)
        return self.text[start:end]

    @cached_property
    def row(self) -> str:
        """Every word on a line, so that words in a row can be found as one text."""
        return "".join(("\n", *(word.text + "\n" for word in self.words)))

    @cached_property
    def _lines(self) -> list[int]:
        """Where in the row the line of each word begins, the break before it included."""
        places, place = [], 0
        for word in self.words:
            places.append(place)
            place += len(word.text) + 1
        return places

    def find(self, wanted: "Wording", start: int = 0) -> Iterator[Run]:
        """Where the words of `wanted` stand in a row, from a word on."""
        if not wanted.words or start >= len(self.words):
            return
        place = self.row.find(wanted.row, self._lines[start])
        while place >= 0:
            first = bisect_left(self._lines, place)
            yield first, first + len(wanted.words)
            place = self.row.find(wanted.row, place + 1)

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """The words alone, in lower case."""
        return tuple(word.text for word in self.words)

    def denies(self, number: int) -> bool:
        """Whether a word is a negation, or the end of one."""
        return denies(self.spelled, number)

    @property
    def asks(self) -> bool:
        """Whether a question mark stands behind the last word."""
        return not QUESTIONS.isdisjoint(self.gap(len(self.words)))

    @cached_property
    def weights(self) -> tuple[str, ...]:
        """What weighs of each gap between two words; the ends come first and last."""
        inner = range(1, len(self.words))
        ends = at_end(self.gap(0)), at_end(self.gap(len(self.words)))
        return (ends[0], *(weighty(self.gap(number)) for number in inner), ends[1])


class Passage(Wording, frozen=True, dict=True, eq=False, kw_only=True):
    """The words of a record that phrases are held against."""

    record: Any

    def may_stand_in(self, text: str) -> bool:
        """Whether a text in lower case has all of its words; this is quickly told."""
        return all(word in text for word in self.vocabulary if word.isascii() and word.isalnum())

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Each of its words once."""
        return frozenset(self.spelled)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Whose words they are, or on whose account the figure is given."""
        name = "speakers" if self.record.kind == "quote" else "reported_by"
        return tuple(getattr(self.record, name))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities in it."""
        return tuple(parse.find(self.text))

    @cached_property
    def known(self) -> tuple[Quantity, ...]:
        """Its quantities; of a statistic the one that it states."""
        one = self.record
        if one.kind != "statistic":
            return self.quantities
        return (stated(self.text, one.value, one.unit, one.hedge),)

    @cached_property
    def _within_figures(self) -> frozenset[int]:
        """The words into which a figure goes on from the one in front."""
        starts = [word.start for word in self.words]
        ends = [word.end for word in self.words]
        there = self.quantities
        spans = [one.number for one in there]
        spans += [(one.start, one.number[0]) for one in there]  # half a hedge is another one
        if self.record.kind == "statistic" and there:  # a proportion is one figure
            spans.append((there[0].number[0], there[-1].number[0] + 1))
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_right(ends, start) + 1, bisect_left(starts, end))
        ).union(self._within_nouns())

    def _within_nouns(self) -> Iterator[int]:
        """The words of several nouns that are counted together, less the first."""
        unit = getattr(self.record, "unit", "")
        if several(unit):
            for first, stop in self.find(Wording(text=fold(unit))):
                yield from range(first + 1, stop)

    def hedge_cut(self, run: Run) -> str:
        """The hedge of a figure with which a run begins, where it is left out; mostly none."""
        place = self.words[run[0]].start
        cut = (
            self.text[one.start : one.number[0]].strip()
            for one in self.quantities
            if one.hedge and one.start < place <= one.number[0]
        )
        return next(cut, "")

    def cuts_figure(self, number: int) -> bool:
        """Whether a figure goes on from in front of a word into it."""
        return number in self._within_figures

    def _joined(self, number: int) -> bool:
        """Whether a word is one with that in front of it, as in `and/or`."""
        if not 0 < number < len(self.words) or self.words[number].text == "'s":
            return False
        gap = self.gap(number)
        return gap in JOINTS or gap.startswith(TAGS) or gap.endswith(("<", ">"))

    def _begins_anew(self, number: int) -> bool:
        """Whether a word begins a sentence about nobody, which denies nothing in front of it.

        Of two words (`Nothing more.`) it is none of its own.
        """
        about = self.spelled[number] in NOBODY or self.spelled[number : number + 2] == ("no", "one")
        if not about or not SENTENCE_END().fullmatch(self.gap(number)):
            return False
        ends = any(SENTENCE_END().fullmatch(self.gap(number + more)) for more in (1, 2))
        return number + 2 < len(self.words) and not ends

    def may_be_cut(self, run: Run, asks: bool = False) -> bool:
        """Whether the words say the same without those in front of and behind them.

        What `asks` has the question mark behind them, too.
        """
        first, stop = run
        neighbors = [first - 1] if first else []
        if stop < len(self.words):
            neighbors.append(stop - 1)  # what it negates would be left out
            if not self._begins_anew(stop):
                neighbors.append(stop)
        return (
            not any(map(self.denies, neighbors))
            and not any(self._joined(cut) or self.cuts_figure(cut) for cut in run)
            and (asks or QUESTIONS.isdisjoint(self.gap(stop)))
        )


@lru_cache(maxsize=10)
def phrase(text: str) -> Wording:
    """Fold a phrase, and set its outer marks and one closing comma or full stop aside."""
    folded = fold(text)
    bare = less_stop(folded)
    if len(bare) > 1 and (bare[0], bare[-1]) in _OUTER:
        inner = bare[1:-1].strip()
        bare = inner if bare != folded else less_stop(inner)
    return Wording(text=bare)


_OUTER = {('"', '"'), ("'", "'"), ("«", "»"), ("»", "«"), ("‹", "›"), ("›", "‹")}


def several(unit: str) -> bool:
    """Whether a unit has more nouns than one: doctors and nurses."""
    return "," in unit or not {"and", "or"}.isdisjoint(unit.lower().split())
