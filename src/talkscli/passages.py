"""The quotes and figures of a sheet as words, to be found by them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from talkscli import figures
from talkscli.match import fold
from talkscli.sheet import Sheet
from talkscli.tokens import Word, negates, words

Run = tuple[int, int]
"""The first word of a run and the one behind its last."""


class Passage(Struct, frozen=True, dict=True, eq=False):
    """The words of a record that phrases are held against."""

    record: Any
    text: str
    """Folded."""
    words: tuple[Word, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Whose words they are, or on whose account the figure is given."""
        name = "speakers" if self.record.kind == "quote" else "reported_by"
        return tuple(getattr(self.record, name))

    def gap(self, number: int) -> str:
        """What stands in front of a word; behind the last one for the number of words."""
        return _gap(self.text, self.words, number)

    def figures(self) -> list[figures.Figure]:
        """The figures in it."""
        known = self.__dict__.get("found")
        if known is None:
            known = self.__dict__["found"] = figures.find(self.text)
        return list(known)

    def cuts_figure(self, number: int) -> bool:
        """Whether a figure goes on from in front of a word into it."""
        if not 0 < number < len(self.words):
            return False
        before, after = self.words[number - 1].end, self.words[number].start
        return any(one.start < before and after < one.end for one in self.figures())

    def may_be_cut(self, run: Run) -> bool:
        """Whether the words say the same without those in front of and behind them."""
        first, behind = run
        beside = [*self.words[max(first - 1, 0) : first], *self.words[behind : behind + 1]]
        if behind < len(self.words):
            beside.append(self.words[behind - 1])  # what it negates would be left out
        return (
            not any(negates(word.text) for word in beside)
            and not self.cuts_figure(first)
            and not self.cuts_figure(behind)
            and "?" not in self.gap(behind).partition(" ")[0]
        )


class Phrase(Struct, frozen=True):
    """What is checked, less its outer marks and one closing comma or full stop."""

    text: str
    words: tuple[Word, ...]

    def gap(self, number: int) -> str:
        """What stands in front of a word; behind the last one for the number of words."""
        return _gap(self.text, self.words, number)


def _gap(text: str, words_: Sequence[Word], number: int) -> str:
    start = words_[number - 1].end if number else 0
    end = words_[number].start if number < len(words_) else len(text)
    return text[start:end]


def phrase(text: str) -> Phrase:
    """Fold a phrase and set its outer marks aside."""
    text, closed = less_stop(fold(text), False)
    if len(text) > 1 and (text[0], text[-1]) in _OUTER:
        text, closed = less_stop(text[1:-1].strip(), closed)
    return Phrase(text, tuple(words(text)))


_OUTER = {('"', '"'), ("'", "'"), ("«", "»"), ("»", "«"), ("‹", "›"), ("›", "‹")}


def less_stop(text: str, done: bool = False) -> tuple[str, bool]:
    """Set one closing comma or full stop aside, unless that is done; and whether it is."""
    if done or not text.endswith((",", ".")) or text.endswith(("..", ". .")):
        return text, done
    return text[:-1].rstrip(), True


class Index:
    """The passages of a sheet, to be found by their words."""

    def __init__(self, sheet: Sheet) -> None:
        records = (*sheet.records["quote"], *sheet.records["statistic"])
        texts = ((record, fold(getattr(record, record.main))) for record in records)
        self.passages = [Passage(record, text, tuple(words(text))) for record, text in texts]
        self.vocabularies = [frozenset(word.text for word in one.words) for one in self.passages]
        self.places: dict[str, list[int]] = {}
        for number, vocabulary in enumerate(self.vocabularies):
            for word in vocabulary:
                self.places.setdefault(word, []).append(number)
        called = sheet.called(("participant", "side"))
        spelled = (name for names in called.values() for name in names)
        self.names = {word.text for name in spelled for word in words(fold(name))}

    def holding(self, wanted: Sequence[Word]) -> list[Passage]:
        """The passages that have every one of the words, in the sheet's order."""
        lists = sorted((self.places.get(word.text, []) for word in wanted), key=len)
        if not lists:
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
            common = kept & self.vocabularies[number]
            if len(common) + repeated >= least:
                count = sum(needed[word] for word in common)
                if count >= least:
                    shared.append((-count, number))
        return [(-count, self.passages[number]) for count, number in sorted(shared)]

    def alike(self, wish: figures.Figure) -> list[tuple[Passage, figures.Figure]]:
        """The figures of the wished one's unit, each with its passage, in the sheet's order."""
        measures, places = self._measures
        found = set[int]().union(*(places.get(unit, ()) for unit in units(wish)))
        return [measures[number] for number in sorted(found)]

    @cached_property
    def _measures(self) -> tuple[list[tuple[Passage, figures.Figure]], dict[str, list[int]]]:
        """Every figure with its passage, and which of them have a unit."""
        measures = [(passage, one) for passage in self.passages for one in measured(passage)]
        places: dict[str, list[int]] = {}
        for number, (_, one) in enumerate(measures):
            for unit in units(one):
                places.setdefault(unit, []).append(number)
        return measures, places


def heads(words_: Iterable[str]) -> set[str]:
    """What a figure may be counting: the words behind it, in the singular."""
    found = set()
    for word in words_:
        if word.lower() in STOPS:
            break
        found.add(word.lower().removesuffix("s"))
    return found


STOPS = frozenset("and or of in on at to by for from with against per was were is are".split())


def units(figure: figures.Figure) -> set[str]:
    """What a figure is of: its currency or per cent, else whatever it may be counting."""
    return {figure.unit} if figure.unit else heads(figure.following)


def measured(passage: Passage) -> list[figures.Figure]:
    """The figures of a passage; of a statistic the one that it is about, in its unit."""
    record, found = passage.record, passage.figures()
    if record.kind != "statistic":
        return found
    currency = len(record.unit) == 3 and record.unit.isupper()
    unit = record.unit if currency or record.unit == "percent" else ""
    following = () if unit else tuple(record.unit.split()[-1:])
    one = next((one for one in found if one.value == record.value), found[0] if found else None)
    return [replace(one, unit=unit, following=following)] if one else []
