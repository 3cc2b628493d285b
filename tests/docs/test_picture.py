"""The picture that the README opens with."""

import re
import sys
import xml.etree.ElementTree as ET
from types import SimpleNamespace

import pytest
from conftest import ROOT

COMMAND = r"test -t 1 && printf '\033[1mbold\033[0m   2 < 3\n'; echo told >&2; exit 1"


@pytest.fixture
def script(monkeypatch, tmp_path):
    """`scripts/picture.py`, set up to write elsewhere, as if cog had called it."""
    monkeypatch.syspath_prepend(ROOT)
    import scripts.picture

    def error(message):
        raise AssertionError(message)

    monkeypatch.setitem(sys.modules, "cog", SimpleNamespace(error=error))
    monkeypatch.setattr(scripts.picture, "PICTURE", tmp_path / "docs" / "picture.svg")
    return scripts.picture


def call(script, monkeypatch, *options):
    monkeypatch.setattr(sys, "argv", ["cog", "-I", ".", "-P", *options, "README.md"])
    script.picture(COMMAND, alt="One <picture>")


def test_nothing_is_fetched(script):
    """The picture names no address but the one that every SVG has for a name."""
    kept = (ROOT / "docs" / "talkscli.svg").read_text(encoding="utf-8")
    for drawn in (kept, script.svg([COMMAND], "One")):
        text = drawn.replace('xmlns="http://www.w3.org/2000/svg"', "", 1)
        assert not re.search(r"url\(|@\w|//|href|src=|<image|<script|<!|<\?", text, re.IGNORECASE)
        assert [one for one in ET.fromstring(text).iter() if one.tag == "title" and one.text]


def test_it_shows_what_a_terminal_shows(script):
    """Commands, and what they write there on both streams, each line at its place."""
    drawn = ET.fromstring(script.svg([COMMAND, "echo 2"], "One <picture>"))
    texts = ["".join(one.itertext()).replace("\xa0", " ") for one in drawn.iter()]
    assert {"One <picture>", COMMAND, "bold", "2 < 3", "told", "2"} <= set(texts)
    lines = [one.get("y") for one in drawn.iter() if one.get("textLength")]
    assert len(set(lines)) == 5
    assert "font-weight: bold }" in "".join(drawn.itertext())


def test_the_same_commands_give_the_same_bytes(script):
    """Drawn again, the picture is the same."""
    assert script.svg([COMMAND], "x") == script.svg([COMMAND], "x")


def test_cog_writes_it_and_checks_it(script, monkeypatch, capsys):
    """`cog -r` writes the picture; a check fails where it is missing or another."""
    with pytest.raises(AssertionError, match="expected: cog"):
        call(script, monkeypatch, "--check")
    call(script, monkeypatch, "-r")
    call(script, monkeypatch, "--check")
    assert capsys.readouterr().out == "![One <picture>](docs/talkscli.svg)\n" * 2
    script.PICTURE.write_text(script.PICTURE.read_text().replace("bold", "bald"))
    with pytest.raises(AssertionError, match="expected: cog"):
        call(script, monkeypatch, "--check")
