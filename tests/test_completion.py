"""Completion: what shells are offered, in the shells themselves."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

SHEET = """\
format = 1
[source]
id = "s"
title = "t"
[[participant]]
id = "ana-doe"
name = "Ana $(touch pwned)"
type = "person"
inferred = ["name"]
"""
FIGURE = """\
[[statistic]]
id = "f{number}"
measure = "m"
as_written = "1 {unit}"
value = 1
unit = '{unit}'
inferred = ["measure", "as_written", "value", "unit"]
"""
PATH = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
ENV = {**os.environ, "PATH": PATH, "TERM": "dumb"}


def offered(words: str, position: int, **env: str) -> list[str]:
    """What bash is offered for the word at `position`; nothing may be said on stderr."""
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(position)}
    done = subprocess.run(
        [sys.executable, "-m", "talkscli"],
        capture_output=True,
        text=True,
        env={**ENV, "_TALKSCLI_COMPLETE": "bash_complete", **asked, **env},
        check=False,
    )
    assert done.stderr == ""
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "position", "expected"),
    [
        ("talkscli quo", 1, ["quotes"]),
        ("talkscli quotes --spea", 2, ["--speaker"]),
        ("talkscli quotes -f js", 3, ["json", "jsonl"]),
        ("talkscli quotes --fields id,te", 3, ["id,text"]),
        ("talkscli quotes --fields id,i", 3, ["id,inferred"]),
        ("talkscli show dignif", 2, ["dignified-foundation"]),
        ("talkscli quotes --side u", 3, ["us", "ukraine"]),
        ("talkscli quotes --speaker witk", 3, ["witkoff"]),
        ("talkscli documents --party ru", 3, ["russia"]),
        ("talkscli stats --unit dr", 3, ["drones"]),
        ("talkscli check --speaker witk", 3, ["witkoff"]),
        ("talkscli completion z", 2, ["zsh"]),
        ("talkscli quotes --speaker non", 3, ["none"]),
        ("talkscli who --side uk", 3, ["ukraine"]),
        ("talkscli hurdles --side ru", 3, ["russia"]),
        ("talkscli search --side ru", 3, ["russia"]),
        ("talkscli quotes --speaker = witk", 4, ["witkoff"]),
        ("talkscli quotes --format =", 3, "table json jsonl csv tsv markdown".split()),
        ("talkscli show --fields id,refer", 3, ["id,refers_to", "id,referred_by"]),
        ("talkscli verify --fields near", 3, ["nearest"]),
        ("talkscli nosuch ", 2, []),
    ],
)
def test_offers(words, position, expected):
    """Commands, options, formats, fields, ids, names and units of the bundled sheet."""
    assert offered(words, position) == expected


def test_the_sheet_that_is_named(tmp_path):
    """Names come from the sheet of --data or TALKSCLI_DATA."""
    path = tmp_path / "s.toml"
    path.write_text(SHEET)
    assert offered(f"talkscli quotes --data {path} --speaker a", 5) == ["ana-doe"]
    assert offered("talkscli quotes --speaker a", 3, TALKSCLI_DATA=str(path)) == ["ana-doe"]


def test_several_sheets(tmp_path):
    """Ids of all of them, without the sheet before those that they share: bash breaks at colons."""
    for name in ("one", "two"):
        text = SHEET.replace('id = "s"', f'id = "{name}"')
        (tmp_path / f"{name}.toml").write_text(text)
    assert offered(f"talkscli quotes --data {tmp_path} --speaker a", 5) == ["ana-doe"]


@pytest.mark.parametrize("text", ["x =", "", "format = 2"])
def test_faulty_sheet_offers_nothing(tmp_path, text):
    """A sheet that is faulty or missing disturbs nobody who is typing."""
    path = tmp_path / "s.toml"
    path.write_text(text)
    assert offered(f"talkscli quotes --data {path} --speaker ", 5) == []
    assert offered(f"talkscli quotes --data {path}x --speaker ", 5) == []


def test_nothing_a_shell_would_run(tmp_path):
    """Words with any character that a shell expands, runs or divides are left out."""
    units = [
        "$(touch pwned)",
        "`id`",
        "a;b",
        "a b",
        "a*",
        "~",
        "a&b",
        "$HOME",
        "{a,b}",
        "a|b",
        "ok",
    ]
    figures = (FIGURE.format(number=n, unit=unit) for n, unit in enumerate(units))
    (tmp_path / "s.toml").write_text(SHEET + "".join(figures))
    assert offered(f"talkscli stats --data {tmp_path}/s.toml --unit ", 5) == ["ok"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script_says_how_to_install_it(shell):
    """The script has a comment on its installation, and the shell can read it."""
    done = subprocess.run(
        ["talkscli", "completion", shell], capture_output=True, text=True, env=ENV, check=True
    )
    assert "# To install" in done.stdout
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=done.stdout, text=True, check=True)


def typed(shell: list[str], setup: str, keys: str, wanted: bytes, home: Path) -> bytes:
    """What an interactive shell shows after the keys are typed, until `wanted` is in it."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(ENV, HOME=str(home), ZDOTDIR=str(home), PS1="READY")
        os.chdir(home)
        os.execvp(shell[0], shell)
    try:
        os.write(terminal, f"{setup}; echo SET''UP\n".encode())
        _read_until(terminal, b"SETUP")
        os.write(terminal, keys.encode())
        return _read_until(terminal, wanted)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


def _read_until(terminal: int, wanted: bytes) -> bytes:
    seen, deadline = b"", time.monotonic() + 15
    while wanted not in seen and time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                seen += os.read(terminal, 4096)
            except OSError:
                break
    return seen


@pytest.mark.parametrize(
    ("shell", "setup"),
    [
        (["bash", "--norc", "-i"], ""),
        (["zsh", "-f", "-i"], "autoload -U compinit; compinit -u -D; "),
    ],
)
@pytest.mark.parametrize("between", [" ", "="])
def test_typed_in_a_shell(shell, setup, between, tmp_path):
    """A speaker whose name is begun is completed by the Tab key."""
    if not shutil.which(shell[0]):
        pytest.skip(f"no {shell[0]} here")
    install = f'{setup}eval "$(talkscli completion {shell[0]})"'
    typed_keys = f"talkscli quotes --speaker{between}witk\t"
    wanted = f"--speaker{between}witkoff".encode()
    assert wanted in typed(shell, install, typed_keys, wanted, tmp_path)


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish here")
@pytest.mark.parametrize(("between", "before"), [(" ", ""), ("=", "--speaker=")])
def test_asked_of_fish(between, before):
    """Fish offers a speaker by id, with the name beside it."""
    line = f"talkscli quotes --speaker{between}witk"
    asked = f'talkscli completion fish | source; complete -C "{line}"'
    done = subprocess.run(
        ["fish", "--no-config", "-c", asked], capture_output=True, text=True, env=ENV, check=True
    )
    assert done.stdout.split("\t") == [f"{before}witkoff", "Steve Witkoff\n"]
