"""`verify`: damage to an article or its sheet, each with the outcome it must have."""

import hashlib
import json
import os
import textwrap
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

import pytest
from conftest import ARTICLE, LAKE
from records import statistic

from talkscli.verify.lookup import MOST
from talkscli.verify.rules import likest

TEXT = ARTICLE.read_text(encoding="utf-8")
SHEET = LAKE.read_text(encoding="utf-8")
LINES = TEXT.splitlines()


class Damage(NamedTuple):
    """Words changed in the article or the sheet, and every field that suffers by it."""

    name: str
    old: str
    new: str
    expected: dict[str, str]
    sheet: bool = False


FIGURE = {f"barrels.{name}": "missing" for name in ("as_written", "value", "unit", "hedge")}
QUOTE = {"no-sale.text": "missing"}
HELD = {"no-sale.text": "mismatch"}
DAMAGES = [
    # the article
    Damage("digit changed", "2,400", "2,900", FIGURE),
    Damage("digit added", "2,400", "12,400", FIGURE),
    Damage("separator moved", "2,400 ", "24.00 ", FIGURE),
    Damage("hedge dropped", "nearly 2,400", "2,400", FIGURE),
    Damage("hedge changed", "nearly 2,400", "over 2,400", FIGURE),
    Damage("unit swapped", "barrels of", "tankers of", FIGURE),
    Damage(
        "sign dropped", "−5 degrees", "5 degrees",
        {f"cold.{name}": "missing" for name in ("as_written", "value", "unit")},
    ),
    Damage(
        "currency changed", "$3.5", "€3.5",
        {f"cost.{name}": "missing" for name in ("as_written", "value", "unit")},
    ),
    Damage(
        "scale changed", "3.5 million", "3.5 billion",
        {f"cost.{name}": "missing" for name in ("as_written", "value", "unit")},
    ),
    Damage(
        "number word changed", "five days", "nine days",
        {f"days.{name}": "missing" for name in ("as_written", "value", "unit")},
    ),
    Damage("currency named", "$3.5 million", "$3.5 million Canadian", {"cost.unit": "mismatch"}),
    Damage("figure goes on", "five days", "five days and a half", {"days.value": "mismatch"}),
    *(
        Damage(f"figure {name}", "$3.5 million", changed, {"cost.value": "mismatch"})
        for name, changed in (
            ("qualified", "more than $3.5 million"),
            ("halved", "half of the $3.5 million"),
            ("bounded", "$3.5 million or more"),
            ("a part", "two thirds of its $3.5 million"),
            ("less", "$3.5 million less"),
            ("of a year", "$3.5 million a year"),
            ("shared out", "$3.5 million/month"),
            ("one end of a range", "$3.5 million to $4 million"),
        )
    ),
    Damage("exactly", "$3.5 million", "exactly $3.5 million", {}),
    Damage("said otherwise", "$3.5 million", "$3.5 million, he said,", {}),
    Damage("hedge unsaid", 'hedge = "nearly"', "", {"barrels.value": "mismatch"}, True),
    Damage("hedge cut", 'hedge = "nearly"', 'hedge = "at"', {"barrels.hedge": "mismatch"}, True),
    Damage(
        "another noun", 'unit = "barrels"', 'unit = "oil barrels"',
        {"barrels.unit": "mismatch"}, True,
    ),
    Damage("points hedged", "12-point", "nearly 12-point", {"accord.points": "mismatch"}),
    Damage(
        "other end of a range", "2,400 barrels", "2,400 barrels or 2,500 barrels",
        {"barrels.value": "mismatch"},
    ),
    Damage("points miscounted", "points = 12", "points = 13", {"accord.points": "mismatch"}, True),
    Damage(
        "figure denied", "five days", "not even five days",
        {f"days.{name}": "missing" for name in ("as_written", "value", "unit")},
    ),
    Damage("points changed", "12-point", "112-point", {"accord.points": "missing"}),
    Damage("word negated", "cautious but warm", "cautious but not warm", {"mood.text": "missing"}),
    Damage("negation dropped", "will not fence", "will fence", QUOTE),
    Damage("word dropped", "sell the lake", "sell lake", QUOTE),
    Damage("words swapped", "not sell the lake, and", "not, sell the lake and", QUOTE),
    Damage("word added", "fence it,”", "fence it up,”", HELD),
    Damage("case changed", "“We will", "“WE will", QUOTE),
    Damage("comma dropped inside", "lake, and we", "lake and we", QUOTE),
    Damage("prefix added", "“non-negotiable”", "“quite-non-negotiable”", {"firm.text": "missing"}),
    Damage("quote cut at its start", "“We will not sell", "“Will not sell", QUOTE),
    Damage("quote cut at its end", "fence it,”", "fence,”", QUOTE),
    Damage("marks moved inward", "“We will not", "We “will not", QUOTE),
    Damage("end mark moved", "fence it,” said", "fence it, said” ", HELD),
    Damage("marks gone", "“cautious but warm.”", "cautious but warm.", {"mood.text": "mismatch"}),
    Damage(
        "speaker gone", "said Tomas Reld", "said the minister",
        {"no-sale.speakers": "drifted", "reld.name": "drifted"},
    ),
    Damage(
        "speaker misspelt everywhere", "Tomas Reld", "Thomas Reld",
        {"no-sale.speakers": "missing", "reld.name": "missing"},
    ),
    Damage("cue changed", "and called the", "and found the", {"mood.cue": "missing"}),
    Damage("day changed", "on Thursday", "on Tuesday", {"lake.day": "missing"}),
    Damage(
        "name inside a longer word", "the old customs house", "the old customs houses",
        {"lake.venue": "missing"},
    ),
    Damage(
        "words added to another paragraph", "A Table by the Water", "A Table in Thursday's rain",
        {},
    ),
    # the sheet
    Damage("value ten times larger", "value = 2400", "value = 24000",
           {"barrels.value": "mismatch"}, sheet=True),
    Damage("another currency", 'unit = "USD"', 'unit = "EUR"', {"cost.unit": "mismatch"}, True),
    Damage("another unit", 'unit = "barrels"', 'unit = "tankers"', {"barrels.unit": "mismatch"},
           True),
    Damage("another hedge", 'hedge = "nearly"', 'hedge = "over"', {"barrels.hedge": "mismatch"},
           True),
    Damage("sheet cuts a quote", 'text = "We will not sell the lake, and we',
           'text = "we', HELD, True),
    Damage("sheet drops a not", "we will not fence", "we will fence", QUOTE, True),
    Damage("sheet changes a word", "cautious but warm", "cautious but hot",
           {"mood.text": "missing"}, True),
    Damage("sheet cuts a figure", 'as_written = "$3.5 million"', 'as_written = "$3.5"',
           {"cost.value": "mismatch"}, True),
    Damage("sheet cuts a number", '"nearly 2,400 barrels"', '"400 barrels"',
           {"barrels.as_written": "missing", "barrels.value": "mismatch",
            "barrels.unit": "missing", "barrels.hedge": "mismatch"}, True),
    Damage("locator one off", 'at.venue = "P3"', 'at.venue = "P2"', {"lake.venue": "drifted"},
           True),
    Damage("locator of a common word", 'at.by = "P10"', 'at.by = "P2"', {"barrels.by": "drifted"},
           True),
    Damage("common word far from home", 'at.side = "P4"', 'at.side = "P2"',
           {"reld.side": "drifted"}, True),
    Damage("main field in several others", 'at.title = "P1: talks over Lake Ostra"\nat.hosts',
           'at.title = "P2: Arland"\nat.hosts', {"lake.title": "ambiguous"}, True),
    Damage("another speaker", 'speakers = ["reld"]', 'speakers = ["fisk"]',
           {"no-sale.speakers": "ambiguous"}, True),
    Damage("one of a list wrong", 'at.by = "P10"', 'at.by = ["P10", "P10: Norland"]',
           {"barrels.by": "missing"}, True),
    Damage("value not in the article", 'role = "ambassador"', 'role = "admiral"',
           {"fisk.role": "missing"}, True),
]  # fmt: skip


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


