"""`diff`: what differs between two sheets, and how it is told."""

import json
import subprocess

import pytest
from conftest import HEAD, LAKE, PATH, environment

AUTUMN = LAKE.with_name("lake-autumn.toml")
QUOTE = '[[quote]]\nid = "{}"\ntext = "{}"\nform = "{}"\nat.text = "P1"\n'


@pytest.fixture
def diff(talks, tmp_path):
    """What differs between two sheets: exit code and rows, less the keys that are null."""

    def call(old: str, new: str):
        paths = [tmp_path / "old.toml", tmp_path / "new.toml"]
        for path, text in zip(paths, (old, new), strict=True):
            path.write_text(text if "[source]" in text else HEAD + text, "utf-8")
        done = talks("diff", *map(str, paths), "-f", "json")
        assert done.err == ""
        rows = json.loads(done.out)
        assert all(list(row) == ["change", "kind", "id", "field", "old", "new"] for row in rows)
        return done.code, [
            {name: value for name, value in row.items() if value is not None} for row in rows
        ]

    return call


def test_the_same_sheet_differs_in_nothing(diff):
    """Nor do the order of its records, its comments, or how it is laid out."""
    text = LAKE.read_text("utf-8")
    one, two = QUOTE.format("q", "A", "direct"), QUOTE.format("r", "B", "direct")
    assert diff(text, "format = 1\n# a word\n" + text.partition("format = 1\n")[2]) == (0, [])
    assert diff(one + two, two + one) == (0, [])


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        pytest.param(
            "", QUOTE.format("q", "A", "direct"),
            [{"change": "added", "kind": "quote", "id": "q", "new": "A"}],
            id="added",
        ),
        pytest.param(
            QUOTE.format("q", "A", "direct"), "",
            [{"change": "removed", "kind": "quote", "id": "q", "old": "A"}],
            id="removed",
        ),
        pytest.param(
            QUOTE.format("q", "A", "direct"), QUOTE.format("q", "A", "mixed"),
            [{"change": "changed", "kind": "quote", "id": "q", "field": "form",
              "old": "direct", "new": "mixed"}],
            id="changed",
        ),
        pytest.param(
            QUOTE.format("q", "It’s  so", "direct"), QUOTE.format("r", "It's so", "direct"),
            [{"change": "changed", "kind": "quote", "id": "r", "field": "id",
              "old": "q", "new": "r"},
             {"change": "changed", "kind": "quote", "id": "r", "field": "text",
              "old": "It’s  so", "new": "It's so"}],
            id="renamed",
        ),
        pytest.param(
            QUOTE.format("q", "A", "direct"),
            QUOTE.format("q", "A", "direct").replace('"P1"', '"P2"') + 'note = "n"\n',
            [{"change": "changed", "kind": "quote", "id": "q", "field": "note", "new": "n"},
             {"change": "changed", "kind": "quote", "id": "q", "field": "at.text",
              "old": ["P1"], "new": ["P2"]}],
            id="note and locator",
        ),
        pytest.param(
            '[sides]\nn = ["North"]\n', '[sides]\nn = ["North", "the North"]\n',
            [{"change": "changed", "kind": "side", "id": "n", "field": "aliases",
              "old": [], "new": ["the North"]}],
            id="side",
        ),
    ],
)  # fmt: skip
def test_what_differs(diff, old, new, rows):
    """Records by their ids, fields with both values; a renamed record is not two."""
    assert diff(old, new) == (int(bool(rows)), rows)


def test_a_second_round(talks):
    """People are not shown the locators of two articles; machines are."""
    done = talks("diff", str(LAKE), str(AUTUMN))
    assert done.code == 1
    assert "at." not in done.out
    assert "removed  hurdle       ban" in done.out
    assert done.err == "the sheets report two articles: 22 locators left out (-f json shows them)\n"
    fields = talks("diff", str(LAKE), str(AUTUMN), "-f", "tsv", "--fields", "field").out
    assert fields.count("at.") == 22


@pytest.mark.parametrize("args", [("gone.toml", "gone.toml"), ("-", "-")])
def test_a_sheet_that_cannot_be_used(talks, args):
    """What is no sheet is 3, as everywhere; the same stream twice is 2."""
    assert talks("diff", *args).code == (2 if "-" in args else 3)


def test_as_git_shows_a_diff(tmp_path):
    """With the line of docs/recipes.md, `git diff` shows a sheet's changes field by field."""

    def git(*args):
        command = ["git", "-C", str(tmp_path), *args]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env=environment(PATH=PATH)
        )
        return done.stdout

    git("init", "-q")
    (tmp_path / "a.toml").write_text(HEAD + QUOTE.format("q", "A", "direct"))
    (tmp_path / ".gitattributes").write_text("*.toml diff=talkscli\n")
    git("config", "diff.talkscli.command", 'f() { talkscli diff "$2" "$5" || [ $? = 1 ]; }; f')
    git("add", ".")
    (tmp_path / "a.toml").write_text(HEAD + QUOTE.format("q", "A", "mixed"))
    assert "changed  quote  q   form   direct  mixed" in git("diff")
