"""Which figure is set against which, and what is said of the others."""

from decimal import Context, Decimal, Inexact, localcontext
from typing import Any

import attrs
import pytest

import roleinfo as ri
from diffs.makers import AGAIN, OLD, ONE, THREE, TWO, UNDATED, codes, compared, left_role, pay, right_role, top_coded
from roleinfo import ExperienceBand, Industry, Pay, Place


def taken(diff: ri.SalaryDiff) -> list[tuple[str, str]]:
    """The sources of each pair."""
    return [(gap.left.source.id, gap.right.source.id) for gap in diff]


class TestChoice:
    """The best pair of a measure, the same from either side."""

    @pytest.mark.parametrize(
        ("lefts", "rights", "pair"),
        [
            # One source goes before two, whatever their order.
            (
                [pay(1, source=ONE), pay(2, source=THREE)],
                [pay(3, source=TWO), pay(4, source=THREE)],
                ("three", "three"),
            ),
            # One series goes before two.
            ([pay(1, source=ONE), pay(2, source=TWO)], [pay(3, source=AGAIN), pay(4, source=THREE)], ("one", "again")),
            # One source goes before another of its series.
            ([pay(1, source=ONE), pay(2, source=AGAIN)], [pay(3, source=AGAIN)], ("again", "again")),
            # The stated order of sources, the first ones both.
            ([pay(1, source=ONE), pay(2, source=TWO)], [pay(3, source=TWO), pay(4, source=ONE)], ("one", "one")),
            # Published goes before derived.
            (
                [pay(1, source=ONE, origin="derived", evidence="e"), pay(1, source=TWO)],
                [pay(2, source=ONE), pay(2, source=TWO)],
                ("two", "two"),
            ),
            # Where nothing else tells, the stated order of the sources decides, not the side.
            ([pay(1, source=TWO)], [pay(2, source=ONE), pay(3, source=THREE)], ("two", "one")),
            # One date goes before two.
            (
                [pay(1, source=ONE), pay(1, source=OLD)],
                [pay(2, source=TWO, as_of="2020"), pay(2, source=THREE, as_of="2019")],
                ("old", "two"),
            ),
        ],
    )  # fmt: skip
    def test_pair(self, lefts: list[ri.SalaryEstimate], rights: list[ri.SalaryEstimate], pair: tuple[str, str]) -> None:
        """What goes before what holds from the left and from the right, in whatever order facts are given."""
        assert taken(compared(lefts, rights)) == [pair]
        assert taken(compared(lefts[::-1], rights[::-1])) == [pair]
        assert taken(compared(rights, lefts)) == [pair[::-1]]

    def test_latest_date(self) -> None:
        """Of two pairs of one source, the later goes first."""
        lefts = [pay(1, as_of="2023"), pay(2, as_of="2024")]
        rights = [pay(3, as_of="2023"), pay(4, as_of="2024")]
        [gap] = compared(lefts, rights)
        assert (gap.left.as_of, gap.right.as_of) == ("2024", "2024")
        [gap] = compared([pay(1, as_of="2023"), pay(2, as_of="2024")], [pay(3, as_of="2023")])
        assert (gap.left.as_of, gap.right.as_of) == ("2023", "2023")

    def test_one_pair_a_measure(self) -> None:
        """Each measure has one gap; the figures of other sources are told with the source that was taken."""
        diff = compared([pay(1), pay(2, source=TWO)], [pay(3), pay(4, source=THREE)])
        assert len(diff) == 1
        assert [(each.side, each.code, each.message) for each in diff.left_out] == [
            ("right", "other-pair-taken", "Another pair of this measure was used (one)."),
            ("left", "other-pair-taken", "Another pair of this measure was used (one)."),
        ]

    def test_exact_goes_with_exact(self) -> None:
        """Of two statements of one source, the one with the same qualifier is taken."""
        lefts = [pay(58_000, bound="at_most"), pay(58_000)]
        [gap] = compared(lefts, pay(50_000))
        assert gap.left.bound == "exact"

    def test_an_open_pair_comes_after_a_closed_one(self) -> None:
        """Where the same qualifier would leave the difference without a bound, the plain figure is taken."""
        lefts = [pay(58_000, bound="at_most"), pay(58_000)]
        [gap] = compared(lefts, pay(50_000, bound="at_most"))
        assert (gap.left.bound, gap.bound) == ("exact", "at_most")
        [gap] = compared(pay(50_000, bound="at_most"), lefts)
        assert (gap.right.bound, gap.bound) == ("exact", "at_least")


