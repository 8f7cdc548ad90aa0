"""Comparisons of the package's own roles, figure by figure as the sources print them."""

from decimal import Decimal

import attrs
import pytest

import roleinfo as ri
from roleinfo import Pay
from written import written


@pytest.fixture(scope="module")
def diff() -> ri.RoleDiff:
    """Account manager and account representative."""
    return ri.compare("account manager", "account representative")


@pytest.fixture(scope="module")
def other() -> ri.RoleDiff:
    """Account administrator and customer account manager."""
    return ri.compare("account administrator", "customer account manager")


def usd(amount: int | str, period: str = "year") -> Pay:
    """Dollars."""
    return Pay(Decimal(amount), "USD", period)  # type: ignore[arg-type]  # checked by Pay


def numbers(*values: int) -> list[Decimal]:
    """Exact numbers."""
    return [Decimal(each) for each in values]


class TestPay:
    """Account managers earn more than account representatives."""

    def test_headline(self, diff: ri.RoleDiff) -> None:
        """The means of one page head the comparison."""
        gap = diff.salary.headline
        assert gap is not None
        assert gap is diff.salary.mean
        assert (gap.left.pay, gap.right.pay) == (usd(68535), usd(36977))
        assert gap.difference == usd(-31558)
        assert gap.relative is not None
        assert gap.ratio is not None
        assert round(gap.relative, 4) == Decimal("-0.4605")
        assert round(gap.ratio, 4) == Decimal("0.5395")
        assert gap.bound == "exact"
        assert gap.left.source == gap.right.source
        assert [each.code for each in gap.caveats] == ["undated", "inferred"]

    def test_cannot_be_tested(self, diff: ri.RoleDiff) -> None:
        """Without standard errors there is no interval, and no word on significance."""
        assert diff.salary.mean is not None
        assert diff.salary.mean.interval is None
        assert diff.salary.mean.significant is None

    def test_basis(self, diff: ri.RoleDiff) -> None:
        """Both figures are means of the nation a year, by one source, of unstated kind and date."""
        assert diff.salary.mean is not None
        basis = diff.salary.mean.basis
        assert (basis.statistic, basis.component, basis.currency, basis.period) == ("mean", "unstated", "USD", "year")
        assert (basis.place, basis.industry, basis.employer, basis.experience, basis.as_of) == (
            "US",
            None,
            None,
            None,
            None,
        )
        assert basis.source is not None
        assert basis.source.id == "zippia-compare"
        assert basis.differs == ()

    def test_hour(self, diff: ri.RoleDiff) -> None:
        """The hourly figures are compared apart, and known to be computed."""
        [gap] = [each for each in diff.salary if each.left.known_amount and each.left.known_amount.period == "hour"]
        assert (gap.left.pay, gap.right.pay) == (usd("32.95", "hour"), usd("17.78", "hour"))
        assert gap.difference == usd("-15.17", "hour")
        assert "derived" in [each.code for each in gap.caveats]

    def test_ranges(self, diff: ri.RoleDiff) -> None:
        """From 42,000 to 110,000 and from 26,000 to 51,000: 9,000 of 84,000 are shared."""
        low, high, overlap = diff.salary.low, diff.salary.high, diff.salary.overlap
        assert low is not None
        assert high is not None
        assert overlap is not None
        assert (low.left.pay, high.left.pay) == (usd(42000), usd(110000)) == overlap.left
        assert (low.right.pay, high.right.pay) == (usd(26000), usd(51000)) == overlap.right
        assert (low.difference, high.difference) == (usd(-16000), usd(-59000))
        assert (overlap.shared, overlap.union) == (usd(9000), usd(84000))
        assert round(overlap.ratio, 6) == Decimal("0.107143")

    def test_no_median(self, diff: ri.RoleDiff) -> None:
        """Where only one role has a median in another currency, there is no gap of medians."""
        assert diff.salary.median is None
        out = [each for each in diff.salary.left_out if each.path[-1].startswith("median")]
        assert [(each.side, each.code) for each in out] == [("left", "other-currency")]
        told = "In NZD; the other role's figures are in USD, and the nearest is also of another statistic and another "
        assert out[0].message == f"{told}place."

    def test_every_figure_left_out_has_a_reason(self, diff: ri.RoleDiff) -> None:
        """The figures of the four other pages are all accounted for."""
        role = ri.role("account manager")
        assert len(diff.salary) + len(diff.salary.left_out) == len(role.salary)
        assert {each.side for each in diff.salary.left_out} == {"left"}
        assert {each.code for each in diff.salary.left_out} == {
            "other-currency", "other-statistic", "other-component", "other-population", "other-pair-taken",
        }  # fmt: skip

    def test_other_pair(self, other: ri.RoleDiff) -> None:
        """The customer account manager's mean lies 5,802 above the account administrator's; the lows are the same."""
        assert other.salary.mean is not None
        assert other.salary.low is not None
        assert other.salary.high is not None
        assert other.salary.overlap is not None
        assert (other.salary.mean.left.pay, other.salary.mean.right.pay) == (usd(40149), usd(45951))
        assert other.salary.mean.difference == usd(5802)
        assert (other.salary.low.difference, other.salary.high.difference) == (usd(0), usd(18000))
        assert (other.salary.overlap.shared, other.salary.overlap.union) == (usd(25000), usd(43000))
        assert other.salary.left_out == ()