HARMLESS: dict[str, Callable[[str], bytes]] = {
    "as it was": str.encode,
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
    "straight marks": lambda text: straight(text).encode(),
    "low-high marks": lambda text: text.replace("“", "„").replace("”", "“").encode(),
    "angle marks": lambda text: text.replace("“", "« ").replace("”", " »").encode(),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0").encode(),
    "soft hyphens": lambda text: text.replace("lake", "la\u00adke").encode(),
    "ASCII minus": lambda text: text.replace("−", "-").encode(),
    "blank lines between": lambda text: text.replace("\n", "\n\n").encode(),
    "wrapped at 72 columns": lambda text: "\n\n".join(
        textwrap.fill(line, 72, break_on_hyphens=False) for line in text.splitlines()
    ).encode(),
    "no last line break": lambda text: text.rstrip().encode(),
}


@pytest.fixture
def held(talks, tmp_path):
    """Verify an article against a sheet: exit code, outcomes by field, rows, and stderr."""

    def call(text: str | bytes = TEXT, sheet: str = SHEET):
        article, facts = tmp_path / "article.txt", tmp_path / "sheet.toml"
        article.write_bytes(text.encode() if isinstance(text, str) else text)
        facts.write_text(sheet, encoding="utf-8")
        result = talks("verify", str(article), "--data", str(facts), "-f", "json")
        rows = json.loads(result.out)
        outcomes = {
            f"{row['record']}.{row['field']}": row["outcome"]
            for row in rows
            if row["outcome"] not in ("verified", "unrecorded")
        }
        assert outcomes.pop("ban.sides") == "inferred"
        return result.code, outcomes, rows, result.err

    return call


