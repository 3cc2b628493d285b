"""Figures of a draft where the sheet has a rate, a range, or several nouns counted as one."""

import pytest
from made_up import index_of

from talkscli.checking import judging, quotation

STATISTICS = [
    ("staff", "hired", "300 doctors and nurses", 300, "doctors and nurses"),
    ("cars", "cars that cross", "more than 41,000 cars a day", 41_000, "cars", "more than"),
    ("most", "cars", "at most 35,000 cars", 35_000, "cars", "at most"),
    ("cost", "cost of repairs", "between €180 million and €210 million", 210_000_000, "EUR"),
    ("time", "time of repairs", "10 to 12 months", 12, "months"),
    ("toll", "toll that Velmar proposes", "about €45 per truck", 45, "EUR", "about"),
    ("trucks", "trucks that cross", "some 1,900 trucks", 1900, "trucks", "some"),
    ("more", "rise in traffic", "12 per cent", 12, "percent"),
    ("bolts", "bolts broken", "one in four bolts", 25, "percent"),
]
INDEX = index_of(STATISTICS)


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
        ("It carries more than 41,000 cars every day.", "exact cars"),
        ("It carries more than 41,000 cars per night.", "unknown/hedge cars"),
        ("Velmar asks for about €45 a truck.", "exact toll"),
        ("Velmar asks for €45.", "unknown/hedge toll"),
        ("Velmar asks for €54 a truck.", "altered/number toll"),
        ("Velmar proposes €54.", "altered/number toll"),
        ("It paid €54.", "unknown None"),
        (
            "Some 1,900 trucks cross the pass every day, up 12 per cent on last year.",
            "unknown/hedge trucks, exact more",
        ),
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
        ("It takes 10-12 months.", "unknown/hedge time, unknown/hedge time"),
        ("It takes 12 months.", "altered/hedge time"),
        ("It was stretched from 10 to 12 months.", "unknown/hedge time, unknown/hedge time"),
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
        ("They saw “four bolts”.", "unknown None"),
        ("They saw one in four hundred bolts.", "unknown None"),
    ],
)
def test_a_proportion_is_a_share(text, expected):
    """It is the sheet's figure in its own words, or in percent; its numbers alone are none."""
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        ("15%–18%", "percent", 18),
        ("15-18%", "percent", 18),
        ("5-6 days", "days", 6),
        ("5 — 6 days", "days", 6),
        ("five-six days", "days", 6),
        ("10 days–12 days", "days", 12),
        ("$5–10 million", "USD", 10_000_000),
        ("$5m-$10m", "USD", 10_000_000),
        ("USD 5 million–USD 6 million", "USD", 6_000_000),
        ("−10 to −5 degrees", "degrees", -5),
        ("600 to 700 children", "children", 700),
    ],
)
def test_a_range_in_the_very_words_is_exact_at_both_ends(written, unit, value):
    """However it is spelt, what the sheet says is the sheet's."""
    found = ranged(f"The cost was {written} last year.", written, value, unit)
    assert set(found) == {"exact None"}


@pytest.mark.parametrize(
    ("written", "unit", "value", "draft"),
    [
        ("15%–18%", "percent", 18, "15 to 18 percent"),
        ("15%–18%", "percent", 18, "15–18%"),
        ("15%–18%", "percent", 18, "between 15 and 18 per cent"),
        ("10 to 12 months", "months", 12, "10 months to 12 months"),
        ("10 to 12 months", "months", 12, "10 months–12 months"),
        ("10 to 12 months", "months", 12, "a 10- to 12-month wait"),
        ("10 to 12 months", "months", 12, "from 10 up to 12 months"),
        ("10 to 12 months", "months", 12, "12 to 10 months"),
        ("10 to 12 months", "months", 12, "between about 10 and 12 months"),
        ("between €180 million and €210 million", "EUR", 210_000_000, "€180–€210 million"),
        (
            "between €180 million and €210 million",
            "EUR",
            210_000_000,
            "between €180 and €210 million",
        ),
        ("between €180 million and €210 million", "EUR", 210_000_000, "€0.18bn–€0.21bn"),
        (
            "between €180 million and €210 million",
            "EUR",
            210_000_000,
            "between 180 million euros and 210 million euros",
        ),
        ("5 to 6 million men", "men", 6_000_000, "between five million and six million men"),
        ("−10 to −5 degrees", "degrees", -5, "between −10 and −5 degrees"),
        ("−10 to −5 degrees", "degrees", -5, "minus 10 degrees-minus 5 degrees"),
        ("5-6 days", "days", 6, "5 — 6 days"),
        ("5-6 days", "days", 6, "five-six days"),
        ("5-6 days", "days", 6, "5 -6 days"),
        ("5 – 6 days", "days", 6, "5 to 6 days"),
    ],
)
def test_both_numbers_of_a_range_are_known_however_it_is_joined(written, unit, value, draft):
    """Signs, scales and nouns at one end or both, words or dashes: the same two numbers."""
    assert ranged(f"The cost was {draft}.", written, value, unit) == ["unknown hedge"] * 2


