"""Messages by code: one table each, documented on a page, and sentences throughout."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import roleinfo as ri
from roleinfo.model.caveat import make_caveat, make_missing
from roleinfo.text.messages import ASSUMPTIONS, CAVEATS, LEFT_OUT, UNTESTED, describe
from roleinfo.text.missing import MISSING

PAGE = Path(__file__).parents[2] / "docs" / "caveats.md"
SURVEY = ri.Source(id="survey", title="Our pay survey", publisher="Example Ltd", license="internal", date="2024-05")
OTHER = ri.Source(id="other", title="Their survey", publisher="Other Ltd", license="internal")


def documented(heading: str) -> list[str]:
    """The codes in the table below a heading of the page."""
    part = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([a-z-]+)` \|", part, re.MULTILINE)


class TestPage:
    """The page of codes."""

    @pytest.mark.parametrize(
        ("heading", "table"),
        [("Caveats", CAVEATS), ("Missing figures", MISSING), ("Left out of a comparison", LEFT_OUT)],
    )
    def test_has_every_code(self, heading: str, table: Mapping[str, object]) -> None:
        """Each table of the page has the codes of the table of messages, in the order of the letters."""
        assert documented(heading) == sorted(table) == list(table)


class TestFixedMessages:
    """Messages that need no values."""

    @staticmethod
    def fixed() -> Iterator[str]:
        """Every message that is the same wherever it stands."""
        for table in (CAVEATS, MISSING, LEFT_OUT, UNTESTED):
            yield from (message for message in table.values() if isinstance(message, str))

    def test_are_sentences(self) -> None:
        """Each begins with a capital letter and ends with a period."""
        assert [message for message in self.fixed() if not re.fullmatch(r"[A-Z].*\.", message)] == []

    def test_assumptions_read_as_one_sentence_and_more(self) -> None:
        """They follow the word Assumption."""
        said = f"Assumption: {' '.join(describe('assumption', code) for code in ('sampling-error-only', 'correlated'))}"
        assert said == (
            "Assumption: covers sampling error only, not response, model, or coverage error. Estimates from one survey "
            "may be correlated."
        )
        assert all(isinstance(message, str) for message in ASSUMPTIONS.values())


class TestMadeMessages:
    """Messages made of values."""

    @pytest.mark.parametrize(
        ("code", "values", "message"),
        [
            ("not-job-matched", {},
             "OEWS is not a job-matched survey: it covers all jobs in the occupation at every experience level."),
            ("undated", {"sources": [OTHER]}, "Other Ltd gives no date for its figures."),
            ("undated", {"sources": [OTHER, SURVEY]}, "Other Ltd and Example Ltd give no dates for their figures."),
            ("different-dates", {"what": "bands", "dates": ["2024", "2025-05", None]},
             "The bands have different dates: 2024, May 2025, and undated."),
            ("percentiles-missing", {"statistics": ["p10", "median", "p75"]},
             "Not published: the 10th percentile, the median, and the 75th percentile."),
            ("period-assumed", {"pay": ri.Pay(85_000, "USD", "year")},
             "No period was given; $85,000 is read as annual pay."),
            ("self-employed-excluded", {"program": SURVEY, "share": Decimal("47.6"), "title": "Barbers"},
             "OEWS wages exclude the self-employed, who hold 47.6% of jobs (Barbers; Example Ltd, May 2024)."),
            ("derived", {"evidence": "half of it."}, "Calculated from other figures: half of it."),
        ],
    )  # fmt: skip
    def test_caveat(self, code: str, values: dict[str, Any], message: str) -> None:
        """A code and values give the message; the path is kept."""
        assert make_caveat(code, ("salary",), **values) == ri.Caveat(code, message, ("salary",))

    def test_missing(self) -> None:
        """What is missing has the id of its source."""
        made = make_missing(("salary",), "not-published-here", "survey", title="Actors", where="Ohio")
        message = "No figures are published for Actors in Ohio."
        assert made == ri.Missing(("salary",), "not-published-here", message, "survey")

    @pytest.mark.parametrize("make", [make_caveat, lambda code: make_missing(("salary",), code)])
    def test_unknown_code(self, make: Callable[[str], object]) -> None:
        """A code that no table has is an error at once."""
        with pytest.raises(KeyError):
            make("no-such-code")


class TestBroaderClass:
    """Figures of a class that is broader than the role."""

    @staticmethod
    def message(**fields: Any) -> str:
        """The message for a figure with these fields."""
        pay = ri.Pay(50_000, "USD", "year")
        figure = ri.SalaryEstimate(statistic="mean", pay=pay, source=SURVEY, **fields)
        return make_caveat("broader-class", fact=figure).message

    def test_nurses(self) -> None:
        """The publisher, the class, and how many occupations it has."""
        caveats = ri.role("registered nurse").salary.mean
        assert caveats is not None
        assert make_caveat("broader-class", fact=caveats).message == (
            "BLS publishes this wage for all of 29-1141 (Registered Nurses), which O*NET divides into 5 occupations."
        )

    def test_without_count(self) -> None:
        """Where the number of occupations is not known, the class is called broader."""
        assert self.message(published_for="Clerks (43-0000)") == (
            "Example Ltd publishes this figure for all of 43-0000 (Clerks), a class broader than the role."
        )

    def test_without_code(self) -> None:
        """A class without a code goes by its name."""
        assert self.message(published_for="all clerks") == (
            "Example Ltd publishes this figure for all clerks, a class broader than the role."
        )

    def test_count_needs_a_class(self) -> None:
        """A count without the class is refused."""
        with pytest.raises(ri.RoleinfoError, match="published_for_count"):
            self.message(published_for_count=5)

    def test_count_is_no_part_of_a_comparison(self) -> None:
        """Facts that differ in it alone are equal, so that what was written before it is read as the same."""
        pay = ri.Pay(50_000, "USD", "year")
        facts = [
            ri.SalaryEstimate(
                statistic="mean", pay=pay, source=SURVEY, published_for="Clerks (43-0000)", published_for_count=count
            )
            for count in (None, 5)
        ]
        assert facts[0] == facts[1]
