"""Codes of occupations, and the classifications that they are of."""

import re
from collections.abc import Mapping
from typing import Final, Literal, get_args

CodeScheme = Literal["soc2010", "oews2019", "soc2018", "onet2019", "isco08"]
"""A classification that codes are converted among: SOC 2010, OEWS 2019-20, SOC 2018, O*NET-SOC 2019, ISCO-08."""

SCHEMES: Final[tuple[CodeScheme, ...]] = get_args(CodeScheme)

SCHEME_NAMES: Final[Mapping[str, str]] = {
    "soc2010": "SOC 2010",
    "oews2019": "OEWS 2019-20",
    "soc2018": "SOC 2018",
    "onet2019": "O*NET-SOC 2019",
    "isco08": "ISCO-08",
    "oews": "OEWS",
    "uksoc2020": "UK SOC 2020",
}
"""What each classification is called."""

OEWS_ALONE: Final = ("00-0000", "21-1018", "25-2052", "25-9045", "51-2028", "53-1047")
"""Codes of the form of SOC's that OEWS and the Employment Projections use and SOC has at no level."""

_SOC: Final = re.compile(r"\d{2}-\d{4}")
_ONET: Final = re.compile(r"\d{2}-\d{4}\.\d{2}")
_UK: Final = re.compile(r"uk-\d{1,4}")


class Code(str):
    """A code of an occupation: a text that knows the classification it is of.

    >>> Code("29-1141.00").scheme, Code("29-1141").scheme, Code("AM-204").scheme
    ('onet2019', 'soc2018', None)
    >>> Code("uk-2237").scheme
    'uksoc2020'
    >>> Code("29-1141") == "29-1141"
    True
    """

    __slots__ = ()

    @property
    def scheme(self) -> str | None:
        """The classification, by its form: a code of O*NET's, of SOC 2018, OEWS's own, the UK's; None for any other."""
        if self in OEWS_ALONE:
            return "oews"
        if _UK.fullmatch(self):
            return "uksoc2020"
        return "onet2019" if _ONET.fullmatch(self) else "soc2018" if _SOC.fullmatch(self) else None

    @property
    def scheme_name(self) -> str | None:
        """What that classification is called, as "SOC 2018"."""
        return SCHEME_NAMES.get(self.scheme or "")
