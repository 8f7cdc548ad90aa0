"""Countries as data: those that are known, and what holds of one that is not."""

import pytest

from roleinfo import Place
from roleinfo.model.country import COUNTRIES, CURRENCY_SIGNS, country, country_of_currency
from roleinfo.model.place import country_of


class TestCountries:
    def test_each_is_kept_under_its_own_code(self) -> None:
        """The key of the table is the country's code, and its currency is no other's."""
        assert {code: one.code for code, one in COUNTRIES.items()} == {code: code for code in COUNTRIES}
        currencies = [one.currency for one in COUNTRIES.values()]
        assert len(set(currencies)) == len(currencies)

    def test_only_the_united_states_count_a_year_by_hours(self) -> None:
        """BLS counts a year as 2,080 hours; ONS counts none, and of a country not in the table none is known."""
        assert {code: one.hours for code, one in COUNTRIES.items() if one.hours} == {"US": 2080}
        assert country("ZZ").hours is None
        assert country("ZZ").plausible is None

    @pytest.mark.parametrize(
        ("code", "name", "phrase"),
        [
            ("US", None, "the United States"), ("GB", None, "the United Kingdom"), ("NZ", None, "New Zealand"),
            ("ZZ", "Freedonia", "Freedonia"), ("NL", "Netherlands", "the Netherlands"),
            ("CZ", "Czech Republic", "the Czech Republic"), ("ZZ", None, "ZZ"),
            ("CD", "Democratic Republic of the Congo", "the Democratic Republic of the Congo"),
            ("CG", "Republic of the Congo", "the Republic of the Congo"),
            ("CF", "Central African Republic", "the Central African Republic"),
            ("PH", "Philippines", "the Philippines"),
        ],
    )  # fmt: skip
    def test_a_sentence_has_the_article_that_the_name_takes(self, code: str, name: str | None, phrase: str) -> None:
        """A country of the table or not, its name stands in a sentence as English has it."""
        assert country(code, name).phrase == phrase

    def test_a_currency_tells_its_country_where_it_has_one(self) -> None:
        """The euro is no one country's of the table."""
        names = [found and found.name for found in map(country_of_currency, ("USD", "GBP", "EUR"))]
        assert names == ["United States", "United Kingdom", None]

    def test_the_dollar_sign_is_of_us_dollars_alone(self) -> None:
        """No two currencies have one sign."""
        assert [code for code, sign in CURRENCY_SIGNS.items() if "$" in sign] == ["USD"]
        assert len(set(CURRENCY_SIGNS.values())) == len(CURRENCY_SIGNS)


class TestCountryOfPlace:
    @pytest.mark.parametrize(
        ("place", "nation"),
        [
            (Place.parse("US"), "US"), (Place.parse("GB"), "GB"), (Place("nation", "ZZ", "Freedonia"), "ZZ"),
            (Place.parse("US-WA"), "US"), (Place("state", "CA-ON", "Ontario"), "CA"),
            (Place.parse("San Francisco, CA"), "US"), (Place("metro", "19740", "Denver-Aurora-Centennial, CO"), "US"),
            (Place("nonmetro", "0800001", "Eastern Colorado"), "US"), (Place("metro", "E12000007", "London"), None),
            (Place("city", "Sylvania", "Sylvania"), None), (Place("state", "Sylvan", "Sylvan"), None),
        ],
    )  # fmt: skip
    def test_the_code_says_where_a_place_lies(self, place: Place, nation: str | None) -> None:
        """A code of no known form leaves the country open."""
        assert place.nation == nation

    def test_united_kingdom_is_read_by_its_code(self) -> None:
        """The United Kingdom is a nation by its two letters, and no place by others."""
        assert Place.parse("GB") == Place("nation", "GB", "United Kingdom")
        with pytest.raises(ValueError, match="must be a place, as 'US', 'US-WA'"):
            Place.parse("UK")

    def test_a_nation_not_in_the_table_keeps_its_own_name(self) -> None:
        """What a role file calls a nation is what it is called."""
        freedonia = country_of(Place("nation", "ZZ", "Freedonia"))
        assert freedonia is not None
        assert (freedonia.name, freedonia.currency) == ("Freedonia", None)
        assert country_of(None) is None
