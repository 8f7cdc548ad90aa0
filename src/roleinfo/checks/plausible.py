"""Pay that is hardly meant: beyond all that is published, ends far apart, a dot that may part thousands."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from roleinfo.checks.figures import grouped, identity, shown, surely_below, worded
from roleinfo.checks.findings import Claim
from roleinfo.model.country import OEWS_LIMITS, PlausiblePay
from roleinfo.model.estimate import SalaryEstimate, country_of_figure
from roleinfo.model.exact import divide, multiply
from roleinfo.model.pay import Pay
from roleinfo.model.role import Role

_ENDS: Final = (("low", "high"), ("minimum", "maximum"), ("p10", "p90"))
_THREE_DECIMALS: Final = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
_UPPER: Final = ("p75", "p90")
_CODE: Final = "implausible-pay"


def implausible_pay(role: Role) -> Iterator[Claim]:
    """Each amount lies within what is published of any job, and a range and its percentiles lie as ranges do."""
    for figure in role.salary:
        if figure.known_amount is not None:
            yield from (
                Claim(_CODE, ("salary", figure.key), message) for message in _amounts(figure, figure.known_amount)
            )
    for group in grouped(role.salary, lambda figure: identity(figure, "statistic")):
        yield from _far_apart(group)
        yield from _collapsed(group)


def _amounts(figure: SalaryEstimate, pay: Pay) -> Iterator[str]:
    said = f"{figure.source.id} states {worded(figure)} as the {figure.statistic}"
    digits = pay.amount.as_tuple().exponent
    if digits == -3 and pay.currency not in _THREE_DECIMALS and figure.origin != "derived":
        number = f"{pay.amount:f}"
        whole = f"{int(number.replace('.', '')):,}"
        yield f"{said}, written {number}; the dot may separate thousands, so that {whole} is meant."
        return
    if not pay.amount:
        if figure.effective_bound in ("exact", "about", "at_most"):
            yield f"{said}; no job pays nothing."
        return
    limits = _limits_of(figure, pay)
    if limits is None or pay.period not in limits.lowest:
        return
    lowest, highest = limits.lowest[pay.period], limits.highest[pay.period]
    for beyond, limit, word in (
        (figure.effective_bound != "at_least" and pay.amount < lowest, lowest, "below"),
        (figure.effective_bound != "at_most" and pay.amount > highest, highest, "above"),
    ):
        if beyond:
            end = "lowest" if word == "below" else "highest"
            yield f"{said}, {word} {Pay(limit, pay.currency, pay.period)}, the {end} of any job in {limits.source}."


def _limits_of(figure: SalaryEstimate, pay: Pay) -> PlausiblePay | None:
    """Between which amounts pay of the figure's country lies, in that country's money; None where that is not known."""
    country = country_of_figure(figure)
    return country.plausible if country is not None and pay.currency == country.currency else None


def _far_apart(group: list[SalaryEstimate]) -> Iterator[Claim]:
    for one, other in _ENDS:
        for low in group:
            for high in group:
                if (
                    (low.statistic, high.statistic) != (one, other)
                    or low.known_amount is None
                    or high.known_amount is None
                ):
                    continue
                least, most = low.known_amount.amount, high.known_amount.amount
                if not least or low.effective_bound == "at_least" or high.effective_bound == "at_most":
                    continue
                limits = _limits_of(low, low.known_amount) or OEWS_LIMITS  # a ratio is of no currency
                if surely_below(low, high) and most > multiply(least, Decimal(limits.widest)):
                    times = shown(divide(most, least))
                    yield Claim(
                        _CODE,
                        ("salary", low.key),
                        f"{low.source.id} states {worded(low)} as the {one} and {worded(high)} as the {other}, {times} "
                        f"times as much; no range of {limits.source}, spans more than {limits.widest} times.",
                    )


def _collapsed(group: list[SalaryEstimate]) -> Iterator[Claim]:
    known = {figure.statistic: figure for figure in group if figure.pay and figure.bound == "exact"}
    if not {"median", *_UPPER} <= known.keys():
        return
    median, p75, p90 = (known[name].known_amount for name in ("median", *_UPPER))
    if median and p75 and p90 and p75 == p90 and p75.amount > multiply(median.amount, Decimal(2)):
        figure = known["p75"]
        yield Claim(
            _CODE,
            ("salary", figure.key),
            f"{figure.source.id} states {p75} as the 75th and 90th percentiles, more than twice the median of "
            f"{median}; a few reports of high pay may dominate both.",
        )
