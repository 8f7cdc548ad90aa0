"""Former releases of OEWS in the package's bundle: figures, classes, and what is refused."""

import json
import pickle
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

import roleinfo as ri

BUNDLE = Path(ri.__file__).parent / "data" / "roleinfo.db"
NURSE = "29-1141.00"


def query(text: str) -> list[tuple[object, ...]]:
    """Rows of the bundle."""
    with closing(sqlite3.connect(f"{BUNDLE.as_uri()}?mode=ro", uri=True)) as database:
        return database.execute(text).fetchall()


def mean(code: str, year: int) -> Decimal | None:
    """The annual mean of a class in a release."""
    figure = ri.role(code).in_year(year).salary.mean
    return figure.pay.amount if figure and figure.pay else None


class TestCounts:
    """How many classes there are, and how many have an unbroken line."""

    def test_rows(self) -> None:
        """All levels of 13 releases."""
        assert query("SELECT count(*), count(DISTINCT year) FROM former_wage") == [(17_934, 13)]

    def test_unbroken_lines(self) -> None:
        """Of 830 classes 737 are the same in all releases, 697 of them under one code; 85.6% of jobs."""
        lines = {
            code: (jobs, codes)
            for code, jobs, codes in query(
                "SELECT link.code, employment, count(DISTINCT former) FROM class_link AS link "
                "JOIN class ON class.code = link.code AND scheme = 'oews' "
                "JOIN wage ON wage.class = class.id "
                "WHERE relation = 'exact' GROUP BY link.code HAVING sum(last - first + 1) = 13"
            )
        }
        assert len(lines) == 737
        assert Counter(codes for _, codes in lines.values()) == {1: 697, 2: 40}
        [(total,)] = query(
            "SELECT sum(employment) FROM wage JOIN class ON class.id = class "
            "WHERE code IN (SELECT code FROM class_link) AND scheme = 'oews'"
        )
        assert isinstance(total, int)
        assert round(sum(int(jobs) for jobs, _ in lines.values()) / total * 100, 1) == 85.6  # type: ignore[call-overload]

    def test_joined_and_split(self) -> None:
        """Of the newest classes 758 are one of 2019, 72 a part of one; 11 of the 758 joined several of 2018."""
        in_2019 = query(
            "SELECT relation, count(*) FROM class_link WHERE first <= 2019 AND last >= 2019 AND code IN "
            "(SELECT code FROM class JOIN wage ON class = id) GROUP BY 1"
        )
        assert in_2019 == [("exact", 758), ("split", 72)]
        joined = query(
            "SELECT DISTINCT code FROM class_link WHERE relation = 'merged' AND last >= 2018 AND code IN "
            "(SELECT code FROM class_link WHERE relation = 'exact' AND first <= 2019 AND last >= 2019)"
        )
        assert {code for (code,) in joined} == {
            "31-1120", "35-3023", "15-1299", "49-9099", "51-9124", "25-4022", "27-3023", "27-3099", "53-4022",
            "47-5044", "43-2099",
        }  # fmt: skip

    def test_releases(self) -> None:
        """Year, classification, currency and the floors of the year, per hour and per year."""
        assert query("SELECT year, scheme, currency, floor_hour, floor_year FROM release WHERE year % 3 = 0") == [
            (2013, "SOC 2010", "USD", 9_000, 187_200), (2016, "SOC 2010", "USD", 10_000, 208_000),
            (2019, "OEWS 2019-20", "USD", 10_000, 208_000), (2022, "SOC 2018", "USD", 11_500, 239_200),
            (2025, "SOC 2018", "USD", 11_500, 239_200),
        ]  # fmt: skip


