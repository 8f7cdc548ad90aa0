"""Top lists over all roles, and means weighted by jobs."""

from decimal import Decimal
from math import sqrt

import attrs
import pytest

import roleinfo as ri
from diffs.makers import ONE

NURSE = "29-1141.00"


def year(amount: int) -> ri.Pay:
    """Dollars a year."""
    return ri.Pay(amount, "USD", "year")


def role_of(id_: str, mean: int, jobs: int, code: str | None = None, **fields: object) -> ri.Role:
    """A role with a mean and a number of jobs."""
    figure = ri.SalaryEstimate(statistic="mean", pay=year(mean), source=ONE, class_code=code, **fields)  # type: ignore[arg-type]
    counted = ri.OutlookFigure(about="jobs", value=Decimal(jobs), source=ONE, class_code=code)
    return ri.Role(id=id_, title=id_.title(), salary=[figure], outlook=[counted])


class TestTopRoles:
    """The first of all occupations by one figure."""

    def test_median(self) -> None:
        """Pediatric surgeons, cardiologists and radiologists have the highest national medians of May 2025."""
        tops = ri.top_roles("median", 3)
        assert [(entry.rank, entry.role.title, int(entry.value)) for entry in tops] == [
            (1, "Pediatric Surgeons", 559_030), (2, "Cardiologists", 496_010), (3, "Radiologists", 420_860),
        ]  # fmt: skip

    def test_one_figure_once(self) -> None:
        """Nurses' five occupations share one wage: it stands once, and names the others."""
        [nurses] = [entry for entry in ri.top_roles("median", 1000) if entry.role.id == NURSE]
        assert nurses.others == ("29-1141.01", "29-1141.02", "29-1141.03", "29-1141.04")

    def test_no_groups(self) -> None:
        """Groups of occupations are not among them."""
        assert all(not entry.role.id.endswith("-0000") for entry in ri.top_roles("employment", 20))

    def test_filters(self) -> None:
        """Each filter keeps what passes it, by the figures that stand beside it."""
        tops = ri.top_roles("median", 1000, degree="associate", min_growth=5, min_jobs=10_000, group="29")
        assert len(tops) == tops.counted > 3
        for entry in tops:
            assert entry.education == "associate"
            assert entry.growth is not None
            assert entry.growth.value >= 5
            assert entry.jobs is not None
            assert entry.jobs.value >= 10_000
            assert entry.role.id.startswith("29")
        assert tops.filtered > 500

    def test_max_degree(self) -> None:
        """Up to a degree: the best paid with a high school diploma or less."""
        degrees = {entry.education for entry in ri.top_roles("median", 1000, max_degree="high_school")}
        assert degrees == {"high_school", "no_formal_credential"}

    def test_place(self) -> None:
        """Pay and jobs are the place's; what is only a bound is named and not ranked."""
        tops = ri.top_roles("p90", 5, place="AK")
        assert all(entry.role.place is not None for entry in tops)
        assert tops.bounded
        assert "only a lower bound is published" in " ".join(str(tops).split())

    @pytest.mark.parametrize("by", ["growth", "openings", "employment"])
    def test_outlook(self, by: str) -> None:
        """The order is that of the figure, the highest or the lowest first."""
        for descending in (True, False):
            values = [entry.value for entry in ri.top_roles(by, 50, descending=descending)]  # type: ignore[arg-type]
            assert values == sorted(values, reverse=descending)

    @pytest.mark.parametrize("where", [{"place": "CA"}, {"industry": "hospitals"}])
    def test_projections_are_national(self, where: dict[str, str]) -> None:
        """What is projected for the nation neither ranks nor filters at a place or in an industry."""
        for by in ("growth", "openings"):
            with pytest.raises(ri.InvalidArgumentError) as refused:
                ri.top_roles(by, 2, **where)  # type: ignore[arg-type]
            assert str(refused.value) == (
                f"by must be a statistic of pay or employment at a place or in an industry, not '{by}': projections "
                "are published for the nation alone"
            )
        with pytest.raises(ri.InvalidArgumentError) as refused:
            ri.top_roles("median", 2, min_growth=5, **where)  # type: ignore[arg-type]
        assert str(refused.value) == (
            "min_growth must be left out at a place or in an industry, not 5: projections are published for the nation "
            "alone"
        )
        assert ri.top_roles("openings", 2, place="US") == ri.top_roles("openings", 2)

    def test_ties(self) -> None:
        """Equal values share a rank; the next rank counts them."""
        roles = [role_of("a", 5, 1), role_of("b", 5, 1), role_of("c", 4, 1)]
        assert [entry.rank for entry in ri.top_roles("mean", catalog=ri.Catalog.of(roles))] == [1, 1, 3]

    def test_without(self) -> None:
        """A role without the figure, or without one that a filter needs, is counted and not ranked."""
        roles = [role_of("a", 5, 1), ri.Role(id="b", title="B")]
        tops = ri.top_roles("mean", catalog=ri.Catalog.of(roles))
        assert (len(tops), tops.without) == (1, 1)
        assert ri.top_roles("mean", min_growth=1, catalog=ri.Catalog.of(roles)).without == 2

    def test_other_measure(self) -> None:
        """People rank nothing; the error lists what does."""
        with pytest.raises(ri.InvalidArgumentError, match="by must be a statistic of pay"):
            ri.top_roles("women")  # type: ignore[arg-type]

    @pytest.mark.parametrize("group", ["healthcare", "2", "29-11411", "29-1141.00", "29 "])
    def test_no_group(self, group: str) -> None:
        """What is not the beginning of a SOC code is refused, for it would filter every role out."""
        with pytest.raises(ri.InvalidArgumentError) as refused:
            ri.top_roles(group=group)
        rule = f"group must be a SOC code or the beginning of one (29, 29-1, 29-0000), not {group!r}"
        assert str(refused.value) == rule

    @pytest.mark.parametrize("group", ["29", "29-", "29-1", "29-0000", "29-1141"])
    def test_group(self, group: str) -> None:
        """A code, and any beginning of one from its major group on."""
        codes = {entry.figure.class_code for entry in ri.top_roles("mean", 3, group=group)}
        assert codes
        assert all(str(code).startswith("29-1") for code in codes)


