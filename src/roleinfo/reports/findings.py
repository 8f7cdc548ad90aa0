"""What a check of role files found: problems of reading, then contradictions in what is said."""

from collections.abc import Iterable
from typing import Any, Final

import attrs

from roleinfo.checks.findings import Finding, Findings
from roleinfo.errors import Problem
from roleinfo.model.rules import name_fields
from roleinfo.render.outline import Block, Bullets, Column, Heading, Paragraph, Table, clean

_LONGEST_PLACE: Final = 60


def _new_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda each: (each.known, each.order)))


@attrs.frozen(field_transformer=name_fields, kw_only=True)
class Checked:
    """A check's result: how many roles could be read, what could not and was not, and the findings, new ones first."""

    roles: int
    problems: tuple[Problem, ...] = ()
    skipped: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_new_first)

    @property
    def passed(self) -> bool:
        """Whether all could be read and every contradiction is one that the role records."""
        return not self.problems and all(each.known for each in self.findings)

    def __str__(self) -> str:
        known = sum(each.known for each in self.findings)
        counted = ((len(self.findings) - known, "finding"), (known, "known finding"))
        found = ", ".join(_count(number, what) for number, what in counted if number)
        read = f"{_count(self.roles, 'role')} checked"
        if self.roles or found:
            read += f": {found or 'nothing found'}"
        if not self.problems:
            return read
        files = len({each.file for each in self.problems})
        return f"{_count(files, 'file')} with {_count(len(self.problems), 'problem')}; {read}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _placed(finding: Finding) -> str:
    """A finding with the place that it is of, short."""
    place = " / ".join(finding.path)
    return f"{finding} at {place if len(place) <= _LONGEST_PLACE else place[:_LONGEST_PLACE] + '…'}"


def to_text(checked: Checked) -> str:
    """One line a problem, one a finding with the place that it is of, and the sum."""
    lines = [*map(str, checked.problems), *map(str, checked.skipped), *map(_placed, checked.findings), str(checked)]
    return "\n".join(map(clean, lines)) + "\n"


def outline(checked: Checked) -> tuple[Block, ...]:
    """The result in neutral blocks."""
    blocks: list[Block] = [Heading(1, "Check"), Paragraph(f"{checked}.")]
    if checked.problems:
        blocks += [Heading(2, "Problems"), Bullets([str(each) for each in checked.problems])]
    if checked.skipped:
        blocks += [Heading(2, "Skipped"), Bullets([str(each) for each in checked.skipped])]
    if checked.findings:
        blocks += [Heading(2, "Findings"), _table(checked.findings)]
    return tuple(blocks)


def findings_outline(findings: Findings) -> tuple[Block, ...]:
    """Findings alone, in the given order."""
    listed: Block = _table(findings) if findings else Paragraph("Nothing was found.")
    return (Heading(1, "Findings"), listed)


def _table(findings: Iterable[Finding]) -> Table:
    columns = tuple(Column(each) for each in ("Role", "Finding", "Code", "Known"))
    return Table(columns, [(each.role, each.message, each.code, "yes" if each.known else "no") for each in findings])


def to_dicts(checked: Checked) -> list[dict[str, Any]]:
    """Each problem, each file skipped and each finding in plain types; ``kind`` tells which it is."""
    return [
        *({"kind": "problem", **each._asdict()} for each in checked.problems),
        *({"kind": "skipped", **each._asdict()} for each in checked.skipped),
        *({"kind": "finding", **attrs.asdict(each)} for each in checked.findings),
    ]
