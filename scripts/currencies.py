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
from typing import Any

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
ADJECTIVES = {"mexican": "MXN", "au": "AUD", "hk": "HKD", "nz": "NZD"}
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
    " guarani guaranis kip kips lei leis leone leones quetzal quetzals rand real sol soles sterling"
    " won"
).split()


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


def rows() -> dict[str, str]:
    """By code, the likeliest first: what stands in front of its nouns, and these, its own first.

    What a row says besides, as `uk sterling`, does no harm.
    """
    return {code: _row(code, names()) for code in sorted(codes(), key=_rank)}


def _row(code: str, meant: Mapping[str, tuple[str, ...]]) -> str:
    own = {name for name, found in meant.items() if code in found}
    nouns = own | {*NEVER_BARE, "dollar", "dollars"}
    split = {name: max((_front(name, noun) for noun in nouns), key=len) for name in own}
    ends = {name.removeprefix(front).strip() for name, front in split.items()}
    native = {noun for name in cldr_names(code) for noun in folded(name.split()[-1])}
    kept = [noun for noun in ends if not (noun.endswith("s") and noun[:-1] in ends)]
    listed = sorted(kept, key=lambda noun: (noun not in native, noun))
    return f"{', '.join(sorted({*split.values()} - {''}))}: {', '.join(listed)}"


def _front(name: str, noun: str) -> str:
    return name.removesuffix(f" {noun}") if name.endswith(f" {noun}") else ""


def _columns(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _filled(parts: Iterable[str], width: int, ahead: int = AHEAD) -> Iterator[str]:
    """The parts in lines, in their order but for some that come earlier to fill a line."""
    left, line = list(parts), ""
    while left:
        room = width - _columns(line) - bool(line)
        part = next((one for one in left[:ahead] if not line or _columns(one) <= room), None)
        if part is None:
            yield line
            line = ""
        else:
            left.remove(part)
            line = f"{line} {part}".lstrip()
    yield line


def _quoted(text: str) -> str:
    return f'"{text}"'


def _table(name: str, table: Mapping[str, str | tuple[str, ...]], meaning: str) -> str:
    """A dict as it stands in the module, with as many entries in a line as fit."""
    kind, parts = "str", []
    ranked = name == "_ROWS"
    for key, value in table.items() if ranked else sorted(table.items()):
        if isinstance(value, tuple):
            kind = "tuple[str, ...]"
            listed = ", ".join(map(_quoted, value)) + "," * (len(value) == 1)
            parts.append(f"{_quoted(key)}: ({listed}),")
        else:
            parts.append(f"{_quoted(key)}: {_quoted(value)},")
    lines = "".join(f"    {line}\n" for line in _filled(parts, WIDTH - 4, 1 if ranked else AHEAD))
    return f'{name}: dict[str, {kind}] = {{\n{lines}}}  # fmt: skip\n"""{meaning}"""\n'


def _set(name: str, words: Collection[str], meaning: str) -> str:
    lines = list(_filled(sorted(words), WIDTH - 11))
    quoted = "".join(f'        "{" " * bool(i)}{line}"\n' for i, line in enumerate(lines))
    head = f"{name}: frozenset[str] = frozenset(\n    (\n{quoted}    ).split()\n)\n"
    return f'{head}"""{meaning}"""\n'


READING = '''def _names() -> Iterator[tuple[str, tuple[str, ...]]]:
    found: dict[str, list[tuple[bool, str]]] = {}
    for code, row in _ROWS.items():
        fronts, _, nouns = row.partition(": ")
        for place, noun in enumerate(nouns.split(", ")):
            alone = noun not in NEVER_ALONE or (noun, code) == ("dollar", "USD")
            for front in {*fronts.split(", "), *[""] * alone}:
                for name in (noun, f"{noun}s"):
                    found.setdefault(f"{front} {name}".lstrip(), []).append((place > 0, code))
    for name, codes in found.items():
        yield name, tuple(code for _, code in sorted(codes, key=itemgetter(0)))


CODES: frozenset[str] = frozenset(_ROWS)
"""All that are legal tender somewhere."""
NAMES: dict[str, tuple[str, ...]] = dict(_names())
"""By name, in lower case: the codes that it may mean, the likeliest first."""
DOLLARS: dict[str, str] = {
    front: code
    for code, row in _ROWS.items()
    if row.endswith(": dollar")
    for front in row.partition(": ")[0].split(", ")
} | {EXTRA}
"""By what is written in front of `$`, in lower case: the code."""
'''


def module() -> str:
    """The whole text of the module."""
    extra = ", ".join(f"{_quoted(name)}: {_quoted(code)}" for name, code in ADJECTIVES.items())
    never = ", ".join(map(_quoted, ("dollar", *NEVER_BARE[:2])))
    text = "".join((
        '"""Currencies of ISO 4217 in current use, their signs and their English names.\n\n'
        f"Made by scripts/currencies.py from data of Unicode CLDR {get_cldr_version()}"
        ' (Unicode License V3).\n"""\n\n'
        "from collections.abc import Iterator\nfrom operator import itemgetter\n\n",
        _table("SIGNS", signs(), "By sign, in lower case: the code that it means in English."),
        _set("WORDS_TOO", WORDS_TOO, "The names that are ordinary words or names of others too."),
        _table("HUNDREDTHS", HUNDREDTHS, "By the name of a hundredth part: the code of the whole."),
        f'NEVER_ALONE = ({never})\n"""Nouns that without a word in front mean something else."""\n',
        _table("_ROWS", rows(), "By code, the likeliest first: what stands in front of its nouns,"
               " and these in the\nsingular, its own first."),
        "\n\n" + READING.replace("{EXTRA}", f"{{{extra}}}"),
    ))  # fmt: skip
    made: dict[str, Any] = {}
    exec(text, made)
    lost = names().items() - made["NAMES"].items()
    assert not lost, [(name, made["NAMES"][name]) for name, _ in lost]
    assert made["NAMES"].keys() >= set(WORDS_TOO)
    return text


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        MODULE.write_text(module(), encoding="utf-8")
    else:
        print(module(), end="")
