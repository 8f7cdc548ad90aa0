"""A role shown in full."""

import re
from decimal import Decimal
from html import unescape

import pytest

import roleinfo as ri
from roleinfo.render import markdown as markdown_format, text as text_format
from roleinfo.text.facts import value
from roleinfo.views import role as report
from roleinfo.views.facts import LISTED
from written import IDS

SURVEY = ri.Source(id="survey", title="Our survey", publisher="Example Ltd", license="internal", date="2025-05")


@pytest.fixture(scope="module")
def manager() -> ri.Role:
    """The role of which most is known."""
    return ri.role("account manager")


class TestBundled:
    """The account manager."""

    def test_every_fact_is_there(self, manager: ri.Role) -> None:
        """Every fact of every section stands there in its words, with the number of its source, or of all in a list."""
        words = unescape(re.sub(r"\\(.)", r"\1", markdown_format.write(report.outline(manager))))
        for _path, section in manager.sections():
            for fact in section:
                mark = "" if fact.origin == "published" else f" *({fact.origin})*"
                ends = (f"{mark}[^", "; ") if isinstance(fact, LISTED) else (f"{mark}[^",)
                assert any(f"{value(fact)}{end}" in words for end in ends), fact

    def test_evidence_and_printed_words(self, manager: ri.Role) -> None:
        """Why a figure is what it is, and how its source puts it, where that is recorded."""
        words = " ".join(text_format.write(report.outline(manager)).split())
        for fact in manager.facts():
            assert fact.evidence is None or " ".join(fact.evidence.split()) in words
        assert "just under $58,000" in words
        assert "one out of every eight" in words

    def test_head(self) -> None:
        """Id and other titles come first, then what one does."""
        text = text_format.write(report.outline(ri.role("manager-account-executive")))
        assert text.startswith("Manager, Account Executive\n\n- ID: manager-account-executive\n")
        assert "- Other titles: Account Executive Manager; Manager, Account Executives\n" in text

    def test_places_of_the_figures(self, manager: ri.Role) -> None:
        """Of which place the figures of each currency are."""
        assert "Place: New Zealand (figures in NZD); United States (figures in USD)" in text_format.write(
            report.outline(manager)
        )

    def test_remarks(self, manager: ri.Role) -> None:
        """Caveats and what is left open stand with their codes, sources last."""
        text = text_format.write(report.outline(manager))
        codes = [*(each.code for each in manager.caveats), *(each.code for each in manager.missing)]
        assert all(f"[{each}]" in text for each in codes)
        assert text.rstrip().splitlines()[-1].strip() == "https://www.onetcenter.org/database.html"

    @pytest.mark.parametrize("id_", IDS)
    def test_widths(self, id_: str) -> None:
        """Every role of the package fits 80 columns, but for addresses."""
        lines = text_format.write(report.outline(ri.role(id_))).splitlines()
        assert all(len(each) <= 80 or "https://" in each for each in lines)


class TestLists:
    """What several facts say under one name."""

    def test_one_row(self) -> None:
        """Fields of study, and the places that pay best, share a row and the reason for it."""
        told = " ".join(ri.role("registered nurse").to_text(full=True).split())
        assert told.count("Field of study that leads to the role") == 1
        assert "Registered Nursing/Registered Nurse; Nursing Administration; Adult Health Nurse/Nursing; " in told
        assert "Best-paying state California ($150,280); Hawaii ($124,340); Oregon ($123,140) [1] d" in told
        assert "- Best-paying state: highest mean annual wage among states with at least 500 jobs" in told

    def test_two_sources(self, manager: ri.Role) -> None:
        """What two sources say stands in a row each."""
        told = " ".join(manager.to_text(full=True).split())
        assert "Best-paying employer NVIDIA [1] Best-paying employer UBS; SRG Global; Exterran [2]" in told


class TestOthers:
    """Roles made by hand."""

    def test_title_alone(self) -> None:
        """A role with a title alone says that nothing is known of it."""
        told = "- No source in this catalog covers this role.\n"
        assert text_format.write(report.outline(ri.Role(id="x", title="X"))) == f"X\n\n- ID: x\n{told}"

    def test_names_stay_as_written(self) -> None:
        """The name of a skill is not given a capital."""
        role = ri.Role(
            id="x",
            title="iOS Developer",
            codes=["15-1252"],
            place=ri.Place.parse("US-WA"),
            industry=ri.Industry("Retail"),
            skills=[ri.Skill(name="iOS", share=ri.Share(Decimal("9.5"), bound="at_least"), source=SURVEY)],
        )
        text = text_format.write(report.outline(role))
        assert re.search(r"^iOS +at least 9.5% \[1\]$", text, re.MULTILINE)
        assert "- Codes: 15-1252 (SOC 2018)\n- Place: Washington\n- Industry: Retail\n" in text

    def test_stated_difference(self) -> None:
        """A stated difference names both roles and says how exact it is; a third role is called by its id in words."""
        words = markdown_format.write(report.outline(ri.role("account-executive-sales-manager")))
        assert (
            "- From mean pay of account manager to mean pay of Account Executive/Sales Manager: about −$1,481 per year"
        ) in words

    def test_suppressed(self) -> None:
        """A figure that was not released stands there as such."""
        withheld = ri.SalaryEstimate(statistic="mean", status="suppressed", source=SURVEY)
        text = text_format.write(report.outline(ri.Role(id="x", title="X", salary=[withheld])))
        assert "suppressed [1]" in text