class TestLikeWithLike:
    """What is never set against each other."""

    @pytest.mark.parametrize(
        ("other", "code", "words"),
        [
            ({"statistic": "median"}, "other-statistic", "another statistic"),
            ({"statistic": "average"}, "other-statistic", "another statistic"),
            ({"component": "total"}, "other-component", "another component of pay"),
            ({"place": Place.parse("US-WA")}, "other-population", "another place"),
            ({"industry": Industry("Retail")}, "other-population", "another industry"),
            ({"employer": "UBS"}, "other-population", "another employer"),
            (
                {"experience": ExperienceBand("x")},
                "other-population",
                "another length of experience",
            ),
            ({"universe": "full-time"}, "other-population", "another group of workers"),
            (
                {"statistic": "median", "component": "total"},
                "other-statistic",
                "another statistic and another component of pay",
            ),
        ],
    )
    def test_left_out(self, other: dict[str, Any], code: str, words: str) -> None:
        """A figure that differs in one thing makes no gap, and both sides say in what the nearest one differs."""
        diff = compared(pay(50_000), pay(40_000, **other))
        assert not diff
        assert diff.headline is None
        assert [(each.side, each.code) for each in diff.left_out] in (
            [("left", code), ("right", code)],
            [("right", code), ("left", code)],
        )
        assert {each.message for each in diff.left_out} == {f"The other role's nearest figure is of {words}."}

    @pytest.mark.parametrize("period", ["hour", "day"])
    def test_other_period(self, period: Any) -> None:
        """Hours and days a year are not known, so that such pay meets no yearly pay until they are stated."""
        diff = compared(pay(50_000), pay(0, pay=Pay(5, "USD", period)))
        assert {each.side: each.message for each in diff.left_out} == {
            side: f"The other role's nearest figure is of another period (per {there}, not per {here}: state the hours "
            "of a year to compare them)."
            for side, here, there in (("left", "year", period), ("right", period, "year"))
        }
        assert set(codes(diff.left_out)) == {"other-money"}

    def test_currency_and_place(self) -> None:
        """Where a rate alone would not make two figures alike, the place is named beside the currency."""
        there = pay(0, pay=Pay(900_000, "TRY", "year"), place=Place.parse("US-WA"))
        diff = compared(pay(50_000, place=Place.parse("US-CA")), there)
        assert {each.side: each.message for each in diff.left_out} == {
            "left": "In USD; the other role's figures are in TRY, and the nearest is also of another place.",
            "right": "In TRY; the other role's figures are in USD, and the nearest is also of another place.",
        }

    def test_other_currency(self) -> None:
        """Another currency is never set against dollars, and is told by its name."""
        diff = compared(pay(50_000), pay(0, pay=Pay(63_000, "NZD", "year")))
        assert not diff
        assert {each.side: each.message for each in diff.left_out} == {
            "left": "In USD; the other role's figures are in NZD.",
            "right": "In NZD; the other role's figures are in USD.",
        }
        assert set(codes(diff.left_out)) == {"other-currency"}

    def test_no_counterpart(self) -> None:
        """Where the other role has no pay at all, that is the reason."""
        diff = compared(pay(50_000), [])
        assert codes(diff.left_out) == ["no-counterpart"]

    @pytest.mark.parametrize("status", ["suppressed", "not_published"])
    def test_not_released(self, status: Any) -> None:
        """A figure that was not released is left out by its status, and is no counterpart."""
        diff = compared(pay(0, pay=None, status=status), pay(50_000))
        assert {each.side: each.code for each in diff.left_out} == {
            "left": status.replace("_", "-"),
            "right": "no-counterpart",
        }

    def test_equal_bands(self) -> None:
        """Bands of experience are compared where they are one band, by word or by length."""
        first_year = ri.DurationRange(maximum=1, unit="year")
        pairs = [
            (ExperienceBand("Entry level"), ExperienceBand("entry  LEVEL"), True),
            (ExperienceBand("beginner", first_year), ExperienceBand("first year", first_year), True),
            (ExperienceBand("entry level"), ExperienceBand("experienced"), False),
            (ExperienceBand(None, first_year), ExperienceBand(None, ri.DurationRange(minimum=10, unit="year")), False),
        ]
        for one, other, alike in pairs:
            diff = compared(pay(1, experience=one), pay(2, experience=other))
            assert bool(diff) is alike, (one, other)

    def test_one_industry_by_code(self) -> None:
        """Industries are one by their code, whatever they are called."""
        diff = compared(
            pay(1, industry=Industry("Retail", "44-45")), pay(2, industry=Industry("Retail trade", "44-45"))
        )
        assert len(diff) == 1
        assert diff[0].basis.differs == ("industry",)

    def test_kinds_are_not_mixed_by_chance(self) -> None:
        """A comparison of mean and median only comes about where it is asked for."""
        assert not compared(pay(1), pay(2, "median"))
        assert not compared(pay(1), pay(2, "median"), statistic="mean")


