"""The JSON Schema: what it is generated from, and that it judges as the program does."""

import contextlib
import json
from typing import Any

import jsonschema
import pytest
import tomli
from conftest import BUNDLED, HERE, ROOT

from talkscli.sheet import decoding, schema
from talkscli.sheet.records import KINDS
from talkscli.sheet.rules import Report

SHEETS = HERE / "sheets"
VALIDATOR = jsonschema.Draft202012Validator(schema.document())


def shape_faults(document: dict[str, Any]) -> bool:
    report = Report()
    decoding.decode(document, report)
    return bool(report.problems)


def test_it_is_a_schema():
    """An independent program takes it for a schema of its draft."""
    jsonschema.Draft202012Validator.check_schema(schema.document())


def test_the_file_is_the_schema():
    """The file that editors read is what the command prints."""
    assert (ROOT / "data" / "sheet.schema.json").read_text("utf-8") == schema.render()


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described(kind):
    """Editors can tell what every field of every kind is for, and refuse others."""
    record = json.loads(schema.render())["$defs"][kind]
    assert all(field.get("description") for field in record["properties"].values())
    assert record["additionalProperties"] is False


@pytest.mark.parametrize(
    "path", [BUNDLED, *sorted((SHEETS / "valid").glob("*.toml"))], ids=lambda path: path.stem
)
def test_sound_sheets_pass(path):
    """A sheet that the program takes passes the schema."""
    assert list(VALIDATOR.iter_errors(tomli.loads(path.read_text("utf-8")))) == []


def test_none_is_no_id():
    """Of a record or of a side: filters take it for nobody."""
    for id_, sound in (("nun", True), ("none", False)):
        source = {"id": id_, "title": "t"}
        assert VALIDATOR.is_valid({"format": 1, "source": source}) is sound
        sheet = {"format": 1, "source": {"id": "a", "title": "t"}, "sides": {id_: "North"}}
        assert VALIDATOR.is_valid(sheet) is sound


def shapeless() -> dict[str, dict[str, Any]]:
    """The faulty sheets that can be parsed and whose shape is at fault, not only references."""
    documents = {}
    for path in sorted((SHEETS / "invalid").glob("*.toml")):
        with contextlib.suppress(tomli.TOMLDecodeError, UnicodeDecodeError):
            documents[path.stem] = tomli.loads(path.read_text("utf-8"))
    return {name: document for name, document in documents.items() if shape_faults(document)}


@pytest.mark.parametrize("name", shapeless())
def test_faults_of_shape_fail(name):
    """A sheet that is faulty in its shape, not only in what refers to what, fails the schema."""
    assert not VALIDATOR.is_valid(shapeless()[name])


def test_most_faulty_sheets_are_asked():
    """The case above is not empty."""
    assert len(shapeless()) >= 10


@pytest.mark.parametrize(
    "line",
    [
        'at.title = "17"',
        'at.headline = "P1"',
        "at.title = []",
        'inferred = ["headline"]',
        'published = "yesterday"',
        'colour = "red"',
        'title = " "',
        "length = 0",
    ],
)
def test_single_faults_fail(line):
    """Each of these lines alone makes a sound sheet fail."""
    values = {"id": '"s"', "title": '"t"'}
    key, _, value = line.partition(" = ")
    values[key] = value
    text = "format = 1\n[source]\n" + "".join(f"{k} = {v}\n" for k, v in values.items())
    assert not VALIDATOR.is_valid(tomli.loads(text))
