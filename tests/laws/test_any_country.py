"""Nothing is of the United States alone: a country that does not exist has every result that they have."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import attrs
import numpy
import pandas
import pytest

import roleinfo as ri
from freedonia import CENSUS, FREEDONIA, SYLVANIA, money, roles
from roleinfo.diffs.samples import compare_places
from roleinfo.model._results import Result
from roleinfo.plots.drawing import alternative, svg

ROLES: Final = roles()
BAKERS, HERALDS, ENVOYS, MINISTERS = ROLES
CATALOG: Final = ri.Catalog.of(ROLES)
NURSES: Final = ri.role("registered nurse")
STAFF: Final = [
    {"id": at, "job": job, "place": place, "pay": pay, "grade": grade}
    for at, (job, place, pay, grade) in enumerate(
        [
            ("Bakers", "Freedonia", 45_000, "G1"), ("Bakers", "Sylvania", 33_000, "G1"),
            ("Heralds", "Freedonia", 50_000, "G2"), ("Heralds", "Sylvania", 48_000, "G2"),
            ("Envoys", "Remote", 80_000, "G3"), ("Envoys", "Zzyzx", 70_000, "G3"),
        ]
    )
]  # fmt: skip
GRADES: Final = {
    f"G{at}": ri.SalaryBand(money(low), money(low * 3 // 2)) for at, low in enumerate((34_000, 42_000, 60_000), 1)
}
FOREIGN: Final = re.compile(
    r"United States|\bU\.S\.|\bUS\b|USD|\b2,?080\b|\bBLS\b|OEWS|nationally|the nation\b|\$(?!\{)"
)


def _priced() -> ri.PricedRoster:
    return ri.price(
        STAFF, title="job", place="place", pay="pay", id="id", grade="grade", currency="FRD", period="year", hours=1800,
        structure=ri.PayStructure(GRADES), catalog=CATALOG,
    )  # fmt: skip


MADE: Final[Mapping[str, Callable[[], Any]]] = {
    "role": lambda: BAKERS,
    "role at its nation": lambda: BAKERS.at("Freedonia"),
    "role in a part": lambda: BAKERS.at(SYLVANIA),
    "figure": lambda: BAKERS.salary.median,
    "figure by the hour": lambda: BAKERS.salary.median.per_hour(1800),  # type: ignore[union-attr]
    "comparison": lambda: ri.compare(BAKERS, HERALDS),
    "comparison of places": lambda: ri.compare(BAKERS, BAKERS, place=("Sylvania", "Freedonia")),
    "comparison in two places": lambda: ri.compare(BAKERS.at("Sylvania"), BAKERS.at("Freedonia")),
    "comparison with the whole": lambda: ri.compare(BAKERS, BAKERS.at("Sylvania")),
    "salaries": lambda: ri.compare(BAKERS, HERALDS).salary,
    "gap": lambda: ri.salary_gap(BAKERS, ENVOYS),
    "outlook": lambda: ri.compare(BAKERS, ENVOYS).outlook,
    "skills": lambda: ri.compare(BAKERS, ENVOYS).skills,
    "to learn": lambda: ri.compare(BAKERS, ENVOYS).skills.to_learn,
    "ranking by pay": lambda: ri.compare_many(ROLES),
    "ranking by jobs": lambda: ri.compare_many(ROLES, by="employment"),
    "differences in pay": lambda: ri.gap_matrix(ROLES),
    "similarities": lambda: ri.similarity_matrix(ROLES),
    "top by pay": lambda: ri.top_roles(catalog=CATALOG),
    "top by growth": lambda: ri.top_roles("growth", catalog=CATALOG),
    "weighted mean": lambda: ri.weighted_mean(ROLES),
    "weighted mean in a part": lambda: ri.weighted_mean(BAKERS),
    "distinctive skills": lambda: ri.distinctive_skills(HERALDS, catalog=CATALOG),
    "percentile": lambda: ri.percentile_of(BAKERS, money(45_000), component="base"),
    "market ratio": lambda: ri.market_ratio(money(45_000), BAKERS, place="Sylvania"),
    "employees": lambda: ri.against_market({"Rufus": money(45_000), "Gloria": money(60_000)}, BAKERS),
    "band": lambda: ri.SalaryBand.from_market(BAKERS),
    "band by the hour": lambda: ri.SalaryBand.from_market(BAKERS).per_hour(1800),
    "structure": lambda: ri.PayStructure(GRADES),
    "move": lambda: ri.career_move("zz-1", "zz-2", catalog=CATALOG),
    "next roles": lambda: ri.next_roles("zz-1", catalog=CATALOG),
    "previous roles": lambda: ri.previous_roles("zz-4", catalog=CATALOG),
    "paths": lambda: ri.career_paths("zz-1", "zz-4", catalog=CATALOG),
    "ladder": lambda: ri.ladder("zz-2", catalog=CATALOG),
    "search": lambda: CATALOG.search("herald"),
    "titles": lambda: CATALOG.match_titles(["Baker", "Heralds"]),
    "places": CATALOG.places,
    "findings": lambda: ri.check(CATALOG),
    "roster": _priced,
    "line": lambda: _priced().market_line(),
    "areas": lambda: _priced().geographic_differentials(),
}


@pytest.fixture(scope="module", params=MADE)
def result(request: pytest.FixtureRequest) -> Any:
    """Each thing that can be made of the country's roles."""
    return MADE[request.param]()


