"""Ranges, of which every number is but one end: five to ten million, 1,100 to 1,200."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from talkscli.language import numerals
from talkscli.language.hedges import hedged
from talkscli.language.numerals import LONG, ONE_WORD, SIGNS, any_of, is_year
from talkscli.language.pieces import GAP, following
from talkscli.language.vocabulary import direction
from talkscli.text.tokens import late

NEAR = 40
"""So many characters in front of a number are looked at."""
CHANGE = 7
"""Among so many words in front of two numbers a verb says that one became the other."""

_SIGN = rf"[{''.join(sign for sign in SIGNS if len(sign) == 1)}]"
_NUMBER = rf"(?:[0-9][0-9.,]*|(?<![^\W_])(?:{ONE_WORD})(?![^\W_]))"
_SCALE = rf"(?:[-\s]?(?:{any_of(LONG)}|%|per\s?cent|[kmb])(?![^\W_]))"
_DASH = "-\u2010\u2011\u2013\u2014"

# What is counted may be said behind each number: 10 months to 12 months. Behind a dash as
# wide as a word another clause may begin.
_joint = late(
    rf"(?P<noun>\s?°[CF]?|(?:(?:{GAP}|-)[^\W\d_]++){{1,3}}?)??"
    rf"(?:-?{GAP}(?:up{GAP})?(?P<word>to|or|and){GAP}|(?P<wide>\s\u2014\s)|(?P<spaced>\s[-\u2010\u2011\u2013]\s)"
    rf"|\s?[{_DASH}]\s?)",
    re.IGNORECASE,
)
_between = late(rf"(?<![^\W_])between{GAP}\Z", re.IGNORECASE)
# Talks between two sides are between no two numbers.
_and_more = late(
    rf"[^.;:!?\n]{{0,60}}?{GAP}and{GAP}(?:[^\W\d_]+{GAP}){{0,2}}[-\u2212]?{_SIGN}?{_NUMBER}",
    re.IGNORECASE,
)
_unread = late(rf"{_SIGN}?{_NUMBER}[\w%]*", re.IGNORECASE)
# What a dash ties to a number need not be one to make another of it: pre-$100 billion.
_tied = late(
    r"[^\s()\[\]]*(?:(?:[^\W_]|%)[-\u2010\u2011\u2013]|(?:[0-9%]|illion|bn)\u2014)\Z", re.IGNORECASE
)
# With nouns behind the first end, or other words than `to` and `or`, it may be one.
_in_doubt = late(
    rf"(?<![^\s(])[-\u2212]?{_SIGN}?(?!(?:19|20)[0-9][0-9]\b){_NUMBER}{_SCALE}?"
    rf"(?:{GAP}[^\W\d_][\w'’-]*){{0,4}}(?:\s?[{_DASH}/]\s?"
    rf"|,?{GAP}(?:to|or|maybe|perhaps|possibly|if{GAP}not|up{GAP}to){GAP})\Z"
    rf"|(?<![^\W_])(?:between|from){GAP}[-\u2212]?{_SIGN}?{_NUMBER}[^.;:!?\n]{{0,60}}"
    rf"{GAP}(?:and|to|up{GAP}to){GAP}\Z|(?<![^\W_])(?:{ONE_WORD}),{GAP}\Z",
    re.IGNORECASE,
)
_from = late(rf"(?<![^\W_])from{GAP}", re.IGNORECASE)
_word = late(r"[^\W\d_]+")
_MOVES = frozenset("went gone going goes moved moves changed changes shifted swung doubled".split())
"""Verbs that say so only with `from`: it went from one number to another."""


class Ends(NamedTuple):
    """Both numbers of a range, and what they are of."""

    values: tuple[int | float, ...]
    """The less first; empty where one of them cannot be told."""
    unit: str
    following: tuple[str, ...]


class Range(NamedTuple):
    """Two numbers, each a match of `written`, that say between what and what a third one is."""

    start: int
    """Where it begins: its first number, or `between` in front of that."""
    first: re.Match[str]
    last: re.Match[str]
    joint: re.Match[str]

    @property
    def apart(self) -> bool:
        """Whether each number is read for itself: it has its noun, or may be of another clause."""
        return bool(self.joint["noun"] or self.joint["wide"])

    @property
    def end(self) -> int:
        """Behind the last number."""
        return self.last.end()

    @property
    def scale(self) -> int:
        """What the first number is multiplied by, of which the scale stands once, behind both.

        One that is no less without it than the other is written out: $900,000 to $2 million.
        """
        first, scale = self.first, numerals.scale(self.last)
        own = first["after"] or first["more"] or numerals.scale(first) > 1
        if self.apart or own or scale == 1:
            return 1
        low, high = numerals.amount(first), numerals.amount(self.last)
        return scale if low is not None and high is not None and low < high / scale else 1

    @property
    def ends(self) -> Ends:
        """What it says, whatever its words."""
        low, high = numerals.amount(self.first), numerals.amount(self.last)
        told = () if low is None or high is None else sorted((low * self.scale, high))
        words = tuple(word for word, _ in following(self.last.string, self.end))
        return Ends(tuple(map(numerals.plain, told)), self.unit(self.last), words)

    def beside(self, number: re.Match[str]) -> str:
        """The rest of it, in front of one of its numbers or behind it.

        Where another clause may begin with the last one, nothing is surely in front of that.
        """
        text = self.first.string
        if number is self.first:
            return text[number.end() : self.end].strip()
        return "" if self.joint["wide"] else text[self.start : number.start()].strip()

    def unit(self, number: re.Match[str]) -> str:
        """The unit of one of its numbers; sign or name may stand once: $5-10, 15 to 18 percent."""
        other, side = (self.last, "after") if number is self.first else (self.first, "before")
        shared = not (self.apart or number["before"] or number["after"]) and other[side]
        return numerals.unit(other if shared else number)


def find(text: str) -> Iterator[Range]:
    """The ranges of a text, in order."""
    if numerals.may_say(text):
        yield from filter(None, map(begun, numerals.written().finditer(text)))


def begun(first: re.Match[str]) -> Range | None:
    """The range that begins with a match of `written`."""
    text, start = first.string, first.start()
    joint = _joint().match(text, first.end())
    last = numerals.written().match(text, joint.end()) if joint else None
    if joint is None or last is None or not _said_again(joint["noun"], last):
        return None
    hedge = hedged(text, start)
    between = _between().search(text, max(0, hedge - NEAR), hedge)
    if (joint["word"] or "").lower() == "and" and not between:
        return None
    if joint["spaced"] and is_year(first[0]):
        return None  # behind a year a dash parts clauses
    begin = between.start() if between else start
    return Range(begin, first, last, joint)


def _said_again(noun: str | None, last: re.Match[str]) -> bool:
    """Whether the noun behind the first number, if any, stands behind the last one, too."""
    behind = last.string[last.end() : last.end() + NEAR].lower()
    return not noun or behind.startswith(noun.lower().rstrip("s"))


def beside(text: str, start: int, end: int) -> str:
    """What beside a number makes a range of it that cannot be read; mostly nothing."""
    joint = _joint().match(text, end)
    if joint and (joint["word"] or "").lower() != "and":
        other = _unread().match(text, joint.end())
        if other and _said_again(joint["noun"], other):
            return text[end : other.end()].strip().rstrip(".,")
    near = text[max(0, start - NEAR) : start]
    between = _and_more().match(text, end) and _between().search(near)
    found = between or (near.endswith(tuple(_DASH)) and _tied().search(near))
    return found[0].strip() if found else ""


def perhaps(text: str, first: int, begin: int) -> str:
    """The words from `first` on that may make an end of a range of what begins behind them."""
    found = _in_doubt().search(text, first, begin)
    return found[0].strip() if found else ""


def beginning(text: str, place: int) -> int:
    """Where two numbers whose words begin at a place begin with `from`, if that leads to them."""
    for found in _from().finditer(text, max(0, place - NEAR), place):
        if found.end() == place:
            return found.start()
    return place


def change(text: str, begin: int) -> str:
    """The words with which what begins at a place, with `from`, is no range: `rose`."""
    if not _from().match(text, begin):
        return ""
    words = list(_word().finditer(text, max(0, begin - 2 * NEAR), begin))[-CHANGE:]
    said = (word for word in words if direction(word[0].lower()) or word[0].lower() in _MOVES)
    found = next(said, None)
    return text[found.start() : begin].strip() if found else ""
