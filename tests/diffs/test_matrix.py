"""Many roles at once, each against each: the same answers as pair by pair, and what has no place among them."""

import copy
import pickle
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from math import isnan, nan
from random import Random
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import roleinfo as ri
from diffs.makers import AGAIN, ONE, TWO, codes, pay, top_coded
from roleinfo.api.many import gap_matrix, similarity_matrix
from roleinfo.many.gaps import GapMatrix
from roleinfo.many.similarities import SimilarityMatrix
from roleinfo.typing import Statistic

NURSE, ASSISTANT, PHARMACIST = "29-1141.00", "29-1071.00", "29-1051.00"


def role(id_: str, *salary: ri.SalaryEstimate, **fields: Any) -> ri.Role:
    """A role with these pay figures."""
    return ri.Role(id=id_, title=id_.replace("-", " ").title(), salary=salary, **fields)


def mean(amount: int, rse: str | None = "1.0", **fields: Any) -> ri.SalaryEstimate:
    """A mean with its relative standard error."""
    return pay(amount, rse=None if rse is None else Decimal(rse), **fields)


def same(one: Any, other: Any) -> bool:
    """Whether two numbers or two tests are equal, nothing being equal to nothing."""
    return bool(one == other or (one is None and isnan(other)))


def near(one: float, other: float) -> bool:
    """Whether two numbers are equal but for what floats lose, or both are none."""
    return abs(one - other) < 1e-9 or (isnan(one) and isnan(other))


@pytest.fixture(scope="module")
def every() -> GapMatrix:
    """The means of all occupations of the package."""
    return gap_matrix()


@pytest.fixture(scope="module")
def alike() -> SimilarityMatrix:
    """The cosines of all occupations of the package."""
    return similarity_matrix()


def pairs_of(ids: tuple[str, ...], count: int, seed: int) -> Iterator[tuple[int, int]]:
    """Random pairs of different rows, the same each time."""
    draw = Random(seed)  # noqa: S311  # nothing secret
    for _ in range(count):
        one, other = draw.sample(range(len(ids)), 2)
        yield one, other


def assert_as_alone(matrix: GapMatrix, one: int, other: int, **options: Any) -> bool:
    """A pair of the matrix is what `salary_gap` gives of it; False where that refuses and the matrix has no number."""
    ids = matrix.ids
    try:
        options = {"statistic": matrix.statistic, "confidence": matrix.confidence, **options}
        gap = ri.salary_gap(ids[one], ids[other], **options)
    except ri.NotComparableError:
        assert isnan(matrix.difference[one, other])
        assert isnan(matrix.significant[one, other])
        with pytest.raises(ri.NotComparableError):
            matrix.gap(ids[one], ids[other])
        return False
    assert matrix.gap(ids[one], ids[other]) == gap
    assert matrix.difference[one, other] == float(gap.difference.amount)
    assert near(matrix.relative[one, other], nan if gap.relative is None else float(gap.relative))
    assert same(gap.significant, matrix.significant[one, other])
    return True


