"""The JSON Schema of a fact sheet, for editors and for checks by other programs."""

from typing import Any

import msgspec

from talkscli.sheet.decoding import FORMAT
from talkscli.sheet.fields import LOCATOR, fields
from talkscli.sheet.records import KINDS, NO_ID, SLUG, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def render() -> str:
    """The schema as JSON, ending in a line break."""
    return msgspec.json.format(msgspec.json.encode(document()), indent=2).decode() + "\n"


def document() -> Schema:
    """The schema of a whole sheet."""
    _, components = msgspec.json.schema_components(KINDS.values())
    tables = {kind: _table(kind, cls) for kind, cls in KINDS.items()}
    return {
        "$schema": DIALECT,
        "title": "Fact sheet",
        "description": "What one article reports, and the words it rests on.",
        "type": "object",
        "properties": {
            "format": {"description": "The version of this file format.", "const": FORMAT},
            "source": tables.pop("source"),
            "sides": _sides(),
            **tables,
        },
        "required": ["format", "source"],
        "additionalProperties": False,
        "$defs": {
            "locator": _locator(),
            **{kind: _record(components[cls.__name__], cls) for kind, cls in KINDS.items()},
        },
    }


def _table(kind: str, cls: type[Record]) -> Schema:
    """One table, or an array of them."""
    description = (cls.__doc__ or "").partition("\n")[0]
    record = {"$ref": f"#/$defs/{kind}"}
    if kind == "source":
        return {"description": description, **record}
    return {"description": description, "type": "array", "items": record}


def _sides() -> Schema:
    name = {"type": "string", "pattern": r"\S"}
    return {
        "description": "The sides, by id: a name, or a list of the name and its aliases.",
        "type": "object",
        "propertyNames": {"pattern": _portable(SLUG), **NO_ID},
        "additionalProperties": {"anyOf": [name, {"type": "array", "items": name, "minItems": 1}]},
    }


def _locator() -> Schema:
    one = {"type": "string", "pattern": f"^(?:{LOCATOR.pattern})$"}
    return {
        "description": "A paragraph of the article, or words in it, or a list of such places.",
        "anyOf": [one, {"type": "array", "items": one, "minItems": 1}],
    }


def _record(component: Schema, cls: type[Record]) -> Schema:
    """The schema of one record, its evidence spelled out field by field."""
    record: Schema = _cleaned(component)
    own = list(fields(cls))
    record["properties"]["inferred"]["items"] = {"enum": own}
    at = record["properties"]["at"]
    at["properties"] = {name: {"$ref": "#/$defs/locator"} for name in own}
    at["additionalProperties"] = False
    return record


def _cleaned(part: Any) -> Any:
    """A part of a schema less what TOML cannot write (null) and other languages cannot read."""
    if isinstance(part, list):
        return [_cleaned(one) for one in part if one != {"type": "null"}]
    if not isinstance(part, dict):
        return part
    cleaned = {key: _cleaned(value) for key, value in part.items() if key != "default"}
    if isinstance(cleaned.get("pattern"), str):
        cleaned["pattern"] = _portable(cleaned["pattern"])
    if isinstance(cleaned.get("enum"), list):
        cleaned["enum"] = [value for value in cleaned["enum"] if value is not None]
    choices = cleaned.get("anyOf")
    if isinstance(choices, list) and len(choices) == 1:
        cleaned |= cleaned.pop("anyOf")[0]
    return cleaned


def _portable(pattern: str) -> str:
    r"""A pattern as ECMA-262 has it, whose `$` is Python's `\Z`."""
    return pattern.replace(r"\Z", "$")
