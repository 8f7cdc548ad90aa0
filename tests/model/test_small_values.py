"""Lengths of time, shares, ratings, places, industries, years, stated differences: what each takes and refuses."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

import roleinfo as ri
from roleinfo import BrokenRulesError, DurationRange, Industry, Place, Rating, Share, Source
from roleinfo.model.place import US_STATES
from strategies import SOURCES, durations, places

SURVEY = Source(id="survey", title="Survey", publisher="Example", license="open")


class TestDurationRange:
    """Lengths of time."""

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"unit": "year"}, "minimum: a length needs a minimum, a maximum or both"),
            (
                {"minimum": 8, "maximum": 6, "unit": "year"},
                "minimum: the range is upside down: minimum 8 is above maximum 6",
            ),
            ({"minimum": 1001, "unit": "year"}, "minimum: a length is a thousand years at most, not 1001 years"),
            ({"maximum": 12001, "unit": "month"}, "maximum: a length is a thousand years at most, not 12001 months"),
        ],
    )
    def test_broken_rules(self, fields: dict[str, Any], rule: str) -> None:
        """A length has an end, is the right way up and not absurd."""
        with pytest.raises(BrokenRulesError) as caught:
            DurationRange(**fields)
        assert str(caught.value) == f"DurationRange: {rule}"

    @pytest.mark.parametrize(
        ("fields", "text"),
        [
            ({"minimum": -1, "unit": "year"}, "minimum must be 0 or more, not -1"),
            ({"minimum": 1, "unit": "week"}, "must be one of month, year, not 'week'"),
            ({"minimum": Decimal("NaN"), "unit": "year"}, "must be a finite number, not NaN"),
        ],
    )
    def test_refused(self, fields: dict[str, Any], text: str) -> None:
        """Ends are finite numbers from 0, in a unit that is known."""
        with pytest.raises(ValueError, match=text):
            DurationRange(**fields)

    @pytest.mark.parametrize(
        ("length", "text"),
        [
            (DurationRange(minimum=6, maximum=8, unit="year"), "6-8 years"),
            (DurationRange(minimum=6, maximum=12, unit="month"), "6-12 months"),
            (DurationRange(minimum=10, unit="year"), "10 years or more"),
            (DurationRange(minimum=1, unit="year"), "1 year or more"),
            (DurationRange(maximum=1, unit="year"), "up to 1 year"),
            (DurationRange(maximum=2, unit="year"), "up to 2 years"),
            (DurationRange(minimum=1, maximum=1, unit="month"), "1 month"),
            (DurationRange(minimum=Decimal("1.50"), maximum=Decimal("1.5"), unit="year"), "1.5 years"),
            (DurationRange(minimum=0, maximum=0, unit="year"), "0 years"),
        ],
    )
    def test_text(self, length: DurationRange, text: str) -> None:
        """A length is said with its unit, which a single one does not take in the plural."""
        assert str(length) == text

    @given(durations())
    def test_in_months(self, length: DurationRange) -> None:
        """Any length can be had in months, twelve to a year, and stays open where it was."""
        months = length.in_months()
        factor = {"year": 12, "month": 1}[length.unit]
        assert months.unit == "month"
        for end, other in ((length.minimum, months.minimum), (length.maximum, months.maximum)):
            assert other == (None if end is None else end * factor)
        assert months.in_months() == months


class TestShare:
    """Percentages of something."""

    @pytest.mark.parametrize("percent", [Decimal("100.01"), -1, 101])
    def test_ends(self, percent: Any) -> None:
        """A share lies between 0 and 100 percent."""
        with pytest.raises(ValueError, match=rf"^percent must be from 0 to 100, in percent, not {percent}$"):
            Share(percent)

    @pytest.mark.parametrize("percent", [0, 100, Decimal("69.6")])
    def test_inside(self, percent: Any) -> None:
        """Both ends are shares too."""
        assert Share(percent).percent == percent

    def test_float(self) -> None:
        """A float is refused."""
        with pytest.raises(TypeError, match="a float is not exact"):
            Share(0.19)  # type: ignore[arg-type]  # the point of the test

    def test_of_what(self) -> None:
        """What it is of is part of it, and of its text."""
        assert Share(19, of="resumes") != Share(19)
        assert str(Share(Decimal("19.0"), of="resumes")) == "19.0% of resumes"
        assert str(Share.parse(19)) == "19%"


def rating(**fields: Any) -> Rating:
    """A rating of 3 on a scale from 1 to 5, but for what is said otherwise."""
    return Rating(**{"value": 3, "scale": "importance", "lowest": 1, "highest": 5, "source": SURVEY, **fields})


class TestRating:
    """Ratings on a scale with its ends."""

    def test_standardised(self) -> None:
        """The scale's lowest is 0 and its highest 100."""
        assert [rating(value=each).standardised for each in (1, 3, 5)] == [0, 50, 100]
        assert rating(value=2, scale="level", lowest=0, highest=7).standardised.quantize(Decimal("0.01")) == Decimal(
            "28.57"
        )

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"value": 6}, "value: must lie on its scale, from 1 to 5, not 6"),
            ({"lowest": 5, "highest": 1}, "lowest: the scale is upside down: 5 to 1"),
            ({"lowest": 3, "highest": 3}, "lowest: the scale is upside down: 3 to 3"),
        ],
    )
    def test_broken_rules(self, fields: dict[str, Any], rule: str) -> None:
        """A rating lies on its scale, and the scale is the right way up."""
        with pytest.raises(BrokenRulesError) as caught:
            rating(**fields)
        assert str(caught.value) == f"Rating: {rule}"

    @pytest.mark.parametrize("n", [0, -1, True, Decimal(8), pytest.param(10**5000, id="huge")])
    def test_raters(self, n: Any) -> None:
        """The number of raters is a whole number from 1, of a sensible size."""
        with pytest.raises(ValueError, match=r"^n must be a whole number from 1 to 999,999,999, not "):
            rating(n=n)

    def test_measure_is_the_scale(self) -> None:
        """Two scales of one name and other ends are two measures; how a number is written makes no difference."""
        assert rating().measure == rating(lowest=Decimal("1.0"), scale="IMPORTANCE").measure
        assert rating().measure != rating(highest=7).measure