class TestOneRoleTwoSources:
    """Two pages of one publisher disagree on one role."""

    def test_difference(self) -> None:
        """68,535 on one page and 72,330 on the other: 3,795 apart, and of different sources."""
        role = ri.role("account manager")
        diff = ri.compare(role.only(source="zippia-compare"), role.only(source="zippia-profile"))
        gap = diff.salary.mean
        assert gap is not None
        assert (gap.left.pay, gap.right.pay, gap.difference) == (usd(68535), usd(72330), usd(3795))
        [caveat] = [each for each in gap.caveats if each.code == "different-sources"]
        assert caveat.message == "The figures come from different sources: zippia-compare and zippia-profile."
        assert gap.basis.differs == ("source",)
        assert gap.basis.source is None

    def test_bounds_survive(self) -> None:
        """What is printed as "upwards of $46,000" is an open end, and so is the difference to it."""
        role = ri.role("account manager")
        gap = ri.salary_gap(role.only(source="zippia-compare"), role.only(source="zippia-profile"), statistic="low")
        assert (gap.difference, gap.bound) == (usd(4000), "at_least")
        assert "open-figure" in [each.code for each in gap.caveats]


class TestOtherSections:
    """What the page says beside pay."""

    def test_outlook(self, diff: ri.RoleDiff, other: ri.RoleDiff) -> None:
        """Growth of 5 and of -8 percent lies 13 points apart; jobs are counted, not percented."""
        [growth] = diff.outlook.about("growth")
        assert [growth.left.value, growth.right.value, growth.difference] == numbers(5, -8, -13)
        assert growth.unit == "points"
        assert growth.relative is None
        [jobs] = diff.outlook.about("jobs")
        assert [jobs.left.value, jobs.right.value, jobs.difference] == numbers(152261, 183446, 31185)
        assert jobs.unit == "jobs"
        assert jobs.relative is not None
        assert round(jobs.relative, 3) == Decimal("0.205")
        assert diff.outlook.about("job_satisfaction") == ()
        assert [gap.difference for gap in other.outlook] == [2, 110138 - 136654]

    def test_experience(self, diff: ri.RoleDiff, other: ri.RoleDiff) -> None:
        """6-8 years against 6-12 months: 66 to 84 months less; 4-6 years against 4-6 years: none."""
        gap = diff.experience.time_to_become
        assert gap is not None
        assert (str(gap.left.length), str(gap.right.length)) == ("6-8 years", "6-12 months")
        assert [gap.minimum, gap.maximum] == numbers(-66, -84)
        same = other.experience.time_to_become
        assert same is not None
        assert [same.minimum, same.maximum] == numbers(0, 0)

    def test_degrees(self, diff: ri.RoleDiff, other: ri.RoleDiff) -> None:
        """A bachelor's degree is held by 70 and by 52 percent: 18 points less."""
        [gap] = diff.education.held.about("bachelor")
        assert [gap.left.value, gap.right.value, gap.difference] == numbers(70, 52, -18)
        assert gap.unit == "points"
        assert [each.difference for each in other.education.held.about("bachelor")] == [-6]

    def test_colleges(self, diff: ri.RoleDiff) -> None:
        """A college that only one role has is set against nothing."""
        assert not diff.education.colleges
        assert [each.code for each in diff.education.colleges.left_out] == ["no-counterpart"]

    def test_sexes(self, diff: ri.RoleDiff, other: ri.RoleDiff) -> None:
        """Shares of women and men differ by as many points, the other way round."""
        points = {gap.left.group: gap.difference for gap in diff.people.about("sex")}
        assert {name and name.lower(): value for name, value in points.items()} == {
            "female": Decimal("21.2"),
            "male": Decimal("-21.2"),
        }
        [age] = diff.people.about("age")
        assert [age.left.value, age.right.value, age.difference] == numbers(46, 46, 0)
        assert age.unit == "years"
        assert sum(gap.difference for gap in other.people.about("sex")) == 0

    def test_skills(self, diff: ri.RoleDiff) -> None:
        """One skill of eleven is shared, and how alike the lists are depends on the measure."""
        skills = diff.skills
        assert [gap.name for gap in skills.shared] == ["Customer Service"]
        assert skills.shared[0].share == 2
        assert [len(skills.only_left), len(skills.only_right)] == [5, 5]
        assert skills.jaccard is not None
        assert skills.weighted_jaccard is not None
        assert skills.cosine is not None
        assert (skills.jaccard.measure, skills.jaccard.value) == ("names", 1 / 11)
        assert (skills.weighted_jaccard.measure, skills.weighted_jaccard.value) == ("share", 19 / 83)
        assert (skills.cosine.measure, round(float(skills.cosine), 3)) == ("share", 0.597)
        assert "partial-list" in [each.code for each in skills.caveats]
        assert "share-of-unstated" in [each.code for each in skills.caveats]

    def test_other_skills(self, other: ri.RoleDiff) -> None:
        """One of eleven again: 25 of 107 percent by weight."""
        assert other.skills.jaccard is not None
        assert other.skills.weighted_jaccard is not None
        assert (other.skills.jaccard.value, other.skills.weighted_jaccard.value) == (1 / 11, 25 / 107)

    def test_best_places(self, diff: ri.RoleDiff) -> None:
        """Best paying cities and states are lists of their own."""
        assert {each.place.code for each in diff.places.only_left} == {"San Francisco, CA", "US-WA"}
        assert {each.place.code for each in diff.places.only_right} == {"Los Angeles, CA", "US-CA"}

    def test_mixed_title(self, diff: ri.RoleDiff) -> None:
        """That the representative's title covers two jobs is said of every comparison with it."""
        assert ("mixed-title", ("account-representative",)) in [(each.code, each.path) for each in diff.caveats]

    def test_missing(self, diff: ri.RoleDiff) -> None:
        """What one page leaves open is told with its side."""
        found = {(each.path, each.code) for each in diff.missing}
        assert (("right", "education", "colleges"), "blank-cell") in found
        assert (("right", "outlook", "job_satisfaction"), "blank-cell") in found
        assert (("right", "traits"), "not-stated") in found


