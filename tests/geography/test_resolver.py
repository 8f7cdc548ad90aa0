"""Which area a text means: one, several that are listed, or none with the reason."""

import pytest
from hypothesis import assume, given, settings, strategies as st

import roleinfo as ri
from roleinfo.errors import LONGEST_LINE
from roleinfo.geography.names import STATES, place_key
from roleinfo.geography.nicknames import NICKNAMES, NO_PLACES, REGIONS
from roleinfo.geography.reading import read
from roleinfo.model.place import US_STATES


def codes(text: str) -> list[str]:
    """The codes of the areas that a text may mean."""
    return [place.code for place in ri.places(text)]


def reason(text: str) -> str:
    """Why a text means one area, several or none."""
    return ri.match_places([text])[0].reason


class TestOne:
    """A text that means one area, however it is written."""

    @pytest.mark.parametrize(
        "text",
        [
            "Plano, TX",
            "plano tx",
            "PLANO TX",
            "Plano, Texas",
            "Plano Texas",
            "Plano, Tex.",
            "Plano, TX, USA",
            "US-TX-Plano",
            "USA - TX - Plano",
            "TX-Plano",
            "TX - Plano",
            "Plano-TX",
            "United States, Texas, Plano",
            "Plano, TX 75024",
            "Plano TX 75024-1234",
            "75024",
            "ZIP 75024",
            "5800 Legacy Dr, Plano, TX",
            "Plano, TX (Hybrid)",
            "Hybrid - Plano, TX",
            "Plano, TX or Remote",
            "Onsite in Plano, TX",
            "Plano, TX - HQ2",
            "Plano",
            "City of Plano, TX",
            "Dallas, TX",
            "Fort Worth",
            "Ft. Worth, TX",
            "Dallas-Fort Worth",
            "Dallas/Ft. Worth, TX",
            "DFW",
            "Dallas-Fort Worth Metroplex",
            "Greater Dallas Area",
            "Dallas Metro",
            "Dallas-Fort Worth-Arlington, TX",
            "Collin County, TX",
            "19100",
            "Dallas or Fort Worth, TX",
            "Plano TX USA",
            "Plano_TX",
            "United States-Texas-Plano",
            "North Dallas",
            "Uptown Dallas, TX",
            "Dallas suburbs",
            "Dallas - multiple locations",
        ],
    )
    def test_spellings(self, text: str) -> None:
        """Cities, suburbs, counties, codes and nicknames of Dallas."""
        assert codes(text) == ["19100"]

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("NYC", "35620"),
            ("New York, NY", "35620"),
            ("New York, New York", "35620"),
            ("Brooklyn, NY", "35620"),
            ("Queens", "35620"),
            ("The Bronx", "35620"),
            ("Staten Island, NY", "35620"),
            ("Brooklyn, New York, NY", "35620"),
            ("Honolulu", "46520"),
            ("Hilo, HI", "1500001"),
            ("Denver, Colorado", "19740"),
            ("80202", "19740"),
            ("St. Paul, MN", "33460"),
            ("Saint Paul", "33460"),
            ("N. Charleston, SC", "16700"),
            ("Boise", "14260"),
            ("Nashville, TN", "34980"),
            ("Louisville", "31140"),
            ("Lexington, KY", "30460"),
            ("Augusta, GA", "12260"),
            ("Ventura, CA", "37100"),
            ("Washington, D.C.", "47900"),
            ("Washington DC Metro Area", "47900"),
            ("Northern Virginia", "47900"),
            ("Kansas City", "28140"),
            ("NY, NY", "35620"),
            ("Austin, Texas Metropolitan Area", "12420"),
            ("Dallas-Fort Worth, Texas Area", "19100"),
            ("Boston, MA-NH", "14460"),
            ("Phoenix, AZ, Tempe, AZ", "38060"),
            ("Cañon City, CO", "0800002"),
            ("Mpls, MN", "33460"),
            ("Downtown LA", "31080"),
            ("LA County, CA", "31080"),
            ("Westchester, NY", "35620"),
            ("Fort Liberty, NC", "22180"),
            ("Naval Station Norfolk, VA", "47260"),
            ("West, TX", "47380"),
            ("Central, LA", "12940"),
            ("South Bend, IN", "43780"),
            ("Greenwich Village, NY", "35620"),
            ("LA, CA", "31080"),
            ("Delaware, Ohio", "18140"),
            ("LA, CA, USA", "31080"),
            ("US-CA-San Diego", "41740"),
            ("Portland,OR", "38900"),
            ("Portland/OR", "38900"),
            ("Portland - OR", "38900"),
            ("OR - Portland", "38900"),
            ("portland, or", "38900"),
            ("Denver, CO, or Remote", "19740"),
            ("PLANO, TX OR REMOTE", "19100"),
            ("Fort Johnson, LA", "2200002"),
            ("Fort Novosel", "0100004"),
            ("Fort Barfoot, VA", "5100002"),
            ("Fort Walker", "5100003"),
            ("Fort A.P. Hill, VA", "5100003"),
            ("Fort Gordon", "12260"),
            ("Fort Johnson, NY", "3600001"),
            ("New York suburbs", "35620"),
            ("DC suburbs", "47900"),
            ("LA suburbs", "31080"),
        ],
    )
    def test_cities(self, text: str, code: str) -> None:
        """Boroughs, governments of city and county, accents, short words."""
        assert codes(text) == [code]

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Hanover, NH", "3300001"),
            ("Amherst, MA", "11200"),
            ("Cambridge, MA", "14460"),
            ("Burlington, VT", "15540"),
            ("Greenwich, CT", "14860"),
            ("Shelton, CT", "47930"),
            ("New Haven, CT", "35300"),
            ("Capitol Planning Region, CT", "25540"),
            ("San Juan, PR", "41980"),
            ("Ponce, Puerto Rico", "38660"),
            ("Bayamón", "41980"),
            ("St. Thomas, VI", "US-VI"),
            ("Edison Township, NJ", "35620"),
        ],
    )
    def test_towns(self, text: str, code: str) -> None:
        """New England's towns, Connecticut's planning regions, Puerto Rico and the islands."""
        assert codes(text) == [code]

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("TX", "US-TX"),
            ("Texas", "US-TX"),
            ("State of Texas", "US-TX"),
            ("Washington State", "US-WA"),
            ("Remote, CO", "US-CO"),
            ("California (Remote)", "US-CA"),
            ("Remote - Texas", "US-TX"),
            ("Georgia", "US-GA"),
            ("DC", "US-DC"),
            ("Puerto Rico", "US-PR"),
            ("Remote - US", "US"),
            ("Remote, United States", "US"),
            ("USA", "US"),
            ("Anywhere in the US", "US"),
            ("State of New York", "US-NY"),
            ("Louisiana", "US-LA"),
            ("IN", "US-IN"),
            ("OR", "US-OR"),
            ("Remote-US-FL", "US-FL"),
            ("US_Remote", "US"),
            ("Remote within the United States", "US"),
            ("Multiple locations - Texas", "US-TX"),
            ("Statewide, Ohio", "US-OH"),
            ("US-CA", "US-CA"),
            ("Maryland region", "US-MD"),
            ("Texas metro area", "US-TX"),
            ("Downtown DC", "US-DC"),
        ],
    )
    def test_states_and_nation(self, text: str, code: str) -> None:
        """States by any name, and work at a distance in the nation or a state."""
        assert codes(text) == [code]