class TestGapsOfAllOccupations:
    """The bundle's occupations, read in one query."""

    def test_random_pairs(self, every: GapMatrix) -> None:
        """Two hundred pairs are what the comparison of two whole roles gives."""
        assert sum(assert_as_alone(every, *pair) for pair in pairs_of(every.ids, 200, 1)) > 190

    def test_one_published_figure(self, every: GapMatrix) -> None:
        """Two occupations that rest on one cell have no gap: neither 0 nor "no difference"."""
        one, other = every.index("29-1141.01"), every.index("29-1141.03")
        assert not assert_as_alone(every, one, other)
        assert isnan(every.difference[one, other])
        assert isnan(every.p_values[one, other])

    @pytest.mark.parametrize("place", ["CA", "San Francisco"])
    def test_at_a_place(self, place: str) -> None:
        """The pay of a place, by its code or by a city's name."""
        matrix = gap_matrix(place=place)
        assert 300 < len(matrix) < 990
        assert {"not-published"} < set(codes(matrix.left_out))
        assert sum(assert_as_alone(matrix, *pair, place=place) for pair in pairs_of(matrix.ids, 25, 2)) > 20

    def test_in_an_industry(self) -> None:
        """The pay in an industry."""
        matrix = gap_matrix(industry="Finance and Insurance")
        assert sum(
            assert_as_alone(matrix, *pair, industry="Finance and Insurance") for pair in pairs_of(matrix.ids, 25, 3)
        )

    def test_a_place_and_an_industry(self) -> None:
        """Industries are published for the nation alone."""
        with pytest.raises(ri.NotComparableError, match=r"No figures are published for .* in California, Finance"):
            gap_matrix([NURSE, ASSISTANT], place="CA", industry="Finance and Insurance")

    @pytest.mark.parametrize("name", ["median", "p10", "p90"])
    def test_other_statistics(self, name: Statistic) -> None:
        """No error is published of a percentile, so that nothing is tested."""
        matrix = gap_matrix(statistic=name)
        assert np.isnan(matrix.significant).all()
        assert (matrix.tests, matrix.by_chance) == (0, Decimal(0))
        assert sum(assert_as_alone(matrix, *pair) for pair in pairs_of(matrix.ids, 25, 4)) > 20
        assert "No difference can be tested" in " ".join(str(matrix).split())

    def test_per_hour(self) -> None:
        """Hourly figures are told from yearly ones, and none is made of the other."""
        matrix = gap_matrix([NURSE, ASSISTANT, "27-2011.00"], period="hour")
        assert matrix.unit == "USD per hour"
        gaps = [gap for gap in ri.compare(NURSE, ASSISTANT).salary if gap.left.statistic == "mean"]
        hourly = next(gap for gap in gaps if gap.basis.period == "hour")
        assert near(matrix.difference[0, 1], float(hourly.difference.amount))
        assert matrix.gap(NURSE, ASSISTANT) == hourly

    def test_left_out(self, every: GapMatrix) -> None:
        """Actors are paid by the hour, fashion models' classes have no annual mean: they are named, with the reason."""
        told = {each.id: each.code for each in every.left_out}
        assert told["27-2011.00"] == "hourly-only"
        assert set(told.values()) == {"hourly-only", "not-published"}
        assert len(every) + len(told) == 1016
        assert {each.id for each in gap_matrix(period="hour").left_out if each.code == "annual-only"} > {"25-1011.00"}
        with pytest.raises(ri.NotComparableError, match="is not converted"):
            every.gap(NURSE, "27-2011.00")

    def test_groups(self) -> None:
        """A group holds its occupations: the error of a part and its whole is not that of two samples."""
        matrix = gap_matrix([NURSE, "29-0000", "29-1000", "00-0000", ASSISTANT])
        assert sum(assert_as_alone(matrix, *pair) for pair in combinations(range(5), 2)) == 10

    def test_by_hand(self, every: GapMatrix) -> None:
        """The z test from the two errors, in floats of the published figures."""
        roles = [ri.role(each) for each in Random(5).sample(every.ids, 40)]  # noqa: S311
        at = [every.index(each) for each in roles]
        means = [each.salary.mean for each in roles]
        amount = np.array([float(each.pay.amount) for each in means if each and each.pay])
        errors = amount * [max(float(each.rse or 0), 0.05) / 100 for each in means if each]
        z = np.abs(amount[:, None] - amount) / np.sqrt(errors[:, None] ** 2 + errors**2)
        expected = 2 * (1 - np.vectorize(NormalDist().cdf)(z))
        found = every.p_values[np.ix_(at, at)]
        there = ~np.isnan(found)
        assert there.sum() > 1500
        assert np.allclose(found[there], expected[there], rtol=1e-6, atol=1e-12)
        assert (every.significant[np.ix_(at, at)][there] == (z > NormalDist().inv_cdf(0.95))[there]).all()

    def test_laws(self, every: GapMatrix) -> None:
        """The other way round the difference turns its sign; p-values and tests are the same from both sides."""
        assert np.array_equal(every.difference, -every.difference.T, equal_nan=True)
        assert np.array_equal(every.p_values, every.p_values.T, equal_nan=True)
        assert np.array_equal(every.significant, every.significant.T, equal_nan=True)
        assert (every.difference.diagonal() == 0).all()
        assert np.isnan(every.significant.diagonal()).all()

    def test_by_chance(self, every: GapMatrix) -> None:
        """Of 825 means each two are one test; a tenth of the tests would find a difference by chance at 90 %."""
        assert every.tests == 825 * 824 // 2 == 339_900
        assert every.by_chance == Decimal("33990.00")
        assert round(every.different / every.tests, 3) == 0.958
        told = " ".join(str(every).split())
        assert "325,497 of 339,900 tested pairs differ significantly (90% confidence, not corrected" in told
        assert "; 33,990 would be expected to by chance if all were equal." in told

    def test_no_caveat(self, every: GapMatrix) -> None:
        """Pay of one survey, date and country needs none of the caveats of conversion."""
        assert every.caveats == ()

    def test_order_does_not_matter(self, every: GapMatrix) -> None:
        """Rows follow the order in which roles were given."""
        some = Random(6).sample(every.ids, 30)  # noqa: S311
        at = [every.index(each) for each in some]
        assert np.array_equal(gap_matrix(some).difference, every.difference[np.ix_(at, at)], equal_nan=True)


