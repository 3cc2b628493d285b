"""The page that scripts rely on: what the formats for machines look like."""

import csv
import io
import json

import pytest
from contract_page import ANSWERS, MACHINES, PRINTING, SHARED, TABLES
from reading import says, unescaped

from scripts.contract import names_in


def asked():
    """Every command that prints records, with every question that the tests ask of it."""
    for command in PRINTING:
        for args in ANSWERS.get(command, [("--data", "{full}"), ("--data", "{sparse}")]):
            yield command, args


@pytest.mark.parametrize(("command", "args"), [*asked()])
def test_every_machine_format_says_the_same(ask, records, command, args):
    """jsonl, csv and tsv hold the records of json, `at` left out where there are columns."""
    found = records(command, *args)
    lines = ask(command, *args, "-f", "jsonl").out.split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == found
    assert [list(json.loads(line)) for line in lines] == [list(one) for one in found]
    text = ask(command, *args, "-f", "csv").out
    comma = list(csv.reader(io.StringIO(text, newline="")))
    tab = [list(map(unescaped, line.split("\t")))
           for line in ask(command, *args, "-f", "tsv").out.split("\n")[:-1]]  # fmt: skip
    assert comma == tab
    columns, *lines = comma
    for one, cells in zip(found, lines, strict=True):
        if command != "show" or list(one) == [*columns[:-3], "at", *columns[-3:]]:
            assert [key for key in one if key != "at"] == columns
        for column, text in zip(columns, cells, strict=True):
            assert says(text, one.get(column)), (column, text)
    assert "at" not in columns


def test_control_characters(ask):
    r"""They stand in json as `\uXXXX`; csv and tsv carry them, and end lines in LF."""
    answers = {name: ask("quotes", "--data", "{full}", "-f", name) for name in MACHINES}
    for name in ("json", "jsonl"):
        assert r"\u001b[31m \u202e" in answers[name].out
    for name in ("csv", "tsv"):
        assert "\x1b[31m \u202e" in answers[name].out
    assert '\r\nend",' in answers["csv"].out
    assert answers["csv"].out.count("\r") == 1
    assert r"tab\there" in answers["tsv"].out
    assert "\r" not in answers["tsv"].out
    assert r"\\ " in answers["tsv"].out


def test_at_in_columns(ask):
    """Asked for, it is there, as JSON."""
    text = ask("source", "--data", "{full}", "-f", "csv", "--fields", "at").out
    assert list(csv.reader(io.StringIO(text))) == [["at"], ['{"title":["P2","P1: all"]}']]
    text = ask("source", "--data", "{sparse}", "-f", "tsv", "--fields", "at,id").out
    assert text == "at\tid\n{}\tsparse\n"


@pytest.mark.parametrize(
    ("name", "empty"), [("json", "[]\n"), ("jsonl", ""), ("csv", 0), ("tsv", 0)]
)
def test_an_empty_answer(ask, name, empty):
    """json: an empty array; jsonl: nothing; columns: their names."""
    result = ask("quotes", "zzz", "--data", "{full}", "-f", name)
    assert result.code == 1
    assert result.out == empty if empty != 0 else result.out.count("\n") == 1


def test_the_formats(ask):
    """The page's table has those of `--format`."""
    names = [row[0].strip("`") for row in TABLES["Formats"]["format"]]
    (known,) = [names_in(row[2]) for row in SHARED if row[0] == "`--format`"]
    assert sorted(names) == sorted(known)


@pytest.mark.parametrize("name", MACHINES)
def test_machine_formats_are_the_same_everywhere(ask, terminal, paths, name):
    """At a terminal, in an ASCII locale, and whatever colors are asked for."""
    piped = ask("quotes", "--data", "{sparse}", "-f", name)
    watched = terminal("quotes", "--data", paths["sparse"], "-f", name, "--color", "always",
                       width=20, LC_ALL="C", FORCE_COLOR="1")  # fmt: skip
    assert (watched.raw, watched.err) == (piped.raw, "")


def test_bytes_that_are_not_utf_8(ask):
    """They are escaped in every format."""
    for name in MACHINES:
        assert r"\udcff" in ask("check", "a word \udcff", "-f", name).out
