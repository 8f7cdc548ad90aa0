"""The bundle's rows of measures: which occupation has which value, and of which class it was published."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Final

from roleinfo.errors import IngestError
from roleinfo.ingest.inputs import Inputs
from roleinfo.ingest.measures import DIGITS, KINDS, Published, read_ai_applicability, read_gpt_exposure
from roleinfo.ingest.units import Row

_READERS: Final[Mapping[str, Callable[..., list[Published]]]] = {
    "ai_applicability": read_ai_applicability,
    "gpt_exposure": read_gpt_exposure,
}
_NAMED: Final = 10


def measure_rows(
    inputs: Inputs, numbers: Mapping[str, int], codes_of: Callable[[str], Iterable[tuple[str, bool]]]
) -> dict[str, list[Row]]:
    """The tables of measures.

    ``numbers`` are those of the occupations by code; ``codes_of`` gives the codes that a figure of an occupation may
    be published under, the nearest first, each with whether it is of more than the occupation.
    """
    kinds: list[Row] = []
    values: list[Row] = []
    classes: dict[tuple[str, str], int] = {}
    for name, read in _READERS.items():
        published = {row.code: row for row in inputs.read(name, read)}
        first = len(kinds)
        kinds += [
            (first + at, name, kind.id, kind.name, kind.scale, kind.method, kind.warning)
            for at, kind in enumerate(KINDS[name].values())
        ]
        used: set[str] = set()
        for occupation, number in numbers.items():
            for code, is_broader in codes_of(occupation):
                if code in published:
                    held = published[code]
                    used.add(code)
                    class_ = classes.setdefault((code, held.title), len(classes)) if is_broader else None
                    values += [
                        (number, first + at, _units(value), class_) for at, value in enumerate(held.values.values())
                    ]
                    break
        if absent := sorted(published.keys() - used):
            raise IngestError(name, None, None, None, f"no occupation has the codes {', '.join(absent[:_NAMED])}")
    return {
        "measure_kind": kinds,
        "measure_class": [(number, code, title) for (code, title), number in classes.items()],
        "measure": values,
    }


def _units(value: Decimal) -> int:
    """A value in units of the last digit that is kept."""
    return int(value.scaleb(DIGITS))
