"""What the texts of a frame mean: its distinct titles, codes, places, periods and currencies, and their market."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from roleinfo.frames.engines import Engine, Kind, Small, numpy
from roleinfo.frames.grid import RANKS, Asked, Somewhere, conversion, market_grid
from roleinfo.model.country import OEWS_LIMITS
from roleinfo.model.estimate import percentile_rank
from roleinfo.model.pay import HOURS_PER_YEAR, Pay
from roleinfo.pay.aged import aging_step
from roleinfo.pay.distribution import interpolation_note
from roleinfo.roster.cells import currency_of, period_of, plausible_hourly, text_of
from roleinfo.roster.decisions import Decisions
from roleinfo.roster.jobs import JobMatch, JobResult, JobText, match_jobs
from roleinfo.roster.market import MarketFinder, PriceOptions
from roleinfo.roster.places import Location, locate
from roleinfo.roster.reasons import RowRefusedError
from roleinfo.typing import Period
from roleinfo.views.tabular import Coded

if TYPE_CHECKING:
    from roleinfo.catalog.catalogs import Catalog
    from roleinfo.catalog.wage_columns import WageCells
    from roleinfo.frames.pricing import Columns

DOLLARS: Final = "USD"
YEAR: Final[Period] = "year"

_MATCH: Final[Mapping[str, Kind]] = {
    "job": "count", "role_id": "text", "match_code": "text", "match_title": "text", "probability": "number",
}  # fmt: skip
_TABLES: Final[Mapping[str, Mapping[str, Kind]]] = {
    "title": _MATCH,
    "code": _MATCH,
    "place": {"number": "count"},
    "period": {
        "number": "count",
        "refused": "text",
        "least": "number",
        "most": "number",
        "times": "number",
        "hours": "count",
    },
    "currency": {"other": "count", "unread": "text"},
}
_UNKNOWN: Final = (None, None)
_SOC_CODE: Final = len("29-1141")
_NO_TITLE: Final = JobResult(None, "no-title")
_NO_PLACE: Final = Location(None, reason="no-place")


class Texts(NamedTuple):
    """What an engine joins: ``tables`` by what their texts are (title, code, place, period, currency), and ``market``.

    A row of the market is of a period, a job and a place, numbered through: there are so many ``jobs`` and
    ``places``. ``no_title`` and ``no_place`` are the numbers of what has no text.
    """

    tables: Mapping[str, Small]
    market: Mapping[str, Any]
    jobs: int
    places: int
    no_title: int
    no_place: int
    periods: Sequence[Period]

    @classmethod
    def read(
        cls, engine: Engine, columns: "Columns", *, catalog: "Catalog", options: PriceOptions, decisions: Decisions,
        values: Mapping[str, Period],
    ) -> "Texts":  # fmt: skip
        """What the texts of a frame mean: each distinct one is collected and matched once."""
        occupations, wages = catalog.class_wages()
        jobs, places = _Jobs(occupations, catalog), _Places()
        match = partial(
            match_jobs,
            catalog=_LeanCatalog(catalog, occupations),
            decisions=decisions,
            min_probability=options.min_probability,
        )
        known = {place.key: place for place in catalog.places()}
        named = {kind: name for kind in _TABLES if (name := getattr(columns, kind)) is not None}
        distinct = engine.distinct([*dict.fromkeys(named.values())])
        texts = {kind: distinct[named[kind]] if kind in named else [] for kind in _TABLES}
        written = {text: text_of(text) for text in texts["place"]}
        located = locate([*written.values()], catalog, decisions, known)
        read = {
            "title": _matched(texts["title"], "title", match, jobs),
            "code": _matched(texts["code"], "code", match, jobs),
            "place": {text: (places.number(located[meant]),) for text, meant in written.items()},
        }
        no_title, no_place = jobs.number(_NO_TITLE), places.number(_NO_PLACE)
        periods = {text: _read(text, lambda text: period_of(text, values), "no-period") for text in texts["period"]}
        words = [*dict.fromkeys(filter(None, (YEAR, columns.only_period, *(word for word, _ in periods.values()))))]
        read["period"] = {
            text: (
                words.index(word or YEAR),
                refused,
                *(plausible(word) if word else _UNKNOWN),
                *conversion(word or YEAR, YEAR),
            )
            for text, (word, refused) in periods.items()
        }
        currencies = {text: _read(text, currency_of, "currency-unread") for text in texts["currency"]}
        read["currency"] = {text: (int(of != DOLLARS), refused) for text, (of, refused) in currencies.items()}
        finder = MarketFinder(options, known)
        own = {
            (job, place): value
            for job, match in jobs.own.items()
            for place, where in enumerate(places.located)
            if where.place is not None
            if (value := finder.value(match, where.place, where.state, DOLLARS, Decimal(0))) is not None
        }
        return cls(
            {kind: _small(kind, rows) for kind, rows in read.items() if kind in named},
            _numbered([
                market_grid(wages, jobs.jobs, places.found, asked=asked_of(options, wages), own=own, period=word)
                for word in words
            ]),
            len(jobs.jobs), len(places.located), no_title, no_place, words,
        )  # fmt: skip


def asked_of(options: PriceOptions, wages: "WageCells") -> Asked:
    """What is asked of the wage table."""
    factor, steps = Decimal(1), []
    if options.aged_to is not None and options.movement is not None:
        factor, step = aging_step(wages.source.date, wages.source.id, options.aged_to, options.movement)
        steps.append(step)
    ranks = [Decimal(rank) for rank in RANKS]
    if options.target not in ranks and ranks[0] < options.target < ranks[-1]:
        upper = next(rank for rank in ranks if rank > options.target)
        steps.append(interpolation_note("log-linear", ranks[ranks.index(upper) - 1], upper))
    return Asked(options.target, options.fallback, float(factor), "; ".join(filter(None, steps)) or None)


class _Occupation(NamedTuple):
    """What is asked of an occupation: a role without its facts."""

    id: str
    title: str
    codes: tuple[str, ...]


class _LeanCatalog:
    """A catalog whose occupations are given by id and title alone, since their wages are read all at once."""

    def __init__(self, catalog: "Catalog", occupations: Mapping[str, tuple[str, int]]) -> None:
        self._occupations = occupations
        self._whole = catalog
        self.current_codes = catalog.current_codes
        self.match_titles = catalog.match_titles
        self.match_places = catalog.match_places
        self.places = catalog.places

    def get(self, query: str) -> Any:
        if query not in self._occupations:
            return self._whole.get(query)
        return _Occupation(query, self._occupations[query][0], tuple({query[:_SOC_CODE], query}))


class _Jobs:
    """The distinct jobs of a frame by number: a class with wages, a job with figures of its own, or no job."""

    def __init__(self, occupations: Mapping[str, tuple[str, int]], catalog: "Catalog") -> None:
        self._occupations = occupations
        self._catalog = catalog
        self._numbers: dict[object, int] = {}
        self.jobs: list[int | str | None] = []
        self.own: dict[int, JobMatch] = {}

    def number(self, result: JobResult) -> int:
        """The number of what a text was matched to."""
        job, own = self._job(result)
        key = (job, own and (own.role_id, own.codes))
        if key not in self._numbers:
            self._numbers[key] = len(self.jobs)
            self.jobs.append(job)
            if own is not None:
                self.own[self._numbers[key]] = own
        return self._numbers[key]

    def _job(self, result: JobResult) -> tuple[int | str | None, JobMatch | None]:
        """The class whose wages are a job's, or why it has none; or the job, where its figures are not of one class."""
        match = result.match
        if match is None:
            return result.reason, None
        if len(match.parts) > 1:
            parts = (part._replace(role=self._catalog.role(part.role.id)) for part in match.parts)
            return None, attrs.evolve(match, parts=tuple(parts))
        part = match.parts[0]
        for role in (part.role, part.stand_in):
            if role is None:
                break
            if role.id in self._occupations:
                return self._occupations[role.id][1], None
            if any(percentile_rank(figure.statistic) for figure in role.salary):
                return None, match
        return None, None


