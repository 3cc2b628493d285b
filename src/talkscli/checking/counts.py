"""Whether a figure in running text is one of a sheet's."""

from collections.abc import Iterable
from functools import lru_cache

from talkscli.checking.passages import Index, Passage, units
from talkscli.checking.quotation import Judgment
from talkscli.language import figures
from talkscli.language.figures import STOPS, Figure, common
from talkscli.language.hedges import sense
from talkscli.match import loose, words


def check(figure: Figure, sentence: str, index: Index) -> Judgment:
    """Hold a figure of a draft against the sheet's statistics of its unit.

    Another number of money, time or per cent may well be another matter: it is held
    to be altered only where the sentence has a word of what the statistic measures.
    """
    known, wanted = _known(index), units(figure)
    same = known.of_value(wanted, figure.value)
    doubt = figures.doubt(figure, sentence) if same else ("", "")
    found = [_same(figure, passage, one, doubt) for passage, one in same]
    if found and figure.negation:
        said = f"{{+{figure.negation}+}} {_written(figure)}"
        return Judgment("altered", found[0].passage, "negation", difference=said)
    if found:
        return min(found, key=lambda finding: (finding.verdict != "exact", bool(finding.sort)))
    near = known.spoken_of(wanted, _spoken(sentence))
    if near is None and not common(figure):
        near = known.first(wanted)
    if near is None:
        return Judgment("unknown")
    difference = f"[-{near.text}-] {{+{_written(figure)}+}}"
    return Judgment("altered", near, "number", difference=difference)


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
        self._places: dict[tuple[str, float | str | None], list[int]] = {}
        for number, (passage, one) in enumerate(self._measures):
            for unit in units(one):
                for key in (None, one.value, *_measure(passage.record.measure)):
                    self._places.setdefault((unit, key), []).append(number)

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


def _same(figure: Figure, passage: Passage, one: Figure, doubt: tuple[str, str]) -> Judgment:
    """The same number; a hedge that is lost is noted, one that says otherwise is an alteration."""
    ours, theirs = sense(one.qualifier), sense(figure.qualifier)
    lost = not theirs or (not ours and theirs in ("about", "exactly", "only"))
    if any(doubt) and (lost or ours == theirs):
        return _doubted(figure, passage, doubt)
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


def _doubted(figure: Figure, passage: Passage, doubt: tuple[str, str]) -> Judgment:
    """The same number and noun, but beside them words with which it may be another figure."""
    front, behind = (f"{{+{words}+}}" if words else "" for words in doubt)
    return Judgment(
        "unknown", passage, "hedge", difference=" ".join((front, _written(figure), behind)).strip()
    )


def _measure(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words(loose(text)) if word not in STOPS)


@lru_cache(maxsize=10)  # figures come sentence by sentence
def _spoken(text: str) -> frozenset[str]:
    """The stems of the words of a text."""
    return frozenset(map(_stem, words(loose(text))))


def _stem(word: str) -> str:
    """A word less the ending of a verb or a plural: pledge, pledges, pledged, pledging."""
    return next(
        (word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2),
        word,
    )


_ENDINGS = ("ings", "ing", "ed", "es", "e", "s")


def _written(figure: Figure) -> str:
    """A figure up to what it counts."""
    noun = figure.following[: figures.nouns(figure.following)]
    return " ".join(part for part in (figure.hedge, figure.text, *noun) if part)
