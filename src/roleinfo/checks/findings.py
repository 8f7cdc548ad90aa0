"""What a check finds, and the table of codes by which findings go."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import attrs

from roleinfo.errors import InvalidArgumentError, Problem, shown
from roleinfo.model._edges import OneLine
from roleinfo.model._results import LookupResult
from roleinfo.model.rules import name_fields
from roleinfo.model.text import is_a, is_id, is_prose, one_of

CODES: Final[dict[str, str]] = {
    "benefit-contradiction": "One source states that a benefit is provided and that it is not.",
    "best-employer-differs": "Two sources name different best-paying employers.",
    "best-industry-below-average": "The best-paying industry pays less than the role's average in all industries.",
    "best-industry-differs": "Two sources name different best-paying industries.",
    "best-industry-not-highest": "A source names a best-paying industry with a lower figure than another.",
    "city-outside-state": "The best-paying city is not in the best-paying state of the same source.",
    "employer-above-range": "An employer's average is outside the role's own low and high.",
    "growth-against-jobs": "Growth and change over the same years imply a different number of jobs than stated.",
    "hourly-against-annual": "An hourly figure times the hours of a full-time year does not give the annual figure.",
    "implausible-pay": "Pay is outside the published range of all jobs, spans too far, or may be misread.",
    "range-order": "A low is above its high, percentiles decrease, or the middle of a range is outside it.",
    "seniority-against-time": "The role is stated to be entry-level and to take years to enter.",
    "shares-sum": "Shares that should sum to 100 do not.",
    "similar-but-different": "A difference is called similar, but its number is not small.",
    "stale-caveat": "The role records a contradiction that its figures no longer show.",
    "stated-difference": "A source states a difference that its own figures contradict.",
    "total-below-base": "The low end of total pay is below a figure of base pay.",
}
"""Every code of a finding, with the sentence that says what it means."""


class Claim(NamedTuple):
    """A contradiction as a rule reports it, before it is known whether the role records it."""

    code: str
    path: tuple[str, ...]
    message: str


def _path(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        raise TypeError(f"must be a list of field names and keys, not the text {shown(value)}")
    return tuple(value)  # type: ignore[arg-type]  # what is not iterable raises TypeError, as it should


def _is_path(_instance: object, attribute: Any, value: tuple[object, ...]) -> None:
    if not value or not all(isinstance(item, str) and item for item in value):
        rule = f"must be made of one or more field names and keys, not {shown(value)}"
        raise InvalidArgumentError(attribute.name, value, rule)


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False)
class Finding(OneLine):
    """A contradiction in what is said of a role.

    ``role`` is the role's id, ``code`` one of `CODES`, ``path`` the field names and keys that lead
    to the fact (for a list of shares, to its first), ``message`` says in words what stands against
    what. ``known`` is True where the role itself records the contradiction, in a caveat of the same
    code for this path or the whole that it lies in.

    >>> print(Finding(role="clerk", code="range-order", path=("salary",), message="The low is above the high."))
    clerk: The low is above the high. [range-order]
    """

    role: str = attrs.field(validator=is_id)
    code: str = attrs.field(validator=one_of(CODES))
    path: tuple[str, ...] = attrs.field(converter=_path, validator=_is_path)
    message: str = attrs.field(validator=is_prose)
    known: bool = attrs.field(default=False, validator=is_a(bool))

    @property
    def order(self) -> tuple[str, str, tuple[str, ...], str]:
        """The place of this finding in the canonical order: by role, code and path."""
        return (self.role, self.code, self.path, self.message)

    def __str__(self) -> str:
        return f"{self.role}: {self.message} [{self.code}{', known' if self.known else ''}]"


class Findings(LookupResult, tuple[Finding, ...]):
    """Contradictions in their order: a tuple that shows itself as a table."""

    __slots__ = ()


def _new_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.known, finding.order)))


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False)
class Checked(LookupResult):
    """A check of role files: the roles read, problems and files skipped, and the findings, the new ones first."""

    roles: int
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_new_first)

    @property
    def passed(self) -> bool:
        """Whether all files were read and every contradiction is one that the role records."""
        return not self.problems and all(finding.known for finding in self.findings)
