"""Run one command line of the README and print it with its output, for cog to insert."""

import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(command: str) -> None:
    """Print a shell block: the command as it is typed, then what it writes and exits with."""
    script = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={"PATH": f"{script}:/usr/bin:/bin", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [f"$ {command}", *done.stdout.splitlines(), *done.stderr.splitlines()]
    if done.returncode:
        lines += ["$ echo $?", str(done.returncode)]
    print("```console", *lines, "```", sep="\n")


if __name__ == "__main__":
    run(shlex.join(sys.argv[1:]))
