"""Figures in running text: where they stand, and what number they say."""

import re
from decimal import Decimal

from msgspec import Struct

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
_SHORT |= {"tn": 10**12, "trn": 10**12}
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
_HEDGES = (
    "approximately, about, around, roughly, circa, some, nearly, almost, close to, estimated,"
    " an estimated, more than, no more than, not more than, less than, not less than, fewer than,"
    " no less than, no fewer than, over, well over, just over, under, well under, just under,"
    " at least, at most, up to, as many as, as much as, upwards of, ~, ≈"
).split(", ")


def _any(words: object) -> str:
    """A pattern for any of the words, the longest that fits; single spaces fit any space."""
    longest_first = sorted(map(str, words), key=len, reverse=True)  # type: ignore[call-overload]
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


_below_100 = rf"(?:(?:{_any(_TENS)})(?:[-\s](?:{_any(_ONES)}))?|{_any((*_TEENS, *_ONES, 'zero'))})"
_chunk = (
    rf"(?:(?:{_below_100}|an?)\s+(?:hundred(?:\s+(?:and\s+)?{_below_100})?|dozen)"
    rf"|{_below_100})(?![^\W_])"
)
_spelled = (
    rf"(?:(?:{_chunk}|an?)[-\s]+(?:{_any(_SCALES)})(?:,?\s+(?:and\s+)?(?={_chunk}))?)+(?:{_chunk})?"
    rf"|{_chunk}"
)
_digits = r"[0-9]++(?:[.,][0-9]++|[\u00a0\u2009\u202f][0-9]{3}(?![0-9]))*+"
_before = rf"(?:{_any(_SIGNS)}|(?-i:{_any(_CODES)}))"
_scale = rf"(?:[-\s]?(?:{_any(('dozen', 'hundred', *_SCALES, 'mn', 'mln', 'bn', 'trn', 'tn'))})"
_after = (
    rf"\s?(?:{_any(s for s in _SIGNS if len(s) == 1)}|%)"
    rf"|\s(?-i:{_any(_CODES)})(?!\w)"
    rf"|[-\s](?:(?:US\s)?(?:{_any(_NAMED)})s?|{_any(_PERCENT[1:])})(?!\w)"
)
_figure = re.compile(
    rf"(?<![\w$€£¥₽₴₹])(?<![^\W\d_][-'’])(?<![0-9][.,:/])"
    rf"(?:(?<![\w)])(?P<minus>[-\u2212]))?(?:(?P<before>{_before})(?P<inner>[-\u2212]?)\s?)?"
    rf"(?:(?P<digits>{_digits})(?P<scale>{_scale}|[kmb]|(?(before)\s[kmb]))(?!\w))?"
    rf"|(?P<words>{_spelled}))"
    rf"(?P<after>{_after})?(?![^\W_]|[:/][0-9])",
    re.IGNORECASE,
)
_number_word = re.compile(r"[^\W\d_]+")
_hedge = re.compile(rf"(?<![^\W_])(?:{_any(_HEDGES)})\s*\Z", re.IGNORECASE)
_next_word = re.compile(r"\s+([^\W\d_]+(?:['’-][^\W\d_]+)*)|[-\u2010\u2011]([^\W\d_]+)")
_date = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_grouped = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_foreign = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")


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
    """What qualifies it, right in front of it (`approximately`, `up to`), as written."""


def find(text: str) -> list[Figure]:
    """The figures of a text in order; dates, times of day and ordinals are none."""
    dates = {i for match in _date.finditer(text) for i in range(*match.span())}
    return [
        figure
        for match in _figure.finditer(text)
        if match.start() not in dates and (figure := _figure_of(match, text))
    ]


def says(as_written: str, value: int | float, unit: str) -> bool:
    """Whether a figure in the words is exactly `value`, and of the currency if `unit` is one."""
    wanted = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    needs_unit = unit == "percent" or (len(unit) == 3 and unit.isupper())
    return any(
        _amount(match) == wanted and (not needs_unit or _unit(match) == unit)
        for match in _figure.finditer(as_written)
    )


def _figure_of(match: re.Match[str], text: str) -> Figure | None:
    amount = _amount(match)
    if amount is None:
        return None
    start, end = match.span()
    following = _following(text, end)
    if match["words"] and match["words"].lower() in ("one", "zero"):
        counted = following[0].lower() if following else ""
        if counted.removesuffix("s") not in TIMES:
            return None
    hedge = _hedge.search(text, max(0, start - 40), start)
    value = int(amount) if amount == amount.to_integral_value() else float(amount)
    return Figure(
        start, end, match[0], value, _unit(match), following, hedge[0].strip() if hedge else ""
    )


def _amount(match: re.Match[str]) -> Decimal | None:
    """The number that a match says; None where its separators make no number."""
    if match["words"]:
        return Decimal(_spelled_out(match["words"]))
    number = _read_digits(match["digits"])
    if number is None:
        return None
    scale = (match["scale"] or "").strip("- \t\r\n\u00a0").lower()
    number *= _COUNTS.get(scale, 1)
    return -number if match["minus"] or match["inner"] else number


def _read_digits(digits: str) -> Decimal | None:
    plain = re.sub(r"[\u00a0\u2009\u202f]", "", digits)
    if len(plain) > 40:
        return None
    if _grouped.fullmatch(plain):
        plain = plain.replace(",", "")
    elif _foreign.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    plain = plain.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None


def _spelled_out(words: str) -> int:
    total = part = 0
    for word in _number_word.findall(words.lower()):
        if word in _SCALES:
            total, part = total + (part or 1) * _SCALES[word], 0
        elif word in _COUNTS:
            part *= _COUNTS[word]
        else:
            part += _SMALL.get(word, 0)
    return total + part


def _unit(match: re.Match[str]) -> str:
    after = " ".join((match["after"] or "").replace("-", " ").lower().split())
    if after in _PERCENT:
        return "percent"
    before = (match["before"] or after).lower()
    if before.upper() in _CODES:
        return before.upper()
    return _SIGNS.get(before) or _NAMED.get(before.removeprefix("us ").removesuffix("s"), "")


def _following(text: str, end: int) -> tuple[str, ...]:
    words: list[str] = []
    while len(words) < 3 and (match := _next_word.match(text, end)):
        words.append(match[1] or match[2])
        end = match.end()
    return tuple(words)
