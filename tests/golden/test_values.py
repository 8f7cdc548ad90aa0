"""What results write keeps its values: each difference from the first layout is a renamed key, or is named here.

The values were written before the layout changed. Sentences are free; numbers, codes, names and ids are not.
"""

import csv
import io
import json
import lzma
import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from golden.cases import results

_VALUES: Final[dict[str, dict[str, str]]] = json.loads(
    lzma.decompress((Path(__file__).parent / "values.json.xz").read_bytes())
)

_RENAMED: Final = {
    "set_aside": "ignored",
    "left_usd_per_year": "left",
    "right_usd_per_year": "right",
    "difference_usd_per_year": "difference",
    "correlation_of_importances": "similarity",
    "figures_of": "date",
    "learning_percent": "learning",
    "left_learning_percent": "left_learning",
    "right_learning_percent": "right_learning",
    "job_zones_up": "zone_step",
    "learning_points": "points",
    "held_percent": "held",
    "asked_percent": "level",
    "asked_for": "selected",
    "put_here_by": "placed_by",
    "licence": "license",
    "covers": "published_for",
    "left_covers": "left_published_for",
    "right_covers": "right_published_for",
    "market_covers": "market_published_for",
}
"""What a column of the first layout is called now."""

_SENTENCES: Final = frozenset(
    {
        "class_reason",
        "pay_missing",
        "message",
        "reason",
        "evidence",
        "untested",
        "adjusted",
        "share_note",
        "basis",
        "text",
    }
)
"""Columns that hold sentences, whose wording is free."""

_GONE: Final[dict[str, frozenset[str]]] = {
    "ranking": frozenset({
        "about", "name", "statistic", "component", "years", "scheme", "difference", "difference_unit", "bound",
        "relative_to_left", "confidence", "interval_low", "interval_high", "reference_id", "by", "left_text",
        "left_bound", "left_place", "left_industry", "left_employer", "left_experience", "left_as_of", "left_origin",
        "left_covers", "left_source", "right_text", "right_bound", "right_place", "right_industry", "right_employer",
        "right_experience", "right_as_of", "right_origin", "right_covers", "right_source", "unit",
    }),
}  # fmt: skip
"""Columns that a result no longer repeats in each row, by the beginning of its name."""


_ADDED_SECTIONS: Final = frozenset({"places", "industries", "duties", "families", "traits", "education fields"})
_ADDED: Final = frozenset({"growth_beyond_all", "leads_to", "most_common", "common", "less_common", "recommended"})
"""What occupations say of themselves since, or are compared by: whole sections, and what a row is about."""


def _is_added(row: Mapping[str, Any]) -> bool:
    """Whether a row or a fact is one that occupations did not have before."""
    return (
        row.get("about") in _ADDED
        or str(row.get("evidence", "")).startswith(_RANKED)
        or (row.get("scheme") == "SOC 2018" and row.get("level") in ("major", "minor"))
        or str(row.get("id", "")).startswith("dwa-")
    )


_RANKED: Final = ("highest mean", "most jobs", "The page compares this role")
"""How the evidence of what is ranked begins."""


def _is_one(old: str, new: str | None) -> bool:
    """Whether two cells are one value; of a float of 16 and 17 digits the last depend on the order of its sum."""
    if old == new or new is None or not (_FLOAT.fullmatch(old) and _FLOAT.fullmatch(new)):
        return old == new
    return math.isclose(float(old), float(new), rel_tol=4e-15)


_FLOAT: Final = re.compile(r"-?0\.0*[1-9]\d{14,16}")


def _rows(text: str) -> tuple[list[str], list[dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text))
    return list(reader.fieldnames or ()), list(reader)


def _gone(name: str) -> frozenset[str]:
    return next((keys for start, keys in _GONE.items() if name.startswith(start)), frozenset())


def _differences(name: str, result: Any) -> Iterator[str]:
    """In which cell, or in what was read again, a result is not what it was."""
    held = _VALUES[name]
    if "csv" in held:
        keys, before = _rows(held["csv"])
        _, after = _rows(result.to_csv())
        if name.startswith("match"):  # matches are ranked anew: the first is the same role
            before, after, keys = before[:1], after[:1], ["role_id", "title", "matched_title"]
        after = [row for row in after if row.get("section") != "measures"]  # a section that was not there
        if name == "sources":  # further sources stand behind the first ones
            after = after[: len(before)]
        before, after = ([row for row in rows if not _is_of_added(row)] for rows in (before, after))
        if len(before) != len(after):
            yield f"{name}: {len(before)} rows became {len(after)}"
        renamed = _RENAMED | ({"value_unit": "unit"} if name.startswith("ranking") else {})
        for at, (old, new) in enumerate(zip(before, after, strict=False)):
            for key in keys:
                if key not in _SENTENCES | _gone(name) and not _is_one(old[key], new.get(renamed.get(key, key))):
                    yield f"{name}, row {at}, {key}: {old[key]!r} became {new.get(renamed.get(key, key))!r}"
    if "json" in held:
        read, written = (_with_free_sentences(document) for document in (json.loads(held["json"]), result.to_dict()))
        if type(result).from_dict(read) != type(result).from_dict(written):
            yield f"{name}: what was written of it is read as something else"


def _is_of_added(row: Mapping[str, str]) -> bool:
    """Whether a row of a table is of what occupations did not have before, or of what it is compared with since."""
    return row.get("about") in _ADDED or row.get("section") in _ADDED_SECTIONS


def _with_free_sentences(document: Any) -> Any:
    """A document in which every message, summary and all evidence is one word, without what was added since."""
    if isinstance(document, list):
        return [_with_free_sentences(item) for item in document if not (isinstance(item, dict) and _is_added(item))]
    if not isinstance(document, dict):
        return document
    free = {"message", "evidence", "summary"}
    return {
        key: "said" if key in free and isinstance(value, str) else _with_free_sentences(value)
        for key, value in document.items()
        if key != "measures"  # a section that was not there
    }


def test_values_are_kept() -> None:
    """The rows of every result hold what they held, in their order, and what was written is read as the same value.

    One test, since the results are dear: no two processes are to work them out.
    """
    made = dict(results())
    assert made.keys() >= _VALUES.keys()
    differences = [each for name in _VALUES for each in _differences(name, made[name])]
    assert differences == []
