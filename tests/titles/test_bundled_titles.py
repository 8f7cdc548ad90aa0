"""What the bundle's own titles, codes and places are found by, and what is refused instead of guessed."""

from collections import Counter

import pytest

import roleinfo as ri
from roleinfo.titles.index import TitleIndex

TWICE = {"Bristol", "Kansas City", "Newton", "Texarkana", "Washington"}
"""The cities in titles of areas whose name another place in another state of the area has: Washington, VA."""


class TestInitials:
    """Initials and short words."""

    def test_no_rewriting(self) -> None:
        """A title in parentheses that says what its initials stand for is not taken for another reading of them."""
        index = TitleIndex([("officer", "Parole Officer", ["Parole Officer (PO)", "PO"], [])])
        assert index.find("PO") == "officer"
        assert index.find("product owner") is None
        assert [match.role_id for match in index.search("product owner")] == []

    @pytest.mark.parametrize("text", ["product owner", "machine learning", "MD (Radiologist)"])
    def test_not_found(self, text: str) -> None:
        """What no title of the bundle stands for is not found by way of an abbreviation."""
        with pytest.raises(ri.RoleNotFoundError):
            ri.role(text)

    @pytest.mark.parametrize(
        ("initials", "readings"),
        [
            ("CMO", {"chief marketing officer", "continuous miner operator"}),
            ("CCO", {"chief compliance officer", "community correction officer"}),
            ("PM", {"project manager", "property manager"}),
            ("PO", {"product owner", "parole officer"}),
        ],
    )
    def test_several_readings(self, initials: str, readings: set[str]) -> None:
        """Initials that stand for several titles are refused, with these in words."""
        with pytest.raises(ri.AmbiguousTitleError, match="may stand for") as caught:
            ri.role(initials)
        assert readings <= {*caught.value.readings}
        assert caught.value.candidates

    @pytest.mark.parametrize(("initials", "code"), [("RN", "29-1141.00"), ("RNs", "29-1141.00"), ("CEO", "11-1011.00")])
    def test_one_reading(self, initials: str, code: str) -> None:
        """Initials of one reading are read."""
        assert ri.role(initials).id == code

    def test_own_title(self) -> None:
        """A title of one's own catalog is taken at its word."""
        mine = ri.Catalog.of([ri.Role(id="mine", title="Product Manager", alternate_titles=["PM"])])
        assert (mine | ri.Catalog.default()).role("PM").id == "mine"


class TestSpelling:
    """What a search takes for a misspelling."""

    @pytest.mark.parametrize(
        "text", ["International Sales Manager", "Uber Driver", "walmart associate", "$25/hr cook", "night nurse"]
    )
    def test_words_are_not_swapped(self, text: str) -> None:
        """A word is no misspelling of another that is unlike it, and a word that titles have of none."""
        assert not [match for match in ri.search(text) if "near in spelling" in match.reason]

    @pytest.mark.parametrize(("text", "added"), [("regstered nurse", "registered"), ("acount manger", "account")])
    def test_misspellings(self, text: str, added: str) -> None:
        """A word misspelled is read, and the reason names the word that was meant."""
        assert f"near in spelling: '{added}" in ri.search(text)[0].reason

    def test_known_word(self) -> None:
        """The title without the words that it lacks stands before one that has others in their stead."""
        assert ri.search("International Sales Manager")[0].role_id == "11-2022.00"


