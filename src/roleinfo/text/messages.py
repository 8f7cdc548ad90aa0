"""The messages of caveats, of left-out figures, and of untested differences: one table each, by code.

The packages below give a code and values; the sentence is made here when it is asked for.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from roleinfo.model.exact import divide, plain, rounded
from roleinfo.model.fact import Fact
from roleinfo.model.pay import Pay
from roleinfo.model.source import Source
from roleinfo.model.words import money, publisher_name
from roleinfo.text.figures import BOUNDS
from roleinfo.text.group_caveats import GROUP_CAVEATS
from roleinfo.text.missing import MISSING, Message, named_sources
from roleinfo.text.numbers import format_date
from roleinfo.text.phrases import class_parts, hourly, joined, per, place_name, source_name
from roleinfo.text.sides import COMPONENTS, statistic_in_sentence
from roleinfo.typing import Component

if TYPE_CHECKING:
    from roleinfo.pay.prices import ExchangeRate

_RATE_DIGITS: Final = 5


# What several messages are made of ------------------------------------------------------------


def _dates(dates: Iterable[str | None]) -> str:
    return joined(format_date(date) for date in dates)


def _statistics(names: Iterable[str]) -> str:
    return joined(map(statistic_in_sentence, names))


def _percentiles(names: Iterable[str]) -> str:
    """Percentiles by name: ``the median, the 75th percentile, and the 90th percentile``."""
    return joined(f"the {statistic_in_sentence(name)}" for name in names)


_OWN_COMPONENTS: Final[Mapping[Component, str]] = {
    "unstated": "pay of a kind not stated",
    "oews_wage": "OEWS wages",
    "ashe_hourly": "ASHE hourly pay",
    "ashe_weekly": "ASHE weekly pay",
    "ashe_annual": "ASHE annual pay",
}


def _components(names: Iterable[Component]) -> str:
    return joined(_OWN_COMPONENTS.get(name, COMPONENTS[name]) for name in names)


def _ended(text: str) -> str:
    """A text as the end of a sentence."""
    return f"{text.rstrip('. ')}."


def _amount(pay: Pay) -> str:
    return f"{hourly(pay)} {per(pay)}"


# Caveats whose message depends on more than values --------------------------------------------


def _broader_class(fact: Fact) -> str:
    title, code = class_parts(fact.published_for or "")
    what = "wage" if getattr(fact, "component", None) == "oews_wage" else "figure"
    more = (
        f"which O*NET divides into {fact.published_for_count} occupations"
        if fact.published_for_count is not None and fact.published_for_count > 1
        else "a class broader than the role"
    )
    whole = f"all of {code} ({title})" if code else title
    return f"{publisher_name(fact.source)} publishes this {what} for {whole}, {more}."


def _full_time_rate(survey: Source, full_time: int, employed: int, title: str | None) -> str:
    of = "" if title is None else f", {title}"
    percent = rounded(divide(Decimal(full_time * 100), Decimal(employed)), 0)
    return (
        "Annual pay assumes 2,080 hours, but many of these jobs are probably part-time (inferred from "
        f"{source_name(survey)}, {format_date(survey.date)}{of}: {full_time:,} thousand full-time wage and salary "
        f"workers among {employed:,} thousand employed, {percent}%)."
    )


def _incentives_included(component: str, published: Component = "oews_wage") -> str:
    if published in _DEFINITIONS:
        return f"{_DEFINITIONS[published]}; {_BASE_PAY[published]}."
    included = "OEWS wages include commissions, production bonuses, and tips"
    if component == "base":
        return f"{included}; base pay does not."
    return f"{included}, and cover all jobs in the occupation at every experience level."


def _open_figure(what: Literal["figure", "difference", "market", "ratio"]) -> str:
    return {
        "figure": "The source gives this figure only as near, above, or below a number.",
        "difference": "A source gives a figure only as near, above, or below a number, so the difference is too.",
        "market": "A market figure is approximate.",
        "ratio": "Only a bound of the market value is published, so the ratio is a bound too.",
    }[what]


def _place_within(part: str, area: str, why: str) -> str:
    most = why.partition(" live in it")
    where = f"{most[0]} live in {area}" if most[1] else f"{part[:1].upper()}{part[1:]} lies in {area}"
    return f"{where}; the figures are for that whole area."


def _self_employed(program: Source, share: Decimal, title: str | None) -> str:
    of = "" if title is None else f"{title}; "
    return (
        f"OEWS wages exclude the self-employed, who hold {share}% of jobs "
        f"({of}{source_name(program)}, {format_date(program.date)})."
    )


def _undated(sources: Iterable[Source]) -> str:
    given = list(sources)
    names = named_sources(given)
    is_one = len({source.id for source in given}) == 1 or names == source_name(given[0])
    return f"{names} {'gives no date for its figures' if is_one else 'give no dates for their figures'}."


def _code_changed(former: tuple[str, str], until: str, now: tuple[str, str], since: str) -> str:
    before, after = (f"{code} ({title})" for code, title in (former, now))
    return f"Published as {before} until {format_date(until)} and as {after} since {format_date(since)}."


METHODS: Final[Mapping[str, str]] = {
    "model-2021": (
        "OEWS estimates are model-based since May 2021. In that release the median of all occupations rose 9.1% while "
        "their 90th percentile fell, so part of a difference from earlier releases may reflect the method."
    ),
    "top-2022": (
        "OEWS changed the top of its wage scale in May 2022: where the mean or the 90th percentile is above $208,000, "
        "means and upper percentiles of earlier releases are not comparable."
    ),
}
"""What was changed in a survey's method, by the codes of `pay.releases`."""


