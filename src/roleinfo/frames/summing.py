"""A priced frame summed up by the engine that holds it: of each job, of each place, of any column, of all."""

from typing import Any, Final, TypeVar

from roleinfo.errors import InvalidArgumentError, did_you_mean, shown
from roleinfo.frames.engines import OWN, Engine, narwhals
from roleinfo.frames.pricing import ADDED
from roleinfo.model.arguments import check_name
from roleinfo.roster.reasons import PriceStatus

FrameT = TypeVar("FrameT")

_BY: Final = {"job": ("match_role_id", "match_code", "match_title"), "place": ("market_area", "market_area_name")}
_STATUSES: Final[tuple[PriceStatus, ...]] = ("priced", "review", "unpriced")
_COUNTS: Final = (*_STATUSES, "compared", "below", "above")


def summarize_prices(frame: FrameT, by: str | None = None, *, prefix: str = "") -> FrameT:
    """A frame that `price` made, summed up by its own engine: one row for each job, place or value of a column.

    ``by`` is ``job``, ``place`` (the area of the market value) or a column; without it the one row is of
    all. ``prefix`` is that of `price`. The columns mean what they mean in `RosterGroup`: ``people``;
    ``priced``, ``review``, ``unpriced`` and ``compared``; ``payroll``, ``market``, ``difference`` and
    ``ratio`` (of the sums) of those that are compared; ``median_ratio``, ``below``, ``above``; and
    ``cost_to_target``, what it would cost a year to bring everybody below the market value to it. The
    groups of the largest cost come first. A lazy frame stays lazy.

    Raises InvalidArgumentError for a column that is not there, and for a frame without the columns of `price`.

    >>> import polars as pl
    >>> import roleinfo as ri
    >>> staff = pl.DataFrame({"job": ["RN", "RN"], "city": ["Denver, CO", "Boise, ID"], "base": [90_000, 80_000]})
    >>> priced = ri.frames.price(staff, title="job", place="city", pay="base", period="year")
    >>> summarize_prices(priced, "job").select("match_code", "people", "payroll", "market", "cost_to_target").row(0)
    ('29-1141', 2, 170000.0, 199010.0, 29010.0)
    """
    engine, nw = Engine(frame), narwhals()
    if not isinstance(prefix, str):
        raise TypeError(f"prefix must be text, not {shown(prefix)}")
    missing = [f"{prefix}{name}" for name in ADDED if f"{prefix}{name}" not in engine.schema]
    if missing:
        raise InvalidArgumentError("frame", missing[0], f"must have the columns that price adds; it lacks {missing[0]}")
    keys = [] if by is None else _keys(engine, by, prefix)
    col = {name: nw.col(f"{prefix}{name}") for name in ADDED}
    pay, market, status = col["annual_pay"], col["annual_market"], col["price_status"]
    is_compared = ~market.is_null()
    ratio = nw.when(is_compared).then(col["market_ratio"])
    work = engine.frame.select(
        *keys,
        **{f"{OWN}{name}": (status == name).cast(nw.Int64) for name in _STATUSES},
        **{
            f"{OWN}compared": is_compared.cast(nw.Int64),
            f"{OWN}payroll": nw.when(is_compared).then(pay),
            f"{OWN}market": market,
            f"{OWN}ratio": ratio,
            f"{OWN}below": (ratio < 1).fill_null(False).cast(nw.Int64),
            f"{OWN}above": (ratio > 1).fill_null(False).cast(nw.Int64),
            f"{OWN}short": nw.when(market > pay).then(market - pay),
        },
    )
    own = {name: nw.col(f"{OWN}{name}") for name in (*_COUNTS, "payroll", "market", "ratio", "short")}
    sums = {
        "people": nw.len(),
        **{name: own[name].sum() for name in (*_COUNTS, "payroll", "market")},
        "median_ratio": own["ratio"].median(),
        "cost_to_target": own["short"].sum(),
    }
    summed: Any = work.group_by(*keys).agg(**sums) if keys else work.select(**sums)
    payroll, of_market = nw.col("payroll"), nw.col("market")
    known = nw.col("compared") > 0
    summed = summed.with_columns(
        difference=nw.when(known).then(payroll - of_market), ratio=nw.when(known).then(payroll / of_market)
    ).with_columns(
        **{name: nw.when(known).then(nw.col(name)) for name in ("payroll", "market", "cost_to_target")},
        **{name: nw.col(name).cast(nw.Int64) for name in ("people", *_COUNTS)},
    )
    order = [
        *keys, "people", *_STATUSES, "compared", "payroll", "market", "difference", "ratio", "median_ratio", "below",
        "above", "cost_to_target",
    ]  # fmt: skip
    summed = summed.select(*order)
    if keys:
        summed = summed.sort("cost_to_target", *keys, descending=[True] + [False] * len(keys), nulls_last=True)
    return engine.result(summed)  # type: ignore[no-any-return]  # of the caller's own kind


def _keys(engine: Engine, by: object, prefix: str) -> list[str]:
    check_name("by", by)
    if by in _BY:
        return [f"{prefix}{name}" for name in _BY[by]]
    if by not in engine.schema:
        known = [*_BY, *(name for name in engine.schema if isinstance(name, str))]
        raise InvalidArgumentError(
            "by", by, f"must be job, place, or a column, not {shown(by)}", did_you_mean(by, known)
        )
    return [by]  # type: ignore[list-item]  # it is a name
