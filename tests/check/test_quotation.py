"""`check`: verdicts on a phrase."""

import pytest
from conftest import DISPUTE
from records import index_of_quotes

from talkscli.check.index import Index
from talkscli.check.quotation import check
from talkscli.cli.app import run
from talkscli.sheet import sheet

SHEET = DISPUTE.read_text("utf-8")
INDEX = Index(sheet.decode(SHEET, "made-up.toml"))
QUOTES = [one.record.text for one in INDEX.passages if one.record.kind == "quote"]


@pytest.mark.parametrize(
    ("phrase", "verdict", "sort"),
    [
        (QUOTES[0], "exact", None),
        ("“lost quickly.”", "exact", None),
        ("trust is built slowly, and LOST quickly", "typography", None),
        ("Trust is built … lost quickly", "elided", None),
        ("lost quickly … Trust is built", "altered", "words"),
        ("“lost quickly,”.", "typography", None),
        ("Trust is built quickly and lost slowly", "altered", "words"),
        ("Trust is built on many other fine things", "unknown", None),
        ("We will close the well-known harbor", "altered", "negation"),
        ("close the well-known harbor", "altered", "negation"),
        ("1,400 boats for $2.5 million", "altered", "number"),
        ("to the South's allies today", "altered", "name"),
        ("900 boats", "altered", "number"),
        ("Trust is built slowly — and lost quickly?", "altered", "punctuation"),
        ("known harbor", "unknown", None),
        ("sleep here... Are the winters", "altered", "negation"),
        ("Are the winters long", "altered", "punctuation"),
        ("here Are the winters", "altered", "punctuation"),
        ("an entirely other matter", "unknown", None),
        ("300 boats", "altered", "number"),
        ("$2.5", "altered", "number"),
        (".5 million to the North's allies today", "altered", "number"),
        ("- 1,300 boats for $2.5 million", "altered", "punctuation"),
        ("-1,300 boats for $2.5 million", "altered", "number"),
        ("1,300 boats for $2.5 million to the fifths allies today", "altered", "name"),
    ],
)
def test_each_verdict_has_its_phrases(phrase, verdict, sort):
    """A phrase gets the verdict and the sort of change that its words call for."""
    finding = check(phrase, INDEX)
    assert (finding.verdict, finding.sort) == (verdict, sort)


def test_a_figure_is_nearest_to_its_own_amount():
    """Of the records of a unit the one that says the amount counts, then the closest."""
    assert check("seven hundred boats today", INDEX).passage.record.id == "boats"
    assert check("702 boats", INDEX).passage.record.id == "boats"
    assert check("1,299 boats", INDEX).passage.record.id == "harbor"


def test_the_best_verdict_counts():
    """Exact words go before others, a whole text before a run, whatever the sheet's order."""
    index = index_of_quotes("Lost quickly, and more", "as lost quickly", "lost quickly")
    found = check("lost quickly", index)
    assert (found.verdict, found.part, found.passage.record.text) == (
        "exact",
        False,
        "lost quickly",
    )


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("We sign today. Nobody will be left out", True),
        ("“We sign today.” No one will be left out", True),
        ("We sign today! Neither of us waits", True),
        ("We sign today? None of it is true", False),
        ("We sign today. Nothing more", False),
        ("We sign today. Nothing more. We all go home", False),
        ("We sign today. Not for money, though", False),
        ("We sign today. No more for us", False),
        ("We sign today... Nobody will be left out", False),
        ("We sign today, nobody will be left out", False),
        ("We sign today and nobody will be left out", True),
    ],
)
def test_a_sentence_about_nobody_denies_only_itself(text, exact):
    """A sentence quoted whole is not cut beside the negation with which such a one begins."""
    assert (check("We sign today", index_of_quotes(text)).verdict == "exact") is exact


@pytest.mark.parametrize("phrase", ["finished", "yet finished", "close to done"])
def test_a_negation_of_two_words_is_left_out_as_one(phrase):
    """What stands behind `not yet` is denied by both of them."""
    index = index_of_quotes("I am tired and not yet finished, and it is not even close to done")
    assert check(phrase, index).verdict != "exact"


