"""A role's pay in former national releases, by the links of its class to theirs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from roleinfo.catalog.occupations import OccupationReader
from roleinfo.catalog.wages import Class
from roleinfo.errors import InvalidArgumentError, NotComparableError
from roleinfo.model.caveat import Caveat, Missing, make_caveat, make_missing
from roleinfo.model.estimate import Salary, SalaryEstimate
from roleinfo.model.exact import scaled
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.pay import Pay
from roleinfo.model.place import NATION
from roleinfo.model.source import Source
from roleinfo.typing import Period

if TYPE_CHECKING:
    from roleinfo.pay.history import PayHistory, PayYear
    from roleinfo.pay.prices import PriceTable, Step

_ALL: Final = "00-0000"
_PATH: Final = ("salary",)
LEVELS: Final = ("all", "major", "minor", "broad", "detailed")
"""All occupations, groups of them, and the most detailed classes."""
_FORMER_CELL: Final = (
    "SELECT code, title, former_wage.* FROM former_class JOIN former_wage ON class = id WHERE code = ? AND year = ?"
)


class Release(NamedTuple):
    """A national release of wages: its source, its classification and from where its wages are top-coded."""

    year: int
    source: Source
    scheme: str
    floors: Mapping[Period, Pay]

    @property
    def date(self) -> str:
        """Its month."""
        return self.source.date or str(self.year)


class _Subject(NamedTuple):
    """A role as history knows it: its class of today, and what that was in other releases."""

    id: str
    title: str
    of: Class | None
    code: str
    links: Sequence[tuple[int, int, str, str]]
    is_group: bool


class ReleaseCell(NamedTuple):
    """What a release has of a role's class, as facts."""

    of: Class
    salary: tuple[SalaryEstimate, ...]
    jobs: tuple[OutlookFigure, ...]
    unpublished: tuple[Missing, ...]
    summary: str | None


class FormerClass(NamedTuple):
    """A class of a former release, at one of `LEVELS`, with its figures as `catalog.schema.WAGE_VALUES` orders them."""

    code: str
    title: str
    level: str
    figures: tuple[int | None, ...]