class TestSkill:
    """Skills and the ratings in them."""

    @pytest.mark.parametrize("rank", [0, -1, True, 1.5, "1", 10**10])
    def test_rank(self, rank: Any) -> None:
        """A rank is a whole number from 1."""
        with pytest.raises(ValueError, match=r"^rank must be a whole number from 1 to 999,999,999, not "):
            ri.Skill(name="CRM", source=SURVEY, rank=rank)

    def test_ratings_of_a_dated_skill_have_dates(self) -> None:
        """In a file the skill's date stands for its ratings', so a dated skill holds no undated rating."""
        with pytest.raises(BrokenRulesError, match=r"^Skill: importance: a rating of a dated skill needs a date too"):
            ri.Skill(name="CRM", source=SURVEY, as_of="2024", importance=rating())
        assert ri.Skill(name="CRM", source=SURVEY, importance=rating(as_of="2020")).importance is not None

    def test_only_one_source(self) -> None:
        """One source's skills come without what another source rates them."""
        other = SOURCES[0]
        skill = ri.Skill(name="CRM", source=SURVEY, importance=rating(source=other), level=rating())
        role = ri.Role(id="a", title="A", skills=[skill])
        [kept] = role.only(source="survey").skills
        assert (kept.importance, kept.level) == (None, rating())
        assert role.only(source="survey").sources == (SURVEY,)

    def test_named(self) -> None:
        """A skill is found by its name in any case, from every source."""
        skills = ri.Role(
            id="a",
            title="A",
            skills=[
                ri.Skill(name="CRM", source=SURVEY),
                ri.Skill(name="crm", source=SOURCES[0]),
                ri.Skill(name="C", source=SURVEY),
            ],
        ).skills
        assert [skill.name for skill in skills.named("Crm")] == ["crm", "CRM"]
        assert [skill.name for skill in skills.select(source="survey")] == ["CRM", "C"]
        assert skills.select(kind="software") == type(skills)()
        assert skills.select(kind="skill") == skills


