"""Figures in running text: where they stand, and what number they say."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct

from talkscli import numerals
from talkscli.numerals import FRACTIONS, ONES, TEENS, any_of
from talkscli.tokens import late, negates

TIMES = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade")
_SENSES = {
    "about": "approximately, about, around, roughly, circa, some, estimated, an estimated, ~, ≈, ±,"
    " almost exactly",
    "nearly": "nearly, almost, close to, just under, not quite",
    "barely": "barely, hardly, scarcely",
    "at least": "at least, no less than, no fewer than, not less than, a minimum of, minimum of, ≥",
    "at most": "at most, up to, no more than, not more than, as many as, as much as, a maximum of,"
    " maximum of, ≤",
    "more than": "more than, over, well over, just over, upwards of, in excess of, exceeding, >,"
    " above, well above, just above, beyond, north of, greater than",
    "less than": "less than, fewer than, under, well under, <, below, well below, just below,"
    " south of, short of",
    "exactly": "exactly, precisely",
    "only": "only, merely, a mere, not only, not just",
    "half": "half of, half of the, half the, half",
    "part": "a third of, a third of the, a quarter of, a quarter of the",
    "twice": "twice, twice the, double, double the",
}
_BEHIND = {"-plus": "at least", "+": "at least", "or more": "at least", "or so": "about"}
_BEHIND |= dict.fromkeys(("or less", "or fewer", "at most", "at the most"), "at most")
_BEHIND |= dict.fromkeys(("at least", "at the least"), "at least")
_IN_FRONT = {hedge: sense for sense, all_ in _SENSES.items() for hedge in all_.split(", ")}
_LONGEST = max(len(hedge.split()) for hedge in _IN_FRONT)
_HEDGES = _IN_FRONT | _BEHIND


def sense(hedge: str) -> str:
    """What a hedge says of its figure; two of one sense say the same, none says nothing."""
    plain = " ".join(piece[0] for piece in _piece().finditer(hedge) if piece[0] not in _LIGHT)
    written = " ".join(hedge.lower().split())
    return _HEDGES.get(written) or _HEDGES.get(plain.lower(), plain.lower())


_LIGHT = "-‐‑*_([,"
_piece = late(r"[^\W_]+|[^\w\s]|_")
_next_word = late(
    r"(?:[^\S\n]++(?:\n[^\S\n]*+)?+|\n[^\S\n]*+)([^\W\d_]+(?:['’-][^\W\d_]+)*)"
    r"|[-\u2010\u2011]([^\W\d_]+)"
)
_date = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ends = late(r"\n[^\S\n]*\n")


@cache
def _behind() -> re.Pattern[str]:
    """A hedge behind a figure, or behind up to three words that it counts."""
    light = "and|or|of|on|in|to|by|for|with|from|at|than|were|was|are|is"
    noun = rf"(?:[-\s](?!(?:{light})(?![^\W_]))[^\W\d_]+){{1,3}}"
    late_ = any_of(hedge for hedge in _BEHIND if " " in hedge)
    number = rf"(?:[0-9$€£]|(?:{any_of((*ONES, *TEENS, 'a', 'an', 'than', 'twice'))})(?![^\W_]))"
    return re.compile(
        rf"(?P<near>\s?(?:{any_of(_BEHIND)})|,?\s(?:{late_}))(?![^\W_]|\s?{number})"
        rf"|{noun},?\s(?P<late>{late_})(?![^\W_]|\s{number})",
        re.IGNORECASE,
    )


@cache
def _multiple() -> re.Pattern[str]:
    """What in front of a figure makes it a part or a multiple: 10% of, three times."""
    count = rf"(?:[0-9][0-9.,]*|{any_of((*ONES, *TEENS, 'several', 'many'))})"
    parts = any_of(part + s for part in FRACTIONS for s in ("", "s"))
    return re.compile(
        rf"(?<![^\W_])(?:{count}[-\s]times|half|twice|double|triple|quadruple"
        rf"|(?:(?:an?|{any_of(ONES)})[-\s])?(?:{parts})\s+of"
        rf"|{count}\s?(?:%|percent|per\s+cent|pct)\s+of)"
        rf"(?:\s+as\s+(?:many|much)\s+as)?(?:\s+(?:the|those|these|its|their|all))*[*_(\s]+\Z",
        re.IGNORECASE,
    )


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
    begin = _hedged(text, start)
    hedge, apart, close = text[begin:start].strip(), "", end
    if hedge.endswith(_OPENING):
        hedge, apart = "", hedge.rstrip("".join((*_OPENING, " ")))
    if behind := _behind().match(text, end):
        said = (behind["late"] or behind["near"]).strip(" ,\n")
        close = behind.end("near") if behind["near"] else end
        hedge, apart = (hedge, said) if hedge or behind["late"] else (said, apart)
    if _ranges_on().match(text, end) or _ranged().match(text, max(0, start - 2)):
        apart = "in a range"
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
        _denial(text, begin),
        joined=text[close : close + 1] in ("-", "‐", "‑"),
        apart=apart,
    )


_OPENING = ("*", "_", "(", "[")
_shared = late(r"\s?/\s?[^\W\d_]")
_ranges_on = late("[-\u2010\u2011\u2013][$€£¥₽₴₹]?[0-9]")
_ranged = late(r"[^\W_][-\u2010\u2011\u2013][$€£¥₽₴₹0-9]")


def _hedged(text: str, start: int) -> int:
    """Where the hedge in front of a figure begins; the figure's own place where it has none."""
    if not (said := _said_before(text, start)):
        return start
    pieces = list(_piece().finditer(text, max(0, start - 40), start))
    pieces = [piece for piece in pieces if piece[0] not in _LIGHT[:-1]][-_LONGEST:]
    multiple = said.lower().endswith(_MULTIPLY) and _multiple().search(
        text, max(0, start - 60), start
    )
    if multiple:
        return multiple.start()
    for number in range(len(pieces)):
        if " ".join(piece[0] for piece in pieces[number:]).lower() in _IN_FRONT:
            return pieces[number].start()
    return start