class TestSummary:
    """The sentences, word for word."""

    def test_turned_round(self, diff: ri.RoleDiff) -> None:
        """From the other side the first sentence is the same, as it says who earns more."""
        assert diff.inverted().summary[0] == diff.summary[0]

    def test_same_title_twice(self) -> None:
        """One role by two sources: the sources tell the two apart."""
        role = ri.role("account manager")
        diff = ri.compare(role.only(source="zippia-compare"), role.only(source="zippia-profile"))
        assert diff.summary[0] == (
            "In the United States, account managers (zippia-profile) earn $3,795 more per year than account managers "
            "(zippia-compare), comparing mean pay ($72,330 vs. $68,535). That is 5.5% of $68,535 or 5.2% of $72,330 "
            "(Zippia, undated)."
        )

    def test_either(self, other: ri.RoleDiff) -> None:
        """The same length of time is said once."""
        assert (
            "It takes 4 to 6 years to become an account administrator or a customer account manager (Zippia, undated)."
        ) in other.summary

    def test_bundled_roles_all_speak(self) -> None:
        """Every pair of bundled roles has a summary without a stray None or a bare number of many digits."""
        everyone = list(written())
        for left in everyone:
            for right in everyone:
                for sentence in ri.compare(left, right).summary:
                    assert sentence[0].isupper()
                    assert sentence.endswith(".")
                    assert "None" not in sentence
                    assert "000000" not in sentence


