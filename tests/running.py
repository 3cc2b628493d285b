"""Ways to run the program in a process of its own, beside the fixtures in conftest.py."""

import os
import select
import subprocess
import sys
import time

from conftest import environment

TALKS = [sys.executable, "-m", "talkscli"]


def start(args, cwd=None, program=tuple(TALKS), env=None, **streams):
    """Run the program; its exit code, what it wrote and what it told."""
    given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    done = subprocess.run(
        [*program, *args], cwd=cwd, env=environment() if env is None else env,
        timeout=60, check=False, **{**given, **streams},
    )  # fmt: skip
    out, err = ((text or b"").decode() for text in (done.stdout, done.stderr))
    return done.returncode, out, err


def shell(line, *args, env=None, **more):
    """Run a line of bash in which `talks` is the program and `$@` are the arguments."""
    talks = f'talks() {{ "{sys.executable}" -m talkscli "$@"; }}\n'
    return start(
        ["-c", talks + line, "bash", *args], program=["bash"], env={**environment(), **(env or {})},
        **more,
    )  # fmt: skip


def until(screen: int, wanted: bytes, seconds: float = 30) -> bytes:
    """What a terminal shows until `wanted` is there; with nothing wanted, until it ends."""
    seen, deadline = b"", time.monotonic() + seconds
    while not (wanted and wanted in seen) and time.monotonic() < deadline:
        if select.select([screen], [], [], 0.2)[0]:
            try:
                seen += os.read(screen, 4096)
            except OSError:  # everybody has left the terminal
                break
    return seen
