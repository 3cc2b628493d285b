"""Make src/talkscli/quantity/currencies.py out of Unicode CLDR, which Babel brings along.

`pip install babel`, then `python -m scripts.currencies` prints the module, and with `--write`
puts it in its place. Babel 2.19.0, which has CLDR 49, made the one that is there.
"""

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import wrap

from babel import Locale, localedata
from babel.core import get_cldr_version, get_global
from babel.numbers import get_currency_name, get_territory_currencies

MODULE = Path(__file__).parent.parent / "src" / "talkscli" / "quantity" / "currencies.py"
WIDTH = 100
AHEAD = 24
"""So many entries are looked through for one that fits into what is left of a line."""
DAY = date(2026, 11, 1)
"""What was legal tender then is current: a day that is fixed gives the same bytes on any other."""

TRADED = (
    "USD EUR JPY GBP CNY AUD CAD CHF HKD SGD SEK KRW NOK NZD INR MXN TWD ZAR BRL DKK PLN THB ILS"
    " IDR CZK AED TRY HUF CLP SAR PHP MYR COP RUB RON PEN"
).split()
"""The most traded first, which is how likely a name is to mean each; others by their codes."""

# What newspapers write and CLDR has not, or has otherwise.
QUALIFIERS = {
    "us": ["u.s.", "american"], "uae": ["emirati"], "israeli new": ["israeli"],
    "new taiwan": ["taiwan", "taiwanese"], "singapore": ["singaporean"],
    "south korean": ["korean"], "trinidad and tobago": ["trinidadian"], "guyanaese": ["guyanese"],
    "bermudan": ["bermudian"], "nepalese": ["nepali"], "argentine": ["argentinian"],
    "philippine": ["filipino"], "kazakhstani": ["kazakh"], "uzbekistani": ["uzbek"],
    "tajikistani": ["tajik"], "turkmenistani": ["turkmen"], "azerbaijani": ["azeri"],
    "laotian": ["lao"], "myanmar": ["burmese"],
    "bosnia-herzegovina convertible": ["bosnian", "bosnian convertible"],
}  # fmt: skip
"""Before a noun: what stands there in CLDR, and what else may."""
NOUNS = {
    "ruble": ["rouble"], "rubles": ["roubles"], "hryvnia": ["hryvna"], "hryvnias": ["hryvnas"],
    "rial": ["riyal"], "rials": ["riyals"], "riyal": ["rial"], "riyals": ["rials"],
    "yuan": ["renminbi"], "zloty": ["złoty"],
    "koruna": ["crown"], "korunas": ["crowns", "koruny"], "krona": ["crown"],
    "kronor": ["crowns"], "króna": ["crown"], "krónur": ["crowns"], "krone": ["crown"],
    "kroner": ["crowns"], "rand": ["rands"], "lira": ["liras"], "lekë": ["leks"],
    "reals": ["reais"], "colón": ["colons", "colones"], "bolívars": ["bolivares"],
    "guaranis": ["guaranies"], "meticals": ["meticais"], "lotis": ["maloti"],
    "denari": ["denars"],
}  # fmt: skip
"""A noun of CLDR, and how else it is spelled, translated or made plural."""
NAMES = {
    "sterling": "GBP", "pound sterling": "GBP", "pounds sterling": "GBP", "quid": "GBP",
    "rs": "INR LKR MUR NPR PKR SCR", "rs.": "INR LKR MUR NPR PKR SCR",
    "rmb": "CNY", "₨": "INR LKR MUR NPR PKR SCR", "kr": "DKK ISK NOK SEK", "kr.": "DKK ISK NOK SEK",
    "cfa franc(s)": "XAF XOF", "fcfa": "XAF XOF", "convertible mark(s)": "BAM",
    "new shekel(s)": "ILS", "soum(s)": "UZS", "lira(s)": "LBP SYP",
    "manats": "TMT", "lebanese lira(s)": "LBP", "syrian lira(s)": "SYP",
}  # fmt: skip
"""Further names, and what each may mean."""
SIGNS = {
    "j$": "JMD", "tt$": "TTD", "g$": "GYD", "n$": "NAD", "ci$": "KYD", "₵": "GHS", "元": "CNY",
    "円": "JPY", "rmb": "CNY", "rm": "MYR", "rp": "IDR", "ksh": "KES", "tsh": "TZS", "ush": "UGX",
    "rs": "INR",
}  # fmt: skip
"""Further signs; of those that are letters alone, the few that mean little else."""
HUNDREDTHS = {"cent": "USD", "cents": "USD", "pence": "GBP", "penny": "GBP", "pennies": "GBP"}
ODD_NAMES = (
    "israeli sheckles", "quatari riyals", "peso uruguayo", "turkish lire", "costa rican colóns",
    "bosnia-herzegovina convertible marka",
)  # fmt: skip
"""What CLDR has in some English, and English newspapers have not; lire were Italian."""
TURNED = ("AUD", "CAD", "HKD", "NZD", "SGD", "USD")
"""Dollars that newspapers in English write with the letters behind, as in `$US`."""
ODD_SIGNS = ("ka$",)
"""Signs of another language that uses Latin letters."""
NEVER_BARE = ("gold", "mark", "marks")
"""Alone, these are a metal, and what is scored or was paid in Germany."""
WORDS_TOO = (
    "afghani afghanis balboa bolivar bolívar colon colons cordoba córdoba crown crowns dram drams"
    " guarani guaranis kip kips lei leone leones quetzal quetzals rand real sol soles sterling won"
).split()


