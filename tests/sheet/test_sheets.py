"""Several sheets asked as one."""

import json
from pathlib import Path

import pytest
from conftest import HARBOR, LAKE

SECOND = """format = 1
[source]
id = "second"
title = "Another round"
[sides]
north = ["Northland"]
east = ["East"]
[[participant]]
id = "zoe"
name = "Zoe Quill"
type = "person"
side = "north"
at.name = "P1"
inferred = ["side"]
[[participant]]
id = "marr"
name = "Ilse Marr"
type = "person"
at.name = "P1"
[[quote]]
id = "tide"
text = "the tide waits for nobody"
form = "mixed"
speakers = ["zoe"]
at.text = "P2"
at.speakers = "P2: Quill"
[[statistic]]
id = "boats"
measure = "boats sunk"
as_written = "nine boats"
value = 9
unit = "boats"
reported_by = ["marr"]
at.as_written = "P3"
at.measure = "P3: sank"
at.reported_by = "P3: Marr"
"""


@pytest.fixture
def folder(tmp_path):
    """A folder of two sheets that share some ids, and things that are no sheets."""
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "1 harbor.toml").write_bytes(HARBOR.read_bytes())
    (tmp_path / "sheets" / "second.toml").write_text(SECOND, encoding="utf-8")
    (tmp_path / "sheets" / "notes.txt").write_text("no sheet", encoding="utf-8")
    (tmp_path / "sheets" / ".#second.toml").symlink_to("nowhere")
    return tmp_path / "sheets"


@pytest.fixture
def records(talks, folder):
    """Ask the folder, and read the answer."""

    def call(*args):
        result = talks(*args, "-f", "json", "--data", str(folder))
        assert (result.code, result.err) == (0, "")
        return json.loads(result.out)

    return call


def test_a_folder_is_all_its_sheets(records):
    """Files that end in .toml, in the order of their names; hidden ones are left out."""
    assert [one["id"] for one in records("source")] == ["harbor", "second"]


def test_the_same_sheets_one_by_one(talks, folder, records):
    """--data given twice, or the variable with a colon, is the same as their folder."""
    paths = sorted(map(str, folder.glob("[!.]*.toml")))
    twice = talks("quotes", "-f", "json", "--data", paths[0], "--data", paths[1])
    assert json.loads(twice.out) == records("quotes")


def test_the_variable_takes_several(talks, folder, records, monkeypatch):
    """TALKSCLI_DATA holds paths as PATH does."""
    paths = sorted(map(str, folder.glob("[!.]*.toml")))
    monkeypatch.setenv("TALKSCLI_DATA", ":".join(paths))
    assert json.loads(talks("quotes", "-f", "json").out) == records("quotes")


def test_a_sheet_named_twice_is_asked_once(talks, folder, records):
    """By its folder and by itself."""
    again = talks(
        *("source", "-f", "json", "--data", str(folder)),
        *("--data", str(folder / "second.toml")),
    )
    assert json.loads(again.out) == records("source")


def test_one_file_by_two_names_is_asked_once(talks, folder):
    """It is no second sheet, and one file alone is not several."""
    (folder / "link").symlink_to("second.toml")
    plain = str(folder / "second.toml")
    for other in (f"{folder}/../sheets/second.toml", str(folder / "link")):
        again = talks("source", "-f", "csv", "--data", plain, "--data", other)
        assert again == talks("source", "-f", "csv", "--data", plain)


def test_a_file_and_its_folder_are_several(talks, folder):
    """Whichever of the two comes first, and however few sheets the folder has."""
    (folder / "1 harbor.toml").unlink()
    for paths in ([folder, folder / "second.toml"], [folder / "second.toml", folder]):
        given = [part for path in paths for part in ("--data", str(path))]
        result = talks("source", "-f", "csv", "--no-header", "--fields", "sheet", *given)
        assert result.out == "second\n"


def test_standard_input_is_asked_once(talks):
    """Given twice it is refused."""
    result = talks("source", "--data", "-", "--data", "-", stdin=SECOND.encode())
    assert (result.code, result.out) == (2, "")
    assert result.err == "talkscli: standard input can be read only once, - is given twice\n"


@pytest.mark.parametrize("value", ["{}:", ":{}", "{}::{}"])
def test_nothing_between_colons_is_no_sheet(talks, folder, monkeypatch, value):
    """The variable may begin or end with a colon, as those put together in a shell do."""
    monkeypatch.setenv("TALKSCLI_DATA", value.replace("{}", str(folder / "second.toml")))
    result = talks("source", "-f", "csv", "--no-header", "--fields", "id")
    assert (result.out, result.err) == ("second\n", "")


