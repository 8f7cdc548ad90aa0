"""Where each employee of a roster works: an area, the state of the written place, or why there is none."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from roleinfo.errors import Candidate
from roleinfo.geography.reading import without_workplace
from roleinfo.geography.towns import is_place_in, is_whole
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.country import UNITED_STATES, Country
from roleinfo.model.place import KnownPlace, Place
from roleinfo.roster.cells import is_written
from roleinfo.roster.decisions import Decision, Decisions
from roleinfo.roster.jobs import CANDIDATES, RosterCatalog

if TYPE_CHECKING:
    from roleinfo.geography.matches import PlaceMatch


class Location(NamedTuple):
    """What a location means: an area and the state of the written place, or the reason why it means none."""

    place: KnownPlace | None
    state: str | None = None
    reason: str | None = None
    candidates: tuple[Candidate, ...] = ()
    caveats: tuple[Caveat, ...] = ()


def locate(
    texts: Sequence[str | None],
    catalog: RosterCatalog,
    decisions: Decisions,
    known: Mapping[str, KnownPlace],
    country: Country = UNITED_STATES,
) -> Mapping[str | None, Location]:
    """What each distinct location means, of jobs in a country; of another than the United States the nation alone."""
    nation = None
    if country != UNITED_STATES:
        nation = KnownPlace("nation", country.code, country.name)
        known = {**known, nation.key: nation}
    results: dict[str | None, Location] = {}
    waiting: list[str] = []
    for text in dict.fromkeys(texts):
        is_decided, decision = decisions.of("place", text)
        if is_decided:
            results[text] = _decided(decision, known)
        elif text is None:
            results[text] = Location(None, reason="no-place") if nation is None else Location(nation)
        elif not is_written(text):
            results[text] = Location(None, reason="place-unknown")
        else:
            waiting.append(text)

    @cache
    def country_of(part: str) -> str | None:
        return _country_of(catalog.match_places([part])[0])

    # A decision that names nothing is to be made again, among what the text may mean.
    gone = [text for text, location in results.items() if text and location.reason == "decision-gone"]
    for match in catalog.match_places([*waiting, *gone]):
        meant = _meant(match, known) if nation is None else _in_nation(match, country, nation, country_of)
        before = results.get(match.text)
        results[match.text] = meant if before is None else before._replace(candidates=_candidates(meant))
    return results


def _candidates(meant: Location) -> tuple[Candidate, ...]:
    place = meant.place
    return meant.candidates if place is None else (Candidate(place.key, place.name, place.population),)


def _decided(decision: Decision | None, known: Mapping[str, KnownPlace]) -> Location:
    place = known.get(decision.place) if decision and decision.place else None
    return Location(None, reason="decision-gone") if place is None else Location(place, _only_state(place))


def _only_state(place: Place) -> str | None:
    return next(iter(place.states)) if len(place.states) == 1 else None


def _home(known: Mapping[str, KnownPlace]) -> KnownPlace | None:
    """The nation that one who works anywhere works in: the United States, else the only one with figures."""
    nations = {key: place for key, place in known.items() if place.kind == "nation"}
    return nations.get(f"nation:{UNITED_STATES.code}") or (next(iter(nations.values())) if len(nations) == 1 else None)


def _meant(match: "PlaceMatch", known: Mapping[str, KnownPlace]) -> Location:
    if match.place is not None:
        return Location(match.place, match.state)
    if match.is_remote and (nation := _home(known)):
        return Location(nation, caveats=(make_caveat("remote-nation", ("salary",)),))
    abroad = [place for place in known.values() if place.nation != UNITED_STATES.code and place.is_named(match.text)]
    if len(abroad) == 1:
        return Location(abroad[0])
    if match.country is not None and not match.candidates:
        return Location(None, reason="foreign-place")
    candidates = tuple(Candidate(place.key, place.name, place.population) for place in match.candidates[:CANDIDATES])
    return Location(None, None, "place-ambiguous" if candidates else "place-unknown", candidates)


def _country_of(match: "PlaceMatch") -> str | None:
    """The country of what a text may mean; None where it is known nowhere."""
    return match.country or (UNITED_STATES.name if match.candidates else None)


def _in_nation(
    match: "PlaceMatch", country: Country, nation: KnownPlace, country_of: Callable[[str], str | None]
) -> Location:
    """What a location means in a country whose pay is published for the nation alone."""
    name, is_remote = without_workplace(match.text)
    if match.is_remote or (is_remote and country.is_named(name)):
        return Location(nation, caveats=(make_caveat("remote-nation", ("salary",)),))
    if country.is_named(name) or is_whole(name, (country.code, country.name, *country.aliases)):
        return Location(nation)
    if is_place_in(country, name, country_of):
        within = Place("city", name)
        return Location(nation, caveats=(make_caveat("area-fallback", ("salary",), wanted=within, taken=nation),))
    if match.place is not None or match.country not in (None, country.name):
        return Location(None, reason="foreign-place")
    return Location(None, None, "place-unknown", (Candidate(nation.key, nation.name),))
