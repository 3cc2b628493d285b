"""`check`: verdicts on a phrase."""

from types import SimpleNamespace

import pytest

from talkscli import sheet
from talkscli.cli.app import run
from talkscli.passages import Index
from talkscli.quotation import check

SHEET = '''
format = 1
[source]
id = "made-up"
title = "A harbor dispute"
at.title = "P1: harbor"
[sides]
north = ["North"]
[[participant]]
id = "ada"
name = "Ada Byrne"
type = "person"
at.name = "P1"
[[participant]]
id = "bo"
name = "Bo Lind"
type = "person"
at.name = "P1"
[[quote]]
id = "harbor"
text = """We will not close the well-known harbor, \\
  nor sell 1,300 boats for $2.5 million to the North's allies today"""
form = "direct"
speakers = ["ada"]
at.text = "P1"
at.speakers = "P1: Ada Byrne"
[[quote]]
id = "trust"
text = "Trust is built slowly — and lost quickly"
form = "direct"
at.text = "P2"
[[quote]]
id = "doubt"
text = "They don't sleep here... Are the winters long?"
form = "direct"
at.text = "P2"
[[statistic]]
id = "boats"
measure = "boats sold"
as_written = "about 700 boats"
value = 700
unit = "boats"
hedge = "about"
reported_by = ["bo"]
at.measure = "P3: sold"
at.as_written = "P3"
at.reported_by = "P3: Bo Lind"
'''
INDEX = Index(sheet.decode(SHEET, "made-up.toml"))
QUOTES = [one.record.text for one in INDEX.passages if one.record.kind == "quote"]


def index_of(*texts):
    """The index of a sheet that has these quotes."""
    quotes = [SimpleNamespace(kind="quote", main="text", text=one, speakers=()) for one in texts]
    records = {"quote": quotes, "statistic": []}
    return Index(SimpleNamespace(records=records, called=lambda _: {}))


@pytest.mark.parametrize(
    ("phrase", "verdict", "sort"),
    [
        (QUOTES[0], "exact", None),
        ("“lost quickly.”", "exact", None),
        ("trust is built slowly, and LOST quickly", "typography", None),
        ("Trust is built … lost quickly", "elided", None),
        ("lost quickly … Trust is built", "altered", "words"),
        ("“lost quickly,”.", "typography", None),
        ("Trust is built quickly and lost slowly", "altered", "words"),
        ("Trust is built on many other fine things", "unknown", None),
        ("We will close the well-known harbor", "altered", "negation"),
        ("close the well-known harbor", "altered", "negation"),
        ("1,400 boats for $2.5 million", "altered", "number"),
        ("to the South's allies today", "altered", "name"),
        ("900 boats", "altered", "number"),
        ("Trust is built slowly — and lost quickly?", "altered", "punctuation"),
        ("known harbor", "unknown", None),
        ("sleep here... Are the winters", "altered", "negation"),
        ("Are the winters long", "altered", "punctuation"),
        ("here Are the winters", "altered", "punctuation"),
        ("an entirely other matter", "unknown", None),
        ("300 boats", "altered", "number"),
        ("$2.5", "altered", "number"),
        (".5 million to the North's allies today", "altered", "number"),
        ("- 1,300 boats for $2.5 million", "altered", "punctuation"),
        ("-1,300 boats for $2.5 million", "altered", "number"),
    ],
)
def test_each_verdict_has_its_phrases(phrase, verdict, sort):
    """A phrase gets the verdict and the sort of change that its words call for."""
    finding = check(phrase, INDEX)
    assert (finding.verdict, finding.sort) == (verdict, sort)


def test_a_figure_is_nearest_to_its_own_amount():
    """Of the records of a unit the one that says the amount counts, then the closest."""
    assert check("seven hundred boats today", INDEX).passage.record.id == "boats"
    assert check("702 boats", INDEX).passage.record.id == "boats"
    assert check("1,299 boats", INDEX).passage.record.id == "harbor"


