"""Whether a figure in running text is one of a sheet's."""

from collections.abc import Container, Iterable
from functools import lru_cache

from msgspec.structs import replace

from talkscli.checking.passages import Index, Passage, units
from talkscli.checking.quotation import Judgment
from talkscli.language import doubts, figures, numerals, ranges, rates, tokens
from talkscli.language.before import change
from talkscli.language.figures import STOPS, Figure, common, is_currency
from talkscli.language.hedges import is_hedge, sense
from talkscli.language.tokens import Word
from talkscli.language.vocabulary import changes
from talkscli.match import fold, loose, words


def check(figure: Figure, sentence: str, index: Index) -> Judgment:
    """Hold a figure of a draft against the sheet's statistics of its unit.

    Another number of money, time or per cent may well be another matter: it is held
    to be altered only where the sentence has a word of what the statistic measures.
    """
    known, wanted = _known(index), units(figure)
    if own := _in_own_words(figure, sentence, known):
        return own
    if ranged := _end_of_range(figure, sentence, known):
        return ranged
    found = [
        _same(figure, passage, one, _doubt(figure, sentence, passage, one, known.terms(passage)))
        for passage, one in known.of_value(wanted, figure.value)
    ]
    if found and figure.negation:
        said = f"{{+{figure.negation}+}} {_written(figure)}"
        return Judgment("altered", found[0].passage, "negation", difference=said)
    if found:
        return min(found, key=lambda finding: (finding.verdict != "exact", bool(finding.sort)))
    if other := _other_currency(figure, sentence, known) or _shared_out(figure, known):
        return other
    near = known.spoken_of(wanted, _spoken(sentence))
    if near is None and not common(figure):
        near = known.first(wanted)
    if near is None:
        return Judgment("unknown")
    return _another(figure, near, "number")


def _another(figure: Figure, near: Passage, sort: str) -> Judgment:
    """The figure as another one than that of a statistic."""
    difference = f"[-{near.text}-] {{+{_written(figure)}+}}"
    return Judgment("altered", near, sort, difference=difference)


def _other_currency(figure: Figure, sentence: str, known: "_Known") -> Judgment | None:
    """The same amount in another currency, where the sentence has a word of what is measured."""
    near = known.spoken_of(_amount(figure), _spoken(sentence))
    if near is None or near.record.unit == figure.unit:
        return None
    return _another(figure, near, "currency")


def beside_marks(found: Judgment, before: str, behind: str) -> Judgment:
    """A figure that stands in quotation marks, by what stands in front of them and behind."""
    front, back = doubts.around(before + behind, len(before), len(before))
    if found.passage is None or not (front or back):
        return found
    return Judgment(
        "unknown", found.passage, "hedge", difference=_marked(front, found.passage.text, back)
    )


def _shared_out(figure: Figure, known: "_Known") -> Judgment | None:
    """A known number that the sheet or the draft, but not both alike, has a night, or each."""
    place, _ = rates.of(figure.following)
    alone = replace(figure, following=figure.following[:place])
    wanted = units(alone)
    for passage, one in known.of_value(wanted | _at_a_rate(wanted), figure.value):
        theirs = " ".join(figure.following[place : place + 2])
        said = _marked("", _written(alone), theirs)
        ours, _ = rates.of(one.following)
        lost = " ".join(one.following[ours : ours + 2])
        said += f" [-{lost}-]" if lost else ""
        return Judgment("unknown", passage, "hedge", difference=said)
    return None


def _end_of_range(figure: Figure, sentence: str, known: "_Known") -> Judgment | None:
    """An end of a range that is not in the words of the sheet, which has a range with this end."""
    if not figure.apart or not ranges.beside(sentence, figure.start, figure.end):
        return None
    for passage, _ in known.of_value(_in_range(units(figure)), figure.value):
        said = f"[-{passage.text}-] {{+{_written(figure)}+}}"
        return Judgment("unknown", passage, "hedge", difference=said)
    return None


NEAR = 300
"""So many characters beside a figure are read to find a statistic's words."""


