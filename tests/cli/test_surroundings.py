"""Streams that fail, and places that mislead: what comes out, and what is told of them."""

import os
import shutil
import sys
import threading

import pytest
from conftest import HARBOR, HEAD, environment
from running import TALKS, shell, start

WRITING = (
    *("", "-h", "--version", "who -h", "who", "who -f csv", "who zzz -f json", "talks --tree"),
    *("schema", "completion bash", "check zzz", "show witkoff"),
)
"""Arguments with which something is written to stdout."""


@pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["", "unbuffered"])
class TestStreams:
    """Standard streams that are full, closed, or whose reader has gone."""

    def test_a_full_disk(self, unbuffered):
        """Exit code 3, and which stream it is."""
        for args in WRITING:
            code, _, err = shell(f"talks {args} > /dev/full", env=unbuffered)
            told = "talkscli: <stdout>: cannot be written: No space left on device\n"
            assert (code, err) == (3, told), args

    def test_nothing_is_to_be_written(self, unbuffered):
        """Then it does not matter that nothing can be, on a full disk or a closed stdout."""
        for args in ("who zzz", "who zzz -f jsonl", "validate", "who --nosuch", "nosuch"):
            plain = shell(f"talks {args}", env=unbuffered)
            assert shell(f"talks {args} > /dev/full", env=unbuffered) == plain, args
            assert shell(f"talks {args} >&-", env=unbuffered) == plain, args

    def test_a_full_disk_for_messages(self, unbuffered):
        """The exit code is that of the fault that could not be told."""
        assert shell("talks who --side nobody-at-all 2> /dev/full", env=unbuffered)[0] == 2
        assert shell("talks who --data gone 2> /dev/full", env=unbuffered)[0] == 3
        assert shell("talks whoo 2> /dev/full", env=unbuffered)[0] == 2
        assert shell("talks who -f tsv 2> /dev/full", env=unbuffered)[0] == 0

    def test_closed_streams(self, unbuffered):
        """A closed stdout is told of, a closed stdin only where it is needed."""
        told = "talkscli: <stdout>: cannot be written: Bad file descriptor\n"
        for args in WRITING:
            assert shell(f"talks {args} >&-", env=unbuffered) == (3, "", told), args
        assert shell("talks who --side nobody-at-all 2>&-", env=unbuffered) == (2, "", "")
        assert shell("talks who zzz >&- 2>&-", env=unbuffered) == (1, "", "")
        assert shell("talks who 2>&-", env=unbuffered)[0] == 0
        assert shell("talks who <&-", env=unbuffered)[0] == 0
        told = "talkscli: <stdin>: cannot be read: it is closed\n"
        assert shell("talks who --data - <&-", env=unbuffered) == (3, "", told)
        assert shell("talks who >&- 2>&- <&-", env=unbuffered) == (3, "", "")

    @pytest.mark.parametrize(
        "args", ["who --side nobody-at-all", "whoo", "who --data gone", "who x"]
    )
    def test_nobody_reads_the_messages(self, unbuffered, args):
        """A reader of stderr that has gone is like one of stdout: 141, in silence."""
        reader, writer = os.pipe()
        os.close(reader)
        code, out, _ = start(args.split(), env={**environment(), **unbuffered}, stderr=writer)
        os.close(writer)
        assert (code, out) == (141, "")

    def test_a_pipe_that_does_not_wait(self, unbuffered, tmp_path):
        """All of an answer comes through a pipe that takes it a part at a time."""
        path = tmp_path / "big.toml"
        path.write_text(HEAD + f'note = "{"long " * 100_000}"\n')
        reader, writer = os.pipe()
        os.set_blocking(writer, False)
        got = []

        def drain():
            with open(reader, "rb") as end:
                got.append(end.read())

        thread = threading.Thread(target=drain)
        thread.start()
        code, _, err = start(
            ["source", "--data", str(path), "-f", "json"],
            env={**environment(), **unbuffered}, stdout=writer,
        )  # fmt: skip
        os.close(writer)
        thread.join()
        assert (code, err) == (0, "")
        assert got[0].count(b"long ") == 100_000


# Surroundings


