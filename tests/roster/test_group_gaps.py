"""Gaps between groups of employees: the figures of two laws, worked out again by NumPy and statsmodels."""

import pickle
import re
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs
import numpy as np
import pytest

import roleinfo as ri
from roleinfo.errors import InvalidArgumentError, MissingExtraError
from roleinfo.model.pay import Pay
from roleinfo.roster.averages import quartiles
from roleinfo.roster.employees import Control, Employees, read_employees
from roleinfo.roster.group_figures import group_gaps
from roleinfo.roster.groups import GroupFigure, GroupGaps, Rules

PERIODS: Final = ("hour", "year")


class Staff(NamedTuple):
    """An invented workforce as arrays, with its columns."""

    sex: "np.ndarray[Any, Any]"
    pay: "np.ndarray[Any, Any]"
    hours: "np.ndarray[Any, Any]"
    bonus: "np.ndarray[Any, Any]"
    category: "np.ndarray[Any, Any]"
    grade: "np.ndarray[Any, Any]"
    tenure: "np.ndarray[Any, Any]"

    def employees(self, **columns: Any) -> Employees:
        """The same as columns, with whatever columns are given instead."""
        named: Mapping[str, Any] = {
            "bonus": ("bonus", self.bonus.tolist()),
            "category": ("category", self.category.tolist()),
            **columns,
        }
        return read_employees(
            annual=[Decimal(amount) for amount in self.pay.tolist()],
            hours=[Decimal(hours) for hours in self.hours.tolist()],
            currency="EUR",
            group=("sex", self.sex.tolist()),
            **named,
        )

    def pays(self, component: str, period: str) -> "np.ndarray[Any, Any]":
        """A component of pay, for an hour or a year."""
        year: np.ndarray[Any, Any] = {"base": self.pay, "variable": self.bonus, "total": self.pay + self.bonus}[
            component
        ]
        return np.divide(year, self.hours) if period == "hour" else year


def staff(seed: int = 7, size: int = 600) -> Staff:
    """Some employees: more men than women, part-time work, bonuses for most, four categories and no equal pays."""
    random = np.random.default_rng(seed)
    sex = random.choice(["male", "female"], size, p=[0.55, 0.45])
    grade = random.choice(["G1", "G2", "G3"], size)
    tenure = random.integers(0, 25, size)
    pay = random.permutation(np.arange(size)) * 61 + 30_000 + 4_000 * (grade == "G3") + 300 * tenure
    return Staff(
        sex=sex,
        pay=pay - 900 * (sex == "female"),
        hours=random.choice([2080, 1040, 1560], size),
        bonus=np.where(random.random(size) < 0.7, random.integers(1, 9000, size), 0),
        category=random.choice(["A", "B", "C", "D"], size),
        grade=grade,
        tenure=tenure,
    )


def gaps_of(held: Employees, rules: Rules | None = None, **options: Any) -> GroupGaps:
    """The gaps of a workforce to its men."""
    return group_gaps(held, column="sex", reference="male", rules=rules, **options)


def controls_of(columns: Sequence[tuple[str, Sequence[object]]]) -> tuple[Control, ...]:
    """Controls as columns of employees."""
    nothing = [None] * len(columns[0][1])
    return read_employees(
        annual=nothing, hours=nothing, currency="EUR", group=("sex", nothing), controls=columns
    ).controls


def only(figures: Sequence[GroupFigure]) -> GroupFigure:
    """The one figure of a selection."""
    [figure] = figures
    return figure


def gap(pays: "np.ndarray[Any, Any]", sex: "np.ndarray[Any, Any]", statistic: str) -> float:
    """(reference - group) / reference, as the laws have it."""
    of: Any = {"mean": np.mean, "median": np.median}[statistic]
    return float((of(pays[sex == "male"]) - of(pays[sex == "female"])) / of(pays[sex == "male"]))


STAFF: Final = staff()
DIRECTIVE: Final = gaps_of(STAFF.employees(), "eu-2023-970", as_of="2025")
UNITED_KINGDOM: Final = gaps_of(
    STAFF.employees(
        category=None,
        hourly=("rate", (STAFF.pay / STAFF.hours + 1).round(4).tolist()),
        full_pay=("full_pay", (STAFF.tenure > 2).tolist()),
    ),
    "uk-2017",
)


