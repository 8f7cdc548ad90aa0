"""What a caller asked for, made sure of: which roles, where, in which industry, and at which prices."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import attrs

from roleinfo.diffs.options import Options
from roleinfo.errors import NotComparableError, PlaceNotFoundError, SourceNotFoundError
from roleinfo.model.place import Industry, Place, country_of
from roleinfo.model.place_names import named
from roleinfo.model.role import Role
from roleinfo.pay.prices import ExchangeRate, PriceTable, Step

Roles = tuple[Role, Role]


def at_places(roles: Roles, options: Options) -> tuple[Roles, Options]:
    """The roles at the place and in the industry asked for, where their catalog has figures of these.

    A role that holds figures of the place itself keeps them. The place is then called by its full
    name, so that both roles, and the options, mean the same one.
    """
    look_ups: tuple[tuple[str, Callable[[Role, str], Role]], ...] = (("place", Role.at), ("industry", Role.in_industry))
    for name, look_up in look_ups:
        queries = [options.side(name, number) for number in (0, 1)]
        if queries == [None, None]:
            continue
        there = _looked_up(roles, name, queries, look_up)
        meant = [
            query if new is old else getattr(new, name).name
            for query, old, new in zip(queries, roles, there, strict=True)
        ]
        if queries[0] == queries[1]:  # what one catalog calls it, the other role's figures are asked by too
            name_there = next((text for text in meant if text != queries[0]), queries[0])
            meant = [_own_name(role, name, queries[0], name_there) for role in there]
        changed: Any = {name: meant[0] if meant[0] == meant[1] else tuple(meant)}
        roles, options = there, attrs.evolve(options, **changed)
    return roles, options


def in_years(roles: Roles, options: Options) -> Roles:
    """The roles in the releases asked for; one from no catalog with releases stays as it is, its figures are asked."""
    dated: list[Role] = []
    for number, role in enumerate(roles):
        year = options.year_of(number)
        dated.append(role)
        if year is not None:
            with suppress(NotComparableError):
                dated[-1] = role.in_year(year)
    return dated[0], dated[1]


def _looked_up(roles: Roles, name: str, queries: list[str | None], look_up: Callable[[Role, str], Role]) -> Roles:
    """Each role as its catalog shows it there, or as it is; an unknown place is an error where neither knows it."""
    faults: list[PlaceNotFoundError] = []
    limited: list[Role] = []
    for role, query in zip(roles, queries, strict=True):
        limited.append(role)
        if query is None or _named_values(role, name, query):
            continue
        try:
            limited[-1] = look_up(role, query)
        except NotComparableError:  # it came from no catalog that knows
            pass
        except PlaceNotFoundError as error:
            faults.append(error)
            if queries[0] != queries[1]:
                raise
            others = {value.name for other in roles if other is not role for value in _named_values(other, name, query)}
            if error.ambiguous and len(others) == 1:  # the place that the other role has figures of
                with suppress(PlaceNotFoundError):
                    limited[-1] = look_up(role, others.pop())
    if len(faults) == len(roles):
        raise faults[0]
    return limited[0], limited[1]


def _named_values(role: Role, name: str, query: str) -> tuple[Place | Industry, ...]:
    """The places, or the industries, of a role's own figures that a text names."""
    values = {getattr(figure, name) for figure in role.salary} - {None}
    return named(values, query) if name == "place" else tuple(item for item in values if item.is_named(query))


def _own_name(role: Role, name: str, query: str | None, there: str | None) -> str | None:
    """What a role's own figures call the place or industry that both sides are asked for."""
    own = () if query is None or there is None else _named_values(role, name, query) or _named_values(role, name, there)
    if name != "place" or there is None or len(own) != 1 or own[0].is_named(there):
        return there
    return own[0].name


def refuse_unknown(roles: Roles, options: Options) -> None:
    """A source, place or industry that neither role knows is most likely a slip of the pen."""
    for query in _queries(options, "source"):
        sources = {source for role in roles for source in role.sources}
        if not any(source.is_named(query) for source in sources):
            raise SourceNotFoundError(query, tuple(sorted(source.id for source in sources)))
    for query in _queries(options, "place"):
        if not named(_places_of(roles), query):
            raise unknown_place(query, roles)
    for name in ("industry", "experience"):
        for query in _queries(options, name):
            known = {getattr(figure, name) for role in roles for figure in role.salary} - {None}
            if name == "industry":
                known |= {role.industry for role in roles} - {None}
            if not any(item.is_named(query) for item in known):
                published = ", ".join(sorted(map(str, known))) or "none"
                raise NotComparableError([f"Neither role has pay for the {name} {query!r}; available: {published}"])


