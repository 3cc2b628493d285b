"""Every written form of a quantity that newspapers use, as `read.tsv` lists them by rule."""

from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest

from talkscli.quantity import currencies, lexicon, parse
from talkscli.quantity.parse import find, whole
from talkscli.quantity.stated import is_endless


def forms():
    """Each text, and its quantities as low, high, unit, hedge and rate; none is one without low."""
    lines = (Path(__file__).parent / "read.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [(line.split("\t") + [""] * 5)[:6] for line in lines if not line.startswith("# ")]
    for text, quantities in groupby(rows, key=lambda row: row[0]):
        plain = text.replace("\\n", "\n").replace("\\u00a0", "\u00a0")
        yield plain, [_expected(*row[1:]) for row in quantities if row[1]]


def _expected(low, high, unit, hedge, per):
    return Decimal(low), Decimal(high or low), unit, hedge, per


def _read(one):
    low, high = (round(end, 1) if is_endless(end) else end for end in (one.low, one.high))
    return low, high, one.unit, one.hedge, one.per


@pytest.mark.parametrize(("text", "expected"), [*forms()])
def test_a_form_is_read_alone_and_within_a_sentence(text, expected):
    assert [_read(one) for one in find(text)] == expected
    within = f"The reporter wrote: {text}; nobody disagreed."
    assert [_read(one) for one in find(within)] == expected


@pytest.mark.parametrize(("text", "expected"), [*forms()])
def test_spans_lie_in_each_other_and_in_order(text, expected):
    end = 0
    for one in find(text):
        assert one.extent[0] <= one.start <= one.number[0] < one.number[1] <= len(text)
        assert one.number[1] <= max(one.end, one.extent[1])
        assert one.number[0] >= end
        end = one.number[1]


@pytest.mark.parametrize(
    ("text", "modifier", "denied"),
    [
        ("another 30 boats", "more", ""),
        ("30 more boats", "more", ""),
        ("30 fewer boats", "fewer", ""),
        ("three years ago", "ago", ""),
        ("not 30 boats", "", "not"),
        ("didn’t sink 30 boats", "", ""),
        ("all but 30 boats", "all but", ""),
        ("none of the 30 boats", "", "none of"),
        ("30 boats", "", ""),
    ],
)
def test_one_word_makes_another_quantity_or_denies_it(text, modifier, denied):
    one = find(text)[0]
    assert (one.modifier, one.denied) == (modifier, denied)


def test_one_is_a_number_where_a_text_is_known_to_be_a_quantity():
    assert not find("one boat")
    assert whole("one boat").low == 1


def test_the_noun_is_as_written_wherever_a_line_ends():
    """A unit of two words may be broken over lines, and be in the plural."""
    assert find("It burnt 5 square\n  kilometers.")[0].noun == ("square\n  kilometer",)


@pytest.mark.parametrize("letters", ["sſ", "kK"])
def test_a_letter_that_is_anothers_in_lower_case_alone_ends_nothing(letters):
    """A long s and the sign of kelvins are no letters of a word in a table; no text is an error."""
    tables = (*(lexicon.ONES, lexicon.TENS, lexicon.SCALES, lexicon.FRACTIONS, lexicon.UNITS),)
    tables += (lexicon.MULTIPLES, lexicon.DOZENS, lexicon.HEDGES, lexicon.RATES, lexicon.TIMES)
    tables += (currencies.NAMES, currencies.DOLLARS, currencies.HUNDREDTHS, lexicon.MONTHS)
    for word in (one.translate(str.maketrans(*letters)) for table in tables for one in table):
        find(f"{word} $5 {word}, half a {word}, 5 {word}, two and a {word} a {word}, {word}s 7.")


def test_moved_quantities_keep_their_size():
    one = find("about 30 boats a night")[0]
    there = parse.moved(one, 7)
    assert (there.start, there.end) == (one.start + 7, one.end + 7)
    assert there.number == (one.number[0] + 7, one.number[1] + 7)


def test_overlapping_are_those_whose_number_lies_in_a_span():
    found = find("5 boats, 6 carts, 7 cows")
    numbers = [one.number[0] for one in found]
    assert [one.low for one in parse.overlapping(found, numbers, 9, 10)] == [6]
    assert [one.low for one in parse.overlapping(found, numbers, 0, 24)] == [5, 6, 7]
