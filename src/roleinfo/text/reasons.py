"""Why no pay is compared, and why a difference is not tested: one sentence each."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from roleinfo.diffs.countries import SURVEYS, are_abroad
from roleinfo.diffs.options import SIDED
from roleinfo.model.caveat import NO_TABLE, WITHOUT_PAY
from roleinfo.model.country import UNITED_STATES
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.words import closed, publisher_name
from roleinfo.text.facts import capital
from roleinfo.text.figures import BOUNDS
from roleinfo.text.messages import describe
from roleinfo.text.phrases import (
    credit,
    hourly,
    industry_name,
    is_occupation,
    joined,
    level_text,
    per,
    place_name,
    title_in_sentence,
)
from roleinfo.text.sides import pay_of, same_title, side_names, side_scopes, verb_of

if TYPE_CHECKING:
    from roleinfo.diffs.pairing import LeftOut
    from roleinfo.diffs.roles import RoleDiff
    from roleinfo.diffs.salary import SalaryGap
    from roleinfo.model.role import Role

CONVERSION_CODES: Final = (
    "no-index", "no-parity", "no-rate", "not-in-dollars", "other-hours", "prices-abroad", "undated"
)  # fmt: skip
"""The codes of figures that are left out since they cannot be converted as requested."""
STATE_RATES: Final = "state an exchange rate (rates=, --rates) to compare them"
"""What is to be done about pay in several currencies."""
NO_PAY_COMPARED: Final = "No pay is compared"
_MILITARY: Final = "55-"
_TOP_CODED: Final = "top_coded"
_ASPECTS: Final = {
    "other-statistic": "statistic",
    "other-component": "what pay includes",
    "other-money": "currency or period",
    "other-population": "place, industry, employer, or experience",
}


def verdict(gap: "SalaryGap") -> str:
    """Whether the difference is significant, or why that is not known."""
    if gap.significant is None:
        return gap.untested or "The difference is too large to be tested."
    negation = "" if gap.significant else "not "
    return (
        f"The difference is {negation}statistically significant at the {level_text(gap.confidence)} confidence level."
    )


def why_no_pay(diff: "RoleDiff") -> Iterator[str]:
    """Why no pay is compared: a sentence for each side without a figure, else one on why the two do not meet."""
    silent = [role for role in (diff.left, diff.right) if not role.salary]
    if silent:
        names: dict[str, dict[str, None]] = {}
        for role in silent:
            sentence, name = _no_pay_of(role)
            names.setdefault(sentence, {})[name] = None
        yield from (sentence.format(joined(titles, last="or")) for sentence, titles in names.items())
        return
    yield from [*_outside_options(diff)] or [_why_apart(diff)]


def _no_pay_of(role: "Role") -> tuple[str, str]:
    """Why a role has no figure of pay: the sentence with a gap, and the name that stands there."""
    title = title_in_sentence(role)
    if role.id.startswith(_MILITARY):
        return "BLS publishes no wages for {}.", "military occupations"
    codes = WITHOUT_PAY if role.year is not None else NO_TABLE
    message = next((gap.message for gap in role.missing if gap.path == ("salary",) and gap.code in codes), None)
    if message is not None:
        return _literal(message), ""
    if role.salary and not any(figure.known_amount for figure in role.salary):
        return _not_released(role.salary[0]), title
    limits = [f" in {place_name(role.place)}"] if role.place else []
    limits += [f" in {industry_name(role.industry)}"] if role.industry else []
    where = _literal("".join(limits))
    if not is_occupation(role) or role.country not in (None, UNITED_STATES.code):
        return f"No source in this catalog states pay for {{}}{where}.", title
    if where and any(missing.code == "not-published-here" for missing in role.missing):
        return f"No wage is published for {{}}{where}.", role.id
    return "BLS publishes no wages for {}.", title


def _not_released(figure: SalaryEstimate) -> str:
    """That a publisher withheld the pay of a role, with a gap for its title."""
    where = f" in {place_name(figure.place)}" if figure.place else ""
    where += f" in {industry_name(figure.industry)}" if figure.industry else ""
    what = "wages" if figure.component == "oews_wage" else "pay"
    return f"{_literal(publisher_name(figure.source))} did not release {what} for {{}}{_literal(where)}."


def _literal(text: str) -> str:
    """A text as it stands in a sentence with a gap: its braces are no gap."""
    return text.replace("{", "{{").replace("}", "}}")


def no_pay_of(role: "Role") -> str:
    """Why a role has no figure of pay, as a clause: without a full stop."""
    sentence, name = _no_pay_of(role)
    return sentence.format(name).removesuffix(".")


def _outside_options(diff: "RoleDiff") -> Iterator[str]:
    """Of each side none of whose figures is such as was asked for: what was asked for."""
    names: dict[str, dict[str, None]] = {}
    for side, (name, role) in enumerate((("left", diff.left), ("right", diff.right))):
        out = [omitted for omitted in diff.salary.left_out if omitted.side == name]
        if out and all(omitted.code == "not-asked-for" for omitted in out):
            limits = joined(
                f"{option} {value}" for option in SIDED if (value := diff.options.side(option, side)) is not None
            )
            names.setdefault(limits, {})[title_in_sentence(role)] = None
    for limits, titles in names.items():
        yield f"No pay figure for {joined(titles, last='or')} meets the options requested ({limits})."


def _why_apart(diff: "RoleDiff") -> str:
    """Why two sides that both have pay have no two figures to compare."""
    out = [omitted for omitted in diff.salary.left_out if omitted.code != "not-asked-for"]
    codes = {omitted.code for omitted in out}
    facts = {
        side: [omitted.fact for omitted in out if omitted.side == side and isinstance(omitted.fact, SalaryEstimate)]
        for side in ("left", "right")
    }
    names = (title_in_sentence(diff.left), title_in_sentence(diff.right))
    if facts["left"] and facts["right"]:
        names = side_names(diff, facts["left"][0], facts["right"][0])
    if "same-cell" in codes:
        code = next((figure.class_code for figure in facts["left"] if figure.class_code), None)
        return describe("untested", "one-wage", class_code=code)
    if "open-both-ways" in codes:
        open_ends = [
            omitted.fact
            for omitted in out
            if omitted.code == "open-both-ways" and isinstance(omitted.fact, SalaryEstimate)
        ]
        return _open_both_ways(min(open_ends, key=lambda figure: figure.order))
    for side in facts:
        if unconverted := _unconverted([omitted for omitted in out if omitted.side == side]):
            return unconverted
    pays = {side: {figure.known_amount for figure in figures if figure.known_amount} for side, figures in facts.items()}
    currencies = [{pay.currency for pay in pays[side]} for side in ("left", "right")]
    if "other-currency" in codes and not currencies[0] & currencies[1]:
        subject = capital(_paid_apart(names, currencies))
        places = [{figure.place for figure in figures} for figures in facts.values()]
        if not places[0] & places[1] and not are_abroad(diff.left, diff.right):
            return f"{subject}, and for different places, so the figures are not compared."
        return f"{subject}; {STATE_RATES}."
    periods = [{pay.period for pay in pays[side]} for side in ("left", "right")]
    if all(len(published) == 1 for published in periods) and periods[0] != periods[1]:
        one, other = periods[0].pop(), periods[1].pop()
        is_wage = all(figure.component == "oews_wage" for figures in facts.values() for figure in figures)
        verb = "Wages are" if is_wage else "Pay is"
        how = "state the hours" if {"hour", "day"} & {one, other} else "convert one of them"
        return (
            f"{verb} published per {one} only for {closed(names[0])} and per {other} only for {names[1]}; "
            f"{how} to compare them."
        )
    for side, role in (("left", diff.left), ("right", diff.right)):
        if facts[side] and not pays[side]:
            return _not_released(facts[side][0]).format(title_in_sentence(role))
    aspects = [aspect for code, aspect in _ASPECTS.items() if code in codes]
    if aspects:
        what = f"The pay figures for {closed(names[0])} and {closed(names[1])}"
        hint = "; name the component of each side (component=) to compare them" if _are_of_surveys_abroad(diff) else ""
        return f"{what} differ in {joined(aspects)}, so they are not compared{hint}."
    message = next((left_out.message for left_out in out), "The roles have no figures of the same kind.")
    subject = f"{closed(names[0])} and {names[1]}"
    if same_title(diff) and facts["left"] and facts["right"]:  # which is said once
        scopes = side_scopes(diff, facts["left"][0], facts["right"][0])
        subject = f"{title_in_sentence(diff.left)} {' and '.join(scopes)}"
    return f"{NO_PAY_COMPARED} for {subject}: {message}"


def currencies_apart(diff: "RoleDiff") -> str | None:
    """That two roles are paid in other money, and how it is converted; None where they are not, or rates are given."""
    options, roles = diff.options, (diff.left, diff.right)
    left, right = ({figure.known_amount.currency for figure in role.salary if figure.known_amount} for role in roles)
    if options.rates or options.no_rates or options.currency or not left or not right or left & right:
        return None
    return f"{_paid_apart([title_in_sentence(role) for role in roles], (left, right))}; {STATE_RATES}"


def _paid_apart(names: Sequence[str], currencies: Sequence[Iterable[str]]) -> str:
    """In which money each of two roles is paid, as a clause."""
    left, right = (joined(sorted(of)) for of in currencies)
    return f"pay is stated in {left} for {closed(names[0])} and in {right} for {names[1]}"


def _unconverted(omitted: "Sequence[LeftOut]") -> str | None:
    """Why no figure of a side can be converted as requested; None where one can."""
    if not omitted or any(out.code not in CONVERSION_CODES for out in omitted):
        return None
    return omitted[0].message


def _are_of_surveys_abroad(diff: "RoleDiff") -> bool:
    """Whether two national surveys publish pay per year of the two sides, which meets by its named components alone."""
    if not are_abroad(diff.left, diff.right):
        return False
    periods = (
        {pay.period for figure in role.salary if figure.component in SURVEYS and (pay := figure.known_amount)}
        for role in (diff.left, diff.right)
    )
    return all("year" in published for published in periods)


def _open_both_ways(figure: SalaryEstimate) -> str:
    pay = figure.known_amount
    if pay is None:
        return describe("left-out", "open-both-ways")
    coded = f"; top-coded by {publisher_name(figure.source)}" if figure.status == _TOP_CODED else ""
    amount = f"{BOUNDS[figure.effective_bound]}{hourly(pay)} {per(pay)}"
    kind = pay_of(figure)
    subject = f"{kind[:1].upper()}{kind[1:]} {verb_of(kind)} known only to be {amount} for both roles"
    return f"{subject}, so which of the two is higher is not known ({credit(figure)}{coded})."
