"""docs/fact-sheets.md: every step is taken from the page as it stands, and done.

What the page shows is a step: a block behind "write `FILE`:" is a file to write; records behind
"in `FILE`:" are put where `new` has begun them, or else below the others of their kind; the lines
of a diff behind "change `FILE`:" are changed; and in a console, what stands behind `$ ` is typed.
`pytest --write-golden` writes into the page what the commands answer.
"""

import contextlib
import io
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import tomli
from conftest import PATH, ROOT, environment

from scripts import reference
from talkscli.sheet.records import KINDS
from talkscli.sheet.sheet import load
from talkscli.verify.evidence import LEVELS, levels

PAGE = ROOT / "docs" / "fact-sheets.md"
BLOCK = re.compile(r"^```(.*)\n((?:(?!```).*\n)*)```$|^```.*", re.MULTILINE)
NAMED = {
    "text": re.compile(r"\bwrite\s+`([\w.-]+)`:\s*\Z", re.IGNORECASE),
    "toml": re.compile(r"\bin\s+`([\w.-]+)`:\s*\Z", re.IGNORECASE),
    "diff": re.compile(r"\bchange\s+`([\w.-]+)`:\s*\Z", re.IGNORECASE),
}
"""The sorts of block that do something to a file, and how the words in front name it."""
LISTED = ("quote", "statistic")
"""The kinds of which `new` has begun records."""


class Step(NamedTuple):
    """One block of the page: what sort, on which file, and what stands in it."""

    line: int
    sort: str
    file: str
    body: str


def steps(page: str) -> Iterator[Step]:
    """The blocks of a page in order; AssertionError for one that is no step."""
    for match in BLOCK.finditer(page):
        line = page.count("\n", 0, match.start()) + 1
        sort = match[1]
        assert sort == "console" or sort in NAMED, f"line {line}: what is to be done with this?"
        named = NAMED[sort].search(page, 0, match.start()) if sort in NAMED else None
        assert named or sort == "console", f"line {line}: nothing in front says with which file"
        yield Step(line, sort, named[1] if named else "", match[2])


def follow(step: Step, folder: Path) -> str:
    """Do a step; what its block should show. AssertionError where it cannot be done."""
    if step.sort == "console":
        return "".join(typed(step, folder))
    path = folder / step.file
    assert path.exists() == (step.sort != "text"), f"line {step.line}: {step.file}"
    if step.sort == "text":
        text = step.body
    else:
        change = put_in if step.sort == "toml" else changed
        try:
            text = change(path.read_text("utf-8"), step.body)
        except AssertionError as fault:
            raise AssertionError(f"line {step.line}: {fault}") from fault
    path.write_text(text, "utf-8")
    return step.body