_MULTIPLY = tuple("times half twice double triple quadruple of as the those these its".split())
_MULTIPLY += ("their", "all")


def _said_before(text: str, place: int) -> str:
    """What stands right in front of a place in its paragraph, if a word or sign does."""
    before = text[max(0, place - 20) : place]
    said = before.rstrip(" \t\n\r\f\v\u00a0*_([")
    if not said or _ends().search(before, len(said)):
        return ""
    if said[-1] in "<>":
        return said if not said[:-1].strip() or said[-2].isspace() else ""
    return said if said[-1].isalpha() or said[-1] in "~≈≥≤±%-" else ""


def _denial(text: str, place: int) -> str:
    """The negation right in front of a figure and its hedge, in the same paragraph."""
    said = _said_before(text, place)
    if not said or not said[-1].isalpha():
        return ""
    word = said.split()[-1].lstrip("([*_-–—\"'“‘")
    return word if negates(word.lower().replace("’", "'")) else ""


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
        if lower in _RATES:
            return number, _RATES[lower]
        behind = words_[number + 1].lower() if number + 1 < len(words_) else ""
        if lower in ("a", "an", "per", "each", "every") and behind in TIMES:
            return number, behind
    return len(words_), ""


_RATES = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week"}
_RATES |= {"daily": "day", "hourly": "hour", "apiece": "one"}


def heads(words_: Iterable[str]) -> set[str]:
    """What a figure may be counting: the nouns behind it, in the singular.

    Where there is a plural, a singular only says what kind: drone pilots are no drones.
    """
    found: list[str] = []
    for word in words_:
        lower = word.lower()
        if lower in STOPS:
            break
        if lower in COMPARED:
            return set()
        found.append(lower)
    plural = [word for word in found if word in _PLURALS or _is_plural(word)]
    return {word.removesuffix("s") for word in plural or found}


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


STOPS = frozenset("and or of in on at to by for from with against per was were is are".split())
_PLURALS = frozenset("people men women children".split())
COMPARED = frozenset("more fewer less additional extra old older young younger".split())
