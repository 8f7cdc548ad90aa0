"""Many texts for places at once: which area each means, and what a person should decide."""

from collections.abc import Callable, Iterable
from typing import Literal

import attrs

from roleinfo.geography.resolver import Resolution
from roleinfo.model._results import LookupResult
from roleinfo.model.place import KnownPlace, KnownPlaces

MatchStatus = Literal["one", "several", "none"]


@attrs.frozen(repr=False)
class PlaceMatch(LookupResult):
    """A text and the area that it means.

    ``status`` is "one", "several" or "none"; ``place`` is the one area, else None, and
    ``candidates`` are all that the text may mean, most people first. ``reason`` says why it is that
    area, or why it is none. ``count`` is how often the text occurs. ``state`` is the postal code of
    the state that the written place lies in, which may be one of several of its area's; ``country``
    that of a place outside the United States; a text that ``is_remote`` names no place, but says
    that one works at a distance.
    """

    text: str
    count: int
    candidates: KnownPlaces
    reason: str
    state: str | None = None
    country: str | None = None
    is_remote: bool = False

    @property
    def place(self) -> KnownPlace | None:
        """The one area that the text means, or None."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def status(self) -> MatchStatus:
        """Whether the text means one area, may mean several, or means none."""
        return "none" if not self.candidates else "one" if len(self.candidates) == 1 else "several"

    @property
    def needs_review(self) -> bool:
        """Whether a person should say which place is meant."""
        return self.place is None


class PlaceMatches(LookupResult, tuple[PlaceMatch, ...]):
    """One match for each distinct text, in the order in which the texts were given."""

    __slots__ = ()

    @property
    def review(self) -> "PlaceMatches":
        """Those that mean no one area, for a person to decide."""
        return PlaceMatches(match for match in self if match.needs_review)


def match_texts(texts: Iterable[str], resolve: Callable[[str], Resolution]) -> PlaceMatches:
    """Each distinct text with what it means."""
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    return PlaceMatches(_matched(resolve(text), count) for text, count in counts.items())


def _matched(resolution: Resolution, count: int) -> PlaceMatch:
    place = resolution.place
    return PlaceMatch(
        resolution.query, count, KnownPlaces(resolution.candidates), resolution.reason if place is None else place.why,
        resolution.state, resolution.country, resolution.is_remote,
    )  # fmt: skip