@pytest.mark.parametrize("damage", DAMAGES, ids=[damage.name for damage in DAMAGES])
def test_damage(held, damage):
    """Every damaged field has its outcome, and no other field has any but verified."""
    before = SHEET if damage.sheet else TEXT
    after = before.replace(damage.old, damage.new)
    assert after != before
    code, outcomes, _, _ = held(sheet=after) if damage.sheet else held(after)
    assert outcomes == damage.expected
    assert code == bool(damage.expected)


@pytest.mark.parametrize("name", HARMLESS)
def test_typesetting_is_no_damage(held, name):
    """What typesetting alone decides leaves every field verified."""
    code, outcomes, rows, err = held(HARMLESS[name](TEXT))
    assert (code, outcomes) == (0, {})
    assert ("another edition" in err) == (HARMLESS[name](TEXT) != TEXT.encode())
    assert [row["locator"] for row in rows if row["outcome"] == "unrecorded"] == [["P7: two"]]


def test_a_paragraph_on_top_moves_every_field(held):
    """Fields of a record drift with its main field, even to words that recur elsewhere."""
    code, outcomes, rows, _ = held("A new opening line.\n" + TEXT)
    located = [row for row in rows if row["outcome"] not in ("inferred", "unrecorded")]
    others = {f"{row['record']}.{row['field']}" for row in located if row["outcome"] != "drifted"}
    assert code == 1
    # This name is located in two paragraphs, so that after the move each has two to go to.
    assert others == {"reld.name", "reld.side"}
    assert outcomes["reld.name"] == "ambiguous"
    assert outcomes["barrels.by"] == "drifted"


def test_exchanged_paragraphs_drift(held):
    """Of two paragraphs exchanged, each record goes with its own."""
    lines = [*LINES]
    lines[7], lines[9] = lines[9], lines[7]
    _, outcomes, rows, _ = held("\n".join(lines))
    assert {name for name, outcome in outcomes.items() if outcome != "drifted"} == {"reld.name"}
    found = {row["record"]: row["found"] for row in rows if row["field"] in ("text", "as_written")}
    assert (found["no-sale"], found["barrels"], found["cost"]) == (["P10"], ["P8"], ["P8"])


@pytest.mark.parametrize("doubled", [8, 9, 10])
def test_a_doubled_paragraph_is_verified_where_it_was(held, doubled):
    """A paragraph that stands twice holds its fields; all that comes after it drifts by one."""
    code, _, rows, _ = held("\n".join([*LINES[:doubled], *LINES[doubled - 1 :]]))
    located = [row for row in rows if row["outcome"] not in ("inferred", "unrecorded")]
    for row in located:
        numbers = [int(text.partition(":")[0][1:]) for text in row["locator"]]
        after = max(numbers) > doubled
        assert row["outcome"] == ("drifted" if after else "verified"), row
        assert row["found"] == [f"P{number + after}" for number in numbers], row
    assert {row["outcome"] for row in located} == {"verified", "drifted"}
    assert code == 1


