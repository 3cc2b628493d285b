"""Numbers that are quantities of nothing: dates, times of day, versions, names of things."""

import re
from functools import cache

from talkscli.quantity import lexicon
from talkscli.quantity.numerals import GAP, any_of

NEAR = 24
"""So many characters in front of a number are looked at."""
_STREETS = "|".join(one.title() for one in lexicon.STREETS)
_MONTH = rf"(?:{any_of(lexicon.MONTHS)})\.?"


@cache
def _here() -> re.Pattern[str]:
    """What begins at a place and is no quantity as a whole."""
    return re.compile(
        r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?:T[0-9:.]+Z?)?(?!\w)"
        r"|[0-9]{1,2}(?::[0-9]{2}){1,2}(?:[.,][0-9]+)?(?:\s?[ap]\.?m\.?)?(?!\w)"
        r"|[0-9]{1,2}(?:\.[0-9]{2})?(?:\s?[-–]\s?[0-9]{1,2}(?:\.[0-9]{2})?)?\s?[ap]\.?m(?:\.|(?!\w))"
        r"|[0-9]+(?:st|nd|rd|th)(?!\w)|[0-9]{1,4}'?s(?!\w)"
        r"|[0-9]{1,4}(?:\.[0-9]{1,4}){2,}(?<!\.[0-9]{3}\.[0-9]{3})(?![\w,])"
        r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?!\w)|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?!\w)"
        r"|[0-9]{2,4}[- ][0-9]{3,4}-[0-9]{4}(?!\w)|[0-9]{3}-[0-9]{4}(?!\w)"
        rf"|[0-9]{{1,2}}(?:\s?[-–]\s?[0-9]{{1,2}}|{GAP}(?:and|to|or){GAP}[0-9]{{1,2}})?{GAP}(?:of{GAP})?{_MONTH}(?!\w)"
        rf"(?:,?{GAP}[0-9]{{4}}(?!\w))?"
        rf"|[0-9]{{1,5}}{GAP}(?-i:(?:[A-Z][a-z]+\s){{1,2}}(?:{_STREETS}))(?!\w)",
        re.IGNORECASE,
    )


@cache
def _month() -> re.Pattern[str]:
    """A month in front of a day, or of a second day; of a year, perhaps with a day between."""
    day = r"[0-9]{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?<![^\W_]){_MONTH}{GAP}(?:{day}\s?(?:[-–,]|,?{GAP}(?:and|to|through|or|until))\s?"
        rf"(?:{_MONTH}{GAP})?|{day},?{GAP})*\Z",
        re.IGNORECASE,
    )


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![^\W_])(?:{any_of(lexicon.NUMBERED)})\.?{GAP}|(?<![^\W_])no\.\s?|[§#]\s?|\+)\Z",
        re.IGNORECASE,
    )


_years = re.compile(r"(?:1[5-9]|20)[0-9]{2}(?:\s?[-–/]\s?(?:[0-9]{4}|[0-9]{2}))?(?![\w,.]*[0-9])")
_noun = re.compile(rf"{GAP}([a-z]+)")
_cue = re.compile(rf"([^\W\d_]+){GAP}\Z")
_day = re.compile(r"[0-9]{1,2}(?![\d,.]*[0-9])|[0-9]{4}(?!\w)")


def is_ordinary(text: str, start: int, floor: int) -> int:
    """Where a number ends that counts nothing and begins at a place; 0 where it may be one."""
    if found := _here().match(text, start):
        return found.end()
    before = text[max(floor and 0, start - NEAR - 12) : start]
    if (day := _day.match(text, start)) and _month().search(before):
        unit = re.compile(r"\s?%|\s(?:per\s?cent|million|billion)").match(text, day.end())
        return 0 if unit else day.end()
    found = _numbered().search(before)
    if found and not _plural_behind(text, start):
        end = re.compile(r"[0-9.]*[0-9]|[^\W\d_]+").match(text, start)
        return end.end() if end else 0
    return 0


def _plural_behind(text: str, start: int) -> bool:
    """Whether a noun in the plural, a scale or a sign stands behind a number."""
    number = re.compile(
        r"[0-9.,]*[0-9](?:\s?[-–]\s?[0-9][0-9.,]*)?|[^\W\d_]+(?:-[^\W\d_]+)?"
    ).match(text, start)
    if number is None:
        return False
    scale = re.compile(rf"\s?(?:%|{any_of((*lexicon.SCALES, 'per cent', 'percent'))})").match(
        text, number.end()
    )
    noun = _noun.match(text, number.end())
    return bool(scale) or bool(noun and noun[1].endswith("s") and noun[1] not in lexicon.SINGULARS)


def is_year(text: str, start: int, end: int, unit: bool) -> bool:
    """Whether four digits are a year: a word in front says so, or nothing behind is counted."""
    found = _years.match(text, start)
    if found is None or found.end() < end:
        return False
    behind = _noun.match(text, found.end())
    counts = behind is not None and behind[1].endswith("s") and behind[1] not in lexicon.SINGULARS
    cue = _cue.search(text, max(0, start - NEAR), start)
    word = cue[1].lower() if cue else ""
    if word in lexicon.YEAR_CUES and not counts:
        return True
    return not counts and word not in lexicon.HEDGES and not (unit and behind and counts)
