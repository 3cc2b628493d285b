"""Words that tell, in front of a figure or behind it, whether it is just that figure."""

from talkscli.language import numerals, rates
from talkscli.language.nouns import OWN
from talkscli.language.pieces import Piece
from talkscli.text.tokens import negates

NUMBERS = numerals.WORDS | {"score", "couple", "handful"}
PARTS = frozenset(
    "part portion share fraction rest remainder majority minority bulk most much some many few"
    " several percent %".split()
).union(numerals.FRACTIONS)
"""What has another figure behind `of`."""
HEDGES = frozenset("approximately roughly nearly barely partly exactly only almost likely".split())
"""Hedges of one word that may belong to what comes next, too."""
SURE = frozenset(
    "max maximum min minimum tops plus minus times thrice twice shy combined higher lower larger"
    " smaller bigger upward upwards est more less fewer short give squared cubed extra additional"
    " excluding barring excepting discounting omitting"
    " yoy ish annualized annualised year-on-year month-on-month quarter-on-quarter year-over-year"
    " dollars dollar pounds francs pesos rupees kronor kroner yuan".split()
)
"""Words that surely make another figure of the one in front of them."""
QUALIFY = HEDGES.union(
    SURE,
    "or further above below except excepted save bar net gross perhaps maybe possibly"
    " probably".split(),
)
"""Words that may make another figure of the one in front of them."""
GOES_ON = frozenset(
    "the its his her their our your that this these those which who whom whose what he she it"
    " we they you i there so was were is are be been has have had will would can could may"
    " might must shall should did do does never also but yet while when where as if because"
    " since until after before in on by for from with without against about across"
    " along amid among around aside at away behind being beside between bound despite during"
    " how including inside into last near next of off onto out outside over past such"
    " then through throughout till to toward towards under unlike upon via whether within"
    " worth again alone already altogether here now overall overnight today together"
    " tomorrow tonight too yesterday came come cost cut fell felt flew fought found gave go"
    " got grew held hit hung hurt keep kept knew lay led left lie lit lost made meant met paid"
    " put ran rained remain rose said sank saw sent set shook shot slept sold stood strike"
    " struck swept took told tore threw went woke won wrote began bore bought broke brought"
    " built burnt burst became caught not once still just".split()
)
"""Words that go on with a sentence behind what is counted, and say nothing of how many."""
OBJECTS = frozenset("the it its them their him his her us our this that these those".split())
"""Words that stand right behind a verb, and right behind no noun that is counted."""
_UP = frozenset(
    "increase rise rose risen grow grew grown climb jump surge soar up gain raise add expand swell"
    " swollen hike".split()
)
_DOWN = frozenset(
    "decrease fall fell fallen drop decline cut reduce reduction slow shrink shrank down lose lost"
    " lower trim slash slide slid slip dip tumble plunge sink sank sunk shed slump discount".split()
)
ASIDE = frozenset(
    "shortfall deficit surplus excess gap target goal quota cap ceiling limit threshold capacity"
    " average mean median majority margin backlog difference swing budget schedule plan forecast"
    " expectation norm requirement par".split()
)
"""What a number in front or behind is not that of the things themselves: a shortfall of 400."""
_FORMS = ("s", "es", "ed", "ing")


def is_part(word: str) -> bool:
    """Whether a word in lower case is a number, or what a number is a part of may follow it."""
    known = word.removesuffix("s")
    return known in PARTS or known in NUMBERS or word[-1].isnumeric()


def is_part_of(qualifier: str) -> bool:
    """Whether words in front of a figure are a part of it: most of the, two thirds of their."""
    found = qualifier.lower().replace("-", " ").split()
    return bool(found) and found[-1] in OWN and "of" in found and is_part(found[0])


def is_amount(word: str) -> bool:
    """Whether a number begins with a word in lower case, or a sign."""
    return word[:1].isnumeric() or word in NUMBERS or word[:1] in ("$", "€", "£", "¥")


def is_verb(piece: Piece) -> bool:
    """Whether a word is a verb, a participle or an adverb by its form, and not known otherwise."""
    by_form = piece.text.endswith(("ed", "ing", "ly")) or negates(piece.text)
    by_form = by_form and piece.text not in NUMBERS  # hundred
    return by_form and piece.text not in QUALIFY and not rates.is_adverb(piece.text)


def acts(piece: Piece, behind: Piece) -> bool:
    """Whether a word is a verb by what stands behind it: drones attack the port, attack Kyiv."""
    told = piece.text in QUALIFY or rates.is_adverb(piece.text) or is_part(piece.text)
    acting = behind.text in OBJECTS or behind.is_name
    return piece.is_word and acting and not (told or sets_aside(piece.text))


def may_be_counted(piece: Piece) -> bool:
    """Whether a word may be one of the nouns and adjectives of what is counted."""
    known = piece.text in GOES_ON or piece.text in QUALIFY or rates.is_adverb(piece.text)
    return piece.is_word and not known and piece.text not in ("a", "an", "all", "any", "and", "per")


def may_own(piece: Piece) -> bool:
    """Whether a word may stand between a part, or a denial, and the number that it is of."""
    joins = piece.text in GOES_ON or piece.text in ("and", "or")
    return piece.text in ("of", *OWN) or (piece.is_word and not joins)


def direction(word: str) -> str:
    """Whether a word in lower case says that something goes `up` or `down`; mostly neither."""
    stems = {word, *(word.removesuffix(end) + put for end in _FORMS for put in ("", "e"))}
    stems |= {word.removesuffix("ped"), word.removesuffix("ting")}
    return "up" if stems & _UP else "down" if stems & _DOWN else ""


def sets_aside(word: str) -> bool:
    """Whether a word in lower case, singular or plural, is one of `ASIDE` or of change."""
    return word in ASIDE or word.removesuffix("s") in ASIDE or bool(direction(word))
