"""Countries and provinces, so that a place outside the United States is known for one."""

from typing import Final

from roleinfo.geography.names import place_key
from roleinfo.model.country import Country, country

_COUNTRIES: Final = {
    "AE": "United Arab Emirates",
    "AF": "Afghanistan",
    "AL": "Albania",
    "AM": "Armenia",
    "AO": "Angola",
    "AR": "Argentina",
    "AT": "Austria",
    "AU": "Australia",
    "AZ": "Azerbaijan",
    "BA": "Bosnia and Herzegovina",
    "BD": "Bangladesh",
    "BE": "Belgium",
    "BF": "Burkina Faso",
    "BG": "Bulgaria",
    "BI": "Burundi",
    "BJ": "Benin",
    "BO": "Bolivia",
    "BR": "Brazil",
    "BY": "Belarus",
    "CA": "Canada",
    "CD": "Democratic Republic of the Congo",
    "CF": "Central African Republic",
    "CG": "Republic of the Congo",
    "CH": "Switzerland",
    "CI": "Ivory Coast",
    "CL": "Chile",
    "CM": "Cameroon",
    "CN": "China",
    "CO": "Colombia",
    "CR": "Costa Rica",
    "CU": "Cuba",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DE": "Germany",
    "DJ": "Djibouti",
    "DK": "Denmark",
    "DO": "Dominican Republic",
    "DZ": "Algeria",
    "EC": "Ecuador",
    "EE": "Estonia",
    "EG": "Egypt",
    "ER": "Eritrea",
    "ES": "Spain",
    "ET": "Ethiopia",
    "FI": "Finland",
    "FR": "France",
    "GA": "Gabon",
    "GB": "United Kingdom",
    "GE": "Georgia",
    "GH": "Ghana",
    "GN": "Guinea",
    "GR": "Greece",
    "GT": "Guatemala",
    "HK": "Hong Kong",
    "HN": "Honduras",
    "HR": "Croatia",
    "HT": "Haiti",
    "HU": "Hungary",
    "ID": "Indonesia",
    "IE": "Ireland",
    "IL": "Israel",
    "IN": "India",
    "IQ": "Iraq",
    "IR": "Iran",
    "IS": "Iceland",
    "IT": "Italy",
    "JM": "Jamaica",
    "JO": "Jordan",
    "JP": "Japan",
    "KE": "Kenya",
    "KG": "Kyrgyzstan",
    "KH": "Cambodia",
    "KP": "North Korea",
    "KR": "South Korea",
    "KW": "Kuwait",
    "KZ": "Kazakhstan",
    "LB": "Lebanon",
    "LK": "Sri Lanka",
    "LR": "Liberia",
    "LT": "Lithuania",
    "LU": "Luxembourg",
    "LV": "Latvia",
    "LY": "Libya",
    "MA": "Morocco",
    "MD": "Moldova",
    "MG": "Madagascar",
    "ML": "Mali",
    "MM": "Myanmar",
    "MN": "Mongolia",
    "MO": "Macao",
    "MR": "Mauritania",
    "MT": "Malta",
    "MW": "Malawi",
    "MX": "Mexico",
    "MY": "Malaysia",
    "MZ": "Mozambique",
    "NE": "Niger",
    "NG": "Nigeria",
    "NI": "Nicaragua",
    "NL": "Netherlands",
    "NO": "Norway",
    "NP": "Nepal",
    "NZ": "New Zealand",
    "OM": "Oman",
    "PA": "Panama",
    "PE": "Peru",
    "PH": "Philippines",
    "PK": "Pakistan",
    "PL": "Poland",
    "PT": "Portugal",
    "PY": "Paraguay",
    "QA": "Qatar",
    "RO": "Romania",
    "RS": "Serbia",
    "RU": "Russia",
    "RW": "Rwanda",
    "SA": "Saudi Arabia",
    "SD": "Sudan",
    "SE": "Sweden",
    "SG": "Singapore",
    "SI": "Slovenia",
    "SK": "Slovakia",
    "SL": "Sierra Leone",
    "SN": "Senegal",
    "SO": "Somalia",
    "SV": "El Salvador",
    "SY": "Syria",
    "TD": "Chad",
    "TG": "Togo",
    "TH": "Thailand",
    "TJ": "Tajikistan",
    "TM": "Turkmenistan",
    "TN": "Tunisia",
    "TR": "Turkey",
    "TW": "Taiwan",
    "TZ": "Tanzania",
    "UA": "Ukraine",
    "UG": "Uganda",
    "UY": "Uruguay",
    "UZ": "Uzbekistan",
    "VE": "Venezuela",
    "VN": "Vietnam",
    "XK": "Kosovo",
    "YE": "Yemen",
    "ZA": "South Africa",
    "ZM": "Zambia",
    "ZW": "Zimbabwe",
}
_ALSO: Final = {
    "uk": "GB",
    "u k": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "gbr": "GB",
    "uae": "AE",
    "deutschland": "DE",
    "czech republic": "CZ",
    "holland": "NL",
    "the netherlands": "NL",
    "korea": "KR",
    "can": "CA",
    "mex": "MX",
    "ind": "IN",
    "aus": "AU",
    "nzl": "NZ",
    "espana": "ES",
    "brasil": "BR",
    "italia": "IT",
    "turkiye": "TR",
    "eire": "IE",
    "viet nam": "VN",
    "new south wales": "AU",
    "nsw": "AU",
    "queensland": "AU",
    "victoria australia": "AU",
}
_PROVINCES: Final = (
    "alberta",
    "british columbia",
    "manitoba",
    "new brunswick",
    "newfoundland",
    "nova scotia",
    "ontario",
    "quebec",
    "saskatchewan",
    "prince edward island",
    "yukon",
    "nunavut",
)
_PROVINCE_CODES: Final = ("ab", "bc", "mb", "nb", "nl", "ns", "on", "pe", "qc", "sk", "yt", "nt")