@pytest.mark.parametrize(
    "env",
    [
        {"TERM": None}, {"TERM": "dumb"}, {"TERM": "no-such-terminal"}, {"HOME": None},
        {"HOME": "/nowhere"}, {"COLUMNS": "0"}, {"COLUMNS": "-1"}, {"COLUMNS": "x"},
        {"LC_ALL": "C"}, {"LC_ALL": "no-such-locale"}, {"PYTHONIOENCODING": "ascii"},
        {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONUNBUFFERED": "1"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"PATH": None},
        {"TALKSCLI_DATA": "", "TALKSCLI_FORMAT": ""},
    ],
    ids=lambda env: "-".join(f"{name}={value}" for name, value in env.items()),
)  # fmt: skip
class TestSurroundings:
    """Whatever the environment says or leaves unsaid."""

    def test_machines_are_given_the_same_bytes(self, env, plain):
        """Nothing of it changes the csv, nor is there anything to tell."""
        assert start(["who", "--data", str(HARBOR), "-f", "csv"], env=without(env)) == (
            0,
            plain,
            "",
        )

    def test_people_are_given_an_answer(self, env):
        """The table and the help come out, in characters that there are, uncolored in a pipe."""
        for args in (["who", "--data", str(HARBOR)], ["-h"], ["check", "-h"]):
            code, out, err = start(args, env=without(env))
            assert (code, err) == (0, "")
            assert "\x1b" not in out or "FORCE_COLOR" in env
            assert out.isascii() or not needs_ascii(env)

    def test_a_message_is_one_line(self, env):
        """Stderr is escaped as stdout is."""
        code, _, err = start(["who", "--data", str(HARBOR), "--side", "Zoë…"], env=without(env))
        assert (code, err.count("\n")) == (2, 1)
        assert err.startswith('talkscli: unknown side "')
        assert err.isascii() or not needs_ascii(env)

    def test_a_terminal(self, env, terminal):
        """At a terminal nothing is cut, and the streams are told apart."""
        given = {name: value for name, value in env.items() if value is not None}
        result = terminal("quotes", "--data", str(HARBOR), **given)
        assert result.code == 0
        assert "peace" in result.out
        assert "3 quotes" in result.err


@pytest.fixture(scope="module")
def plain():
    return start(["who", "--data", str(HARBOR), "-f", "csv"])[1]


def without(env):
    merged = {**environment(), **env}
    return {name: value for name, value in merged.items() if value is not None}


def needs_ascii(env):
    return env.get("LC_ALL") in ("C", "no-such-locale") or "PYTHONIOENCODING" in env


# The working directory


HOSTILE_MODULES = (
    "tomli", "click", "rich", "msgspec", "json", "sqlite3", "locale", "gc", "re", "select",
    "difflib", "hashlib", "unicodedata", "datetime", "textwrap", "shutil", "string",
)  # fmt: skip
COMMANDS = (
    ["who"], ["who", "-f", "json"], ["search", "guarantee"], ["show", "witkoff"], ["-h"],
    ["check", "not said by anybody"], ["validate"], ["schema"], ["completion", "bash"], ["whoo"],
)  # fmt: skip


@pytest.fixture
def trap(tmp_path):
    """A folder of files named like modules, each of which tells when it is run."""
    for name in HOSTILE_MODULES:
        (tmp_path / f"{name}.py").write_text(f"import os\nos.write(2, b'RAN {name}')\n")
    for name in ("rich", "sqlite3", "talkscli"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(f"import os\nos.write(2, b'RAN {name}')\n")
    return tmp_path


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    """The console script, as an installer writes it."""
    path = tmp_path_factory.mktemp("bin") / "talkscli"
    path.write_text(
        f"#!{sys.executable}\nimport sys\nfrom talkscli.__main__ import main\nsys.exit(main())\n"
    )
    path.chmod(0o755)
    return [str(path)]


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_a_folder_of_files_named_like_modules(trap, script, args):
    """None of them is run, and what is answered is what is answered anywhere.

    `python -m` finds the package as Python does; from there on, the folder is not asked.
    """
    anywhere = start(args, cwd="/")
    assert start(args, cwd=trap, program=script) == anywhere
    shutil.rmtree(trap / "talkscli")
    assert start(args, cwd=trap) == anywhere


def test_a_folder_that_is_gone(tmp_path, script):
    """What needs no folder works in one that has been deleted; the rest is told."""
    lost = tmp_path / "lost"
    for program in (script, TALKS):
        line = f'mkdir {lost} && cd {lost} && rmdir {lost} && "$@"'
        run = lambda *args: start(["-c", line, "bash", *program, *args], program=["bash"])  # noqa: B023, E731
        assert run("who", "-f", "csv") == start(["who", "-f", "csv"])
        told = "talkscli: gone.toml: cannot be read: No such file or directory\n"
        assert run("who", "--data", "gone.toml") == (3, "", told)


def test_a_folder_that_cannot_be_written(powerless, tmp_path, monkeypatch):
    """Nothing is written there, so nothing is missed; a new sheet is told of."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(HARBOR, "here.toml")
    tmp_path.chmod(0o555)
    assert powerless("who", "-f", "csv", "--data", "here.toml") == (0, "")
    told = "talkscli: mine.toml: cannot be written: Permission denied\n"
    assert powerless("new", "mine.toml") == (3, told)


@pytest.mark.parametrize("path", ["/dev/full", "/dev/null", "gone/mine.toml", "", "-"])
def test_a_new_sheet_where_none_can_be(talks, tmp_path, monkeypatch, path):
    """It is told in one line, and nothing is overwritten."""
    monkeypatch.chdir(tmp_path)
    result = talks("new", path)
    assert result.code == (3 if len(path) > 1 else 2)
    assert result.err.count("\n") == 1
    assert result.err.startswith("talkscli: ")
    assert list(tmp_path.iterdir()) == [tmp_path / "stdin"]
