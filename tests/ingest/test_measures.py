"""Measures that researchers published: their two files, and the rows of a bundle."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import roleinfo as ri
from ingest.making import error, measure_files, small_folder
from roleinfo.ingest.bundle import build
from roleinfo.ingest.measures import Published, read_ai_applicability, read_gpt_exposure

APPLICABILITY, EXPOSURE = measure_files()


def applicability(folder: Path, change: Callable[[str], str] = str) -> list[Published]:
    """What is read of the first file, changed."""
    path = folder / APPLICABILITY
    path.write_text(change("\n".join([*measure_files()[APPLICABILITY], ""])))
    return read_ai_applicability(path, rows=1)


class TestFiles:
    """Each file by its headings, values to twelve decimals."""

    def test_applicability(self, tmp_path: Path) -> None:
        """One score by SOC code."""
        [row] = applicability(tmp_path)
        assert row == ("11-1011", "Chief Executives", {"ai-applicability": Decimal("0.155502898115")})

    def test_exposure(self, tmp_path: Path) -> None:
        """Six by O*NET-SOC code: by the model (dv) and by people."""
        path = tmp_path / EXPOSURE
        path.write_text("\n".join([*measure_files()[EXPOSURE], ""]))
        first, second = read_gpt_exposure(path, rows=2)
        assert first.values["gpt-exposure-model-gamma"] == Decimal("0.82")
        assert first.values["gpt-exposure-human-beta"] == Decimal("0.35")
        assert second.values["gpt-exposure-model-alpha"] == Decimal("0.166666666667")

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("0.155502898114603", "1.2", "must be from 0 to 1, not '1.2' @ {}[2].ai_applicability_score"),
            ("0.155502898114603", "high", "must be a number, not 'high' @ {}[2].ai_applicability_score"),
            ("0.155502898114603", "NaN", "must be from 0 to 1, not 'NaN' @ {}[2].ai_applicability_score"),
            ("11-1011", "111011", "must be a SOC code such as 11-1011, not '111011' @ {}[2].SOC Code"),
            ("title", "Title", "must be headed 'title', not 'Title' @ {}[1].title"),
        ],
    )
    def test_another_layout(self, tmp_path: Path, old: str, new: str, message: str) -> None:
        """What is not laid out so is refused with its place."""
        told = error(lambda: applicability(tmp_path, lambda text: text.replace(old, new, 1)))
        assert told.partition(" @ ")[0] == message.partition(" @ ")[0]
        assert APPLICABILITY in told

    def test_count_and_repeats(self, tmp_path: Path) -> None:
        """So many codes, and each once."""
        again = "11-1011,Chief Executives,0.2\n"
        assert "must have 1 codes, not 2" in error(lambda: applicability(tmp_path, lambda text: text + again))
        path = tmp_path / APPLICABILITY
        assert "duplicate key '11-1011'" in error(lambda: read_ai_applicability(path, rows=2))


class TestBundle:
    """What a bundle of small inputs says."""

    def test_occupations(self, tmp_path: Path) -> None:
        """A SOC code of two occupations is broader than either; a code of O*NET is the occupation's own."""
        build(small_folder(tmp_path / "in"), tmp_path / "small.db")
        catalog = ri.Catalog.open(tmp_path / "small.db")
        role = catalog.role("11-1011.03")
        assert [(each.id, each.value, each.published_for, each.published_for_count) for each in role.measures][:2] == [
            ("ai-applicability", Decimal("0.155502898115"), "Chief Executives (11-1011)", 2),
            ("gpt-exposure-human-alpha", Decimal(0), None, None),
        ]

    def test_code_of_no_occupation(self, tmp_path: Path) -> None:
        """A code that is nobody's is refused."""
        folder = small_folder(tmp_path / "in")
        path = folder / APPLICABILITY
        path.write_text(path.read_text().replace("11-1011", "19-9999"))
        with pytest.raises(ri.RoleinfoError, match="no occupation has the codes 19-9999"):
            build(folder, tmp_path / "small.db")
