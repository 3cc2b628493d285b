"""Currencies of ISO 4217 in current use, their signs and their English names.

Made by scripts/currencies.py from data of Unicode CLDR 49 (Unicode License V3).
"""

from collections.abc import Iterator
from operator import itemgetter

SIGNS: dict[str, str] = {
    "$": "USD", "$a": "AUD", "$au": "AUD", "$ca": "CAD", "$hk": "HKD", "$nz": "NZD", "$sg": "SGD",
    "$us": "USD", "a$": "AUD", "au$": "AUD", "aud$": "AUD", "bds$": "BBD", "bm$": "BMD",
    "br$": "BRL", "bs$": "BSD", "bz$": "BZD", "c$": "CAD", "ca$": "CAD", "ci$": "KYD", "cn¥": "CNY",
    "ec$": "XCD", "eg£": "EGP", "fj$": "FJD", "g$": "GYD", "gb£": "GBP", "gh₵": "GHS", "hk$": "HKD",
    "j$": "JMD", "jm$": "JMD", "jp¥": "JPY", "kr₩": "KRW", "ksh": "KES", "mop$": "MOP", "n$": "NAD",
    "mx$": "MXN", "nt$": "TWD", "nz$": "NZD", "nzd$": "NZD", "r$": "BRL", "rd$": "DOP", "rm": "MYR",
    "rmb": "CNY", "rp": "IDR", "rs": "INR", "s$": "SGD", "si$": "SBD", "t$": "TOP", "th฿": "THB",
    "tsh": "TZS", "tt$": "TTD", "uk£": "GBP", "us$": "USD", "ush": "UGX", "ws$": "WST", "£": "GBP",
    "¥": "JPY", "֏": "AMD", "؋": "AFN", "৳": "BDT", "฿": "THB", "៛": "KHR", "₡": "CRC", "₦": "NGN",
    "₩": "KRW", "₪": "ILS", "₫": "VND", "€": "EUR", "₭": "LAK", "₮": "MNT", "₱": "PHP", "₲": "PYG",
    "₴": "UAH", "₵": "GHS", "₸": "KZT", "₹": "INR", "₺": "TRY", "₼": "AZN", "₽": "RUB", "₾": "GEL",
    "元": "CNY", "円": "JPY", "﹩": "USD", "＄": "USD", "￡": "GBP", "￥": "JPY", "￦": "KRW",
}  # fmt: skip
"""By sign, in lower case: the code that it means in English."""
WORDS_TOO: frozenset[str] = frozenset(
    (
        "afghani afghanis balboa bolivar bolívar colon colons cordoba crown crowns córdoba dram"
        " drams guarani guaranis kip kips lei leis leone leones quetzal quetzals rand real sol won"
        " soles sterling"
    ).split()
)
"""The names that are ordinary words or names of others too."""
HUNDREDTHS: dict[str, str] = {
    "cent": "USD", "cents": "USD", "pence": "GBP", "pennies": "GBP", "penny": "GBP",
}  # fmt: skip
"""By the name of a hundredth part: the code of the whole."""
NEVER_ALONE = ("dollar", "gold", "mark")
"""Nouns that without a word in front mean something else."""
_ROWS: dict[str, str] = {
    "USD": "american, u.s., us: dollar", "EUR": ": euro", "JPY": "japanese: yen",
    "GBP": "british, pound, pounds, uk: pound, quid, sterling",
    "CNY": "chinese: yuan, renminbi, rmb", "AUD": "australian: dollar", "CAD": "canadian: dollar",
    "CHF": "swiss: franc", "HKD": "hong kong: dollar", "SGD": "singapore, singaporean: dollar",
    "SEK": "swedish: krona, kronor, crown, kr, kr.", "KRW": "korean, south korean: won",
    "NOK": "norwegian: krone, kroner, crown, kr, kr.", "NZD": "new zealand: dollar",
    "INR": "indian: rupee, rs, rs., ₨", "MXN": "mexican: peso",
    "TWD": "new taiwan, taiwan, taiwanese: dollar", "ZAR": "south african: rand",
    "BRL": "brazilian: real, reais", "DKK": "danish: krone, kroner, crown, kr, kr.",
    "PLN": "polish: zloty, złoty", "THB": "thai: baht", "ILS": "israeli, israeli new, new: shekel",
    "IDR": "indonesian: rupiah", "CZK": "czech: koruna, crown, koruny",
    "AED": "emirati, uae, united arab emirates: dirham", "TRY": "turkish: lira",
    "HUF": "hungarian: forint", "CLP": "chilean: peso", "SAR": "saudi: riyal, rial",
    "PHP": "filipino, philippine: peso", "MYR": "malaysian: ringgit", "COP": "colombian: peso",
    "RUB": "russian: rouble, ruble", "RON": "romanian: lei, leu", "PEN": "peruvian: sol, soles",
    "AFN": "afghan: afghani", "ALL": "albanian: lek, leke, lekë", "AMD": "armenian: dram",
    "AOA": "angolan: kwanza", "ARS": "argentine, argentinian: peso", "AWG": "aruban: florin",
    "AZN": "azerbaijani, azeri: manat",
    "BAM": "bosnia-herzegovina convertible, bosnian, bosnian convertible, convertible: mark",
    "BBD": "barbadian, barbados: dollar", "BDT": "bangladeshi: taka", "BHD": "bahraini: dinar",
    "BIF": "burundian: franc", "BMD": "bermuda, bermudan, bermudian: dollar",
    "BND": "brunei: dollar", "BOB": "bolivian: boliviano", "BSD": "bahamian: dollar",
    "BTN": "bhutanese: ngultrum", "BWP": "botswanan: pula", "BYN": "belarusian: rouble, ruble",
    "BZD": "belize: dollar", "CDF": "congolese: franc", "CRC": "costa rican: colon, colón, colones",
    "CUP": "cuban: peso", "CVE": "cape verdean: escudo", "DJF": "djiboutian: franc",
    "DOP": "dominican: peso", "DZD": "algerian: dinar", "EGP": "egyptian: pound",
    "ERN": "eritrean: nakfa", "ETB": "ethiopian: birr", "FJD": "fijian: dollar",
    "FKP": "falkland islands: pound", "GEL": "georgian: lari", "GHS": "ghanaian: cedi",
    "GIP": "gibraltar: pound", "GMD": "gambian: dalasi", "GNF": "guinean: franc",
    "GTQ": "guatemalan: quetzal", "GYD": "guyanaese, guyanese: dollar", "HNL": "honduran: lempira",
    "HTG": "haitian: gourde", "IQD": "iraqi: dinar", "IRR": "iranian: rial, riyal",
    "ISK": "icelandic: krona, kronur, króna, krónur, crown, kr, kr.", "JMD": "jamaican: dollar",
    "JOD": "jordanian: dinar", "KES": "kenyan: shilling", "KGS": "kyrgyz, kyrgyzstani: som",
    "KHR": "cambodian: riel", "KMF": "comorian: franc", "KPW": "north korean: won",
    "KWD": "kuwaiti: dinar", "KYD": "cayman islands: dollar", "KZT": "kazakh, kazakhstani: tenge",
    "LAK": "lao, laotian: kip", "LBP": "lebanese: pound, lira",
    "LKR": "sri lankan: rupee, rs, rs., ₨", "LRD": "liberian: dollar",
    "LSL": "lesotho: loti, maloti", "LYD": "libyan: dinar", "MAD": "moroccan: dirham",
    "MDL": "moldovan: lei, leu", "MGA": "malagasy: ariaries, ariary",
    "MKD": "macedonian: denar, denari", "MMK": "burmese, myanmar: kyat", "MNT": "mongolian: tugrik",
    "MOP": "macanese: pataca", "MRU": "mauritanian: ouguiya", "MUR": "mauritian: rupee, rs, rs., ₨",
    "MVR": "maldivian: rufiyaa", "MWK": "malawian: kwacha", "MZN": "mozambican: metical, meticais",
    "NAD": "namibian: dollar", "NGN": "nigerian: naira", "NIO": "nicaraguan: cordoba, córdoba",
    "NPR": "nepalese, nepali: rupee, rs, rs., ₨", "OMR": "omani: rial, riyal",
    "PAB": "panamanian: balboa", "PGK": "papua new guinean: kina",
    "PKR": "pakistani: rupee, rs, rs., ₨", "PYG": "paraguayan: guarani, guaranies",
    "QAR": "qatari: riyal, rial", "RSD": "serbian: dinar", "RWF": "rwandan: franc",
    "SBD": "solomon islands: dollar", "SCR": "seychellois: rupee, rs, rs., ₨",
    "SDG": "sudanese: pound", "SHP": "saint helena, st helena, st. helena: pound",
    "SLE": "sierra leonean: leone", "SOS": "somali: shilling",
    "SRD": "suriname, surinamese: dollar", "SSP": "south sudanese: pound",
    "STN": "sao tome and principe, são tomé and príncipe: dobra", "SYP": "syrian: pound, lira",
    "SZL": "swazi: emalangeni, lilangeni", "TJS": "tajik, tajikistani: somoni",
    "TMT": "turkmen, turkmenistani: manat", "TND": "tunisian: dinar",
    "TOP": "tongan: pa'anga, paanga, pa’anga", "TTD": "trinidad and tobago, trinidadian: dollar",
    "TZS": "tanzanian: shilling", "UAH": "ukrainian: hryvnia, hryvna", "UGX": "ugandan: shilling",
    "UYU": "uruguayan: peso", "UZS": "uzbek, uzbekistani: som, soum",
    "VES": "venezuelan: bolivar, bolívar, bolivares", "VND": "vietnamese: dong",
    "VUV": "vanuatu: vatu", "WST": "samoan: tala", "XAF": "central african cfa, cfa: franc, fcfa",
    "XCD": "east caribbean: dollar", "XCG": "caribbean: guilder",
    "XOF": "cfa, west african cfa: franc, fcfa", "XPF": "cfp: franc", "YER": "yemeni: rial, riyal",
    "ZMW": "zambian: kwacha", "ZWG": "zimbabwean: gold",
}  # fmt: skip
"""By code, the likeliest first: what stands in front of its nouns, and these in the
singular, its own first."""


def _names() -> Iterator[tuple[str, tuple[str, ...]]]:
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
} | {"mexican": "MXN", "au": "AUD", "hk": "HKD", "nz": "NZD"}
"""By what is written in front of `$`, in lower case: the code."""
