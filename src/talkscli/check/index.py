"""The passages of a sheet, to be found by their words and by what their figures are of."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from talkscli.check.names import Names
from talkscli.check.wording import Passage
from talkscli.quantity.compare import heads
from talkscli.quantity.lexicon import STOPS
from talkscli.quantity.parse import Quantity
from talkscli.sheet.sheet import Sheet
from talkscli.text.folding import fold, loose
from talkscli.text.tokens import Word, words

OFTEN = 8
"""A word that stands in more than one of so many passages is looked up in few of them only."""
RUN = 8
"""So many words in a row are a long run: nobody says them by chance."""


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
        self.names = named - STOPS
        people = frozenset(one.id for one in sheet.records["participant"] if one.type == "person")
        self.named = Names(self.called, people)

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
        frequent = [
            word for word in needed if len(self.places.get(word, ())) > len(self.passages) / OFTEN
        ]
        slack = sum(needed[word] for word in frequent)
        if slack >= least:  # they alone may do
            frequent, slack = [], 0
        counts = Counter[int]()
        for word in needed.keys() - frequent:
            for _ in range(needed[word]):
                counts.update(self.places.get(word, ()))
        shared = []
        for number, count in counts.items():
            if count + slack >= least:
                vocabulary = self.passages[number].vocabulary if frequent else ()
                total = count + sum(needed[word] for word in frequent if word in vocabulary)
                if total >= least:
                    shared.append((-total, number))
        return [(-count, self.passages[number]) for count, number in sorted(shared)]

    def runs_of(self, spelled: Sequence[str]) -> list[int]:
        """The passages with which some words share a long run, in the order of the words."""
        if len(spelled) < RUN:
            return []
        grams = (tuple(spelled[place : place + RUN]) for place in range(len(spelled) - RUN + 1))
        return list(dict.fromkeys(self._runs[gram] for gram in grams if gram in self._runs))

    @cached_property
    def _runs(self) -> dict[tuple[str, ...], int]:
        """The first passage that has so many words in a row."""
        runs: dict[tuple[str, ...], int] = {}
        for number, passage in enumerate(self.passages):
            spelled = passage.spelled
            for place in range(len(spelled) - RUN + 1):
                runs.setdefault(spelled[place : place + RUN], number)
        return runs

    def alike(self, wish: Quantity) -> list[tuple[Passage, Quantity]]:
        """The quantities of the wished one's unit, each with its passage, in the sheet's order."""
        wanted = heads(wish)
        if not wanted:
            return []
        known, places = self._known
        found = set[int]().union(*(places.get(unit, ()) for unit in wanted))
        return [known[number] for number in sorted(found)]

    @cached_property
    def _known(self) -> tuple[list[tuple[Passage, Quantity]], dict[str, list[int]]]:
        """Every quantity with its passage, and which of them have a unit."""
        known = [(passage, one) for passage in self.passages for one in passage.known]
        places: dict[str, list[int]] = {}
        for number, (_, one) in enumerate(known):
            for unit in heads(one):
                places.setdefault(unit, []).append(number)
        return known, places