class TestCodes:
    """Codes as people write them."""

    @pytest.mark.parametrize("hyphen", [*"\u2010\u2011\u2012\u2013\u2014\u2212\uff0d\ufe63\u00ad"])
    def test_hyphens(self, hyphen: str) -> None:
        """Every dash, minus sign or other hyphen in a code is read as the plain one."""
        assert ri.role(f"29{hyphen}1141").id == "29-1141.00"
        assert ri.role(f" 29{hyphen}1141.00 ").id == "29-1141.00"

    def test_group_of_the_same_title(self) -> None:
        """An occupation stands before the group that is called as it is; the group is found by its code."""
        assert ri.role("cashier").id == "41-2011.00"
        assert ri.role("41-2010").id == "41-2010"

    def test_group_without_figures(self) -> None:
        """A group that is in no release is refused with the occupations in it."""
        with pytest.raises(ri.RoleNotFoundError, match=r"these occupations in it: 11-1011\.00, 11-1011\.03") as caught:
            ri.role("11\u20131010")
        assert caught.value.note is not None

    def test_other_edition(self) -> None:
        """A code of no classification is refused with those that are read; a former one says what it became."""
        with pytest.raises(ri.RoleNotFoundError, match=r"codes of SOC 2018 and O\*NET-SOC 2019"):
            ri.role("15-9999")
        with pytest.raises(ri.RoleNotFoundError, match=r"is a code of SOC 2010 .* it is divided among 15-1252"):
            ri.role("15-1132")


class TestPlaces:
    """Cities and their states."""

    @pytest.mark.parametrize(
        ("text", "area"),
        [
            ("Newark, NY", "New York-Newark-Jersey City, NY-NJ"),
            ("Camden, DE", "Philadelphia-Camden-Wilmington, PA-NJ-DE-MD"),
            ("Ashland, OH", "Huntington-Ashland, WV-KY-OH"),
            ("St. Louis, IL", "St. Louis, MO-IL"),
            ("St Louis IL", "St. Louis, MO-IL"),
            ("STL, IL", "St. Louis, MO-IL"),
            ("Wilmington, NJ", "Philadelphia-Camden-Wilmington, PA-NJ-DE-MD"),
            ("Philly, NJ", "Philadelphia-Camden-Wilmington, PA-NJ-DE-MD"),
            ("New York, NJ", "New York-Newark-Jersey City, NY-NJ"),
            ("Jersey City, NY", "New York-Newark-Jersey City, NY-NJ"),
            ("Washington, MD", "Washington-Arlington-Alexandria, DC-VA-MD-WV"),
            ("Chicago, IN", "Chicago-Naperville-Elgin, IL-IN"),
            ("Portland, WA", "Portland-Vancouver-Hillsboro, OR-WA"),
            ("Den", "Denver-Aurora-Centennial, CO"),
            ("Hot", "Hot Springs, AR"),
            ("Grand, CO", "Grand Junction, CO"),
        ],
    )
    def test_other_state(self, text: str, area: str) -> None:
        """A city's name in another state, or the beginning of a name, does not lead to the area of the city."""
        try:
            place = ri.role("29-1141.00").at(text).place
        except ri.PlaceNotFoundError:
            return
        assert place is not None
        assert place.name != area

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Newark, NJ", "35620"), ("Camden, NJ", "37980"), ("Wilmington, DE", "37980"), ("Ashland, KY", "26580"),
            ("Vancouver, WA", "38900"), ("Kansas City, MO", "28140"), ("Bristol, VA", "28700"),
            ("Kansas, KS", "US-KS"), ("Kansas City, KS", "28140"), ("KC, KS", "28140"), ("East St. Louis, IL", "41180"),
            ("Northern Virginia, VA", "47900"), ("Twin Cities, WI", "33460"),
        ],
    )  # fmt: skip
    def test_own_state(self, text: str, code: str) -> None:
        """A city in its own state is found, and so is a state."""
        place = ri.role("29-1141.00").at(text).place
        assert place is not None
        assert place.code == code

    def test_title_cities(self) -> None:
        """A city in the title of an area of several states is found in those that the table of places has it in."""
        found = {
            (city, state)
            for place in ri.places()
            if place.kind == "metro" and len(place.states) > 1
            for city in place.name.rpartition(", ")[0].replace("/", "-").split("-")
            for state in place.states
            if place in ri.places(f"{city}, {state}")
        }
        counts = Counter(city for city, _ in found)
        assert {city for city, count in counts.items() if count > 1} == TWICE
