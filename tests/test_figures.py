"""Figures in running text."""

import pytest

from talkscli.figures import find, says


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
    ],
)
def test_a_figure_is_read_however_it_is_spelt(text, value, unit):
    """Digits, words, scales, signs and codes all give number and unit."""
    (figure,) = find(text)
    assert (figure.value, figure.unit) == (value, unit)
    assert text[figure.start : figure.end] == figure.text


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
    ],
)
def test_what_qualifies_a_figure(text, hedge, following):
    """A hedge stands in front or behind, in whole words, and counts nothing itself."""
    (figure,) = find(text)
    assert (figure.hedge, figure.following) == (hedge, following)


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


def test_only_the_same_amount_and_currency_are_said():
    """Arithmetic is exact, and another currency is another figure."""
    assert says("$1.1 million", 1_100_000, "USD")
    assert not says("$1.1 million", 1_100_001, "USD")
    assert not says("$1.1 million", 1_100_000, "EUR")