class _Known:
    """The statistics of a sheet, to be found by unit with value, or by unit with what they measure.

    A draft may have as many figures as a sheet has statistics, so none is compared with all.
    """

    def __init__(self, index: Index) -> None:
        self._measures = [
            (passage, one)
            for passage in index.passages
            if passage.record.kind == "statistic"
            for one in passage.measured
        ]
        self._names = index.called
        self._terms: dict[Passage, frozenset[str]] = {}
        self.worded: dict[str, list[Passage]] = {}
        """Those of several numbers, by how they write them."""
        for passage, _ in self._measures:
            if len(passage.figures) == 1:
                continue
            for word in filter(numerals.is_number, map(str.lower, passage.vocabulary)):
                self.worded.setdefault(word, []).append(passage)
        self._places: dict[tuple[str, float | str | None], list[int]] = {}
        for number, (passage, one) in enumerate(self._measures):
            of = units(one)
            rateless = {unit.partition(" per ")[0] for unit in of if " per " in unit}
            for unit in of | _amount(one) | _at_a_rate(rateless):
                for key in (None, one.value, *_measure(passage.record.measure)):
                    self._places.setdefault((unit, key), []).append(number)
            for end in passage.figures:
                if end.apart and ranges.beside(passage.text, end.start, end.end):
                    for unit in _in_range(of):
                        self._places.setdefault((unit, end.value), []).append(number)

    def terms(self, passage: Passage) -> frozenset[str]:
        """The stems of what a statistic says of what it counts, and whose it is."""
        if passage not in self._terms:
            record = passage.record
            names = (name for id_ in record.by for name in self._names[id_])
            said = " ".join((passage.text, record.unit, record.measure, *names))
            self._terms[passage] = _stems(said)
        return self._terms[passage]

    def of_value(self, wanted: Iterable[str], value: float) -> list[tuple[Passage, Figure]]:
        """Those of a unit and a value, in the sheet's order."""
        found = {number for unit in wanted for number in self._places.get((unit, value), ())}
        return [self._measures[number] for number in sorted(found)]

    def spoken_of(self, wanted: Iterable[str], stems: Iterable[str]) -> Passage | None:
        """The first of a unit that measures what one of the words is about."""
        return self._first((unit, stem) for unit in wanted for stem in stems)

    def first(self, wanted: Iterable[str]) -> Passage | None:
        """The first of a unit."""
        return self._first((unit, None) for unit in wanted)

    def _first(self, keys: Iterable[tuple[str, str | None]]) -> Passage | None:
        firsts = (self._places[key][0] for key in keys if key in self._places)
        number = min(firsts, default=None)
        return None if number is None else self._measures[number][0]


@lru_cache(maxsize=1)
def _known(index: Index) -> _Known:
    return _Known(index)


def _same(figure: Figure, passage: Passage, one: Figure, doubt: str) -> Judgment:
    """The same number; a hedge that is lost is noted, one that says otherwise is an alteration."""
    ours, theirs = sense(one.qualifier), sense(figure.qualifier)
    lost = not theirs and (not ours or is_hedge(one.qualifier))
    lost = lost or (not ours and theirs in ("about", "exactly", "only"))
    if doubt and (lost or ours == theirs):
        return Judgment("unknown", passage, "hedge", difference=doubt)
    if ours == theirs:
        return Judgment("exact", passage, part=False)
    difference = " ".join(
        part
        for part in (
            f"[-{one.qualifier}-]" if one.qualifier else "",
            f"{{+{figure.qualifier}+}}" if figure.qualifier else "",
            figure.text,
        )
        if part
    )
    return Judgment("exact" if lost else "altered", passage, "hedge", difference=difference)