class TestDirective:
    """Article 9(1) of Directive (EU) 2023/970."""

    @pytest.mark.parametrize(
        ("article", "statistic", "component"),
        [
            ("9(1)(a)", "mean", "total"),
            ("9(1)(b)", "mean", "variable"),
            ("9(1)(c)", "median", "total"),
            ("9(1)(d)", "median", "variable"),
        ],
    )
    @pytest.mark.parametrize("period", PERIODS)
    def test_gaps(self, article: str, statistic: str, component: str, period: Any) -> None:
        """Mean and median gap of all pay and of variable pay, of a year and of an hour, over all employees."""
        figure = only(DIRECTIVE.select(article=article, period=period))
        assert (figure.measure, figure.statistic, figure.component, figure.group) == (
            "gap", statistic, component, "female",
        )  # fmt: skip
        assert figure.value is not None
        assert float(figure.value) == pytest.approx(gap(STAFF.pays(component, period), STAFF.sex, statistic), abs=1e-11)
        assert figure.employees == np.sum(STAFF.sex == "female")
        assert figure.reference_employees == np.sum(STAFF.sex == "male")

    @pytest.mark.parametrize("sex", ["male", "female"])
    def test_share_receiving(self, sex: str) -> None:
        """(e): the share of each sex that receives variable pay."""
        figure = only(DIRECTIVE.select(article="9(1)(e)", group=sex))
        assert figure.value is not None
        assert float(figure.value) == pytest.approx(np.mean(STAFF.bonus[STAFF.sex == sex] > 0))

    @pytest.mark.parametrize("sex", ["male", "female"])
    @pytest.mark.parametrize("period", PERIODS)
    def test_quartiles(self, sex: str, period: Any) -> None:
        """(f): the share of each sex in four bands of equal count."""
        ordered = STAFF.sex[np.argsort(STAFF.pays("total", period), kind="stable")]
        shares = [float(np.mean(band == sex)) for band in np.array_split(ordered, 4)]
        figures = DIRECTIVE.select(article="9(1)(f)", group=sex, period=period)
        assert [figure.quartile for figure in figures] == [1, 2, 3, 4]
        assert [float(figure.value or 0) for figure in figures] == pytest.approx(shares)

    @pytest.mark.parametrize("category", ["A", "B", "C", "D"])
    @pytest.mark.parametrize("component", ["base", "variable", "total"])
    @pytest.mark.parametrize("period", PERIODS)
    def test_categories(self, category: str, component: Any, period: Any) -> None:
        """(g): the mean gap in each category, base and variable pay apart; 5% and more of all pay is flagged."""
        of_it = STAFF.category == category
        expected = gap(STAFF.pays(component, period)[of_it], STAFF.sex[of_it], "mean")
        figure = only(DIRECTIVE.select(article="9(1)(g)", category=category, component=component, period=period))
        assert figure.value is not None
        assert float(figure.value) == pytest.approx(expected, abs=1e-11)
        assert figure.flagged == (abs(expected) >= 0.05 if component == "total" else None)
        assert not figure.for_publication
        assert figure.employees == np.sum(of_it & (STAFF.sex == "female"))

    def test_order(self) -> None:
        """The figures stand in the order of the article, and all of it is there."""
        articles = [figure.article for figure in DIRECTIVE]
        assert articles == sorted(articles, key=str)
        assert {*articles} == {f"9(1)({letter})" for letter in "abcdefg"}

    @pytest.mark.parametrize(
        ("pay", "flagged"), [(9500, True), (9501, False), (10_500, True), (10_499, False), (10_000, False)]
    )
    def test_threshold(self, pay: int, flagged: bool) -> None:
        """A difference of exactly 5% either way is flagged (article 10)."""
        held = read_employees(
            annual=[Decimal(10_000)] * 10 + [Decimal(pay)] * 10,
            hours=[None] * 20,
            currency="EUR",
            group=("sex", ["male"] * 10 + ["female"] * 10),
            category=("category", ["A"] * 20),
        )
        assert [figure.flagged for figure in gaps_of(held, "eu-2023-970").select(category="A")] == [flagged]

    def test_public(self) -> None:
        """What is for publication has no figure by category (article 9(7)), and says nothing of them."""
        assert {figure.article for figure in DIRECTIVE} - {figure.article for figure in DIRECTIVE.public} == {"9(1)(g)"}
        assert "not-for-publication" in {caveat.code for caveat in DIRECTIVE.caveats}
        assert "not-for-publication" not in {caveat.code for caveat in DIRECTIVE.public.caveats}
        assert "categor" not in DIRECTIVE.public.to_text(full=True).casefold()

    def test_stated_rates(self) -> None:
        """Rates that are stated are of all pay, and base and variable pay are parts of them as they are of the year."""
        rates = (STAFF.pays("total", "hour") * 1.25).round(6)
        figures = gaps_of(STAFF.employees(hourly=("rate", rates.tolist())), "eu-2023-970")
        mean = only(figures.select(article="9(1)(a)", period="hour"))
        assert float(mean.value or 0) == pytest.approx(gap(rates, STAFF.sex, "mean"))

    def test_without_bonus(self) -> None:
        """Without a bonus pay is base pay, and that the figures on variable pay are missing is said."""
        figures = gaps_of(STAFF.employees(bonus=None), "eu-2023-970")
        assert {figure.component for figure in figures} == {"base"}
        assert {figure.article for figure in figures}.isdisjoint({"9(1)(b)", "9(1)(d)", "9(1)(e)"})
        assert "no-variable-pay" in {caveat.code for caveat in figures.caveats}

    def test_recipients_only(self) -> None:
        """Gaps in variable pay can be of those who received some."""
        figures = gaps_of(STAFF.employees(), "eu-2023-970", recipients_only=True)
        received = STAFF.bonus > 0
        expected = gap(STAFF.bonus[received], STAFF.sex[received], "median")
        figure = only(figures.select(article="9(1)(d)", period="year"))
        assert float(figure.value or 0) == pytest.approx(expected)
        assert figure.employees == np.sum(received & (STAFF.sex == "female"))


