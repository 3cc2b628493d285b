"""`show`: whole records, with what each value rests on."""

import csv
import io
import json
import time
from pathlib import Path

import pytest

LAKE = Path(__file__).parents[1] / "articles" / "lake.toml"


@pytest.fixture
def show(talks):
    return lambda *args: talks("show", *args, "--data", str(LAKE))


def test_levels(show):
    """Each field that reports the article has one of four levels; the others have none."""
    (row,) = json.loads(show("ban", "-f", "json").out)
    assert row["levels"] == {"title": "verbatim", "summary": "interpreted", "sides": "inferred"}


def test_levels_of_references_and_figures(show):
    """Whose name alone stands there is named; what a whole figure says is verbatim."""
    figure, quote = json.loads(show("barrels", "no-sale", "-f", "json").out)
    levels = figure["levels"]
    assert levels["reported_by"] == "named"
    assert (
        levels["as_written"] == levels["value"] == levels["unit"] == levels["hedge"] == "verbatim"
    )
    (cost,) = json.loads(show("cost", "-f", "json").out)
    assert (cost["levels"]["value"], cost["levels"]["unit"]) == ("verbatim", "interpreted")
    assert "form" not in quote["levels"]


def test_links(show):
    """A record lists what it refers to and what refers to it, each once, in the sheet's order."""
    (row,) = json.loads(show("reld", "-f", "json").out)
    assert row["refers_to"] == ["arland"]
    assert row["referred_by"] == ["no-sale"]
    (row,) = json.loads(show("fisk", "-f", "json").out)
    assert row["referred_by"] == ["barrels"]


def test_keys_end_with_what_show_adds(show):
    """Machines get all of a record's keys, then three more."""
    (row,) = json.loads(show("mood", "-f", "json").out)
    assert list(row)[:2] == ["kind", "id"]
    assert list(row)[-4:] == ["where", "levels", "refers_to", "referred_by"]


def test_several_kinds_share_columns(show):
    """Rows of several kinds have the union of their columns; each id is shown once."""
    rows = list(csv.DictReader(io.StringIO(show("mood", "cost", "mood", "-f", "csv").out)))
    assert [row["id"] for row in rows] == ["mood", "cost"]
    assert (rows[0]["value"], rows[1]["value"]) == ("", "3500000")


def test_fields(show):
    """Chosen fields make an ordinary table, in names."""
    out = show("fisk", "--fields", "id,levels,referred_by", "--no-header").out
    assert out.split() == [
        "fisk", "name", "verbatim;", "role", "verbatim;", "side", "named",
        "nearly", "2,400", "barrels",
    ]  # fmt: skip


def test_card_in_a_pipe(show):
    """A card is a title, then a line a field: value, level, and locator with its words."""
    lines = show("fisk").out.splitlines()
    assert lines[0] == "Oona Fisk (fisk)"
    assert lines[1].split() == ["Field", "Value", "Level", "Locator"]
    assert ["Side", "Brenia", "named", "P5: Brenia"] in [line.split(None, 3) for line in lines]
    assert lines[-2].split() == ["Refers", "to", "side", "Brenia"]
    assert lines[-1].split(None, 3) == [
        "Named",
        "by",
        "statistic",
        "nearly 2,400 barrels (reported by)",
    ]


def test_borrowed_words_are_shown(show):
    """A value that rests on the words of another field shows these."""
    line = next(line for line in show("cost").out.splitlines() if line.startswith("Unit"))
    assert line.endswith("interpreted  P10: $3.5 million")


def test_markdown_card(show):
    """In Markdown a card is a heading and a table."""
    lines = show("fisk", "-f", "markdown").out.splitlines()
    assert lines[:3] == ["## Oona Fisk (fisk)", "", "| Field | Value | Level | Locator |"]


def test_narrow_terminal(terminal):
    """At 40 columns no line is longer and no word is lost."""
    out = terminal("show", "no-sale", "--data", str(LAKE), width=40, NO_COLOR="1").out
    assert max(map(len, out.splitlines())) <= 40
    assert "We will not sell the lake, and we will not fence it" in " ".join(out.split())


@pytest.mark.parametrize(
    ("given", "near"),
    [("no-sail", "no-sale"), ("arland", "a side"), ("Arland", "who --side arland")],
)
def test_unknown_id(show, given, near):
    """An id that is none is answered with the nearest."""
    result = show(given)
    assert (result.code, result.out) == (2, "")
    assert near in result.err


def test_many_ids_are_shown_in_no_time(talks):
    """What refers to them is put together once, not for each."""
    people = (
        f'[[participant]]\nid = "p{n}"\nname = "n"\ntype = "person"\ninferred = ["name"]\n'
        f'[[quote]]\nid = "q{n}"\ntext = "t"\nform = "mixed"\nspeakers = ["p{n}"]\n'
        'inferred = ["text", "speakers"]\n'
        for n in range(3000)
    )
    text = 'format = 1\n[source]\nid = "s"\ntitle = "t"\n' + "".join(people)
    ids = [f"p{n}" for n in range(3000)]
    started = time.process_time()
    shown = json.loads(talks("show", *ids, "--data", "-", "-f", "json", stdin=text.encode()).out)
    assert time.process_time() - started < 5
    assert [one["referred_by"] for one in shown] == [[f"q{n}"] for n in range(3000)]