def test_a_unit_with_a_locator_of_its_own(held):
    """A unit in our words is no mismatch where it says what it rests on."""
    ours = SHEET.replace('unit = "barrels"', 'unit = "casks"')
    _, outcomes, _, _ = held(sheet=ours)
    assert outcomes == {"barrels.unit": "mismatch"}
    located = ours.replace(
        'at.measure = "P10: pumped"', 'at.measure = "P10: pumped"\nat.unit = "P10: barrels"'
    )
    assert held(sheet=located)[:2] == (0, {})


def test_another_article(held, talks, tmp_path):
    """An article with next to nothing of the sheet is named so once, and fails."""
    code, outcomes, rows, err = held("Rain fell on the hills.\nNobody minded it at all.\n")
    assert code == 1
    assert not any(row["nearest"] for row in rows)
    assert err.count("another article") == 1
    assert "another edition" not in err
    assert set(outcomes.values()) <= {"missing", "drifted", "ambiguous"}
    other = tmp_path / "other.txt"
    other.write_text("Rain fell on the hills.\n")
    result = talks("verify", str(other), "--data", str(LAKE))
    assert (result.code, result.out) == (1, "")


def test_the_very_article_is_never_another(held):
    """A sheet made from these bytes is wrong itself where nothing of it is found."""
    text = "Rain fell on the hills.\n"
    old = SHEET.partition('sha256 = "')[2][:64]
    sheet = SHEET.replace(old, hashlib.sha256(text.encode()).hexdigest())
    code, _, _, err = held(text, sheet)
    assert (code, err) == (1, "")


def test_a_figure_that_is_another_is_told_field_by_field(talks, tmp_path):
    """Only what has moved as a whole is folded."""
    changed = tmp_path / "changed.txt"
    changed.write_text(TEXT.replace("2,400", "2,900"), encoding="utf-8")
    out = talks("verify", str(changed), "--data", str(LAKE)).out
    assert out.count("P10: nearly 2,900 barrels") == 4


def test_what_is_left_out(held):
    """Quotes, figures and number words that no record rests on are listed and do not fail."""
    more = TEXT + "They asked for 40 boats, “safe passage” and seven guards.\n"
    code, outcomes, rows, _ = held(more, SHEET.replace("paragraphs = 11", "paragraphs = 12"))
    assert (code, outcomes) == (0, {})
    left_out = {tuple(row["locator"]) for row in rows if row["outcome"] == "unrecorded"}
    words = ("P7: two", "P12: 40", "P12: safe passage", "P12: seven")
    assert left_out == {(word,) for word in words}


def test_what_is_left_out_is_listed_once(held):
    """Words quoted twice are one line, and those of a quote that is cut short are none."""
    more = TEXT + "They asked for “safe passage” and got no “safe passage” at all.\n"
    _, _, rows, _ = held(more, SHEET.replace("paragraphs = 11", "paragraphs = 12"))
    left_out = [row["locator"] for row in rows if row["outcome"] == "unrecorded"]
    assert left_out == [["P7: two"], ["P12: safe passage"]]
    cut = SHEET.replace('text = "We will not sell the lake, and we', 'text = "we')
    assert cut != SHEET
    _, _, rows, _ = held(sheet=cut)
    assert [row["locator"] for row in rows if row["outcome"] == "unrecorded"] == [["P7: two"]]


def test_words_that_stand_everywhere_name_some_places(held):
    """Of very many places the first are told."""
    _, outcomes, rows, _ = held("Nothing.\n" * 11 + "Arland rules.\n" * 300 + TEXT)
    found = [len(row["found"]) for row in rows if row["outcome"] == "ambiguous"]
    assert outcomes
    assert max(found) == MOST


def test_nearest_words_are_a_hint(held):
    """What is missing comes with the words nearest to it."""
    _, _, rows, _ = held(TEXT.replace("2,400", "2,900"))
    row = next(row for row in rows if row["field"] == "as_written" and row["record"] == "barrels")
    _, _, quotes, _ = held(TEXT.replace("sell the lake", "sell a lake"))
    quote = next(one for one in quotes if one["outcome"] == "missing")
    assert quote["nearest"] == "P8: We will not sell a lake, and we will not fence it"
    assert (row["locator"], row["found"], row["nearest"]) == (
        ["P10"], [], "P10: nearly 2,900 barrels",
    )  # fmt: skip


