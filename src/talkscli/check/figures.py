"""A quantity of a draft held against the statistics of a sheet."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from msgspec.structs import replace

from talkscli.check.index import Index
from talkscli.check.stems import spoken, stems
from talkscli.check.verdicts import Judgment
from talkscli.check.wording import Passage, several
from talkscli.quantity import parse
from talkscli.quantity.compare import SLIGHT, differences, heads, is_money
from talkscli.quantity.parse import Quantity
from talkscli.sheet.records import Document, Statistic
from talkscli.text.folding import fold, loose_words

Key = tuple[str, Decimal | None, Decimal | None]
"""What a quantity is of, and its numbers."""
Numbers = tuple[Decimal | None, Decimal | None]
"""The less and the greater number of a quantity."""
Telling = tuple[str, str]
"""What a quantity is of, and a word of its measure or a party of it."""


class Known(NamedTuple):
    """A statistic of the sheet, and the quantity that it states."""

    passage: Passage
    quantity: Quantity


class Statistics:
    """The statistics of a sheet, to be found by number and by what they tell of.

    A draft may have as many quantities as a sheet has statistics, so none is compared with all.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: list[Known] = []
        self._numbers: dict[Key, list[int]] = {}
        self._tellings: dict[Telling, int] = {}
        self._sorted: dict[str, list[tuple[Decimal, int]]] = {}
        for passage in index.passages:
            if passage.record.kind == "statistic":
                self._add(passage)
        for document in index.documents:
            if document.points:
                self._add(_points(document, document.points))

    def _add(self, passage: Passage) -> None:
        number, quantity = len(self._known), passage.known[0]
        pairs = pairwise(passage.quantities)
        if not quantity.modifier and any(heads(one) & heads(other) for one, other in pairs):
            quantity = replace(quantity, modifier="to")  # from $1,200 to $900: neither alone
        self._known.append(Known(passage, quantity))
        for head in heads(quantity):
            self._numbers.setdefault((head, quantity.low, quantity.high), []).append(number)
        for unit in kinds(quantity):
            if quantity.low is not None:
                self._sorted.setdefault(unit, []).append((quantity.low, number))
            for word in self.signs(self._known[-1]):
                self._tellings.setdefault((unit, word), number)

    @staticmethod
    def signs(known: Known) -> frozenset[str]:
        """The stems of what a statistic measures, less its unit, and the ids of its parties."""
        record = known.passage.record
        own = stems(" ".join((*known.quantity.noun, record.unit)))
        parties = (*record.by, *record.target, *record.reported_by)
        return (stems(record.measure) - own).union(f"#{id_}" for id_ in parties)

    def of_number(self, one: Quantity) -> list[Known]:
        """Those of a quantity's unit and numbers, in either reading of a point."""
        keys = [(head, one.low, one.high) for head in heads(one)]
        if one.dotted and one.low is not None and one.high is not None:
            keys += [(head, one.low * 1000, one.high * 1000) for head in heads(one)]
        found = {number for key in keys for number in self._numbers.get(key, ())}
        return [self._known[number] for number in sorted(found)]

    def spoken_of(self, one: Quantity, telling: Iterable[str]) -> Known | None:
        """The first of a quantity's unit whose measure or parties have one of some words."""
        words = {*telling}
        found = [
            self._tellings[unit, word]
            for unit in kinds(one)
            for word in words
            if (unit, word) in self._tellings
        ]
        return self._known[min(found)] if found else None

    def nearest(self, one: Quantity) -> Known | None:
        """The one of a quantity's unit and rate whose number is nearest, if there is any."""
        near = [
            (abs(low - one.low), number)
            for unit in kinds(one)
            for low, number in self._sorted.get(unit, ())[:MOST]
            if one.low is not None and self._known[number].quantity.per == one.per
        ]
        return self._known[min(near)[1]] if near else None

    @cached_property
    def worded(self) -> dict[Numbers, list[Known]]:
        """Those whose words are not one quantity of their unit, by number: 17 of 20 boats."""
        found: dict[Numbers, list[Known]] = {}
        for known in self._known:
            there = known.passage.quantities
            if len(there) != 1 or {*known.quantity.units}.isdisjoint(there[0].units):
                for numbers in {(one.low, one.high) for one in there}:
                    found.setdefault(numbers, []).append(known)
        return found


MOST = 200
"""So many statistics of one unit are looked at for the nearest."""


@lru_cache(maxsize=1)
def of(index: Index) -> Statistics:
    """The statistics of a sheet; a draft asks for them quantity by quantity."""
    return Statistics(index)


def kinds(one: Quantity) -> set[str]:
    """What a quantity is of, each currency for itself."""
    return {*one.units} if is_money(one) else heads(one)


def check(one: Quantity, sentence: str, index: Index, draft: frozenset[Key]) -> Judgment:
    """Hold a quantity of a draft, in its sentence, against the statistics of its unit.

    `draft` has what the draft says anywhere: a statistic that stands there is not altered
    elsewhere.
    """
    known = of(index)
    if worded := _in_own_words(one, sentence, known):
        return worded
    telling = spoken(sentence) | {f"#{id_}" for id_ in index.named.within(sentence)}
    same = [
        (found, grave, slight)
        for found in known.of_number(one)
        if _all_nouns(found, one, sentence)
        for grave, slight in [_split(differences(found.quantity, one))]
        if not ("currency" in grave and key_of(found.quantity) & draft)
    ]
    if same:
        found, grave, slight = min(same, key=lambda each: (len(each[1]), len(each[2])))
        return _same_number(found, one, sentence, grave, slight, known, telling)
    near = known.spoken_of(one, telling)
    if one.low is None or (near and (key_of(near.quantity) & draft)):
        return Judgment("unknown")
    if near is None or one.modifier != near.quantity.modifier:
        near = near or known.nearest(one)
        if near is None or (key_of(near.quantity) & draft):
            return Judgment("unknown")
        return _judged("unknown", near, one, sentence, _number_sort(near, one))
    return _judged("altered", near, one, sentence, _number_sort(near, one))


