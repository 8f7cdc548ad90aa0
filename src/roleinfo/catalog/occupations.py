"""Occupations as roles: rows of a bundle made into facts, each with its unit, date, source and class."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from roleinfo.catalog.described import Described, describe_work
from roleinfo.catalog.requirements import (
    degree_at_entry,
    degrees_held,
    degrees_required,
    experience_of,
    interests_of,
    skills_of,
    tasks_of,
    withheld_answers,
)
from roleinfo.catalog.schema import NOT_BY_THIS_PERIOD, NOT_RELEASED, TOP_CODED
from roleinfo.catalog.wages import (
    MEANS_AT,
    NOTES_AT,
    TOP_CODES,
    Cell,
    Class,
    caveats_of_cell,
    decimal_of,
    sole_period,
    wage_readings,
)
from roleinfo.model.caveat import FULL_TIME_RATE, Caveat, Missing, make_caveat, make_missing
from roleinfo.model.estimate import Salary, SalaryEstimate
from roleinfo.model.exact import divide, multiply, rounded, scaled, shortest, subtract
from roleinfo.model.pay import Pay
from roleinfo.model.place import NATION, Industry, Place
from roleinfo.model.role import Role
from roleinfo.model.sections import (
    DegreesAsked,
    DegreesHeld,
    DegreesRequired,
    Duties,
    Education,
    Experience,
    Industries,
    Interests,
    JobFamilies,
    Measures,
    Moves,
    Occupations,
    Outlook,
    People,
    Places,
    Skills,
    StudyFields,
)
from roleinfo.model.text import folded
from roleinfo.titles.store import DIRECT_MATCH, JOB_TITLES, REPORTED_TITLES
from roleinfo.typing import Period

if TYPE_CHECKING:
    from roleinfo.model.career import Occupation, StatedMove
    from roleinfo.model.figures import FigureSource
    from roleinfo.model.measure import Measure
    from roleinfo.model.outlook import OutlookFigure, OutlookMeasure, Years
    from roleinfo.model.people import PeopleFigure, PeopleStatistic
    from roleinfo.model.source import Source

_WAGE_AND_SALARY: Final = "wage and salary jobs"
_ALL_JOBS: Final = "all jobs, the self-employed included"

_AGES: Final = ("16-19", "20-24", "25-34", "35-44", "45-54", "55-64", "65 and over")


MANY_SELF_EMPLOYED: Final = 250
"""The share of self-employed workers, in tenths of a percent, from which pay carries a caveat."""

# What surveys of households say of an occupation, with the classes that say so.
_CAUTIONS: Final = """
    SELECT employed, full_time, census.title, people_broader, self_employed, matrix.title, projections_broader
    FROM occupation
    LEFT JOIN people ON people.class = occupation.people LEFT JOIN class AS census ON census.id = occupation.people
    LEFT JOIN projection ON projection.class = projections LEFT JOIN class AS matrix ON matrix.id = projections
    WHERE occupation.code = ?