class TestPlace:
    """Places by their codes."""

    @pytest.mark.parametrize("text", ["US", "NZ", "US-WA", "US-DC", "San Francisco, CA", "Winston-Salem, Old Town, NC"])
    def test_inverses(self, text: str) -> None:
        """What is read from text prints that text."""
        assert str(Place.parse(text)) == text
        assert Place.parse(str(Place.parse(text))) == Place.parse(text)

    @pytest.mark.parametrize("code", US_STATES)
    def test_every_state(self, code: str) -> None:
        """Every state is read by its code and called by code, postal code and name."""
        place = Place.parse(f"US-{code}")
        assert (place.kind, place.name, place.state) == ("state", US_STATES[code], code)
        assert all(place.is_named(name) for name in (code, code.lower(), f"us-{code}", US_STATES[code].upper()))

    @pytest.mark.parametrize(
        "text",
        ["", "us", "USA", "XX", "US-XX", "US-wa", "WA", "Washington", "Springfield", "Paris, XX", ", CA", None, 5],
    )
    def test_refused(self, text: Any) -> None:
        """Anything else is refused with what is read: nothing is guessed."""
        with pytest.raises(ValueError, match="must be a place, as 'US', 'US-WA' or 'San Francisco, CA', or a table"):
            Place.parse(text)

    def test_state_of_a_city(self) -> None:
        """A city's state is in its code; a metropolitan area's is not told."""
        assert Place.parse("Freeport, NY").state == "NY"
        assert Place("metro", "41860", "San Francisco-Oakland, CA").state is None
        assert Place("state", "elsewhere").state is None

    def test_a_city_is_not_called_by_its_state(self) -> None:
        """A postal code means the state, not each city in it."""
        assert not Place.parse("Freeport, NY").is_named("NY")

    @given(places(), places())
    def test_keys(self, one: Place, other: Place) -> None:
        """Two places have one key only where kind and code are one."""
        assert (one.key == other.key) == ((one.kind, one.code) == (other.kind, other.code))

    def test_kind(self) -> None:
        """A kind is one of those known."""
        with pytest.raises(ValueError, match="must be one of nation, state, metro, nonmetro, city, not 'planet'"):
            Place("planet", "Earth")  # type: ignore[arg-type]  # the point of the test


class TestIndustry:
    """Industries by code or name."""

    def test_called(self) -> None:
        """Name and code are known in any case."""
        assert Industry("Health Care", "62A").is_named("62a")
        assert Industry("Health Care", "62A").is_named("HEALTH  care")
        assert not Industry("Health Care").is_named("62")

    def test_key(self) -> None:
        """The code tells industries apart, else the name without its case."""
        assert Industry("Retail").key == Industry.parse("retail").key
        assert Industry("Retail", "44-45").key != Industry("Retail").key


class TestSource:
    """Where facts come from."""

    def test_series(self) -> None:
        """A source is a series of its own unless it says another."""
        assert SURVEY.series == "survey"
        assert SURVEY.is_named("survey")

    @pytest.mark.parametrize("rank", [True, 1.0, "1", None, 10**10])
    def test_rank(self, rank: Any) -> None:
        """A rank is a whole number, and no truth value."""
        with pytest.raises(ValueError, match=r"^rank must be a whole number from "):
            Source(id="a", title="A", publisher="A", license="A", rank=rank)

    @pytest.mark.parametrize("id_", ["", "A", "a b", "a--b", "-a", "a-", "a_b", "é", "a" * 101, None, 5])
    def test_id(self, id_: Any) -> None:
        """An id is small letters and digits with single hyphens or points between them."""
        with pytest.raises((ValueError, TypeError)):
            Source(id=id_, title="A", publisher="A", license="A")

    def test_text(self) -> None:
        """A source says by whom, what, which release and of what date its figures are."""
        assert str(SURVEY).startswith("Survey\n")
        assert "Publisher  Example" in str(SURVEY)
        assert "Figures of" not in str(SURVEY)
        assert SURVEY.citation(SURVEY.date) == "Example: Survey, undated"
        dated = Source(id="a", title="Data", publisher="Bureau", license="A", release="30.3", date="2026-05")
        words = " ".join(str(dated).split())
        assert "Publisher Bureau" in words
        assert "Release 30.3 Figures of May 2026" in words