NAMES_HEAD = '''_NAMES = """\\
'''
NAMES_TAIL = '''"""
"""Nouns, `(s)` for singular and plural; then the codes, alone and by what stands before."""


def _names() -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in " ".join(_NAMES.split()).split("; "):
        nouns, _, meanings = row.partition(": ")
        forms = [noun.replace("(s)", end) for noun in nouns.split() for end in ("", "s")]
        for words in map(str.split, meanings.split(", ")):
            codes = tuple(word for word in words if word in CODES)
            before = words[: -len(codes)]
            yield from ((" ".join((*before, form)), codes) for form in forms)


NAMES: dict[str, tuple[str, ...]] = dict(_names())
"""By name, in lower case: the codes that it may mean, the likeliest first."""
'''
ADJECTIVES_TEXT = '''ADJECTIVES: dict[str, str] = {
    name.removesuffix(" dollar"): codes[0]
    for name, codes in NAMES.items()
    if name.endswith(" dollar")
} | {"mexican": "MXN", "au": "AUD", "hk": "HKD", "nz": "NZD"}
"""By what is written before `$`, in lower case: the code."""
'''


def _rank(code: str) -> tuple[int, str]:
    return (TRADED.index(code) if code in TRADED else len(TRADED), code)


@cache
def codes() -> frozenset[str]:
    """All that are legal tender somewhere; funds, metals and what is withdrawn are not."""
    return frozenset(
        code
        for territory in get_global("territory_currencies")
        for code in get_territory_currencies(territory, DAY, tender=True, non_tender=False)
    )


@cache
def english() -> list[str]:
    """The English locales that are in Latin letters."""
    known = localedata.locale_identifiers()
    parsed = {name: Locale.parse(name) for name in known if name.split("_")[0] == "en"}
    return sorted(name for name, locale in parsed.items() if locale.script is None)


