"""``roleinfo paths``: the best paths from one role to another."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import (
    Answer,
    add_catalogs,
    add_format,
    chosen_catalog,
    in_format,
    understood,
    whole,
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
        help="the best paths from one role to another",
        description=(
            "The best paths from one role to another by a cost: the number of steps, what has\n"
            "to be learned, the related work that is asked, or how far pay falls on the way.\n"
            "The answer is no (exit code 1) where there is none within the constraints, and\n"
            "where the search was cut off before it found one; no constraint is kept by what\n"
            "is unknown."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("start", metavar="FROM", help="where one is: an id, a code or a title")
    parser.add_argument("end", metavar="TO", help="where one wants to be")
    parser.add_argument("--by", choices=COSTS, default="steps", help="what a path costs (default: steps)")
    parser.add_argument("--limit", type=whole, default=3, metavar="N", help="the most paths to list (default: 3)")
    parser.add_argument("--max-steps", type=whole, default=5, metavar="N", help="the most steps (default: 5)")
    parser.add_argument("--pay-floor", type=whole, metavar="PAY", help="no step pays less a year")
    parser.add_argument("--min-openings", type=whole, metavar="N", help="no step has fewer openings a year")
    parser.add_argument("--max-degree", metavar="DEGREE", help="no step asks typically for more, such as bachelor")
    parser.add_argument("--max-zone-step", type=int, metavar="N", help="no step is more job zones up")
    parser.add_argument("--avoid", action="append", default=[], metavar="ROLE", help="a role to avoid; may be repeated")
    parser.add_argument(
        "--patience", type=whole, metavar="N", help="how many beginnings of paths are looked at (default: 20000)"
    )
    add_graph(parser)
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def add_graph(parser: argparse.ArgumentParser) -> None:
    """The options for the graph of moves."""
    parser.add_argument("--place", metavar="PLACE", help="where pay is of, by code, name or city")
    parser.add_argument(
        "--similar",
        type=float,
        metavar="R",
        help="let roles lead to each other too whose ratings of skills correlate by at least R, above 0 up to 1",
    )


def run(arguments: argparse.Namespace) -> Answer:
    """Find the paths and write them."""
    from roleinfo.api.careers import career_paths
    from roleinfo.careers.paths import PATIENCE
    from roleinfo.views import careers as report, moves as plain

    found = understood(
        career_paths, arguments.start, arguments.end, by=arguments.by, limit=arguments.limit,
        max_steps=arguments.max_steps, pay_floor=arguments.pay_floor, min_openings=arguments.min_openings,
        max_degree=arguments.max_degree, max_zone_step=arguments.max_zone_step, avoid=arguments.avoid,
        patience=arguments.patience or PATIENCE, place=arguments.place, similar=arguments.similar,
        catalog=chosen_catalog(arguments),
    )  # fmt: skip
    text = in_format(
        arguments,
        lambda: report.paths_outline(found),
        json=lambda: plain.paths_to_dict(found),
        csv=lambda: found,
    )
    return Answer(text, 0 if found else 1)
