"""The comparison as people read it: what the page set side by side, and what it did not say."""

import re
from decimal import Decimal

import pytest

import roleinfo as ri
from roleinfo.model.education import Degree
from roleinfo.render import markdown as markdown_format
from roleinfo.render.outline import DASH, Footnotes, Heading, Table
from roleinfo.text.facts import gap_label
from roleinfo.text.numbers import MINUS
from roleinfo.views import comparison
from written import written

MANAGER, REPRESENTATIVE = "account manager", "account representative"
SURVEY = ri.Source(id="survey", title="Our survey", publisher="Example Ltd", license="internal", date="2025-05")
OTHER = ri.Source(id="other", title="Another", publisher="Other Ltd", license="open")


@pytest.fixture(scope="module")
def diff() -> ri.RoleDiff:
    """The comparison of the page that this library grew from."""
    return ri.compare(MANAGER, REPRESENTATIVE)


@pytest.fixture(scope="module")
def said(diff: ri.RoleDiff) -> str:
    """Its text in full."""
    return diff.to_text(full=True)


def section(text: str, heading: str) -> str:
    """What stands under a heading."""
    parts = re.split(r"^(.+)\n-{3,}\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[heading]


def row(text: str, label: str) -> list[str]:
    """The cells of the first row that starts with this label, without what goes on below."""
    found = next(each for each in text.splitlines() if each.startswith(label))
    return [each.strip() for each in re.split(r" {2,}", found)[1:]]


def cells(diff: ri.RoleDiff, label: str) -> list[str]:
    """The cells of the first row of Markdown that starts with this label."""
    found = next(each for each in diff.to_markdown(full=True).splitlines() if each.startswith(f"| {label}"))
    return [each.strip() for each in found.replace(MINUS, "-").strip("| ").split(" | ")[1:]]


def pay(statistic: str, amount: int | str, **more: object) -> ri.SalaryEstimate:
    """A figure of our survey in dollars a year."""
    given = {"source": SURVEY, "pay": ri.Pay(Decimal(amount), "USD", "year"), **more}
    return ri.SalaryEstimate(statistic=statistic, **given)  # type: ignore[arg-type]  # fields by name


class TestPage:
    """Every figure that the page sets side by side stands in a row, with what the page leaves to the reader."""

    @pytest.mark.parametrize(
        ("heading", "label", "cells"),
        [
            ("Overview", "Mean annual pay", ["$68,535 [1] i", "$36,977 [1] i", "-$31,558 (-46.0%)"]),
            ("Overview", "Mean hourly pay", ["$32.95 [1] d", "$17.78 [1] d", "-$15.17 (-46.0%)"]),
            ("Overview", "Projected growth", ["5% [1]", "-8% [1]", "-13 points"]),
            ("Overview", "Employment", ["152,261 [1]", "183,446 [1]", "+31,185 (+20.5%)"]),
            ("Overview", "Job satisfaction", ["4 [1]", "-", "-"]),
            ("People", "Average age", ["46 years [1]", "46 years [1]", "same"]),
            ("Overview", "Time to enter the", ["6-8 years [1]", "6-12 months [1]", "-66 to -84 months"]),
            ("Pay", "Low end of range", ["$42,000 [1]", "$26,000 [1]", "-$16,000 (-38.1%)"]),
            ("Pay", "High end of range", ["$110,000 [1]", "$51,000 [1]", "-$59,000 (-53.6%)"]),
            ("Pay", "10th percentile", ["$42,000 [1] i", "-", "-"]),
            ("Pay", "Best-paying city", ["San Francisco, CA [1]", "Los Angeles, CA [1]"]),
            ("Pay", "Best-paying state", ["Washington [1]", "California [1]"]),
            ("Pay", "Best-paying employer", ["NVIDIA [1]", "New Relic [1]"]),
            ("Pay", "Best-paying industry", ["Technology [1]", "Finance [1]"]),
            ("Education", "Bachelor's degree", ["70% [1]", "52% [1]", "-18 points"]),
            ("Education", "Most common field of study", ["Business [1]", "Business [1]"]),
            ("Education", "Most common college", ["University of Southern", "-"]),
            ("People", "Sex: Male", ["54.8% [1]", "33.6% [1]", "-21.2 points"]),
            ("People", "Sex: Female", ["45.2% [1]", "66.4% [1]", "+21.2 points"]),
            ("People", "Race or ethnicity: Black", ["3.2% [1]", "12.5% [1]", "+9.3 points"]),
            ("People", "Race or ethnicity: Unknown", ["4.4% [1]", "4.2% [1]", "-0.2 points"]),
            ("People", "Race or ethnicity: Hispanic", ["9.8% [1]", "17.3% [1]", "+7.5 points"]),
            ("People", "Race or ethnicity: Asian", ["4.1% [1]", "3.9% [1]", "-0.2 points"]),
            ("People", "Race or ethnicity: White", ["78.2% [1]", "61.6% [1]", "-16.6 points"]),
            ("People", "Race or ethnicity: American", ["0.2% [1]", "0.5% [1]", "+0.3 points"]),
            ("People", "LGBT", ["7% [1]", "8% [1]", "+1 point"]),
            ("Skills", "Customer Service", ["19% [1]", "21% [1]", "+2 points"]),
            ("Skills", "Account Management", ["8% [1]", "-", "-"]),
            ("Skills", "Healthcare", ["6% [1]", "-", "-"]),
            ("Skills", "CRM", ["6% [1]", "-", "-"]),
            ("Skills", "Product Knowledge", ["5% [1]", "-", "-"]),
            ("Skills", "PowerPoint", ["5% [1]", "-", "-"]),
            ("Skills", "Patients", ["-", "18% [1]", "-"]),
            ("Skills", "Patient Accounts", ["-", "5% [1]", "-"]),
            ("Skills", "Data Entry", ["-", "3% [1]", "-"]),
            ("Skills", "Medicaid", ["-", "3% [1]", "-"]),
            ("Skills", "Customer Satisfaction", ["-", "3% [1]", "-"]),
        ],
    )
    def test_row(self, said: str, heading: str, label: str, cells: list[str]) -> None:
        """Both figures with their source, and right - left with its base."""
        assert row(section(said, heading), label) == cells

    def test_most_common_degree(self, diff: ri.RoleDiff) -> None:
        """The overview names the degree beside its share."""
        assert cells(diff, "Most common degree") == [
            "Bachelor's degree, 70%[^1]", "Bachelor's degree, 52%[^1]", "-18 points",
        ]  # fmt: skip

    def test_order(self, diff: ri.RoleDiff) -> None:
        """The sections follow the page, and then say what it does not."""
        headings = [each.text for each in comparison.outline(diff) if isinstance(each, Heading) and each.level == 2]
        assert headings == [
            "Overview", "About these roles", "Pay", "Education", "Experience", "People", "Duties", "Skills", "Traits",
            "Benefits", "Credentials", "Job families", "Seniority and O*NET codes", "Related roles", "Not compared",
            "Missing data", "Notes", "Sources",
        ]  # fmt: skip

    def test_base_of_percentages(self, said: str) -> None:
        """The head of the column says of what a difference in percent is."""
        assert re.search(r"Difference \(% of\n.* +Account Manager\)\n---", said)

    def test_overlap_and_likeness(self, said: str) -> None:
        """The overlap of the ranges, and how alike the skills are, each with what it rests on."""
        words = " ".join(said.split())
        assert "The annual pay ranges overlap from $42,000 to $51,000: 10.7% of their combined span." in words
        assert "Jaccard 0.091: skills in both lists / skills in either list." in words
        assert "Weighted Jaccard 0.229: sum of the smaller shares" in words
        assert "Cosine 0.597: of the two lists of shares" in words

    def test_duties(self, said: str) -> None:
        """What both do in the words of each, then what only one does."""
        both, manager, representative = re.split("\nOnly Account .*\n", section(said, "Duties"))
        assert "Account Manager: Keep and report on accounts in web software. [1]" in both
        assert manager.count("\n- ") + 1 == 10
        assert representative.count("\n- ") + 1 == 13
        assert '("$4 million")' in manager


class TestRemarks:
    """What stands below the tables."""

    def test_other_sources_are_listed_with_their_values(self, said: str) -> None:
        """What another source says of one role alone is grouped by reason, with its figures."""
        words = " ".join(section(said, "Not compared").split())
        for each in (
            "Pay of Account Manager (4): another pair of the same measure is compared:",
            "mean pay $72,330 per year (inferred) [2]",
            "average base pay (kind not stated) at most $58,000 per year [4]",
            "median pay NZD 63,000 per year (inferred) [3]",
            "mean pay about $66,020 per year, Retail (derived) [2]",
            "projected growth, 2018-28: 5% [2]",
            "Communication 9% of resumes [2]",
            "UBS (best paying) [2]",
        ):
            assert each in words
        assert section(said, "Not compared").count("\n- ") < 20

    def test_every_left_out_figure_is_somewhere(self, diff: ri.RoleDiff, said: str) -> None:
        """No figure of pay that either role has is lost."""
        words = " ".join(said.split())
        for role in (diff.left, diff.right):
            for each in role.salary:
                assert each.pay is not None
                assert f"{each.pay.amount:,}".removesuffix(".00") in words

    def test_missing(self, said: str) -> None:
        """What a page leaves blank stands with its reason; what no source says stands on one line."""
        words = " ".join(section(said, "Missing data").split())
        assert (
            "Account Representative, employment and outlook, job satisfaction: The page has a cell for job satisfaction"
            in words
        )
        assert (
            "Account Representative: No source in this catalog states benefits, credentials, job families, interests, "
            "measures, related roles, seniority, traits, or types of the role. [not-stated]"
        ) in words

    def test_caveats_are_said_once(self, said: str) -> None:
        """A caveat of many sections names them all; a role's own names the role."""
        words = " ".join(section(said, "Notes").split())
        assert words.count("[undated]") == 1
        assert re.search(r"Pay, education, .*: Zippia gives no date for its figures.", words)
        assert "Account Representative: Two jobs stand under this title" in words

    def test_caveats_of_figures_not_compared(self) -> None:
        """A role's caveat of a section in which nothing was compared stands apart; one of pay, or of none, does not."""
        caveats = [ri.Caveat("odd", f"odd {each}", (each,)) for each in ("outlook", "salary")]
        outlook = [ri.OutlookFigure(about="jobs", value=Decimal(5), source=SURVEY)]
        left = ri.Role(id="a", title="A", salary=[pay("mean", 5)], outlook=outlook, caveats=caveats)
        for jobs, is_apart in (([], True), (outlook, False)):
            text = section(ri.compare(left, ri.Role(id="b", title="B", outlook=jobs)).to_text(full=True), "Notes")
            first, _, apart = text.partition("Of figures not compared\n")
            assert "A, pay: odd salary [odd]" in first
            assert "A, employment and outlook: odd outlook [odd]" in (apart if is_apart else first)

    def test_sources(self, said: str) -> None:
        """Each source in full: date or that there is none, release, license, address, credit."""
        words = " ".join(section(said, "Sources").split())
        assert '[1] Zippia: "Account manager vs account representative", undated. License: facts and figures' in words
        assert "https://www.zippia.com/account-manager-jobs/account-manager-vs-account-representative" in words
        assert "release 30.3, figures of 2026-05. License: CC BY 4.0." in words
        assert "O*NET® is a trademark of USDOL/ETA." in words

    def test_footnotes_resolve(self, diff: ri.RoleDiff) -> None:
        """Every number leads to a source, and every source is called for; so in Markdown."""
        [notes] = [each for each in comparison.outline(diff) if isinstance(each, Footnotes)]
        known = {number for number, _ in notes.items}
        body, _, tail = diff.to_text(full=True).rpartition("\nSources\n")
        called = {int(each) for found in re.findall(r"\[([\d,]+)\]", body) for each in found.split(",")}
        assert known == called == set(range(1, 6))
        assert len(re.findall(r"^\[\d\] ", tail, re.MULTILINE)) == 5
        text = diff.to_markdown(full=True)
        assert set(re.findall(r"\[\^\d+\](?!:)", text)) == set(re.findall(r"^(\[\^\d+\]):", text, re.MULTILINE))

    def test_every_figure_has_a_note(self, diff: ri.RoleDiff) -> None:
        """In every table each cell of a side is empty or carries a number."""
        for each in comparison.outline(diff):
            if isinstance(each, Table):
                for cells in each.cells:
                    for cell in cells[1:3]:
                        assert cell[0].text == DASH or cell[-1].notes


class TestReasons:
    """Why a cell is empty, on request."""

    def test_below_each_table(self, diff: ri.RoleDiff) -> None:
        """The reason that the role records, else that a list is partial, else that nobody says it."""
        words = " ".join(comparison.to_text(diff, reasons=True).split())
        assert (
            "Empty for Account Representative: Job satisfaction (scale not stated): The page has a cell for job "
            "satisfaction and leaves it blank. [blank-cell]"
        ) in words
        assert "Empty for Account Manager: Patients; Patient Accounts; Data Entry; Medicaid;" in words
        assert "not in its source's list, which names only the most common skills" in words
        assert "Empty for Account Representative: Background; Training: not stated by any source" in words
        assert "Account Representative - not stated by any source" in words

    def test_not_unasked(self, said: str) -> None:
        """Without being asked the report keeps to its tables."""
        assert "Empty for" not in said

    def test_in_markdown(self, diff: ri.RoleDiff) -> None:
        """Markdown gives the same reasons."""
        assert "\n- Empty for Account Representative: Job" in markdown_format.write(
            comparison.outline(diff, reasons=True)
        )


class TestOptions:
    """What the caller asked for."""

    def test_are_told(self) -> None:
        """Below its title stands what it was limited to, in brief as in full."""
        diff = ri.compare(MANAGER, REPRESENTATIVE, statistic=("mean", "low"), source="zippia-compare")
        assert "undated. Options: statistic mean vs. low, source zippia-compare\n" in diff.to_text(full=True)
        assert cells(diff, "Mean annual pay vs. low end of range, annual pay") == [
            "$68,535 *(inferred)*[^1]", "$26,000[^1]", "-$42,535 (-62.1%)",
        ]  # fmt: skip

    def test_without_people(self) -> None:
        """Without people there is no figure of people, and one line says so."""
        text = ri.compare(MANAGER, REPRESENTATIVE, people=False).to_text(full=True)
        assert not re.search("Average age|LGBT|Sex:|\nPeople\n", text)
        words = " ".join(text.split())
        assert words.count("Figures about groups of people were not requested. [not-asked-for]") == 1

    def test_in_dollars_of(self) -> None:
        """Amounts in dollars of another year are said to be so, in the finding and among the options."""
        words = " ".join(ri.compare("29-1141", "29-1071", in_dollars_of=2020).to_text().split())
        assert "May 2025, unless noted. Options: pay in 2020 dollars (CPI-U) Physician" in words
        assert (
            "earn $32,091 (39.3%) more per year than registered nurses, comparing mean wages in 2020 dollars." in words
        )

    def test_in_dollars_of_a_month(self) -> None:
        """Where one side's release is older, its pay is in the dollars asked for too."""
        diff = ri.compare("29-1141", "29-1071", year=(2019, 2025), in_dollars_of="2025-05")
        words = " ".join(diff.to_text().split())
        assert "Options: year 2019 vs. 2025, pay in May 2025 dollars (CPI-U) Physician" in words
        assert "comparing mean wages in May 2025 dollars." in words

    def test_adjust_prices(self) -> None:
        """Pay at national prices is said to be so; of the nation nothing was adjusted, and the option stands alone."""
        option = "pay at national prices (regional price parities)"
        diff = ri.compare("29-1141", "29-1071", place=("Ohio", "California"), adjust_prices=True)
        words = " ".join(diff.to_text().split())
        assert f"Options: place Ohio vs. California, {option} Physician" in words
        assert "comparing mean wages at national prices." in words
        nation = " ".join(ri.compare("29-1141", "29-1071", adjust_prices=True).to_text().split())
        assert f"Options: {option} Physician" in nation
        assert "comparing mean wages." in nation

    def test_hours(self) -> None:
        """An hourly wage is said to be made annual by so many hours."""
        words = " ".join(ri.compare("27-2011.00", "29-1141", hours=1000).to_text().split())
        assert "Options: hourly pay at 1,000 hours per year " in words
        assert "comparing mean wages at 1,000 hours per year." in words

    def test_rates(self) -> None:
        """An exchange rate has its day and who stated it."""
        rate = ri.ExchangeRate(currency="NZD", to="USD", rate=Decimal("0.60"), date="2026-01-15", source="our bank")
        left = ri.Role(id="a", title="A", salary=[pay("mean", 0, pay=ri.Pay(63_000, "NZD", "year"))])
        right = ri.Role(id="b", title="B", salary=[pay("mean", 40_000)])
        words = " ".join(ri.compare(left, right, rates=rate).to_text().split())
        assert "Options: NZD converted at 0.60 USD, the rate of January 15, 2026 (our bank) " in words
        assert "in USD at the rate of January 15, 2026." in words

    def test_silence_of_a_source(self) -> None:
        """Where one source was asked for, an empty cell is that source's silence."""
        diff = ri.compare(MANAGER, REPRESENTATIVE, source="zippia-profile")
        words = " ".join(comparison.to_text(diff, reasons=True).split())
        assert "zippia-profile does not state" in words
        assert "not stated by zippia-profile" in words


class TestCalculated:
    """Figures that were calculated, one example for many."""

    def test_many_alike(self) -> None:
        """The example and how many more there are make one sentence, with one period."""
        text = " ".join(ri.compare("29-1141", "29-1071").to_text(full=True).split())
        assert "12,000 openings a year over 162,700 jobs, and 3 more figures likewise. [derived]" in text
        assert "as published in thousands, and 13 more figures likewise. [derived]" in text
        assert "., and " not in text


class TestEmptyCells:
    """A cell that is empty for a reason that is recorded has a word for it."""

    def test_suppressed(self) -> None:
        """The nurses' share of a bachelor's degree required, which the publisher advises against using."""
        text = ri.compare("29-1141", "29-1071").to_markdown(full=True)
        required = text.partition("Required education")[2]
        assert "\n| Bachelor's degree | suppressed | 5.41%" in required

    def test_period(self) -> None:
        """Actors have no yearly wage, teachers no hourly one."""
        diff = ri.compare("27-2011", "25-2021")
        assert cells(diff, "Mean annual wage")[0] == "published per hour only"
        assert cells(diff, "Mean hourly wage")[1] == "published per year only"

    @pytest.mark.parametrize("where", [{}, {"place": "CA"}, {"place": "Guam"}, {"industry": "61"}])
    def test_nothing_that_tables_hold_is_missing(self, where: dict[str, str]) -> None:
        """No occupation is said to lack places or industries that pay best: tables of these are there."""
        diff = ri.compare("29-1141", "15-1252", place=where.get("place"), industry=where.get("industry"))
        missing = {each.path[-1] for each in diff.missing if each.code == "not-stated"}
        assert not missing & {"places", "industries"}
        assert all(role.has_figures_by(by) for role in (diff.left, diff.right) for by in ("place", "industry"))


class TestOtherRoles:
    """Roles that the page never dreamt of."""

    def test_titles_alone(self) -> None:
        """Two roles with nothing but titles are set side by side, and nothing is said of them."""
        text = ri.compare(ri.Role(id="a", title="Keeper"), ri.Role(id="b", title="Warden")).to_text(full=True)
        assert text.startswith("Keeper vs. Warden\nPlace not stated\n")
        assert "No source in this catalog states pay for Keeper or Warden." in text
        assert "Overview" not in text
        assert "Keeper: No source in this catalog states benefits," in text

    def test_one_knows_nothing(self) -> None:
        """What the other knows stands beside dashes, from all of its sources."""
        diff = ri.compare(ri.Role(id="a", title="Keeper"), MANAGER)
        found = cells(diff, "Mean annual pay")
        assert found[0] == DASH
        assert re.fullmatch(r"\$68,535 \*\(inferred\)\*\[\^\d\]; \$72,330 \*\(inferred\)\*\[\^\d\]", found[1])
        assert cells(diff, "Median annual pay")[0] == DASH

    def test_itself(self) -> None:
        """A role against itself differs in nothing, says so, and its sides are told apart."""
        diff = ri.compare(MANAGER, MANAGER)
        assert (
            "Both sides are account managers (account-manager), so there is no difference to\nreport."
            in diff.to_text(full=True)
        )
        assert "| Measure | Account Manager (left) | Account Manager (right) |" in diff.to_markdown(full=True)
        assert cells(diff, "Mean annual pay")[-1] == "same"

    def test_sampling_error(self) -> None:
        """Where standard errors are published, the difference is held against them."""
        left, right = (
            ri.Role(id=each, title=each, salary=[pay("mean", amount, rse=Decimal(1))])
            for each, amount in (("a", 100_000), ("b", 90_000))
        )
        words = " ".join(ri.compare(left, right).to_text(full=True).split())
        assert (
            "90% confidence interval for the difference in mean annual pay: -$12,300 to -$7,700 (sampling error only)."
        ) in words

    def test_withheld_and_open_figures(self) -> None:
        """A figure that was withheld says so, one that is open says how, and neither gives a bare difference."""
        left = ri.Role(
            id="a",
            title="A",
            salary=[
                pay("median", 1, pay=None, status="suppressed"),
                pay("p90", 1, pay=None, status="top_coded", bound_pay=ri.Pay(239_200, "USD", "year")),
                pay("low", 40_000, bound="at_least"),
            ],
        )
        right = ri.Role(
            id="b",
            title="B",
            salary=[
                pay("median", 50_000),
                pay("p90", 1, pay=None, status="top_coded", bound_pay=ri.Pay(239_200, "USD", "year")),
                pay("low", 30_000, bound="about"),
            ],
        )
        diff = ri.compare(left, right)
        assert cells(diff, "Median annual pay") == ["suppressed[^1]", "$50,000[^1]", DASH]
        assert cells(diff, "90th percentile, annual pay") == ["at least $239,200[^1]", "at least $239,200[^1]", DASH]
        assert cells(diff, "Low end of range, annual pay")[-1] == "about -$10,000 (-25.0%)"
        words = " ".join(comparison.to_text(diff, reasons=True).split())
        assert "Empty for the difference: Median annual pay: a figure was not released" in words
        assert "90th percentile, annual pay: both are open-ended" in words

    def test_places_that_differ_stand_in_the_rows(self) -> None:
        """Where figures are of several places, each row says of which."""
        left = ri.Role(id="a", title="A", salary=[pay("mean", 5, place=ri.Place.parse("US-WA")), pay("mean", 4)])
        right = ri.Role(id="b", title="B", salary=[pay("mean", 5, place=ri.Place.parse("US-CA")), pay("mean", 3)])
        diff = ri.compare(left, right)
        assert "unless noted" not in section(diff.to_text(full=True), "Pay")
        assert cells(diff, "Mean annual pay, place not stated")[:2] == ["$4[^1]", "$3[^1]"]
        assert cells(diff, "Mean annual pay, Washington")[:2] == ["$5[^1]", DASH]
        assert cells(diff, "Mean annual pay, California")[:2] == [DASH, "$5[^1]"]

    def test_degrees_that_differ(self) -> None:
        """Two different degrees stand beside each other without a difference."""

        def role(id_: str, degree: Degree) -> ri.Role:
            held = ri.DegreeShare(degree=degree, share=ri.Share(60), most_common=True, source=SURVEY)
            return ri.Role(id=id_, title=id_.upper(), education=ri.Education(held=[held]))

        diff = ri.compare(role("a", "bachelor"), role("b", "high_school"))
        found = cells(diff, "Most common degree")
        assert found == ["Bachelor's degree, 60%[^1]", "High school, 60%[^1]", DASH]
        assert "Most common degree: two different degrees" in comparison.to_text(diff, reasons=True)

    def test_ratings(self) -> None:
        """Ratings stand with their scales and all their sources, and differ on like scales alone."""

        def role(id_: str, importance: str, highest: int) -> ri.Role:
            rating = ri.Rating(value=Decimal(importance), scale="IM", lowest=1, highest=highest, source=OTHER)
            skills = [ri.Skill(name="Selling", kind="knowledge", importance=rating, source=SURVEY)]
            return ri.Role(id=id_, title=id_.upper(), skills=skills)

        assert cells(ri.compare(role("a", "3.5", 5), role("b", "2.25", 5)), "Selling (knowledge)") == [
            "importance 3.5 (1–5)[^1] [^2]",
            "importance 2.25 (1–5)[^1] [^2]",
            "importance -1.25",
        ]  # fmt: skip
        diff = ri.compare(role("a", "3.5", 5), role("b", "2.25", 6))
        assert cells(diff, "Selling (knowledge)")[-1] == DASH
        assert "the two are measured differently" in " ".join(comparison.to_text(diff, reasons=True).split())

    def test_dates_of_one_source_are_notes_of_their_own(self) -> None:
        """Figures of one source and two dates have two footnotes, each with its date."""
        left, right = (
            ri.Role(id=each, title=each, salary=[pay("mean", 5, as_of=date)])
            for each, date in (("a", "2024"), ("b", None))
        )
        text = ri.compare(left, right).to_text(full=True)
        assert '[1] Example Ltd: "Our survey", figures of 2024. License: internal.' in text
        assert '[2] Example Ltd: "Our survey", figures of 2025-05. License: internal.' in text

    def test_stated_differences(self) -> None:
        """What a source states of the pair stands under pay and beside the move, for it and from the right side."""
        diff = ri.compare(MANAGER, "manager-account-executive")
        words = " ".join(diff.to_text(full=True).split())
        ends = "rom mean pay of Account Manager to mean pay of Manager, Account Executive: +$8,617 per year"
        assert f"- F{ends}" in words
        assert f"; f{ends}" in words
        assert "share with a master's degree of Manager, Account Executive: +1.2, percent or points not stated" in words
        assert not re.search("of this role|of account-manager|from account-manager", words)

    def test_bound_of_a_stated_difference(self) -> None:
        """A difference that its source gives as approximate is so wherever it is printed."""
        words = " ".join(ri.compare(MANAGER, "account-executive-sales-manager").to_text(full=True).split())
        assert words.count("to mean pay of Account Executive/Sales Manager: about -$1,481 per year [1]") == 2

    def test_stated_differences_of_every_move(self) -> None:
        """Whatever a role states of its pay and that of a role it leads to stands beside the move, on every line."""

        def gap(other: str, **more: object) -> ri.StatedGap:
            ends = {"base": ri.GapEnd(about="mean", role=other), "end": ri.GapEnd(about="mean")}
            return ri.StatedGap(source=SURVEY, **ends, **more)  # type: ignore[arg-type]  # fields by name

        pay_of = ri.Pay(9, "USD", "year")
        left = ri.Role(
            id="a",
            title="A",
            moves=[
                ri.StatedMove(about="related", title=each.upper(), role=each, source=SURVEY)
                for each in ("b", "c", "d-e")
            ],
            stated_gaps=[gap("c", difference=pay_of), gap("d-e", value=Decimal(5), unit="percent", bound="at_least")],
        )
        right = ri.Role(
            id="b",
            title="B",
            moves=[ri.StatedMove(about="related", title="C", role="c", source=SURVEY)],
            stated_gaps=[gap("a", difference=pay_of), gap("c", difference=pay_of)],
        )
        related = " ".join(section(ri.compare(left, right).to_text(full=True), "Related roles").split())
        assert "Related: B [1]; from mean pay of A to mean pay of B: +$9 per year [1]" in related
        assert (
            "Related: C [1]; from mean pay of C to mean pay of A: +$9 per year [1]; from mean pay of C to mean pay of B"
        ) in related
        assert "from mean pay of D-E to mean pay of A: at least +5% of the former [1]" in related

    def test_third_roles_by_their_ids(self) -> None:
        """A role of which no title is known is called by its id in words."""
        ends = ri.GapEnd(about="low", role="account-manager"), ri.GapEnd(about="low")
        gap = ri.StatedGap(source=SURVEY, base=ends[0], end=ends[1], difference=ri.Pay(9, "USD", "year"))
        told = "from low end of pay of account manager to low end of pay of Keeper"
        assert gap_label(gap, {None: "Keeper", "keeper": "Keeper"}) == told


class TestWhatHasARow:
    """Which figures stand in the tables, and which below."""

    def test_rows_of_skills_are_those_of_jaccard(self) -> None:
        """A kind of skill that one role alone has stands below, so that each row counts in the likeness."""
        diff = ri.compare("account administrator", "customer account manager")
        [skills] = [
            each for each in comparison.outline(diff) if isinstance(each, Table) and each.columns[0].title == "Skill"
        ]
        assert diff.skills.jaccard is not None
        assert len(skills.rows) == 11 == round(len(diff.skills.shared) / diff.skills.jaccard.value)
        below = " ".join(section(diff.to_text(full=True), "Not compared").split())
        assert "Skills of Account Administrator (5): the other role has none of this kind:" in below
        assert all(each.fact.name in below for each in diff.skills.left_out if isinstance(each.fact, ri.Skill))

    def test_ranges_are_explained_where_two_are_compared(self) -> None:
        """How ranges are set against each other is told of a pair of ranges, not of one range alone."""
        told = "For ranges, the shortest times are compared, and the longest."
        assert told in ri.compare(MANAGER, REPRESENTATIVE).to_text(full=True)
        assert told not in ri.compare(MANAGER, "account-executive-sales-manager").to_text(full=True)

    def test_every_empty_cell_is_a_dash(self) -> None:
        """No cell of a table is blank, and each column's dash has its reason where reasons are asked for."""
        for right in written():
            diff = ri.compare(MANAGER, right)
            for each in comparison.outline(diff):
                if isinstance(each, Table):
                    assert all(any(phrase.text.strip() for phrase in cell) for cells in each.cells for cell in cells)
        words = " ".join(comparison.to_text(ri.compare(MANAGER, REPRESENTATIVE), reasons=True).split())
        assert "Empty for the difference: Job satisfaction (scale not stated): stated for one role only" in words

    def test_unstated_whole_of_shares(self) -> None:
        """Where the source leaves open what its shares are of, the table says so in a sentence."""
        assert "The source does not say what these are percentages of." in section(
            ri.compare(MANAGER, REPRESENTATIVE).to_text(full=True), "Skills"
        )

    def test_an_employers_figure_has_none(self) -> None:
        """Pay of one employer or industry is no row against a role that has no pay; it stands below with its value."""
        diff = ri.compare(ri.Role(id="a", title="Keeper"), MANAGER)
        assert "| Mean annual pay, at UBS |" not in diff.to_markdown(full=True)
        assert "mean pay $157,813 per year, at UBS *(inferred)*" in diff.to_markdown(full=True)

    def test_headline_alone_in_the_overview(self) -> None:
        """The overview has the whole role's mean, and leaves employers and industries to the section on pay."""
        parts = ri.compare(MANAGER, MANAGER).to_markdown(full=True).split("\n## ")
        [overview] = [each for each in parts if each.startswith("Overview\n")]
        [pay_section] = [each for each in parts if each.startswith("Pay\n")]
        assert "at UBS" not in overview
        assert "at UBS" in pay_section

    def test_an_older_figure_has_none(self) -> None:
        """Of two figures of one source and measure the pair taken has the row, the other stands below."""
        left = ri.Role(id="a", title="A", salary=[pay("mean", 5), pay("mean", 4, as_of="2024")])
        right = ri.Role(id="b", title="B", salary=[pay("mean", 6)])
        diff = ri.compare(left, right)
        assert cells(diff, "Mean annual pay") == ["$5[^1]", "$6[^1]", "+$1 (+20.0%)"]
        assert (
            "Pay of A (1): another pair of the same measure is compared: mean pay $4 per year[^2]"
            in diff.to_markdown(full=True)
        )
        assert section(diff.to_text(full=True), "Pay").count("Mean annual pay") == 1

    def test_reason_of_its_own_side(self) -> None:
        """An empty cell is explained by what its own role records, not by what the other does."""
        left, right = (
            ri.Role(id=each, title=each, salary=figures, missing=[ri.Missing(("salary",), "blank", f"Not by {each}.")])
            for each, figures in (("a", [pay("mean", 5)]), ("b", []))
        )
        for one, other in ((left, right), (right, left)):
            words = " ".join(comparison.to_text(ri.compare(one, other), reasons=True).split())
            assert "Empty for b: Mean annual pay: Not by b. [blank]" in words

    def test_nearly_no_difference(self) -> None:
        """Two figures that are each about the same differ by about nothing."""
        left, right = (ri.Role(id=each, title=each, salary=[pay("mean", 5, bound="about")]) for each in "ab")
        assert cells(ri.compare(left, right), "Mean annual pay")[-1] == "about $0"

    def test_stated_differences_of_a_third_role(self) -> None:
        """A difference to a role that is not compared is left out, and so is another source's than was asked for."""
        text = ri.compare("manager-account-executive", REPRESENTATIVE).to_text(full=True)
        assert "Differences that sources state themselves" not in text
        asked = ri.compare(MANAGER, REPRESENTATIVE, source="zippia-compare").to_text(full=True)
        assert "Differences that sources state themselves" not in asked
