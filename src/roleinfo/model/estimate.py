"""A pay figure with all that makes it more than a number, and a role's list of them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any, Final, Self, TypedDict, Unpack, get_args

import attrs

from roleinfo.errors import InvalidArgumentError, NotComparableError, did_you_mean, shown
from roleinfo.model._edges import age_figure, history_of
from roleinfo.model.arguments import (
    check_confidence,
    check_optional_name,
    check_optional_word,
    check_type,
    check_word,
    checked,
)
from roleinfo.model.cached import cached_attribute
from roleinfo.model.caveat import FULL_TIME_RATE, Caveat
from roleinfo.model.country import Country, country_of_currency, hours_of_year
from roleinfo.model.exact import between, chosen, error_from_rse, exact, fits, interval_of, optional_exact, shortest
from roleinfo.model.experience import DurationRange
from roleinfo.model.fact import Fact, Figure, Section
from roleinfo.model.pay import CALENDAR, Pay, converts_alone
from roleinfo.model.place import Industry, Place, country_of
from roleinfo.model.place_names import named
from roleinfo.model.rules import Ruled, name_fields
from roleinfo.model.text import check_text, folded, is_a, is_optional_name, key_of, latest_first, one_of
from roleinfo.typing import Bound, Component, Origin, Period, Statistic, Status

if TYPE_CHECKING:
    from roleinfo.model.figures import FigureSource
    from roleinfo.model.table import PayTable
    from roleinfo.pay.history import PayHistory

STATISTICS: Final = ("mean", "median", "average", "low", "high", "minimum", "maximum")
"""The named statistics; percentiles are ``p10``, ``p25``, ``p97.5`` and so on."""

_MONTH: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_MOST_YEARS: Final = 100
_PERCENTILE = re.compile(r"p([0-9]{1,2}(?:\.[0-9]+)?)")
_ORIGIN_ORDER: Final[tuple[Origin, ...]] = ("published", "inferred", "derived", "proxy")
_PERIOD_ORDER: Final[tuple[Period, ...]] = ("year", "hour", "month", "half-month", "fortnight", "week", "day")
_COMPONENT_ORDER: Final[tuple[Component, ...]] = (
    "unstated", "oews_wage", "base", "total", "package", "usual_weekly_earnings",
    "ashe_annual", "ashe_hourly", "ashe_weekly",
)  # fmt: skip
HEADLINE_UNIVERSE: Final[Mapping[Component, str]] = {
    "ashe_annual": "full-time employees", "ashe_weekly": "full-time employees", "ashe_hourly": "all employees",
}  # fmt: skip
"""The workers that pay is first of, where a survey publishes it of several groups; its headline is their median."""


def is_headline_universe(figure: "SalaryEstimate") -> bool:
    """Whether a figure is of the workers that its survey's pay is first of, so that it stands beside other roles'."""
    return figure.universe == HEADLINE_UNIVERSE.get(figure.component, figure.universe)


def statistic(name: str, argument: str = "statistic") -> str:
    """The one spelling of a statistic's name; the 50th percentile is the median.

    >>> statistic("p50"), statistic("p25.0")
    ('median', 'p25')
    """
    if isinstance(name, str):
        if name in STATISTICS:
            return name
        match = _PERCENTILE.fullmatch(name)
        if match and 0 < Decimal(match[1]) < 100:
            return percentile(Decimal(match[1]))
    raise InvalidArgumentError(
        argument,
        name,
        f"must be one of {', '.join(STATISTICS)}, or a percentile as 'p25', not {shown(name)}",
        did_you_mean(name, STATISTICS),
    )


def percentile(rank: Decimal | int, name: str = "percentile") -> str:
    """The name of a percentile's statistic: ``p25`` for 25; ``median`` for 50. ``name`` is that of an argument.

    >>> percentile(25), percentile(50)
    ('p25', 'median')
    """
    value = checked(name, rank, exact)
    if not 0 < value < 100:
        raise InvalidArgumentError(name, rank, f"must be above 0 and below 100, not {shown(rank)}")
    text = shortest(value)
    return "median" if text == "50" else f"p{text}"


def percentile_rank(name: str) -> Decimal | None:
    """The percentile that a statistic is, or None: 50 for the median."""
    if name == "median":
        return Decimal(50)
    match = _PERCENTILE.fullmatch(name)
    return Decimal(match[1]) if match else None


def _caveats(items: Iterable[Caveat]) -> tuple[Caveat, ...]:
    given = tuple(items)
    for item in given:
        if not isinstance(item, Caveat):
            raise TypeError(f"must hold Caveat objects, not {shown(item)}")
    return tuple(sorted(dict.fromkeys(given), key=lambda caveat: caveat.key))


@attrs.frozen(repr=False, eq=False)
class ExperienceBand(Ruled):
    """The experience that a pay figure is limited to: in a source's own word, as a length of time, or both."""

    label: str | None = attrs.field(default=None, validator=is_optional_name)
    length: DurationRange | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(DurationRange)))

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if self.label is None and self.length is None:
            yield "label", "an experience band needs a label, a length or both"

    @classmethod
    def parse(cls, text: str) -> "ExperienceBand":
        """A band from a source's word for it."""
        check_text("text", text)
        return cls(label=text)

    def __str__(self) -> str:
        return self.label or str(self.length)

    def is_named(self, name: str) -> bool:
        """Whether ``name`` is this band's word or its length, in any case."""
        if not isinstance(name, str):
            raise TypeError(f"name must be text, not {shown(name)}")
        return folded(name) in {folded(str(text)) for text in (self.label, self.length) if text}

    @cached_attribute
    def key(self) -> str:
        """What tells bands apart: the length where it is known, else the word."""
        return str(self.length) if self.length else folded(self.label or "")


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class SalaryEstimate(Figure):
    """A pay figure: which statistic of which pay, of whom, where, when and by whom.

    ``statistic`` is mean, median, a percentile (``p25``), low or high (ends of a range whose
    percentiles are not stated), average (of an unstated kind), minimum or maximum (of a pay
    structure). ``component`` says what the pay includes. ``pay`` is None where the figure was not
    released; a top-coded one then has the end it lies above in ``bound_pay``. ``place`` None is a
    place not stated, ``industry`` None all industries, ``employer`` None all employers and
    ``experience`` None all lengths of experience. ``rse`` is the relative standard error in
    percent; ``universe`` says which workers are counted, where that is stated. ``class_code`` is the
    publisher's code of the class that the figure is of: two roles may share one figure; ``class_title`` is its title,
    ``class_scheme`` the classification of a group of occupations whose code holds others today.
    ``sole_period`` says that the publisher gives this pay for this period alone, since the work is
    not of 2,080 hours a year: hourly-only (actors) or annual-only (teachers). ``caveats``
    is what must be known of the figure's own cell or occupation; `caveats_for` gives those that
    hold of pay by the hour or by the year.

    >>> from roleinfo import Source
    >>> survey = Source(id="survey", title="Our pay survey", publisher="Example Ltd", license="internal")
    >>> SalaryEstimate(statistic="median", pay=Pay(60000, "USD", "year"), source=survey).per_hour().pay.amount
    Decimal('28.846153846154')
    """

    statistic: str = attrs.field(converter=statistic)
    pay: Pay | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Pay)))
    component: Component = attrs.field(default="unstated", validator=one_of(Component))
    status: Status = attrs.field(default="released", validator=one_of(Status))
    bound_pay: Pay | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Pay)))
    place: Place | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Place)))
    industry: Industry | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Industry)))
    employer: str | None = attrs.field(default=None, validator=is_optional_name)
    experience: ExperienceBand | None = attrs.field(
        default=None, validator=attrs.validators.optional(is_a(ExperienceBand))
    )
    rse: Decimal | None = attrs.field(default=None, converter=optional_exact, validator=between(0, None))
    universe: str | None = attrs.field(default=None, validator=is_optional_name)
    class_code: str | None = attrs.field(default=None, validator=is_optional_name)
    class_title: str | None = attrs.field(default=None, validator=is_optional_name, eq=False)
    class_scheme: str | None = attrs.field(default=None, validator=is_optional_name)
    sole_period: bool = attrs.field(default=False, validator=is_a(bool))
    caveats: tuple[Caveat, ...] = attrs.field(default=(), converter=_caveats)

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if self.status == "released" and self.pay is None:
            yield "pay", "a released figure has a pay; one that is not published needs another status"
        if self.status != "released" and self.pay is not None:
            yield "pay", f"a figure that is {self.status} has no pay"
        if (self.status == "top_coded") != (self.bound_pay is not None):
            yield "bound_pay", "a top-coded figure, and no other, has the pay it lies above in bound_pay"
        if self.pay is not None and self.pay.amount < 0:
            yield "pay", f"pay is not negative: {self.pay}"

    @property
    def known_amount(self) -> Pay | None:
        """The pay, or for a top-coded figure the end it lies above; with `effective_bound` it is all that is known."""
        return self.pay or self.bound_pay

    @property
    def effective_bound(self) -> Bound:
        """How `known_amount` is to be read: the bound, and ``at_least`` for a top-coded figure."""
        return "at_least" if self.status == "top_coded" else self.bound

    @property
    def standard_error(self) -> Decimal | None:
        """The standard error in the figure's own money: pay x rse / 100; None where none is published.

        An error of 0.0% was rounded when it was published, and counts as 0.05%.
        """
        if self.pay is None or self.rse is None or self.bound != "exact":
            return None
        return error_from_rse(self.pay.amount, self.rse)

    def interval(self, confidence: Decimal | float = Decimal("0.90")) -> tuple[Pay, Pay] | None:
        """The interval of this figure at a level of confidence, calculated from its relative standard error.

        Pay -/+ z x pay x rse / 100, z being 1.645 at 90%. It is no publisher's interval, and covers sampling
        error alone. None where no error is published, for a figure that is not exact, and where an end has more
        digits than a Pay holds.

        >>> import roleinfo as ri
        >>> [str(end) for end in ri.role("registered nurse").salary.mean.interval()]
        ['USD 101,086.36 per year', 'USD 101,753.64 per year']
        >>> ri.role("registered nurse").salary.median.interval() is None
        True
        """
        level, error = check_confidence(confidence), self.standard_error
        if self.pay is None or error is None:
            return None
        low, high = interval_of(self.pay.amount, error, level)
        if not (fits(low) and fits(high)):
            return None
        return attrs.evolve(self.pay, amount=low), attrs.evolve(self.pay, amount=high)

    def aged_to(self, date: str, *, movement: Decimal | float) -> "SalaryEstimate":
        """The figure moved from its own date to a later month by a yearly movement (a fraction), compounded.

        It is derived, keeps the date that it was published for, and has the step as its evidence. Raises
        NotComparableError where the figure is not dated to a month or is of a later one, and InvalidArgumentError for
        a movement that is none.

        >>> import roleinfo as ri
        >>> from decimal import Decimal
        >>> aged = ri.role("registered nurse").salary.mean.aged_to("2026-11", movement=Decimal("0.035"))
        >>> f"{aged.pay:,.0f}", aged.origin, aged.as_of
        ('USD 106,791 per year', 'derived', None)
        """
        check_type("date", date, str)
        if not _MONTH.fullmatch(date):
            raise InvalidArgumentError("date", date, f"must be a month, as 2026-11, not {shown(date)}")
        if int(date[:4]) - int((self.effective_date or date)[:4]) >= _MOST_YEARS:
            raise InvalidArgumentError("date", date, f"must be within {_MOST_YEARS} years, not {shown(date)}")
        rate = checked("movement", movement, chosen)
        if not -1 < rate < 1:
            raise InvalidArgumentError("movement", movement, f"must be a fraction (0.03 is 3%), not {shown(movement)}")
        return age_figure(self, date, rate)

    @property
    def is_beside_headline(self) -> bool:
        """Whether the survey's headline is of other workers: of UK pay per year full-time employees, per hour all."""
        return self.universe != HEADLINE_UNIVERSE.get(self.component, self.universe)

    @property
    def is_median_first(self) -> bool:
        """Whether the survey's headline is the median rather than the mean."""
        return self.component in HEADLINE_UNIVERSE

    @cached_attribute
    def population(self) -> str:
        """Whose pay this is, apart from the statistic: place, industry, employer, experience, universe."""
        return key_of(
            place=self.place and self.place.key,
            industry=self.industry and self.industry.key,
            employer=self.employer and folded(self.employer),
            experience=self.experience and self.experience.key,
            universe=self.universe and folded(self.universe),
        )

    @cached_attribute
    def money(self) -> str:
        """The currency and period, or what stands for them where nothing was released."""
        return f"{self.known_amount.currency}/{self.known_amount.period}" if self.known_amount else "none"

    def _measured(self) -> str:
        return "|".join(part for part in (key_of(self.statistic, self.component, self.money), self.population) if part)

    @cached_attribute
    def key(self) -> str:
        bound = None if self.bound == "exact" else self.bound
        return f"{self.measure}|{key_of(source=self.source.id, as_of=self.as_of, bound=bound)}"

    @property
    def order(self) -> tuple[Any, ...]:
        rank = percentile_rank(self.statistic)
        return (
            *self._preference(),
            STATISTICS.index(self.statistic) if rank is None or self.statistic == "median" else len(STATISTICS),
            rank or 0,
            self.key,
        )

    def _preference(self) -> tuple[Any, ...]:
        """Which of several figures answers a plain question: the stated order, least first."""
        return (
            self.status not in ("released", "top_coded"),
            # A part of the role's people is another question: no figure of one answers before the whole's own.
            self.place is not None and self.place.kind != "nation",
            self.industry is not None,
            self.employer is not None,
            self.experience is not None,
            _ORIGIN_ORDER.index(self.origin) > _ORIGIN_ORDER.index("inferred"),
            _PERIOD_ORDER.index(self.known_amount.period) if self.known_amount else len(_PERIOD_ORDER),
            self.source.order,
            _COMPONENT_ORDER.index(self.component),
            _ORIGIN_ORDER.index(self.origin),
            latest_first(self.effective_date or "0"),
            self.is_beside_headline,
        )

    def per_year(self, hours: Decimal | int | None = None) -> "SalaryEstimate":
        """The same figure for a year, as `per` converts it."""
        return self.per("year", hours)

    def per_hour(self, hours: Decimal | int | None = None) -> "SalaryEstimate":
        """The same figure for an hour, as `per` converts it."""
        return self.per("hour", hours)

    def per(self, period: Period, hours: Decimal | int | None = None) -> "SalaryEstimate":
        """The same figure for another period, marked as derived with what was taken for it as the evidence.

        ``hours`` are those of a year; where none are given, those by which the country of the figure counts a year
        (2,080 in the United States). Raises NotComparableError where they have to be given: for a country that counts
        by none, for pay per day, and for a figure of hourly-only or annual-only work.
        """
        check_word("period", period, get_args(Period))
        if self.known_amount is None or self.known_amount.period == period:
            return self
        own = self.known_amount.period
        if hours is None:
            self.refuse_unknown_hours(period)
        if converts_alone(own, period):
            counts = [f"{CALENDAR[part]} {part}s" for part in (own, period) if part != "year"]
            year = f"{' and '.join(counts)} a year"
        else:
            if hours is None and "day" not in (own, period):
                hours = hours_of_year(country_of_figure(self), self.known_amount.currency, period)
            year = f"{hours} hours a year"
        pay, bound_pay = (pay and pay.per(period, hours=hours) for pay in (self.pay, self.bound_pay))
        evidence = f"{self.known_amount} converted at {year}" + (f"; {self.evidence}" if self.evidence else "")
        return attrs.evolve(self, pay=pay, bound_pay=bound_pay, origin="derived", evidence=evidence)

    def refuse_unknown_hours(self, period: Period) -> None:
        """Raise NotComparableError where the figure cannot be put for a period until the hours of a year are stated."""
        check_optional_word("period", period, get_args(Period))
        if self.known_amount is None or period is None or converts_alone(self.known_amount.period, period):
            return
        country = country_of_figure(self)
        if not self.sole_period:
            hours_of_year(country, self.known_amount.currency, period)
            return
        kind = "hourly-only" if self.known_amount.period == "hour" else "annual-only"
        usual = f", because such work is not {country.hours:,f} hours per year" if country and country.hours else ""
        words = (
            f"{self.source.display_name} publishes this pay per {self.known_amount.period} only ({kind}){usual}; "
            f"state the hours, as per({period!r}, hours=...)"
        )
        raise NotComparableError([words])

    def caveats_for(self, period: Period | None = None) -> tuple[Caveat, ...]:
        """The caveats of the figure as pay per ``period``, its own by default: a full-time rate is pay per year.

        >>> import roleinfo as ri
        >>> median = ri.role("hairdressers").salary.median
        >>> [caveat.code for caveat in median.caveats_for("year")]
        ['full-time-rate', 'self-employed-excluded']
        >>> [caveat.code for caveat in median.caveats_for("hour")]
        ['self-employed-excluded']
        """
        check_optional_word("period", period, get_args(Period))
        per = period or (self.known_amount and self.known_amount.period)
        return tuple(caveat for caveat in self.caveats if per == "year" or caveat.code != FULL_TIME_RATE)


