"""What is measured, and what each is held against."""

import os
import subprocess
import sys
import venv
from collections.abc import Callable
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import NamedTuple

import made

BARE, CLICK = "bare Python", "import click"
FLOOR, RICH_FLOOR = "floor", "floor with Rich"
IMPORTS = "import click, msgspec, tomli"
WITH_RICH = f"{IMPORTS}, rich.console, rich.table"
PARSE = """
import os, sys, tomli
path = sys.argv[1]
paths = [entry.path for entry in os.scandir(path)] if os.path.isdir(path) else [path]
for one in paths:
    with open(one, "rb") as file:
        tomli.load(file)
"""


class Place:
    """A temporary folder with the program as users have it, and the files that it is given."""

    def __init__(self, folder: Path, package: Path) -> None:
        self.folder, self._numbers = folder, count()
        env = folder / "env"
        venv.create(env, with_pip=True)
        self.python, self.program = str(env / "bin" / "python"), str(env / "bin" / "talkscli")
        # Installing a folder builds a wheel of it, and compiles all that it installs.
        subprocess.run(
            [self.python, *"-m pip -q --disable-pip-version-check install".split(), str(package)],
            env=self.environment,
            check=True,
            stdout=sys.stderr,
        )

    @property
    def environment(self) -> dict[str, str]:
        """Nothing that changes what Python or the program does."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return {**kept, "LC_ALL": "C.UTF-8"}

    def run(self, *code: str) -> list[str]:
        """What Python says to some code, as words."""
        command = [self.python, "-c", *code]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout.split()

    @cached_property
    def bundled(self) -> str:
        """The sheet that comes with the program."""
        return self.run("from talkscli.sheet.sheet import bundled; print(bundled())")[0]

    def _kept(self, name: str, make: Callable[[], str]) -> str:
        path = self.folder / name
        if not path.exists():
            path.write_text(make(), encoding="utf-8")
        return str(path)

    def sheet(self, records: int) -> str:
        """A sheet of so many records."""
        return self._kept(f"sheet-{records}.toml", lambda: made.sheet(records))

    def article(self, records: int) -> str:
        """The article of that sheet."""
        return self._kept(f"article-{records}.txt", lambda: made.article(records))

    def draft(self, records: int) -> str:
        """A draft of a million characters that quotes that sheet."""
        return self._kept(f"draft-{records}.md", lambda: made.draft(records, 1_000_000))

    def unused(self) -> str:
        """The name of a file that there is not."""
        return str(self.folder / f"new-{next(self._numbers)}.toml")

    def sheets(self) -> str:
        """A folder of a thousand sheets of 30 records."""
        folder = self.folder / "sheets"
        if not folder.exists():
            folder.mkdir()
            for number in range(1000):
                text = made.sheet(30, f"made-{number}")
                (folder / f"{number}.toml").write_text(text, encoding="utf-8")
        return str(folder)

    def answer(self, format: str) -> str:
        """The quotes of the bundled sheet, as the program writes them in a format."""
        path = self.folder / f"quotes.{format}"
        if not path.exists():
            with path.open("wb") as file:
                command = [self.program, "quotes", "-f", format]
                subprocess.run(command, env=self.environment, stdout=file, check=True)
        return str(path)


Command = Callable[[Place], list[str]]


class Row(NamedTuple):
    """One thing to measure."""

    what: str
    command: Command
    against: str = BARE
    tool: str = ""
    """The program that it takes, where that is not ours."""
    env: dict[str, str] = {}  # noqa: RUF012 - never changed


def python(code: str) -> Command:
    """Python with some code."""
    return lambda place: [place.python, "-c", code]


def talks(*args: str, **files: Callable[[Place], str]) -> Command:
    """The program with some arguments, then an option for each file; `_` begins none."""
    return lambda place: [
        place.program,
        *args,
        *[word for name, file in files.items() for word in (*_option(name), file(place))],
    ]


def _option(name: str) -> list[str]:
    return [] if name.startswith("_") else [f"--{name}"]


ANSWERS = {
    "talks": talks("talks"),
    "who": talks("who"),
    "documents": talks("documents"),
    "hurdles": talks("hurdles"),
    "quotes": talks("quotes"),
    "claims": talks("claims"),
    "stats": talks("stats"),
    "source": talks("source"),
    "search": talks("search", "guarantee"),
    "show": talks("show", "witkoff"),
    "check": talks("check", "a dignified foundation"),
    "verify": talks("verify", _=lambda at: at.article(30), data=lambda at: at.sheet(30)),
    "validate": talks("validate"),
}
"""An example of each command that answers in formats."""
OTHERS = {
    "new": talks("new", _=lambda at: at.unused()),
    "diff": talks("diff", _old=lambda at: at.sheet(30), _new=lambda at: at.sheet(30)),
    "schema": talks("schema"),
    "completion": talks("completion", "bash"),
}
"""An example of each other command."""
DRAWN = ("table", "report")
"""The formats that load Rich."""


def _with(command: Command, *more: str) -> Command:
    return lambda place: [*command(place), *more]


def floors() -> list[Row]:
    """What every start of the program costs before it does anything."""
    return [
        Row(BARE, python("pass"), ""),
        Row(CLICK, python("import click")),
        Row(FLOOR, python(IMPORTS)),
        Row(RICH_FLOOR, python(WITH_RICH)),
    ]


def start_up(place: Place) -> list[Row]:
    """Each command and format on a small sheet, and what a shell asks."""
    formats = place.run("from talkscli.formats import FORMATS; print(*FORMATS)")
    rows = [
        Row(f"{name} -f {one}", _with(command, "-f", one), RICH_FLOOR if one in DRAWN else FLOOR)
        for name, command in ANSWERS.items()
        for one in (formats if name == "quotes" else ("json", "table"))
    ]
    return [
        *rows,
        *[Row(name, command, FLOOR) for name, command in OTHERS.items()],
        Row("-h", talks("-h"), FLOOR),
        Row("quotes -h", talks("quotes", "-h"), FLOOR),
        _completing("a command", "talkscli qu"),
        _completing("a speaker", "talkscli quotes --speaker w"),
    ]


def _completing(what: str, line: str) -> Row:
    words = str(len(line.split()) - 1)
    env = {"_TALKSCLI_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": words}
    return Row(f"completing {what}", talks(), FLOOR, env=env)


def large() -> list[Row]:
    """Sheets of many records, and many sheets, against reading the same files with tomli."""
    rows = []
    for size in (30, 3_000, 50_000):
        rows += _reading(f"{size:,} records", lambda place, size=size: place.sheet(size))
    rows += _reading("1,000 sheets", Place.sheets)
    read = talks("quotes", "-n", "1", "-f", "json", data=lambda place: place.sheet(10_000))
    search = talks("search", "bader*", "-f", "json", data=lambda place: place.sheet(50_000))
    check = talks(
        "check", "-f", "json",
        file=lambda place: place.draft(10_000), data=lambda place: place.sheet(10_000),
    )  # fmt: skip
    return [
        *rows,
        Row("search in 50,000 records", search, "quotes of 50,000 records"),
        Row("quotes of 10,000 records", read, ""),
        Row("check a draft of 1 MB", check, "quotes of 10,000 records"),
    ]


def _reading(what: str, file: Callable[[Place], str]) -> list[Row]:
    tomli = f"tomli of {what}"
    ours = talks("quotes", "--speaker", "s0", "-f", "json", data=file)
    return [
        Row(tomli, lambda place: [place.python, "-c", PARSE, file(place)], ""),
        Row(f"quotes of {what}", ours, tomli),
    ]


def _sqlite_utils(place: Place) -> list[str]:
    asked = "select text from quotes where speakers = 'witkoff'"
    return ["sqlite-utils", "memory", place.answer("csv"), asked]


def others() -> list[Row]:
    """What people would use without the program, for one speaker's quotes."""
    ours = "quotes --speaker"
    chosen = 'select(.speakers | index("witkoff")) | .text'
    return [
        Row(ours, talks("quotes", "--speaker", "witkoff", "-f", "json"), FLOOR),
        Row("tomlq", lambda at: ["tomlq", f".quote[] | {chosen}", at.bundled], ours, "tomlq"),
        Row("jq on our json", lambda at: ["jq", f".[] | {chosen}", at.answer("json")], ours, "jq"),
        Row("sqlite-utils on our csv", _sqlite_utils, ours, "sqlite-utils"),
        Row("papis -h", lambda at: ["papis", "-h"], ours, "papis"),
        Row("rg on an article", lambda at: ["rg", "said", at.article(30)], ours, "rg"),
    ]
