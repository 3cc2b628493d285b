"""The words behind a figure and what it counts that make another one of it, or may."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from talkscli.language import rates
from talkscli.language.nouns import MEASURES, OWN, forms, is_plural, is_time
from talkscli.language.numerals import is_year
from talkscli.language.pieces import Piece, first_two, read
from talkscli.language.vocabulary import (
    ASIDE,
    GOES_ON,
    HEDGES,
    NUMBERS,
    PARTS,
    QUALIFY,
    SURE,
    acts,
    is_amount,
    is_verb,
    may_be_counted,
)

FAR = 200
"""So many characters are looked at."""

_ENDS = frozenset(".!?\n…#@→|")
"""Marks with which the sentence, or all that is said in words, comes to its end."""
_CLOSING = frozenset(")]}”\"’'»*_†‡“„«")
_PAUSES = frozenset(",;:—–-(")
_IN_BRACKETS = frozenset("of out not no and about".split())
_PHRASES = {("if", "not"), ("if", "that"), ("not", "."), ("not", "")}
"""Two words that take back, behind a pause, what was said."""
_AND_MORE = frozenset(
    "over under not counting rising falling growing more above upward upwards beyond"
    " probably possibly perhaps likely maybe".split()
)
_BE = frozenset("is are was were has have had".split())
_BOUNDS = ("least", "most", "best", "worst", "maximum", "minimum", "outside")


def behind(text: str, end: int, *, counted: bool, sure: bool = False) -> str:
    """The words from `end` on that may make another figure of the one before; mostly none.

    Where nothing is `counted` by a plural in front of `end`, nouns may still come. What is to be
    `sure` are only words that surely change it.
    """
    pieces = list(read(text, end, min(len(text), end + FAR)))
    if pieces[1:2] and pieces[0].text in "’'" and pieces[1].text == "worth":
        return pieces[1].raw
    rest = list(dropwhile(_closes, pieces))
    if not counted:
        rest = list(dropwhile(_closes, dropwhile(may_be_counted, rest)))
    headline = counted and _capital_before(text, end)
    found = _in_doubt(rest, headline) if not sure or _surely(rest) else 0
    if found:
        return text[end : rest[found - 1].end].strip()
    sentence = list(takewhile(lambda piece: piece.text not in _ENDS, pieces))
    rate = rates.find(sentence)
    return text[rate[0].start : rate[-1].end] if rate and not sure else ""


def _closes(piece: Piece) -> bool:
    return piece.text in _CLOSING


def _capital_before(text: str, end: int) -> bool:
    """Whether the word in front of a place is written as in a headline."""
    word = text[max(0, end - 40) : end].rsplit(None, 1)[-1:]
    return bool(word) and word[0][:1].isupper()


def _surely(rest: Sequence[Piece]) -> bool:
    """Whether it begins with words that surely change a figure, behind a pause or not."""
    told = [one for one in rest[:4] if one.text not in _PAUSES]
    first, second = first_two(told)
    if first == "or":
        return is_amount(second) or second in ("lower", "higher", "more", "less", "fewer")
    if first in _COUNTED_ON:
        return bool(_COUNTED_ON[first](told[1:]))
    if (first, second) in (("and", "more"), ("if", "that")) or first in ("/", "×", "per"):
        return True
    if (first, second) in (("if", "not"), ("up", "to")):  # seven, but no seven meters
        measured = any(forms(one.text) & MEASURES for one in told[3:])
        return any(is_amount(one.text) for one in told[2:3]) and not measured
    rate = rates.find(told[:2])
    return bool(rate and rate[0] is told[0]) or (first in SURE and second != "than")


def _in_doubt(pieces: Sequence[Piece], headline: bool) -> int:
    """How many of the pieces behind what is counted leave it in doubt.

    In a headline a capital is no sign of a name.
    """
    if not pieces or pieces[0].text in _ENDS or unicodedata.category(pieces[0].text[0]) == "So":
        return 0
    first, *rest = pieces
    if first.text in _PAUSES:
        return _one_more(_behind_pause(rest, first.text))
    if first.text in _JOINING:
        return _one_more(_JOINING[first.text](rest))
    name = first.is_name and not headline and first.text not in QUALIFY
    if first.text.endswith("ed") and first_two(rest)[0] == "and":
        return _one_more(_one_more(_behind_and(rest[1:])))  # killed and wounded
    acting = bool(rest) and acts(first, rest[0])
    if first.text in GOES_ON or is_verb(first) or acting or name:
        return 0
    return min(2, len(pieces))


def _one_more(found: int) -> int:
    return found and found + 1


def _behind_pause(pieces: Sequence[Piece], mark: str) -> int:
    """How many pieces behind a comma, a dash, a colon or an opening bracket leave it in doubt."""
    pieces = [piece for piece in pieces if piece.text not in '“”"„«»']
    if not pieces:
        return 0
    first, second = first_two(pieces)
    if rates.find(pieces[:3]):
        return min(2, len(pieces))
    if first in QUALIFY:
        begins = first in HEDGES and (is_amount(second) or second in ("a", "an", "the"))
        return 0 if begins or (first in ("more", "less", "fewer") and second == "than") else 1
    if (first, second) in _PHRASES:
        return min(2, len(pieces))
    if mark == "(" and (first in _IN_BRACKETS or re.fullmatch("[A-Z]{3}", pieces[0].raw)):
        return 1
    if first in ("and", "at"):
        return _one_more(_JOINING[first](pieces[1:]))
    if (mark in "–-—" and first[0].isdigit()) or first == "±":
        return 1
    return _listed(pieces) if mark == "," else 0


def _listed(pieces: Sequence[Piece]) -> int:
    """More things that a comma adds to what is counted: drones, missiles and bombs."""
    more = list(takewhile(may_be_counted, pieces))
    beyond = pieces[len(more)].text if len(more) < len(pieces) else "."
    alone = beyond in _ENDS and more[-1:] and is_plural(more[-1].text)
    return len(more) if more and (alone or beyond in ("and", "or", ",", "&")) else 0


def _behind_and(pieces: Sequence[Piece]) -> int:
    """More things that are counted together with the first, or more of them."""
    first, second = first_two(pieces)
    if first in ("a", "an"):
        return 2 if second in PARTS else 0
    if any(is_amount(one.text) for one in pieces[1:3]):
        return 0  # what begins there is of another figure
    if first in _AND_MORE or (first == "then" and second in ("some", "more")):
        return 1
    if first.endswith("ed") and (not second.isalpha() or second in _BE) and second not in _CLOSING:
        return 1  # dead and injured were
    more = list(takewhile(lambda one: may_be_counted(one) and one.text not in NUMBERS, pieces))
    if any(is_plural(one.text) for one in more[:3]):
        return min(3, len(more))
    return 1 if more and not is_verb(more[0]) and not more[0].is_name else 0


def _behind_to(pieces: Sequence[Piece]) -> int:
    """The other end of a range, behind what is counted; that beside the number is part of it."""
    first = pieces[0].text if pieces else ""
    return 1 if (is_amount(first) and not is_year(first)) or first == "as" else 0


def _behind_of(pieces: Sequence[Piece]) -> int:
    """How many there are in all; neither a year nor a span of time is such a number."""
    told = [piece for piece in pieces[:3] if piece.text not in ("of", *OWN)]
    first, second = first_two(told)
    if first in ("a", "an") and second in NUMBERS:
        return 2  # in a million
    within = is_time(second) or second in rates.SPANS
    return 1 if is_amount(first) and not is_year(first) and not within else 0


def _behind_at(pieces: Sequence[Piece]) -> int:
    """`At most` and its like."""
    if first_two(pieces) == ("a", "time"):
        return 2
    skipped = list(takewhile(lambda one: one.text in ("the", "a", "an", "very"), pieces))
    bound = pieces[len(skipped) : len(skipped) + 1]
    return len(skipped) + 1 if bound and bound[0].text in _BOUNDS else 0


def _behind_on(pieces: Sequence[Piece]) -> int:
    """What is so on average, or year on year."""
    return 1 if pieces and pieces[0].text in ("average", "year", "month", "quarter") else 0


def _behind_too(pieces: Sequence[Piece]) -> int:
    """What they are too many or too few by: 400 shelters too few."""
    return 1 if pieces and pieces[0].is_word else 0


def _behind_if(pieces: Sequence[Piece]) -> int:
    """What takes the number back: if not 500."""
    return 1 if pieces and pieces[0].text in ("not", "that") else 0


def _behind_not(pieces: Sequence[Piece]) -> int:
    """What is left out of the number: not counting the decoys."""
    return 1 if pieces and pieces[0].text in ("counting", "including") else 0


def _behind_over(pieces: Sequence[Piece]) -> int:
    """What they are more or fewer than by that number: 400 shelters under its target."""
    place = next((number for number, one in enumerate(pieces[:3], 1) if one.text in ASIDE), 0)
    return place if all(one.is_word for one in pieces[:place]) else 0


_COUNTED_ON = {
    "to": _behind_to,
    "through": _behind_to,
    "of": _behind_of,
    "out": _behind_of,
    "in": _behind_of,
    "on": _behind_on,
}
"""What may lead on to another number of the same things."""
_JOINING = _COUNTED_ON | {"and": _behind_and, "at": _behind_at, "too": _behind_too}
_JOINING |= {"if": _behind_if, "not": _behind_not, "without": _behind_not}
_JOINING |= dict.fromkeys(("over", "under", "behind", "off", "away", "past"), _behind_over)
