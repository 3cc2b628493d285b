"""The page that scripts rely on: verdicts, sorts, outcomes and levels."""

import pytest
from contract_page import LOOKUPS, TABLES, rows

from scripts.contract import names_in


def test_the_verdicts(ask, records):
    """Each occurs, and passes or fails as the page says."""
    questions = {
        "exact": ("Peace must be not only quiet",),
        "typography": ("peace must be not only quiet",),
        "agrees": ("--file", "{draft}"),
        "misattributed": ("Peace must be not only quiet", "--speaker", "ann"),
        "elided": ("Peace must be not only quiet … firm for Ann",),
        "altered": ("Peace must be only quiet",),
        "unknown": ("words that nobody said",),
        "ignored": ("--file", "{ignored}"),
    }
    told = {row[0].strip("`"): row[1] for row in TABLES["check"]["verdict"]}
    allowed = next(names_in(row[2]) for row in rows("check", "option") if row[0] == "`--allow`")
    assert list(told) == list(questions) == allowed
    for verdict, args in questions.items():
        found = records("check", *args, "--data", "{full}")
        assert verdict in {one["verdict"] for one in found}
        if len(found) > 1:  # of a draft, which has others
            continue
        code = ask("check", *args, "--data", "{full}").code
        assert code == {"yes": 0, "no": 1}[told[verdict]]
        assert ask("check", *args, "--allow", verdict, "--data", "{full}").code == 0


def altered_draft(texts):
    """A draft that quotes each text with a word gone, another, one more, or another mark."""
    spans = []
    for text in texts:
        words = text.split()
        for place in range(len(words)):
            before, word, behind = words[:place], words[place], words[place + 1 :]
            others = ([], ["other"], ["not", word], [f"{word}?"], ["Omar"], ["17"])
            spans += [" ".join([*before, *other, *behind]) for other in others]
    figures = (
        "About 1,300 boats. 1,300 boats. At most 1,300 boats. Not 1,300 boats. Nearly 2.5%.\n\n"
    )
    figures += "A pledge of €100 billion. About 1,300 fishing boats. About 1.300 boats.\n\n"
    figures += "About 1,300 boats a day. From 1,300 to 1,500 boats. Another 1,300 boats.\n\n"
    return figures + "\n\n".join(f"He said “{span}”." for span in spans)


def test_the_sorts(records):
    """Whatever is changed in quotes and figures has one of these, and each occurs."""
    texts = [one["text"] for one in records("quotes")]
    found = records("check", "--file", "-", stdin=altered_draft(texts).encode())
    figures = ["Peace must be not only quiet, but also firm", "about 1,300 boats"]
    found += records(
        *("check", "--file", "-", "--data", "{full}"), stdin=altered_draft(figures).encode()
    )
    sold = "The North lost 1,400 to 1,500 boats."  # a draft that has the sheet's number nowhere
    found += records("check", "--file", "-", "--data", "{full}", stdin=sold.encode())
    assert {one["verdict"] for one in found if one["sort"]} == {
        "altered", "agrees", "exact", "unknown",
    }  # fmt: skip
    assert {one["sort"] for one in found if one["verdict"] == "agrees"} == {
        None, "hedge", "noun", "reading",
    }  # fmt: skip
    told = {row[0].strip("`") for row in rows("check", "sort")}
    assert {one["sort"] for one in found} == told | {None}


LITTLE = """format = 1
[source]
id = "little"
title = "Little"
[[quote]]
id = "few"
text = "a few words"
form = "mixed"
at.text = "P1"
"""
GUESSED = 'about = "words"\ninferred = ["about"]\n'
OUTCOMES = {
    "verified": ("", "“a few words”"),
    "inferred": (GUESSED, "“a few words”"),
    "drifted": ("", "First.\n“a few words”"),
    "ambiguous": ("", "First.\n“a few words”\n“a few words”"),
    "missing": ("", "First."),
    "mismatch": ("", "a few words"),
    "unrecorded": ("", "“a few words”\n“and more”"),
}
"""For each outcome what is added to the little sheet, and an article."""


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_outcome(ask, records, paths, outcome):
    """It occurs, and alone decides whether the sheet holds, as the page says."""
    told = {row[0].strip("`"): row[1] for row in rows("verify", "outcome")}
    assert set(told) == set(OUTCOMES)
    more, article = OUTCOMES[outcome]
    with open(paths["sparse"], "w", encoding="utf-8") as sheet:
        sheet.write(LITTLE + more)
    args = ("verify", "-", "--data", "{sparse}")
    found = {one["outcome"] for one in records(*args, stdin=article.encode())}
    assert found - {"verified"} == {outcome} - {"verified"}
    assert ask(*args, stdin=article.encode()).code == {"yes": 0, "no": 1}[told[outcome]]


def test_the_levels(records):
    """Each occurs, and no other."""
    ids = [one["id"] for name in LOOKUPS for one in records(name)]
    levels = {level for one in records("show", *ids) for level in one["levels"].values()}
    assert levels == {row[0].strip("`") for row in rows("show", "level")}