@pytest.mark.parametrize(
    ("written", "unit", "value", "draft", "expected"),
    [
        ("15%–18%", "percent", 18, "15 to 19 percent", ["altered number", "altered number"]),
        ("10 to 12 months", "months", 12, "10 months or 13 months", [None, "altered number"]),
        ("5 – 6 days", "days", 6, "5, 6 days", [None, "altered hedge"]),
        ("5 — 6 days", "days", 6, "6 days", ["altered hedge"]),
        ("10 months to 12 months", "months", 12, "12 months", ["altered hedge"]),
        ("10 days–12 days", "days", 12, "12 days", ["altered hedge"]),
        ("5 to 6 million men", "men", 6_000_000, "5 men to 6 million men", [None, None]),
        ("−5 degrees", "degrees", -5, "−10 degrees — −5 degrees", ["altered number", None]),
    ],
)
def test_other_numbers_or_one_end_alone_are_not_the_range(written, unit, value, draft, expected):
    """Where anything but the wording differs, it is another range, or none."""
    found = ranged(f"The cost was {draft}.", written, value, unit)
    assert [one if known else None for one, known in zip(found, expected, strict=True)] == expected
    assert not any(one.startswith("exact") for one in found)


@pytest.mark.parametrize(
    "draft",
    [
        "The number rose from 600 to 700 children.",
        "The number fell, they said, from 600 to 700 children.",
        "The number went from 600 to 700 children.",
        "The number rose from 600 children to 700 children.",
        "The number rose by 600 to 700 children.",
        "The number is not from 600 to 700 children.",
    ],
)
def test_from_one_number_to_another_is_no_range(draft):
    """Behind a verb of change both numbers are exact, and neither bounds a third."""
    assert ranged(draft, "600 to 700 children", 700, "children") == ["unknown hedge"] * 2


@pytest.mark.parametrize(
    "written", ["€210 million", "€180 million", "€180 million and €210 million"]
)
@pytest.mark.parametrize("draft", [False, True])
def test_no_part_of_a_range_is_quoted_for_all_of_it(written, draft):
    """One end stands in the sheet letter by letter, and says another thing without the other."""
    whole = "between €180 million and €210 million"
    if draft:
        found = ranged(f"It is “{written}”.", whole, 210_000_000, "EUR")
        assert [one.split()[0] for one in found] == ["altered"]
    else:
        assert quotation.check(written, index(whole, 210_000_000, "EUR")).verdict == "altered"
    assert quotation.check(whole, index(whole, 210_000_000, "EUR")).verdict == "exact"


def ranged(text, written, value, unit):
    """The verdict and the sort on each figure, held against a sheet of one."""
    found = judging.judge(text, index(written, value, unit))
    return [f"{one.verdict} {one.sort}" for _, one in found]


def index(written, value, unit):
    """A sheet of one figure of the cost."""
    return index_of([("one", "cost", written, value, unit)])


def verdict(text):
    """The verdict on each figure, with its sort behind a slash, and the record beside it."""
    found = []
    for _, one in judging.judge(text, INDEX):
        sort = f"/{one.sort}" if one.sort else ""
        found.append(f"{one.verdict}{sort} {one.passage and one.passage.record.id}")
    return ", ".join(found)
