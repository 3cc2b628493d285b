"""The look-up commands: filters, words, options, and what is said of mistakes."""

import json

import pytest
from conftest import HARBOR

from talkscli.cli.lookup import LOOKUPS


@pytest.fixture
def ask(talks):
    return lambda *args: talks(*args, "--data", str(HARBOR))


def ids(result):
    assert result.err == ""
    return [row["id"] for row in json.loads(result.out)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("talks --party north", ["first-round"]),
        ("talks --party zoe --party north", ["first-round"]),
        ("who --side north", ["zoe"]),
        ("who --side northerners --side south", ["zoe", "omar"]),
        ("who --side none", ["port"]),
        ("who --side none --side south", ["omar", "port"]),
        ("who --type institution", ["port"]),
        ("who --presence host", ["zoe"]),
        ("documents --party south", ["draft"]),
        ("hurdles --side South", ["tolls"]),
        ("quotes --speaker zoe", ["open"]),
        ("quotes --speaker none", ["maybe"]),
        ("quotes --speaker NONE --speaker zoe", ["open", "maybe"]),
        ("quotes --side none", ["maybe"]),
        ("quotes --side north", ["open"]),
        ("quotes --form mixed --form scare", ["maybe", "never"]),
        ("stats --reported-by omar", ["ships"]),
        ("stats --unit ships", ["ships"]),
        ("quotes HARB", ["open"]),
        ("quotes zell", ["never"]),
        ("quotes elder ship", ["open"]),
        ("quotes -n 2", ["open", "maybe"]),
        ("source", ["harbor"]),
    ],
)
def test_answer(ask, line, expected):
    """The records that pass every filter, in the sheet's order."""
    result = ask(*line.split(), "-f", "json")
    assert (result.code, ids(result)) == (0, expected)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["quotes", "--speaker", "omer"], 'unknown speaker "omer"; nearest: omar'),
        (
            ["who", "--side", "nort"],
            'unknown side "nort"; nearest: north, Northerners; known: north, south, empty',
        ),
        (["who", "--side", "ru"], 'unknown side "ru"; known: north, south, empty'),
        (["search", "a", "--side", "ru"], 'unknown side "ru"; known: north, south, empty'),
        (["stats", "--reported-by", "omer"], 'unknown source "omer"; nearest: omar'),
        (["stats", "--unit", "shps"], 'unknown unit "shps"; nearest: ships'),
        (["quotes", "--fields", "txt"], 'no field "txt"; nearest: text'),
        (["quotes", "--fields", ""], 'no field ""'),
        (["quote"], 'unknown command "quote"; nearest: quotes'),
        (["quotes", "--speeker", "x"], "--speaker"),
        (["quotes", "-f", "xml"], "'table', 'report'"),
        (["who", "--type", "persn"], "'person'"),
        (["quotes", "-n", "0"], 'found "0", expected a whole number from 1'),
        (["quotes", "-n", "9" * 5000], "expected a whole number from 1"),
        (["--vershun"], "--version"),
        ([""], 'unknown command ""'),
        (["--", "-x"], "-x"),
    ],
)
def test_a_question_that_cannot_be_asked(talks, args, message):
    """Exit 2, nothing on stdout, one line with the nearest right thing."""
    more = ["--data", str(HARBOR)] if args[0] in (*LOOKUPS, "search") else []
    result = talks(*args, *more)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert result.err.startswith("talkscli: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("who --side empty", "--side empty: known, but the sheet records no participants for it"),
        ("quotes --speaker port", "--speaker port: known, but the sheet records no quotes for it"),
        (
            "who --side empty --side south --type institution",
            "left none of the 1 participant that the other filters kept",
        ),
        (
            "quotes --speaker port --speaker port",
            "--speaker port --speaker port: known, but the sheet records no quotes for them",
        ),
        ("talks --party none", "--party none: the sheet records no talks without one"),
        ("hurdles --side None", "--side None: the sheet records no hurdles without one"),
        ("quotes zzz", 'no quotes with words that begin so: "zzz"'),
        ("quotes --speaker omar harbor", "left none of the 1 quote that the other filters kept"),
    ],
)
def test_an_empty_answer_says_why(ask, line, reason):
    """Exit 1 with the reason on stderr; machine formats are still well formed."""
    result = ask(*line.split(), "-f", "json")
    assert (result.code, result.out) == (1, "[]\n")
    assert reason in result.err
    assert ask(*line.split(), "-f", "csv").out.startswith("kind,id,")


