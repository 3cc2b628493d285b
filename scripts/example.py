"""Run the command lines of the documents, so that what it shows is what the program does."""

import json
import subprocess
import sys
from pathlib import Path

from talkscli.check.verdicts import VERDICTS
from talkscli.verify.evidence import LEVELS
from talkscli.verify.verification import OUTCOMES

ROOT = Path(__file__).parent.parent
LAKE = "--data tests/articles/lake.toml"

LEVEL_EXAMPLES = (
    ("verbatim", "european-partners", "name"),
    ("named", "european-partners", "side"),
    ("interpreted", "european-partners", "role"),
    ("inferred", "kushner", "role"),
)
"""For each level a record and a field of it."""
DAMAGE = {
    "verified": "",
    "drifted": "1i A new first paragraph.",
    "ambiguous": "3s/Mediator Ilse Marr/The mediator/;"
    " 5s/$/ Ilse Marr waited./; 6s/$/ Ilse Marr too./",
    "missing": "s/2,400 barrels/2,500 barrels/",
    "mismatch": "s/[“”]//g",
    "inferred": "",
    "unrecorded": "$a Nine boats sank.",
}
"""For each outcome what sed does to an article to bring it about."""
PHRASES = (
    ("exact", "", "'a dignified foundation for a stable future'"),
    ("typography", "", "'Productive, and constructive'"),
    ("misattributed", "", "'historic' --speaker witkoff"),
    ("elided", "", "'a cessation of hostilities … a stable future'"),
    (
        "altered",
        "a negation dropped, added, or cut away",
        "'Peace must be only a cessation of hostilities'",
    ),
    ("altered", "another number", "'1,800 drones'"),
    ("altered", "a name changed", "'feels the need to end the War for Russia'"),
    ("altered", "other words", "'a lasting foundation for a stable future'"),
    ("unknown", "", "'starter'"),
)
"""For each verdict, and each sort of it that is told apart, what is typed to get it."""


def _done(command: str, *, merged: bool = False) -> subprocess.CompletedProcess[str]:
    programs = Path(sys.executable).parent
    return subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={"PATH": f"{programs}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if merged else subprocess.DEVNULL,
        text=True,
        check=False,
    )


def run(command: str) -> None:
    """Print a command as it is typed, what it writes, and its exit code if that is not 0."""
    done = _done(command, merged=True)
    lines = [f"$ {command}", *done.stdout.splitlines()]
    if done.returncode:
        lines += ["$ echo $?", str(done.returncode)]
    print("```console", *lines, "```", sep="\n")


def _records(command: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in _done(f"{command} -f jsonl").stdout.splitlines()]


def levels() -> None:
    """Print the table of levels, each with a record and a field of it on that level."""
    print("| level | meaning | example |", "|---|---|---|", sep="\n")
    for level, record, field in LEVEL_EXAMPLES:
        (shown,) = _records(f"talkscli show {record}")
        assert shown["levels"][field] == level, (level, record, field, shown)  # type: ignore[index]
        print(f"| {level} | {LEVELS[level]} | `show {record}`: {field} |")


def verdicts() -> None:
    """Print the table of verdicts, each with what is typed after `talkscli check` to get it."""
    print("| verdict | meaning | example | exit code |", "|---|---|---|---|", sep="\n")
    for verdict, sort_meaning, typed in PHRASES:
        (record,) = _records(f"talkscli check {typed}")
        assert record["verdict"] == verdict, (verdict, typed, record)
        code = _done(f"talkscli check {typed}").returncode
        sort = f" ({record['sort']})" if record["sort"] else ""
        meaning = sort_meaning or VERDICTS[verdict]
        print(f"| {verdict}{sort} | {meaning} | `check {typed}` | {code} |")


def outcomes() -> None:
    """Print the table of outcomes, each with the damage to the article that brings it about."""
    print(
        "| outcome | meaning | `tests/articles/lake.txt`, changed by `sed` | row of `--all` |",
        "|---|---|---|---|",
        sep="\n",
    )
    for outcome, script in DAMAGE.items():
        command = f"sed -e '{script}' tests/articles/lake.txt | talkscli verify - {LAKE}"
        found = [one for one in _records(command) if one["outcome"] == outcome]
        assert found, (outcome, script)
        change = f"`{script}`" if script else "unchanged"
        first = found[0]
        place = " ".join(str(first[key]) for key in ("record", "field") if first[key])
        print(f"| {outcome} | {OUTCOMES[outcome]} | {change} | {place or first['found']} |")