@pytest.mark.parametrize("phrase", ["under $90 million", "than 40 boats"])
def test_half_a_hedge_is_another_one(phrase):
    """Only a whole hedge may be left out, and that is noted."""
    index = index_of_quotes("It cost just under $90 million and more than 40 boats")
    assert check(phrase, index).verdict != "exact"
    assert check(phrase.split(maxsplit=1)[1], index).sort == "hedge"


@pytest.mark.parametrize(
    ("phrase", "sort"),
    [
        ("It is not merely that which he said", "words"),
        ("It is not that which he said", "negation"),
        ("It is only that which he said", "negation"),
    ],
)
def test_what_is_put_in_place_of_a_denied_word_is_another_word(phrase, sort):
    """Only a negation that is gone, or has lost what it denies, is one that is altered."""
    found = check(phrase, index_of_quotes("It is not only that which he said"))
    assert (found.verdict, found.sort) == ("altered", sort)


def test_words_that_recur_count_each_time():
    """Half of the words may be the same few again."""
    index = index_of_quotes("no more and no more and again")
    assert check("more and more and gone", index).verdict == "altered"


@pytest.mark.parametrize(
    ("text", "phrase", "passes"),
    [
        ("peace and/or war", "or war", False),
        ("peace and/or war", "peace", True),
        ("peace and/or war", "peace and or war", False),
        ("it ends.Then it began", "Then it began", False),
        ("it ends.Then it began", "it ends. Then it began", False),
        ("Foo™ is here", "Foo", False),
        ("Omar's boat sank", "Omar", True),
        ("平和の会議は not 失敗", "平和の", False),
        ("平和の会議、失敗", "平和の会議", True),
        ("sold 1 300 boats", "300 boats", False),
        ("sold 1\u00a0300 boats", "1 300 boats", True),
        ("sold 1 300 boats", "1300 boats", False),
        ('it is "-5 degrees" here', "5 degrees", False),
        ("it fell to .5 degrees", "5 degrees", False),
    ],
)
def test_what_is_joined_is_not_cut(text, phrase, passes):
    """Words without space between them, and numbers with it, stand only together."""
    assert (check(phrase, index_of_quotes(text)).verdict in ("exact", "typography")) is passes


def test_punctuation_that_differs_is_shown():
    """Where no word differs, the difference marks the punctuation."""
    found = check("Trust is built slowly — and lost quickly?", INDEX)
    assert found.difference == "Trust is built slowly - and lost quickly {+?+}"
    assert "[-...-]" in check("here Are the winters", INDEX).difference
    assert check("Are the winters long", INDEX).difference.endswith("long [-?-]")


def test_long_texts_of_few_words_are_aligned():
    """Thousands of words that recur are compared roughly, from both ends."""
    index = index_of_quotes("so " * 3000 + "we go")
    found = check("so " * 2999 + "we stay", index)
    assert (found.verdict, found.sort) == ("altered", "words")
    assert found.difference.endswith("{+we stay+}")


def test_the_difference_is_held_against_a_figure_of_the_unit():
    """Of a quote with several figures, the one of the phrase's unit is shown."""
    assert check("$1,300", INDEX).difference == "[-$2.5 million-] {+$1,300+}"


def test_words_of_somebody_else_are_misattributed():
    """A speaker passes for his own words and figures alone."""
    assert check("lost quickly", INDEX, frozenset({"ada"})).verdict == "misattributed"
    assert check("about 700 boats", INDEX, frozenset({"bo"})).verdict == "exact"
    assert check("about 700 boats", INDEX, frozenset({"ada"})).verdict == "misattributed"


def test_words_of_somebody_else_pass_with_no_gap_and_no_change():
    """Elided words are misattributed, too; of altered ones only the speaker's own are held."""
    ada, bo = frozenset({"ada"}), frozenset({"bo"})
    elided, altered = "1,300 boats … North's allies", "We will not close the old harbor"
    assert check(elided, INDEX, ada).verdict == "elided"
    found = check(elided, INDEX, bo)
    assert (found.verdict, found.passage.record.id) == ("misattributed", "harbor")
    assert "[-for $2.5 million" in found.difference
    assert check(altered, INDEX, ada).verdict == "altered"
    assert check(altered, INDEX, bo).verdict == "unknown"


