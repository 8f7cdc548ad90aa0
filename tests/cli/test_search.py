"""``roleinfo search``: the roles that a title may stand for, each with the reason."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from roleinfo.reports import search as report

import roleinfo as ri
from roleinfo.__main__ import main
from roleinfo.cli.main import build_parser
from roleinfo.render import markdown as markdown_format
from roleinfo.render.layout import width

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
        """Score, id, title and the reason in words, in 80 columns; another title that matched stands before it."""
        text = printed(capsys, "search", "sr acct mgr", "--limit", "2")
        assert text.splitlines()[5:] == [
            "Score  Id               Title                        Why",
            "-----  ---------------  ---------------------------  ---------------------------",
            " 0.90  account-manager  Account Manager              its title, reading 'acct'",
            "                                                     as 'account', with 'senior'",
            "                                                     set aside",
            ' 0.89  11-2011.00       Advertising and Promotions   as "Account Manager";',
            "                        Managers                     another title of it,",
            "                                                     reading 'acct' as",
            "                                                     'account', with 'senior'",
            "                                                     set aside",
        ]
        assert text.startswith("Search: sr acct mgr\n===================\n")

    @pytest.mark.parametrize("query", ["sr acct mgr", "chief nursing officer", "29-1141.00", "vp of sales"])
    def test_as_the_library(self, query: str, capsys: pytest.CaptureFixture[str]) -> None:
        """What the library finds, in its order, in every form; the text fits 80 columns."""
        found = ri.search(query)
        assert 1 < len(found) <= 10
        text = printed(capsys, "search", query)
        assert all(width(each) <= 80 for each in text.splitlines())
        scored = [each.split()[:2] for each in text.splitlines() if each.strip()[:2] in ("0.", "1.")]
        assert scored == [[f"{each.score:.2f}", each.role_id] for each in found]
        lines = printed(capsys, "search", query, "--format", "markdown").splitlines()
        assert [each.split(" | ")[1] for each in lines[6:]] == [each.role_id for each in found]
        assert json.loads(printed(capsys, "search", query, "--format", "json")) == [
            {
                "role_id": each.role_id,
                "title": each.title,
                "matched_title": each.matched_title,
                "score": each.score,
                "reason": each.reason,
                "seniority": list(each.seniority),
            }
            for each in found
        ]

    def test_markdown(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A cell for each, and a dash where nothing else matched or nothing was set aside."""
        lines = printed(capsys, "search", "sr acct mgr", "--limit", "2", "--format", "markdown").splitlines()
        why = "reading 'acct' as 'account', with 'senior' set aside"
        other = "Advertising and Promotions Managers | 11-2011.00 | Account Manager"
        assert lines[4:] == [
            "| Title | Id | Matched title | Why | Set aside | Score |",
            "| --- | --- | --- | --- | --- | ---: |",
            f"| Account Manager | account-manager | – | its title, {why} | senior | 0.90 |",
            f"| {other} | another title of it, {why} | senior | 0.89 |",
        ]
        [nurse] = printed(capsys, "search", "nurse", "--limit", "1", "--format", "markdown").splitlines()[6:]
        assert nurse == "| Registered Nurses | 29-1141.00 | Nurse | another title of it | – | 0.98 |"

    @pytest.mark.parametrize("limit", ["1", "3", "007", "999999999"])
    def test_limit(self, limit: str, capsys: pytest.CaptureFixture[str]) -> None:
        """So many at most."""
        found = json.loads(printed(capsys, "search", "nurse", "--limit", limit, "--format", "json"))
        assert [each["role_id"] for each in found] == [each.role_id for each in ri.search("nurse", int(limit))]
        assert len(found) == int(limit) or int(limit) > 10 < len(found)

    def test_own_title(self, own: str, capsys: pytest.CaptureFixture[str]) -> None:
        """A role of one's own is found, and nothing in its title is more than text."""
        query = "leuchtturmwarter <b>灯台守</b> XYZ"
        arguments = ("search", query, "--limit", "1", "--catalog", own)
        text = printed(capsys, *arguments)
        assert text.startswith(f"Search: {query}\n")
        assert "keeper  Leuchtturmwärter | <b>灯台守</b> xyz" in text
        markdown = printed(capsys, *arguments, "--format", "markdown").splitlines()
        assert markdown[0] == "# Search: leuchtturmwarter &lt;b&gt;灯台守&lt;/b&gt; XYZ"
        assert markdown[-1].startswith("| Leuchtturmwärter \\| &lt;b&gt;灯台守&lt;/b&gt; xyz | keeper | – | ")
        [found] = json.loads(printed(capsys, *arguments, "--format", "json"))
        assert found["title"] == "Leuchtturmwärter | <b>灯台守</b> \u202exyz"


class TestReport:
    """Matches that no search of the package's titles gives."""

    def test_hostile(self) -> None:
        """Control characters and line breaks in any field are blanks."""
        bad = match(title="a\x1b[31m\nb", matched_title="c\x07|", reason="d\x9b<i>", seniority=("e\r|",))
        for text in (report.to_text("q\x1b\n# q", [bad]), markdown_format.write(report.outline("q\x1b\n# q", [bad]))):
            assert not set(text) & set("\x1b\x07\x9b\r")
            assert "# q" in text.splitlines()[0].replace("\\", "")
        [row] = markdown_format.write(report.outline("q", [bad])).splitlines()[6:]
        assert row == "| a \\[31m b | a | c \\| | d &lt;i&gt; | e \\| | 0.50 |"

    def test_set_aside_is_told_once(self) -> None:
        """Words that were set aside stand in the text, where the reason does not tell them already."""
        told = match(reason="its title, with 'senior' set aside", seniority=("senior",))
        assert "set aside: " not in report.to_text("q", [told])
        assert "its title; set aside: senior, ii" in report.to_text("q", [match(seniority=("senior", "ii"))])

    def test_none(self) -> None:
        """No match is said in words."""
        assert report.to_text("q", []) == "Search: q\n=========\n\nNo title is like it.\n"
        assert markdown_format.write(report.outline("q", [])) == "# Search: q\n\nNo title is like it.\n"
        assert report.to_dicts([]) == []


class TestNone:
    """There is no match, or the text can be no title: 1; wrong use: 2."""

    @pytest.mark.parametrize("form", ["text", "markdown", "json"])
    def test_nothing_like_it(self, form: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Nothing is like it, and what to try."""
        assert refused(capsys, 1, "search", "zzzqqq", "--format", form) == (
            "roleinfo: no title is like 'zzzqqq'. Try the usual name of the job, fewer words, "
            "or a code such as 29-1141.00\n"
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
        assert told.startswith("roleinfo: a search takes a title or a part of one; ")
        assert told.endswith(f"{rule}\n")
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
        assert not loaded & {"attrs", "cattrs", "json", "decimal", "rapidfuzz", "sqlite3", "roleinfo.reports"}
