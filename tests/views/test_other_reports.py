"""Sources with their age, and what a check found."""

import json
from datetime import date

import attrs
import pytest

import roleinfo as ri
from roleinfo.checks.findings import Checked
from roleinfo.errors import Problem
from roleinfo.model.source import Sources, SourceStatus, SourceStatuses
from tags import Tags

TODAY = date(2025, 11, 21)
DATED = ri.Source(
    id="dated", title="A | B", publisher="Example Ltd", license="CC BY 4.0", date="2025-05", release="30.3", rank=2
)
UNDATED = ri.Source(id="undated", title="Page", publisher="Site", license="facts alone", rank=1)


def statuses(*sources: ri.Source) -> SourceStatuses:
    """The sources with their age on one day."""
    return SourceStatuses(SourceStatus.on(each, TODAY) for each in sources)


class TestSources:
    """The list of sources."""

    def test_text(self) -> None:
        """Each source with its release, date, license and age."""
        third = attrs.evolve(UNDATED, id="third", date="2024", rank=3)
        assert str(statuses(UNDATED, DATED, third)).splitlines() == [
            "Sources and the age of their figures",
            "",
            "In order of precedence; the age of a year's figures counts from its end.",
            "",
            "Id       Publisher    Title  Release  Figures of  License      Months old",
            "-------  -----------  -----  -------  ----------  -----------  ----------",
            "undated  Site         Page   -        -           facts alone           -",
            "dated    Example Ltd  A | B  30.3     May 2025    CC BY 4.0             6",
            "third    Site         Page   -        2024        facts alone          11",
        ]

    def test_markdown(self) -> None:
        """A bar in a title does not end its cell."""
        assert statuses(DATED, UNDATED).to_markdown().splitlines()[4:] == [
            "| Id | Publisher | Title | Release | Figures of | License | Months old |",
            "| --- | --- | --- | --- | --- | --- | ---: |",
            "| dated | Example Ltd | A \\| B | 30.3 | May 2025 | CC BY 4.0 | 6 |",
            "| undated | Site | Page | – | – | facts alone | – |",
        ]

    def test_dictionary(self) -> None:
        """All fields in plain types, with the age in months; what is not stated is left out."""
        table = statuses(UNDATED, DATED).to_dict()["rows"]
        assert table == {
            "common": {},
            "rows": [
                {
                    "id": "undated",
                    "publisher": "Site",
                    "title": "Page",
                    "license": "facts alone",
                    "series": "undated",
                },
                {
                    "id": "dated",
                    "publisher": "Example Ltd",
                    "title": "A | B",
                    "release": "30.3",
                    "date": "2025-05",
                    "license": "CC BY 4.0",
                    "series": "dated",
                    "age_months": 6,
                },
            ],
        }

    @pytest.mark.parametrize("none", [Sources(()), SourceStatuses(())])
    def test_none(self, none: Sources | SourceStatuses) -> None:
        """No source at all is said in words."""
        for told in (str(none), none.to_markdown(), Tags(none.to_html()).text):
            assert "There is no source." in told

    def test_one(self) -> None:
        """One source stands in lines that fit, each field with its name."""
        lines = str(attrs.evolve(DATED, credit="Credit " * 40)).splitlines()
        assert max(map(len, lines)) <= 80
        assert "Figures of  May 2025" in lines
        assert "License     CC BY 4.0" in lines


def finding(*, known: bool, role: str = "a") -> ri.Finding:
    """A finding."""
    return ri.Finding(role=role, code="range-order", path=("salary",), message="Low | high.", known=known)


class TestFindings:
    """What a check found."""

    def test_order_and_sum(self) -> None:
        """The sum first; then problems, what is new and what is known, each in a row."""
        checked = Checked(
            roles=2,
            problems=(Problem("f.toml", "title", "is \x1b[31mmissing"),),
            findings=(finding(known=True), finding(known=False, role="b")),
        )
        assert checked.to_text(width=100).splitlines() == [
            "Check of role files",
            "",
            "2 roles checked. 1 problem in 1 file. 2 contradictions, 1 recorded in the role file.",
            "",
            "Kind     Role  File    Where   Code         Recorded  What is wrong",
            "-------  ----  ------  ------  -----------  --------  ---------------",
            "problem  -     f.toml  title   -            -         is [31mmissing",
            "finding  b     -       salary  range-order  no        Low | high.",
            "finding  a     -       salary  range-order  yes       Low | high.",
        ]
        assert not checked.passed
        assert repr(checked) == "<Checked 2 roles, 1 problem, 2 findings>"

    @pytest.mark.parametrize(
        ("given", "passed", "words"),
        [
            ({"roles": 1}, True, "1 role checked. No contradiction was found."),
            (
                {"roles": 3, "findings": (finding(known=True),)},
                True,
                "3 roles checked. 1 contradiction, 1 recorded in the role file.",
            ),
            (
                {"roles": 3, "findings": (finding(known=False),)},
                False,
                "3 roles checked. 1 contradiction, 0 recorded in the role file.",
            ),
            (
                {"roles": 0, "problems": (Problem("f", "", "r"),) * 2},
                False,
                "0 roles checked. 2 problems in 1 file. No contradiction was found.",
            ),
            (
                {"roles": 1, "problems": (Problem("f", "", "r"), Problem("g", "", "r"))},
                False,
                "1 role checked. 2 problems in 2 files. No contradiction was found.",
            ),
        ],
    )
    def test_passed(self, given: dict[str, object], passed: bool, words: str) -> None:
        """What is known is no failure; a problem, and what is new, are."""
        checked = Checked(**given)  # type: ignore[arg-type]  # fields by name
        assert checked.passed is passed
        assert checked.to_dict()["finding"] == words

    def test_long_place(self) -> None:
        """However long the key of a finding's fact, its row fits, with the role, the message and, in full, the key."""
        found = attrs.evolve(finding(known=False), path=("salary", "low|" + "x" * 90))
        checked = Checked(roles=1, findings=(found,))
        lines = str(checked).splitlines()
        assert max(map(len, lines)) <= 80
        assert lines[-1].split()[0] == "a"
        assert lines[-1].endswith("Low | high.")
        assert f'"path":"salary / low|{"x" * 90}"' in checked.to_json()

    def test_markdown(self) -> None:
        """Problems and findings are rows of one table, and hostile text stands there as it is."""
        checked = Checked(roles=1, problems=(Problem("f.toml", "", "must be <b>"),), findings=(finding(known=True),))
        text = checked.to_markdown()
        assert "\n| problem | – | f.toml | – | – | – | must be &lt;b&gt; |\n" in text
        assert "\n| finding | a | – | salary | range-order | yes | Low \\| high. |\n" in text

    def test_dictionary(self) -> None:
        """Each row tells what it is."""
        checked = Checked(roles=1, problems=(Problem("f", "p", "r"),), findings=(finding(known=False),))
        assert json.loads(checked.to_json())["rows"]["rows"] == [
            {"kind": "problem", "file": "f", "path": "p", "message": "r"},
            {
                "kind": "finding",
                "role": "a",
                "path": "salary",
                "code": "range-order",
                "known": False,
                "message": "Low | high.",
            },
        ]