def _inverted(end: str) -> Message:
    def message(lower: str, higher: str, low: Pay, high: Pay) -> str:
        return f"The {end} of {higher}, {_amount(high)}, is below that of {lower}, {_amount(low)}."

    return message


def _step(step: object) -> str:
    return _ended(str(step)[:1].upper() + str(step)[1:])


_DEFINITIONS: Final[Mapping[Component, str]] = {
    "ashe_hourly": "ASHE pay per hour excludes overtime alone",
    "ashe_weekly": "ASHE pay per week includes overtime, shift premiums, and bonuses",
    "ashe_annual": (
        "ASHE pay per year is what employees received in the tax year who had been in the job for more than a year, "
        "with overtime, shift premiums, and bonuses"
    ),
}
_BASE_PAY: Final[Mapping[Component, str]] = {
    "ashe_hourly": "base pay excludes shift premiums and bonuses too",
    "ashe_weekly": "base pay does not",
    "ashe_annual": "base pay excludes these",
}


def _not_job_matched(published: Component = "oews_wage") -> str:
    survey = "ASHE" if published in _DEFINITIONS else "OEWS"
    return f"{survey} is not a job-matched survey: it covers all jobs in the occupation at every experience level."


def _pay_definition(component: Component) -> str:
    return (
        "OEWS wages include commissions, production bonuses, and tips and exclude overtime and shift premiums; "
        f"{_DEFINITIONS[component]}."
    )