def _doubt(
    figure: Figure, sentence: str, passage: Passage, one: Figure, known: Container[str]
) -> str:
    """The figure with the words for which it may be another one marked; empty without any."""
    tail = _reach(figure, sentence, passage.text[one.end :])
    front, behind = doubts.doubt(replace(figure, reach=max(figure.reach, tail)), sentence)
    # Of a rise the sheet may have by how much; of all else it has how much there is.
    if not any(map(changes, words(loose(passage.record.measure)))):
        front = front or change(sentence, figure.begin)
    noun = figures.noun(figure)
    strange = [word for word in noun[:-1] if _stem(loose(word)) not in known]
    lost = f"[-{passage.text}-] " if _several(passage.record.unit) and not tail else ""
    if not (front or behind or strange or lost):
        return ""
    named = [f"{{+{word}+}}" if word in strange else word for word in (figure.text, *noun)]
    return lost + _marked(front, " ".join(named), behind)


def _reach(figure: Figure, sentence: str, tail: str) -> int:
    """Where the words end behind a figure if they are those behind a statistic's; 0 if others."""
    wanted = [word.text for word in tokens.words(tail)]
    there = tokens.words(sentence[figure.end : figure.end + NEAR])[: len(wanted)]
    alike = bool(wanted) and [word.text for word in there] == wanted
    return figure.end + there[-1].end if alike else 0


def _marked(front: str, text: str, behind: str) -> str:
    """Text between words that are added to it."""
    added = [" ".join(words.split()) for words in (front, behind)]
    parts = (f"{{+{added[0]}+}}" if front else "", text, f"{{+{added[1]}+}}" if behind else "")
    return " ".join(part for part in parts if part)


def _in_own_words(figure: Figure, sentence: str, known: "_Known") -> Judgment | None:
    """The statistic in whose very words, all of them, a figure stands, if any."""
    if not known.worded:
        return None
    start = figure.start
    right = fold(sentence[start : start + NEAR])
    after = tokens.words(right)
    passages = known.worded.get(after[0].text) if after else None
    if not passages:
        return None
    left = fold(sentence[max(0, start - NEAR) : start])
    left += " " if sentence[start - 1 : start].isspace() else ""
    before = tokens.words(left)
    for passage in passages:
        head, tail = _whole(passage.spelled, before, after)
        if not tail:
            continue
        begin = head[0].start if head else len(left)
        front, behind = doubts.around(left + right, begin, len(left) + tail[-1].end)
        if front or behind:
            said = _marked(front, passage.text, behind)
            return Judgment("unknown", passage, "hedge", difference=said)
        return Judgment("exact", passage, part=False)
    return None


def _whole(
    spelled: tuple[str, ...], before: list[Word], after: list[Word]
) -> tuple[list[Word], list[Word]]:
    """The last words before a place and the first after it that are the words of a statistic."""
    for number, word in enumerate(spelled):
        head, tail = before[len(before) - number :], after[: len(spelled) - number]
        if word == after[0].text and spelled == tuple(one.text for one in (*head, *tail)):
            return head, tail
    return [], []


def _amount(figure: Figure) -> set[str]:
    """What a figure is of, if it is money, whatever the currency: so much of it."""
    return {f"{figure.value} of money"} if is_currency(figure.unit) else set()


def _at_a_rate(of: Iterable[str]) -> set[str]:
    """What figures are of that the sheet has a night, or each."""
    return {f"{unit} at a rate" for unit in of}


def _in_range(of: Iterable[str]) -> set[str]:
    """What figures are of that the sheet has as the ends of a range."""
    return {f"{unit} in a range" for unit in of}


def _several(unit: str) -> bool:
    """Whether a unit has more nouns than one: doctors and nurses."""
    return not figures.STOPS.isdisjoint(unit.lower().split())


def _measure(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words(loose(text)) if word not in STOPS)


def _stems(text: str) -> frozenset[str]:
    """The stems of the words of a text."""
    return frozenset(map(_stem, words(loose(text))))


_spoken = lru_cache(maxsize=10)(_stems)  # figures come sentence by sentence


def _stem(word: str) -> str:
    """A word less the ending of a verb or a plural: pledge, pledges, pledged, pledging."""
    return next(
        (word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2),
        word,
    )


_ENDINGS = ("ings", "ing", "ed", "es", "e", "s")


def _written(figure: Figure) -> str:
    """A figure up to what it counts."""
    return " ".join(part for part in (figure.hedge, figure.text, *figures.noun(figure)) if part)