class _Places:
    """The distinct places of a frame by number: an area with the state of the written place, or no place."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self.located: list[Location] = []

    @property
    def found(self) -> list[Somewhere | str]:
        """What is known of each: where it is, or why it is nowhere."""
        return [
            Somewhere(where.place, where.state) if where.place is not None else where.reason or "place-unknown"
            for where in self.located
        ]

    def number(self, where: Location) -> int:
        """The number of what a text was found to mean."""
        key = where.reason or (where.place and where.place.key, where.state)
        if key not in self._numbers:
            self._numbers[key] = len(self.located)
            self.located.append(where)
        return self._numbers[key]


def _matched(
    texts: Sequence[str], kind: str, match: Callable[[Iterable[JobText]], Mapping[JobText, JobResult]], jobs: _Jobs
) -> dict[str, tuple[Any, ...]]:
    """The titles or codes of a column with the jobs that they are matched to; blank codes are left out."""
    asked: dict[str, JobText] = {}
    for text in texts:
        meant = text_of(text)
        if kind == "title":
            asked[text] = JobText(meant, None, None)
        elif meant is not None:
            asked[text] = JobText(None, meant, None)
    results = match(asked.values())
    return {text: (jobs.number(results[job]), *_match(results[job].match)) for text, job in asked.items()}


def _match(match: JobMatch | None) -> tuple[Any, ...]:
    if match is None:
        return (None,) * 4
    return (match.role_id, "; ".join(match.codes), match.title, match.probability)


def _small(kind: str, rows: Mapping[str, tuple[Any, ...]]) -> Small:
    """The table of one kind of text, with the text in front."""
    kinds: dict[str, Kind] = {f"{kind}_text": "text", **{f"{kind}_{name}": of for name, of in _TABLES[kind].items()}}
    values = zip(*((text, *row) for text, row in rows.items()), strict=True) if rows else ([] for _ in kinds)
    return Small(kinds, dict(zip(kinds, map(list, values), strict=True)))


def _read(text: str, read: Callable[[str], Any], blank: str) -> tuple[Any, str | None]:
    """What a cell says, or the reason why it says nothing that can be used."""
    try:
        meant = read(text)
    except RowRefusedError as refusal:
        return None, refusal.reason
    return meant, None if meant else blank


def plausible(period: Period) -> tuple[float, float]:
    """Between which amounts full-time pay of a period may be."""
    low, high = (Pay(end, DOLLARS, "hour").per(period, hours=HOURS_PER_YEAR) for end in plausible_hourly(OEWS_LIMITS))
    return float(low.amount), float(high.amount)


def _numbered(grids: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The market for pay of each period, one below another and numbered through."""
    np = numpy()
    columns = {
        name: (Coded.joined if isinstance(column, Coded) else np.concatenate)([grid[name] for grid in grids])
        for name, column in grids[0].items()
    }
    return {**columns, "key": np.arange(len(columns["key"]))}