_CAVEATS: Final[Mapping[str, Message]] = {
    "area-fallback": lambda wanted, taken: (
        f"No such wage is published for {wanted.name}; that of {place_name(taken)} is used."
    ),
    "average-unstated": "The source does not say what kind of average it gives.",
    "bonus-unread": "The bonus is not one amount per year, and is in no sum.",
    "broader-class": _broader_class,
    "code-changed": _code_changed,
    "collapsed-percentiles": (
        "Two upper percentiles of this estimate are equal and more than twice its median, which suggests that a few "
        "reports of high pay dominate it. Its mean may be affected too."
    ),
    "component-unstated": lambda component: (
        f"The pay given does not say what it includes; the published figures are {_components([component])}."
    ),
    "content-changed": lambda since, reason: (
        f"Figures before {format_date(since)} are probably not of the same jobs: {reason}."
    ),
    "countries-differ": lambda countries: (
        f"The figures are of different countries, {joined(countries)}: prices, taxes, benefits, and hours of work "
        "differ and are not compared."
    ),
    "currency-adjusted": _step,
    "derived": lambda evidence: _ended(f"Calculated from other figures: {evidence}"),
    "different-dates": lambda what, dates: f"The {what} have different dates: {_dates(dates)}.",
    "different-sources": lambda sources: f"The figures come from different sources: {named_sources(sources)}.",
    "dollars-adjusted": _step,
    "equal-midpoints": lambda lower, higher, midpoint: (
        f"{lower} and {higher} have the same midpoint, {_amount(midpoint)}."
    ),
    "from-its-authors": lambda source, warning: f"{source_name(source)}: {_ended(warning)}",
    "full-time-rate": _full_time_rate,
    "gap-between-grades": lambda lower, higher, low, high: (
        f"No grade covers pay between {_amount(low)}, the maximum of {lower}, and {_amount(high)}, the minimum of "
        f"{higher}."
    ),
    "group-changed": lambda since, group: (
        f"The group {group} has kept its code and changed its occupations: only releases since {format_date(since)} "
        "are compared with the newest."
    ),
    "hours-adjusted": _step,
    "hours-assumed": lambda source, hours: (
        f"{source_name(source)} does not publish the hours behind its annual pay; {hours:,f} hours are assumed."
    ),
    "hours-converted": lambda start, end, hours: (
        f"The pay is per {start} and the published wage per {end}: it was converted at {hours:,f} hours per year."
    ),
    "imprecise-withheld": lambda source: (
        f"{publisher_name(source)} withholds a figure whose coefficient of variation is above 20%."
    ),
    "incentives-included": _incentives_included,
    "inferred": lambda evidence: _ended(f"Inferred; the source does not say so directly: {evidence}"),
    "inverted-maximum": _inverted("maximum"),
    "inverted-midpoint": _inverted("midpoint"),
    "inverted-minimum": _inverted("minimum"),
    "level-chosen": lambda wanted, taken: (
        f"Wages of {wanted.name} were left out by choice; those of {place_name(taken)} are used."
    ),
    "mean-median-disagree": "The mean and the median disagree on which role pays more.",
    "method-changed": lambda change: METHODS[change],
    "mixed-component": lambda names: f"The figures differ in what they include: {_components(names)}.",
    "mixed-statistic": lambda names: f"The figures are different statistics: {_statistics(names)}.",
    "no-interval": lambda source: (
        f"{publisher_name(source)} publishes no sampling error for percentiles, so no interval is given."
    ),
    "not-a-time-series": lambda source: (
        f"{source_name(source)} is not a time series: its releases share survey panels, and classifications may change."
    ),
    "not-discounted": (
        "Amounts are before taxes. Payments in later years are not discounted, and equity counts at its value at grant."
    ),
    "not-job-matched": _not_job_matched,
    "not-weighted": lambda count: (
        f"{count} {'role or place is' if count == 1 else 'roles or places are'} not in this mean."
    ),
    "of-jobs": "Percentiles are of jobs, not of people.",
    "older-delineation": lambda place, area: (
        f"The price parity used for {place} is that of {area}, by the area's code: its publisher uses an older "
        "delineation, so the counties may differ."
    ),
    "open-figure": _open_figure,
    "other-figures": lambda taken, others: (
        f"Market value used: {taken}. Other figures fit as well: {'; '.join(others)}. Choose one with source=, or "
        "combine them with weights=."
    ),
    "part-not-stated": lambda name, parts: (
        f"{name} does not state {joined(part.replace('_', '-') for part in parts)}; its totals cover the other parts "
        "only."
    ),
    "partial-list": "The source lists only the most common skills; a role may need skills that are not listed.",
    "pay-definition-differs": _pay_definition,
    "percentiles-missing": lambda statistics: f"Not published: {_percentiles(statistics)}.",
    "period-adjusted": _step,
    "period-assumed": lambda pay: f"No period was given; {money(pay)} is read as annual pay.",
    "place-within": _place_within,
    "prices-adjusted": _step,
    "proxy": lambda evidence: _ended(f"Another measure is used in its place: {evidence}"),
    "range-unstated": "The source does not say at which percentiles its range ends.",
    "rate-of-origin": (
        "The transfer rate counts all who leave the starting occupation for any other, not this move alone."
    ),
    "remote-nation": "The location says that the work is remote and names no place; national wages are used.",
    "role-by-title": lambda title: f"The source gives only the title {title!r}; the pay is that of the role so titled.",
    "same-band": lambda lower, higher: f"{lower} and {higher} have the same range.",
    "self-employed-excluded": _self_employed,
    "set-midpoint": lambda midpoint, halfway: (
        f"The midpoint was set to {_amount(midpoint)}; halfway is {_amount(halfway)}."
    ),
    "share-of-unstated": "The source does not say what its percentages are of.",
    "skill-alias": lambda alias, name, source: (
        f"{alias} and {name} are compared as one skill: the name is listed by {source}."
    ),
    "stale-rate": lambda rate, figure: (
        f"The exchange rate is of {format_date(rate)} and the figure of {format_date(figure)}: more than 12 months "
        "apart."
    ),
    "tax-year": lambda end: (
        f"Annual pay is of the tax year that ended on {format_date(end)}, for employees in the same job for more than "
        "a year."
    ),
    "top-coded": lambda source, statistics: (
        f"{publisher_name(source)} publishes only a lower bound for {_percentiles(statistics)}."
    ),
    "undated": _undated,
    "weights-are-jobs": lambda source: (
        f"Weighted by the jobs that {publisher_name(source)} counts; its wages exclude the self-employed."
    ),
    "weighted-source-missing": lambda sources: (
        f"The weights name {joined(sources)}, which {'has' if len(sources) == 1 else 'have'} no wage for the "
        "occupation; each source must have one."
    ),
}
CAVEATS: Final[Mapping[str, Message]] = dict(sorted({**_CAVEATS, **GROUP_CAVEATS}.items()))
"""Every code of a caveat that the library itself gives, and its message or what makes it of values."""


