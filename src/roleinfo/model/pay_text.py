"""Pay as people write it: amounts, their currency and period, and the words around them, by one strict grammar."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple, get_args

from roleinfo.errors import shown
from roleinfo.model.amounts import amount_of
from roleinfo.model.country import CURRENCY_SIGNS
from roleinfo.model.exact import exact
from roleinfo.typing import Bound, Component, Period

_LONGEST: Final = 200
_LEAST_YEARLY: Final = Decimal(30_000)
_THOUSAND: Final = Decimal(1_000)
_FARTHEST: Final = 20  # times that the upper end of a range may be the lower

_DOLLARS: Final = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "BZD", "JMD", "BBD", "BSD", "TTD"})
_CODES: Final = (
    "AED|ARS|AUD|BBD|BDT|BGN|BHD|BRL|BSD|BZD|CAD|CHF|CLP|CNY|COP|CRC|CZK|DKK|DOP|EGP|EUR|GBP|GHS|HKD|HUF|IDR|ILS|INR|"
    "ISK|JMD|JOD|JPY|KES|KRW|KWD|LKR|MAD|MXN|MYR|NGN|NOK|NZD|OMR|PEN|PHP|PKR|PLN|QAR|RON|RSD|SAR|SEK|SGD|THB|TND|TRY|TTD|"
    "TWD|TZS|UAH|UGX|USD|UYU|VND|ZAR"
)
_SIGNS: Final = {
    "us$": "USD", "ca$": "CAD", "c$": "CAD", "cad$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD",
    "hk$": "HKD", "\u20b9": "INR", "\u00a5": "\u00a5",
    **{sign: currency for currency, sign in CURRENCY_SIGNS.items()}, "$": "$",
}  # fmt: skip
_SEVERAL: Final = {"\u00a5": ("JPY", "CNY")}
_PERIOD_WORDS: Final[Mapping[Period, str]] = {
    "hour": r"hours?|hourly|hrs?|hrly|h|ph|p/h",
    "day": r"days?|daily|per diem|pd",
    "week": r"weeks?|weekly|wks?|wkly|pw|p/w",
    "fortnight": r"fortnights?|fortnightly|bi[- ]?weekly|(?:every )?(?:two|2) weeks|(?:every )?other week",
    "half-month": r"half[- ]month|semi[- ]?monthly|twice (?:a month|monthly)",
    "month": r"months?|monthly|mos?|mths?|mthly|pcm|p/m",
    # "anual" and "per anum" are slips that Spanish and haste make.
    "year": r"years?|yearly|yrs?|y|ann?um|ann?ual|ann?uall?y|annuali[sz]ed|p\.?a\.?|per ann?um",
}
_TWO_READINGS: Final = re.compile(r"\bbi[- ]?monthly\b", re.IGNORECASE)
_FOR_WORK_DONE: Final = re.compile(
    r"(?:/\s?|\bper\s+|(?<=[\dk]) (?:an?|each|every)\s+)"
    r"(visit|mile|load|session|class|course|piece|shift|unit|word|page|project|contract|delivery|trip|order|game|event|"
    r"procedure|case|patient|sale|pay ?period|pay ?check)\b",
    re.IGNORECASE,
)
_WITH: Final = r"(?:plus|with|and|w/|&)\s?"
_AND: Final = r"(?:,? ?(?:and|plus|or|&)|,|/) ?"
_MORE: Final = (
    r"(?:(?:up to )?\d{1,3}(?:\.\d+)?% )?"
    r"(?:(?:annual|yearly|quarterly|monthly|performance|target|discretionary|sign[- ]on|signing|retention|cash|full|"
    r"great|excellent|generous|uncapped) )*"
)
_PAID_BESIDES: Final = (
    r"(?:bonus(?:es)?|commissions?|comm|equity|incentives?|tips|gratuit(?:y|ies)|stock(?: options)?|rsus?|overtime|ot|"
    r"super(?:annuation)?|profit[- ]sharing|mileage|(?:housing |car )?allowances?)"
)
_BENEFITS: Final = r"(?:benefits?|perks|insurance|401\(?k\)?)"
_PLUS: Final = re.compile(rf"\+\s*(?={_MORE}(?:{_PAID_BESIDES}|{_BENEFITS})(?!\w))", re.IGNORECASE)
_COMPONENT_WORDS: Final[Mapping[Component, str]] = {
    "base": r"base(?: salary| pay| wage| rate)?|basic(?: salary| pay)?|"
    rf"{_WITH}(?:{_MORE}{_BENEFITS}{_AND})*{_MORE}{_PAID_BESIDES}(?:{_AND}{_MORE}(?:{_PAID_BESIDES}|{_BENEFITS})(?![\w]))*",
    "total": r"ote|on[- ]target earnings|total(?: comp(?:ensation)?| cash| pay| earnings)?|tc|all[- ]in",
    "package": r"(?:total )?package|total rewards",
}
_SAYS_NOTHING: Final = (
    r"d\.?o\.?[eq]\.?|dependent (?:up)?on experience|depending (?:up)?on experience|based (?:up)?on experience|"
    rf"commensurate with experience|negotiable|neg|competitive|{_WITH}{_MORE}{_BENEFITS}|gross|before tax|pre-tax|fte|"
    r"salary|salaried|pay|wages?|rate|range|compensation|comp|earnings|of|is|are|between|hiring|target|expected|"
    r"anticipated|advertised|posted|offered|the|this|our|for|position|role|job"
)
# A dash before them is none of a range. A year of the temporary ones is not sure to be meant.
_KIND_OF_JOB: Final = (
    r"full[- ]time|part[- ]time|ft|pt|permanent|on[- ]?site|remote|hybrid|(?:on )?w-?2|non[- ]?exempt|exempt|"
    r"(?P<temporary>contract|temporary|temp|seasonal|internship)"
)
_BOUND_WORDS: Final[Mapping[Bound, str]] = {
    "at_most": r"up to|upto|as much as|at most|not to exceed|no more than|max(?:imum)?|to(?! start)|under|less than",
    "at_least": r"from|(?:starting|starts|start) (?:at|from)|(?:to )?start(?:s|ing)?|at least|no less than|"
    r"min(?:imum)?|over|more than|above|(?:and|or|&) (?:up|more|above|over|higher)|plus$",
    # EST behind an amount is a time zone.
    "about": r"about|approx(?:\.|imately)?|around|circa|ca\.?|c\.|roughly|~|est(?:\.|imated)|est(?= ?\W?\d)|"
    r"(?<=\()est(?=\))",
}


def period_of_word(text: str) -> Period | None:
    """The period that a word or abbreviation means.

    >>> period_of_word("Hourly"), period_of_word("per annum"), period_of_word("S")
    ('hour', 'year', None)
    """
    word = re.sub(r"^(?:/\s*|(?:per|an?|each|every)\s+)(?=\S)", "", text.strip().lower())
    for period, words in _PERIOD_WORDS.items():
        if word == period or re.fullmatch(words, word):
            return period
    return None


def _group(name: str, words: Mapping[Any, str]) -> str:
    return "|".join(f"(?P<{name}_{key.replace('-', '_')}>(?:{pattern})(?![\\w]))" for key, pattern in words.items())


_SIGN_PATTERN: Final = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_TOKEN: Final = re.compile(
    rf"(?P<sign>{_SIGN_PATTERN})"
    r"|(?P<amount>(?:(?<![\w.])[+-])?(?:\d[\d.,]*\d|\d))(?P<thousands>\s?(?:k|thousand)(?![\w]))?(?P<more>\+)?"
    rf"|(?:/\s?|(?:per|an?|each|every)\s+)?(?:{_group('per', _PERIOD_WORDS)})"
    rf"|{_group('is', _COMPONENT_WORDS)}"
    rf"|{_group('bound', _BOUND_WORDS)}"
    rf"|(?P<nothing>(?:{_SAYS_NOTHING})(?![\w]))"
    rf"|(?P<kind>(?:{_KIND_OF_JOB})(?![\w]))"
    rf"|(?P<code>(?-i:{_CODES})(?![^\W\d]))"
    r"|(?P<money>dollars?|euros?)(?![\w])"
    r"|(?P<dash>-|\bto\b|\band\b)"
    r"|(?P<stop>[:,;()\[\]|\u00b7\u2022]|\+|(?<=[^\W\d_])\.(?!\d)|\.$)"
    r"|(?P<word>[^\W\d_][\w'-]*|.)",
    re.IGNORECASE,
)


_WITHIN: Final = ("thousands", "more", "temporary")
"""Groups of a token that lie within another."""


class PayText(NamedTuple):
    """What a text of pay says: one amount, or the two ends of a range, and what it says of them."""

    low: Decimal
    high: Decimal
    bound: Bound
    currency: str
    period: Period
    component: Component
    is_period_assumed: bool


class _Said(NamedTuple):
    """The parts of a text, each with its value; ``amounts`` are numbers with whether each is in thousands."""

    amounts: list[tuple[Decimal, bool]]
    currencies: list[str]
    periods: list[Period]
    bounds: list[Bound]
    components: list[Component]
    is_range: bool
    is_temporary: bool


def read_pay(text: str, currency: str | None, period: Period | None, *, assume_year: bool) -> PayText:
    """Read a text, with what stands for a currency and period that it does not say.

    ``assume_year`` takes an amount of 30,000 and more without any period for pay per year; else that
    is done of thousands (``142K``) alone. Raises ValueError with the reason.
    """
    said = _said(_spaced(text), currency)
    low, high = map(exact, _ends(said))
    unit = _one_currency([*dict.fromkeys(said.currencies)], currency)
    stated_period = _stated_period(said.periods)
    own = stated_period or period
    if own is None:
        in_thousands = any(thousands for _, thousands in said.amounts)
        if said.is_temporary or high < _LEAST_YEARLY or not (assume_year or in_thousands):
            raise ValueError("it does not say the period: write it, as '/yr' or '/hr', or state period=")
        own = "year"
    bounds = dict.fromkeys(said.bounds)
    if len(bounds) > 1:
        raise ValueError(f"it says both {' and '.join(bound.replace('_', ' ') for bound in bounds)}")
    components: list[Component] = [*dict.fromkeys(said.components)]
    if "total" in components or "package" in components:
        components = [component for component in components if component != "base"]
    if len(components) > 1:
        raise ValueError("it says both total pay and a package")
    return PayText(
        low,
        high,
        next(iter(bounds), "exact"),
        unit,
        own,
        next(iter(components), "unstated"),
        not (stated_period or period),
    )


def _spaced(text: str) -> str:
    """A text with plain blanks and hyphens; ValueError for what is no such text."""
    if len(text) > _LONGEST:
        raise ValueError(f"it has more than {_LONGEST} characters")
    dashed = re.sub("[\u2010-\u2015\u2212]", "-", text)
    blank = "".join([" " if unicodedata.category(letter) == "Zs" else letter for letter in dashed])
    plain = blank.strip(" \t\r\n\ufeff\u200b\u200e\u200f\u2060")
    quoted = re.fullmatch(r'(["\u201c])([^"\u201c\u201d]+)["\u201d]', plain)
    plain = quoted[2].strip() if quoted else plain
    if not plain:
        raise ValueError("it is empty")
    if any(not letter.isprintable() for letter in plain):
        raise ValueError("it has characters that do not show: type it again")
    if any(letter.isdigit() and not letter.isascii() for letter in plain):
        raise ValueError("its digits are not 0 to 9")
    if re.search(r"\(\s*[^\w\s-]?\s*[\d.,]+\s*\)", plain):
        raise ValueError("an amount in parentheses may be one below zero: write it without them")
    return re.sub(r"\s+", " ", _PLUS.sub(" plus ", plain))


def _said(text: str, default: str | None) -> _Said:
    said = _Said([], [], [], [], [], is_range=False, is_temporary=False)
    is_range = has_dash = is_temporary = False
    last_end = None
    if text[0] in "+-" and any(letter.isdigit() for letter in text):
        raise ValueError("an amount of pay has no sign")
    if two := _TWO_READINGS.search(text):
        raise ValueError(f"{two[0]} may be twice a month or every two months: write which")
    if work := _FOR_WORK_DONE.search(text):
        raise ValueError(f"pay per {work[1]} is no pay per hour, week or year: write what it comes to")
    for token in _TOKEN.finditer(text):
        if token[0].isspace():
            continue
        kind, value = _kind_of(token)
        if kind == "sign":
            said.currencies.append(_currency_of(value, default))
        elif kind == "money":
            said.currencies.append("EUR" if value.lower().startswith("euro") else "$")
        elif kind == "code":
            said.currencies.append(value)
        elif kind == "amount":
            if said.amounts and value.startswith("-"):
                is_range, value = True, value[1:]
            elif len(said.amounts) == 1 and not has_dash and last_end != "at_most":
                raise ValueError("it has two amounts without 'to' between them")
            is_range, has_dash = is_range or has_dash, False
            said.amounts.append((_amount(value), token["thousands"] is not None))
            if token["more"]:
                _note_open_end(said)
        elif kind == "dash" or (token[0].lower() == "to" and said.amounts):
            has_dash = bool(said.amounts)
        elif kind == "word":
            raise ValueError(_unread(token[0], text, has_amount=bool(said.amounts)))
        elif kind == "kind":
            has_dash, is_temporary = False, is_temporary or token["temporary"] is not None
        elif kind == "bound_at_least" and "start" not in value.lower():
            _note_open_end(said)
            last_end = "at_least"
        else:
            _note(said, kind)
            last_end = kind.removeprefix("bound_")
    return said._replace(is_range=is_range or has_dash, is_temporary=is_temporary)


def _kind_of(token: "re.Match[str]") -> tuple[str, str]:
    kind = next(name for name in token.groupdict() if token[name] is not None and name not in _WITHIN)
    return kind, token[kind]


def _note(said: _Said, kind: str) -> None:
    group, _, name = kind.partition("_")
    if group == "per":
        said.periods.append(next(period for period in get_args(Period) if period.replace("-", "_") == name))
    elif group == "is":
        said.components.append(next(component for component in get_args(Component) if component == name))
    elif group == "bound":
        said.bounds.append(next(bound for bound in get_args(Bound) if bound == name))


def _note_open_end(said: _Said) -> None:
    """Note that an amount is one end of a range without another; of two amounts the second has no such end."""
    if len(said.amounts) > 1:
        raise ValueError("its upper end is open: write 'from' and its lower end alone")
    said.bounds.append("at_least")


def _unread(word: str, text: str, *, has_amount: bool) -> str:
    if not has_amount and not any(letter.isdigit() for letter in text):
        return "it has no amount"
    return f"{shown(word)} cannot be read"


def _amount(text: str) -> Decimal:
    try:
        amount = amount_of(text)
    except ValueError as error:
        if str(error).startswith("must be"):
            raise ValueError(f"{text} is no number: commas stand between thousands") from None
        raise
    if text.startswith(("-", "+")) or amount < 0:
        raise ValueError(f"an amount of pay has no sign, as {text} has")
    return amount


def _ends(said: _Said) -> tuple[Decimal, Decimal]:
    """The amount alone as both ends, or the two ends; a K behind the second is that of both."""
    if not said.amounts:
        raise ValueError("it has no amount")
    if len(said.amounts) > 2:
        raise ValueError("it has more than two amounts")
    sizes = [amount * _THOUSAND if thousands else amount for amount, thousands in said.amounts]
    if len(sizes) == 1:
        if said.is_range:
            raise ValueError("it has one end of a range: write 'from' or 'up to'")
        return sizes[0], sizes[0]
    (first, in_thousands), (_, also) = said.amounts
    if also and not in_thousands and first * _THOUSAND <= sizes[1]:
        sizes[0] = first * _THOUSAND
    if said.bounds and "about" not in said.bounds:
        low_and_high = said.bounds in (["at_least", "at_most"], ["at_least"])
        if not low_and_high:
            raise ValueError("it has two amounts and a word for one end")
        said.bounds.clear()
    if sizes[0] and sizes[1] > _FARTHEST * sizes[0]:
        raise ValueError(f"its ends, {sizes[0]:,f} and {sizes[1]:,f}, are too far apart for pay of one period")
    if sizes[0] > sizes[1]:
        raise ValueError(f"its first amount, {sizes[0]:,f}, is more than its second, {sizes[1]:,f}")
    return sizes[0], sizes[1]


def _currency_of(sign: str, default: str | None) -> str:
    """The currency of a sign; a dollar sign stays one, since a code may say which dollar it is."""
    code = _SIGNS[sign.lower()]
    if code in _SEVERAL:
        if default is not None and default in _SEVERAL[code]:
            return default
        raise ValueError(f"{code} may be {' or '.join(_SEVERAL[code])}: write the currency's code")
    return code


def _one_currency(currencies: list[str], default: str | None) -> str:
    codes = [code for code in currencies if code != "$"]
    if len(codes) > 1 or ("$" in currencies and codes and codes[0] not in _DOLLARS):
        raise ValueError(f"it says two currencies: {' and '.join(currencies)}")
    if codes:
        return codes[0]
    if "$" not in currencies:
        if default is None:
            raise ValueError("it does not say the currency: write it, as '$' or 'USD', or state currency=")
        return default
    if default is not None and default not in _DOLLARS:
        raise ValueError(f"$ is no sign of {default}: write the currency's code")
    return default or "USD"


def _stated_period(periods: list[Period]) -> Period | None:
    distinct = dict.fromkeys(periods)
    if len(distinct) > 1:
        raise ValueError(f"it says two periods: {' and '.join(distinct)}")
    return next(iter(distinct), None)