class TestMixed:
    """Figures of two kinds, where the caller asks for them."""

    def test_statistics(self) -> None:
        """The left mean against the right median, with a caveat that says so."""
        diff = compared([pay(60_000), pay(1, "median")], [pay(2), pay(50_000, "median")], statistic=("mean", "median"))
        [gap] = diff
        assert (gap.left.statistic, gap.right.statistic) == ("mean", "median")
        assert gap.difference == Pay(-10_000, "USD", "year")
        [caveat] = [each for each in gap.caveats if each.code == "mixed-statistic"]
        assert caveat.message == "The figures are different statistics: mean and median."
        assert gap.basis.statistic is None
        assert "statistic" in gap.basis.differs
        assert set(codes(diff.left_out)) == {"not-asked-for"}
        assert (diff.mean, diff.median, diff.headline) == (None, None, gap)

    def test_components(self) -> None:
        """The left base pay against the right total pay, with a caveat that says so."""
        diff = compared(
            pay(60_000, component="base"), pay(50_000, component="total"), component=("base", "total"), statistic="mean"
        )
        [gap] = diff
        [caveat] = [each for each in gap.caveats if each.code == "mixed-component"]
        assert caveat.message == "The figures differ in what they include: base pay and total pay."
        assert gap.basis.differs == ("component",)

    def test_turned_round(self) -> None:
        """From the other side the names are the other way round."""
        left, right = left_role(pay(60_000)), right_role(pay(50_000, "median"))
        diff = ri.compare(left, right, statistic=("mean", "median"))
        assert diff.inverted() == ri.compare(right, left, statistic=("median", "mean"))
        assert diff.inverted().salary[0].difference == Pay(10_000, "USD", "year")

    def test_still_of_one_money(self) -> None:
        """Asking for two statistics lets no other currency, place or component in."""
        for other in ({"pay": Pay(5, "NZD", "year")}, {"place": Place.parse("US-WA")}, {"component": "total"}):
            assert not compared(pay(60_000), pay(50_000, "median", **other), statistic=("mean", "median"))

    def test_one_name_twice(self) -> None:
        """The same name for both sides is that name alone."""
        assert compared(pay(1), pay(2), statistic=("mean", "mean")) == compared(pay(1), pay(2), statistic="mean")
        assert compared(pay(1, "median"), pay(2, "median"), statistic=("p50", "median"))


