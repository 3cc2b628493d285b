"""docs/recipes.md: each recipe is taken from there as it stands, and run in bash."""

import csv
import fcntl
import io
import json
import os
import pty
import re
import shutil
import struct
import subprocess
import termios
import tomllib
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import PATH, ROOT, Result, environment
from running import until

PAGE = (ROOT / "docs" / "recipes.md").read_text("utf-8")
BLOCK = re.compile(r"([^\n]+(?:\n[^\n]+)*)\n\n```sh\n(.*?)```\n", re.DOTALL)
TOOLS = {
    "script": (),
    "jq": ("jq",),
    "fzf": ("fzf", "jq", "xargs"),
    "xargs": ("xargs",),
    "sqlite3": ("sqlite3",),
    "spreadsheet": ("jq",),
    "make": ("make",),
    "diff": ("diff",),
    "git": ("git", "sed"),
}
"""The recipes, by a word of the sentence above each, and what they need besides talkscli."""

SHEET = tomllib.loads((ROOT / "data" / "miami-talks.toml").read_text("utf-8"))
QUOTES = {quote["id"]: quote for quote in SHEET["quote"]}
LASTING = QUOTES["dignified-foundation"]["text"]
FORMULAS = """\
format = 1
[source]
id = "s"
title = "t"
[[quote]]
id = "formula"
text = '=HYPERLINK("x", "y")'
form = "scare"
inferred = ["text"]
[[quote]]
id = "harmless"
text = "a = b"
form = "scare"
inferred = ["text"]
"""


def recipes() -> list[tuple[str, str]]:
    """The sentence above each recipe, and what is to be typed."""
    return BLOCK.findall(PAGE)


def recipe(name: str) -> str:
    """What is to be typed for a recipe; skips where a tool that it needs is missing."""
    for tool in ("bash", *TOOLS[name]):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
    (block,) = (typed for sentence, typed in recipes() if re.search(rf"\b{name}\b", sentence))
    return block


@pytest.fixture
def follow(tmp_path: Path) -> Callable[..., Result]:
    """Run a recipe in an empty folder."""

    def call(name: str, *args: str, **env: str) -> Result:
        block = recipe(name)
        # A script says itself what is to end it; the others must bear it.
        options = () if block.startswith("#!") else ("-euo", "pipefail")
        done = subprocess.run(
            ["bash", *options, "-c", block, name, *args],
            stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", cwd=tmp_path,
            env=environment(PATH=PATH, **env), timeout=60, check=False,
        )  # fmt: skip
        return Result(done.returncode, done.stdout, done.stderr)

    return call


def said(*speakers: str) -> list[str]:
    """The texts of the quotes that one of the speakers said, in the sheet's order."""
    wanted = set(speakers)
    return [quote["text"] for quote in SHEET["quote"] if wanted & set(quote.get("speakers", ()))]


def test_every_recipe_is_run():
    """Each recipe of the page is known here, by one word of its sentence alone."""
    named = [
        [name for name in TOOLS if re.search(rf"\b{name}\b", sentence)] for sentence, _ in recipes()
    ]
    assert named == [[name] for name in TOOLS]
    assert PAGE.count("```sh") == len(TOOLS)


def test_script_prints_the_quotes(follow):
    """The script prints the texts of a speaker's quotes."""
    code, out, err, _ = follow("script", "zelenskyy")
    assert (code, out.splitlines(), err) == (0, said("zelenskyy"), "")


def test_script_takes_no_quotes_for_an_answer(follow):
    """A speaker who is known and not quoted ends the script well, and is told of."""
    assert said("umerov") == []
    code, out, _, _ = follow("script", "umerov")
    assert (code, out) == (0, "not quoted\n")


def test_script_stops_where_it_cannot_know(follow):
    """An unknown name and a missing sheet end the script with their own codes and messages."""
    code, out, err, _ = follow("script", "witkof")
    assert (code, out) == (2, "")
    assert 'unknown speaker "witkof"' in err
    code, out, err, _ = follow("script", TALKSCLI_DATA="gone.toml")
    assert (code, out) == (3, "")
    assert "gone.toml" in err


def test_jq_has_every_figure_and_quote(follow):
    """The figures come out by id with unit and hedge, the quotes under each who said them."""
    code, out, err, _ = follow("jq")
    assert (code, err) == (0, "")
    figures, end = json.JSONDecoder().raw_decode(out)
    assert figures == {
        figure["id"]: {key: figure.get(key) for key in ("value", "unit", "hedge")}
        for figure in SHEET["statistic"]
    }
    by_speaker = defaultdict(list)
    for quote in SHEET["quote"]:
        for speaker in quote.get("speakers") or ["none"]:
            by_speaker[speaker].append(quote["text"])
    assert json.loads(out[end:]) == by_speaker


def test_fzf_prints_what_is_picked(follow):
    """The exact words of the quotes that were picked are printed."""
    code, out, err, _ = follow("fzf", FZF_DEFAULT_OPTS="--filter=future")
    assert (code, out, err) == (0, f"{LASTING}\n", "")


def test_fzf_prints_nothing_where_nothing_is_picked(follow):
    """Nothing picked is a silent end, not a question about no record."""
    code, out, err, _ = follow("fzf", FZF_DEFAULT_OPTS="--filter=zzzz")
    assert (code, out, err) == (1, "", "")