def texts_of(result: Any) -> dict[str, str]:
    """A result in each of its forms."""
    shown = {"repr": repr(result), "str": str(result)}
    if isinstance(result, Result):
        shown |= {
            "text": result.to_text(full=True), "html": result.to_html(full=True), "csv": result.to_csv(),
            "markdown": result.to_markdown(full=True), "json": result.to_json(), "card": result._repr_html_(),
        }  # fmt: skip
    return shown


DRAWN: Final = (
    "comparison", "salaries", "band", "structure", "ladder", "roster",
)  # fmt: skip


def refusal(act: Callable[[], object]) -> str:
    """Why something is not comparable."""
    with pytest.raises(ri.NotComparableError) as caught:
        act()
    return str(caught.value)


def dollars(role: ri.Role) -> ri.Role:
    """The role as if its country paid in US dollars."""
    figures = [
        attrs.evolve(figure, pay=ri.Pay(figure.pay.amount, "USD", "year")) for figure in role.salary if figure.pay
    ]
    return attrs.evolve(role, salary=figures)


class TestResults:
    def test_no_form_is_of_the_united_states(self, result: Any) -> None:
        """No text, table or document names another country, its money, its agencies or its work year."""
        for form, text in texts_of(result).items():
            assert FOREIGN.findall(re.sub(r"\"\$schema\"|\$ref", "", text)) == [], form

    def test_frames_have_the_country_s_money(self, result: Any) -> None:
        """What a column of currencies or units says of money is said of the crown."""
        frame = result.to_frame() if isinstance(result, Result) else pandas.DataFrame()
        for name in {"currency", "unit", "pay_unit", "market_unit"} & {*frame.columns}:
            units = {str(value).split(" per ")[0].removesuffix(" a week") for value in frame[name].dropna()}
            assert units <= {"FRD", "percent", "points", "jobs", "openings a year", ""}

    @pytest.mark.parametrize("table", [ri.frames.roles, ri.frames.salaries, ri.frames.skills, ri.frames.moves])
    def test_whole_tables(self, table: Callable[..., Any]) -> None:
        """A frame of every role of the country names no other, and has its money alone."""
        frame = table(catalog=CATALOG)
        assert len(frame)
        assert FOREIGN.findall(frame.to_csv()) == []
        assert {*frame.get("currency", [])} <= {"FRD"}

    @pytest.mark.parametrize("name", DRAWN)
    def test_pictures(self, name: str) -> None:
        """Axes, marks and descriptions have the crown, and no other country's name."""
        drawn = MADE[name]()
        for text in (svg(drawn), alternative(drawn)):
            words = re.sub(r"<(?:style|path|use)[^>]*>|#[0-9a-f]+|transform=\"[^\"]*\"", "", text)
            assert FOREIGN.findall(words) == []
        more: dict[str, Any] = {"kind": "people"} if name == "roster" else {}
        assert "FRD" in svg(drawn, **more)

    @pytest.mark.parametrize("role", ROLES, ids=lambda role: role.title)
    def test_round_trips(self, role: ri.Role, tmp_path: Path) -> None:
        """A role of the country is the same after JSON and after a role file."""
        assert ri.Role.from_dict(json.loads(role.to_json())) == role
        path = tmp_path / "role.toml"
        path.write_text(role.to_toml(), encoding="utf-8")
        assert ri.Catalog.open(path).role(role.id) == role

    def test_report(self, tmp_path: Path) -> None:
        """A report in one file is of the country alone."""
        page = ri.report([BAKERS, HERALDS], tmp_path / "report.html").read_text(encoding="utf-8")
        body = re.sub(r"(?s)<style.*?</style>|<script.*?</script>|<svg.*?</svg>", "", page)
        assert FOREIGN.findall(body) == []

    def test_nothing_is_implausible(self) -> None:
        """What is usual in a country of which nothing is known is not measured by another's pay."""
        poor = attrs.evolve(BAKERS, salary=[attrs.evolve(figure, pay=money(3)) for figure in BAKERS.salary])
        assert [finding.code for finding in ri.check(poor)] == []


