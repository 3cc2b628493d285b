"""What the look-ups and `show` tell people: names, words for codes, and who is meant."""

import json

import pytest

SHEET = """
format = 1
[source]
id = "one"
title = "Talks"
at.title = "P1: some talks"
paragraphs = 3
[sides]
north = ["North"]
[[participant]]
id = "ada"
name = "Ada Holm"
type = "person"
organization = "Water Board"
presence = "host"
at.name = "P1"
at.organization = "P1"
[[participant]]
id = "board"
name = "the Board"
aliases = ["Water Board"]
type = "institution"
side = "north"
at.name = "P1"
at.side = "P1: North"
[[talk]]
id = "round"
title = "Round"
hosts = ["ada"]
at.title = "P1"
at.hosts = "P2: Ada Holm"
[[talk]]
id = "track"
title = "Track"
part_of = "round"
parties = ["board"]
at.title = "P1"
at.part_of = "P1: of the"
at.parties = "P3: the Board"
[[statistic]]
id = "cost"
measure = "cost"
as_written = "$5 million"
value = 5_000_000
unit = "USD"
period = "P1W"
at.measure = "P1"
at.as_written = "P2"
at.period = "P3: one week"
[[statistic]]
id = "boats"
measure = "boats"
as_written = "7 boats"
value = 7
unit = "boats"
period = "2025-01/P1Y6M"
at.measure = "P1"
at.as_written = "P2"
inferred = ["period"]
"""


@pytest.fixture
def ask(talks, tmp_path):
    path = tmp_path / "one.toml"
    path.write_text(SHEET, encoding="utf-8")
    return lambda *args: talks(*args, "--data", str(path))


def ids(result):
    return result.out.split()[1:]


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        ("ada", ["round"]),
        ("board", ["round", "track"]),
        ("north", ["round", "track"]),
        ("none", []),
    ],
)
def test_a_party_is_found_as_host_and_in_a_track(ask, party, expected):
    """The round has whoever one of its tracks has; a track not whoever hosts the round."""
    assert ids(ask("talks", "--party", party, "--fields", "id")) == expected


def test_people_read_where_the_main_field_stands(ask):
    """Machines get the paragraphs of all fields."""
    assert ask("stats", "--no-header").out.splitlines()[0].split()[-2:] == ["P2", "cost"]
    (cost, _) = json.loads(ask("stats", "-f", "json").out)
    assert cost["where"] == ["P1", "P2", "P3"]


def test_periods_are_words(ask):
    """A length in words, a date as it is; machines get ISO 8601."""
    assert ask("stats", "--fields", "period", "--no-header").out.splitlines() == [
        "one week",
        "2025-01 to one year and six months*",
    ]
    assert ask("stats", "--fields", "period", "--no-header", "-f", "csv").out.split()[0] == "P1W"
    (row,) = json.loads(ask("show", "cost", "-f", "json").out)
    assert row["levels"]["period"] == "verbatim"


def test_columns_that_no_row_fills_are_left_out(ask):
    """Unless they are asked for; a presence that is absent says that they are mentioned."""
    header = ask("who").out.splitlines()[0].split()
    assert header == ["Name", "Side", "Organization", "Presence", "Where", "Id"]
    assert "only mentioned" in ask("who", "board").out
    assert ask("who", "--fields", "id,role").out.splitlines()[0].split() == ["Id", "Role"]


@pytest.mark.parametrize("unit", ["USD", "dollars", "US dollars"])
def test_a_currency_is_found_by_its_name(ask, unit):
    """Not by its code alone."""
    assert ids(ask("stats", "--unit", unit, "--fields", "id")) == ["cost"]


def test_a_word_is_not_cut_between_letters_and_digits(ask):
    """`P1W` is one word, so that `P1` does not find every paragraph's."""
    assert ids(ask("stats", "P1W", "--fields", "id")) == ["cost"]
    assert ask("stats", "P1M").code == 1


@pytest.mark.parametrize("name", ["ada", "Ada", "Holm", "ada holm"])
def test_show_takes_the_name_of_one_record(ask, name):
    """An id in another case, a name, or words of it."""
    assert ask("show", name).out.startswith("Ada Holm (ada)")


def test_show_tells_as_what_a_record_is_named(ask):
    """A host, a party; and an organization by its name leads to the participant of that name."""
    assert ask("show", "ada").out.split("\n")[-2].split() == "Named by talk Round (host)".split()
    assert "Track (party)" in ask("show", "board").out
    assert "Ada Holm (organization)" in ask("show", "board").out
    (ada,) = json.loads(ask("show", "ada", "-f", "json").out)
    assert ada["refers_to"] == ["board"]
    assert "named_as" not in ada


def test_the_source_is_shown_whole(ask):
    """What is not known says so; a title of our own stands in brackets, in the citation too."""
    lines = [line.split(None, 1) for line in ask("source").out.splitlines()]
    assert ["Title", "[Talks]"] in lines
    assert ["Author", "not known"] in lines
    assert ["Paragraphs", "3, headings and items of lists counted"] in lines
    assert lines[-1] == ["Cite", "as     [Talks]. n.d."]
    assert ask("source", "--fields", "title,url").out.splitlines()[1].strip() == "Talks"
    assert len(json.loads(ask("source", "-f", "json").out)) == 1


def test_claims_are_filtered_as_quotes_are(talks):
    """By who is reported to say them, and by the side of these."""
    said = talks("claims", "--speaker", "zelensky", "--fields", "speakers", "-f", "csv").out
    assert set(said.splitlines()[1:]) == {"zelenskyy"}
    by_side = talks("claims", "--side", "us", "--fields", "speakers", "-f", "csv").out
    assert by_side.splitlines()[1:] == ["us-envoys;ukrainian-envoys"]
    assert talks("claims", "--speaker", "none", "--fields", "id", "-f", "csv").code == 0
