"""Roles of the United Kingdom: their figures as ONS published them, and the rules by which they are found."""

import pickle
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from matplotlib.text import Text

import roleinfo as ri
from roleinfo.catalog.bundle import BundleLayer
from roleinfo.errors import AmbiguousTitleError, InvalidArgumentError, RoleNotFoundError
from roleinfo.model._results import Result
from roleinfo.titles.country_titles import OWN_TITLES
from roleinfo.typing import Component

BUNDLE = Path(str(files("roleinfo").joinpath("data", "roleinfo.db")))
Kind = tuple[Component, str]
PER_HOUR: Kind = ("ashe_hourly", "all employees")
PER_YEAR: Kind = ("ashe_annual", "full-time employees")


def figure(id_: str, statistic: str, of: Kind) -> ri.SalaryEstimate:
    """A figure of a role by statistic, component and universe."""
    component, universe = of
    [found] = [
        each for each in ri.role(id_).salary.select(component=component).candidates(statistic)
        if each.universe == universe
    ]  # fmt: skip
    return found


@pytest.fixture(scope="module")
def units() -> list[ri.Role]:
    """The roles of the unit groups."""
    return [role for role in ri.roles(country="GB") if len(role.id) == len("uk-2237")]


class TestFigures:
    """What ONS published of April 2024 and the tax year 2023-24."""

    @pytest.mark.parametrize(
        ("id_", "statistic", "of", "amount", "error"),
        [
            ("uk-223", "median", PER_HOUR, "21.79", "0.3"),
            ("uk-223", "mean", PER_HOUR, "22.11", "0.4"),
            ("uk-223", "median", PER_YEAR, "41357", "1.2"),
            ("uk-223", "mean", PER_YEAR, "42173", "1.0"),
            ("uk-2237", "median", PER_HOUR, "21.21", "0.7"),
            ("uk-2237", "mean", PER_HOUR, "21.91", "0.5"),
            ("uk-2237", "median", PER_YEAR, "40737", "1.4"),
            ("uk-2237", "mean", PER_YEAR, "41648", "1.3"),
        ],
    )
    def test_nurses(self, id_: str, statistic: str, of: Kind, amount: str, error: str) -> None:
        """ASHE Tables 14.6 and 14.7, 2024 provisional, with their coefficients of variation."""
        found = figure(id_, statistic, of)
        assert found.pay is not None
        assert (found.pay.amount, found.pay.currency, found.rse) == (Decimal(amount), "GBP", Decimal(error))
        assert (found.place, found.source.id) == (ri.Place("nation", "GB", "United Kingdom"), "ashe-2024")

    @pytest.mark.parametrize(("of", "counts"), [(PER_HOUR, (404, 310, 84, 3)), (PER_YEAR, (381, 212, 31, 13))])
    def test_counts(self, units: list[ri.Role], of: Kind, counts: tuple[int, ...]) -> None:
        """Of 412 unit groups so many have a median, both quartiles, both p10 and p90, and no figure at all."""
        known = [
            {each.statistic for each in role.salary if each.pay and (each.component, each.universe) == of}
            for role in units
        ]
        assert len(known) == 412
        assert counts == (
            sum("median" in names for names in known),
            sum({"p25", "p75"} <= names for names in known),
            sum({"p10", "p90"} <= names for names in known),
            sum(not names for names in known),
        )

    def test_dates(self) -> None:
        """Hourly and weekly pay is of April 2024, annual pay of the tax year to April 5."""
        dates = Counter((each.component, each.effective_date) for each in ri.role("uk-2237").salary)
        assert dates == {
            ("ashe_hourly", "2024-04"): 24, ("ashe_weekly", "2024-04"): 24, ("ashe_annual", "2024-04-05"): 24,
        }  # fmt: skip
        [caveat] = figure("uk-2237", "median", PER_YEAR).caveats
        assert caveat.message == (
            "Annual pay is of the tax year that ended on April 5, 2024, for employees in the same job for more than a "
            "year."
        )

    def test_headline(self) -> None:
        """The median: for a year of full-time employees, for an hour of all."""
        role = ri.role("uk-2237")
        assert role.salary.median is not None
        assert str(role.salary.median.pay) == "GBP 40,737 per year"
        hourly = role.salary.select(period="hour")
        assert (hourly.median, hourly.mean) == (
            figure("uk-2237", "median", PER_HOUR), figure("uk-2237", "mean", PER_HOUR)
        )  # fmt: skip

    def test_interval(self) -> None:
        """A median has an interval, since its error is published."""
        ends = figure("uk-2237", "median", PER_HOUR).interval()
        assert ends is not None
        assert [round(end.amount, 2) for end in ends] == [Decimal("20.97"), Decimal("21.45")]

    def test_withheld(self) -> None:
        """What is imprecise is suppressed, with the reason and its coefficient where one is printed."""
        found = figure("uk-111", "p90", PER_HOUR)
        assert (found.status, found.pay, found.rse) == ("suppressed", None, Decimal("46.0"))
        assert [caveat.message for caveat in found.caveats] == [
            "ONS withholds a figure whose coefficient of variation is above 20%."
        ]

    def test_all_withheld(self) -> None:
        """A group of which every figure is imprecise says who withholds them."""
        told = (
            "ONS did not release pay for bed and breakfast and guest house owners and proprietors in the United "
            "Kingdom."
        )
        guest_houses = ri.role("uk-625")
        assert {figure.status for figure in guest_houses.salary} == {"suppressed"}
        assert told in " ".join(str(guest_houses).split())
        assert ri.compare("uk-2237", guest_houses).summary == (told,)

    def test_no_figures(self) -> None:
        """A table that is disclosive says so; a group that ONS has no pay of in any table says it once."""
        absent = [
            (role.id, missing) for role in ri.roles(country="GB") for missing in role.missing
            if missing.path[0] == "salary"
        ]  # fmt: skip
        assert Counter(missing.code for _, missing in absent) == {"not-applicable": 2, "disclosive": 14}
        messages = dict(absent)
        assert messages["uk-1161"].message == (
            "ONS ASHE has no pay for Officers in armed forces: its publisher marks it as not applicable."
        )
        assert messages["uk-9233"].message == (
            "ONS ASHE has no weekly gross pay of full-time employees for Exam invigilators: it would disclose the pay "
            "of single employers or employees."
        )
        assert "ONS ASHE has no pay for Officers in armed forces" in " ".join(str(ri.role("uk-1161")).split())


