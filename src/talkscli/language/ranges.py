"""Ranges, of which every number is but one end: five to ten million, 1,100 to 1,200."""

import re

from talkscli.language import numerals
from talkscli.language.numerals import GAP, LONG, ONE_WORD, SCALES, SIGNS, any_of, is_year
from talkscli.language.tokens import late

NEAR = 40
"""So many characters in front of a number are looked at."""

_SIGN = rf"[{''.join(sign for sign in SIGNS if len(sign) == 1)}]"
_NUMBER = rf"(?:[0-9][0-9.,]*|(?<![^\W_])(?:{ONE_WORD})(?![^\W_]))"
_SCALE = rf"(?:[-\s]?(?:(?P<long>{any_of(LONG)})|%|per\s?cent|[kmb])(?![^\W_]))"
_DASH = "-\u2010\u2011\u2013\u2014"
_TO = rf"{GAP}(?P<word>to|or|and){GAP}"
_BETWEEN = rf"(?<![^\W_])between{GAP}"

# Looked for in front of a number first, for speed's sake.
_JOINTS = ("to", "or", "and", "between", *_DASH)

# Behind an em dash another clause may begin; it is no sure sign.
_behind = late(
    rf"(?:\s?[-\u2010\u2011\u2013]\s?|(?P<dash>\s?\u2014\s?)|{_TO})"
    rf"(?P<end>(?P<sign>{_SIGN})?{_NUMBER}(?={_SCALE}|)[\w%]*)",
    re.IGNORECASE,
)
_in_front = late(
    rf"(?P<between>{_BETWEEN})?{_SIGN}?(?P<number>{_NUMBER}){_SCALE}?"
    rf"(?:{_TO}|[{_DASH}]|(?P<spaced>\s[-\u2013]\s))\Z|{_BETWEEN}\Z",
    re.IGNORECASE,
)
# What a dash ties to a number need not be one to make another of it: pre-$100 billion.
_tied = late(
    r"[^\s()\[\]]*(?:(?:[^\W_]|%)[-\u2010\u2011\u2013]|(?:[0-9%]|illion|bn)\u2014)\Z", re.IGNORECASE
)
# With nouns behind the first end, or other words than `to` and `or`, it may be one.
_in_doubt = late(
    rf"(?<![^\s(]){_SIGN}?(?!(?:19|20)[0-9][0-9]\b){_NUMBER}{_SCALE}?"
    rf"(?:{GAP}[^\W\d_][\w'’-]*){{0,4}}(?:\s?[{_DASH}/]\s?"
    rf"|,?{GAP}(?:to|or|maybe|perhaps|possibly|if{GAP}not|up{GAP}to){GAP})\Z"
    rf"|(?<![^\W_])(?:between|from){GAP}{_SIGN}?{_NUMBER}[^.;:!?\n]{{0,60}}"
    rf"{GAP}(?:and|to|up{GAP}to){GAP}\Z|(?<![^\W_])(?:{ONE_WORD}),{GAP}\Z",
    re.IGNORECASE,
)


def joins(word: str, *, between: bool) -> bool:
    """Whether a word makes a range of two numbers, in front of which `between` stands or not."""
    return word in ("to", "or") or (word == "and" and between)


def beside(text: str, start: int, end: int) -> str:
    """The other end of a range right beside a number, with what joins them; mostly none."""
    return _end_behind(text, end) or _end_in_front(text, start)


def perhaps(text: str, first: int, begin: int) -> str:
    """The words from `first` on that may make an end of a range of what begins behind them."""
    found = _in_doubt().search(text, first, begin)
    return found[0].strip() if found else ""


def lacks_scale(match: re.Match[str]) -> bool:
    """Whether the scale of a match of `written` stands once, behind two numbers: 5-10 million."""
    words = (match["words"] or "").lower()
    if match["scale"] or match["after"] or match["more"] or words.endswith(tuple(SCALES)):
        return False
    other = _behind().match(match.string, match.end())
    return other is not None and bool(other["long"]) and not (other["sign"] or other["dash"])


def unit(match: re.Match[str]) -> str:
    """The unit of a match of `written`, of which the sign may stand once, before two: $5-10."""
    if match["before"] or match["after"]:
        return numerals.unit(match)
    first = _first(_near(match.string, match.start()))
    place = first.start("number") if first else 0
    return SIGNS.get(first.string[place - 1], "") if first and place > 0 else ""


def _first(near: str) -> re.Match[str] | None:
    """The number at the end of a text, with what joins it to one that begins there."""
    return _in_front().search(near) if near.rstrip().lower().endswith(_JOINTS) else None


def _end_behind(text: str, end: int) -> str:
    other = _behind().match(text, end)
    # Behind `between` that word in front of the first number has said enough.
    if other is None or (other["word"] or "").lower() == "and":
        return ""
    return text[end : other.end("end")].strip().rstrip(".,")


def _end_in_front(text: str, start: int) -> str:
    near = _near(text, start)
    if near.endswith(tuple(_DASH)) and (tied := _tied().search(near)):
        return tied[0]
    first = _first(near)
    return first[0].strip() if first and _is_range(first) else ""


def _near(text: str, start: int) -> str:
    return text[max(0, start - NEAR) : start]


def _is_range(first: re.Match[str]) -> bool:
    """Whether a number in front of another is the first end; behind a year a dash parts clauses."""
    if word := first["word"]:
        return joins(word.lower(), between=bool(first["between"]))
    return not (first["spaced"] and is_year(first["number"]))