def test_fzf_at_a_terminal(tmp_path):
    """The quote under the cursor is shown with its locators, and Enter prints its words."""
    block = recipe("fzf")
    child, screen = pty.fork()
    if child == 0:
        os.chdir(tmp_path)
        os.execvpe("bash", ["bash", "-c", block], environment(PATH=PATH, TERM="xterm-256color"))
    try:
        fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        until(screen, f"/{len(QUOTES)}".encode())
        os.write(screen, b"'future")
        place = QUOTES["dignified-foundation"]["at"]["speakers"].encode()
        assert place in until(screen, place)
        os.write(screen, b"\r")
        assert until(screen, b"").endswith(f"{LASTING}\r\n".encode())
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(screen)


def test_xargs_shows_quotes_and_checks_lines(follow, tmp_path):
    """Every quote of the speaker is shown, and each line checked with its odd characters."""
    code, out, err, _ = follow("xargs")
    *shown, first, second, third = out.splitlines()
    titles = [line for line in shown if re.fullmatch(r".+ \([a-z-]+\)", line)]
    assert [title.rpartition(" (")[0] for title in titles] == said("zelenskyy")
    lines = (tmp_path / "lines.txt").read_text().splitlines()
    assert lines[0].startswith("-")
    assert lines[1].count('"') == lines[2].count("'") == 2
    assert first == f"typography\tproductive\t{lines[0]}"
    assert second == f"typography\tfor-real\t{lines[1]}"
    assert third == f"altered\tdignified-foundation\t{lines[2]}"
    assert (code, err.count("\n")) == (123, 1)


def test_sqlite3_counts_the_quotes_of_each_side(follow):
    """Each side has as many quotes as its members have said; one of two sides counts for both."""
    code, out, err, _ = follow("sqlite3")
    assert (code, err) == (0, "")
    cells = (re.findall(r"[^│]+", line) for line in out.splitlines() if line.startswith("│"))
    _, *rows = ([cell.strip() for cell in line] for line in cells)
    counts = {
        side: len(said(*(who["id"] for who in SHEET["participant"] if who.get("side") == side)))
        for side in SHEET["sides"]
    }
    counts["nobody named"] = sum(not quote.get("speakers") for quote in SHEET["quote"])
    expected = sorted((-count, side) for side, count in counts.items() if count)
    assert rows == [[side, str(-count)] for count, side in expected]


def test_spreadsheet_has_every_quote(follow, tmp_path):
    """The file begins with a byte order mark and has every quote as the sheet has it."""
    assert follow("spreadsheet").code == 0
    data = (tmp_path / "quotes.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert header == ["id", "text", "speakers", "where"]
    assert [row[:3] for row in rows] == [
        [id_, quote["text"], ";".join(quote.get("speakers", ()))] for id_, quote in QUOTES.items()
    ]


def test_spreadsheet_runs_no_formula(follow, tmp_path):
    """A cell that begins like a formula gets an apostrophe; plain `-f csv` does not give it."""
    sheet = tmp_path / "formulas.toml"
    sheet.write_text(FORMULAS)
    assert follow("spreadsheet", TALKSCLI_DATA=str(sheet)).code == 0
    with (tmp_path / "quotes.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    assert texts == ['\'=HYPERLINK("x", "y")', "a = b"]


def test_spreadsheet_tells_of_a_missing_sheet(follow):
    """A sheet that is missing ends the recipe with its own code."""
    code, _, err, _ = follow("spreadsheet", TALKSCLI_DATA="gone.toml")
    assert code == 3
    assert "gone.toml" in err


def test_make_stops_at_the_draft_that_is_wrong(follow, tmp_path):
    """The gate names the draft that is wrong, and opens once it is mended."""
    code, out, err, _ = follow("make")
    assert code == 2
    assert re.findall(r"^drafts/\S+ +\w+ +\w+", out, re.MULTILINE) == [
        "drafts/tuesday.md:1:17:  altered  number"
    ]
    assert "check] Error 1" in err
    (tmp_path / "drafts" / "tuesday.md").write_text("Russia launched 1,300 drones.\n")
    again = subprocess.run(["make"], cwd=tmp_path, env=environment(PATH=PATH), check=False)
    assert again.returncode == 0


def test_diff_shows_what_the_edit_did(follow):
    """The quotation that the edit changed is the only thing shown."""
    code, out, err, _ = follow("diff")
    assert (code, err) == (1, "")
    assert [line for line in out.splitlines()[2:] if line[0] in "+-"] == [
        "-exact\t\ta dignified foundation for a stable future",
        "+altered\twords\ta dignified foundation for a lasting future",
    ]


def test_diff_does_not_take_a_missing_sheet_for_an_answer(follow):
    """Without its sheet the comparison stops, instead of calling two empty answers alike."""
    code, out, err, _ = follow("diff", TALKSCLI_DATA="gone.toml")
    assert (code, out) == (3, "")
    assert "gone.toml" in err


def test_git_shows_a_sheet_field_by_field(follow):
    """The changed title is shown as a record's field, and git takes the answer for no failure."""
    code, out, _, _ = follow("git")
    assert code == 0
    assert "changed  source  kept  title  FILL IN  Talks" in out
