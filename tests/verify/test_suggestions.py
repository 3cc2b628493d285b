"""`validate --article`: of a field without evidence that the article has, the line to paste."""

import json
import re

import pytest
from conftest import ARTICLE, LAKE

SHEET = LAKE.read_text("utf-8")


@pytest.fixture
def messages(talks, tmp_path):
    """What is told of the faults of a sheet: by record and field, the message."""

    def call(text, *args):
        path = tmp_path / "sheet.toml"
        path.write_text(text, "utf-8")
        done = talks("validate", str(path), *args, "-f", "json")
        assert done.code == 1, done.err
        return {(one["record"], one["field"]): one["message"] for one in json.loads(done.out)}

    return call


@pytest.mark.parametrize(
    ("record", "line"),
    [
        ("marr", 'at.role = "P3: Mediator"'),
        ("reld", 'at.side = "P4: Arland"'),
        ("lake", 'at.parties = ["P1: Arland", "P1: Brenia"]'),
        ("barrels", 'at.reported_by = "P10: Fisk"'),
        ("accord", 'at.drafted_by = "P7: Brenia"'),
        ("mood", 'at.speakers = "P3: Ilse Marr"'),
    ],
)
def test_the_line_to_paste(messages, record, line):
    """The value, or a name of whom it refers to, in the article's own words; pasted, it holds."""
    name = line.partition(" ")[0]
    head, body = SHEET.split(f'id = "{record}"\n')
    less = re.sub(rf"^{re.escape(name)} = .*\n", "", body, count=1, flags=re.MULTILINE)
    told = messages(f'{head}id = "{record}"\n{less}', "--article", str(ARTICLE))
    assert told == {(record, name[3:]): f"no evidence; the article has it: {line}"}
    assert messages(f'{head}id = "{record}"\n{less}')[record, name[3:]].startswith(
        f"no evidence, expected {name} = "
    )


def test_pasted_it_holds(talks, messages, tmp_path):
    """With every line pasted that is told, the sheet is sound and verify finds its words."""
    less = re.sub(r"^at\.(role|side|parties|hosts) = .*\n", "", SHEET, flags=re.MULTILINE)
    for (record, _), message in messages(less, "--article", str(ARTICLE)).items():
        line = message.partition("the article has it: ")[2]
        less = re.sub(rf'(id = "{record}"\n(?:(?!at\.).*\n)*)', rf"\1{line}\n", less, count=1)
    (tmp_path / "sheet.toml").write_text(less, "utf-8")
    assert talks("verify", str(ARTICLE), "--data", str(tmp_path / "sheet.toml")).code == 0


def test_what_stands_in_several_places_is_not_guessed(messages):
    """Nor is what stands nowhere: the message stays as it is without the article."""
    other = SHEET.replace('at.by = "P10"\n', "").replace('by = ["arland"]', 'by = ["brenia"]')
    assert messages(other, "--article", str(ARTICLE))["barrels", "by"].startswith(
        'no evidence, expected at.by = "P<paragraph>"'
    )
    ours = SHEET.replace('at.venue = "P3"\n', "").replace("old customs house", "town hall")
    assert "the article has" not in messages(ours, "--article", str(ARTICLE))["lake", "venue"]


def test_one_article_goes_with_one_sheet(talks):
    """More sheets, a folder or a stream are 2; an article that cannot be read is 3."""
    for args in ((str(LAKE), str(LAKE.with_name("lake-autumn.toml"))), (str(LAKE.parent),), ("-",)):
        assert talks("validate", *args, "--article", str(ARTICLE)).code == 2
    assert talks("validate", str(LAKE), "--article", "gone.txt").code == 3


@pytest.mark.parametrize(
    ("line", "put"),
    [
        (r"^name = .*\n", ""),
        (r"^name = .*\n", "name = 3\n"),
        (r"^title = .*\n", 'title = ""\n'),
        (r"^aliases = .*\n", 'aliases = [""]\n'),
        (r"^at\.name = .*\n", 'at.name = "P0: nowhere"\n'),
        (r"^paragraphs = .*\n", "paragraphs = true\n"),
    ],
)
def test_other_faults_of_the_sheet_stand_beside_it(messages, line, put):
    """A record without a name, or with a faulty one, is told of, and the rest is looked for."""
    less = re.sub(r"^at\.(role|side|parties|hosts|speakers) = .*\n", "", SHEET, flags=re.MULTILINE)
    faulty = re.sub(line, put, less, flags=re.MULTILINE)
    told = messages(faulty, "--article", str(ARTICLE))
    assert any("the article has it" in one for one in told.values())