class TestPartOfState:
    """A part of a state is what its name is, whether the state stands in full or by its letters."""

    @pytest.mark.parametrize(
        "part", ["Northern", "Southern", "Eastern", "Western", "Central", "Upstate", "South", "Northwest"]
    )
    @pytest.mark.parametrize("state", ["VA", "NY", "CA", "WA", "NJ", "MI", "FL", "AR", "IN", "PA", "LA", "TX"])
    def test_spellings(self, part: str, state: str) -> None:
        """Both spellings mean the same areas, or none."""
        assert codes(f"{part} {state}") == codes(f"{part} {US_STATES[state]}")

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Northern VA", "47900"), ("Eastern WA", "5300007"), ("Northern MI", "2600002"), ("Northern NJ", "35620"),
            ("Northern VA area", "47900"), ("Eastern Washington region", "5300007"),
        ],
    )  # fmt: skip
    def test_known(self, text: str, code: str) -> None:
        """A region with a name of its own, and an area that is published under the name."""
        assert codes(text) == [code]


class TestAnotherState:
    """No place of one state is taken for another's."""

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Newark, NY", "40380"),
            ("Newark, NJ", "35620"),
            ("Paris, TX", "4800002"),
            ("London, OH", "18140"),
            ("Vancouver, WA", "38900"),
            ("Moscow, ID", "1600006"),
            ("Peru, IN", None),
            ("Ontario, CA", "40140"),
            ("Mexico, MO", "2900002"),
            ("Nevada, MO", "2900004"),
            ("Oregon, WI", "31540"),
            ("Columbia, MD", "12580"),
            ("Pasadena, TX", "26420"),
            ("Jefferson County, IN", "1800003"),
            ("Greater Bridgeport Planning Region, CT", "14860"),
            ("National, MD", "2400006"),
        ],
    )
    def test_by_its_own_state(self, text: str, code: str | None) -> None:
        """A city of a famous name lies where its state says."""
        [area] = codes(text)
        assert code is None or area == code
        assert area != "US"

    @pytest.mark.parametrize("text", ["Plano, CA", "Denver, TX", "Boston, TX 02108", "Denver, TX 80202"])
    def test_not_there(self, text: str) -> None:
        """A city that is not in the state is unknown, whatever its postal code."""
        assert codes(text) == []
        with pytest.raises(ri.PlaceNotFoundError):
            ri.role("29-1141").at(text)


