"""The place that an article opens with: Miami, Florida."""

import re

_WORD = r"(?:(?:[^\W\d_]\.)+|(?:St|Mt|Ft)\.|[^\W\d_][\w'’-]*)"
_opening = re.compile(
    rf"(?P<city>{_WORD}(?:[ /]{_WORD}){{0,4}})(?P<region>, {_WORD}(?: {_WORD}){{0,3}})?"
    r"(?P<date>, (?=[^():—–]*\d)[^():—–]{1,24})?(?P<agency> \([A-Z][^()]{1,40}\))?"
    r"(?P<mark>:(?=\s)|\s?—|\s(?:–|--?)(?=\s))\s*(?P<rest>\S.*)",
    re.DOTALL,
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTICLES = frozenset("al am an da de del den der di do dos du el la le les los sur".split())


def place(plain: str) -> tuple[str, bool]:
    """The place that a paragraph may open with, and whether it surely does."""
    match = _opening.match(plain)
    region = (match["region"] or "") if match else ""
    opening = match["city"] + region if match and region[2:] not in _DAYS else ""
    words = re.split("[ /]", opening)
    named = words[0][:1].isupper() and all(w[:1].isupper() or w in _PARTICLES for w in words)
    if not match or not named:
        return "", False
    # A name and a colon, or a word in capitals and a dash, open a headline, too.
    sure = match["region"] and (match["mark"] == ":" or match["agency"] or match["city"].isupper())
    sure = sure or (match["agency"] and match["city"].isupper() and len(match["city"]) > 2)
    return opening, bool(sure) and is_prose(match["rest"])


def is_prose(text: str) -> bool:
    """Whether it is a sentence or more, not the rest of a headline."""
    return len(text.split(None, 4)) > 4 and text.rstrip("”\"’'»)").endswith((*".!?…",))