class TestTest:
    """Two roles of one survey: their medians and percentiles are tested too."""

    def test_medians(self) -> None:
        """sqrt((40,737 x 1.4 %)^2 + (45,976 x 4.9 %)^2) x 1.645, with what ONS rounded."""
        pay = ri.compare("uk-2237", "uk-2231").salary
        assert pay.headline is not None
        assert pay.headline.left.statistic == "median"
        assert pay.headline.left.universe == "full-time employees"
        assert pay.headline.significant is True
        assert pay.headline.interval is not None
        [low, high] = [end.amount for end in pay.headline.interval]
        left, right = (each.standard_error for each in (pay.headline.left, pay.headline.right))
        assert left is not None
        assert right is not None
        assert float(high - low) == pytest.approx(2 * 1.6448536269514722 * float(left**2 + right**2) ** 0.5)

    def test_part_of_a_group(self) -> None:
        """Medians of a group and of its whole are not tested."""
        gap = ri.compare("uk-2237", "uk-223").salary.median
        assert gap is not None
        assert gap.significant is None
        assert gap.untested == "One group is part of the other, for which only means are tested."


class TestRole:
    """What a role says of itself, and what it does not have."""

    def test_codes(self) -> None:
        """Its code names the classification; the titles are the classification's, those of the survey aliases."""
        role = ri.role("uk-2237")
        assert [(code, code.scheme, code.scheme_name) for code in role.codes] == [
            ("uk-2237", "uksoc2020", "UK SOC 2020")
        ]
        assert (role.title, role.country) == ("Other registered nursing professionals", "GB")
        assert {"Staff nurse", "Other nursing professionals"} <= set(role.alternate_titles)

    def test_sections(self) -> None:
        """No source has its skills, moves or outlook, and it says so."""
        role = ri.role("uk-2237")
        assert not any((role.skills, role.moves, role.outlook))
        reasons = {missing.path: missing for missing in role.missing}
        assert {("skills",), ("moves",), ("outlook",), ("education",), ("experience",), ("people",)} <= reasons.keys()
        assert reasons["skills",].code == "not-in-country"
        assert reasons["skills",].message == (
            "No source in this catalog states skills for Other registered nursing professionals in the United Kingdom."
        )

    def test_sections_of_a_comparison(self) -> None:
        """A comparison says on one line which sections no source has of a country, and does not say it again."""
        diff = ri.compare("uk-2237", "uk-2231")
        full = " ".join(diff.to_text(full=True).split())
        told = (
            "Midwifery nurses: No source in this catalog states duties, education, experience and training, related "
            "roles, employment and outlook, demographics, or skills in the United Kingdom. [not-in-country]"
        )
        assert full.count(told) == 1
        of_duties = [each.code for each in diff.missing if each.path == ("right", "duties")]
        assert of_duties == ["not-in-country"]
        assert ri.RoleDiff.from_json(diff.to_json()) == diff

    def test_without_moves_and_places(self) -> None:
        """Verbs of careers, places and years say why there is nothing."""
        with pytest.raises(
            RoleNotFoundError, match="No source in this catalog states related roles for Midwifery nurses"
        ):
            ri.next_roles("uk-2231")
        midwives = ri.role("uk-2231")
        with pytest.raises(
            ri.NotComparableError, match="no figures by place are known for Midwifery nurses in the United"
        ):
            midwives.at("London")
        with pytest.raises(ri.NotComparableError, match="no figures by industry are known for Midwifery nurses in"):
            midwives.in_industry("hospitals")
        assert not midwives.salary.by_place()

    @pytest.mark.parametrize(
        "verb",
        [
            ri.next_roles, ri.previous_roles, ri.ladder, ri.bridge_skills, lambda id_: ri.career_move(id_, "uk-2237"),
            lambda id_: ri.career_paths("registered nurse", id_),
        ],
    )  # fmt: skip
    def test_careers(self, verb: Any) -> None:
        """The role is known; that there are no moves, and what can be done, is said in a sentence."""
        with pytest.raises(RoleNotFoundError) as caught:
            verb("uk-2231")
        assert caught.value.is_known
        assert str(caught.value) == str(pickle.loads(pickle.dumps(caught.value))) == (
            "No source in this catalog states related roles for Midwifery nurses in the United Kingdom. Compare its "
            "pay instead, or name an occupation of the United States."
        )  # fmt: skip

    def test_skills(self) -> None:
        """What needs skills says that no source states them there."""
        reason = "No source in this catalog states skills for Midwifery nurses in the United Kingdom"
        with pytest.raises(ri.NotComparableError, match=f"{reason}; name an occupation of the United States instead"):
            ri.distinctive_skills("uk-2231")
        for by in ("similarity", "jaccard", "learning"):
            [entry] = ri.compare_many(["registered nurse", "uk-2231"], by)
            assert entry.reason == f"{reason}."
        alike = ri.compare("registered nurse", "uk-2231").skills
        assert "Right: None of its skills, knowledge areas, or abilities is rated." in " ".join(str(alike).split())

    @pytest.mark.parametrize("by", ["growth", "employment", "openings"])
    def test_outlook(self, by: Any) -> None:
        """What needs projections or jobs says so too, whichever side lacks them."""
        for roles in (["uk-2231", "registered nurse"], ["registered nurse", "uk-2231"]):
            [entry] = ri.compare_many(roles, by)
            assert entry.reason == (
                "No source in this catalog states employment and outlook for Midwifery nurses in the United Kingdom."
            )

    def test_jobs(self) -> None:
        """Without jobs there is no weighted mean, and each role is named with the reason."""
        with pytest.raises(
            ri.NotComparableError, match="Midwifery nurses: No number of jobs is published for its mean"
        ):
            ri.weighted_mean(["uk-2237", "uk-2231"])

    def test_other_money(self) -> None:
        """Two countries' pay without rates: which money each is in, and what converts it."""
        with pytest.raises(ri.NotComparableError) as caught:
            ri.salary_gap("registered nurse", "uk-2231")
        assert caught.value.reasons[0] == (
            "pay is stated in USD for registered nurses and in GBP for midwifery nurses; state an exchange rate "
            "(rates=, --rates) to compare them"
        )

    def test_places_of_a_comparison(self) -> None:
        """A town is no place with figures of its own."""
        with pytest.raises(
            ri.PlaceNotFoundError, match="pay of these roles is published for the United Kingdom as a whole"
        ):
            ri.compare("uk-2237", "uk-2231", place="London")

    def test_classification(self) -> None:
        """No official table converts its codes."""
        with pytest.raises(ri.CodeNotFoundError, match="uk-2231 is an occupation in the United Kingdom; no official"):
            ri.convert_code("uk-2231", "soc2018")

    @pytest.mark.parametrize("name", ["GB", "UK", "uk", "United Kingdom", "Great Britain"])
    def test_nation(self, name: str) -> None:
        """Every name of the nation is read; a place in it is refused with where its figures are of."""
        role = ri.role("uk-2237").at(name)
        assert role.place == ri.Place("nation", "GB", "United Kingdom")
        assert role.salary.median == ri.role("uk-2237").salary.median

    def test_place_in_it(self) -> None:
        """A city's error says that figures are of the whole."""
        with pytest.raises(ri.NotComparableError, match="published for the United Kingdom as a whole"):
            ri.role("uk-2237").at("London")

    def test_missing_once(self) -> None:
        """The full text lists in one sentence all that no source states."""
        text = " ".join(ri.role("uk-2237").to_text(full=True).split())
        assert text.count("No source in this catalog states") == 1
        assert (
            "No source in this catalog states duties, education, experience and training, related roles, employment "
            "and outlook, demographics, or skills for Other registered nursing professionals in the United Kingdom."
        ) in text

    def test_round_trips(self) -> None:
        """Pickle and plain types keep it."""
        role = ri.role("uk-223")
        assert pickle.loads(pickle.dumps(role)) == role
        assert ri.Role.from_dict(role.to_dict()) == role

    def test_credit(self) -> None:
        """The license's credit stands wherever its figures do, in briefs and cards too."""
        credit = "Source: Office for National Statistics licensed under the Open Government Licence v.3.0"
        role = ri.role("uk-2237")
        results = (
            role, role.salary, role.salary.median, ri.compare(role, "uk-2231"), ri.salary_gap(role, "uk-2231"),
            ri.compare("registered nurse", role, rates="ecb"), ri.compare_many([role, "uk-2231"], by="median"),
            ri.market_ratio("GBP 40,000 per year", role),
        )  # fmt: skip
        for result in results:
            assert isinstance(result, Result)
            for form in (result.to_text, result.to_markdown, result.to_html):
                for text in (form(), form(full=True)):
                    assert credit in " ".join(text.split())
            assert credit in result._repr_html_()

    def test_credit_of_pictures(self) -> None:
        """A picture names its source with the credit, in its foot and in its description."""
        credit = "Source: Office for National Statistics licensed under the Open Government Licence v.3.0"
        diff = ri.compare("uk-2237", "uk-2231")
        ax = diff.salary.plot()
        assert credit in " ".join(" ".join(text.get_text() for text in ax.figure.findobj(Text)).split())
        assert credit in diff.to_html(full=True)

    def test_others_are_not_credited_so(self) -> None:
        """A brief of US figures has no licenses in its line of sources."""
        assert "licen" not in str(ri.compare("registered nurse", "physician assistant")).lower()


