"""Every result shows itself: in HTML that needs nothing else, and in Markdown with the same blocks."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import attrs
import pytest

import roleinfo as ri
from roleinfo.model._results import Result
from roleinfo.model.fact import Fact, Section
from roleinfo.render import markdown
from roleinfo.render.outline import Part
from roleinfo.views import comparison
from roleinfo.views.comparison_tables import ComparisonTables
from shown import BARE, HOSTILE, TITLES, displays as every_display
from tags import Tags

SHOWN = every_display()


def plain(shown: Any) -> str:
    """The card of a result without its styles."""
    return re.sub(r' style="[^"]*"', "", shown.to_html())


def classes(base: type[Any]) -> Iterator[type[Any]]:
    """All classes below this one that the package has."""
    for each in base.__subclasses__():
        if each.__module__.startswith("roleinfo."):
            yield each
        yield from classes(each)


def test_nothing_is_forgotten() -> None:
    """There is a display of every class that has one, subclasses for the sections that they are of."""
    for module in walk_packages(ri.__path__, "roleinfo."):
        if module.name.partition(".")[2].split(".")[0] in ("model", "diffs", "careers", "titles", "checks"):
            import_module(module.name)
    made = {each for shown in SHOWN.values() for each in type(shown).__mro__}
    inner = {"Gaps", "Labelled"}
    lacking = {
        each.__name__
        for each in classes(Result)
        if each not in made and each.__name__ not in inner and not issubclass(each, Section | Fact)
    }
    assert not lacking


@pytest.mark.parametrize("name", SHOWN)
def test_display(name: str) -> None:
    """It is whole HTML with a heading, without ids, scripts, styles or other files, and the same each time."""
    shown = SHOWN[name]
    told = shown.to_html()
    assert told == shown.to_html()
    assert "<details" in shown._repr_html_() or told == shown._repr_html_()
    found = Tags(told)
    assert not found.open
    assert [tag for tag, _ in found.found[:2]] == ["div", "h3"]
    tags = {tag for tag, _ in found.found}
    assert not tags & {"script", "style", "svg", "link", "iframe", "b", "i"}
    assert not [key for _, given in found.found for key in given if key == "id" or key.startswith("on")]
    images = [given for tag, given in found.found if tag == "img"]
    assert all(given["alt"] and str(given["src"]).startswith("data:image/svg+xml;base64,") for given in images)
    assert all("src" not in given for tag, given in found.found if tag != "img")
    assert all("scope" in given for tag, given in found.found if tag == "th")
    assert shown._repr_markdown_().replace("<span>&#36;</span>", "$") == shown.to_markdown().replace("\\$", "$")
    assert shown.to_markdown().startswith("# ")


class TestWhatIsMissing:
    """What cannot be compared and what is not there stands in sight."""

    def test_warnings_are_never_folded(self) -> None:
        """In full, notes and what was not compared are parts of their own, and nothing of it folds."""
        diff = SHOWN["diff"]
        assert isinstance(diff, ri.RoleDiff)
        looks = {each.heading.text: each.look for each in diff._view().full_blocks(diff) if isinstance(each, Part)}
        assert {"Pay", "Not compared", "Missing data", "Notes", "Sources"} <= looks.keys()
        assert {looks[name] for name in ("Not compared", "Missing data", "Notes")} == {"warning"}
        assert "<details" not in diff.to_html(full=True)

    def test_decisive_notes_stand_in_the_brief(self) -> None:
        """What can turn a conclusion is set apart, before the table."""
        told = SHOWN["diff of written roles"].to_html()
        assert 0 < told.index("Two jobs stand under this title") < told.index("<table")

    def test_pay_of_a_role_is_qualified(self) -> None:
        """The brief of a role says that its wage is of a class, a full-time rate, or leaves many workers out."""
        notes = {name: " ".join(str(ri.role(name)).split()) for name in ("critical care nurse", "hairdressers")}
        assert (
            "! The wage for critical care nurses is that of all Registered Nurses (29-1141)."
            in notes["critical care nurse"]
        )
        assert "! Annual pay assumes 2,080 hours" in notes["hairdressers"]
        assert "! OEWS wages exclude the self-employed" in notes["hairdressers"]
        assert "!" not in str(ri.role("registered nurse"))

    def test_national_figures_beside_those_of_a_place(self) -> None:
        """Where a comparison is of a place, projections of the nation are marked."""
        assert "2024-34, national" in ri.compare("registered nurse", "29-1071", place="CA").to_text(width=120)
        assert ", national" not in ri.compare("registered nurse", "29-1071").to_text(width=120)

    def test_withheld_figures_say_so(self) -> None:
        """A suppressed figure has the word, a top-coded one its end."""
        assert 'no figure: suppressed by "Pub" <i>' in Tags(SHOWN["suppressed"].to_html()).text
        assert "at least $239,200 per year (top-coded by" in Tags(SHOWN["top-coded"].to_html()).text

    def test_a_gap_says_why_it_cannot_be_tested(self) -> None:
        """Without a sampling error, or with one, which then is told with what it takes for granted."""
        median = ri.compare("registered nurse", "physician assistant").salary.median
        assert median
        assert "BLS publishes no sampling error for percentiles; only means are tested." in Tags(median.to_html()).text
        made = SHOWN["made gap"]
        assert isinstance(made, ri.SalaryGap)
        full = Tags(made.to_html(full=True)).text
        assert "statistically significant (90% confidence interval: $9,190 to $10,810" in full
        assert "Assumptions: " in full

    def test_a_bare_role(self) -> None:
        """It says that there is nothing."""
        assert "No source in this catalog states pay for Nothing but a title." in Tags(BARE.to_html()).text
        assert "No source in this catalog covers this role." in Tags(BARE.to_html(full=True)).text

    def test_a_matrix_tells_what_it_leaves_out(self) -> None:
        """The first rows, how many more there are, and the roles that have no place."""
        told = Tags(SHOWN["pay of all"].to_html()).text
        assert re.search(r"\d{3} more rows and \d{3} more columns\.", told)
        assert "26 roles left out. One for each reason: " in told
        assert "Actors (Its mean is published per hour only and is not converted)" in told
        likeness = str(ri.similarity_matrix(["registered nurse", "physician assistant", "account manager"]))
        assert "1 role left out. One for each reason: Account Manager (" in " ".join(likeness.split())


class TestWhose:
    """A section of pay that stands alone says whose pay it is, where its figures do."""

    NURSES = "Registered Nurses (29-1141)"

    @pytest.mark.parametrize("name", ["gap", "salary", "places", "best"])
    def test_class(self, name: str) -> None:
        """The class stands in the heads of the table, in the heading, or in the line below it."""
        shown = SHOWN[name].to_html()
        heads = re.findall(r"<h3.*?</h3>(?:<div.*?</div>)?|<thead>.*?</thead>", shown, re.DOTALL)
        assert any(self.NURSES in each for each in heads)
        assert "Left" not in Tags(shown).text

    def test_own_class(self) -> None:
        """A figure of a class that is no broader than its role gives the class too, by title and code."""
        practitioner = ri.compare("nurse practitioner", "29-1071")
        assert practitioner.salary.mean
        assert '<th scope="col">Nurse Practitioners (29-1171)</th>' in plain(practitioner.salary.mean)

    def test_code_alone(self) -> None:
        """A figure with a class's code and not its title gives the code."""
        gap = ri.compare("nurse practitioner", "29-1071").salary.mean
        assert gap
        without = attrs.evolve(gap, left=attrs.evolve(gap.left, class_title=None))
        assert '<th scope="col">OEWS class 29-1171</th>' in plain(without)

    def test_united_kingdom(self) -> None:
        """Sides of UK roles have their titles, in each form of the gap, and so has a figure by itself."""
        gap = ri.salary_gap("uk-2237", "uk-2231")
        for shown in (str(gap), gap.to_markdown(), plain(gap)):
            assert "Midwifery nurses (2231)" in shown
            assert "ASHE class" not in shown
        [row] = gap.to_frame("polars").to_dicts()
        assert row["left_class"] == "Other registered nursing professionals (2237)"
        assert "Other registered nursing professionals (2237)" in str(gap.left)

    def test_one_class_twice(self) -> None:
        """The side tells two figures of one class apart."""
        gap = ri.compare("registered nurse", "registered nurse", place=("CA", "TX")).salary.mean
        assert gap
        assert f'<th scope="col">{self.NURSES}, left</th>' in plain(gap)

    def test_unnamed(self) -> None:
        """Figures that name no class stand left and right."""
        assert '<th scope="col">Left</th><th scope="col">Right</th>' in plain(SHOWN["made gap"])