class TestRegulations:
    """Regulation 2 of the UK's SI 2017/172."""

    RATE: Final = (STAFF.pay / STAFF.hours + 1).round(4)
    FULL: Final = STAFF.tenure > 2

    @pytest.mark.parametrize(("article", "statistic"), [("2(1)(a)", "mean"), ("2(1)(b)", "median")])
    def test_hourly_gaps(self, article: str, statistic: str) -> None:
        """(a) and (b): of full-pay relevant employees, to one decimal of a percent."""
        figure = only(UNITED_KINGDOM.select(article=article))
        expected = gap(self.RATE[self.FULL], STAFF.sex[self.FULL], statistic)
        assert figure.value == Decimal(repr(round(expected, 3)))
        assert figure.employees == np.sum(self.FULL & (STAFF.sex == "female"))

    @pytest.mark.parametrize(("article", "statistic"), [("2(1)(c)", "mean"), ("2(1)(d)", "median")])
    def test_bonus_gaps(self, article: str, statistic: str) -> None:
        """(c) and (d): of all relevant employees who were paid a bonus, on full pay or not."""
        paid = STAFF.bonus > 0
        figure = only(UNITED_KINGDOM.select(article=article))
        assert figure.value == Decimal(repr(round(gap(STAFF.bonus[paid], STAFF.sex[paid], statistic), 3)))
        assert (figure.component, figure.employees) == ("bonus", np.sum(paid & (STAFF.sex == "female")))

    @pytest.mark.parametrize("sex", ["male", "female"])
    def test_share_paid_a_bonus(self, sex: str) -> None:
        """(e): of all relevant employees of a sex."""
        figure = only(UNITED_KINGDOM.select(article="2(1)(e)", group=sex))
        assert figure.value == Decimal(repr(round(float(np.mean(STAFF.bonus[STAFF.sex == sex] > 0)), 3)))

    def test_quartiles(self) -> None:
        """(f): of the full-pay relevant employees of each quartile."""
        ordered = STAFF.sex[self.FULL][np.argsort(self.RATE[self.FULL], kind="stable")]
        expected = [round(float(np.mean(band == "female")), 3) for band in np.array_split(ordered, 4)]
        shares = UNITED_KINGDOM.select(article="2(1)(f)", group="female")
        assert [float(share.value or 0) for share in shares] == expected

    def test_ties(self) -> None:
        """13(2): employees of one rate whom an edge parts are on both sides in the same proportion.

        Of 16 employees 4 stand in each quartile. 6 of one rate, 4 of them women, fill the last 2 places of the lower
        quartile and all of the lower middle one: both get two thirds of women.
        """
        pays = [("m", 1), ("f", 2), *[("f", 3)] * 4, *[("m", 3)] * 2, *[("m", number) for number in range(4, 12)]]
        bands = quartiles((sex, Decimal(pay)) for sex, pay in pays)
        assert [size for size, _ in bands] == [4, 4, 4, 4]
        women = [float(counts.get("f", 0)) for _, counts in bands]
        assert women == pytest.approx([1 + 4 / 3, 8 / 3, 0, 0])

    @pytest.mark.parametrize(("number", "sizes"), [(8, [2, 2, 2, 2]), (9, [3, 2, 2, 2]), (11, [3, 3, 3, 2])])
    def test_uneven(self, number: int, sizes: list[int]) -> None:
        """Quartiles of a number that four does not divide differ by one."""
        assert [size for size, _ in quartiles(("m", Decimal(pay)) for pay in range(number))] == sizes

    def test_says_what_it_takes_for_granted(self) -> None:
        """Without full pay and stated rates it says so, and that the law has no categories."""
        codes = {caveat.code for caveat in gaps_of(STAFF.employees(), "uk-2017").caveats}
        assert {"full-pay-assumed", "hourly-from-base", "argument-not-used"} <= codes
        assert codes.isdisjoint({caveat.code for caveat in UNITED_KINGDOM.caveats} - {"left-out-employees"})

    def test_left_out(self) -> None:
        """Employees who are not on full pay are counted among those left out."""
        [caveat] = [caveat for caveat in UNITED_KINGDOM.caveats if caveat.code == "left-out-employees"]
        number = int(np.sum(~self.FULL))
        assert caveat.message == f"{number} employees without full pay are not in the pay figures."
        assert UNITED_KINGDOM.employees == 600 - number


