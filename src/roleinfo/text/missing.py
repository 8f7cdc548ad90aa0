"""The messages of what is missing, by code, apart from all others: a look-up needs these alone.

What few messages need is imported where they are made: a look-up imports no other module for its words.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from roleinfo.model.source import Source
from roleinfo.typing import Component

Message = str | Callable[..., str]
"""A message, or what makes it of the values that its code takes."""


def named_sources(sources: Iterable[Source]) -> str:
    """The sources by name, by id where two of them have one name."""
    from roleinfo.text.phrases import joined, source_name

    given = sorted({source.id: source for source in sources}.values(), key=lambda source: source.id)
    names = dict.fromkeys(source_name(source) for source in given)
    return joined(names if len(names) == len(given) else (source.id for source in given))


def _not_published_here(title: str, where: str, others: Iterable[str] | None = None) -> str:
    if others is not None:
        from roleinfo.text.phrases import joined

        listed = joined(others)
        more = f"; it is listed under {listed}" if listed else ""
        return f"{title} has no figures by place or industry of its own{more}."
    return f"No figures are published for {title}{f' in {where}' if where else ''}."


def _not_stated(section: str, title: str, source: str | None) -> str:
    from roleinfo.text.sections import section_in_sentence

    who = "No source in this catalog states" if source is None else f"{source} does not state"
    return f"{who} {section_in_sentence(section)} for {title}."


def _month(date: str) -> str:
    from roleinfo.text.numbers import format_date

    return format_date(date)


def _class_changed(
    own: tuple[str, str], date: str, former: Iterable[tuple[str, str]], relation: str, first: str | None
) -> str:
    from roleinfo.text.phrases import joined

    code, title = own
    classes = list(former)
    others = joined(f"{of} ({name})" for of, name in classes)
    became = {
        "split": f"{code} ({title}) was part of {others} in {_month(date)} and had no figures of its own.",
        "merged": f"{code} ({title}) combines what were {len(classes)} classes in {_month(date)}: {others}.",
        "mixed": f"{code} ({title}) overlaps {others} of {_month(date)} but is neither part nor the whole of them.",
    }[relation]
    later = f" The first comparable release is that of {_month(first)}." if first else ""
    return f"{became}{later}"


def _no_history(title: str, others: Iterable[str]) -> str:
    from roleinfo.text.phrases import joined

    listed = joined(others)
    more = f"; it is listed under {listed}" if listed else ""
    return f"{title} has no figures of former releases of its own{more}."


def _suppressed(count: int | None = None, what: str = "") -> str:
    if count is None:
        return "The number of jobs was not released."
    shares = "1 share is" if count == 1 else f"{count} shares are"
    return f"{shares} omitted from the distribution of {what}: the publisher advises against use."


def _not_in_country(title: str, country: str, section: str = "", sections: Iterable[str] = ()) -> str:
    from roleinfo.model.country import COUNTRIES
    from roleinfo.text.phrases import joined
    from roleinfo.text.sections import section_in_sentence

    where = COUNTRIES[country].phrase
    listed = joined((section_in_sentence(name) for name in sections or (section,)), last="or")
    return f"No source in this catalog states {listed} for {title} in {where}."


def _no_row(why: str) -> Callable[..., str]:
    def message(title: str, source: Source, component: Component | None = None, universe: str | None = None) -> str:
        from roleinfo.text.figures import COMPONENT_NAMES
        from roleinfo.text.phrases import source_name

        periods = {"ashe_hourly": "hourly ", "ashe_weekly": "weekly ", "ashe_annual": "annual "}
        kind = "" if component is None else f"{periods.get(component, '')}{COMPONENT_NAMES[component]} of {universe}"
        return f"{source_name(source)} has no {kind or 'pay'} for {title}: {why}."

    return message


MISSING: Final[Mapping[str, Message]] = {
    "annual-only": "Only annual pay is published; no hourly pay is calculated from it.",
    "class-changed": _class_changed,
    "different-sources": lambda sources: (
        f"Its skills are listed by {named_sources(sources)}; lists of different sources are not compared."
    ),
    "disclosive": _no_row("it would disclose the pay of single employers or employees"),
    "history-is-national": lambda title, date, where: (
        f"Former releases are held for the nation and all industries only, so there are no figures of {_month(date)} "
        f"for {title} in {where}."
    ),
    "hourly-only": "Only hourly pay is published; no annual pay is calculated from it.",
    "no-history": _no_history,
    "not-applicable": _no_row("its publisher marks it as not applicable"),
    "not-asked-for": "Figures about groups of people were not requested.",
    "not-available": "The publisher gives no share of self-employed workers, which need not be 0.",
    "not-in-country": _not_in_country,
    "not-published-here": _not_published_here,
    "not-published-in": lambda title, date: f"No figures were published for {title} in {_month(date)}.",
    "not-rated-alike": "No skill, knowledge area, or ability is rated for both roles by one source on one scale.",
    "not-stated": _not_stated,
    "small-sample": "The sample is too small: the publisher gives no median age, so no shares by age are calculated.",
    "suppressed": _suppressed,
    "unrated": "None of its skills, knowledge areas, or abilities is rated.",
}
"""Every code of what is missing, and its message or what makes it of values."""


def describe(code: str, /, **values: object) -> str:
    """The message of what is missing, made of the values that its code takes.

    >>> describe("annual-only")
    'Only annual pay is published; no hourly pay is calculated from it.'
    """
    message = MISSING[code]
    return message if isinstance(message, str) else message(**values)
