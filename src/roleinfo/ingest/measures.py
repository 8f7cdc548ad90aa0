"""Measures of occupations that researchers published: one file each, with the codes that they are of."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from roleinfo.ingest.table import Parser, csv_table, matching, shown, text

DIGITS: Final = 12
"""The digits after the point that a figure has here; the files print the floating-point numbers of a calculation."""

_LEAST: Final = Decimal(1).scaleb(-DIGITS)


class Published(NamedTuple):
    """What a file says of one code: its title, and the value of each measure by its id, to twelve decimals."""

    code: str
    title: str
    values: Mapping[str, Decimal]


class MeasureKind(NamedTuple):
    """A measure of a file: its id and name, its scale from 0 to 1, how it came about, and what its authors warn of."""

    id: str
    name: str
    scale: str
    method: str
    warning: str


_EXPOSURE: Final = "share of tasks exposed to large language models"
_NOT_DISPLACEMENT: Final = (
    "Exposure is a proxy for potential economic impact; it does not distinguish effects that add to labor from effects "
    "that displace it, and it predicts neither adoption nor its timing."
)


_EXPOSED: Final = (
    "share of the occupation's O*NET 27.2 tasks that are exposed, as rated by human annotators or by GPT-4; E1 are "
    "tasks whose time a language model alone halves at equal quality, E2 those that need software built on one; alpha "
    "is E1, beta is E1 + E2 / 2, and gamma is E1 + E2"
)


def _exposure(rater: str, letter: str) -> MeasureKind:
    by = {"human": "human annotators", "dv": "GPT-4"}[rater]
    id_ = f"gpt-exposure-{'human' if rater == 'human' else 'model'}-{letter}"
    name = f"GPT exposure {letter}, rated by {by}"
    return MeasureKind(id_, name, _EXPOSURE, _EXPOSED, _NOT_DISPLACEMENT)


KINDS: Final[Mapping[str, Mapping[str, MeasureKind]]] = {
    "ai_applicability": {
        "ai_applicability_score": MeasureKind(
            "ai-applicability",
            "AI applicability",
            "AI applicability score",
            "mean of a user-goal and an AI-action score, each the share of the occupation's O*NET 29.0 work "
            "activities, by their weight, that occur in US Bing Copilot conversations of January to September 2024, "
            "times how often they are completed and their scope",
            "It measures where AI applies to work activities; it is not a measure of AI's ability to replace jobs.",
        )
    },
    "gpt_exposure": {
        f"{rater}_rating_{letter}": _exposure(rater, letter)
        for rater in ("dv", "human")
        for letter in ("alpha", "beta", "gamma")
    },
}
"""The measures of each input by the headings of their columns."""


def _fraction(cell: Any) -> Decimal:
    """A parser: a number from 0 to 1, rounded to twelve decimals."""
    try:
        value = Decimal(str(cell))
    except ArithmeticError:
        raise ValueError(f"must be a number, not {shown(cell)}") from None
    if not value.is_finite() or not 0 <= value <= 1:
        raise ValueError(f"must be from 0 to 1, not {shown(cell)}")
    return value.quantize(_LEAST)


_soc_code: Final = matching(r"\d\d-\d{4}", "a SOC code such as 11-1011")
_onet_code: Final = matching(r"\d\d-\d{4}\.\d\d", "an O*NET-SOC code such as 11-1011.00")


def read_ai_applicability(path: str | Path, *, rows: int = 785) -> list[Published]:
    """Microsoft's applicability of AI by SOC code; raises IngestError."""
    return _read(path, "ai_applicability", {"SOC Code": _soc_code, "title": text}, rows)


def read_gpt_exposure(path: str | Path, *, rows: int = 923) -> list[Published]:
    """The six exposure measures of "GPTs are GPTs" by O*NET-SOC code; raises IngestError."""
    return _read(path, "gpt_exposure", {"O*NET-SOC Code": _onet_code, "Title": text}, rows)


def _read(path: str | Path, name: str, heads: Mapping[str, Parser], rows: int) -> list[Published]:
    kinds = KINDS[name]
    columns: dict[str, Parser | None] = {**heads, **dict.fromkeys(kinds, _fraction)}
    table = csv_table(path)

    def make(code: str, title: str, *values: Decimal) -> Published:
        return Published(code, title, {kind.id: value for kind, value in zip(kinds.values(), values, strict=True)})

    found = table.read_all(make, columns, rows, what="codes")
    table.unique(found, lambda row: row.code, 2, next(iter(heads)))
    return found