def unknown_place(query: str, roles: Iterable[Role]) -> PlaceNotFoundError:
    """That a text names no place that roles have figures of, and which they have."""
    places = _places_of(roles)
    nations = {country_of(place) for place in places}
    is_national = len(nations) == 1 and all(place.kind == "nation" for place in places)
    whole = next((nation.phrase for nation in nations if nation and is_national), None)
    reason = f"the pay of these roles is published for {whole} as a whole" if whole else ""
    return PlaceNotFoundError(query, tuple(sorted(place.code for place in places)), reason=reason)


def _places_of(roles: Iterable[Role]) -> set[Place]:
    return {item.place for role in roles for item in (*role.salary, role) if item.place}


def _queries(options: Options, name: str) -> Iterator[str]:
    yield from dict.fromkeys(query for number in (0, 1) if (query := options.side(name, number)) is not None)


def with_price_steps(roles: Roles, options: Options, prices: Callable[[], PriceTable]) -> Options:
    """The options with every factor that they take, from the price tables.

    Raises NotComparableError where the year asked for has no value.
    """
    if options.in_dollars_of is None and not options.adjust_prices:
        return options
    table = prices()
    steps: dict[tuple[str, str], Step] = {}
    if options.in_dollars_of is not None:
        table.dollars(options.in_dollars_of, options.in_dollars_of)  # the year asked for has a value
    for estimate in (figure for role in roles for figure in role.salary):
        if options.in_dollars_of is not None and estimate.effective_date is not None:
            _add(steps, table.dollars, estimate.effective_date, options.in_dollars_of)
        if options.adjust_prices:
            _add(steps, table.prices, estimate.place)
    return attrs.evolve(options, steps=[steps[key] for key in sorted(steps)])


def _add(steps: dict[tuple[str, str], Step], make: Callable[..., Step], *given: Any) -> None:
    try:
        step = make(*given)
    except NotComparableError:
        return  # the figure is left out with the reason, when it comes to be compared
    steps[step.kind, step.of] = step


def target_currency(roles: Iterable[Role], options: Options) -> str | None:
    """The currency in which roles are compared where theirs are several; it is the same from any side."""
    if options.currency is not None:
        return options.currency
    currencies = _currencies(roles)
    return "USD" if "USD" in currencies else min(currencies, default=None)


def common_currency(roles: Sequence[Role], options: Options) -> str | None:
    """The currency in which many roles are compared: that of `target_currency`, or one that the given rates lead to."""
    currency, currencies = target_currency(roles, options), _currencies(roles)
    ends = {rate.to for rate in options.rates if rate.currency in currencies}
    return currency if options.currency is not None or not ends or currency in ends else min(ends)


def with_common_rates(roles: Sequence[Role], options: Options, name: str | None) -> Options:
    """The options of many roles with their one currency and, of the publisher that is named, the rates into it."""
    if not options.rates and name is None:
        return options
    options = attrs.evolve(options, currency=common_currency(roles, options))
    return with_reference_rates(roles, options, name)


def _currencies(roles: Iterable[Role]) -> set[str]:
    return {figure.known_amount.currency for role in roles for figure in role.salary if figure.known_amount}


def with_reference_rates(roles: Iterable[Role], options: Options, name: str | None) -> Options:
    """The options with the rates that the figures need, of the publisher that is named: of their months, or of one.

    Raises NotComparableError where the month, or the currency, that is named has no rate; a figure whose own month
    has none is left out with the reason, when it comes to be compared.
    """
    if name is None:
        return options
    from roleinfo.pay.reference_rates import month_of_rates, monthly_rate, require_currency

    given = tuple(roles)
    month, target = month_of_rates(name), target_currency(given, options)
    rates: dict[tuple[str, str], ExchangeRate] = {}
    reasons: dict[tuple[str, str], str] = {}
    if month is not None:
        monthly_rate("EUR", "USD", month)  # the month that is named has rates
    if options.currency is not None:
        require_currency(options.currency)
    for figure in (figure for role in given for figure in role.salary):
        pay = figure.known_amount
        if pay is None or target is None or pay.currency == target:
            continue
        dated = figure.effective_date or ""
        try:
            rate = monthly_rate(pay.currency, target, month or dated)
        except NotComparableError as error:
            reasons[pay.currency, dated] = error.reasons[0]
        else:
            rates[rate.currency, rate.date] = rate
    no_rates = [(*key, reasons[key]) for key in sorted(reasons)]
    return attrs.evolve(options, rates=rates.values(), no_rates=no_rates)
