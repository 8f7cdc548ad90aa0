"""Rosters of the United Kingdom against ASHE, and jobs of the United Kingdom in a roster of any country."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import roleinfo as ri
from roleinfo.cli.main import run
from roleinfo.errors import InvalidArgumentError

STAFF = [
    {"job": "Staff nurse", "site": "London", "pay": "£38,000 per year"},
    {"job": "Staff nurse", "site": "Manchester", "pay": "£19.50/hr"},
    {"job": "uk-111", "site": "", "pay": "£90,000 per year"},
    {"job": "Zookeeper of dragons", "site": "UK", "pay": "£30,000 per year"},
    {"job": "Solicitor", "site": "Denver, CO", "pay": "£60,000 per year"},
    {"job": "Midwife", "site": "United Kingdom", "pay": "USD 60,000 per year"},
]


def priced(rows: list[dict[str, str]], **keywords: Any) -> ri.PricedRoster:
    """A roster of the United Kingdom priced."""
    options: Mapping[str, Any] = {"title": "job", "place": "site", "pay": "pay", "country": "GB", **keywords}
    return ri.price(rows, **options)


def one(job: str, site: str = "", pay: str = "£40,000 per year", **keywords: Any) -> ri.PricedRow:
    """An employee of a roster of the United Kingdom."""
    [row] = priced([{"job": job, "site": site, "pay": pay}], **keywords)
    return row


@pytest.fixture(scope="module")
def roster() -> ri.PricedRoster:
    """The six employees."""
    return priced(STAFF)


class TestRoster:
    """Six employees: by the year, by the hour, with withheld percentiles, and three that cannot be priced."""

    def test_rows(self, roster: ri.PricedRoster) -> None:
        """Each has its market or its reason: ASHE 2024, medians of full-time (annual) and all employees (hourly)."""
        rows = [
            (row.match and row.match.role_id, row.market_ratio and str(row.market_ratio.market_value), row.reason)
            for row in roster
        ]
        assert rows == [
            ("uk-2237", "GBP 40,737 per year", None),
            ("uk-2237", "GBP 21.21 per hour", None),
            ("uk-111", "GBP 86,007 per year", None),
            (None, None, "title-uncertain"),
            ("uk-2412", None, "foreign-place"),
            ("uk-2231", None, "other-currency"),
        ]

    def test_ratios(self, roster: ri.PricedRoster) -> None:
        """38,000 / 40,737 by the year, and 19.50 / 21.21 by the hour, without any hours."""
        assert roster[0].ratio == pytest.approx(Decimal(38_000) / Decimal(40_737))
        assert roster[1].ratio == pytest.approx(Decimal("19.50") / Decimal("21.21"))
        assert [row.hours for row in roster] == [None] * 6

    def test_caveats(self, roster: ri.PricedRoster) -> None:
        """A city has the nation's pay and says so; ASHE says what it counts beside base pay, each by its period."""
        by_year, by_hour = ({caveat.code: caveat.message for caveat in row.all_caveats} for row in roster[:2])
        assert by_year["area-fallback"] == ("No such wage is published for London; that of the United Kingdom is used.")
        assert by_year["incentives-included"] == (
            "ASHE pay per year is what employees received in the tax year who had been in the job for more than a "
            "year, with overtime, shift premiums, and bonuses; base pay excludes these."
        )
        assert by_hour["incentives-included"] == (
            "ASHE pay per hour excludes overtime alone; base pay excludes shift premiums and bonuses too."
        )
        assert by_hour["not-job-matched"] == (
            "ASHE is not a job-matched survey: it covers all jobs in the occupation at every experience level."
        )
        assert [row.level for row in roster[:3]] == ["nation"] * 3

    def test_places_of_many(self) -> None:
        """Of many employees it is said that pay is of the nation; no state is spoken of."""
        text = " ".join(str(priced(STAFF[:2])).split())
        assert (
            "2 employees are priced at the pay of the United Kingdom, because none is published for places in it."
            in text
        )

    def test_withheld_percentile(self) -> None:
        """The 90th percentile of chief executives' group is withheld, so it is no market value."""
        assert one("uk-111", target=90).reason == "no-market-value"

    def test_review(self, roster: ri.PricedRoster) -> None:
        """A title of no occupation alone is for review, with candidates."""
        [item] = roster.review
        assert (item.kind, item.text, item.reason) == ("title", "Zookeeper of dragons", "title-uncertain")
        assert [candidate.role_id for candidate in item.candidates] == ["uk-2472"]
        manager = one("manager")
        assert manager.status == "review"
        assert len(manager.questions[0].candidates) == 3

    def test_sums(self, roster: ri.PricedRoster) -> None:
        """Hourly pay without hours is compared and in no sum, and the finding says so; with hours it is in."""
        total = roster.total
        assert (total.currency, total.priced, total.compared, total.without_hours) == ("GBP", 3, 2, 1)
        text = " ".join(str(roster).split())
        assert "1 employee is paid by the hour, without annual hours stated, and is not in the sums." in text
        counted = priced(STAFF, hours=1950)
        assert str(counted[1].annual_market) == "GBP 41,359.5 per year"
        assert counted.total.compared == 3

    def test_hourly_alone(self) -> None:
        """A roster that is paid by the hour is not said to be incomparable."""
        text = " ".join(str(priced(STAFF[1:2])).split())
        assert "1 of 1 employee is priced." in text
        assert "could be compared" not in text

    def test_method(self, roster: ri.PricedRoster) -> None:
        """The report says how titles and places were matched there, and nothing of federal occupations."""
        page = " ".join(roster.to_html(full=True).split())
        assert "federal occupation" not in page

    def test_release(self, roster: ri.PricedRoster) -> None:
        """It rests on ASHE."""
        assert roster.release == "ashe-2024"


