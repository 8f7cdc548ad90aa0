"""The CPI-U by month and regional price parities by state."""

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.making import error, metro_parity_lines
from roleinfo.ingest import prices

_CPI = ["year,period,value"]
_CPI += [f"2024,M{month:02},{value}" for month, value in enumerate([308.417] * 12 + [313.689], start=1)]
_CPI += [f"2025,M{month:02},321.465" for month in range(1, 14) if month != 10]
_CPI += ["2026,M01,330.1", "2026,M02,334.98"]

_HEAD = (
    "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2022,2023\n"
    ' "00000","United States", ,SARPP,1,"..."," Real personal income ","Millions of constant 2017 dollars",19,19.4\n'
    ' "00000","United States", ,SARPP,5,"...","RPPs: All items ","Index",100.000,100.000\n'
    ' "00000","United States", ,SARPP,10,"...","Implicit regional price deflator ","Index",(NA),(NA)\n'
    ' "01000","Alabama",5,SARPP,5,"...","RPPs: All items ","Index",88.007,89.970\n'
    '"Note: See the included footnote file."\n'
    '"SARPP: Real personal income, real PCE, and regional price parities by state "\n'
    '"Last updated: February 20, 2025-- revised statistics for 2010-2019."\n'
    '"U.S. Bureau of Economic Analysis"\n'
)


def _cpi(folder: Path, lines: list[str]) -> list[prices.CpiValue]:
    path = folder / "cpi.csv"
    path.write_text("".join(f"{line}\r\n" for line in lines), newline="")
    return prices.read_cpi(path, first=2024, last=(2026, 2))


def _parities(folder: Path, text: str) -> list[prices.PriceParity]:
    path = folder / "rpp.csv"
    path.write_text(text)
    return prices.read_parities(path, years=(2022, 2023), states=1)


class TestCpi:
    """The CPI-U."""

    def test_months_and_years(self, tmp_path: Path) -> None:
        """M13 is the mean of the year, and has no month."""
        found = _cpi(tmp_path, _CPI)
        assert found[0] == (2024, 1, Decimal("308.417"))
        assert found[12] == (2024, None, Decimal("313.689"))
        assert found[-1] == (2026, 2, Decimal("334.98"))

    def test_october_2025_was_never_published(self, tmp_path: Path) -> None:
        """It is not there and not filled in."""
        assert (2025, 10) not in [(each.year, each.month) for each in _cpi(tmp_path, _CPI)]
        lines = [*_CPI[:23], "2025,M10,324.5", *_CPI[23:]]
        message = "must not have 2025-M10: it was never published @ cpi.csv, row 24, column 'period'"
        assert error(lambda: _cpi(tmp_path, lines)) == message

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (lambda lines: lines.pop(5), "must be 2024-M05, not 2024-M06 @ cpi.csv, row 6, column 'period'"),
            (lambda lines: lines.pop(), "must go on with 2026-M02, and ends @ cpi.csv, row 28, column 'period'"),
            (lambda lines: lines.append("2026,M03,335"),
             "must end with 2026-M02, and goes on with 2026-M03 @ cpi.csv, row 29, column 'period'"),
            (lambda lines: lines.insert(2, lines[1]),
             "duplicate key 2024-M01: it stands above too @ cpi.csv, row 3, column 'period'"),
            (lambda lines: lines.__setitem__(0, "year,month,value"),
             "must be headed 'period', not 'month' @ cpi.csv, row 1, column 'period'"),
            (lambda lines: lines.__setitem__(1, "2024,M01,-"),
             "must be a number, not '-' @ cpi.csv, row 2, column 'value'"),
            (lambda lines: lines.__setitem__(1, "2024,M14,308"),
             "must be a month from M01 to M12, or M13 for the year, not 'M14' @ cpi.csv, row 2, column 'period'"),
        ],
    )  # fmt: skip
    def test_a_changed_file(self, tmp_path: Path, change: object, message: str) -> None:
        """A missing, new, doubled or bad month is named."""
        lines = [*_CPI]
        assert callable(change)
        change(lines)
        assert error(lambda: _cpi(tmp_path, lines)) == message