def test_altered_words_are_held_against_the_speaker_s_own():
    """A nearer record of somebody else does not hide the speaker's, nor a figure of theirs."""
    assert check("902 boats", INDEX, frozenset({"ada"})).passage.record.id == "harbor"
    assert check("1,299 boats", INDEX, frozenset({"bo"})).passage.record.id == "boats"
    assert check("1,299 boats", INDEX, frozenset({"cy"})).verdict == "unknown"


def test_elided_words_pass_for_whoever_else_said_them():
    """Where two said the same, either is the speaker."""
    index = index_of_quotes("a b c d e", "a b c d e", speakers=("ada",))
    index.passages[1].record.speakers = ("bo",)
    assert check("a b … e", index, frozenset({"bo"})).verdict == "elided"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("We canʼt accept it", "accept it"),
        ("We can＇t accept it", "accept it"),
        ("We can′t accept it", "accept it"),
        ("We can´t accept it", "accept it"),
        ("We can`t accept it", "accept it"),
        ("We CAN`T accept it", "accept it"),
        ("We can`t accept it", "t accept it"),
        ("No one will sign the deal", "will sign the deal"),
        ("No one will sign the deal", "one will sign the deal"),
        ("No-one will sign the deal", "will sign the deal"),
        ("The deal is for no one here", "The deal is for no one"),
        ("The deal is for no one here", "The deal is for no"),
        ("They no longer want the deal", "want the deal"),
        ("Nowhere is the deal signed", "is the deal signed"),
        ("They hardly want the deal", "want the deal"),
        ("They barely want the deal", "want the deal"),
        ("They scarcely want the deal", "want the deal"),
    ],
)
def test_a_negation_is_one_however_it_is_spelled(text, phrase):
    """Words are not cut beside it, and whole they are exact."""
    found = check(phrase, index_of_quotes(text))
    assert found.verdict in ("altered", "unknown")
    assert found.sort in (None, "negation")
    assert check(text, index_of_quotes(text)).verdict == "exact"


def test_the_form_of_an_apostrophe_is_typesetting():
    """What is typed for an apostrophe stands for one, in the phrase and in the sheet."""
    assert check("They don´t sleep here", INDEX).verdict == "exact"
    assert check("They can't sleep", index_of_quotes("They canʼt sleep")).verdict == "exact"
    assert check("They can`t sleep", index_of_quotes("They can't sleep")).verdict == "typography"


def test_a_pair_that_negates_is_shown():
    """The difference has both words of a negation that was cut away."""
    found = check("will sign the deal", index_of_quotes("So no one will sign the deal"))
    assert found.difference == "[-no one-] will sign the deal"


@pytest.mark.parametrize(
    ("text", "phrase", "verdict"),
    [
        ("Do you think we sign the deal? Ha.", "we sign the deal?", "exact"),
        ("Do you think we sign the deal? Ha.", "We sign the deal?", "typography"),
        ("Do you think we sign the deal? Ha.", "we sign the deal", "altered"),
        ("Do you think we sign the deal ? Ha.", "we sign the deal", "altered"),
        ("Do you think we sign the deal ? Ha.", "we sign the deal ?", "exact"),
        ("Do you think we sign the deal？ Ha.", "we sign the deal", "altered"),
        ("Do you think we sign the deal？ Ha.", "we sign the deal？", "exact"),
        ("Do you think we sign the deal؟ Ha.", "we sign the deal", "altered"),
        ("Do you think we sign the deal؟ Ha.", "we sign the deal؟", "exact"),
        ("Do you think we sign the deal!? Ha.", "we sign the deal!", "altered"),
        ("Do you think we sign the deal. Ha?", "we sign the deal?", "altered"),
    ],
)
def test_a_question_keeps_its_mark(text, phrase, verdict):
    """A run in front of a question mark passes with it, and never without."""
    found = check(phrase, index_of_quotes(text))
    assert (found.verdict, found.part) == (verdict, None if verdict == "altered" else True)


