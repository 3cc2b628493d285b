"""Completion: what shells are offered, in the shells themselves."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PATH
from running import until

from talkscli.cli.lookup import LOOKUPS

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
ENV = {**os.environ, "PATH": PATH, "TERM": "dumb"}


def offered(words: str, position: int, kind: str = "plain", **env: str) -> list[str]:
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
    items = [line.partition(",") for line in done.stdout.splitlines()]
    assert {found for found, _, _ in items} <= {kind}
    return [item for _, _, item in items]


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
        ("talkscli search --side u", 3, ["us", "ukraine"]),
        ("talkscli quotes --speaker no", 3, ["none"]),
        ("talkscli stats --reported-by no", 3, ["none"]),
        ("talkscli quotes --side no", 3, ["none"]),
        ("talkscli search --side no", 3, ["none"]),
        ("talkscli who --side uk", 3, ["ukraine"]),
        ("talkscli hurdles --side ru", 3, ["russia"]),
        ("talkscli verify --fields near", 3, ["nearest"]),
        ("talkscli show --fields verb,sp", 3, ["verb,speakers"]),
        ("talkscli show --fields id,ref", 3, ["id,refers_to", "id,referred_by"]),
        ("talkscli completion z", 2, ["zsh"]),
        ("talkscli nosuch ", 2, []),
    ],
)
def test_offers(words, position, expected):
    """Commands, options, formats, fields, ids, names and units of the bundled sheet."""
    assert offered(words, position) == expected


@pytest.mark.parametrize(
    "command", [*LOOKUPS, "search words", "show witkoff", "check", "verify", "validate"]
)
def test_every_answer_has_fields_to_offer(command):
    """Wherever there is `--fields`, the fields are known to the shell."""
    words = f"talkscli {command} --fields ki"
    assert offered(words, len(words.split()) - 1) == ["kind"]


@pytest.mark.parametrize(
    "asked",
    ["quotes --data", "check --file", "verify", "validate", "new", "new s.toml --article"],
)
def test_files_are_left_to_the_shell(asked):
    """Where a file is wanted, bash is told to complete one by itself."""
    words = f"talkscli {asked} my"
    assert offered(words, len(words.split()) - 1, kind="file") == ["my"]


@pytest.mark.parametrize(
    ("words", "position", "expected"),
    [
        ("talkscli quotes --speaker = witk", 4, ["witkoff"]),
        ("talkscli quotes --form =", 3, ["direct", "mixed", "scare"]),
        ("talkscli quotes --speaker=witk", 2, ["--speaker=witkoff"]),
        ("talkscli quotes --fields=id,te", 2, ["--fields=id,text"]),
    ],
)
def test_a_value_behind_an_equals_sign(words, position, expected):
    """Offered alone where the shell divides the word, with the option where it does not."""
    assert offered(words, position) == expected


def test_the_sheet_that_is_named(tmp_path):
    """Names come from the sheet of --data or TALKSCLI_DATA."""
    path = tmp_path / "s.toml"
    path.write_text(SHEET)
    assert offered(f"talkscli quotes --data {path} --speaker a", 5) == ["ana-doe"]
    assert offered(f"talkscli quotes --data = {path} --speaker a", 6) == ["ana-doe"]
    assert offered("talkscli quotes --speaker a", 3, TALKSCLI_DATA=str(path)) == ["ana-doe"]


def test_several_sheets(tmp_path):
    """Ids of all of them, without the sheet before those that they share: bash breaks at colons."""
    for name in ("one", "two"):
        text = SHEET.replace('id = "s"', f'id = "{name}"')
        (tmp_path / f"{name}.toml").write_text(text)
    assert offered(f"talkscli quotes --data {tmp_path} --speaker a", 5) == ["ana-doe"]


@pytest.mark.parametrize("command", ["who", "search", "show", "check", "verify"])
def test_the_sheet_as_a_field(command, tmp_path):
    """It is one where the answer is from several sheets."""
    for name in ("one", "two"):
        text = SHEET.replace('id = "s"', f'id = "{name}"')
        (tmp_path / f"{name}.toml").write_text(text)
    one, two = (f"--data {tmp_path}/{name}.toml" for name in ("one", "two"))
    assert offered(f"talkscli {command} {one} {two} --fields she", 7) == ["sheet"]
    assert offered(f"talkscli {command} {one} --fields she", 5) == []
    assert offered(f"talkscli validate {one} {two} --fields she", 7) == []


def test_fields_are_offered_without_reading_a_sheet(tmp_path):
    """Whether there are several is told by their names: large ones keep nobody waiting."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text("x =")
    assert offered(f"talkscli who --data {tmp_path} --fields she", 5) == ["sheet"]