class TestLookUp:
    """By title in the United Kingdom alone where that is asked for, by id always."""

    @pytest.mark.parametrize(
        ("title", "id_"),
        [
            ("Nursing professionals", "uk-223"),
            ("staff nurse", "uk-2237"),
            ("other nursing professionals", "uk-2237"),
            ("Solicitor", "uk-2412"),
            ("midwives", "uk-2231"),
            ("Midwife", "uk-2231"),
            ("Veterinarians", "uk-2240"),  # the unit group, before the minor group that is called as it is
        ],
    )
    def test_titles(self, title: str, id_: str | None) -> None:
        """Exact and in normal form."""
        role = ri.get(title, country="GB")
        assert (role and role.id) == id_

    @pytest.mark.parametrize(
        ("title", "id_"),
        [
            ("GP", "uk-2211"), ("HGV driver", "uk-8211"), ("Headteacher", "uk-2321"), ("HR Manager", "uk-1136"),
            ("healthcare assistant", "uk-6131"), ("care worker", "uk-6135"), ("software developer", "uk-2134"),
        ],
    )  # fmt: skip
    def test_everyday_titles(self, title: str, id_: str) -> None:
        """Titles in daily use that no list has are found in a table of the library's own, which is no exact look-up."""
        assert ri.search(title, country="GB")[0].role_id == id_
        [match] = ri.match_titles([title], country="GB")
        assert (match.status, match.matches[0].role_id) == ("matched", id_)
        with pytest.raises(RoleNotFoundError, match="Did you mean"):
            ri.role(title, country="GB")

    def test_own_titles(self) -> None:
        """The table names roles that there are, and no title of it is in a published list of another role."""
        known = {id_: ri.role(id_) for id_ in OWN_TITLES}
        listed = {title.casefold() for role in ri.roles(country="GB") for title in (role.title, *role.alternate_titles)}
        own = [title.casefold() for titles in OWN_TITLES.values() for title in titles]
        assert len(known) == len(OWN_TITLES)
        assert len(own) == len({*own})
        assert not {*own} & listed

    def test_matched_as(self) -> None:
        """The list is named on which the look-up rested."""
        matched = ri.role("staff nurse", country="GB").matched_as
        assert matched is not None
        assert matched == ("Staff nurse", "related job titles (UK SOC 2020)")

    def test_ambiguous(self) -> None:
        """A title of several groups is refused with these."""
        with pytest.raises(AmbiguousTitleError) as caught:
            ri.role("manager", country="GB")
        assert len(caught.value.candidates) == 7

    @pytest.mark.parametrize("country", ["gb", "United Kingdom", " united kingdom", "GB"])
    def test_names_of_the_country(self, country: str) -> None:
        """The country is named by its letters or its name, in any case."""
        assert ri.role("staff nurse", country=country).id == "uk-2237"
        assert ri.search("staff nurse", country=country) == ri.search("staff nurse", country="GB")
        assert ri.role("15-1121", country="us") == ri.role("15-1121")

    @pytest.mark.parametrize("typed", ["UK-2237", " uk-2237 ", "uk\u20132237", "Uk-2237"])
    def test_ids_as_typed(self, typed: str) -> None:
        """An id is read in any case, with blanks around it, and with the dashes of a word processor."""
        assert ri.role(typed) == ri.role("uk-2237")
        assert ri.role(typed).matched_as is None
        assert ri.get(typed, country="US") == ri.role("uk-2237")
        assert typed not in ri.Catalog.default() or typed == "uk-2237"

    def test_ids_are_searched(self) -> None:
        """Searches and many titles find an id without the country being named; beside it titles are US ones."""
        [match, *_] = ri.search("uk-2237")
        assert (match.role_id, match.reason, match.probability) == ("uk-2237", "its id", None)
        rows = ri.match_titles(["uk-2237", "UK-223", "registered nurse", "uk-9999"])
        assert [(row.status, row.role_id) for row in rows] == [
            ("matched", "uk-2237"), ("matched", "uk-223"), ("matched", "29-1141.00"), ("none", None)
        ]  # fmt: skip
        assert not ri.search("uk-2237", country="US")

    @pytest.mark.parametrize(
        ("id_", "told"),
        [
            ("uk-2", ("No role matches 'uk-2'. uk-2 is a group that is no role here, with these groups in it: uk-21, "
             "uk-22, uk-23, uk-24.")),
        ],
    )  # fmt: skip
    def test_unknown_ids(self, id_: str, told: str) -> None:
        """An id without a role is refused by what it is, and no US title is guessed."""
        with pytest.raises(RoleNotFoundError) as caught:
            ri.role(id_)
        assert str(caught.value) == told

    def test_ids_without_such_a_country(self, without: ri.Catalog) -> None:
        """A bundle without roles of the United Kingdom says that it has none."""
        with pytest.raises(RoleNotFoundError, match="This catalog has no roles of the United Kingdom"):
            without.role("uk-2237")
        with pytest.raises(InvalidArgumentError, match=r"country must be one of US \(United States\), not 'gb'"):
            without.role("nurse", country="gb")
        assert not without.search("uk-2237")

    def test_unknown_country(self) -> None:
        """The countries that there are are listed."""
        for look_up in (ri.role, ri.get, ri.search):
            with pytest.raises(InvalidArgumentError) as caught:
                look_up("nurse", country="FR")
            assert str(caught.value) == "country must be one of GB (United Kingdom), US (United States), not 'FR'"
        with pytest.raises(InvalidArgumentError, match="country must be one of GB"):
            ri.match_titles(["nurse"], country="FR")
        with pytest.raises(InvalidArgumentError, match="country must be one of GB"):
            ri.roles(country="FR")

    def test_industry(self) -> None:
        """An industry is refused beside the country, whose jobs by industry are not known, and not passed over."""
        for look_up in (lambda: ri.search("nurse", industry="62", country="gb"),
                        lambda: ri.match_titles(["nurse"], industry="62", country="United Kingdom")):  # fmt: skip
            with pytest.raises(InvalidArgumentError, match="its jobs by industry are not in the bundle; leave it out"):
                look_up()
        assert ri.search("nurse", industry="62", country="US")

    def test_digits_alone(self) -> None:
        """They are never read; the error names the readings."""
        with pytest.raises(RoleNotFoundError) as caught:
            ri.role("2221")
        assert "isco-2221 (Nursing professionals, ISCO-08) or uk-2221 (Physiotherapists, UK SOC 2020)" in str(
            caught.value
        )
        assert ri.get("2231", country="GB") is None

    @pytest.mark.parametrize(
        ("query", "first"),
        [("uk-9999", "uk-9269"), ("uk-2238", "uk-2237"), ("UK-2238", "uk-2237")],
    )
    def test_unknown_id(self, query: str, first: str) -> None:
        """An id that no role has suggests those near to it, and how to list all, and no title by its letters."""
        with pytest.raises(RoleNotFoundError) as caught:
            ri.role(query)
        assert caught.value.suggestions == ()
        assert f"UK SOC 2020 has no such group. Near it are {first} (" in str(caught.value)
        assert str(caught.value).endswith("ri.roles(country='GB') has every id.")

    def test_search(self) -> None:
        """Spelling is forgiven; no probability is made up, since the model was calibrated on US titles."""
        first = ri.search("sofware engineer", country="GB")[0]
        assert (first.role_id, first.probability, first.group) == ("uk-2134", None, None)
        text = " ".join(str(ri.search("solicitor", country="GB")).split())
        assert "The best match is Solicitors and lawyers; probabilities are calibrated on US titles only." in text

    def test_many(self) -> None:
        """A title that one group alone has is matched; what is only similar is for review."""
        rows = ri.match_titles(["Staff nurse", "manager", "sofware engineer", "zzzz"], country="GB")
        assert [row.status for row in rows] == ["matched", "review", "review", "none"]
        assert rows[0].probability is None

    def test_own_roles(self) -> None:
        """Roles of one's own are of every country."""
        mine = ri.Catalog.of([ri.Role(id="keeper", title="Staff Nurse")]) | ri.Catalog.default()
        assert mine.role("staff nurse", country="GB").id == "keeper"
        assert "keeper" in {role.id for role in mine.roles(country="GB")}

    def test_apart(self) -> None:
        """Iteration, length and whole tables have US roles alone."""
        catalog = ri.Catalog.default()
        assert not [role.id for role in catalog if role.id.startswith("uk-")]
        assert len(catalog) == len(list(ri.roles())) == len(list(ri.roles(country="US")))
        assert len(list(ri.roles(country="GB"))) == 542
        assert "uk-2237" in catalog
        assert ri.role("uk-2237") in catalog
        assert not [match for match in ri.search("nurse") if match.role_id.startswith("uk-")]

    def test_several_by_id(self) -> None:
        """Verbs of many roles take ids of both countries."""
        ranking = ri.compare_many(["uk-2237", "uk-2231"], by="median")
        assert [entry.role.id for entry in ranking] == ["uk-2231"]