def _number_sort(near: Known, one: Quantity) -> str:
    return "range" if near.quantity.is_range or one.is_range else "number"


def _split(found: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The differences that make another quantity, and those that are only shown."""
    grave = [one for one in found if one not in SLIGHT]
    return grave, [one for one in found if one in SLIGHT]


def _same_number(
    found: Known,
    one: Quantity,
    sentence: str,
    grave: list[str],
    slight: list[str],
    known: Statistics,
    telling: frozenset[str],
) -> Judgment:
    """The verdict on a quantity that has a statistic's number."""
    if not grave:
        if not slight:
            return Judgment("agrees", found.passage)
        return _judged(
            "agrees", found, one, sentence, slight[0].split()[0].replace("about", "hedge")
        )
    if "modifier" in grave or (grave == ["rate"] and not one.per):
        return _judged("unknown", found, one, sentence, grave[0])
    # The same amount in another currency may well be another sum.
    signs = known.signs(found)
    verdict = "unknown" if "currency" in grave and signs.isdisjoint(telling) else "altered"
    return _judged(verdict, found, one, sentence, grave[0])


def _judged(verdict: Any, found: Known, one: Quantity, sentence: str, sort: str) -> Judgment:
    return Judgment(verdict, found.passage, sort, difference=shown(found, one, sentence))


def _all_nouns(found: Known, one: Quantity, sentence: str) -> bool:
    """Whether all nouns that a statistic counts together stand behind a quantity."""
    unit = found.passage.record.unit
    if not several(unit):
        return True
    wanted = loose_words(unit)
    return loose_words(sentence[one.number[1] : one.number[1] + NEAR])[: len(wanted)] == wanted


NEAR = 200
"""So many characters beside a quantity are read to find a statistic's words."""


def _in_own_words(one: Quantity, sentence: str, known: Statistics) -> Judgment | None:
    """The statistic, not simply one quantity, in whose very words a quantity stands, if any."""
    candidates = known.worded.get((one.low, one.high), ())
    if not candidates:
        return None
    there = _quantities(sentence)
    place = next((n for n, each in enumerate(there) if each.number == one.number), None)
    if place is None:
        return None
    for found in candidates:
        count = len(found.passage.quantities)
        for first in range(max(0, place - count + 1), place + 1):
            if _same_words(found.passage, sentence, there[first : first + count]):
                return Judgment("agrees", found.passage)
    return None


_quantities = lru_cache(maxsize=10)(parse.find)  # those of a sentence come in turn


def _same_words(passage: Passage, sentence: str, theirs: Sequence[Quantity]) -> bool:
    """Whether some quantities of a sentence are those of a passage, and so are their words."""
    ours = passage.quantities
    if len(ours) != len(theirs) or any(map(differences, ours, theirs)):
        return False
    before, own, after = _around(passage.text, ours)
    ahead, said, behind = _around(sentence, theirs)
    there = ahead[len(ahead) - len(before) :], said, behind[: len(after)]
    return there == (before, own, after)


def _around(text: str, there: Sequence[Quantity]) -> tuple[list[str], list[str], list[str]]:
    """The words in front of some quantities of a text, theirs, and those behind them."""
    first, last = there[0].start, there[-1].end
    parts = text[max(0, first - NEAR) : first], text[first:last], text[last : last + NEAR]
    before, own, after = map(loose_words, parts)
    return before, own, after


def key_of(one: Quantity) -> set[Key]:
    """What a quantity says, for each unit that it may be of."""
    return {(unit, one.low, one.high) for unit in kinds(one)}


def keys(texts: Iterable[str]) -> Iterator[Key]:
    """What the quantities of some texts say."""
    for text in texts:
        for one in parse.find(text):
            yield from key_of(one)


def shown(found: Known, one: Quantity, sentence: str) -> str:
    """A statistic's words with what a sentence has in their place marked.

    A number that is the same is shown as the sentence has it.
    """
    text, ours = found.passage.text, found.quantity
    said = fold(sentence[one.extent[0] : one.extent[1]])
    if (
        (ours.low, ours.high) == (one.low, one.high)
        and ours.number != (0, 0)
        and set(ours.units) & set(one.units)
    ):
        number = fold(sentence[one.number[0] : one.number[1]])
        text = text[: ours.number[0]] + number + text[ours.number[1] :]
    a, b = text.split(), said.split()
    parts = []
    for tag, i, j, k, m in SequenceMatcher(
        None, [*map(str.lower, a)], [*map(str.lower, b)]
    ).get_opcodes():
        if tag == "equal":
            parts += b[k:m]
            continue
        parts += [f"[-{' '.join(a[i:j])}-]"] if j > i else []
        parts += [f"{{+{' '.join(b[k:m])}+}}"] if m > k else []
    return " ".join(parts)


def _points(document: Document, count: int) -> Passage:
    """How many points a document has, as a statistic would say it."""
    text = f"{count}-point"
    record = Statistic(
        id=document.id, measure=document.title, as_written=text, value=count, unit="points"
    )
    return Passage(record=record, text=text)
