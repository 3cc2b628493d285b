"""Figures in running text: where they stand, and what number they say."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from talkscli.language import hedges, numerals, ranges, rates
from talkscli.language.hedges import sense
from talkscli.language.nouns import MEASURES, forms, is_plural, is_time
from talkscli.language.numerals import is_year
from talkscli.language.pieces import following
from talkscli.language.ranges import Ends, Range
from talkscli.text.tokens import late

_label = late(r"(?<![\w-])([^\W\d_]+)(?:\s?(?:[:=|–—]|\s-)\s|\s\()(?:the\s)?\Z", re.IGNORECASE)
_date = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Figure(Struct, frozen=True):
    """A number in a text, with what it is of."""

    start: int
    end: int
    """The span of number, sign, currency, scale and per cent, in code points."""
    text: str
    value: int | float
    unit: str
    """An ISO 4217 code, `percent`, or nothing."""
    following: tuple[str, ...]
    """Up to five words right behind it, as written."""
    hedge: str
    """What qualifies it, right beside it (`approximately`, `up to`, `or more`), as written."""
    negation: str = ""
    """What denies it, right in front of it and its hedge, as written."""
    joined: bool = False
    """Whether a hyphen joins the first word behind it (`four-year`)."""
    apart: str = ""
    """What qualifies it from further off (`1,300 drones at most`): also the other
    end of a range, smaller units (`and a half`), or what it is shared by (`/year`)."""
    ends: Ends | None = None
    """Of the range that it is an end of."""
    label: str = ""
    """The noun in front of it, where none is behind: `Drones: 1,300`."""
    bare: bool = False
    """Whether it is `one` or `zero` alone."""
    begin: int = 0
    """Where its hedge in front begins, or it itself."""
    reach: int = 0
    """Where what it counts ends, and a hedge behind that."""

    @property
    def qualifier(self) -> str:
        """The hedge that counts: of two the one that narrows the number."""
        return (
            self.apart if self.apart and sense(self.apart) != "about" else self.hedge or self.apart
        )


def find(text: str) -> list[Figure]:
    """The figures of a text in order; dates, times of day and ordinals are none."""
    return told(written(text), text)


def told(there: Iterable[Figure], text: str) -> list[Figure]:
    """Those that are figures in running text, of all that are `written` like one there."""
    dates = _dates(text)
    return [
        figure
        for figure in there
        if not _is_pronoun(figure)
        and not _is_date(figure, text)
        and not _within(figure.start, dates)
    ]


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same number, and nothing denies or qualifies but one of them."""
    return (
        (one.value, one.negation) == (other.value, other.negation)
        and _meant(one) == _meant(other)
        and rates.of(one.following)[1] == rates.of(other.following)[1]
    )


def _meant(figure: Figure) -> str:
    """What a figure's hedge says of it; exactly as many are as many."""
    return sense(figure.qualifier).removeprefix("exactly")


def moved(figure: Figure, by: int) -> Figure:
    """The same figure in a text in which all stands `by` characters further on."""
    places = ("start", "end", "begin", "reach")
    return replace(figure, **{place: getattr(figure, place) + by for place in places})


def written(text: str) -> list[Figure]:
    """Whatever is written like a figure in words that are known to be one: `one boat`, too."""
    return list(_all(text))


def is_noun(unit: str) -> bool:
    """Whether a unit is a noun, neither an ISO 4217 code nor `percent`."""
    return unit != "percent" and not is_currency(unit)


def is_currency(unit: str) -> bool:
    """Whether a unit is written as the codes of ISO 4217 are."""
    return len(unit) == 3 and unit.isupper()


def common(figure: Figure) -> bool:
    """Whether the unit is one of many things: money, time, per cent."""
    return bool(figure.unit) or any(map(is_time, figure.following[:1]))


def is_counted(figure: Figure) -> bool:
    """Whether a plural, beside which nothing else is counted, says of what it is."""
    return bool(figure.label or _counted(figure.following, figure.unit, figure.joined))


def _counted(words: Sequence[str], unit: str, joined: bool) -> int:
    """How many of the words behind a figure there are up to the plural that it counts."""
    return 0 if unit or joined else _plurals(words)


def _dates(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _date().finditer(text)] if "-" in text else []


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    number = bisect_right(spans, (place, len(spans) and spans[-1][1])) - 1
    return number >= 0 and place < spans[number][1]


_month = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_day_behind = late(rf"(?<![^\W_]){_month}\s\Z")
_year_behind = late(rf"(?<![^\W_]){_month}\s(?:[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s)?\Z")
_day_before = late(rf"\s(?:of\s)?{_month}(?![^\W_])")
_clock = late(r"\s?[ap]\.?m(?![^\W_])", re.IGNORECASE)


def _is_date(figure: Figure, text: str) -> bool:
    """Whether a number is the day of a month, the hour of a day, or a year and counts nothing."""
    if not figure.text.isdigit() or figure.hedge:
        return False
    before = text[max(0, figure.start - 20) : figure.start]
    if is_year(figure.text):
        counts = _plurals(figure.following) and figure.following[0].islower()
        return bool(_year_behind().search(before)) or not counts
    day = len(figure.text) < 3 and 0 < figure.value < 32
    behind = _day_before().match(text, figure.end) or _clock().match(text, figure.end)
    return day and bool(behind or _day_behind().search(before))


