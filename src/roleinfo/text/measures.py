"""Measures that others published: what one is of, how it came about, and what its authors say that it is not."""

from collections.abc import Iterable, Iterator

from roleinfo.model.measure import Measure
from roleinfo.text.phrases import joined

ALONE = "Measures are compared each with itself alone, averaged with none, and part of no score, path, or match."


def measure_notes(measures: Iterable[Measure]) -> Iterator[str]:
    """Scale and method of each measure, then each warning of authors, and that measures stand alone."""
    named = {(measure.name, measure.source.id): measure for measure in measures}
    warnings: dict[str, list[str]] = {}
    for measure in named.values():
        method = f": {measure.method}" if measure.method else ""
        yield f"{measure.name} ({measure.scale_text}){method}."
        if measure.warning:
            warnings.setdefault(measure.warning.rstrip("."), []).append(measure.name)
    for warning, names in warnings.items():
        whose = f" ({joined(names)})" if len(warnings) > 1 else ""
        yield f"From the authors{whose}: {warning}."
    if named:
        yield ALONE