class TestHowMuchIsTold:
    """Small displays say what their figures are."""

    def test_ties(self) -> None:
        """A rank that several share says so."""
        ranks = [entry.rank for entry in ri.next_roles("registered nurse", limit=5)]
        assert ranks[:2] == [1, 1]
        assert [entry.rank for entry in ri.next_roles("registered nurse", by="pay", limit=3)] == [1, 2, 3]

    def test_band(self) -> None:
        """Pay in a band says of which pay the band is, from when and what it rests on."""
        band = ri.SalaryBand(
            ri.Pay(40_000, "USD", "year"), ri.Pay(60_000, "USD", "year"), effective="2026-01", basis="board"
        )
        told = Tags(ri.against_band(ri.Pay(50_000, "USD", "year"), band).to_html()).text
        assert all(each in told for each in ("Base pay, USD per year, effective January 2026", "board"))
        assert "EmployeePayMidpointCompa-ratio1$70,000" in Tags(SHOWN["compa-ratios"].to_html()).text

    def test_method_of_a_share(self) -> None:
        """A share is said to be interpolated only where it was."""
        diff = SHOWN["diff"]
        assert isinstance(diff, ri.RoleDiff)
        assert "interpolated, log-linear)" in Tags(diff.to_html(full=True)).text
        source = ri.Source(id="s", title="Survey", publisher="Example", license="internal", date="2025")
        roles = (
            ri.Role(
                id=f"r{amount}",
                title=f"Role {amount}",
                salary=[ri.SalaryEstimate(statistic="median", pay=ri.Pay(amount, "USD", "year"), source=source)],
            )
            for amount in (50_000, 60_000)
        )
        told = Tags(ri.compare(*roles).to_html(full=True)).text
        assert "pay more than the median for Role 60000 ($60,000 per year; Example, 2025)." in told
        assert "log-linear" not in told


