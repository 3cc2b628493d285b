"""Quantities read out of running text: number or range, unit, hedge and rate, with their span."""

import re
from decimal import Decimal

from msgspec.structs import replace

from talkscli.quantity import lexicon, units
from talkscli.quantity.modifiers import (
    Preceding,
    change_preceding,
    hedge_following,
    hedge_preceding,
    modifier_following,
    preceding,
)
from talkscli.quantity.numerals import (
    FIRST_WORDS,
    GAP,
    START,
    VULGAR_SIGNS,
    starts,
)
from talkscli.quantity.ordinary import end_of_named, end_of_ordinary, is_year
from talkscli.quantity.proportions import with_proportions
from talkscli.quantity.quantity import Quantity, moved, overlapping
from talkscli.quantity.rates import rate_following, rate_preceding
from talkscli.quantity.terms import Term, term_at
from talkscli.quantity.units import Unit, is_plural
from talkscli.text.tokens import late

_joint = late(
    rf"-(?P<tied>to|or)-|\s?[-\u2010\u2011\u2013\u2014]\s?"
    rf"|-?{GAP}(?:up{GAP})?(?P<word>to|and|or|through){GAP}|,?{GAP}if{GAP}not{GAP}|/(?=[0-9]{{1,3}},[0-9]{{3}})",
    re.IGNORECASE,
)
__all__ = ("Quantity", "find", "moved", "overlapping", "whole")

# To look at the words takes a fraction of the time that the pattern takes to look at all letters.
_candidate = late(rf"[0-9{VULGAR_SIGNS}§#+]|\.(?=[0-9])|[^\W\d_]+")


def find(text: str, *, ones: bool = False) -> list[Quantity]:
    """The quantities of a text, in order; a number that cannot be read is one without a value.

    Left out are the numbers that are none of anything: dates, times, names of things, and `one`
    unless it is of time or money, or `ones` are asked for.
    """
    found: list[Quantity] = []
    floor = 0
    for candidate in _candidate().finditer(text):
        word = candidate[0]
        if candidate.start() < floor or (word.isalpha() and word.lower() not in FIRST_WORDS):
            continue
        start = candidate.start()
        if ordinary := end_of_named(text, candidate) or end_of_ordinary(text, start):
            floor = ordinary
        elif starts().match(text, start):
            quantity, floor = _at(text, start, floor, ones)
            if quantity is not None:
                found.append(quantity)
    return with_proportions(text, found)


def whole(text: str) -> Quantity | None:
    """The quantity that a text is, which is known to be one: the first, or a bare `one`."""
    found = find(text) or find(text, ones=True)
    if not found:
        return None
    first = found[0]
    rate = re.compile(rf"{GAP}(?:an?|per|each|every){GAP}([^\W\d_]+)[.,]?\Z").match(text, first.end)
    if rate and not first.per:
        return replace(first, per=units.singular(rate[1].lower()), end=rate.end(1))
    return first


def _at(text: str, start: int, floor: int, ones: bool) -> tuple[Quantity | None, int]:
    """The quantity whose number begins at a place, and where to read on."""
    first = term_at(text, start, floor)
    if first is None:
        return None, max(start + 1, _digits().match(text, start).end())  # type: ignore[union-attr]
    if (not ones and _pronoun(text, first)) or is_year(text, start, first.number.end):
        return None, first.number.end
    front = preceding(text, floor, first.start)
    if front.words[-1:] in _VAGUE or front.words[-2:] == ["couple", "of"]:
        return None, start + 1
    last, left = _range(text, first, front)
    quantity = _quantity(text, first, last, front, left)
    return quantity, max(quantity.end, quantity.number[1])


def _pronoun(text: str, term: Term) -> bool:
    """Whether a number in words counts nothing: `one` is one of time or of money alone."""
    written = text[term.number.start : term.number.end].lower()
    if written == "one" and _one_of_many().match(text, term.number.end):
        return False
    signed = term.start < term.number.start
    known = (
        signed
        or term.unit.money
        or (
            term.unit.names[:1]
            and (term.unit.names[0] in lexicon.UNITS.values() or units.is_time(term.unit.names[0]))
        )
    )
    return written in ("one", "zero") and not known


_digits = late(r"[0-9]*+(?:[.,][0-9]+)*+")
_VAGUE = (["several"], ["few"], ["many"])
"""In front of a number in words they make one that cannot be told: several thousand."""
_one_of_many = late(
    rf"{GAP}(?:[a-z]+{GAP})?(?:in|out{GAP}of|of{GAP}every){GAP}(?:every{GAP})?(?:{START})",
    re.IGNORECASE,
)