class TestTitles:
    """Which occupation an employee has."""

    def test_probability(self) -> None:
        """A title of one occupation alone has no probability: the model was calibrated on US titles."""
        match = one("Solicitor").match
        assert match is not None
        assert (match.codes, match.probability, match.decided_by) == (("uk-2412",), None, "title")

    @pytest.mark.parametrize(("column", "id_"), [("title", "uk-2237"), ("title", "UK-2237"), ("code", "UK-2237")])
    def test_ids_anywhere(self, column: str, id_: str) -> None:
        """An id finds its job in a roster of the United States, and the row is of its own country."""
        row = {"title": "x", "code": "", "site": "London", "pay": "38,000 per year", column: id_}
        [result] = ri.price([row], "title", "site", "pay", code="code")
        assert result.match is not None
        assert (result.match.role_id, result.match.probability, result.status) == ("uk-2237", 1.0, "priced")
        assert str(result.pay) == "GBP 38,000 per year"

    def test_us_job_in_the_uk(self) -> None:
        """A SOC code in a roster of the United Kingdom is a job of the United States, in dollars at a place there."""
        row = one("29-1141", "Denver, CO", "90,000 per year")
        assert (str(row.pay), row.level, row.hours) == ("USD 90,000 per year", "metro", Decimal(2080))
        assert one("29-1141", "Denver, CO").reason == "other-currency"
        assert one("29-1141", "London", "90,000 per year").reason == "foreign-place"

    def test_currencies_apart(self) -> None:
        """Sums are in the currency of most employees, and say how many are in another."""
        nurse = {"job": "29-1141", "site": "Denver, CO", "pay": "90,000 per year"}
        both = priced([*STAFF[:1], *STAFF[2:3], nurse])
        assert (both.total.currency, both.total.compared, both.total.other_currency) == ("GBP", 2, 1)
        assert "1 employee is paid in another currency and is not in the sums." in " ".join(str(both).split())