class TestFigures:
    """Values as BLS published them."""

    @pytest.mark.parametrize(
        ("code", "year", "published"),
        [
            (NURSE, 2012, 67_930), (NURSE, 2014, 69_790), (NURSE, 2019, 77_460), (NURSE, 2020, 80_010),
            (NURSE, 2022, 89_010), (NURSE, 2025, 101_420), ("00-0000", 2012, 45_790), ("00-0000", 2019, 53_490),
            ("27-2021", 2021, 116_930), ("27-2021", 2022, 358_080), ("27-3011", 2021, 56_110),
            ("27-3011", 2022, 155_730),
        ],
    )  # fmt: skip
    def test_means(self, code: str, year: int, published: int) -> None:
        """National annual means."""
        assert mean(code, year) == published

    @pytest.mark.parametrize(
        ("code", "year", "published"),
        [("11-1011", 2012, 168_140), ("11-1011", 2019, 184_460), ("47-2111", 2012, 49_840)],
    )
    def test_medians(self, code: str, year: int, published: int) -> None:
        """National annual medians."""
        median = ri.role(code).in_year(year).salary.median
        assert median
        assert median.pay == ri.Pay(published, "USD", "year")

    def test_jobs_and_date(self) -> None:
        """Employment with its error, of the release's own source and month."""
        role = ri.role(NURSE).in_year(2012)
        [jobs] = [figure for figure in role.outlook.about("jobs") if figure.source.series == "oews"]
        assert (jobs.value, jobs.rse) == (Decimal(2_633_980), Decimal("0.5"))
        assert jobs.effective_date == "2012-05"
        assert jobs.source.id == "oews-2012"
        assert role.year == 2012
        assert role.summary
        assert "Median wage $65,470 per year; 2,633,980 wage and salary jobs (BLS OEWS, May 2012)." in role.summary
        assert "May 2025" not in role.summary

    @pytest.mark.parametrize(("year", "floor"), [(2012, 187_200), (2016, 208_000), (2021, 208_000), (2024, 239_200)])
    def test_top_codes(self, year: int, floor: int) -> None:
        """Each release has its own floor."""
        [p90] = [
            figure
            for figure in ri.role("11-1011").in_year(year).salary.candidates("p90")
            if figure.bound_pay and figure.bound_pay.period == "year"
        ]
        assert (p90.status, p90.bound_pay) == ("top_coded", ri.Pay(floor, "USD", "year"))

    def test_another_code(self) -> None:
        """Computer systems analysts had another code until 2018."""
        figure = ri.role("15-1211.00").in_year(2018).salary.mean
        assert figure
        assert (figure.class_code, figure.pay) == ("15-1121", ri.Pay(93_610, "USD", "year"))
        [caveat] = [caveat for caveat in figure.caveats if caveat.code == "code-changed"]
        assert caveat.message == (
            "Published as 15-1121 (Computer Systems Analysts) until May 2018 and as 15-1211 (Computer Systems "
            "Analysts) since May 2019."
        )

    def test_other_content(self) -> None:
        """Forest and conservation technicians are paired by code and lost 37% of their jobs."""
        figure = ri.role("19-4071").in_year(2018).salary.mean
        assert figure
        [caveat] = [caveat for caveat in figure.caveats if caveat.code == "content-changed"]
        assert caveat.message.startswith("Figures before May 2019 are probably not of the same jobs: ")
        assert "37% fewer jobs" in caveat.message
        newest = ri.role("19-4071").in_year(2019).salary.mean
        assert newest
        assert newest.caveats == ()

    def test_a_code_that_stood_twice(self) -> None:
        """A broad group that was the most detailed class of 2019 has its figures then."""
        assert mean("11-2030", 2019) == 132_630

    def test_hourly_alone(self) -> None:
        """Actors have no annual pay in any release, and the role says so once."""
        role = ri.role("27-2011").in_year(2015)
        assert {figure.known_amount.period for figure in role.salary if figure.known_amount} == {"hour"}
        assert [each.code for each in role.missing if each.path[0] == "salary"] == ["hourly-only"]