def test_a_surname_without_an_alias_is_pointed_out(held):
    """Where only a surname stands in the paragraph, the answer is an alias, not another place."""
    _, _, rows, _ = held(sheet=SHEET.replace('aliases = ["Fisk"]\n', ""))
    drifted = {row["field"]: row["nearest"] for row in rows if row["outcome"] == "drifted"}
    assert drifted == {"reported_by": "P10: Fisk"}


def test_words_that_are_denied_are_shown_with_their_denial(held):
    """What stands behind a negation is missing, and the nearest words say why."""
    _, _, rows, _ = held(TEXT.replace("five days", "hardly five days"))
    row = next(row for row in rows if row["record"] == "days" and row["field"] == "as_written")
    assert (row["outcome"], row["nearest"]) == ("missing", "P1: hardly five days")


def test_people_read_a_summary_first(talks):
    """The table is for what needs attention; the counts are on stderr, which machines lack."""
    args = ("verify", str(ARTICLE), "--data", str(LAKE))
    result = talks(*args)
    assert "34 verbatim, 10 named, 5 interpreted, 1 inferred" in result.err
    assert "% of the article's words" in result.err
    assert "P7: two" in result.out
    assert "verified" not in result.out
    assert talks(*args, "--all").out.count("\n") == 52
    assert talks(*args, "-f", "csv").err == ""


def test_one_cause_is_one_line(talks, tmp_path):
    """Many fields that moved alike are folded into one line for people."""
    moved = tmp_path / "moved.txt"
    moved.write_text("A new opening line.\n" + TEXT, encoding="utf-8")
    result = talks("verify", str(moved), "--data", str(LAKE))
    assert "one paragraph later" in result.out
    assert result.out.count("one paragraph later") == 1


def test_each_cause_has_its_line(talks, tmp_path):
    """Fields that moved by as much are one line; one that moved by two measures is its own."""
    moved, sheet = tmp_path / "moved.txt", tmp_path / "sheet.toml"
    moved.write_text("\n".join([LINES[0], *LINES[2:5], *LINES[6:]]), encoding="utf-8")
    twice = SHEET.replace(
        'at.hosts = "P3: Ilse Marr"', 'at.hosts = ["P3: Ilse Marr", "P10: pumped"]'
    )
    sheet.write_text(twice, encoding="utf-8")
    lines = talks("verify", str(moved), "--data", str(sheet)).out.splitlines()
    assert sum("one paragraph earlier" in line for line in lines) == 1
    assert sum("2 paragraphs earlier" in line for line in lines) == 1
    assert [line.split()[:3] for line in lines if "Ilse Marr" in line] == [
        ["drifted", "lake", "hosts"]
    ]


def test_standard_input_is_the_sheet_or_the_article(talks):
    """Either may come from stdin; both is a question that has no answer."""
    lake = str(LAKE)
    assert talks("verify", "-", "--data", lake, stdin=TEXT.encode()).code == 0
    assert talks("verify", str(ARTICLE), "--data", "-", stdin=SHEET.encode()).code == 0
    both = talks("verify", "-", "--data", "-", stdin=SHEET.encode())
    assert (both.code, both.out) == (2, "")
    assert both.err == "talkscli: standard input can be read only once, - is given twice\n"


def test_all_recorded_leaves_nothing_to_say_of_it(talks, tmp_path):
    """Where the sheet leaves out no quote or figure, no line speaks of any."""
    article = tmp_path / "article.txt"
    article.write_text(TEXT.replace("two sides", "sides"), encoding="utf-8")
    result = talks("verify", str(article), "--data", str(LAKE))
    assert (result.code, result.out) == (0, "")
    assert "unrecorded" not in result.err