class TestCorrection:
    """Holm's method."""

    ROLES = (
        role("a", mean(50_000, class_code="11-1011")),
        role("b", mean(51_300, class_code="11-1021")),
        role("c", mean(51_400, class_code="11-1031")),
        role("d", mean(90_000, class_code="11-1041")),
    )

    def test_by_hand(self) -> None:
        """The smallest p-value times the number of tests, the next times one less, never falling, at most 1."""
        plain, holm = (gap_matrix(self.ROLES, correction=each).p_values for each in (None, "holm"))
        at = sorted(combinations(range(4), 2), key=lambda pair: plain[pair])
        expected, before = [], 0.0
        for left, pair in zip(range(6, 0, -1), at, strict=True):
            before = max(before, min(1.0, left * float(plain[pair])))
            expected.append(before)
        assert [float(holm[pair]) for pair in at] == expected
        assert np.array_equal(holm, holm.T, equal_nan=True)

    def test_textbook(self) -> None:
        """The p-values 0.01, 0.02, 0.03 and 0.04 of four tests become 0.04, 0.06, 0.06 and 0.06."""
        from roleinfo.many.gap_table import _holm

        given = np.full((4, 4), nan)
        for (row, column), value in zip(((0, 1), (0, 2), (1, 3), (2, 3)), (0.03, 0.01, 0.04, 0.02), strict=True):
            given[row, column] = given[column, row] = value
        found = _holm(given)
        assert np.allclose([found[0, 2], found[2, 3], found[0, 1], found[1, 3]], [0.04, 0.06, 0.06, 0.06])
        assert isnan(found[0, 3])

    def test_finds_fewer(self) -> None:
        """What chance may have parted is no longer called different, and what is far apart still is."""
        plain, holm = (gap_matrix(self.ROLES, correction=each) for each in (None, "holm"))
        assert (plain.significant[0, 1], plain.significant[0, 2]) == (1, 1)
        assert (holm.significant[0, 1], holm.significant[0, 2], holm.significant[0, 3]) == (0, 0, 1)
        assert (plain.tests, holm.tests) == (6, 6)
        assert plain.different > holm.different
        text = " ".join(str(holm).split())
        assert "for the number of pairs by Holm's method)" in text
        assert "at most 10% if all were equal" in text

    def test_one_tested_pair(self) -> None:
        """Where one pair alone is tested it is a pair, not pairs."""
        untested = role("e", mean(60_000, class_code="11-1051", rse=None))
        alone = gap_matrix([self.ROLES[0], self.ROLES[3], untested])
        assert (alone.different, alone.tests) == (1, 1)
        assert "1 of 1 tested pair differs significantly" in " ".join(str(alone).split())

    def test_one_cell_is_one_test(self) -> None:
        """Roles that share a figure do not make the others' tests more."""
        again = (*self.ROLES, role("also-a", mean(50_000, class_code="11-1011")))
        plain, more = (gap_matrix(each, correction="holm") for each in (self.ROLES, again))
        assert plain.tests == more.tests == 6
        assert np.array_equal(plain.p_values, more.p_values[:4, :4], equal_nan=True)
        assert more.p_values[4, 3] == more.p_values[0, 3]

    def test_unknown(self) -> None:
        """Another correction is refused."""
        wrong: Any = "bonferroni"
        with pytest.raises(ValueError, match="correction must be holm, not 'bonferroni'"):
            gap_matrix(self.ROLES, correction=wrong)