class TestBounds:
    """Figures that are open ends."""

    @pytest.mark.parametrize(
        ("left", "right", "bound"),
        [
            ("exact", "exact", "exact"),
            ("exact", "about", "about"),
            ("about", "about", "about"),
            ("exact", "at_least", "at_least"),
            ("exact", "at_most", "at_most"),
            ("at_least", "exact", "at_most"),
            ("at_most", "exact", "at_least"),
            ("at_least", "at_most", "at_most"),
            ("at_most", "at_least", "at_least"),
        ],
    )
    def test_difference(self, left: Any, right: Any, bound: str) -> None:
        """The difference is as open as the figures are, in the direction that follows."""
        [gap] = compared(pay(50_000, bound=left), pay(60_000, bound=right))
        assert gap.bound == bound
        assert ("open-figure" in codes(gap.caveats)) is (bound != "exact")

    @pytest.mark.parametrize("bound", ["at_least", "at_most"])
    def test_open_both_ways(self, bound: Any) -> None:
        """Two figures open to one side have a difference without any bound, so none is told."""
        diff = compared(pay(50_000, bound=bound), pay(60_000, bound=bound))
        assert not diff
        assert [(each.side, each.code) for each in diff.left_out] == [
            ("left", "open-both-ways"),
            ("right", "open-both-ways"),
        ]
        assert diff.left_out[0].message == "Both figures are open-ended, so their difference has no bound."

    def test_top_coded(self) -> None:
        """A top-coded side bounds the difference: at least where it is the right one, at most where it is the left."""
        [gap] = compared(pay(100_000), top_coded(239_200))
        assert (gap.difference, gap.bound) == (Pay(139_200, "USD", "year"), "at_least")
        [gap] = compared(top_coded(239_200), pay(100_000))
        assert (gap.difference, gap.bound) == (Pay(-139_200, "USD", "year"), "at_most")
        assert codes(compared(top_coded(239_200), top_coded(239_200)).left_out) == ["open-both-ways"] * 2
        assert gap.interval is None


class TestCaveats:
    """What is doubtful about a pair."""

    def test_plain(self) -> None:
        """Two figures of one source and date leave no doubt."""
        [gap] = compared(pay(1), pay(2))
        assert gap.caveats == ()

    @pytest.mark.parametrize(
        ("left", "right", "found"),
        [
            ({"source": ONE}, {"source": TWO}, ["different-sources"]),
            ({"source": ONE}, {"source": AGAIN}, []),
            ({"source": UNDATED}, {"source": UNDATED}, ["undated"]),
            ({"source": UNDATED}, {"source": ONE}, ["different-sources", "undated"]),
            ({"source": UNDATED, "as_of": "2024"}, {"source": ONE}, ["different-sources"]),
            ({"as_of": "2020"}, {"as_of": "2021"}, ["different-dates"]),
            ({"origin": "inferred", "evidence": "e"}, {}, ["inferred"]),
            ({"origin": "derived", "evidence": "e"}, {"origin": "proxy", "evidence": "f"}, ["derived", "proxy"]),
            (
                {"origin": "inferred", "evidence": "e"},
                {"origin": "inferred", "evidence": "f"},
                ["inferred", "inferred"],
            ),
            ({"origin": "inferred", "evidence": "e"}, {"origin": "inferred", "evidence": "e"}, ["inferred"]),
            ({"statistic": "average"}, {"statistic": "average"}, ["average-unstated"]),
            ({"statistic": "low"}, {"statistic": "low"}, ["range-unstated"]),
            ({"statistic": "p10"}, {"statistic": "p10"}, []),
            ({"bound": "about"}, {}, ["open-figure"]),
        ],
    )
    def test_codes(self, left: dict[str, Any], right: dict[str, Any], found: list[str]) -> None:
        """Each doubt has its code, the same from either side."""
        one, other = pay(1, **left), pay(2, **right)
        [gap] = compared(one, other)
        assert codes(gap.caveats) == found
        [back] = compared(other, one)
        assert set(back.caveats) == set(gap.caveats)

    def test_messages(self) -> None:
        """The messages name the sources and dates."""
        [gap] = compared(pay(1, source=UNDATED), pay(2, source=ONE))
        assert [each.message for each in gap.caveats] == [
            "The figures come from different sources: First and Nobody.",
            "Nobody gives no date for its figures.",
        ]
        [gap] = compared(pay(1, as_of="2021"), pay(2, as_of="2020"))
        assert gap.caveats[0].message == "The figures have different dates: 2020 and 2021."
        assert gap.caveats[0].path == ("salary", "mean|unstated|USD/year")


