"""Fields of study and the occupations that they lead to."""

from pathlib import Path

import pytest

from ingest.making import FIELD_ROWS, FIELDS_HEAD, error
from roleinfo.ingest.fields import ordered_fields, read_fields


def written(folder: Path, *lines: str) -> Path:
    """A crosswalk of these lines, with the mark that the publisher begins it with and without a last line end."""
    path = folder / "cip.csv"
    path.write_text("\n".join([FIELDS_HEAD, *lines]), encoding="utf-8-sig")
    return path


class TestReadFields:
    """The crosswalk."""

    def test_pairs(self, tmp_path: Path) -> None:
        """Those without a match on either side are left out, and the full stop behind a title."""
        assert [row[:3] for row in read_fields(written(tmp_path, *FIELD_ROWS), pairs=5)] == [
            ("13.0401", "Educational Leadership and Administration, General", "11-1011"),
            ("52.0101", "Business/Commerce", "11-1011"),
            ("52.0201", "Business Administration and Management, General", "11-1011"),
        ]

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            (
                "52.01,Business.,11-1011,Chief Executives",
                "must be a CIP code, as 51.3801, not '52.01' @ cip.csv, row 2",
            ),
            (
                "52.0101,Business.,111011,Chief Executives",
                "must be a SOC code, as 29-1141, not '111011' @ cip.csv, row 2",
            ),
            ("52.0101,,11-1011,Chief Executives", "must be text, not nothing @ cip.csv, row 2, column 'CIP2020Title'"),
        ],
    )
    def test_errors(self, tmp_path: Path, line: str, message: str) -> None:
        """A cell that is no code or no title."""
        assert error(lambda: read_fields(written(tmp_path, line), pairs=1)).startswith(message)

    def test_counts(self, tmp_path: Path) -> None:
        """The rows, so that nothing is lost, and each pair once."""
        path = written(tmp_path, *FIELD_ROWS[:2])
        assert error(lambda: read_fields(path, pairs=3)) == "must have 3 rows, not 2 @ cip.csv"
        twice = written(tmp_path, FIELD_ROWS[0], FIELD_ROWS[0])
        assert error(lambda: read_fields(twice, pairs=2)).startswith("duplicate key ('13.0401', '11-1011')")

    def test_order(self, tmp_path: Path) -> None:
        """The family of four digits with most fields comes first."""
        rows = read_fields(written(tmp_path, *FIELD_ROWS, FIELD_ROWS[2].replace("52.0201", "52.0299")), pairs=6)
        assert ordered_fields(rows) == {"11-1011": ["52.0201", "52.0299", "13.0401", "52.0101"]}
