"""Blocks of wages: what is packed is unpacked, by plain Python, by NumPy and by a reader that knows the words alone."""

import re
import sqlite3
import zlib
from typing import Any

import pytest
from hypothesis import given, strategies as st

from published import bundle
from roleinfo.catalog.schema import ANNUAL, WAGE_VALUES
from roleinfo.catalog.wage_blocks import (
    BLOCKS,
    PLANES,
    Figures,
    UnpackableError,
    create_wages,
    pack,
    unpack,
    unpack_cell,
)

NOTES = {0: 0, 1: 3 << 28, 2: 1}
IDS = {notes: id_ for id_, notes in NOTES.items()}
NURSE: Figures = (
    338_940, 11, 7_225, 150_280, 3, 4_868, 5_887, 6_744, 8_325, 10_256, 101_260, 122_440, 140_270, 173_170, 213_320,
    18_609, 86, 0,
)  # fmt: skip


def changed(**values: int | None) -> Figures:
    """California's nurses with other values."""
    return (*(values.get(name, value) for name, value in zip(WAGE_VALUES, NURSE, strict=False)), NURSE[-1])


@st.composite
def figures(draw: st.DrawFn) -> Figures:
    """A cell as they are published: percentiles rise, annual wages are in tens of dollars, and any may be missing."""

    def missing_or(value: int) -> int | None:
        return draw(st.sampled_from((value, value, value, None)))

    rising = sorted(draw(st.lists(st.integers(0, 60_000), min_size=5, max_size=5)))
    hourly: dict[str, int | None] = dict(zip(ANNUAL[1:], map(missing_or, rising), strict=True))
    hourly["mean"] = missing_or(draw(st.integers(0, 60_000)))
    values: dict[str, int | None] = {
        "employment": missing_or(draw(st.integers(0, 10**9))), "jobs_per_1000": missing_or(draw(st.integers(0, 10**6))),
        "employment_rse": missing_or(draw(st.integers(0, 999))), "wage_rse": missing_or(draw(st.integers(0, 999))),
        "location_quotient": missing_or(draw(st.integers(0, 10**5))),
    }  # fmt: skip
    for name, by_hour in hourly.items():
        values[f"hourly_{name}"] = by_hour
        base = 0 if by_hour is None else (by_hour * 208 + 50) // 100
        values[f"annual_{name}"] = missing_or(
            10 * (base + draw(st.integers(0 if not base else -min(base, 127), 2_000)))
        )
    return (*(values[name] for name in WAGE_VALUES), draw(st.sampled_from([*IDS])))


KEYED = st.dictionaries(st.integers(1, 60_000), figures(), min_size=1, max_size=8).map(
    lambda cells: sorted(cells.items())
)


class TestPacking:
    """What is packed comes back."""

    @given(cells=KEYED)
    def test_there_and_back(self, cells: list[tuple[int, Figures]]) -> None:
        """Every cell of a block, and each of them alone; another key has none."""
        block = pack(reversed(cells), IDS)
        assert unpack(block, len(cells), NOTES) == cells
        for key, held in cells:
            assert unpack_cell(block, len(cells), NOTES, key) == held
        assert unpack_cell(block, len(cells), NOTES, 0) is None

    def test_by_the_words_alone(self) -> None:
        """A reader that knows the description and no code of the package finds California's nurses in the bundle."""
        with bundle() as database:
            [(of,)] = database.execute("SELECT id FROM class WHERE scheme = 'oews' AND code = '29-1141'")
            [(area,)] = database.execute("SELECT id FROM area WHERE code = 'US-CA'")
            [(cells, block)] = database.execute("SELECT cells, block FROM wage_by_place WHERE class = ?", (of,))
        planes = zlib.decompress(block)
        columns, first = {}, 0
        for name, count in PLANES.items():
            of_column = [planes[(first + at) * cells : (first + at + 1) * cells] for at in range(count)]
            columns[name] = [int.from_bytes(together, "little") for together in zip(*of_column, strict=True)]
            first += count
        keys = [sum(columns["key"][: at + 1]) for at in range(cells)]
        at = keys.index(area)
        hourly = columns["hourly_p10"][at] - 1
        assert (columns["employment"][at] - 1, columns["hourly_mean"][at] - 1, hourly) == (338_940, 7_225, 4_868)
        hourly += columns["hourly_p25"][at] - 1
        assert (hourly, (columns["annual_p25"][at] - 128 + round(hourly * 2.08)) * 10) == (5_887, 122_440)

    @pytest.mark.parametrize(
        ("figures", "message"),
        [
            (changed(hourly_p90=8_324), "hourly_p90 must not be less than the percentile below it, not 8324"),
            (changed(employment=-1), "employment must not be less than 0, not -1"),
            (
                changed(annual_mean=150_285),
                "annual_mean must be in tens of dollars and fit the wage by the hour, not 150285",
            ),
            (changed(annual_mean=10), "annual_mean must be in tens of dollars and fit the wage by the hour, not 10"),
            (changed(hourly_mean=65_535, annual_mean=None), "hourly_mean must fit into 2 bytes, not 65,536"),
        ],
    )
    def test_what_does_not_fit(self, figures: Figures, message: str) -> None:
        """A value that a block cannot hold is refused and not bent."""
        with pytest.raises(UnpackableError, match=f"^{re.escape(message)}$"):
            pack([(1, figures)], IDS)


class TestDamage:
    """A block that is not whole."""

    @pytest.mark.parametrize(
        "block",
        [
            pack([(1, NURSE)], IDS)[:-3],
            zlib.compress(b""),
            zlib.compress(bytes(10**7)),
            pack([(1, NURSE), (2, NURSE)], IDS),
        ],
    )
    def test_refused(self, block: bytes) -> None:
        """Cut off, empty, endless, or of another number of cells."""
        with pytest.raises(ValueError, match="cells, not 1"):
            unpack(block, 1, NOTES)

    def test_an_unknown_note(self) -> None:
        """A note that the bundle does not name is no note."""
        with pytest.raises(LookupError):
            unpack(pack([(1, NURSE)], {0: 9}), 1, NOTES)


class TestTheWholeTable:
    """The table that `create_wages` makes for any tool."""

    def test_every_cell(self) -> None:
        """Each class, area and industry once, the nation's rows among them."""
        with bundle() as database:
            [(count, national)] = database.execute("SELECT count(*), sum(area = 0 AND industry = 0) FROM wages")
            packed = [database.execute(f"SELECT sum(cells) FROM {table}").fetchone()[0] for table in BLOCKS.values()]  # noqa: S608
            row = database.execute(
                "SELECT wages.* FROM wages JOIN class ON class.id = class JOIN area ON area.id = area "
                "WHERE class.code = '29-1141' AND scheme = 'oews' AND area.code = 'US-CA'"
            ).fetchone()
        assert (count, national) == (370_172, 1_104)
        assert sum(packed) + national == count
        assert row[3:] == NURSE

    def test_no_bundle(self) -> None:
        """A database without the blocks is refused by SQLite itself."""
        database: Any = sqlite3.connect(":memory:")
        with pytest.raises(sqlite3.OperationalError, match="no such table: wage_note"):
            create_wages(database)
        database.close()