class TestPlaces:
    """Every place in the United Kingdom is the nation."""

    @pytest.mark.parametrize(
        ("site", "codes"),
        [
            ("", set()),
            ("UK", set()),
            ("GB", set()),
            ("United Kingdom", set()),
            ("Great Britain", set()),
            ("London, UK", {"area-fallback"}),
            ("Swindon, UK", {"area-fallback"}),
            ("York", {"area-fallback"}),
            ("Edinburgh, Scotland", {"area-fallback"}),
            ("Remote", {"remote-nation"}),
            ("Remote - UK", {"remote-nation"}),
        ],
    )
    def test_in_the_nation(self, site: str, codes: set[str]) -> None:
        """A city says that the nation's pay is used, a name of the nation need not."""
        row = one("Staff nurse", site)
        assert (row.status, row.level, row.place and row.place.code) == ("priced", "nation", "GB")
        assert {"area-fallback", "remote-nation"} & {caveat.code for caveat in row.all_caveats} == codes

    @pytest.mark.parametrize("site", ["Denver, CO", "Paris", "Texas", "York, PA"])
    def test_elsewhere(self, site: str) -> None:
        """A place of another country is refused with the reason."""
        assert one("Staff nurse", site).reason == "foreign-place"

    def test_unknown(self) -> None:
        """A town that is not known is for a person to decide, who is offered the nation."""
        row = one("Staff nurse", "Fooham")
        assert (row.status, row.reason) == ("review", "place-unknown")
        assert [candidate.role_id for candidate in row.questions[0].candidates] == ["nation:GB"]
        decided = one("Staff nurse", "Fooham", mapping={"Fooham": "nation:GB"})
        assert decided.status == "priced"

    def test_no_column(self) -> None:
        """Without a column of places every employee is in the United Kingdom."""
        assert one("Staff nurse", place=None).level == "nation"


class TestPay:
    """What is paid, in which currency, for how long."""

    @pytest.mark.parametrize(
        ("pay", "keywords", "reason"),
        [
            ("40,000 per year", {}, None),
            ("$40,000 per year", {}, "other-currency"),
            ("EUR 40,000 per year", {}, "other-currency"),
            ("40,000 per year", {"currency": "USD"}, "other-currency"),
        ],
    )
    def test_currency(self, pay: str, keywords: dict[str, str], reason: str | None) -> None:
        """Pounds where none is stated; another currency is not converted."""
        assert one("Staff nurse", pay=pay, **keywords).reason == reason

    def test_hours_where_needed(self) -> None:
        """Exam invigilators have no annual pay of full-time employees: annual pay needs hours against pay per hour."""
        role = ri.role("uk-9233")
        assert one(role.id, pay="£20,000 per year").reason == "no-hours"
        assert one(role.id, pay="£20,000 per year", hours=1800).status == "priced"

    def test_commission_of_an_hour(self) -> None:
        """Commission of a year cannot be added to pay per hour without hours."""
        rows = [{**STAFF[1], "more": "2,000"}]
        assert priced(rows, commission="more")[0].reason == "no-hours"
        assert priced(rows, commission="more", hours=1950)[0].status == "priced"

    def test_aged(self) -> None:
        """Market values move from the date of ASHE."""
        assert one("Staff nurse", aged_to="2025-04", movement=0.03).ratio is not None
        with pytest.raises(InvalidArgumentError, match="aged_to must be a month not before 2024"):
            one("Staff nurse", aged_to="2023-04", movement=0.03)


class TestRefused:
    """What cannot be asked."""

    def test_unknown_country(self) -> None:
        """The countries that there are are listed."""
        with pytest.raises(InvalidArgumentError, match="country must be one of GB"):
            priced(STAFF, country="FR")


class TestCommand:
    """``roleinfo price --country GB``."""

    def test_priced(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The roster is read from a file and priced."""
        path = tmp_path / "staff.csv"
        path.write_text('job,site,pay\nStaff nurse,London,"38,000"\nSolicitor,Leeds,"60,000"\n', encoding="utf-8")
        options = ["--title", "job", "--place", "site", "--pay", "pay", "--period", "year", "--country", "GB"]
        assert run(["price", str(path), *options]) == 0
        assert "2 of 2 employees are priced." in " ".join(capsys.readouterr().out.split())