@pytest.mark.parametrize("text", ["x =", "", "format = 2"])
def test_faulty_sheet_offers_nothing(tmp_path, text):
    """A sheet that is faulty or missing disturbs nobody who is typing."""
    path = tmp_path / "s.toml"
    path.write_text(text)
    assert offered(f"talkscli quotes --data {path} --speaker ", 5) == []
    assert offered(f"talkscli quotes --data {path}x --speaker ", 5) == []
    assert offered(f"talkscli quotes --data {path} --fields ki", 5) == ["kind"]


def test_nothing_a_shell_would_run(tmp_path):
    """Words with any character that a shell expands or runs are left out."""
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


@pytest.mark.parametrize(
    ("words", "position", "expected"),
    [
        ("talkscli check --file a.md my", 4, ["my"]),
    ],
)
def test_files_where_they_make_sense(words, position, expected):
    """Behind the first draft."""
    assert offered(words, position, kind="file") == expected


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("talkscli quotes --speaker my", 3),
        ("talkscli quotes my", 2),
        ("talkscli check my", 2),
        ("talkscli schema my", 2),
    ],
)
def test_no_files_where_they_make_none(words, position):
    """Neither for names nor for words, nor where nothing is expected."""
    assert offered(words, position) == []


@pytest.mark.parametrize("home", ["~", "$HOME", "${HOME}", '"$HOME"'])
def test_a_sheet_that_is_named_as_people_type_it(home, tmp_path):
    """What the shell has not yet put in its place is read as the shell would."""
    (tmp_path / "s.toml").write_text(SHEET)
    for words, position in ((f"--data {home}/s.toml", 5), (f"--data = {home}/s.toml", 6)):
        found = offered(f"talkscli quotes {words} --speaker a", position, HOME=str(tmp_path))
        assert found == ["ana-doe"]


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
        until(terminal, b"SETUP")
        os.write(terminal, keys.encode())
        return until(terminal, wanted)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("quotes --speaker witk\t", b"--speaker witkoff"),
        ("quotes --speaker=witk\t", b"--speaker=witkoff"),
        ("quotes --data=s.toml --speaker=an\t", b"--speaker=ana-doe"),
        ("quotes --fields=id,te\t", b"--fields=id,text"),
        ("quotes --data s.t\t", b"--data s.toml"),
        ("quotes --data=s.t\t", b"--data=s.toml"),
        ("quotes --data ~/s.toml --speaker an\t", b"--speaker ana-doe"),
        ("quotes --data $HOME/s.toml --speaker an\t", b"--speaker ana-doe"),
        ("schema > s.t\t", b"> s.toml"),
        ("schema 2>s.t\t", b"2>s.toml"),
        ("check --file s.toml my\t", b"my\\ draft.md"),
        ("stats --unit dro\t", b"--unit drones"),
    ],
)
@pytest.mark.parametrize(
    ("shell", "setup"),
    [
        (["bash", "--norc", "-i"], ""),
        (["zsh", "-f", "-i"], "autoload -U compinit; compinit -u -D; "),
    ],
)
def test_typed_in_a_shell(shell, setup, keys, wanted, tmp_path):
    """What is begun is completed by the Tab key, with a space or = before it."""
    if not shutil.which(shell[0]):
        pytest.skip(f"no {shell[0]} here")
    (tmp_path / "s.toml").write_text(SHEET)
    (tmp_path / "my draft.md").write_text("")
    install = f'{setup}eval "$(talkscli completion {shell[0]})"'
    assert wanted in typed(shell, install, f"talkscli {keys}", wanted, tmp_path)


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish here")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("quotes --speaker witk", "witkoff\tSteve Witkoff\n"),
        ("quotes --speaker=witk", "--speaker=witkoff\tSteve Witkoff\n"),
        ("quotes --fields id,te", "id,text\n"),
        ("quotes --fields=id,te", "--fields=id,text\n"),
        ("quotes --data ~/s.toml --speaker an", "ana-doe\tAna $(touch pwned)\n"),
        ("quotes --data \\$HOME/s.toml --speaker an", "ana-doe\tAna $(touch pwned)\n"),
    ],
)
def test_asked_of_fish(words, expected, tmp_path):
    """Fish offers ids with names beside them, fields behind a comma, and words with spaces."""
    (tmp_path / "s.toml").write_text(SHEET)
    asked = f'talkscli completion fish | source; complete --escape -C "talkscli {words}"'
    done = subprocess.run(
        ["fish", "--no-config", "-c", asked],
        capture_output=True,
        text=True,
        env={**ENV, "HOME": str(tmp_path)},
        check=True,
    )
    assert done.stdout == expected
