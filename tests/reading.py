"""What the program writes, read back without its help."""

import json
import re


def unescaped(cell: str) -> str:
    """The text in a cell of tsv."""
    known = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    return re.sub(r"\\(.)", lambda match: known[match[1]], cell)


def says(cell: str, value: object) -> bool:
    """Whether a cell of csv or tsv is a value of json."""
    if isinstance(value, dict | bool):
        return json.loads(cell) == value
    if isinstance(value, list):
        return cell == ";".join(value)
    return cell == ("" if value is None else str(value))


def switched_on(text: str) -> str:
    """A starter, or a record of one, without what switches its records off."""
    return re.sub("^# ", "", text, flags=re.MULTILINE)
