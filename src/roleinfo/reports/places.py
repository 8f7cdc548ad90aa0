"""Places and industries that figures are published for."""

from collections.abc import Iterable, Sequence
from typing import Any

from roleinfo.model.place import Industry, Place
from roleinfo.render.outline import DASH, Block, Column, Heading, Paragraph, Table


def outline(places: Sequence[Place], query: str | None = None) -> tuple[Block, ...]:
    """The places in neutral blocks, in the given order; of several that a text names, that it does so."""
    rows = [(each.name, each.kind, each.code) for each in places]
    return _listed("place", "places", ("Name", "Kind", "Code"), rows, query)


def industries_outline(industries: Sequence[Industry], query: str | None = None) -> tuple[Block, ...]:
    """The industries in neutral blocks, in the given order; of several that a text names, that it does so."""
    rows = [(each.name, each.code or DASH) for each in industries]
    return _listed("industry", "industries", ("Name", "Code"), rows, query)


def _listed(
    one: str, several: str, columns: Iterable[str], rows: Sequence[tuple[str, ...]], query: str | None
) -> tuple[Block, ...]:
    said = f"{len(rows)} {one if len(rows) == 1 else several}"
    if query is not None:
        said += f' by the name of "{query}"'
        if len(rows) > 1:
            said += "; a code tells them apart"
    table = Table(tuple(map(Column, columns)), rows)
    return (Heading(1, several.capitalize()), Paragraph(f"{said}."), *([table] if rows else []))


def to_dicts(places: Iterable[Place | Industry]) -> list[dict[str, Any]]:
    """Each place or industry in plain types."""
    return [
        {"name": each.name, **({"kind": each.kind} if isinstance(each, Place) else {}), "code": each.code}
        for each in places
    ]
