"""The words that quantities are written with; a new word is a row of one of these tables.

All are in lower case. Of words that end in `s` in the plural the singular stands here.
"""

from collections.abc import Mapping
from typing import Final, TypeVar
from unicodedata import normalize

_Meaning = TypeVar("_Meaning")


def _by_word(rows: Mapping[_Meaning, str]) -> dict[str, _Meaning]:
    """What each word means, of the words of each meaning with commas between them."""
    return {word: meaning for meaning, words in rows.items() for word in words.split(", ")}


ONES: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {"nought": 0, "naught": 0}
TENS: Final = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
} | {"fourty": 40}
DOZENS: Final = {"dozen": 12, "dozens": 12, "score": 20}
HUNDRED: Final = "hundred"
SCALES: Final = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
}
"""What a number in front is multiplied by, in words or in digits."""
SHORT_SCALES: Final = _by_word(
    {10**6: "mn, mln, mil, mio, mm", 10**9: "bn, bln", 10**12: "tn, trn, tln"}
)
"""After a number in digits; `mm` is one of money alone."""
LETTER_SCALES: Final = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
"""Right after the digits; `m` and `t` are meters and tonnes where no money is meant."""
FRACTIONS: Final = {
    word: number
    for number, word in enumerate(
        "half third fourth fifth sixth seventh eighth ninth tenth".split(), 2
    )
} | {"halve": 2, "quarter": 4, "twentieth": 20, "hundredth": 100, "thousandth": 1000}
VULGAR: Final = {
    sign: tuple(map(int, normalize("NFKC", sign).split("\N{FRACTION SLASH}")))
    for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
}
MULTIPLES: Final = {"twice": 2, "double": 2, "triple": 3}
"""In front of `the`, `its` or `as` these are so many times it."""

PERCENT: Final = "percent"
POINTS: Final = "percentage points"
UNITS: Final = _by_word(
    {
        PERCENT: "%, percent, per cent, pct, ％, ٪",
        POINTS: "percentage point, percent point, % point, per cent point, pp, ppt",
        "basis points": "basis point, bp, bps",
        "meters": "m, meter, metre",
        "kilometers": "km, kilometer, kilometre",
        "centimeters": "cm, centimeter, centimetre",
        "millimeters": "mm, millimeter, millimetre",
        "square meters": "m², m2, sq m, square meter, square metre",
        "square kilometers": "km², km2, sq km, square kilometer, square kilometre",
        "square miles": "mi², sq mi, square mile",
        "square feet": "ft², sq ft, square foot, square feet",
        "cubic meters": "m³, m3, cu m, cubic meter, cubic metre",
        "cubic kilometers": "km³, cubic kilometer, cubic kilometre",
        "cubic feet": "cubic foot, cubic feet",
        "hectares": "ha, hectare",
        "miles": "mi, mile",
        "feet": "ft, foot, feet",
        "inches": "in., inch, inches",
        "yards": "yd, yard",
        "kilograms": "kg, kilo, kilogram, kilogramme",
        "grams": "g, gram, gramme",
        "milligrams": "mg, milligram",
        "tonnes": "t, tonne, metric ton",
        "pounds": "lb",
        "ounces": "oz, ounce",
        "liters": "l, liter, litre",
        "milliliters": "ml, milliliter, millilitre",
        "barrels per day": "bpd, b/d",
        "miles per hour": "mph",
        "kilometers per hour": "kph, km/h",
        "kilowatts": "kw, kilowatt",
        "megawatts": "mw, megawatt",
        "gigawatts": "gw, gigawatt",
        "kilowatt hours": "kwh, kilowatt hour, kilowatt-hour",
        "megawatt hours": "mwh, megawatt hour, megawatt-hour",
        "degrees Celsius": "°c, ℃, degree celsius, degrees celsius",
        "degrees Fahrenheit": "°f, ℉, degree fahrenheit, degrees fahrenheit",
        "degrees": "°, degree",
    }
)
"""Symbols and names of units, by how they are written; all else is its own noun."""
PLACES: Final = frozenset(
    "new zealand, hong kong, singapore, taiwan, new taiwan, barbados, belize, bermuda, brunei,"
    " suriname, cayman islands, solomon islands, trinidad & tobago, trinidad and tobago".split(", ")
)
"""In front of a sum these tell where or to whom, not whose dollars they are."""
GLUED_UNITS: Final = frozenset("m l g t in.".split())
"""Of these letters alone only what stands right after digits is a unit."""
TIMES: Final = {
    time: time
    for time in "second minute hour day night week fortnight month quarter year decade"
    " century".split()
} | {
    "annum": "year", "sec": "second", "min": "minute", "hr": "hour", "yr": "year", "mo": "month",
}  # fmt: skip
RATES: Final = _by_word(
    {
        "hour": "hourly",
        "day": "daily",
        "night": "nightly",
        "week": "weekly",
        "fortnight": "fortnightly",
        "month": "monthly",
        "quarter": "quarterly",
        "year": "annually, annual, yearly, a year, p.a.",
        "each": "each, apiece",
        "person": "a head, per head, per capita",
        "way": "each way",
    }
)
"""What a quantity is counted anew for, by the words that say so alone, next to it."""
RATE_ADJECTIVES: Final = frozenset(
    "annual yearly daily weekly monthly hourly nightly quarterly".split()
)
SAME_RATES: Final = {
    "head": "person", "capita": "person", "litre": "liter", "l": "liter", "kg": "kilogram",
}  # fmt: skip
RATE_NOUNS: Final = frozenset(
    "barrel gallon liter litre pint ton tonne kilo kilogram pound ounce bushel share ticket"
    " person head household family car truck vehicle mile kilometer kilometre night seat pupil"
    " student worker patient unit piece boat ship vessel port inhabitant resident megawatt acre"
    " hectare".split()
)
"""After `a` these make a rate as spans of time do; after `per` every noun does."""