class TestWeightedMean:
    """Sum of jobs times mean / sum of jobs."""

    def test_two_states(self) -> None:
        """Nurses: 54,490 jobs at 99,370 in Colorado and 27,420 at 90,950 in Utah."""
        mean = ri.weighted_mean(NURSE, place=["CO", "UT"])
        total = Decimal(54_490 * 99_370 + 27_420 * 90_950)
        assert mean.pay.amount == round(total / (54_490 + 27_420), 2)
        errors = [54_490 / 81_910 * 99_370 * 0.003, 27_420 / 81_910 * 90_950 * 0.006]
        assert float(mean.standard_error or 0) == pytest.approx(sqrt(sum(error**2 for error in errors)))

    def test_all_states_make_the_nation(self) -> None:
        """The 50 states and the District come to the nation's mean, 101,420, but for rounding."""
        states = [place for place in ri.places() if place.kind == "state" and place.code not in _TERRITORIES]
        mean = ri.weighted_mean(NURSE, place=states)
        assert len(mean) == 51
        assert abs(mean.pay.amount - 101_420) < 60

    def test_roles(self) -> None:
        """Several occupations in the nation, each weighted by its jobs."""
        mean = ri.weighted_mean(["29-1141", "29-1071"])
        total = Decimal(3_379_720 * 101_420 + 162_150 * 141_280)
        assert mean.pay.amount == round(total / (3_379_720 + 162_150), 2)
        assert next(caveat.code for caveat in mean.caveats) == "weights-are-jobs"

    def test_one_cell_counts_once(self) -> None:
        """Two occupations that share a published wage are one group of jobs."""
        mean = ri.weighted_mean([NURSE, "29-1141.01"])
        assert (len(mean), [role.code for role in mean.left_out]) == (1, ["cell-counted"])

    @pytest.mark.parametrize("places", [["CO", "Denver"], ["CO", "US"]])
    def test_part_and_whole(self, places: list[str]) -> None:
        """A place and one that it holds share jobs, which would count twice."""
        with pytest.raises(ri.NotComparableError, match="share jobs, which would count twice"):
            ri.weighted_mean(NURSE, place=places)

    def test_no_jobs(self) -> None:
        """A mean without a number of jobs is left out with the reason; nothing is filled in."""
        bare = attrs.evolve(role_of("b", 10, 1, "2"), outlook=())
        mean = ri.weighted_mean([role_of("a", 5, 1, "1"), bare])
        assert [(role.id, role.code) for role in mean.left_out] == [("b", "no-jobs")]
        assert mean.pay == ri.Pay(Decimal("5.00"), "USD", "year")

    def test_nothing_left(self) -> None:
        """Without any mean it is refused with every reason."""
        with pytest.raises(ri.NotComparableError, match="No mean wage per year is published"):
            ri.weighted_mean(ri.Role(id="a", title="A"))

    def test_two_kinds(self) -> None:
        """Base pay and OEWS wages have no common mean."""
        roles = [role_of("a", 5, 1, "1"), role_of("b", 5, 1, "2", component="base")]
        with pytest.raises(ri.NotComparableError, match="differ in component"):
            ri.weighted_mean(roles)

    def test_without_errors(self) -> None:
        """Where one part has no error the mean has none."""
        mean = ri.weighted_mean([role_of("a", 5, 1, "1", rse=Decimal(1)), role_of("b", 5, 1, "2")])
        assert (mean.standard_error, mean.interval()) == (None, None)


_TERRITORIES = ("US-PR", "US-GU", "US-VI")


class TestFiles:
    """The files behind the figures, at run time."""

    def test_bundle(self) -> None:
        """Each file has a digest and a source that the catalog knows; OEWS is among them."""
        known = {source.id for source in ri.sources()}
        files = ri.data_files()
        assert len(files) >= 23
        assert {file.source.id for file in files} <= known
        assert all(len(file.sha256) == 64 for file in files)
        assert {"oews-2025", "onet-30-3", "cpi-u"} <= {file.source.id for file in files}

    def test_own_roles(self) -> None:
        """A catalog of objects has none; laid over the bundle it has the bundle's."""
        own = ri.Catalog.of([ri.Role(id="a", title="A")])
        assert own.files() == ()
        assert (own | ri.Catalog.default()).files() == ri.data_files()
