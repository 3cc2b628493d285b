"""Validating sheets: every fault told with its place, and the exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOUND = 'format = 1\n[source]\nid = "s"\ntitle = "t"\n'
FAULTY = SOUND + 'color = "red"\n[[talk]]\nid = "a"\ntitle = "b"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sound.toml").write_text(SOUND)
    (tmp_path / "faulty.toml").write_text(FAULTY)
    return tmp_path


def run(folder: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "talkscli", "validate", *args],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, **env},
        check=False,
    )


def test_sound_sheet(folder):
    """No faults: exit code 0, an empty answer, and a line on stderr."""
    done = run(folder, "sound.toml", "-f", "json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "1 sheet, no faults\n")


def test_every_fault_of_every_sheet(folder):
    """Faults are records with these keys, and those of one sheet do not hide another's."""
    (folder / "more.toml").write_text("x =\n")
    done = run(folder, "faulty.toml", "sound.toml", "more.toml", "-f", "json")
    faults = json.loads(done.stdout)
    assert done.returncode == 1
    assert list(faults[0]) == ["kind", "path", "line", "record", "field", "message"]
    assert [(one["path"], one["line"], one["field"]) for one in faults] == [
        ("faulty.toml", 5, "color"),
        ("faulty.toml", 8, "title"),
        ("more.toml", 1, None),
    ]


def test_table_lines_begin_with_their_place(folder):
    """In a pipe each line begins with path and line, as editors read them."""
    done = run(folder, "faulty.toml", "--no-header")
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "faulty.toml:5:",
        "faulty.toml:8:",
    ]


def test_unreadable_sheet_does_not_hide_the_others(folder):
    """A missing file is exit code 3 with its own line; the others are still reported."""
    done = run(folder, "gone.toml", "faulty.toml", "-f", "tsv", "--no-header")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr.startswith("talkscli: gone.toml: ")


def test_the_sheet_in_use(folder):
    """Without a name it is the bundled sheet, or the one that --data or TALKSCLI_DATA names."""
    assert run(folder).returncode == 0
    assert run(folder, "--data", "faulty.toml").returncode == 1
    assert run(folder, TALKSCLI_DATA="faulty.toml").returncode == 1


def test_fields_and_limit_hold_for_faults(folder):
    """Faults go through the same options as every other answer."""
    done = run(folder, "faulty.toml", "-f", "csv", "--fields", "line,field", "-n", "1")
    assert (done.returncode, done.stdout) == (1, "line,field\n5,color\n")


@pytest.mark.parametrize(("count", "shown"), [(25, True), (5, False)])
def test_progress_is_shown_to_who_waits(folder, terminal, count, shown):
    """At a terminal, with many sheets, how far it has come; nothing of it is left in the answer."""
    for number in range(count):
        (folder / f"{number}.toml").write_text(SOUND.replace('"s"', f'"s-{number}"'))
    (folder / "faulty.toml").unlink()
    done = terminal("validate", str(folder))
    assert (done.code, done.out) == (0, "")
    assert ("Validating" in done.err) is shown
    assert done.err.endswith(f"{count + 1} sheets, no faults\n")


def test_no_progress_in_a_pipe(folder):
    """Nor where nobody watches."""
    for number in range(25):
        (folder / f"{number}.toml").write_text(SOUND)
    done = run(folder, ".")
    assert done.returncode == 1
    assert "Validating" not in done.stderr
