"""Figures in running text: where they stand, and what number they say."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import dropwhile, takewhile

from msgspec import Struct

from talkscli.language import hedges, numerals
from talkscli.language.hedges import TIMES, sense
from talkscli.language.tokens import late

_next_word = late(
    r"(?:[^\S\n]++(?:\n[^\S\n]*+)?+|\n[^\S\n]*+)([^\W\d_]+(?:['’-][^\W\d_]+)*)"
    r"|[-\u2010\u2011]([^\W\d_]+)"
)
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
    """Up to three words right behind it, as written."""
    hedge: str
    """What qualifies it, right beside it (`approximately`, `up to`, `or more`), as written."""
    negation: str = ""
    """What denies it, right in front of it and its hedge, as written."""
    joined: bool = False
    """Whether a hyphen joins the first word behind it (`four-year`)."""
    apart: str = ""
    """What qualifies it from further off (`1,300 drones at most`), `in a range` or `per`."""

    @property
    def qualifier(self) -> str:
        """The hedge that counts: of two the one that narrows the number."""
        return (
            self.apart if self.apart and sense(self.apart) != "about" else self.hedge or self.apart
        )


def find(text: str) -> list[Figure]:
    """The figures of a text in order; dates, times of day and ordinals are none."""
    dates = _dates(text)
    return [
        figure
        for match, figure in _all(text)
        if not _is_pronoun(match, figure) and not _within(match.start(), dates)
    ]


def says(as_written: str, value: int | float, unit: str) -> bool:
    """Whether a figure in the words is exactly `value`, and of the currency if `unit` is one."""
    needs_unit = not counts(unit)
    return any(
        _equal(figure.value, value) and (not needs_unit or figure.unit == unit)
        for _, figure in _all(as_written)
    )


def counts(unit: str) -> bool:
    """Whether a unit is a noun, neither an ISO 4217 code nor `percent`."""
    return unit != "percent" and not (len(unit) == 3 and unit.isupper())


def common(figure: Figure) -> bool:
    """Whether the unit is one of many things: money, time, per cent."""
    counted = (word.lower().removesuffix("s") for word in figure.following[:1])
    return bool(figure.unit) or any(word in TIMES for word in counted)


def _equal(one: int | float, other: int | float) -> bool:
    return one == other or Decimal(repr(one)) == Decimal(repr(other))


def _dates(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _date().finditer(text)] if "-" in text else []


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    number = bisect_right(spans, (place, len(spans) and spans[-1][1])) - 1
    return number >= 0 and place < spans[number][1]


def _is_pronoun(match: re.Match[str], figure: Figure) -> bool:
    """Whether a bare `one` or `zero` counts nothing: only times are counted by it."""
    bare = (match["words"] or "").lower() in ("one", "zero")
    if not bare or figure.unit or match["more"]:
        return False
    counted = figure.following[0].lower() if figure.following else ""
    return counted.removesuffix("s") not in TIMES


def _all(text: str) -> Iterator[tuple[re.Match[str], Figure]]:
    """Whatever is written like a figure."""
    if not numerals.may_say(text):
        return
    for match in numerals.written().finditer(text):
        if (amount := numerals.amount(match)) is not None:
            value = int(amount) if amount == amount.to_integral_value() else float(amount)
            yield match, _figure_of(match, text, value)


def _figure_of(match: re.Match[str], text: str, value: int | float) -> Figure:
    start, end = match.span()
    begin = hedges.hedged(text, start)
    hedge, apart, close = text[begin:start].strip(), "", end
    if hedge.endswith(_OPENING):
        hedge, apart = "", hedge.rstrip("".join((*_OPENING, " ")))
    if behind := hedges.behind().match(text, end):
        said = (behind["late"] or behind["near"]).strip(" ,(—–\n")
        close = behind.end("near") if behind["near"] else end
        hedge, apart = (hedge, said) if hedge or behind["late"] else (said, apart)
    if hedges.in_range(text, start, end):
        apart = "in a range"
    elif hedges.more_of_it().match(text, end):
        apart = MORE
    elif _shared().match(text, end):
        apart = "per"
    return Figure(
        start,
        end,
        match[0],
        value,
        numerals.unit(match),
        _following(text, close),
        hedge,
        hedges.denial(text, begin),
        joined=text[close : close + 1] in ("-", "‐", "‑"),
        apart=apart,
    )


MORE = "and more"
"""Qualifies a figure that goes on in smaller units: five days and a half."""
_OPENING = ("*", "_", "(", "[")
_shared = late(r"\s?/\s?[^\W\d_]")


def _following(text: str, end: int) -> tuple[str, ...]:
    words: list[str] = []
    while len(words) < 3 and (match := _next_word().match(text, end)):
        words.append(match[1] or match[2])
        end = match.end()
    return tuple(words)


def rate(words_: Sequence[str]) -> tuple[int, str]:
    """Where among the words behind a figure a rate begins, and of what: a year, per day."""
    for number, word in enumerate(words_):
        lower = word.lower()
        behind = words_[number + 1].lower() if number + 1 < len(words_) else ""
        if lower in ("a", "an", "per", "each", "every") and behind in _PER:
            return number, _PER[behind]
        if lower == "every":
            return number, " ".join(words_[number + 1 :]).lower()
        if lower in _RATES:
            return number, _RATES[lower]
    return len(words_), ""


_PER = {time: time for time in TIMES}
_PER |= {"annum": "year", "head": "person", "capita": "person", "person": "person"}
_RATES = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week"}
_RATES |= {"daily": "day", "hourly": "hour", "apiece": "one", "each": "one"}


def heads(words_: Iterable[str]) -> set[str]:
    """What a figure may be counting: the nouns behind it, in the singular.

    Where there is a plural, a singular only says what kind: drone pilots are no drones. What
    stands behind a plural is not counted: 1,300 soldiers with drones.
    """
    found: list[str] = []
    power = ""
    for word in words_:
        lower = word.lower()
        if lower in STOPS:
            break
        if lower in COMPARED:
            return set()
        power = lower if lower in POWERS else power
        found.append(lower)
    plural = list(takewhile(_is_plural, dropwhile(lambda word: not _is_plural(word), found)))
    return {f"{power} {word.removesuffix('s')}".lstrip() for word in plural or found}


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


STOPS = frozenset("and or of in on at to by for from with against per was were is are".split())
_PLURALS = frozenset("people men women children".split())
POWERS = ("square", "cubic", "light")
"""What makes another unit of the one behind it."""
COMPARED = frozenset("more fewer less additional extra old older young younger".split())