class TestSeveral:
    """What is ambiguous lists all that it may mean."""

    @pytest.mark.parametrize(
        ("text", "some"),
        [
            ("New York", {"US-NY", "35620"}),
            ("Washington", {"US-WA", "47900"}),
            ("LA", {"US-LA", "31080"}),
            ("Springfield", {"44180", "44140", "44100"}),
            ("Aurora", {"19740", "16980"}),
            ("Portland", {"38900", "38860"}),
            ("Wayne, PA", {"37980", "38300"}),
            ("Clinton, MI", {"19820", "2600004"}),
            ("Greer, SC", {"24860", "43900"}),
            ("SF Bay Area", {"41860", "41940"}),
            ("Tri-State Area", {"35620", "14860"}),
            ("SoCal", {"31080", "41740"}),
            ("Raleigh-Durham", {"39580", "20500"}),
            ("New York, NY or San Francisco, CA", {"35620", "41860"}),
            ("Chicago, IL; Austin, TX", {"16980", "12420"}),
            ("Dallas, Austin, TX", {"19100", "12420"}),
            ("Chicago, IL, Denver, CO", {"16980", "19740"}),
            ("San Francisco, CA | New York, NY", {"41860", "35620"}),
            ("Orange County", {"31080", "36740"}),
            ("12420", {"12420", "28740"}),
            ("Baltimore/Washington", {"12580", "47900"}),
            ("Dallas / Austin / Houston, TX", {"19100", "12420", "26420"}),
            ("NY/NJ/CT", {"US-NY", "US-NJ", "US-CT"}),
            ("CA, OR, WA", {"US-CA", "US-OR", "US-WA"}),
            ("Remote (TX, FL, GA only)", {"US-TX", "US-FL", "US-GA"}),
            ("Washington, Oregon, Idaho", {"US-WA", "US-OR", "US-ID"}),
            ("Western NY", {"15380", "40380"}),
            ("South Florida", {"33100", "1200003"}),
        ],
    )
    def test_candidates(self, text: str, some: set[str]) -> None:
        """A state or a city, several cities, one in two areas, a region, a list, a code of two kinds."""
        places = ri.places(text)
        assert some <= {place.code for place in places}
        assert len(places) > 1
        people = [place.population or 0 for place in places]
        assert people == sorted(people, reverse=True)
        with pytest.raises(ri.AmbiguousPlaceError) as caught:
            ri.role("29-1141").at(f"{text} " if text.isdecimal() else text)
        assert caught.value.candidates == places
        assert isinstance(caught.value, LookupError)

    @pytest.mark.parametrize(
        ("text", "states"),
        [
            ("OR, WA", "OR WA"), ("OR/WA", "OR WA"), ("WA/OR", "OR WA"), ("Remote (OR, WA)", "OR WA"),
            ("OR or WA", "OR WA"), ("WA & OR", "OR WA"), ("WA or OR", "OR WA"), ("OR-WA", "OR WA"), ("IN, OH", "IN OH"),
            ("IN/OH", "IN OH"), ("IN and OH", "IN OH"), ("Remote, IN/OH", "IN OH"), ("IN, OR", "IN OR"),
            ("IN, KY, OH", "IN KY OH"), ("OR, CA, WA", "CA OR WA"), ("IN, OH, KY, TN", "IN KY OH TN"),
            ("LA/CA", "CA LA"), ("US-LA-CA", "CA LA"), ("US-CA-NV", "CA NV"), ("CA, NV, US", "CA NV"),
            ("NY-NJ-CT", "CT NJ NY"), ("KS-MO", "KS MO"), ("TX \u2013 FL", "FL TX"),
            ("New York-New Jersey-Connecticut", "CT NJ NY"),
        ],
    )  # fmt: skip
    def test_list_of_states(self, text: str, states: str) -> None:
        """Every state of a list is listed, also Indiana and Oregon, whose letters are words, and none is chosen."""
        assert sorted(codes(text)) == [f"US-{state}" for state in states.split()]

    @given(
        st.lists(st.sampled_from(sorted(US_STATES.keys() - {"AS", "MP"})), min_size=2, max_size=5, unique=True),
        st.sampled_from([", ", "/", "-", " - ", " / ", "; ", " & ", " or "]),
        st.sampled_from(["{}", "Remote ({})", "Remote, {}", "{} only", "US, {}"]),
    )
    @settings(max_examples=150, deadline=None)
    def test_any_list_of_states(self, states: list[str], between: str, frame: str) -> None:
        """Whatever the states, and whatever stands between and around them."""
        assume((states, between) != (["LA", "CA"], ", "))
        assert set(codes(frame.format(between.join(states)))) == {f"US-{state}" for state in states}

    def test_a_code_is_an_argument(self) -> None:
        """Where a place is an argument, the code of an area is that area, and a postal code says that it is one."""
        nurse = ri.role("29-1141")
        assert nurse.at("12420").place == ri.Place("metro", "12420", "Austin-Round Rock-San Marcos, TX")
        there = nurse.at("ZIP 12420").place
        assert there is not None
        assert there.code == "28740"