@pytest.mark.skipif("TALKSCLI_ARTICLE" not in os.environ, reason="needs a copy of the article")
def test_bundled_sheet(talks):
    """Every field of the bundled sheet is verified or inferred."""
    result = talks("verify", os.environ["TALKSCLI_ARTICLE"], "-f", "json")
    assert {row["outcome"] for row in json.loads(result.out)} <= {
        "verified", "inferred", "unrecorded",
    }  # fmt: skip
    assert result.code == 0


WHOLE = """format = 1
[source]
id = "whole"
title = "t"
[[quote]]
id = "deal"
text = "{text}"
form = "direct"
{at}
[[statistic]]
id = "boats"
measure = "boats"
as_written = "{figure}"
value = {value}
unit = "{unit}"
at.as_written = "P2: nine boats"
at.measure = "P2: boats"
"""
SAID = """“We will not sell the lake,” he said, “not ever.”
He saw nine boats, and sixty minutes later five ministers.
"""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {}),
        ({"text": "We will sell the lake"}, {"text": "mismatch"}),
        ({"text": "We will not sell"}, {"text": "mismatch"}),
        (
            {"figure": "ten boats", "value": 10},
            {"as_written": "mismatch", "value": "mismatch"},
        ),
        (
            {"figure": "nine boaters", "unit": "boaters"},
            {"as_written": "mismatch", "unit": "mismatch"},
        ),
        ({"unit": "boards"}, {"unit": "mismatch"}),
    ],
)
def test_the_words_are_the_value(talks, tmp_path, given, expected):
    """A quote or figure holds only if its place has all of its words, and no others."""
    values = {"text": "We will not sell the lake", "figure": "nine boats", "value": 9}
    values |= {"unit": "boats", "at": 'at.text = "P1: We will not sell the lake"'} | given
    outcomes = outcomes_of(talks, tmp_path, WHOLE.format(**values))
    wrong = {field: outcome for field, outcome in outcomes.items() if outcome != "verified"}
    assert wrong == expected


def test_a_quote_in_pieces(talks, tmp_path):
    """Pieces between marks that make up the text, in order, hold it."""
    values = {"figure": "nine boats", "value": 9, "unit": "boats"}
    values["text"] = "We will not sell the lake, not ever"
    values["at"] = 'at.text = ["P1: We will not sell the lake", "P1: not ever"]'
    assert outcomes_of(talks, tmp_path, WHOLE.format(**values))["text"] == "verified"
    values["at"] = 'at.text = ["P1: not ever", "P1: We will not sell the lake"]'
    assert outcomes_of(talks, tmp_path, WHOLE.format(**values))["text"] == "mismatch"


def outcomes_of(talks, folder, text):
    """The outcome of each field of such a sheet."""
    (folder / "whole.toml").write_text(text, encoding="utf-8")
    (folder / "said.txt").write_text(SAID, encoding="utf-8")
    done = talks(
        *("verify", str(folder / "said.txt"), "--data", str(folder / "whole.toml")),
        *("-f", "json", "--fields", "record,field,outcome"),
    )
    return {one["field"]: one["outcome"] for one in json.loads(done.out) if one["record"]}


@pytest.fixture
def wrong_of(held):
    """Verify one figure against a line that says it: the fields that are mismatched."""

    def call(said: str, written: str, value: float, unit: str, hedge: str = "") -> str:
        record = statistic("x", "x", written, value, unit, hedge, paragraph=12)
        added = SHEET.replace("paragraphs = 11", "paragraphs = 12") + record
        _, outcomes, _, _ = held(f"{TEXT}{said}\n", added)
        assert outcomes.pop("x.measure") == "inferred"
        assert set(outcomes.values()) <= {"mismatch"}
        return " ".join(name.removeprefix("x.") for name in outcomes)

    return call


