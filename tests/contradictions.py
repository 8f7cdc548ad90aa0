"""Contradictions alone: examples of them have small numbers, which no job pays."""

from collections.abc import Iterable

import roleinfo as ri
from roleinfo.checks.findings import Findings


def contradictions(roles: ri.Role | Iterable[ri.Role]) -> Findings:
    """What a check finds, but for amounts that are hardly meant."""
    return Findings(finding for finding in ri.check(roles) if finding.code != "implausible-pay")
