"""Figures in running text."""

import pytest

from talkscli.language.figures import find, heads


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("approximately 1,300 drones", 1300, ""),
        ("a $100 billion pledge", 10**11, "USD"),
        ("$100bn", 10**11, "USD"),
        ("1.5 million euros", 1_500_000, "EUR"),
        ("5 per cent", 5, "percent"),
        ("20-point", 20, ""),
        ("nearly four-year", 4, ""),
        ("two hundred and five", 205, ""),
        ("one week", 1, ""),
        ("−5", -5, ""),
        ("1 300 drones", 1300, ""),
        ("12 345 678.", 12_345_678, ""),
        ("$100 bln", 10**11, "USD"),
        ("four and a half", 4.5, ""),
        ("four and a half million euros", 4_500_000, "EUR"),
        ("$4 and a half billion", 4_500_000_000, "USD"),
        ("one percent", 1, "percent"),
        ("half a million people", 500_000, ""),
        ("a half-million people", 500_000, ""),
        ("half a dozen ships", 6, ""),
        ("a quarter of a million dollars", 250_000, "USD"),
        ("three and a quarter million", 3_250_000, ""),
        ("minus 5 degrees", -5, ""),
        ("minus five degrees", -5, ""),
        ("it fell to –5 degrees", -5, ""),
        ("–5 degrees", -5, ""),
        (".5 percent", 0.5, "percent"),
        ("a million and a half boats", 1_500_000, ""),
        ("$4 million and a half", 4_500_000, "USD"),
        ("1½ million tons", 1_500_000, ""),
        ("1 ½ million tons", 1_500_000, ""),
        ("½ million tons", 500_000, ""),
        ("hundred billion dollars", 10**11, "USD"),
        ("HK$100bn", 10**11, "HKD"),
        ("Canadian $100 billion", 10**11, "CAD"),
        ("$100 billion in Taiwan", 10**11, "USD"),
        ("sold Taiwan $100 billion in arms", 10**11, "USD"),
        ("a $100 billion Canadian company", 10**11, "USD"),
        ("$100 in Hong Kong dollars", 100, "HKD"),
        ("$100 billion Canadian", 10**11, "CAD"),
        ("$100 billion CAD", 10**11, "CAD"),
        ("1'300 drones", 1300, ""),
        ("1’300 drones", 1300, ""),
    ],
)
def test_a_figure_is_read_however_it_is_spelt(text, value, unit):
    """Digits, words, scales, signs and codes all give number and unit."""
    (figure,) = find(text)
    assert (figure.value, figure.unit) == (value, unit)
    assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    "text",
    [
        "several hundred billion dollars",
        "a third of a million",
        "two-thirds of voters",
        "3 1/2 years",
        "1 ⅓ million",
        "1.3×10",
        "100 thousand million",
        "a million and a third",
    ],
)
def test_a_number_that_cannot_be_told_is_not_read(text):
    """Rather no figure than one of another amount."""
    assert find(text) == []


def test_the_scale_of_a_range_is_not_lost():
    """The end of a range that takes its scale from the other end is not read without it."""
    assert [one.value for one in find("5-10 million people, or two to three billion")] == [
        10_000_000,
        3_000_000_000,
    ]
    assert [one.value for one in find("five‑ten million people")] == [10_000_000]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("€180–€210 million", [180_000_000, 210_000_000]),
        ("between €180 and €210 million", [180_000_000, 210_000_000]),
        ("$1.5 to $2 million", [1_500_000, 2_000_000]),
        ("$180-$210m", [180_000_000, 210_000_000]),
        ("$5 to $6 million", [5_000_000, 6_000_000]),
        ("$900,000 to $2 million", [900_000, 2_000_000]),
        ("$900k to $2 million", [900_000, 2_000_000]),
        ("€180 and €210 million", [180, 210_000_000]),
        ("900,000 to 2 million men", [900_000, 2_000_000]),
        ("5 men to 6 million men", [5, 6_000_000]),
        ("5 percent to 6 million men", [5, 6_000_000]),
        ("five million and six million men", [5_000_000, 6_000_000]),
        ("15%-18%", [15, 18]),
    ],
)
def test_a_scale_behind_two_signs_is_that_of_both(text, values):
    """A number with a scale or a unit of its own, or one written out, keeps its size."""
    assert [one.value for one in find(text)] == values


def test_the_unit_of_a_range_is_that_of_both():
    """A sign may stand once, in front of both numbers, and a name once, behind them."""
    texts = ("US$5-10m", "15 to 18 percent", "180–€210", "5 — 10 percent")
    units = [[one.unit for one in find(text)] for text in texts]
    assert units == [["USD"], ["percent"] * 2, ["", "EUR"], ["", "percent"]]


def test_the_scale_of_another_clause_is_not_taken():
    """Behind an em dash a number is read for itself, for the sentence may go on there."""
    assert [one.value for one in find("It lost 5 — 10 million men fled")] == [5, 10_000_000]