class TestRefused:
    """What has no pay in a release, with the reason."""

    MESSAGES: Final = {
        ("15-1252", 2020): (
            "15-1252 (Software Developers) was part of 15-1256 (Software Developers and Software Quality Assurance "
            "Analysts and Testers) in May 2020 and had no figures of its own. The first comparable release is that of "
            "May 2021."
        ),
        ("15-1252", 2018): (
            "15-1252 (Software Developers) overlaps 15-1132 (Software Developers, Applications) and 15-1133 "
            "(Software Developers, Systems Software) of May 2018 but is neither part nor the whole of them. The "
            "first comparable release is that of May 2021."
        ),
        ("27-3099", 2018): (
            "27-3099 (Media and Communication Workers, All Other) combines what were 2 classes in May 2018: 27-3012 "
            "(Public Address System and Other Announcers) and 27-3099 (Media and Communication Workers, All Other). "
            "The first comparable release is that of May 2019."
        ),
        ("31-0000", 2019): "",
    }

    @pytest.mark.parametrize(("code", "year"), MESSAGES)
    def test_class_changed(self, code: str, year: int) -> None:
        """Split, both, merged under the same code; a group has the figures of its own classification."""
        role = ri.role(code).in_year(year)
        missing = [each.message for each in role.missing if each.path == ("salary",)]
        assert "".join(missing) == self.MESSAGES[code, year]
        assert bool(role.salary) == (not missing)

    def test_not_published(self) -> None:
        """A class that stands in every release but one."""
        role = ri.role("29-1024").in_year(2022)
        assert [each.message for each in role.missing if each.path == ("salary",)] == [
            f"No figures were published for {role.title} in May 2022."
        ]

    @pytest.mark.parametrize("code", ["27-3099", "43-2099", "49-9099"])
    def test_same_code_merged(self, code: str) -> None:
        """A code that stayed and took in another class."""
        assert not ri.role(code).in_year(2018).salary
        assert ri.role(code).in_year(2019).salary

    def test_places(self) -> None:
        """History is national."""
        message = (
            "Former releases are held for the nation and all industries only, so there are no figures of May 2019 for "
            "Registered Nurses in California."
        )
        nurse = ri.role(NURSE)
        for role in (nurse.at("CA").in_year(2019), nurse.in_year(2019).at("CA")):
            assert not role.salary
            assert [each.message for each in role.missing if each.path == ("salary",)] == [message]
            assert (role.year, role.place and role.place.code) == (2019, "US-CA")
        assert not nurse.in_year(2019).in_industry("hospitals").salary

    @pytest.mark.parametrize(
        ("role", "where"),
        [
            (lambda: ri.role(NURSE).at("CA"), "in California"),
            (lambda: ri.role(NURSE).in_industry("hospitals"), "in Hospitals"),
        ],
    )
    def test_by_year_of_a_place(self, role: Callable[[], ri.Role], where: str) -> None:
        """The table of a place or an industry has no figures of the nation, and for each release the same reason."""
        limited = role()
        history = limited.salary.by_year()
        assert history.published == ()
        assert [year.year for year in history] == [*range(2012, 2025)]
        for year in history:
            assert year.missing in limited.in_year(year.year).missing
        assert where in str(history[7].reason)
        assert "No release has comparable figures." in history.to_text()

    def test_written_roles(self) -> None:
        """A role that is no occupation has no releases."""
        role = ri.role("account manager").in_year(2019)
        assert [each.code for each in role.missing if each.path == ("salary",)] == ["no-history"]
        assert len(ri.role("account manager").salary.by_year()) == 0

    @pytest.mark.parametrize("year", [2011, 2026, True, "2019"])
    def test_years(self, year: object) -> None:
        """A year without a release is wrong use."""
        with pytest.raises(ri.InvalidArgumentError, match="must be the year of a release, from 2012 to 2025"):
            ri.role(NURSE).in_year(year)  # type: ignore[arg-type]

    def test_own_roles(self) -> None:
        """A role from no catalog is limited to its own figures of the year."""
        survey = ri.Source(id="survey", title="Ours", publisher="Example Ltd", license="internal")
        figures = [
            ri.SalaryEstimate(statistic="median", pay=ri.Pay(amount, "USD", "year"), as_of=date, source=survey)
            for amount, date in ((50_000, "2019-03"), (60_000, "2023"))
        ]
        role = ri.Role(id="x", title="X", salary=figures)
        assert [str(figure.pay) for figure in role.in_year(2019).salary] == ["USD 50,000 per year"]
        with pytest.raises(ri.NotComparableError, match="X came from no catalog that knows its figures by year"):
            role.in_year(2020)


class TestRole:
    """A role in a year as a value."""

    def test_back(self) -> None:
        """The newest release is the role as it is; another year comes after another."""
        nurse = ri.role(NURSE)
        then = nurse.in_year(2019)
        assert nurse.in_year(2025) is nurse
        assert then.in_year(2025) == nurse
        assert then.in_year(2012) == nurse.in_year(2012)
        assert then.at(None) == then
        assert nurse.at("CA").in_year(2019).in_year(2025) == nurse.at("CA")

    def test_value(self) -> None:
        """It pickles, passes through JSON, and is another value than the role of today."""
        then = ri.role(NURSE).in_year(2019)
        assert pickle.loads(pickle.dumps(then)) == then
        assert ri.Role.from_dict(then.to_dict()) == then
        assert then != ri.role(NURSE)

    def test_history_is_no_part_of_the_value(self) -> None:
        """As tables by place are not."""
        nurse = ri.role(NURSE)
        assert ri.Role.from_dict(nurse.to_dict()) == nurse
        assert len(ri.Role.from_dict(nurse.to_dict()).salary.by_year()) == 0