class TestOwnRoles:
    """Roles of one's own, with other figures than the bundle's."""

    CALIFORNIA = ri.Place("state", "US-CA", "California")
    OTTERS = (
        role("otter", mean(40_000, "0.0"), mean(41_000, "2.0", source=TWO), mean(900, None, source=AGAIN)),
        role("keeper", mean(43_000, None)),
        role("diver", mean(44_000, "1.5", source=AGAIN)),
        role("sealer", mean(40_000, "0.0")),
        role("baker", mean(41_000, "3.0", component="base"), mean(41_500, "3.0", source=TWO)),
        role("about", mean(39_000, "1.0", bound="about")),
        role("sailor", mean(52_000, "1.0", place=CALIFORNIA)),
        role("guest", mean(50_000, "1.0", experience=ri.ExperienceBand("senior"))),
        role("nothing", mean(0, "1.0")),
        role("old", mean(45_000, "1.0", as_of="2019")),
        role("coded", mean(47_000, "1.0", class_code="11-1010")),
        role("coder", mean(48_000, "1.0", class_code="11-1011")),
        role("local", mean(48_000, "1.0"), place=CALIFORNIA),
    )

    def test_every_pair_as_alone(self) -> None:
        """Several figures, other sources, dates, components and bounds: each pair as `salary_gap` has it."""
        catalog = ri.Catalog.of(self.OTTERS) | ri.Catalog.default()
        names = [*(each.id for each in self.OTTERS), NURSE, "29-0000", "29-1141.01", "29-1141.03", "account-manager"]
        for matrix in (
            gap_matrix(names, catalog=catalog),
            gap_matrix([*self.OTTERS, *names[len(self.OTTERS) :]]),
            gap_matrix([catalog.role(each) for each in names]),
        ):
            assert matrix.ids == tuple(names)
            assert sum(
                assert_as_alone(matrix, *pair, catalog=catalog) for pair in combinations(range(len(names)), 2)
            ) in range(40, 120)

    def test_on_the_margin(self) -> None:
        """A difference as large as its margin, to the cent, is not outside of it, in floats either."""
        found = 0
        for number in range(60):
            amount = Decimal(40_000 + 137 * number)
            other = amount
            for _ in range(20):
                roles = [
                    role(id_, mean(0, "1.3", pay=ri.Pay(each, "USD", "year")))
                    for id_, each in (("a", amount), ("b", other))
                ]
                gap = ri.salary_gap(*roles)
                ends = gap.interval
                assert ends is not None or other == amount
                if ends is not None and ends[0].amount == 0:
                    found += 1
                    assert gap.significant is False
                    assert gap_matrix(roles).significant[0, 1] == 0
                    break
                margin = (ends[1].amount - ends[0].amount) / 2 if ends else Decimal(1000)
                other = amount + margin
        assert found > 50

    def test_relative_to_nothing(self) -> None:
        """What would be divided by 0 is not a number, and no warning is given."""
        matrix = gap_matrix([role("some", mean(40_000)), role("none", mean(0))])
        assert isnan(matrix.relative[1, 0])
        assert matrix.relative[0, 1] == -1

    def test_a_place_that_only_one_knows(self) -> None:
        """A role that came from no catalog keeps its own figures of a place; another has none and is left out."""
        sailor = self.OTTERS[6]
        matrix = gap_matrix([sailor, NURSE, "pharmacist", role("keeper", mean(1))], place="CA")
        assert matrix.ids == ("sailor", NURSE, PHARMACIST)
        assert codes(matrix.left_out) == ["not-published"]
        other = gap_matrix([role("clerk", mean(5, place=ri.Place("state", "NR", "Narnia"))), NURSE], place="Narnia")
        assert other.ids == ("clerk",)

    def test_another_place_is_not_the_one_asked_for(self) -> None:
        """A role limited to one place is not taken for another."""
        away = role("away", mean(9, place=ri.Place("state", "NR", "Narnia")), place=ri.Place("state", "NR", "Narnia"))
        assert gap_matrix([away, NURSE], place="San Francisco").ids == (NURSE,)

    def test_other_currency(self) -> None:
        """The currency of most roles is taken; figures in another are left out, and never converted."""
        euros: dict[str, Any] = {"pay": ri.Pay(60_000, "EUR", "year")}
        roles = [role("a", mean(1, **euros)), role("b", mean(50_000), mean(9, **euros))]
        assert gap_matrix(roles).currency == "EUR"
        matrix = gap_matrix([*roles, role("c", mean(5)), role("d", mean(6))])
        assert (matrix.ids, matrix.currency) == (("b", "c", "d"), "USD")
        assert [(each.id, each.code) for each in matrix.left_out] == [("a", "other-currency")]
        assert "in EUR" in matrix.left_out[0].message

    def test_no_number(self) -> None:
        """Top-coded, open and withheld figures have no place, each for its own reason."""
        matrix = gap_matrix(
            [
                role("a", mean(50_000)),
                role("b", top_coded(239_200)),
                role("c", mean(50_000, bound="at_least")),
                role("d", pay(0, pay=None, status="suppressed")),
                role("e", pay(5, pay=ri.Pay(5, "USD", "week"))),
                role("f"),
            ]
        )
        assert codes(matrix.left_out) == ["top-coded", "open-figure", "suppressed", "other-period", "not-published"]
        assert "only a lower bound, USD 239,200 per year" in str(matrix.left_out[0])
        assert "1 role, 0 pairs. 5 roles left out." in str(matrix)

    def test_catalog(self) -> None:
        """A catalog stands for all its roles, and None for those of the catalog named."""
        catalog = ri.Catalog.of(self.OTTERS)
        assert gap_matrix(catalog) == gap_matrix(catalog=catalog)
        assert len(gap_matrix(catalog)) == len(self.OTTERS)
        groups = gap_matrix(ri.Catalog.default(), statistic="p10")
        assert {"00-0000", "29-0000", NURSE} < set(groups.ids)


