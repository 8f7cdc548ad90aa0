"""Sources with their age, and what a check found."""

from datetime import date

import attrs
import pytest
from roleinfo.reports import findings, sources

import roleinfo as ri
from roleinfo.errors import Problem
from roleinfo.render import markdown, markdown as markdown_format

TODAY = date(2025, 11, 21)
DATED = ri.Source(
    id="dated", title="A | B", publisher="Example Ltd", licence="CC BY 4.0", date="2025-05", release="30.3", rank=2
)
UNDATED = ri.Source(id="undated", title="Page", publisher="Site", licence="facts alone", rank=1)


class TestAge:
    """How old figures are, in words."""

    @pytest.mark.parametrize(
        ("dated", "words"),
        [
            (None, "of unknown age"),
            ("2025-11", "of this month"),
            ("2025-10-31", "1 month old"),
            ("2024-01", "22 months old"),
            ("2023-11-21", "2 years old"),
            ("2023-12", "23 months old"),
            ("2015-12", "9 years old"),
            ("2025", "of this year"),
            ("2024", "about 1 year old"),
            ("2019", "about 6 years old"),
            ("2025-12", "ahead of today"),
            ("2026", "ahead of today"),
        ],
    )
    def test_age(self, dated: str | None, words: str) -> None:
        """Months up to two years, then years; a bare year is about so old; no date is no age."""
        assert sources.age(dated, TODAY) == words


class TestSources:
    """The list of sources."""

    def test_text(self) -> None:
        """Each source with its release, date and age; titles and licences below, a licence of several once."""
        third = attrs.evolve(UNDATED, id="third", date="2024", rank=3)
        assert sources.to_text([UNDATED, DATED, third], TODAY).splitlines()[6:] == [
            "Id       Release  Figures of  Months old  Licence",
            "-------  -------  ----------  ----------  -------",
            "undated  –        –                    –  [1]",
            "dated    30.3     2025-05              6  [2]",
            "third    –        2024                11  [1]",
            "",
            "Publishers and titles",
            "---------------------",
            "",
            '- undated: Site: "Page"',
            '- dated: Example Ltd: "A | B"',
            '- third: Site: "Page"',
            "",
            "Licences",
            "--------",
            "",
            "[1] facts alone",
            "[2] CC BY 4.0",
        ]

    def test_markdown(self) -> None:
        """A bar in a title does not end its cell."""
        lines = markdown_format.write(sources.outline([DATED, UNDATED], TODAY)).splitlines()
        assert lines[4:] == [
            "| Id | Publisher and title | Release | Figures of | Months old | Licence |",
            "| --- | --- | --- | --- | ---: | --- |",
            '| dated | Example Ltd: "A \\| B" | 30.3 | 2025-05 | 6 | CC BY 4.0 |',
            '| undated | Site: "Page" | – | – | – | facts alone |',
        ]

    def test_dicts(self) -> None:
        """All fields in plain types, and the age in words and in months."""
        found, dated = sources.to_dicts([UNDATED, DATED], TODAY)
        assert (dated["release"], dated["date"], dated["age"], dated["age_months"]) == (
            *("30.3", "2025-05"),
            *("6 months old", 6),
        )
        assert found["release"] is None
        assert found["age_months"] is None
        assert found["id"] == "undated"
        assert found["date"] is None
        assert found["age"] == "of unknown age"
        assert found["licence"] == "facts alone"

    def test_none(self) -> None:
        """No source at all is said in words."""
        assert "There is no source." in sources.to_text([], TODAY)
        assert "There is no source." in markdown_format.write(sources.outline([], TODAY))


def finding(*, known: bool, role: str = "a") -> ri.Finding:
    """A finding."""
    return ri.Finding(role=role, code="range-order", path=("salary",), message="Low | high.", known=known)


class TestFindings:
    """What a check found."""

    def test_order_and_sum(self) -> None:
        """Problems first, then what is new, then what is known, each on a line; the sum last."""
        checked = findings.Checked(
            roles=2,
            problems=(Problem("f.toml", "title", "is \x1b[31mmissing"),),
            findings=(finding(known=True), finding(known=False, role="b")),
        )
        assert findings.to_text(checked).splitlines() == [
            "f.toml: title: is \\x1b[31mmissing",
            "b: Low | high. [range-order] at salary",
            "a: Low | high. [range-order, known] at salary",
            "1 file with 1 problem; 2 roles checked: 1 finding, 1 known finding",
        ]
        assert not checked.passed

    @pytest.mark.parametrize(
        ("given", "passed", "words"),
        [
            ({"roles": 1}, True, "1 role checked: nothing found"),
            ({"roles": 3, "findings": (finding(known=True),)}, True, "3 roles checked: 1 known finding"),
            ({"roles": 3, "findings": (finding(known=False),)}, False, "3 roles checked: 1 finding"),
            ({"roles": 0, "problems": (Problem("f", "", "r"),) * 2}, False, "1 file with 2 problems; 0 roles checked"),
            (
                {"roles": 1, "problems": (Problem("f", "", "r"), Problem("g", "", "r"))},
                False,
                "2 files with 2 problems; 1 role checked: nothing found",
            ),
        ],
    )
    def test_passed(self, given: dict[str, object], passed: bool, words: str) -> None:
        """What is known is no failure; a problem, and what is new, are."""
        checked = findings.Checked(**given)  # type: ignore[arg-type]  # fields by name
        assert checked.passed is passed
        assert str(checked) == words

    def test_long_place(self) -> None:
        """The place of a finding is told short, however long the key of its fact."""
        found = attrs.evolve(finding(known=False), path=("salary", "low|" + "x" * 90))
        line = findings.to_text(findings.Checked(roles=1, findings=(found,))).splitlines()[0]
        assert line == f"a: Low | high. [range-order] at salary / low|{'x' * 47}…"

    def test_markdown(self) -> None:
        """Problems as a list, findings as a table."""
        checked = findings.Checked(
            roles=1, problems=(Problem("f.toml", "", "must be <b>"),), findings=(finding(known=True),)
        )
        text = markdown.write(findings.outline(checked))
        assert "\n- f.toml: must be &lt;b&gt;\n" in text
        assert "\n| a | Low \\| high. | range-order | yes |\n" in text

    def test_dicts(self) -> None:
        """Each tells what it is."""
        checked = findings.Checked(roles=1, problems=(Problem("f", "p", "r"),), findings=(finding(known=False),))
        assert findings.to_dicts(checked) == [
            {"kind": "problem", "file": "f", "path": "p", "rule": "r"},
            {
                "kind": "finding",
                "role": "a",
                "code": "range-order",
                "path": ("salary",),
                "message": "Low | high.",
                "known": False,
            },
        ]