def test_a_variable_of_colons_alone_counts_as_unset(talks, monkeypatch):
    """As an empty one does."""
    bundled = talks("source", "-f", "csv")
    monkeypatch.setenv("TALKSCLI_DATA", ":")
    assert talks("source", "-f", "csv") == bundled


def test_shared_ids_are_told_apart(records):
    """An id that two sheets have gets its sheet in front, wherever it stands; no other does."""
    quote = next(one for one in records("quotes") if one["sheet"] == "second")
    assert (quote["id"], quote["speakers"]) == ("tide", ["second:zoe"])
    who = {one["id"]: one for one in records("who")}
    assert {"harbor:zoe", "second:zoe", "marr"} <= who.keys()
    assert who["second:zoe"]["side"] == "second:north"
    assert who["harbor:zoe"]["side"] == "harbor:north"
    assert who["marr"]["sheet"] == "second"


@pytest.mark.parametrize("id_", ["same", "different"])
def test_a_source_may_have_the_id_of_anothers_record(talks, tmp_path, id_):
    """It is told apart like any other id, and still names its sheet."""
    one = 'format = 1\n[source]\nid = "same"\ntitle = "One"\n'
    other = SECOND.replace('"marr"', f'"{id_}"')
    (tmp_path / "one.toml").write_text(one, encoding="utf-8")
    (tmp_path / "other.toml").write_text(other, encoding="utf-8")
    result = talks("source", "-f", "json", "--data", str(tmp_path))
    first = json.loads(result.out)[0]
    assert first["sheet"] == "same"
    assert first["id"] == ("same:same" if id_ == "same" else "same")


def test_an_answer_is_that_of_each_sheet_in_turn(talks, folder, records):
    """A name is looked for in each sheet by itself: an id in one, words of a name in another."""
    (folder / "third.toml").write_text(
        SECOND.replace('id = "second"', 'id = "third"').replace('"zoe"', '"quill"'),
        encoding="utf-8",
    )
    found = [(one["sheet"], one["id"]) for one in records("quotes", "--speaker", "quill")]
    assert found == [("second", "second:tide"), ("third", "third:tide")]


def test_a_side_is_meant_in_every_sheet(records):
    """Its id without a sheet will do."""
    found = {one["sheet"] for one in records("who", "--side", "north")}
    assert found == {"harbor", "second"}
    assert {one["sheet"] for one in records("who", "--side", "second:north")} == {"second"}


def test_units_of_every_sheet(records):
    """A unit that only one sheet has is known."""
    assert [one["id"] for one in records("stats", "--unit", "boats")] == ["boats"]


def test_show_takes_an_id_with_or_without_its_sheet(records):
    """Without, it means the record in each."""
    assert [one["id"] for one in records("show", "zoe")] == ["harbor:zoe", "second:zoe"]
    assert [one["name"] for one in records("show", "second:zoe", "marr")] == [
        "Zoe Quill",
        "Ilse Marr",
    ]


def test_a_side_is_no_record(talks, folder):
    """Not with its sheet in front either."""
    result = talks("show", "north", "--data", str(folder))
    assert result.code == 2
    assert result.err == (
        'talkscli: "north" is a side, expected the id of a record;'
        " talkscli who --side north shows its members\n"
    )
    result = talks("show", "second:north", "--data", str(folder))
    assert "who --side second:north shows" in result.err


@pytest.mark.parametrize("several", [True, False])
def test_a_sheet_may_stand_before_any_id(talks, folder, several):
    """Also before one that no other sheet has, and where there is one sheet alone."""
    data = ("--data", str(folder if several else folder / "second.toml"), "-f", "json")
    (shown,) = json.loads(talks("show", "second:marr", *data).out)
    assert shown["name"] == "Ilse Marr"
    (figure,) = json.loads(talks("stats", "--reported-by", "second:marr", *data).out)
    assert figure["id"] == "boats"
    assert json.loads(talks("who", "--side", "SECOND:East", *data).out) == []
    assert talks("check", "the tide waits", "--speaker", "second:zoe", *data).code == 0


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["show", "harbor:marr"], 'no record "harbor:marr"; nearest: marr'),
        (["quotes", "--speaker", "harbor:marr"], 'unknown speaker "harbor:marr"; nearest: marr'),
    ],
)
def test_an_id_of_another_sheet(talks, folder, args, told):
    """The sheet in front is part of the question."""
    result = talks(*args, "--data", str(folder))
    assert (result.code, result.out) == (2, "")
    assert told in result.err


def test_search_looks_through_all(records):
    """Each hit says where it is from."""
    assert {one["sheet"] for one in records("search", "zoe")} == {"harbor", "second"}


