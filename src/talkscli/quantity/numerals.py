"""Numbers as newspapers write them, in digits or in words, read to their value."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from talkscli.quantity import lexicon
from talkscli.quantity.lexicon import FRACTIONS, ONES, SCALES, TENS

GAP = r"(?:[^\S\n]++(?:\n[^\S\n]*+)?+|\n[^\S\n]*+)"
"""Space that does not end a paragraph."""
TIE = rf"(?:[^\S\n]?[-\u2010\u2011][^\S\n]?|{GAP})"
ORDINALS = frozenset(FRACTIONS) - {"quarter"} | {"first", "trillionth", "billionth", "millionth"}
"""Nouns that make of a number in front of them one that is not read."""
LONGEST = 40
"""So many digits a number has at most that is read."""
_THIN = "\u00a0\u2009\u202f"


class Numeral(NamedTuple):
    """A number in a text, without sign, currency or unit."""

    start: int
    end: int
    value: Decimal | None
    """None where it is no number that can be told."""
    scale: int = 1
    """What its last word multiplies by: a million, in five million."""
    dotted: bool = False
    """Whether its point may part thousands as well: 1.200."""
    in_words: bool = False
    share: bool = False
    """Whether it is a fraction in words, and so may be one of a whole: a third of the vote."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; a space fits any gap."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", GAP) for word in longest_first)


_vulgar = "".join(lexicon.VULGAR)
_digits = re.compile(
    r"(?P<grouped>[0-9]{1,3}(?:[ " + _THIN + r"][0-9]{3}(?![0-9]|[.,][0-9]{3}))+"
    r"(?:[.,][0-9]+)?(?!\w))"
    r"|(?P<plain>[0-9]+(?:(?:[.,'’]|,[^\S\n]*\n[^\S\n]*(?=[0-9]{3}(?![0-9])))[0-9]+)*)"
    r"|(?P<point>\.[0-9]+)"
)  # fmt: skip
_fraction = re.compile(
    rf"(?:[ {_THIN}\u2044]?(?P<sign>[{_vulgar}])"
    r"|(?P<gap> |-)?(?P<over>[0-9]{1,3})[/\u2044](?P<under>[0-9]{1,3}))(?![/\w])"
)
_word = re.compile(rf"(?P<tie>,?{TIE}(?P<and>and{TIE})?)(?P<word>[a-z]+)(?![\w'’])", re.IGNORECASE)
_first = re.compile(rf"([a-z]+)(?=(?:{TIE}([a-z]+))?)", re.IGNORECASE)
_short = re.compile(
    rf"[-\s]?(?P<short>{any_of(lexicon.SHORT_SCALES)})(?!\w)|[ ]?(?P<letter>[kKbB])(?!\w)",
    re.IGNORECASE,
)
_part = re.compile(
    rf"(?P<of>{TIE}and{TIE}(?:a|an|(?P<count>one|two|three|four|five)){TIE}"
    rf"(?P<part>{any_of(FRACTIONS)})s?)(?:{TIE}(?P<scale>{any_of(SCALES)}))?(?!\w)",
    re.IGNORECASE,
)
_point = re.compile(rf"{TIE}point((?:{TIE}(?:{any_of(ONES)}|oh)(?!\w))+)", re.IGNORECASE)
_share = re.compile(
    rf"(?:(?P<count>an?|{any_of(ONES)}|[0-9]{{1,2}}){TIE})?"
    rf"(?P<part>{any_of(FRACTIONS)})(?P<s>s?)(?!\w)"
    rf"(?P<of>(?:{GAP}of)?{TIE}(?:an?{TIE})?"
    rf"(?:(?P<scale>{any_of((*SCALES, 'dozen', 'hundred'))}))(?!\w))?",
    re.IGNORECASE,
)  # fmt: skip
_share_goes_on = re.compile(
    rf"{GAP}(?:of|the|its|their|his|her|our|an?|more|less|as|full|empty|people)(?!\w)|\s*(?:[.,;:!?)”\"]|\Z)",
    re.IGNORECASE,
)
_COUNTS = {**SCALES, **lexicon.SHORT_SCALES, **lexicon.LETTER_SCALES, **lexicon.DOZENS}
_COUNTS["hundred"] = 100
START = re.compile(
    rf"[0-9]|(?<!\w)\.(?=[0-9])|[{_vulgar}]"
    rf"|(?<![\w'’])(?:{any_of((*ONES, *TENS, *lexicon.DOZENS, 'hundred', *SCALES, *FRACTIONS))}"
    rf"|an?(?={TIE}(?:{any_of((*SCALES, *FRACTIONS, 'dozen', 'hundred', 'hour'))})(?!\w)))(?!\w)",
    re.IGNORECASE,
)
"""Where a number may begin."""


