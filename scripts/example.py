"""Run the command lines of the README, so that what it shows is what the program does."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LAKE = "--data tests/articles/lake.toml"

LEVELS = (
    ("verbatim", "the value is the words of the article", "dignified-foundation", "text"),
    (
        "interpreted",
        "the value is ours, the words are what it rests on",
        "dignified-foundation",
        "occasion",
    ),
    ("inferred", "the article does not say it", "dignified-foundation", "about"),
)
OUTCOMES = (
    ("verified", "the words stand in the paragraph that is named", ""),
    ("drifted", "they stand in one other paragraph", "1i A new first paragraph."),
    (
        "ambiguous",
        "gone from their paragraph, they stand in several others",
        "3s/Mediator Ilse Marr/The mediator/; 5s/$/ Ilse Marr waited./; 6s/$/ Ilse Marr too./",
    ),
    (
        "missing",
        "they stand nowhere; the nearest words are shown",
        "s/2,400 barrels/2,500 barrels/",
    ),
    (
        "mismatch",
        "no marks of the article hold the quote whole, or a value is not what its figure says",
        "s/[“”]//g",
    ),
    ("inferred", "the sheet says that the article does not say it", ""),
    (
        "unrecorded",
        "a quotation or figure of the article that no record rests on",
        "$a Nine boats sank.",
    ),
)
VERDICTS = (
    (
        "exact",
        "the words are a quote or a figure, or an unbroken run of its words",
        "'a dignified foundation for a stable future'",
    ),
    (
        "typography",
        "the same words; case (also of a letter in brackets), quotation marks, `, . ; :` or dashes"
        " between them differ",
        "'Productive, and constructive'",
    ),
    (
        "misattributed",
        "it stands there, but not as the words of that speaker",
        "'historic' --speaker witkoff",
    ),
    (
        "elided",
        "pieces in order, every gap shown by an ellipsis",
        "'a cessation of hostilities … a stable future'",
    ),
    (
        "altered",
        "a negation dropped, added, or cut away",
        "'Peace must be only a cessation of hostilities'",
    ),
    ("altered", "another number", "'1,800 drones'"),
    ("altered", "a name changed", "'feels the need to end the War for Russia'"),
    ("altered", "other words", "'a lasting foundation for a stable future'"),
    ("unknown", "the sheet has nothing near enough", "'starter'"),
)


def _done(command: str) -> subprocess.CompletedProcess[str]:
    programs = Path(sys.executable).parent
    return subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={"PATH": f"{programs}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def run(command: str) -> None:
    """Print a command as it is typed, what it writes, and its exit code if that is not 0."""
    done = _done(command)
    lines = [f"$ {command}", *done.stdout.splitlines(), *done.stderr.splitlines()]
    if done.returncode:
        lines += ["$ echo $?", str(done.returncode)]
    print("```console", *lines, "```", sep="\n")


def _records(command: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in _done(f"{command} -f jsonl").stdout.splitlines()]


def levels() -> None:
    """Print the table of levels, each with a record and a field of it on that level."""
    print("| level | meaning | example |", "|---|---|---|", sep="\n")
    for level, meaning, record, field in LEVELS:
        (shown,) = _records(f"talkscli show {record}")
        assert shown["levels"][field] == level, (level, record, field, shown)  # type: ignore[index]
        print(f"| {level} | {meaning} | `show {record}`: {field} |")


def verdicts() -> None:
    """Print the table of verdicts, each with what is typed after `talkscli check` to get it."""
    print("| verdict | meaning | example | exit code |", "|---|---|---|---|", sep="\n")
    for verdict, meaning, typed in VERDICTS:
        (record,) = _records(f"talkscli check {typed}")
        assert record["verdict"] == verdict, (verdict, typed, record)
        code = _done(f"talkscli check {typed}").returncode
        sort = f" ({record['sort']})" if record["sort"] else ""
        print(f"| {verdict}{sort} | {meaning} | `check {typed}` | {code} |")


def outcomes() -> None:
    """Print the table of outcomes, each with the damage to the article that brings it about."""
    print(
        "| outcome | meaning | `tests/articles/lake.txt`, changed by `sed` | answer |",
        "|---|---|---|---|",
        sep="\n",
    )
    for outcome, meaning, script in OUTCOMES:
        command = f"sed -e '{script}' tests/articles/lake.txt | talkscli verify - {LAKE}"
        found = [one for one in _records(command) if one["outcome"] == outcome]
        assert found, (outcome, script)
        change = f"`{script}`" if script else "unchanged"
        first = found[0]
        place = " ".join(str(first[key]) for key in ("record", "field") if first[key])
        print(f"| {outcome} | {meaning} | {change} | {place or first['found']} |")
