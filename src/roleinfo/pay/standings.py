"""Pay in a band: of one employee, and of many."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, overload

import attrs

from roleinfo.model._results import PayResult
from roleinfo.model.arguments import check_type
from roleinfo.model.pay import Pay
from roleinfo.model.rules import check_fields
from roleinfo.pay.amounts import in_period_of
from roleinfo.pay.band import Circle, SalaryBand, is_band
from roleinfo.pay.batch import PayRows, a_pay, check_errors, paid, read_rows
from roleinfo.typing import ErrorHandling


@attrs.frozen(field_transformer=check_fields, repr=False)
class BandStanding(PayResult):
    """One pay in one band; ``name`` is whatever the caller calls the employee."""

    pay: Pay
    band: SalaryBand = attrs.field(validator=is_band)
    name: object = None

    def __attrs_post_init__(self) -> None:
        in_period_of(self.band.minimum, self.pay)

    @property
    def compa_ratio(self) -> Decimal | None:
        """Pay / midpoint."""
        return self.band.compa_ratio(self.pay)

    @property
    def penetration(self) -> Decimal | None:
        """(pay - minimum) / (maximum - minimum), never clipped."""
        return self.band.penetration(self.pay)

    @property
    def quartile(self) -> int | None:
        """Which quarter of the band's width, 1 to 4; None outside."""
        return self.band.quartile(self.pay)

    @property
    def circle(self) -> Circle | None:
        """``green`` below the minimum, ``red`` above the maximum, else None."""
        return self.band.circle(self.pay)


class BandStandings(PayRows[BandStanding]):
    """Pays in one band, in the caller's order: a tuple that shows itself as a table.

    ``problems`` says which rows were not read, and why.
    """


@overload
def against_band(pays: Pay, band: SalaryBand, *, errors: ErrorHandling = ...) -> BandStanding: ...
@overload
def against_band(pays: Mapping[Any, Pay], band: SalaryBand, *, errors: ErrorHandling = ...) -> BandStandings: ...
def against_band(
    pays: Pay | Mapping[Any, Pay], band: SalaryBand, *, errors: ErrorHandling = "raise"
) -> BandStanding | BandStandings:
    """One pay, or a mapping from the caller's names to pays, against a band; the order is kept.

    Each has its compa-ratio, range penetration, quartile and circle. A row of a mapping that cannot
    be read (blank, no Pay, of another currency or period) is named in an InvalidArgumentError; with
    ``errors="collect"`` the others are read, and ``problems`` of the result names it.

    >>> year = lambda amount: Pay(amount, "USD", "year")
    >>> band = SalaryBand(year(48_000), year(72_000))
    >>> standings = against_band({"Ann": year(54_000), "Bo": year(75_000)}, band)
    >>> [(standing.name, standing.compa_ratio, standing.circle) for standing in standings]
    [('Ann', Decimal('0.9'), None), ('Bo', Decimal('1.25'), 'red')]
    """
    check_type("band", band, SalaryBand)
    check_errors(errors)
    if not isinstance(pays, Mapping):
        check_type("pays", pays, Pay, wanted="a Pay, or a mapping from names to Pay objects")
        return BandStanding(pays, band)
    rows = read_rows("pays", pays.items(), lambda name, pay: BandStanding(paid(pay, a_pay), band, name), errors)
    return BandStandings(*rows)
