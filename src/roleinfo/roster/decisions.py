"""What a person decided of titles, codes and places: read from a reviewed file, or given as a mapping."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

import attrs

from roleinfo.errors import InvalidArgumentError
from roleinfo.model.arguments import check_type
from roleinfo.model.text import folded
from roleinfo.roster.cells import text_of
from roleinfo.roster.reasons import REVIEW_KINDS, ReviewKind

_PLACE: Final = re.compile(r"(?:nation|state|metro|nonmetro):[\w -]{1,40}")
_ID: Final = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"
_WEIGHT: Final = r":\d{1,6}(?:\.\d{1,6})?"
_JOBS: Final = re.compile(rf"{_ID}(?:{_WEIGHT})?(?:\s*\|\s*{_ID}{_WEIGHT})*")
_NEEDED: Final = frozenset({"kind", "text", "decision"})


@attrs.frozen
class Decision:
    """What a text was decided to be: jobs by their ids with their weights, or a place by its kind and code."""

    jobs: tuple[tuple[str, Decimal], ...] = ()
    place: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Decision | None":
        """A decision from text: ``29-1141.00``, ``13-2011.00:60|13-2031.00:40`` or ``metro:35620``; None for no such.

        >>> Decision.parse("29-1141.00").jobs, Decision.parse("metro:35620").place, Decision.parse("1/11/2021")
        ((('29-1141.00', Decimal('1')),), 'metro:35620', None)
        """
        kind, _, code = text.partition(":")
        place = f"{kind.lower()}:{code.upper()}"
        if _PLACE.fullmatch(place):
            return cls(place=place)
        written = text.lower()
        if not _JOBS.fullmatch(written):
            return None
        parts = [part.strip().partition(":") for part in written.split("|")]
        jobs = tuple((id_, Decimal(weight or 1)) for id_, _, weight in parts)
        distinct = len({id_ for id_, _ in jobs}) == len(jobs)
        return cls(jobs) if distinct and all(weight > 0 for _, weight in jobs) else None


@attrs.frozen
class Decisions:
    """The decisions of a review by kind and text; a text whose decision cannot be read has None."""

    by_text: Mapping[tuple[str, str], Decision | None] = attrs.field(factory=dict)
    _by_spelling: Mapping[tuple[str, str], Decision | None] = attrs.field(init=False, eq=False)

    @_by_spelling.default
    def _without_case(self) -> Mapping[tuple[str, str], Decision | None]:
        return {(kind, folded(text)): decision for (kind, text), decision in reversed([*self.by_text.items()])}

    def of(self, kind: ReviewKind, text: str | None) -> tuple[bool, Decision | None]:
        """Whether a text of this kind was decided, and how; as it is written, else in another case or spacing."""
        key = (kind, text or "")
        if key in self.by_text:
            return True, self.by_text[key]
        key = (kind, folded(text or ""))
        return key in self._by_spelling, self._by_spelling.get(key)

    @classmethod
    def of_mapping(cls, mapping: Mapping[Any, str]) -> "Decisions":
        """The decisions of a mapping from texts, or pairs of a kind and a text, to ids.

        A decision that is a place decides a place, any other a title.
        """
        return cls(dict(_given(mapping)))

    @classmethod
    def of_lines(cls, lines: Iterable[Mapping[str, Any]], name: str) -> "Decisions":
        """The decisions of a reviewed file, by its lines; those without a decision are left out.

        Raises InvalidArgumentError for lines without the columns kind, text and decision, and for two decisions
        for one text.
        """
        rows = [*lines]
        if rows and not rows[0].keys() >= _NEEDED:
            raise InvalidArgumentError("mapping", name, "must have the columns kind, text, and decision")
        decided: dict[tuple[str, str], Decision | None] = {}
        for line in rows:
            kind, decision = (text_of(line.get("kind")) or "").lower(), text_of(line.get("decision"))
            if decision is None:
                continue
            if kind not in REVIEW_KINDS:
                rule = f"must have lines of the kinds {', '.join(REVIEW_KINDS)}"
                raise InvalidArgumentError("mapping", name, rule)
            key, own = (kind, text_of(line.get("text")) or ""), Decision.parse(decision)
            if decided.setdefault(key, own) != own:
                raise InvalidArgumentError("mapping", name, f"must have one decision for a {kind}")
        return cls(decided)


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
