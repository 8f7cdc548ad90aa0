"""Each command: what it prints and with which code it ends."""

import json
import subprocess
import sys
from decimal import Decimal
from inspect import signature
from pathlib import Path
from typing import Any

import attrs
import pytest

import roleinfo as ri
from roleinfo.__main__ import main
from roleinfo.cli.compare import SECTION_IDS
from roleinfo.cli.main import build_parser
from roleinfo.render import markdown as markdown_format
from roleinfo.views import comparison

RATE = ri.ExchangeRate(currency="USD", to="NZD", rate=Decimal("1.65"), date="2026-01-15", source="our bank")
PAIR = ("account manager", "account representative")
OWN = """\
id = "clerk"
title = "Clerk | <b>"
defaults = { source = "survey" }

[[sources]]
id = "survey"
title = "Our survey"
publisher = "Example Ltd"
license = "internal"
date = "2025-05"

[[salary]]
statistic = "mean"
pay = "USD 41,000 per year"
place = "US"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A role file of one's own."""
    file = tmp_path / "clerk.toml"
    file.write_text(OWN, encoding="utf-8")
    return file


class TestCompare:
    """``roleinfo compare``."""

    def test_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The brief, which is what printing the comparison gives, and below it how to see the rest."""
        assert main(["compare", *PAIR]) == 0
        printed = capsys.readouterr()
        brief, more = printed.out.split("\n\nMore: ")
        assert brief == str(ri.compare(*PAIR))
        assert " ".join(more.split()) == f"--section NAME (of {', '.join(SECTION_IDS)}), --all, or --explain"
        assert printed.err == ""

    def test_all(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Every section with --all, those named with --section, and no other name."""
        diff = ri.compare(*PAIR)
        assert main(["compare", *PAIR, "--all"]) == 0
        assert capsys.readouterr().out == comparison.to_text(diff)
        assert main(["compare", *PAIR, "--section", "duties, sources"]) == 0
        assert capsys.readouterr().out == comparison.to_text(diff, only=("duties", "sources"))
        assert main(["compare", *PAIR, "--section", "wages"]) == 2
        assert f"must be among {', '.join(SECTION_IDS)}, not 'wages'" in " ".join(capsys.readouterr().err.split())

    def test_markdown(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Markdown, with reasons where they are asked for."""
        assert main(["compare", *PAIR, "--format", "markdown", "--reasons"]) == 0
        assert capsys.readouterr().out == markdown_format.write(comparison.outline(ri.compare(*PAIR), reasons=True))

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        """JSON that reads back as the same comparison."""
        assert main(["compare", *PAIR, "--format", "json"]) == 0
        assert ri.RoleDiff.from_json(capsys.readouterr().out) == ri.compare(*PAIR)

    @pytest.mark.parametrize(
        ("options", "keywords"),
        [
            (["--statistic", "mean"], {"statistic": "mean"}),
            (["--statistic", "mean,low"], {"statistic": ("mean", "low")}),
            (["--component", "unstated"], {"component": "unstated"}),
            (["--component", "base, unstated"], {"component": ("base", "unstated")}),
            (["--place", "US"], {"place": "US"}),
            (["--industry", "Technology"], {"industry": "Technology"}),
            (["--source", "zippia-compare"], {"source": "zippia-compare"}),
        ],
    )
    def test_options(self, options: list[str], keywords: dict[str, object], capsys: pytest.CaptureFixture[str]) -> None:
        """Each option is the keyword of the same name."""
        assert main(["compare", *PAIR, *options, "--format", "json"]) == 0
        diff = ri.compare(*PAIR, **keywords)  # type: ignore[arg-type]  # keywords by name
        assert ri.RoleDiff.from_json(capsys.readouterr().out) == diff

    def test_no_people(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Without people no figure of people is printed."""
        assert main(["compare", *PAIR, "--no-people"]) == 0
        printed = capsys.readouterr().out
        assert "45.2 %" not in printed
        assert "78.2 %" not in printed

    def test_catalogs(self, own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Roles of one's own lie over the package's, the first given over the next."""
        other = tmp_path / "other"
        other.mkdir()
        (other / "clerk.toml").write_text(OWN.replace("41,000", "39,000"), encoding="utf-8")
        for paths, amount in (([own, other], "$41,000"), ([other, own], "$39,000")):
            catalogs = [each for path in paths for each in ("--catalog", str(path))]
            assert main(["compare", "clerk", "account representative", *catalogs]) == 0
            printed = capsys.readouterr().out
            assert amount in printed
            assert "$36,977" in printed


class TestShow:
    """``roleinfo show``."""

    def test_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The role in brief, and in full with --all."""
        role = ri.role("account representative")
        assert main(["show", "account representative"]) == 0
        printed = capsys.readouterr().out
        assert printed == f"{role}\n"
        assert len(printed.splitlines()) <= 40
        assert "ThermoCool SmartTouch" not in printed
        assert main(["show", "account representative", "--all"]) == 0
        printed = capsys.readouterr().out
        assert printed == role.to_text(full=True) + "\n"
        assert "ThermoCool SmartTouch" in printed

    def test_markdown(self, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A title that would be HTML is only text."""
        assert main(["show", "clerk", "--catalog", str(own), "--format", "markdown"]) == 0
        assert capsys.readouterr().out.startswith("# Clerk \\| &lt;b&gt;\n")

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        """JSON that reads back as the same role."""
        assert main(["show", "account-manager", "--format", "json"]) == 0
        assert ri.Role.from_dict(json.loads(capsys.readouterr().out)) == ri.role("account-manager")

    def test_source(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What one source says alone."""
        assert main(["show", "account manager", "--source", "investopedia", "--format", "json"]) == 0
        shown = ri.Role.from_dict(json.loads(capsys.readouterr().out))
        assert shown == ri.role("account manager").only(source="investopedia")


class TestSources:
    """``roleinfo sources``."""

    def test_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Every source of the package stands there, in the stated order."""
        assert main(["sources"]) == 0
        lines = capsys.readouterr().out.splitlines()
        starts = [each.split()[0] for each in lines if each and not each.startswith(" ")]
        assert [each for each in starts if each in {source.id for source in ri.sources()}] == [
            each.id for each in ri.sources()
        ]

    def test_markdown(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A table of them."""
        assert main(["sources", "--format", "markdown"]) == 0
        assert "| zippia-compare | Zippia | " in capsys.readouterr().out

    def test_json(self, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A row each, one's own source among them; no age where there is no date."""
        assert main(["sources", "--format", "json", "--catalog", str(own)]) == 0
        found = {each["id"]: each for each in json.loads(capsys.readouterr().out)["rows"]["rows"]}
        assert set(found) == {"survey", *(each.id for each in ri.sources())}
        assert found["survey"]["date"] == "2025-05"
        assert "age_months" in found["survey"]
        assert {"age_months", "date"} & set(found["zippia-compare"]) == set()


class TestCheck:
    """``roleinfo check``."""

    def test_own_data(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The package's own roles hold no contradiction but those that they record."""
        assert main(["check"]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        known = sum(finding.known for finding in ri.check(ri.Catalog.default()))
        assert known > 5
        assert f"1,317 roles checked. {known} contradictions, {known} recorded in the role file" in printed
        assert printed.count(", recorded] at ") == printed.count("] at ") == known

    def test_sound_file(self, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A file without fault is one sentence."""
        assert main(["check", str(own)]) == 0
        assert capsys.readouterr().out == ("Check of role files\n\n1 role checked. No contradiction was found.\n")

    def test_new_finding(self, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A contradiction that the role does not record is a no."""
        more = '\n[[salary]]\nstatistic = "low"\npay = "USD 50,000 per year"\nplace = "US"\n'
        own.write_text(OWN + more, encoding="utf-8")
        assert main(["check", str(own)]) == 1
        printed = " ".join(capsys.readouterr().out.split())
        assert "1 role checked. 1 contradiction, 0 recorded in the role file." in printed
        assert "- clerk: survey states USD 50,000 per year as the low and USD 41,000 per year as the mean" in printed
        assert "[range-order] at salary / low|unstated|USD/year|" in printed

    def test_problems_each_with_its_place(self, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Every problem of a file, with its place."""
        own.write_text('id = "Not An Id"\ntitel = "x"\n', encoding="utf-8")
        assert main(["check", str(own)]) == 1
        printed = capsys.readouterr().out
        assert "0 roles checked. 3 problems in 1 file." in printed
        assert main(["check", str(own), "--format", "json"]) == 1
        found = json.loads(capsys.readouterr().out)["rows"]
        assert found["common"] == {"kind": "problem", "file": str(own)}
        assert {"path": "titel", "message": "unknown key 'titel'; did you mean 'title'?"} in found["rows"]
        assert len(found["rows"]) == 3
        lines = "".join(printed.split()).split("-" + "".join(str(own).split()))[1:]
        assert [f"{each['path']}:{each['message'].replace(' ', '')}" for each in found["rows"]] == [
            line.removeprefix(":") for line in lines
        ]

    def test_folder_with_one_bad_file(self, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The sound files of a folder are checked beside the broken one."""
        (own.parent / "bad.toml").write_text("id = [", encoding="utf-8")
        assert main(["check", str(own.parent)]) == 1
        printed = capsys.readouterr().out
        assert "1 role checked. 1 problem in 1 file. No contradiction was found." in printed
        assert f"{own.parent / 'bad.toml'}: must be TOML: ".replace(" ", "") in "".join(printed.split())

    def test_skipped_files(self, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Files of a folder that are no role files are named and do not fail the check, here and beside an answer."""
        foreign = own.parent / "package.json"
        foreign.write_text('{"name": "x"}', encoding="utf-8")
        told = f"{foreign}: skipped: none of its keys is a role's: name"
        assert main(["check", str(own.parent)]) == 0
        printed = capsys.readouterr().out
        assert "\nSkipped files\n-------------\n" in printed
        assert told.replace(" ", "") in "".join(printed.split())
        assert main(["check", str(own.parent), "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["rows"]["rows"][0]["kind"] == "skipped"
        assert main(["check", str(own.parent), "--format", "markdown"]) == 0
        assert "## Skipped files" in capsys.readouterr().out
        assert main(["sources", "--catalog", str(own.parent)]) == 0
        assert capsys.readouterr().err == f"roleinfo: {told}\n"

    def test_stated_difference_to_the_packages_role(self, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A difference to a role of the package is held against that role's figures."""
        text = OWN.replace('id = "survey"', 'id = "survey"\nrank = 1')
        text = text.replace('pay = "USD 41,000 per year"', 'pay = "USD 41,000 per year"\nsource = "zippia-compare"')
        text += (
            '\n[[stated_gaps]]\nsource = "zippia-compare"\nbase = { about = "mean", role = "account-manager" }\n'
            'end = { about = "mean" }\ndifference = "USD 1 per year"\n'
        )
        own.write_text(text, encoding="utf-8")
        assert main(["check", str(own)]) == 1
        printed = " ".join(capsys.readouterr().out.split())
        assert [each.partition(" / ")[0] for each in printed.split(" [")[1:]] == ["stated-difference] at stated_gaps"]

    def test_nothing_there(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A file that is not there is a problem like others, and those that are there are checked."""
        assert main(["check", str(tmp_path / "none.toml")]) == 1
        printed = " ".join(capsys.readouterr().out.split())
        assert "0 roles checked. 1 problem in 1 file. No contradiction was found." in printed
        assert f"{tmp_path / 'none.toml'}: No such file or directory".replace(" ", "") in printed.replace(" ", "")

    def test_json(self, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A row each with its kind; no row where all is well."""
        assert main(["check", str(own), "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["rows"] == {"common": {}, "rows": []}
        own.write_text("x = 1\n", encoding="utf-8")
        assert main(["check", str(own), "--format", "json"]) == 1
        found = json.loads(capsys.readouterr().out)["rows"]
        assert found["common"]["kind"] == "problem"
        assert {each["path"] for each in found["rows"]} == {"x", "id", "title"}

    def test_markdown(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A list of the findings, each with its code."""
        assert main(["check", "--format", "markdown"]) == 0
        lines = [each for each in capsys.readouterr().out.splitlines() if each.startswith("- ")]
        assert len(lines) == len(ri.check(ri.Catalog.default()))
        assert all("recorded\\] at " in each for each in lines)


def test_as_a_module() -> None:
    """``python -m roleinfo`` is the same program."""
    command = [sys.executable, "-m", "roleinfo", "compare", *PAIR]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{ri.compare(*PAIR)}\n\nMore: --section")


def test_no_people_leaves_none_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    """With --no-people the JSON of a comparison holds no figure about groups of people, in its whole roles either."""
    assert main(["compare", *PAIR, "--no-people", "--format", "json"]) == 0
    text = capsys.readouterr().out
    assert "race_ethnicity" not in text
    left, right = (attrs.evolve(ri.role(each), people=()) for each in PAIR)
    assert ri.RoleDiff.from_json(text) == ri.compare(left, right, people=False)


class TestDepth:
    """What a comparison can be asked about amounts, and its explanation."""

    NURSES = ("compare", "registered nurse", "physician assistant")

    def test_two_places(self, capsys: pytest.CaptureFixture[str]) -> None:
        """An option given twice is one for each role."""
        assert main([*self.NURSES, "--place", "CA", "--place", "Texas", "--format", "json"]) == 0
        diff = ri.RoleDiff.from_json(capsys.readouterr().out)
        assert diff == ri.compare(*self.NURSES[1:], place=("CA", "TX"))

    def test_three_places(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Three times is wrong use."""
        assert main([*self.NURSES, *["--place", "CA"] * 3]) == 2
        assert "--place may be given at most twice, once for each role, not 3 times" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("options", "keywords"),
        [
            (["--in-dollars-of", "2020"], {"in_dollars_of": 2020}),
            (["--place", "CA", "--adjust-prices"], {"place": "CA", "adjust_prices": True}),
            (["--hours", "1000"], {"hours": 1000}),
            (["--industry", "62"], {"industry": "62"}),
            (["--confidence", "0.99"], {"confidence": Decimal("0.99")}),
            (["--rate", "USD", "NZD", "1.65", "2026-01-15", "our bank"], {"rates": RATE}),
            (["--rates", "ecb", "--currency", "GBP"], {"rates": "ecb", "currency": "GBP"}),
            (["--rates", "ecb:2025-04", "--currency", "EUR"], {"rates": "ecb:2025-04", "currency": "EUR"}),
        ],
    )
    def test_steps(self, capsys: pytest.CaptureFixture[str], options: list[str], keywords: dict[str, Any]) -> None:
        """Each option is the keyword of its name."""
        assert main([*self.NURSES, *options, "--format", "json"]) == 0
        assert ri.RoleDiff.from_json(capsys.readouterr().out) == ri.compare(*self.NURSES[1:], **keywords)

    def test_no_number(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Hours that are no number are wrong use."""
        assert main([*self.NURSES, "--hours", "many"]) == 2
        assert "argument --hours: must be a number, not 'many'" in capsys.readouterr().err

    @pytest.mark.parametrize(
        "options",
        [
            ["--confidence", "2"],
            ["--confidence", "many"],
            ["--rate", "USD", "NZD", "x", "2026", "bank"],
            ["--rate", "USD", "USD", "1", "2026", "bank"],
            ["--rate", "USD", "NZD", "0", "2026", "bank"],
            ["--rate", "USD", "NZD", "1"],
            ["--rates", "fed"],
            ["--rates", "ecb", "--rate", "USD", "NZD", "1", "2026", "bank"],
            ["--currency", "dollars"],
        ],
    )
    def test_no_rate(self, capsys: pytest.CaptureFixture[str], options: list[str]) -> None:
        """A confidence or a rate that can be none is wrong use."""
        assert main([*self.NURSES, *options]) == 2
        assert "Traceback" not in capsys.readouterr().err

    def test_two_countries(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A role of the United Kingdom by its id, at the ECB's rates."""
        assert main(["compare", "registered nurse", "uk-2237", "--rates", "ecb", "--currency", "GBP"]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        assert "USD converted at 0.74794 GBP, the mean of ECB rates in May 2025" in printed

    def test_every_keyword_is_an_option(self) -> None:
        """Every keyword of a comparison can be asked for."""
        given = vars(build_parser().parse_args([*self.NURSES]))
        names = {"people": "no_people", "rates": "rate"}
        assert {names.get(each, each) for each in signature(ri.compare).parameters} - {"a", "b"} <= {*given}

    @pytest.mark.parametrize("form", ["text", "markdown", "json"])
    def test_explain(self, capsys: pytest.CaptureFixture[str], form: str) -> None:
        """The steps alone, in each form."""
        assert main([*self.NURSES, "--explain", "--format", form]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        assert "is $141,280 - $101,420 = +$39,860 per year, which is +39.3% of the left figure." in printed

    def test_show_at_a_place(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A role at a place, and in an industry."""
        for options, role in (
            (["--place", "San Jose"], ri.role("registered nurse").at("San Jose")),
            (["--industry", "Finance"], ri.role("registered nurse").in_industry("Finance")),
        ):
            assert main(["show", "registered nurse", *options, "--format", "json"]) == 0
            assert ri.Role.from_dict(json.loads(capsys.readouterr().out)) == role

    @pytest.mark.parametrize(
        "options", [["--in-dollars-of", "abc"], ["--hours", "0"], ["--place", ""], ["--industry", " "]]
    )
    def test_no_sense(self, capsys: pytest.CaptureFixture[str], options: list[str]) -> None:
        """What no comparison can be asked is wrong use, told in a line."""
        assert main([*self.NURSES, *options]) in (1, 2)
        told = capsys.readouterr().err
        assert told.startswith("roleinfo: ")
        assert "Traceback" not in told
