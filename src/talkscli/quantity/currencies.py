"""Currencies of ISO 4217 in current use, their signs and their English names.

Made by scripts/currencies.py from data of Unicode CLDR 49 (Unicode License V3).
"""

from collections.abc import Iterator

CODES: frozenset[str] = frozenset(
    (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN"
        " BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP"
        " GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS"
        " KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR"
        " MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD"
        " RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY"
        " TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
    ).split()
)
"""All that are legal tender somewhere."""
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
_NAMES = """\
afghani(s): AFN, afghan AFN; ariaries ariary: MGA, malagasy MGA; baht: THB, thai THB; balboa(s):
PAB, panamanian PAB; birr(s): ETB, ethiopian ETB; bolivar(s) bolivares bolívar(s): VES, venezuelan
VES; boliviano(s): BOB, bolivian BOB; cedi(s): GHS, ghanaian GHS; colon(s) colones colón: CRC, costa
rican CRC; cordoba(s) córdoba(s): NIO, nicaraguan NIO; crown(s): SEK NOK DKK CZK ISK, czech CZK,
danish DKK, icelandic ISK, norwegian NOK, swedish SEK; dalasi(s): GMD, gambian GMD; denar(s) denari:
MKD, macedonian MKD; dinar(s): BHD DZD IQD JOD KWD LYD RSD TND, algerian DZD, bahraini BHD, iraqi
IQD, jordanian JOD, kuwaiti KWD, libyan LYD, serbian RSD, tunisian TND; dirham(s): AED MAD, emirati
AED, moroccan MAD, uae AED, united arab emirates AED; dobra(s): STN, sao tome and principe STN, são
tomé and príncipe STN; dollar(s): USD, american USD, australian AUD, bahamian BSD, barbadian BBD,
barbados BBD, belize BZD, bermuda BMD, bermudan BMD, bermudian BMD, brunei BND, canadian CAD, cayman
islands KYD, east caribbean XCD, fijian FJD, guyanaese GYD, guyanese GYD, hong kong HKD, jamaican
JMD, liberian LRD, namibian NAD, new taiwan TWD, new zealand NZD, singapore SGD, singaporean SGD,
solomon islands SBD, suriname SRD, surinamese SRD, taiwan TWD, taiwanese TWD, trinidad and tobago
TTD, trinidadian TTD, u.s. USD, us USD; dong(s): VND, vietnamese VND; dram(s): AMD, armenian AMD;
emalangeni lilangeni: SZL, swazi SZL; escudo(s): CVE, cape verdean CVE; euro(s): EUR; fcfa: XAF XOF;
florin: AWG, aruban AWG; forint(s): HUF, hungarian HUF; franc(s): CHF BIF CDF DJF GNF KMF RWF XAF
XOF XPF, burundian BIF, central african cfa XAF, cfa XAF XOF, cfp XPF, comorian KMF, congolese CDF,
djiboutian DJF, guinean GNF, rwandan RWF, swiss CHF, west african cfa XOF; gold: zimbabwean ZWG;
gourde(s): HTG, haitian HTG; guarani(s) guaranies: PYG, paraguayan PYG; guilder(s): XCG, caribbean
XCG; hryvna(s) hryvnia(s): UAH, ukrainian UAH; kina(s): PGK, papua new guinean PGK; kip(s): LAK, lao
LAK, laotian LAK; koruna(s) koruny: CZK, czech CZK; kr kr.: SEK NOK DKK ISK; krona: SEK ISK,
icelandic ISK, swedish SEK; krone kroner: NOK DKK, danish DKK, norwegian NOK; kronor: SEK, swedish
SEK; kronur króna krónur: ISK, icelandic ISK; kwacha(s): MWK ZMW, malawian MWK, zambian ZMW;
kwanza(s): AOA, angolan AOA; kyat(s): MMK, burmese MMK, myanmar MMK; lari(s): GEL, georgian GEL; lei
leu: RON MDL, moldovan MDL, romanian RON; lek(s) leke lekë: ALL, albanian ALL; lempira(s): HNL,
honduran HNL; leone(s): SLE, sierra leonean SLE; lira(s): TRY LBP SYP, lebanese LBP, syrian SYP,
turkish TRY; loti(s) maloti: LSL, lesotho LSL; manat(s): AZN TMT, azerbaijani AZN, azeri AZN,
turkmen TMT, turkmenistani TMT; mark(s): bosnia-herzegovina convertible BAM, bosnian BAM, bosnian
convertible BAM, convertible BAM; meticais metical(s): MZN, mozambican MZN; naira(s): NGN, nigerian
NGN; nakfa(s): ERN, eritrean ERN; ngultrum(s): BTN, bhutanese BTN; ouguiya(s): MRU, mauritanian MRU;
pa'anga paanga pa’anga: TOP, tongan TOP; pataca(s): MOP, macanese MOP; peso(s): MXN CLP PHP COP ARS
CUP DOP UYU, argentine ARS, argentinian ARS, chilean CLP, colombian COP, cuban CUP, dominican DOP,
filipino PHP, mexican MXN, philippine PHP, uruguayan UYU; pound(s): GBP EGP FKP GIP LBP SDG SHP SSP
SYP, british GBP, egyptian EGP, falkland islands FKP, gibraltar GIP, lebanese LBP, saint helena SHP,
south sudanese SSP, st helena SHP, st. helena SHP, sudanese SDG, syrian SYP, uk GBP; pula(s): BWP,
botswanan BWP; quetzal(s): GTQ, guatemalan GTQ; quid: GBP; rand(s): ZAR, south african ZAR; reais
real(s): BRL, brazilian BRL; renminbi yuan: CNY, chinese CNY; rial(s): IRR OMR YER SAR QAR, iranian
IRR, omani OMR, qatari QAR, saudi SAR, yemeni YER; riel(s): KHR, cambodian KHR; ringgit(s): MYR,
malaysian MYR; riyal(s): SAR QAR IRR OMR YER, iranian IRR, omani OMR, qatari QAR, saudi SAR, yemeni
YER; rmb: CNY; rouble(s) ruble(s): RUB BYN, belarusian BYN, russian RUB; rs rs. ₨: INR LKR MUR NPR
PKR SCR; rufiyaa(s): MVR, maldivian MVR; rupee(s): INR LKR MUR NPR PKR SCR, indian INR, mauritian
MUR, nepalese NPR, nepali NPR, pakistani PKR, seychellois SCR, sri lankan LKR; rupiah(s): IDR,
indonesian IDR; shekel(s): ILS, israeli ILS, israeli new ILS, new ILS; shilling(s): KES SOS TZS UGX,
kenyan KES, somali SOS, tanzanian TZS, ugandan UGX; sol soles: PEN, peruvian PEN; som(s): KGS UZS,
kyrgyz KGS, kyrgyzstani KGS, uzbek UZS, uzbekistani UZS; somoni(s): TJS, tajik TJS, tajikistani TJS;
soum(s): UZS; sterling: GBP, pound GBP, pounds GBP; taka(s): BDT, bangladeshi BDT; tala(s): WST,
samoan WST; tenge(s): KZT, kazakh KZT, kazakhstani KZT; tugrik(s): MNT, mongolian MNT; vatu(s): VUV,
vanuatu VUV; won: KRW KPW, korean KRW, north korean KPW, south korean KRW; yen: JPY, japanese JPY;
zloty(s) złoty: PLN, polish PLN
"""
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
WORDS_TOO: frozenset[str] = frozenset(
    (
        "afghani afghanis balboa bolivar bolívar colon colons cordoba crown crowns córdoba dram"
        " drams guarani guaranis kip kips lei leone leones quetzal quetzals rand real sol soles won"
        " sterling"
    ).split()
)
"""The names that are ordinary words or names of others too."""
ADJECTIVES: dict[str, str] = {
    name.removesuffix(" dollar"): codes[0]
    for name, codes in NAMES.items()
    if name.endswith(" dollar")
} | {"mexican": "MXN", "au": "AUD", "hk": "HKD", "nz": "NZD"}
"""By what is written before `$`, in lower case: the code."""
HUNDREDTHS: dict[str, str] = {
    "cent": "USD", "cents": "USD", "pence": "GBP", "pennies": "GBP", "penny": "GBP",
}  # fmt: skip
"""By the name of a hundredth part: the code of the whole."""
