"""Published figures moved to another date, or to another worth of the job: derived, with the step recorded."""

from decimal import Decimal

import attrs

from roleinfo.errors import NotComparableError
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import add
from roleinfo.model.pay import Pay
from roleinfo.pay.amounts import multiplied, percent_text
from roleinfo.pay.steps import Aging, years_between


def aged_figure(figure: SalaryEstimate, date: str, annual_movement: Decimal | float) -> SalaryEstimate:
    """A figure moved from its own date to a later month by a stated yearly movement (a fraction), compounded.

    It keeps the date that it was published for; the evidence has the step. Raises
    NotComparableError where the figure has no month, or a later one than the date.
    """
    factor, step = aging_step(figure.effective_date, figure.source.id, date, annual_movement)
    return _multiplied(figure, factor, step) if step else figure


def aging_step(
    start: str | None, source: str, date: str, annual_movement: Decimal | float
) -> tuple[Decimal, str | None]:
    """What a figure of a month is multiplied by to be of a later one, and the step in words, None where it is none.

    >>> aging_step("2025-05", "oews-2025", "2026-05", Decimal("0.03"))
    (Decimal('1.03'), 'aged 1 year at 3.0% per year, compound, from 2025-05 to 2026-05')
    """
    years = years_between(start, date) if start else None
    if years is None:
        raise NotComparableError([f"a figure of {source} that is not dated to a month cannot be aged"])
    if years < 0:
        raise NotComparableError([f"a figure of {start} cannot be aged to {date}, which is earlier"])
    if not years:
        return Decimal(1), None
    step = Aging(annual_movement, years)
    return step.factor, f"{step}, from {start} to {date}"


def adjusted_figure(figure: SalaryEstimate, by: Decimal) -> SalaryEstimate:
    """A figure for a job that is worth more or less than the one it was published for, by a stated fraction."""
    return _multiplied(figure, add(Decimal(1), by), f"adjusted {percent_text(by, sign=True)} for the job match")


def _multiplied(figure: SalaryEstimate, factor: Decimal, step: str) -> SalaryEstimate:
    def change(pay: Pay | None) -> Pay | None:
        return None if pay is None else multiplied(pay, factor)

    evidence = "; ".join(filter(None, (figure.evidence, step)))
    return attrs.evolve(
        figure, pay=change(figure.pay), bound_pay=change(figure.bound_pay), origin="derived", evidence=evidence
    )
