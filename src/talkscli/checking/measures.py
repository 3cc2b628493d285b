"""The statistics of a sheet, to be found by what they say a number is of."""

from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from talkscli.checking.index import Index, units
from talkscli.checking.passages import Passage
from talkscli.language import rates
from talkscli.language.figures import STOPS, Figure, is_currency
from talkscli.sheet.records import Document, Statistic
from talkscli.text.folding import loose, words


class Measures:
    """The statistics of a sheet, to be found by unit with value, or by unit with what they measure.

    A draft may have as many figures as a sheet has statistics, so none is compared with all.
    """

    def __init__(self, index: Index) -> None:
        self._names = index.called
        self._terms: dict[Passage, frozenset[str]] = {}
        self._measures: list[tuple[Passage, Figure]] = []
        self._places: dict[tuple[str, Key], list[int]] = {}
        self.worded: dict[float, list[Passage]] = {}
        """Those of several numbers, by each of them."""
        for passage in index.passages:
            if passage.record.kind == "statistic":
                for one in passage.measured:
                    self._add(passage, one, units(one) | _as_written(passage, one))
        for document in index.documents:
            if document.points:
                passage = _points(document, document.points)
                for one in passage.measured:
                    self._add(passage, one, in_document(_measure(document.title)))

    def _add(self, passage: Passage, one: Figure, wanted: set[str]) -> None:
        """Add a figure of a passage that is of what is `wanted`."""
        number = len(self._measures)
        self._measures.append((passage, one))
        if len(passage.written) > 1 or passage.written[0].ends:
            for value in {figure.value for figure in passage.written}:
                self.worded.setdefault(value, []).append(passage)
        rated = at_a_rate(unit for unit in wanted if " per " in unit)
        for unit in wanted | amount(one) | rated:
            for key in (None, one.value, *_measure(passage.record.measure)):
                self._places.setdefault((unit, key), []).append(number)
        for figure in passage.figures:
            if ends := figure.ends:
                for unit in in_range(figure, wanted):
                    self._places.setdefault((unit, ends.values), []).append(number)

    def terms(self, passage: Passage) -> frozenset[str]:
        """The stems of what a statistic says of what it counts, and whose it is."""
        if passage not in self._terms:
            record = passage.record
            names = (name for id_ in record.by for name in self._names[id_])
            said = " ".join((passage.text, record.unit, record.measure, *names))
            self._terms[passage] = stems(said)
        return self._terms[passage]

    def of_value(self, wanted: Iterable[str], value: "Key") -> list[tuple[Passage, Figure]]:
        """Those of a unit and a value, or the values of a range, in the sheet's order."""
        found = {number for unit in wanted for number in self._places.get((unit, value), ())}
        return [self._measures[number] for number in sorted(found)]

    def spoken_of(self, wanted: Iterable[str], stems: Iterable[str]) -> Passage | None:
        """The first of a unit that measures what one of the words is about."""
        return self._first((unit, stem) for unit in wanted for stem in stems)

    def first(self, wanted: Iterable[str]) -> Passage | None:
        """The first of a unit."""
        return self._first((unit, None) for unit in wanted)

    def _first(self, keys: Iterable[tuple[str, "Key"]]) -> Passage | None:
        firsts = (self._places[key][0] for key in keys if key in self._places)
        number = min(firsts, default=None)
        return None if number is None else self._measures[number][0]


Key = float | tuple[float, ...] | str | None
"""A value, the values of a range, a stem of what is measured, or nothing."""


@lru_cache(maxsize=1)
def of(index: Index) -> Measures:
    """The statistics of a sheet; a draft asks for them figure by figure."""
    return Measures(index)


def _as_written(passage: Passage, one: Figure) -> set[str]:
    """The unit that the words of a figure have, where the sheet says that another is meant."""
    written = {other.unit for other in passage.figures if other.value == one.value}
    return set(filter(is_currency, written - {one.unit})) if is_currency(one.unit) else set()


def _points(document: Document, count: int) -> Passage:
    """How many points a document has, as a statistic would say it."""
    text = f"{count}-point"
    record = Statistic(
        id=document.id, measure=document.title, as_written=text, value=count, unit="points"
    )
    return Passage(record=record, text=text)


def in_document(stems: Iterable[str]) -> set[str]:
    """What points are of in a document whose title has one of the words."""
    return {f"points of {stem}" for stem in stems if stem.isalpha() and stem != "point"}


def amount(figure: Figure) -> set[str]:
    """What a figure is of, if it is money, whatever the currency: so much of it."""
    rated = rates.of(figure.following)[1] or figure.following[:1] in (("a",), ("an",))
    return {f"{figure.value} of money"} if is_currency(figure.unit) and not rated else set()


def at_a_rate(wanted: Iterable[str]) -> set[str]:
    """What figures are of that the sheet has a night, or each, whatever the rate."""
    return {f"{unit.partition(' per ')[0]} at a rate" for unit in wanted}


def in_range(figure: Figure, known: Iterable[str] = ()) -> set[str]:
    """What the range is of that a figure is an end of; what is `known` where it does not say so."""
    if figure.ends is None or not figure.ends.values:
        return set()
    _, unit, following = figure.ends
    said = units(replace(figure, unit=unit, following=following, joined=False))
    return {f"{one.partition(' per ')[0]} in a range" for one in said or known}


def _measure(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(loose(text)) if word not in STOPS)


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text."""
    return frozenset(map(stem, words(loose(text))))


spoken = lru_cache(maxsize=10)(stems)  # figures come sentence by sentence


def stem(word: str) -> str:
    """A word less the ending of a verb or a plural: pledge, pledges, pledged, pledging."""
    return next(
        (word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2),
        word,
    )


_ENDINGS = ("ings", "ing", "ed", "es", "e", "s")
