"""Places that figures are published for."""

from collections.abc import Iterable, Sequence
from typing import Any

from roleinfo.model.place import Place
from roleinfo.reports.outline import Block, Column, Heading, Paragraph, Table


def outline(places: Sequence[Place], query: str | None = None) -> tuple[Block, ...]:
    """The places in neutral blocks, in the given order; of several that a text names, that it does so."""
    said = f"{len(places)} place{'' if len(places) == 1 else 's'}"
    if query is not None:
        said += f' by the name of "{query}"'
        if len(places) > 1:
            said += "; a code tells them apart"
    columns = tuple(Column(each) for each in ("Name", "Kind", "Code"))
    table = Table(columns, [(each.name, each.kind, each.code) for each in places])
    return (Heading(1, "Places"), Paragraph(f"{said}."), *([table] if places else []))


def to_dicts(places: Iterable[Place]) -> list[dict[str, Any]]:
    """Each place in plain types."""
    return [{"name": each.name, "kind": each.kind, "code": each.code} for each in places]