def test_the_sign_of_a_range_is_not_lost():
    """The sign of the first end is that of both, and a year behind a sign is none."""
    assert [(one.value, one.unit) for one in find("$2000 – 2500, or £90—95")] == [
        (2000, "USD"),
        (2500, "USD"),
        (90, "GBP"),
        (95, "GBP"),
    ]


def test_a_year_in_front_of_a_dash_is_no_end_of_a_range():
    """Behind a dash between spaces the sentence goes on; without spaces it is one word."""
    assert find("In 2024 – 1,200 boats sank.")[-1].qualifier == ""
    assert find("In 2024–1,200 boats sank.")[-1].qualifier == "2024–"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("$100 billion-$200 billion", [10**11, 2 * 10**11]),
        ("$100bn-$200bn", [10**11, 2 * 10**11]),
        ("$3.5 million-$4 million", [3_500_000, 4_000_000]),
        ("1,800/1,900 drones", [1800, 1900]),
        ("1,300–1,400 drones", [1300, 1400]),
        ("12/24", []),
    ],
)
def test_both_ends_of_a_range_are_seen(text, values):
    """A hyphen, or a slash between long numbers, stands between two figures."""
    assert [one.value for one in find(text)] == values


@pytest.mark.parametrize("text", ["one of them", "10:30", "2025-12-21", "the 20th", "COVID-19"])
def test_what_counts_nothing_is_no_figure(text):
    """Pronouns, times, dates, ordinals and names are left alone."""
    assert find(text) == []


def test_what_stands_around_a_figure_is_told():
    """The hedge in front and the words behind belong to it."""
    (figure,) = find("up to 20 long-range drones, then")
    assert (figure.hedge, figure.following) == ("up to", ("long-range", "drones"))


@pytest.mark.parametrize(
    ("text", "hedge", "following"),
    [
        ("1,300-plus drones", "-plus", ("drones",)),
        ("1,300+ drones", "+", ("drones",)),
        ("1,300 or more drones", "or more", ("drones",)),
        ("half of the 1,300 drones", "half of the", ("drones",)),
        ("A maximum of 5 boats", "A maximum of", ("boats",)),
        ("(about\n5 boats", "about", ("boats",)),
        ("at, least 5 boats", "", ("boats",)),
        ("somewhat 5 boats", "", ("boats",)),
        ("less-than 5 boats", "less-than", ("boats",)),
        ("three times 5 boats", "three times", ("boats",)),
        ("10% of 5 boats", "10% of", ("boats",)),
        ("a tenth of the 5 boats", "a tenth of the", ("boats",)),
        ("<b>5</b>", "", ()),
        ("more than\n\n5 boats", "", ("boats",)),
        ("5\n\nBoats sank", "", ()),
        ("5\nboats\n\nsank", "", ("boats",)),
    ],
)
def test_what_qualifies_a_figure(text, hedge, following):
    """A hedge stands in front or behind, in whole words, and counts nothing itself."""
    figure = find(text)[-1]
    assert (figure.hedge, figure.following) == (hedge, following)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("5 boats at most", "at most"),
        ("5 fishing boats or more", "or more"),
        ("about 5 boats or more", "or more"),
        ("about 5 boats or so", "about"),
        ("$5 billion at least", "at least"),
        ("more than **5** boats", "more than"),
        ("*more than* 5 boats", "more than"),
        ("$5-$6", "-$6"),
        ("5 to 6 boats", "to 6"),
        ("5 to\n 6 boats", "to\n 6"),
        ("5 to 1,500, he said", "to 1,500"),
        ("20 or thirty boats", "or thirty"),
        ("four – six boats", "– six"),
        ("$5 billion/year", "/year"),
        ("$5+ billion", "+"),
        ("a pre-$5 billion plan", "pre-"),
        ("5 boats, at least 6 carts", ""),
        ("5 boats or more than that", ""),
    ],
)
def test_what_qualifies_a_figure_from_further_off(text, qualifier):
    """A hedge behind the noun counts as well, and more than one that only says about."""
    assert find(text)[0].qualifier.rstrip("*") == qualifier


@pytest.mark.parametrize(
    ("text", "negation"),
    [
        ("not 5 boats", "not"),
        ("Don’t sell about 5 boats", ""),
        ("they didn’t about 5 boats", "didn’t"),
        ("never about 5 boats", "never"),
        ("if not. 5 boats", ""),
        ("No\n\n5 boats", ""),
        ("a knot 5 boats", ""),
    ],
)
def test_what_denies_a_figure(text, negation):
    """A negation right in front of a figure or its hedge is told, in the same paragraph."""
    (figure,) = find(text)
    assert figure.negation == negation


@pytest.mark.parametrize(
    ("one", "other"), [("cities", "city"), ("boxes", "box"), ("men", "man"), ("nets", "net")]
)
def test_singular_and_plural_are_of_one_noun(one, other):
    """What two figures count has a form in common; a glass is no plural."""
    assert heads([one]) & heads([other])
    assert not heads([one]) & heads(["glass"])
