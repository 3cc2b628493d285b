"""How numbers are written, in digits or in words, and what they say."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from talkscli.language.nouns import TIMES
from talkscli.language.pieces import GAP
from talkscli.text.tokens import late

ONES = "one two three four five six seven eight nine".split()
TEENS = ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {
    **{word: number for number, word in enumerate((*ONES, *TEENS), 1)},
    **{word: number for number, word in zip(range(20, 100, 10), TENS, strict=True)},
    "zero": 0,
    "a": 1,
    "an": 1,
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9}
_SHORT |= {"bln": 10**9, "tn": 10**12, "trn": 10**12}
_COUNTS = {"dozen": 12, "hundred": 100, **SCALES, **_SHORT}
LONG = ("dozen", "hundred", *SCALES, "mn", "mln", "bn", "bln", "trn", "tn")
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625"}
_VULGAR |= {"⅞": "0.875"}
FRACTIONS = "half third fourth quarter fifth sixth seventh eighth ninth tenth twentieth".split()
FRACTIONS += ["hundredth", "thousandth"]
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "tenth": Decimal("0.1")}

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR"}
SIGNS |= {"us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD"}
SIGNS |= {"hk$": "HKD", "s$": "SGD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN"}
_DOLLARS = frozenset(code for sign, code in SIGNS.items() if "$" in sign)
_CODES = (
    "USD EUR GBP JPY RUB UAH INR CAD AUD NZD CNY CHF SEK NOK DKK PLN CZK HUF RON BGN TRY ILS"
    " AED SAR QAR KZT GEL MDL BYN BRL MXN ZAR KRW SGD HKD TWD"
).split()
_NAMED = {"dollar": "USD", "euro": "EUR", "ruble": "RUB", "rouble": "RUB", "yen": "JPY"}
_NAMED |= {"hryvnia": "UAH", "pound sterling": "GBP", "pounds sterling": "GBP"}
_NATIONS = {"canadian": "CAD", "australian": "AUD", "new zealand": "NZD", "hong kong": "HKD"}
_NATIONS |= {"singapore": "SGD", "taiwan": "TWD", "mexican": "MXN", "us": "USD", "u.s.": "USD"}
_NATIONS |= {"au": "AUD", "nz": "NZD", "hk": "HKD"}
_PLACES = frozenset(("new zealand", "hong kong", "singapore", "taiwan"))
_PERCENT = ("%", "percent", "per cent", "pct")

_TIE = rf"(?:-|{GAP})"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; single spaces fit any space."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


ONE_WORD = any_of((*ONES, *TEENS, *TENS))
"""A pattern for a number of one word."""


@cache
def written() -> re.Pattern[str]:
    """A number in digits or in words, with sign, currency, scale and per cent."""
    signs = any_of(s for s in SIGNS if len(s) == 1)
    before = rf"(?:{any_of(SIGNS)}|(?-i:{any_of(_CODES)})\$?)"
    after = (
        rf"\s?(?:{signs}|%)"
        rf"|\s(?-i:{any_of(_CODES)})(?!\w)"
        rf"|[-\s](?:(?:U\.?S\.?\s)?(?:{any_of(_NAMED)})s?|{any_of(_PERCENT[1:])})(?!\w)"
    )
    more = rf"(?:an?|one|three){_TIE}(?:{any_of(FRACTIONS)})s?"
    # A slash parts two long numbers, else it is no figure.
    return re.compile(
        rf"(?<![\w$€£¥₽₴₹^×])(?:(?<![^\W\d_][-'’])|{_joined(signs)})(?<![0-9][.,:])"
        r"(?:(?<![0-9]/)|(?<=[0-9]{3}/)(?=[0-9,]{3}))"
        rf"(?:(?P<minus>(?<![\w)%°])(?<![0-9]\s)[-\u2212](?=[.0-9½¼¾]|{before})|(?<!\S)\u2013(?=[.0-9])|minus\s))?"
        rf"(?:(?P<before>{before})(?P<inner>[-\u2212]?)\s?)?"
        rf"(?:(?P<digits>{_digits()})"
        rf"(?P<scale>(?:\+?[-\s]?(?:{any_of(LONG)})|(?:\s(?:{any_of(SCALES)})s)|[kmb]"
        r"|(?(before)\s[kmb]))(?!\w))?"
        rf"|(?P<words>{_spelled()}))"
        rf"(?P<more>{_TIE}and{_TIE}{more}(?:{_TIE}(?:{any_of(SCALES)}))?(?![^\W_]))?"
        rf"(?P<after>{after})?(?![^\W_]|:[0-9]|/[0-9](?!(?<=[0-9]{{3}}/.)[0-9,]{{2}}))",
        re.IGNORECASE,
    )


def _joined(signs: str) -> str:
    """Behind a hyphen, with which a range goes on from a word: ten-twelve, 10 months-12 months."""
    units = "percent dollars euros degrees people".split() + [f"{time}s" for time in TIMES]
    words = (*ONES, *TEENS, *TENS, *LONG, *units)
    # What stands behind a place is told by its length; the hyphen comes first, for speed.
    lengths = (any_of(word for word in words if len(word) == length) for length in range(2, 10))
    behind = "|".join(rf"(?<=(?<![^\W\d_])(?:{alike})-)" for alike in lengths)
    return rf"(?:(?<=-)(?:{behind}|(?<=[0-9][kmb]-))|(?=[{signs}]))"


def _digits() -> str:
    vulgar = "".join(_VULGAR)
    return (
        r"(?:(?:[0-9]{1,3}(?:['’][0-9]{3}(?![0-9]))++(?:[.,][0-9]++)?+"
        r"|[0-9]{1,3}(?: [0-9]{3}(?!\w))++(?:[.,][0-9]++)?+"
        r"|(?<![\w.)\]\"'”’])\.[0-9]++"
        r"|[0-9]++(?:[.,][0-9]++|[\u00a0\u2009\u202f][0-9]{3}(?![0-9]))*+)"
        rf"(?:[ \u00a0\u2009\u202f\u2044]?[{vulgar}])?|[{vulgar}])"
    )


def _spelled() -> str:
    ones, scales = any_of(ONES), any_of(SCALES)
    small = rf"(?:(?:{any_of(TENS)})(?:{_TIE}(?:{ones}))?|{any_of((*TEENS, *ONES, 'zero'))})"
    chunk = (
        rf"(?:{small}|an?(?={GAP}(?:hundred|dozen)(?![^\W_])))"
        rf"(?:{GAP}(?:hundred(?:{GAP}(?:and{GAP})?{small})?|dozen))?(?![^\W_])"
    )
    before_scale = rf"(?={_TIE}(?:{scales})(?![^\W_]))"
    part = rf"(?:{chunk}|(?:an?|hundred){before_scale})"
    # Five million and six million are two numbers.
    less = rf"(?!{chunk}{_TIE}(?P=scaled)(?![^\W_])){chunk}"
    whole = (
        rf"{part}(?:{_TIE}(?P<scaled>{scales}),?{GAP}(?:and{GAP})?{less})*(?:{_TIE}(?:{scales}))?"
    )
    fraction = rf"(?:(?:an?|one|two|three){_TIE})?(?:{any_of(FRACTIONS)})s?(?:{GAP}of)?"
    of = rf"(?:(?:an?|one){_TIE})?(?:{scales}|hundred|dozen)"
    return rf"{fraction}{_TIE}{of}(?![^\W_])|{whole}"


_STEMS = (*ONES, *"zero ten eleven twel twent thirt fort fift dozen hundred thousand".split())
_STEMS += ("illion",)
WORDS = frozenset((*ONES, *TEENS, *TENS, *SCALES, "hundred", "dozen"))
_digit = late("[0-9]")
_number_word = late(r"[^\W\d_]+")
_year = late(r"(?:19|20)[0-9][0-9]")
_grouped = late(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_foreign = late(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")


def may_say(text: str) -> bool:
    """Whether a text may have numbers; quicker than to look for them."""
    if _digit().search(text) or not text.isascii():
        return True
    lower = text.lower()
    return any(stem in lower for stem in _STEMS)


def is_number(word: str) -> bool:
    """Whether a word in lower case begins or ends with a digit, or is a number in words."""
    return word[0].isdigit() or word[-1].isdigit() or word.partition("-")[0] in WORDS


def is_year(word: str) -> bool:
    """Whether a word is a year rather than a number of things."""
    return _year().fullmatch(word) is not None


@cache
def _goes_on() -> re.Pattern[str]:
    """What behind a number makes it another that is not read."""
    parts = any_of(f"{word}s" for word in FRACTIONS if word not in ("half", "quarter"))
    big = any_of(("hundred", "dozen", *SCALES))
    return re.compile(
        rf"\s?[\u2150-\u215f]|\s[0-9]+/[0-9]|\s?[×x*]\s?10|\s?\^|[⁰¹²³⁴-⁹]"
        rf"|{_TIE}(?:{parts}|quarters{GAP}of)(?![^\W_])|{_TIE}(?:{big})(?![^\W_])",
        re.IGNORECASE,
    )


_vague = late(r"(?:several|few|many|couple(?:\s+of)?)\s+\Z", re.IGNORECASE)


def amount(match: re.Match[str]) -> Decimal | None:
    """The number that a match of `written` says; None where it cannot be told."""
    text, start, end = match.string, match.start(), match.end()
    words = (match["words"] or "").lower()
    if _goes_on().match(text, end):
        return None
    if words.startswith("hundred") and _vague().search(text, max(0, start - 20), start):
        return None
    number = _spelled_out(words) if words else _read_digits(match["digits"])
    if number is None:
        return None
    number *= 1 if words else scale(match)
    if match["more"]:
        number = _with_more(number, _last_word(match), match["more"].lower())
    negative = match["minus"] or match["inner"]
    return -number if negative and number is not None else number


def plain(number: Decimal) -> int | float:
    """A number as sheets have it."""
    return int(number) if number == number.to_integral_value() else float(number)


def scale(match: re.Match[str]) -> int:
    """What the last word of a match of `written` multiplies by: a million, in five million."""
    return _COUNTS.get(_last_word(match).removesuffix("s"), 1)


def _last_word(match: re.Match[str]) -> str:
    """The last word of a number, or the scale of one in digits; mostly none."""
    words = _number_word().findall((match["words"] or match["scale"] or "").lower())
    return words[-1] if words else ""


def _with_more(number: Decimal, last: str, more: str) -> Decimal | None:
    """The number and a half (or a quarter), each of the scale in front or of that behind both."""
    _, count, part, *scale = _number_word().findall(more)
    size = _PARTS.get(part.removesuffix("s"))
    if size is None or (scale and last in _COUNTS) or last == "hundred":
        return None
    size *= _SMALL[count] * _COUNTS.get(last, 1)
    return (number + size) * _COUNTS.get(scale[0] if scale else "", 1)


def _read_digits(digits: str) -> Decimal | None:
    if digits.isdigit() and len(digits) <= 40:
        return Decimal(digits)
    plain = re.sub(r"[ '’\u00a0\u2009\u202f\u2044]", "", digits)
    if len(plain) > 40:
        return None
    if plain[-1] in _VULGAR:
        whole = _read_digits(plain[:-1]) if plain[:-1] else Decimal(0)
        if whole is None or whole != whole.to_integral_value():
            return None
        return whole + Decimal(_VULGAR[plain[-1]])
    if _grouped().fullmatch(plain):
        plain = plain.replace(",", "")
    elif _foreign().fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    plain = plain.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None


def _spelled_out(words: str) -> Decimal | None:
    """The number that words say: half a million, two hundred and five."""
    found = _number_word().findall(words)
    fractions = [word for word in found if word.removesuffix("s") in FRACTIONS]
    if not fractions:
        return Decimal(_sum(found))
    place = found.index(fractions[0])
    size = _PARTS.get(fractions[0].removesuffix("s"))
    if size is None or (fractions[0] == "tenth" and "of" not in found):
        return None
    count = _SMALL[found[0]] if place else 1
    rest = [word for word in found[place + 1 :] if word != "of"]
    return count * size * _sum(rest)


def _sum(words: list[str]) -> int:
    total = part = 0
    for word in words:
        if word in SCALES:
            total, part = total + (part or 1) * SCALES[word], 0
        elif word in _COUNTS:
            part = (part or 1) * _COUNTS[word]
        else:
            part += _SMALL.get(word, 0)
    return total + part


def unit(match: re.Match[str]) -> str:
    """The currency of a match of `written`, or `percent`, or nothing."""
    after = " ".join((match["after"] or "").replace("-", " ").replace(".", "").lower().split())
    if after in _PERCENT:
        return "percent"
    before = (match["before"] or "").lower()
    if before == "$" and (nation := _nation().search(_beside(match))):
        return _NATIONS[" ".join(next(filter(None, nation.groups())).lower().split())]
    sign, name = _currency(before), _currency(after)
    if before == "$" and name in _DOLLARS:
        return name
    return (sign or name) if not (sign and name) or sign == name else ""


def _currency(written: str) -> str:
    """The code of a currency in lower case: its sign, its code or its name."""
    code = written.upper().removesuffix("$") if len(written) > 3 else written.upper()
    if code in _CODES:
        return code
    return SIGNS.get(written) or _NAMED.get(written.removeprefix("us ").removesuffix("s"), "")


def _beside(match: re.Match[str]) -> str:
    """A dollar figure with the words beside it, the figure itself left out."""
    text, start, end = match.string, match.start(), match.end()
    return f"{text[max(0, start - 20) : start]}$${text[end : end + 20]}"


@cache
def _nation() -> re.Pattern[str]:
    """Whose dollars they are; `in Taiwan` or `sold Taiwan $40 billion` does not tell."""
    nations, adjectives = any_of(_NATIONS), any_of(set(_NATIONS) - _PLACES)
    light = "(?:for|in|at|a|per|to|of|and|or|from|by|over|this|last|on|is|was)"
    return re.compile(
        rf"(?<![^\W_])({adjectives})\s+\$\$|\$\$\s+(?:in\s+)?({nations})\s+dollars?(?![^\W_])"
        rf"|\$\$\s+\(({nations})(?:\s+dollars?)?\)"
        rf"|\$\$\s+({adjectives})(?=\s*(?:[^\w\s]|\s{light}(?![^\W_])|\Z))",
        re.IGNORECASE,
    )
