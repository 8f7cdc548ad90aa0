"""What types the values give: read by mypy, never run."""

from decimal import Decimal
from typing import assert_type

import roleinfo as ri
from roleinfo.model.sections import Skills
from roleinfo.typing import Bound, Component, Origin, Period, Status

pay = ri.Pay(68535, "USD", "year")
assert_type(pay, ri.Pay)
assert_type(pay - ri.Pay(Decimal(36977), "USD", "year"), ri.Pay)
assert_type(pay + pay, ri.Pay)
assert_type(-pay, ri.Pay)
assert_type(pay < -pay, bool)
assert_type(pay.amount, Decimal)
assert_type(pay.currency, str)
assert_type(pay.period, Period)
assert_type(pay.per("hour", hours=1950), ri.Pay)
assert_type(ri.Pay.parse("USD 68,535 per year"), ri.Pay)
assert_type(ri.HOURS_PER_YEAR, Decimal)

ri.Pay(1, "USD", "decade")  # type: ignore[arg-type]  # no such period
pay.amount = Decimal(1)  # type: ignore[misc]  # frozen


def role(role: ri.Role) -> None:
    """A role and its sections."""
    assert_type(role.id, str)
    assert_type(role.alternate_titles, tuple[str, ...])
    assert_type(role.sources, tuple[ri.Source, ...])
    assert_type(role.missing, tuple[ri.Missing, ...])
    assert_type(role.only(source="zippia-compare"), ri.Role)
    assert_type(ri.Role.from_dict(role.to_dict()), ri.Role)
    assert_type(role.to_toml(), str)
    assert_type(role.skills[0], ri.Skill)
    assert_type(role.skills[:2], Skills)
    assert_type([each.share for each in role.skills], list[ri.Share | None])


def salary(role: ri.Role) -> None:
    """A figure may be absent, and so may its pay: neither can be forgotten."""
    assert_type(role.salary[0], ri.SalaryEstimate)
    assert_type(role.salary.mean, ri.SalaryEstimate | None)
    assert_type(role.salary.percentile(25), ri.SalaryEstimate | None)
    assert_type(role.salary.candidates("mean"), tuple[ri.SalaryEstimate, ...])
    assert_type(role.salary.select(statistic="mean", place=None), ri.Salary)
    print(role.salary.mean.pay)  # type: ignore[union-attr]  # perhaps there is no mean
    if role.salary.mean is not None:
        assert_type(role.salary.mean.pay, ri.Pay | None)
        assert_type(role.salary.mean.component, Component)
        assert_type(role.salary.mean.bound, Bound)
        assert_type(role.salary.mean.origin, Origin)
        assert_type(role.salary.mean.status, Status)
        assert_type(role.salary.mean.rse, Decimal | None)
        assert_type(role.salary.mean.per_hour(hours=1950), ri.SalaryEstimate)
