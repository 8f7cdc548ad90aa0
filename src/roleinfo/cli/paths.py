"""``roleinfo paths``: find career paths between two roles."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import (
    Answer,
    add_all,
    add_catalogs,
    add_format,
    chosen_catalog,
    usage_checked,
    whole,
    write_result,
)

_EXAMPLES: Final = """\
examples:
  roleinfo paths "customer service representative" "sales manager"
  roleinfo paths carpenter "construction manager" --by learning \\
    --max-zone-step 1
  roleinfo paths "registered nurse" "nurse practitioner" --pay-floor 80000 \\
    --avoid "nurse midwife" --max-degree master --limit 1
"""
# Those of the library, which would have to be loaded for.
COSTS: Final = ("steps", "learning", "time", "pay")


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "paths",
        help="find career paths between two roles",
        description=(
            "Find the best paths from one role to another by number of steps, skills to gain,\n"
            "time required, or loss of pay on the way. A step must be known to\n"
            "satisfy every limit. The exit code is 1 if no path is found within the limits or\n"
            "before the search stops."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("start", metavar="FROM", help="the current role, by id, code, or title")
    parser.add_argument("end", metavar="TO", help="the target role")
    parser.add_argument("--by", choices=COSTS, default="steps", help="the cost to minimize (default: steps)")
    parser.add_argument("--limit", type=whole, default=3, metavar="N", help="list at most N paths (default: 3)")
    parser.add_argument("--max-steps", type=whole, default=5, metavar="N", help="at most N steps (default: 5)")
    parser.add_argument("--pay-floor", type=whole, metavar="PAY", help="every step pays at least PAY per year")
    parser.add_argument("--min-openings", type=whole, metavar="N", help="every step has at least N openings per year")
    parser.add_argument(
        "--max-degree", metavar="DEGREE", help="no step typically requires more than DEGREE, such as bachelor"
    )
    parser.add_argument("--max-zone-step", type=int, metavar="N", help="no step is more than N job zones up")
    parser.add_argument("--avoid", action="append", default=[], metavar="ROLE", help="a role to avoid; may be repeated")
    parser.add_argument("--max-search", type=whole, metavar="N", help="stop after N partial paths (default: 20000)")
    add_limits(parser)
    add_graph(parser)
    add_all(parser)
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def add_limits(parser: argparse.ArgumentParser) -> None:
    """The limits on school and pay, and the option that lifts the usual ones."""
    parser.add_argument(
        "--max-school-years", type=int, metavar="N", help="no step requires more than N more years of school"
    )
    parser.add_argument("--max-pay-cut", type=float, metavar="F", help="no step pays less by more than the fraction F")
    parser.add_argument(
        "--no-usual-limits",
        action="store_true",
        help="include steps that require a license of another field or much more school, or pay much less",
    )


def limits_of(arguments: argparse.Namespace) -> dict[str, Any]:
    """The limits of `add_limits` by their names in the functions."""
    return {
        "max_school_years": arguments.max_school_years,
        "max_pay_cut": arguments.max_pay_cut,
        "usual_limits": not arguments.no_usual_limits,
    }


def add_graph(parser: argparse.ArgumentParser) -> None:
    """The options for the graph of moves."""
    parser.add_argument("--place", metavar="PLACE", help="pay in this place, by code, name, or city")
    parser.add_argument(
        "--similar",
        type=float,
        metavar="R",
        help="also connect roles whose skill ratings correlate by at least R, above 0 up to 1",
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Find the paths and write them."""
    from roleinfo.api.careers import career_paths
    from roleinfo.careers.paths import MAX_SEARCH

    paths = usage_checked(
        career_paths, arguments.start, arguments.end, by=arguments.by, limit=arguments.limit,
        max_steps=arguments.max_steps, pay_floor=arguments.pay_floor, min_openings=arguments.min_openings,
        max_degree=arguments.max_degree, max_zone_step=arguments.max_zone_step, avoid=arguments.avoid,
        max_search=arguments.max_search or MAX_SEARCH, place=arguments.place, similar=arguments.similar,
        catalog=chosen_catalog(arguments), **limits_of(arguments),
    )  # fmt: skip
    text = write_result(arguments, paths, full=arguments.all, more="Requirements of each step: --all" if paths else "")
    return Answer(text, 0 if paths else 1)