def typed(step: Step, folder: Path) -> Iterator[str]:
    """The commands of a block, each with all that it answers; a failure must show its code."""
    commands = re.findall(r"^\$ (.*)$", step.body, re.MULTILINE)
    assert step.body.startswith("$ "), f"line {step.line}: no command"
    code = 0
    for number, command in enumerate(commands):
        done = subprocess.run(
            ["bash", "-c", f"(exit {code}); {command}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            cwd=folder, env=environment(PATH=PATH), timeout=60, check=False,
        )  # fmt: skip
        code = done.returncode
        shown = commands[number + 1 : number + 2] == ["echo $?"]
        assert shown or not code, f"line {step.line}: {command} ends with {code}: {done.stdout!r}"
        yield f"$ {command}\n{done.stdout.decode()}"


def put_in(sheet: str, added: str) -> str:
    """A sheet with records in it: in place of their stubs, else below the rest of their kind."""
    for record in re.split(r"\n\n(?=\[\[)", added.strip()):
        kind, held = main(record)
        stubs = [stub for stub in blocks(sheet, kind) if main(stub) == (kind, held)]
        if kind in LISTED:
            assert len(stubs) == 1, f'{len(stubs)} stubs of "{held}"'
            sheet = sheet.replace(stubs[0], record)
        else:
            before, section, rest = re.split(rf"(## -+ {KINDS[kind].noun[1]} -+\n)", sheet)
            own, head, others = rest.partition("\n## ---")
            sheet = f"{before}{section}{own.rstrip()}\n\n{record}\n{head}{others}"
    return sheet


def blocks(sheet: str, kind: str) -> list[str]:
    """The records of a kind that a sheet has."""
    return re.findall(rf"^\[\[{kind}\]\]\n(?:.+\n)*.+", sheet, re.MULTILINE)


def main(record: str) -> tuple[str, object]:
    """The kind of one record, and what it says it is."""
    ((kind, (held,)),) = tomli.loads(record).items()
    return kind, held[KINDS[kind].main]


def changed(sheet: str, diff: str) -> str:
    """A sheet with the changes made to it, each of which must fit in one place."""
    for change in diff.rstrip("\n").split("\n\n"):
        lines = change.split("\n")
        assert {line[:1] for line in lines} <= {"-", "+", " "}, f"no change: {change}"
        old, new = (
            "".join(f"\n{line[1:]}" for line in lines if line[0] in kept) for kept in ("- ", "+ ")
        )
        count = f"\n{sheet}".count(f"{old}\n")
        assert count == 1, f"it has {count} times:{old}"
        sheet = f"\n{sheet}".replace(f"{old}\n", f"{new}\n")[1:]
    return sheet


@pytest.fixture(scope="module")
def finished(tmp_path_factory) -> tuple[Path, list[tuple[Step, str]]]:
    """The folder that all steps leave, done in order, and what each should show."""
    folder = tmp_path_factory.mktemp("finished")
    page = PAGE.read_text("utf-8")
    return folder, [(step, follow(step, folder)) for step in steps(page)]


def test_every_step_does_what_the_page_shows(finished, request):
    """Done in order in an empty folder, all steps can be done, and answer what the page shows."""
    page, done = PAGE.read_text("utf-8"), finished[1]
    if request.config.getoption("--write-golden"):
        answers = iter(done)
        page = BLOCK.sub(lambda block: f"```{block[1]}\n{next(answers)[1]}```", page)
        PAGE.write_text(page, "utf-8")
        return
    for step, shown in done:
        assert step.body == shown, f"line {step.line}"


@pytest.fixture
def sheet(finished) -> Path:
    """The sheet that the steps write."""
    return finished[0] / "river.toml"


def test_the_finished_sheet_holds(sheet, process):
    """It passes validate; verify finds all it needs, and nothing that it leaves out."""
    sheet, article = str(sheet), str(sheet.with_suffix(".txt"))
    assert process("validate", sheet).code == 0
    code, out, err, _ = process("verify", article, "--data", sheet, "-f", "json")
    assert (code, err) == (0, "")
    assert {one["outcome"] for one in json.loads(out)} == {"verified", "inferred"}


def test_the_finished_sheet_is_whole(sheet):
    """It has records of every kind, on each of the four levels, and nothing left to fill in."""
    text = sheet.read_text("utf-8")
    held = tomli.loads(text)
    assert set(held) == {"format", "sides", *KINDS}
    assert {quote["form"] for quote in held["quote"]} == {"direct", "mixed", "scare"}
    assert not any("FILL IN" in line for line in text.splitlines() if not line.startswith("#"))
    sound = load(str(sheet))
    assert {level for one in sound for level in levels(sound, one).values()} == set(LEVELS)


SMALL = """\
Write `a.txt`:

```text
Reld said “no.”
```

```console
$ talkscli new a.toml --article a.txt > /dev/null 2>&1
$ talkscli source --data gone.toml
talkscli: gone.toml: cannot be read: No such file or directory
$ echo $?
3
```

Change `a.toml`:

```diff
 [sides]
-#north = ["Northland", "the North"]
+arland = ["Arland"]
```

Put in `a.toml`:

```toml
[[quote]]
id = "no"
text = "no"
form = "direct"
at.text = "P1"
```

```console
$ talkscli quotes --data a.toml -f tsv --fields id,text,where
id\ttext\twhere
no\tno\tP1
```
"""


def sound(page: str, folder: Path) -> bool:
    """Whether all steps of a page can be done and answer what it shows."""
    try:
        return all(step.body == follow(step, folder) for step in steps(page))
    except AssertionError:
        return False


def test_a_page_that_is_right_passes(tmp_path):
    """The small page, from which those below differ in one thing each, is sound."""
    assert sound(SMALL, tmp_path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("no\tno\tP1", "no\tno\tP2", id="another answer"),
        pytest.param("directory\n", "directory\nmore\n", id="a line too many"),
        pytest.param("id\ttext\twhere\n", "", id="a line too few"),
        pytest.param("\n3\n", "\n2\n", id="another exit code"),
        pytest.param("$ echo $?\n3\n", "", id="no exit code"),
        pytest.param("```console\n$ talkscli q", "```\n$ talkscli q", id="a block of no sort"),
        pytest.param("```console\n$ talkscli q", "```json\n$ talkscli q", id="an unknown sort"),
        pytest.param("```console\n$ talkscli q", "```console\ntalkscli q", id="no command"),
        pytest.param("Write `a.txt`:", "It may be short:", id="a file without a name"),
        pytest.param("Put in `a.toml`:", "Put in `b.toml`:", id="a file that is not there"),
        pytest.param("Change `a.toml`:", "Write `a.toml`:", id="a file changed by nobody"),
        pytest.param('text = "no"', 'text = "yes"', id="a quote that was not found"),
        pytest.param("-#north", "-#south", id="a change that does not fit"),
        pytest.param(" [sides]\n", "[sides]\n", id="a line of a change without its sign"),
        pytest.param('at.text = "P1"\n```', 'at.text = "P1"\n', id="a block without an end"),
    ],
)
def test_a_page_that_is_wrong_fails(tmp_path, old, new):
    """Whatever cannot be done or answers otherwise is noticed, and so is a block of no sort."""
    assert SMALL.count(old) == 1
    assert not sound(SMALL.replace(old, new), tmp_path)


@pytest.mark.parametrize("part", [reference.shared, reference.kinds])
def test_the_reference_is_what_the_records_declare(part):
    """Every kind and field stands in the page as it is declared."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        part()
    assert printed.getvalue().strip() in PAGE.read_text("utf-8")
