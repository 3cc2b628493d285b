"""The line of each table and key of a TOML text; tomli tells it for faults of syntax only."""

import re
from collections import Counter

_KEY = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_statement = re.compile(
    rf"^[ \t]*(?:(?P<header>\[\[?)[ \t]*)?"
    rf"(?P<path>{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)[ \t]*(?(header)\]|=)",
    re.MULTILINE,
)
# What may look like a statement and is none; shorter strings only lest a sign in them be taken
# for the beginning of such.
_skipped = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r"|#[^\n]*"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)

Place = tuple[str, int, str]
"""A table, the ordinal of its entry counted from 0, and a key in it; empty for none."""


def places(text: str) -> dict[Place, int]:
    """The line, counted from 1, of every table and every plain `key = …` in `text`."""
    lines: dict[Place, int] = {}
    entries: Counter[str] = Counter()
    table, inner, ordinal = "", "", 0
    line, last = 1, 0
    text = _skipped.sub(_blanked, text)
    for match in _statement.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        path = [key.strip("\"'") for key in re.findall(_KEY, match["path"])]
        if not match["header"]:
            lines.setdefault((table, ordinal, _join(inner, *path)), line)
            continue
        table, inner = path[0], _join(*path[1:])
        if match["header"] == "[[" and not inner:
            entries[table] += 1
        ordinal = max(entries[table] - 1, 0)
        lines.setdefault((table, ordinal, inner), line)
    return lines


def _blanked(match: re.Match[str]) -> str:
    """The line breaks alone; a short string may be a key, and stays."""
    text = match[0]
    return "\n" * text.count("\n") if text.startswith(("#", '"""', "'''")) else text


def _join(*names: str) -> str:
    return ".".join(name for name in names if name)
