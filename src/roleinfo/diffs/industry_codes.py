"""Which jobs an industry code holds, and how two codes share them.

OEWS publishes NAICS industries, some of them cut by who owns the establishment, and whole sectors of
owners. Its NAICS industries hold private jobs alone, but for those that governments run too: the
Postal Service, schools, hospitals, and casinos, which tribes own and which count as local
government. A code is here a list of parts, each a beginning of NAICS codes and one owner.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal

from roleinfo.model.place import Industry

Extent = Literal["same", "left", "right", "apart", "overlaps", "unknown"]
"""How two classes, places or industries lie: the same; ``left`` or ``right``, the whole that holds the other;
apart; sharing a part of each; or unknown."""

Owner = Literal["private", "federal", "state", "local"]
Part = tuple[str, Owner]

_OWNERS: Final[tuple[Owner, ...]] = ("private", "federal", "state", "local")
_GOVERNMENTS: Final = _OWNERS[1:]

ALL: Final = "000000"
ONE_CELL: Final[Mapping[str, str]] = {
    "22": "221000", "54": "541000", "55": "551100", "551000": "551100", "61": "611000", "99": "999000",
    "113000": "113300", "211000": "211100", "213000": "213100", "323000": "323100", "324000": "324100",
    "425000": "425100", "456000": "456100", "482000": "482100", "491000": "491100", "493000": "493100",
    "518000": "518200", "519000": "519200", "521000": "521100", "533000": "533100", "712000": "712100",
}  # fmt: skip
"""Codes that are published twice: at another level of NAICS the same jobs have another code."""

_BY_OWNER: Final[Mapping[str, tuple[str, tuple[Owner, ...]]]] = {
    ALL: ("", _OWNERS),
    "000001": ("", ("private",)),
    "999001": ("", _GOVERNMENTS),
    "999101": ("", ("federal",)),
    "999201": ("", ("state",)),
    "999301": ("", ("local",)),
    # Without what NAICS industries hold: the Postal Service, schools, hospitals, casinos.
    "999000": ("99", _GOVERNMENTS),
    "999100": ("99", ("federal",)),
    "999200": ("99", ("state",)),
    "999300": ("99", ("local",)),
}
"""Codes that are of owners, whatever their industry, and of public administration."""

_JOINED: Final[Mapping[str, tuple[str, ...]]] = {
    "3250A1": ("3251", "3252", "3253", "3259"),
    "3250A2": ("3255", "3256"),
    "3320A1": ("3321", "3322", "3325", "3326", "3329"),
    "3320A2": ("3323", "3324"),
    "3330A1": ("3331", "3332", "3334", "3339"),
    "3370A1": ("3371", "3372"),
    "4230A1": ("4232", "4233", "4235", "4236", "4237", "4239"),
    "4240A1": ("4244", "4248"),
    "4240A2": ("4242", "4246"),
    "4240A3": ("4241", "4247", "4249"),
    "4450A1": ("4451", "4452"),
    "4590A1": ("4594", "4595"),
    "5220A1": ("5221", "5223"),
    "5320A1": ("5322", "5323", "5324"),
}
"""Codes of several industry groups, which their names list."""

_OWNED_BY: Final[Mapping[str, Owner]] = {"2": "state", "3": "local", "5": "private"}
"""The last digit of the code of schools and hospitals of one owner."""

_GOVERNMENT_RUN: Final[Mapping[str, tuple[Owner, ...]]] = {
    "491": ("federal",),
    "611": ("state", "local"),
    "622": ("state", "local"),
    "7132": ("local",),
    "72112": ("local",),
}
_NEVER_PRIVATE: Final = "491"


@lru_cache(maxsize=1024)
def parts_of(code: str) -> tuple[Part, ...]:
    """The parts that a code holds; none for one that is no code of these.

    >>> parts_of("622002"), parts_of("491000")
    ((('622', 'state'),), (('4911', 'federal'),))
    """
    code = ONE_CELL.get(code, code)
    if code in _BY_OWNER:
        stem, owners = _BY_OWNER[code]
        return tuple((stem, owner) for owner in owners)
    if len(code) == len(ALL) and code.startswith(("611", "622")) and code[-1] in _OWNED_BY:
        return ((code[:-1].rstrip("0"), _OWNED_BY[code[-1]]),)
    return tuple(part for stem in _stems(code) for part in _owned(stem))


def _stems(code: str) -> tuple[str, ...]:
    """What the NAICS codes of an industry begin with: of a sector such as 31-33 several."""
    if code in _JOINED:
        return _JOINED[code]
    first, _, last = code.partition("-")
    if not last:
        stem = first.rstrip("0")
        return (stem,) if stem.isdigit() else ()
    if not (first.isdigit() and last.isdigit() and len(first) == len(last) <= len(ALL)):
        return ()
    return tuple(str(number) for number in range(int(first), int(last) + 1))


def _owned(stem: str) -> Iterator[Part]:
    if not stem.startswith(_NEVER_PRIVATE):
        yield stem, "private"
    for run, owners in _GOVERNMENT_RUN.items():
        if run.startswith(stem) or stem.startswith(run):
            yield from ((max(run, stem, key=len), owner) for owner in owners)


def compare_industries(left: Industry | None, right: Industry | None) -> Extent:
    """How two industries share jobs; None is all industries.

    >>> compare_industries(Industry("Hospitals", "622000"), Industry("Private", "000001"))
    'overlaps'
    """
    if left == right:
        return "same"
    mine, theirs = (parts_of(industry.code or "" if industry else ALL) for industry in (left, right))
    if not mine or not theirs:
        return "unknown"
    holds_theirs, holds_mine = _holds(mine, theirs), _holds(theirs, mine)
    if holds_theirs and holds_mine:
        return "same"
    if holds_theirs or holds_mine:
        return "left" if holds_theirs else "right"
    return "overlaps" if any(_meet(one, other) for one in mine for other in theirs) else "apart"


def _holds(whole: tuple[Part, ...], inner: tuple[Part, ...]) -> bool:
    return all(any(owner == by and stem.startswith(start) for start, by in whole) for stem, owner in inner)


def _meet(one: Part, other: Part) -> bool:
    return one[1] == other[1] and (one[0].startswith(other[0]) or other[0].startswith(one[0]))
