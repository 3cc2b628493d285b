"""The JSON Schema: what it is generated from, and that it judges as the program does."""

import json
from pathlib import Path
from typing import Any

import pytest
import tomli

from talkscli import decoding, schema
from talkscli.records import KINDS
from talkscli.rules import Report

jsonschema = pytest.importorskip("jsonschema")

ROOT = Path(__file__).parent.parent
SHEETS = ROOT / "tests" / "sheets"
BUNDLED = ROOT / "data" / "miami-talks.toml"
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


@pytest.mark.parametrize(
    "path", sorted((SHEETS / "invalid").glob("*.toml")), ids=lambda path: path.stem
)
def test_faults_of_shape_fail(path):
    """A sheet that is faulty in its shape, not only in what refers to what, fails the schema."""
    try:
        document = tomli.loads(path.read_text("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError):
        pytest.skip("not TOML, so no schema can be asked")
    if not shape_faults(document):
        pytest.skip("of sound shape: its faults are between fields or records")
    assert not VALIDATOR.is_valid(document)


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