def _is_pronoun(figure: Figure) -> bool:
    """Whether a bare `one` or `zero` counts nothing: only times are counted by it."""
    return figure.bare and not figure.unit and not any(map(is_time, figure.following[:1]))


def _all(text: str) -> Iterator[Figure]:
    """Whatever is written like a figure."""
    if not numerals.may_say(text):
        return
    begun: Range | None = None
    for match in numerals.written().finditer(text):
        ended, begun = begun, ranges.begun(match)
        scale = begun.scale if begun else 1
        if begun and scale > 1 and not begun.last["before"]:
            continue  # it is read with the other end alone: 5-10 million
        if (amount := numerals.amount(match)) is not None:
            ended = ended if ended and ended.last.start() == match.start() else None
            yield _figure_of(match, text, numerals.plain(amount * scale), begun or ended)


def _figure_of(match: re.Match[str], text: str, value: int | float, ranged: Range | None) -> Figure:
    start, end = match.span()
    begin = hedges.hedged(text, start)
    hedge, apart, close, last = _hedges_of(match, text[begin:start].strip(), ranged)
    behind = following(text, close)
    words = tuple(word for word, _ in behind)
    joined = text[close : close + 1] in ("-", "‐", "‑")
    unit = ranged.unit(match) if ranged else numerals.unit(match)
    label = "" if unit or words else _labeled(text, begin, match[0])
    counted = _counted(words, unit, joined)
    place = max(last, behind[counted - 1][1] if counted else close + joined)
    return Figure(
        start,
        end,
        match[0],
        value,
        unit,
        words,
        hedge,
        hedges.denial(text, begin),
        joined=joined,
        apart=apart,
        ends=ranged.ends if ranged else None,
        label=label,
        bare=(match["words"] or "").lower() in ("one", "zero") and not match["more"],
        begin=begin,
        reach=place,
    )


def _hedges_of(match: re.Match[str], hedge: str, ranged: Range | None) -> tuple[str, str, int, int]:
    """The hedge right beside a figure, and that further off; where the first, and where both end.

    `hedge` is what stands in front of the figure.
    """
    text, end = match.string, match.end()
    apart, close, last = "", end, end
    if hedge.endswith(_OPENING):
        hedge, apart = "", hedge.rstrip("".join((*_OPENING, " ")))
    if behind := hedges.behind().match(text, end):
        said = (behind["late"] or behind["near"]).strip(" ,(—–\n")
        close, last = behind.end("near") if behind["near"] else end, behind.end()
        hedge, apart = (hedge, said) if hedge or behind["late"] else (said, apart)
    hedge, apart = " ".join(hedge.split()), " ".join(apart.split())
    if "+" in (match["scale"] or ""):
        apart = "+"
    if other := ranged.beside(match) if ranged else ranges.beside(text, match.start(), end):
        apart = other
    elif beyond := hedges.more_of_it().match(text, end) or _shared().match(text, end):
        apart = beyond[0].strip()
    return hedge, apart, close, last


def _labeled(text: str, begin: int, number: str) -> str:
    """The noun that stands in front of a figure as its label; a year is no figure of it."""
    found = _label().search(text, max(0, begin - 40), begin)
    if found is None or is_year(number) or not is_plural(found[1].lower()):
        return ""
    return found[1]


_OPENING = ("*", "_", "(", "[")
_shared = late(r"\s?/\s?[^\W\d_]+")


def heads(words: Sequence[str]) -> set[str]:
    """What a figure may be counting: the nouns behind it, in whatever form.

    Where there is a plural, what is in front of it only says what kind: drone pilots are no
    drones, nor are people smugglers people. What stands behind is not counted: 1,300 soldiers
    with drones.
    """
    noun_phrase = _noun_phrase(words)
    if any(word in COMPARED for word in noun_phrase):
        return set()
    if noun_phrase[:1] and noun_phrase[0] in MEASURES:
        noun_phrase = noun_phrase[:1]  # 500 kg bombs are not 500 bombs
    power = next((f"{word} " for word in reversed(noun_phrase) if word in POWERS), "")
    behind = _plurals(noun_phrase)
    counted = noun_phrase[behind - 1 : behind] if behind else noun_phrase
    return {power + form for word in counted for form in forms(word)}


def _noun_phrase(words: Sequence[str]) -> list[str]:
    lower = (word.lower() for word in words)
    return list(takewhile(lambda word: word not in STOPS, lower))


def _plurals(words: Sequence[str]) -> int:
    """How many words behind a figure there are up to a plural and more plurals behind that."""
    plural = [is_plural(word) for word in _noun_phrase(words)]
    if True not in plural:
        return 0
    first = plural.index(True)
    return plural.index(False, first) if False in plural[first:] else len(plural)


def noun(figure: Figure) -> tuple[str, ...]:
    """The words that say what a figure counts: up to a plural, else the first; of money, none."""
    return () if figure.unit else figure.following[: _plurals(figure.following) or 1]


STOPS = frozenset(
    "and or of in on at to by for from with against per was were is are the a an its their his her"
    " this that these those it he she they we as but not no has have had be been will would who"
    " which".split()
)
"""Words that end what a figure counts, and say nothing of what it measures."""
POWERS = ("square", "cubic", "light")
"""What makes another unit of the one behind it."""
COMPARED = frozenset("more fewer less additional extra old older young younger tops".split())