class TestListsOfSources:
    """Lists are compared as their sources give them."""

    def skill(self, name: str, source: ri.Source = ONE, **fields: Any) -> ri.Skill:
        """A skill."""
        return ri.Skill(name=name, source=source, **fields)

    def test_lists_of_a_common_source(self) -> None:
        """Where one source lists both roles, what others list of one alone is left out."""
        left = left_role(skills=[self.skill("A"), self.skill("B"), self.skill("C", TWO)])
        right = right_role(skills=[self.skill("B"), self.skill("D")])
        diff = ri.compare(left, right).skills
        assert [gap.name for gap in diff.shared] == ["B"]
        assert ([each.name for each in diff.only_left], [each.name for each in diff.only_right]) == (["A"], ["D"])
        [out] = diff.left_out
        assert (out.side, out.code) == ("left", "other-list")
        assert out.message == "two lists only this role; a source that lists both was used."

    def test_lists_of_different_sources(self) -> None:
        """Where no source lists both, the lists are compared with a caveat."""
        diff = ri.compare(left_role(skills=[self.skill("A")]), right_role(skills=[self.skill("B", TWO)])).skills
        assert diff
        assert diff.shared == ()
        assert "different-sources" in codes(diff.caveats)

    def test_one_side_without(self) -> None:
        """A list is not compared with nothing."""
        diff = ri.compare(left_role(skills=[self.skill("A")]), right_role()).skills
        assert not diff
        assert codes(diff.left_out) == ["no-counterpart"]
        assert (diff.jaccard, diff.weighted_jaccard, diff.cosine) == (None, None, None)
        assert diff.caveats == ()

    def test_kinds_apart(self) -> None:
        """A skill and a field of knowledge of one name are two things."""
        left = left_role(skills=[self.skill("Sales"), self.skill("Law", kind="knowledge")])
        right = right_role(skills=[self.skill("Law"), self.skill("Sales", kind="knowledge")])
        diff = ri.compare(left, right).skills
        assert diff.shared == ()
        assert len(diff.only_left) == len(diff.only_right) == 2

    def test_listed_twice(self) -> None:
        """Two sources' entries for a skill that the other role lacks count once, and the second is accounted for."""
        left = left_role(skills=[self.skill("A"), self.skill("a", TWO)])
        right = right_role(skills=[self.skill("B"), self.skill("C", TWO)])
        diff = ri.compare(left, right).skills
        assert [each.source.id for each in diff.only_left] == ["one"]
        assert [(each.side, each.code) for each in diff.left_out] == [("left", "listed-twice")]

    def test_other_lists(self) -> None:
        """Duties, traits and the like are shared by what they name."""
        duties = [ri.Duty(id=each, text="X.", source=ONE) for each in ("a", "b")]
        other = [ri.Duty(id="b", text="Put otherwise.", source=ONE), ri.Duty(id="c", text="X.", source=ONE)]
        diff = ri.compare(left_role(duties=duties), right_role(duties=other)).duties
        assert [(one.id, two.id) for one, two in diff.shared] == [("b", "b")]
        assert ([each.id for each in diff.only_left], [each.id for each in diff.only_right]) == (["a"], ["c"])
        assert diff.left_out == ()

    def test_nothing_shared(self) -> None:
        """Two lists without anything in common are compared all the same: that is what they say."""
        left = left_role(traits=[ri.Trait(name="A", source=ONE)])
        right = right_role(traits=[ri.Trait(name="B", source=ONE)])
        assert ri.compare(left, right).traits
        assert not ri.compare(left, right_role()).traits


