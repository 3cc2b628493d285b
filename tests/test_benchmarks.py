"""The benchmarks: they run, and leave no command out."""

import subprocess
import sys

import pytest
from conftest import ROOT, environment

from talkscli.cli.app import COMMANDS

FOLDER = ROOT / "benchmarks"


@pytest.fixture
def modules(monkeypatch):
    """The benchmarks' own modules can be imported."""
    monkeypatch.syspath_prepend(FOLDER)


@pytest.mark.packaging
def test_a_row_is_measured_against_its_floor():
    """The table has the row that was asked for and what it is held against, each with a figure."""
    done = subprocess.run(
        [sys.executable, FOLDER / "run.py", "--quick", "--only", "quotes -f json"],
        capture_output=True, text=True, env=environment(), check=True,
    )  # fmt: skip
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[0] for line in lines] == ["what", "floor", "quotes", "quotes"]
    for line in lines[1:]:
        assert float(line[-1]) > 0


def test_every_command_has_a_row(modules):
    """A new command is measured, too."""
    import rows

    assert {*rows.ANSWERS, *rows.OTHERS} == {*COMMANDS}


def test_what_is_made_up_is_sound_and_the_same_every_time(modules, talks, tmp_path):
    """A sheet of any size keeps the rules, and rests on the article made up with it."""
    import made

    sheet, article = tmp_path / "sheet.toml", tmp_path / "article.txt"
    sheet.write_text(made.sheet(90), encoding="utf-8")
    article.write_text(made.article(90), encoding="utf-8")
    assert talks("validate", str(sheet)).code == 0
    verified = talks("verify", str(article), "--data", str(sheet), "--all", "-f", "tsv")
    assert {line.split("\t")[1] for line in verified.out.splitlines()[1:]} == {"verified"}
    assert made.sheet(90) == sheet.read_text(encoding="utf-8")
    assert made.draft(90, 500) == made.draft(90, 500)
