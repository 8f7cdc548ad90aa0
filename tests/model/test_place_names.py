"""Which of some places a text or another place names."""

import pytest

import roleinfo as ri
from roleinfo.model.place_names import list_places, named

KANSAS_CITY = ri.Place("metro", "28140", "Kansas City, MO-KS")
NEW_YORK = ri.Place("metro", "35620", "New York-Newark-Jersey City, NY-NJ")
STATE = ri.Place.parse("US-NY")


class TestCities:
    """A city's own place and the area whose title has it."""

    @pytest.mark.parametrize(
        ("city", "area", "is_named"),
        [
            ("Kansas City, MO", KANSAS_CITY, True),
            ("Kansas City, KS", KANSAS_CITY, False),
            ("Newark, NJ", NEW_YORK, True),
            ("Newark, NY", NEW_YORK, False),
            ("Yonkers, NY", NEW_YORK, False),
            ("New York, NY", STATE, False),
        ],
    )
    def test_title(self, city: str, area: ri.Place, *, is_named: bool) -> None:
        """The title must have the city and its state, whichever of the two is asked for by the other."""
        place = ri.Place.parse(city)
        assert named([place], area) == ((place,) if is_named else ())
        assert named([area], place) == ((area,) if is_named else ())

    def test_itself(self) -> None:
        """A place names itself before any other."""
        city = ri.Place.parse("Newark, NJ")
        assert named([city, NEW_YORK], city) == (city,)
        assert named([city, NEW_YORK], NEW_YORK) == (NEW_YORK,)

    def test_state_before_city(self) -> None:
        """A whole name comes before a city in a title."""
        assert named([NEW_YORK, STATE], "New York") == (STATE,)


class TestWords:
    """Places in words."""

    def test_list(self) -> None:
        """A city is marked as one; what has no place is left out."""
        assert list_places([STATE, None, ri.Place.parse("Newark, NJ")]) == "New York; Newark, NJ (city)"
        assert not list_places([None])