ABOUT, AT_LEAST, AT_MOST, OVER, UNDER, EXACTLY, NEARLY = (
    "about", "at least", "at most", "over", "under", "exactly", "nearly",
)  # fmt: skip
HEDGES: Final = _by_word(
    {
        ABOUT: "about, around, roughly, approximately, approx, approx., circa, ca., c., some, ~,"
        " ≈, ±, estimated, an estimated, est., estimated at, something like, in the region of,"
        " on the order of, in the order of, in the neighborhood of, in the neighbourhood of,"
        " or so, -ish, -odd, or thereabouts, more or less, perhaps, maybe, possibly, probably,"
        " likely, a reported, reportedly, at about, ∼, ≃, ≅, give or take",
        NEARLY: "nearly, almost, close to, just under, just below, approaching, just shy of,"
        " shy of, nearing, virtually, practically, not quite, just short of, close on",
        AT_LEAST: "at least, no less than, no fewer than, not less than, not fewer than,"
        " a minimum of, minimum of, as few as, as little as, as low as, ≥, >=, ⩾, or more, -plus,"
        " plus, +, at a minimum, at the least, at the very least, and counting, if not more,"
        " and more, upward, upwards, or above, or higher, minimum, a good, and up",
        AT_MOST: "at most, up to, no more than, not more than, as many as, as much as, as high as,"
        " a maximum of, maximum of, maximum, capped at, limited to, ≤, <=, ⩽, or less, or fewer,"
        " at the most, at a maximum, at the outside, at the very most, a cap of, max, tops,"
        " or below, or under, not over",
        OVER: "more than, over, well over, just over, upwards of, upward of, in excess of,"
        " exceeding, exceeded, exceeds, exceed, >, above, well above, just above, beyond,"
        " north of, greater than, surpassing, surpassed, topping, topped, tops, higher than,"
        " not just, not only, not merely, larger than, bigger than, or over, and over, better than,"
        " a little over, slightly more than, slightly over, far more than, much more than",
        UNDER: "less than, fewer than, under, sub, well under, below, well below, south of, <,"
        " short of, smaller than, lower than, not even, far fewer than, far less than, slightly"
        " less than, slightly under, a little less than, a little under, ≲",
        EXACTLY: "exactly, precisely, only, merely, a mere, just, barely, hardly, scarcely,"
        " no less, alone, and no more, in all, all told, altogether, a total of, in total",
    }
)
"""What stands right in front of a quantity or after it, and its sense."""
TRAILING_HEDGES: Final = frozenset(
    "or so|-ish|-odd|or thereabouts|or more|-plus|plus|+|at least|at most|at the most|at the least"
    "|at a minimum|at a maximum|at the very least|at the very most|at the outside|and counting"
    "|if not more|and more|or less|or fewer|or above|or higher|or below|or under|or over|and over"
    "|and no more|all told|in all|altogether|in total|maximum|minimum|tops|max|upward|upwards"
    "|and up|more or less|give or take|roughly|approximately".split("|")
)
"""Those of them that may stand after."""