def wizard(nation: ri.Place, currency: str) -> ri.Catalog:
    """A catalog of one role of one's own, with pay in a country."""
    source = ri.Source(id="s", title="Our pay", publisher="Example Ltd", license="internal", date="2024-04")
    figure = ri.SalaryEstimate(
        statistic="median", pay=ri.Pay(40_000, currency, "year"), component="base", place=nation, source=source
    )
    return ri.Catalog.of([ri.Role(id="ours", title="Wizard", salary=[figure])])


class TestOwnCatalog:
    """A catalog of one's own roles alone is of the countries that their pay is of."""

    KINGDOM = wizard(ri.Place("nation", "GB", "United Kingdom"), "GBP")
    GERMANY = wizard(ri.Place("nation", "DE", "Germany"), "EUR")

    @pytest.mark.parametrize("country", ["GB", "uk", "United Kingdom"])
    def test_found(self, country: str) -> None:
        """Where its pay is of the country, every verb that takes a country finds its roles."""
        assert self.KINGDOM.role("wizard", country=country).id == "ours"
        assert [match.role_id for match in self.KINGDOM.search("wizrd", country=country)] == ["ours"]
        assert [role.id for role in self.KINGDOM.roles(country=country)] == ["ours"]
        assert self.KINGDOM.occupations(country=country) == ("ours",)
        assert [entry.role.id for entry in ri.top_roles(country=country, catalog=self.KINGDOM)] == ["ours"]

    def test_priced(self) -> None:
        """A roster is priced against its pay, at every place of the country and where none is written."""
        staff = [{"job": "Wizard", "site": site, "pay": "£50,000"} for site in ("Leeds", "", "Reading", "Denver, CO")]
        options: Any = {"period": "year", "country": "uk", "catalog": self.KINGDOM}
        priced = ri.price(staff, "job", "site", "pay", **options)
        assert [row.reason for row in priced] == [None, None, None, "foreign-place"]
        assert {row.ratio for row in priced[:3]} == {Decimal("1.25")}

    def test_a_country_without_data_here(self) -> None:
        """Of a country of which nothing else is known its own roles are found and priced too."""
        staff = [{"job": "Wizard", "site": site, "pay": "€50,000"} for site in ("Germany", "")]
        priced = ri.price(
            staff, "job", "site", "pay", period="year", country="DE", currency="EUR", catalog=self.GERMANY
        )
        assert [row.ratio for row in priced] == [Decimal("1.25")] * 2

    def test_refused(self) -> None:
        """A country that no role is of is refused with those that there are."""
        with pytest.raises(InvalidArgumentError) as caught:
            self.GERMANY.role("wizard", country="GB")
        assert str(caught.value) == "country must be one of DE (Germany), US (United States), not 'GB'"
        with pytest.raises(RoleNotFoundError, match="This catalog has no occupations of the United Kingdom by code"):
            self.KINGDOM.role("uk-2237")