"""

_SIZES: Final[Mapping[str, str]] = {
    column: f"SELECT COUNT(*) FROM occupation WHERE {column} = ? AND scheme = 'O*NET-SOC 2019'"  # noqa: S608
    for column in ("wages", "projections", "people")
}
"""How many occupations of O*NET a class has, by the column that names it."""


_MEASURES: Final = (
    "SELECT input, measure, name, scale, method, warning, value, measure_class.code, measure_class.title, class, kind "
    "FROM measure JOIN measure_kind ON measure_kind.id = kind LEFT JOIN measure_class ON measure_class.id = class "
    "WHERE occupation = ? ORDER BY kind"
)
_MEASURE_DIGITS: Final = 12

_SUMMARY: Final = (
    "SELECT title, text, education FROM occupation LEFT JOIN text ON text.occupation = id AND task = 0 "
    "LEFT JOIN projection ON class = projections WHERE code = ?"
)


def years_of(projections: "Source") -> "Years":
    """The years that a release of the projections runs over, by its name: 2024-34."""
    from roleinfo.model.outlook import Years

    release = projections.release or ""
    return Years(*(int(f"{release[:2]}{year}"[-4:]) for year in release.split("-")))


_TITLE_LISTS: Final = JOB_TITLES | REPORTED_TITLES | DIRECT_MATCH


class OccupationReader:
    """Roles of a bundle's occupations; ``rows`` asks its database, which its owner guards."""

    def __init__(self, rows: Callable[..., list[tuple[Any, ...]]], sources: "Mapping[str, Source]") -> None:
        self._rows = rows
        used = dict(rows("SELECT input, source FROM file"))
        self.source: Mapping[str, Source] = {name: sources[id_] for name, id_ in used.items()}
        self._growth_of_all: int | None = next((row[0] for row in rows("SELECT * FROM projection_total")), None)
        self.top_codes: Mapping[Period, Pay] = TOP_CODES
        self._elements = {row[0]: row[1:] for row in rows("SELECT id, kind, code, name FROM element")}
        self._sizes: dict[int, int] = {}
        self._caveats: dict[str, tuple[Caveat, ...]] = {}

    def caveats_of(self, code: str) -> tuple[Caveat, ...]:
        """What surveys of households say of an occupation that its pay must be read with."""
        if code not in self._caveats:
            self._caveats[code] = tuple(self._read_caveats(code))
        return self._caveats[code]

    def _read_caveats(self, code: str) -> Iterator[Caveat]:
        for employed, full_time, census, wider, share, title, broader in self._rows(_CAUTIONS, code):
            if employed is not None and full_time is not None and full_time * 2 < employed:
                yield make_caveat(
                    FULL_TIME_RATE,
                    ("salary",),
                    survey=self.source["earnings"],
                    full_time=full_time,
                    employed=employed,
                    title=census if wider else None,
                )
            if share is not None and share >= MANY_SELF_EMPLOYED:
                yield make_caveat(
                    "self-employed-excluded",
                    ("salary",),
                    program=self.source["projections"],
                    share=decimal_of(share, 1),
                    title=title if broader else None,
                )

    def _size_of(self, id_: int, column: str) -> int:
        """How many occupations of O*NET a class has, which a column of occupations names."""
        if id_ not in self._sizes:
            [(self._sizes[id_],)] = self._rows(_SIZES[column], id_)
        return self._sizes[id_]

    def _row(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        return next(iter(self._rows(query, *values)), None)

    def _class(self, id_: int | None, broader: int, occupation: str, column: str) -> Class | None:
        if id_ is None:
            return None
        [(code, title)] = self._rows("SELECT code, title FROM class WHERE id = ?", id_)
        return self.class_of(id_, code, title, broader, occupation, column=column)

    def class_of(
        self, id_: int, code: str, title: str, broader: int, occupation: str, *, column: str = "wages"
    ) -> Class:
        """A class that a column of occupations names, with its size and the caveats of an occupation's pay."""
        size, caveats = partial(self._size_of, id_, column), partial(self.caveats_of, occupation)
        return Class(id_, code, title, bool(broader), size, caveats)

    def read(self, code: str, figures: "FigureSource") -> Role | None:
        """The occupation with this code as a role, its rows read and its facts still to be made; None if unknown."""
        head = self._row("SELECT * FROM occupation WHERE code = ?", code)
        if head is None:
            return None
        number, _, title, scheme, *classes = head
        wages, projected, grouped = (
            self._class(id_, broader, code, column)
            for id_, broader, column in zip(classes[::2], classes[1::2], _SIZES, strict=True)
        )
        row = wages and self._row("SELECT * FROM wage WHERE class = ?", wages.id)
        cell = row and row[1:]
        growth = projected and self._row("SELECT * FROM projection WHERE class = ?", projected.id)
        attained = projected and self._row("SELECT * FROM attainment WHERE class = ?", projected.id)
        group = grouped and self._row("SELECT * FROM people WHERE class = ?", grouped.id)
        ratings = self._rows("SELECT * FROM rating WHERE occupation = ?", number)
        styles = self._rows("SELECT * FROM style WHERE occupation = ?", number)
        interests = self._rows("SELECT * FROM interest WHERE occupation = ?", number)
        measures = self._rows(_MEASURES, number)
        software = self._rows(
            "SELECT name, flags FROM software JOIN program ON id = program WHERE occupation = ?", number
        )
        answers = self._rows("SELECT * FROM answer WHERE occupation = ?", number)
        zone = self._row("SELECT zone, date FROM zone WHERE occupation = ?", number)
        related = self._rows(
            "SELECT place, tier, code, title FROM related JOIN occupation ON id = related WHERE occupation = ?", number
        )
        titles = [
            row[0]
            for row in self._rows(
                "SELECT DISTINCT named.title FROM title_role JOIN title_name AS named USING (role) "
                "WHERE role_id = ? AND kind > 0 AND lists & ?",
                code,
                _TITLE_LISTS,
            )
        ]
        described = Described.read(self._rows, number, code, None if wages is None else wages.id)
        texts = self._rows("SELECT task, text FROM text WHERE occupation = ? ORDER BY task", number)
        missing: list[Missing] = [] if wages is None or cell is None else list(self.unpublished(cell))
        missing += withheld_answers(answers, self.source)
        if group and group[14] is None and group[6]:
            missing.append(make_missing(("people", "age"), "small-sample", self.source["ages"].id))
        if growth and growth[11] is None:
            path = ("outlook", "self_employed_share")
            missing.append(make_missing(path, "not-available", self.source["projections"].id))
        pay = Salary.later(lambda: self.wages(cell, wages, NATION, None)) if cell and wages else Salary()
        return Role(
            figures=figures,
            id=code,
            title=title,
            alternate_titles=_distinct(titles, title),
            summary=self.summary(code, (cell, wages, NATION, None) if cell and wages else None),
            codes=(code,) if scheme != "O*NET-SOC 2019" else tuple(sorted({code, code[:7]})),
            salary=Salary(pay, (figures, code)),
            outlook=Outlook.later(lambda: self._outlook(cell, wages, growth, projected)),
            education=Education(
                held=DegreesHeld.later(lambda: degrees_held(attained, projected, self.source)),
                required=DegreesRequired.later(lambda: degrees_required(answers, self.source)),
                asked=DegreesAsked.later(lambda: degree_at_entry(growth, projected, self.source)),
                fields=StudyFields.later(lambda: described.study_fields(code, self.source)),
            ),
            experience=Experience.later(lambda: experience_of(answers, zone, growth, projected, self.source)),
            people=People.later(lambda: self._people(group, grouped)),
            skills=Skills.later(lambda: skills_of(ratings, styles, software, self._elements, self.source)),
            interests=Interests.later(lambda: interests_of(interests, self._elements, self.source)),
            measures=Measures.later(lambda: self._measures(measures)),
            moves=Moves.later(lambda: self._moves(related)),
            duties=Duties.later(lambda: (*described.duties(self.source["onet"]), *tasks_of(texts, self.source))),
            industries=Industries.later(lambda: described.industries(wages, self.source["oews"])),
            places=Places.later(lambda: described.places(wages, self.source["oews"])),
            families=JobFamilies.later(lambda: described.families(code, self.source["soc"])),
            occupations=Occupations.later(partial(self._linked, self._links(code, scheme, classes))),
            missing=missing,
        )

    def wages(
        self, figures: tuple[int | None, ...], of: Class, place: Place, industry: Industry | None
    ) -> Iterator[SalaryEstimate]:
        """The pay figures of a cell: what is published, what is top-coded, what is withheld; nothing else."""
        withheld: set[str] = set()
        common: dict[str, Any] = {
            "component": "oews_wage", "place": place, "industry": industry, **of.codes, **of.breadth,
            "source": self.source["oews"], "caveats": caveats_of_cell(figures, of),
        }  # fmt: skip
        if sole_period(figures):
            common["sole_period"] = True
        for statistic, period, value, note, error in wage_readings(figures):
            if value is not None:
                pay = Pay(value, "USD", period)
                yield SalaryEstimate(statistic=statistic, pay=pay, rse=error, **common)
            elif note == TOP_CODED:
                yield SalaryEstimate(
                    statistic=statistic, status="top_coded", bound_pay=self.top_codes[period], rse=error, **common
                )
            elif note == NOT_RELEASED and statistic not in withheld:
                withheld.add(statistic)
                yield SalaryEstimate(statistic=statistic, status="suppressed", **common)

    def jobs(
        self, figures: tuple[int | None, ...], of: Class, place: Place, industry: Industry | None
    ) -> "Iterator[OutlookFigure]":
        """The employment figures of a cell."""
        from roleinfo.model.outlook import OutlookFigure

        common: dict[str, Any] = {
            "place": place, "industry": industry, **of.codes, **of.breadth,
            "universe": _WAGE_AND_SALARY, "source": self.source["oews"],
        }  # fmt: skip
        employment, error, per_thousand, quotient = figures[0], figures[1], figures[15], figures[16]
        if employment is not None:
            rse = None if error is None else decimal_of(error, 1)
            yield OutlookFigure(about="jobs", value=Decimal(employment), rse=rse, **common)
        if per_thousand is not None:
            yield OutlookFigure(about="jobs_per_1000", value=decimal_of(per_thousand, 3), **common)
        if quotient is not None:
            yield OutlookFigure(about="location_quotient", value=decimal_of(quotient, 2), **common)

    def unpublished(self, figures: tuple[int | None, ...]) -> Iterator[Missing]:
        """What a cell has no figure of, because the occupation is paid by the hour alone or by the year alone."""
        notes = figures[NOTES_AT] or 0
        if figures[0] is None and notes & 3 == NOT_RELEASED:
            yield make_missing(("outlook", "jobs"), "suppressed", self.source["oews"].id)
        for at, (period, code) in zip(MEANS_AT, (("hour", "annual-only"), ("year", "hourly-only")), strict=True):
            if figures[at] is None and notes >> (2 * at) & 3 == NOT_BY_THIS_PERIOD:
                yield make_missing(("salary", f"per {period}"), code, self.source["oews"].id)

    def _outlook(
        self, cell: Any, wages: Class | None, growth: Any, projected: Class | None
    ) -> "Iterator[OutlookFigure]":
        from roleinfo.model.outlook import OutlookFigure

        if cell and wages:
            yield from self.jobs(cell, wages, NATION, None)
        if not growth or projected is None:
            return
        source = self.source["projections"]
        years = years_of(source)
        common: dict[str, Any] = {
            "place": NATION, "class_code": projected.code, "class_title": projected.title,
            "universe": _ALL_JOBS, **projected.breadth,
            "source": source,
        }  # fmt: skip
        _, base, target, change, percent, openings, exits, transfers, *_, self_employed = growth
        figures: tuple[tuple[OutlookMeasure, int | None, int, dict[str, Any]], ...] = (
            ("jobs", base, -2, {"as_of": str(years.start)}),
            ("projected_jobs", target, -2, {"as_of": str(years.end)}),
            ("net_change", change, -2, {"period": years}),
            ("growth", percent, 1, {"period": years}),
            ("openings", openings, -2, {"period": years}),
            ("exit_rate", exits, 1, {"period": years}),
            ("transfer_rate", transfers, 1, {"period": years}),
            ("self_employed_share", self_employed, 1, {"as_of": str(years.start)}),
        )
        for about, value, places, more in figures:
            if value is not None:
                yield OutlookFigure(about=about, value=decimal_of(value, places), **common, **more)

        if percent is not None and self._growth_of_all is not None:
            of_all = decimal_of(self._growth_of_all, 1)
            growth_ = decimal_of(percent, 1)
            yield OutlookFigure(
                about="growth_beyond_all",
                value=subtract(growth_, of_all),
                period=years,
                origin="derived",
                evidence=f"{growth_}% less {of_all}% for all jobs",
                **common,
            )
        if openings is not None and base:
            yield OutlookFigure(
                about="openings_per_1000",
                value=rounded(divide(Decimal(openings * 1000), Decimal(base)), 1),
                period=years,
                origin="derived",
                evidence=f"{openings * 100:,} openings a year over {base * 100:,} jobs",
                **common,
            )

    def _people(self, row: Any, of: Class | None) -> "Iterator[PeopleFigure]":
        from roleinfo.model.people import PeopleFigure

        if not row or of is None:
            return
        _, women, white, black, asian, hispanic, employed, *rest = row
        ages, (median, earnings, men, women_paid, _) = rest[:7], rest[7:]
        shares, aged, paid = (self.source[name] for name in ("people", "ages", "earnings"))
        any_race = "Hispanics of any race"
        for dimension, group, value, scheme in (
            ("sex", "Women", women, None),
            ("race_ethnicity", "White", white, any_race),
            ("race_ethnicity", "Black or African American", black, any_race),
            ("race_ethnicity", "Asian", asian, any_race),
            ("race_ethnicity", "Hispanic or Latino", hispanic, any_race),
        ):
            if value is not None:
                named: Any = dimension
                yield PeopleFigure(
                    dimension=named,
                    group=group,
                    value=decimal_of(value, 1),
                    scheme=scheme,
                    **of.breadth,
                    source=shares,
                )
        for band, count in zip(_AGES, ages, strict=True):
            if count is not None and employed and median is not None:
                yield PeopleFigure(
                    dimension="age",
                    group=band,
                    value=rounded(divide(multiply(Decimal(count), Decimal(100)), Decimal(employed)), 1),
                    origin="derived",
                    evidence=f"{count:,} of {employed:,} thousand employed people, as published in thousands",
                    **of.breadth,
                    source=aged,
                )
        if median is not None:
            yield PeopleFigure(
                dimension="age", statistic="median", value=decimal_of(median, 1), **of.breadth, source=aged
            )
        weekly: PeopleStatistic = "median_weekly_earnings"
        for group, value in (("All", earnings), ("Men", men), ("Women", women_paid)):
            if value is not None:
                yield PeopleFigure(
                    dimension="sex", group=group, statistic=weekly, value=Decimal(value), **of.breadth, source=paid
                )
        if men and women_paid is not None:
            yield PeopleFigure(
                dimension="sex",
                group="Women to men",
                statistic="earnings_ratio",
                value=rounded(divide(multiply(Decimal(women_paid), Decimal(100)), Decimal(men)), 1),
                origin="derived",
                evidence=f"women's {women_paid} over men's {men} dollars a week; hours, experience and jobs differ",
                **of.breadth,
                source=paid,
            )

    def _measures(self, rows: Any) -> "Iterator[Measure]":
        from roleinfo.model.measure import Measure

        for input_, id_, name, scale, method, warning, value, code, title, class_, kind in rows:
            broader: dict[str, Any] = {}
            if title is not None:
                [(size,)] = self._rows("SELECT COUNT(*) FROM measure WHERE class = ? AND kind = ?", class_, kind)
                broader = {"published_for": f"{title} ({code})", "published_for_count": size}
            yield Measure(
                id=id_, name=name, value=Decimal(shortest(scaled(value, _MEASURE_DIGITS))), scale=scale,
                lowest=Decimal(0), highest=Decimal(1), method=method, warning=warning, class_code=code,
                source=self.source[input_], **broader,
            )  # fmt: skip

    def _moves(self, rows: Any) -> "Iterator[StatedMove]":
        from roleinfo.model.career import StatedMove

        for place, tier, code, title in rows:
            yield StatedMove(about="related", title=title, role=code, rank=place, tier=tier, source=self.source["onet"])

    def _links(self, code: str, scheme: str, classes: list[Any]) -> list[tuple[Any, ...]]:
        """An occupation's siblings under its SOC code; of a group and of a class, the occupations in it."""
        query = "SELECT code, title, scheme FROM occupation WHERE code != ? AND scheme != 'OEWS' AND "
        if scheme == "O*NET-SOC 2019":
            return self._rows(query + "code BETWEEN ? AND ?", code, code[:7], f"{code[:7]}/")
        members = self._rows(query + "wages = ?", code, classes[0])
        stem = code.rstrip("0")
        return members or self._rows(query + "code BETWEEN ? AND ?", code, stem, f"{stem}:")

    def _linked(self, rows: list[tuple[Any, ...]]) -> "Iterator[Occupation]":
        from roleinfo.model.career import Occupation

        for code, title, scheme in rows:
            source = self.source["onet" if scheme == "O*NET-SOC 2019" else "soc"]
            yield Occupation(scheme=scheme, code=code, title=title, source=source)

    def summary(self, code: str, cell: Cell | None, where: str = "") -> str | None:
        """An occupation in sentences: the publisher's own, then a cell's jobs and pay, then its education."""
        title, text, degree = self._row(_SUMMARY, code) or (None, None, None)
        own = f"{text} (O*NET {self.source['onet'].release})" if text else ""
        pay = self._describe_pay(cell[0], cell[1], title, where) if cell else ""
        entry = ""
        if degree:
            source = self.source["projections"].display_name
            entry = f"Typical entry-level education: {degree[:1].lower()}{degree[1:]} ({source})."
        work = describe_work(self._rows, code, title, self.source["onet"]) if title else ""
        return " ".join(filter(None, (own, work, pay, entry))) or None

    def _describe_pay(self, figures: tuple[int | None, ...], of: Class, title: str, where: str) -> str:
        """The jobs and the median of a cell, with the class they are of where that is broader."""
        jobs, median = figures[0], figures[12]
        if jobs is None:
            return ""
        pay = f"Median wage ${median:,} per year; " if median is not None else ""
        place = f" in {where}" if where else ""
        whole = f"; all {of.title}, {of.code}" if of.published_for and of.title != title else ""
        survey = f"BLS {self.source['oews'].display_name}, {self.source['oews'].release}"
        return f"{pay}{jobs:,} wage and salary jobs{place} ({survey}{whole})."


def _distinct(titles: list[str], canonical: str) -> tuple[str, ...]:
    """Titles that differ by more than case; of two spellings the first in the order of letters."""
    by_form: dict[str, str] = {}
    for title in sorted(titles):
        by_form.setdefault(folded(title), title)
    by_form.pop(folded(canonical), None)
    return tuple(by_form.values())