def test_check_holds_a_phrase_against_all(records):
    """The record that it was found in comes with its sheet."""
    (found,) = records("check", "the tide waits", "--speaker", "zoe")
    assert (found["verdict"], found["sheet"], found["record"]) == ("exact", "second", "tide")
    assert found["speakers"] == ["second:zoe"]


def test_verify_holds_every_sheet(talks, tmp_path):
    """Each by itself, with its own word on the article."""
    (tmp_path / "second.toml").write_text(SECOND, encoding="utf-8")
    (tmp_path / "article.txt").write_text(
        "Zoe Quill and Ilse Marr spoke.\nQuill: “the tide waits for nobody.”\n"
        "Nine sank: nine boats, Marr said.\n",
        encoding="utf-8",
    )
    (tmp_path / "lake.toml").write_bytes(LAKE.read_bytes())
    result = talks(
        *("verify", str(tmp_path / "article.txt"), "--fields", "sheet,record,outcome"),
        *("-f", "csv", "--data", str(tmp_path)),
    )
    assert "second,zoe,verified" in result.out
    assert result.code == 1
    assert "lake-talks: another article" in result.err
    assert "second: another" not in result.err


def test_people_are_shown_the_sheet(talks, folder):
    """In the last column; one sheet alone needs none."""
    both = talks("quotes", "--data", str(folder)).out
    assert both.splitlines()[0].split()[-1] == "Sheet"
    assert "Sheet" not in talks("quotes", "--data", str(folder / "second.toml")).out


def test_a_folder_of_one_answers_like_a_folder(talks, folder):
    """What is asked decides on the columns, not how many sheets there happen to be."""
    (folder / "second.toml").unlink()
    result = talks("source", "--data", str(folder), "-f", "csv", "--fields", "sheet,id")
    assert result.out == "sheet,id\nharbor,harbor\n"


def test_two_sheets_of_one_id_are_a_fault(talks, folder):
    """Both are named."""
    (folder / "copy.toml").write_text(SECOND, encoding="utf-8")
    result = talks("source", "--data", str(folder))
    assert (result.code, result.out) == (3, "")
    assert result.err == (
        f"{folder}/second.toml:3: second: id: "
        f'"second" is the id of {folder}/copy.toml, too; expected another\n'
    )


def test_faults_of_all_sheets_are_told(talks, folder):
    """Not only those of the first that has any."""
    for name in ("a", "b"):
        (folder / f"{name}.toml").write_text("format = 2\n", encoding="utf-8")
    result = talks("source", "--data", str(folder))
    assert result.code == 3
    assert {line.partition(":")[0] for line in result.err.splitlines()} == {
        f"{folder}/a.toml",
        f"{folder}/b.toml",
    }


def test_a_folder_without_sheets(talks, tmp_path):
    """It is said what was expected in it."""
    result = talks("source", "--data", str(tmp_path))
    assert result.code == 3
    assert result.err == (
        f"talkscli: {tmp_path}: no sheet in this folder, expected files that end in .toml\n"
    )


def test_a_folder_that_cannot_be_read(talks, tmp_path, monkeypatch):
    """The reason is told in one line."""

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.listdir", refuse)
    result = talks("source", "--data", str(tmp_path))
    assert (result.code, result.err) == (
        3,
        f"talkscli: {tmp_path}: cannot be read: Permission denied\n",
    )


def test_nothing_recorded_in_any(talks, folder):
    """The message speaks of all the sheets."""
    (folder / "1 harbor.toml").unlink()
    result = talks("documents", "--data", str(folder))
    assert (result.code, result.err) == (1, "talkscli: none of the sheets records documents\n")


def test_unknown_name_in_all(talks, folder):
    """The nearest of any sheet is named."""
    result = talks("quotes", "--speaker", "ilze", "--data", str(folder))
    assert result.code == 2
    assert 'unknown speaker "ilze"' in result.err


def test_validate_takes_folders(talks, folder):
    """Each sheet in them is read, and counted."""
    (folder / "a.toml").write_text("format = 2\n", encoding="utf-8")
    result = talks("validate", str(folder), str(Path(folder, "second.toml")), "-f", "csv")
    assert result.code == 1
    assert result.out.count(f"{folder}/a.toml") == 2
    (folder / "a.toml").unlink()
    result = talks("validate", str(folder), str(Path(folder, "second.toml")))
    assert (result.code, result.err) == (0, "2 sheets, no faults\n")


def test_validate_goes_on_behind_an_empty_folder(talks, folder, tmp_path):
    """It is told of, and the rest is read."""
    (tmp_path / "empty").mkdir()
    result = talks("validate", str(tmp_path / "empty"), str(folder))
    assert result.code == 3
    assert "no sheet in this folder" in result.err