class TestByYear:
    """The table of all releases."""

    def test_real_pay(self) -> None:
        """65,470 x 321.465 / 229.815 (CPI-U of May 2025 and May 2012)."""
        history = ri.role(NURSE).salary.by_year()
        assert [year.year for year in history] == [*range(2012, 2026)]
        pay = history[0].real_pay()
        assert pay
        assert pay.amount == round(Decimal(65_470) * Decimal("321.465") / Decimal("229.815"), 2)
        assert history[-1].real_pay() == ri.Pay(97_550, "USD", "year")

    def test_another_month(self) -> None:
        """In dollars of a month or a year that the caller names."""
        by_month = ri.role(NURSE).salary.by_year(in_dollars_of="2019-05")
        assert by_month[7].real_pay() == by_month[7].figure().pay  # type: ignore[union-attr]
        assert ri.role(NURSE).salary.by_year(in_dollars_of=2019).in_dollars_of == "2019"

    def test_index_in_json(self) -> None:
        """JSON says in dollars of which month amounts are, and by which source's index."""
        plain = json.loads(ri.role(NURSE).salary.by_year(in_dollars_of=2019).to_json())
        assert plain["parameters"] == {"in_dollars_of": "2019", "price_index": "cpi-u"}
        assert "cpi-u" in [source.id for source in ri.sources()]

    @pytest.mark.parametrize("month", ["x", "1800", "2999-01", "2025-13", 1800])
    def test_month_without_an_index(self, month: str | int) -> None:
        """It is wrong use, and the error names the months and the whole years that there are."""
        with pytest.raises(ri.InvalidArgumentError) as caught:
            ri.role(NURSE).salary.by_year(in_dollars_of=month)
        assert str(caught.value) == (
            f"in_dollars_of must be a month of CPI-U, from 1913-01 to 2026-08, or a whole year, from 1913 to 2025: "
            f"{str(month)!r}"
        )

    def test_changes(self) -> None:
        """What changed in which release."""
        changes = {
            code: ri.role(code).salary.by_year().changes for code in ("15-1211.00", "27-2021", "31-0000", "19-4071")
        }
        assert changes == {
            "15-1211.00": ((2019, "code-changed"), (2021, "model-2021")),
            "27-2021": ((2021, "model-2021"), (2022, "top-2022")),
            "31-0000": ((2019, "group-changed"), (2021, "group-changed"), (2021, "model-2021")),
            "19-4071": ((2019, "code-changed"), (2019, "content-changed"), (2021, "model-2021")),
        }

    def test_unbroken(self) -> None:
        """A class without a change has figures in every release; a split one from the release that divided it."""
        assert len(ri.role("47-2111").salary.by_year().published) == 14
        history = ri.role("15-1252").salary.by_year()
        assert [year.year for year in history.published] == [2021, 2022, 2023, 2024, 2025]
        assert all(year.reason for year in history[:9])

    def test_legislators(self) -> None:
        """A class that the newest release left out has its former figures."""
        history = ri.role("11-1031.00").salary.by_year()
        assert [year.year for year in history.published] == [*range(2012, 2025)]

    def test_group(self) -> None:
        """Of a group only releases of one classification are compared with the newest."""
        history = ri.role("31-0000").salary.by_year()
        assert [year.year for year in history.latest_run] == [2021, 2022, 2023, 2024, 2025]
        assert "group-changed" in {caveat.code for caveat in history.caveats}
        assert str(history).count("$29,880") >= 1

    def test_text(self) -> None:
        """The finding, with amounts in current dollars and in those of one month."""
        text = " ".join(ri.role(NURSE).salary.by_year().to_text().split())
        assert (
            "The median annual wage for registered nurses was $65,470 in May 2012 and $97,550 in May 2025: 49.0% more "
            "in current dollars, or 6.5% more in May 2025 dollars (BLS OEWS, May 2012 and May 2025; CPI-U). BLS "
            "advises against reading its releases as a time series."
        ) in text

    def test_frame(self) -> None:
        """Every class of every former release, in its own codes."""
        frame = ri.frames.history(2012, backend="polars")
        assert frame.shape[0] == 1_394
        assert frame.filter(code="15-1121").select("title", "classification", "annual_mean").row(0) == (
            "Computer Systems Analysts", "SOC 2010", 83_800.0,
        )  # fmt: skip
        row = frame.filter(code="11-1011").row(0, named=True)
        assert (row["top_coded"], row["top_code_annual"]) == (
            "hourly_p75; hourly_p90; annual_p75; annual_p90",
            187_200.0,
        )
