"""The passages of a sheet, to be found by their words and by what their figures are of."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from talkscli.checking.passages import Passage
from talkscli.language import figures, rates
from talkscli.language.figures import Figure
from talkscli.sheet.sheet import Sheet
from talkscli.text.folding import fold, loose
from talkscli.text.tokens import Word, words


class Index:
    """The passages of a sheet, to be found by their words."""

    def __init__(self, sheet: Sheet) -> None:
        records = (*sheet.records["quote"], *sheet.records["statistic"])
        texts = ((record, fold(getattr(record, record.main))) for record in records)
        self.passages = [Passage(record=record, text=text) for record, text in texts]
        self.documents = sheet.records.get("document", ())
        self.places: dict[str, list[int]] = {}
        for number, one in enumerate(self.passages):
            for word in {word.text for word in words(one.text)}:
                self.places.setdefault(word, []).append(number)
        self.called = sheet.called(("participant", "side"))
        spelled = [name for names in self.called.values() for name in names]
        self.speakers = {loose(part) for name in spelled for part in (name, name.split()[-1])}
        named = {word.text for name in spelled for word in words(fold(name))}
        self.names = named - figures.STOPS

    def holding(self, wanted: Sequence[Word]) -> list[Passage]:
        """The passages that have every one of the words, in the sheet's order."""
        spelled = {word.text for word in wanted}
        lists = sorted((self.places.get(word, []) for word in spelled), key=len)
        if not lists or not lists[0]:
            return []
        kept = set(lists[0]).intersection(*lists[1:])
        return [self.passages[number] for number in sorted(kept)]

    def sharing(self, wanted: Sequence[Word], least: int) -> list[tuple[int, Passage]]:
        """The passages with `least` of the words in whatever order, those with most first."""
        needed = Counter(word.text for word in wanted)
        rarest = sorted(needed, key=lambda word: len(self.places.get(word, ())))
        # A passage without any of the rarest has too few of the others left.
        seen, spare = set[int](), len(wanted) - least + 1
        for word in rarest:
            if spare <= 0:
                break
            seen.update(self.places.get(word, ()))
            spare -= needed[word]
        kept, repeated = frozenset(needed), len(wanted) - len(needed)
        shared = []
        for number in seen:
            common = kept & self.passages[number].vocabulary
            if len(common) + repeated >= least:
                count = sum(needed[word] for word in common)
                if count >= least:
                    shared.append((-count, number))
        return [(-count, self.passages[number]) for count, number in sorted(shared)]

    def alike(self, wish: Figure) -> list[tuple[Passage, Figure]]:
        """The figures of the wished one's unit, each with its passage, in the sheet's order."""
        if not (wanted := units(wish)):
            return []
        measures, places = self._measures
        found = set[int]().union(*(places.get(unit, ()) for unit in wanted))
        return [measures[number] for number in sorted(found)]

    @cached_property
    def _measures(self) -> tuple[list[tuple[Passage, Figure]], dict[str, list[int]]]:
        """Every figure with its passage, and which of them have a unit."""
        measures = [(passage, one) for passage in self.passages for one in passage.measured]
        places: dict[str, list[int]] = {}
        for number, (_, one) in enumerate(measures):
            for unit in units(one):
                places.setdefault(unit, []).append(number)
        return measures, places


_RELATIVE = figures.COMPARED | {"short", "point", "points"}


def units(figure: Figure) -> set[str]:
    """What a figure is of: its currency or per cent, else whatever it may be counting."""
    behind, time = rates.of(figure.following)
    counted = figure.following[:behind]
    if figure.unit:
        # Per cent more, or dollars less, are of something else.
        found = {figure.unit} - {figure.unit for word in counted[:1] if word.lower() in _RELATIVE}
    elif figure.joined and not any(word.lower() in figures.COMPARED for word in counted):
        found = figures.heads(counted[:1])
    else:
        found = figures.heads((figure.label,) if figure.label else counted)
    return {f"{one} per {time}" if time else one for one in found}
