"""Short ways to make the roles that the tests of comparisons set against each other."""

from collections.abc import Iterable
from typing import Any

import roleinfo as ri

ONE = ri.Source(id="one", title="One", publisher="First", license="open", rank=1, date="2024")
AGAIN = ri.Source(id="again", series="one", title="One again", publisher="First", license="open", rank=9, date="2024")
TWO = ri.Source(id="two", title="Two", publisher="Second", license="open", rank=2, date="2024")
THREE = ri.Source(id="three", title="Three", publisher="Third", license="open", rank=3, date="2024")
OLD = ri.Source(id="old", title="Old", publisher="Old", license="open", rank=4, date="2020")
UNDATED = ri.Source(id="undated", title="No date", publisher="Nobody", license="open", rank=5)


def pay(amount: int, statistic: str = "mean", source: ri.Source = ONE, **fields: Any) -> ri.SalaryEstimate:
    """A figure in dollars a year, but for what is said otherwise."""
    own: dict[str, Any] = {"pay": ri.Pay(amount, "USD", "year"), "statistic": statistic, "source": source, **fields}
    return ri.SalaryEstimate(**own)


def top_coded(amount: int, **fields: Any) -> ri.SalaryEstimate:
    """A figure of which only the end that it lies above is published."""
    return pay(0, status="top_coded", **{"pay": None, "bound_pay": ri.Pay(amount, "USD", "year"), **fields})


def left_role(*salary: ri.SalaryEstimate, **fields: Any) -> ri.Role:
    """The role on the left."""
    return ri.Role(**{"id": "clerk", "title": "Office Clerk", "salary": salary, **fields})


def right_role(*salary: ri.SalaryEstimate, **fields: Any) -> ri.Role:
    """The role on the right."""
    return ri.Role(**{"id": "smith", "title": "Iron Smith", "salary": salary, **fields})


def compared(
    left: ri.SalaryEstimate | Iterable[ri.SalaryEstimate],
    right: ri.SalaryEstimate | Iterable[ri.SalaryEstimate],
    **options: Any,
) -> ri.SalaryDiff:
    """The pay of two roles with these figures, compared."""
    lefts, rights = ((each,) if isinstance(each, ri.SalaryEstimate) else tuple(each) for each in (left, right))
    return ri.compare(left_role(*lefts), right_role(*rights), **options).salary


def codes(items: Iterable[Any]) -> list[str]:
    """The codes of caveats, of what was left out, or of what is missing."""
    return [each.code for each in items]