class TestUnhappyPaths:
    """What cannot be a matrix, and what only looks odd."""

    @pytest.mark.parametrize("make", [gap_matrix, similarity_matrix])
    def test_refused(self, make: Any) -> None:
        """No role, one twice, an unknown text, a text for a list, and what is no role."""
        for given, error in (
            ([], ri.NotComparableError),
            ([NURSE, "registered nurse"], ri.NotComparableError),
            (["no such role at all"], ri.RoleNotFoundError),
            (["account executive"], ri.AmbiguousTitleError),
            ("registered nurse", TypeError),
            ([NURSE, 5], TypeError),
            (ri.role(NURSE), TypeError),
        ):
            with pytest.raises(error):
                make(given)

    def test_twice(self) -> None:
        """The error names the role."""
        with pytest.raises(ri.NotComparableError, match=r"'29-1141\.00' is given twice"):
            gap_matrix([NURSE, "registered nurse"])

    def test_one_role(self) -> None:
        """One role is a matrix of one, without a test."""
        matrix = gap_matrix([NURSE])
        assert matrix.difference.tolist() == [[0.0]]
        assert (matrix.tests, matrix.different, matrix.by_chance) == (0, 0, Decimal(0))
        assert similarity_matrix([NURSE]).similarity.tolist() == [[1.0]]
        assert similarity_matrix([NURSE]).nearest(NURSE) == ()

    def test_no_figure_at_all(self) -> None:
        """Where nobody has such a figure the reasons are told."""
        with pytest.raises(ri.NotComparableError, match=r"Actors: .* is not converted"):
            gap_matrix(["27-2011.00"])
        with pytest.raises(ri.NotComparableError, match="None of its skills"):
            similarity_matrix(["account-manager"])

    def test_unknown_names(self) -> None:
        """A place, an industry or a statistic that nobody knows."""
        with pytest.raises(ri.PlaceNotFoundError, match="Atlantis"):
            gap_matrix([NURSE, ASSISTANT], place="Atlantis")
        with pytest.raises(ri.IndustryNotFoundError, match="Alchemy"):
            gap_matrix([NURSE, ASSISTANT], industry="Alchemy")
        for roles in ([role("a", mean(5))], ["uk-2237", "uk-2231"]):
            with pytest.raises(ri.PlaceNotFoundError) as caught:
                gap_matrix(roles, place="Atlantis")
            with pytest.raises(ri.PlaceNotFoundError) as alone:
                ri.compare(roles[0], roles[-1], place="Atlantis")
            assert str(caught.value) == str(alone.value)
        with pytest.raises(ri.NotComparableError, match="no role has pay of the industry 'Alchemy'"):
            gap_matrix([role("a", mean(5))], industry="Alchemy")
        for wrong in ("mode", "p0"):
            with pytest.raises(ValueError, match="must be one of mean"):
                gap_matrix([NURSE], statistic=wrong)  # type: ignore[arg-type]  # no such statistic
        sides: Any = ("mean", "median")
        with pytest.raises(TypeError, match="one statistic"):
            gap_matrix([NURSE], statistic=sides)
        measure: Any = "cosines"
        with pytest.raises(ValueError, match="must be one of cosine"):
            similarity_matrix([NURSE], measure)
        kinds: Any = ["software"]
        with pytest.raises(ValueError, match=r"kinds must be (one|some) of skill"):
            similarity_matrix([NURSE], kinds=kinds)

    def test_unknown_row(self, every: GapMatrix) -> None:
        """A row is asked for by id, by title or by the role."""
        assert every.index("registered nurses") == every.index(ri.role(NURSE)) == every.index(NURSE)
        with pytest.raises(ri.RoleNotFoundError):
            every.gap(NURSE, "carpenters of the sea")

    @pytest.mark.parametrize("make", [gap_matrix, similarity_matrix])
    def test_without_numpy(self, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        """The error names the line that installs it."""
        monkeypatch.setitem(sys.modules, "numpy", None)
        with pytest.raises(ri.MissingExtraError, match=r'pip install "roleinfo\[many\]"'):
            make([NURSE])

    def test_numpy_is_not_needed_elsewhere(self) -> None:
        """A look-up, a comparison and a ranking import neither NumPy nor a library of frames."""
        script = (
            "import sys, roleinfo as ri\nfrom roleinfo.api.many import compare_many\n"
            "import roleinfo.many.gaps, roleinfo.many.similarities\n"
            f"str(ri.compare('{NURSE}', '{ASSISTANT}')); str(compare_many(['{NURSE}', '{ASSISTANT}']))\n"
            "print({'numpy', 'narwhals', 'pandas', 'polars'} & sys.modules.keys())"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert done.stdout == "set()\n"


class TestValues:
    """Results are values: frozen, comparable, to be copied and sent."""

    @pytest.mark.parametrize("make", [gap_matrix, similarity_matrix])
    def test_copies(self, make: Any) -> None:
        """Copies are equal, hash alike, and have the same arrays, which nobody can write to."""
        matrix = make([NURSE, ASSISTANT, PHARMACIST, "27-2011.00"])
        name = "difference" if isinstance(matrix, GapMatrix) else "similarity"
        for each in (copy.deepcopy(matrix), pickle.loads(pickle.dumps(matrix)), make(matrix.ids)):
            assert np.array_equal(getattr(each, name), getattr(matrix, name))
            assert not getattr(each, name).flags.writeable
        assert pickle.loads(pickle.dumps(matrix)) == copy.deepcopy(matrix) == matrix
        assert hash(copy.deepcopy(matrix)) == hash(matrix)
        assert make([NURSE]) != matrix
        assert repr(matrix).startswith(f"<{type(matrix).__name__} {len(matrix)} roles")

    def test_sources(self, every: GapMatrix, alike: SimilarityMatrix) -> None:
        """What the figures rest on."""
        assert [each.series for each in every.sources] == ["oews"]
        assert [each.series for each in alike.sources] == ["onet"]


def rated(
    id_: str, source: ri.Source = ONE, *, more: tuple[ri.Skill, ...] = (), suppressed: str = "", **values: str
) -> ri.Role:
    """A role whose skills one source rates so."""
    skills = [skill(name, value, source, suppressed=name == suppressed) for name, value in values.items()]
    return role(id_, skills=[*skills, *more])


def skill(name: str, value: str, source: ri.Source = ONE, *, suppressed: bool = False, **fields: Any) -> ri.Skill:
    """A skill with a rating from 1 to 5."""
    scale: dict[str, Any] = {"scale": "importance", "lowest": Decimal(1), "highest": Decimal(5), "source": source}
    rating = ri.Rating(value=Decimal(value), suppressed=suppressed, **{**scale, **fields.pop("rating", {})})
    return ri.Skill(**{"name": name, "importance": rating, "source": source, **fields})


MEASURES: tuple[Any, ...] = ("cosine", "correlation", "weighted_jaccard")


class TestSimilarities:
    """How alike roles are."""

    @pytest.mark.parametrize("measure", MEASURES)
    def test_random_pairs(self, measure: Any) -> None:
        """Pairs are what the comparison of two whole roles gives."""
        matrix = similarity_matrix(None, measure)
        for one, other in pairs_of(matrix.ids, 15, 7):
            found = getattr(ri.compare(matrix.ids[one], matrix.ids[other]).skills, measure)
            assert found.measure == "importance"
            assert near(matrix.similarity[one, other], found.value)

    def test_suppressed(self) -> None:
        """What the publisher advises against using is left out: four elements of one, one of these of the other."""
        matrix = similarity_matrix(["43-4111.00", "47-2022.00", NURSE], "cosine")
        assert matrix.elements[0].tolist() == [116, 116, 116]
        found = ri.compare("43-4111.00", "47-2022.00").skills.cosine
        assert found is not None
        assert near(matrix.similarity[0, 1], found.value)

    def test_kinds(self) -> None:
        """Over some kinds alone, as `of_kind` has it."""
        matrix = similarity_matrix([NURSE, ASSISTANT], "correlation", kinds=["knowledge"])
        found = ri.compare(NURSE, ASSISTANT).skills.of_kind("knowledge").correlation
        assert found is not None
        assert near(matrix.similarity[0, 1], found.value)
        assert matrix.elements[0, 1] == 33

    @pytest.mark.parametrize("measure", MEASURES)
    def test_laws(self, measure: Any) -> None:
        """The same from both sides, 1 with itself, never beyond 1."""
        matrix = similarity_matrix(None, measure)
        assert np.array_equal(matrix.similarity, matrix.similarity.T)
        assert (matrix.similarity.diagonal() == 1).all()
        assert matrix.similarity.max() == 1
        assert matrix.similarity.min() > (-1 if measure == "correlation" else 0)

    def test_left_out(self, alike: SimilarityMatrix) -> None:
        """122 occupations are unrated."""
        assert (len(alike), len(alike.left_out), set(codes(alike.left_out))) == (894, 122, {"unrated"})
        words = " ".join(str(alike).split())
        assert "894 roles Most similar: " in words
        assert "; 1.00 is an identical profile). 122 roles left out." in words

    def test_nearest(self, alike: SimilarityMatrix) -> None:
        """The likest first, as many as are asked for, and not the role itself."""
        found = alike.nearest("registered nurses", 5)
        row = alike.similarity[alike.index(NURSE)]
        assert [each.similarity for each in found] == sorted(row.tolist(), reverse=True)[1:6]
        assert NURSE not in {each.id for each in alike.nearest(NURSE, 2000)}
        assert len(alike.nearest(NURSE, 2000)) == 893

    @pytest.mark.parametrize("measure", MEASURES)
    def test_own_roles(self, measure: Any) -> None:
        """Ratings that are missing, suppressed, on another scale, by another source, or by several: as alone."""
        other: dict[str, Any] = {"rating": {"scale": "points", "highest": Decimal(10)}}
        roles = [
            rated("a", x="3", y="4.5", z="1.5"),
            rated("b", x="2", y="5", z="4", suppressed="y"),
            rated("c", x="1", y="1", z="1"),
            rated("d", TWO, x="3", y="4", z="2"),
            rated("e", x="5", z="3", more=(skill("x", "1", TWO), skill("y", "2", TWO))),
            rated("f", x="4", z="2", more=(skill("y", "7", **other),)),
            rated("g", AGAIN, x="4", y="2", z="3"),
            rated(
                "h", y="2", more=(skill("x", "4", kind="ability"), skill("Z", "4"), skill("w", "2", kind="software"))
            ),
            rated("i", q="3"),
            rated("j", x="3.7", y="3.7", z="3.7"),
            rated("k", x="2.3", y="2.3", z="2.3", q="1.1"),
            rated("l", x="2", y="4", more=(skill("x", "5", TWO), skill("y", "1", TWO), skill("z", "2", TWO))),
            rated("m", x="2", y="5", more=(skill("x", "4", AGAIN), skill("z", "3", AGAIN))),
            rated("n", AGAIN, x="1", y="3", z="5", more=(skill("y", "2"),)),
            ri.role("retail salespersons"),
        ]
        matrix = similarity_matrix(roles, measure)
        assert matrix.ids == tuple(each.id for each in roles)
        for one, two in combinations(range(len(roles)), 2):
            skills = ri.compare(roles[one], roles[two]).skills
            found = getattr(skills, measure)
            assert same(found and round(found.value, 9), round(float(matrix.similarity[one, two]), 9)), (one, two)
            assert matrix.elements[one, two] == len(skills.rated)

    def test_mixed(self) -> None:
        """Texts, roles of one's own and roles of the bundle in one list."""
        twice = rated("own", x="2", more=(skill("x", "3", TWO),))
        names: list[ri.Role | str] = [NURSE, twice, ri.role(ASSISTANT), "pharmacist"]
        matrix = similarity_matrix(names)
        assert matrix.ids == (NURSE, "own", ASSISTANT, PHARMACIST)
        assert np.isnan(matrix.similarity[1, [0, 2, 3]]).all()
        assert np.allclose(
            matrix.similarity[np.ix_([0, 2, 3], [0, 2, 3])],
            similarity_matrix([NURSE, ASSISTANT, "pharmacist"]).similarity,
            rtol=1e-12,
        )
        assert matrix.nearest("own") == ()


class TestFrames:
    """Frames of pandas and of polars."""

    def test_gaps(self) -> None:
        """One row a pair, the unit beside, nothing for what cannot be told."""
        matrix = gap_matrix([NURSE, ASSISTANT, "29-1141.01", "27-2011.00"])
        for made in map(matrix.to_frame, ("pandas", "polars")):
            rows = made.to_dict("records") if isinstance(made, pd.DataFrame) else made.to_dicts()
            assert [*rows[0]] == [
                "left_id", "left_title", "right_id", "right_title", "left", "right", "difference", "unit",
                "relative_to_left", "p_value", "significant", "source",
            ]  # fmt: skip
            assert [(each["left_id"], each["right_id"]) for each in rows] == [*combinations(matrix.ids, 2)]
            assert (rows[0]["difference"], rows[0]["unit"]) == (39_860, "USD per year")
            assert rows[0]["right"] - rows[0]["left"] == 39_860
            assert (rows[0]["significant"], rows[0]["source"]) == (True, "oews-2025")
            assert rows[1]["significant"] is None
            assert pd.isna(rows[1]["difference"])
        assert matrix.to_frame("polars")["difference"].null_count() == 1

    def test_wide(self) -> None:
        """One row and one column a role; unit and source stand beside."""
        matrix = gap_matrix([NURSE, ASSISTANT])
        made = matrix.to_wide_frame("polars")
        assert made.columns == ["id", "measure", "source", NURSE, ASSISTANT]
        assert made["measure"].to_list() == ["difference, USD per year"] * 2
        assert made[ASSISTANT].to_list() == [39_860, 0]
        alike = similarity_matrix([NURSE, ASSISTANT])
        wide = alike.to_wide_frame("pandas")
        assert wide[ASSISTANT].tolist() == [alike.similarity[0, 1], 1]

    def test_similarities(self) -> None:
        """One row a pair, with the measure's name and on how many elements it rests."""
        matrix = similarity_matrix([NURSE, ASSISTANT, PHARMACIST], "cosine")
        made = matrix.to_frame("pandas")
        assert made["similarity"].tolist() == matrix.similarity[np.triu_indices(3, 1)].tolist()
        assert set(made["measure"]) == {"cosine of importances"}
        assert set(made["elements"]) <= {118, 119, 120}
        assert set(made["source"]) == {"onet-30-3"}

    def test_which_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """That which is named, else one that is installed."""
        matrix = gap_matrix([NURSE, ASSISTANT])
        assert isinstance(matrix.to_frame("pandas"), pd.DataFrame)
        assert isinstance(matrix.to_frame("polars"), pl.DataFrame)
        monkeypatch.setitem(sys.modules, "pandas", None)
        assert isinstance(matrix.to_frame(), pl.DataFrame)
        with pytest.raises(ri.MissingExtraError, match="pip install pandas"):
            matrix.to_frame("pandas")
        monkeypatch.setitem(sys.modules, "polars", None)
        with pytest.raises(ri.MissingExtraError, match="neither is installed: python -m pip install pandas"):
            matrix.to_frame()
        with pytest.raises(ValueError, match="backend must be one of pandas, polars"):
            matrix.to_frame("arrow")

    def test_without_narwhals(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The error names the line that installs it."""
        matrix = gap_matrix([NURSE, ASSISTANT])
        monkeypatch.setitem(sys.modules, "narwhals", None)
        with pytest.raises(ri.MissingExtraError, match=r'pip install "roleinfo\[frames\]"'):
            matrix.to_frame()
