"""Numbers in words: twenty-five thousand, half a million, two thirds, twice."""

import re
from decimal import Decimal

from talkscli.quantity import lexicon
from talkscli.quantity.lexicon import FRACTIONS, ONES, SCALES, TENS
from talkscli.quantity.numerals import (
    COUNTS,
    GAP,
    TIE,
    Numeral,
    any_of,
    part_following,
    with_part,
    word_following,
)
from talkscli.text.tokens import late

_first = late(rf"([a-z]+)(?=(?:{TIE}([a-z]+))?)", re.IGNORECASE)
_point = late(
    rf"{TIE}point((?:{TIE}(?:{any_of(list(ONES)[:10])}|nought|naught|oh)(?!\w))+)", re.IGNORECASE
)
_share = late(
    rf"(?:(?P<count>an?|{any_of(ONES)}|[0-9]{{1,2}}){TIE})?"
    rf"(?P<part>{any_of(FRACTIONS)})(?P<s>s?)(?!\w)"
    rf"(?P<of>(?:{GAP}of)?{TIE}(?:an?{TIE})?"
    rf"(?P<scale>{any_of((*SCALES, 'dozen', 'hundred'))})(?!\w))?",
    re.IGNORECASE,
)  # fmt: skip
_share_goes_on = late(
    rf"{GAP}(?:of|the|its|their|his|her|our|an?|more|less|as|full|empty)(?!\w)|\s*(?:[.,;:!?)”\"]|\Z)",
    re.IGNORECASE,
)
_article = late(rf"{GAP}an?(?={GAP})")
_multiple = late(any_of(lexicon.MULTIPLES), re.IGNORECASE)


def read_words(text: str, start: int) -> Numeral | None:
    """The number in words that begins at a place; None where none does."""
    if share := _read_share(text, start):
        return share
    if found := _multiple().match(text, start):
        return Numeral(
            start, found.end(), Decimal(lexicon.MULTIPLES[found[0].lower()]), in_words=True
        )
    return _from_words(text, start)


def _read_share(text: str, start: int) -> Numeral | None:
    """A fraction in words: half a million, two thirds of, a quarter of a million."""
    found = _share().match(text, start)
    if found is None:
        return None
    part, many = found["part"].lower(), bool(found["s"])
    count = (found["count"] or "").lower()
    number = ONES.get(count) or (int(count) if count.isdigit() else 1)
    scale = COUNTS[found["scale"].lower()] if found["scale"] else 1
    end = found.end() if found["scale"] else found.end("s")
    goes_on = found["scale"] or _share_goes_on().match(text, end)
    plain = part == "half" and not many
    if not count and not (plain and goes_on) and not (found["scale"] and not many):
        return None  # the third, quarters
    if not goes_on and (part == "quarter" or count in ("a", "an") or (number == 1) == many):
        return None  # three quarters of a year in a row, a third country
    if number > 1 and not many:
        return None
    article = _article().match(text, end)
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
        count = COUNTS.get(word, COUNTS.get(word.removesuffix("s"), 0))
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
    first = _first().match(text, start)
    summed = _Sum()
    if first is None or not summed.take(first[1].lower(), False):
        return None
    end, kept = first.end(1), (first.end(1), summed.value, 1)
    while (word := word_following().match(text, end)) and (
        not word["tie"].startswith(",") or summed.limit < 10**15
    ):
        name = word["word"].lower()
        if word["and"] and part_following().match(text, end):
            break
        if word["and"] or word["tie"].startswith(","):
            kept = (end, summed.value, summed.scale)
            if not summed.total and summed.part < 100:
                break
        many = word["tie"][:1] == "," and not word["and"]
        if not summed.take(name, bool(word["and"])):
            if COUNTS.get(name.removesuffix("s")) and end > kept[0] and kept[2] > 1:
                end, value, scale = kept  # five million and six million are two numbers
                return Numeral(start, end, Decimal(value), scale, in_words=True)
            break
        end = word.end()
        if many and name not in ONES and name not in TENS:
            break
    if first[1].lower() in ("a", "an") and end == first.end(1):
        return None
    number = Numeral(start, end, Decimal(summed.value), summed.scale, in_words=True)
    return _with_decimals(text, number) or with_part(text, number)


def _with_decimals(text: str, number: Numeral) -> Numeral | None:
    """The number with its decimals in words: one point two five."""
    found = _point().match(text, number.end)
    if found is None:
        return None
    words = re.findall(r"[a-z]+", found[1].lower())
    digits = "".join(str(ONES.get(word, 0)) for word in words)
    return number._replace(end=found.end(), value=Decimal(f"{number.value}.{digits}"))
