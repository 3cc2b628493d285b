"""The page that scripts rely on: exit codes, and what is then on the streams."""

import errno
import io
import os
import sys

import pytest
from contract_page import HEADINGS, LOOKUPS, TABLES, codes, sound

from talkscli.cli.app import run

CASES = {
    **{(name, 0): [name, "--data", "{full}"] for name in LOOKUPS},
    **{(name, 1): [name, "zzz", "--data", "{full}"] for name in LOOKUPS},
    **{(name, 2): [name, "--nothing-like-it"] for name in LOOKUPS},
    **{(name, 3): [name, "--data", "{nowhere}"] for name in LOOKUPS},
    ("search", 0): ["search", "ann", "--data", "{full}"],
    ("search", 1): ["search", "zzz"],
    ("search", 2): ["search"],
    ("search", 3): ["search", "ann", "--data", "{bad}"],
    ("show", 0): ["show", "ann", "--data", "{full}"],
    ("show", 2): ["show", "zzz"],
    ("show", 3): ["show", "ann", "--data", "{nowhere}"],
    ("diff", 0): ["diff", "{full}", "{full}"],
    ("diff", 1): ["diff", "{full}", "{sparse}"],
    ("diff", 2): ["diff", "{full}"],
    ("diff", 3): ["diff", "{full}", "{nowhere}"],
    ("check", 0): ["check", "Peace must be not only quiet", "--data", "{full}"],
    ("check", 1): ["check", "zzz"],
    ("check", 2): ["check", "..."],
    ("check", 3): ["check", "--file", "{nowhere}"],
    ("verify", 0): ["verify", "{article}", "--data", "{lake}"],
    ("verify", 1): ["verify", "{lost}", "--data", "{lake}"],
    ("verify", 2): ["verify"],
    ("verify", 3): ["verify", "{nowhere}"],
    ("validate", 0): ["validate", "{full}"],
    ("validate", 1): ["validate", "{bad}"],
    ("validate", 2): ["validate", "--fields", "nothing-like-it"],
    ("validate", 3): ["validate", "{nowhere}", "{bad}"],
    ("new", 0): ["new", "{fresh}"],
    ("new", 2): ["new", "-"],
    ("new", 3): ["new", "{full}"],
    ("schema", 0): ["schema"],
    ("schema", 2): ["schema", "x"],
    ("completion", 0): ["completion", "fish"],
    ("completion", 2): ["completion", "tcsh"],
}
"""For each exit code of a command something that ends in it."""


def test_every_code_has_a_case():
    """And every case is a code that the page gives the command."""
    assert {(name, code) for name in HEADINGS for code in codes(name)} == set(CASES)
    general = {int(row[0].strip("`")) for row in TABLES["Exit codes"]["code"]}
    assert general == {code for _, code in CASES} | {130, 141}


@pytest.mark.parametrize(("command", "code"), CASES)
def test_a_code_of_a_command(ask, command, code):
    """What the case ends in, and what is then on stdout and stderr."""
    result = ask(*CASES[command, code])
    assert result.code == code, result.err
    if code in (2, 3):
        assert result.err
        assert bool(result.out) is (command == "validate" and code == 3)
    if code == 1 and command not in ("verify", "validate", "diff"):
        assert result.err
    if code == 0:
        assert bool(result.out) is (command not in ("new", "validate", "diff"))


MORE = [
    (1, ["search", "ann", "--kind", "source", "--data", "{full}"]),
    (1, ["documents", "--party", "bob", "--data", "{full}"]),
    (2, ["quotes", "--speaker", "zzz"]),
    (2, ["quotes", "--fields", "zzz"]),
    (2, ["quotes", "-n", "0"]),
    (2, ["talks", "--tree", "-f", "json"]),
    (2, ["talks", "--tree", "--fields", "id"]),
    (2, ["check"]),
    (2, ["check", "a", "b"]),
    (2, ["check", "word", "--strict"]),
    (2, ["check", "--file", "{draft}", "--speaker", "ann"]),
    (0, ["check", "--file", "{article}", "--data", "{sparse}"]),
    (1, ["check", "--file", "{article}", "--strict", "--data", "{sparse}"]),
    (3, ["check", "word", "--data", "{bad}"]),
    (3, ["verify", "{article}", "--data", "{nowhere}"]),
    (2, ["new", ""]),
    (2, ["new"]),
    (3, ["new", "{nowhere}/x.toml"]),
    (3, ["new", "{fresh}", "--article", "{nowhere}"]),
    (1, ["quotes", "zzz", "-n", "1"]),
    (1, ["check", "--file", "{draft}", "-n", "1", "--data", "{full}"]),
    (2, ["zzz"]),
    (0, []),
    (0, ["--version"]),
]


@pytest.mark.parametrize(("code", "args"), MORE)
def test_codes_besides(ask, code, args):
    """What else the page says of an exit code."""
    assert ask(*args).code == code


class Failing(io.BytesIO):
    """A stream that cannot be written."""

    def __init__(self, fault):
        super().__init__()
        self.fault = fault
        self.descriptor = os.open(os.devnull, os.O_WRONLY)

    def fileno(self):
        return self.descriptor

    def write(self, data):
        raise self.fault

    def close(self):
        os.close(self.descriptor)
        super().close()


@pytest.mark.parametrize("command", HEADINGS)
@pytest.mark.parametrize(
    ("code", "fault"),
    [(130, KeyboardInterrupt()), (141, BrokenPipeError()), (3, OSError(errno.ENOSPC, "full"))],
)
def test_codes_of_every_command(monkeypatch, paths, command, code, fault):
    """Interrupted as it writes; its reader gone; nowhere to write to."""
    args = [arg.format_map(paths) for arg in sound(command)]
    raws = [Failing(fault), Failing(fault) if command == "new" else io.BytesIO()]
    with monkeypatch.context() as patch:
        streams = [io.TextIOWrapper(raw, "utf-8", write_through=True) for raw in raws]
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        if command in ("verify", "validate"):
            args += ["-f", "csv"]
        found = run(args)
    told = b"" if command == "new" else raws[1].getvalue()
    for raw, stream in zip(raws, streams, strict=True):
        raw.fault = None
        stream.detach()
        raw.close()
    # What `new` writes is a file; that a line about it cannot be printed is no failure.
    assert found == (0 if (command, code) == ("new", 3) else code)
    assert bool(told) is (code == 3 and command != "new")


def test_what_comes_at_a_terminal_only(terminal, ask, paths):
    """The line that counts the records, on stderr."""
    assert terminal("quotes", "--data", paths["sparse"]).err.endswith(
        "1 quote; * inferred\x1b[0m\n"
    )
    assert ask("quotes", "--data", "{sparse}").err == ""