@pytest.mark.parametrize(
    ("written", "value", "unit", "wrong"),
    [
        ("one in four boats", 1, "boats", "value unit"),
        ("one in four boats", 4, "boats", "value unit"),
        ("one in four boats", 25, "percent", None),
        ("one in four boats", 25, "boats", "unit"),
        ("one in four boats", 24, "percent", "value"),
        ("four out of five boats", 80, "percent", None),
        ("four of every five boats", 80, "percent", None),
        ("45 cubic meters", 45, "cubic meters", None),
        ("45 cubic meters", 45, "square meters", "unit"),
        ("-5 of 0 boats", -5, "boats", None),
        ("one in three boats", 33, "percent", None),
        ("one in three boats", 33.3, "percent", None),
        ("one in three boats", 33.4, "percent", "value"),
        ("nearly one in four boats", 25, "percent", "value"),
        ("one boat in four", 1, "boats", "value unit"),
        ("one boat in four", 4, "boats", "value unit"),
        ("three boats in every 10", 3, "boats", "value unit"),
        ("three boats in every 10", 10, "boats", "value unit"),
        ("three boats in 10 days", 3, "boats", None),
        ("30 percent in 10 years", 30, "percent", None),
        ("300 boats in 12 towns", 300, "boats", None),
        ("three boats in 2010", 3, "boats", None),
        ("two of the 30 boats", 30, "boats", "value"),
        ("17 of 30 boats", 17, "boats", None),
        ("the first 30 boats", 30, "boats", None),
        ("10 to 12 boats", 12, "boats", None),
        ("one boat", 1, "boats", None),
        ("one boat", 2, "boats", "value"),
        ("one boat", 1, "nets", "unit"),
        ("six years in prison", 6, "years", None),
    ],
)
def test_a_number_that_is_only_a_part_is_no_value(wrong_of, written, value, unit, wrong):
    """Neither end of a proportion says how many there are; of a part its whole is not the value."""
    assert wrong_of(f"They saw {written}.", written, value, unit) == (wrong or "")


@pytest.mark.parametrize(
    ("written", "value", "unit", "wrong"),
    [
        ("300 doctors", 300, "doctors", ""),
        ("300 doctors and 40 nurses", 300, "doctors", ""),
        ("300 doctors and 40 nurses", 40, "nurses", ""),
        ("300 doctors and 40 nurses", 300, "nurses", "unit"),
        ("300 doctors and 40 nurses", 40, "doctors", "value"),
        ("10 to 12 boats", 10, "boats", ""),
        ("five boats to seven", 7, "boats", ""),
        ("20 cooks and maids", 20, "cooks and maids", ""),
    ],
)
def test_a_unit_is_of_the_same_figure(wrong_of, written, value, unit, wrong):
    """What another number counts, in the words or right behind them, is not what this one does."""
    said = "They sent 300 doctors and 40 nurses, 10 to 12 boats, five boats to seven, and"
    assert wrong_of(f"{said} 20 cooks and maids.", written, value, unit) == wrong


@pytest.mark.parametrize(
    ("said", "hedge"),
    [
        ("all but one boat", "all but"),
        ("more than one boat", "more than"),
        ("at least one boat", "at least"),
        ("one boat or more", "or more"),
        ("one boat a day", ""),
        ("one boat in four", ""),
    ],
)
def test_a_number_in_words_that_is_qualified(wrong_of, said, hedge):
    """Of `one boat`, too, it is seen that the article says more or less; whole words hold."""
    assert "value" in wrong_of(f"In May {said} sank.", "one boat", 1, "boats")
    if said != "one boat in four":
        assert wrong_of(f"In May {said} sank.", said, 1, "boats", hedge) == ""


@pytest.mark.parametrize("written", ["ten", "one boat"])
def test_a_number_cut_from_a_proportion(wrong_of, written):
    """Neither number of one boat in ten says so without the other."""
    value = {"ten": 10, "one boat": 1}[written]
    assert wrong_of("In May one boat in ten sank.", written, value, "boats")


@pytest.mark.parametrize("said", ["from five boats up to seven", "five boats if not seven"])
def test_a_number_that_it_may_be_instead(wrong_of, said):
    """Of two numbers that it may be, the first alone is none, and all that is said holds."""
    assert wrong_of(f"In May {said} sank.", "five boats", 5, "boats") == "value"
    assert wrong_of(f"In May {said} sank.", said, 5, "boats") == ""


@pytest.mark.parametrize("behind", ["up to 12 meters long", "up to the shore", "if not in May"])
def test_no_other_number(wrong_of, behind):
    """A measure, or another clause, is not how many there may be."""
    assert wrong_of(f"They saw five boats {behind}.", "five boats", 5, "boats") == ""


