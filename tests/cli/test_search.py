"""``roleinfo search``: the roles that a title may stand for, each with the reason."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import roleinfo as ri
from roleinfo.__main__ import main
from roleinfo.cli.main import build_parser
from roleinfo.render.layout import width
from roleinfo.titles.match import Matches

OWN = """\
id = "keeper"
title = "Leuchtturmwärter | <b>灯台守</b> \u202exyz"
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A role file of one's own, with a title that would break a table."""
    file = tmp_path / "keeper.toml"
    file.write_text(OWN, encoding="utf-8")
    return str(file)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints that ends with 0 and says nothing else."""
    assert main([*arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    """The rows that a command prints as JSON, each with what all of them have in common."""
    rows = json.loads(printed(capsys, *arguments, "--format", "json"))["rows"]
    return [rows["common"] | each for each in rows["rows"]]


def refused(capsys: pytest.CaptureFixture[str], code: int, *arguments: str) -> str:
    """What a command says that ends with this code and prints nothing."""
    assert main([*arguments]) == code
    out, err = capsys.readouterr()
    assert out == ""
    return err


def match(**fields: object) -> ri.Match:
    """A match."""
    given = {"role_id": "a", "title": "Title", "matched_title": "Title", "score": 0.5, "reason": "its title"}
    return ri.Match(**(given | fields))  # type: ignore[arg-type]  # fields by name


class TestFound:
    """There are matches: 0."""

    def test_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Id, title, score, probability and the reason in words, in 80 columns."""
        assert printed(capsys, "search", "sr acct mgr", "--limit", "2").splitlines() == [
            "Matching roles",
            "",
            "The first match, Account Manager, is 53% likely to be right.",
            "",
            "Id               Title            Score  Probability  Reason",
            "---------------  ---------------  -----  -----------  --------------------------",
            "account-manager  Account Manager   0.90         0.53  its title, reading 'acct'",
            "                                                      as 'account', ignoring",
            "                                                      'senior'",
            "11-2022.00       Sales Managers    0.89         0.02  another title of it,",
            "                                                      reading 'acct' as",
            "                                                      'account', ignoring",
            "                                                      'senior'",
        ]

    @pytest.mark.parametrize("query", ["sr acct mgr", "chief nursing officer", "29-1141.00", "vp of sales"])
    def test_as_the_library(self, query: str, capsys: pytest.CaptureFixture[str]) -> None:
        """What the library finds, in its order, in every form; the text fits 80 columns."""
        found = ri.search(query)
        assert 1 < len(found) <= 10
        text = printed(capsys, "search", query)
        assert all(width(each) <= 80 for each in text.splitlines())
        scored = re.findall(r"^(\S+) .* ([01]\.\d\d) +([01]\.\d\d)  ", text, re.MULTILINE)
        figures = [(f"{match.score:.2f}", f"{match.probability:.2f}") for match in found]
        assert [figure for _, *figure in scored] == [[*figure] for figure in figures]
        assert all(match.role_id.startswith(id_) for match, (id_, *_) in zip(found, scored, strict=True))
        lines = printed(capsys, "search", query, "--format", "markdown").splitlines()
        assert [each.split(" | ")[0] for each in lines[6:]] == [f"| {each.role_id}" for each in found]
        assert listed(capsys, "search", query) == [
            {
                "role_id": each.role_id,
                "title": each.title,
                "matched_title": each.matched_title,
                "score": each.score,
                "probability": each.probability,
                "tied": each.tied,
                "reason": each.reason,
            }
            | ({"codes": [*each.codes]} if each.codes else {})
            | ({"group": each.group} if each.group else {})
            | ({"ignored": [*each.ignored]} if each.ignored else {})
            for each in found
        ]

    def test_markdown(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A cell for each, and no column of words ignored where there are none."""
        lines = printed(capsys, "search", "sr acct mgr", "--limit", "2", "--format", "markdown").splitlines()
        why = "reading 'acct' as 'account', ignoring 'senior'"
        assert lines[4:] == [
            "| Id | Title | Matched title | Score | Probability | Reason | Ignored |",
            "| --- | --- | --- | ---: | ---: | --- | --- |",
            f"| account-manager | Account Manager | Account Manager | 0.90 | 0.53 | its title, {why} | senior |",
            f"| 11-2022.00 | Sales Managers | Account Manager | 0.89 | 0.02 | another title of it, {why} | senior |",
        ]
        [nurse] = printed(capsys, "search", "nurse", "--limit", "1", "--format", "markdown").splitlines()[6:]
        assert re.fullmatch(
            r"\| 29-1141\.00 \| Registered Nurses \| Nurse \| 0\.98 \| 0\.9\d \| another title of it \|", nurse
        )

    @pytest.mark.parametrize("limit", ["1", "3", "007", "999999999"])
    def test_limit(self, limit: str, capsys: pytest.CaptureFixture[str]) -> None:
        """So many at most."""
        found = listed(capsys, "search", "nurse", "--limit", limit)
        assert [each["role_id"] for each in found] == [each.role_id for each in ri.search("nurse", int(limit))]
        assert len(found) == int(limit) or int(limit) > 10 < len(found)

    def test_own_title(self, own: str, capsys: pytest.CaptureFixture[str]) -> None:
        """A role of one's own is found, and nothing in its title is more than text."""
        query = "leuchtturmwarter <b>灯台守</b> XYZ"
        arguments = ("search", query, "--limit", "1", "--catalog", own)
        assert re.search(
            r"^keeper  Leuchtturmwärter .* 0\.99 +[01]\.\d\d  its title", printed(capsys, *arguments), re.MULTILINE
        )
        markdown = printed(capsys, *arguments, "--format", "markdown").splitlines()
        assert markdown[-1].startswith("| keeper | Leuchtturmwärter \\| &lt;b&gt;灯台守&lt;/b&gt; xyz | ")
        [found] = listed(capsys, *arguments)
        assert found["title"] == "Leuchtturmwärter | <b>灯台守</b> \u202exyz"


class TestMatches:
    """Matches that no search of the package's titles gives."""

    def test_hostile(self) -> None:
        """Control characters and line breaks in any field are blanks."""
        bad = match(title="a\x1b[31m\nb", matched_title="c\x07|", reason="d\x9b<i>", ignored=("e\r|",))
        matches = Matches([bad])
        for text in (matches.to_text(), matches.to_text(full=True), matches.to_markdown(), matches.to_html()):
            assert not set(text) & set("\x1b\x07\x9b\r")
        [row] = matches.to_markdown().splitlines()[6:]
        assert row == "| a | a \\[31m b | c \\| | 0.50 | 0.00 | d &lt;i&gt; | e \\| |"

    def test_every_ignored_word_is_listed(self) -> None:
        """Words that were ignored stand in a column of their own, whether or not the reason names them."""
        assert Matches([match(ignored=("senior", "ii"))]).to_markdown().endswith("| its title | senior; ii |\n")

    def test_none(self) -> None:
        """No match is said in words."""
        nothing = Matches([])
        assert nothing.to_text() == "Matching roles\n\nNo title is similar."
        assert nothing.to_markdown() == "# Matching roles\n\nNo title is similar.\n"
        assert nothing.to_dict()["rows"] == {"common": {}, "rows": []}


class TestNone:
    """There is no match, or the text can be no title: 1; wrong use: 2."""

    @pytest.mark.parametrize("form", ["text", "markdown", "json"])
    def test_nothing_like_it(self, form: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Nothing is like it, and what to try."""
        assert refused(capsys, 1, "search", "zzzqqq", "--format", form) == (
            "roleinfo: No title matches 'zzzqqq'. Try the usual name of the job, fewer words, "
            "or a code such as 29-1141.00.\n"
        )

    @pytest.mark.parametrize(
        ("query", "rule"),
        [
            ("", "'' is empty"),
            (" \t", "is empty"),
            ("x" * 301, "has 301 characters where 300 are the most"),
            ("nurse\x1b[31m", "has control characters"),
            ("nurse\udcff", "has control characters"),
            ("|||", "has no letter or digit"),
        ],
    )
    def test_no_title(self, query: str, rule: str, capsys: pytest.CaptureFixture[str]) -> None:
        """What can be no title is told in the library's words, and not passed on as it stands."""
        told = refused(capsys, 1, "search", query)
        assert told.startswith("roleinfo: A search takes a title or part of one; ")
        assert told.endswith(f"{rule}.\n")
        assert "\x1b" not in told
        with pytest.raises(ri.InvalidQueryError) as raised:
            ri.search(query)
        assert str(raised.value) in told

    @pytest.mark.parametrize("limit", ["0", "-1", "1.5", "x", "", "٣", "1_0", "9" * 5000])
    def test_limit(self, limit: str, capsys: pytest.CaptureFixture[str]) -> None:
        """A limit is a whole number of at least 1."""
        assert "argument --limit: must be a whole number of at least 1, not " in refused(
            capsys, 2, "search", "nurse", "--limit", limit
        )

    def test_typo(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A command that is not there is told with those that are."""
        told = refused(capsys, 2, "serach", "nurse")
        assert "argument COMMAND: invalid choice: 'serach' (choose from " in told
        assert [told.index(each) for each in ("compare", "show", "search", "places", "sources", "check")] == sorted(
            told.index(each) for each in ("compare", "show", "search", "places", "sources", "check")
        )


@pytest.mark.parametrize("command", ["search", "places"])
class TestHelp:
    """What the commands say of themselves."""

    def test_examples(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Two examples, which do what they say; the program's help has the command."""
        help_ = printed(capsys, command, "--help")
        examples = [each.strip() for each in help_.splitlines() if each.startswith(f"  roleinfo {command}")]
        assert len(examples) == 2
        for each in examples:
            arguments = shlex.split(each)[1:]
            assert build_parser().parse_args(arguments).run
            assert printed(capsys, *arguments)
        assert f"    {command} " in printed(capsys, "--help")

    def test_is_quick(self, command: str) -> None:
        """Help loads neither the model nor the data."""
        script = (
            f"import sys, roleinfo.__main__ as m; m.main(['{command}', '--help']); print(*sys.modules, file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        loaded = set(done.stderr.split())
        assert f"roleinfo.cli.{command}" in loaded
        assert not loaded & {
            "attrs",
            "cattrs",
            "json",
            "decimal",
            "rapidfuzz",
            "sqlite3",
            "roleinfo.render",
            "roleinfo.views",
        }
