"""Periods as ISO 8601 writes them, in words."""

import re

_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "H": "hour",
    "m": "minute",
    "S": "second",
}
_SMALL = {
    str(number): word
    for number, word in enumerate("one two three four five six seven eight nine".split(), 1)
}


def in_words(period: str) -> str:
    """A length as people write it (`P1W`: one week), a date as it is, two of them with `to`."""
    return " to ".join(map(_length, period.split("/")))


def _length(part: str) -> str:
    if not part.startswith("P"):
        return part
    days, _, time = part[1:].partition("T")
    counted = re.findall(r"(\d+)(\w)", days + time.replace("M", "m"))
    return " and ".join(_count(number, _UNITS[letter]) for number, letter in counted)


def _count(number: str, unit: str) -> str:
    return f"{_SMALL.get(number, number)} {unit}{'s' * (number != '1')}"