class TestSkillMeasures:
    """Shares, ratings and likeness."""

    def skill(self, name: str, share: Any = None, of: str | None = None, **fields: Any) -> ri.Skill:
        """A skill with a share."""
        return ri.Skill(name=name, source=ONE, share=None if share is None else ri.Share(share, of), **fields)

    def rating(self, value: int, **fields: Any) -> ri.Rating:
        """A rating from 1 to 5."""
        own = {"value": value, "scale": "importance", "lowest": 1, "highest": 5, "source": ONE, **fields}
        return ri.Rating(**own)

    def gap(self, left: ri.Skill, right: ri.Skill) -> ri.SkillGap:
        """The one gap between two roles with one skill each."""
        [gap] = ri.compare(left_role(skills=[left]), right_role(skills=[right])).skills.shared
        return gap

    def test_share(self) -> None:
        """Shares of one whole differ in points; shares of two wholes are not compared."""
        assert self.gap(self.skill("A", 19), self.skill("a", 21)).share == 2
        assert self.gap(self.skill("A", 19, "resumes"), self.skill("A", 21)).share is None
        assert self.gap(self.skill("A", 19), self.skill("A")).share is None

    def test_ratings(self) -> None:
        """Ratings on one scale differ; other scales and suppressed ratings are not compared."""
        one = self.skill("A", importance=self.rating(2), level=self.rating(4))
        other = self.skill("A", importance=self.rating(5), level=self.rating(4, suppressed=True))
        assert self.gap(one, other).importance == 3
        assert self.gap(one, other).level is None
        wider = self.skill("A", importance=self.rating(5, highest=7))
        assert self.gap(one, wider).importance is None
        assert self.gap(one, self.skill("A", 5)).importance is None

    def test_shares_of_all_or_none(self) -> None:
        """Likeness by shares needs the shares of every skill on both sides, of one whole."""
        left = left_role(skills=[self.skill("A", 10), self.skill("B", 20)])
        cases: list[tuple[list[ri.Skill], bool]] = [
            ([self.skill("A", 10), self.skill("C", 5)], True),
            ([self.skill("A", 10), self.skill("C")], False),
            ([self.skill("A", 10, "resumes")], False),
            ([self.skill("A", 0)], False),
        ]
        for skills, measured in cases:
            diff = ri.compare(left, right_role(skills=skills)).skills
            assert diff.jaccard is not None
            assert (diff.cosine is not None) is measured, skills
        diff = ri.compare(left, right_role(skills=[self.skill("A", 0)])).skills
        assert diff.weighted_jaccard is not None
        assert diff.weighted_jaccard.value == 0

    def test_equal_lists(self) -> None:
        """Equal lists are as alike as can be by every measure, and disjoint ones not at all."""
        skills = [self.skill("A", 10), self.skill("B", 20), self.skill("C", Decimal("0.1"))]
        same = ri.compare(left_role(skills=skills), right_role(skills=skills)).skills
        assert [float(each) for each in (same.jaccard, same.weighted_jaccard, same.cosine) if each] == pytest.approx(
            [1, 1, 1]
        )
        assert same.cosine is not None
        assert same.cosine.value <= 1
        apart = ri.compare(left_role(skills=skills), right_role(skills=[self.skill("D", 1)])).skills
        assert [float(each) for each in (apart.jaccard, apart.weighted_jaccard, apart.cosine) if each] == [0, 0, 0]

    def test_callers_context(self) -> None:
        """Likeness is worked out to the last digit, whatever precision the caller has set."""
        left = left_role(skills=[self.skill("A", Decimal("33.333333")), self.skill("B", Decimal("1.23456"))])
        right = right_role(skills=[self.skill("A", Decimal("22.222222")), self.skill("B", Decimal("44.44444"))])
        alike = ri.compare(left, right).skills.weighted_jaccard
        with localcontext(Context(prec=2, traps=[Inexact])):
            assert ri.compare(left, right).skills.weighted_jaccard == alike
        assert alike is not None
        assert alike.value == pytest.approx((22.222222 + 1.23456) / (33.333333 + 44.44444))

    def test_largest_first(self) -> None:
        """Shared skills stand by the larger of their shares, to the last digit."""
        left = [self.skill("A", Decimal("10.001")), self.skill("B", Decimal("10.002")), self.skill("C", 1)]
        right = [self.skill("A", 0), self.skill("B", 0), self.skill("C", 50)]
        diff = ri.compare(left_role(skills=left), right_role(skills=right)).skills
        assert [gap.name for gap in diff.shared] == ["C", "B", "A"]


class TestLengths:
    """Lengths of time."""

    def fact(self, low: int | None, high: int | None, unit: Any = "year", **fields: Any) -> ri.ExperienceFact:
        """A time to become one."""
        length = ri.DurationRange(minimum=low, maximum=high, unit=unit)
        return ri.ExperienceFact(**{"about": "time_to_become", "length": length, "source": ONE, **fields})

    def test_months(self) -> None:
        """Ends are compared in months, and an open end with nothing."""
        diff = ri.compare(
            left_role(experience=[self.fact(6, 8)]), right_role(experience=[self.fact(None, 12, "month")])
        ).experience
        [gap] = diff
        assert (gap.minimum, gap.maximum) == (None, Decimal(-84))
        assert (gap.left_months.minimum, gap.right_months.minimum) == (Decimal(72), None)

    def test_without_a_length(self) -> None:
        """A background without a length is left out by that reason."""
        told = ri.ExperienceFact(about="background", text="Sales", source=ONE)
        diff = ri.compare(left_role(experience=[told]), right_role(experience=[told])).experience
        assert not diff
        assert codes(diff.left_out) == ["no-length", "no-length"]
        assert diff.time_to_become is None

    def test_kinds_apart(self) -> None:
        """The time it takes to become one is never set against the experience that is asked for."""
        diff = ri.compare(
            left_role(experience=[self.fact(6, 8)]),
            right_role(experience=[self.fact(1, 2, about="experience_required")]),
        ).experience
        assert not diff
        assert codes(diff.left_out) == ["no-counterpart"] * 2