def country_of_figure(figure: SalaryEstimate) -> Country | None:
    """The country whose pay a figure is: that of its place, else the one whose money it is in; None for neither."""
    money = figure.known_amount
    return country_of(figure.place) or (None if money is None else country_of_currency(money.currency))


def cell_caveats(
    figures: Iterable[SalaryEstimate], path: tuple[str, ...], period: Period | None = None
) -> tuple[Caveat, ...]:
    """The caveats that pay figures bring with them as pay per ``period``, once each, for ``path``."""
    caveats = {(caveat.code, caveat.message) for figure in figures for caveat in figure.caveats_for(period)}
    return tuple(Caveat(code, message, path) for code, message in sorted(caveats))


class SalaryQuery(TypedDict, total=False):
    """What a pay figure can be selected by; None is for the figures that are not so limited."""

    statistic: Statistic | None
    component: Component | None
    source: str | None
    place: str | Place | None
    industry: str | None
    employer: str | None
    experience: str | None
    period: Period | None
    currency: str | None


class Salary(Section[SalaryEstimate]):
    """A role's pay figures, from every source, in the order in which a plain question takes them.

    That order: released before not; the whole nation, all industries, employers and lengths of
    experience before a part; published or inferred before derived; a year before an hour; then
    the stated order of the sources.
    """

    __slots__ = ("_tables",)
    _tables: "tuple[FigureSource, str] | None"

    @classmethod
    def _kind(cls) -> type[Fact]:
        return SalaryEstimate

    def __init__(self, facts: Iterable[SalaryEstimate] = (), tables: "tuple[FigureSource, str] | None" = None) -> None:
        super().__init__(facts)
        read_tables = tables or (facts._tables if isinstance(facts, Salary) else None)
        object.__setattr__(self, "_tables", read_tables)

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (tuple(self), self._tables))

    def by_place(self) -> "PayTable":
        """What is published of each state and area, all industries; empty where the role came from no catalog."""
        return self._table("place")

    def by_industry(self) -> "PayTable":
        """What is published of each industry in the nation; empty where the role came from no catalog."""
        return self._table("industry")

    def by_year(self, *, in_dollars_of: str | int | None = None) -> "PayHistory":
        """What former and the newest national releases have of the role; empty where it came from no catalog.

        Amounts are as published, and beside them in dollars of one month: of the newest release, or of
        the month or year named. A release whose class is not the role's of today has no figures, and the
        reason; nor has any where the role is limited to a place or an industry, for which former releases are
        not held. Raises InvalidArgumentError where the price index has no value for ``in_dollars_of``.

        >>> import roleinfo as ri
        >>> history = ri.role("registered nurse").salary.by_year()
        >>> [(year.year, str(year.figure("mean").pay)) for year in history][::6]
        [(2012, 'USD 67,930 per year'), (2018, 'USD 75,510 per year'), (2024, 'USD 98,430 per year')]
        """
        is_year = isinstance(in_dollars_of, int) and not isinstance(in_dollars_of, bool)
        month = str(in_dollars_of) if is_year else in_dollars_of
        check_optional_name("in_dollars_of", month)
        return history_of(self._tables, month, self._where())

    def _where(self) -> str | None:
        """The place and industry that every figure is limited to, in words; None where any is of the whole nation."""
        limits = {
            ", ".join(
                part.name
                for part in (figure.place, figure.industry)
                if part and not (isinstance(part, Place) and part.kind == "nation")
            )
            for figure in self
        }
        return None if not all(limits) else next(iter(sorted(limits)), None)

    def _table(self, by: str) -> "PayTable":
        from roleinfo.model.table import PayTable

        return PayTable() if self._tables is None else self._tables[0].table(self._tables[1], by)

    def candidates(self, name: str) -> tuple[SalaryEstimate, ...]:
        """Every figure of this statistic, in the order in which they would be taken."""
        wanted = statistic(name, "name")
        return tuple(figure for figure in self if figure.statistic == wanted)

    def _first(self, name: str) -> SalaryEstimate | None:
        # One employer's average is no figure of the role.
        return next((figure for figure in self.candidates(name) if figure.employer is None), None)

    @property
    def mean(self) -> SalaryEstimate | None:
        """The mean, or None where no source has one; an average of unstated kind is not a mean."""
        return self._first("mean")

    @property
    def median(self) -> SalaryEstimate | None:
        """The median, or None where no source has one."""
        return self._first("median")

    @property
    def low(self) -> SalaryEstimate | None:
        """The lower end of the range, whose percentile is not stated, or None."""
        return self._first("low")

    @property
    def high(self) -> SalaryEstimate | None:
        """The upper end of the range, whose percentile is not stated, or None."""
        return self._first("high")

    def percentile(self, rank: Decimal | int) -> SalaryEstimate | None:
        """The figure at this percentile, or None; percentile(50) is the median."""
        return self._first(percentile(rank))

    def percentile_ratio(self, high: Decimal | int = 90, low: Decimal | int = 10) -> Decimal | None:
        """How many times the lower percentile the higher one is; both of one source, date, population and period.

        The first such pair in the order of figures. None where there is none, and where one of the two is
        not exact (top-coded) or the lower is 0.

        >>> import roleinfo as ri
        >>> pay = ri.role("registered nurse").salary
        >>> round(pay.percentile_ratio(90, 10), 3), round(pay.percentile_ratio(75, 25), 3)
        (Decimal('1.994'), Decimal('1.399'))
        """
        names = _ratio_of(high, low)
        for top, bottom in product(*map(self.candidates, names)):
            if top.employer is None and _are_of_one_pay(top, bottom):
                if top.pay is None or bottom.pay is None or not bottom.pay.amount:
                    return None
                return top.pay / bottom.pay if top.bound == bottom.bound == "exact" else None
        return None

    @property
    def equal_percentiles(self) -> tuple[str, ...]:
        """The percentiles of the first pay that are one amount, the lowest first; empty where all differ.

        Where several coincide, published pay hardly varies, or one scale pays nearly all.
        """
        first = next((figure for figure in self if percentile_rank(figure.statistic) is not None and figure.pay), None)
        amounts: dict[Decimal, list[SalaryEstimate]] = {}
        for figure in self:
            is_percentile = figure.pay and percentile_rank(figure.statistic) is not None
            if first and figure.pay and is_percentile and _are_of_one_pay(first, figure):
                amounts.setdefault(figure.pay.amount, []).append(figure)
        tied = [figure for alike in amounts.values() if len(alike) > 1 for figure in alike]
        return tuple(
            figure.statistic for figure in sorted(tied, key=lambda figure: percentile_rank(figure.statistic) or 0)
        )

    def select(self, **wanted: Unpack[SalaryQuery]) -> Self:
        """The figures that answer to every keyword given.

        ``statistic``, ``component``, ``source`` (id or series), ``place`` (code or name),
        ``industry``, ``employer``, ``experience`` (label or length), ``period`` and ``currency``;
        None asks for the figures that are not so limited.

        Raises TypeError for another keyword.
        """
        known = SalaryQuery.__annotations__
        limits: dict[str, Any] = {**wanted}
        for name, value in limits.items():
            if name not in known:
                raise TypeError(f"select() knows no keyword {shown(name)}; it knows {', '.join(known)}")
            if value is not None and not isinstance(value, str) and not (name == "place" and isinstance(value, Place)):
                raise TypeError(f"{name} must be text, not {shown(value)}")
        is_there = self._at_place(limits.pop("place")) if "place" in limits else None
        return type(self)(
            figure
            for figure in self
            if (is_there is None or is_there(figure)) and all(_answers(figure, *limit) for limit in limits.items())
        )

    def _at_place(self, place: str | Place | None) -> Callable[[SalaryEstimate], bool]:
        """Whether a figure is of the place that a text names among those of all figures; None is of no place."""
        places = (None,) if place is None else named({figure.place for figure in self if figure.place}, place)
        return lambda figure: figure.place in places


