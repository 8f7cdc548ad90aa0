"""What an occupation requires to enter: years of school, licenses and training, by tables of the library's own.

No open list says by occupation which licenses the states require; the tables in ``data/careers`` are roleinfo's.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final

import attrs

from roleinfo.model.education import Degree
from roleinfo.model.source import Source

OWN: Final = Source(
    id="roleinfo", title="Supervisors, ladders and licenses by occupation", publisher="roleinfo", license="MIT",
    rank=900, method="tables of roleinfo's authors from general knowledge; the sources that rows name were not checked",
)  # fmt: skip

SCHOOL_YEARS: Final[Mapping[Degree, int]] = {
    "no_formal_credential": 0, "high_school": 0, "some_college": 1, "certificate": 1, "associate": 2, "bachelor": 4,
    "master": 6, "doctorate_or_professional": 8,
}  # fmt: skip
"""Years of school beyond high school that lead to a degree."""

_OFFICERS: Final = "55-1"
_MILITARY: Final = "55-"


@attrs.frozen
class License:
    """A license that an occupation requires; ``opened_by`` are the codes whose holders may enter its program.

    ``kind`` is ``program`` (school of its own), ``exam``, ``academy`` or ``apprenticeship``. One that is a wall
    closes a step from another field; of the others a step shows what they require.
    """

    codes: tuple[str, ...]
    field: str
    kind: str
    scope: str
    opened_by: tuple[str, ...]
    requires: str
    is_wall: bool

    def closes(self, origin_code: str) -> bool:
        """Whether one who comes from an occupation of this code cannot enter."""
        return self.is_wall and not origin_code.startswith((*self.codes, *self.opened_by))


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of one of the library's own tables, by their columns."""
    text = resources.files("roleinfo").joinpath("data", "careers", f"{name}.tsv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def code_list(text: str) -> tuple[str, ...]:
    """The codes of a cell."""
    return tuple(filter(None, text.split(";")))


@cache
def _licenses() -> Mapping[str, License]:
    licenses: dict[str, License] = {}
    for row in read_table("licenses"):
        codes, opened_by = code_list(row["codes"]), row["opened_by"]
        license_ = License(
            codes, row["field"], row["kind"], row["scope"], ("",) if opened_by == "any" else code_list(opened_by),
            row["requires"], row["is_wall"] == "yes",
        )  # fmt: skip
        licenses.update(dict.fromkeys(codes, license_))
    return licenses


@attrs.frozen
class Training:
    """Paid training on the way into an occupation, in years: a residency, supervised practice, an apprenticeship."""

    codes: tuple[str, ...]
    years: int
    kind: str

    @property
    def is_residency(self) -> bool:
        """Whether it is a residency, which follows on school and bars those who have not done it."""
        return self.kind.startswith("residency")


@cache
def _training() -> Mapping[str, Training]:
    rows = [Training(code_list(row["codes"]), int(row["years"]), row["training"]) for row in read_table("training")]
    return {code: training for training in rows for code in training.codes}


def longest_prefix(code: str, table: Mapping[str, object]) -> str | None:
    """The key that is the longest beginning of a code."""
    return max((prefix for prefix in table if code.startswith(prefix)), key=len, default=None)


@cache
def license_of(code: str) -> License | None:
    """The license that an occupation requires, by roleinfo's table; None for a code that is not in it."""
    prefix = longest_prefix(code, _licenses())
    return None if prefix is None else _licenses()[prefix]


@cache
def training_of(code: str) -> Training | None:
    """The training on the way in, by roleinfo's table; None for most occupations."""
    prefix = longest_prefix(code, _training())
    return None if prefix is None else _training()[prefix]


def school_years(code: str, degree: Degree | None) -> int | None:
    """Years of school beyond high school of one who holds the degree typical at entry; None where it is not known.

    The Bureau assigns none to the military: enlisted members count as high school graduates, officers as holding a
    bachelor's degree.

    >>> school_years("29-1141.00", "bachelor"), school_years("55-3016.00", None), school_years("55-1016.00", None)
    (4, 0, 4)
    """
    if degree is None and code.startswith(_MILITARY):
        degree = "bachelor" if code.startswith(_OFFICERS) else "high_school"
    return None if degree is None else SCHOOL_YEARS.get(degree)
