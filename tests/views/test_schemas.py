"""The JSON of every result: valid by its schema, with the keys of its frame, read back where it can be."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

import roleinfo as ri
from roleinfo.model._results import Restorable, Result
from roleinfo.version import RESULT_SCHEMA
from roleinfo.views.schema import VIEWS, result_classes, result_schema
from roleinfo.views.view import view_of
from shown import displays

FOLDER: Final = Path(__file__).parents[2] / "docs" / "schema"
SHOWN: Final = displays()
LONGEST: Final = 120 * 1024


@cache
def validator(name: str) -> Draft202012Validator:
    """What holds a dictionary to the schema that is published for a class."""
    text = (FOLDER / f"{name}.v{RESULT_SCHEMA}.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def tables_of(document: dict[str, Any]) -> dict[str, Any]:
    """Where a dictionary has its tables: at the top, or under ``view`` beside the fields of a value."""
    tables: dict[str, Any] = document.get("view", document)
    return tables


class TestFiles:
    """The published files."""

    @pytest.mark.parametrize("cls", [*result_classes()], ids=lambda cls: cls.__name__)
    def test_current(self, cls: type) -> None:
        """Each file is what the declarations say, and a schema itself; tools/build_schemas.py writes them."""
        Draft202012Validator.check_schema(result_schema(cls))
        assert validator(cls.__name__).schema == result_schema(cls)

    def test_every_public_result_has_one(self) -> None:
        """Each public class that writes itself has a schema of its own or of the class that it is made from."""
        public = {name: getattr(ri, name) for name in ri.__all__}
        results = [cls for cls in public.values() if isinstance(cls, type) and issubclass(cls, Result)]
        assert results
        for cls in results:
            assert (FOLDER / f"{view_of(VIEWS, cls).of.__name__}.v{RESULT_SCHEMA}.json").is_file()


class TestResults:
    """What real results write."""

    @pytest.mark.parametrize("name", SHOWN)
    def test_valid(self, name: str) -> None:
        """The dictionary keeps to the schema of its class, and JSON loses nothing of it."""
        result = SHOWN[name]
        document = result.to_dict()
        assert json.loads(result.to_json()) == document
        validator(view_of(VIEWS, type(result)).of.__name__).validate(document)

    @pytest.mark.parametrize("name", SHOWN)
    def test_keys_are_those_of_the_frame(self, name: str) -> None:
        """No key stands in a table of the dictionary that its frame has not."""
        result = SHOWN[name]
        tables = tables_of(result.to_dict())
        view = result._view()
        for spec in view.tables:
            written = tables[spec.key]
            for table in written if isinstance(written, list) else [written]:
                keys = {*table["common"], *(key for row in table["rows"] for key in row)}
                assert keys <= {*view.column_data(result, spec.key).kinds}

    @pytest.mark.parametrize("name", [name for name, result in SHOWN.items() if isinstance(result, Restorable)])
    def test_read_back(self, name: str) -> None:
        """A value that can be made again is made again, and what somebody wrote under ``view`` changes nothing."""
        result: Any = SHOWN[name]
        assert type(result).from_json(result.to_json()) == result
        assert type(result).from_dict({**result.to_dict(), "view": "We pay best."}) == result

    def test_size(self) -> None:
        """A comparison of two occupations without their roles has at most 120 KB."""
        diff = ri.compare("registered nurse", "physician assistant")
        assert len(diff.to_json(roles=False).encode()) <= LONGEST
        assert len(diff.to_json(roles=False)) < len(diff.to_json()) / 2
        validator("RoleDiff").validate(diff.to_dict(roles=False))


class TestStrict:
    """The schemas refuse what no result writes."""

    def test_wrong_documents(self) -> None:
        """A key too many, a number that is no text, another class and another form are refused."""
        gap = ri.salary_gap("registered nurse", "physician assistant").to_dict()
        for wrong in (
            {**gap, "more": 1},
            {**gap, "schema": RESULT_SCHEMA + 1},
            {**gap, "result": "Role"},
            {**gap, "confidence": 0.9},
            {key: value for key, value in gap.items() if key != "left"},
        ):
            assert not validator("SalaryGap").is_valid(wrong)
        assert validator("SalaryGap").is_valid(gap)
