"""Many titles matched at once: TitleMatches, and the mapping file that a person edits."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Self

import attrs

from roleinfo.errors import Candidate, CatalogError, InvalidArgumentError
from roleinfo.model._results import TitleResult
from roleinfo.model.arguments import check_path_type
from roleinfo.model.text import unguarded
from roleinfo.titles.match import Match

if TYPE_CHECKING:
    from pathlib import Path

_CERTAIN: Final = 0.8
_OWN_TITLE: Final = 0.97  # the score of a title of the role, in normal form or as it is written
_LARGEST_FILE: Final = 50_000_000


@attrs.frozen(kw_only=True, repr=False)
class TitleMatch(TitleResult):
    """A title of a list and what it may stand for, the best first.

    ``candidates`` are the roles of the matches with their jobs. ``role_id`` is the role that it is
    mapped to, or None: that of the first match, or the one that a mapping file names. ``status`` is
    "matched" where the first match is at least 0.8 likely or, without a probability, alone has the
    title, "review" where a person should decide, "none" where no title is similar, and "mapped"
    where a mapping file decided.
    """

    title: str
    role_id: str | None
    status: str
    matches: tuple[Match, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    @property
    def match(self) -> Match | None:
        """The match of the role that the title is mapped to, or None."""
        return next((match for match in self.matches if match.role_id == self.role_id), None)

    @property
    def probability(self) -> float | None:
        """How likely that role's occupation is right; 1 where a mapping file decided, None where that is not known."""
        if self.status == "mapped":
            return None if self.role_id is None else 1.0
        return self.match.probability if self.match else None


class TitleMatches(TitleResult, tuple[TitleMatch, ...]):
    """Titles with what they stand for: one row for each distinct title, in the order given.

    >>> import roleinfo as ri
    >>> rows = ri.match_titles(["RN", "Truck Driver", "RN"])
    >>> [(row.title, row.role_id) for row in rows]
    [('RN', '29-1141.00'), ('Truck Driver', '53-3032.00')]
    """

    __slots__ = ()

    @property
    def review(self) -> "TitleMatches":
        """The titles that a person should decide: no title is similar, or the first match is less than 0.8 likely."""
        return TitleMatches(row for row in self if row.status in ("review", "none"))

    def write_mapping(self, path: "str | Path") -> None:
        """Write the rows as CSV: a mapping file, whose ``role_id`` a person edits and `with_mapping` reads.

        Raises CatalogError where the file cannot be written.
        """
        from pathlib import Path

        check_path_type("path", path)
        try:
            Path(path).write_text(self.to_csv(), encoding="utf-8", newline="")
        except (OSError, ValueError) as error:
            raise CatalogError(path, f"cannot be written: {error}") from None

    def with_mapping(self, mapping: "Mapping[str, str] | str | Path") -> Self:
        """The same titles, mapped as an edited mapping file, or a mapping of titles to role ids, says.

        Titles that it does not name, or whose ``role_id`` it leaves empty, stay as they are; so do
        lines of the file that still say "review" with the same id: to confirm one, its status is
        changed to "mapped". Raises CatalogError for a file that cannot be read, and
        InvalidArgumentError for one without these columns.
        """
        if isinstance(mapping, Mapping):
            decided = dict(mapping)
        else:
            check_path_type("mapping", mapping)
            decided = read_mapping(mapping, self)
        return type(self)(
            attrs.evolve(row, role_id=decided[row.title], status="mapped") if decided.get(row.title) else row
            for row in self
        )


def read_mapping(path: "str | Path", rows: Iterable[TitleMatch] = ()) -> dict[str, str]:
    """The role ids of a mapping file, by title; lines whose ``role_id`` is empty are left out.

    So are lines that say "review" with the id that one of the rows has.

    Raises InvalidArgumentError for a file without these columns, or with two roles for one title.
    """
    import csv
    from pathlib import Path

    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            text = file.read(_LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise CatalogError(path, f"cannot be read: {error}") from None
    if len(text) > _LARGEST_FILE:
        raise InvalidArgumentError("mapping", str(path), f"must have at most {_LARGEST_FILE:,} characters")
    proposed = {row.title: row.role_id for row in rows}
    lines = csv.DictReader(io.StringIO(text, newline=""))
    if not {"title", "role_id"} <= set(lines.fieldnames or ()):
        raise InvalidArgumentError("mapping", str(path), "must have the columns title and role_id")
    decided: dict[str, str] = {}
    for line in lines:
        title, role_id = unguarded(line["title"] or ""), (line["role_id"] or "").strip()
        if line.get("status") == "review" and role_id == proposed.get(title):
            continue
        if role_id and decided.setdefault(title, role_id) != role_id:
            raise InvalidArgumentError("mapping", title, "must have one role_id for a title")
    return decided


def title_match(title: str, matches: Sequence[Match], jobs: Mapping[str, int | None]) -> TitleMatch:
    """A title with its matches, and whether a person should decide."""
    candidates = tuple(Candidate(match.role_id, match.title, jobs.get(match.role_id)) for match in matches)
    first = matches[0] if matches else None
    status = "none" if first is None else "matched" if _is_certain(first) else "review"
    return TitleMatch(
        title=title,
        role_id=first.role_id if first else None,
        status=status,
        matches=tuple(matches),
        candidates=candidates,
    )


def _is_certain(first: Match) -> bool:
    """Whether the first match needs no person: it is likely enough or, without a probability, the only such title."""
    if first.probability is None:
        return first.score >= _OWN_TITLE and first.tied == 1
    return first.probability >= _CERTAIN
