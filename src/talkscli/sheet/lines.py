"""The line of each table and key of a TOML text; tomli tells it for faults of syntax only."""

import re
import sys
from collections import Counter
from collections.abc import Iterator

# The text has been parsed before, so that what is a string, a comment or a bracket
# is all there is to tell apart.
_token = re.compile(
    r'"""(?:\\.|[^\\])*?""""{0,2}'
    r"|'''.*?''''{0,2}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[A-Za-z0-9_-]+"
    r"|\s"
    r"|.",
    re.DOTALL,
)

Place = tuple[str, int, str]
"""A table, the ordinal of its entry counted from 0, and a key in it; empty for none."""


def find(text: str) -> dict[Place, int]:
    """The line, counted from 1, of every table and every plain `key = …` in `text`."""
    lines: dict[Place, int] = {}
    entries: Counter[str] = Counter()
    table, inner, ordinal = "", "", 0
    for line, path, header in _statements(text):
        if not header:
            lines.setdefault((table, ordinal, _join(inner, *path)), line)
            continue
        table, inner = path[0], _join(*path[1:])
        if header == "[[" and not inner:
            entries[table] += 1
        ordinal = max(entries[table] - 1, 0)
        lines.setdefault((table, ordinal, inner), line)
    return lines


def commented(text: str, mark: str) -> list[Place]:
    """The keys behind which, on their line, `mark` stands in a comment."""
    places = {line: place for place, line in find(text).items()}
    line, found = 1, []
    for match in _token.finditer(text):
        token = match[0]
        if token[0] == "#" and mark in token and line in places:
            found.append(places[line])
        line += token.count("\n")
    return found


def unreadable(text: str) -> int:
    """The line of a number with more digits than Python reads, else of the deepest bracket."""
    line = found = 1
    depth = deepest = 0
    for match in _token.finditer(text):
        token = match[0]
        digits = token.replace("_", "").strip("-")
        if len(digits) > sys.get_int_max_str_digits() and digits.isdecimal():
            return line
        depth += (token in "[{") - (token in "]}")
        if depth > deepest:
            deepest, found = depth, line
        line += token.count("\n")
    return found


def _join(*names: str) -> str:
    return ".".join(name for name in names if name)


def _statements(text: str) -> Iterator[tuple[int, list[str], str]]:
    """Each header and each key at the outermost level: line, path, and `[`, `[[` or nothing."""
    line, depth = 1, 0
    path: list[str] = []
    header = ""
    in_value = False
    for match in _token.finditer(text):
        token = match[0]
        if token == "\n" and depth == 0:
            if header and path:
                yield line, path, header
            path, header, in_value = [], "", False
        elif in_value:
            depth += (token in "[{") - (token in "]}")
        elif token == "[" and not path:
            header += token
        elif token == "=" and not header:
            in_value = True
            yield line, path, header
        elif token[0] not in "#.]" and not token.isspace():
            path.append(token.strip("\"'"))
        line += token.count("\n")
    if header and path:
        yield line, path, header
