"""Many texts for places at once."""

import json

import pytest

import roleinfo as ri

TEXTS = ["NYC", "80202", "Springfield", "NYC", None, "Remote - US", "<b>x</b>"]


@pytest.fixture
def matches() -> ri.PlaceMatches:
    """Seven texts, six of them distinct."""
    return ri.match_places(TEXTS)  # type: ignore[arg-type]  # a missing cell is None


class TestMatches:
    """One row a distinct text."""

    def test_rows(self, matches: ri.PlaceMatches) -> None:
        """In the order given, with how often each occurs and what it means."""
        assert [(match.text, match.count, match.status) for match in matches] == [
            ("NYC", 2, "one"), ("80202", 1, "one"), ("Springfield", 1, "several"), ("", 1, "none"),
            ("Remote - US", 1, "one"), ("<b>x</b>", 1, "none"),
        ]  # fmt: skip
        assert matches[0].place == ri.Place("metro", "35620", "New York-Newark-Jersey City, NY-NJ")

    def test_review(self, matches: ri.PlaceMatches) -> None:
        """Those for a person to decide, of the same kind."""
        assert isinstance(matches.review, ri.PlaceMatches)
        assert [match.text for match in matches.review] == ["Springfield", "", "<b>x</b>"]

    def test_frame(self, matches: ri.PlaceMatches) -> None:
        """A row a text, in JSON and in a frame."""
        frame = matches.to_frame("pandas")
        assert frame["code"].fillna("").tolist() == ["35620", "19740", "", "", "US", ""]
        assert len(json.loads(matches.to_json())["rows"]["rows"]) == 6

    def test_shown(self, matches: ri.PlaceMatches) -> None:
        """How many mean one place, and no markup in HTML."""
        assert "3 of 6 distinct locations matched to one place. 3 to review." in str(matches)
        assert "<b>x" not in matches.to_html()
        assert repr(matches) == "<PlaceMatches 6 texts, 3 to review>"

    def test_none(self) -> None:
        """No text is no row."""
        assert str(ri.match_places([])).endswith("No location was given.")

    @pytest.mark.parametrize("texts", ["NYC", [1], 5])
    def test_refused(self, texts: object) -> None:
        """One text is no list of texts, and a number is no text."""
        with pytest.raises(TypeError, match="texts must be"):
            ri.match_places(texts)  # type: ignore[arg-type]


class TestKnownPlace:
    """A place with its people and the reason."""

    def test_equals_the_plain_place(self) -> None:
        """It is equal to the place that it is, both ways, and hashes as it does."""
        [known] = ri.places("Denver, CO")
        plain = ri.Place(known.kind, known.code, known.name)
        assert known == plain
        assert plain == known
        assert hash(known) == hash(plain)
        assert known != ri.Place("metro", "1", "x")
        assert known.plain == plain

    def test_argument(self) -> None:
        """It is a place wherever one is taken, and what comes back is the plain one."""
        [known] = ri.places("Plano, TX")
        there = ri.role("29-1141").at(known).place
        assert type(there) is ri.Place
        assert there == known

    def test_population(self) -> None:
        """Of the nation, a state and an area: the sums of their counties."""
        every = {place.code: place.population for place in ri.places()}
        assert every["US-WY"] == 576_851
        assert every["US"] == 334_682_418
        assert every["19740"] == 2_963_821
        assert every["US-GU"] is None


class TestState:
    """The state of the written place, which may be one of several of its area's."""

    @pytest.mark.parametrize(
        ("text", "state"),
        [
            ("Jersey City NJ", "NJ"), ("NYC", "NY"), ("Kansas City, MO", "MO"), ("Bergen County, NJ", "NJ"),
            ("Denver", "CO"), ("CA", "CA"), ("Washington DC", "DC"), ("80202", "CO"), ("07302", None),
            ("Remote - US", None), ("Springfield", None),
        ],
    )  # fmt: skip
    def test_state(self, text: str, state: str | None) -> None:
        """It is known where the text or the tables say, also of an area in several states."""
        assert ri.match_places([text])[0].state == state

    @pytest.mark.parametrize(
        ("text", "country"), [("Toronto, ON", "Canada"), ("London", "United Kingdom"), ("nowhere at all", None)]
    )
    def test_country(self, text: str, country: str | None) -> None:
        """A place outside the United States says where it is."""
        assert ri.match_places([text])[0].country == country

    @pytest.mark.parametrize(("text", "is_remote"), [("Remote", True), ("work from home", True), ("Remote, CO", False)])
    def test_remote(self, text: str, is_remote: bool) -> None:
        """Words that say how one works and name no place are told from unknown places."""
        assert ri.match_places([text])[0].is_remote == is_remote