# What was left out of a comparison ------------------------------------------------------------


def _other_figure(aspects: Iterable[str], periods: tuple[str, str] | None = None) -> str:
    hint = ""
    if periods is not None:
        hint = f" (per {periods[0]}, not per {periods[1]}: state the hours of a year to compare them)"
    return f"The other role's nearest figure is of {joined(aspects)}{hint}."


def _other_currency(
    aspects: Iterable[str],
    periods: tuple[str, str] | None = None,
    currency: str | None = None,
    others: Iterable[str] = (),
) -> str:
    if currency is None:
        return _other_figure(aspects, periods)
    more = joined(aspects)
    nearest = f", and the nearest is also of {more}" if more else ""
    return f"In {currency}; the other role's figures are in {joined(others)}{nearest}."


def _no_rate(
    reason: str | None = None, currency: str | None = None, to: str | None = None, *, is_undated: bool = False
) -> str:
    if reason is not None:
        return reason
    if is_undated:
        return f"The figure has no date, by which one of the several rates of {currency} could be chosen."
    return f"There is no exchange rate from {currency} to {to}: state one, or use those of the ECB."


def _other_hours(hours: str, *, has_hourly: bool) -> str:
    if has_hourly:
        return f"Its annual pay is not for {hours} hours; the hourly figure is compared instead."
    return f"Its annual pay is for 2,080 hours, not for {hours}."


def _same_cell(class_code: str | None, what: str = "wage") -> str:
    of = f" ({class_code})" if class_code else ""
    return f"Both roles share one published {what}{of}, so there is no difference to report."