class TestLists:
    """Lists over all roles of a country."""

    def test_occupations(self) -> None:
        """The 412 unit groups, without the groups of these."""
        ids = ri.Catalog.default().occupations(country="GB")
        assert len(ids) == 412
        assert {len(id_) for id_ in ids} == {len("uk-2237")}

    def test_top(self) -> None:
        """The highest medians of full-time employees; 381 have one, and none of all employees stands in for it."""
        tops = ri.top_roles(country="GB", limit=2)
        assert [str(entry.pay and entry.pay.pay) for entry in tops] == ["GBP 88,056 per year", "GBP 87,309 per year"]
        assert tops.counted == 381
        assert ri.top_roles(country="GB", place="UK").counted == 381

    @pytest.mark.parametrize(
        ("asked", "message"),
        [
            (
                {"by": "employment"},
                "by must be a statistic of pay with country='GB', not 'employment': no source states",
            ),
            ({"min_jobs": 500}, "min_jobs must be left out with country='GB', not 500: no source states jobs"),
            ({"degree": "bachelor"}, "degree must be left out with country='GB'"),
            ({"group": "29"}, "group must be left out with country='GB', not '29': groups go by SOC codes"),
            (
                {"place": "London"},
                "place must be left out with country='GB', not 'London': pay is published for the Un",
            ),
            ({"industry": "hospitals"}, "industry must be left out with country='GB'"),
        ],
    )
    def test_top_refused(self, asked: dict[str, Any], message: str) -> None:
        """What needs jobs, projections or places is refused with the reason."""
        with pytest.raises(InvalidArgumentError) as caught:
            ri.top_roles(**asked, country="GB")
        assert str(caught.value).startswith(message)

    @pytest.mark.parametrize("country", ["gb", "uk", "United Kingdom"])
    def test_names_of_the_country(self, country: str) -> None:
        """Lists and rosters take the country by any of its names, as look-ups do."""
        assert [*ri.top_roles(limit=3, country=country)] == [*ri.top_roles(limit=3, country="GB")]
        staff = [{"job": "Midwife", "site": "Leeds", "pay": "£50,000"}]
        [row] = ri.price(staff, "job", "site", "pay", period="year", country=country)
        assert row.status == "priced"

    def test_matrix(self) -> None:
        """All unit groups against each other, in pounds."""
        gaps = ri.gap_matrix(statistic="median", country="GB")
        assert gaps.currency == "GBP"
        assert all(id_.startswith("uk-") for id_ in gaps.ids)
        with pytest.raises(InvalidArgumentError, match="country must be left out where roles are given"):
            ri.gap_matrix(["uk-2237"], country="GB")


