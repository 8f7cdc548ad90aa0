"""The columns of `price` as expressions, which an engine works out of a frame and small tables beside it."""

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from roleinfo.frames.engines import OWN, Engine, Functions, Small, Words, first, narwhals, numpy
from roleinfo.frames.grid import EXACT, NOTHING, PER_HOUR, POINTS, RANKS, REASONS, conversion
from roleinfo.frames.texts import YEAR, Texts, plausible
from roleinfo.model.pay import HOURS_PER_YEAR, MOST_HOURS
from roleinfo.roster.cells import FEWEST_HOURS, LARGEST_PAY, MOST_FTE
from roleinfo.roster.reasons import STATUS_OF
from roleinfo.views.tabular import Coded

if TYPE_CHECKING:
    from roleinfo.frames.pricing import Columns

_TEXTS: Final = ("area", "area_name")
_WORDS: Final = ("level", "unit", "bound", "as_of", "evidence", "source")
_MOST_DIGITS: Final = 1e15
_HUNDRED: Final = 100


def priced_frame(engine: Engine, columns: "Columns", texts: Texts, prefix: str) -> Any:
    """The caller's own frame with the columns behind its own."""
    return _Pricing(engine, columns, texts).frame(prefix)


def _numbered(column: Coded) -> tuple[Any, list[str]]:
    """The numbers of the texts of a column of few, and these texts by their numbers."""
    np = numpy()
    texts: dict[str, int] = {}
    numbers = [NOTHING] * len(column.values)
    for code in np.unique(column.codes):
        text = column.values[code]
        if text is not None:
            numbers[code] = texts.setdefault(text, len(texts))
    return np.array(numbers, dtype=np.int16)[column.codes], [*texts]