class ReleaseHistory:
    """The releases of a bundle; ``rows`` asks its database, which its owner guards."""

    def __init__(self, rows: Callable[..., list[tuple[Any, ...]]], reader: OccupationReader) -> None:
        self._rows = rows
        self._reader = reader
        used = {source.id: source for source in reader.source.values()}
        self.releases: Mapping[int, Release] = {
            year: Release(year, used[source], scheme, {
                "hour": Pay(scaled(by_hour, 2), currency, "hour"), "year": Pay(Decimal(by_year), currency, "year"),
            })
            for year, source, scheme, currency, by_hour, by_year in rows("SELECT * FROM release ORDER BY year")
        }  # fmt: skip
        self.newest: int = max(self.releases, default=0)
        self._readers: dict[int, OccupationReader] = {}

    def release(self, year: int) -> Release:
        """The release of a year; InvalidArgumentError where the bundle has none."""
        if isinstance(year, bool) or not isinstance(year, int) or year not in self.releases:
            years = f"from {min(self.releases)} to {self.newest}" if self.releases else "of none: it has no releases"
            raise InvalidArgumentError("year", year, f"must be the year of a release, {years}")
        return self.releases[year]

    def _reader_of(self, release: Release) -> OccupationReader:
        """The reader of occupations that credits a release and knows its top codes."""
        known = self._readers.get(release.year)
        if known is None:
            known = copy(self._reader)
            known.source = {**self._reader.source, "oews": release.source}
            known.top_codes = release.floors
            self._readers[release.year] = known
        return known

    def subject(self, id_: str) -> _Subject | None:
        """A role by its id; None for one that is no occupation."""
        head = self._rows(
            "SELECT occupation.title, class.id, class.code, class.title, wages_broader FROM occupation "
            "LEFT JOIN class ON class.id = wages WHERE occupation.code = ?",
            id_,
        )
        if not head:
            return None
        [(title, number, code, class_title, broader)] = head
        of = None if number is None else self._reader.class_of(number, code, class_title, broader, id_)
        code = code or id_[:7]
        links = self._rows("SELECT first, last, former, relation FROM class_link WHERE code = ? ORDER BY 1, 3", code)
        return _Subject(id_, title, of, code, links, not links)

    def cell(self, subject: _Subject, year: int) -> ReleaseCell | Missing:
        """What a release has of a role's class, or why that has no comparable figures in it."""
        release = self.releases[year]
        if year == self.newest:
            return self._newest_cell(subject, release)
        if subject.is_group:
            return self._former_cell(subject, release, subject.code)
        former = [link for link in subject.links if link[0] <= year <= link[1]]
        if [link[3] for link in former] == ["exact"]:
            return self._former_cell(subject, release, former[0][2])
        if not former:
            return make_missing(_PATH, "not-published-in", of=release.source.id, title=subject.title, date=release.date)
        return make_missing(
            _PATH,
            "class-changed",
            of=release.source.id,
            own=(subject.code, subject.of.title if subject.of else subject.title),
            date=release.date,
            former=[(code, self._former_title(code, year)) for _, _, code, _ in former],
            relation=former[0][3],
            first=self._first_comparable(subject, year),
        )

    def _first_comparable(self, subject: _Subject, year: int) -> str | None:
        """The first release after a year that is comparable with the newest."""
        exact = {
            number
            for first, last, _, relation in subject.links
            for number in range(first, last + 1)
            if relation == "exact"
        }
        if subject.of is not None:
            exact.add(self.newest)
        later = [number for number in sorted(exact) if number > year and number in self.releases]
        return self.releases[later[0]].date if later else None

    def _newest_cell(self, subject: _Subject, release: Release) -> ReleaseCell | Missing:
        rows = [] if subject.of is None else self._rows("SELECT * FROM wage WHERE class = ?", subject.of.id)
        if not rows or subject.of is None:
            return make_missing(_PATH, "not-published-in", of=release.source.id, title=subject.title, date=release.date)
        return self._made(subject, subject.of, rows[0][1:], self._reader)

    def _former_cell(self, subject: _Subject, release: Release, code: str) -> ReleaseCell | Missing:
        rows = self._rows(_FORMER_CELL, code, release.year)
        if not rows:
            return make_missing(_PATH, "not-published-in", of=release.source.id, title=subject.title, date=release.date)
        [(code, title, *cell)] = rows
        base = subject.of or self._reader.class_of(0, code, title, 0, subject.id, column="wages")
        of = base._replace(code=code, title=title).with_caveats(self._changes(subject, release.year, code, title))
        scheme = self._scheme_of(subject, release)
        return self._made(subject, of._replace(scheme=scheme), _figures(cell), self._reader_of(release))

    def _scheme_of(self, subject: _Subject, release: Release) -> str | None:
        """The classification that a group's code is of, where that of the newest release is another."""
        if not subject.is_group or subject.code == _ALL or release.scheme == self.releases[self.newest].scheme:
            return None
        return release.scheme

    def _made(self, subject: _Subject, of: Class, figures: tuple[Any, ...], reader: OccupationReader) -> ReleaseCell:
        cell = (figures, of, NATION, None)
        return ReleaseCell(
            of, tuple(reader.wages(*cell)), tuple(reader.jobs(*cell)), tuple(reader.unpublished(figures)),
            reader.summary(subject.id, cell),
        )  # fmt: skip

    def cell_of(self, id_: str, year: int) -> ReleaseCell | Missing | None:
        """The same for a role by its id; None for one that is no occupation."""
        subject = self.subject(id_)
        return None if subject is None else self.cell(subject, year)

    def summary(self, id_: str, year: int) -> str | None:
        """A role's summary with the figures of a release, without these where it has none."""
        cell = self.cell_of(id_, year)
        return cell.summary if isinstance(cell, ReleaseCell) else self._reader.summary(id_, None)

    def _changes(self, subject: _Subject, year: int, code: str, title: str) -> tuple[Caveat, ...]:
        """What a figure of a former release must be read with: that its class had another code, or other content."""
        caveats = []
        if code != subject.code:
            [(last,)] = self._rows("SELECT max(last) FROM class_link WHERE code = ? AND former = ?", subject.code, code)
            later = [link for link in subject.links if link[0] > last]
            now = later[0][2] if later else subject.code
            since = later[0][0] if later else self.newest
            caveats.append(
                make_caveat(
                    "code-changed", _PATH, former=(code, title), until=self.releases[last].date,
                    now=(now, self._former_title(now, since)), since=self.releases[since].date,
                )
            )  # fmt: skip
        for since, reason in self._rows(
            "SELECT year, reason FROM content_change WHERE code = ? AND year > ?", subject.code, year
        ):
            caveats.append(make_caveat("content-changed", _PATH, since=self.releases[since].date, reason=reason))
        return tuple(caveats)

    def _former_title(self, code: str, year: int) -> str:
        rows = self._rows(
            "SELECT title FROM former_class JOIN former_wage ON class = id WHERE code = ? AND year = ?", code, year
        )
        return rows[0][0] if rows else code

    def missing_in(self, title: str, date: str, where: str | None, others: Sequence[str] | None = None) -> Missing:
        """Why a role has no figures of a former release: none are by place or industry, or it is no occupation."""
        if where is not None:
            return make_missing(_PATH, "history-is-national", title=title, date=date, where=where)
        return make_missing(_PATH, "no-history", title=title, others=list(others or ()))

    def table(
        self, id_: str, prices: "PriceTable", in_dollars_of: str | None, where: str | None = None
    ) -> "PayHistory":
        """Every release as it is of a role, with the step to dollars of one month, by default the newest release's.

        Of a role that is limited to a place or an industry (``where``) every former release, with the reason that it
        has no figures.
        """
        from roleinfo.pay.history import PayHistory

        subject = self.subject(id_)
        if subject is None or not self.releases:
            return PayHistory()
        month = in_dollars_of or self.releases[self.newest].date
        years = [year for year in self.releases if where is None or year != self.newest]
        return PayHistory((self._year(subject, year, prices, month, where) for year in years), month)

    def _year(self, subject: _Subject, year: int, prices: "PriceTable", month: str, where: str | None) -> "PayYear":
        from roleinfo.pay.history import PayYear

        release = self.releases[year]
        cell = self.cell(subject, year) if where is None else self.missing_in(subject.title, release.date, where)
        step: Step | None = None
        try:
            step = prices.dollars(release.date, month)
        except NotComparableError:  # the index has no value for the release's month
            step = None
        if isinstance(cell, Missing):
            return PayYear(year, release.source, None, None, Salary(), None, step, cell)
        jobs = next((figure for figure in cell.jobs if figure.about == "jobs"), None)
        return PayYear(year, release.source, cell.of.code, cell.of.title, Salary(cell.salary), jobs, step)

    def every_class(self) -> Iterator[tuple[Release, FormerClass]]:
        """Every class of every former release, by year and code."""
        for year, code, title, level, *row in self._rows(
            "SELECT year, code, title, level, former_wage.* FROM former_wage JOIN former_class ON id = class "
            "ORDER BY 1, 2"
        ):
            yield self.releases[year], FormerClass(code, title, LEVELS[level], _figures(row))


def _figures(row: Sequence[int | None]) -> tuple[int | None, ...]:
    """The figures of a row of former wages as those of a cell: without the two that are of areas."""
    _year, _class, *figures, notes = row
    return (*figures, None, None, notes)
