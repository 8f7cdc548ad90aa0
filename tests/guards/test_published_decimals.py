"""Figures keep the decimals that they were published with, and no number is printed with an exponent."""

from decimal import Decimal

import pytest

import roleinfo as ri
from roleinfo.model.exact import divide, exact, multiply, scaled, subtract
from roleinfo.model.words import number


class TestPublishedDecimals:
    """What a source prints is what is printed."""

    def test_zeros_after_the_point_stay(self) -> None:
        """A figure published as 2.0 or 18.0 is shown so."""
        assert number(exact(Decimal("2.0"))) == "2.0"
        assert number(exact(Decimal("18.0")), sign=True) == "+18.0"
        assert number(exact(Decimal("0.0"))) == "0.0"

    def test_counts_in_hundreds(self) -> None:
        """BLS publishes 3,391.0 thousand jobs for registered nurses in 2024: 3,391,000, without an exponent."""
        [figure] = [each for each in ri.role("29-1141").outlook.about("jobs") if each.source.series == "projections"]
        assert str(figure.value) == "3391000"

    def test_through_a_file(self) -> None:
        """A role that was written and read prints the same decimals."""
        nurse = ri.role("29-1141")
        again = ri.Role.from_dict(nurse.to_dict())
        assert [str(each.value) for each in again.outlook] == [str(each.value) for each in nurse.outlook]
        for name in ("importance", "level"):
            ratings = [
                [str(rating.value) for each in skills if (rating := getattr(each, name)) is not None]
                for skills in (again.skills, nurse.skills)
            ]
            assert ratings[0]
            assert ratings[0] == ratings[1]


class TestNoExponent:
    """Results of calculations have no exponent either."""

    def test_equal_roles(self) -> None:
        """There is nothing to learn between a role and itself: 0."""
        assert str(ri.compare("29-1141", "29-1141").skills.learning) == "0"

    @pytest.mark.parametrize(
        ("result", "text"),
        [
            (divide(Decimal(100), Decimal("0.5")), "200"),
            (divide(Decimal(0), Decimal("1E+34")), "0"),
            (multiply(Decimal(0), Decimal("1E-20")), "0"),
            (subtract(divide(Decimal(1), Decimal(3)), divide(Decimal(1), Decimal(3))), "0"),
            (exact(Decimal("3.391E+6")), "3391000"),
            (exact(Decimal("-0.0")), "0.0"),
            (scaled(33_910, -2), "3391000"),
        ],
    )
    def test_arithmetic(self, result: Decimal, text: str) -> None:
        """Zeros and whole numbers are written in digits."""
        assert str(result) == text
