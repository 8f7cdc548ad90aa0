"""Every result says the same in each of its forms, in brief and within its bounds."""

import csv
import io
import json
import re
from typing import Any, Final

import pytest

from roleinfo.model._results import Result
from roleinfo.render.layout import width
from shown import displays

SHOWN: Final[dict[str, Any]] = {name: each for name, each in displays().items() if isinstance(each, Result)}
_PYTHON: Final = re.compile(
    r"\b(?:ri|roleinfo)\.\w+|\.(?:show|to_\w+|skills|salary)\b|\bNone\b(?! (?:for|of)\b)|\bTrue\b"
)


def _csv_rows(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text))]


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "; ".join(value)
        case float():
            return repr(value)
        case _:
            return str(value)


@pytest.mark.parametrize("name", SHOWN)
class TestEveryResult:
    """What holds of every result."""

    def test_json_and_csv_agree(self, name: str) -> None:
        """Each table has the same keys and values in JSON and in CSV; rows of a divided table in another order."""
        result = SHOWN[name]
        document = json.loads(result.to_json())
        tables = document.get("view", document)
        for table in result._view().tables:
            plain = tables[table.key]
            divisions = plain if table.divided_by else [plain]
            rows = [{**part["common"], **row} for part in divisions for row in part["rows"]]
            written = _csv_rows(result.to_csv(table=table.key))
            if table.divided_by:
                places: dict[tuple[str, ...], int] = {}
                for row in written:
                    places.setdefault(tuple(row[key] for key in table.divided_by), len(places))
                written.sort(key=lambda row: places[tuple(row[key] for key in table.divided_by)])
            assert len(rows) == len(written)
            for row, cells in zip(rows, written, strict=True):
                assert {*row} <= {*table.keys}
                assert {key: _cell(row.get(key)) for key in table.keys} == {
                    key: value.removeprefix("'") if value.startswith("'") else value for key, value in cells.items()
                }

    def test_columns_for_readers(self, name: str) -> None:
        """A column has a key or stands for keys that are there; no key is there twice."""
        for table in SHOWN[name]._view().tables:
            assert len({*table.keys}) == len(table.keys)
            for column in table.columns:
                assert column.key or (column.heading and column.of)
                assert {*column.of} <= {*table.keys}

    def test_one_line(self, name: str) -> None:
        """Its ``repr`` is one line of at most 200 characters that names the class."""
        text = repr(SHOWN[name])
        assert len(text) <= 200
        assert "\n" not in text
        assert text.startswith(f"<{type(SHOWN[name]).__name__}")

    def test_brief(self, name: str) -> None:
        """Its ``str`` is at most 40 lines of 80 columns."""
        lines = str(SHOWN[name]).splitlines()
        assert len(lines) <= 40
        assert max(map(width, lines)) <= 80

    @pytest.mark.parametrize("full", [False, True])
    def test_html(self, name: str, full: bool) -> None:
        """It has no style sheet, script or identifier, no formula, and no name of Python."""
        html = SHOWN[name].to_html(full=full)
        assert "mathjax_ignore tex2jax_ignore" in html[:200]
        assert not re.search(r"<(?:style|script|svg)|\sid=|\sclass=(?!\"roleinfo)", html)
        assert "$" not in re.sub(r"<span>\$</span>|alt=\"[^\"]*\"", "", html)
        assert not _PYTHON.search(re.sub(r"<[^>]*>", "", html))

    def test_card(self, name: str) -> None:
        """A notebook's card has at most 60 KB, inline styles alone and no formula; a fold has at most 15 rows."""
        card = SHOWN[name]._repr_html_()
        assert len(card.encode()) <= 60_000
        assert "mathjax_ignore tex2jax_ignore" in card[:200]
        assert not re.search(r"<(?:style|script|svg)|\sid=|\sclass=(?!\"roleinfo)", card)
        assert "$" not in re.sub(r"<span>\$</span>|alt=\"[^\"]*\"", "", card)
        for fold in re.findall(r"<details.*?</details>", card, re.DOTALL):
            rows = sum(body.count("<tr") for body in re.findall(r"<tbody>(.*?)</tbody>", fold, re.DOTALL))
            assert rows + fold.count("<li") <= 15

    def test_markdown(self, name: str) -> None:
        """A notebook's Markdown has no dollar that would start a formula; else dollars stand as they are."""
        assert "$" not in SHOWN[name]._repr_markdown_()
        assert "&#36;" not in SHOWN[name].to_markdown()
