"""Several sources' figures of one pay: which of them fit a question, and their mean at weights of the caller's."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from roleinfo.errors import InvalidArgumentError, NotComparableError, SourceNotFoundError
from roleinfo.model.arguments import check_type
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import chosen, divide, multiply, plain
from roleinfo.model.pay import Pay, converts_alone
from roleinfo.model.source import Source
from roleinfo.pay.amounts import total, with_amount

Weights = Mapping[str, Decimal | int | float]
"""The weight of each source, by its id or series; they need not sum to 1."""

_LONGEST_ID = 100


def others_that_fit(used: SalaryEstimate, figures: Iterable[SalaryEstimate]) -> tuple[SalaryEstimate, ...]:
    """The other sources' figures of the statistic, component and people of the one that was used."""
    return tuple(
        figure
        for figure in figures
        if figure.source.series != used.source.series
        and figure.statistic == used.statistic
        and _of_whom(figure) == _of_whom(used)
        and figure.origin in ("published", "inferred", used.origin)
        and figure.known_amount is not None
        and used.known_amount is not None
        and figure.known_amount.currency == used.known_amount.currency
        and converts_alone(figure.known_amount.period, used.known_amount.period)
    )


def other_figures_caveats(used: SalaryEstimate, others: Sequence[SalaryEstimate]) -> tuple[Caveat, ...]:
    """A caveat that names the figures which fit as well as the one that was used."""
    if not others:
        return ()
    names = [_named(figure) for figure in others]
    return (make_caveat("other-figures", ("salary",), taken=_named(used), others=names),)


def weighted_figures(figures: Sequence[SalaryEstimate], weights: Weights) -> list[SalaryEstimate]:
    """For each statistic that every weighted source states, sum(weight x pay) / sum(weight), marked as derived.

    Raises ValueError for weights that are none, SourceNotFoundError for a source without figures
    here, and NotComparableError where the figures are not of one kind.
    """
    for name in weights:
        check_type("weights", name, str, wanted="a mapping from ids of sources, as text, to numbers")
    shares = {name: chosen(weight) for name, weight in weights.items()}
    if not shares or any(weight <= 0 for weight in shares.values()):
        rule = "must be numbers above 0 by the id of a source, as {'our-survey': 2, 'their-survey': 1}"
        raise InvalidArgumentError("weights", weights, rule)
    by_source: list[tuple[Decimal, list[SalaryEstimate]]] = []
    for name, weight in shares.items():
        own = [figure for figure in figures if figure.source.is_named(name)]
        if not own:
            raise SourceNotFoundError(name, tuple(sorted({figure.source.id for figure in figures})))
        by_source.append((weight, own))
    statistics = [
        figure.statistic
        for figure in by_source[0][1]
        if all(any(other.statistic == figure.statistic for other in own) for _, own in by_source)
    ]
    return [
        weighted_figure(
            [(weight, next(figure for figure in own if figure.statistic == name)) for weight, own in by_source]
        )
        for name in dict.fromkeys(statistics)
    ]


def weighted_figure(parts: Sequence[tuple[Decimal, SalaryEstimate]]) -> SalaryEstimate:
    """sum(weight x pay) / sum(weight) of figures of one kind, of several sources or jobs, marked as derived.

    Raises NotComparableError where they differ in kind, or one is an open end.
    """
    first = parts[0][1]
    pays = [_closed_pay(figure) for _, figure in parts]
    for (_, figure), pay in zip(parts, pays, strict=True):
        apart = [
            name
            for name, is_same in (
                ("component or people", _of_whom(figure) == _of_whom(first)),
                ("currency", pay.currency == pays[0].currency),
                ("period", converts_alone(pay.period, pays[0].period)),
            )
            if not is_same
        ]
        if apart:
            words = (
                f"{_named(first)} and {_named(figure)} differ in {' and '.join(apart)}, so they have no weighted mean"
            )
            raise NotComparableError([words])
    weights = [weight for weight, _ in parts]
    amounts = [multiply(weight, pay.per(pays[0].period).amount) for weight, pay in zip(weights, pays, strict=True)]
    dates = [figure.effective_date for _, figure in parts]
    named = "; ".join(f"{_named(figure)}, weight {plain(weight)}" for weight, figure in parts)
    kind = "" if first.statistic == "mean" else f"; it is not the {first.statistic} of all jobs taken together"
    common: Any = {
        name: getattr(first, name) for name in ("component", "place", "industry", "experience", "published_for")
    }
    return SalaryEstimate(
        statistic=first.statistic,
        pay=with_amount(pays[0], divide(total(amounts), total(weights))),
        origin="derived",
        evidence=f"weighted mean of {named}{kind}",
        bound="about" if any(figure.bound == "about" for _, figure in parts) else "exact",
        # The oldest of several dates: none of it is newer than it is said to be.
        as_of=None if None in dates else min(date for date in dates if date),
        source=_source([figure.source for _, figure in parts]),
        **common,
    )


def _closed_pay(figure: SalaryEstimate) -> Pay:
    if figure.pay is None or figure.effective_bound not in ("exact", "about"):
        raise NotComparableError([f"{_named(figure)} is an open end or was not released, and has no weighted mean"])
    return figure.pay


def _source(parts: Sequence[Source]) -> Source:
    def joined(name: str) -> str:
        return " and ".join(dict.fromkeys(str(getattr(source, name)) for source in parts))

    id_ = f"weighted.{'-'.join(source.id for source in parts)}"[:_LONGEST_ID].rstrip("-.")
    return Source(
        id=id_, title=f"weighted mean of {joined('title')}", publisher=joined("publisher"), license=joined("license"),
        method="weights stated by the caller",
    )  # fmt: skip


def _of_whom(figure: SalaryEstimate) -> tuple[object, ...]:
    place = None if figure.place is None or figure.place.kind == "nation" else figure.place
    return (figure.component, place, figure.industry, figure.employer, figure.experience)


def _named(figure: SalaryEstimate) -> str:
    pay = figure.known_amount or figure.status.replace("_", " ")
    return f"{figure.source.id}, {pay} ({figure.effective_date or 'undated'})"