def read(text: str, start: int) -> Numeral | None:
    """The number that begins at a place where `START` matches; None where none does."""
    if found := _digits.match(text, start):
        return _from_digits(text, found)
    if text[start] in lexicon.VULGAR:
        return _scaled(text, start, start + 1, _vulgar_value(text[start]))
    if share := _read_share(text, start):
        return share
    return _from_words(text, start)


def _vulgar_value(sign: str) -> Decimal:
    over, under = lexicon.VULGAR[sign]
    return Decimal(over) / under


def _from_digits(text: str, found: re.Match[str]) -> Numeral:
    value, dotted = _plain(re.sub(r"[\s" + _THIN + "]", "", found[0]))
    start, end = found.span()
    more = _fraction.match(text, end)
    if more and value is not None and value == value.to_integral_value():
        size = _size(more, value)
        if size is not None:
            return _scaled(text, start, more.end(), size)
    elif not more and (simple := re.compile(r"[/\u2044]([0-9]{1,2})(?![/\w])").match(text, end)):
        under = int(simple[1])
        if value is not None and 0 < value < under <= 16 and value == value.to_integral_value():
            return _scaled(text, start, simple.end(), value / under)
    return _scaled(text, start, end, value, dotted)


def _size(more: re.Match[str], whole: Decimal) -> Decimal | None:
    """A whole number and the fraction behind it: 2½, 2 1/5; 1/4 where nothing parts them."""
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
_dotted = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def _plain(digits: str) -> tuple[Decimal | None, bool]:
    """The value of digits with their marks, and whether a point in them may part thousands."""
    if len(digits) <= LONGEST:
        for form, groups, point in _GROUPS:
            if form.fullmatch(digits):
                bare = digits.translate(dict.fromkeys(map(ord, groups))).replace(point, ".")
                return Decimal(bare), bool(_dotted.fullmatch(digits))
    return None, False


def _scaled(
    text: str, start: int, end: int, value: Decimal | None, dotted: bool = False
) -> Numeral:
    """A number in digits with the scale behind it, if there is one, and `and a half`."""
    scale = 1
    if word := _word.match(text, end):
        name = word["word"].lower()
        count = SCALES.get(name.removesuffix("s")) or (100 if name == "hundred" else None)
        count = count or lexicon.DOZENS.get(name)
        if count and not word["and"] and not word["tie"].startswith(","):
            scale, end = count, word.end()
    if scale == 1 and (short := _short.match(text, end)):
        scale = _COUNTS[(short["short"] or short["letter"]).lower()]
        if (short["short"] or "").lower() == "mm":
            scale = 1  # millimeters, unless money is meant: see `parse`
        else:
            end = short.end()
    if value is None:
        return Numeral(start, end, None, scale)
    number = Numeral(start, end, value * scale, scale, dotted and scale == 1)
    if scale in (100, *SCALES.values()) and (more := _grow(text, number)):
        number = more
    return _with_part(text, number)


_hundreds_and = re.compile(rf"{GAP}and{GAP}(?=(?:{any_of((*ONES, *TENS))})(?!\w))", re.IGNORECASE)


def _grow(text: str, number: Numeral) -> Numeral | None:
    """Digits and words together: 4 thousand 3 hundred and 21; None where it ends as it is."""
    value, end, scale = number.value, number.end, number.scale
    if scale == 100 and value is not None and (more := _hundreds_and.match(text, end)):
        rest = _from_words(text, more.end())
        if rest and rest.value is not None and rest.value < 100:
            return number._replace(end=rest.end, value=value + rest.value)
    while match := re.compile(rf"{GAP}(?:and{GAP})?([0-9]{{1,3}})(?![\w.,/-])").match(text, end):
        behind = _word.match(text, match.end())
        name = behind["word"].lower() if behind and not behind["and"] else ""
        count = _COUNTS.get(name, 1) if name in ("hundred", *SCALES) else 1
        if value is None or count * int(match[1]) >= scale or (count == 1 and scale != 100):
            break
        value, scale = value + count * int(match[1]), count
        end = behind.end() if behind and count > 1 else match.end()
        if count == 1:
            break
    return None if end == number.end else Numeral(number.start, end, value, number.scale)


def _with_part(text: str, number: Numeral) -> Numeral:
    """The number and a half, a quarter and the like, which is of its scale."""
    more = _part.match(text, number.end)
    if more is None or number.value is None:
        return number
    under = FRACTIONS[more["part"].lower()]
    size = Decimal(ONES.get((more["count"] or "one").lower(), 1)) / under
    if size >= 1:
        return number
    scale = SCALES[more["scale"].lower()] if more["scale"] else 1
    size *= number.scale if number.scale >= 1000 else 1
    return number._replace(
        end=more.end(), value=(number.value + size) * scale, scale=max(scale, number.scale)
    )


