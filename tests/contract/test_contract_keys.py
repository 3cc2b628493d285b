"""The page that scripts rely on: the keys of records, their order, types and values."""

import json
import re

import pytest
from conftest import FULL
from contract_page import (
    ANSWERS,
    ARGUMENTS,
    CHANGED,
    KINDS,
    LOOKUPS,
    PRINTING,
    TABLES,
    answer_keys,
    kind_keys,
)

from scripts.contract import names_in


def kind_of(value):
    """What the page calls the type of a value."""
    names = {str: "text", bool: "boolean", int: "number", float: "number", list: "list"}
    return names.get(type(value), "map")


def check_keys(found, keys):
    """Order, types and what absent looks like; each is seen as the page says it can be."""
    assert found
    for record in found:
        assert list(record) == list(keys), CHANGED
    for key, (told, absent) in keys.items():
        values = [record[key] for record in found]
        nothing = {"`null`": None, "`[]`": [], "`{}`": {}}.get(absent, ...)
        present = [value for value in values if value != nothing]
        if told != "value of the key":
            assert {kind_of(value) for value in present} == {told.split()[0]}, key
        assert (len(present) < len(values)) is (nothing is not ...), key
        if names_in(told):
            assert set(present) <= set(names_in(told)), key


@pytest.mark.parametrize("kind", KINDS)
def test_the_keys_of_a_kind(records, kind):
    """A sheet with everything and one with nothing show every key as the page has it."""
    command = LOOKUPS[KINDS.index(kind)]
    found = records(command, "--data", "{full}") + records(command, "--data", "{sparse}")
    assert {record["kind"] for record in found} == {kind}
    check_keys(found, kind_keys(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_values_of_a_key(ask, kind):
    """A sheet with any other is refused with a list of those on the page."""
    command = LOOKUPS[KINDS.index(kind)]
    full = FULL.read_text(encoding="utf-8")
    for key, (told, _) in kind_keys(kind).items():
        if names := names_in(told):
            wrong = re.sub(rf'^{key} = "\w+"$', f'{key} = "other"', full, flags=re.MULTILINE)
            result = ask(command, "--data", "-", stdin=wrong.encode())
            line = next(one for one in result.err.splitlines() if f": {key}: " in one)
            assert f"expected one of {', '.join(names)}" in line


@pytest.mark.parametrize("kind", KINDS)
def test_the_keys_that_show_adds(records, kind):
    """Behind those of the kind."""
    found = []
    for sheet in ("{full}", "{sparse}"):
        ids = [one["id"] for one in records(LOOKUPS[KINDS.index(kind)], "--data", sheet)]
        found += records("show", *ids, "--data", sheet)
    assert [list(one) for one in found] == [[*kind_keys(kind), *answer_keys("show")]] * len(found)


@pytest.mark.parametrize("command", ANSWERS)
def test_the_keys_of_an_answer(records, command):
    """Every key as the page has it, there and absent."""
    found = [one for args in ANSWERS[command] for one in records(command, *args)]
    keys = answer_keys(command)
    if command == "show":  # the kinds' own keys have a test of their own
        found = [{key: one[key] for key in one if key in keys} for one in found]
    check_keys(found, keys)


@pytest.mark.parametrize(
    "data",
    [("--data", "{full}", "--data", "{sparse}"), ("--data", "{folder}"), ()],
    ids=["twice", "folder", "variable"],
)
@pytest.mark.parametrize("command", PRINTING)
def test_the_key_of_several_sheets(ask, paths, monkeypatch, command, data):
    """`sheet` stands behind `kind`, in every answer but that of `validate`."""
    if not data:
        monkeypatch.setenv("TALKSCLI_DATA", f"{paths['full']}:{paths['sparse']}")
    args = [command, *ARGUMENTS.get(command, []), *data, "-f"]
    found = json.loads(ask(*args, "json").out)
    columns = ask(*args, "csv").out.partition("\n")[0].split(",")
    ((key, *_),) = TABLES["Several sheets"]["second key"]
    if command == "validate":
        assert (found, "sheet" in columns) == ([], False)
        return
    assert columns[:2] == ["kind", key.strip("`")]
    assert {tuple(one)[:2] for one in found} == {tuple(columns[:2])}
    assert {one["sheet"] for one in found} <= {"full", "sparse"}
    single = ask(command, *ARGUMENTS.get(command, []), "--data", "{full}", "-f", "csv").out
    assert [columns[0], *columns[2:]] == single.partition("\n")[0].split(",")


def test_shared_ids(records):
    """Written with the sheet, wherever they stand; any other stays as it is."""
    both = ("--data", "{full}", "--data", "{sparse}")
    ids = [one["id"] for one in records("who", *both)]
    assert ids == ["full:ann", "bob", "sparse:ann"]
    assert records("quotes", *both)[0]["speakers"] == ["full:ann", "bob"]
    assert [one["id"] for one in records("show", "ann", *both)] == ["full:ann", "sparse:ann"]
    assert records("check", "no such words", *both)[0]["sheet"] is None


def test_the_order_of_show(records):
    """Each record once, as they were asked for."""
    assert [
        one["id"] for one in records("show", "bob", "wall", "bob", "ann", "--data", "{full}")
    ] == [
        "bob",
        "wall",
        "ann",
    ]
