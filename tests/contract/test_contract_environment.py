"""The page that scripts rely on: the variables of the environment."""

import re

from conftest import ROOT
from contract_page import SHARED, TABLES

from scripts.contract import names_in


def test_the_variables_in_the_source():
    """The page has every variable that the program looks at, whose names are all read so."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    named = r'\benviron\.get\("(\w+)"|\benviron\["(\w+)"\]|"(\w+)" in os\.environ\b'
    read_ = re.findall(named, source)
    read_ += re.findall(r'^COMPLETE = "(\w+)"()()', source, re.MULTILINE)
    assert source.count("environ.get(COMPLETE)") == 1
    assert len(re.findall(r"\benviron\b|getenv", source)) == len(read_)
    read_ += re.findall(r'envvar="(\w+)"()()', source)
    told = {row[0].strip("`") for row in TABLES["Environment"]["variable"]}
    assert {name for names in read_ for name in names if name} == told


def test_the_variables_of_options(ask, paths, monkeypatch):
    """They count where the option is not given, unless they are empty."""
    named = {row[0].strip("`"): names_in(row[5]) for row in SHARED if row[5] != "–"}
    assert named == {"--format": ["TALKSCLI_FORMAT"], "--data": ["TALKSCLI_DATA"]}
    plain = ask("who")
    monkeypatch.setenv("TALKSCLI_DATA", paths["sparse"])
    monkeypatch.setenv("TALKSCLI_FORMAT", "csv")
    assert ask("who") == ask("who", "-f", "csv", "--data", "{sparse}")
    assert ask("who", "-f", "json", "--data", "{full}").out.startswith("[")
    monkeypatch.setenv("TALKSCLI_FORMAT", "none")
    assert ask("who").code == 2
    monkeypatch.setenv("TALKSCLI_FORMAT", "")
    monkeypatch.setenv("TALKSCLI_DATA", "")
    assert ask("who") == plain


def test_the_variables_of_color(ask, monkeypatch):
    """`--color` counts more than NO_COLOR, and that more than FORCE_COLOR."""

    def colored(*args):
        return "\x1b[" in ask("quotes", "--data", "{sparse}", *args).out

    assert not colored()
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert colored()
    assert not colored("--color", "never")
    monkeypatch.setenv("NO_COLOR", "")
    assert colored()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colored()
    assert colored("--color", "always")


def test_the_variables_of_a_terminal(terminal, process, paths):
    """COLUMNS and TERM count at a terminal alone."""
    args = ("quotes", "--data", paths["full"])
    wide = max(map(len, terminal(*args, TERM="dumb", COLUMNS="70").out.splitlines()))
    assert 40 < wide <= 70
    assert "\x1b" not in terminal(*args, TERM="dumb").out
    assert "\x1b" in terminal(*args).out
    assert process(*args, COLUMNS="30", TERM="xterm") == process(*args)


def test_the_variables_of_characters(process, paths):
    """Without them the locale decides what people are shown."""
    args = ("check", "é", "--data", paths["sparse"])
    assert process(*args, LC_ALL="C").raw.isascii()
    assert "é" in process(*args, LC_ALL="C", PYTHONUTF8="1").out
    assert process(*args, PYTHONIOENCODING="ascii").raw.isascii()
    assert "é" in process(*args).out