def small_staff(**numbers: int) -> Employees:
    """Employees of several groups, so many of each, paid 1,000 more from one to the next."""
    groups = [group for group, number in numbers.items() for _ in range(number)]
    order = np.random.default_rng(3).permutation(len(groups))
    return read_employees(
        annual=[Decimal(20_000 + 1000 * int(place)) for place in order],
        hours=[Decimal(2000)] * len(groups),
        currency="EUR",
        group=("sex", [None if group == "unstated" else group for group in groups]),
        category=("category", [("A", "B", "B")[at % 3] for at in range(len(groups))]),
    )


class TestWithheld:
    """Small groups."""

    def test_all_stated(self) -> None:
        """Where every group is large nothing is withheld, and the groups are the whole."""
        gaps = gaps_of(small_staff(male=60, female=50))
        assert {figure.status for figure in gaps} == {"released"}
        assert [(count.group, count.employees) for count in gaps.groups] == [("male", 60), ("female", 50)]
        assert gaps.employees == 110

    def test_other_and_unstated_are_counted(self) -> None:
        """Other groups and those who state none are counted, and stand in the quartiles."""
        gaps = gaps_of(small_staff(male=60, female=50, other=12, unstated=20))
        assert gaps.employees == 142
        assert [(count.group, count.employees) for count in gaps.groups] == [
            ("male", 60), ("female", 50), ("other", 12), ("unstated", 20),
        ]  # fmt: skip
        assert {figure.group for figure in gaps.select(measure="gap")} == {"female", "other"}
        shares = gaps.select(measure="share of quartile", period="year")
        assert {figure.group for figure in shares} == {"male", "female", "other", "unstated"}

    def test_one_small_group(self) -> None:
        """Beside one small group the count and shares of the reference go, and the gap of the large group stays."""
        gaps = gaps_of(small_staff(male=60, female=50, other=4))
        counts = {count.group: (count.employees, count.reason) for count in gaps.groups}
        assert counts == {"male": (None, "complementary"), "female": (50, None), "other": (None, "small-group")}
        assert gaps.employees == 114
        assert {figure.status for figure in gaps.select(group="other")} == {"withheld"}
        shares = gaps.select(measure="share of quartile")
        assert {figure.group for figure in shares if figure.value is not None} == {"female"}
        female = gaps.select(measure="gap", group="female")
        assert all(figure.value is not None and figure.reference_employees is None for figure in female)

    def test_one_small_category(self) -> None:
        """Beside one small cell of a category another count goes."""
        held = read_employees(
            annual=[Decimal(20_000 + at) for at in range(130)],
            hours=[None] * 130,
            currency="EUR",
            group=("sex", ["male"] * 65 + ["female"] * 65),
            category=("category", (["A"] * 30 + ["B"] * 20 + ["C"] * 15) + (["A"] * 30 + ["B"] * 31 + ["C"] * 4)),
        )
        figures = {figure.category: figure for figure in gaps_of(held, "eu-2023-970").select(article="9(1)(g)")}
        assert (figures["C"].status, figures["C"].value, figures["C"].employees) == ("withheld", None, None)
        assert (figures["B"].value is None, figures["B"].employees) == (False, None)
        assert (figures["A"].employees, figures["B"].reference_employees) == (30, 20)

    @pytest.mark.parametrize("blanks", [0, 3])
    def test_without_a_category(self, blanks: int) -> None:
        """Those without a category hide no small cell: the count of the large category goes beside it all the same."""
        categories: list[str | None] = [*["A"] * 60, *["A"] * 46, *["C"] * 4]
        categories[:blanks] = [None] * blanks
        held = read_employees(
            annual=[Decimal(20_000 + at) for at in range(110)],
            hours=[None] * 110,
            currency="EUR",
            group=("sex", ["male"] * 60 + ["female"] * 50),
            category=("category", categories),
        )
        gaps = gaps_of(held, "eu-2023-970")
        figures = {figure.category: (figure.value is None, figure.employees) for figure in gaps if figure.category}
        assert figures == {"A": (False, None), "C": (True, None)}
        assert ("no-category" in {caveat.code for caveat in gaps.caveats}) == bool(blanks)

    def test_few_recipients(self) -> None:
        """Where few received a bonus its gap is withheld, and in a category base pay's too, beside that of all pay."""
        bonus = [0] * 110
        bonus[3] = bonus[70] = 5000
        held = read_employees(
            annual=[Decimal(20_000 + at) for at in range(110)],
            hours=[None] * 110,
            currency="EUR",
            group=("sex", ["male"] * 60 + ["female"] * 50),
            bonus=("bonus", bonus),
            category=("category", ["A"] * 110),
        )
        gaps = gaps_of(held, "eu-2023-970")
        reasons = {figure.component: figure.reason for figure in gaps.select(category="A")}
        assert reasons == {"base": "complementary", "variable": "few-recipients", "total": None}
        assert {figure.reason for figure in gaps.select(article="9(1)(b)")} == {"few-recipients"}

    @pytest.mark.parametrize(
        ("received", "share", "reason"),
        [(0, 0, None), (1, None, "few-recipients"), (9, None, "few-recipients"), (10, 0.2, None), (50, 1, None)],
    )
    def test_share_of_few_recipients(self, received: int, share: float | None, reason: str | None) -> None:
        """A share that few received tells who they are, and is withheld; that all or none did is given."""
        held = read_employees(
            annual=[Decimal(20_000 + at) for at in range(110)],
            hours=[Decimal(2000)] * 110,
            currency="EUR",
            group=("sex", ["male"] * 60 + ["female"] * 50),
            bonus=("bonus", [500] * 60 + [500] * received + [0] * (50 - received)),
        )
        for rules in ("eu-2023-970", "uk-2017"):
            male, female = gaps_of(held, rules).select(measure="share receiving")
            assert male.value == 1
            assert (female.value, female.reason) == (share if share is None else Decimal(str(share)), reason)
            assert (female.employees is None) is (share is None)

    def test_small_reference(self) -> None:
        """Beside a small reference group there is no gap, and the result says what is needed."""
        gaps = gaps_of(small_staff(male=4, female=50))
        assert {figure.value for figure in gaps.select(measure="gap")} == {None}
        assert str(gaps).splitlines()[3:5] == [
            "No gap to the male group is given, since a gap needs at least 10 employees with",
            "pay in each of the two groups.",
        ]

    def test_every_output(self) -> None:
        """What is withheld is in no output: the count 7 and the pays of seven employees."""
        numbers = {"male": 60, "female": 50, "other": 7}
        groups = [group for group, number in numbers.items() for _ in range(number)]
        held = read_employees(
            annual=[Decimal("77777") if group == "other" else Decimal(30_000 + at) for at, group in enumerate(groups)],
            hours=[None] * len(groups),
            currency="EUR",
            group=("sex", groups),
        )
        gaps = gaps_of(held)
        for figure in gaps.select(group="other"):
            assert (figure.value, figure.employees, figure.reference_employees) == (None, None, None)
        outputs = [
            repr(gaps), str(gaps), gaps.to_text(full=True), gaps.to_json(), gaps.to_markdown(full=True),
            gaps.to_html(full=True), gaps._repr_html_(), gaps.to_csv(), gaps.to_csv(table="groups"),
            gaps.to_frame("pandas").to_csv(), pickle.dumps(gaps).decode("latin-1"), *map(repr, gaps),
            *map(repr, gaps.groups),
        ]  # fmt: skip
        assert not any("77777" in text for text in outputs)
        frame = gaps.to_frame("polars", table="groups")
        assert dict(zip(frame["group"], frame["employees"], strict=True)) == {"male": None, "female": 50, "other": None}


