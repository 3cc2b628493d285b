"""Figures in running text: where they stand, and what number they say."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct

from talkscli.tokens import late, negates

_ONES = "one two three four five six seven eight nine".split()
_TEENS = ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS), 1)},
    **{word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
    "zero": 0,
    "a": 1,
    "an": 1,
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9}
_SHORT |= {"bln": 10**9, "tn": 10**12, "trn": 10**12}
_COUNTS = {"dozen": 12, "hundred": 100, **_SCALES, **_SHORT}

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR"}
_SIGNS |= {"us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD"}
_CODES = (
    "USD EUR GBP JPY RUB UAH INR CAD AUD NZD CNY CHF SEK NOK DKK PLN CZK HUF RON BGN TRY ILS"
    " AED SAR QAR KZT GEL MDL BYN BRL MXN ZAR KRW SGD HKD"
).split()
_NAMED = {"dollar": "USD", "euro": "EUR", "ruble": "RUB", "rouble": "RUB", "yen": "JPY"}
_NAMED |= {"hryvnia": "UAH", "pound sterling": "GBP", "pounds sterling": "GBP"}
_PERCENT = ("%", "percent", "per cent", "pct")

TIMES = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade")
_SENSES = {
    "about": "approximately, about, around, roughly, circa, some, estimated, an estimated, ~, ≈",
    "nearly": "nearly, almost, close to, just under",
    "at least": "at least, no less than, no fewer than, not less than, a minimum of, minimum of",
    "at most": "at most, up to, no more than, not more than, as many as, as much as, a maximum of,"
    " maximum of",
    "more than": "more than, over, well over, just over, upwards of, in excess of, exceeding",
    "less than": "less than, fewer than, under, well under",
    "half": "half of, half of the, half the, half",
    "part": "a third of, a third of the, a quarter of, a quarter of the",
    "twice": "twice, twice the, double, double the",
}
_BEHIND = {"-plus": "at least", "+": "at least", "or more": "at least", "or so": "about"}
_BEHIND |= dict.fromkeys(("or less", "or fewer"), "at most")
HEDGES = {hedge: sense for sense, all_ in _SENSES.items() for hedge in all_.split(", ")} | _BEHIND
"""What qualifies a figure, each with its sense; two of one sense say the same."""


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; single spaces fit any space."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


@cache
def _figure() -> re.Pattern[str]:
    """A number in digits or in words, with sign, currency, scale and per cent."""
    ones, scales = _any(_ONES), _any(_SCALES)
    small = rf"(?:(?:{_any(_TENS)})(?:[-\s](?:{ones}))?|{_any((*_TEENS, *_ONES, 'zero'))})"
    chunk = (
        rf"(?:{small}|an?(?=\s+(?:hundred|dozen)(?![^\W_])))"
        rf"(?:\s+(?:hundred(?:\s+(?:and\s+)?{small})?|dozen))?(?![^\W_])"
    )
    part = rf"(?:{chunk}|an?(?=[-\s]+(?:{scales})(?![^\W_])))"
    spelled = rf"{part}(?:[-\s]+(?:{scales}),?\s+(?:and\s+)?{chunk})*(?:[-\s]+(?:{scales}))?"
    digits = (
        r"(?:[0-9]{1,3}(?: [0-9]{3}(?!\w))++(?:[.,][0-9]++)?+"
        r"|[0-9]++(?:[.,][0-9]++|[\u00a0\u2009\u202f][0-9]{3}(?![0-9]))*+)"
    )
    before = rf"(?:{_any(_SIGNS)}|(?-i:{_any(_CODES)}))"
    long = _any(("dozen", "hundred", *_SCALES, "mn", "mln", "bn", "bln", "trn", "tn"))
    after = (
        rf"\s?(?:{_any(s for s in _SIGNS if len(s) == 1)}|%)"
        rf"|\s(?-i:{_any(_CODES)})(?!\w)"
        rf"|[-\s](?:(?:US\s)?(?:{_any(_NAMED)})s?|{_any(_PERCENT[1:])})(?!\w)"
    )
    return re.compile(
        rf"(?<![\w$€£¥₽₴₹])(?<![^\W\d_][-'’])(?<![0-9][.,:/])"
        rf"(?:(?<![\w)])(?P<minus>[-\u2212]))?(?:(?P<before>{before})(?P<inner>[-\u2212]?)\s?)?"
        rf"(?:(?P<digits>{digits})(?P<scale>(?:[-\s]?(?:{long})|[kmb]|(?(before)\s[kmb]))(?!\w))?"
        rf"|(?P<words>{spelled}))"
        rf"(?P<half>[-\s]and[-\s]a[-\s]half(?:[-\s](?:{scales}))?(?![^\W_]))?"
        rf"(?P<after>{after})?(?![^\W_]|[:/][0-9])",
        re.IGNORECASE,
    )


_STEMS = (*_ONES, *"zero ten eleven twel twent thirt fort fift dozen hundred thousand".split())
_STEMS += ("illion",)
_digit = late("[0-9]")


def _may_say(text: str) -> bool:
    """Whether a text may have figures; quicker than to look for them."""
    if _digit().search(text) or not text.isascii():
        return True
    lower = text.lower()
    return any(stem in lower for stem in _STEMS)


_number_word = late(r"[^\W\d_]+")
_behind = late(rf"(?:\s?(?:{_any(_BEHIND)}))(?![^\W_]|\s?[0-9])", re.IGNORECASE)
_piece = late(r"[^\W_]+|[^\w\s]|_")
_next_word = late(r"\s+([^\W\d_]+(?:['’-][^\W\d_]+)*)|[-\u2010\u2011]([^\W\d_]+)")
_date = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_grouped = late(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_foreign = late(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")


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
    if not bare or figure.unit or match["half"]:
        return False
    counted = figure.following[0].lower() if figure.following else ""
    return counted.removesuffix("s") not in TIMES


def _all(text: str) -> Iterator[tuple[re.Match[str], Figure]]:
    """Whatever is written like a figure."""
    if not _may_say(text):
        return
    for match in _figure().finditer(text):
        if (amount := _amount(match)) is not None:
            value = int(amount) if amount == amount.to_integral_value() else float(amount)
            yield match, _figure_of(match, text, value)


def _figure_of(match: re.Match[str], text: str, value: int | float) -> Figure:
    start, end = match.span()
    begin = _hedged(text, start)
    behind = _behind().match(text, end)
    hedge = text[begin:start].strip() or (behind[0].strip() if behind else "")
    words = _following(text, behind.end() if behind else end)
    return Figure(start, end, match[0], value, _unit(match), words, hedge, _denial(text, begin))


def _hedged(text: str, start: int) -> int:
    """Where the hedge in front of a figure begins; the figure's own place where it has none."""
    if not _said_before(text, start):
        return start
    pieces = list(_piece().finditer(text, max(0, start - 40), start))[-_LONGEST:]
    for number in range(len(pieces)):
        if " ".join(piece[0] for piece in pieces[number:]).lower() in _IN_FRONT:
            return pieces[number].start()
    return start