def _range(text: str, first: Term, front: Preceding) -> tuple[Term, int]:
    """The last number of a range that a term begins, else the term; the words left in front."""
    words, left = front.words, len(front.words)
    opening = left - 1
    if words[-2:-1] == ["between"] and lexicon.HEDGES.get(words[-1]) == lexicon.ABOUT:
        opening -= 1
    between = words[opening : opening + 1] == ["between"]
    joint = _joint().match(text, first.end) or _joint().match(text, first.number.end)
    word = (joint["word"] or joint["tied"] or "").lower() if joint else ""
    if joint is None or (word == "and" and not between) or first.number.value is None:
        return first, left
    last = _range_end(text, joint.end())
    if last is None or last.number.value is None:
        return first, left
    if first.unit.names and _is_verb(last.unit):
        last = replace(last, unit=Unit((), last.number.end))
    if not _alike(first, last, word, between) or _year_and_dash(text, first, joint):
        return first, left
    if words[-1:] != ["from"]:
        return last, opening if between else left
    moves = {*words[-2:-1], *(words[-3:-2] if words[-2:-1] and words[-2].endswith("ly") else ())}
    low, high = _ends(first, last)
    falls = low is not None and high is not None and low > high
    return (first, left) if falls or moves & lexicon.MOVES else (last, left - 1)


_sign_of_end = late(rf"(?:about{GAP})?[^\s\d]{{0,4}}\s?(?=[0-9])")


def _range_end(text: str, start: int) -> Term | None:
    """The term at a place, in front of whose digits a sign or a currency may stand."""
    if starts().match(text, start):
        return term_at(text, start, start)
    signed = _sign_of_end().match(text, start)
    return term_at(text, signed.end(), start) if signed else None


def _is_verb(unit: Unit) -> bool:
    """Whether what stands after a number is no noun that it counts: five boats if not six sank."""
    noun = unit.noun[-1].lower() if unit.noun else ""
    known = unit.joined or (unit.names[:1] and unit.names[0] in lexicon.UNITS.values())
    return bool(noun) and not known and not is_plural(noun)


def _alike(first: Term, last: Term, word: str, between: bool) -> bool:
    """Whether two terms are of one unit, which one of them may leave out."""
    ours, theirs = first.unit.names, last.unit.names
    if not ours or not theirs:
        stated = bool(theirs) or word != "or"
        return stated and not (
            ours and not first.unit.money and not first.is_percent and not between and word == "or"
        )
    return not set(ours).isdisjoint(theirs) or bool(
        first.unit.noun
        and last.unit.noun
        and units.singular(first.unit.noun[-1].lower())
        == units.singular(last.unit.noun[-1].lower())
    )


def _year_and_dash(text: str, first: Term, joint: re.Match[str]) -> bool:
    """Whether a dash between spaces parts clauses after a year."""
    year = re.compile(r"(?:19|20)[0-9]{2}\Z").fullmatch(text[first.start : first.number.end])
    return bool(year) and joint[0] != joint[0].strip() and not joint["word"]


def _quantity(text: str, first: Term, last: Term, front: Preceding, left: int) -> Quantity:
    """The quantity of one term or two, with what qualifies it in front and after."""
    stated = last.unit.names and (last.unit.money or not first.unit.money)
    unit = last.unit if stated else first.unit
    low, high = sorted(_ends(first, last), key=lambda one: one or 0)
    hedge, left = hedge_preceding(front, left)
    number_end, end = last.number.end, last.end
    after, after_end = hedge_following(text, number_end)
    if after and not unit.money and unit.names[:1] != (lexicon.PERCENT,):
        counted = units.following(text, last.number._replace(end=after_end), "")[1]
        unit, end = (counted, max(end, counted.end)) if counted.names else (unit, end)
    elif not after and end > number_end:
        after, after_end = hedge_following(text, end)
    end = max(end, after_end)
    names, per, end = rate_following(text, unit.names, end)
    if not after:
        after, end = hedge_following(text, end)
    if not per:
        per, left = rate_preceding(front, left)
    change = change_preceding(front, left)
    modifier, extent = modifier_following(text, last.number_end, end)
    if _is_choice(text, first, last):
        modifier = "or"
    if unit.noun and "-" in unit.noun[-1]:  # year-old
        modifier = lexicon.TRAILING_CHANGES.get(unit.noun[-1].rpartition("-")[2], modifier)
    return Quantity(
        front.starts[left],
        end,
        (first.start, last.number_end),
        low,
        high,
        names,
        noun=() if unit.money else unit.noun,
        hedge=after if after and hedge in ("", lexicon.ABOUT, lexicon.EXACTLY) else hedge,
        per=per,
        modifier=change.modifier or modifier,
        denied=change.denied,
        extent=(front.starts[change.left], max(end, extent)),
        dotted=first.number.dotted or last.number.dotted,
    )


def _is_choice(text: str, first: Term, last: Term) -> bool:
    """Whether two numbers are one or the other, no range: 5 or 10, but not five or six."""
    low, high = _ends(first, last)
    apart = low is not None and high is not None and high - low > last.number.scale
    return apart and bool(_or().search(text, first.number.end, last.number.start))


_or = late(r"\bor\b", re.IGNORECASE)


def _ends(first: Term, last: Term) -> tuple[Decimal | None, Decimal | None]:
    """The numbers of a range as they are said; a scale after both is that of both."""
    low, high = first.number.value, last.number.value
    if low is None or high is None:
        return None, None
    if first is not last and first.number.scale == 1 and last.number.scale >= 100:
        plain = not first.unit.names or first.unit.money
        if plain and first.number.value is not None and abs(low) < abs(high) / last.number.scale:
            low *= last.number.scale
    return low, high