def test_long_titles() -> None:
    """A long title stands whole in the heading, and cut, still told apart, in the heads of tables."""
    found = ri.compare(HOSTILE[2], HOSTILE[3])
    titles = ComparisonTables(found).titles
    assert all(len(each) <= 60 and each.endswith("…") for each in titles)
    assert titles[1] == "Long title title title title title title title title title…"
    twins = [attrs.evolve(HOSTILE[3], id=each, title=f"{HOSTILE[3].title}{each}") for each in "ab"]
    assert ComparisonTables(ri.compare(*twins)).titles == (f"{titles[1]} (left)", f"{titles[1]} (right)")
    for told in (found.to_html(), found.to_markdown()):
        assert HOSTILE[2].title in told


class TestHostileNames:
    """Whatever a title holds, it stands there as text."""

    @pytest.mark.parametrize("role", HOSTILE, ids=range(len(HOSTILE)))
    def test_title(self, role: ri.Role) -> None:
        """Whole, in the heading."""
        assert role.title.split()[0] in Tags(role.to_html()).text

    def test_script(self) -> None:
        """A title that is a script does not become one."""
        assert "<script" not in HOSTILE[0].to_html()
        assert TITLES[0] in Tags(HOSTILE[0].to_html()).text


def test_one_markdown() -> None:
    """A comparison's sections are in full Markdown those of its report, word for word."""
    diff = ri.compare("account manager", "account representative")
    told, report = (
        each.partition("## Overview")[2]
        for each in (diff.to_markdown(full=True), markdown.write(comparison.outline(diff)))
    )
    assert told == report


def test_people_are_no_part_of_the_overview() -> None:
    """Figures about groups stand in their own section alone."""
    told = markdown.write(comparison.outline(ri.compare("registered nurse", "physician assistant")))
    overview = told.partition("## Overview")[2].partition("\n## ")[0]
    assert "age" not in overview.lower().replace("wage", "").replace("average", "")
    assert "Median age" in told


def test_snapshot() -> None:
    """A small display, as it stands."""
    source = ri.Source(id="s", title="Survey", publisher="Example", license="internal", date="2025")
    estimate = ri.SalaryEstimate(
        statistic="mean",
        pay=ri.Pay(50_000, "USD", "year"),
        source=source,
        place=ri.Place("nation", "US", "United States"),
    )
    rows = (
        ("Figure", "<span>$</span>50,000 per year<sup>[1]</sup>"),
        ("Place", "United States"),
        ("As of", "2025"),
        ("Source", "Example: Survey"),
    )
    cells = "".join(f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in rows)
    title = "Mean annual pay, United States"
    assert plain(estimate) == (
        f'<div class="roleinfo mathjax_ignore tex2jax_ignore" lang="en" dir="ltr"><h3>{title}</h3>'
        f'<div role="region" tabindex="0" aria-label="Table"><table><tbody>{cells}</tbody></table></div>'
        "<div>Source: [1] Example, 2025.</div></div>\n"
    )