LEFT_OUT: Final[Mapping[str, Message]] = {
    "listed-twice": "Another source's entry for this skill was used.",
    "no-counterpart": "The other role has no figure of this measure.",
    "no-index": lambda date: f"The price index has no value for {format_date(date)}.",
    "no-length": "It does not give a length of time.",
    "no-parity": lambda place: (
        f"No regional price parity is published for {place_name(place) if place else 'an unstated place'}; there are "
        "parities for states and most metropolitan areas."
    ),
    "no-rate": _no_rate,
    "not-asked-for": "It is outside the options of this comparison.",
    "not-in-dollars": lambda currency: f"Price indexes are for U.S. dollars only, not for {currency}.",
    "not-published": "The figure was not published.",
    "open-both-ways": "Both figures are open-ended, so their difference has no bound.",
    "other-classification": lambda schemes: (
        f"The group has the same code in {joined(scheme or 'the newest classification' for scheme in schemes)} but "
        "includes other occupations; groups are compared within one classification only."
    ),
    "other-component": _other_figure,
    "other-currency": _other_currency,
    "other-hours": _other_hours,
    "other-list": lambda source: f"{source} lists only this role; a source that lists both was used.",
    "other-money": _other_figure,
    "other-pair-taken": lambda source: f"Another pair of this measure was used ({source}).",
    "other-population": _other_figure,
    "other-statistic": _other_figure,
    "prices-abroad": (
        "Regional price parities compare areas within one country, so prices are not adjusted between two."
    ),
    "same-cell": lambda class_code=None: _same_cell(class_code, "wage" if class_code else "figure"),
    "suppressed": lambda measure=None: (
        "The figure was suppressed." if measure is None else f"The publisher advises against using this {measure}."
    ),
    "too-large": "The converted amount would be larger than any pay.",
    "top-coded": "The figure was top-coded.",
    "undated": "The source gives no date, so the figure is in dollars of no known year.",
}
"""Every code of what was left out, and its message or what makes it of values."""


# Why a role has no place in a matrix ----------------------------------------------------------


def _one_period(statistic: str, periods: Iterable[str]) -> str:
    return f"Its {statistic} is published per {joined(periods)} only and is not converted."


def _where(where: str | None) -> str:
    return f" in {where}" if where else ""


LEFT_OUT_ROLES: Final[Mapping[str, Message]] = {
    "annual-only": _one_period,
    "cell-counted": lambda where, period: f"Its wage per {period}{_where(where)} is that of a role counted already.",
    "hourly-only": _one_period,
    "no-jobs": lambda where, period: f"No number of jobs is published for its mean per {period}{_where(where)}.",
    "no-rate": lambda **values: _no_rate(**values).replace("The figure", "Its figure"),
    "no-mean": lambda where, period: f"No mean wage per {period} is published for it{_where(where)}.",
    "not-published": lambda statistic: f"It has no {statistic} as requested.",
    "open-figure": lambda statistic, bound, pay: f"Its {statistic} is only a bound: {BOUNDS[bound]}{_amount(pay)}.",
    "other-currency": lambda currency, others: (
        f"Its pay is in {currency}; the other figures are in {others}. Exchange rates (rates=) convert them."
    ),
    "other-period": _one_period,
    "suppressed": lambda statistic: f"Its {statistic} was not released.",
    "top-coded": lambda statistic, least: f"Its {statistic} is top-coded: only a lower bound, {least}, is published.",
    "unrated": MISSING["unrated"],
}
"""Every code of a role without a place in a matrix, and its message or what makes it of values."""


# Why a difference is not tested ---------------------------------------------------------------


UNTESTED: Final[Mapping[str, Message]] = {
    "bound": "A figure is only a bound, so the difference cannot be tested.",
    "different-sources": "The figures come from different sources, so sampling error does not measure the difference.",
    "means-only": "One group is part of the other, for which only means are tested.",
    "no-error": lambda source: (
        f"{publisher_name(source)} publishes no sampling error, so the difference cannot be tested."
    ),
    "no-error-of-percentiles": lambda source: (
        f"{publisher_name(source)} publishes no sampling error for percentiles; only means are tested."
    ),
    "no-share": "One group is part of the other, and its share of the jobs is not published.",
    "one-number": "Both figures are one published number, so there is no difference to report.",
    "one-wage": _same_cell,
    "part-exceeds-whole": "The part has more published jobs than the whole, so the difference cannot be tested.",
    "shared-jobs": "The two groups may share jobs, so the difference cannot be tested.",
    "too-coarse": "The published errors are too coarse to test this difference.",
    "two-classifications": "The group includes other occupations in the other classification.",
    "two-kinds": (
        "The figures measure different kinds of pay or workers, so sampling error does not measure the difference."
    ),
    "two-releases": "Two releases of one survey share respondents, so the difference cannot be tested.",
    "two-statistics": "The figures are different statistics, so sampling error does not measure the difference.",
}
"""Every reason for which a difference is not tested, and its sentence or what makes it of values."""

