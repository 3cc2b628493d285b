"""One JSON array (RFC 8259)."""

import re
from typing import Any

import msgspec

from talkscli.formats import Answer, Screen
from talkscli.text import UNSAFE, escape

FOR_PEOPLE = False

# Nothing that a terminal or an editor could act on, the zero-width joiners included.
_unsafe = re.compile(f"[{UNSAFE}\u200c\u200d]")


def encode(value: Any) -> str:
    """`value` as compact JSON, its control, format and bidi characters escaped."""
    text = msgspec.json.encode(value).decode()
    # The encoder has escaped all of ASCII but DEL; large answers are mostly ASCII.
    return text if text.isascii() and "\x7f" not in text else _unsafe.sub(escape, text)


def selected(answer: Answer) -> list[dict[str, Any]]:
    """The rows with the answer's columns alone, in their order."""
    return [{key: row[key] for key in answer.columns if key in row} for row in answer.rows]


def render(answer: Answer, screen: Screen) -> str:
    """An array of objects, a key a line; `[]` when empty."""
    return msgspec.json.format(encode(selected(answer)), indent=2) + "\n"
