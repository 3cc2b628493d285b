"""Numbers in digits, as the newspapers of many countries group them, with a scale after them."""

import re
from decimal import Decimal

from talkscli.quantity import lexicon
from talkscli.quantity.lexicon import SCALES
from talkscli.quantity.numerals import (
    COUNTS,
    GAP,
    VULGAR_SIGNS,
    Numeral,
    any_of,
    with_part,
    word_following,
)
from talkscli.text.tokens import late

LONGEST = 40
"""So many digits a number has at most that is read."""
_THIN = "\u00a0\u2009\u202f"
_digits = late(
    rf"(?P<grouped>[0-9]{{1,3}}(?:[ {_THIN}][0-9]{{3}}(?![0-9]|[.,][0-9]{{3}}))+"
    r"(?:[.,][0-9]+)?(?!\w))"
    r"|(?P<plain>[0-9]+(?:(?:[.,'’]|,[^\S\n]*\n[^\S\n]*(?=[0-9]{3}(?![0-9])))[0-9]+)*)"
    r"|(?P<point>\.[0-9]+)"
)  # fmt: skip
_fraction = late(
    rf"(?:[ {_THIN}\u2044]?(?P<sign>[{VULGAR_SIGNS}])"
    r"|(?P<gap> |-)?(?P<over>[0-9]{1,3})[/\u2044](?P<under>[0-9]{1,3}))(?![/\w])"
)
_under = late(r"[/\u2044]([0-9]{1,2})(?![/\w])")
_more_digits = late(rf"{GAP}(?:and{GAP})?([0-9]{{1,3}})(?![\w.,/-])")
_short = late(
    rf"[-\s]?(?P<short>{any_of(lexicon.SHORT_SCALES)})(?!\w)|[ ]?(?P<letter>[kKbB])(?!\w)",
    re.IGNORECASE,
)


def read_figure(text: str, start: int) -> Numeral | None:
    """The number in digits that begins at a place; None where none does."""
    if found := _digits().match(text, start):
        return _from_digits(text, found)
    if text[start] in lexicon.VULGAR and text[start + 1 : start + 2] not in lexicon.VULGAR:
        return _scaled(text, start, start + 1, _vulgar_value(text[start]))
    return None


def _vulgar_value(sign: str) -> Decimal:
    over, under = lexicon.VULGAR[sign]
    return Decimal(over) / under


def _from_digits(text: str, found: re.Match[str]) -> Numeral:
    value, dotted = _plain(re.sub(r"[\s" + _THIN + "]", "", found[0]))
    start, end = found.span()
    more = _fraction().match(text, end)
    if more and value is not None and value == value.to_integral_value():
        size = _size(more, value)
        if size is not None:
            return _scaled(text, start, more.end(), size)
    elif not more and (simple := _under().match(text, end)):
        under = int(simple[1])
        if value is not None and 0 < value < under <= 16 and value == value.to_integral_value():
            return _scaled(text, start, simple.end(), value / under)
    return _scaled(text, start, end, value, dotted)


def _size(more: re.Match[str], whole: Decimal) -> Decimal | None:
    """A whole number and the fraction after it: 2½, 2 1/5; 1/4 where nothing parts them."""
    if more["sign"]:
        return whole + _vulgar_value(more["sign"])
    over, under = int(more["over"]), int(more["under"])
    if not more["gap"] or not 0 < over < under <= 100:
        return None
    return whole + Decimal(over) / under


_GROUPS = (
    (re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"), ",", "."),
    (re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?"), ",", "."),
    (re.compile(r"[0-9]{1,3}(?:['’][0-9]{3})+(?:\.[0-9]+)?"), "'’", "."),
    (re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}"), ".", ","),
    (re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+"), "", "."),
    (re.compile(r"[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})"), "", ","),
)
"""What thousands are parted by, and what the fraction, however a number is grouped."""
_dotted = late(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def _plain(digits: str) -> tuple[Decimal | None, bool]:
    """The value of digits with their marks, and whether a point in them may part thousands."""
    if digits.isdigit() and len(digits) <= LONGEST:
        return Decimal(digits), False
    if len(digits) <= LONGEST:
        for form, groups, point in _GROUPS:
            if form.fullmatch(digits):
                bare = digits.translate(dict.fromkeys(map(ord, groups))).replace(point, ".")
                return Decimal(bare), bool(_dotted().fullmatch(digits))
    return None, False


def _scaled(
    text: str, start: int, end: int, value: Decimal | None, dotted: bool = False
) -> Numeral:
    """A number in digits with the scale after it, if there is one, and `and a half`."""
    scale = 1
    if word := word_following().match(text, end):
        name = word["word"].lower()
        count = SCALES.get(name.removesuffix("s")) or (100 if name == "hundred" else None)
        count = count or lexicon.DOZENS.get(name)
        if count and not word["and"] and not word["tie"].startswith(","):
            scale, end = count, word.end()
    if scale == 1 and (short := _short().match(text, end)):
        scale = COUNTS[(short["short"] or short["letter"]).lower()]
        if (short["short"] or "").lower() == "mm":
            scale = 1  # millimeters, unless money is meant: see `parse`
        else:
            end = short.end()
    if value is None:
        return Numeral(start, end, None, scale)
    number = Numeral(start, end, value * scale, scale, dotted and scale == 1)
    if scale in (100, *SCALES.values()) and (more := _grow(text, number)):
        number = more
    return with_part(text, number)


def _grow(text: str, number: Numeral) -> Numeral | None:
    """Digits and words together: 4 thousand 3 hundred and 21; None where it ends as it is."""
    value, end, scale = number.value, number.end, number.scale
    while match := _more_digits().match(text, end):
        more = word_following().match(text, match.end())
        name = more["word"].lower() if more and not more["and"] else ""
        count = COUNTS.get(name, 1) if name in ("hundred", *SCALES) else 1
        if value is None or count * int(match[1]) >= scale or (count == 1 and scale != 100):
            break
        value, scale = value + count * int(match[1]), count
        end = more.end() if more and count > 1 else match.end()
        if count == 1:
            break
    return None if end == number.end else Numeral(number.start, end, value, number.scale)
