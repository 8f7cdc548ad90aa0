"""``roleinfo price``: a roster from a file to a report."""

import csv
from pathlib import Path
from typing import Final

import openpyxl
import pytest

from roleinfo.cli.main import run
from shown import staff

OPTIONS: Final = ["--title", "job", "--place", "city", "--pay", "base", "--id", "id"]


@pytest.fixture
def roster(tmp_path: Path) -> str:
    """A roster as a CSV file."""
    path = tmp_path / "staff.csv"
    rows = staff()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0]])
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


class TestPrice:
    """The command."""

    def test_brief(self, roster: str, capsys: pytest.CaptureFixture[str]) -> None:
        """It prints the finding and no employee."""
        assert run(["price", roster, *OPTIONS]) == 0
        text = capsys.readouterr().out
        assert text.startswith("Payroll compared with the market\n10 employees against the market median")
        assert "E00" not in text

    def test_csv(self, roster: str, capsys: pytest.CaptureFixture[str]) -> None:
        """As CSV it has one row an employee."""
        assert run(["price", roster, *OPTIONS, "--format", "csv"]) == 0
        rows = [*csv.DictReader(capsys.readouterr().out.splitlines())]
        assert [row["id"] for row in rows] == [f"E{at:03}" for at in range(10)]

    def test_review_and_report(self, roster: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """It writes what is to be decided and a report, and reads the decisions."""
        review, report = tmp_path / "review.csv", tmp_path / "pricing.html"
        assert run(["price", roster, *OPTIONS, "--review", str(review), "-o", str(report)]) == 0
        assert capsys.readouterr().out == f"{review}\n{report}\n"
        assert "Largest gaps" in report.read_text(encoding="utf-8")
        text = review.read_text(encoding="utf-8-sig").replace(",,onet-30-3", ",11-1021.00,onet-30-3")
        lines = [line for line in text.splitlines() if "Springfield" not in line]
        review.write_text("\n".join(lines), encoding="utf-8")
        assert run(["price", roster, *OPTIONS, "--mapping", str(review)]) == 0
        assert "8 of 10 employees are priced" in " ".join(capsys.readouterr().out.split())
        assert run(["price", roster, *OPTIONS, "-o", str(report)]) == 1
        assert "it is replaced with --overwrite" in capsys.readouterr().err

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_encodings(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str) -> None:
        """A file of a spreadsheet on Windows is read as it was written there."""
        path = tmp_path / "staff.csv"
        path.write_bytes("job;city;base\r\nSociété nurse – ICU;Denver, CO;$80,000/yr\r\n".encode(encoding))
        assert run(["price", str(path), *OPTIONS[:6], "--format", "csv"]) == 0
        assert "Société nurse – ICU" in capsys.readouterr().out

    def test_workbooks(self, roster: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A workbook is read as a roster, and written."""
        book = openpyxl.Workbook()
        page = book.active
        assert page
        with open(roster, encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                page.append(row)
        book.save(tmp_path / "staff.xlsx")
        target = tmp_path / "priced.xlsx"
        assert run(["price", str(tmp_path / "staff.xlsx"), *OPTIONS, "-o", str(target)]) == 0
        assert capsys.readouterr().out == f"{target}\n"
        assert openpyxl.load_workbook(target).sheetnames[0] == "Summary"

    @pytest.mark.parametrize(
        ("options", "code", "text"),
        [
            (["--title", "jobs"], 2, "title must be a column; there is no column 'jobs'. Did you mean 'job'?"),
            (["--period-value", "H"], 2, "--period-value must be VALUE=PERIOD, such as H=hour, not 'H'"),
            (["--target", "half"], 2, "--target must be a number, not 'half'"),
            (["-o", "x.pdf"], 2, "the name of the output file must end in .html"),
            (["--mapping", "none.csv"], 1, "none.csv: No such file or directory"),
        ],
    )
    def test_refused(
        self, roster: str, options: list[str], code: int, text: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What makes no sense is wrong use, and a file that cannot be read a refusal."""
        assert run(["price", roster, *OPTIONS, *options]) == code
        assert text in capsys.readouterr().err

    def test_no_roster(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A file that is not there, and one of another kind."""
        assert run(["price", str(tmp_path / "none.csv"), *OPTIONS]) == 1
        assert "Cannot open" in capsys.readouterr().err
        assert run(["price", str(tmp_path / "staff.pdf"), *OPTIONS]) == 2
        assert "must be a file whose name ends in .csv or .xlsx" in capsys.readouterr().err
