"""A whole workforce against the market in the caller's own frame, worked out by the engine that holds it."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeVar

from roleinfo.api.lookup import choose_catalog
from roleinfo.api.roster import check_constants, price_options, read_decisions
from roleinfo.errors import InvalidArgumentError, did_you_mean, shown
from roleinfo.frames.adding import priced_frame
from roleinfo.frames.engines import OWN, Engine, narwhals
from roleinfo.frames.texts import DOLLARS, Texts
from roleinfo.geography.countries import country_by_code
from roleinfo.model.arguments import check_name, check_optional_name
from roleinfo.model.country import UNITED_STATES
from roleinfo.model.pay import HOURS_PER_YEAR
from roleinfo.model.place import nation_code
from roleinfo.roster.cells import check_period_values, currency_of, hours_of, period_of, share_of
from roleinfo.roster.market import LEVELS, MarketLevel
from roleinfo.typing import Period

if TYPE_CHECKING:
    from roleinfo.catalog.catalogs import Catalog

FrameT = TypeVar("FrameT")

ADDED: Final = (
    "match_role_id", "match_code", "match_title", "match_probability", "market_area", "market_area_name",
    "market_level", "market_unit",
    "market_p25", "market_median", "market_p75", "market_target", "market_bound", "market_as_of",
    "market_evidence", "market_source",
    "market_ratio", "market_percentile", "annual_pay", "annual_market", "price_status", "price_reason",
)  # fmt: skip
"""The columns that `price` adds, before which its ``prefix`` stands."""


def price(
    frame: FrameT,
    *,
    title: str | None = None,
    place: str,
    pay: str,
    code: str | None = None,
    currency: str = DOLLARS,
    period: str | None = None,
    period_values: Mapping[Any, Period] | None = None,
    hours: Decimal | int | str = 2080,
    fte: Decimal | int | str | None = None,
    pay_is: Literal["actual", "full_time"] = "full_time",
    target: Decimal | int = 50,
    fallback: Sequence[MarketLevel] = LEVELS,
    mapping: Mapping[Any, str] | str | Path | None = None,
    min_probability: float = 0.5,
    aged_to: str | None = None,
    movement: Decimal | float | None = None,
    prefix: str = "",
    country: str | None = None,
    catalog: "Catalog | None" = None,
) -> FrameT:
    """The caller's frame with the market of each employee as further columns, worked out by its own engine.

    The frame is of pandas or polars, a lazy frame of polars, a relation of DuckDB or a PySpark
    DataFrame, and the result is of the same kind: a lazy one stays so. Only the distinct titles, codes
    and places (and the values of a column of periods or currencies) are collected; small tables of
    what they mean, and of the wages of each occupation at each place, go back and are joined. Rows
    keep their order in pandas and polars, and pandas its index.

    The keywords are those of `roleinfo.price`, and so are the figures, statuses and reasons; ``country`` is the United
    States alone, and a row of another country (uk-2237) has the reason foreign-place. ``pay``,
    and ``hours`` and ``fte`` where they are columns, are columns of numbers: text is refused.

    Added are ``match_role_id``, ``match_code``, ``match_title``, ``match_probability``; ``market_area``
    (its code), ``market_area_name``, ``market_level`` (metro, state or nation), ``market_unit`` (that in
    which pay is compared), ``market_p25``, ``market_median``, ``market_p75``, ``market_target`` with its
    ``market_bound`` (at_least where it is top-coded), ``market_as_of``, ``market_evidence`` (of
    one that is aged or interpolated), ``market_source``;
    ``market_ratio``, ``market_percentile`` (a fraction from 0.1 to 0.9; missing beyond these and where
    several percentiles are one amount); ``annual_pay`` and ``annual_market``, what is paid for a year, in the
    currency of the row, and what the market value comes to for the same hours and share (missing where that is a
    bound). The market is there wherever job and place are known, whether or not the pay can be compared;
    ``price_status`` and ``price_reason``. ``prefix`` stands before each. `summarize_prices` adds them up.

    Raises InvalidArgumentError for another country, a column that is not there, that is text where numbers are needed,
    or that has the name of an added one (``prefix`` then helps), and MissingExtraError where the
    extra ``engines`` is not installed.

    >>> import polars as pl
    >>> staff = pl.LazyFrame({"job": ["RN"], "city": ["Denver, CO"], "base": [90_000]})
    >>> priced = price(staff, title="job", place="city", pay="base", period="year")
    >>> priced.select("match_code", "market_median", "price_status").collect().row(0)
    ('29-1141', 101130.0, 'priced')
    """
    check_optional_name("country", country)
    known = choose_catalog(catalog, "match_titles")
    if country is not None:
        known.match_titles([], country=country)  # which refuses an unknown one
    if country is not None and nation_code(country) != UNITED_STATES.code:
        named = country_by_code(nation_code(country)).phrase
        rule = (
            f"must be US here, not {shown(country)}: an engine has wages of the United States alone; "
            f"roleinfo.price(rows, country=...) prices a roster of {named}"
        )
        raise InvalidArgumentError("country", country, rule)
    engine = Engine(frame)
    options = price_options(
        known, target=target, fallback=fallback, min_probability=min_probability, pay_is=pay_is, aged_to=aged_to,
        movement=movement,
    )  # fmt: skip
    columns = Columns.of(
        engine, title=title, place=place, pay=pay, code=code, currency=currency, period=period, hours=hours, fte=fte,
        pay_is=pay_is,
    )  # fmt: skip
    _check_names(engine, prefix)
    values = check_period_values(period_values)
    read = Texts.read(engine, columns, catalog=known, options=options, decisions=read_decisions(mapping), values=values)
    return priced_frame(engine, columns, read, prefix)  # type: ignore[no-any-return]  # of the caller's own kind


class Columns(NamedTuple):
    """Which columns of the frame hold what, and what is a constant instead."""

    title: str | None
    place: str
    pay: str
    code: str | None
    currency: str | None
    period: str | None
    hours: str | None
    fte: str | None
    only_period: Period | None
    only_hours: Decimal
    only_fte: Decimal
    is_actual: bool

    @classmethod
    def of(
        cls, engine: Engine, *, title: Any, place: Any, pay: Any, code: Any, currency: Any, period: Any, hours: Any,
        fte: Any, pay_is: str,
    ) -> "Columns":  # fmt: skip
        """The columns, each of which is there and of a kind that can be used."""
        if title is None and code is None:
            raise InvalidArgumentError("title", None, "must be a column, unless code is one")
        texts = {"title": title, "place": place, "code": code}
        for name, column in texts.items():
            if column is not None or name == "place":
                _check_text(engine, name, column)
        _check_numbers(engine, "pay", pay, "; read it first, as roleinfo.price does with text")
        held: dict[str, str | None] = {}
        for name, value in (("currency", currency), ("period", period)):
            held[name] = value if isinstance(value, str) and value in engine.schema else None
            if held[name] is not None:
                _check_text(engine, name, value)
        for name, value in (("hours", hours), ("fte", fte)):
            held[name] = value if isinstance(value, str) else None
            if held[name] is not None:
                _check_numbers(engine, name, value)
        check_constants(
            tuple(engine.schema), {}, currency=currency, period=period, hours=hours, fte=fte,
        )  # fmt: skip
        if held["currency"] is None and currency_of(currency) != DOLLARS:
            rule = f"must be {DOLLARS} or a column: only pay in US dollars is compared with wages of the United States"
            hint = "; roleinfo.price prices rosters of other countries"
            raise InvalidArgumentError("currency", currency, f"{rule}, not {shown(currency)}{hint}")
        return cls(
            title, place, pay, code, **held,
            only_period=None if held["period"] else period_of(period, {}),
            only_hours=HOURS_PER_YEAR if held["hours"] else hours_of(hours),
            only_fte=Decimal(1) if held["fte"] else share_of(fte),
            is_actual=pay_is == "actual",
        )  # fmt: skip

    @property
    def used(self) -> list[str]:
        """The columns that are read, each once."""
        named = (self.title, self.place, self.pay, self.code, self.currency, self.period, self.hours, self.fte)
        return [*dict.fromkeys(name for name in named if name is not None)]


def _check_column(engine: Engine, argument: str, name: object) -> Any:
    """The type of a column; refuses a name that no column has."""
    check_name(argument, name)
    if name not in engine.schema:
        rule = f"must be a column; there is no column {shown(name)}"
        known = [column for column in engine.schema if isinstance(column, str)]
        raise InvalidArgumentError(argument, name, rule, did_you_mean(name, known))
    return engine.schema[name]  # type: ignore[index]  # it is there


def _check_text(engine: Engine, argument: str, name: object) -> None:
    library = narwhals()
    kind = _check_column(engine, argument, name)
    if kind not in (library.String, library.Categorical) and not isinstance(kind, library.Enum):
        raise InvalidArgumentError(argument, name, f"must be a column of text; {name} is of {kind}")


def _check_numbers(engine: Engine, argument: str, name: object, hint: str = "") -> None:
    kind = _check_column(engine, argument, name)
    if not kind.is_numeric():
        raise InvalidArgumentError(argument, name, f"must be a column of numbers; {name} is of {kind}{hint}")


def _check_names(engine: Engine, prefix: object) -> None:
    """Refuse to add a column under a name that is taken."""
    if not isinstance(prefix, str):
        raise TypeError(f"prefix must be text, not {shown(prefix)}")
    fold: Callable[[str], str] = str.casefold if engine.is_case_blind else str
    taken = {fold(name) for name in engine.schema if isinstance(name, str)}
    both = [name for name in ADDED if fold(f"{prefix}{name}") in taken]
    if both:
        names = ", ".join(f"{prefix}{name}" for name in both)
        rule = f"must be one with which no column is there already: {names}. Pass prefix= with another text"
        raise InvalidArgumentError("prefix", prefix, rule)
    own = [name for name in engine.schema if isinstance(name, str) and name.casefold().startswith(OWN)]
    if own:
        raise InvalidArgumentError("frame", own[0], f"must have no column that begins with {OWN}")
