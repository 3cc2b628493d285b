"""Quantities read out of running text: number or range, unit, hedge and rate, with their span."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from talkscli.quantity import currencies, lexicon, numerals, units
from talkscli.quantity.modifiers import hedge_behind, hedge_in_front, modifier_behind, word_in_front
from talkscli.quantity.numerals import GAP, START, Numeral, any_of
from talkscli.quantity.ordinary import is_ordinary, is_year
from talkscli.quantity.rates import rate_behind, rate_in_front
from talkscli.quantity.units import Unit, is_plural

_MINUS = "-\u2212\u2013"
_minus = re.compile(rf"(?:(?<![\w)%°\]])[{_MINUS}]|(?<!\w)(?:minus|negative)\s)\Z", re.IGNORECASE)
_joint = re.compile(
    rf"-(?P<tied>to|or)-|\s?[-\u2010\u2011\u2013\u2014]\s?"
    rf"|-?{GAP}(?:up{GAP})?(?P<word>to|and|or|through){GAP}|,?{GAP}if{GAP}not{GAP}"
    r"|/(?=[0-9]{1,3},[0-9]{3})",
    re.IGNORECASE,
)
_between = re.compile(
    rf"(?<![^\W_])between(?P<hedge>{GAP}(?:about|around|roughly|some))?{GAP}\Z", re.IGNORECASE
)
_from = re.compile(
    rf"(?<![^\W_])(?:(?P<word>[^\W\d_]+){GAP}(?:[^\W\d_]+ly{GAP})?)?(?P<from>from){GAP}\Z",
    re.IGNORECASE,
)


class Quantity(Struct, frozen=True):
    """A quantity in a text."""

    start: int
    """Where it begins, its hedge included, in code points."""
    end: int
    """Behind its noun, hedge and rate."""
    number: tuple[int, int]
    """The span of its numbers with sign, currency, scale and per cent."""
    low: Decimal | None
    """None where what is written is no number that can be told."""
    high: Decimal | None
    """The same as `low` unless it is a range."""
    units: tuple[str, ...] = ()
    """A code of ISO 4217, `percent`, a plural noun or nothing; several where it may be any."""
    noun: tuple[str, ...] = ()
    """The words of what is counted, as written; none of money."""
    hedge: str = ""
    """The sense of what qualifies it, as the lexicon has them."""
    per: str = ""
    """What it is counted anew for: day, barrel; nothing where it is no rate."""
    modifier: str = ""
    """A word right beside it that makes another quantity of it: another, of, more; mostly none."""
    denied: str = ""
    """The negation in front of it; mostly none."""
    extent: tuple[int, int] = (0, 0)
    """Its span with that negation or word."""
    dotted: bool = False
    """Whether its point may part thousands as well: 1.200."""

    @property
    def unit(self) -> str:
        """Its unit, the likeliest of several."""
        return self.units[0] if self.units else ""

    @property
    def is_range(self) -> bool:
        """Whether it says two numbers."""
        return self.low != self.high


class _Term(Struct, frozen=True):
    """One number with its unit: all of a quantity, or an end of a range."""

    start: int
    number: Numeral
    unit: Unit
    code: str

    @property
    def end(self) -> int:
        return max(self.number.end, self.unit.end)

    @property
    def number_end(self) -> int:
        return self.number.end if self.unit.noun and not self.is_percent else self.end

    @property
    def is_percent(self) -> bool:
        return self.unit.names[:1] in ((lexicon.PERCENT,), (lexicon.POINTS,))


def find(text: str, *, ones: bool = False) -> list[Quantity]:
    """The quantities of a text, in order; a number that cannot be read is one without a value.

    Left out are the numbers that are none of anything: dates, times, names of things, and `one`
    unless it is of time or money, or `ones` are asked for.
    """
    found: list[Quantity] = []
    floor = 0
    for match in START.finditer(text):
        if match.start() < floor:
            continue
        quantity, floor = _at(text, match.start(), floor, ones)
        if quantity is not None:
            found.append(quantity)
    return _proportions(text, found)


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
    skipped = is_ordinary(text, start, floor)
    if skipped:
        return None, skipped
    first = _term(text, start, floor)
    if first is None:
        return None, max(start + 1, _digits.match(text, start).end())  # type: ignore[union-attr]
    if (not ones and _pronoun(text, first)) or is_year(
        text, first.number.start, first.number.end, first.end > first.number.end
    ):
        return None, first.number.end
    last, begin = _range(text, first, floor)
    quantity = _quantity(text, first, last, floor, begin)
    return quantity, max(quantity.end, quantity.number[1])


def _pronoun(text: str, term: _Term) -> bool:
    """Whether a number in words counts nothing: `one` is one of time or of money alone."""
    written = text[term.number.start : term.number.end].lower()
    if written == "one" and _one_of_many.match(text, term.number.end):
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


_digits = re.compile(r"[0-9]*+(?:[.,][0-9]+)*+")
_and_a_half = re.compile(
    rf"{GAP}and{GAP}an?{GAP}(half|quarter|third)(?!\w|{GAP}(?:{any_of(lexicon.SCALES)}))",
    re.IGNORECASE,
)
_vague = re.compile(rf"(?<!\w)(?:several|few|many|couple{GAP}of){GAP}\Z", re.IGNORECASE)
_one_of_many = re.compile(
    rf"{GAP}(?:[a-z]+{GAP})?(?:in|out{GAP}of|of{GAP}every){GAP}(?:every{GAP})?(?:{START.pattern})",
    re.IGNORECASE,
)


def _term(text: str, start: int, floor: int) -> _Term | None:
    """The number at a place with its sign, its currency and its unit; None where none is."""
    before = text[start - 1] if start > floor else ""
    if _vague.search(text, max(floor, start - 12), start):
        return None
    if before and (before.isalnum() or before in "_^#") and not _glued_code(text, floor, start):
        return None
    named = before in ("-", "\u2010", "\u2011") and text[start - 2 : start - 1].isalpha()
    number = numerals.read(text, start) or _an_hour(text, start)
    if number is None or (named and not number.in_words and start - 2 >= floor):
        return None
    code, begin = ("", start) if number.in_words else units.sign_in_front(text, floor, start)
    number, unit = units.behind(text, number, code)
    if unit.noun and number.value is not None and (half := _and_a_half.match(text, unit.end)):
        number = number._replace(
            value=number.value + Decimal(1) / lexicon.FRACTIONS[half[1].lower()]
        )
        unit = unit._replace(end=half.end())
    if unit.noun and units.singular(unit.noun[0].lower()) in numerals.ORDINALS:
        number = number._replace(value=None)  # twenty fifths
    if number.share and not unit.names and number.value is not None:
        number = number._replace(value=100 * number.value)
        unit = unit._replace(names=(lexicon.PERCENT,))
    if number.end == unit.end or not unit.names:
        tail = text[number.end : number.end + 1]
        if (tail.isalnum() or tail in "_^") and tail not in "元円":
            return None
    return _signed(text, _Term(begin, number, unit, code), floor, start)


def _signed(text: str, term: _Term, floor: int, start: int) -> _Term:
    """The term with its sign, which stands in front of its currency or of its digits."""
    begin, number = term.start, term.number
    found = _minus.search(text, max(floor, begin - 9), begin)
    negative = bool(found) or (bool(term.code) and text[start - 1] in _MINUS)
    if negative and number.value is not None:
        number = number._replace(value=-number.value)
    return replace(term, start=found.start() if found else begin, number=number)


def _glued_code(text: str, floor: int, start: int) -> bool:
    return bool(units.sign_in_front(text, floor, start)[0])


def _an_hour(text: str, start: int) -> Numeral | None:
    """`an hour` as one of them, if it stands for itself."""
    found = re.compile(rf"an(?={GAP}hour(?!\w|{GAP}(?:ago|later|earlier)))", re.IGNORECASE).match(
        text, start
    )
    if not found or text[start - 2 : start - 1].isdigit():
        return None
    return Numeral(start, found.end(), Decimal(1), in_words=True)


def _range(text: str, first: _Term, floor: int) -> tuple[_Term, int]:
    """The last number of a range that begins with a term, and where it begins; else the term."""
    joint = _joint.match(text, first.end)
    if joint is None and not first.unit.joined:  # else it is the hyphen of 16-bit
        joint = _joint.match(text, first.number.end)
    between = _between.search(text, max(floor, first.start - 30), first.start)
    moved = _from.search(text, max(floor, first.start - 30), first.start)
    begin = between.start() if between else first.start
    if moved:
        begin = moved.start("from")
    word = (joint["word"] or joint["tied"] or "").lower() if joint else ""
    if joint is None or (word == "and" and not between) or not START.match(text, joint.end()):
        found = _signed_end(text, first, joint) if joint and (word != "and" or between) else None
    else:
        found = _term(text, joint.end(), joint.end())
    if found is None or found.number.value is None or first.number.value is None:
        return first, first.start
    if first.unit.names and _is_verb(found.unit):
        found = replace(found, unit=Unit((), found.number.end))
    if joint is None or _year_and_dash(text, first, joint):
        return first, first.start
    if not _alike(first, found, word, bool(between)):
        return first, first.start
    if moved and (moved["word"] or "").lower() in lexicon.MOVES:
        return first, first.start
    return found, begin


def _is_verb(unit: Unit) -> bool:
    """Whether what stands behind a number is no noun that it counts: five boats if not six sank."""
    noun = unit.noun[-1].lower() if unit.noun else ""
    known = unit.joined or (unit.names[:1] and unit.names[0] in lexicon.UNITS.values())
    return bool(noun) and not known and not is_plural(noun)


def _signed_end(text: str, first: _Term, joint: re.Match[str]) -> _Term | None:
    """The last term of a range where its sign or currency stands in front of the digits."""
    found = re.compile(rf"(?:about{GAP})?[^\s\d]{{0,4}}\s?(?=[0-9])").match(text, joint.end())
    return _term(text, found.end(), joint.end()) if found else None


def _alike(first: _Term, last: _Term, word: str, between: bool) -> bool:
    """Whether two terms are of one unit, which one of them may leave out."""
    ours, theirs = first.unit.names, last.unit.names
    if not ours or not theirs:
        stated = bool(theirs) or word != "or"
        return stated and not (
            ours and not first.unit.money and not first.is_percent and not between and word == "or"
        )
    if not set(ours).isdisjoint(theirs):
        return True
    nouns = [units.singular(one.unit.noun[-1].lower()) for one in (first, last) if one.unit.noun]
    return len(nouns) == 2 and nouns[0] == nouns[1]


def _year_and_dash(text: str, first: _Term, joint: re.Match[str]) -> bool:
    """Whether a dash between spaces parts clauses behind a year."""
    year = re.compile(r"(?:19|20)[0-9]{2}\Z").fullmatch(text[first.start : first.number.end])
    return bool(year) and joint[0] != joint[0].strip() and not joint["word"]


def _quantity(
    text: str, first: _Term, last: _Term, floor: int, begin: int | None = None
) -> Quantity:
    """The quantity of one term or two, with what stands right in front of it and behind."""
    unit = last.unit if last.unit.names or last is first else first.unit
    if not unit.money and first.unit.money:
        unit = first.unit
    low, high = _values(first, last)
    start = first.start if begin is None else begin
    number = (first.start, last.number_end)
    end = max(last.end, last.number.end)
    hedge, start = hedge_in_front(text, floor, start, ranged=begin != first.start)
    after, end, noun_end = hedge_behind(text, last.number.end, end)
    if noun_end and not unit.money and unit.names[:1] != (lexicon.PERCENT,):
        counted = units.behind(text, last.number._replace(end=noun_end), "")[1]
        unit, end = (counted, max(end, counted.end)) if counted.names else (unit, end)
    names, per, end = rate_behind(text, unit.names, end)
    if not after:
        after, end, _ = hedge_behind(text, end, end)
    if not per:
        per, start = rate_in_front(text, floor, start)
    front = word_in_front(text, floor, start)
    modifier, extent = modifier_behind(text, last.number_end, end)
    if unit.noun and "-" in unit.noun[-1]:  # year-old
        modifier = lexicon.OTHERS_BEHIND.get(unit.noun[-1].rpartition("-")[2], modifier)
    return Quantity(
        start, end, number, low, high, names,
        noun=() if unit.money else unit.noun,
        hedge=after if after and hedge in ("", lexicon.ABOUT, lexicon.EXACTLY) else hedge,
        per=per,
        modifier=front.modifier or modifier,
        denied=front.denied,
        extent=(front.begin, max(end, extent)),
        dotted=first.number.dotted or last.number.dotted,
    )  # fmt: skip


def _values(first: _Term, last: _Term) -> tuple[Decimal | None, Decimal | None]:
    """The less and the greater number; a scale behind both is that of both."""
    low, high = first.number.value, last.number.value
    if low is None or high is None:
        return None, None
    if first is not last and first.number.scale == 1 and last.number.scale >= 100:
        plain = not first.unit.names or first.unit.money
        if plain and first.number.value is not None and abs(low) < abs(high) / last.number.scale:
            low *= last.number.scale
    return min(low, high), max(low, high)


_within = re.compile(
    rf"\s*(?P<word>(?:out{GAP}of|in|of){GAP}every|out{GAP}of|in|of)"
    rf"(?:{GAP}(?:{any_of(lexicon.DETERMINERS)}))?\s*",
    re.IGNORECASE,
)


def _proportions(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities, two of them made one share where one is so many in the other: one in four.

    Of `17 of 20 boats` each is marked, for it is no number of boats alone.
    """
    kept: list[Quantity] = []
    for one in found:
        part = kept[-1] if kept else None
        match = _within.fullmatch(text, part.end, one.start) if part else None
        if part is None or match is None or not part.low or not one.low:
            kept.append(_marked(text, part, one, kept))
        elif _is_share(text, part, one, match["word"].lower()):
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


