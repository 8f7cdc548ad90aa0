"""Places of a country whose pay is published for the nation alone: which texts name one, and which do not."""

import pytest

import roleinfo as ri
from roleinfo.geography.names import STATE_NAMES, place_key
from roleinfo.geography.towns import is_place_in, is_whole, names_in
from roleinfo.model.country import COUNTRIES

NATION = "priced"
"""What a row is whose place is known to be in the country."""


def status(place: str) -> tuple[str, str | None]:
    """How a nurse at a place is priced in a roster of the United Kingdom."""
    [row] = ri.price(
        [{"job": "Staff nurse", "site": place, "pay": "£38,000 per year"}], "job", "site", "pay", country="GB"
    )
    return row.status, row.reason


class TestPlaces:
    """Texts of a roster of the United Kingdom."""

    @pytest.mark.parametrize(
        "text",
        [
            "Swindon", "Reading", "Milton Keynes", "Northampton", "Luton", "Birmingham", "Durham", "Cambridge", "York",
            "St. Helens", "Newcastle-upon-Tyne", "kings lynn", "Durham, England", "Cambridge, UK", "Reading, Berkshire",
            "Boston, Lincolnshire", "Washington, Tyne and Wear", "Fooham, Kent", "Edinburgh, Scotland", "County Down",
            "London EC2A 4BX", "London EC4", "SW1A 1AA", "Greater London", "London - Canada Water", "London / Leeds",
            "South East", "Manchester (Hybrid)", "Croydon Office", "City of London", "Leeds city centre",
            "Hackney, London", "Leeds, West Yorkshire", "Swindon, UK", "London, EC4", "London, SE1 7PB",
            "Swindon UK", "Boston UK", "Newport Wales",
            "Perth, Scotland", "Perth, UK", "Christchurch, Dorset", "Melbourne, Derbyshire", "Richmond, Surrey",
            "Middlesbrough, Cleveland", "10 King Street, London", "Hampstead, London", "Leeds - Bradford",
            "UK - London", "UK, London", "UK, Fooham", "Fooham - Kent", "Fooham, SW1A 1AA", "London, UK / Leeds",
        ],
    )  # fmt: skip
    def test_in_the_country(self, text: str) -> None:
        """Cities, towns, boroughs, counties, regions and postcodes, and what has one of these behind it."""
        assert status(text) == (NATION, None)

    @pytest.mark.parametrize("text", ["UK wide", "UK-wide", "Nationwide", "all UK", "UK based", "Field based"])
    def test_the_whole(self, text: str) -> None:
        """The country as such needs no fallback."""
        [row] = ri.price(
            [{"job": "Midwife", "site": text, "pay": "£38,000 per year"}], "job", "site", "pay", country="GB"
        )
        assert "area-fallback" not in {caveat.code for caveat in row.all_caveats}
        assert row.status == NATION

    @pytest.mark.parametrize(
        "text",
        [
            "Reading, PA", "Cambridge, MA", "Durham, NC", "Birmingham, AL", "York, PA", "Manchester, NH", "Boston",
            "London, Ontario", "Surrey, BC", "Paris", "Dublin",
        ],
    )  # fmt: skip
    def test_elsewhere(self, text: str) -> None:
        """A place that its state or its size shows to be elsewhere is refused."""
        assert status(text) == ("unpriced", "foreign-place")

    @pytest.mark.parametrize(
        "text",
        [
            "Christchurch, NZ", "Hastings, NZ", "Perth, WA", "Perth, QLD", "London, New York", "London - New York",
            "Newcastle, NSW 2300", "Cardiff, California", "Durham - Raleigh", "Durham - Cary", "Sydney, London",
            "Dublin - London", "New York - London", "Cork - Belfast", "Belfast - Cork", "Hong Kong, Central London",
            "Chapel Hill, Durham", "Denver, London", "Paris, France / London, UK", "London - Hastings, NZ", "UK, Paris",
            "London, England, Arkansas", "Perth", "Christchurch", "Sale", "Galway", "Acme Ltd - Leeds",
            "London - ON", "Hastings - NZ", "Perth - WA", "Durham - NC", "Manchester - USA", "Douglas, IM1 1AA",
        ],
    )  # fmt: skip
    def test_beside_a_place_elsewhere(self, text: str) -> None:
        """A name of the country does not make a part of it what another part shows to be elsewhere."""
        assert status(text) in {("unpriced", "foreign-place"), ("review", "place-unknown")}

    @pytest.mark.parametrize("text", ["Fooham", "Washington", "Richmond", "London / Paris", "Isle of Man", "x" * 300])
    def test_unknown(self, text: str) -> None:
        """What no list has is not guessed: a person decides."""
        assert status(text) == ("review", "place-unknown")

    def test_without_the_country(self) -> None:
        """A roster of the United States reads these names as it did."""
        [match] = ri.match_places(["Reading, PA"])
        assert match.place is not None
        assert match.place.name == "Reading, PA"
        assert ri.match_places(["Swindon"])[0].place is None

    def test_other_countries(self) -> None:
        """A country without lists knows none."""
        assert not is_place_in(COUNTRIES["NZ"], "Fooham", lambda _: None)
        assert is_place_in(COUNTRIES["NZ"], "Fooham, NZ", lambda _: None)
        assert is_whole("NZ wide", ("NZ",))


class TestLists:
    """The lists themselves."""

    def test_names(self) -> None:
        """Each name is in the spelling in which texts are compared, and none is a state of the United States."""
        names = names_in("GB")
        assert not names & STATE_NAMES.keys()
        assert 560 < len(names) < 700
        assert all(name == place_key(name) and name for name in names)
        assert not names & {"boston", "christchurch", "hamilton", "perth", "richmond", "washington", "wellington"}

    def test_large_cities(self) -> None:
        """None is the name of a larger city in a country other than the United States."""
        countries = {match.text: match.country for match in ri.match_places(sorted(names_in("GB")))}
        assert {text: country for text, country in countries.items() if country not in (None, "United Kingdom")} == {}
