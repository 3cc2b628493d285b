"""Numbers that are quantities of nothing: dates, times of day, versions, names of things."""

import re
from functools import cache

from talkscli.quantity import lexicon
from talkscli.quantity.numerals import GAP, any_of, starts
from talkscli.quantity.units import is_plural
from talkscli.text.tokens import late

_space = late(r"\.?\s*")
NEAR = 24
"""So many characters in front of a year are looked at."""
_MONTH = rf"(?:{any_of(lexicon.MONTHS)})\.?(?!\w)"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?(?![\w%]|[,.][0-9])"
_TO = rf"(?:\s?[-–]\s?|{GAP}(?:and|to|through|or|until){GAP})"
_THROUGH = r"(?:\s?[-–]\s?[0-9][0-9.,]*)?"
_NUMBERED = rf"(?:{any_of(lexicon.NUMBERED)})\.?{GAP}|(?i:no)\.\s?|[§#]\s?|\+"
CUES = frozenset(word.rstrip(".") for word in (*lexicon.MONTHS, *lexicon.NUMBERED)) | {*"#+"}
"""What stands in front of a number may make it the name of a thing, or a date."""


@cache
def _unnamed() -> re.Pattern[str]:
    """What begins with a digit and is no quantity as a whole."""
    streets = "|".join(one.title() for one in lexicon.STREETS)
    return re.compile(
        r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?:T[0-9:.]+Z?)?(?!\w)"  # 2025-11-30
        r"|[0-9]{1,2}(?::[0-9]{2}){1,2}(?:[.,][0-9]+)?(?:\s?[ap]\.?m\.?)?(?!\w)"  # 10:30 p.m.
        r"|[0-9]{1,2}(?:\.[0-9]{2})?(?:\s?[-–]\s?[0-9]{1,2}(?:\.[0-9]{2})?)?\s?[ap]\.?m(?:\.|(?!\w))"
        r"|[0-9]+(?:st|nd|rd|th)(?!\w)|[0-9]{1,4}'?s(?!\w)"  # 3rd, 1990s
        r"|[0-9]{1,4}(?:\.[0-9]{1,4}){2,}(?<!\.[0-9]{3}\.[0-9]{3})(?![\w,])"  # 2.0.1
        r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?!\w)|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?!\w)"
        r"|(?:[0-9]{2,4}[- ])?[0-9]{3,4}-[0-9]{4}(?!\w)"  # 555-0100
        rf"|[0-9]{{1,2}}(?:{_TO}[0-9]{{1,2}})?{GAP}(?:of{GAP})?{_MONTH}(?:,?{GAP}[0-9]{{4}}(?!\w))?"
        rf"|[0-9]{{1,5}}{GAP}(?-i:(?:[A-Z][a-z]+\s){{1,2}}(?:{streets}))(?!\w)",
        re.IGNORECASE,
    )


@cache
def _date() -> re.Pattern[str]:
    """A month in front of days or of a year."""
    more = rf"{_TO}(?:{_MONTH}{GAP})?{_DAY}|,{GAP}{_DAY}(?=,?{GAP}(?:and|or){GAP}[0-9])"
    return re.compile(
        rf"{_MONTH}{GAP}(?:[0-9]{{4}}(?!\w)|{_DAY}(?!{GAP}(?:per{GAP}cent|million|billion)(?!\w))"
        rf"(?:{more})*(?:,?{GAP}[0-9]{{4}}(?![\w%]|[,.][0-9]))?)",
        re.IGNORECASE,
    )


@cache
def _named() -> re.Pattern[str]:
    """A word in front of the number of a thing; a plural after it is counted all the same."""
    return re.compile(
        rf"(?:{_NUMBERED})(?P<number>(?<=\+)[0-9][0-9 /-]{{6,}}[0-9]"
        rf"|[0-9.,]*[0-9]{_THROUGH}|[^\W\d_]+(?:-[^\W\d_]+)?)"
        rf"(?P<scale>\s?%|{GAP}(?:{any_of((*lexicon.SCALES, 'per cent', 'percent'))}))?"
        rf"(?:{GAP}(?P<noun>[a-z]+))?",
        re.IGNORECASE,
    )


def end_of_ordinary(text: str, start: int) -> int:
    """Where a number in digits ends that counts nothing and begins at a place; else 0."""
    found = _unnamed().match(text, start) if "0" <= text[start] <= "9" else None
    return found.end() if found else 0


def end_of_named(text: str, cue: re.Match[str]) -> int:
    """Where the date, or the number of a thing, ends that a word or mark begins; else 0."""
    start = cue.start()
    previous = text[start - 1 : start]
    if cue[0].lower() not in CUES or previous.isalnum() or (previous and previous in "'’_"):
        return 0
    space = _space().match(text, cue.end())
    if space is None or not starts().match(text, space.end()):
        return 0
    if found := _date().match(text, start):
        return found.end()
    found = _named().match(text, start)
    if found is None or found["scale"] or is_plural((found["noun"] or "").lower()):
        return 0
    return found.end("number")


_years = late(r"(?:1[5-9]|20)[0-9]{2}(?:\s?[-–/]\s?(?:[0-9]{4}|[0-9]{2}))?(?![\w,.]*[0-9])")
_noun = late(rf"{GAP}([a-z]+)")
_cue = late(rf"([^\W\d_]+){GAP}\Z")


def is_year(text: str, start: int, end: int) -> bool:
    """Whether a number is four digits that neither count a plural nor stand after a hedge."""
    found = _years().match(text, start)
    if found is None or found.end() < end:
        return False
    noun = _noun().match(text, found.end())
    cue = _cue().search(text, max(0, start - NEAR), start)
    hedged = cue is not None and cue[1].lower() in lexicon.HEDGES
    return not hedged and not (noun and is_plural(noun[1]))