class TestMarket:
    """ASHE stands in for base pay, with what it counts."""

    def test_band(self) -> None:
        """A band around the annual median of full-time employees."""
        band = ri.SalaryBand.from_market("uk-2237")
        assert (str(band.midpoint), band.effective) == ("GBP 40,737 per year", "2024-04-05")
        assert [caveat.code for caveat in band.caveats] == ["not-job-matched", "incentives-included", "tax-year"]
        by_hour = ri.SalaryBand.from_market("uk-2237", period="hour")
        assert str(by_hour.midpoint) == "GBP 21.21 per hour"

    @pytest.mark.parametrize(
        ("pay", "value"),
        [("GBP 38,000 per year", "40737"), ("GBP 19.50 per hour", "21.21"), ("GBP 3,200 per month", "40737")],
    )
    def test_ratio(self, pay: str, value: str) -> None:
        """Pay is compared with the survey's pay of its own period."""
        assert ri.market_ratio(pay, "uk-2237", component="base").market_value.amount == Decimal(value)

    def test_share(self) -> None:
        """ONS publishes errors of percentiles, so nobody says that it does not."""
        position = ri.percentile_of("uk-2237", "GBP 19.50 per hour", component="base")
        assert "no-interval" not in {caveat.code for caveat in position.caveats}
        assert str(position.share) == "38.5%"

    def test_headline_workers(self) -> None:
        """Where the figure of full-time employees is withheld, that of all employees is no market value."""
        with pytest.raises(ri.NotComparableError):
            ri.market_ratio("GBP 20,000 per year", "uk-9233", component="base")

    def test_refusal_groups(self) -> None:
        """A component that is not published is refused with what there is, grouped, each by its argument."""
        with pytest.raises(ri.NotComparableError) as caught:
            ri.percentile_of("uk-2237", "GBP 38,000 per year", component="total")
        assert (
            "mean, median, and 10 percentiles of pay per year (component='ashe_annual'); mean, median, and 10 "
            "percentiles of pay per hour (component='ashe_hourly')"
        ) in str(caught.value)


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> ri.Catalog:
    """The bundle without any role of another country."""
    path = tmp_path_factory.mktemp("bundle") / "without.db"
    shutil.copy(BUNDLE, path)
    path.chmod(0o644)
    with closing(sqlite3.connect(path)) as database, database:
        for name in ("country_role", "country_title", "country_pay", "country_wage"):
            database.execute(f"DELETE FROM {name}")  # noqa: S608  # our own names
    return ri.Catalog([BundleLayer(path)])