MANAGER_AND_REPRESENTATIVE = ("account manager", "account representative")


@pytest.mark.parametrize("code", ["benefit-contradiction", "seniority-against-time", "analytical-disputed"])
def test_a_contradiction_is_told_beside_what_it_is_of(code: str) -> None:
    """What a role shows is shown with its source's contradictions, also where the other has no such section."""
    assert code in {each.code for each in ri.compare(*MANAGER_AND_REPRESENTATIVE).caveats}


def test_similar_levels_beside_a_difference_are_told() -> None:
    """A page that calls -3.5 similar is taken at neither word: the comparison says so."""
    diff = ri.compare("account manager", "account executive/sales manager")
    assert "similar-but-different" in {each.code for each in diff.caveats}


def test_the_cited_source_is_credited() -> None:
    """Payscale's figures are Payscale's, and Investopedia cites them."""
    manager = ri.role("account manager").only(source="investopedia")
    told = " ".join(ri.compare(manager, attrs.evolve(manager, id="other", title="Client Manager")).summary)
    assert "(Payscale via Investopedia, undated)" in told


def test_the_range_goes_with_the_headline() -> None:
    """Beside a mean of one source stands the range of that source, not another's."""
    other = attrs.evolve(ri.role("account manager"), id="other", title="Client Manager")
    told = ri.compare("account manager", other).summary
    assert told[0].endswith("(Zippia, undated).")
    assert "$42,000 to $110,000" in told[2]


def test_a_role_dates_its_figures_and_not_its_links() -> None:
    """The list of occupations is of 2026-05; every figure of the page is undated, and the role says so."""
    lines = str(ri.role("account representative")).splitlines()
    assert (lines[1], lines[-1]) == (
        "account-representative. United States, undated, unless noted",
        "[1] Zippia, undated",
    )


def test_a_refusal_tells_three_reasons_and_counts_the_rest() -> None:
    """A long refusal is short in its text and whole in its reasons."""
    diff = ri.compare("account manager", "account executive/sales manager")
    with pytest.raises(ri.NotComparableError, match=r"; and \d+ more in \.reasons$") as caught:
        diff.apply(ri.role("account representative"))
    assert len(caught.value.reasons) > 3


def test_a_gap_prints_as_a_sentence() -> None:
    """A gap shows its difference, the base of its percentage, and both figures with their sources."""
    text = str(ri.salary_gap(*MANAGER_AND_REPRESENTATIVE))
    assert "Right - left: -$31,558 per year, -46.0% of the left figure." in text
    assert all(figure in text for figure in ("$68,535", "$36,977"))
    assert text.endswith("[1] Zippia, undated")
