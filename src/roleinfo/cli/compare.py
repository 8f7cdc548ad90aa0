"""``roleinfo compare``: compare two roles."""

import argparse
from typing import TYPE_CHECKING, Any, Final

from roleinfo.cli.output import (
    Answer,
    WrongUseError,
    add_catalogs,
    add_confidence,
    add_format,
    add_rates,
    chosen_catalog,
    in_format,
    usage_checked,
    whole,
)
from roleinfo.cli.terminal import output_columns

if TYPE_CHECKING:
    from decimal import Decimal

    from roleinfo.pay.prices import ExchangeRate

# Those of the comparison's own form, which would have to be loaded for.
SECTION_IDS: Final = (
    "overview", "pay", "education", "experience", "people", "duties", "skills", "interests", "measures", "traits",
    "employers", "benefits", "credentials", "codes", "related", "notes", "sources",
)  # fmt: skip
_EXAMPLES: Final = """\
examples:
  roleinfo compare "registered nurse" "physician assistant" --place "San Jose" \\
    --format markdown > gap.md
  roleinfo compare "registered nurse" "registered nurse" --place California \\
    --place Texas --adjust-prices --explain
  roleinfo compare "registered nurse" uk-2237 --rates ecb --currency GBP
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "compare",
        help="compare two roles",
        description=(
            "Compare two roles. Differences are B minus A. Figures that cannot be compared\n"
            "are listed with reasons. The summary is one screen; use --all or --section for\n"
            "more."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("left", metavar="A", help="a role by id, code, or title")
    parser.add_argument("right", metavar="B", help="another role")
    parser.add_argument(
        "--statistic",
        type=_statistic,
        metavar="S[,S2]",
        help="only pay of this statistic (mean, median, low, p25, ...); with two, the first for A and the second for B",
    )
    parser.add_argument(
        "--component",
        type=_component,
        metavar="C[,C2]",
        help="only pay of this component (base, total, package, ...); with two, the first for A and the second for B",
    )
    for name, letter, what in (
        ("place", "P", "only pay in this place, by code, name, or city"),
        ("industry", "I", "only pay in this industry, by code or name"),
        ("experience", "E", "only pay at this length of experience"),
        ("source", "ID", "only figures of this source, by id or series"),
    ):
        meaning = f"{what}; give it twice for A and B separately"
        parser.add_argument(f"--{name}", action="append", metavar=letter, help=meaning)
    parser.add_argument(
        "--year",
        action="append",
        type=whole,
        metavar="Y",
        help="pay and jobs in the OEWS release of this year; give it twice for A and B separately",
    )
    parser.add_argument("--hours", type=_hours, metavar="H", help="convert hourly pay to annual at H hours per year")
    parser.add_argument(
        "--in-dollars-of", metavar="YEAR", help="adjust for inflation to YEAR or YEAR-MONTH dollars (CPI-U)"
    )
    parser.add_argument(
        "--rate",
        action="append",
        nargs=5,
        default=[],
        metavar=("FROM", "TO", "RATE", "DATE", "SOURCE"),
        help="compare pay across currencies at this exchange rate: RATE units of TO for one of FROM; may be repeated",
    )
    add_rates(parser)
    add_confidence(parser)
    parser.add_argument(
        "--adjust-prices", action="store_true", help="adjust state and metro pay for regional prices (BEA RPP)"
    )
    parser.add_argument(
        "--explain", action="store_true", help="show only how the pay difference was calculated, step by step"
    )
    parser.add_argument("--no-people", action="store_true", help="leave out figures about groups of people")
    parser.add_argument(
        "--section", type=_chosen_sections, metavar="NAME[,NAME]", help=f"show these sections: {', '.join(SECTION_IDS)}"
    )
    parser.add_argument("--all", action="store_true", help="show every section")
    parser.add_argument("--reasons", action="store_true", help="below each table, say why cells are empty")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Compare and write."""
    import attrs

    from roleinfo.api.comparing import compare
    from roleinfo.api.roles import role
    from roleinfo.views import comparison, explanation

    catalog = chosen_catalog(arguments)
    sides = [role(name, catalog=catalog) for name in (arguments.left, arguments.right)]
    if arguments.no_people:  # JSON carries whole roles: these are then without such figures too
        sides = [attrs.evolve(side, people=()) for side in sides]
    diff = usage_checked(
        compare,
        *sides,
        statistic=arguments.statistic,
        component=arguments.component,
        place=_sides("place", arguments.place),
        industry=_sides("industry", arguments.industry),
        experience=_sides("experience", arguments.experience),
        source=_sides("source", arguments.source),
        year=_sides("year", arguments.year),
        hours=arguments.hours,
        in_dollars_of=arguments.in_dollars_of,
        adjust_prices=arguments.adjust_prices,
        rates=_rates(arguments),
        currency=arguments.currency,
        **({} if arguments.confidence is None else {"confidence": arguments.confidence}),
        people=not arguments.no_people,
    )
    if arguments.explain:
        steps = diff.explain()
        return Answer(
            in_format(
                arguments,
                lambda: explanation.outline(steps),
                json=lambda: steps,
            )
        )
    if arguments.format != "text":
        return Answer(
            in_format(
                arguments,
                lambda: comparison.outline(diff, reasons=arguments.reasons, only=arguments.section or SECTION_IDS),
                json=lambda: diff.to_json(indent=2),
                csv=lambda: diff,
            )
        )
    width = output_columns()
    if arguments.all or arguments.section or arguments.reasons:
        only = arguments.section or SECTION_IDS
        return Answer(comparison.to_text(diff, reasons=arguments.reasons, only=only, width=width))
    return Answer(f"{diff.to_text(width=width)}\n\n{_more(width)}\n")


