"""The verb as a whole: what it takes, what it gives back, and what a role's own caveats change."""

from decimal import Decimal, localcontext
from itertools import permutations

import attrs
import pytest

from contradictions import contradictions
from roleinfo.checks.checking import check
from roleinfo.checks.findings import Finding
from roleinfo.model.career import GapEnd, StatedGap
from roleinfo.model.caveat import Caveat
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.outlook import OutlookFigure, Years
from roleinfo.model.pay import Pay
from roleinfo.model.people import PeopleFigure
from roleinfo.model.role import Role
from roleinfo.model.source import Source

SOURCE = Source(id="survey", title="A survey", publisher="Example Ltd", license="internal")
LOW = SalaryEstimate(statistic="low", pay=Pay(50000, "USD", "year"), source=SOURCE)
HIGH = SalaryEstimate(statistic="high", pay=Pay(40000, "USD", "year"), source=SOURCE)
UPSIDE_DOWN = Role(id="clerk", title="Clerk", salary=[LOW, HIGH])
EMPTY = Role(id="baker", title="Baker")


def with_caveat(code: str, *path: str, role: Role = UPSIDE_DOWN) -> Role:
    """The role with one caveat."""
    return attrs.evolve(role, caveats=[Caveat(code, "As we know.", path)])


def codes(*roles: Role) -> list[tuple[str, str, bool]]:
    """What is found of the roles: role, code and whether it is known."""
    return [(each.role, each.code, each.known) for each in contradictions(roles)]


class TestCheck:
    """Roles in, findings out."""

    def test_one_role_or_several(self) -> None:
        """A role is checked alone, in a list, or from a generator."""
        alone = check(UPSIDE_DOWN)
        assert alone == check([UPSIDE_DOWN]) == check(each for each in (EMPTY, UPSIDE_DOWN))
        assert [type(each) for each in alone] == [Finding]

    def test_nothing_to_find(self) -> None:
        """An empty role has no contradictions, and neither has an empty list."""
        assert check(EMPTY) == check([]) == ()

    @pytest.mark.parametrize("given", ["clerk", [UPSIDE_DOWN, None]])
    def test_refused(self, given: object) -> None:
        """What is no role is refused by name."""
        with pytest.raises(TypeError, match=r"roles must be a .*Role objects, not ('clerk'|None)"):
            check(given)  # type: ignore[arg-type]

    def test_order(self) -> None:
        """The order of the findings does not go by the order of the roles; a role given twice is found once."""
        other = attrs.evolve(UPSIDE_DOWN, id="actor")
        found = [check(each) for each in permutations((UPSIDE_DOWN, EMPTY, other, UPSIDE_DOWN))]
        assert len(set(found)) == 1
        assert [each.role for each in found[0]] == ["actor", "clerk"]
        assert sorted(found[0], key=lambda each: each.order) == list(found[0])

    def test_decimal_context_of_the_caller(self) -> None:
        """A caller who counts with two digits gets the same findings."""
        role = Role(
            id="clerk",
            title="Clerk",
            salary=[
                SalaryEstimate(statistic="mean", pay=Pay(Decimal("34.76"), "USD", "hour"), source=SOURCE),
                SalaryEstimate(statistic="mean", pay=Pay(72330, "USD", "year"), source=SOURCE),
            ],
            people=[
                PeopleFigure(dimension="sex", group=group, value=Decimal(value), source=SOURCE)
                for group, value in (("Male", "54.8"), ("Female", "45.4"))
            ],
            outlook=[
                OutlookFigure(about="growth", value=5, period=Years(2018, 2028), source=SOURCE),
                OutlookFigure(about="net_change", value=20600, period=Years(2018, 2028), source=SOURCE),
                OutlookFigure(about="jobs", value=374532, source=SOURCE),
            ],
            stated_gaps=[
                StatedGap(base=GapEnd(about="mean"), end=GapEnd(about="mean"), value=Decimal("0.11"), unit="percent",
                          source=SOURCE)
            ],
        )  # fmt: skip
        found = check(role)
        assert {each.code for each in found} == {
            "growth-against-jobs",
            "hourly-against-annual",
            "shares-sum",
            "stated-difference",
        }
        with localcontext(prec=2):
            assert check(role) == found

    def test_hostile_names(self) -> None:
        """Long names in odd alphabets go into a message as they are."""
        name = "<b>" + "ß\u202e%s{0}" * 120
        mean = attrs.evolve(LOW, statistic="mean", employer=name)
        [found] = check(attrs.evolve(UPSIDE_DOWN, title=name, salary=[mean, HIGH]))
        assert name in found.message


class TestKnown:
    """What the role itself records."""

    @pytest.mark.parametrize("path", [(), ("salary",), ("salary", LOW.key)])
    def test_recorded(self, path: tuple[str, ...]) -> None:
        """A caveat of the same code for the fact, its section or the whole role makes the finding known."""
        assert codes(with_caveat("range-order", *path)) == [("clerk", "range-order", True)]

    def test_of_another_code(self) -> None:
        """A caveat of another code changes nothing."""
        assert codes(with_caveat("undated", "salary")) == [("clerk", "range-order", False)]

    def test_of_another_place(self) -> None:
        """A caveat for another fact does not make it known, and records what is not there."""
        found = codes(with_caveat("range-order", "salary", HIGH.key))
        assert found == [("clerk", "range-order", False), ("clerk", "stale-caveat", False)]


class TestStaleCaveat:
    """What the role records, and its figures do not show."""

    def test_fires(self) -> None:
        """A recorded contradiction that is gone is a finding where it was recorded."""
        role = with_caveat("range-order", "salary", role=EMPTY)
        [found] = check(role)
        assert found == Finding(
            role="baker",
            code="stale-caveat",
            path=("salary",),
            message="The role records range-order here, but its figures no longer show it.",
        )

    def test_path_of_any_length(self) -> None:
        """What stands in a caveat's path is no reason to fail."""
        assert codes(with_caveat("range-order", "x" * 30_000, "a\nb", role=EMPTY)) == [("baker", "stale-caveat", False)]

    @pytest.mark.parametrize(
        ("code", "path"), [("range-order", ()), ("undated", ("salary",)), ("stale-caveat", ("x",))]
    )
    def test_not_ours_to_judge(self, code: str, path: tuple[str, ...]) -> None:
        """A caveat of the whole role, of a code that no rule has, or on caveats is left alone."""
        assert codes(with_caveat(code, *path, role=EMPTY)) == []

    def test_may_be_known(self) -> None:
        """That a caveat is stale may itself be recorded."""
        caveats = [Caveat("range-order", "Was so.", ("salary",)), Caveat("stale-caveat", "We know.", ("salary",))]
        assert codes(attrs.evolve(EMPTY, caveats=caveats)) == [("baker", "stale-caveat", True)]

    def test_other_role_not_given(self) -> None:
        """A recorded difference to a role that is not given was not checked, and is not stale."""
        gap = StatedGap(
            base=GapEnd(about="low", role="baker"), end=GapEnd(about="low"), difference=Pay(1, "USD", "year"),
            source=SOURCE,
        )  # fmt: skip
        role = Role(id="clerk", title="Clerk", salary=[LOW], stated_gaps=[gap])
        noted = with_caveat("stated-difference", "stated_gaps", gap.key, role=role)
        assert codes(noted) == []
        assert codes(noted, EMPTY) == [("clerk", "stale-caveat", False)]
        baker = attrs.evolve(EMPTY, salary=[attrs.evolve(LOW, pay=Pay(1, "USD", "year"))])
        assert codes(noted, baker) == [("clerk", "stated-difference", True)]