def _marked(text: str, part: Quantity | None, one: Quantity, kept: list[Quantity]) -> Quantity:
    """A quantity, marked as the one in front is where that is so many of it."""
    match = _within.fullmatch(text, part.end, one.start) if part else None
    if part is None or match is None or "of" not in match["word"].lower():
        return one
    apart = part.units and one.units and set(part.units).isdisjoint(one.units)
    worth = one.unit in currencies.CODES and part.unit != lexicon.PERCENT  # sales of $14 million
    if apart and (match[0].split() != ["of"] or worth):
        return one
    kept[-1] = replace(part, modifier=part.modifier or "of")
    return replace(one, modifier=one.modifier or "of")


def moved(one: Quantity, by: int) -> Quantity:
    """The quantity with its places counted from elsewhere."""
    start, end = one.number
    begin, behind = one.extent
    return replace(
        one,
        start=one.start + by,
        end=one.end + by,
        number=(start + by, end + by),
        extent=(begin + by, behind + by),
    )


def overlapping(
    found: Sequence[Quantity], numbers: Sequence[int], start: int, end: int
) -> Iterator[Quantity]:
    """Those of the quantities of a text whose number lies in a span.

    `numbers` tells where each one's number begins.
    """
    for one in found[max(0, bisect_right(numbers, start) - 1) :]:
        if one.number[0] >= end:
            break
        if one.number[1] > start:
            yield one