def folded(name: str) -> set[str]:
    """A name with and without its accents, with any apostrophe and without."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l"))
    names = {name, "".join(char for char in plain if not unicodedata.combining(char))}
    return {one.replace("’", mark) for one in names for mark in ("’", "'", "")}


def cldr_names(code: str) -> set[str]:
    """What the English locales call a currency, singular and plural, in lower case."""
    names = {
        get_currency_name(code, count, locale).lower().replace("&", "and").replace("ʻ", "’")
        for locale in english()
        for count in (None, 1, 2)
    }
    return names.difference(ODD_NAMES)


def other_names(name: str) -> set[str]:
    """The same name as newspapers write it."""
    before, _, noun = name.rpartition(" ")
    nouns = [noun, *NOUNS.get(noun, ())]
    return {f"{one} {other}".strip() for one in _qualifiers(before) for other in nouns} - {name}


def _qualifiers(before: str) -> list[str]:
    return [before, *QUALIFIERS.get(before, ())]


def _bare(name: str, code: str) -> str:
    """The noun at the end of a name, if it may stand alone for the currency."""
    noun = name.split()[-1]
    foreign = noun in ("dollar", "dollars") and code != "USD"
    return "" if foreign or noun in NEVER_BARE else noun


def names() -> dict[str, tuple[str, ...]]:
    """By name: the codes, and of these first those to which CLDR gives the name as it stands."""
    meant: dict[str, dict[str, int]] = defaultdict(dict)
    for code in codes():
        own = cldr_names(code)
        for step, group in enumerate((own, set().union(*map(other_names, own)))):
            for name in {*group, *(_bare(name, code) for name in group)} - {""}:
                for one in folded(name):
                    meant[one].setdefault(code, step + (one != name))
    for pattern, listed in NAMES.items():
        for name in {pattern.removesuffix("(s)"), pattern.replace("(s)", "s")}:
            for code in listed.split():
                meant[name].setdefault(code, 1)
    return {
        name: tuple(sorted(found, key=lambda code: (found[code], _rank(code))))
        for name, found in meant.items()
    }


def _is_sign(text: str) -> bool:
    return len(text) == 1 and unicodedata.category(text) == "Sc"


def _takes(sign: str, code: str) -> bool:
    """Whether a sign of CLDR is one here: alone, behind letters, or before them as `$US` is."""
    front, back = sign[:-1], sign[1:]
    letters = front.isascii() and front.isalpha() and _is_sign(sign[-1])
    turned = _is_sign(sign[0]) and back.isascii() and back.isalpha() and code in TURNED
    return (_is_sign(sign) or letters or turned) and sign not in ODD_SIGNS


def signs() -> dict[str, str]:
    """By sign: what English as such means by it, else the most traded that is written so."""
    meant: dict[str, set[str]] = defaultdict(set)
    for name in localedata.locale_identifiers():
        for code, sign in localedata.load(name)["currency_symbols"].items():
            if code in codes() and _takes(sign.lower(), code):
                meant[sign.lower()].add(code)
    chosen = {sign: min(found, key=_rank) for sign, found in meant.items()} | SIGNS
    # Full width and small forms are the same signs, whatever a locale means by them.
    for char in map(chr, range(0xFE50, 0xFFF0)):
        if _is_sign(char) and (plain := unicodedata.normalize("NFKC", char)) in chosen:
            chosen[char] = chosen[plain]
    return chosen


def rows() -> list[str]:
    """The names, a row for each noun, as the module says that they are written there."""
    meant: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for name, found in names().items():
        before, _, noun = name.rpartition(" ")
        meant[noun][before] = found
    for noun, many in [(noun, f"{noun}s") for noun in meant if f"{noun}s" in meant]:
        meant[noun] = meant[many] = meant[many] | meant[noun]
    nouns: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for noun, own in meant.items():
        parts = (" ".join((*before.split(), *own[before])) for before in sorted(own))
        nouns[tuple(parts)].append(noun)
    return sorted(f"{' '.join(_marked(same))}: {', '.join(parts)}" for parts, same in nouns.items())


def _marked(nouns: Collection[str]) -> list[str]:
    """Nouns less their plurals in `s`, which a mark on the singular stands for."""
    singulars = [one for one in nouns if one[-1] != "s" or one[:-1] not in nouns]
    return sorted(f"{one}(s)" if f"{one}s" in nouns else one for one in singulars)


def _columns(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _filled(parts: Iterable[str], width: int) -> Iterator[str]:
    """The parts in lines, in their order but for some that come earlier to fill a line."""
    left, line = list(parts), ""
    while left:
        room = width - _columns(line) - bool(line)
        part = next((one for one in left[:AHEAD] if not line or _columns(one) <= room), None)
        if part is None:
            yield line
            line = ""
        else:
            left.remove(part)
            line = f"{line} {part}".lstrip()
    yield line


def _quoted(text: str) -> str:
    return f'"{text}"'


def _table(name: str, table: Mapping[str, str], meaning: str) -> str:
    """A dict as it stands in the module, with as many entries in a line as fit."""
    parts = [f"{_quoted(key)}: {_quoted(value)}," for key, value in sorted(table.items())]
    lines = "".join(f"    {line}\n" for line in _filled(parts, WIDTH - 4))
    return f'{name}: dict[str, str] = {{\n{lines}}}  # fmt: skip\n"""{meaning}"""\n'


def _set(name: str, words: Collection[str], meaning: str) -> str:
    lines = list(_filled(sorted(words), WIDTH - 11))
    quoted = "".join(f'        "{" " * bool(i)}{line}"\n' for i, line in enumerate(lines))
    head = f"{name}: frozenset[str] = frozenset(\n    (\n{quoted}    ).split()\n)\n"
    return f'{head}"""{meaning}"""\n'


def module() -> str:
    """The whole text of the module."""
    known = names()
    assert known.keys() >= set(WORDS_TOO), set(WORDS_TOO) - known.keys()
    return "".join((
        '"""Currencies of ISO 4217 in current use, their signs and their English names.\n\n'
        f"Made by scripts/currencies.py from data of Unicode CLDR {get_cldr_version()}"
        ' (Unicode License V3).\n"""\n\nfrom collections.abc import Iterator\n\n',
        _set("CODES", codes(), "All that are legal tender somewhere."),
        _table("SIGNS", signs(), "By sign, in lower case: the code that it means in English."),
        NAMES_HEAD, *(f"{line}\n" for line in wrap("; ".join(rows()), WIDTH)), NAMES_TAIL,
        _set("WORDS_TOO", WORDS_TOO, "The names that are ordinary words or names of others too."),
        ADJECTIVES_TEXT,
        _table("HUNDREDTHS", HUNDREDTHS, "By the name of a hundredth part: the code of the whole."),
    ))  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        MODULE.write_text(module(), encoding="utf-8")
    else:
        print(module(), end="")