class TestNone:
    """What is no place says why."""

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("London", "London is also a city in the United Kingdom"),
            ("Paris", "Paris is also a city in France"),
            ("Vancouver", "Vancouver is also a city in Canada"),
            ("Birmingham", "Birmingham is also a city in"),
            ("Vancouver, BC", "is outside the United States (Canada)"),
            ("Toronto, ON", "outside the United States (Canada)"),
            ("London, UK", "outside the United States (United Kingdom)"),
            ("West Texas", "West Texas is a part of a state: name a city or the state"),
            ("West TX", "West Texas is a part of a state"),
            ("Western Massachusetts", "is a part of a state"),
            ("Suburban Maryland", "Suburban Maryland is a part of a state: name a city or the state"),
            ("Suburban MD", "Suburban Maryland is a part of a state"),
            ("Georgia suburbs", "Georgia Suburbs is a part of a state"),
            ("Texas suburbs", "is a part of a state"),
            ("MD suburbs", "is a part of a state"),
            ("rural Alaska", "is a part of a state"),
            ("Greater Texas", "is a part of a state"),
            ("Maryland Township", "no place is called Maryland Township"),
            ("Philippines", "(Philippines)"),
            ("Toronto, CA", "no place called Toronto is known in California"),
            ("Mumbai", "outside the United States (India)"),
            ("Ontario, Canada", "(Canada)"),
            ("Midwest", "is a region of several states"),
            ("Various", "names no place"),
            ("Multiple Locations", "names no place"),
            ("Remote", "names no place"),
            ("", "an empty text"),
            ("Work from home", "write 'Remote - US' or a state"),
            ("00000", "no postal code is 00000"),
            ("x" * 201, "at most 200 characters"),
            ("Hybrid", "names no place"),
            ("\u65e5\u672c", "names no place"),
        ],
    )
    def test_reason(self, text: str, why: str) -> None:
        """Foreign cities, regions, words that stand for no place, codes that are not given."""
        assert codes(text or "-") == []
        assert why in reason(text)

    def test_suggestions(self) -> None:
        """A slip of the pen is answered with names that are near, and never taken for one."""
        with pytest.raises(ri.PlaceNotFoundError, match="Did you mean 'Plano, TX'"):
            ri.role("29-1141").at("Plan, TX")

    @pytest.mark.parametrize("text", ["Denv", "San", "Birmingh", "Minneap"])
    def test_no_prefix(self, text: str) -> None:
        """The beginning of a name is not the name."""
        assert codes(text) == []