class TestAdjusted:
    """The gap at equal values of controls."""

    CONTROLS: Final = (("grade", STAFF.grade.tolist()), ("tenure", STAFF.tenure.tolist()))

    def test_agrees_with_statsmodels(self) -> None:
        """Coefficient, HC3 error, interval and R squared are those of statsmodels."""
        import statsmodels.api as sm

        adjusted = gaps_of(STAFF.employees(bonus=None, controls=self.CONTROLS), confidence=0.95).adjusted
        assert adjusted is not None
        columns = [
            np.ones(600), STAFF.sex == "female", STAFF.grade == "G2", STAFF.grade == "G3", STAFF.tenure,
        ]  # fmt: skip
        log_pay = np.log(STAFF.pays("base", "hour"))
        fit = sm.OLS(log_pay, np.column_stack(columns).astype(float)).fit(cov_type="HC3")
        [female] = adjusted.gaps
        low, high = fit.conf_int(0.05)[1]
        assert female.log_difference == pytest.approx(fit.params[1])
        assert female.standard_error == pytest.approx(fit.bse[1])
        assert female.value == pytest.approx(1 - np.exp(fit.params[1]))
        assert (female.low, female.high) == pytest.approx((1 - np.exp(high), 1 - np.exp(low)))
        assert adjusted.r_squared == pytest.approx(fit.rsquared)
        raw = log_pay[STAFF.sex == "female"].mean() - log_pay[STAFF.sex == "male"].mean()
        assert female.unadjusted == pytest.approx(1 - np.exp(raw))
        assert female.explained == pytest.approx(1 - fit.params[1] / raw)
        assert [(use.name, use.kind, use.levels) for use in adjusted.controls] == [
            ("grade", "level", 3), ("tenure", "number", None),
        ]  # fmt: skip

    def test_several_groups(self) -> None:
        """Each group has its own coefficient; a small one is in the regression and has none."""
        import statsmodels.api as sm

        sex = STAFF.sex.copy()
        sex[:40], sex[40:44] = "other", "fourth"
        held = attrs.evolve(STAFF.employees(bonus=None, controls=self.CONTROLS[1:]), groups=tuple(sex.tolist()))
        adjusted = gaps_of(held).adjusted
        assert adjusted is not None
        columns = [np.ones(600), sex == "female", sex == "fourth", sex == "other", STAFF.tenure]
        fit = sm.OLS(np.log(STAFF.pays("base", "hour")), np.column_stack(columns).astype(float)).fit(cov_type="HC3")
        found = {one.group: (one.log_difference, one.standard_error) for one in adjusted.gaps}
        assert found["fourth"] == (None, None)
        assert found["female"] == pytest.approx((fit.params[1], fit.bse[1]))
        assert found["other"] == pytest.approx((fit.params[3], fit.bse[3]))

    def test_alone_in_a_level(self) -> None:
        """An employee who is alone in a level, and one without a control, says nothing and is left out."""
        grade = STAFF.grade.tolist()
        grade[0], grade[1] = "alone", None
        adjusted = gaps_of(STAFF.employees(controls=[("grade", grade)])).adjusted
        assert adjusted is not None
        assert adjusted.employees == 598
        assert adjusted.controls[0].levels == 3

    @pytest.mark.parametrize("sex", ["male", "female"])
    def test_few_have_the_controls(self, sex: str) -> None:
        """A gap is withheld where fewer than the least are left of either group, and says how many were left out."""
        gone = np.flatnonzero(STAFF.sex == sex)[9:].tolist()
        tenure: list[object] = STAFF.tenure.tolist()
        for at in gone:
            tenure[at] = None
        gaps = gaps_of(STAFF.employees(bonus=None, controls=[("tenure", tenure)]))
        assert gaps.adjusted is not None
        assert [(gap.group, gap.value, gap.status) for gap in gaps.adjusted.gaps] == [("female", None, "withheld")]
        messages = {caveat.code: caveat.message for caveat in gaps.caveats}
        assert "withheld-groups" in messages
        assert messages["without-controls"] == (
            f"{len(gone)} employees without one of the controls, or alone in a level, are not in the adjusted gap."
        )

    def test_number_or_level(self) -> None:
        """Texts that are numbers are read as numbers, unless the control is said to be of levels."""
        years = [("years", [f"{years % 3}" for years in STAFF.tenure.tolist()])]
        uses = [
            gaps_of(STAFF.employees(controls=years, kinds=kinds)).adjusted.controls[0]  # type: ignore[union-attr]
            for kinds in ({}, {"years": "level"})
        ]
        assert [(use.kind, use.levels) for use in uses] == [("number", None), ("level", 3)]

    def test_rank(self) -> None:
        """A control that another determines is refused by its name."""
        same = [*self.CONTROLS, ("step", (STAFF.tenure * 2 + 1).tolist())]
        with pytest.raises(InvalidArgumentError) as error:
            gaps_of(STAFF.employees(controls=same))
        assert str(error.value) == (
            "controls: 'step' says no more than the group and the controls before it say together. Leave it out"
        )

    def test_determined_by_the_group(self) -> None:
        """A control that is the group itself leaves no gap to tell from it, and is refused."""
        with pytest.raises(InvalidArgumentError, match="'title' says no more than the group"):
            gaps_of(STAFF.employees(controls=[("title", np.where(STAFF.sex == "male", "Mr", "Ms").tolist())]))

    def test_constant(self) -> None:
        """A control that is the same for everyone is refused."""
        with pytest.raises(InvalidArgumentError, match="'site' is the same for all employees that have the controls"):
            gaps_of(STAFF.employees(controls=[("site", ["Kassel"] * 600)]))

    def test_too_few(self) -> None:
        """More controls than employees are refused with both numbers."""
        held = small_staff(male=10, female=10)
        random = np.random.default_rng(1)
        controls = [(f"x{at}", random.random(20).tolist()) for at in range(18)]
        with pytest.raises(InvalidArgumentError, match="need more than 20 employees that have all of them"):
            gaps_of(attrs.evolve(held, controls=controls_of(controls)))

    def test_without_numpy(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without NumPy the error names the line that installs it; the other figures need none."""
        held = STAFF.employees(controls=self.CONTROLS)
        monkeypatch.setitem(sys.modules, "numpy", None)
        with pytest.raises(MissingExtraError) as error:
            gaps_of(held)
        assert str(error.value) == "an adjusted gap needs the extra 'many': python -m pip install \"roleinfo[many]\""
        assert gaps_of(STAFF.employees()).figures

    def test_words_claim_no_cause(self) -> None:
        """The text says what remains, and that it shows no cause."""
        text = gaps_of(STAFF.employees(bonus=None, controls=self.CONTROLS)).to_text(full=True)
        lines = " ".join(text.split())
        assert re.search(
            r"With grade and tenure held equal, hourly base pay is [\d.]+% (lower|higher) in the female group than in "
            r"the male group \(90% confidence interval for the gap: .+ to [\d.]+%\)\.",
            lines,
        )
        assert re.search(
            r"Mean hourly base pay is [\d.]+% lower in the female group than in the male group; "
            r"median hourly base pay is [\d.]+% lower\.",
            lines,
        )
        assert "It does not show the cause of a gap" in lines
        for word in ("because", "due to", "discriminat", "penalty", "effect"):
            assert word not in lines.casefold()


class TestCells:
    """How cells are read."""

    def read(self, **columns: Any) -> Employees:
        """Three employees with the columns given."""
        return read_employees(
            **{
                "annual": [Decimal(1), None, Decimal(0)],
                "hours": [Decimal(2080), Decimal(0), Decimal(9000)],
                "currency": "USD",
                "group": ("sex", ["F", " f ", "F"]),
                **columns,
            }
        )

    def test_labels(self) -> None:
        """Labels that differ in case and blanks alone are one group, in the usual spelling; blanks are no group."""
        assert self.read().groups == ("F", "F", "F")
        assert self.read(group=("sex", ["", float("nan"), None])).groups == (None, None, None)
        assert self.read(group=("sex", [1.0, 1, "Unstated"])).groups == ("1", "1", None)

    def test_amounts(self) -> None:
        """Amounts are numbers, texts with a currency or pays; blanks are none, and what is none is counted."""
        held = self.read(bonus=("bonus", ["$1,500", None, Pay(5, "USD", "year")]))
        assert held.bonus == (Decimal(1500), Decimal(0), Decimal(5))
        assert held.blank_bonuses == 1
        assert self.read(bonus=("bonus", [1 / 3, np.float64(2), "3"])).bonus == (
            Decimal("0.333333333333"), Decimal(2), Decimal(3),
        )  # fmt: skip
        wrong = self.read(bonus=("bonus", ["lots", -1, Pay(5, "EUR", "year")]))
        assert wrong.bonus == (None, None, None)
        assert wrong.unread == {"bonus": (1, 2, 3)}

    def test_unusable_pay_and_hours(self) -> None:
        """No pay, no hours and more hours than a year has are not known."""
        assert self.read().annual == (Decimal(1), None, None)
        assert self.read().hours == (Decimal(2080), None, None)

    def test_flags(self) -> None:
        """Full pay is a flag or a word for it."""
        assert self.read(full_pay=("full", [True, "No", 1.0])).full_pay == (True, False, True)
        assert self.read(full_pay=("full", ["maybe", None, 0])).unread == {"full": (1,)}

    def test_unread_cells_are_reported_without_their_text(self) -> None:
        """A cell that cannot be read is named by its row; what stands in it is nobody's business."""
        bonus: list[object] = STAFF.bonus.tolist()
        bonus[4] = "a secret"
        gaps = gaps_of(STAFF.employees(bonus=("bonus", bonus)))
        [caveat] = [caveat for caveat in gaps.caveats if caveat.code == "unread-cells"]
        assert caveat.message == "1 cell of the column 'bonus' cannot be read (in row 5)."
        assert "secret" not in gaps.to_json()


class TestErrors:
    """Arguments that make no sense."""

    @pytest.mark.parametrize(
        ("options", "text"),
        [
            ({"reference": "men"}, "reference must be a group of the column 'sex', one of female, male: 'men'"),
            ({"rules": "eu"}, "rules must be one of eu-2023-970, uk-2017, not 'eu'"),
            ({"min_group": 0}, "min_group must be a whole number from 1 to 1,000,000,000, not 0"),
            ({"confidence": 95}, "confidence must be above 0 and below 1, not 95. 0.95 is 95%"),
        ],
    )
    def test_text(self, options: dict[str, Any], text: str) -> None:
        """Each names the argument and what it takes."""
        with pytest.raises(InvalidArgumentError) as error:
            group_gaps(STAFF.employees(), **{"column": "sex", "reference": "male", **options})
        assert str(error.value) == text

    def test_a_column_of_names(self) -> None:
        """Groups of few employees, whose names may be theirs, are in no error."""
        rows = [{"who": f"Jane {at}", "team": "A" if at else "B", "base": "$90,000/yr"} for at in range(12)]
        priced = ri.price(rows, title="who", place="Denver", pay="base")
        for column, rule in (("who", "must be a group of the column 'who'"), ("team", "one of A")):
            with pytest.raises(InvalidArgumentError, match=f"{rule}: 'male'$"):
                priced.group_gap(column, reference="male")

    def test_selection(self) -> None:
        """A word that no figure can have is refused."""
        with pytest.raises(InvalidArgumentError, match="statistic must be one of mean, median"):
            DIRECTIVE.select(statistic="p50")  # type: ignore[arg-type]

    def test_no_pay(self) -> None:
        """Without any pay all groups are small, and nothing is given."""
        held = read_employees(
            annual=[None] * 30, hours=[None] * 30, currency="EUR", group=("sex", ["male", "female"] * 15)
        )
        gaps = gaps_of(held)
        assert gaps.figures == ()
        assert "No gap to the male group is given" in str(gaps)

    def test_adjusted_without_hours(self) -> None:
        """Without hours there is no hourly pay to adjust."""
        held = read_employees(
            annual=[Decimal(1)] * 30, hours=[None] * 30, currency="EUR", group=("sex", ["male", "female"] * 15),
            controls=[("x", [*range(30)])],
        )  # fmt: skip
        with pytest.raises(InvalidArgumentError, match="controls: need hourly pay, and no employee has any"):
            gaps_of(held)


class TestReport:
    """A report in one file."""

    def test_leaves_out_what_is_not_for_publication(self, tmp_path: Path) -> None:
        """Figures by category stand in it only where they are asked for."""
        usual, whole = (
            ri.report(DIRECTIVE, tmp_path / f"{people}.html", people=people, pictures=False).read_text(encoding="utf-8")
            for people in (None, True)
        )
        assert "9(1)(f)" in usual
        assert "9(1)(g)" not in usual
        assert "categor" not in usual.casefold()
        assert "9(1)(g)" in whole


class TestRoster:
    """Gaps of a priced roster."""

    ROWS: Final = tuple(
        {
            "job": "Registered Nurse",
            "city": "Denver, CO" if at % 4 else "nowhere at all",
            "pay": f"${pay:,}",
            "share": share,
            "sex": sex.title(),
            "bonus": "" if not bonus else f"${bonus:,}",
            "commission": 100 * (at % 3),
            "grade": grade,
        }
        for at, (pay, share, sex, bonus, grade) in enumerate(
            zip(
                STAFF.pay[:120].tolist(),
                (STAFF.hours[:120] / 2080).tolist(),
                STAFF.sex[:120].tolist(),
                STAFF.bonus[:120].tolist(),
                STAFF.grade[:120].tolist(),
                strict=True,
            )
        )
    )

    def priced(self, **columns: Any) -> ri.PricedRoster:
        """The roster with the columns given, its pay being that of a full-time year."""
        return ri.price(self.ROWS, title="job", place="city", pay="pay", period="year", fte="share", **columns)

    @pytest.mark.parametrize("named", [True, False])
    def test_columns(self, named: bool) -> None:
        """Pay is what is paid for a year; the bonus is that named or that of the roster, and commission is added."""
        if named:
            gaps = self.priced(commission="commission").group_gap("sex", reference="male", bonus="bonus")
        else:
            gaps = self.priced(commission="commission", bonus="bonus").group_gap("sex", reference="male")
        part = STAFF.hours[:120] / 2080
        variable = STAFF.bonus[:120] + 100 * (np.arange(120) % 3)
        for component, amounts in {"total": STAFF.pay[:120] * part + variable, "variable": variable}.items():
            for period, paid in {"year": amounts, "hour": amounts / STAFF.hours[:120]}.items():
                [figure] = gaps.select(statistic="mean", component=component, period=period)  # type: ignore[arg-type]
                assert float(figure.value or 0) == pytest.approx(gap(paid, STAFF.sex[:120], "mean"))
                assert figure.group == "Female"

    def test_without_a_price(self) -> None:
        """Employees whose place or job has no market value count all the same."""
        priced = self.priced()
        assert len(priced.priced) < 120
        assert priced.group_gap("sex", reference="male").employees == 120

    def test_other_currency(self) -> None:
        """Pay in another currency than most is left out, and counted."""
        rows = [{**row, "cur": "GBP" if at < 3 else "USD"} for at, row in enumerate(self.ROWS)]
        rows = [{**row, "pay": str(row["pay"]).removeprefix("$")} for row in rows]
        priced = ri.price(rows, title="job", place="city", pay="pay", period="year", currency="cur")
        gaps = priced.group_gap("sex", reference="male")
        assert gaps.employees == 117
        assert "3 employees without annual pay are not in the pay figures." in [one.message for one in gaps.caveats]

    def test_controls(self) -> None:
        """Controls are columns of the roster, each with its kind where that is stated."""
        adjusted = self.priced().group_gap("sex", reference="male", controls={"grade": "level"}).adjusted
        assert adjusted is not None
        assert [(use.name, use.levels) for use in adjusted.controls] == [("grade", 3)]

    @pytest.mark.parametrize(
        ("options", "text"),
        [
            ({"category": "famly"}, "category must be a column of the roster; there is no column 'famly'"),
            (
                {"controls": ["grad"]},
                "controls must be a column of the roster; there is no column 'grad'. Did you mean 'grade'?",
            ),
            ({"controls": {"grade": "dummy"}}, "controls must be one of number, level, not 'dummy'"),
            ({"as_of": "last year"}, "as_of must be a date as YYYY, YYYY-MM or YYYY-MM-DD, not 'last year'"),
        ],
    )  # fmt: skip
    def test_errors(self, options: dict[str, Any], text: str) -> None:
        """A column that is not there is named, with the one that was perhaps meant."""
        with pytest.raises(InvalidArgumentError) as error:
            self.priced().group_gap("sex", reference="male", **options)
        assert str(error.value) == text

    def test_text_is_no_list(self) -> None:
        """Controls are a list, not a text."""
        with pytest.raises(TypeError, match="controls must be a list of columns of the roster, not 'grade'"):
            self.priced().group_gap("sex", reference="male", controls="grade")