def _read_share(text: str, start: int) -> Numeral | None:
    """A fraction in words: half a million, two thirds of, a quarter of a million."""
    found = _share.match(text, start)
    if found is None:
        return None
    part, many = found["part"].lower(), bool(found["s"])
    count = (found["count"] or "").lower()
    number = ONES.get(count) or (int(count) if count.isdigit() else 1)
    scale = _COUNTS[found["scale"].lower()] if found["scale"] else 1
    end = found.end() if found["scale"] else found.end("s")
    goes_on = found["scale"] or _share_goes_on.match(text, end)
    plain = part == "half" and not many
    if not count and not (plain and goes_on) and not (found["scale"] and not many):
        return None  # the third, quarters
    if not goes_on and (part == "quarter" or count in ("a", "an") or (number == 1) == many):
        return None  # three quarters of a year in a row, a third country
    if number > 1 and not many:
        return None
    article = re.compile(rf"{GAP}an?(?={GAP})").match(text, end)
    if plain and not found["scale"] and article:
        end = article.end()  # half an hour
    value = Decimal(number) / FRACTIONS.get(part, 2) * scale
    return Numeral(start, end, value, scale, in_words=True, share=not found["scale"])


class _Sum:
    """A number in words as it is read: what is complete, and what is still to be multiplied."""

    def __init__(self) -> None:
        self.total, self.part, self.room, self.limit = 0, -1, 10**15, 10**15
        self.scale, self.joined = 1, False

    def take(self, word: str, joined: bool) -> bool:
        """Whether the next word belongs to the number, which it then is part of."""
        if word in ("a", "an"):
            self.part, self.room = 1, 0
            return True
        small = ONES.get(word, TENS.get(word, -1))
        if small >= 0:
            if self.part > 0 and (small >= self.room or (joined and self.room < 100)):
                return False
            if self.part < 0 and self.total and small >= self.limit:
                return False
            self.part = max(self.part, 0) + small
            self.room = 10 if word in TENS else 0
            return True
        if joined:
            return False
        return self._multiply(word)

    def _multiply(self, word: str) -> bool:
        count = _COUNTS.get(word, _COUNTS.get(word.removesuffix("s"), 0))
        if word in ("hundred", *lexicon.DOZENS):
            if self.part >= 100 or (self.part < 0 and self.total):
                return False
            self.part, self.room = (self.part if self.part > 0 else 1) * count, 100
            self.scale = count
            return True
        if word.removesuffix("s") not in SCALES:
            return False
        if self.part < 0 and self.total:  # a thousand million
            self.total *= count
        elif count >= self.limit:
            return False
        else:
            self.total += (self.part if self.part >= 0 else 1) * count
        self.part, self.limit, self.scale = -1, count, count
        return True

    @property
    def value(self) -> int:
        """What it says as far as it has been read."""
        return self.total + max(self.part, 0)


def _from_words(text: str, start: int) -> Numeral | None:
    """The number in words that begins at a place."""
    first = _first.match(text, start)
    summed = _Sum()
    if first is None or not summed.take(first[1].lower(), False):
        return None
    end, kept = first.end(1), (first.end(1), summed.value, 1)
    while (word := _word.match(text, end)) and (
        not word["tie"].startswith(",") or summed.limit < 10**15
    ):
        name = word["word"].lower()
        if word["and"] and _part.match(text, end):
            break
        if word["and"] or word["tie"].startswith(","):
            kept = (end, summed.value, summed.scale)
            if not summed.total and summed.part < 100:
                break
        many = word["tie"][:1] == "," and not word["and"]
        if not summed.take(name, bool(word["and"])):
            if _COUNTS.get(name.removesuffix("s")) and end > kept[0] and kept[2] > 1:
                end, value, scale = kept  # five million and six million are two numbers
                return Numeral(start, end, Decimal(value), scale, in_words=True)
            break
        end = word.end()
        if many and name not in ONES and name not in TENS:
            break
    if first[1].lower() in ("a", "an") and end == first.end(1):
        return None
    number = Numeral(start, end, Decimal(summed.value), summed.scale, in_words=True)
    return _with_decimals(text, number) or _with_part(text, number)


def _with_decimals(text: str, number: Numeral) -> Numeral | None:
    """The number with decimals in words: two point five; None where none stand there."""
    found = _point.match(text, number.end)
    if found is None:
        return None
    words = re.findall(r"[a-z]+", found[1].lower())
    digits = "".join(str(ONES.get(one, 0)) for one in words)
    return number._replace(end=found.end(), value=Decimal(f"{number.value}.{digits}"))