NAMELESS = """format = 1
[source]
id = "a"
title = "b"
[[participant]]
id = "crowd"
name = "A crowd of people"
type = "group"
inferred = ["name"]
[[talk]]
id = "t"
title = "people talk"
inferred = ["title"]
[[document]]
id = "d"
title = "of people"
inferred = ["title"]
[[hurdle]]
id = "h"
title = "people wait"
inferred = ["title"]
[[quote]]
id = "said"
text = "people first"
form = "mixed"
speakers = ["crowd"]
inferred = ["text", "speakers"]
[[statistic]]
id = "f"
measure = "people in all"
as_written = "12"
value = 12
unit = "people"
inferred = ["measure", "as_written", "value", "unit"]
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("talks --party", ["t"]),
        ("who --side", ["crowd"]),
        ("documents --party", ["d"]),
        ("hurdles --side", ["h"]),
        ("quotes --speaker", []),
        ("quotes --side", ["said"]),
        ("stats --reported-by", ["f"]),
        ("search people --kind quote --side", ["said"]),
    ],
)
@pytest.mark.parametrize("none", ["none", "None"])
def test_none_is_taken_by_every_filter_on_names(talks, line, expected, none):
    """In any case, and of a side also where those who are named belong to none."""
    result = talks(*line.split(), none, "--data", "-", "-f", "json", stdin=NAMELESS.encode())
    assert [one["id"] for one in json.loads(result.out)] == expected
    assert "none: where none is named" in " ".join(talks(line.split()[0], "-h").out.split())


def test_a_sheet_without_records_of_a_kind(talks):
    """The answer is empty because the sheet has none."""
    sheet = b'format = 1\n[source]\nid = "a"\ntitle = "b"\n'
    result = talks("quotes", "--data", "-", stdin=sheet)
    assert (result.code, result.err) == (1, "talkscli: the sheet records no quotes\n")


def test_fields_are_exactly_those_in_their_order(ask):
    """--fields decides columns and order in every format, each once."""
    assert ask("quotes", "--fields", "form, id,form", "-f", "csv", "-n", "1").out == (
        "form,id\ndirect,open\n"
    )
    assert ask("quotes", "--fields", "id", "--no-header", "-n1").out == "open\n"
    assert ask("quotes", "--fields", "id,at", "-f", "tsv", "-n1").out.startswith("id\tat\n")


def test_environment_variables_stand_in_for_options(talks, monkeypatch):
    """TALKSCLI_DATA and TALKSCLI_FORMAT are used unless the option is given."""
    monkeypatch.setenv("TALKSCLI_DATA", str(HARBOR))
    monkeypatch.setenv("TALKSCLI_FORMAT", "json")
    assert ids(talks("quotes"))[0] == "open"
    assert talks("quotes", "-f", "csv").out.startswith("kind,id,")


def test_an_empty_data_option_is_not_the_bundled_sheet(talks):
    """An unset variable in a script does not answer about another article."""
    assert talks("quotes", "--data", "").code == 3


def test_standard_input_and_the_bundled_sheet(talks):
    """`--data -` reads standard input; without --data the bundled sheet answers."""
    assert ids(talks("who", "--data", "-", "-f", "json", stdin=HARBOR.read_bytes()))[0] == "zoe"
    bundled = talks("quotes", "--speaker", "witkoff", "-f", "json")
    assert ids(bundled) == ["dignified-foundation"]


def test_help_and_version(talks):
    """The program alone is its help; -h works after a command."""
    assert talks().out == talks("-h").out
    assert talks().code == 0
    assert talks("--version").out.startswith("talkscli ")
    for name in LOOKUPS:
        assert LOOKUPS[name].example in talks(name, "-h").out


def test_where_is_in_the_order_of_the_article(talks):
    """Paragraphs ascend as numbers, each once."""
    sheet = (
        'format = 1\n[source]\nid = "a"\ntitle = "b"\nparagraphs = 40\n[[hurdle]]\nid = "h"\n'
        'title = "t"\nsummary = "s"\nat.title = ["P33", "P2"]\nat.summary = ["P10", "P2"]\n'
    )
    result = talks("hurdles", "--data", "-", "-f", "json", stdin=sheet.encode())
    assert json.loads(result.out)[0]["where"] == ["P2", "P10", "P33"]
