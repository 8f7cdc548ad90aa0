"""Codes of former classifications, and which occupations of SOC 2018 hold what they stood for."""

from collections.abc import Iterable
from typing import NamedTuple

from roleinfo.titles.lookup import is_group_of

_SOC_2010 = "SOC 2010"


class FormerCode(NamedTuple):
    """A code of a former classification, and a SOC 2018 occupation that holds at least a part of it."""

    scheme: str
    code: str
    title: str
    soc_code: str
    soc_title: str


def describe_former_code(code: str, known: Iterable[FormerCode]) -> str | None:
    """Which former classification a code is of and what it became, in sentences; None for a code of none.

    >>> known = [FormerCode("SOC 2010", "31-1011", "Home Health Aides", "31-1121", "Home Health Aides")]
    >>> describe_former_code("31-1011", known)
    '31-1011 is a code of SOC 2010 (Home Health Aides). In SOC 2018 it is 31-1121 (Home Health Aides); use that'
    """
    own, rows = code[:7], tuple(known)
    sentences: dict[tuple[FormerCode, ...], str] = {}
    for scheme in dict.fromkeys(row.scheme for row in rows):
        of_scheme = [row for row in rows if row.scheme == scheme]
        targets = [row for row in of_scheme if row.code == own]
        if targets:
            became = tuple(row._replace(scheme="", title="") for row in targets)
            sentences.setdefault(
                became,
                f"{own} is a code of {scheme} ({targets[0].title}). In SOC 2018 it is {_became(targets, of_scheme)}",
            )
    if sentences:
        return ". ".join(sentences.values())
    members = [row for row in rows if row.scheme == _SOC_2010 and is_group_of(code, row.code)]
    if not members:
        return None
    listed = _listed(members)
    return f"{own} is a group of SOC 2010. In SOC 2018 its occupations are in {listed}; use one of these"


def _became(targets: list[FormerCode], of_scheme: list[FormerCode]) -> str:
    if len(targets) > 1:
        return f"divided among {_listed(targets)}; use one of these"
    joined = sum(row.soc_code == targets[0].soc_code for row in of_scheme) > 1
    return f"{'part of ' if joined else ''}{_listed(targets)}; use that"


def _listed(rows: Iterable[FormerCode]) -> str:
    return ", ".join(sorted({f"{row.soc_code} ({row.soc_title})" for row in rows}))