class _Pricing:
    """The work on one frame: small tables joined one after another, then expressions over what they bring."""

    def __init__(self, engine: Engine, columns: "Columns", texts: Texts) -> None:
        self._engine = engine
        self._columns = columns
        self._texts = texts
        self._nw = narwhals()
        self._numbers, self._words = {}, {}
        for name in _WORDS:
            self._numbers[name], self._words[name] = _numbered(texts.market[name])
        np, there = numpy(), self._numbers["level"] != NOTHING
        self._constant: dict[str, str | None] = {}
        for name in _WORDS[1:]:
            numbers = np.unique(self._numbers[name][there])
            if len(numbers) < 2:
                self._constant[name] = next((self._words[name][at] for at in numbers if at != NOTHING), None)

    def frame(self, prefix: str) -> Any:
        """Of a lazy frame a plan, else the caller's own with what was worked out beside it."""
        engine, columns, texts = self._engine, self._columns, self._texts
        work = engine.read(columns.used).with_columns(**self._inputs())
        for kind, table in texts.tables.items():
            work = self._joined(work, kind, table)
        work = work.with_columns(self._is_usable().alias(f"{OWN}usable"))
        work = work.with_columns(self._key().alias(f"{OWN}key"))
        work = self._joined(work, "key", self._market())
        compared = self._nw.when(self._col("usable")).then(self._compared())
        work = work.with_columns(compared.alias(f"{OWN}compared"), self._refused().alias(f"{OWN}refused"))
        work = work.with_columns(self._reason().alias(f"{OWN}reason"))
        work, percentile = engine.worked_out(work, f"{OWN}percentile", self._percentile)
        added = {f"{prefix}{name}": expression for name, expression in self._added(percentile).items()}
        return engine.finished(work, added)

    def _col(self, name: str) -> Any:
        return self._nw.col(f"{OWN}{name}")

    def _inputs(self) -> dict[str, Any]:
        """The columns that are read, as text and as numbers."""
        nw, columns = self._nw, self._columns
        texts = {f"{OWN}{kind}": nw.col(getattr(columns, kind)).cast(nw.String) for kind in self._texts.tables}
        numbers = {
            f"{OWN}{name}": nw.col(column).cast(nw.Float64)
            for name in ("pay", "hours", "fte")
            if (column := getattr(columns, name)) is not None
        }
        return {**texts, **numbers}

    def _joined(self, work: Any, on: str, table: Small) -> Any:
        own = Small(*({f"{OWN}{name}": of for name, of in part.items()} for part in table))
        return self._engine.joined(work, f"{OWN}{on}", own)

    # Pay ------------------------------------------------------------------------------------------------------------

    def _is_usable(self) -> Any:
        """Whether the pay of a row can be compared, as far as its own cells tell."""
        usable = (self._full_time() >= self._least()) & (self._full_time() <= self._most())
        if self._columns.hours is not None:
            usable &= self._hours().is_between(float(FEWEST_HOURS), float(MOST_HOURS))
        if self._columns.fte is not None:
            usable &= (self._fte() > 0) & (self._fte() <= float(MOST_FTE))
        if self._columns.currency is not None:
            usable &= self._col("currency_other") == 0
        return usable

    def _hours(self) -> Any:
        """The hours of a full-time year."""
        if self._columns.hours is None:
            return self._nw.lit(float(self._columns.only_hours))
        return self._col("hours").fill_null(float(HOURS_PER_YEAR))

    def _fte(self) -> Any:
        return self._col("fte").fill_null(1.0)

    def _full_time(self) -> Any:
        """The pay of a full-time job, in the period of its cell; a rate for an hour or a day is that already."""
        pay, columns = self._col("pay"), self._columns
        if not columns.is_actual or (columns.fte is None and columns.only_fte == 1):
            return pay
        whole = pay / (self._nw.lit(float(columns.only_fte)) if columns.fte is None else self._fte())
        if columns.period is not None:
            return first([(self._col("period_hours") == 1, pay)], whole)
        return pay if conversion(columns.only_period or YEAR, YEAR)[1] else whole

    def _least(self) -> Any:
        return self._bound(0)

    def _most(self) -> Any:
        return self._bound(1)

    def _bound(self, end: int) -> Any:
        """The least or the most that full-time pay may plausibly be; nothing where the period is not known."""
        if self._columns.period is not None:
            return self._col(("period_least", "period_most")[end])
        only = self._columns.only_period
        return self._nw.lit(plausible(only)[end] if only else None, self._nw.Float64)

    def _refusals(self) -> list[tuple[Any, str]]:
        """When the pay of a row cannot be used and why, in the order in which a roster's cells are read."""
        columns, pay, full_time = self._columns, self._col("pay"), self._full_time()
        cases: list[tuple[Any, str]] = []
        if columns.currency is not None:
            has_text = ~self._col("currency").is_null()
            cases.append((has_text & ~self._col("currency_unread").is_null(), "currency-unread"))
        if columns.hours is not None:
            fits = self._hours().is_between(float(FEWEST_HOURS), float(MOST_HOURS))
            cases.append((~fits, "hours-unread"))
        if columns.fte is not None:
            cases.append((~((self._fte() > 0) & (self._fte() <= float(MOST_FTE))), "fte-unread"))
        if columns.period is not None:
            cases.append((self._col("period_refused") == "period-unread", "period-unread"))
        cases += [
            (pay.is_null() | pay.is_nan(), "no-pay"),
            (pay.abs() >= _MOST_DIGITS, "pay-unread"),
            (pay <= 0, "pay-not-positive"),
        ]
        if columns.period is not None:
            cases.append((self._col("period_least").is_null(), "no-period"))
        elif columns.only_period is None:
            cases.append((~pay.is_null(), "no-period"))
        if columns.currency is not None:
            cases.append((self._col("currency").is_null(), "currency-unread"))
        outside = (full_time < self._least()) | (full_time > self._most())
        if columns.currency is not None:
            outside = (outside & (self._col("currency_other") == 0)) | (full_time > float(LARGEST_PAY))
        cases.append((outside, "implausible-pay"))
        return cases

    def _number(self, reason: str | None) -> Any:
        number = NOTHING if reason is None else REASONS.index(reason)
        return self._nw.lit(number, self._nw.Int16)

    def _refused(self) -> Any:
        """The number of the reason why the pay of a row cannot be used."""
        cases = [(condition, self._number(reason)) for condition, reason in self._refusals()]
        return first([(self._col("usable"), self._number(None)), *cases], self._number(None))

    def _reason(self) -> Any:
        """The number of the reason why a row is not priced."""
        refused, reason = self._col("refused"), self._col("market_reason")
        cases = [(refused > NOTHING, refused)]
        if self._columns.currency is not None:
            # Pay in another currency has its market: what is wrong with the job or the place is the first reason.
            is_other = (reason == NOTHING) & (self._col("currency_other") == 1)
            cases.append((is_other, self._number("other-currency")))
        return first(cases, reason)

    def _reasons(self) -> list[str | None]:
        """The codes of reasons by their numbers, None for those that no row has, and for the last."""
        met = {code for _, code in self._refusals()} | ({"other-currency"} if self._columns.currency else set())
        met |= {REASONS[number] for number in numpy().unique(self._texts.market["reason"]) if number != NOTHING}
        return [*(code if code in met else None for code in REASONS), None]

    # The market -----------------------------------------------------------------------------------------------------

    def _key(self) -> Any:
        """The number of the market of a row: of its period, its job and its place."""
        nw, texts = self._nw, self._texts
        place = self._col("place_number").fill_null(texts.no_place)
        key = self._job() * texts.places + place
        if len(texts.periods) == 1:
            return key
        if self._columns.period is None:
            number = nw.lit(texts.periods.index(self._columns.only_period or texts.periods[0]), nw.Int64)
        else:
            number = self._col("period_number")
        usable = nw.when(self._col("usable")).then(number).otherwise(nw.lit(0, nw.Int64))
        return key + usable * (texts.jobs * texts.places)

    def _job(self) -> Any:
        tables, no_title = self._texts.tables, self._texts.no_title
        jobs = [self._col(f"{kind}_job") for kind in ("code", "title") if kind in tables]
        return (jobs[0] if len(jobs) == 1 else self._nw.coalesce(*jobs)).fill_null(no_title)

    def _market(self) -> Small:
        """The table of the market, without what is the same for every row that has a market value."""
        held = {**self._texts.market, **self._numbers}
        kinds: dict[str, Any] = {"key": "count", **dict.fromkeys(_TEXTS, "text"), "reason": "code"}
        kinds |= {name: "code" for name in _WORDS if name not in self._constant}
        kinds |= dict.fromkeys(POINTS, "number")
        if self._has_target:
            kinds["target"] = "number"
        if self._is_converted:
            kinds |= {"times": "number", "hours": "count"}
        return Small(
            {f"market_{name}": of for name, of in kinds.items()}, {f"market_{name}": held[name] for name in kinds}
        )

    @property
    def _has_target(self) -> bool:
        """Whether the market value is anything but the published median."""
        market = self._texts.market
        return not numpy().array_equal(market["target"], market["median"], equal_nan=True)

    @property
    def _is_converted(self) -> bool:
        """Whether any pay is of another period than what it is compared with."""
        market = self._texts.market
        return bool((market["times"] != 1).any() or market["hours"].any())

    def _compared(self) -> Any:
        """Full-time pay in the period of the market's figures."""
        pay = self._full_time()
        if not self._is_converted:
            return pay
        power, pay = self._col("market_hours"), pay * self._col("market_times")
        return first([(power == 1, pay * self._hours()), (power == -1, pay / self._hours())], pay)

    def _annual_pay(self) -> Any:
        """What is paid for a year, of the hours and the share that are worked."""
        columns = self._columns
        # Pay in another currency is not compared, and stays the pay of a year in its own currency.
        pay = self._nw.when(self._col("refused") == NOTHING).then(self._full_time())
        if columns.period is not None:
            pay = pay * self._col("period_times")
            pay = first([(self._col("period_hours") == 1, pay * self._hours())], pay)
        else:
            times, power = conversion(columns.only_period or YEAR, YEAR)
            pay = pay if times == 1 else pay * times
            pay = pay * self._hours() if power else pay
        return self._of_share(pay)

    def _annual_market(self) -> Any:
        """The market value for the same hours and share of a year; nothing where only a bound is known of it."""
        market = self._nw.when(self._is_compared()).then(self._target())
        if "unit" not in self._constant:
            is_hourly = self._col("market_unit") == self._words["unit"].index(PER_HOUR)
            market = first([(is_hourly, market * self._hours())], market)
        elif self._constant["unit"] == PER_HOUR:
            market = market * self._hours()
        return self._of_share(market)

    def _is_compared(self) -> Any:
        """Whether there is a pay and a market value that is no bound."""
        is_there = ~self._col("compared").is_null()
        if "bound" in self._constant:
            return is_there & self._nw.lit(self._constant["bound"] == EXACT)
        bounds = self._words["bound"]
        return is_there & (self._col("market_bound") == (bounds.index(EXACT) if EXACT in bounds else len(bounds)))

    def _of_share(self, amount: Any) -> Any:
        columns = self._columns
        if columns.fte is not None:
            return amount * self._fte()
        return amount if columns.only_fte == 1 else amount * float(columns.only_fte)

    def _percentile(self, of: Functions) -> Any:
        """The percentile of a pay: between two that are published it rises with the logarithm of pay.

        Pay that is the amount of several percentiles has no one of its own.
        """
        pay, market = of.col(f"{OWN}compared"), self._texts.market
        unknown, parts = pay < of.col(f"{OWN}market_{POINTS[0]}"), []
        for (lower, rank), (upper, next_rank) in pairwise(zip(POINTS, RANKS, strict=True)):
            low, high = of.col(f"{OWN}market_{lower}"), of.col(f"{OWN}market_{upper}")
            if (market[lower] == market[upper]).any():
                unknown |= (pay == low) & (low == high)
            part = of.ratio(of.log(of.ratio(pay, low)), of.log(of.ratio(high, low)))
            parts.append((pay <= high, part * ((next_rank - rank) / _HUNDRED) + rank / _HUNDRED))
        return of.first([(unknown, None), *parts], None)

    def _of_market(self, name: str) -> Words:
        """A text of the market, which is nothing where there is no market value."""
        if name in self._constant:
            return Words(self._col("market_level"), [*(self._constant[name] for _ in self._words["level"]), None])
        return Words(self._col(f"market_{name}"), [*self._words[name], None])

    def _target(self) -> Any:
        return self._col("market_target" if self._has_target else "market_median")

    def _added(self, percentile: Any) -> dict[str, Any]:
        """The columns, by their names."""
        nw, tables = self._nw, self._texts.tables
        kinds = [kind for kind in ("code", "title") if kind in tables]
        is_coded = None if len(kinds) == 1 else ~self._col("code_job").is_null()

        def of_match(name: str) -> Any:
            if is_coded is None:
                return self._col(f"{kinds[0]}_{name}")
            return nw.when(is_coded).then(self._col(f"code_{name}")).otherwise(self._col(f"title_{name}"))

        reasons = self._reasons()
        statuses = [code and STATUS_OF[code] for code in reasons]
        return {
            "match_role_id": of_match("role_id"),
            "match_code": of_match("match_code"),
            "match_title": of_match("match_title"),
            "match_probability": of_match("probability"),
            "market_area": self._col("market_area"),
            "market_area_name": self._col("market_area_name"),
            "market_level": self._of_market("level"),
            "market_unit": self._of_market("unit"),
            "market_p25": self._col("market_p25"),
            "market_median": self._col("market_median"),
            "market_p75": self._col("market_p75"),
            "market_target": self._target(),
            "market_bound": self._of_market("bound"),
            "market_as_of": self._of_market("as_of"),
            "market_evidence": self._of_market("evidence"),
            "market_source": self._of_market("source"),
            "market_ratio": self._col("compared") / self._target(),
            "market_percentile": percentile,
            "annual_pay": self._annual_pay(),
            "annual_market": self._annual_market(),
            "price_status": Words(self._col("reason"), [*statuses[:-1], "priced"]),
            "price_reason": Words(self._col("reason"), reasons),
        }