class TestNothingChanged:
    """No title's answer is another since there are roles of the United Kingdom."""

    @staticmethod
    def titles() -> Iterator[str]:
        """Every UK title, and every fortieth of the US index."""
        with closing(sqlite3.connect(f"file:{BUNDLE}?mode=ro&immutable=1", uri=True)) as database:
            yield from (title for (title,) in database.execute("SELECT title FROM country_title ORDER BY 1"))
            yield from (title for (title,) in database.execute("SELECT title FROM country_role ORDER BY 1"))
            yield from (
                title for (title,) in database.execute("SELECT title FROM title_name WHERE name % 40 = 0 ORDER BY name")
            )

    @staticmethod
    def answer(catalog: ri.Catalog, title: str) -> object:
        """What a title finds: the id, the candidates, or nothing."""
        try:
            role = catalog.get(title)
        except AmbiguousTitleError as error:
            return tuple(candidate.role_id for candidate in error.candidates)
        return role and (role.id, role.matched_as)

    def test_found(self, without: ri.Catalog) -> None:
        """Look-ups find what they found."""
        catalog = ri.Catalog.default()
        titles = list(self.titles())
        assert len(titles) > 4000
        assert [title for title in titles if self.answer(catalog, title) != self.answer(without, title)] == []

    def test_searched(self, without: ri.Catalog) -> None:
        """Searches give what they gave, with the same probabilities."""
        catalog = ri.Catalog.default()
        assert [
            title for title in list(self.titles())[::60] if catalog.search(title, 5) != without.search(title, 5)
        ] == []
