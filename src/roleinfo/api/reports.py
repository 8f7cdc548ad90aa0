"""A report in one file."""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from roleinfo.api.comparing import Rates
from roleinfo.api.lookup import resolve_role
from roleinfo.diffs.asking import with_common_rates
from roleinfo.diffs.options import Options
from roleinfo.errors import InvalidArgumentError, shown
from roleinfo.model.resolving import RoleSource, check_roles
from roleinfo.model.role import Role
from roleinfo.views.page import MOST_ROLES_OF_REPORT, Format, Reportable, Subject, write_report


def report(
    diff_or_roles: Reportable | Role | str | Iterable[Role | str],
    path: str | os.PathLike[str],
    *,
    overwrite: bool = False,
    people: bool | None = None,
    pictures: bool = True,
    format: Format | None = None,
    prepared: date | str | None = None,
    rates: Rates = (),
    currency: str | None = None,
    catalog: RoleSource | None = None,
) -> Path:
    """Write a report to one file, whole or not at all, and give back its path.

    It is of a comparison, of one role, of two roles compared, of several, or of the next roles from one (what
    `next_roles` gives): where one is, three steps, a stretch, and what was left out and why. Its first page has the
    finding, a chart and the key figures of up to five roles side by side; more are rows of a table.
    Details and sources follow. ``format`` is ``html`` or ``markdown``, by default what the file's
    ending says. ``people`` False leaves out figures about groups of people. Of a roster (what `price` gives)
    page one has the finding, the largest gaps and what is not priced; no single employee is in it unless ``people``
    is True. Of gaps between groups of a roster (what `PricedRoster.group_gap` gives) figures by category are in it
    only where ``people`` is True. Of a pay structure and of a ranking it has the finding and all tables.
    ``pictures``, which are in HTML alone, need the extra ``plot``. ``prepared`` is the date that the report
    bears, a date or its text (``2026-03-01``), by default today's. ``rates`` convert the pay of roles of several
    currencies into one ``currency``, as in `compare_many`; a result has its own. Figures keep their units and sources.

    Raises ReportExistsError for a file that is there, unless ``overwrite``, which keeps the file's
    permissions and writes to what a link leads to; ReportFileError where it cannot be written;
    MissingExtraError for pictures without matplotlib; InvalidArgumentError for an ending that says
    no format, a date that is none, and rates of a result; TypeError for what a report cannot be of; and what `compare`
    raises for unknown roles.

    >>> import tempfile
    >>> import roleinfo as ri
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = ri.report(["account manager", "account representative"], f"{folder}/gap.md")
    ...     print(written.name, written.read_text(encoding="utf-8").splitlines()[0])
    gap.md # Account Manager vs. Account Representative
    """
    subject: Subject
    if isinstance(diff_or_roles, Reportable):
        subject = diff_or_roles
    elif isinstance(diff_or_roles, Role | str):
        subject = (resolve_role(diff_or_roles, catalog),)
    else:
        roles = check_roles(diff_or_roles, MOST_ROLES_OF_REPORT, name="diff_or_roles")
        subject = tuple(resolve_role(role, catalog) for role in roles)
    if not isinstance(subject, tuple):
        for name, value in (("rates", rates), ("currency", currency)):
            if value:
                rule = f"must be left out, not {shown(value)}: what is reported was made with its own"
                raise InvalidArgumentError(name, value, rule)
    return write_report(
        subject, path, format, overwrite=overwrite, people=people, pictures=pictures, prepared=prepared,
        options=report_options(subject, rates, currency) if isinstance(subject, tuple) else None,
    )  # fmt: skip


def report_options(roles: Sequence[Role], rates: Rates, currency: str | None) -> Options:
    """The options of the comparisons of a report, with the rates into its one currency."""
    options = Options(rates=() if isinstance(rates, str) else rates, currency=currency)
    return with_common_rates(roles, options, rates if isinstance(rates, str) else None)