COUNTRIES: Final = {
    **{place_key(name): name for name in _COUNTRIES.values() if name != "Georgia"},
    **{name: _COUNTRIES[code] for name, code in _ALSO.items()},
    **dict.fromkeys(_PROVINCES, "Canada"),
}
"""Countries and the provinces of Canada by key; Georgia is the state."""

PROVINCE_CODES: Final = dict.fromkeys(_PROVINCE_CODES, "Canada")
"""The postal codes of the provinces of Canada, which stand behind a city alone."""


def country_by_code(code: str) -> Country:
    """A country by its two letters, with its name where it is listed here.

    >>> country_by_code("GB").currency, country_by_code("DE").name
    ('GBP', 'Germany')
    """
    return country(code, country_name(code))


def country_name(code: str) -> str:
    """A country's name by its two letters; the letters where it is not listed."""
    return _COUNTRIES.get(code, code)


def with_article(name: str) -> str:
    """A country's name within a sentence.

    >>> with_article("United Kingdom"), with_article("France")
    ('the United Kingdom', 'France')
    """
    return f"the {name}" if name.startswith("United ") or name in _WITH_ARTICLE else name


_WITH_ARTICLE: Final = frozenset(
    {
        "Central African Republic", "Democratic Republic of the Congo", "Dominican Republic", "Netherlands",
        "Philippines", "Republic of the Congo",
    }
)  # fmt: skip

UNITED_STATES: Final = frozenset(
    {
        "us",
        "usa",
        "united states",
        "united states of america",
        "america",
        "the us",
        "the united states",
        "the usa",
        "u s",
        "u s a",
        "nationwide",
        "us only",
        "usa only",
        "united states only",
        "anywhere us",
        "anywhere in us",
        "anywhere in the us",
        "anywhere in usa",
        "anywhere in the usa",
        "anywhere in the united states",
        "within the us",
        "within us",
        "continental us",
        "national",
        "us national",
        "all us",
        "us wide",
        "us nationwide",
        "contiguous us",
        "any us state",
    }
)
"""The nation by every key that stands for it."""