ASSUMPTIONS: Final[Mapping[str, Message]] = {
    "correlated": "Estimates from one survey may be correlated.",
    "exact-factors": "Conversion factors are treated as exact.",
    "part-and-whole": "Approximate: one group is part of the other, weighted by its share of the jobs.",
    "rounded-error": "A relative standard error published as 0.0% counts as 0.05%.",
    "sampling-error-only": "covers sampling error only, not response, model, or coverage error.",
}
"""What an interval assumes."""

# What was done to an amount, and why it could not be -------------------------------------------


def _currency_step(rate: "ExchangeRate") -> str:
    amount = f"{rate.currency} converted at {rate_text(rate)} {rate.to}"
    if rate.publication is None:
        return f"{amount}, the rate of {format_date(rate.date)}"
    return f"{amount}, the mean of {rate.publication.display_name} rates in {format_date(rate.date)}"


def rate_text(rate: "ExchangeRate") -> str:
    """An exchange rate as it was stated; of a mean of rates the five digits that a publisher gives.

    >>> from roleinfo import ExchangeRate
    >>> rate_text(ExchangeRate(currency="NZD", to="USD", rate=Decimal("0.60"), date="2026-01", source="our bank"))
    '0.60'
    """
    if rate.publication is None:
        return plain(rate.rate)
    return plain(rounded(rate.rate, max(0, _RATE_DIGITS - 1 - rate.rate.adjusted())))


STEPS: Final[Mapping[str, Message]] = {
    "currency": _currency_step,
    "dollars": lambda dated, to: f"{format_date(dated)} dollars converted to {format_date(to)} dollars",
    "prices": lambda area, year: f"prices in {area} converted to those of the United States in {year}",
}
"""What is done to an amount, by the kind of step, for a step whose text depends on more than its kind."""


def _spell(release: str, first: str, last: str) -> str:
    return f"{release} has rates from {format_date(first)} to {format_date(last)}"


NO_RATES: Final[Mapping[str, Message]] = {
    "currency": lambda currency, published: (
        f"The ECB publishes no rate for {currency}; it does for {joined(published)}."
    ),
    "month": lambda currency, month, release, first, last: (
        f"There is no ECB rate for {currency} of {format_date(month)}: {_spell(release, first, last)}."
    ),
    "part": lambda currency, month, days, of: (
        f"The ECB published rates for {currency} on {days} of the {of} days of {format_date(month)} that have rates, "
        "so there is no mean of the month."
    ),
    "undated": lambda release, first, last: (
        f"The figure is not dated to a month, of which an ECB rate could be taken: name a month; "
        f"{_spell(release, first, last)}."
    ),
}
"""Why there is no monthly mean of reference rates."""

_TABLES: Final[Mapping[str, Mapping[str, Message]]] = {
    "assumption": ASSUMPTIONS,
    "caveat": CAVEATS,
    "left-out": LEFT_OUT,
    "left-out-role": LEFT_OUT_ROLES,
    "no-rate": NO_RATES,
    "step": STEPS,
    "untested": UNTESTED,
}


def describe(kind: str, code: str, /, **values: object) -> str:
    """The message of a code, made of its values.

    >>> describe("caveat", "of-jobs"), describe("left-out", "no-index", date="2026-01")
    ('Percentiles are of jobs, not of people.', 'The price index has no value for January 2026.')
    """
    message = _TABLES[kind][code]
    return message if isinstance(message, str) else message(**values)