class TestWithin:
    """Figures of an area that a place is a part of say so."""

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("Plano, TX", "Plano, TX lies in Dallas-Fort Worth-Arlington, TX; the figures are for that whole area."),
            ("80202", "Postal code 80202 lies in Denver-Aurora-Centennial, CO; the figures are for that whole area."),
            ("Goodlettsville, TN", "Goodlettsville, TN lies in Nashville-Davidson--Murfreesboro--Franklin, TN; the"),
        ],
    )
    def test_caveat(self, text: str, message: str) -> None:
        """The role, its figures, a gap and a comparison carry the caveat."""
        there = ri.role("29-1141").at(text)
        gap = ri.salary_gap("29-1141", "29-1071", place=text)
        diff = ri.compare("29-1141", "29-1071", place=text)
        for carrier in (there, gap, diff):
            [caveat] = [caveat for caveat in carrier.caveats if caveat.code == "place-within"]
            assert caveat.message.startswith(message)
        assert there.salary.mean is not None
        assert "place-within" in {caveat.code for caveat in there.salary.mean.caveats}
        assert message[:20] in str(diff)

    @pytest.mark.parametrize("text", ["Denver, CO", "Denver", "19740", "NYC", "Colorado", "US", "Boise, ID"])
    def test_none(self, text: str) -> None:
        """A city in the title of its area is that area, and so are an area's code and name."""
        assert "place-within" not in {caveat.code for caveat in ri.role("29-1141").at(text).caveats}

    def test_many_roles(self) -> None:
        """A ranking and a table of many roles carry it too, once."""
        ranking = ri.compare_many(["29-1141", "29-1071"], place="Plano, TX")
        assert str(ranking).count("Plano, TX lies in Dallas-Fort Worth-Arlington, TX") == 1
        frame = ri.frames.salaries("Plano, TX", statistic="mean", period="year", backend="pandas")
        figures = frame[frame["value"].notna() & (frame["source"] == "oews-2025")]
        assert len(figures) > 100
        assert figures["caveats"].str.contains("place-within").all()

    def test_next_place(self) -> None:
        """A role at another place leaves the caveat behind."""
        nurse = ri.role("29-1141")
        assert nurse.at("Plano, TX").at("Dallas, TX") == nurse.at("19100")

    def test_own_figures(self) -> None:
        """A figure of one's own at a city is asked for by its area's code and by every name of the city."""
        survey = ri.Source(id="survey", title="Survey", publisher="Us", license="none")
        pay = ri.Pay(100_000, "USD", "year")
        place = ri.Place.parse("Denver, CO")
        role = ri.Role(
            id="x", title="X", salary=[ri.SalaryEstimate(statistic="mean", pay=pay, place=place, source=survey)]
        )
        for text in ("Denver", "19740", "Denver, Colorado", "Denver-Aurora-Centennial, CO"):
            mean = role.at(text).salary.mean
            assert mean is not None
            assert mean.pay == pay
        with pytest.raises(ri.NotComparableError):
            role.at("Plano, TX")


class TestLists:
    """The lists that people wrote."""

    @pytest.mark.parametrize("key", sorted(NICKNAMES))
    def test_nicknames(self, key: str) -> None:
        """Every nickname stands under its key and means as many areas as it has places in different ones."""
        assert place_key(key) == key
        assert codes(key)
        assert len(codes(key)) <= len(NICKNAMES[key])

    def test_apart(self) -> None:
        """No name is a nickname, and no place or a region at once."""
        assert not NICKNAMES.keys() & (REGIONS | NO_PLACES)
        assert not REGIONS & NO_PLACES


class TestAnyText:
    """Whatever is written."""

    @given(st.text(max_size=80))
    @settings(max_examples=200, deadline=None)
    def test_is_answered(self, text: str) -> None:
        """It means areas or says why not, in clean words."""
        [match] = ri.match_places([text])
        assert match.candidates or match.reason
        assert len(match.reason) < LONGEST_LINE

    @given(st.sampled_from(["Plano", "Denver", "Boston", "Ketchikan"]), st.sampled_from(sorted(set(STATES.values()))))
    @settings(max_examples=100, deadline=None)
    def test_a_state_holds(self, city: str, state: str) -> None:
        """A city with a state is of that state or unknown."""
        for place in ri.places(f"{city}, {state}"):
            assert state in place.states

    def test_hostile(self) -> None:
        """Markup, SQL, long rows of words and separators end in words, fast."""
        for text in (
            "<script>x</script>",
            "'; DROP TABLE place; --",
            "a " * 99,
            ", " * 99,
            "(" * 150,
            "-" * 150,
            "or " * 60,
        ):
            assert ri.match_places([text])[0].status == "none"

    def test_read(self) -> None:
        """A text is taken apart once."""
        assert read("Denver, CO 80202 (Hybrid)") == read("Hybrid - Denver, Colorado, 80202")
