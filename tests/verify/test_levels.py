"""How a value stands to the article: the level that `show` tells and `verify` counts."""

import json

import pytest

ARTICLE = "The talks, hosted by Ana Reyes, were on a twenty-point Plan, Omar Zeller said."
SHEET = """
format = 1
[source]
id = "one"
title = "Talks"
[[participant]]
id = "reyes"
name = "Ana Reyes"
type = "person"
at.name = "P1"
[[participant]]
id = "zeller"
name = "Omar Zeller"
aliases = ["Zeller"]
type = "person"
at.name = "P1"
[[document]]
id = "plan"
title = "plan"
points = 20
at.title = "P1: {title}"
at.points = "P1: {points}"
[[talk]]
id = "talks"
title = "the talks"
hosts = {hosts}
at.title = "P1: The talks"
at.hosts = {at}
"""
VALUES = {
    "title": "Plan",
    "points": "twenty-point",
    "hosts": '["reyes"]',
    "at": '["P1: hosted by", "P1: Ana Reyes"]',
}


@pytest.fixture
def level(talks, tmp_path):
    """The level of one field of the sheet, some values changed, which verify finds to hold."""

    def ask(record, field, **values):
        sheet, article = tmp_path / "one.toml", tmp_path / "one.txt"
        sheet.write_text(SHEET.format(**{**VALUES, **values}), encoding="utf-8")
        article.write_text(ARTICLE, encoding="utf-8")
        assert talks("verify", str(article), "--data", str(sheet)).code == 0
        (row,) = json.loads(talks("show", record, "--data", str(sheet), "-f", "json").out)
        return row["levels"][field]

    return ask


@pytest.mark.parametrize(
    ("hosts", "at", "expected"),
    [
        ('["reyes"]', '"P1"', "named"),
        ('["zeller"]', '"P1: Omar Zeller"', "named"),
        ('["zeller"]', '"P1: Zeller"', "named"),
        ('["reyes", "zeller"]', '"P1"', "named"),
        ('["reyes"]', '["P1: hosted by", "P1: Ana Reyes"]', "interpreted"),
        ('["reyes"]', '"P1: hosted by Ana Reyes"', "interpreted"),
        ('["reyes"]', '"P1: Omar Zeller"', "interpreted"),
        ('["reyes", "zeller"]', '"P1: Ana Reyes"', "interpreted"),
    ],
)
def test_a_reference_is_named_by_its_names_alone(level, hosts, at, expected):
    """A name proves that somebody is named; only words beyond it can say what they did."""
    assert level("talks", "hosts", hosts=hosts, at=at) == expected


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [
        ("title", "Plan", "verbatim"),
        ("title", "twenty-point Plan", "interpreted"),
        ("points", "twenty-point", "verbatim"),
        ("points", "on a twenty-point Plan", "interpreted"),
    ],
)
def test_case_and_the_spelling_of_a_number_are_no_reading(level, field, words, expected):
    """A capital letter or a number in words leaves a value verbatim, further words do not."""
    assert level("plan", field, **{field: words}) == expected


def test_verify_counts_the_levels(talks, level, tmp_path):
    """Its first line claims no more than the levels do."""
    level("plan", "title")
    err = talks("verify", str(tmp_path / "one.txt"), "--data", str(tmp_path / "one.toml")).err
    assert err.splitlines()[0] == "6 fields: 5 verbatim, 1 interpreted"
