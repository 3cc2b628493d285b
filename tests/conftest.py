"""Ways to run the command line: in this process, in a new one, and at a terminal."""

import fcntl
import io
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

import talkscli
from talkscli.cli.app import run

HERE = Path(__file__).parent
ROOT = HERE.parent
HARBOR = HERE / "sheets" / "valid" / "harbor.toml"
FULL = HARBOR.with_name("full.toml")
"""Two records of every kind, of which one has every field."""
SPARSE = HARBOR.with_name("sparse.toml")
"""A record of every kind with the least that it may have."""
DISPUTE = HARBOR.with_name("dispute.toml")
"""Quotes and a figure to hold phrases against."""
BUNDLED = ROOT / "data" / "miami-talks.toml"
LAKE = HERE / "articles" / "lake.toml"
ARTICLE = LAKE.with_suffix(".txt")
DRAFT = """Annie said “Peace must be not only quiet” and “nothing of the sort”.
They sank 1300 boats, then at most 1,300 boats, and not 1,300 boats."""
HEAD = 'format = 1\n[source]\nid = "a"\ntitle = "b"\n'
"""The least that a sheet may have."""
PATH = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
"""Where the shell finds the program, as it is installed for this Python."""
VARIABLES = (
    "TALKSCLI_DATA", "TALKSCLI_FORMAT", "NO_COLOR", "FORCE_COLOR", "COLUMNS",
    "PYTHONIOENCODING",
)  # fmt: skip

sys.path.insert(0, str(ROOT))  # tests import scripts/, however pytest is started
SOURCE = str(Path(talkscli.__file__).parent.parent)
"""New processes run the code that this one tests, wherever that is."""


class Result(NamedTuple):
    """What a run of the program has left."""

    code: int
    out: str
    err: str
    raw: bytes = b""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="Write the golden files anew.")


def pytest_configure(config: pytest.Config) -> None:
    # A slow machine is not a failure.
    settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("calm")
    config.addinivalue_line("markers", "packaging: builds the sdist and the wheel")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONUTF8", "1")


