"""The main commands where the names are missing that Windows does not have."""

import subprocess
import sys

import pytest
from conftest import ARTICLE, LAKE, unmeasured

LESS = """
import os, select, signal, sys
for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "set_blocking", "get_blocking", "getuid"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("poll", "epoll"):
    if hasattr(select, name):
        delattr(select, name)
del signal.SIGPIPE
sys.modules |= dict.fromkeys(("fcntl", "termios", "tty", "pty", "resource"))
from talkscli.__main__ import main
sys.exit(main())
"""
DRAFT = "He said “We will not sell the lake”; they pumped 2,400 barrels.\n"


@pytest.fixture
def run(tmp_path):
    """Run the program in such a Python."""
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8", newline="\r\n")

    def call(*args: str, stdin: bytes = b""):
        done = subprocess.run(
            [sys.executable, "-c", LESS, *args], input=stdin, capture_output=True,
            cwd=tmp_path, env=unmeasured(), timeout=60, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return call


@pytest.mark.parametrize(
    ("code", "args"),
    [
        (0, ["quotes", "--data", str(LAKE)]),
        (0, ["stats", "-f", "csv", "--data", str(LAKE)]),
        (0, ["search", "lake", "--data", str(LAKE)]),
        (0, ["show", "no-sale", "--data", str(LAKE)]),
        (0, ["check", "--file", "draft.md", "--data", str(LAKE)]),
        (1, ["check", "We will sell the lake", "--data", str(LAKE)]),
        (0, ["verify", str(ARTICLE), "--data", str(LAKE)]),
        (0, ["validate", str(LAKE)]),
        (0, ["new", "fresh.toml", "--article", str(ARTICLE)]),
        (0, ["schema"]),
        (3, ["quotes", "--data", "gone.toml"]),
        (3, ["quotes", "--data", "draft.md"]),
    ],
)
def test_a_command_works(run, code, args):
    """It ends as it does everywhere, and never in a traceback."""
    found, out, err = run(*args)
    assert (found, "Traceback" in err) == (code, False), err
    assert out or err


def test_standard_input_is_read(run):
    """A sheet and a draft from a pipe are read to their end."""
    assert run("quotes", "--data", "-", stdin=LAKE.read_bytes())[0] == 0
    assert run("check", "--file", "-", "--data", str(LAKE), stdin=DRAFT.encode())[0] == 0