class TestSentences:
    def test_summary(self) -> None:
        """The place of pay is named, what is national of the same nation is not named again."""
        pay, _, growth, *_ = ri.compare(BAKERS, HERALDS).summary
        assert pay.startswith(
            "In Freedonia, heralds earn FRD 12,720 more per year than bakers, comparing mean base pay"
        )
        assert growth.startswith("Nationally, employment is projected to grow 2.5% for bakers and decline 1.5%")

    def test_a_part_against_the_whole(self) -> None:
        """A role that is limited to no place is of its own nation."""
        national = attrs.evolve(BAKERS, salary=BAKERS.salary.select(place=FREEDONIA))
        diff = ri.compare(national, BAKERS.at("Sylvania"))
        assert diff.summary[0].startswith("Bakers earn FRD 4,240 less per year in Sylvania than in Freedonia")

    def test_places(self) -> None:
        """Lists name the country of their figures."""
        assert "\nFreedonia\n" in ri.top_roles(catalog=CATALOG).to_text()
        assert "Place: Freedonia" in ri.weighted_mean(ROLES).to_text(full=True)

    def test_two_nations(self) -> None:
        """A comparison of two nations names both, and each figure's."""
        diff = ri.compare(NURSES, BAKERS)
        assert str(diff).splitlines()[1] == "United States and Freedonia"
        text = diff.to_text(full=True)
        assert "Mean annual base pay, Freedonia" in text
        assert "Mean annual wage, United States" in text
        assert diff.salary.headline is None


class TestHours:
    @pytest.mark.parametrize("period", ["hour", "day"])
    def test_a_figure_needs_the_hours(self, period: Any) -> None:
        """Pay for a year is no pay for an hour where nobody says of how many hours the year is."""
        median = BAKERS.salary.median
        assert median is not None
        assert "the hours of a full-time year are not known for pay in Freedonia" in refusal(lambda: median.per(period))
        assert str(median.per_hour(1600).pay) == "FRD 25 per hour"
        assert str(median.per("month").pay) == "FRD 3,333.333333333333 per month"

    def test_a_band_needs_the_hours(self) -> None:
        """Neither does a band, whether it was priced from a figure or not."""
        words = (
            "Not comparable: the hours of a full-time year are not known for pay in {}: state them, "
            "as per('hour', hours=...)"
        )
        assert refusal(ri.SalaryBand.from_market(BAKERS).per_hour) == words.format("Freedonia")
        assert refusal(GRADES["G1"].per_hour) == words.format("FRD")
        assert refusal(ri.SalaryBand(*(ri.Pay(at, "GBP", "year") for at in (20_000, 30_000))).per_hour) == words.format(
            "the United Kingdom"
        )
        assert str(GRADES["G1"].per_hour(1700).minimum) == "FRD 20 per hour"

    def test_united_states_count_by_hours(self) -> None:
        """BLS counts a year as 2,080 hours; pay in US dollars whose place is not stated is taken for theirs."""
        mean = NURSES.salary.mean
        assert mean is not None
        assert mean.per_hour() == mean.per_hour(2080)
        band = ri.SalaryBand(ri.Pay(41_600, "USD", "year"), ri.Pay(62_400, "USD", "year"))
        assert str(band.per_hour().minimum) == "USD 20 per hour"

    def test_dollars_elsewhere(self) -> None:
        """The place of a figure counts, not its currency."""
        median = dollars(BAKERS).salary.median
        assert median is not None
        assert "for pay in Freedonia" in refusal(median.per_hour)

    def test_a_roster_needs_the_hours(self) -> None:
        """Hourly pay is priced against yearly figures only where the hours are stated."""
        rows = [{"job": "Bakers", "place": "Freedonia", "pay": 25}]
        columns: dict[str, Any] = {
            "title": "job", "place": "place", "pay": "pay", "currency": "FRD", "period": "hour", "catalog": CATALOG,
        }  # fmt: skip
        assert [row.reason for row in ri.price(rows, **columns)] == ["no-hours"]
        assert [row.ratio for row in ri.price(rows, hours=1600, **columns)] == [1]