class TestOtherFacts:
    """Rules of the facts that hold neither pay nor ratings."""

    @pytest.mark.parametrize(
        ("make", "rule"),
        [
            (lambda: ri.Years(2028, 2018), "Years: start: the range is upside down: start 2028 is not before end 2018"),
            (lambda: ri.Years(2018, 2018), "Years: start: the range is upside down: start 2018 is not before end 2018"),
            (
                lambda: ri.OutlookFigure(source=SURVEY, about="jobs", value=-1),
                "OutlookFigure: value: jobs is not negative: -1",
            ),
            (
                lambda: ri.OutlookFigure(source=SURVEY, about="job_satisfaction", value=-1),
                "OutlookFigure: value: job satisfaction is not negative: -1",
            ),
            (
                lambda: ri.PeopleFigure(source=SURVEY, dimension="sex", value=50),
                "PeopleFigure: group: a share must name the group of people it is of",
            ),
            (
                lambda: ri.PeopleFigure(source=SURVEY, dimension="sex", group="women", value=101),
                "PeopleFigure: value: a share, in percent, must be from 0 to 100, not 101",
            ),
            (
                lambda: ri.PeopleFigure(source=SURVEY, dimension="sex", statistic="average", value=50),
                "PeopleFigure: statistic: only an age has an average, not sex",
            ),
            (
                lambda: ri.ExperienceFact(source=SURVEY, about="training"),
                "ExperienceFact: length: must say a length, a text or both",
            ),
            (
                lambda: ri.StatedGap(source=SURVEY, base=ri.GapEnd(about="low"), end=ri.GapEnd(about="high")),
                "StatedGap: difference: must say either a difference in money or a value with its unit",
            ),
            (
                lambda: ri.StatedGap(source=SURVEY, base=ri.GapEnd(about="low"), end=ri.GapEnd(about="high"), value=5),
                "StatedGap: unit: a value needs its unit (percent, points or unstated), and a unit its value",
            ),
            (
                lambda: ri.StatedMove(source=SURVEY, about="after", title="Head", own_skills=["CRM", " "]),
                "StatedMove: own_skills: must be names of skills, not ('CRM', ' ')",
            ),
        ],
    )  # fmt: skip
    def test_broken_rules(self, make: Any, rule: str) -> None:
        """Each rule is told with its field."""
        with pytest.raises(BrokenRulesError) as caught:
            make()
        assert str(caught.value) == rule

    def test_growth_may_be_negative(self) -> None:
        """A role may shrink."""
        assert ri.OutlookFigure(source=SURVEY, about="growth", value=-8).value == -8
        assert ri.OutlookFigure(source=SURVEY, about="net_change", value=-8).unit == "jobs"

    @pytest.mark.parametrize("year", [1799, 2201, "2018", 2018.0, True])
    def test_years(self, year: Any) -> None:
        """A year is one of the calendar."""
        with pytest.raises(ValueError, match=r"^start must be a calendar year, not "):
            ri.Years(year, 2030)

    @pytest.mark.parametrize("openings", [-1, True, 1.5, 10**10])
    def test_openings(self, openings: Any) -> None:
        """Openings are counted from 0."""
        with pytest.raises(ValueError, match=r"^openings must be a whole number from 0 to 999,999,999, not "):
            ri.EmployerFact(source=SURVEY, name="UBS", about="openings", openings=openings)

    def test_a_text_is_no_list(self) -> None:
        """A single text given for a list is refused, not taken apart into letters."""
        with pytest.raises(TypeError, match=r"^levels must be a list, not the text 'entry'$"):
            ri.Seniority(source=SURVEY, levels="entry")  # type: ignore[arg-type]  # the point of the test
        with pytest.raises(TypeError, match=r"^own_skills must be a list, not the text 'CRM'$"):
            ri.StatedMove(source=SURVEY, about="after", title="Head", own_skills="CRM")
        with pytest.raises(TypeError, match="path must be a list of field names and keys, not the text 'salary'"):
            ri.Caveat("odd", "text", "salary")

    def test_levels(self) -> None:
        """A role has at least one level, and levels that are known."""
        with pytest.raises(ValueError, match="levels must have at least one item"):
            ri.Seniority(source=SURVEY, levels=())
        with pytest.raises(ValueError, match="must be one of entry, mid, senior, director, executive, not 'boss'"):
            ri.Seniority(source=SURVEY, levels=["boss"])  # type: ignore[list-item]  # the point of the test
        assert str(ri.Seniority(source=SURVEY, levels=["entry", "mid"])) == "entry to mid"