class TestFigures:
    """Outlook, people and degrees."""

    def test_kinds_apart(self) -> None:
        """Jobs, openings and net change are three things, and so are two spans of years and two scales."""

        def figure(**fields: Any) -> ri.OutlookFigure:
            return ri.OutlookFigure(**{"about": "jobs", "value": 5, "source": ONE, **fields})

        for other in (
            figure(about="openings"),
            figure(about="net_change"),
            figure(universe="postings"),
            figure(period=ri.Years(2018, 2028)),
            figure(scale_end=5),
        ):
            diff = ri.compare(left_role(outlook=[figure()]), right_role(outlook=[other])).outlook
            assert not diff
            assert codes(diff.left_out) == ["no-counterpart"] * 2

    def test_schemes_apart(self) -> None:
        """Shares of groups drawn in two ways are not compared."""
        one = ri.PeopleFigure(dimension="race_ethnicity", group="White", value=50, source=ONE, scheme="exclusive")
        other = attrs.evolve(one, scheme=None)
        assert not ri.compare(left_role(people=[one]), right_role(people=[other])).people
        assert ri.compare(left_role(people=[one]), right_role(people=[one])).people

    def test_of_whom_apart(self) -> None:
        """Degrees held by workers and asked in advertisements are not compared."""
        one = ri.DegreeShare(degree="bachelor", share=ri.Share(70), source=ONE)
        other = ri.DegreeShare(degree="bachelor", share=ri.Share(60, "job posts"), source=ONE)
        diff = ri.compare(
            left_role(education=ri.Education(held=[one])), right_role(education=ri.Education(held=[other]))
        ).education
        assert not diff
        assert codes(diff.left_out) == ["no-counterpart"] * 2

    def test_zero(self) -> None:
        """From nothing there is a difference and no fraction of it."""

        def jobs(value: int) -> ri.OutlookFigure:
            return ri.OutlookFigure(about="jobs", value=value, source=ONE)

        [gap] = ri.compare(left_role(outlook=[jobs(0)]), right_role(outlook=[jobs(5)])).outlook
        assert (gap.difference, gap.relative) == (Decimal(5), None)
        [gap] = ri.compare(left_role(outlook=[jobs(5)]), right_role(outlook=[jobs(0)])).outlook
        assert gap.relative == -1

    def test_open_both_ways(self) -> None:
        """Two open ends have no difference here either."""
        one = ri.OutlookFigure(about="jobs", value=5, source=ONE, bound="at_least")
        diff = ri.compare(left_role(outlook=[one]), right_role(outlook=[one])).outlook
        assert codes(diff.left_out) == ["open-both-ways"] * 2

    def test_people_left_out(self) -> None:
        """Where people are not asked for, there is nothing of them, and that is told."""
        one = ri.PeopleFigure(dimension="sex", group="women", value=50, source=ONE)
        diff = ri.compare(left_role(people=[one]), right_role(people=[one]), people=False)
        assert not diff.people
        assert len(diff.people.left_out) == 0
        assert [(each.path, each.code) for each in diff.missing if each.path[1] == "people"] == [
            (("left", "people"), "not-asked-for"),
            (("right", "people"), "not-asked-for"),
        ]


def test_a_degree_share_that_is_about_makes_the_gap_about() -> None:
    """A share's own qualifier reaches the difference, wherever it was written."""
    survey = ri.Source(id="survey", title="Survey", publisher="Example Ltd", license="internal")
    exact, about = (
        ri.DegreeShare(degree="bachelor", share=ri.Share(70, bound=bound), source=survey)
        for bound in ("exact", "about")
    )
    left, right = (
        ri.Role(id=f"role-{at}", title="Role", education=ri.Education(held=[held]))
        for at, held in enumerate((exact, about))
    )
    assert ri.compare(left, right).education.held[0].bound == "about"