@pytest.mark.parametrize(
    "said", ["In May one boat sank", "They lost one boat to fire", "Only in May did one boat sink"]
)
def test_a_number_in_words_alone(wrong_of, said):
    """`One boat` is a figure like any other where nothing qualifies it."""
    assert wrong_of(f"{said}.", "one boat", 1, "boats") == ""


@pytest.mark.parametrize(
    ("written", "value", "unit", "wrong"),
    [
        ("$1.5 to $2 million", 1.5, "USD", "value"),
        ("$1.5 to $2 million", 1_500_000, "USD", ""),
        ("$1.5 to $2 million", 2_000_000, "USD", ""),
        ("$180–$210 million", 180, "USD", "value"),
        ("$180–$210 million", 180_000_000, "USD", ""),
        ("between $180 and $210 million", 180, "USD", "value"),
        ("between $180 and $210 million", 180_000_000, "USD", ""),
        ("5 to 10 million people", 5, "people", "value"),
        ("5 to 10 million people", 5_000_000, "people", ""),
        ("$900,000 to $2 million", 900_000, "USD", ""),
        ("15%–18%", -18, "percent", "value"),
        ("15%–18%", 18, "percent", ""),
        ("15%–18% of them", 18, "percent", ""),
        ("15%–18% of them", -18, "percent", "value"),
        ("between €180 and €210 million", 210_000_000, "EUR", ""),
        ("between €180 and €210 million", 180_000_000, "EUR", ""),
        ("between €180 and €210 million", 180, "EUR", "value"),
    ],
)
def test_either_end_of_a_range_is_its_value(wrong_of, written, value, unit, wrong):
    """A scale behind both ends is that of each, and a dash between them no minus."""
    assert wrong_of(f"It was {written} in all.", written, value, unit) == wrong
    assert wrong_of(f"It was over {written} in all.", written, value, unit).startswith("value")


@pytest.mark.parametrize(
    ("whole", "cut", "value", "unit"),
    [
        ("1½ to 2 hours", "2 hours", 2, "hours"),
        ("10- to 12-month", "12-month", 12, "months"),
        ("between -5 and -10 degrees", "-10 degrees", -10, "degrees"),
        ("between €180 million and €210 million", "between €180 million", 180_000_000, "EUR"),
        ("between €180 million and €210 million", "€210 million", 210_000_000, "EUR"),
    ],
)
def test_an_end_cut_from_its_range(wrong_of, whole, cut, value, unit):
    """One end says neither how much there is, nor that it is an end."""
    assert wrong_of(f"It is a {whole} delay.", cut, value, unit) == "value"
    assert wrong_of(f"It is a {whole} delay.", whole, value, unit) == ""


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("rose from $40 to $50", ""),
        ("rose sharply from $40 to $50", ""),
        ("rose by $40 to $50", "value"),
        ("rose from between $40 and $50", "value"),
        ("of rising goods ranges from $40 to $50", "value"),
    ],
)
def test_before_and_after(wrong_of, said, wrong):
    """What rose from one number to another had each of them; of a range neither is all."""
    for value in (40, 50):
        assert wrong_of(f"The price {said} there.", f"${value}", value, "USD") == wrong
        assert wrong_of(f"The price {said} there.", said, value, "USD") == ""


def test_beside_before_and_after(wrong_of):
    """What qualifies one of the two numbers, or both, is still seen."""
    for said in ("rose from 40 to about 50 boats", "rose from 40 to 50 boats a day"):
        assert wrong_of(f"It {said}.", "50 boats", 50, "boats") == "value"


@pytest.mark.parametrize(
    ("written", "value", "unit", "wrong"),
    [
        ("$1.1 million", 1_100_000, "USD", set()),
        ("$1.1 million", 1_100_001, "USD", {"value"}),
        ("$1.1 million", 1_100_000, "EUR", {"unit"}),
        ("half a million people", 500_000, "people", set()),
        ("half a million people", 1_000_000, "people", {"value"}),
        ("minus 5 degrees", 5, "degrees", {"value"}),
        ("five percent or 508 million dollars", 5, "percent", set()),
        ("five percent or 508 million dollars", 508_000_000, "USD", set()),
    ],
)
def test_what_words_say(written, value, unit, wrong):
    """Arithmetic is exact, another currency is another figure, and either of two is said."""
    assert likest(written, value, unit, None)[1] == wrong