def test_the_best_verdict_counts():
    """Exact words go before others, a whole text before a run, whatever the sheet's order."""
    index = index_of("Lost quickly, and more", "as lost quickly", "lost quickly")
    found = check("lost quickly", index)
    assert (found.verdict, found.part, found.passage.record.text) == (
        "exact",
        False,
        "lost quickly",
    )


def test_words_that_recur_count_each_time():
    """Half of the words may be the same few again."""
    index = index_of("no more and no more and again")
    assert check("more and more and gone", index).verdict == "altered"


@pytest.mark.parametrize(
    ("text", "phrase", "passes"),
    [
        ("peace and/or war", "or war", False),
        ("peace and/or war", "peace", True),
        ("peace and/or war", "peace and or war", False),
        ("it ends.Then it began", "Then it began", False),
        ("it ends.Then it began", "it ends. Then it began", False),
        ("Foo™ is here", "Foo", False),
        ("Omar's boat sank", "Omar", True),
        ("平和の会議は not 失敗", "平和の", False),
        ("平和の会議、失敗", "平和の会議", True),
        ("sold 1 300 boats", "300 boats", False),
        ("sold 1\u00a0300 boats", "1 300 boats", True),
        ("sold 1 300 boats", "1300 boats", False),
        ('it is "-5 degrees" here', "5 degrees", False),
        ("it fell to .5 degrees", "5 degrees", False),
    ],
)
def test_what_is_joined_is_not_cut(text, phrase, passes):
    """Words without space between them, and numbers with it, stand only together."""
    assert (check(phrase, index_of(text)).verdict in ("exact", "typography")) is passes


def test_punctuation_that_differs_is_shown():
    """Where no word differs, the difference marks the punctuation."""
    found = check("Trust is built slowly — and lost quickly?", INDEX)
    assert found.difference == "Trust is built slowly - and lost quickly {+?+}"
    assert "[-...-]" in check("here Are the winters", INDEX).difference
    assert check("Are the winters long", INDEX).difference.endswith("long [-?-]")


def test_long_texts_of_few_words_are_aligned():
    """Thousands of words that recur are compared roughly, from both ends."""
    index = index_of("so " * 3000 + "we go")
    found = check("so " * 2999 + "we stay", index)
    assert (found.verdict, found.sort) == ("altered", "words")
    assert found.difference.endswith("{+we stay+}")


def test_the_difference_is_held_against_a_figure_of_the_unit():
    """Of a quote with several figures, the one of the phrase's unit is shown."""
    assert check("$1,300", INDEX).difference == "[-$2.5 million-] {+$1,300+}"


def test_words_of_somebody_else_are_misattributed():
    """A speaker passes for his own words and figures alone."""
    assert check("lost quickly", INDEX, frozenset({"ada"})).verdict == "misattributed"
    assert check("about 700 boats", INDEX, frozenset({"bo"})).verdict == "exact"
    assert check("about 700 boats", INDEX, frozenset({"ada"})).verdict == "misattributed"


def test_the_difference_marks_what_was_dropped_and_added():
    """Both versions stand in one line, told apart without color."""
    found = check("Trust is built quietly — and lost quickly", INDEX).difference
    assert found == "Trust is built [-slowly-] {+quietly+} and lost quickly"


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["lost quickly"], 0),
        (["lost slowly"], 1),
        (["lost slowly", "--allow", "unknown"], 0),
        ([""], 2),
        ([], 2),
        (["lost quickly", "--file", "x"], 2),
    ],
)
def test_the_exit_code_tells_the_verdict(args, code, tmp_path):
    """0 for what stands or is allowed, 1 for the rest, 2 for no question at all."""
    path = tmp_path / "sheet.toml"
    path.write_text(SHEET, encoding="utf-8")
    assert run(["check", *args, "--data", str(path)]) == code