def _ratio_of(high: Decimal | int, low: Decimal | int) -> tuple[str, str]:
    """The names of two percentiles, the higher first."""
    for name, rank in (("high", high), ("low", low)):
        value = checked(name, rank, exact)
        if not 0 < value < 100:
            raise InvalidArgumentError(name, rank, f"must be above 0 and below 100, not {shown(rank)}")
    if exact(high) <= exact(low):
        rule = f"must be above low, the percentile {shown(low)}, not {shown(high)}"
        raise InvalidArgumentError("high", high, rule)
    return percentile(high), percentile(low)


def _are_of_one_pay(one: SalaryEstimate, other: SalaryEstimate) -> bool:
    """Whether two figures are of one source, date, component, population, currency and period."""
    return (one.source, one.effective_date, one.component, one.population, one.money) == (
        other.source, other.effective_date, other.component, other.population, other.money
    )  # fmt: skip


def _answers(estimate: SalaryEstimate, name: str, value: str | None) -> bool:
    match name:
        case "statistic":
            return value is not None and estimate.statistic == statistic(value)
        case "component":
            return estimate.component == value
        case "source":
            return value is not None and estimate.source.is_named(value)
        case "industry":
            industry = estimate.industry
            return industry is None if value is None else industry is not None and industry.is_named(value)
        case "employer":
            employer = estimate.employer
            return employer is None if value is None else employer is not None and folded(employer) == folded(value)
        case "experience":
            band = estimate.experience
            if value is None or band is None:
                return value is None and band is None
            return band.is_named(value)
        case _:  # period, currency
            return estimate.known_amount is not None and getattr(estimate.known_amount, name) == value