ONLY_TRAILING_HEDGES: Final = frozenset(
    ("or so", "-ish", "-odd", "or more", "-plus", "and counting", "if not more", "tops", "max")
)

NEGATIONS_OF: Final = (
    "far from", "nowhere near", "anything but", "nothing like", "none of", "neither of",
    "instead of", "rather than",
)  # fmt: skip
"""More than one word that, in front of a quantity, denies it."""
LEADING_CHANGES: Final = _by_word(
    {
        "more": "another, additional, further, extra, other, remaining, first, second",
        "fewer": "except, excepting, excluding, minus, less",
        "more than": "plus, than",
        "times": "times, double, triple, twice, half, x, ×, *",
        "versus": "versus, vs",
        "not": "non",
    }
)
"""A word right in front of a quantity that makes another one of it, and which."""
TRAILING_CHANGES: Final = _by_word(
    {
        "more": "more, extra, additional, other, others, further",
        "fewer": "fewer, less",
        "times": "times, x",
        "ago": "ago, earlier, later",
        "old": "old, older, younger",
        "apart": "apart",
    }
)
"""A word right after its number, or its noun, that makes another one of it, and which."""
DETERMINERS: Final = frozenset("the its their his her our your my these those this that".split())
"""Between a quantity and the word that is right in front of it, as `a` and `an` are."""
MOVES: Final = frozenset(
    "rose rise risen rising fell fall fallen falling went gone grew grow grown growing climbed"
    " dropped drop dropping jumped jump surged soared sank sunk slid slipped declined decline"
    " increased increase increasing decreased decrease cut cuts raised raise lowered up down moved"
    " shrank shrunk swelled tumbled plunged slumped doubled changed swung widened narrowed reduced"
    " advanced rallied eased".split()
)
"""In front of `from`, it goes from one quantity to another, and both are no range."""

MONTHS: Final = (
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
NUMBERED: Final = frozenset(
    "year day article chapter section page point phase round room flight no number nos route"
    " highway line part step act clause paragraph game week lot gate channel group appendix rule"
    " figure table item unit level grade version v apartment apt suite box protocol resolution"
    " tel phone tel. fax article. §".split()
)
"""In front of a number in the singular: it names a thing and counts none."""
STREETS: Final = frozenset(
    "street avenue road boulevard lane drive square st ave rd blvd court place".split()
)

STOPS: Final = frozenset(
    "and or of in on at to by for from with against about per was were is are be been being am the"
    " a an its their his her our your my this that these those it he she they we you i as but not"
    " no has have had will would can could may might must shall should who which whom whose what"
    " when where while if because since until after before during over under above below between"
    " into onto out off up down through than then so too also only just still again ago now today"
    " yesterday tomorrow each every all any both either such like near last next alone"
    " more fewer less later earlier without within across along around behind beyond despite"
    " toward towards upon via versus there here him her them us me do does did done said says say"
    " told came went made took got gave times".split()
)
"""Words that end the noun of a quantity, and tell nothing of what it measures."""
VERBS: Final = frozenset(
    "fell rose left lost held paid sold sent built hit killed injured wounded".split()
)
"""Words that end the noun of a quantity, and do tell what it measures."""
IRREGULAR: Final = {"people": "person", "men": "man", "women": "woman", "children": "child"} | {
    "feet": "foot", "dead": "dead", "mice": "mouse", "police": "police", "troops": "troop",
}  # fmt: skip
"""Plurals that do not end in `s`, with their singular."""
SYNONYMS: Final = {"traveller": "traveler", "vessel": "ship", "lorry": "truck"}
"""A noun in the singular that counts the same as another, or is only spelled otherwise."""
SINGULARS: Final = frozenset(
    "as does goes has says was always besides perhaps sometimes towards upwards downwards this its"
    " his us yes thus across less plus overseas afterwards onwards news means series gas".split()
)
"""Words that end in `s` and are no plurals."""