def _more(width: int) -> str:
    """How to see the rest."""
    from roleinfo.render.layout import wrapped

    sections = ",".join(SECTION_IDS)
    return "\n".join(wrapped(f"More: --section NAME (of {sections.replace(',', ', ')}), --all, or --explain", width))


def _chosen_sections(text: str) -> tuple[str, ...]:
    """The sections that a list with commas names."""
    names = tuple(name.strip() for name in text.split(","))
    unknown = [name for name in names if name not in SECTION_IDS]
    if unknown:
        raise argparse.ArgumentTypeError(f"must be among {', '.join(SECTION_IDS)}, not {unknown[0]!r:.60}")
    return names


def _rates(arguments: argparse.Namespace) -> "str | list[ExchangeRate]":
    """The name of published rates, or the caller's own; both are wrong use, and so is another name."""
    if arguments.rates is None:
        return [_rate(text) for text in arguments.rate]
    if arguments.rate:
        raise WrongUseError("--rate and --rates cannot be used together")
    return str(arguments.rates)


def _rate(given: list[str]) -> "ExchangeRate":
    """The rate that five words give; what can be none is wrong use."""
    from decimal import Decimal, InvalidOperation

    from roleinfo.pay.prices import ExchangeRate

    currency, to, rate, date, source = given
    try:
        return ExchangeRate(currency=currency, to=to, rate=Decimal(rate), date=date, source=source)
    except (InvalidOperation, TypeError, ValueError) as error:
        reason = f"must be a number, not {rate!r}" if isinstance(error, InvalidOperation) else error
        raise WrongUseError(f"--rate: {reason}") from None


def _sides(name: str, given: list[Any] | None) -> Any:
    """What an option that may be given twice asks for; three times is wrong use."""
    if given is None:
        return None
    if len(given) > 2:
        raise WrongUseError(f"--{name} may be given at most twice, once for each role, not {len(given)} times")
    return given[0] if len(given) == 1 else tuple(given)


def _hours(text: str) -> "Decimal":
    from roleinfo.model.amounts import amount_of

    try:
        return amount_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _statistic(text: str) -> str | tuple[str, str]:
    return _choice("statistic", text)


def _component(text: str) -> str | tuple[str, str]:
    return _choice("component", text)


def _choice(name: str, text: str) -> str | tuple[str, str]:
    """One name, or two of them with a comma between; what the comparison would refuse is wrong use."""
    from roleinfo.diffs.options import Options

    names = tuple(name.strip() for name in text.split(","))
    given: Any = names if len(names) > 1 else names[0]
    try:
        chosen: Any = getattr(Options(**{name: given}), name)
    except (TypeError, ValueError) as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return chosen  # type: ignore[no-any-return]