class TestMixing:
    @pytest.mark.parametrize("own", [BAKERS, dollars(BAKERS)], ids=["in crowns", "in dollars"])
    def test_a_mean_is_refused(self, own: ri.Role) -> None:
        """No mean is of two countries, whatever their money."""
        with pytest.raises((ri.NotComparableError, ri.CurrencyMismatchError), match=r"country|cannot be combined"):
            ri.weighted_mean([NURSES, own])

    @pytest.mark.parametrize("by", ["median", "employment", "growth"])
    def test_a_list_leaves_out(self, by: Any) -> None:
        """A top list is of the country that most roles are of; the others are named."""
        mine = [NURSES, *map(dollars, ROLES)]
        tops = ri.top_roles(by, catalog=ri.Catalog.of(mine))
        assert (len(tops), tops.unlike, tops.without) == (4, ("Registered Nurses",), 0)
        assert "of another country or currency: Registered Nurses." in str(tops).replace("\n", " ")

    def test_a_ranking_says_why(self) -> None:
        """A role of another country has no rank, and the reason."""
        ranking = ri.compare_many([BAKERS, HERALDS, NURSES])
        assert [(entry.role.title, entry.rank) for entry in ranking] == [("Heralds", 1), ("Registered Nurses", None)]
        assert ranking[1].reason

    def test_a_matrix_leaves_out(self) -> None:
        """A matrix is in one currency, and no pair in it is of two countries."""
        gaps = ri.gap_matrix([BAKERS, HERALDS, NURSES])
        assert [(out.id, out.code) for out in gaps.left_out] == [("29-1141.00", "other-currency")]
        mixed = ri.gap_matrix([dollars(BAKERS), dollars(HERALDS), NURSES])
        assert numpy.isnan(mixed.difference[:2, 2]).all()

    def test_a_move_has_no_difference_in_pay(self) -> None:
        """A step from one country to another changes pay by an amount that nobody knows."""
        abroad = attrs.evolve(
            MINISTERS, moves=[ri.StatedMove(about="after", title="RN", role=NURSES.id, source=CENSUS)]
        )
        catalog = ri.Catalog.of([abroad]).over(ri.Catalog.default())
        assert ri.career_move("zz-4", NURSES.id, catalog=catalog).pay is None

    def test_places_of_two_nations_lie_apart(self) -> None:
        """A state of one nation is no part of another; a part of a nation is a part of it."""
        colorado, states = ri.Place.parse("US-CO"), ri.Place.parse("US")
        assert compare_places(colorado, FREEDONIA) == compare_places(FREEDONIA, states) == "apart"
        assert compare_places(SYLVANIA, states) == compare_places(SYLVANIA, colorado) == "apart"
        assert (compare_places(FREEDONIA, SYLVANIA), compare_places(SYLVANIA, FREEDONIA)) == ("left", "right")


class TestAbroad:
    @pytest.mark.parametrize("place", ["GB", "United Kingdom", ri.Place.parse("GB"), FREEDONIA])
    def test_a_us_role_has_no_figures_there(self, place: Any) -> None:
        """A role of the United States at another nation is empty with the reason, and back at home as it was."""
        there = NURSES.at(place)
        assert not any((there.salary, there.outlook, there.people, there.places, there.industries))
        assert [gap.code for gap in there.missing if gap.path == ("salary",)] == ["not-published-here"]
        assert FOREIGN.findall(str(there).split("[1]", maxsplit=1)[0].replace("BLS", "")) == []
        assert there.at(None) == NURSES
        assert there.at("CO") == NURSES.at("CO")

    def test_the_reason_names_the_country(self) -> None:
        """The message and the brief say where nothing is published."""
        there = NURSES.at("GB")
        assert there.missing[-1].message == "No figures are published for Registered Nurses in the United Kingdom."
        assert "No wage is published for 29-1141.00 in the United Kingdom." in str(there)

    def test_a_role_that_has_no_such_figures(self) -> None:
        """A role of one's own names the places that it has."""
        assert "its own figures are of Freedonia; Sylvania" in refusal(lambda: BAKERS.at("GB"))
        assert "its own figures are of Freedonia; Sylvania" in refusal(lambda: BAKERS.at("US"))

    def test_a_roster_is_priced_where_it_works(self) -> None:
        """Each row is priced in its own country, at its own part or nation, and a US title is not priced abroad."""
        priced = _priced()
        assert [(row.reason, row.market and row.market.place.code) for row in priced] == [
            (None, "ZZ"), (None, "ZZ-SY"), (None, "ZZ"), (None, "ZZ-SY"), (None, "ZZ"), ("place-unknown", None),
        ]  # fmt: skip
        assert [(area.place.name, area.differential) for area in priced.geographic_differentials()] == [
            ("Sylvania", Decimal("-0.1"))
        ]
        both = CATALOG.over(ri.Catalog.default())
        rows = [{"job": "29-1141", "place": "Freedonia", "pay": 50_000}]
        [row] = ri.price(rows, code="job", place="place", pay="pay", period="year", catalog=both)
        assert (row.reason, row.market) == ("no-market-value", None)
