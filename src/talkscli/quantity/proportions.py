"""So many of so many: one in four is a share, 17 of 20 boats no number of boats alone."""

import re
from decimal import Decimal

from msgspec.structs import replace

from talkscli.quantity import lexicon
from talkscli.quantity.numerals import GAP, any_of
from talkscli.quantity.quantity import Quantity
from talkscli.quantity.units import is_plural
from talkscli.text.tokens import late

_DETERMINER = any_of(lexicon.DETERMINERS)
_within = late(
    rf"\s*(?:(?P<word>(?:out{GAP}of|in|of){GAP}every|out{GAP}of|in|of)(?:{GAP}{_DETERMINER})?"
    rf"|{_DETERMINER})\s*",
    re.IGNORECASE,
)


def with_proportions(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities, two of them made one share where one is so many in the other: one in four.

    Of `17 of 20 boats` each is marked, for it is no number of boats alone.
    """
    kept: list[Quantity] = []
    for one in found:
        part = kept[-1] if kept else None
        match = _within().fullmatch(text, part.end, one.start) if part else None
        if part is None or match is None or not part.low or not one.low:
            kept.append(_marked(text, part, one, kept))
        elif _is_share(text, part, one, (match["word"] or "of").lower()):
            kept[-1] = _share(part, one)
        else:
            kept.append(_marked(text, part, one, kept))
    return kept


def _is_share(text: str, part: Quantity, whole: Quantity, word: str) -> bool:
    """Whether so many are in so many: one in four, three boats in every 10, one boat in ten."""
    if part.low is None or whole.low is None or part.low >= whole.low or word == "of":
        return False
    one = text[slice(*part.number)].lower() == "one" and not set(part.units) & {*lexicon.TIMES}
    return not part.units or word.endswith("every") or (one and not is_plural(_last(whole)))


def _last(one: Quantity) -> str:
    return one.noun[-1].lower() if one.noun else ""


def _share(part: Quantity, whole: Quantity) -> Quantity:
    """So many in so many, as the percentage that it comes to."""
    share = 100 * (part.low or Decimal(0)) / (whole.low or Decimal(1))
    return replace(
        part,
        end=whole.end,
        number=(part.number[0], whole.number[1]),
        low=share,
        high=share,
        units=(lexicon.PERCENT,),
        noun=part.noun or whole.noun,
        extent=(part.extent[0], whole.extent[1]),
    )


def _is_part(part: Quantity, whole: Quantity, match: re.Match[str]) -> bool:
    """Whether so many are some of so many: 17 of 20 boats, half the 30 boats."""
    if match["word"] is None:
        return part.unit == lexicon.PERCENT
    apart = part.units and whole.units and set(part.units).isdisjoint(whole.units)
    return "of" in match["word"].lower() and (not apart or match[0].split() == ["of"])


def _marked(text: str, part: Quantity | None, one: Quantity, kept: list[Quantity]) -> Quantity:
    """A quantity, marked as the one in front is where that is so many of it."""
    match = _within().fullmatch(text, part.end, one.start) if part else None
    if part is None or match is None or not _is_part(part, one, match):
        return one
    whole = (part.extent[0], max(part.extent[1], one.extent[1]))
    kept[-1] = replace(part, modifier=part.modifier or "of", extent=whole)
    return replace(one, modifier=one.modifier or "of", extent=whole)
