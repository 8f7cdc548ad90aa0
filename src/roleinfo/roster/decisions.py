"""What a person decided of titles, codes and places: read from a reviewed file, or given as a mapping."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import attrs

from roleinfo.errors import CatalogError, InvalidArgumentError
from roleinfo.model.arguments import check_mapping, check_path, check_type
from roleinfo.roster.cells import text_of
from roleinfo.roster.reasons import REVIEW_KINDS, ReviewKind

_LARGEST_FILE: Final = 50_000_000
_PLACE: Final = re.compile(r"(?:nation|state|metro|nonmetro):[\w -]{1,40}")
_JOBS: Final = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d{1,6}(?:\.\d{1,6})?)?(?:\s*\|\s*[a-z0-9]+(?:[.-][a-z0-9]+)*:\d{1,6}(?:\.\d{1,6})?)*")
_NEEDED: Final = frozenset({"kind", "text", "decision"})


@attrs.frozen
class Decision:
    """What a text was decided to be: jobs by their ids with their weights, or a place by its kind and code."""

    jobs: tuple[tuple[str, Decimal], ...] = ()
    place: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Decision | None":
        """A decision from text: ``29-1141.00``, ``13-2011.00:60|13-2031.00:40`` or ``metro:35620``; None for no such.

        >>> Decision.parse("29-1141.00").jobs, Decision.parse("metro:35620").place, Decision.parse("Nov-21")
        ((('29-1141.00', Decimal('1')),), 'metro:35620', None)
        """
        if _PLACE.fullmatch(text):
            return cls(place=text)
        if not _JOBS.fullmatch(text):
            return None
        parts = [part.strip().partition(":") for part in text.split("|")]
        jobs = tuple((id_, Decimal(weight or 1)) for id_, _, weight in parts)
        distinct = len({id_ for id_, _ in jobs}) == len(jobs)
        return cls(jobs) if distinct and all(weight > 0 for _, weight in jobs) else None


@attrs.frozen
class Decisions:
    """The decisions of a review by kind and text; a text whose decision cannot be read has None."""

    by_text: Mapping[tuple[str, str], Decision | None] = attrs.field(factory=dict)

    def of(self, kind: ReviewKind, text: str | None) -> tuple[bool, Decision | None]:
        """Whether a text of this kind was decided, and how."""
        key = (kind, text or "")
        return key in self.by_text, self.by_text.get(key)

    @classmethod
    def read(cls, mapping: Mapping[Any, str] | str | Path | None) -> "Decisions":
        """The decisions of a mapping or of a reviewed CSV file.

        The keys of a mapping are texts, or pairs of a kind and a text; a decision that is a place decides a place,
        any other a title. Raises CatalogError for a file that cannot be read, and InvalidArgumentError for one
        without the columns kind, text and decision, or with two decisions for one text.
        """
        if mapping is None:
            return cls()
        if isinstance(mapping, Mapping):
            check_mapping("mapping", mapping, "from texts to ids")
            return cls(dict(_given(mapping)))
        check_path("mapping", mapping)
        return cls(_unique(_lines(Path(mapping))))


def _given(mapping: Mapping[Any, str]) -> Iterable[tuple[tuple[str, str], Decision | None]]:
    for key, text in mapping.items():
        check_type("mapping", text, str, wanted="a mapping from texts to ids, which are text")
        decision = Decision.parse(text.strip())
        if isinstance(key, tuple):
            kind, own = key if len(key) == 2 else (None, None)
            if kind not in REVIEW_KINDS or not isinstance(own, str):
                rule = "must have texts, or pairs of title, code or place and a text, as keys"
                raise InvalidArgumentError("mapping", key, rule)
            yield (kind, own.strip()), decision
        else:
            check_type("mapping", key, str, wanted="a mapping from texts to ids")
            yield ("place" if decision and decision.place else "title", key.strip()), decision


def _lines(path: Path) -> Iterable[tuple[tuple[str, str], Decision | None]]:
    for line in _rows(path):
        kind, decided = (text_of(line.get("kind")) or "").lower(), text_of(line.get("decision"))
        if decided is None:
            continue
        if kind not in REVIEW_KINDS:
            raise InvalidArgumentError("mapping", str(path), f"must have lines of the kinds {', '.join(REVIEW_KINDS)}")
        yield (kind, text_of(line.get("text")) or ""), Decision.parse(decided.lower())


def _rows(path: Path) -> Iterable[Mapping[str, Any]]:
    """The lines of a file; of a workbook those of its sheet of reviews. A spreadsheet may have parted them by ``;``."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise CatalogError(path, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(content) > _LARGEST_FILE:
        raise InvalidArgumentError("mapping", str(path), f"must have at most {_LARGEST_FILE:,} bytes")
    text = content.decode("utf-8-sig", errors="replace")
    heading = text.partition("\n")[0]
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count))
    try:
        if not {*(lines.fieldnames or ())} >= _NEEDED:
            raise InvalidArgumentError("mapping", str(path), "must have the columns kind, text, and decision")
        return [*lines]
    except csv.Error as error:
        raise CatalogError(path, f"cannot be read: {error}") from None


def _unique(
    lines: Iterable[tuple[tuple[str, str], Decision | None]],
) -> dict[tuple[str, str], Decision | None]:
    decided: dict[tuple[str, str], Decision | None] = {}
    for key, decision in lines:
        if decided.setdefault(key, decision) != decision:
            raise InvalidArgumentError("mapping", key[0], "must have one decision for a text")
    return decided