_IN_FRONT = HEDGES.keys() - _BEHIND
_LONGEST = max(len(hedge.split()) for hedge in _IN_FRONT)


def _said_before(text: str, place: int) -> str:
    """What stands right in front of a place, if a word or sign does."""
    before = text[max(0, place - 20) : place]
    said = before.rstrip()
    return said if said and (said[-1].isalpha() or said[-1] in "~≈") else ""


def _denial(text: str, place: int) -> str:
    """The negation right in front of a figure and its hedge, in the same paragraph."""
    said = _said_before(text, place)
    if not said or text.count("\n", max(0, place - 20) + len(said), place) > 1:
        return ""
    word = said.split()[-1].lstrip("([*_-–—\"'“‘")
    return word if negates(word.lower().replace("’", "'")) else ""


def _amount(match: re.Match[str]) -> Decimal | None:
    """The number that a match says; None where its separators make no number."""
    if match["words"]:
        return _with_half(Decimal(_spelled_out(match["words"])), match["half"])
    number = _read_digits(match["digits"])
    if number is None:
        return None
    scale = (match["scale"] or "").strip("- \t\r\n\u00a0").lower()
    number = _with_half(number * _COUNTS.get(scale, 1), match["half"])
    return -number if match["minus"] or match["inner"] else number


def _with_half(number: Decimal, half: str | None) -> Decimal:
    """The number and a half, times the scale that may stand behind both."""
    if not half:
        return number
    return (number + Decimal("0.5")) * _COUNTS.get(_number_word().findall(half.lower())[-1], 1)


def _read_digits(digits: str) -> Decimal | None:
    if digits.isdigit() and len(digits) <= 40:
        return Decimal(digits)
    plain = re.sub(r"[ \u00a0\u2009\u202f]", "", digits)
    if len(plain) > 40:
        return None
    if _grouped().fullmatch(plain):
        plain = plain.replace(",", "")
    elif _foreign().fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    plain = plain.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None


def _spelled_out(words: str) -> int:
    total = part = 0
    for word in _number_word().findall(words.lower()):
        if word in _SCALES:
            total, part = total + (part or 1) * _SCALES[word], 0
        elif word in _COUNTS:
            part *= _COUNTS[word]
        else:
            part += _SMALL.get(word, 0)
    return total + part


def _unit(match: re.Match[str]) -> str:
    if not match["before"] and not match["after"]:
        return ""
    after = " ".join((match["after"] or "").replace("-", " ").lower().split())
    if after in _PERCENT:
        return "percent"
    before = (match["before"] or after).lower()
    if before.upper() in _CODES:
        return before.upper()
    return _SIGNS.get(before) or _NAMED.get(before.removeprefix("us ").removesuffix("s"), "")


def _following(text: str, end: int) -> tuple[str, ...]:
    words: list[str] = []
    while len(words) < 3 and (match := _next_word().match(text, end)):
        words.append(match[1] or match[2])
        end = match.end()
    return tuple(words)