class TestParities:
    """Regional price parities."""

    def test_line_code_5_alone(self, tmp_path: Path) -> None:
        """All items of the nation and the states; incomes and other lines are passed over."""
        assert _parities(tmp_path, _HEAD) == [
            ("00", "United States", 2022, Decimal(100)),
            ("00", "United States", 2023, Decimal(100)),
            ("01", "Alabama", 2022, Decimal("88.007")),
            ("01", "Alabama", 2023, Decimal("89.970")),
        ]

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("2022,2023", "2021,2022,2023", "unknown column '2021' @ rpp.csv, row 1, column '2021'"),
            ("LineCode", "Line", "must be headed 'LineCode', not 'Line' @ rpp.csv, row 1, column 'LineCode'"),
            (",5,", ",6,", "must have 2 states and the nation, not 1 @ rpp.csv"),
            ("RPPs: All items", "RPPs: Goods",
             "must be 'RPPs: All items', not 'RPPs: Goods ' @ rpp.csv, row 3, column 'Description'"),
            ("88.007", "(NA)", "must be a number, not '(NA)' @ rpp.csv, row 5, column '2022'"),
            ('"01000","Alabama",5,SARPP,5', '"00000","Alabama",5,SARPP,5',
             "duplicate key '00000': it stands in row 3 too @ rpp.csv, row 5, column 'GeoFIPS'"),
            ('"01000"', '"01001"',
             "must be a state's FIPS code and 000, not '01001' @ rpp.csv, row 5, column 'GeoFIPS'"),
            (",88.007", "", "must have 10 cells, not 9 @ rpp.csv, row 5"),
        ],
    )  # fmt: skip
    def test_a_changed_file(self, tmp_path: Path, old: str, new: str, message: str) -> None:
        """Each with the exact place."""
        assert error(lambda: _parities(tmp_path, _HEAD.replace(old, new, 1))) == message

    def test_another_release(self, tmp_path: Path) -> None:
        """Revisions are new releases, and stand under the rows."""
        text = _HEAD.replace("February 20, 2025", "February 19, 2026")
        assert error(lambda: _parities(tmp_path, text)).startswith(
            f"must say {prices.RPP_RELEASE!r} under its rows, not ["
        )

    def test_a_cut_file(self, tmp_path: Path) -> None:
        """A download that broke off."""
        assert (
            error(lambda: _parities(tmp_path, _HEAD[:300])) == "must end with a line end: the file is cut off @ rpp.csv"
        )

    def test_no_row_of_line_5(self, tmp_path: Path) -> None:
        """The line codes may be numbered anew."""
        text = _HEAD.replace("SARPP,5", "SARPP,6")
        assert error(lambda: _parities(tmp_path, text)) == "must have rows of line code 5 @ rpp.csv, column 'LineCode'"


def _metro_parities(folder: Path, text: str) -> list[prices.MetroParity]:
    path = folder / "rpp_metro.csv"
    path.write_text(text)
    return prices.read_metro_parities(path, year=2024, metros=1)


class TestMetroParities:
    """Regional price parities by metropolitan area."""

    TEXT = "\n".join([*metro_parity_lines(), ""])

    def test_all_items_alone(self, tmp_path: Path) -> None:
        """The index of all items, by code, under the publisher's name without what every name ends with."""
        assert _metro_parities(tmp_path, self.TEXT) == [
            ("0", "United States", Decimal(100)),
            ("999", "United States (Nonmetropolitan Portion)", Decimal("88.2")),
            ("10180", "Abilene-Sweetwater, TX", Decimal("91.25")),
        ]

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("RPP 2024", "RPP 2025",
             "must be headed 'RPP 2024', not 'RPP 2025' @ rpp_metro.csv, row 1, column 'RPP 2024'"),
            ("91.25", "(NA)", "must be a number, not '(NA)' @ rpp_metro.csv, row 4, column 'RPP 2024'"),
            ("(Metropolitan Statistical Area) *", "(City)",
             ("must be a name that ends with (Metropolitan Statistical Area), not 'Abilene-Sweetwater, TX (City)' "
             "@ rpp_metro.csv, row 4, column 'GeoName'")),
            ("0,United States", "0,Canada",
             "must be United States, not 'Canada' @ rpp_metro.csv, row 2, column 'GeoName'"),
            ("10180,", "999,",
             ("duplicate key ('999', 'RPPs: All items'): it stands in row 3 too @ rpp_metro.csv, row 4, "
             "column 'GeoFIPS'")),
            ("10180,", "1018,", "must be 0, 999 or five digits, not '1018' @ rpp_metro.csv, row 4, column 'GeoFIPS'"),
            ("RPPs: Services: Other", "RPPs: Rents",
             (f"must be one of {', '.join(map(repr, prices.METRO_RPP_INDEXES))}, not 'RPPs: Rents' @ rpp_metro.csv, "
             "row 14, column 'Description'")),
        ],
    )  # fmt: skip
    def test_a_changed_file(self, tmp_path: Path, old: str, new: str, message: str) -> None:
        """Each with the exact place."""
        assert error(lambda: _metro_parities(tmp_path, self.TEXT.replace(old, new, 1))) == message

    def test_an_area_less(self, tmp_path: Path) -> None:
        """The number of areas of every index is known."""
        text = "\n".join([*metro_parity_lines()[:-1], ""])
        message = "must have 1 'RPPs: Services: Other' of metropolitan areas, not 0 @ rpp_metro.csv"
        assert error(lambda: _metro_parities(tmp_path, text)) == message
