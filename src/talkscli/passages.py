"""The quotes and figures of a sheet as words, to be found by them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

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
        start = self.words[number - 1].end if number else 0
        end = self.words[number].start if number < len(self.words) else len(self.text)
        return self.text[start:end]

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
        beside = (*self.words[max(first - 1, 0) : first], *self.words[behind : behind + 1])
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
        start = self.words[number - 1].end if number else 0
        end = self.words[number].start if number < len(self.words) else len(self.text)
        return self.text[start:end]


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
        self.places: dict[str, list[int]] = {}
        for number, passage in enumerate(self.passages):
            for word in {word.text for word in passage.words}:
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
        shared = Counter[int]()
        for word in rarest:
            places = self.places.get(word, ())
            for number in seen.intersection(places) if len(places) > len(seen) else places:
                shared[number] += needed[word]
        return [
            (count, self.passages[number])
            for number, count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))
            if number in seen and count >= least
        ]

    def counting(self, wanted: Iterable[figures.Figure]) -> list[Passage]:
        """The passages with a figure of the same unit as one of those wanted."""
        found = [
            passage
            for wish in wanted
            for passage in self.passages
            if passage.figures() and any(same_unit(wish, one) for one in measured(passage))
        ]
        return list(dict.fromkeys(found))


def heads(words_: Iterable[str]) -> set[str]:
    """What a figure may be counting: the words behind it, in the singular."""
    found = set()
    for word in words_:
        if word.lower() in _STOPS:
            break
        found.add(word.lower().removesuffix("s"))
    return found


_STOPS = frozenset("and or of in on at to by for from with against per was were is are".split())


def same_unit(one: figures.Figure, other: figures.Figure) -> bool:
    """Whether two figures are of the same currency, or count the same."""
    if one.unit or other.unit:
        return one.unit == other.unit
    return not heads(one.following).isdisjoint(heads(other.following))


def measured(passage: Passage) -> list[figures.Figure]:
    """The figures of a passage, those of a statistic in the unit that the record gives."""
    record = passage.record
    if record.kind != "statistic":
        return passage.figures()
    currency = len(record.unit) == 3 and record.unit.isupper()
    unit = record.unit if currency or record.unit == "percent" else ""
    following = () if unit else tuple(record.unit.split()[-1:])
    return [
        figures.Figure(one.start, one.end, one.text, one.value, unit, following, one.hedge)
        for one in passage.figures()
    ]
