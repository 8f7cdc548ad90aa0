"""``roleinfo compare``: two roles side by side."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_format, chosen_catalog, in_format

_EXAMPLES: Final = """\
examples:
  roleinfo compare "account manager" "account representative"
  roleinfo compare "account manager" "account representative" --statistic mean --no-people
  roleinfo compare "account manager" "account representative" --format markdown > gap.md
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "compare",
        help="two roles side by side",
        description="Two roles side by side, like with like; every difference is right - left.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("left", metavar="A", help="a role by id, code or title")
    parser.add_argument("right", metavar="B", help="another one")
    parser.add_argument(
        "--statistic",
        type=_statistic,
        metavar="S[,S2]",
        help="pay of this statistic alone (mean, median, low, p25, ...); of two, the first of A and the second of B",
    )
    parser.add_argument(
        "--component",
        type=_component,
        metavar="C[,C2]",
        help="pay of this component alone (base, total, package, ...); of two, the first of A and the second of B",
    )
    parser.add_argument("--place", metavar="P", help="pay of this place alone, by code or name")
    parser.add_argument("--industry", metavar="I", help="pay of this industry alone")
    parser.add_argument("--source", metavar="ID", help="what this source says alone, by id or series")
    parser.add_argument("--no-people", action="store_true", help="leave out figures about groups of people")
    parser.add_argument("--reasons", action="store_true", help="say below each table why cells are empty")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Compare and write."""
    import attrs

    from roleinfo.catalog.catalogs import role
    from roleinfo.diffs.roles import compare
    from roleinfo.reports import comparison

    catalog = chosen_catalog(arguments)
    sides = [role(each, catalog=catalog) for each in (arguments.left, arguments.right)]
    if arguments.no_people:  # JSON carries whole roles: these are then without such figures too
        sides = [attrs.evolve(each, people=()) for each in sides]
    diff = compare(
        *sides,
        statistic=arguments.statistic,
        component=arguments.component,
        place=arguments.place,
        industry=arguments.industry,
        source=arguments.source,
        people=not arguments.no_people,
    )
    return Answer(
        in_format(
            arguments,
            text=lambda: comparison.to_text(diff, reasons=arguments.reasons),
            markdown=lambda: comparison.to_markdown(diff, reasons=arguments.reasons),
            json=lambda: diff.to_json() + "\n",
        )
    )


def _statistic(text: str) -> str | tuple[str, str]:
    return _choice("statistic", text)


def _component(text: str) -> str | tuple[str, str]:
    return _choice("component", text)


def _choice(name: str, text: str) -> str | tuple[str, str]:
    """One name, or two of them with a comma between; what the comparison would refuse is wrong use."""
    from roleinfo.diffs.options import Options

    names = tuple(each.strip() for each in text.split(","))
    given: Any = names if len(names) > 1 else names[0]
    try:
        chosen: Any = getattr(Options(**{name: given}), name)
    except (TypeError, ValueError) as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return chosen  # type: ignore[no-any-return]
