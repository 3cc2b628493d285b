"""One JSON array (RFC 8259)."""

import re
from typing import Any

import msgspec

from talkscli.formats import Answer, Screen
from talkscli.text.terminal import BEYOND_SPACE, escape

FOR_PEOPLE = False

# Nothing that a terminal or an editor could act on, the zero-width joiners included;
# what of it stands below the space has been escaped by the encoder.
_UNSAFE = f"[{BEYOND_SPACE}\u200c\u200d]"


def encode(value: Any, indent: int = 0) -> str:
    """`value` as JSON, its control, format and bidi characters escaped; compact, or indented."""
    try:
        data = msgspec.json.encode(value)
        text = (msgspec.json.format(data, indent=indent) if indent else data).decode()
    except UnicodeEncodeError:  # bytes of an argument or a file name that were not UTF-8
        text = _lone(value, indent)
    # The encoder has escaped all of ASCII but DEL; large answers are mostly ASCII.
    if (text.isascii() and "\x7f" not in text) or text.replace("\n", "").isprintable():
        return text
    return re.sub(_UNSAFE, escape, text)


def _lone(value: Any, indent: int) -> str:
    """`value` as JSON before it is escaped, whatever half characters it has."""
    import json  # hardly anybody needs it

    separators = (",", ": ") if indent else (",", ":")
    return json.dumps(value, ensure_ascii=False, indent=indent or None, separators=separators)


def selected(answer: Answer) -> list[dict[str, Any]]:
    """The rows with the answer's columns alone: in the order chosen, else each in its own."""
    if answer.chosen:
        return [{key: row[key] for key in answer.columns if key in row} for row in answer.rows]
    columns = frozenset(answer.columns)
    return [
        row if row.keys() == columns else {key: row[key] for key in row if key in columns}
        for row in answer.rows
    ]


def render(answer: Answer, screen: Screen) -> str:
    """An array of objects, a key a line; `[]` when empty."""
    return encode(selected(answer), indent=2) + "\n"
