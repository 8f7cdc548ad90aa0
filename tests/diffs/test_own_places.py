"""A figure of one's own at a city, asked for by what the official statistics call its area."""

import pytest

import roleinfo as ri
from roleinfo.api.many import gap_matrix

OWN = ri.Source(id="own", title="Our payroll", publisher="Us", license="ours", date="2025-05")
DENVER = "Denver-Aurora-Centennial, CO"
NAMES = ("Denver", "denver, co", "Denver, CO", "19740", DENVER)


def own_role(place: str | ri.Place) -> ri.Role:
    """A role from no catalog, with its mean and median pay at a place."""
    at = ri.Place.parse(place) if isinstance(place, str) else place
    figures = [
        ri.SalaryEstimate(
            statistic=statistic, component="oews_wage", pay=ri.Pay(90_000, "USD", "year"), place=at, source=OWN
        )
        for statistic in ("mean", "median")
    ]
    return ri.Role(id="our-nurse", title="Our Nurse", salary=figures)


class TestGaps:
    """The two are compared, each of its own place."""

    @pytest.mark.parametrize("name", NAMES)
    def test_one_area(self, name: str) -> None:
        """The city's figure meets the area's by each name of either, and the gap says that the places differ."""
        gap = ri.salary_gap(own_role("Denver, CO"), "registered nurse", place=name)
        turned = ri.salary_gap("registered nurse", own_role("Denver, CO"), place=name)
        assert [each.place and each.place.name for each in (gap.left, gap.right)] == ["Denver, CO", DENVER]
        assert "place" in gap.basis.differs
        assert (turned.left, turned.right) == (gap.right, gap.left)

    def test_the_area_by_a_citys_name(self) -> None:
        """A figure of the area itself is of one place with the published one."""
        area = ri.Place("metro", "19740", DENVER)
        gap = ri.salary_gap(own_role(area), "registered nurse", place="Denver")
        assert gap.left.place == gap.right.place == area
        assert "place" not in gap.basis.differs

    def test_the_own_place_decides_between_several(self) -> None:
        """An ambiguous name is read as the place that the other role has figures of."""
        gap = ri.salary_gap(own_role("Portland, ME"), "registered nurse", place="Portland")
        assert gap.right.place is not None
        assert gap.right.place.states == {"ME"}

    def test_another_place(self) -> None:
        """The refusal names both places and their kinds."""
        with pytest.raises(ri.NotComparableError) as caught:
            ri.salary_gap(own_role("Boulder, CO"), "registered nurse", place="Denver")
        assert str(caught.value) == (
            "Not comparable: the pay of Our Nurse is for Boulder, CO (city), not for Denver-Aurora-Centennial, CO"
        )

    def test_a_city_of_one_name_elsewhere(self) -> None:
        """A title's city is of the title's state."""
        with pytest.raises(ri.NotComparableError, match=r"the pay of Our Nurse is for Denver, NC \(city\)"):
            ri.salary_gap(own_role("Denver, NC"), "registered nurse", place=DENVER)


class TestLookUps:
    """Every look-up by place reads a name alike."""

    @pytest.mark.parametrize("name", [each for each in NAMES if each != "19740"])
    def test_without_a_catalog(self, name: str) -> None:
        """`select`, `at`, a catalog of objects and the market find the own figures."""
        role = own_role("Denver, CO")
        assert role.salary.select(place=name) == role.salary
        assert role.at(name).place == ri.Place.parse("Denver, CO")
        assert role.at(name).salary == role.salary
        assert [each.name for each in ri.Catalog.of([role]).places(name)] == ["Denver, CO"]
        assert ri.market_ratio(ri.Pay(90_000, "USD", "year"), role, place=name).ratio == 1

    def test_a_place_of_the_kind_city(self) -> None:
        """A bundled role is looked up by the area whose title has the city."""
        assert ri.role("registered nurse").at(ri.Place.parse("Denver, CO")).place == ri.Place("metro", "19740", DENVER)

    def test_at_another_place(self) -> None:
        """The refusal says where the role's own figures are of."""
        with pytest.raises(ri.NotComparableError) as caught:
            own_role("Boulder, CO").at("Denver")
        assert str(caught.value) == (
            "Not comparable: Our Nurse came from no catalog that knows its figures by place; "
            "its own figures are of Boulder, CO (city)"
        )

    @pytest.mark.parametrize("name", NAMES)
    def test_many(self, name: str) -> None:
        """A matrix takes both."""
        matrix = gap_matrix([own_role("Denver, CO"), "registered nurse"], statistic="mean", place=name)
        assert matrix.ids == ("our-nurse", "29-1141.00")
