"""Statements without a figure that do not go together."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from roleinfo.checks.figures import grouped, issue, listed
from roleinfo.checks.findings import Claim
from roleinfo.model.place import US_STATES
from roleinfo.model.role import Role
from roleinfo.model.text import folded

LONG_TIME: Final = Decimal(60)
"""The months that it takes at least to become one, from which on the role is none for the entry level."""


def city_outside_state(role: Role) -> Iterator[Claim]:
    """The city that pays best lies in the state that pays best."""
    for group in grouped((place for place in role.places if place.about == "best_paying"), issue):
        states = [fact for fact in group if fact.place.kind == "state" and fact.place.state]
        cities = [fact for fact in group if fact.place.kind == "city" and fact.place.state]
        for city in cities:
            state = city.place.state or ""
            if not states or state in {fact.place.state for fact in states}:
                continue
            names = listed(fact.place.name for fact in states)
            yield Claim(
                "city-outside-state",
                ("places", city.key),
                f"{city.source.id} names {city.place} as the best-paying city, which is in "
                f"{US_STATES.get(state, state)}, and {names} as the best-paying state; the city that "
                "pays most is in a state that pays less.",
            )


def benefit_contradiction(role: Role) -> Iterator[Claim]:
    """A source does not give a benefit and deny it too."""
    for group in grouped(role.benefits, lambda benefit: (issue(benefit), folded(benefit.name))):
        given = [benefit for benefit in group if benefit.stance != "denied"]
        for denied in group:
            if denied.stance == "denied" and given:
                yield Claim(
                    "benefit-contradiction",
                    ("benefits", denied.key),
                    f"{denied.source.id} states that {denied.name} is not provided, and elsewhere that it is "
                    f"{' and '.join(benefit.stance for benefit in given)}.",
                )


def seniority_against_time(role: Role) -> Iterator[Claim]:
    """A role that takes years to reach is none for the entry level."""
    for seniority in role.seniority:
        if "entry" not in seniority.levels:
            continue
        for time in role.experience:
            if time.about != "time_to_become" or time.length is None:
                continue
            least = time.length.in_months().minimum
            if least is not None and least >= LONG_TIME:
                yield Claim(
                    "seniority-against-time",
                    ("seniority", seniority.key),
                    f"{seniority.source.id} places the role at {seniority}, but {time.source.id} states that it takes "
                    f"{time.length} to enter the role.",
                )
