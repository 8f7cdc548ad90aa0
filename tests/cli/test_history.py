"""``roleinfo history``, and the option ``--year`` of other commands."""

import json

import pytest

from roleinfo.cli.main import run


def answer(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """The exit code of a command and what it printed."""
    code = run([*argv])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


class TestHistory:
    """One role's pay by year."""

    def test_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The table with what changed, in one screen."""
        code, out, _ = answer(capsys, "history", "registered nurse")
        assert code == 0
        assert out.startswith("Pay by year for registered nurses\n")
        assert "2021  $77,600    $92,668" in out
        assert "new method" in out

    def test_dollars(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Real pay in another month's dollars; of each figure in CSV."""
        _, out, _ = answer(capsys, "history", "registered nurse", "--in-dollars-of", "2019-05", "--format", "csv")
        rows = out.splitlines()
        assert rows[0].startswith("year,release,real,in_dollars_of,not_comparable,jobs,")
        assert len(rows) == 1 + 14 * 12
        assert rows[-1].split(",")[3] == "2019-05"

    def test_json(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Every release with its changes."""
        _, out, _ = answer(capsys, "history", "15-1252", "--format", "json")
        rows = json.loads(out)["releases"]["rows"]
        assert [row["year"] for row in rows if "not_comparable" in row] == [*range(2012, 2021)]

    @pytest.mark.parametrize(
        ("argv", "code", "told"),
        [
            (("history", "registered nurse", "--in-dollars-of", "1800"), 2, "must be a month of CPI-U, from 1913-01"),
            (("history", "no such role"), 1, "no such role"),
            (("show", "registered nurse", "--year", "2011"), 2, "must be the year of a release, from 2012 to 2025"),
            (("compare", "cashier", "cook", "--year", "2019", "--year", "2020", "--year", "2021"), 2, "at most twice"),
        ],
    )
    def test_refused(self, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], code: int, told: str) -> None:
        """A month without an index, an unknown role, a year without a release, and three years for two roles."""
        found, _, err = answer(capsys, *argv)
        assert (found, told in err) == (code, True)


class TestYear:
    """The release of pay and jobs."""

    def test_show(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A role as a release has it."""
        _, out, _ = answer(capsys, "show", "registered nurse", "--year", "2012")
        assert "$67,930" in out

    def test_compare(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One role in two years."""
        _, out, _ = answer(capsys, "compare", "electrician", "electrician", "--year", "2012", "--year", "2025")
        assert "May 2012" in out
        assert "BLS OEWS is not a time series" in out