@pytest.mark.parametrize(
    ("phrase", "verdict", "difference"),
    [
        ("[P]eace must be not only", "typography", None),
        ("“[M]ust be not only quiet”", "typography", None),
        ("[L]ease must be not only", "altered", "[-Peace-] {+[L]ease+} must be not only"),
        ("Peace[s] must be not only", "altered", "[-Peace-] {+Peace[s]+} must be not only"),
        ("Peace must be not only [dis]quiet", "altered", None),
    ],
)
def test_letters_in_brackets_belong_to_their_word(phrase, verdict, difference):
    """A letter whose case was changed in brackets passes; others are other words, no names."""
    found = check(phrase, index_of_quotes("Peace must be not only quiet"))
    assert (found.verdict, found.sort) == (verdict, "words" if verdict == "altered" else None)
    assert difference in (None, found.difference)


def test_a_word_is_not_cut_at_a_bracket():
    """What stands beside letters in brackets is only part of a word."""
    assert check("likely", index_of_quotes("It is [un]likely")).verdict == "unknown"
    assert check("starter", index_of_quotes("It is a non-[s]tarter")).verdict == "unknown"
    assert check("It feel", index_of_quotes("It feel[s] odd")).verdict == "unknown"
    assert check("[un]likely", index_of_quotes("It is [un]likely")).verdict == "exact"


@pytest.mark.parametrize(
    ("text", "phrase", "sort"),
    [
        ("Four key documents", "4 key documents", "words"),
        ("Four key documents", "5 key documents", "number"),
        ("We sign Four key documents", "4 key documents", "words"),
        ("Lasting peace is here", "A peace is here", "words"),
        ("Peace is here", "Real peace is here", "words"),
        ("And then Boris came", "And then Anna came", "name"),
    ],
)
def test_a_capital_makes_a_name_where_it_tells_one(text, phrase, sort):
    """Neither a number nor the word with which a record begins is a name for its capital."""
    assert check(phrase, index_of_quotes(text)).sort == sort


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ("about 700 boats", "--speaker", "ada"),
            '"about 700 boats" is not from Ada Byrne; the sheet has it from Bo Lind (boats)',
        ),
        (
            ("lost quickly", "--speaker", "ada", "--speaker", "bo"),
            '"lost quickly" is not from Ada Byrne or Bo Lind;'
            " the article names nobody for it (trust)",
        ),
    ],
)
def test_the_message_says_whose_words_they_are(args, message, tmp_path, capsys):
    """Misattributed words come with both names, or with there being none."""
    path = tmp_path / "sheet.toml"
    path.write_text(SHEET, encoding="utf-8")
    assert run(["check", *args, "--data", str(path)]) == 1
    assert capsys.readouterr().err == f"talkscli: misattributed: {message}\n"


def test_what_is_allowed_is_never_somebody_else_s(tmp_path):
    """Neither elided nor altered words pass for a speaker who said nothing like it."""
    path = tmp_path / "sheet.toml"
    path.write_text(SHEET, encoding="utf-8")
    allowed = ["--allow", "elided", "--allow", "altered", "--data", str(path)]
    for phrase in ("We will not close … allies today", "We will not close the old harbor"):
        assert run(["check", phrase, "--speaker", "ada", *allowed]) == 0
        assert run(["check", phrase, "--speaker", "bo", *allowed]) == 1


def test_the_difference_marks_what_was_dropped_and_added():
    """Both versions stand in one line, told apart without color."""
    found = check("Trust is built quietly — and lost quickly", INDEX).difference
    assert found == "Trust is built [-slowly-] {+quietly+} and lost quickly"


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["lost quickly"], 0),
        (["lost slowly"], 1),
        (["lost slowly", "--allow", "unknown"], 0),
        ([""], 2),
        ([], 2),
        (["lost quickly", "--file", "x"], 2),
    ],
)
def test_the_exit_code_tells_the_verdict(args, code, tmp_path):
    """0 for what stands or is allowed, 1 for the rest, 2 for no question at all."""
    path = tmp_path / "sheet.toml"
    path.write_text(SHEET, encoding="utf-8")
    assert run(["check", *args, "--data", str(path)]) == code


def test_where_words_recur_the_closer_alignment_is_shown():
    """Of two places for an `a` that of the words beside it says what was changed."""
    index = index_of_quotes("The deal must be not only a pause but also a lasting peace for all")
    finding = check("a fragile peace for all", index)
    assert finding.difference == "a [-lasting-] {+fragile+} peace for all"
