"""docs/contract.md as tests read it, and command lines that ask every command on it."""

import json
import re

from scripts.contract import PAGE, PROMISED, names_in, read

TEXT = PAGE.read_text(encoding="utf-8")
TABLES = read(TEXT)
CHANGED = "the page and the program part; to make the page anew: cog -I . -P -r docs/contract.md"
KEPT = json.loads(PROMISED.read_text(encoding="utf-8")) if PROMISED.exists() else {}
HEADINGS = {line.split()[0]: line for line in re.findall(r"^### `(.+)`$", TEXT, re.MULTILINE)}
"""Each command with its heading."""
LOOKUPS = [name for name, line in HEADINGS.items() if line.endswith(" [WORDS]...")]
KINDS = next(names_in(row[2]) for row in TABLES["search"]["option"] if row[0] == "`--kind`")
SHARED = TABLES["Commands that print records"]["option"]
PRINTING = [name for name in HEADINGS if name not in ("diff", "new", "schema", "completion")]
MACHINES = [row[0].strip("`") for row in TABLES["Formats"]["format"] if row[1] == "machines"]


def rows(command, title):
    """The rows of one of a command's tables; none where it has no such table."""
    return TABLES[command].get(title, [])


def codes(command):
    """The exit codes that the page gives a command."""
    under = "Look up" if command in LOOKUPS else command
    return [int(row[0].strip("`")) for row in TABLES[under]["code"]]


def kind_keys(kind):
    """The keys of a kind of record as the page has them, each with type and absent value."""
    command = LOOKUPS[KINDS.index(kind)]
    table = (*TABLES["Records"]["key"], *rows(command, "key"), *TABLES["Records"]["last key"])
    return {key.strip("`"): cells for key, *cells in table}


def answer_keys(command):
    return {key.strip("`"): cells for key, *cells in rows(command, "key")}


ARGUMENTS = {
    "search": ["ann"], "show": ["ann"], "check": ["Peace must be not only quiet"],
    "verify": ["{article}"], "diff": ["{full}", "{sparse}"], "new": ["{fresh}"],
    "completion": ["bash"],
}  # fmt: skip
"""What a command must be given."""


def sound(command):
    """A command line that can be answered."""
    sheet = ["--data", "{lake}" if command == "verify" else "{full}"]
    return [command, *ARGUMENTS.get(command, []), *(sheet if command in PRINTING else [])]


ANSWERS = {
    "search": [("a*", "--data", "{full}"), ("bare", "--data", "{sparse}")],
    "show": [("round", "paper", "--data", "{full}"), ("ann", "sparse", "--data", "{sparse}")],
    "diff": [("{full}", "{sparse}")],
    "check": [
        ("words that nobody said", "--data", "{full}"),
        ("Peace must be only quiet", "--data", "{full}"),
        ("peace must be", "--data", "{full}"),
        ("--file", "{draft}", "--data", "{full}"),
    ],
    "verify": [("{lost}", "--data", "{lake}")],
    "validate": [("{bad}", "{broken}", "{deep}")],
}
"""For each command such questions that every key is there and, where it may be, absent."""
