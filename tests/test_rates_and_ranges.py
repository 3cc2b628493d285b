"""Figures of a draft where the sheet has a rate, a range, or several nouns counted as one."""

import pytest

from talkscli.checking import judging
from talkscli.checking.index import Index
from talkscli.facts import sheet

SHEET = """
format = 1
[source]
id = "made-up"
title = "A made-up town"
[[statistic]]
id = "staff"
measure = "hired"
as_written = "300 doctors and nurses"
value = 300
unit = "doctors and nurses"
inferred = ["measure"]
at.as_written = "P2"
[[statistic]]
id = "cars"
measure = "cars that cross"
as_written = "more than 41,000 cars a day"
value = 41000
unit = "cars"
hedge = "more than"
inferred = ["measure"]
at.as_written = "P2"
[[statistic]]
id = "most"
measure = "cars"
as_written = "at most 35,000 cars"
value = 35000
unit = "cars"
hedge = "at most"
inferred = ["measure"]
at.as_written = "P2"
[[statistic]]
id = "cost"
measure = "cost of repairs"
as_written = "between €180 million and €210 million"
value = 210_000_000
unit = "EUR"
inferred = ["measure"]
at.as_written = "P2"
[[statistic]]
id = "time"
measure = "time of repairs"
as_written = "10 to 12 months"
value = 12
unit = "months"
inferred = ["measure"]
at.as_written = "P2"
[[statistic]]
id = "bolts"
measure = "bolts broken"
as_written = "one in four bolts"
value = 25
unit = "percent"
inferred = ["measure"]
at.as_written = "P2"
"""
INDEX = Index(sheet.decode(SHEET, "made-up.toml"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It carries more than 41,000 cars a day.", "exact cars"),
        ("More than 41,000 cars a day cross it.", "exact cars"),
        ("It carries 41,000 cars a day.", "exact/hedge cars"),
        ("It carries at most 41,000 cars a day.", "altered/hedge cars"),
        ("It carries more than 41,000 cars.", "unknown/hedge cars"),
        ("It carries more than 41,000 cars a night.", "unknown/hedge cars"),
        ("It carries more than 41,000 cars a day each.", "unknown/hedge cars"),
        ("It carries at most 35,000 cars a day.", "unknown/hedge most"),
        ("It carries 43,000 cars a day.", "altered/number cars"),
        ("It carries 43,000 cars.", "altered/number most"),
    ],
)
def test_a_rate_is_part_of_the_figure(text, expected):
    """Cars a day are neither cars nor cars a night, and the record with the number is named."""
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They hired 300 doctors and nurses.", "exact staff"),
        ("They hired about 300 doctors and nurses.", "exact/hedge staff"),
        ("They hired 300 doctors and nurses and cooks.", "unknown/hedge staff"),
        ("They hired 300 doctors.", "unknown/hedge staff"),
        ("They hired “300 doctors”.", "altered/words staff"),
        ("They hired 300 nurses.", "unknown None"),
        ("They hired 300 nurses and doctors.", "unknown None"),
        ("They hired 400 doctors and nurses.", "altered/number staff"),
    ],
)
def test_nouns_counted_together_are_counted_together(text, expected):
    """Of doctors and nurses nobody knows how many are nurses."""
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They cost between €180 million and €210 million.", "exact cost, exact cost"),
        ("They cost €180 million to €210 million.", "unknown/hedge cost, unknown/hedge cost"),
        ("They cost €180–210 million.", "unknown/hedge cost"),
        ("The cost was €180 to €250 million.", "altered/number cost, altered/number cost"),
        ("They cost €210 million.", "altered/hedge cost"),
        ("It takes 10 to 12 months.", "exact time, exact time"),
        ("It takes 10-12 months.", "unknown None, unknown/hedge time"),
        ("It takes 12 months.", "altered/hedge time"),
    ],
)
def test_a_range_in_other_words_is_neither_exact_nor_altered(text, expected):
    """It may well be the same, so it is left to the reader, beside the sheet's own words."""
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They saw one in four bolts.", "exact bolts"),
        ("They saw 25 percent of the bolts.", "exact bolts"),
        ("They saw 1 percent of the bolts.", "altered/number bolts"),
        ("They saw one in five bolts.", "unknown None"),
        ("They saw nearly one in four bolts.", "unknown/hedge bolts"),
        ("They saw four bolts.", "unknown None"),
    ],
)
def test_a_proportion_is_a_share(text, expected):
    """It is the sheet's figure in its own words, or in percent; its numbers alone are none."""
    assert verdict(text) == expected


def verdict(text):
    """The verdict on each figure, with its sort behind a slash, and the record beside it."""
    found = []
    for _, one in judging.judge(text, INDEX):
        sort = f"/{one.sort}" if one.sort else ""
        found.append(f"{one.verdict}{sort} {one.passage and one.passage.record.id}")
    return ", ".join(found)
