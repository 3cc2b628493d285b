"""Reading a sheet: what is sound loads, what is wrong is told line by line."""

import time

import pytest
from conftest import HEAD, HERE

from talkscli import files
from talkscli.errors import BadSheet, TalksError
from talkscli.sheet.sheet import bundled, decode, load

VALID = sorted((HERE / "sheets" / "valid").glob("*.toml"))
INVALID = sorted((HERE / "sheets" / "invalid").glob("*.toml"))


def complaint(path):
    with pytest.raises(TalksError) as caught:
        load(str(path))
    assert caught.value.exit_code == 3
    return "\n".join(caught.value.lines())


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_sound_sheet_loads(path):
    """Every sheet in valid/ has a source."""
    assert load(str(path)).records["source"]


def test_the_bundled_sheet_keeps_its_own_rules():
    """The sheet that comes with the program has no fault."""
    assert load(bundled()).records["quote"]


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_fault_is_told(path, talks, monkeypatch):
    """A faulty sheet gives exactly the lines in the file beside it, and exit 3."""
    monkeypatch.chdir(path.parent)
    result = talks("quotes", "--data", path.name)
    assert (result.code, result.out) == (3, "")
    assert result.err == path.with_suffix(".expected").read_text("utf-8")


def talk(id_, part_of):
    return (
        f'[[talk]]\nid = "{id_}"\ntitle = "t"\npart_of = "{part_of}"\n'
        'inferred = ["title", "part_of"]\n'
    )


def test_only_talks_on_the_circle_are_part_of_themselves(tmp_path):
    """A talk that leads to a circle is none of it, whichever of them comes first."""
    path = tmp_path / "s.toml"
    path.write_text(HEAD + talk("d", "c") + talk("b", "c") + talk("c", "b") + talk("e", "e"))
    told = [line.partition(": ")[2].partition(":")[0] for line in complaint(path).split("\n")]
    assert told == ["b", "c", "e"]


def test_a_long_chain_of_talks_is_followed_once():
    """Twenty thousand, each a part of the next."""
    links = "".join(talk(f"t{n}", f"t{n + 1}") for n in range(20_000))
    text = HEAD + links + '[[talk]]\nid = "t20000"\ntitle = "t"\ninferred = ["title"]\n'
    started = time.process_time()
    assert len(decode(text, "s.toml").records["talk"]) == 20_001
    assert time.process_time() - started < 5


def test_many_wrong_references_are_told_in_no_time():
    """The nearest id is looked for a few times only."""
    known = (
        f'[[participant]]\nid = "person-{n}"\nname = "n"\ntype = "person"\ninferred = ["name"]\n'
        for n in range(2000)
    )
    wrong = (
        f'[[quote]]\nid = "q{n}"\ntext = "t"\nform = "mixed"\nspeakers = ["persn-{n}"]\n'
        'inferred = ["text", "speakers"]\n'
        for n in range(2000)
    )
    started = time.process_time()
    with pytest.raises(BadSheet) as caught:
        decode(HEAD + "".join(known) + "".join(wrong), "s.toml")
    assert time.process_time() - started < 10
    first, *_, last = caught.value.faults
    assert first.message.startswith('no participant "persn-0"; nearest: person-0')
    assert (len(caught.value.faults), last.message) == (2000, 'no participant "persn-1999"')


def test_crlf_and_byte_order_mark_do_not_move_lines(tmp_path):
    """Line numbers are the same with CRLF."""
    path = tmp_path / "s.toml"
    path.write_bytes(("\ufeff" + HEAD + 'oops = "x"\n').replace("\n", "\r\n").encode())
    assert f"{path}:5: a: oops: unknown key" in complaint(path)


def test_a_file_over_the_limit(tmp_path, monkeypatch):
    """A byte over the limit is refused, the limit itself is not."""
    path = tmp_path / "s.toml"
    path.write_text(HEAD)
    monkeypatch.setattr(files, "LIMIT", len(HEAD))
    assert load(str(path))
    path.write_text(HEAD + "\n")
    assert "is larger than" in complaint(path)


def test_a_name_that_no_file_can_have():
    """It is one that cannot be read, like any other; Python's word for why varies."""
    told = complaint("a\0b")
    assert ": cannot be read: " in told
    assert "embedded null" in told


def test_not_utf_8(tmp_path):
    """The line and the byte are told."""
    path = tmp_path / "s.toml"
    path.write_bytes(b"format = 1\n# \xff\n")
    assert complaint(path) == f"talkscli: {path}:2: found byte 0xff, expected UTF-8 text"


def test_dates_that_no_calendar_has(talks):
    """The thirteenth month is a fault of the sheet."""
    text = 'format = 1\n[source]\nid = "a"\ntitle = "b"\npublished = "2025-13-01"\n'
    result = talks("source", "--data", "-", stdin=text.encode())
    assert result.code == 3
    assert 'found "2025-13-01", expected an ISO 8601 date' in result.err


def test_the_lines_of_many_spaces_are_found_in_no_time(tmp_path):
    """A faulty sheet with a line of nothing but spaces is told of as soon as any other."""
    path = tmp_path / "a.toml"
    path.write_text(f"{' ' * 100_000}\nformat = 2\n", "utf-8")
    begun = time.process_time()
    with pytest.raises(BadSheet):
        load(str(path))
    assert time.process_time() - begun < 2
