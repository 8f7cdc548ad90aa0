"""Measures that others published: what one is of, how it came about, and what its authors say that it is not."""

from collections.abc import Iterable, Iterator

from roleinfo.model.measure import Measure
from roleinfo.model.source import Source
from roleinfo.text.phrases import joined, source_name

ALONE = (
    "Each measure is compared only with itself. No measure is averaged with another or used in a score, path, or match."
)


def measure_notes(measures: Iterable[Measure]) -> Iterator[str]:
    """Scale and method of each measure, once for those of one method, then each warning and a rule."""
    by_method: dict[tuple[Source, str, str | None], dict[str, Measure]] = {}
    warnings: dict[str, dict[str, None]] = {}
    for measure in measures:
        key = (measure.source, measure.scale_text, measure.method)
        by_method.setdefault(key, {})[measure.name] = measure
    for (source, scale, method), named in by_method.items():
        name = next(iter(named)) if len(named) == 1 else f"The {len(named)} measures by {source_name(source)}"
        yield f"{name} ({scale}){f': {method}' if method else ''}."
        for measure in named.values():
            if measure.warning:
                warnings.setdefault(measure.warning.rstrip("."), {})[name.replace("The ", "the ", 1)] = None
    for warning, names in warnings.items():
        whose = f", on {joined(names)}" if len(warnings) > 1 else ""
        yield f"From the authors{whose}: {warning}."
    if by_method:
        yield ALONE