class Watched(io.TextIOWrapper):
    """Says that a person watches."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def talks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Run the command line in this process, in pipes or at what looks like a terminal.

    `stdin` is what it reads.
    """

    def call(*args: str, stdin: bytes = b"", watched: bool = False, **env: str) -> Result:
        stream = Watched if watched else io.TextIOWrapper
        out, err = (stream(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        source = tmp_path / "stdin"
        source.write_bytes(stdin)
        with monkeypatch.context() as patch, source.open() as reader:
            for name, value in env.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", reader)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run(list(args))
            out.flush()
            err.flush()
        raw = out.buffer.getvalue()
        return Result(code, raw.decode(), err.buffer.getvalue().decode(), raw)

    return call


def environment(**more: str) -> dict[str, str]:
    """The environment of a new process: nothing that changes the output, save `more`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name in ("PATH", "HOME") or name.startswith("COVERAGE_")
    }
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONPATH": SOURCE, **more}


def unmeasured(**more: str) -> dict[str, str]:
    """The environment of a new process of which no coverage is measured."""
    return {
        name: value
        for name, value in environment(**more).items()
        if not name.startswith("COVERAGE_")
    }


@pytest.fixture
def process() -> Callable[..., Result]:
    """Run the command line in a process of its own, in pipes."""

    def call(*args: str, stdin: bytes = b"", **env: str) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "talkscli", *args],
            input=stdin, capture_output=True, env=environment(**env), timeout=60, check=False,
        )  # fmt: skip
        decoded = [text.decode("utf-8", "replace") for text in (done.stdout, done.stderr)]
        return Result(done.returncode, *decoded, done.stdout)

    return call


POWERLESS = f"""
import os, sys
from talkscli.cli.app import run
sys.stdout, told, sys.stderr = open(os.devnull, "w"), sys.stderr, open(os.devnull, "w")
run(["who", "-f", "csv", "--data", {str(HARBOR)!r}])  # loads what that user might not read
run(["new", {str(HARBOR)!r}])
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.stderr = told
os._exit(run(sys.argv[1:]))
"""


@pytest.fixture
def powerless() -> Callable[..., tuple[int, str]]:
    """Run it as a user who may do little: root's rights are taken from it once it is loaded."""

    def call(*args: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-c", POWERLESS, *args],
            capture_output=True, text=True, env=unmeasured(), timeout=60, check=False,
        )  # fmt: skip
        return done.returncode, done.stderr

    return call


@pytest.fixture
def terminal() -> Callable[..., Result]:
    """Run it at terminals of a given width, one for stdout and one for stderr."""

    def call(*args: str, width: int = 80, **env: str) -> Result:
        pairs = [pty.openpty() for _ in range(2)]
        for _, inner in pairs:
            fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
        started = subprocess.Popen(
            [sys.executable, "-m", "talkscli", *args],
            stdin=pairs[0][1], stdout=pairs[0][1], stderr=pairs[1][1],
            env=environment(**{"TERM": "xterm-256color", **env}),
        )  # fmt: skip
        for _, inner in pairs:
            os.close(inner)
        out, err = _drain([outer for outer, _ in pairs])
        code = started.wait(60)
        texts = [text.replace(b"\r\n", b"\n") for text in (out, err)]
        return Result(code, texts[0].decode(), texts[1].decode(), texts[0])

    return call


def _drain(descriptors: list[int]) -> Iterator[bytes]:
    read = dict.fromkeys(descriptors, b"")
    open_ = set(descriptors)
    while open_:
        for one in select.select(list(open_), [], [], 60)[0]:
            try:
                chunk = os.read(one, 1 << 16)
            except OSError:  # the far end of a terminal is closed
                chunk = b""
            read[one] += chunk
            if not chunk:
                open_.discard(one)
                os.close(one)
    return iter(read.values())


@pytest.fixture
def paths(tmp_path: Path) -> dict[str, str]:
    """Files to name in a command line, copies all but `lake`, and where to write new ones."""
    full, article = (path.read_text(encoding="utf-8") for path in (FULL, ARTICLE))
    texts = {
        "full": full, "sparse": SPARSE.read_text(encoding="utf-8"), "draft": DRAFT,
        "ignored": "1,300 boats <!-- talkscli: ignore -->",
        "article": article, "lost": article.replace("2,400 barrels", "2,500 barrels"),
        "bad": 'format = 2\n[source]\nid = "bad"\n',
        "broken": full.replace('id = "bob"', 'id = "B"').replace("format = 1\n", "", 1),
        "deep": f"a = {'[' * 5000}",
    }  # fmt: skip
    for folder in ("made", "sheets"):
        (tmp_path / folder).mkdir()
    for name in ("full", "sparse"):
        (tmp_path / "sheets" / f"{name}.toml").write_text(texts[name], encoding="utf-8")
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    others = {"nowhere": "nowhere", "fresh": "made/fresh.toml", "folder": "sheets"}
    named = {name: f"{name}.toml" for name in texts} | others
    return {"lake": str(LAKE)} | {name: str(tmp_path / path) for name, path in named.items()}


@pytest.fixture
def ask(talks: Callable[..., Result], paths: dict[str, str]) -> Callable[..., Result]:
    """Run a command line in which `{name}` is the path of a file."""

    def call(*args: str, stdin: bytes = b"") -> Result:
        return talks(*(arg.format_map(paths) for arg in args), stdin=stdin)

    return call


@pytest.fixture
def records(ask: Callable[..., Result]) -> Callable[..., list[dict[str, Any]]]:
    """What a command line answers, as json."""

    def call(*args: str, stdin: bytes = b"") -> list[dict[str, Any]]:
        result = ask(*args, "-f", "json", stdin=stdin)
        assert result.code in (0, 1), result.err
        found: list[dict[str, Any]] = json.loads(result.out)
        return found

    return call
