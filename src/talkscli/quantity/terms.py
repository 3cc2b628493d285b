"""A term: one number with its sign, its currency or unit; a quantity has one or two."""

import re
from decimal import Decimal

from msgspec import Struct

from talkscli.quantity import lexicon, numerals, units
from talkscli.quantity.figures import read_figure
from talkscli.quantity.number_words import read_words
from talkscli.quantity.numerals import GAP, Numeral, any_of
from talkscli.quantity.units import Unit
from talkscli.text.tokens import late

_MINUS = "-\u2212\u2013"
_BLANK_OR_MINUS = frozenset(_MINUS + " \n\t\u00a0")
_minus = late(rf"(?:(?<![\w)%°\]])[{_MINUS}]|(?<!\w)(?:minus|negative)\s)\Z", re.IGNORECASE)
_and_a_half = late(
    rf"{GAP}and{GAP}an?{GAP}(half|quarter|third)(?!\w|{GAP}(?:{any_of(lexicon.SCALES)}))",
    re.IGNORECASE,
)


class Term(Struct, frozen=True):
    """One number with its unit: all of a quantity, or an end of a range."""

    start: int
    number: Numeral
    unit: Unit
    code: str

    @property
    def end(self) -> int:
        """Where the last of its words ends."""
        return max(self.number.end, self.unit.end)

    @property
    def number_end(self) -> int:
        """Where its number ends, with currency and per cent."""
        return self.number.end if self.unit.noun and not self.is_percent else self.end

    @property
    def is_percent(self) -> bool:
        """Whether it is of per cent or of percentage points."""
        return self.unit.names[:1] in ((lexicon.PERCENT,), (lexicon.POINTS,))


def term_at(text: str, start: int, floor: int) -> Term | None:
    """The number at a place with its sign, its currency and its unit; None where none is."""
    previous = text[start - 1] if start > floor else ""
    if (
        previous
        and (previous.isalnum() or previous in "_^#")
        and not _glued_code(text, floor, start)
    ):
        return None
    named = previous in ("-", "\u2010", "\u2011") and text[start - 2 : start - 1].isalpha()
    number = read_figure(text, start) or read_words(text, start) or _an_hour(text, start)
    if number is None or (named and not number.in_words and start - 2 >= floor):
        return None
    code, begin = ("", start) if number.in_words else units.sign_preceding(text, floor, start)
    number, unit = units.following(text, number, code)
    if unit.noun and number.value is not None and (half := _and_a_half().match(text, unit.end)):
        number = number._replace(
            value=number.value + Decimal(1) / lexicon.FRACTIONS[half[1].lower()]
        )
        unit = unit._replace(end=half.end())
    if unit.noun and units.singular(unit.noun[0].lower()) in numerals.ORDINALS:
        number = number._replace(value=None)  # twenty fifths
    if number.share and not unit.names and number.value is not None:
        number = number._replace(value=100 * number.value)
        unit = unit._replace(names=(lexicon.PERCENT,))
    if number.end == unit.end or not unit.names:
        tail = text[number.end : number.end + 1]
        if (tail.isalnum() or tail in "_^") and tail not in "元円":
            return None
    near = max(floor, begin - len("negative "))
    if text[begin - 1 : begin] in _BLANK_OR_MINUS and (found := _minus().search(text, near, begin)):
        begin = found.start()
        negative = number.value is not None
    else:
        negative = bool(code) and text[start - 1] in _MINUS and number.value is not None
    if negative and number.value is not None:
        number = number._replace(value=-number.value)
    return Term(begin, number, unit, code)


def _glued_code(text: str, floor: int, start: int) -> bool:
    return bool(units.sign_preceding(text, floor, start)[0])


def _an_hour(text: str, start: int) -> Numeral | None:
    """`an hour` as one of them, if it stands for itself."""
    found = re.compile(rf"an(?={GAP}hour(?!\w|{GAP}(?:ago|later|earlier)))", re.IGNORECASE).match(
        text, start
    )
    if not found or text[start - 2 : start - 1].isdigit():
        return None
    return Numeral(start, found.end(), Decimal(1), in_words=True)
