"""Validating sheets: every fault told with its place, and the exit code."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from talkscli.cli import output

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


class Screen(io.StringIO):
    """A stream that a person watches."""

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("patience", "stream", "term", "told"),
    [
        (0, Screen, "xterm", "\rChecking 1 of 2\x1b[K\rChecking 2 of 2\x1b[K\r\x1b[K"),
        (60, Screen, "xterm", ""),
        (0, Screen, "dumb", ""),
        (0, io.StringIO, "xterm", ""),
    ],
)
def test_progress_is_shown_to_who_waits(monkeypatch, patience, stream, term, told):
    """At a terminal, where it takes long; nothing of it is left."""
    screen = stream()
    monkeypatch.setattr(output, "PATIENCE", patience - 1e-9)
    monkeypatch.setattr(output, "PACE", -1e-9)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", term)
    assert list(output.watched(["a", "b"], "Checking")) == ["a", "b"]
    assert screen.getvalue() == told


def test_no_progress_in_a_pipe(folder):
    """Nor where nobody watches."""
    for number in range(25):
        (folder / f"{number}.toml").write_text(SOUND)
    done = run(folder, ".")
    assert done.returncode == 1
    assert "Checking" not in done.stderr


@pytest.mark.parametrize(
    ("args", "env"),
    [
        (["--data", "sound.toml", "--data", "again.toml"], {}),
        ([], {"TALKSCLI_DATA": "sound.toml:again.toml"}),
        (["."], {}),
    ],
)
def test_sheets_that_are_asked_together_share_no_id(folder, args, env):
    """A fault wherever every other command would refuse them."""
    (folder / "faulty.toml").unlink()
    (folder / "again.toml").write_text(SOUND)
    done = run(folder, *args, "-f", "csv", "--no-header", **env)
    assert done.returncode == 1
    assert 'id,"""s"" is the id of ' in done.stdout
    assert done.stderr == ""


def test_sheets_that_are_named_may_share_an_id(folder):
    """They are looked at one by one."""
    (folder / "again.toml").write_text(SOUND)
    assert run(folder, "sound.toml", "again.toml").returncode == 0


def test_a_shared_id_has_its_line_in_what_can_be_read_once(folder):
    """Standard input and pipes are not there to be asked again; the record is named by its id."""
    (folder / "sheets").mkdir()
    (folder / "sheets" / "a.toml").write_text(SOUND)
    other = folder / "other.toml"
    other.write_text(f"# a line\n{SOUND}")
    reader, writer = os.pipe()
    os.write(writer, other.read_bytes())
    os.close(writer)
    for path, given in (("-", {"stdin": other.open()}), ("/dev/stdin", {"stdin": reader})):
        done = subprocess.run(
            [sys.executable, "-m", "talkscli", "validate", "sheets", path, "-f", "json"],
            stdout=subprocess.PIPE, text=True, cwd=folder, check=False, timeout=20, **given,
        )  # fmt: skip
        (fault,) = json.loads(done.stdout)
        assert (fault["line"], fault["record"], fault["field"]) == (4, "s", "id")


def test_a_sheet_and_data_are_not_both_given(talks, tmp_path, monkeypatch):
    """None of them is left out silently; the variable gives way as it does to --data."""
    path = str(tmp_path / "sound.toml")
    Path(path).write_text(SOUND)
    done = talks("validate", path, "--data", "other.toml")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("talkscli: give either SHEET or --data, not both")
    monkeypatch.setenv("TALKSCLI_DATA", "other.toml")
    assert talks("validate", path).code == 0


def test_standard_input_is_validated_once(talks):
    """What cannot be read twice is refused twice, and no sheet is taken for a second one."""
    done = talks("validate", "-", "-", stdin=SOUND.encode())
    assert (done.code, done.out) == (2, "")
    assert done.err == "talkscli: standard input can be read only once, - is given twice\n"
