"""Plain questions over two sheets: the record that a reader would want comes first or nearly so."""

import csv
from pathlib import Path

from talkscli.search.index import Search
from talkscli.search.question import parse
from talkscli.sheet import sheet

HERE = Path(__file__).parent


def test_questions_find_what_a_reader_wants():
    """First for seven in ten, among the first three for nine in ten."""
    sheets = {"miami": sheet.bundled(), "festival": str(HERE / "festival.toml")}
    indexes = {name: Search(sheet.load(path)) for name, path in sheets.items()}
    with (HERE / "questions.tsv").open(encoding="utf-8", newline="") as file:
        asked = list(csv.DictReader(file, delimiter="\t"))
    first = among = 0
    for one in asked:
        wanted = set(one["wanted"].split())
        hits = indexes[one["sheet"]].find(parse(one["question"]))
        found = [hit.record.id for hit in hits[:3]]
        first += bool(wanted.intersection(found[:1]))
        among += bool(wanted.intersection(found))
        if not wanted.intersection(found[:1]):
            print(one["question"], "->", *found)
    print(f"first {first}, among three {among}, of {len(asked)}")
    assert len(asked) >= 50
    assert first >= 0.7 * len(asked)
    assert among >= 0.9 * len(asked)
