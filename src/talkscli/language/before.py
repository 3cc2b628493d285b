"""The words in front of a figure that make another one of it, or may."""

import unicodedata
from collections.abc import Sequence

from talkscli.language import ranges, rates
from talkscli.language.hedges import is_hedge
from talkscli.language.nouns import OWN, is_plural
from talkscli.language.numerals import is_year
from talkscli.language.pieces import Piece, first_two, read
from talkscli.language.vocabulary import is_amount, is_part, is_verb, may_own
from talkscli.text.tokens import late, negates

NEAR = 250
"""So many characters are looked at."""
WORDS = 7
"""So many words of the same clause count."""
CLOSE = 3
"""So many words right in front may compare the figure with another."""

# A hedge in brackets, or between commas or dashes.
_set_apart = late(r"(?:[(\[]|,\s|[–—]\s?)([^\W\d_][\w\s]{1,30})(?:[)\]]|,|\s?[–—])\Z")
_clause = late(r"[,;:.!?()\[\]{}“”„\"«»—–|](?![0-9])|\n[^\S\n]*\n")
_NEUTRAL = frozenset("+=|>-‐‑–—―→")
"""The symbols and dashes that may stand right in front of a figure; any other changes it."""
_COMPARING = frozenset(
    "than least most maximum minimum max min times double twice triple half halve doubled except"
    " excluding minus plus versus little average averages averaging".split()
)
_AGAIN = frozenset(
    "annualized annualised second next remaining other first last previous further"
    " additional extra but both per rs kr x no nos".split()
)
"""Words right in front of a figure that make another, or a part, of it."""
_UNDONE = {("failed", "to"), ("yet", "to"), ("refused", "to"), ("declined", "to")}
"""What was not done."""
_LISTING = frozenset("and or of per not non no without except &".split())
"""Words in a label with which it says more than what the figure counts."""
_CLOSERS = ("”", "»", '"')


def in_label(text: str, begin: int) -> str:
    """The words in front of a label that make another of it: Missiles and drones: 1,300."""
    words = list(read(text, max(text.rfind("\n", 0, begin), begin - NEAR, 0), begin))[-WORDS:]
    found = next((piece for piece in words if piece.text in _LISTING), None)
    return text[found.start : begin].strip() if found else ""


def in_front(text: str, begin: int, *, sure: bool = False) -> str:
    """The words before `begin` that may make another figure of the one there; mostly none.

    What is to be `sure` are neither denials of what was done nor rates further off.
    """
    first = max(0, begin - NEAR)
    before = text[first:begin].rstrip()
    if sign := _odd_sign(before):
        return sign
    if ranged := ranges.perhaps(text, first, begin):
        return ranged
    if (set_apart := _set_apart().search(before)) and is_hedge(set_apart[1]):
        return set_apart[0].strip()
    start = first
    for mark in _clause().finditer(text, first, begin):
        start = mark.end()
    pieces = list(read(text, first, begin))
    words = [piece for piece in pieces if piece.start >= start]
    place = _changed_by(words, sure)
    if place is not None:
        return text[words[place].start : begin].strip()
    rate = rates.find(words[-3:] if sure else pieces)
    if rate and not any(_counts(one) and one.end <= rate[0].start for one in pieces):
        return text[rate[0].start : rate[-1].end]
    return before.rsplit(None, 1)[-1] if before.endswith(_CLOSERS) and not sure else ""


def of_proportion(text: str, begin: int) -> bool:
    """Whether a figure only says of how many others are: 17 of the 20, one in five, per 100,000."""
    words = list(read(text, max(0, begin - NEAR), begin))[-WORDS:]
    while words and words[-1].text in (*OWN, "every"):
        words.pop()
    joint = words[-1].text if words else ""
    of = [one for one in words[:-1] if one.text != "out"][-1:] if joint in ("in", "of") else []
    return joint == "per" or any(is_amount(one.text) for one in of)


def _counts(piece: Piece) -> bool:
    """Whether a word is a number, of which a rate behind it is rather than of a later one."""
    return is_amount(piece.text) and not is_year(piece.text)


def _odd_sign(before: str) -> str:
    """The sign at the end of a text, if it is one of mathematics or money, or a foreign minus."""
    last = before[-1:]
    if not last or last.isalnum():
        return ""
    if last == "=" and before[-2:-1] in tuple("<>!~="):
        return before[-2:]
    odd = unicodedata.category(last) in ("Sm", "Sc", "Pd") or last in "➖➕✖"
    return last if odd and last not in _NEUTRAL else ""


def _changed_by(words: Sequence[Piece], sure: bool) -> int | None:
    """The first of the words of a clause that changes the figure behind the last."""
    for number, piece in enumerate(words):
        if not sure and _denies(words[number:]):
            return number
        if number >= len(words) - CLOSE and piece.text in _COMPARING:
            return number
    for number in range(max(0, len(words) - WORDS), len(words) - 1):
        if _parted(words[number:]) or _counts_many(words[number:]):
            return number
    told = [piece for piece in words if piece.text not in OWN]
    if told and (told[-1].text in _AGAIN or is_part(told[-1].text)) and not is_year(told[-1].text):
        return words.index(told[-1])
    return None


def _denies(words: Sequence[Piece]) -> bool:
    """Whether the first of some words denies what is done with what the rest lead up to.

    What there is none of need not be what is counted: no end of the four-year war.
    """
    one, *rest = words
    if one.text in ("each", "every") or first_two(words) in _UNDONE:
        return True
    if not negates(one.text):
        return False
    done = one.text in ("not", "never", "cannot") or one.text[-3:-2] == "n"  # don't
    return done or all(map(may_own, rest))


def _parted(words: Sequence[Piece]) -> bool:
    """Whether words say that it is a part of the figure behind them: ten of its planned."""
    one, other, *rest = words
    parted = is_part(one.text) or one.text == "out"
    owned = all(map(may_own, rest)) and not any(map(is_verb, rest[:-1]))
    return parted and other.text in ("in", "of") and owned and not is_year(one.text)


def _counts_many(words: Sequence[Piece]) -> bool:
    """Whether so many things each have the figure: two payments of."""
    one, noun, *rest = words
    many = is_part(one.text) and is_plural(noun.text) and bool(rest) and rest[0].text == "of"
    return many and all(map(may_own, rest))
